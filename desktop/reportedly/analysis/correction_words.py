"""The words by which an article says that a source took an earlier number back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reportedly.analysis.article_sentences import beside
from reportedly.analysis.totals import phrases
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.figure import Figure

__all__ = ["changed_sign", "wrong_sign"]


def wrong_sign(figure: Figure, others: Sequence[Figure], texts: Mapping[str, str]) -> str:
    """Give the words that call the earlier number wrong ("counted twice"); "" where there are none.

    They stand in the figure's sentence, or in one beside it that tells of no other measure. `others` are the
    figures of the article.
    """
    for text in _near(figure, others, texts):
        if found := _pattern("wrong").search(text):
            return found.group()
    return ""


def changed_sign(figure: Figure, others: Sequence[Figure], texts: Mapping[str, str]) -> str:
    """Give the words that say the number itself was changed ("revised", "lowered its toll"), as `wrong_sign`."""
    for text in _near(figure, others, texts):
        if found := _pattern("revised").search(text) or _changed().search(text):
            return found.group()
    return ""


def _near(figure: Figure, others: Sequence[Figure], texts: Mapping[str, str]) -> Iterator[str]:
    """Give the sentence of a figure, then those beside it that are not about another measure."""
    yield figure.sentence
    text = texts.get(figure.article)
    if text is None:
        return
    for span in beside(figure, text):
        inside = [other for other in others if span.start <= other.start < span.end]
        if all(other.series == figure.series for other in inside):
            yield span.of(text)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return phrases(load_lexicon("en").table("corrections")[name])


@cache
def _changed() -> re.Pattern[str]:
    """Find a word of change with the number that is changed: "lowered its toll", "the count was revised"."""
    change, count = (_pattern(name).pattern for name in ("changed", "counts"))
    return re.compile(
        rf"{change}(?:\W+[\w’'-]+){{0,5}}?\W+{count}|{count}(?:\W+[\w’'-]+){{0,4}}?\W+{change}", re.IGNORECASE
    )
