"""Days from one to another, as a filter asks for them."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

from reportedly.model.dates import known_period, parse_iso_period
from reportedly.model.figure import Figure

__all__ = ["DateRange", "Days", "said_days", "target_days"]

Days = tuple[date, date]
"""The first and the last day of a period."""


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days from `first` to `last`, both included; None is an open end, and one of them is given."""

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if self.first is None and self.last is None:
            raise ValueError("a range of dates without a date")
        if self.first is not None and self.last is not None and self.first > self.last:
            raise ValueError(f"a range of dates that ends before it starts: {self}")

    def __str__(self) -> str:
        first, last = (day.isoformat() if day else "" for day in (self.first, self.last))
        return f"{first}..{last}"

    @classmethod
    def read(cls, text: str) -> Self:
        """Read `2024-10-01..2024-10-31`, a range with one end left out, or a day, week, month or year.

        Each end may itself be a month or a year: `2024-10..2024-12` has all days of both. Raises ValueError.
        """
        first, dots, last = text.partition("..")
        if not dots:
            period = parse_iso_period(text)
            return cls(period.start, period.end)
        return cls(
            parse_iso_period(first).start if first.strip() else None,
            parse_iso_period(last).end if last.strip() else None,
        )

    def meets(self, days: Days | None) -> bool:
        """Tell whether a period has a day in common with the range: "in October" may be the 23rd."""
        if days is None:
            return False
        return (self.first is None or self.first <= days[1]) and (self.last is None or days[0] <= self.last)


def said_days(figure: Figure) -> Days | None:
    """Give the days on which a figure may have been said; None where that is not known."""
    return _days(figure.statement_date)


def target_days(figure: Figure) -> Days | None:
    """Give the days that a figure is about; an open end is no day: "by December" stands at the 31st."""
    start, end = _days(figure.target_start), _days(figure.target_end)
    if start is None and end is None:
        return _days(figure.target_date)
    first, last = start or end, end or start
    assert first is not None
    assert last is not None
    return first[0], max(first[0], last[1])


@lru_cache(maxsize=4096)  # thousands of figures share a few hundred dates
def _days(iso: str | None) -> Days | None:
    period = known_period(iso)
    return (period.start, period.end) if period and period.start and period.end else None
