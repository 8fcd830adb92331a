"""Small facts about the project, and how its window stood."""

import sqlite3

__all__ = ["get_property", "get_view_state", "remove_property", "set_property", "set_view_state"]


def get_property(connection: sqlite3.Connection, name: str) -> str | None:
    """Give a fact about the project, None when it is not set."""
    row = connection.execute("SELECT value FROM property WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row["value"])


def set_property(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Keep a fact about the project."""
    connection.execute("INSERT OR REPLACE INTO property (name, value) VALUES (?, ?)", (name, value))


def remove_property(connection: sqlite3.Connection, name: str) -> None:
    """Forget a fact about the project."""
    connection.execute("DELETE FROM property WHERE name = ?", (name,))


def get_view_state(connection: sqlite3.Connection) -> str:
    """Give the window's state as JSON text; an empty object where none was kept."""
    row = connection.execute("SELECT value FROM view_state WHERE name = 'window'").fetchone()
    return "{}" if row is None else str(row["value"])


def set_view_state(connection: sqlite3.Connection, text: str) -> None:
    """Keep the window's state, JSON text."""
    connection.execute("INSERT OR REPLACE INTO view_state (name, value) VALUES ('window', ?)", (text,))
