"""What a person said of the origins of figures, and the texts in which reports are compared."""

import json
import sqlite3
from collections.abc import Collection, Iterable

from reportedly.model.origin import OriginCorrection

__all__ = ["forget_origins", "list_corrections", "list_texts", "put_corrections"]


def list_corrections(connection: sqlite3.Connection) -> tuple[OriginCorrection, ...]:
    """Give all that was said, in the order in which it was."""
    rows = connection.execute('SELECT figure, "group", is_apart FROM origin_said ORDER BY id')
    return tuple(OriginCorrection(row["figure"], row["group"], bool(row["is_apart"])) for row in rows)


def put_corrections(connection: sqlite3.Connection, corrections: Iterable[OriginCorrection]) -> None:
    """Put what is said of figures in place of what was said before."""
    connection.executemany(
        """
        INSERT INTO origin_said (figure, "group", is_apart) VALUES (?, ?, ?)
        ON CONFLICT (figure) DO UPDATE SET "group" = excluded."group", is_apart = excluded.is_apart
        """,
        [(said.figure, said.group, int(said.is_apart)) for said in corrections],
    )


def forget_origins(connection: sqlite3.Connection, figures: Collection[str]) -> None:
    """Take back what was said of figures."""
    connection.execute(
        "DELETE FROM origin_said WHERE figure IN (SELECT value FROM json_each(?))",
        (json.dumps(list(figures)),),
    )


def list_texts(connection: sqlite3.Connection, articles: Collection[str] | None = None) -> dict[str, str]:
    """Give the texts of the present articles by key: of all, or of those that are named."""
    sql, values = "SELECT key, text FROM document JOIN content USING (sha256) WHERE present", []
    if articles is not None:
        sql, values = f"{sql} AND key IN (SELECT value FROM json_each(?))", [json.dumps(list(articles))]
    rows = connection.execute(sql, values)
    return {row["key"]: row["text"] for row in rows}
