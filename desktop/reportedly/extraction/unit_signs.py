"""Finds the sign of a unit right behind or right before a number: dictionaries by letter, no large patterns."""

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from reportedly.model.span import Span

__all__ = ["SPACES", "SignsAfter", "SignsBefore"]

T = TypeVar("T")

SPACES = " \u00a0\u202f\u2009"
# A sum, as against the number of a road, a fuel or a place in a list: what a code that is a word too stands by.
_SUM = re.compile(
    r"\d{1,3}(?:,\d{3})+|\d{4,}|\d+\.\d\d(?!\d)|\d{1,3}(?:\.\d+)?\s?(?:million|billion|trillion|[mb]n|[mkMKB])(?![^\W_])"
)


class SignsAfter(Generic[T]):
    """Signs behind a number; a sign that ends in a letter or digit must not go on as a word."""

    def __init__(self, signs: Mapping[str, T]) -> None:
        self._by_first = _shelved(signs, first=True)

    def find(self, text: str, position: int) -> tuple[T, Span] | None:
        """Give the longest sign that begins at a position.

        A currency sign with digits behind it belongs to the next number: "5 or 6 $7".
        """
        for sign, found in self._by_first.get(text[position : position + 1], ()):
            if text.startswith(sign, position) and _is_closed(text, position + len(sign), sign[-1]):
                return found, Span(position, position + len(sign))
        return None


class SignsBefore(Generic[T]):
    """Signs that end right before a number, with one space between or, where they are `glued`, none.

    `guarded` signs are words or short forms too ("TOP 10", "PS 5"): they count only before a sum.
    """

    def __init__(self, signs: Mapping[str, T], glued: Mapping[str, T], guarded: Iterable[str]) -> None:
        self._spaced = _shelved(signs, first=False)
        self._glued = _shelved(glued, first=False)
        self._guarded = frozenset(guarded)

    def find(self, text: str, position: int) -> tuple[T, Span] | None:
        """Give the longest sign that ends before a position."""
        if not position:
            return None
        end = position - 1 if text[position - 1] in SPACES else position
        found = self._ending(text, end, self._spaced)
        if found is None and end == position:
            found = self._ending(text, end, self._glued)
        if found is not None and found[1].of(text) in self._guarded and not _SUM.match(text, position):
            return None
        return found

    @staticmethod
    def _ending(text: str, end: int, table: Mapping[str, tuple[tuple[str, T], ...]]) -> tuple[T, Span] | None:
        for sign, found in table.get(text[end - 1 : end], ()) if end else ():
            start = end - len(sign)
            if start >= 0 and text.startswith(sign, start) and _begins(text, start):
                return found, Span(start, end)
        return None


def _shelved(signs: Mapping[str, T], *, first: bool) -> dict[str, tuple[tuple[str, T], ...]]:
    """Put the signs on shelves by their first or last character, the longest first."""
    shelves: dict[str, list[tuple[str, T]]] = {}
    for sign in sorted(signs, key=len, reverse=True):
        shelves.setdefault(sign[0] if first else sign[-1], []).append((sign, signs[sign]))
    return {character: tuple(shelf) for character, shelf in shelves.items()}


def _is_closed(text: str, end: int, last: str) -> bool:
    following = text[end : end + 1]
    if last.isalnum():
        return not (following.isalnum() and following not in "¹²³")
    if last in "%°″′\"'":
        return True
    return not (following.isdigit() or (following.isspace() and text[end + 1 : end + 2].isdigit()))


def _begins(text: str, start: int) -> bool:
    """Tell whether a sign that starts with a letter starts a word; a letter of scale may stand before a code."""
    if not text[start].isalpha() or start == 0 or not text[start - 1].isalnum():
        return True
    is_scale = text[start - 1] in "kKTmMB" and text[start].isupper()
    return is_scale and (start == 1 or not text[start - 2].isalnum())
