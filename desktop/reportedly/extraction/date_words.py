"""The words and patterns of dates of one language, compiled once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.word_patterns import either

__all__ = ["DateWords", "date_words"]

# "by 9pm on Saturday", "by noon on Monday": the time of day between the word and the date
_CLOCK = (
    r"(?:(?:noon|midday|midnight|(?:about\s+)?\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b\.?|hours|GMT))"
    r"\s+(?:local\s+time\s+)?(?:on\s+)?)?"
)
_GROUP = re.compile(r"\(\?P<(\w+)>")
_PLACEHOLDER = re.compile(r"\{([a-z]\w*)\}")


@dataclass(frozen=True, slots=True)
class DateWords:
    """Names with their numbers, all in lower case, and the compiled patterns in order of preference."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    counts: Mapping[str, int]
    nth: Mapping[str, int]
    decades: Mapping[str, int]
    centuries: Mapping[str, int]
    holidays: Mapping[str, str]
    ordinals: Mapping[str, int]
    ambiguous: frozenset[str]
    feasts: frozenset[str]
    patterns: Mapping[str, re.Pattern[str]]
    kinds: Mapping[str, re.Pattern[str]]
    kind_of: Mapping[str, str]
    trigger: re.Pattern[str]
    introducer: re.Pattern[str]
    role_of: Mapping[str, str]


@cache
def date_words(lexicon: Lexicon) -> DateWords:
    """Compile the table `dates` of a lexicon."""
    table = lexicon.table("dates")
    groups = _groups(table)
    patterns = {
        rule: re.compile(rf"(?<!\w)(?<!\w-)(?:{_filled(pattern, groups)})(?!\w)", re.IGNORECASE)
        for rule, pattern in table["patterns"].items()
    }
    role_of = {phrase: role for role, phrases in table["roles"].items() for phrase in reversed(phrases)}
    introducers = either([*table["introducers"], *role_of])
    introducer = rf"(?<!\w)(?P<word>{introducers})\s+(?:the\s+)?{_CLOCK}$"
    return DateWords(
        months=table["months"],
        weekdays=table["weekdays"],
        seasons=table["seasons"],
        counts=table["counts"],
        nth=table["nth"],
        decades=table["decades"],
        centuries=table["centuries"],
        holidays=table["holidays"],
        ordinals=table["ordinals"],
        ambiguous=frozenset(table["ambiguous"]),
        feasts=frozenset(table["feasts"]),
        patterns=patterns,
        kinds=_kinds(table, table["kinds"]),
        kind_of={rule: kind for kind, rules in table["needs"].items() for rule in rules},
        trigger=_trigger(table),
        introducer=re.compile(introducer, re.IGNORECASE),
        role_of=role_of,
    )


def _groups(table: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    """Give the pattern behind each placeholder."""
    month = "|".join(_written(table["months"]))
    weekday = "|".join(_written(table["weekdays"]))
    year = r"(?:19|20)\d\d(?!\d|,\d|\.\d)"
    day = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
    return {
        "month": f"(?P<month>{month})",
        "month2": f"(?P<month2>{month})",
        "weekday": f"(?P<weekday>{weekday})",
        "weekdays": f"(?:{'|'.join(rf'(?P<weekday>{name})s' for name in table['weekdays'] if len(name) > 5)})",
        "weekday2": f"(?P<weekday2>{weekday})",
        "season": f"(?P<season>{'|'.join(table['seasons'])})",
        "count": f"(?P<count>(?:{_count(table['counts'])}))",
        "ordinal": f"(?P<ordinal>{'|'.join(_longest(table['ordinals']))})",
        "ordinals": "|".join(table["nth"]),
        "day": f"(?P<day>{day})",
        "day2": f"(?P<day2>{day})",
        "year": f"(?P<year>{year})",
        "year2": f"(?P<year2>{year})",
        "year3": f"(?P<year3>{year})",
        "decade": f"(?P<decade>{'|'.join(table['decades'])})",
        "century": f"(?P<century>{'|'.join(_longest(table['centuries']))})",
        "holiday": f"(?P<holiday>{_holidays(table['holidays'])})",
        "unit": "(?P<u>day|week|fortnight|month|quarter|year|decade|hour)",
        "digits4": r"(?<!\d)(?P<year>(?:19|20)\d\d)",
        "part": "(?P<part>early|mid|late|midway|(?:the )?(?:start|beginning|end|middle))",
        # "late October", "late in the summer", "the end of May", "end-June"; but "to end in June" is a verb
        "partof": r"(?:(?P<part>early|mid|late|midway)[\s-]+(?:(?:of|in|through|into)\s+(?:the\s+)?)?"
        r"|(?P<part>(?:the )?(?:start|beginning|end|middle))[\s-]+of\s+(?:the\s+)?|(?P<part>end)-)",
        "rel": "(?P<rel>this past|this coming|last|past|previous|preceding|this|current|present|next|coming"
        "|following|upcoming)",
    }


def _trigger(table: Mapping[str, Mapping[str, int]]) -> re.Pattern[str]:
    """Match anything that can belong to a date: most sentences hold nothing of the kind."""
    names = [*_longest(table["months"]), *_longest(table["weekdays"]), *table["seasons"], *table["holidays"]]
    others = (
        "today", "tonight", "yesterday", "tomorrow", "overnight", "this", "last", "past", "next", "coming",
        "ago", "earlier", "later", "before", "after", "previous", "preceding", "current", "same", "that day",
        "year", "month", "week", "quarter", "half", "fortnight", "decade", "centur", "night", "recent",
        "fiscal", "financial", "start", "end", "within", "first", "second", "day", "on the",
    )  # fmt: skip
    words = either([*names, *others, *table["decades"]])
    return re.compile(rf"(?:19|20)\d\d|\d0s\b|\b(?:{words}|Q[1-4]|H[12]|FY)", re.IGNORECASE)


def _kinds(
    table: Mapping[str, Mapping[str, int]], kinds: Mapping[str, Iterable[str]]
) -> dict[str, re.Pattern[str]]:
    """Give, for each kind of name that a pattern can need, what tells that a text has one."""
    words: dict[str, Iterable[str]] = {kind: table[kind] for kind in ("months", "weekdays", "seasons")}
    words |= {kind: kinds[kind] for kind in kinds}
    names = {kind: rf"\b(?:{'|'.join(words[kind])})" for kind in words}
    written = {**names, "holidays": _holidays(table["holidays"]), "years": r"(?:19|20)\d\d"}
    return {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in written.items()}


def _count(counts: Mapping[str, int]) -> str:
    """Give the pattern of a small number: digits, a word, or two ("twenty-five")."""
    tens = "|".join(name for name in counts if 20 <= counts[name] < 100)
    ones = "|".join(
        name for name in counts if 1 <= counts[name] < 10 and name not in ("a", "an", "couple", "few")
    )
    words = "|".join(_longest(counts))
    return rf"a couple of|a few|(?:{tens})[\s-](?:{ones})|{words}|\d{{1,3}}"


def _holidays(names: Iterable[str]) -> str:
    """Match any of the holidays, with either apostrophe."""
    return either(names).replace("'", "['’]")


def _filled(pattern: str, groups: Mapping[str, str]) -> str:
    """Put in the groups; one that stands in several branches is numbered: `year`, `year__2`."""
    seen: dict[str, int] = {}

    def numbered(found: re.Match[str]) -> str:
        name = found.group(1)
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}>" if seen[name] == 1 else f"(?P<{name}__{seen[name]}>"

    return _GROUP.sub(numbered, _PLACEHOLDER.sub(lambda found: groups[found.group(1)], pattern))


def _longest(names: Mapping[str, int]) -> list[str]:
    return sorted(names, key=len, reverse=True)


def _written(names: Mapping[str, int]) -> list[str]:
    """Give patterns of names, the longest first; abbreviations may end with a full stop."""
    full = {max((n for n in names if names[n] == number), key=len) for number in names.values()}
    return [rf"{name}(?!\w)" if name in full else rf"{name}\b\.?(?!\w)" for name in _longest(names)]
