"""Numbers that a body stands by or gives, texts of the outlet's own, and media that only pass on."""

import pytest

from helpers.attribution import attribute
from reportedly.model.figure import Stance


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("The Miners' League stood by its 412 on Tuesday.", "Miners' League", id="its number"),
        pytest.param("The bureau stands by its 412 percent.", "bureau", id="its percentage"),
        pytest.param("Oxfam is standing by its estimate that 412 people fled.", "Oxfam", id="its estimate"),
        pytest.param("The police stuck to their count of 412 marchers.", "police", id="their count"),
        pytest.param("The army has insisted on 412 dead.", "army", id="insisting"),
        pytest.param("The ministry repeated its toll of 412 on Wednesday.", "ministry", id="repeating"),
        pytest.param(
            "The clinic had given 412 as the number of wounded; the governor said nothing.", "clinic", id="given as",
        ),
        pytest.param("Police spoke of few. Organisers had given 412.", "Organisers", id="given alone"),
        pytest.param("The ministry stood by 412 workers who had lost their jobs.", None, id="standing by people"),
        pytest.param("Lund gave 412 crowns to the church.", None, id="giving money"),
        pytest.param("The ministry's toll stands at 412.", "ministry", id="toll of who counts"),
        pytest.param("The union's latest count reached 412.", "union", id="count of who counts"),
        pytest.param("The flood's toll reached 412 on Monday.", None, id="toll of an event"),
        pytest.param("Derna's death toll has reached 412.", None, id="toll of a place"),
        pytest.param("The toll from Typhoon Yagi stands at 412.", None, id="toll from a named event"),
        pytest.param("The drivers stuck to the 412 km route.", None, id="a route"),
    ],
)  # fmt: skip
def test_who_stands_by_a_number_is_its_source(text: str, source: str | None) -> None:
    found = [a.source for a in attribute(text).attributions]
    assert found == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("An earlier story said that 412 people had died.", None, id="an earlier story"),
        pytest.param("An earlier version of this report gave the number of injured as 412.", None, id="a version"),
        pytest.param("Our earlier report put the crowd at 412.", None, id="our earlier report"),
        pytest.param("A story in Saturday's edition said that the bridge cost $412 million.", None, id="an edition"),
        pytest.param("An earlier report by Oxfam said that 412 wells were dry.", "Oxfam", id="somebody else's report"),
        pytest.param("Earlier reports said that 412 people had died.", "Earlier reports", id="reports of others"),
    ],
)  # fmt: skip
def test_an_earlier_text_of_the_outlet_is_its_own_voice(text: str, source: str | None) -> None:
    found = [a.source for a in attribute(text).attributions]
    assert found == [source]


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        pytest.param(
            "Clinics have treated 412 people, according to the health ministry, Hillwire reported.", "health ministry",
            "Hillwire", id="according to",
        ),
        pytest.param(
            "Hillwire reported that the army put its losses at 412.", "army", "Hillwire", id="reported that",
        ),
        pytest.param(
            "The customs office counted 412 lorries, Hillwire wrote.", "customs office", "Hillwire", id="counted",
        ),
        pytest.param("The army has lost 412 tanks, Hillwire reported.", "Hillwire", None, id="what was done"),
        pytest.param(
            "Lund reported that the army put its losses at 412. “I saw it,” Al Lund, a soldier, said.", "Al Lund", None,
            id="a person reports",
        ),
    ],
)  # fmt: skip
def test_a_medium_passes_on_what_a_body_tells(text: str, source: str, via: str | None) -> None:
    found = attribute(text).of("412")
    assert (found.source, found.via) == (source, via)


def test_a_demand_is_no_plan():
    assert attribute("The mayor called for 412 more nurses.").stance("412").stance is Stance.ASSERTED
    assert attribute("The mayor plans to hire 412 more nurses.").stance("412").stance is Stance.PLANNED
