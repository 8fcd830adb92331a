"""From the pieces of a date expression to a period, one small reader for each kind of pattern."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.extraction.date_periods import (
    between,
    day_period,
    month_period,
    nearest_day,
    nearest_month,
    part_of,
    shifted_months,
    week_period,
    weekday_near,
    year_period,
)
from reportedly.extraction.date_words import DateWords
from reportedly.model.dates import DatePeriod

__all__ = ["read_match"]

Parts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """One match to read: the pieces of its pattern, and what it is read against."""

    parts: Parts
    words: DateWords
    anchor: DatePeriod | None
    is_future: bool


Reader = Callable[[Case], DatePeriod | None]

_STEP = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "this past": -1,
    "next": 1, "coming": 1, "following": 1, "upcoming": 1, "this coming": 1, "the coming": 1,
}  # fmt: skip
_MONTHS_IN = {"month": 1, "quarter": 3, "half-year": 6, "year": 12, "decade": 120}


def read_match(
    rule: str, parts: Parts, words: DateWords, anchor: DatePeriod | None, *, is_future: bool
) -> DatePeriod | None:
    """Give the period of one match; None where it needs an anchor, or a more exact one.

    Raises ValueError for days that no calendar has.
    """
    return _READERS[rule](Case(parts, words, anchor, is_future))


def _rel(parts: Parts) -> str:
    return " ".join(parts.get("rel", "").lower().split())


def _part(parts: Parts) -> str:
    word = parts.get("part", "").lower().removeprefix("the ").strip()
    return {"beginning": "start", "middle": "mid", "close": "end", "turn": "end"}.get(word, word)


def _month(parts: Parts, words: DateWords, name: str = "month") -> int:
    return words.months[parts[name].lower().rstrip(".")]


def _day(text: str) -> int:
    return int("".join(c for c in text if c.isdigit()))


def _count(parts: Parts, words: DateWords) -> int:
    text = " ".join(parts.get("count", parts.get("n2", "1")).lower().split())
    last = text.removesuffix(" of").split()[-1]
    return int(last) if last.isdigit() else words.counts[last]


def _anchor_day(anchor: DatePeriod | None) -> date | None:
    return anchor.start if anchor is not None and anchor.is_day else None


def _absolute_day(case: Case) -> DatePeriod | None:
    month = int(case.parts["m"]) if "m" in case.parts else _month(case.parts, case.words)
    day = _day(case.parts.get("d", case.parts.get("day", "")))
    if year := case.parts.get("year"):
        return day_period(date(int(year), month, day))
    if "rel" in case.parts and case.anchor is not None and case.anchor.start is not None:
        return day_period(date(case.anchor.start.year + _STEP.get(_rel(case.parts), 0), month, day))
    return nearest_day(case.anchor, month, day, is_future=case.is_future) if case.anchor else None


def _slash_day(case: Case) -> DatePeriod | None:
    # Month first as in American news, day first where only that gives a day.
    first, second = int(case.parts["a"]), int(case.parts["b"])
    month, day = (second, first) if first > 12 else (first, second)
    return day_period(date(int(case.parts["year"]), month, day))


def _day_range(case: Case) -> DatePeriod | None:
    first = _absolute_day(case)
    if first is None or first.start is None:
        return None
    return between(first.start, first.start.replace(day=_day(case.parts["day2"])))


def _month_reading(case: Case) -> DatePeriod | None:
    month = _month(case.parts, case.words)
    rel = _rel(case.parts)
    if year := case.parts.get("year"):
        whole = month_period(int(year), month)
    elif case.anchor is None or case.anchor.start is None or case.anchor.end is None:
        return None
    elif rel and _STEP.get(rel) == 1:
        later = case.anchor.start.month < month
        whole = month_period(case.anchor.start.year + (not later), month)
    elif rel and _STEP.get(rel) == -1:
        earlier = case.anchor.end.month > month
        whole = month_period(case.anchor.end.year - (not earlier), month)
    elif rel:
        whole = month_period(case.anchor.start.year, month)
    else:
        whole = nearest_month(case.anchor, month, is_future=case.is_future)
    return part_of(whole, _part(case.parts))


def _month_rel_year(case: Case) -> DatePeriod | None:
    if case.anchor is None or case.anchor.start is None:
        return None
    year = case.anchor.start.year + _STEP.get(_rel(case.parts), 0)
    return part_of(month_period(year, _month(case.parts, case.words)), _part(case.parts))


def _month_range(case: Case) -> DatePeriod | None:
    last = month_period(int(case.parts["year2"]), _month(case.parts, case.words, "month2"))
    month = _month(case.parts, case.words)
    year = int(case.parts.get("year", case.parts["year2"]))
    first = month_period(year, month)
    if first.start is not None and last.end is not None and first.start > last.end:
        first = month_period(year - 1, month)
    assert first.start is not None
    assert last.end is not None
    return between(first.start, last.end)


def _weekday(case: Case) -> DatePeriod | None:
    today = _anchor_day(case.anchor)
    if today is None:
        return None
    weekday = case.words.weekdays[case.parts["weekday"].lower().rstrip(".")]
    rel = _rel(case.parts)
    step = _STEP.get(rel)
    if step == -1:
        return day_period(weekday_near(today - timedelta(days=1), weekday, is_future=False))
    if step == 1:
        return day_period(weekday_near(today + timedelta(days=1), weekday, is_future=True))
    if rel:  # "this Friday": the one of this week
        return day_period(today + timedelta(days=weekday - today.weekday()))
    return day_period(weekday_near(today, weekday, is_future=case.is_future))


def _near_day(days: int) -> Reader:
    def read(case: Case) -> DatePeriod | None:
        today = _anchor_day(case.anchor)
        return None if today is None else day_period(today + timedelta(days=days))

    return read


def _yesterday(case: Case) -> DatePeriod | None:
    today = _anchor_day(case.anchor)
    return None if today is None else day_period(today - timedelta(days=1 + ("before" in case.parts)))


def _overnight(case: Case) -> DatePeriod | None:
    today = _anchor_day(case.anchor)
    return None if today is None else between(today - timedelta(days=1), today)


def _unit_at(anchor: DatePeriod | None, unit: str, step: int) -> DatePeriod | None:
    """Give the week, month, quarter, year or decade of the anchor, moved by `step` units."""
    if anchor is None or anchor.start is None or anchor.end is None:
        return None
    if unit in ("week", "weekend"):
        today = _anchor_day(anchor)
        if today is None:
            return None
        week = week_period(today + timedelta(weeks=step))
        if unit == "week" or week.end is None:
            return week
        return between(week.end - timedelta(days=1), week.end)
    if unit != "year" and (anchor.end - anchor.start).days > 31:
        return None  # only the year of publication is known
    if unit == "decade":
        first = anchor.start.year // 10 * 10 + step * 10
        return DatePeriod(None, date(first, 1, 1), date(first + 9, 12, 31))
    months = _MONTHS_IN[unit]
    first_day = date(anchor.start.year, (anchor.start.month - 1) // months * months + 1, 1)
    start = shifted_months(first_day, step * months)
    return (
        between(start, shifted_months(start, months) - timedelta(days=1))
        if months not in (1, 12)
        else (month_period(start.year, start.month) if months == 1 else year_period(start.year))
    )


def _rel_unit(case: Case) -> DatePeriod | None:
    unit, rel = case.parts["u"].lower(), _rel(case.parts)
    whole = _unit_at(case.anchor, unit, _STEP.get(rel, 0))
    today = _anchor_day(case.anchor)
    if whole is None or whole.start is None or whole.end is None:
        return whole
    if today is not None and rel == "past":  # "the past year": up to today
        start = (
            today - timedelta(weeks=1) if unit == "week" else shifted_months(today, -_MONTHS_IN.get(unit, 1))
        )
        return between(start, today)
    sub = case.parts.get("sub", "").lower()
    if today is not None and sub == "earlier" and whole.start <= today <= whole.end:
        return DatePeriod(whole.iso, whole.start, today)
    if today is not None and sub == "later" and whole.start <= today <= whole.end:
        return DatePeriod(whole.iso, today, whole.end)
    return part_of(whole, _part(case.parts))


def _season_of(year: int, season: int) -> DatePeriod:
    start = date(year, season, 1)
    return between(start, shifted_months(start, 3) - timedelta(days=1))


def _season(case: Case) -> DatePeriod | None:
    season = case.words.seasons[case.parts["season"].lower()]
    if year := case.parts.get("year"):
        return _season_of(int(year), season)
    if case.anchor is None or case.anchor.start is None or case.anchor.end is None:
        return None
    step = _STEP.get(_rel(case.parts), 0)
    # Winter runs over New Year: in January "this winter" began the year before.
    year_of = case.anchor.start.year - (season == 12 and case.anchor.start.month <= 2)
    if step == 0:
        return _season_of(year_of, season)
    found = _season_of(year_of, season)
    assert found.start is not None
    assert found.end is not None
    if step == -1 and found.end >= case.anchor.start:
        return _season_of(year_of - 1, season)
    if step == 1 and found.start <= case.anchor.end:
        return _season_of(year_of + 1, season)
    return found


def _season_rel_year(case: Case) -> DatePeriod | None:
    if case.anchor is None or case.anchor.start is None:
        return None
    return _season_of(
        case.anchor.start.year + _STEP.get(_rel(case.parts), 0),
        case.words.seasons[case.parts["season"].lower()],
    )


def _span(case: Case) -> DatePeriod | None:
    today = _anchor_day(case.anchor)
    if today is None:
        return None
    count, unit, step = (
        _count(case.parts, case.words),
        case.parts["u"].lower(),
        _STEP.get(_rel(case.parts), -1),
    )
    if unit == "hour":
        other = today + timedelta(days=step * max(1, count // 24))
    elif unit in ("day", "week"):
        other = today + step * timedelta(days=count * (7 if unit == "week" else 1))
    else:
        other = shifted_months(today, step * count * _MONTHS_IN[unit])
    return between(min(today, other), max(today, other))


def _ago(case: Case) -> DatePeriod | None:
    today = _anchor_day(case.anchor)
    if today is None:
        return None
    count, unit = _count(case.parts, case.words), case.parts["u"].lower()
    if unit in ("minute", "hour"):
        return day_period(today - timedelta(hours=count if unit == "hour" and count > 23 else 0))
    if unit in ("day", "week"):
        return day_period(today - timedelta(days=count * (7 if unit == "week" else 1)))
    before = shifted_months(today, -count * _MONTHS_IN[unit])
    return year_period(before.year) if unit == "year" else month_period(before.year, before.month)


def _time_on(case: Case) -> DatePeriod | None:
    today = _anchor_day(case.anchor)
    return None if today is None else DatePeriod(None, today, None)


def _end_rel(case: Case) -> DatePeriod | None:
    return _unit_at(case.anchor, case.parts["u"].lower(), _STEP.get(_rel(case.parts), 0))


def _end_of(case: Case) -> DatePeriod | None:
    if year := case.parts.get("year2"):
        return year_period(int(year))
    return _month_reading(case)


def _month_end(case: Case) -> DatePeriod | None:
    return _unit_at(case.anchor, case.parts["u"].lower(), 0)


def _part_of_year(months: int) -> Reader:
    """Give the reader of quarters (3 months) and halves (6)."""

    def read(case: Case) -> DatePeriod | None:
        name = case.parts.get("ordinal", case.parts.get("q", "")).lower()
        number = case.words.ordinals[name]
        year = next((int(case.parts[k]) for k in ("year", "year2", "year3") if k in case.parts), None)
        if year is None:
            if case.anchor is None or case.anchor.start is None or case.anchor.end is None:
                return None
            year = case.anchor.start.year + _STEP.get(_rel(case.parts), 0)
            first = date(year, (number - 1) * months + 1, 1)
            if "rel" not in case.parts and not case.is_future and first > case.anchor.end:
                year -= 1  # "in the fourth quarter", reported in spring
        start = date(year, (number - 1) * months + 1, 1)
        return between(start, shifted_months(start, months) - timedelta(days=1))

    return read


def _months_of(case: Case) -> DatePeriod | None:
    count = min(_count(case.parts, case.words), 12)
    if year_text := case.parts.get("year"):
        year = int(year_text)
    elif case.anchor is not None and case.anchor.start is not None:
        year = case.anchor.start.year + _STEP.get(_rel(case.parts), 0)
    else:
        return None
    start = date(year, 1, 1) if case.parts["which"].lower() == "first" else date(year, 13 - count, 1)
    return between(start, shifted_months(start, count) - timedelta(days=1))


def _fiscal(case: Case) -> DatePeriod | None:
    # Fiscal years begin in different months; the named calendar year is the honest part of the reading.
    text = case.parts.get("fy") or case.parts["year"]
    year = int(text) + (2000 if len(text) == 2 else 0)
    if tail := case.parts.get("e"):
        last = int(tail) if len(tail) == 4 else year // 100 * 100 + int(tail)
        return between(date(year, 1, 1), date(last, 12, 31)) if last > year else None
    return year_period(year)


def _part_year(case: Case) -> DatePeriod | None:
    return part_of(year_period(int(case.parts["year"])), _part(case.parts))


def _year_range(case: Case) -> DatePeriod | None:
    first, tail = int(case.parts.get("year") or case.parts["year2"]), case.parts["e"]
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    return between(date(first, 1, 1), date(last, 12, 31)) if last > first else None


def _decade(case: Case) -> DatePeriod | None:
    first = int(case.parts["y"])
    return DatePeriod(None, date(first, 1, 1), date(first + 9, 12, 31))


def _year(case: Case) -> DatePeriod | None:
    return year_period(int(case.parts["y"]))


_READERS: Mapping[str, Reader] = {
    "iso-day": _absolute_day,
    "slash-day": _slash_day,
    "dot-day": _absolute_day,
    "day-range": _day_range,
    "month-day-range": _day_range,
    "day-month": _absolute_day,
    "month-day": _absolute_day,
    "month-year-range": _month_range,
    "month-year": _month_reading,
    "month-rel-year": _month_rel_year,
    "rel-month": _month_reading,
    "month": _month_reading,
    "weekday": _weekday,
    "yesterday": _yesterday,
    "today": _near_day(0),
    "tomorrow": _near_day(1),
    "overnight": _overnight,
    "rel-unit": _rel_unit,
    "rel-season": _season,
    "season-year": _season,
    "season-rel-year": _season_rel_year,
    "span": _span,
    "ago": _ago,
    "time-on": _time_on,
    "end-rel": _end_rel,
    "end-of": _end_of,
    "month-end": _month_end,
    "quarter": _part_of_year(3),
    "half": _part_of_year(6),
    "months-of": _months_of,
    "fiscal": _fiscal,
    "part-year": _part_year,
    "year-range": _year_range,
    "decade": _decade,
    "year": _year,
}
