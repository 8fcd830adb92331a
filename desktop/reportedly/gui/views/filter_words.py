"""A filter in words: for its chips, for its menus and for what is exported or printed."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from reportedly.model.date_range import DateRange
from reportedly.model.filter import DATE_FIELDS, FILTER_FIELDS, FLAG_FIELDS, FilterSpec
from reportedly.model.formatting import sentence_case
from reportedly.model.number_range import NumberRange
from reportedly.services.formatting import format_date, format_number

__all__ = ["FIELD_TITLES", "ChipWords", "chip_words", "filter_words", "number_words", "range_words"]

NameOf = Callable[[str, str], str]
"""Gives the words for a value of a field: a measure's name, an article's outlet."""

FIELD_TITLES = {
    "measure": "Measure", "source": "Source", "unit": "Unit", "stance": "Stance", "review": "Review",
    "outlet": "Outlet", "tag": "Tag", "article": "Article", "said": "Said", "target": "For date", "value": "Figure",
    "text": "Text", "is_starred": "Starred", "is_doubtful": "Doubtful",
}  # fmt: skip

_MOST_NAMED = 2  # values that a chip names; more are counted
_REVIEWS = {"machine": "not reviewed"}


@dataclass(frozen=True, slots=True)
class ChipWords:
    """What a chip says: the field, the value as far as there is room, and all of it. The field may be empty."""

    title: str
    value: str
    whole: str


def chip_words(part: FilterSpec, name_of: NameOf) -> ChipWords:
    """Put one condition of a filter into words."""
    for group in part.alternatives:
        joint = ", or " if any(len(list(spec.parts())) > 1 for spec in group) else " or "
        words = joint.join(filter_words(spec, name_of, joint=" and ") or "all" for spec in group) or "nothing"
        words = sentence_case(words)
        return ChipWords("", words, words)
    for field, value in part.excluded:
        words = f"not {_value(field, value, name_of)}"
        return ChipWords(FIELD_TITLES[field], words, words)
    for field in FLAG_FIELDS:
        if (flag := getattr(part, field)) is not None:
            words = FIELD_TITLES[field] if flag else f"Not {FIELD_TITLES[field].lower()}"
            return ChipWords("", words, words)
    for field in DATE_FIELDS:
        if (days := getattr(part, field)) is not None:
            return ChipWords(FIELD_TITLES[field], range_words(days), range_words(days))
    if part.value is not None:
        words = number_words(part.value)
        return ChipWords(FIELD_TITLES["value"], words, words)
    for field in FILTER_FIELDS:
        if values := getattr(part, field):
            names = sorted({_value(field, value, name_of) for value in values})
            whole = " or ".join(names)
            is_short = len(names) <= _MOST_NAMED
            return ChipWords(FIELD_TITLES[field], whole if is_short else f"{len(names)} chosen", whole)
    words = _value("text", part.text, name_of)
    return ChipWords(FIELD_TITLES["text"], words, words)


def filter_words(spec: FilterSpec, name_of: NameOf, *, joint: str = "; ") -> str:
    """Put a whole filter into one line; empty where nothing is filtered."""
    chips = (chip_words(part, name_of) for part in spec.parts())
    return joint.join(
        f"{chip.title.lower()} {chip.whole}" if chip.title else _lowered(chip.whole) for chip in chips
    )


def range_words(days: DateRange) -> str:
    """Write days from one to another: Oct–Dec 2024, 1–23 Oct 2024, from 1 Oct 2024."""
    first, last = days.first, days.last
    if first is None or last is None:
        return f"until {_day(last)}" if last is not None else f"from {_day(first)}"
    is_whole = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if is_whole and (first.month, last.month, first.year) == (1, 12, last.year):
        return str(first.year)
    start, end = (format_date(f"{day:%Y-%m}") if is_whole else _day(day) for day in (first, last))
    if start == end:
        return end
    if first.year == last.year:
        start = start.rsplit(" ", 1)[0]
        if not is_whole and first.month == last.month:
            start = start.split(" ")[0]
    return f"{start}–{end}"


def number_words(numbers: NumberRange) -> str:
    """Write numbers from one to another: 3,000–12,000, ≥3,000."""
    low, high = ("" if end is None else format_number(end) for end in (numbers.low, numbers.high))
    if low and high:
        return low if low == high else f"{low}–{high}"
    return f"≥{low}" if low else f"≤{high}"


def _day(day: date | None) -> str:
    return format_date(day.isoformat()) if day is not None else ""


def _value(field: str, value: str, name_of: NameOf) -> str:
    if field == "text":
        return f"“{value.strip()}”"
    if field in DATE_FIELDS:
        return range_words(DateRange.read(value))
    if field == "value":
        return number_words(NumberRange.read(value))
    if field == "review":
        return _REVIEWS.get(value, value)
    return name_of(field, value)


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
