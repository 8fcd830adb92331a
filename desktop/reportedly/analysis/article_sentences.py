"""The sentences of an article's text, and those beside a figure's own."""

from bisect import bisect_right
from functools import lru_cache

from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.sentences import split_sentences
from reportedly.model.figure import Figure
from reportedly.model.span import Span

__all__ = ["beside", "sentence_index", "sentences_of"]


@lru_cache(256)  # a comparison asks for the sentences of one article for each of its figures
def sentences_of(text: str) -> tuple[Span, ...]:
    """Give the sentences of all paragraphs; a line break ends a sentence."""
    lexicon = load_lexicon("en")
    found: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        if end > start:
            found += split_sentences(text, Span(start, end), lexicon)
        start += len(line)
    return tuple(found)


def sentence_index(text: str, offset: int) -> int:
    """Give the number of the sentence that holds a place of the text; that before it, where none does."""
    return max(0, bisect_right([span.start for span in sentences_of(text)], offset) - 1)


def beside(figure: Figure, text: str) -> tuple[Span, ...]:
    """Give the sentences right before and right after the one that a figure stands in."""
    spans, place = sentences_of(text), sentence_index(text, figure.start)
    return tuple(spans[other] for other in (place - 1, place + 1) if 0 <= other < len(spans))
