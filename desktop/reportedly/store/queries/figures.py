"""Figures and set-aside numbers as a reader sees them."""

import json
import sqlite3
from collections.abc import Collection

from reportedly.model.figure import Figure
from reportedly.model.set_aside import SetAside
from reportedly.store.rows import figure_from_row, set_aside_from_row

__all__ = ["figure_ids", "list_figures", "list_set_aside"]


def list_figures(connection: sqlite3.Connection, keys: Collection[str] | None = None) -> list[Figure]:
    """Give the effective figures of the present articles, in the order of loading and of reading.

    `keys` limits them to some articles.
    """
    if keys is None:
        rows = connection.execute("SELECT * FROM effective_figure ORDER BY document_position, position")
    else:
        rows = connection.execute(
            """
            SELECT * FROM effective_figure WHERE article IN (SELECT value FROM json_each(?))
            ORDER BY document_position, position
            """,
            (json.dumps(list(keys)),),
        )
    return [figure_from_row(row) for row in rows]


def figure_ids(connection: sqlite3.Connection, document_id: int) -> frozenset[str]:
    """Give the ids of an article's current figures, also of a removed article."""
    rows = connection.execute(
        """
        SELECT figure.id FROM document JOIN figure ON figure.run_id = document.current_run_id
        WHERE document.id = ?
        """,
        (document_id,),
    )
    return frozenset(row["id"] for row in rows)


def list_set_aside(connection: sqlite3.Connection, key: str) -> list[SetAside]:
    """Give the numbers of an article that are no reported figures, in reading order."""
    rows = connection.execute(
        """
        SELECT set_aside.*, document.key AS article
        FROM document JOIN set_aside ON set_aside.run_id = document.current_run_id
        WHERE document.key = ? ORDER BY set_aside.position
        """,
        (key,),
    )
    return [set_aside_from_row(row) for row in rows]
