"""What nobody did is denied; room, parts of suspected cases and pledged shares are facts."""

import pytest

from helpers.attribution import attribute
from reportedly.model.figure import Stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        pytest.param("Nobody sold 412 tickets.", Stance.DENIED, id="nobody"),
        pytest.param('"No one killed 412 people," the army said.', Stance.DENIED, id="no one, in a quotation"),
        pytest.param("Nobody sold more than 412 tickets.", Stance.ASSERTED, id="a bound"),
        pytest.param("Nobody found the 412 tickets.", Stance.ASSERTED, id="a known group"),
        pytest.param("The ferry was meant to hold 412 people.", Stance.ASSERTED, id="room"),
        pytest.param("The hall, designed to seat 412 people, was full.", Stance.ASSERTED, id="seats"),
        pytest.param("The scheme is meant to create 412 jobs.", Stance.PLANNED, id="an aim"),
        pytest.param("Clinics saw suspected cases, including 412 deaths.", Stance.ASSERTED, id="a part of cases"),
        pytest.param("Some 412 people are targeted in May.", Stance.PLANNED, id="targeted"),
        pytest.param("Some 412 people were targeted in May.", Stance.ASSERTED, id="were targeted"),
        pytest.param("About 412 shares were pledged to a bank.", Stance.ASSERTED, id="pledged shares"),
        pytest.param("A total of $412 was pledged.", Stance.PLANNED, id="pledged money"),
    ],
)  # fmt: skip
def test_what_is_meant_and_what_is_so(text: str, stance: Stance) -> None:
    assert attribute(text).stance("$412" if "$" in text else "412").stance is stance


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("Hill Marine Services denied blame. A spokesman said 412 had boarded.", "Hill Marine Services",
                     id="right behind his body"),
        pytest.param("A spokesman said 412 had boarded.", "spokesman", id="alone"),
        pytest.param("The Hill Union met. A spokesman for the town said 412 had come.", "spokesman for the town",
                     id="of somebody else"),
        pytest.param("Hill Marine Services denied blame. " + "Rain fell on the empty streets of the town. " * 6
                     + "A spokesman said 412 had boarded.", "spokesman", id="far away"),
    ],
)  # fmt: skip
def test_a_bare_spokesman_is_of_the_body_right_before(text: str, source: str) -> None:
    assert attribute(text).of("412").source == source


def test_one_word_of_which_nothing_shows_a_person_is_no_he() -> None:
    text = (
        'Pomonal and Eastbank were shut. Kids went home.\n\n"I have 412 sheep at home," he told the Herald.'
    )
    assert attribute(text).of("412").source not in ("Pomonal", "Eastbank")
    spoken = 'Lundberg said Eastbank was shut.\n\n"I have 412 sheep at home," he told the Herald.'
    assert attribute(spoken).of("412").source == "Lundberg"
