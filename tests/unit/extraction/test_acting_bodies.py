"""Whom "it" stands for: the body that acted last, also where the article says only what it is."""

import pytest

from helpers.attribution import attribute


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "The city moved 90 families on Thursday. Oxfam said 12 of them were ill. The city disputes that. It still "
            "plans to move 412 more.", "city", id="a city",
        ),
        pytest.param(
            "The province ordered everyone off the coast. It aims to shelter 412 people in schools.", "province",
            id="a province",
        ),
        pytest.param(
            "The town of Lindhaven emptied its lower streets. Rain went on. It hopes to move 412 people by Friday.",
            "town of Lindhaven", id="a town with its name",
        ),
        pytest.param(
            "The port authority cleared the quay. It hopes to unload 412 ships this week.", "port authority",
            id="a body with its field",
        ),
        pytest.param(
            "Oxfam sent tents. The factory, which stands by the river, went on. It said 412 of its workers were "
            "ill.", "factory", id="a clause behind it",
        ),
        pytest.param(
            "Lund Mills shut its plant in May, and the union called it a betrayal. The company did not comment. It has "
            "said 412 jobs will go.", "Lund Mills", id="the company named before",
        ),
        pytest.param(
            "Lund Mills shut its plant in May. The union called it a betrayal and went to court. It says 412 jobs were "
            "lost.", "union", id="the union acted last",
        ),
        pytest.param(
            "Oxfam ran the shelters. The bridge over the Sel broke on Sunday. It plans to send 412 tents.", "Oxfam",
            id="a bridge does not plan",
        ),
    ],
)  # fmt: skip
def test_it_is_the_body_that_acted_last(text: str, source: str) -> None:
    assert attribute(text).of("412").source == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "Power is back in all but 300 homes, OSTENERGI said. On Tuesday it had counted 412 homes.", "OSTENERGI",
            id="one word in capitals",
        ),
        pytest.param(
            "The clinic is full. Sanova, which runs it, has called for help. It says 412 beds are short.", "Sanova",
            id="one word",
        ),
        pytest.param("Sanova holds 412 beds, its latest annual report shows.", "Sanova", id="its report, behind it"),
        pytest.param(
            "Rain fell in Lindhaven. Oxfam sent tents. Lindhaven is wet. It plans to send 412 more.", "Oxfam",
            id="a place",
        ),
        pytest.param(
            "The union called it a scandal. Analysts at Hill Bank cut their target. They reckon that it will cost 412 "
            "crowns.", "Analysts at Hill Bank", id="they",
        ),
        pytest.param(
            "An army officer at the gate laughed when asked. “We have seen 412 boats,” he said.",
            "army officer at the gate", id="somebody who acted",
        ),
        pytest.param(
            "Oxfam's Ana Lund left early. Maureen Tait, 71, from Osten, got a call. “I paid 412 crowns,” she said.",
            "Maureen Tait", id="a name with an age",
        ),
        pytest.param(
            "Sanova has shut its mine. The miners' union said five men were missing. Chief executive Marta Lind came. "
            "The dam had been looked at 412 times, she said.", "Sanova", id="no union has a chief executive",
        ),
    ],
)  # fmt: skip
def test_a_pronoun_is_whoever_acted_last(text: str, source: str) -> None:
    assert attribute(text).of("412").source == source


def test_an_it_that_nobody_is_known_for_is_no_source():
    assert attribute("Rain fell on the hills. It said 412 wells were dry.").of("412").source is None


INTERVIEW = (
    "Dame Ana Lund, 67, a retired judge, led the inquiry into the mine fire. She spoke to Laura Finch.\n\n"
    "Q: Which number stays with you?\n\nA: I think of the 412 men.\n\n"
    "Q: You say 31 of them need not have died. Others say 58.\n\nA: I do."
)


def test_an_interview_knows_the_whole_name_of_who_answers():
    found = attribute(INTERVIEW)
    assert found.of("412").source == "Ana Lund"
    assert found.of("31").source == "Ana Lund"  # what "you say" is his word
    assert found.of("58").source != "Ana Lund"
