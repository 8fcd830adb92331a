"""A source is lost where neither the sentence of a number nor one beside it credits anybody; once along its reports."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.reports import read_reports
from reportedly.analysis.mutations import mutations_of
from reportedly.analysis.origins import find_origins
from reportedly.model.mutation import MutationKind
from reportedly.model.origin import OriginCorrection

FIRST = "Storms cut off 8,460 homes in Lund, the road office said on Tuesday."


def losing(*texts: str) -> list[str]:
    """Give the outlets that lost the source of what the reports, all of one statement, tell."""
    outlets = ("Coast Wire", "Lund Post", "Ystad Radio", "Evening Tide", "Malmo Mail")
    days = tuple(f"2024-03-{5 + place:02}" for place in range(len(texts)))
    figures, stored = read_reports(*zip(outlets, days, texts, strict=False))
    said = [OriginCorrection(figure.id, 1) for figure in figures]
    [origin] = find_origins(figures, stored, said)
    changes = mutations_of(origin, figures, stored)
    return [change.article for change in changes if change.kind is MutationKind.SOURCE_LOST]


@pytest.mark.parametrize(
    "later",
    [
        "Storms cut off 8,460 homes in Lund. The figures are those of the road office.",
        "Storms cut off 8,460 homes in Lund. The road office confirmed the count in the evening.",
        "The road office says it was a bad week. Storms cut off 8,460 homes in Lund.",
        "Storms cut off 8,460 homes in Lund, the regional authorities have communicated.",
        "Storms cut off 8,460 homes in Lund, report weary linesmen in the north.",
        "The road office writes of 8,460 homes that storms cut off in Lund.",
        "They counted 8,460 homes in Lund that storms cut off.",
    ],
)
def test_a_credit_in_the_sentence_or_one_beside_it_is_kept(later: str) -> None:
    assert losing(FIRST, later) == []


@pytest.mark.parametrize(
    "later",
    [
        "Storms cut off 8,460 homes in Lund. The road is closed. The road office says it was a bad week.",
        "Storms cut off 8,460 homes in Lund.\n\nThe road office says it was a bad week.",
        "Storms cut off 8,460 homes in Lund, as you know, and I asked myself why.",
        "Storms cut off 8,460 homes in Lund, and the road office declined to send a man.",
        "Storms cut off 8,460 homes in Lund, and the road office says it is sorry.",
    ],
)
def test_a_credit_for_something_else_or_further_off_says_nothing_of_the_number(later: str) -> None:
    assert losing(FIRST, later) == ["Lund Post"]


def test_each_number_of_a_report_needs_a_credit_near_it() -> None:
    first = "Storms cut off 8,460 homes in Lund, the road office said on Tuesday. It said that 312 trees fell on roads."
    later = (
        "The road office says that 312 trees fell on roads. Nobody slept. The night was cold. "
        "Storms cut off 8,460 homes in Lund."
    )

    assert losing(first, later) == ["Lund Post"]


def test_a_report_that_keeps_its_credit_beside_the_number_can_be_followed_by_one_that_loses_it() -> None:
    kept = "Storms cut off 8,460 homes in Lund. The figures are those of the road office."

    assert losing(FIRST, kept, "Storms cut off 8,460 homes in Lund.") == ["Ystad Radio"]


def test_who_writes_of_what_they_did_themselves_is_credited_first() -> None:
    own = "We drove through Lund for three days. Storms cut off 8,460 homes."

    assert losing(own, FIRST, "Storms cut off 8,460 homes in Lund.") == ["Ystad Radio"]


@settings(deadline=None, max_examples=15)
@given(st.lists(st.booleans(), min_size=1, max_size=4))
def test_a_source_is_lost_once_by_the_first_report_without_a_credit(are_credited: list[bool]) -> None:
    bare = "Storms cut off 8,460 homes in Lund."
    texts = [FIRST, *(FIRST if is_credited else bare for is_credited in are_credited)]

    outlets = ("Coast Wire", "Lund Post", "Ystad Radio", "Evening Tide", "Malmo Mail")
    first_bare = next((place for place, text in enumerate(texts) if text == bare), None)
    assert losing(*texts) == ([] if first_bare is None else [outlets[first_bare]])
