"""Read a publication date as documents write it: ISO, e-mail, English words, numbers, addresses."""

import re
from datetime import date
from functools import cache

__all__ = ["DATE", "parse_published", "published_in_address"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"

# The ways in which a whole day or month is written; each is tried at the place where it stands.
_FORMS = (
    rf"(?<!\d){_YEAR}-(?P<number>[01]\d)-(?P<day>[0-3]\d)(?!\d)",
    rf"(?<!\d){_YEAR}[/.](?P<number>[01]?\d)[/.](?P<day>[0-3]?\d)(?!\d)",
    rf"{_DAY}[\s,.-]+(?:of\s+)?{_MONTH}[\s,-]+{_YEAR}",
    rf"\b{_MONTH}\s*{_DAY},?\s+{_YEAR}",
    rf"(?<!\d){_YEAR}\s+{_MONTH}\s+(?P<day>[0-3]?\d)(?!\d)",
    rf"(?<!\d)(?P<first>[0-3]?\d)(?P<sign>[./-])(?P<second>[0-3]?\d)(?P=sign){_YEAR}",
)
_MONTH_FORMS = (rf"(?<!\d\s)\b{_MONTH},?\s+{_YEAR}", rf"(?<!\d){_YEAR}-(?P<number>[01]\d)(?![\d-])")
_IN_ADDRESS = (
    rf"(?<!\d){_YEAR}[/_.-](?P<number>[01]?\d)[/_.-](?P<day>[0-3]?\d)(?!\d)",
    r"(?<!\d)(?P<year>20\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)(?!\d)",
    rf"(?<!\d){_YEAR}[/_.-]?{_MONTH}[/_.-]?(?P<day>[0-3]?\d)(?!\d)",
    rf"(?<!\d)(?P<day>[0-3]?\d)[-_]{_MONTH}[-_]{_YEAR}",
)

DATE = re.compile(
    "|".join(re.sub(r"\(\?P<\w+>", "(?:", form).replace("(?P=sign)", "[./-]") for form in _FORMS), re.I
)
"""Where a whole date stands in a line, in any of the forms."""


def parse_published(text: str) -> str | None:
    """Read the first date of a short text as an ISO day, or an ISO month where no day is given.

    Times and time zones are passed over: the day is the one that the outlet printed. Days and months in
    numbers are read only where they are sure: 10/15/2024 is, 10/11/2024 is not, 28.10.2024 is (dots put
    the day first). None if there is no date, or one that does not exist.
    """
    return _first(text, _FORMS) or _first(text, _MONTH_FORMS)


def published_in_address(address: str) -> str | None:
    """Read the day that a file name or a web address carries, for example ``/2024/10/22/7480792/``."""
    return _first(address, _IN_ADDRESS)


@cache
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form, re.I)


def _first(text: str, forms: tuple[str, ...]) -> str | None:
    best: tuple[int, str] | None = None
    for form in forms:
        for found in _compiled(form).finditer(text):
            iso = _iso(found.groupdict())
            if iso is not None:
                if best is None or found.start() < best[0]:
                    best = (found.start(), iso)
                break
    return best[1] if best else None


def _iso(parts: dict[str, str | None]) -> str | None:
    year = int(parts["year"] or 0)
    if parts.get("first"):
        pair = _day_and_month(int(parts["first"] or 0), int(parts["second"] or 0), parts["sign"] or "")
        if pair is None:
            return None
        day, month = pair
    else:
        name = parts.get("month")
        month = _MONTHS.index(name[:3].lower()) + 1 if name else int(parts.get("number") or 0)
        day = int(parts.get("day") or 0)
    if day == 0 and "day" not in parts:
        return f"{year:04}-{month:02}" if 1 <= month <= 12 else None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _day_and_month(first: int, second: int, sign: str) -> tuple[int, int] | None:
    if sign == "." or first > 12 or first == second:
        return first, second
    return (second, first) if second > 12 else None
