"""The words and patterns of dates of one language, compiled once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.lexicon import Lexicon

__all__ = ["DateWords", "date_words"]

_PLACEHOLDER = re.compile(r"\{([a-z]\w*)\}")


@dataclass(frozen=True, slots=True)
class DateWords:
    """Names with their numbers, all in lower case, and the compiled patterns in order of preference."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    counts: Mapping[str, int]
    ordinals: Mapping[str, int]
    ambiguous: frozenset[str]
    patterns: Mapping[str, re.Pattern[str]]
    trigger: re.Pattern[str]
    introducer: re.Pattern[str]
    role_of: Mapping[str, str]


@cache
def date_words(lexicon: Lexicon) -> DateWords:
    """Compile the table `dates` of a lexicon."""
    table = lexicon.table("dates")
    groups = _groups(table)
    patterns = {
        rule: re.compile(rf"(?<![\w]){_filled(pattern, groups)}(?!\w)", re.IGNORECASE)
        for rule, pattern in table["patterns"].items()
    }
    role_of = {phrase: role for role, phrases in table["roles"].items() for phrase in reversed(phrases)}
    introducers = sorted({*table["introducers"], *role_of}, key=len, reverse=True)
    introducer = rf"(?<!\w)(?P<word>{'|'.join(map(_spaced, introducers))})\s+(?:the\s+)?$"
    return DateWords(
        months=table["months"],
        weekdays=table["weekdays"],
        seasons=table["seasons"],
        counts=table["counts"],
        ordinals=table["ordinals"],
        ambiguous=frozenset(table["ambiguous"]),
        patterns=patterns,
        trigger=_trigger(table),
        introducer=re.compile(introducer, re.IGNORECASE),
        role_of=role_of,
    )


def _groups(table: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    """Give the pattern behind each placeholder."""
    month = "|".join(_written(table["months"]))
    year = r"(?:19|20)\d\d(?!\d|,\d|\.\d)"
    day = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
    return {
        "month": f"(?P<month>{month})",
        "month2": f"(?P<month2>{month})",
        "weekday": f"(?P<weekday>{'|'.join(_written(table['weekdays']))})",
        "season": f"(?P<season>{'|'.join(table['seasons'])})",
        "count": f"(?P<count>(?:a couple of|a few|{'|'.join(_longest(table['counts']))}|\\d{{1,3}}))",
        "ordinal": f"(?P<ordinal>{'|'.join(_longest(table['ordinals']))})",
        "day": f"(?P<day>{day})",
        "day2": f"(?P<day2>{day})",
        "year": f"(?P<year>{year})",
        "year2": f"(?P<year2>{year})",
        "year3": f"(?P<year3>{year})",
        "digits4": r"(?<!\d)(?P<year>(?:19|20)\d\d)",
        "part": "(?P<part>early|mid|late|(?:the )?(?:start|beginning|end|middle))",
        "rel": "(?P<rel>last|past|previous|preceding|this|current|present|next|coming|following|upcoming"
        "|this past|this coming)",
    }


def _trigger(table: Mapping[str, Mapping[str, int]]) -> re.Pattern[str]:
    """Match anything that can belong to a date: most sentences hold nothing of the kind."""
    names = [*_longest(table["months"]), *_longest(table["weekdays"]), *table["seasons"]]
    others = (
        "today", "tonight", "yesterday", "tomorrow", "overnight", "this", "last", "past", "next", "coming",
        "ago", "earlier", "before", "previous", "current", "year", "month", "week", "quarter", "half",
        "fiscal", "financial", "start", "end",
    )  # fmt: skip
    return re.compile(rf"(?:19|20)\d\d|\b(?:{'|'.join((*names, *others))}|Q[1-4]|H[12]|FY)", re.IGNORECASE)


def _filled(pattern: str, groups: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: groups[found.group(1)], pattern)


def _longest(names: Mapping[str, int]) -> list[str]:
    return sorted(names, key=len, reverse=True)


def _written(names: Mapping[str, int]) -> list[str]:
    """Give patterns of names, the longest first; abbreviations may end with a full stop."""
    full = {max((n for n in names if names[n] == number), key=len) for number in names.values()}
    return [rf"{name}(?!\w)" if name in full else rf"{name}\b\.?(?!\w)" for name in _longest(names)]


def _spaced(phrase: str) -> str:
    return r"\s+".join(re.escape(word) for word in phrase.split())
