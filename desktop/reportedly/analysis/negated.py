"""Numbers whose own words say that they are not so, though they were read as said: "we do not have 74 dead".

What is written for print, or lays a number at somebody's door, looks once more at the words right before it.
"""

import re
from dataclasses import replace
from functools import cache, lru_cache

from reportedly.analysis.comparing_words import any_of, word_table
from reportedly.model.figure import Figure, Stance

__all__ = ["as_told"]


def as_told(figure: Figure) -> Figure:
    """Give a figure that was read as asserted as denied where the words before its number negate it.

    What a person has said of its stance stands.
    """
    if figure.stance is not Stance.ASSERTED or "stance" in figure.corrected:
        return figure
    before = figure.sentence[: max(0, figure.start - figure.sentence_start)]
    return replace(figure, stance=Stance.DENIED) if _is_negated(before) else figure


@lru_cache(16384)
def _is_negated(before: str) -> bool:
    return _negating().search(before) is not None


@cache
def _negating() -> re.Pattern[str]:
    """Find a negation of the number behind: no bound ("no more than"), no known group ("not one of the 40")."""
    table = word_table("negated")
    verbs, behind, apart = (any_of(table[name]) for name in ("verbs", "behind", "apart"))
    gap = rf"(?:(?!(?:{apart})\b)[^\W\d]+\s+){{0,2}}"
    helping = table["helping"]
    return re.compile(
        rf"(?:\bthere\s+(?:{table['being']})\s+(?:no|not|never)\s+"
        rf"|(?<!\bif )\b(?:{table['nobody']})\s+(?:{behind})\s+{gap}"
        rf"|(?:\b(?:{helping})\s+(?:not|never)|\w+n[’']t)\s+(?:{verbs})\s+"
        rf"|\bnor\s+(?:{helping})\s+\w+\s+(?:{verbs})\s+)$",
        re.IGNORECASE,
    )
