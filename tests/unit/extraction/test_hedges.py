"""What the words around a number make of it."""

from decimal import Decimal

import pytest

from reportedly.extraction.draft import HEDGES, Draft
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.stages import hedges, numbers, quantities
from reportedly.model.document import Document


def readings(text: str):
    draft = Draft(Document("a.txt", text))
    for stage in (numbers.STAGE, quantities.STAGE, hedges.STAGE):
        draft = stage.run(draft, load_lexicon("en"))
    return draft[HEDGES]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("300 people died", "="),
        ("about 300 people died", "~"),
        ("some 1.5 million people left", "~"),
        ("nearly 300 people died", "~"),
        ("an estimated 300 people died", "~"),
        ("roughly $300 was paid", "~"),
        ("300 or so people died", "~"),
        ("more than 300 people died", ">"),
        ("over 300 people died", ">"),
        ("upwards of 300 people died", ">"),
        ("upwards of some 300 people died", ">"),
        ("the toll has passed 300", ">"),
        ("well over 300 people died", ">"),
        ("at least 300 people died", ">="),
        ("no fewer than 300 people died", ">="),
        ("not less than 300 people died", ">="),
        ("300 or more people died", ">="),
        ("300 people or more died", ">="),
        ("a 300-plus crowd", ">="),
        ("fewer than 300 people died", "<"),
        ("under 300 people died", "<"),
        ("just under 300 people died", "<"),
        ("sub-300 sizes", "<"),
        ("up to 300 people died", "<="),
        ("as many as 300 people died", "<="),
        ("no more than 300 people died", "<="),
        ("not more than 300 people died", "<="),
        ("up to an estimated 300 people died", "<="),
        ("the toll could climb to 300", "<="),
        ("the toll could climb to around 300", "~"),
        ("300 at most", "<="),
        ("they took over 12 villages", "="),
        ("talks about two men", "="),
        ("over the 12 islands they flew", "="),
        ("the council passed two laws", "="),
        ("they left over three days", "="),
        ("it lasted over three days", ">"),
    ],
)
def test_a_hedge_gives_the_relation(text, relation):
    assert readings(text)[0].relation.value == relation


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("300 people", 300, 300, 300),
        ("about 300 people", 300, None, None),
        ("at least 300 people", 300, 300, None),
        ("up to 300 people", 300, None, 300),
        ("about 200 to 300 people", None, 200, 300),
        ("nearly dozens of people", None, 24, None),
    ],
)
def test_the_relation_gives_the_bounds(text, value, low, high):
    reading = readings(text)[0]

    expected = tuple(None if v is None else Decimal(v) for v in (value, low, high))
    assert (reading.value, reading.low, reading.high) == expected


def test_a_bound_speaks_for_the_elliptic_number_behind_it():
    first, second = readings("at least 100 soldiers were killed and 1,000 injured")

    assert first.relation is second.relation
    assert second.low == 1000


def test_the_hedge_words_are_kept_as_evidence():
    text = "more than just 300 people"

    assert [s.of(text) for s in readings(text)[0].spans] == ["more than"]
