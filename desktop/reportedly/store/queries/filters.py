"""Filters that are kept in the project, as JSON text by name."""

import sqlite3

__all__ = ["delete_filter", "list_filters", "put_filter", "rename_filter"]


def list_filters(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Give (name, JSON text) of each filter, in the order of keeping."""
    rows = connection.execute("SELECT name, filter FROM saved_filter ORDER BY id")
    return [(row["name"], row["filter"]) for row in rows]


def put_filter(connection: sqlite3.Connection, name: str, text: str) -> None:
    """Keep a filter, in place of one of the same name."""
    connection.execute(
        "INSERT INTO saved_filter (name, filter) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET filter = excluded.filter",
        (name, text),
    )


def rename_filter(connection: sqlite3.Connection, name: str, new: str) -> None:
    """Give a filter another name."""
    connection.execute("UPDATE saved_filter SET name = ? WHERE name = ?", (new, name))


def delete_filter(connection: sqlite3.Connection, name: str) -> None:
    """Forget a filter."""
    connection.execute("DELETE FROM saved_filter WHERE name = ?", (name,))
