"""Readers of single days and of ranges of days: day and month, weekdays, yesterday, holidays."""

from collections.abc import Mapping
from datetime import date, timedelta

from reportedly.extraction.date_case import STEP, Case, Reader
from reportedly.extraction.date_holidays import holiday_on
from reportedly.extraction.date_periods import (
    between,
    day_period,
    month_period,
    nearest_day,
    shifted_months,
    week_period,
    weekday_near,
)
from reportedly.model.dates import DatePeriod

__all__ = ["DAY_READERS"]


def _absolute_day(case: Case) -> DatePeriod | None:
    if "m2" in case.parts:  # 2024/10/12
        return day_period(date(int(case.parts["year2"]), int(case.parts["m2"]), int(case.parts["d2"])))
    month = int(case.parts["m"]) if "m" in case.parts else case.month()
    return _day_of(case, month, case.day("d" if "d" in case.parts else "day"))


def _day_of(case: Case, month: int, day: int) -> DatePeriod | None:
    if (year := case.year("year")) is not None:
        return day_period(date(year, month, day))
    if case.rel and case.anchor is not None and case.anchor.start is not None:
        return day_period(date(case.anchor.start.year + case.step, month, day))
    return nearest_day(case.anchor, month, day, is_future=case.is_future) if case.anchor else None


def _slash_day(case: Case) -> DatePeriod | None:
    """Read 12/10/2024: month or day first as the outlet writes it, or as only one order gives a day."""
    first, second, year = int(case.parts["a"]), int(case.parts["b"]), int(case.parts["year"])
    is_day_first = case.is_day_first
    if first > 12 or second > 12:
        is_day_first = first > 12
    elif first == second:
        is_day_first = True
    if is_day_first is None:
        return None  # 12 October or 10 December: nothing tells
    month, day = (second, first) if is_day_first else (first, second)
    return day_period(date(year, month, day))


def _day_range(case: Case) -> DatePeriod | None:
    first = _absolute_day(case)
    if first is None or first.start is None:
        return None
    return between(first.start, first.start.replace(day=case.day("day2")))


def _days_range(case: Case) -> DatePeriod | None:
    """Read "October 28 to November 3": the end as a day of its own, the start before it."""
    month, day = case.month("month2"), case.day("day2")
    if (year := case.year("year2")) is not None:
        last: date | None = date(year, month, day)
    else:
        found = nearest_day(case.anchor, month, day, is_future=case.is_future) if case.anchor else None
        last = found.start if found is not None else None
    if last is None:
        return None
    first = date(case.year("year") or last.year, case.month(), case.day())
    return between(first.replace(year=first.year - 1) if first > last else first, last)


def _nth_day(case: Case) -> DatePeriod | None:
    """Read "the 15th of last month", "on the 7th"."""
    anchor, day = case.anchor, case.day()
    if anchor is None or anchor.start is None or anchor.end is None or (anchor.end - anchor.start).days > 31:
        return None
    month = shifted_months(anchor.start.replace(day=1), case.step)
    if not case.rel and case.today is not None and not case.is_future and day > case.today.day:
        month = shifted_months(month, -1)
    elif not case.rel and case.today is not None and case.is_future and day < case.today.day:
        month = shifted_months(month, 1)
    return day_period(month.replace(day=day))


def _weekday(case: Case) -> DatePeriod | None:
    today = case.today
    if today is None:
        return None
    weekday, step = case.weekday(), STEP.get(case.rel)
    if "rel2" in case.parts:  # "Thursday of last week"
        weeks = STEP.get(" ".join(case.parts["rel2"].lower().split()), 0)
        return day_period(today + timedelta(days=weekday - today.weekday(), weeks=weeks))
    if step == -1:
        found = weekday_near(today - timedelta(days=1), weekday, is_future=False)
    elif step == 1:
        found = weekday_near(today + timedelta(days=1), weekday, is_future=True)
    elif case.rel:  # "this Friday": the one of this week
        found = today + timedelta(days=weekday - today.weekday())
    else:
        found = weekday_near(today, weekday, is_future=case.is_future)
    return day_period(found)


def _weekday_weeks_on(case: Case) -> DatePeriod | None:
    """Read "Monday week" and "a week on Monday": one week after the coming one."""
    if case.today is None:
        return None
    return day_period(weekday_near(case.today, case.weekday(), is_future=True) + timedelta(weeks=1))


def _weekday_weeks_ago(case: Case) -> DatePeriod | None:
    """Read "two Mondays ago" and "Sunday before last"."""
    if case.today is None:
        return None
    weeks = case.count - 1 if "count" in case.parts else 1
    last = weekday_near(case.today - timedelta(days=1), case.weekday(), is_future=False)
    return day_period(last - timedelta(weeks=weeks))


def _weekday_range(case: Case) -> DatePeriod | None:
    """Read "from Friday to Sunday": the last such days, or the coming ones."""
    today = case.today
    if today is None:
        return None
    first_day, last_day = case.weekday(), case.weekday("weekday2")
    if case.rel and "weekday3" not in case.parts:
        first_date = _weekday(case)
        assert first_date is not None
        assert first_date.start is not None
        return between(first_date.start, first_date.start + timedelta(days=(last_day - first_day) % 7))
    if case.is_future:
        first = weekday_near(today, first_day, is_future=True)
        return between(first, first + timedelta(days=(last_day - first_day) % 7))
    last = weekday_near(today, last_day, is_future=False)
    return between(last - timedelta(days=(last_day - first_day) % 7), last)


def _near_day(days: int) -> Reader:
    def read(case: Case) -> DatePeriod | None:
        return None if case.today is None else day_period(case.today + timedelta(days=days))

    return read


def _overnight(case: Case) -> DatePeriod | None:
    if case.today is None:
        return None
    last = case.today
    if "weekday" in case.parts:
        last = weekday_near(last, case.weekday(), is_future=case.is_future)
    return between(last - timedelta(days=1), last)


def _weekend(case: Case) -> DatePeriod | None:
    """Read "over the weekend": the last one, of which at least the Saturday has come, or the next."""
    if case.today is None:
        return None
    saturday = weekday_near(case.today, 5, is_future=False)
    if case.is_future and (case.today - saturday).days > 1:
        saturday += timedelta(weeks=1)
    return between(saturday, saturday + timedelta(days=1))


def _week_of(case: Case) -> DatePeriod | None:
    """Read "the week of October 14": the week that holds the day, or that begins with it."""
    day = _absolute_day(case)
    if day is None or day.start is None:
        return None
    if day.start.weekday() == 0:
        return week_period(day.start)
    if case.parts.get("begin", "of").lower() == "of":
        return week_period(day.start)
    return between(day.start, day.start + timedelta(days=6))


def _days_of_month(case: Case) -> DatePeriod | None:
    """Read "the first week of June" and "the last ten days of August"."""
    month = case.month()
    if (year := case.year("year")) is not None:
        first = date(year, month, 1)
    else:
        found = nearest_day(case.anchor, month, 1, is_future=case.is_future) if case.anchor else None
        if found is None or found.start is None:
            return None
        first = found.start
    end = month_period(first.year, month).end
    assert end is not None
    length = case.count * (7 if case.unit == "week" else 1)
    which = case.parts["which"].lower()
    if which in ("last", "final", "closing"):
        return between(max(first, end - timedelta(days=length - 1)), end)
    number = case.words.ordinals[which]
    start = first + timedelta(days=length * (number - 1))
    return between(start, min(end, start + timedelta(days=length - 1))) if start <= end else None


def _holiday(case: Case) -> DatePeriod | None:
    name = " ".join(case.parts["holiday"].lower().replace("’", "'").split())
    rule = case.words.holidays[name]
    if not rule:
        return None
    if (year := case.year("year")) is not None:
        return day_period(holiday_on(rule, year))
    today = case.today
    if today is None:
        return None
    if case.rel == "this" or "year" in case.parts.get("relyear", "").lower():
        return day_period(holiday_on(rule, today.year + case.step))
    days = [holiday_on(rule, today.year + step) for step in (-1, 0, 1)]
    if case.step == 1 or (case.is_future and case.step == 0):
        return day_period(next(day for day in days if day >= today))
    return day_period(next(day for day in reversed(days) if day <= today))


DAY_READERS: Mapping[str, Reader] = {
    "iso-day": _absolute_day,
    "slash-day": _slash_day,
    "dot-day": _absolute_day,
    "hyphen-day": _absolute_day,
    "day-range": _day_range,
    "month-day-range": _day_range,
    "days-range": _days_range,
    "days-range-month-first": _days_range,
    "day-month": _absolute_day,
    "month-day": _absolute_day,
    "nth-day": _nth_day,
    "on-nth": _nth_day,
    "weekday": _weekday,
    "weekday-of-week": _weekday,
    "week-weekday": _weekday,
    "weekday-week": _weekday_weeks_on,
    "weekdays-ago": _weekday_weeks_ago,
    "weekday-range": _weekday_range,
    "weekday-pair": _weekday_range,
    "day-before-yesterday": _near_day(-2),
    "yesterday": _near_day(-1),
    "today": _near_day(0),
    "tomorrow": _near_day(1),
    "day-after-tomorrow": _near_day(2),
    "overnight": _overnight,
    "weekend": _weekend,
    "week-of": _week_of,
    "days-of-month": _days_of_month,
    "holiday": _holiday,
}
