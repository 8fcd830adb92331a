"""The comparing views as plain tables: in words for the clipboard, in exact values for a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from reportedly.model.figure import Figure
from reportedly.model.filter import voice_of
from reportedly.model.party_word import Position
from reportedly.services.formatting import format_date, format_figure, format_target

if TYPE_CHECKING:
    from reportedly.gui.models.changes import Changes
    from reportedly.gui.models.matrix_rows import Cell, Grid
    from reportedly.gui.models.side_by_side import SideBySide

__all__ = [
    "FIGURE_HEADS",
    "Table",
    "changes_table",
    "chart_table",
    "figure_values",
    "grid_records",
    "grid_summary",
    "grid_table",
    "side_records",
    "side_table",
]

FIGURE_HEADS = ("value", "low", "high", "relation", "unit", "stance", "statement_date", "published", "outlet",
                "article", "sentence", "id")  # fmt: skip


@dataclass(frozen=True)
class Table:
    """Heads and rows; the words of a table for people, or the values of one for programs."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Decimal | str | None, ...], ...]


def chart_table(figures: Sequence[Figure]) -> Table:
    """Give the figures of the chart, in its order."""
    rows = [
        (voice_of(figure), format_figure(figure), figure.measure, figure.stance.value,
         format_date(figure.statement_date), format_target(figure), figure.outlet or "")
        for figure in figures
    ]  # fmt: skip
    return Table(("Source", "Figure", "Of what", "Stance", "Said", "For date", "Outlet"), tuple(rows))


def side_table(shown: "SideBySide") -> Table:
    """Give what each source last said, and below it who denies besides."""
    rows = [
        (row.latest.voice, format_figure(row.figure), row.figure.stance.value,
         format_date(row.figure.statement_date), row.figure.outlet or "")
        for row in shown.rows
    ]  # fmt: skip
    rows += [(denier.voice, denier.number, "denies", ", ".join(denier.days), "") for denier in shown.deniers]
    return Table(("Source", "Latest", "Stance", "Said", "Outlet"), tuple(rows))


def side_records(shown: "SideBySide") -> Table:
    """Give the same with exact numbers, ISO dates and the sentences."""
    rows = [
        (
            row.latest.voice,
            shown.name,
            *figure_values(row.figure),
            "" if row.latest.is_independent else "repeats another",
        )
        for row in shown.rows
    ]
    for denier in shown.deniers:
        if denier.figure is not None:
            rows.append((denier.voice, shown.name, *figure_values(denier.figure), ""))
            continue
        rows += [
            (denier.voice, shown.name, None, None, None, "", "", "denies", denial.statement_date, "", "",
             denial.article, " ".join(denial.sentence.split()), "", "")
            for denial in denier.denials
        ]  # fmt: skip
    return Table(("source", "measure", *FIGURE_HEADS, "origin"), tuple(rows))


def grid_summary(grid: "Grid") -> str:
    """Say how large a matrix is, and who denies or declines; each cell says itself when it is reached."""
    rows, columns = ("source", "measure") if grid.has_sources else ("statement", "party")
    lines = [f"{_counted(len(grid.rows), rows)} by {_counted(len(grid.columns), columns)}."]
    against = (Position.DENIES, Position.DECLINES)
    for name, cells in zip(grid.rows, grid.cells, strict=True):
        for column, cell in zip(grid.columns, cells, strict=True):
            if cell.position in against:
                who, what = (name, column) if grid.has_sources else (column, name)
                lines.append(f"{who} {cell.position.value}: {what}.")
    return " ".join(lines)


def _counted(count: int, word: str) -> str:
    plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{count:,} {word if count == 1 else plural}"


def grid_table(grid: "Grid") -> Table:
    """Give a matrix as it is seen: of a cell the sign in words, the figure and the day."""
    first = "Source" if grid.has_sources else "Statement"
    rows = [(name, *map(_cell_words, cells)) for name, cells in zip(grid.rows, grid.cells, strict=True)]
    return Table((first, *grid.columns), tuple(rows))


def grid_records(grid: "Grid", figure_of: Callable[[str | None], Figure | None]) -> Table:
    """Give a row for each cell that says something; `figure_of` finds a figure by its id."""
    heads = ("source", "measure") if grid.has_sources else ("statement", "source")
    rows = []
    for name, cells in zip(grid.rows, grid.cells, strict=True):
        for column, cell in zip(grid.columns, cells, strict=True):
            if cell.position is Position.SILENT:
                continue
            figure = figure_of(cell.figure)
            values = figure_values(figure) if figure is not None else _word_values(cell)
            rows.append((name, column, cell.position.value, *values))
    return Table((*heads, "position", *FIGURE_HEADS), tuple(rows))


def changes_table(changes: "Changes") -> Table:
    """Give what changed between two days."""
    return Table(("Change", "What"), tuple((row.kind.value, row.words) for row in changes.rows))


def figure_values(figure: Figure) -> tuple[Decimal | str | None, ...]:
    """Give the values of a figure under `FIGURE_HEADS`."""
    return (
        figure.value, figure.low, figure.high, figure.relation.value, figure.unit, figure.stance.value,
        figure.statement_date, figure.published, figure.outlet, figure.article, " ".join(figure.sentence.split()),
        figure.id,
    )  # fmt: skip


def _word_values(cell: "Cell") -> Sequence[Decimal | str | None]:
    """Give the values of words without a figure."""
    return (None, None, None, "", "", "", cell.iso, "", "", cell.article, " ".join(cell.sentence.split()), "")


def _cell_words(cell: "Cell") -> str:
    if cell.position is Position.SILENT:
        return ""
    sign = (
        "" if cell.position is Position.ASSERTS or cell.words == cell.position.value else cell.position.value
    )
    return ", ".join(part for part in (cell.words, sign, cell.day) if part)
