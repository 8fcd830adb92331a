"""The words by which an article says that a source took an earlier number back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reportedly.analysis.article_sentences import beside
from reportedly.analysis.totals import phrases
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.figure import Figure, Stance
from reportedly.model.filter import voice_of

__all__ = ["changed_sign", "taken_back_beside", "wrong_sign"]


def wrong_sign(figure: Figure, old: Figure, others: Sequence[Figure], texts: Mapping[str, str]) -> str:
    """Give the words that call the earlier number wrong ("counted twice"); "" where there are none.

    They stand in the figure's sentence, or in one beside it that tells of no other measure. `others` are the
    figures of the article. A sentence that takes back another number than the `old` one says nothing of that.
    """
    for text in _near(figure, old, others, texts):
        if found := _pattern("wrong").search(text):
            return found.group()
    return ""


def taken_back_beside(
    figure: Figure, others: Sequence[Figure], texts: Mapping[str, str]
) -> tuple[Figure, ...]:
    """Give the numbers of the figure's source and series that its sentence or one beside it takes back."""
    text = texts.get(figure.article)
    spans = [(figure.sentence_start, figure.sentence_end)]
    spans += [(span.start, span.end) for span in beside(figure, text)] if text is not None else []
    return tuple(
        other
        for other in others
        if _is_taken_back(other, figure) and any(s <= other.start < e for s, e in spans)
    )


def changed_sign(figure: Figure, old: Figure, others: Sequence[Figure], texts: Mapping[str, str]) -> str:
    """Give the words that say the number itself was changed ("revised", "lowered its toll"), as `wrong_sign`."""
    for text in _near(figure, old, others, texts):
        if found := _pattern("revised").search(text) or _changed().search(text):
            return found.group()
    return ""


def _near(figure: Figure, old: Figure, others: Sequence[Figure], texts: Mapping[str, str]) -> Iterator[str]:
    """Give the sentence of a figure, then those beside it that are not about another measure or number."""
    own = [other for other in others if other.sentence_start == figure.sentence_start]
    if not _is_about_another(own, figure, old):
        yield figure.sentence
    text = texts.get(figure.article)
    if text is None:
        return
    for span in beside(figure, text):
        inside = [other for other in others if span.start <= other.start < span.end]
        if all(other.series == figure.series for other in inside) and not _is_about_another(
            inside, figure, old
        ):
            yield span.of(text)


def _is_about_another(inside: Sequence[Figure], figure: Figure, old: Figure) -> bool:
    back = [other for other in inside if _is_taken_back(other, figure)]
    return bool(back) and all(_number(other) != _number(old) for other in back)


def _is_taken_back(other: Figure, figure: Figure) -> bool:
    is_own = (voice_of(other), other.series) == (voice_of(figure), figure.series)
    return is_own and other.stance is Stance.DENIED


def _number(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.low, figure.high


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
