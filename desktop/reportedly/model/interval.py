"""An interval of numbers with ends that may be open: what a figure claims, never narrower than it was said."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Self

__all__ = ["Interval"]

_End = tuple[Decimal, int]  # the number, and whether the end lies just above (1) or below (-1) it


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from `low` to `high`; None is an open end: "at least 12,000" has no high.

    `is_above` and `is_below` say that the end itself is left out ("more than", "less than"). `is_about` says
    that an end comes from an "about", whose width nobody stated: the interval is what was said, and no more.
    """

    low: Decimal | None
    high: Decimal | None
    is_above: bool = False
    is_below: bool = False
    is_about: bool = False

    @property
    def is_point(self) -> bool:
        """Tell whether it is one single number; a bound never is."""
        return self.low is not None and self.low == self.high

    def meets(self, other: Self) -> bool:
        """Tell whether a number lies in both."""
        low, high = _larger(self._bottom, other._bottom), _smaller(self._top, other._top)
        return low is None or high is None or low <= high

    def shared(self, other: Self) -> Self | None:
        """Give the numbers that lie in both; None where there are none."""
        if not self.meets(other):
            return None
        low, high = _larger(self._bottom, other._bottom), _smaller(self._top, other._top)
        return type(self)(
            low[0] if low else None,
            high[0] if high else None,
            is_above=bool(low and low[1]),
            is_below=bool(high and high[1]),
            is_about=self.is_about or other.is_about,
        )

    def gap(self, other: Self) -> Decimal:
        """Give how far the nearest ends are apart: 0 where the two meet or touch. The same from both sides."""
        gaps = [
            upper.low - lower.high
            for lower, upper in ((self, other), (other, self))
            if upper.low is not None and lower.high is not None
        ]
        return max([Decimal(0), *gaps])

    @property
    def _bottom(self) -> _End | None:
        return None if self.low is None else (self.low, int(self.is_above))

    @property
    def _top(self) -> _End | None:
        return None if self.high is None else (self.high, -int(self.is_below))


def _larger(first: _End | None, second: _End | None) -> _End | None:
    ends = [end for end in (first, second) if end is not None]
    return max(ends, default=None)


def _smaller(first: _End | None, second: _End | None) -> _End | None:
    ends = [end for end in (first, second) if end is not None]
    return min(ends, default=None)
