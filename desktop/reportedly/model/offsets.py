"""Places in an article's text <-> places in a Qt text document.

Our offsets count code points of `Document.text` as stored. A Qt text document counts UTF-16 units of what it
shows: a code point beyond U+FFFF takes two, CRLF and a lone CR become one line break, and a few control
characters cannot be shown as they are (a byte-order mark at the start is lost on the way into Qt). The text
handed to Qt is made here (`shown`), so both sides agree by construction and nothing is ever read back from a
widget.
"""

from bisect import bisect_right

__all__ = ["OffsetMap"]

# QTextDocument takes these for the borders of its own blocks and frames; a space is shown in their place.
_QT_CONTROLS = {0xFDD0, 0xFDD1, 0xFFFC, 0x0000}
_BYTE_ORDER_MARK = "\ufeff"  # no width, like the word joiner that is shown for it
_LINE_BREAKS = {"\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85", "\x1c", "\x1d", "\x1e"}


class OffsetMap:
    """Maps code points of a text to UTF-16 units of the text that Qt shows, and back.

    Costs one pass over the text and memory only for the places where the two counts part.
    """

    __slots__ = ("_length", "_points", "_shifts", "shown")

    def __init__(self, text: str) -> None:
        shown: list[str] = []
        # From code point _points[i] on, unit = code point + _shifts[i].
        points, shifts = [0], [0]
        shift = 0
        for place, character in enumerate(text):
            if character == "\n" and place and text[place - 1] == "\r":
                shift -= 1  # the break was shown for the CR already
            else:
                shown.append(_as_shown(character))
                if ord(character) <= 0xFFFF:
                    continue
                shift += 1
            points.append(place + 1)
            shifts.append(shift)
        self.shown = "".join(shown)
        self._points, self._shifts = points, shifts
        self._length = len(text)

    def to_units(self, place: int) -> int:
        """Give the UTF-16 unit at which a code point starts; between CR and LF, that of the break's end."""
        if not 0 <= place <= self._length:
            raise ValueError(f"{place} is not in a text of {self._length} code points")
        return place + self._shifts[bisect_right(self._points, place) - 1]

    def to_points(self, unit: int) -> int:
        """Give the code point that a UTF-16 unit belongs to; the second unit of a pair counts as its first."""
        low, high = 0, self._length
        while low < high:
            middle = (low + high + 1) // 2
            if self.to_units(middle) <= unit:
                low = middle
            else:
                high = middle - 1
        return low


def _as_shown(character: str) -> str:
    if character in _LINE_BREAKS:
        return "\n"
    if character == _BYTE_ORDER_MARK:
        return "\N{WORD JOINER}"
    return " " if ord(character) in _QT_CONTROLS else character
