"""What a denial without a number is of: the matter itself, the number that was given, or nobody can tell.

"Denied that any troops had come" is of the matter. "Denied the report", "called it a lie" and "rejected that count" are
of what somebody had said, and with it of his number: that people died is not denied. "Denied responsibility" is of
neither.
"""

import re
from collections.abc import Iterable
from enum import Enum, auto
from functools import cache, lru_cache

from reportedly.analysis.comparing_words import (
    any_of,
    comparing_words,
    reading_words,
    singular,
    word_set,
    word_table,
)
from reportedly.analysis.pair_sense import sense_of
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.figure import Figure

__all__ = ["Denied", "Matter", "denied_of", "denies_number", "matter_of"]

_STEM = 5  # letters that make "deployed" and "deployment" one word
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_HEAD = r"(?:(?!that\b)[\w'’.-]+\s+){0,4}?(?:that\s+)?"  # words before the first noun

Matter = frozenset[tuple[str, str]]
"""Things that are counted, each with what happened to it."""


class Denied(Enum):
    """What a denial is of."""

    MATTER = auto()
    NUMBER = auto()
    UNCLEAR = auto()


def matter_of(figures: Iterable[Figure]) -> Matter:
    """Give what figures of one series are about."""
    return frozenset((sense.thing, sense.outcome) for sense in map(sense_of, figures))


@lru_cache(4096)  # an as-of step asks for all of them anew
def denied_of(sentence: str, matter: Matter) -> Denied:
    """Tell what the sentence of a denial denies.

    It is the matter only where the words name what is counted or what happened, and no statement: anything else
    would be an accusation. What the army denies having done may have been done all the same, so "denied killing"
    and "denied that its soldiers had wounded" are of no harm as such.
    """
    denied = _object(sentence)
    if denied is None:
        return _of_statement(sentence)
    if _number().match(denied):
        return Denied.NUMBER
    claim = _claim().match(denied)
    content = denied[claim.end() :] if claim else denied
    words = [word.lower() for word in _WORD.findall(content)]
    if claim is not None and not (claim["of"] and words):
        return Denied.NUMBER
    return Denied.MATTER if _names_matter(words, matter) else Denied.UNCLEAR


def denies_number(sentence: str) -> bool:
    """Tell a denial of a number or a statement: "dismissed the Ukrainian figure" says nothing of the soldiers."""
    return denied_of(sentence, frozenset()) is Denied.NUMBER


def _of_statement(sentence: str) -> Denied:
    """Read a denial without a verb of denying: "The report is untrue, the army said."."""
    return Denied.NUMBER if _counts().search(sentence) or _told().search(sentence) else Denied.UNCLEAR


def _object(sentence: str) -> str | None:
    """Give the words behind the verb of denying up to the end of the clause; None where there is no such verb."""
    found = _denying().search(sentence)
    return None if found is None else re.split(r"[,;:.—–“”\"](?!\d)", sentence[found.end() :])[0].strip()


def _names_matter(words: list[str], matter: Matter) -> bool:
    return any(_is_named(words, thing, outcome) for thing, outcome in matter)


def _is_named(words: list[str], thing: str, outcome: str) -> bool:
    is_harm = outcome in word_set("denials", "harms")
    if is_harm and (set(words) & _reasons() or any(word.endswith("ing") for word in words[:2])):
        return False
    things, is_anybody = reading_words().thing_of, thing in word_set("denials", "anybody")
    if not is_harm and not is_anybody and any(things.get(one, one) == thing for one in map(singular, words)):
        return True
    stems = _stems(outcome)
    return any(word in stems or word[:_STEM] in stems for word in words)


@lru_cache(256)
def _stems(outcome: str) -> frozenset[str]:
    """Give the words for what happened, long ones by their first letters."""
    words = [word for word, name in comparing_words().outcome_of.items() if name == outcome and outcome]
    return frozenset(word[:_STEM] if len(word) > _STEM else word for word in words if " " not in word)


@cache
def _reasons() -> frozenset[str]:
    """Give the words that tell whose doing it was, or why it happened."""
    return word_set("denials", "owners") | word_set("denials", "causes")


@cache
def _denying() -> re.Pattern[str]:
    table = word_table("denials")
    return re.compile(rf"\b(?:{any_of(table['verbs'])}|{any_of(table['verbs_of_two'])})\b", re.IGNORECASE)


@cache
def _counts() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{any_of(load_lexicon('en').table('corrections')['counts'])})\b|\d", re.IGNORECASE
    )


@cache
def _number() -> re.Pattern[str]:
    """Find a count at the front ("that count", "the army’s new figures"), or a number anywhere."""
    return re.compile(rf"{_HEAD}(?:{_counts().pattern})|.*\d", re.IGNORECASE)


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word_table('denials')['claims'])})\b", re.IGNORECASE)


@cache
def _claim() -> re.Pattern[str]:
    """Find what points to a statement at the front: "it", "the army’s report", with "of" where that says what of."""
    table = word_table("denials")
    pointing, claims, of = (any_of(table[name]) for name in ("pointing", "claims", "of"))
    return re.compile(
        rf"(?:(?:{pointing})\b(?!\s+[^\W\d_])|(?:{pointing})\s+(?=(?:{any_of(table['behind'])})\b)"
        rf"|{_HEAD}(?:{claims})\b\s*(?P<of>(?:{of})\b)?)|$",
        re.IGNORECASE,
    )
