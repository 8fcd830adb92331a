"""Two figures that stand together: one says again what the other says, or stands against it.

"Lost 212 points, or 1.4 percent" are two changes, "41 percent of the vote to her rival's 33 percent" two
shares: the second takes its kind and sign, and what it measures, from the first.
"""

import re
from dataclasses import dataclass
from enum import Enum

from reportedly.model.quantity import Kind

__all__ = ["Pair", "Said", "kind_of_second", "pair_of", "says_change_of"]

_HEDGE = (
    r"(?:(?:about|around|almost|nearly|roughly|some|just|over|under|more|less|than|only|approximately)\s+)"
)
_AGAIN = re.compile(rf"\s*(?:,?\s*or\s+|\(\s*|,\s+|,\s+equal\s+to\s+){_HEDGE}*", re.I)
_SURE_AGAIN = re.compile(rf"\s*(?:,?\s*or\s+|\(\s*){_HEDGE}*", re.I)
_AGAINST = re.compile(
    rf"[^.;()\d]{{0,60}}(?:\s|^)(?:to|versus|vs\.?|against|compared\s+(?:with|to))\s+(?:[\w.’']+\s+){{0,3}}?{_HEDGE}*",
    re.I,
)
# ", 18 percent more than", ", down a fifth on", ", an increase of 6 percent".
_MOVED = re.compile(
    rf"[^.;:]*,\s+(?:(?:an?|the)\s+(?:increase|rise|jump|gain|fall|drop|decline|decrease)\s+of\s+|(?:up|down)\s+(?:by\s+)?)?"
    rf"{_HEDGE}*",
    re.I,
)


class Pair(Enum):
    """How a figure stands to the one right before it."""

    NONE = 0
    AGAIN = 1
    AGAINST = 2


@dataclass(frozen=True, slots=True)
class Said:
    """The kind of a figure, its sign, and whether it is a count or a percentage."""

    kind: Kind
    sign: int
    is_count: bool
    is_share: bool


def pair_of(between: str, first: Said) -> Pair:
    """Tell from the words between two figures how they stand to each other."""
    again = _AGAIN if first.kind is Kind.SHARE else _SURE_AGAIN  # "more than half, 54%"
    if again.fullmatch(between):
        return Pair.AGAIN
    return Pair.AGAINST if _AGAINST.fullmatch(between) else Pair.NONE


def kind_of_second(pair: Pair, first: Said, second: Said) -> tuple[Kind, int] | None:
    """Give kind and sign of the second of two figures, None where it stands on its own."""
    if pair is Pair.NONE or second.is_count or second.kind not in (Kind.LEVEL, Kind.CHANGE):
        return None
    is_share_of = second.is_share and second.kind is Kind.LEVEL
    if first.kind is Kind.SHARE:
        return (Kind.SHARE, 1) if is_share_of else None
    if pair is Pair.AGAINST:
        return None
    if first.kind is Kind.CHANGE and not first.is_count:
        return (Kind.CHANGE, first.sign) if second.kind is Kind.LEVEL else None
    if first.kind is Kind.LEVEL and first.is_count:
        return (Kind.SHARE, 1) if is_share_of else (Kind.LEVEL, 1)
    return None


def says_change_of(between: str) -> bool:
    """Tell whether the words between two figures make the second tell how the first changed."""
    return _MOVED.fullmatch(between) is not None
