"""Runs: what one extraction of one article gave. Written once, never edited."""

import json
import sqlite3

from reportedly.model.extraction import Extraction
from reportedly.store.rows import figure_to_row, set_aside_to_row
from reportedly.store.schema import FIGURE_COLUMNS, SET_ASIDE_COLUMNS

__all__ = ["add_run", "make_current"]


def add_run(
    connection: sqlite3.Connection, document_id: int, extraction: Extraction, *, published: str | None
) -> int:
    """Insert a run with its figures and set-aside numbers, and give its row number.

    `published` is the publication date that the dates of the run rest on. `make_current` puts it into view.
    """
    aside = len(extraction.set_aside) - extraction.to_check
    cursor = connection.execute(
        """
        INSERT INTO run (document_id, version, language, is_read, published, seconds, figures, set_aside,
                         to_check)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            document_id, extraction.version, extraction.language, int(extraction.is_read), published,
            json.dumps(extraction.seconds), len(extraction.figures), aside, extraction.to_check,
        ),
    )  # fmt: skip
    run_id = cursor.lastrowid
    assert run_id is not None
    connection.executemany(
        _insert("figure", FIGURE_COLUMNS),
        ((run_id, position, *figure_to_row(figure)) for position, figure in enumerate(extraction.figures)),
    )
    connection.executemany(
        _insert("set_aside", SET_ASIDE_COLUMNS),
        (
            (run_id, position, *set_aside_to_row(number))
            for position, number in enumerate(extraction.set_aside)
        ),
    )
    return run_id


def make_current(connection: sqlite3.Connection, document_id: int, run_id: int) -> None:
    """Let this run be the one that counts for its article."""
    connection.execute("UPDATE document SET current_run_id = ? WHERE id = ?", (run_id, document_id))


def _insert(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{name}"' for name in ("run_id", "position", *columns))
    marks = ", ".join("?" for _ in range(len(columns) + 2))
    return f"INSERT INTO {table} ({names}) VALUES ({marks})"
