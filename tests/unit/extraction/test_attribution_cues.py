"""Which constructions name who gives a number, and how far what they say reaches."""

import pytest

from helpers.attribution import attribute


@pytest.mark.parametrize(
    ("text", "number", "source"),
    [
        pytest.param(
            "A 2019 study by Oxfam found that 412 wells were dry.", "412", "Oxfam", id="a year before a study"
        ),
        pytest.param(
            "USA TODAY reported last month that the club had built 412 boats.",
            "412",
            "USA Today",
            id="a name that ends in a word of time",
        ),
        pytest.param(
            "A Gallup poll found last week that 41 percent would stay.",
            "41 percent",
            "Gallup",
            id="a verb read as a participle",
        ),
        pytest.param(
            "The harbour office said about half of the fall in its income reflected a warm winter.",
            "half",
            "harbour office",
            id="about half",
        ),
        pytest.param(
            "In the late spring, Ms. Ruiz said, when she was earning $412 a week, a neighbour helped.",
            "$412",
            "Ruiz",
            id="an aside between two commas",
        ),
        pytest.param(
            "According to the Danish Red Cross, 412 of the 800 wells were dry.",
            "412",
            "Danish Red Cross",
            id="a count behind who is cited",
        ),
        pytest.param(
            "The Ortega campaign projects that the new tax would raise $412.",
            "$412",
            "Ortega campaign",
            id="a verb read as a noun before that",
        ),
        pytest.param(
            "Ortega claims he built 412 boats.", "412", "Ortega", id="a verb read as a noun before he"
        ),
        pytest.param(
            "The club paid $412 for the boat, court records show.",
            "$412",
            "court records",
            id="records at the end",
        ),
    ],
)
def test_each_construction_names_its_source(text, number, source):
    found = attribute(text)

    assert found.of(number).source == source


def test_what_follows_an_aside_behind_and_is_another_clause():
    found = attribute(
        "The boat was sold for $412, records show, and two fishermen say it is worth $90 today."
    )

    assert found.of("$412").source == "records"
    assert found.of("$90").source != "records"


@pytest.mark.parametrize(
    ("text", "number", "source"),
    [
        pytest.param("Ruiz called for $412 in new spending.", "$412", "Ruiz", id="called for"),
        pytest.param("Ruiz pointed to the 412 empty houses.", "412", "Ruiz", id="pointed to"),
        pytest.param("Mr. Ruiz boasted of his 412 boats.", "412", "Ruiz", id="boasted of"),
        pytest.param("Ruiz admitted to breaking 412 windows.", "412", "Ruiz", id="admitted to"),
        pytest.param("The union urged the city to hire 412 nurses.", "412", "union", id="urged to"),
        pytest.param("Ruiz is hoping to plant 412 trees.", "412", "Ruiz", id="hoping, with its odd lemma"),
        pytest.param("Ruiz condemned the sale of 412 flats.", "412", "Ruiz", id="condemned"),
        pytest.param("“There are 412 leaks,” Ruiz answers.", "412", "Ruiz", id="answers"),
    ],
)
def test_verbs_of_speech_with_prepositions_and_objects_attribute(text, number, source):
    found = attribute(text)

    assert found.of(number).source == source


def test_when_something_was_said_is_not_what_was_said():
    found = attribute("The club announced a new captain after 412 days.")

    assert found.of("412").source is None
