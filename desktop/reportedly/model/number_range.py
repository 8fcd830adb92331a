"""Numbers from one to another, as a filter asks for them."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Self

from reportedly.model.figure import Figure

__all__ = ["NumberRange", "stated_numbers"]

_MOST_DIGITS = 100  # before or behind the point


@dataclass(frozen=True, slots=True)
class NumberRange:
    """The numbers from `low` to `high`, both included; None is an open end, and one of them is given."""

    low: Decimal | None = None
    high: Decimal | None = None

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("a range of numbers without a number")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"a range of numbers that ends before it starts: {self}")

    def __str__(self) -> str:
        low, high = ("" if end is None else f"{end:f}" for end in (self.low, self.high))
        return f"{low}..{high}"

    @classmethod
    def read(cls, text: str) -> Self:
        """Read `3000..12000`, a range with one end left out, or one number. Raises ValueError."""
        low, dots, high = text.partition("..")
        try:
            first = Decimal(low) if low.strip() else None
            last = (Decimal(high) if high.strip() else None) if dots else first
        except InvalidOperation:
            raise ValueError(f"no number: {text}") from None
        if any(end is not None and not _is_writable(end) for end in (first, last)):
            raise ValueError(f"no number: {text}")
        return cls(first, last)

    def meets(self, numbers: tuple[Decimal, Decimal] | None) -> bool:
        """Tell whether a figure's number, or a part of its range, lies in it."""
        if numbers is None:
            return False
        return (self.low is None or numbers[1] >= self.low) and (self.high is None or numbers[0] <= self.high)


def _is_writable(number: Decimal) -> bool:
    """Tell a number that can be written in full from 1e999999999, whose zeros fill a memory, and from no number."""
    return number.is_finite() and abs(number.adjusted()) <= _MOST_DIGITS


def stated_numbers(figure: Figure) -> tuple[Decimal, Decimal] | None:
    """Give the least and the greatest number that a figure states; of "at least 3,000" that is 3,000, and no more."""
    stated = figure.numbers
    return (min(stated), max(stated)) if stated else None
