"""The columns of the figures table, declared once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reportedly.model.dates import parse_iso_period
from reportedly.model.figure import Figure, Review
from reportedly.model.filter import is_doubtful, voice_of
from reportedly.services.formatting import format_bounds, format_date, format_figure, format_target

__all__ = ["COLUMNS", "STRETCHED", "Column", "column_place", "full_number", "is_doubtful"]

STRETCHED = "measure"
"""The column that takes the room that is left."""

ByFigureId = Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `id` is the field of Figure, `width` is in e, `written` gives the text of a cell.

    `key` gives a number or a text to sort by, or None, which always comes last.
    """

    id: str
    title: str
    width: float
    written: Callable[[Figure, ByFigureId], str]
    key: Callable[[Figure], float | str | None]
    is_right: bool = False
    is_hidden: bool = False


def column_place(column_id: str) -> int:
    """Give the place of a column in `COLUMNS`."""
    return next(place for place, column in enumerate(COLUMNS) if column.id == column_id)


def _figure_text(figure: Figure, by_id: ByFigureId) -> str:
    successor = by_id.get(figure.superseded_by) if figure.superseded_by else None
    return format_figure(figure, successor)


def full_number(figure: Figure) -> str:
    """Give the number in full where the cell shows words or a scale word; else the words of the text."""
    full = format_bounds(figure)
    return f"{full}, in the text “{figure.text}”" if full != figure.text else full


def _amount(figure: Figure) -> float | None:
    # A range sorts by its lower end: a mean would be a number that nobody reported.
    number = next((n for n in (figure.value, figure.low, figure.high) if n is not None), None)
    return None if number is None else float(number)


def _day(iso: str | None) -> float | None:
    if not iso:
        return None
    try:
        start = parse_iso_period(iso).start
    except ValueError:
        return None
    return None if start is None else float(start.toordinal())


def _plain(name: str) -> Callable[[Figure, ByFigureId], str]:
    return lambda figure, _: getattr(figure, name) or ""


def _folded(name: str) -> Callable[[Figure], str | None]:
    return lambda figure: (getattr(figure, name) or "").casefold() or None


def _review_sign(figure: Figure, _: ByFigureId) -> str:
    if figure.review is not Review.MACHINE:
        return figure.review.value
    return "doubtful" if is_doubtful(figure) else ""


def _review_key(figure: Figure) -> float:
    """Sort by what a person said, and what nobody has reviewed by how sure the program is: least sure first."""
    return list(Review).index(figure.review) + figure.confidence / 2


def _target(figure: Figure, _: ByFigureId) -> str:
    # The head says "For date": a day needs no "on", and is whole in a narrow column.
    return format_target(figure).removeprefix("on ")


COLUMNS: tuple[Column, ...] = (
    Column("review", "", 2.5, _review_sign, _review_key),
    Column("source", "Source", 11.2, lambda figure, _: voice_of(figure), lambda figure: voice_of(figure).casefold()),
    Column("value", "Figure", 9.6, _figure_text, _amount, is_right=True),
    Column("measure", "Of what", 16.0, _plain("measure"), _folded("measure")),
    Column("stance", "Stance", 7.6, lambda figure, _: figure.stance.value, _folded("stance")),
    Column("statement_date", "Said", 7.6, lambda figure, _: format_date(figure.statement_date),
           lambda figure: _day(figure.statement_date)),
    Column("target_date", "For date", 9.1, _target,
           lambda figure: _day(figure.target_end or figure.target_start or figure.target_date)),
    Column("outlet", "Outlet", 8.4, _plain("outlet"), _folded("outlet")),
    Column("unit", "Unit", 6.2, _plain("unit"), _folded("unit"), is_hidden=True),
    Column("kind", "Kind", 6.2, lambda figure, _: figure.kind.value, _folded("kind"), is_hidden=True),
    Column("speaker", "Speaker", 9.0, _plain("speaker"), _folded("speaker"), is_hidden=True),
    Column("via", "Via", 8.4, _plain("via"), _folded("via"), is_hidden=True),
    Column("cue", "Cue", 8.4, _plain("cue"), _folded("cue"), is_hidden=True),
    Column("confidence", "Confidence", 6.6, lambda figure, _: f"{figure.confidence:.0%}".replace("%", " %"),
           lambda figure: figure.confidence, is_right=True, is_hidden=True),
    Column("published", "Published", 7.6, lambda figure, _: format_date(figure.published),
           lambda figure: _day(figure.published), is_hidden=True),
    Column("note", "Note", 11.2, _plain("note"), _folded("note"), is_hidden=True),
    Column("tags", "Tags", 8.4, lambda figure, _: ", ".join(figure.tags),
           lambda figure: ", ".join(figure.tags).casefold() or None, is_hidden=True),
    Column("article", "Article", 11.2, lambda figure, _: figure.title or figure.article, _folded("title"),
           is_hidden=True),
)  # fmt: skip
