"""Numbers that the words right before them negate, by the words alone: the parser trips over "nor do we have 67".

The last part of `own_denials`: asked where the tree, read there and in `negated_numbers`, shows no denial.
"""

import re
from functools import lru_cache

from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.stance_words import Reading
from reportedly.extraction.word_patterns import either
from reportedly.model.figure import Stance
from reportedly.model.span import Span

__all__ = ["read_negated_words"]


def read_negated_words(text: str, sentence: Span, number: Span, lexicon: Lexicon) -> Reading | None:
    """Read "there are no", "nobody has counted", "we do not have", "I never said that" right before a number.

    The first number behind "an earlier version of this article said" is taken back by the outlet itself.

    A bound ("no more than"), a known group ("not one of the 40") and what is needed ("500 euros to give") negate
    nothing.
    """
    found = _negating(lexicon).search(text, sentence.start, number.start)
    if found is None or _needed(lexicon).match(text, number.end, sentence.end):
        return None
    return Reading(Stance.DENIED, Span(*found.span()), "stance.negated", 0.75)


@lru_cache(8)
def _negating(lexicon: Lexicon) -> re.Pattern[str]:
    table = lexicon.table("negated")
    any_of = {name: _any_of(words) for name, words in table.items()}
    gap = rf"(?:(?!{any_of['apart']}\b)[^\W\d]+\s+){{0,2}}"
    helping, verbs = any_of["helping"], any_of["verbs"]
    return re.compile(
        rf"(?<!\bif )\b{any_of['nobody']}\s+{any_of['behind']}\s+{gap}$"
        rf"|(?:\bthere\s+{any_of['being']}\s+(?:no|not|never)"
        rf"|\b(?:I|we)\s+(?:{helping}\s+(?:not|never)|\w+n[’']t)\s+{verbs}"
        rf"|\bnor\s+{helping}\s+\w+\s+{verbs}"
        rf"|\b(?:I|we)\s+(?:have\s+)?never\s+{any_of['said']}(?:\s+that)?)\s+$"
        rf"|\b{any_of['older']}\s+version\s+of\s+(?:this|the|our)\s+{any_of['pieces']}\s+(?:\w+\s+){{0,2}}"
        rf"{any_of['misstated']}\b[^.;\d]{{0,60}}$",
        re.IGNORECASE,
    )


@lru_cache(8)
def _needed(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?:\s+\w+)?\s+{_any_of(lexicon.table('negated')['needed'])}\s")


def _any_of(words: str) -> str:
    return either(phrase.replace("_", " ") for phrase in words.split())
