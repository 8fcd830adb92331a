"""Dates at the precision that a text gives: a year, a month, a week, a day, or an interval."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

__all__ = ["DatePeriod", "known_period", "middle_day", "parse_iso_period", "smallest_iso_name"]

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-W(\d\d))?")


@dataclass(frozen=True, slots=True)
class DatePeriod:
    """The days from `start` to `end`, both included; None is an open end.

    `iso` is the ISO name at the precision that the text gave (2024-10-23, 2024-W42, 2024-10, 2024), or
    the smallest month or year that holds the period, or None where no such name exists.
    """

    iso: str | None
    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"a period that ends before it starts: {self.start}..{self.end}")

    @property
    def is_day(self) -> bool:
        """Tell whether the period is one single day."""
        return self.start is not None and self.start == self.end

    @property
    def days(self) -> tuple[date, date] | None:
        """Give its first and its last day; an open end is the day of the other. None where both are open."""
        start, end = self.start or self.end, self.end or self.start
        return None if start is None or end is None else (start, end)


@lru_cache(4096)  # thousands of figures share a few hundred dates
def parse_iso_period(text: str) -> DatePeriod:
    """Read an ISO day, month, year or week; its days are the whole period.

    Raises ValueError for anything else, for example ``2024-13`` or ``23 October``.
    """
    found = _ISO.fullmatch(text.strip())
    if not found:
        raise ValueError(f"not an ISO day, month, week or year: {text!r}")
    year, month, day, week = (int(part) if part else None for part in found.groups())
    assert year is not None
    if week is not None:
        return DatePeriod(
            found.group(), date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
        )
    if day is not None and month is not None:
        first = date(year, month, day)
        return DatePeriod(found.group(), first, first)
    if month is not None:
        last_day = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
        return DatePeriod(found.group(), date(year, month, 1), date(year, month, last_day))
    return DatePeriod(found.group(), date(year, 1, 1), date(year, 12, 31))


def known_period(text: str | None) -> DatePeriod | None:
    """Give the days of an ISO name, as `parse_iso_period`; None for nothing, and for what is none."""
    try:
        return parse_iso_period(text) if text else None
    except ValueError:
        return None


def middle_day(days: tuple[date, date]) -> date:
    """Give the day in the middle of a first and a last one; of an even number of days the earlier of the two."""
    return date.fromordinal((days[0].toordinal() + days[1].toordinal()) // 2)


def smallest_iso_name(start: date | None, end: date | None) -> str | None:
    """Name the smallest day, month or year that holds both days; None if none does or an end is open."""
    if start is None or end is None or start.year != end.year:
        return None
    if start == end:
        return start.isoformat()
    if start.month == end.month:
        return f"{start:%Y-%m}"
    return f"{start:%Y}"
