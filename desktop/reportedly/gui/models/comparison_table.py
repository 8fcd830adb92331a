"""The comparing views as plain tables: in words for the clipboard, in exact values for a file."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from reportedly.model.figure import Figure
from reportedly.model.filter import voice_of
from reportedly.model.party_word import Position
from reportedly.services.formatting import format_date, format_figure, format_target

if TYPE_CHECKING:
    from reportedly.gui.models.changes import Changes
    from reportedly.gui.models.matrix_rows import Cell, Grid
    from reportedly.gui.models.side_by_side import SideBySide
    from reportedly.model.article import ArticleSummary
    from reportedly.model.figure import Denial

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
    "with_articles",
    "word_values",
]

_RECORD = (
    "value", "low", "high", "relation", "unit", "kind", "stance", "statement_date", "target_date", "source_text",
    "speaker", "via", "cue", "denied_by", "outlet", "title", "published", "article", "text", "start", "end",
    "sentence", "sentence_start", "sentence_end",
)  # fmt: skip
_OF_ARTICLE = ("outlet", "title", "published")
FIGURE_HEADS = (*_RECORD, "id")
"""What a row says of its figure, under the names of the record; a row of words without a figure fills in some."""

Value = Decimal | int | float | str | None


@dataclass(frozen=True)
class Table:
    """Heads and rows; the words of a table for people, or the values of one for programs."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


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
        (row.latest.voice, figure_values(row.figure), "" if row.latest.is_independent else "repeats another")
        for row in shown.rows
    ]
    for denier in shown.deniers:
        if denier.figure is not None:
            rows.append((denier.voice, figure_values(denier.figure), ""))
        else:
            rows += [(denier.voice, _denial_values(denial), "") for denial in denier.denials]
    return Table(
        ("source", "measure", *FIGURE_HEADS, "origin"),
        tuple((voice, shown.name, *values, origin) for voice, values, origin in rows),
    )


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
            values = figure_values(figure) if figure is not None else _cell_values(cell)
            rows.append((name, column, cell.position.value, *values))
    return Table((*heads, "position", *FIGURE_HEADS), tuple(rows))


def changes_table(changes: "Changes") -> Table:
    """Give what changed between two days."""
    return Table(("Change", "What"), tuple((row.kind.value, row.words) for row in changes.rows))


def figure_values(figure: Figure) -> tuple[Value, ...]:
    """Give the values of a figure under `FIGURE_HEADS`."""
    return tuple(_value(figure, name) for name in FIGURE_HEADS)


def _value(figure: Figure, name: str) -> Value:
    if name == "denied_by":
        denials = [denial.to_json() for denial in figure.denied_by]
        return json.dumps(denials, ensure_ascii=False) if denials else None
    value = figure.column(name)
    return value.value if isinstance(value, Enum) else value


def word_values(**values: Value) -> tuple[Value, ...]:
    """Give a row under `FIGURE_HEADS` for words without a figure: these, and nothing else."""
    return tuple(values.get(name) for name in FIGURE_HEADS)


def _denial_values(denial: "Denial") -> tuple[Value, ...]:
    said = {name: value for name, value in denial.to_json().items() if name != "source"}
    return word_values(stance="denies", **said)


def _cell_values(cell: "Cell") -> tuple[Value, ...]:
    return word_values(
        statement_date=cell.iso, article=cell.article, start=cell.start, end=cell.end, sentence=cell.sentence
    )


def with_articles(table: Table, article_of: Callable[[str], "ArticleSummary | None"]) -> Table:
    """Say in rows of words, too, who published them, under which title and when; `article_of` finds an article."""
    if "article" not in table.heads:
        return table
    key = table.heads.index("article")
    rows = []
    for row in table.rows:
        article = article_of(str(row[key])) if row[key] else None
        told = {} if article is None else {name: getattr(article, name) for name in _OF_ARTICLE}
        rows.append(
            tuple(
                told.get(name) if value is None else value
                for name, value in zip(table.heads, row, strict=True)
            )
        )
    return replace(table, rows=tuple(rows))


def _cell_words(cell: "Cell") -> str:
    if cell.position is Position.SILENT:
        return ""
    sign = (
        "" if cell.position is Position.ASSERTS or cell.words == cell.position.value else cell.position.value
    )
    return ", ".join(part for part in (cell.words, sign, cell.day) if part)
