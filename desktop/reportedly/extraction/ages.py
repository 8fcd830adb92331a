"""Numbers that are ages, by the words around them: "Jane Doe, 44, said", "children under 5", "died at 91"."""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.draft import Number, NumberForm
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.word_patterns import either

__all__ = ["AgeWords", "age_words", "is_age"]

_LOOK_BACK = 48
_OLDEST = 115
# "The man, 62, was held"; "their children, 3 and 6, fled"; "Ms Smith (44) said".
_CLOSED = re.compile(r"\s?[,;)]|\s?[―—–]|\.(?:\s|$)|\s+and\s+\d")
_NOUN = re.compile(r"([^\W\d_]+)(?:,|\s\()\s?(?:now\s|then\s)?(\d{1,2}(?:,\s\d{1,2}){0,3},?\s+and\s+)?$")
_NOUN_OF = re.compile(r"\b([^\W\d_]+)\s+of\s+(?:[^\W\d_]+\s+){0,2}[^\W\d_]+,\s$")
_BRACKETED = re.compile(r"(?:^|[^\w'’.-])(?:[A-Z][\w'’.-]*\.?\s+){1,3}[A-Z][\w'’-]+\s\($")
_BRACKET_END = re.compile(r"\)\s*(?:,|said|told|was|is|has|had|who|from)\b")
# "Jane Doe, 44" on a line of its own; "Jane Doe (left), 44."
_LINE = re.compile(
    r"(?:[A-Z][^\W\d_]+[\s-]+[A-Z][\w'’-]+|\((?:left|right|centre|center|pictured|above)\)),\s$"
)
_LINE_END = re.compile(r"\.?[ \t]*(?:[\r\n]|$)")
# Copy without commas: "Jane Doe 44 has spent"; below 18 it may be the number of a film or a model.
_BARE_NAME = re.compile(r"(?:^|[.!?:]\s+)[A-Z][a-z]+\s+[A-Z][a-z]+\s+$")
_SPEAKS = re.compile(r"\s+(?:has|had|said|says|told|who)\b")
_PAIR = re.compile(r"\s+and\s+\d{1,2}\s?[,;.)]")
_LISTED = re.compile(r"\b[Aa]ge[ds]?\s+(?:\d{1,3}(?:\s+months?)?(?:,\s*|,?\s+(?:and|or)\s+)){1,4}$")
_AS_YOUNG = re.compile(r"\bas\s+(?:young|old)\s+as\s+$", re.I)
_OLDER_THAN = re.compile(r"\b(?:older|younger)\s+than\s+$", re.I)
_AND_OLDER = re.compile(r"\s+(?:and|or)\s+(?:older|younger)\b", re.I)
_JOINED = re.compile(r"-(?:and|or)-(?:over|older|under|younger|up|above)\b", re.I)
# "Arrested a man of 34", and not "a group of 34"; "a boy of six".
_ONE_OF = re.compile(
    r"\b(?:an?|the|one)\s+(?:[a-z]+\s+){0,2}(?:man|woman|boy|girl|child|teenager|youth|toddler|baby)\s+of\s+$",
    re.I,
)
_AT_AGE = re.compile(r"\bat\s+$", re.I)
_YOUNGEST = re.compile(r",?\s+the\s+(?:youngest|oldest)\b", re.I)
_GOES_ON = re.compile(r"\s+(?:who|was|is|had|has|were|in|from|with|at|on|and|from|whom|whose)\b")
_STOP = re.compile(r"\s*(?:$|[.,;!?\"”’)])")
_ADULT = 18


@dataclass(frozen=True, slots=True)
class AgeWords:
    """Person nouns, and the phrases right before an age."""

    people: frozenset[str]
    plurals: frozenset[str]
    before: re.Pattern[str]
    alone: re.Pattern[str]
    bounds: re.Pattern[str]
    follows: re.Pattern[str]


@cache
def age_words(lexicon: Lexicon) -> AgeWords:
    """Give the words of a language."""
    table = lexicon.table("set_aside")
    people = frozenset([*lexicon.table("measures")["people"], *table["anybody"]])
    return AgeWords(
        people=people,
        plurals=frozenset(table["plural_people"]),
        before=re.compile(rf"(?<!\w){either(table['age_before'])}\s+$", re.I),
        alone=re.compile(rf"(?<!\w){either(table['age_alone'])}\s+$", re.I),
        bounds=re.compile(
            rf"([^\W\d_]+)\s+(?:who\s+)?(?:(?:is|are|was|were)\s+)?(?:aged?\s+)?{either(table['age_bounds'])}\s+$",
            re.I,
        ),
        follows=re.compile(
            rf"\s*(?:$|[.,;:!?)\"”’—–])|\s+{either(table['age_after'])}\b|\s+[a-z]+ing\b", re.I
        ),
    )


def is_age(text: str, number: Number, words: AgeWords) -> bool:
    """Tell whether a number without a unit of its own is how old somebody is."""
    size = number.value if number.value is not None else number.high
    if size is None or not 0 < size <= _OLDEST or size != size.to_integral_value():
        return False
    start, end = number.span.start, number.span.end
    floor = max(0, start - _LOOK_BACK)
    if number.form not in (NumberForm.DIGITS, NumberForm.RANGE, NumberForm.WORDS):
        return False
    is_free = bool(words.follows.match(text, end))
    if is_free and (words.before.search(text, floor, start) or _LISTED.search(text, floor, start)):
        return True
    if _OLDER_THAN.search(text, floor, start) and (is_free or _STOP.match(text, end)):
        return True
    if _AND_OLDER.match(text, end) or _JOINED.match(text, end):
        return True
    if _AT_AGE.search(text, floor, start) and _YOUNGEST.match(text, end):
        return True  # "at 15 the youngest mayor ever"
    if _ONE_OF.search(text, floor, start) and (is_free or _GOES_ON.match(text, end)):
        return True
    if _AS_YOUNG.search(text, floor, start):
        return True
    if words.alone.search(text, floor, start) and _STOP.match(text, end):
        return True
    bound = words.bounds.search(text, floor, start)
    if is_free and bound and _is_person(bound[1], words):
        return True
    return number.form is NumberForm.DIGITS and _is_beside(text, floor, number, words)


def _is_beside(text: str, floor: int, number: Number, words: AgeWords) -> bool:
    """Tell the number that stands beside a person: between commas, in brackets, or bare behind the name."""
    start, end = number.span.start, number.span.end
    if (noun := _NOUN.search(text, floor, start)) and _CLOSED.match(text, end):
        word = noun[1].lower()
        is_one = word in words.people and word not in words.plurals and not word.endswith("s")
        if is_one or (_is_person(word, words) and (noun[2] or _PAIR.match(text, end))):
            return True
    if (noun := _NOUN_OF.search(text, floor, start)) and _CLOSED.match(text, end):
        word = noun[1].lower()
        if word in words.people and word not in words.plurals and not word.endswith("s"):
            return True  # "the mother of two, 44, said"
    if _LINE.search(text, floor, start) and _LINE_END.match(text, end):
        return True
    if _BRACKETED.search(text, floor, start) and _BRACKET_END.match(text, end):
        return True
    value = number.value
    is_adult = value is not None and value >= _ADULT
    return is_adult and bool(_BARE_NAME.search(text, floor, start) and _SPEAKS.match(text, end))


def _is_person(word: str, words: AgeWords) -> bool:
    lower = word.lower()
    return lower in words.people or lower.removesuffix("s") in words.people
