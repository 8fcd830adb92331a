"""The words of a figure that tell its bound, stance, measure and source: what a mutation shows of both sides."""

import re
from functools import cache

from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.figure import Figure, Stance
from reportedly.model.filter import voice_of
from reportedly.model.quantity import Relation

__all__ = [
    "amount_words",
    "hedge_words",
    "measure_words",
    "moving_words",
    "number_words",
    "source_words",
    "stance_words",
]

_WORD = re.compile(r"[A-Za-z]+")
_NEXT_WORD = re.compile(r"[ \u00a0-][^\W\d_]+")
_SIGNS = frozenset("%$€£¥₹₽₩₺₴")
_HEDGES = {
    Relation.ABOUT: "about",
    Relation.AT_LEAST: "at least",
    Relation.MORE_THAN: "more than",
    Relation.AT_MOST: "up to",
    Relation.LESS_THAN: "less than",
}


def hedge_words(figure: Figure) -> str:
    """Give the hedge as it stands in the text; of a mended figure the plain word for it; "" for none."""
    told = _told(figure, "relation")
    if figure.relation is Relation.EXACT:
        return ""
    if figure.relation is Relation.RANGE:
        return figure.text
    return told or _HEDGES[figure.relation]


def number_words(figure: Figure) -> str:
    """Give the number with its hedge: "more than 8,400"."""
    hedge = hedge_words(figure)
    return figure.text if figure.relation is Relation.RANGE or not hedge else f"{hedge} {figure.text}"


def amount_words(figure: Figure) -> str:
    """Give the number with its hedge and its unit as the text writes it: "about 1,000 hectares"."""
    if any(sign.isalpha() or sign in _SIGNS for sign in figure.text):
        return number_words(figure)
    behind = _NEXT_WORD.match(figure.sentence, figure.end - figure.sentence_start)
    return number_words(figure) + (behind[0] if behind is not None else "")


def stance_words(figure: Figure) -> str:
    """Give the words that tell the stance; of what is plainly asserted, what is counted ("schools closed")."""
    told = _told(figure, "stance")
    return told or (measure_words(figure) if figure.stance is Stance.ASSERTED else figure.stance.value)


def measure_words(figure: Figure) -> str:
    """Give what is counted, in words."""
    return figure.measure or figure.unit


def moving_words(figure: Figure) -> str:
    """Give the words that tell which way a number moved: "fell"; of a figure without them what moved, with its sign."""
    start = figure.start - figure.sentence_start
    words = _change_words()
    behind = [word for word in _WORD.findall(figure.sentence[start:]) if word.lower() in words]
    before = [word for word in _WORD.findall(figure.sentence[:start]) if word.lower() in words]
    sign = "down" if figure.value is not None and figure.value < 0 else "up"
    return next((found for found in (*before[-1:], *behind)), f"{measure_words(figure)} {sign}")


def source_words(figure: Figure) -> str:
    """Give the words that credit the source."""
    return figure.source_text or voice_of(figure)


@cache
def _change_words() -> frozenset[str]:
    return frozenset(load_lexicon("en").table("numbers")["change_words"])


def _told(figure: Figure, field: str) -> str:
    """Give the words of the sentence on which a field rests, as they stand; "" where a person said it, or none do."""
    evidence = figure.evidence.get(field)
    if evidence is None or field in figure.corrected:
        return ""
    spans = [
        figure.sentence[span.start - figure.sentence_start : span.end - figure.sentence_start]
        for span in evidence.spans
        if figure.sentence_start <= span.start and span.end <= figure.sentence_end
    ]
    return " … ".join(words.strip() for words in spans if words.strip())
