"""Finds spans by place without looking at all of them: long texts hold thousands of cues and quotations."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from reportedly.extraction.draft import Quotation
from reportedly.model.span import Span

__all__ = ["QuotationIndex", "SpanIndex"]

CELL = 512  # code points: about three sentences, so that a cell holds few spans and a span few cells


class SpanIndex:
    """Spans with the number of their owner; they may overlap.

    A span is kept with each cell of the text that it touches: looking costs what lies in one cell.
    """

    def __init__(self, spans: Iterable[tuple[int, Span]]) -> None:
        self._cells: defaultdict[int, list[tuple[int, Span]]] = defaultdict(list)
        for owner, span in spans:
            for cell in range(span.start // CELL, max(span.start, span.end - 1) // CELL + 1):
                self._cells[cell].append((owner, span))

    def holding(self, inner: Span) -> set[int]:
        """Give the owners of the spans that hold the whole of another span."""
        return {owner for owner, span in self._cells.get(inner.start // CELL, ()) if span.contains(inner)}

    def at(self, offset: int) -> set[int]:
        """Give the owners of the spans that hold one place."""
        return self.holding(Span(offset, offset + 1))


class QuotationIndex:
    """The quotations of a text in reading order, of which no two overlap."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._quotations = quotations
        self._starts = [q.span.start for q in quotations]
        self._ends = [q.span.end for q in quotations]

    def touching(self, span: Span) -> Sequence[Quotation]:
        """Give the quotations that share words with a span."""
        return self._quotations[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]

    def count_within(self, span: Span) -> int:
        """Count the quotations that lie in a span as a whole."""
        return max(0, bisect_right(self._ends, span.end) - bisect_left(self._starts, span.start))
