"""A span that holds several figures split into them, and figures that are one joined: "18,000 to 20,000"."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from sqlite3 import Connection
from typing import TYPE_CHECKING

from reportedly.model.changes import ChangeSet
from reportedly.model.document import Document
from reportedly.model.errors import UserError
from reportedly.model.figure import Figure, figure_id
from reportedly.model.quantity import Quantity, Relation
from reportedly.services.own_figures import own_row, shown_again
from reportedly.services.rekey import article_identity
from reportedly.services.review_rows import find_spots, row_of
from reportedly.services.session import ProjectSession
from reportedly.store.queries.figures import figures_by_id
from reportedly.store.queries.reviews import delete_reviews, put_reviews, rows_of_article

if TYPE_CHECKING:
    from reportedly.extraction.draft import Number

__all__ = ["join_figures", "parts_of", "parts_with", "split_figure"]

_FARTHEST = 60  # code points between two figures that are one
_DASHES = "-\N{EN DASH}\N{EM DASH}"
_OF_THE_SPAN = frozenset({"value", "relation", "superseded_by"})  # evidence that rests on the old span


def parts_of(figure: Figure) -> list[tuple[int, int]]:
    """Give the spans of the numbers inside a figure's words, in code points of the article; none for one number."""
    found = _numbers_in(figure.text)
    spans = [span for number in found for span in number.ends or (number.span,)]
    whole = [(figure.start + span.start, figure.start + span.end) for span in spans]
    return whole if len(whole) > 1 else []


def parts_with(figure: Figure, start: int, end: int) -> list[tuple[int, int]]:
    """Give the parts of a figure of which a person marked one: that one, and what holds a number beside it.

    Code points of the article. None where nothing inside the figure is marked, or no number stands beside it.
    """
    if not figure.start <= start < end <= figure.end:
        return []
    marked = figure.text[start - figure.start : end - figure.start]
    start, end = start + len(marked) - len(marked.lstrip()), end - len(marked) + len(marked.rstrip())
    sides = (_bare(figure, figure.start, start), _bare(figure, end, figure.end))
    parts = sorted([(start, end), *(side for side in sides if side is not None)])
    return parts if len(parts) > 1 else []


def split_figure(
    session: ProjectSession, figure: str, at_spans: Sequence[tuple[int, int]] | None = None
) -> ChangeSet:
    """Put several figures in the place of one, as one step; each has its measure, source and dates.

    `at_spans` are the parts, inside the figure's words, in code points of the article (default: `parts_of`). The
    ends of a range become its parts. Raises UserError R315 where the figure cannot be split so.
    """
    whole = _figure(session, figure)
    spans = sorted(parts_of(whole) if at_spans is None else at_spans)
    is_inside = all(whole.start <= start < end <= whole.end for start, end in spans)
    is_apart = all(first[1] <= second[0] for first, second in pairwise(spans))
    if len(spans) < 2 or not is_inside or not is_apart:
        raise UserError("R315", f"“{whole.text}” is one number.", "Mark the parts inside it.")
    document = session.document(whole.article)
    parts = [_part(whole, document, span, place, len(spans)) for place, span in enumerate(spans)]
    return _regroup(session, f"Split {whole.text}", [whole], parts)


def join_figures(session: ProjectSession, figures: Collection[str]) -> ChangeSet:
    """Put one figure in the place of several that stand beside each other, as one step.

    Its words reach from the first to the last; it is what they say together ("18,000 to 20,000"), or the range that
    holds all. Measure, source and dates are those of the first. Raises UserError R315 where they cannot be joined.
    """
    chosen = sorted((_figure(session, figure) for figure in set(figures)), key=lambda figure: figure.start)
    if len(chosen) < 2:
        raise UserError("R315", "There is nothing to join.", "Choose two figures of one sentence.")
    first, last = chosen[0], chosen[-1]
    gaps = [second.start - one.end for one, second in pairwise(chosen)]
    if len({figure.article for figure in chosen}) > 1 or max(gaps) > _FARTHEST:
        raise UserError("R315", f"“{first.text}” and “{last.text}” are too far apart.", "Choose neighbours.")
    ids = {figure.id for figure in chosen}
    for other in session.figures([first.article]):
        if other.id not in ids and first.start < other.end and other.start < last.end:
            raise UserError(
                "R315", f"“{other.text}” stands between them.", "Join it too, or leave them apart."
            )
    document = session.document(first.article)
    joined = _placed(first, document, first.start, last.end)
    joined = _valued(joined, _joint_quantity(joined.text, chosen), chosen)
    return _regroup(session, f"Join {joined.text}", chosen, [joined])


def _bare(figure: Figure, start: int, end: int) -> tuple[int, int] | None:
    """Give the numbers of a side with the signs that touch them, without what joined them to the marked part."""
    text = figure.text[start - figure.start : end - figure.start]
    found = _numbers_in(text)
    if not found:
        return None
    first, last = found[0].span.start, found[-1].span.end
    while first > 0 and not text[first - 1].isspace() and text[first - 1] not in _DASHES:
        first -= 1
    while last < len(text) and not text[last].isspace():
        last += 1
    return start + first, start + last


def _figure(session: ProjectSession, figure: str) -> Figure:
    """Give a figure in view with the names that machine and person gave it, whatever they were merged into."""
    found = session.read(lambda connection: figures_by_id(connection, [figure], as_named=True))
    if not found:
        raise UserError("R309", f"The project shows no figure {figure!r}.", "It may have been removed.")
    return found[0]


def _placed(figure: Figure, document: Document, start: int, end: int) -> Figure:
    """Give the figure at another span of its article."""
    return replace(
        figure,
        id=figure_id(article_identity(figure.article, document), start, end),
        start=start,
        end=end,
        text=document.text[start:end],
        superseded_by=None,
        sentence_end=max(figure.sentence_end, end),
        sentence=document.text[figure.sentence_start : max(figure.sentence_end, end)],
        evidence={name: trace for name, trace in figure.evidence.items() if name not in _OF_THE_SPAN},
    )


def _part(whole: Figure, document: Document, span: tuple[int, int], place: int, count: int) -> Figure:
    """Give one part of a figure, with the number of its own words; of a range they are its ends."""
    part = _placed(whole, document, *span)
    if whole.relation is Relation.RANGE and count == 2 and whole.low is not None and whole.high is not None:
        end = (whole.low, whole.high)[place]
        return replace(part, value=end, low=end, high=end, relation=Relation.EXACT)
    return _valued(part, _quantity_of(part.text), [whole])


def _joint_quantity(text: str, figures: Sequence[Figure]) -> Quantity:
    """Give what the words of several figures say together, else the range from the least to the greatest."""
    try:
        return _quantity_of(text)
    except UserError:
        ends = [number for figure in figures for number in figure.numbers]
    return Quantity.range(min(ends), max(ends), None)


def _valued(figure: Figure, quantity: Quantity, before: Sequence[Figure]) -> Figure:
    """Give the figure this quantity; a number without a unit has that of the figures before, the last one's first."""
    last = before[-1]
    own = figure.with_quantity(quantity if quantity.unit else replace(quantity, unit=last.unit))
    if figure.unit == last.unit:
        return own
    return replace(own, measure=last.measure, series=last.series)


def _regroup(
    session: ProjectSession, title: str, gone: Sequence[Figure], parts: Sequence[Figure]
) -> ChangeSet:
    """Put `parts` in the place of `gone`.

    The machine's figures step out of view, those of a person's own go; a part at whose span the machine has a figure
    that had stepped out before is that figure again, with all that was said of it.
    """
    ids = frozenset(figure.id for figure in (*gone, *parts))

    def work(connection: Connection) -> ChangeSet:
        spots = find_spots(connection, [figure.id for figure in gone])
        put_reviews(connection, [row_of(replace(s, role="replaced")) for s in spots if not s.is_own])
        delete_reviews(connection, [s.id for s in spots if s.is_own and s.id is not None])
        document = spots[0].document_id
        there = {
            (placed.row.start, placed.row.end): placed for placed in rows_of_article(connection, document)
        }
        for part in parts:
            placed = there.get((part.start, part.end))
            if placed is not None and placed.row.role == "replaced" and placed.machine is not None:
                shown_again(connection, [placed])
            else:
                put_reviews(connection, [own_row(document, part)])
        return ChangeSet(ids, frozenset({gone[0].article}))

    return session.change(title, work)


def _numbers_in(text: str) -> "tuple[Number, ...]":
    from reportedly.extraction.lexicon import load_lexicon
    from reportedly.extraction.stages.numbers import find_numbers

    return find_numbers(text, load_lexicon("en"))


def _quantity_of(text: str) -> Quantity:
    from reportedly.services.typed_numbers import read_typed_number

    return read_typed_number(text).quantity
