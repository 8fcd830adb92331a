"""Figures and set-aside numbers as a reader sees them."""

import sqlite3
from collections import Counter
from collections.abc import Collection

from reportedly.model.figure import Figure
from reportedly.model.set_aside import SetAside
from reportedly.store.queries.reviews import is_large_part
from reportedly.store.rows import figures_from, set_aside_from_row
from reportedly.store.schema import DOCUMENT_FIELDS

__all__ = [
    "figure_ids", "figures_by_id", "list_figures", "list_set_aside", "machine_figure", "series_named",
    "source_aliases",
]  # fmt: skip

_ENOUGH = 1000  # figures that tell which series goes by some words
_IN_ORDER = 'ORDER BY document_position, start, "end"'


def list_figures(connection: sqlite3.Connection, keys: Collection[str] | None = None) -> list[Figure]:
    """Give the effective figures of the present articles, in the order of loading and of reading.

    `keys` limits them to some articles.
    """
    if keys is not None:
        return _chosen(connection, "effective_figure", "article", keys)
    rows = connection.execute(f"SELECT * FROM effective_figure {_IN_ORDER}")
    return figures_from(rows, source_aliases(connection))


def figures_by_id(
    connection: sqlite3.Connection, ids: Collection[str], *, as_named: bool = False
) -> list[Figure]:
    """Give the figures of these ids that are in view, in the order of loading and of reading.

    `as_named` leaves the names as machine and person gave them, where aliases would lead to others.
    """
    return _chosen(connection, "named_figure" if as_named else "effective_figure", "id", ids)


def machine_figure(connection: sqlite3.Connection, article: str, span: tuple[int, int]) -> Figure | None:
    """Give what the machine says of the words at a span of an article: in the current run, else in the latest."""
    rows = connection.execute(
        f"""
        SELECT document.key AS article, {", ".join(f"document.{name}" for name in DOCUMENT_FIELDS)},
               figure.*, 'machine' AS review, '' AS note, '[]' AS tags, 0 AS is_starred,
               '{{}}' AS corrected, 0 AS is_added
        FROM figure JOIN run ON run.id = figure.run_id JOIN document ON document.id = run.document_id
        WHERE document.key = ? AND start = ? AND "end" = ?
        ORDER BY document.current_run_id = run.id DESC, run.id DESC LIMIT 1
        """,
        (article, *span),
    )
    return next(iter(figures_from(rows)), None)


def series_named(connection: sqlite3.Connection, words: str) -> str | None:
    """Give the series that goes by these words: the one named so by a person, else the one of most figures."""
    named = connection.execute(
        "SELECT name FROM named WHERE kind = 'series' AND title = ? COLLATE NOCASE", (words,)
    ).fetchone()
    if named is not None:
        return str(named["name"])
    ids = connection.execute(
        """
        SELECT figure.id FROM figure JOIN document ON document.current_run_id = figure.run_id
        WHERE figure.measure = :words COLLATE NOCASE
        UNION
        SELECT COALESCE(review.figure_id, figure.id) FROM review
        JOIN document ON document.id = review.document_id
        LEFT JOIN figure ON figure.run_id = document.current_run_id
            AND figure.start = review.start AND figure."end" = review."end"
        WHERE review.fields <> '{}' AND json_extract(review.fields, '$.measure') = :words COLLATE NOCASE
        LIMIT :most
        """,
        {"words": words, "most": _ENOUGH},
    )
    folded = words.casefold()
    found = _chosen(connection, "effective_figure", "id", [row["id"] for row in ids if row["id"] is not None])
    counts = Counter(figure.series for figure in found if figure.measure.casefold() == folded)
    return min(counts, key=lambda series: (-counts[series], series)) if counts else None


def _chosen(connection: sqlite3.Connection, view: str, column: str, values: Collection[str]) -> list[Figure]:
    """Give the figures of a view with one of these values.

    SQLite carries a list of values down into the view and looks them up there; a subquery it does not: it
    would go through all figures (60 ms of 10,000, measured 2026-11-22).
    """
    wanted = list(dict.fromkeys(values))
    aliases = source_aliases(connection) if view == "effective_figure" else {}
    if is_large_part(connection, len(wanted)):
        every = figures_from(connection.execute(f"SELECT * FROM {view} {_IN_ORDER}"), aliases)
        known = frozenset(wanted)
        return [figure for figure in every if getattr(figure, column) in known]
    marks = ", ".join("?" * len(wanted))
    rows = connection.execute(f"SELECT * FROM {view} WHERE {column} IN ({marks}) {_IN_ORDER}", wanted)
    return figures_from(rows, aliases)


def source_aliases(connection: sqlite3.Connection) -> dict[str, str]:
    """Give the names of sources that are one with others, each with the name that counts."""
    rows = connection.execute(
        "SELECT alias, name FROM found_name UNION ALL SELECT alias, name FROM alias WHERE kind = 'source'"
    )
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
    """Give the numbers of an article that are no part of a reported figure, in reading order."""
    rows = connection.execute(
        """
        SELECT set_aside.*, document.key AS article
        FROM document JOIN set_aside ON set_aside.run_id = document.current_run_id
        WHERE document.key = ? AND NOT EXISTS (
            SELECT 1 FROM review WHERE review.document_id = document.id AND review.role = 'added'
            AND review.start < set_aside."end" AND set_aside.start < review."end"
        ) ORDER BY set_aside.position
        """,
        (key,),
    )
    return [set_aside_from_row(row) for row in rows]
