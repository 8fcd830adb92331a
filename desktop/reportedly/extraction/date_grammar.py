"""The date expressions of news English, found by patterns of the lexicon and read against an anchor.

`find_dates` gives matches with offsets; `DateMatch.resolve` turns one into a `DatePeriod` once a publication
date is known. General date parsers guess wrongly for half of the forms of news ("by December", "the past two
years", "late October": measured 2026-11-22), so the grammar is our own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extraction.date_case import Case
from reportedly.extraction.date_periods import LAST_YEAR
from reportedly.extraction.date_reading import read_match
from reportedly.extraction.date_words import DateWords, date_words
from reportedly.extraction.lexicon import Lexicon
from reportedly.model.dates import DatePeriod
from reportedly.model.span import Span

__all__ = ["DateMatch", "find_dates"]

_TOLD = frozenset(
    {"told", "beside", "same", "unit-before", "year-earlier", "same-period", "month-of-told-year"}
)
_SEASON_ROLES = frozenset(
    {
        "in",
        "by",
        "since",
        "until",
        "till",
        "over",
        "during",
        "through",
        "throughout",
        "before",
        "after",
        "from",
    }
)
_FEAST_ROLES = frozenset({"by", "since", "until", "till", "before", "after", "on", "at", "around"})
_ROLE_REACH = 40  # code points before a date that may hold the word that introduces it


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date expression: where it stands, which pattern found it, and the pieces of the pattern."""

    span: Span
    rule: str
    role: str
    parts: dict[str, str]
    words: DateWords

    @property
    def needs_reference(self) -> bool:
        """Tell whether the words count from another date of the text: "a year earlier", "the same day"."""
        return self.rule in _TOLD or self.needs_event

    @property
    def needs_event(self) -> bool:
        """Tell whether the words count from an event: "a year after the quake"."""
        return self.rule in ("after-event", "day-of-event")

    def resolve(
        self,
        anchor: DatePeriod | None,
        *,
        is_future: bool = False,
        reference: DatePeriod | None = None,
        is_day_first: bool | None = None,
    ) -> DatePeriod | None:
        """Read the expression against the publication date; None while it needs one that is not known.

        `is_future` decides bare months, days and weekdays: the next one instead of the last one. `reference`
        is the period that "a year earlier" counts from, `is_day_first` the outlet's order of 12/10/2024.
        """
        case = Case(self.parts, self.words, anchor, is_future, reference, is_day_first)
        try:
            return read_match(self.rule, case)
        except (ValueError, OverflowError):  # 31 November, 13/13/2024: no day of the calendar
            return None


def find_dates(text: str, lexicon: Lexicon, *, start: int = 0, end: int | None = None) -> list[DateMatch]:
    """Give the date expressions between two offsets of a text, in reading order, none overlapping."""
    end = len(text) if end is None else end
    words = date_words(lexicon)
    if not words.trigger.search(text, start, end):
        return []
    found = sorted(_candidates(text, start, end, words), key=lambda m: (m.span.start, -len(m.span)))
    kept: list[DateMatch] = []
    for match in found:
        if not kept or match.span.start >= kept[-1].span.end:
            kept.append(match)
        elif len(match.span) > len(kept[-1].span):
            kept[-1] = match
    return kept


def _candidates(text: str, start: int, end: int, words: DateWords) -> Iterator[DateMatch]:
    present = {"", *(kind for kind, names in words.kinds.items() if names.search(text, start, end))}
    for rule, pattern in words.patterns.items():
        if words.kind_of.get(rule, "") not in present:
            continue
        for found in pattern.finditer(text, start, end):
            role = _role_before(text, max(start, found.start() - _ROLE_REACH), found.start(), words)
            parts = {name.partition("__")[0]: value for name, value in found.groupdict().items() if value}
            if rule == "today" and _is_name(text, found.start(), found.end()):
                continue
            if _is_plausible(rule, parts, found.group(), role, words):
                yield DateMatch(Span(found.start(), found.end()), rule, role, parts, words)


def _role_before(text: str, start: int, end: int, words: DateWords) -> str:
    """Give the word that introduces the date, or "" """
    found = words.introducer.search(text, start, end)
    return " ".join(found.group("word").lower().split()) if found else ""


def _is_name(text: str, start: int, end: int) -> bool:
    """Tell whether "Today" is part of a name: "USA Today", "NBC's Today"."""
    surface, before = text[start:end], text[max(0, start - _ROLE_REACH) : start].split()
    if surface.isupper():
        return True
    is_behind_name = bool(before) and before[-1][:1].isupper() and before[-1][-1:].isalnum()
    return surface[0].isupper() and is_behind_name and text[start - 1] in " \u00a0"


def _is_plausible(rule: str, parts: dict[str, str], surface: str, role: str, words: DateWords) -> bool:
    """Refuse words that are names of months or days only in the right company ("May", "March", "Sun")."""
    if rule == "year":
        return int(parts["y"]) <= LAST_YEAR
    if rule in ("month", "weekday"):
        name = parts.get("month", parts.get("weekday", "")).rstrip(".").lower()
        is_alone = not {"part", "rel", "time"} & parts.keys()
        if is_alone and name in words.ambiguous:
            return bool(role) and surface[0].isupper()
    if rule in ("month-range", "weekday-pair"):  # "to march on May 3", "the sun and sat down"
        names = [parts.get(name, "A") for name in ("month", "month2", "weekday", "weekday2")]
        return all(name[0].isupper() for name in names)
    if rule.startswith("days-range"):  # "October 7 and October 19" are two days, "between" them a period
        return parts["join"].lower() != "and" or "between" in parts
    if rule == "season":
        return role in _SEASON_ROLES or "part" in parts
    if rule == "holiday" and parts["holiday"].lower() in words.feasts:
        return role in _FEAST_ROLES or bool({"rel", "year"} & parts.keys())
    if rule == "month-end":
        return role in ("by", "until", "before", "at", "to", "of") or surface.lower().startswith("year-")
    return True
