"""From one match of the grammar to the days it means: weeks, months, parts of years, decades.

Each pattern of the lexicon (table `dates.patterns`) has its reader: those of days in `date_days`, those of
measured spans in `date_spans`, the others here. A reader gives None where it needs a more exact anchor than
there is: nothing is guessed.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from reportedly.extraction.date_case import MONTHS_IN, STEP, Case, Reader
from reportedly.extraction.date_days import DAY_READERS
from reportedly.extraction.date_periods import (
    LAST_YEAR,
    between,
    month_period,
    nearest_month,
    part_of,
    shifted_months,
    week_period,
    year_period,
)
from reportedly.extraction.date_spans import SPAN_READERS
from reportedly.model.dates import DatePeriod

__all__ = ["read_match"]


def read_match(rule: str, case: Case) -> DatePeriod | None:
    """Give the period of one match; None where it needs an anchor, or a more exact one.

    Raises ValueError for days that no calendar has.
    """
    return _READERS[rule](case)


def _month_reading(case: Case) -> DatePeriod | None:
    month, anchor = case.month(), case.anchor
    if (year := case.year("year")) is not None:
        whole = month_period(year, month)
    elif anchor is None or anchor.start is None or anchor.end is None:
        return None
    elif case.step == 1:
        whole = month_period(anchor.start.year + (anchor.start.month >= month), month)
    elif case.step == -1:
        whole = month_period(anchor.end.year - (anchor.end.month <= month), month)
    elif case.rel:
        whole = month_period(anchor.start.year, month)
    else:
        whole = nearest_month(anchor, month, is_future=case.is_future)
    return part_of(whole, case.part)


def _month_rel_year(case: Case) -> DatePeriod | None:
    if case.anchor is None or case.anchor.start is None:
        return None
    return part_of(month_period(case.anchor.start.year + case.step, case.month()), case.part)


def _month_of_told_year(case: Case) -> DatePeriod | None:
    """Read "October of that year", "March of the following year"."""
    if case.reference is None or case.reference.start is None:
        return None
    year = case.reference.start.year + STEP.get(case.parts.get("which", "same").lower(), 0)
    return part_of(month_period(year, case.month()), case.part)


def _month_range(case: Case) -> DatePeriod | None:
    """Read "June to August 2024", "from January to September": the end first, the start before it."""
    if (year := case.year("year2", "year")) is not None:
        last = month_period(year, case.month("month2"))
    elif case.rel and case.anchor is not None and case.anchor.start is not None:
        last = month_period(case.anchor.start.year + case.step, case.month("month2"))
    elif case.anchor is not None:
        last = nearest_month(case.anchor, case.month("month2"), is_future=case.is_future)
    else:
        return None
    assert last.end is not None
    first = month_period(case.year("year") or last.end.year, case.month())
    assert first.start is not None
    if first.start > last.end:
        first = month_period(last.end.year - 1, case.month())
    assert first.start is not None
    return between(first.start, last.end)


def _unit_at(case: Case, unit: str, step: int) -> DatePeriod | None:
    """Give the week, month, quarter, year or decade of the anchor, moved by `step` units."""
    anchor = case.anchor
    if anchor is None or anchor.start is None or anchor.end is None:
        return None
    if unit in ("week", "weekend"):
        if case.today is None:
            return None
        week = week_period(case.today + timedelta(weeks=step))
        if unit == "week" or week.end is None:
            return week
        return between(week.end - timedelta(days=1), week.end)
    if unit in ("decade", "century"):
        years = MONTHS_IN[unit] // 12
        offset = unit == "century"  # the 21st century began with 2001
        first = (anchor.start.year - offset) // years * years + offset + step * years
        return DatePeriod(None, date(first, 1, 1), date(first + years - 1, 12, 31))
    if unit != "year" and (anchor.end - anchor.start).days > 31:
        return None  # only the year of publication is known
    months = MONTHS_IN[unit]
    first_day = date(anchor.start.year, (anchor.start.month - 1) // months * months + 1, 1)
    start = shifted_months(first_day, step * months)
    if months == 1:
        return month_period(start.year, start.month)
    return year_period(start.year) if months == 12 else _months_from(start, months)


def _months_from(start: date, months: int) -> DatePeriod:
    return between(start, shifted_months(start, months) - timedelta(days=1))


def _rel_unit(case: Case) -> DatePeriod | None:
    unit, sub, today = case.unit, case.parts.get("sub", "").lower(), case.today
    is_running = case.rel == "past" or (
        case.rel == "last" and "the" in case.parts and unit in ("week", "month", "year", "decade")
    )
    # "the past year", "in the last month": up to today
    if today is not None and is_running and not case.part:
        start = today - timedelta(weeks=1) if unit in ("week", "weekend") else None
        return between(start or shifted_months(today, -MONTHS_IN.get(unit, 1)), today)
    whole = _unit_at(case, unit, -1 if is_running else case.step)
    if whole is None or whole.start is None or whole.end is None:
        return whole
    if today is not None and sub.startswith("earlier") and whole.start <= today <= whole.end:
        return DatePeriod(whole.iso, whole.start, today)
    if today is not None and sub.startswith("later") and whole.start <= today <= whole.end:
        return DatePeriod(whole.iso, today, whole.end)
    return part_of(whole, case.part)


def _before_last(case: Case) -> DatePeriod | None:
    """Read "the week before last"."""
    return _unit_at(case, case.unit, -2)


def _open(case: Case) -> None:
    """Leave open what no calendar tells: "this fiscal year", "Super Tuesday"."""


def _season_of(year: int, season: int) -> DatePeriod:
    return _months_from(date(year, season, 1), 3)


def _season(case: Case) -> DatePeriod | None:
    season = case.words.seasons[case.parts["season"].lower()]
    if (year := case.year("year")) is not None:
        return part_of(_season_of(year, season), case.part)
    if case.anchor is None or case.anchor.start is None or case.anchor.end is None:
        return None
    # Winter runs over New Year: in January "this winter" began the year before.
    year_of = case.anchor.start.year - (season == 12 and case.anchor.start.month <= 2)
    found = _season_of(year_of, season)
    assert found.start is not None
    assert found.end is not None
    step = case.step
    first, last = case.anchor.start, case.anchor.end
    if "rel" not in case.parts:  # "in the spring": the last one that has begun, or the coming one
        is_over, is_to_come = found.end < first, found.start > last
        moved = is_over if case.is_future else -is_to_come
        return part_of(_season_of(year_of + moved, season), case.part)
    # "last summer" is one that is over, "next winter" one that has not begun
    is_off = (step == -1 and found.end >= first) or (step == 1 and found.start <= last)
    return part_of(_season_of(year_of + step, season) if is_off else found, case.part)


def _season_rel_year(case: Case) -> DatePeriod | None:
    if case.anchor is None or case.anchor.start is None:
        return None
    season = case.words.seasons[case.parts["season"].lower()]
    return part_of(_season_of(case.anchor.start.year + case.step, season), case.part)


def _end_rel(case: Case) -> DatePeriod | None:
    whole = _unit_at(case, case.unit, case.step)
    return whole if whole is None else part_of(whole, case.part)


def _end_of(case: Case) -> DatePeriod | None:
    if (year := case.year("year2")) is not None:
        return part_of(year_period(year), case.part)
    return _month_reading(case)


def _month_end(case: Case) -> DatePeriod | None:
    if (year := case.year("year")) is not None:
        return year_period(year)
    return _unit_at(case, case.unit, 0)


def _part_of_year(months: int) -> Reader:
    """Give the reader of quarters (3 months) and halves (6)."""

    def read(case: Case) -> DatePeriod | None:
        name = case.parts.get("ordinal", case.parts.get("q", "")).lower()
        number = min(case.words.ordinals[name], 12 // months)
        year = case.year("year", "year2", "year3")
        if year is None:
            if case.anchor is None or case.anchor.start is None or case.anchor.end is None:
                return None
            year = case.anchor.start.year + case.step
            first = date(year, (number - 1) * months + 1, 1)
            if not case.rel and not case.is_future and first > case.anchor.end:
                year -= 1  # "in the fourth quarter", reported in spring
            last = _months_from(first, months).end
            assert last is not None
            if not case.rel and case.is_future and last < case.anchor.start:
                year += 1
        return _months_from(date(year, (number - 1) * months + 1, 1), months)

    return read


def _quarter_by_month(case: Case) -> DatePeriod | None:
    """Read "the December quarter": the three months that end with it."""
    if (year := case.year("year")) is not None:
        last = month_period(year, case.month())
    elif case.anchor is not None:
        last = nearest_month(case.anchor, case.month(), is_future=case.is_future)
    else:
        return None
    assert last.start is not None
    return _months_from(shifted_months(last.start, -2), 3)


def _months_of(case: Case) -> DatePeriod | None:
    """Read "the first nine months of 2024"; without a year the last such months that are over."""
    count = max(1, min(case.count, 12))
    year = case.year("year")
    if year is None:
        if case.anchor is None or case.anchor.start is None or case.anchor.end is None:
            return None
        year = case.anchor.start.year + case.step
        if not case.rel and not case.is_future and date(year, count, 1) >= case.anchor.start:
            year -= 1
    which = case.parts.get("which", "first").lower()
    return _months_from(date(year, 1 if which == "first" else 13 - count, 1), count)


def _fiscal(case: Case) -> DatePeriod | None:
    # Fiscal years begin in different months; the named calendar year is the honest part of the reading.
    text = case.parts.get("fy") or case.parts["year"]
    year = int(text) + (2000 if len(text) == 2 else 0)
    return _years(year, case.parts["e"]) if "e" in case.parts else year_period(year)


def _years(first: int, tail: str) -> DatePeriod | None:
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    if len(tail) == 2 and first % 100 == 99 and tail == "00":
        last = first + 1
    return between(date(first, 1, 1), date(last, 12, 31)) if first < last <= LAST_YEAR else None


def _part_year(case: Case) -> DatePeriod | None:
    year = case.year("year")
    assert year is not None
    return part_of(year_period(year), case.part)


def _year_range(case: Case) -> DatePeriod | None:
    year = case.year("year", "year2")
    assert year is not None
    return _years(year, case.parts["e"])


def _two_years(case: Case) -> DatePeriod | None:
    """Read "2023/24": one season or budget year over New Year, and nothing else."""
    year = case.year("year")
    assert year is not None
    found = _years(year, case.parts["e"])
    return found if found is not None and found.end is not None and found.end.year == year + 1 else None


def _decade(case: Case) -> DatePeriod | None:
    if "decade" in case.parts:
        first = 1900 + case.words.decades[case.parts["decade"].lower()]
    else:
        first = int(case.parts["y"]) if "y" in case.parts else 1900 + int(case.parts["yy"])
    start, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(case.part, (0, 9))
    return DatePeriod(None, date(first + start, 1, 1), date(first + end, 12, 31))


def _decades(case: Case) -> DatePeriod | None:
    first, last = int(case.parts["y"]), int(case.parts["y2"])
    return DatePeriod(None, date(first, 1, 1), date(last + 9, 12, 31)) if first < last else None


def _century(case: Case) -> DatePeriod | None:
    name = case.parts.get("nth") or str(case.words.centuries[case.parts["century"].lower()])
    number = int(name)
    if not 1 <= number <= 22:
        return None
    first = (number - 1) * 100 + 1
    start, end = {"early": (0, 32), "mid": (33, 66), "late": (67, 99)}.get(case.part, (0, 99))
    return DatePeriod(None, date(first + start, 1, 1), date(first + end, 12, 31))


def _year(case: Case) -> DatePeriod | None:
    return year_period(int(case.parts["y"]))


_READERS: Mapping[str, Reader] = {
    **DAY_READERS,
    **SPAN_READERS,
    "month-range": _month_range,
    "month-year-range": _month_range,
    "month-year": _month_reading,
    "month-rel-year": _month_rel_year,
    "month-of-told-year": _month_of_told_year,
    "rel-month": _month_reading,
    "month": _month_reading,
    "rel-unit": _rel_unit,
    "before-last": _before_last,
    "rel-season": _season,
    "season": _season,
    "season-year": _season,
    "season-rel-year": _season_rel_year,
    "end-rel": _end_rel,
    "end-of": _end_of,
    "month-end": _month_end,
    "quarter": _part_of_year(3),
    "rel-year-quarter": _part_of_year(3),
    "quarter-by-month": _quarter_by_month,
    "half": _part_of_year(6),
    "bare-half": _part_of_year(6),
    "months-of": _months_of,
    "first-months": _months_of,
    "fiscal": _fiscal,
    "rel-fiscal": _open,
    "named-day": _open,
    "part-year": _part_year,
    "year-range": _year_range,
    "two-years": _two_years,
    "decade": _decade,
    "decades": _decades,
    "century": _century,
    "year": _year,
}
