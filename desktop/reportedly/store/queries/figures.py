"""Figures and set-aside numbers as a reader sees them."""

import sqlite3
from collections.abc import Collection, Iterable

from reportedly.model.figure import Figure
from reportedly.model.set_aside import SetAside
from reportedly.store.rows import figure_from_row, set_aside_from_row
from reportedly.store.schema import DOCUMENT_FIELDS, FIGURE_COLUMNS

__all__ = [
    "figure_ids", "figures_by_id", "list_figures", "list_set_aside", "machine_figure", "series_named",
    "source_aliases", "values_of",
]  # fmt: skip

_AT_ONCE = 500  # values of one question; SQLite allows far more, and looks each up by itself


def list_figures(connection: sqlite3.Connection, keys: Collection[str] | None = None) -> list[Figure]:
    """Give the effective figures of the present articles, in the order of loading and of reading.

    `keys` limits them to some articles.
    """
    if keys is None:
        rows = connection.execute('SELECT * FROM effective_figure ORDER BY document_position, start, "end"')
        return _figures(connection, rows)
    return _figures(connection, _in_order(_chosen(connection, "effective_figure", "article", keys)))


def figures_by_id(
    connection: sqlite3.Connection, ids: Collection[str], *, as_named: bool = False
) -> list[Figure]:
    """Give the figures of these ids that are in view, in the order of loading and of reading.

    `as_named` leaves the names as machine and person gave them, where aliases would lead to others.
    """
    view = "named_figure" if as_named else "effective_figure"
    rows = _in_order(_chosen(connection, view, "id", ids))
    return [figure_from_row(row) for row in rows] if as_named else _figures(connection, rows)


def machine_figure(
    connection: sqlite3.Connection,
    figure: str | None = None,
    *,
    article: str = "",
    span: tuple[int, int] = (0, 0),
) -> Figure | None:
    """Give what the machine says of a figure, by its id or its place: in the current run, else in the latest."""
    condition = "figure.id = ?" if figure is not None else 'document.key = ? AND start = ? AND "end" = ?'
    row = connection.execute(
        f"""
        SELECT document.key AS article, {", ".join(f"document.{name}" for name in DOCUMENT_FIELDS)},
               figure.*, 'machine' AS review, '' AS note, '[]' AS tags, 0 AS is_starred,
               '{{}}' AS corrected, 0 AS is_added
        FROM figure JOIN run ON run.id = figure.run_id JOIN document ON document.id = run.document_id
        WHERE {condition} ORDER BY document.current_run_id = run.id DESC, run.id DESC LIMIT 1
        """,
        (figure,) if figure is not None else (article, *span),
    ).fetchone()
    return None if row is None else figure_from_row(row)


def values_of(connection: sqlite3.Connection, column: str) -> list[str]:
    """Give the different values of a text column of the figures in view, those of most figures first."""
    if column not in FIGURE_COLUMNS:
        raise ValueError(f"no column of figures: {column}")
    rows = connection.execute(
        f"""
        SELECT "{column}" AS value FROM effective_figure WHERE "{column}" IS NOT NULL
        GROUP BY "{column}" ORDER BY COUNT(*) DESC, "{column}"
        """
    )
    return [row["value"] for row in rows]


def series_named(connection: sqlite3.Connection, words: str) -> str | None:
    """Give the series that goes by these words: the one named so by a person, else the one of most figures."""
    row = connection.execute(
        """
        SELECT name AS series FROM named WHERE kind = 'series' AND title = :words COLLATE NOCASE
        UNION ALL
        SELECT series FROM (SELECT series FROM effective_figure WHERE measure = :words COLLATE NOCASE
                            GROUP BY series ORDER BY COUNT(*) DESC, series LIMIT 1)
        LIMIT 1
        """,
        {"words": words},
    ).fetchone()
    return None if row is None else str(row["series"])


def _chosen(
    connection: sqlite3.Connection, view: str, column: str, values: Collection[str]
) -> list[sqlite3.Row]:
    """Give the rows of a view with one of these values.

    SQLite carries a list of values down into the view and looks them up there; a subquery it does not: it
    would go through all figures (60 ms of 10,000, measured 2026-11-22).
    """
    wanted = list(dict.fromkeys(values))
    rows: list[sqlite3.Row] = []
    for first in range(0, len(wanted), _AT_ONCE):
        part = wanted[first : first + _AT_ONCE]
        marks = ", ".join("?" * len(part))
        rows += connection.execute(f"SELECT * FROM {view} WHERE {column} IN ({marks})", part)
    return rows


def _in_order(rows: list[sqlite3.Row]) -> list[sqlite3.Row]:
    return sorted(rows, key=lambda row: (row["document_position"], row["start"], row["end"]))


def _figures(connection: sqlite3.Connection, rows: Iterable[sqlite3.Row]) -> list[Figure]:
    aliases = source_aliases(connection)
    return [figure_from_row(row, aliases) for row in rows]


def source_aliases(connection: sqlite3.Connection) -> dict[str, str]:
    """Give the names of sources that were merged into others, each with the name that counts."""
    rows = connection.execute("SELECT alias, name FROM alias WHERE kind = 'source'")
    return {row["alias"]: row["name"] for row in rows}


def figure_ids(connection: sqlite3.Connection, document_id: int) -> frozenset[str]:
    """Give the ids of an article's figures, also of a removed article, and of those out of view."""
    rows = connection.execute(
        """
        SELECT figure.id FROM document JOIN figure ON figure.run_id = document.current_run_id
        WHERE document.id = :document
        UNION SELECT figure_id FROM review WHERE document_id = :document AND role = 'added'
        """,
        {"document": document_id},
    )
    return frozenset(row["id"] for row in rows)


def list_set_aside(connection: sqlite3.Connection, key: str) -> list[SetAside]:
    """Give the numbers of an article that are no reported figures, nor were made one, in reading order."""
    rows = connection.execute(
        """
        SELECT set_aside.*, document.key AS article
        FROM document JOIN set_aside ON set_aside.run_id = document.current_run_id
        LEFT JOIN review ON review.document_id = document.id AND review.role = 'added'
            AND review.start = set_aside.start AND review."end" = set_aside."end"
        WHERE document.key = ? AND review.id IS NULL ORDER BY set_aside.position
        """,
        (key,),
    )
    return [set_aside_from_row(row) for row in rows]
