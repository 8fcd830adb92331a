"""Any text can be scanned: no exception, spans inside the text, finite values, work that grows linearly."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.long_texts import count_steps
from reportedly.extraction.draft import Number
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.stages.numbers import find_numbers

LEXICON = load_lexicon("en")
NEAR_NUMBERS = [
    *"0123456789", *"٣४７½¼⁶²", *",.-–—−/:;'’()[]+#_%°$€£¥×x^*\"", " ", "\u00a0", "\u202f", "\n", "\r\n",
    "k", "m", "M", "bn", "B", "tn", "Mio.", "mrd", "MUSD", "kEUR", "EUR", "US$", "Rs", "km", "kg", "e", "10", "1,000",
    "and", "to", "of", "or", "in", "a", "an", "from", "between", "minus", "per", "out of", "about", "rose", "by",
    "half", "third", "quarters", "two", "twenty", "hundred", "million", "dozen", "dozens", "hundreds", "tens", "twice",
    "fold", "-fold", "times", "first", "th", "st", "several", "few", "percent", "years", "May", "a.m.", "2024",
]  # fmt: skip
SHAPES = ["7", "1,", "1-", "1.", "1 ", "1,000 ", "1.000,", "1'000", "10^", "1/2 ", "12-3,", "$1 to ", "twenty-",
          "half a ", "5 Mio. ", "tens of ", "1 in ", "(1", "-", "1:2 ", "May 3 ", "million "]  # fmt: skip
SHORT, LONG = 3_000, 12_000


def assert_sound(text: str, numbers: tuple[Number, ...]) -> None:
    assert all(0 <= n.span.start < n.span.end <= len(text) for n in numbers)
    assert all(a.span.end <= b.span.start for a, b in pairwise(numbers))
    values = [v for n in numbers for v in (n.value, n.low, n.high) if v is not None]
    assert all(v.is_finite() for v in values)
    assert all(n.low <= n.high for n in numbers if n.low is not None and n.high is not None)


@given(st.text(max_size=200))
def test_any_unicode_is_scanned(text):
    assert_sound(text, find_numbers(text, LEXICON))


@given(st.lists(st.tuples(st.sampled_from(NEAR_NUMBERS), st.sampled_from(["", "", " "])), max_size=30))
def test_what_looks_like_numbers_is_scanned(pieces):
    text = "".join(piece + gap for piece, gap in pieces)

    assert_sound(text, find_numbers(text, LEXICON))


@given(st.lists(st.sampled_from(NEAR_NUMBERS), max_size=30).map(" ".join))
def test_words_of_numbers_in_any_order_are_scanned(text):
    assert_sound(text, find_numbers(text, LEXICON))


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_of_one_shape_takes_about_four_times_the_work(shape):
    find_numbers(shape * 40, LEXICON)  # what is built once is built now

    short, long = (
        count_steps(lambda size=size: find_numbers(shape * (size // len(shape)), LEXICON))
        for size in (SHORT, LONG)
    )

    assert long < 4.8 * short + 200
