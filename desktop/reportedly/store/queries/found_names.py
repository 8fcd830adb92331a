"""Names of sources that the program leads to others by itself, made anew when something that they rest on changed."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["FoundName", "are_stale", "bearing", "found_names", "put_found_names"]


@dataclass(frozen=True, slots=True)
class FoundName:
    """The source that a name stands for, and why, in words."""

    name: str
    reason: str


def are_stale(connection: sqlite3.Connection) -> bool:
    """Tell whether articles, corrections or merges changed since the names were found."""
    return connection.execute("SELECT 1 FROM names_stale LIMIT 1").fetchone() is not None


def bearing(connection: sqlite3.Connection) -> int:
    """Give a number that changes when figures, or the names that they bear, may have: quick, without a look at them."""
    runs = connection.execute("SELECT id, current_run_id FROM document WHERE present").fetchall()
    said = connection.execute(
        """
        SELECT document_id, start, "end", role, fields FROM review WHERE fields <> '{}' OR role <> 'correction'
        """
    ).fetchall()
    return hash((tuple(map(tuple, runs)), tuple(map(tuple, said))))


def found_names(connection: sqlite3.Connection) -> dict[str, FoundName]:
    """Give the names that are led on, each with the source that counts."""
    rows = connection.execute("SELECT alias, name, reason FROM found_name ORDER BY alias")
    return {row["alias"]: FoundName(row["name"], row["reason"]) for row in rows}


def put_found_names(connection: sqlite3.Connection, found: Mapping[str, FoundName]) -> None:
    """Make these the names that are led on; they are not stale from then on."""
    before = found_names(connection)
    connection.executemany(
        "DELETE FROM found_name WHERE alias = ?", [(alias,) for alias in before if alias not in found]
    )
    connection.executemany(
        """
        INSERT INTO found_name (alias, name, reason) VALUES (?, ?, ?)
        ON CONFLICT (alias) DO UPDATE SET name = excluded.name, reason = excluded.reason
        """,
        [(alias, one.name, one.reason) for alias, one in found.items() if before.get(alias) != one],
    )
    connection.execute("DELETE FROM names_stale")
