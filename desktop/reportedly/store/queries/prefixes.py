"""Figures by the beginning of their id, as one types it."""

import sqlite3

__all__ = ["ids_beginning"]


def ids_beginning(connection: sqlite3.Connection, prefix: str, *, limit: int) -> list[str]:
    """Give the ids of figures in view that begin with `prefix`, in the order of ids, at most so many."""
    rows = connection.execute(
        "SELECT DISTINCT id FROM named_figure WHERE id >= :first AND id < :last ORDER BY id LIMIT :limit",
        {"first": prefix, "last": prefix + "\U0010ffff", "limit": limit},
    )
    return [row["id"] for row in rows]
