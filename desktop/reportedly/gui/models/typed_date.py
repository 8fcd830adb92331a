"""A date as a person types it, and the words for what is wrong with it."""

import re
from datetime import date

from reportedly.model.dates import parse_iso_period

__all__ = ["read_typed_date"]

_MONTHS = {name: place for place, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1)}  # fmt: skip
_DAY_MONTH = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?P<month>[a-z]+)\.?,?\s+(?P<year>\d{4})", re.IGNORECASE
)
_MONTH_DAY = re.compile(
    r"(?P<month>[a-z]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})", re.IGNORECASE
)
_MONTH_YEAR = re.compile(r"(?P<month>[a-z]+)\.?,?\s+(?P<year>\d{4})", re.IGNORECASE)
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>\d{4})")
_SLASHED = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/.](?P<number>\d{1,2})[/.](?P<day>\d{1,2})")
_HYPHENED = re.compile(r"(?P<day>\d{1,2})-(?P<month>[a-z]+)-(?P<year>\d{4})", re.IGNORECASE)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    rf"(?P<weekday>{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in _WEEKDAYS)}|tues|thurs?)\.?,?\s+(?P<rest>.+)",
    re.IGNORECASE,
)
_HELP = "Type it like 23 Oct 2024 or 2024-10-23."


def read_typed_date(text: str) -> str | None:
    """Give the ISO day, month or year that a person typed; None for an empty text.

    Raises ValueError with a sentence for the reader where the text is no date, or could be two.
    """
    typed = " ".join(text.split())
    if not typed:
        return None
    if found := _WEEKDAY.fullmatch(typed):
        return _on_weekday(found, typed)
    if found := _SLASHED.fullmatch(typed):
        return _slashed(found, typed)
    try:
        period = parse_iso_period(typed)
    except ValueError:
        period = None
    if period is not None and "W" not in typed:
        return period.iso
    for pattern in (_DAY_MONTH, _MONTH_DAY, _MONTH_YEAR, _DOTTED, _YEAR_FIRST, _HYPHENED):
        if found := pattern.fullmatch(typed):
            return _iso(found, typed)
    raise ValueError(f"“{typed}” is no date. {_HELP}")


def _on_weekday(found: re.Match[str], typed: str) -> str:
    """Read a day with its weekday, which has to be right: one of the two is a slip else."""
    iso = read_typed_date(found["rest"])
    if iso is None or len(iso) != len("2024-10-23"):
        raise ValueError(f"“{typed}” is no date. {_HELP}")
    right = _WEEKDAYS[date.fromisoformat(iso).weekday()]
    if not right.startswith(found["weekday"][:3].casefold()):
        raise ValueError(f"{found['rest']} is a {right.capitalize()}. {_HELP}")
    return iso


def _slashed(found: re.Match[str], typed: str) -> str:
    """Read 23/10/2024 and 10/23/2024; what could be either is refused."""
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    if first <= 12 and second <= 12 and first != second:
        raise ValueError(f"“{typed}” could be two dates: day or month first? {_HELP}")
    day, month = (first, second) if second <= 12 else (second, first)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise ValueError(f"There is no {typed}. {_HELP}") from None


def _iso(found: re.Match[str], typed: str) -> str:
    parts = found.groupdict()
    word = parts.get("month") or ""
    month = int(parts["number"]) if parts.get("number") else _MONTHS.get(word[:3].casefold(), 0)
    if not month or (word and len(word) < 3):
        raise ValueError(f"“{word}” is no month. {_HELP}")
    if not parts.get("day"):
        return f"{int(parts['year']):04d}-{month:02d}"
    try:
        return date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        raise ValueError(f"There is no {typed}. {_HELP}") from None
