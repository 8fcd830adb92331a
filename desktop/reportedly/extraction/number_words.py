"""The number words of a language, as the tables that the scan reads."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.word_patterns import either

__all__ = ["NumberWords", "number_words"]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Look-ups by lower-case word (short scales: as written) and the patterns made from word lists."""

    cardinals: dict[str, Decimal]
    scales: dict[str, Decimal]
    short_scales: dict[str, Decimal]
    money_scales: dict[str, Decimal]
    loose_scales: dict[str, Decimal]
    code_scales: dict[str, Decimal]
    vague: dict[str, Decimal]
    vague_multipliers: dict[str, Decimal]
    ordinals: dict[str, Decimal]
    parts: dict[str, Decimal]
    multiples: dict[str, Decimal]
    open_multiples: dict[str, Decimal]
    prefixes: frozenset[str]
    ordinal_endings: frozenset[str]
    change_words: frozenset[str]
    dotted_scales: frozenset[str]
    word_codes: frozenset[str]
    surely_counted: frozenset[str]
    not_before_spaced: frozenset[str]
    vague_before_of: frozenset[str]
    vague_next: re.Pattern[str]
    vague_gap: re.Pattern[str]
    part_next: re.Pattern[str]
    part_of: re.Pattern[str]
    quarters_before: re.Pattern[str]
    quarters_after: re.Pattern[str]
    vague_beside: re.Pattern[str]
    vague_behind: re.Pattern[str]
    plus_before: re.Pattern[str]
    glued_words: frozenset[str]
    million_next: frozenset[str]
    multiple_after: re.Pattern[str]
    multiple_before: re.Pattern[str]
    few_before: re.Pattern[str]
    article_before: re.Pattern[str]
    between_before: re.Pattern[str]
    from_before: re.Pattern[str]
    ranging_before: re.Pattern[str]
    minus_before: re.Pattern[str]
    and_gap: re.Pattern[str]
    between_gap: re.Pattern[str]
    to_gap: re.Pattern[str]
    range_gap: re.Pattern[str]
    share_gap: re.Pattern[str]


@cache
def number_words(lexicon: Lexicon) -> NumberWords:
    """Give the number words of a language."""
    table = lexicon.table("numbers")

    def decimals(name: str) -> dict[str, Decimal]:
        return {word: Decimal(value) for word, value in table[name].items()}

    hedges = rf"(?:{either(table['range_hedges'])}\s+)?"
    share = either(table["share_words"])
    vague_gap = rf",?\s+{either(table['vague_joins'])}\s+"
    fields: dict[str, Any] = {  # the tables, each under its own name
        **{name: decimals(name) for name in (
            "cardinals", "scales", "short_scales", "money_scales", "loose_scales", "code_scales", "vague",
            "vague_multipliers", "ordinals", "parts", "multiples", "open_multiples",
        )},
        **{name: frozenset(table[name]) for name in (
            "prefixes", "ordinal_endings", "change_words", "dotted_scales", "word_codes", "surely_counted",
            "not_before_spaced", "vague_before_of", "glued_words", "million_next",
        )},
    }  # fmt: skip
    return NumberWords(
        **fields,
        vague_next=re.compile(rf"\s+of\s|{vague_gap}{either([*table['vague'], *table['vague_multipliers']])}\s", re.I),
        vague_gap=re.compile(vague_gap, re.I),
        part_next=re.compile(rf"[\s-]{either(table['part_units'])}(?!\w)", re.I),
        part_of=re.compile(rf"\s+{either(table['part_of'])}(?!\w)", re.I),
        quarters_after=re.compile(rf"\s+of\s+(?:\w+\s+)?{either(table['quarters_of'])}(?!\w)", re.I),
        vague_beside=re.compile(rf"\s+{either(table['vague_beside'])}(?!\w)", re.I),
        vague_behind=re.compile(rf"(?<!\w){either(table['vague_behind'])}\s$", re.I),
        plus_before=re.compile(r"\bplus\s?(?:or|/)\s?$", re.I),
        quarters_before=re.compile(rf"(?<!\w){either(table['quarters_before'])}\s$", re.I),
        multiple_after=re.compile(rf"\s+{either(table['multiple_after'])}(?!\w)", re.I),
        multiple_before=re.compile(rf"(?<!\w){either(table['multiple_before'])}\s$", re.I),
        few_before=re.compile(rf"(?<!\w)(?:a\s+)?{either(table['few'])}\s+$", re.I),
        article_before=re.compile(rf"(?<!\w){either(table['articles'])}[\s-]$", re.I),
        between_before=re.compile(rf"(?<!\w){either(table['between'])}\s+{hedges}$", re.I),
        from_before=re.compile(rf"(?<!\w){either(table['from_words'])}\s+{hedges}$", re.I),
        ranging_before=re.compile(
            rf"(?<!\w){either(table['ranging'])}\s+(?:\w+\s+)?{either(table['from_words'])}\s+{hedges}$", re.I),
        minus_before=re.compile(rf"(?<!\w){either(table['minus'])}[\s-]$", re.I),
        and_gap=re.compile(rf"[\s-]+{either(table['and_words'])}[\s-]+(?:{either(table['articles'])}[\s-]+)?", re.I),
        between_gap=re.compile(rf"[\s-]+{either(table['and_words'])}[\s-]+{hedges}", re.I),
        to_gap=re.compile(rf"\s+{either(table['range_words'])}\s+{hedges}", re.I),
        range_gap=re.compile(rf"(?:\s*[-–—‒−~〜]\s*|[\s-]+{either(table['range_words'])}[\s-]+){hedges}", re.I),
        share_gap=re.compile(rf"\s+{share}\s+|-in-", re.I),
    )  # fmt: skip
