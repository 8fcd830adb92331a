"""Marked words in the window are the words of the text, whatever the text holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from reportedly.model.offsets import OffsetMap

AWKWARD = [
    "\r\n", "\r", "\n", "\n\r", "\ufeff", "\u00a0", "\u202f", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\t", "\x00",
    "e\u0301", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1f0\U0001f1f5", "三千",
    "3,000", " ", "\u05d0", "\ufffc",
]  # fmt: skip
texts = st.lists(
    st.one_of(st.sampled_from(AWKWARD), st.text(st.characters(exclude_categories=["Cs"]), max_size=5)),
    max_size=30,
).map("".join)


def _marked_words(text: str, start: int, end: int) -> str:
    offsets = OffsetMap(text)
    document = QTextDocument()
    document.setPlainText(offsets.shown)
    cursor = QTextCursor(document)
    cursor.setPosition(offsets.to_units(start))
    cursor.setPosition(offsets.to_units(end), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n")


@given(texts, st.data())
def test_the_words_between_two_places_are_the_same_in_qt(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    marked = _marked_words(text, start, end)

    # A break that was cut in the middle belongs to its CR.
    began_in_break = start > 0 and text[start - 1 : start + 1] == "\r\n"
    expected = text[start + began_in_break if start < end else start : end]
    assert marked == OffsetMap(expected).shown


@given(texts, st.data())
def test_a_place_found_from_qt_gives_back_the_same_unit(text: str, data: st.DataObject) -> None:
    offsets = OffsetMap(text)
    place = data.draw(st.integers(0, len(text)))

    unit = offsets.to_units(place)

    assert offsets.to_units(offsets.to_points(unit)) == unit


@pytest.mark.parametrize("place", [-1, 6])
def test_a_place_outside_the_text_is_refused(place: int) -> None:
    with pytest.raises(ValueError, match="not in a text"):
        OffsetMap("3,000").to_units(place)
