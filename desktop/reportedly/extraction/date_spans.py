"""Readers of spans that are measured: "the past two years", "a week ago", "the three months to June"."""

from collections.abc import Mapping
from datetime import date, timedelta

from reportedly.extraction.date_case import MONTHS_IN, STEP, Case, Reader
from reportedly.extraction.date_periods import (
    between,
    day_period,
    month_period,
    nearest_day,
    nearest_month,
    shifted_months,
    week_period,
    year_period,
)
from reportedly.model.dates import DatePeriod

__all__ = ["SPAN_READERS"]

_DAYS_IN = {"day": 1, "night": 1, "morning": 1, "evening": 1, "week": 7, "weekend": 7, "fortnight": 14}
_LONGEST = {"day": 0, "week": 7, "fortnight": 7, "month": 31, "quarter": 92}


def _moved(day: date, unit: str, count: int) -> date:
    if unit in ("minute", "hour"):
        return day + timedelta(days=count // 24 if count > 0 else -(-count // 24)) if unit == "hour" else day
    if unit in _DAYS_IN:
        return day + timedelta(days=count * _DAYS_IN[unit])
    return shifted_months(day, count * MONTHS_IN[unit])


def _span(case: Case) -> DatePeriod | None:
    """Read "the past two years", "the next 48 hours": from or up to the day of publication."""
    if case.today is None:
        return None
    step, count = STEP.get(case.rel, -1), case.count
    if case.unit == "hour":
        count = max(24, count)
    other = _moved(case.today, case.unit, step * count)
    return between(min(case.today, other), max(case.today, other))


def _ago(case: Case) -> DatePeriod | None:
    if case.today is None:
        return None
    return _at_precision(_moved(case.today, case.unit, -case.count), case.unit)


def _at_precision(day: date, unit: str) -> DatePeriod:
    """Name a day that was counted in units: "three months ago" is a month, "ten years ago" a year."""
    if unit in ("year", "decade", "century"):
        return year_period(day.year)
    return month_period(day.year, day.month) if unit in ("month", "quarter") else day_period(day)


def _half_ago(case: Case) -> DatePeriod | None:
    """Read "half a year ago", "a year and a half ago"."""
    if case.today is None:
        return None
    halves = 1 if case.parts.get("half") else 2 * case.count + 1
    if case.unit == "decade":
        return year_period(case.today.year - 5 * halves)
    before = shifted_months(case.today, -6 * halves)
    return month_period(before.year, before.month)


def _told(case: Case) -> DatePeriod | None:
    """Read "a year earlier", "two days later", "the previous month", "the same day" from their reference.

    Without one, what was earlier is counted back from the publication, and what was later stays open.
    """
    which = case.parts.get("which", "same").lower()
    step, unit = STEP.get(which, 0) * case.count, case.unit
    base = case.reference
    if base is None:
        if step >= 0 or case.anchor is None:
            return None
        base = case.anchor
    if base.start is None or base.end is None:
        return None
    if (base.end - base.start).days > _LONGEST.get(unit, 10_000):
        return None  # "a day earlier" than a month tells no day
    return _shifted(base, unit, step)


def _shifted(base: DatePeriod, unit: str, step: int) -> DatePeriod | None:
    """Move a period by units; a day moved by months or years is a month or a year."""
    assert base.start is not None
    assert base.end is not None
    start, end = base.start, base.end
    if base.is_day:
        if unit == "week" and step == 0:
            return week_period(start)
        return _at_precision(_moved(start, unit, step), unit)
    is_week = base.iso is not None and "W" in base.iso
    if unit in _DAYS_IN:
        moved = timedelta(days=step * _DAYS_IN[unit])
        return week_period(start + moved) if is_week else between(start + moved, end + moved)
    if is_week:
        return _at_precision(_moved(start, unit, step), unit)
    months = step * MONTHS_IN[unit]
    first, last = shifted_months(start, months), shifted_months(end + timedelta(days=1), months)
    last -= timedelta(days=1)
    if first.day == 1 and last == date(first.year, 12, 31) and first.month == 1:
        return year_period(first.year)
    return between(first, last)


def _same_period(case: Case) -> DatePeriod | None:
    """Read "the same period last year", "the same quarter of 2023": the reference in the other year."""
    base, anchor = case.reference, case.anchor
    year = case.year("year")
    if year is None:
        counted = base or anchor
        if counted is None or counted.start is None:
            return None
        year = counted.start.year - 1
    if base is None or base.start is None or base.end is None or (base.end - base.start).days > 364:
        return year_period(year)
    return _shifted(base, "year", year - base.start.year) or year_period(year)


def _after_event(case: Case) -> DatePeriod | None:
    """Read "a year after the quake", "three weeks into the strike", "in the two years since the vote"."""
    event, which = case.reference, case.parts["which"].lower()
    if event is None or event.start is None or event.end is None:
        return None
    if which == "since":
        return None if case.today is None or case.today < event.start else between(event.start, case.today)
    count = -case.count if which == "before" else case.count
    if case.unit in ("month", "year"):
        then = _moved(event.start, case.unit, count)
        return month_period(then.year, then.month)
    return day_period(_moved(event.start, case.unit, count)) if event.is_day else None


def _day_of_event(case: Case) -> DatePeriod | None:
    """Read "the third day of the strike", "day 20 of the siege", "the second week of the trial"."""
    event = case.reference
    if event is None or event.start is None or not event.is_day:
        return None
    name = case.parts.get("nth", case.parts.get("n", "")).lower()
    number = case.words.nth.get(name) or int("".join(c for c in name if c.isdigit()))
    unit = case.unit or "day"
    start = _moved(event.start, unit, number - 1)
    return between(start, _moved(event.start, unit, number) - timedelta(days=1))


def _recent(case: Case) -> DatePeriod | None:
    """Read "in recent weeks": up to the day of publication, since a day that nobody told."""
    return None if case.today is None else DatePeriod(None, None, case.today)


def _time_on(case: Case) -> DatePeriod | None:
    return None if case.today is None else DatePeriod(None, case.today, None)


def _within(case: Case) -> DatePeriod | None:
    """Read "within two weeks" of what is to come; of what has been it is a duration."""
    if case.today is None or not case.is_future:
        return None
    count = max(24, case.count) if case.unit == "hour" else case.count
    return between(case.today, _moved(case.today, case.unit, count))


def _run_to(case: Case) -> DatePeriod | None:
    """Read "the three months to June", "the year ended 31 March 2024", "the week to October 19"."""
    month, year = case.month(), case.year("year")
    if "day" in case.parts:
        if year is not None:
            last: date | None = date(year, month, case.day())
        elif case.anchor is not None:
            found = nearest_day(case.anchor, month, case.day(), is_future=case.is_future)
            last = found.start if found is not None else None
        else:
            last = None
    elif year is not None:
        last = month_period(year, month).end
    else:
        last = nearest_month(case.anchor, month, is_future=case.is_future).end if case.anchor else None
    if last is None:
        return None
    if case.unit in _DAYS_IN:
        return between(last - timedelta(days=case.count * _DAYS_IN[case.unit] - 1), last)
    after = last + timedelta(days=1)
    return between(shifted_months(after, -case.count * MONTHS_IN[case.unit]), last)


def _to_date(case: Case) -> DatePeriod | None:
    """Read "so far this year", "the year to date": up to the day of publication."""
    if case.today is None:
        return None
    unit = case.unit or "year"
    if unit == "week":
        week = week_period(case.today)
        return DatePeriod(week.iso, week.start, case.today)
    months = MONTHS_IN[unit]
    start = date(case.today.year, (case.today.month - 1) // months * months + 1, 1)
    if unit == "decade":
        return DatePeriod(None, date(case.today.year // 10 * 10, 1, 1), case.today)
    iso = between(start, shifted_months(start, months) - timedelta(days=1)).iso
    return DatePeriod(iso, start, case.today)


def _this_time(case: Case) -> DatePeriod | None:
    """Read "this time last year": the same month."""
    if case.today is None:
        return None
    then = shifted_months(case.today, 12 * case.step)
    return month_period(then.year, then.month)


SPAN_READERS: Mapping[str, Reader] = {
    "span": _span,
    "ago": _ago,
    "ago-half": _half_ago,
    "told": _told,
    "beside": _told,
    "same": _told,
    "unit-before": _told,
    "year-earlier": _told,
    "same-period": _same_period,
    "after-event": _after_event,
    "day-of-event": _day_of_event,
    "recent": _recent,
    "time-on": _time_on,
    "within": _within,
    "run-to": _run_to,
    "run-to-day-first": _run_to,
    "to-date": _to_date,
    "this-time": _this_time,
}
