"""The hedge phrases of a language as patterns."""

import re
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.word_patterns import either
from reportedly.model.quantity import Relation

__all__ = ["HedgeWords", "hedge_words"]


@dataclass(frozen=True, slots=True)
class HedgeWords:
    """Patterns that end at a number (`before`, `through`) or begin behind it (`after`)."""

    before: re.Pattern[str]
    through: re.Pattern[str]
    after: re.Pattern[str]
    relation_before: dict[str, Relation]
    relation_after: dict[str, Relation]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    could_become: frozenset[str]
    big_only: frozenset[str]
    not_behind: re.Pattern[str]
    during: frozenset[str]
    during_behind: re.Pattern[str]
    not_behind_about: re.Pattern[str]
    lacking: re.Pattern[str]
    article_blocks: frozenset[str]
    marks: re.Pattern[str]
    loose_tails: frozenset[str]
    close_tails: frozenset[str]
    tail_follows: re.Pattern[str]
    not_plus: re.Pattern[str]
    negatable: frozenset[str]
    negated: re.Pattern[str]


@cache
def hedge_words(lexicon: Lexicon) -> HedgeWords:
    """Give the hedges of a language."""
    table = lexicon.table("hedges")
    words = table["words"]
    before = {phrase: Relation(sign) for sign, phrases in table["before"].items() for phrase in phrases}
    before |= dict.fromkeys(words["could_become"], Relation.AT_MOST)
    after = {phrase: Relation(sign) for sign, phrases in table["after"].items() for phrase in phrases}
    signs = either(p for p in before if not p[0].isalpha())
    worded = either(p for p in before if p[0].isalpha())
    tails = either(p for p in after if p[0].isalpha())
    glued = either(p for p in after if not p[0].isalpha())
    return HedgeWords(
        before=re.compile(rf"(?:(?<![\w-])({worded})[\s\u00a0-]+|(?<![\w=<>-])({signs})\s?)$", re.I),
        through=re.compile(rf"(?<![\w-])({either(words['through'])})[\s\u00a0-]+$", re.I),
        after=re.compile(
            rf"({glued})(?!\w)|(?:[\s\u00a0]+(?!(?:{tails})\b)[^\W\d_][\w-]*){{0,2}},?[\s\u00a0]+({tails})(?!\w|\s+than\b)",
            re.I,
        ),
        relation_before=before,
        relation_after=after,
        determiners=frozenset(words["blocked_by"]),
        prepositions=frozenset(words["prepositions"]),
        could_become=frozenset(words["could_become"]),
        big_only=frozenset(words["big_only"]),
        not_behind=re.compile(rf"(?<!\w){either(words['not_behind'])}[\"”’]?\s+$", re.I),
        during=frozenset(words["during"]),
        during_behind=re.compile(rf"(?<!\w){either(words['during_behind'])}\s+$", re.I),
        not_behind_about=re.compile(rf"(?<!\w){either(words['not_behind_about'])}[\"”’]?\s+$", re.I),
        lacking=re.compile(rf"(?<!\w){either(words['lacking'])}\s+$", re.I),
        article_blocks=frozenset(words["article_blocks"]),
        marks=re.compile(rf"[\s-]{either(words['marks'])}\b", re.I),
        loose_tails=frozenset(words["loose_tails"]),
        close_tails=frozenset(words["close_tails"]),
        tail_follows=re.compile(rf"\s*(?:$|[.,;:!?)\]\"”’'—–-]|\s{either(words['tail_followers'])}\b)", re.I),
        negatable=frozenset(words["negatable"]),
        negated=re.compile(
            rf"(?:\b{either(words['negations'])}|{either(words['glued_negations'])})"
            rf"(?:\s+(?!{either(words['negation_stops'])}\b)[^\W\d_]+){{0,2}}\s+$",
            re.I,
        ),
        not_plus=re.compile(rf"\s+{either(words['not_plus'])}\b", re.I),
    )
