"""Whom "it", "he" and "she" are led to: who speaks, not whom he speaks of; nobody of another entry of a live blog."""

import pytest

from helpers.attribution import attribute


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "Watershed Watch thinks the ministry hides the truth. The number, it says, is 41.", "Watershed Watch",
            id="the ministry is only spoken of",
        ),
        pytest.param(
            "The guild said that the army had lost count. It put the dead at 41.", "guild", id="the army, too"
        ),
        pytest.param(
            "Ana Roe said that the ministry had lost count. It put the dead at 41.", "ministry",
            id="she who speaks is no it",
        ),
        pytest.param("The ministry lost count. It put the dead at 41.", "ministry", id="who acts alone"),
        pytest.param(
            "Hill Lawyers, a group that records arrests, said 300 were held. In the camp 41 died, it said.",
            "Hill Lawyers", id="a description is not another one",
        ),
        pytest.param(
            'Al Roe told parliament that a preliminary inquiry had found names. "The number is 41, no more," he said.',
            "Al Roe", id="an inquiry is no man",
        ),
        pytest.param(
            'A border officer wept. "The number is 41, no more," he said.', "border officer", id="an officer is one"
        ),
    ],
)  # fmt: skip
def test_a_pronoun_is_led_to_who_speaks(text: str, source: str) -> None:
    assert attribute(text).of("41").source == source


LIVE = (
    "Strike live\n\n09:10 Al Berg of the HWLU told us 300 had come.\n\n10:20 Ana Lund says buses are full. "
    '"There are 41 of them," {} says.\n\n11:30 The march begins.\n\n12:15 Rain has set in.'
)


def test_no_pronoun_points_out_of_an_entry_of_a_live_blog() -> None:
    assert attribute(LIVE.format("she")).of("41").source == "Ana Lund"
    far = LIVE.replace("Ana Lund says buses are full.", "Buses are full.")
    assert attribute(far.format("he")).of("41").source not in ("HWLU", "Al Berg")


def test_headings_of_an_article_are_no_entries() -> None:
    text = "Ana Lund of the HWLU told us 300 had come.\n\nBuses full\n\nShe said 41 of them had left by noon on Monday."
    assert attribute(text).of("41").source == "HWLU"


def test_a_pronoun_never_stands_as_a_name() -> None:
    assert attribute("He said 41 people had died.").of("41").source is None
    assert (
        attribute(LIVE.replace("Ana Lund says buses are full.", "Buses are full.").format("he"))
        .of("41")
        .source
        is None
    )


def test_a_list_of_two_kinds_is_of_who_lists_both() -> None:
    text = "The minister did not say why it differed from the 41 passengers and crew listed by the Kelda Lines Company."
    assert attribute(text).of("41").source == "Kelda Lines Company"
