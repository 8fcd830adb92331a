"""Dates as a person types them: 23 Oct 2024, Oct 2024, by Dec 2024, 2024-10-23, since 2021, Wednesday.

The date grammar of the extraction reads the words; what people type and news does not (a lone "dec", ISO
months and weeks, two ISO days) is added here. Nothing is guessed: what could be two dates is refused.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from reportedly.extraction.date_grammar import DateMatch, find_dates
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.dates import DatePeriod, parse_iso_period, smallest_iso_name
from reportedly.model.errors import UserError

__all__ = ["TypedPeriod", "read_typed_period"]

HELP = "Write 23 Oct 2024, Oct 2024, 2025 or 2024-10-23."
_ROLES = {
    "by": "by", "until": "until", "till": "until", "before": "before", "since": "since", "after": "after",
    "from": "since", "on": "", "in": "", "at": "", "during": "", "of": "",
}  # fmt: skip
_ROLE = re.compile(rf"(?:(?P<role>{'|'.join(_ROLES)})\s+)?(?P<rest>.+)", re.IGNORECASE)
_WEEK = re.compile(r"(?:week|wk|w)\s*(?P<week>\d{1,2})(?:\s+of)?,?\s+(?P<year>\d{4})", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:[/–—]|\s-\s|\bto\b|\band\b|\buntil\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TypedPeriod:
    """A date that was typed, and the word before it that says which side is open: by, until, before, since, after."""

    period: DatePeriod
    role: str = ""

    @property
    def meant(self) -> DatePeriod:
        """Give the days that it is about: a deadline has no start, "since" has no end."""
        start, end = self.period.start, self.period.end
        if self.role in ("by", "until"):
            return DatePeriod(self.period.iso, None, end)
        if self.role == "since":
            return DatePeriod(self.period.iso, start, None)
        if self.role == "before" and start is not None:
            return DatePeriod(None, None, start - timedelta(days=1))
        if self.role == "after" and end is not None:
            return DatePeriod(None, end + timedelta(days=1), None)
        return self.period


@lru_cache(1024)  # one text is typed for thousands of figures at a time
def read_typed_period(text: str, *, anchor: str | None = None, is_ahead: bool = False) -> TypedPeriod:
    """Read a date, a month, a year or a period as a person types it.

    `anchor` is the ISO day from which "Wednesday" and "Dec" count, the publication date; `is_ahead` lets a
    bare month be the coming one. Raises UserError R310 for what is no date, could be two, or lacks the anchor.
    """
    typed = " ".join(text.split()).rstrip(".")
    found = _ROLE.fullmatch(typed)
    if found is None:
        raise UserError("R310", "A date is missing.", HELP)
    role = _ROLES.get((found["role"] or "").lower(), "")
    rest = found["rest"]
    period = _iso(rest)
    if period is None:
        base = parse_iso_period(anchor) if anchor else None
        period = _worded(rest, base, is_future=is_ahead or role == "by") or _two_ends(
            rest, anchor, is_ahead=is_ahead
        )
    if period is None:
        raise UserError("R310", f"“{typed}” is no date.", HELP)
    is_span = role == "since" and (found["role"] or "").lower() == "from" and _JOINT.search(rest) is not None
    return TypedPeriod(period, "" if is_span else role)


def _iso(text: str) -> DatePeriod | None:
    if week := _WEEK.fullmatch(text):
        text = f"{week['year']}-W{int(week['week']):02}"
    try:
        return parse_iso_period(text)
    except ValueError:
        return None


def _worded(text: str, anchor: DatePeriod | None, *, is_future: bool) -> DatePeriod | None:
    """Read one date expression that is the whole text.

    A lone "dec" or "sat" is a date to the grammar only with a capital and in company: it is given both.
    """
    lexicon = load_lexicon("en")
    titled = text.title()
    for candidate in (text, titled, f"in {titled}", f"on {titled}"):
        start = len(candidate) - len(text)
        whole = [m for m in find_dates(candidate, lexicon) if m.span.start == start and _ends(m, candidate)]
        if not whole:
            continue
        if (period := whole[0].resolve(anchor, is_future=is_future)) is not None:
            return period
        raise _unresolved(whole[0], text, anchor)
    return None


def _ends(match: DateMatch, text: str) -> bool:
    return match.span.end == len(text)


def _unresolved(match: DateMatch, text: str, anchor: DatePeriod | None) -> UserError:
    if match.rule == "slash-day":
        both = [match.resolve(anchor, is_day_first=is_first) for is_first in (True, False)]
        isos = [period.iso for period in both if period is not None and period.iso is not None]
        if len(isos) > 1:
            return UserError(
                "R310", f"“{text}” could be {isos[0]} or {isos[1]}.", "Write the one that you mean."
            )
    elif anchor is None and "year" not in match.rule:
        return UserError(
            "R310", f"“{text}” needs a publication date to count from.", f"Set that of the article. {HELP}"
        )
    return UserError("R310", f"“{text}” is no date.", HELP)


def _two_ends(text: str, anchor: str | None, *, is_ahead: bool) -> DatePeriod | None:
    """Read "2024-10-23 to 2024-11-05": from the start of the first to the end of the second."""
    ends = _JOINT.split(text)
    if len(ends) != 2 or not all(ends):
        return None
    try:
        periods = [read_typed_period(end, anchor=anchor, is_ahead=is_ahead).period for end in ends]
    except UserError:
        return None
    first, last = (periods[0].start, periods[1].end)
    if first is None or last is None or first > last:
        return None
    return DatePeriod(smallest_iso_name(first, last), first, last)
