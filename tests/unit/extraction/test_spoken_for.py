"""Pronouns, employers and heads: who is a person, who is a body, and who speaks for which."""

import pytest

from helpers.attribution import attribute

BODIES = [
    ("Pike Harbour Mill will close. It said 412 jobs would go.", "Pike Harbour Mill"),
    ("Schools First says it is busy. It believes that 412 children were helped.", "Schools First"),
    ("Lund Foods will close shops. The retailer said 412 jobs would go.", "Lund Foods"),
    ("The group Justice Fjord said on Monday it was busy. It said 412 people were held.", "Justice Fjord"),
    ("The energy ministry ended the subsidy. It says that 412 stations closed.", "energy ministry"),
]
PERSONS = [
    ("A trader told reporters that the road was shut. He said 412 boats were idle.", "trader"),
    ("A farmer near the border said the road was shut. He said 412 boats were idle.", "farmer"),
    ("In Varen, clerk Odile Marchand spoke to reporters. She said 412 boats were idle.", "Odile Marchand"),
    ("Anna Lind fled to Varen. Varen is safe. She said 412 boats were idle.", "Anna Lind"),
    ("But a nurse told the club a darker tale. She said 412 boats were idle.", "nurse"),
    ("10:45 Fishermen near Goat Island said 412 boats were idle.", "fishermen"),
    ("Harbour scientist Mei Tran said 412 boats were idle.", "Mei Tran"),
]
MEMBERS = [
    ("Greta Lund of Open Hill, a charity, met us. Lund said 412 boats were idle.", "Open Hill", "Greta Lund"),
    ("Greta Lund of the Hill Foundation said 412 boats were idle.", "Hill Foundation", "Greta Lund"),
    (
        "Dr Amina Farouk of Salim General Hospital said 412 fell ill.",
        "Salim General Hospital",
        "Amina Farouk",
    ),
    (
        "Greta Lund of the Hill Foundation met fishermen. Lund said 412 boats were idle.",
        "Hill Foundation",
        "Greta Lund",
    ),
    (
        "Ilse Brandt counts boats. She leads the Oslo office of the group Open Harbour. "
        "Brandt said 412 boats were idle.",
        "Open Harbour",
        "Ilse Brandt",
    ),
    (
        "The Metalworkers' Union met. Union secretary Erik Dahl said 412 boats were idle.",
        "Metalworkers' Union",
        "Erik Dahl",
    ),
    (
        "The Metalworkers' Union met. The union's director, Erik Dahl, spoke. Dahl said 412 boats were idle.",
        "Metalworkers' Union",
        "Erik Dahl",
    ),
]


@pytest.mark.parametrize(("text", "source"), BODIES)
def test_it_and_the_retailer_stand_for_the_last_body(text, source):
    assert attribute(text).of("412").source == source


@pytest.mark.parametrize(("text", "source"), PERSONS)
def test_he_and_she_stand_for_a_person_and_no_place(text, source):
    assert attribute(text).of("412").source == source


@pytest.mark.parametrize(("text", "source", "speaker"), MEMBERS)
def test_who_belongs_to_a_body_speaks_for_it(text, source, speaker):
    found = attribute(text).of("412")

    assert (found.source, found.speaker) == (source, speaker)


def test_the_teams_of_a_body_speak_for_it():
    assert attribute("The Hill Foundation's teams counted 412 boats.").of("412").source == "Hill Foundation"


def test_a_justice_ministry_is_no_justice():
    found = attribute("Justice Ola Moe retired. The justice ministry said 412 judges were left.")

    assert found.of("412").source == "justice ministry"


def test_an_interview_credits_answers_and_not_the_questions():
    found = attribute(
        "Tomas Brandl runs the Elm River Trust.\n\n"
        "Observer: So you counted 90 fish in the spring?\n\n"
        "Tomas Brandl: We counted 412 of them last year. The regulator said it found 33.\n\n"
        "Observer: And what do you need now?\n\n"
        "Brandl: We want 75 more boats by the summer."
    )

    assert [found.of(n).source for n in ("412", "33", "75")] == [
        "Elm River Trust",
        "regulator",
        "Elm River Trust",
    ]
    assert [found.of(n).speaker for n in ("412", "75")] == ["Tomas Brandl", "Tomas Brandl"]
    assert found.of("33").via == "Tomas Brandl"
    assert found.of("90").source != "Observer"


def test_who_answers_is_named_before_the_first_question():
    found = attribute(
        "Piet Hansen came home from the north.\n\n"
        "Q: How many boats did you see?\n\n"
        "A: There were 412 of them by the river.\n\n"
        "Q: And how many sank?\n\n"
        "A: About 33 of them sank in the storm."
    )

    assert [found.of(n).source for n in ("412", "33")] == ["Piet Hansen", "Piet Hansen"]
