"""Somebody with a role in a body speaks for the one that the article speaks of; who is not named stays unnamed."""

import pytest

from helpers.attribution import attribute

# Text, source, speaker.
HEADS = [
    (
        "Lund Foods said on Monday it was closing a plant. Chief Executive Ana Ruiz said 412 jobs would go.",
        "Lund Foods",
        "Ana Ruiz",
    ),
    (
        "Lund Foods said on Monday it was closing a plant. Company spokeswoman Ana Ruiz said 412 jobs would go.",
        "Lund Foods",
        "Ana Ruiz",
    ),
    ("Police boss Lars Holm said 412 drivers were stopped.", "police", "Lars Holm"),
    ("General Lars Holm, the army spokesman, said 412 fighters died.", "army", "Lars Holm"),
    ("Superintendent of Police Lars Holm said 412 drivers were stopped.", "Police", "Lars Holm"),
    (
        "UNICEF opened a camp. Ana Ruiz, its representative in the region, said 412 children were there.",
        "UNICEF",
        "Ana Ruiz",
    ),
    (
        "Lars Holm has been with the coastguard for a decade. Holm said 412 people were saved.",
        "coastguard",
        "Lars Holm",
    ),
    ("Lars Holm, army spokesman in the north, said 412 fighters died.", "army", "Lars Holm"),
    (
        "The Peruvian army held the town. Lars Holm, army spokesman in the north, said 412 fighters died.",
        "Peruvian military",
        "Lars Holm",
    ),
    ("Lars Holm, the Dawn Front’s military spokesman, said 412 men died.", "Dawn Front", "Lars Holm"),
    (
        "Lund Foods will close a plant, the group said. Chief Executive Ana Ruiz said 412 jobs would go.",
        "Lund Foods",
        "Ana Ruiz",
    ),
    (
        "Kenya acted. Health Cabinet Secretary Ana Ruiz said 412 people fell ill.",
        "Kenyan health ministry",
        "Ana Ruiz",
    ),
    (
        "Oxfam opened a camp. “We saw 412 people,” said Lars Holm, the group's head of mission.",
        "Oxfam",
        "Lars Holm",
    ),
    ("Ruiz, of the World Food Programme, said 412 people were fed.", "WFP", "Ruiz"),
]
LED = [
    ("The miners' union met on Monday. Its president, Jean Kalo, said 412 people came.", "miners' union"),
    (
        "The Teachers' Union of Varen met. Union president Jean Kalo said 412 people came.",
        "Teachers' Union of Varen",
    ),
    ("Norway sent help. Its president, Jean Kalo, said 412 people came.", "Jean Kalo"),
    ("UNICEF sent help. President Jean Kalo said 412 people came.", "Jean Kalo"),
]
LATER = [
    (
        "Ridge Travel cut its tours. It was busy, owner Ana Ruiz said. Ruiz said 412 trips were sold.",
        "Ana Ruiz",
    ),
    ("The harbour was busy, organiser Tom Holm said. Holm said 412 people came.", "Tom Holm"),
]
PERSONS = [
    ("School Superintendent Ana Ruiz said 412 children left.", "Ana Ruiz"),
    ("A doctor at the clinic in Varen said 412 people fell ill.", "doctor at the clinic in Varen"),
    ("A Treasury official said 412 boats were sold.", "Treasury official"),
]


@pytest.mark.parametrize(("text", "source", "speaker"), HEADS)
def test_who_has_a_role_in_a_body_speaks_for_it(text: str, source: str, speaker: str) -> None:
    found = attribute(text).of("412")

    assert (found.source, found.speaker) == (source, speaker)


@pytest.mark.parametrize(("text", "source"), PERSONS)
def test_a_role_that_names_no_body_leaves_the_person(text: str, source: str) -> None:
    found = attribute(text).of("412")

    assert (found.source, found.speaker) == (source, None)


def test_the_company_is_no_council_and_no_newspaper() -> None:
    text = (
        "Hill Council complained on Monday. It has asked Lund Foods to stop. "
        "The company said 412 jobs would go."
    )

    assert attribute(text).of("412").source == "Lund Foods"


WHOLE = [
    ("The company that runs the dam, Hydro Lund, said 412 people must move.", "Hydro Lund"),
    ("Survivor Idris, 19, told reporters he had paid for 412 places.", "Idris"),
    ("A survey published by Hill Watch last month found that 412 people agreed.", "Hill Watch"),
    ("A separate report last week by Hill Watch said 412 people agreed.", "Hill Watch"),
    ("A survey found a plan by Lars Holm would help 412 people.", "survey"),
    ("Organisers from Keep It Down claimed a turnout of 412.", "Organisers from Keep It Down"),
]


@pytest.mark.parametrize(("text", "source"), WHOLE)
def test_a_name_is_read_whole_and_without_what_stands_before_it(text: str, source: str) -> None:
    assert attribute(text).of("412").source == source


@pytest.mark.parametrize(("text", "person"), LATER)
def test_a_last_name_stands_for_who_was_described_before(text: str, person: str) -> None:
    found = attribute(text).of("412")

    assert person in (found.source, found.speaker)


def test_a_union_with_a_field_is_it() -> None:
    text = "The ministry closed the pier. The boatmen's union calls it an insult. It demands $412 a family."

    assert attribute(text).of("$412").source == "boatmen's union"


@pytest.mark.parametrize(("text", "source"), LED)
def test_the_president_of_a_body_speaks_for_it_and_that_of_a_country_for_himself(
    text: str, source: str
) -> None:
    assert attribute(text).of("412").source == source


def test_a_charity_is_the_one_whose_spokesman_spoke_and_no_person() -> None:
    text = (
        "A spokesperson for the Blue Hand said it had served 30 meals. "
        "“They knew,” said Jan Holm, who lost his home. The charity estimates that 412 people need water."
    )

    assert attribute(text).of("412").source == "Blue Hand"


def test_a_force_is_not_the_agency_that_is_named_further_down() -> None:
    found = attribute("The coastguard says 412 people were saved. Frontex said 60 had died.")

    assert (found.of("412").source, found.of("60").source) == ("coastguard", "Frontex")


def test_company_figures_are_those_of_the_company_named_before() -> None:
    text = "Voltara Motors said it was growing. It sold 412 cars, company figures showed on Monday."

    assert attribute(text).of("412").source == "Voltara Motors"


def test_an_agency_is_no_fleet() -> None:
    text = (
        "Peru's National Intelligence Service said men had left. "
        "412 were taken there by vessels of Norway's Northern Fleet, the agency said."
    )

    assert "Fleet" not in (attribute(text).of("412").source or "")
