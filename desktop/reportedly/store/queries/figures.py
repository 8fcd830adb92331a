"""Figures and set-aside numbers as a reader sees them."""

import json
import sqlite3
from collections.abc import Collection

from reportedly.model.figure import Figure
from reportedly.model.set_aside import SetAside
from reportedly.store.rows import figure_from_row, set_aside_from_row

__all__ = ["figure_ids", "list_figures", "list_set_aside", "source_aliases"]


def list_figures(connection: sqlite3.Connection, keys: Collection[str] | None = None) -> list[Figure]:
    """Give the effective figures of the present articles, in the order of loading and of reading.

    `keys` limits them to some articles.
    """
    if keys is None:
        rows = connection.execute('SELECT * FROM effective_figure ORDER BY document_position, start, "end"')
    else:
        rows = connection.execute(
            """
            SELECT * FROM effective_figure WHERE article IN (SELECT value FROM json_each(?))
            ORDER BY document_position, start, "end"
            """,
            (json.dumps(list(keys)),),
        )
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
