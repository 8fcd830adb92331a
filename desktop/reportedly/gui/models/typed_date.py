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
_SLASHED = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")
_HELP = "Type it like 23 Oct 2024 or 2024-10-23."


def read_typed_date(text: str) -> str | None:
    """Give the ISO day, month or year that a person typed; None for an empty text.

    Raises ValueError with a sentence for the reader where the text is no date, or could be two.
    """
    typed = " ".join(text.split())
    if not typed:
        return None
    if _SLASHED.fullmatch(typed):
        raise ValueError(f"“{typed}” could be two dates: day or month first? {_HELP}")
    try:
        period = parse_iso_period(typed)
    except ValueError:
        period = None
    if period is not None and "W" not in typed:
        return period.iso
    for pattern in (_DAY_MONTH, _MONTH_DAY, _MONTH_YEAR, _DOTTED):
        if found := pattern.fullmatch(typed):
            return _iso(found, typed)
    raise ValueError(f"“{typed}” is no date. {_HELP}")


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
