"""What a denial is of: no denial of a report or a number may pass for one of the matter itself."""

import pytest

from helpers.comparing import said
from reportedly.analysis.denied_matter import Denied, denied_of, denies_number, matter_of

DEAD = matter_of([said(1, "Army", "=40", None, measure="people killed", series="people · killed")])
TROOPS = matter_of([said(1, "Army", "=40", None, measure="troops sent to Lund", series="troops · lund")])


@pytest.mark.parametrize(
    "sentence",
    [
        "The government rejected that count.",
        "A spokesman for the president called this “pure invention”.",
        "The committee denied the report.",
        "The committee denied it on Monday.",
        "The ministry called the claim “a filthy lie”.",
        "The army has denied that.",
        "The rebels say 74 died, which the army denies.",
        "The mayor brushed aside the ministry’s new figures.",
        "The report is untrue, the army said.",
        "The army denied that 40 people had died.",
    ],
)
def test_what_was_said_before_is_a_number_and_no_matter(sentence: str) -> None:
    assert denied_of(sentence, DEAD) is Denied.NUMBER
    assert denied_of(sentence, TROOPS) is Denied.NUMBER
    assert denies_number(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The army denied that anyone had died.",
        "The army denied any deaths.",
        "The army rejected reports of deaths.",
        "The army said there had been no such deaths.",
    ],
)
def test_whoever_names_what_happened_denies_the_matter(sentence: str) -> None:
    assert denied_of(sentence, DEAD) is Denied.MATTER


@pytest.mark.parametrize(
    "sentence",
    [
        "Lund calls talk of its troops in the north a groundless rumour.",
        "Lund has denied the deployment.",
        "Lund has denied that its soldiers are active there.",
        "Lund denied sending troops.",
    ],
)
def test_other_words_for_the_same_deny_the_matter_too(sentence: str) -> None:
    assert denied_of(sentence, TROOPS) is Denied.MATTER


@pytest.mark.parametrize(
    "sentence",
    [
        "The army denied responsibility.",
        "The army denied killing anyone.",
        "The army denied that its soldiers had killed them.",
        "The army denied that the deaths were caused by its drones.",
        "The mayor denied that the number had been agreed.",
        "The mayor spoke of something else.",
    ],
)
def test_whose_doing_it_was_is_neither(sentence: str) -> None:
    assert denied_of(sentence, DEAD) is Denied.UNCLEAR


@pytest.mark.parametrize(
    ("sentence", "is_of_number"),
    [
        ("A spokesman called this “pure invention”.", True),
        ("The ministry rejected this.", True),
        ("The ministry dismissed this as nonsense.", True),
        ("The ministry denied this attack took place.", False),
        ("The ministry denies that troops were sent.", False),
    ],
)
def test_words_about_what_was_just_said_deny_a_number(sentence: str, is_of_number: bool) -> None:
    assert denies_number(sentence) is is_of_number
