"""Calendar arithmetic on periods: weeks, months, parts of a year, and the nearest reading of a name.

Everything is relative to an anchor, the publication date of the article as a `DatePeriod`: a day where it is
known to the day, else a month or a year.
"""

import calendar
from datetime import date, timedelta

from reportedly.model.dates import DatePeriod, parse_iso_period, smallest_iso_name

__all__ = [
    "between",
    "day_period",
    "month_period",
    "nearest_day",
    "nearest_month",
    "part_of",
    "shifted_months",
    "week_period",
    "weekday_near",
    "year_period",
]

LAST_YEAR = 9998  # the calendar of the standard library ends with 9999; one year is kept for arithmetic


def day_period(day: date) -> DatePeriod:
    """Give one day."""
    return DatePeriod(day.isoformat(), day, day)


def month_period(year: int, month: int) -> DatePeriod:
    """Give a month; ValueError for one that the calendar does not have."""
    return parse_iso_period(f"{year:04}-{month:02}")


def year_period(year: int) -> DatePeriod:
    """Give a calendar year."""
    return parse_iso_period(f"{year:04}")


def week_period(day: date) -> DatePeriod:
    """Give the ISO week that holds a day (Monday to Sunday)."""
    year, week, _ = day.isocalendar()
    return parse_iso_period(f"{year:04}-W{week:02}")


def between(start: date, end: date) -> DatePeriod:
    """Give the days from start to end under the smallest ISO name that holds them."""
    return DatePeriod(smallest_iso_name(start, end), start, end)


def shifted_months(day: date, months: int) -> date:
    """Move a day by whole months, to the last day of the month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def part_of(period: DatePeriod, part: str) -> DatePeriod:
    """Give the early, mid or late third of a month, season or year ("late October": 21 to 31).

    `part` is "early", "mid", "late", "start" or "end". Of a year the thirds are four months each; "end" and
    "start" are the period itself: "at the end of the year" tells no day.
    """
    start, end = period.start, period.end
    if start is None or end is None or part in ("start", "end", ""):
        return period
    if (end - start).days > 31:
        third = max(1, round((end - start).days / 91.25))
        first = {"early": 0, "mid": third, "late": 2 * third}[part]
        last = shifted_months(start, first + third) - timedelta(days=1)
        return between(shifted_months(start, first), min(last, end))
    if (end - start).days > 7:
        days = {"early": (1, 10), "mid": (11, 20), "late": (21, end.day)}[part]
        return between(start.replace(day=days[0]), start.replace(day=days[1]))
    days_of_week = {"early": (0, 2), "mid": (2, 4), "late": (3, 6)}[part]
    return DatePeriod(
        period.iso, start + timedelta(days=days_of_week[0]), start + timedelta(days=days_of_week[1])
    )


def weekday_near(anchor: date, weekday: int, *, is_future: bool) -> date:
    """Give the last such weekday up to the anchor, or the first one from it; the anchor's own day counts."""
    back = (anchor.weekday() - weekday) % 7
    return anchor + timedelta(days=(7 - back) % 7) if is_future else anchor - timedelta(days=back)


def nearest_month(anchor: DatePeriod, month: int, *, is_future: bool) -> DatePeriod:
    """Give the month of that name that ends or lies before the anchor, or the first one from it on.

    The anchor's own month counts both ways: "in October" of an article of October is this October.
    """
    assert anchor.start is not None
    assert anchor.end is not None
    if is_future:
        year = anchor.start.year + (month < anchor.start.month)
    else:
        year = anchor.end.year - (month > anchor.end.month)
    return month_period(year, month)


_SOON = 30  # days ahead in which a day without a year is the coming one


def nearest_day(anchor: DatePeriod, month: int, day: int, *, is_future: bool) -> DatePeriod | None:
    """Give the day of that name on the wanted side of the anchor; None for a day that does not exist.

    29 February is looked for in the years around.
    """
    assert anchor.start is not None
    assert anchor.end is not None
    if not is_future and (coming := nearest_day(anchor, month, day, is_future=True)) is not None:
        assert coming.start is not None
        if (coming.start - anchor.end).days <= _SOON:
            # Who means a day eleven months ago names its year: this is the day that comes.
            return coming
    base = anchor.start.year if is_future else anchor.end.year
    for step in range(9):
        year = base + step if is_future else base - step
        try:
            found = date(year, month, day)
        except ValueError:
            if (month, day) != (2, 29):
                return None
            continue
        if (is_future and found >= anchor.start) or (not is_future and found <= anchor.end):
            return day_period(found)
    return None
