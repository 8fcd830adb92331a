"""Undo and redo inside the project file, so that they survive a restart.

Triggers, made from the schema when a project is opened for writing, keep an image of every row of a
journaled table before and after each change, as long as a step is open. A step is one action of the person.
Undoing puts the images back, newest first; nothing else writes to the journaled tables outside of a step,
but for rows that no step knows of yet and for the pruning of what no step can bring back.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

__all__ = [
    "JOURNALED", "KEPT_STEPS", "RowChange", "Step", "forget_steps", "install", "list_steps", "redo", "rows_of",
    "step", "undo",
]  # fmt: skip

JOURNALED = ("document", "review", "alias", "named", "declined_merge", "saved_filter", "origin_said")
"""Tables whose rows are a person's: all with `id INTEGER PRIMARY KEY`, and INTEGER and TEXT columns only."""

KEPT_STEPS = 200


@dataclass(frozen=True, slots=True)
class Step:
    """One action that can be undone, or that was undone and can be done again."""

    id: int
    title: str
    made_at: datetime
    is_undone: bool


@dataclass(frozen=True, slots=True)
class RowChange:
    """What happened to one row, as images {column: value}; None where there was or is no row."""

    table: str
    row_id: int
    before: dict[str, str | int | None] | None
    after: dict[str, str | int | None] | None


def install(connection: sqlite3.Connection) -> None:
    """Make the triggers on a connection that writes; they live as long as it does."""
    connection.execute("CREATE TEMP TABLE open_step (id INTEGER)")
    for table in JOURNALED:
        names = _columns(connection, table)
        images = {
            row: "json_object(" + ", ".join(f"'{name}', {row}.\"{name}\"" for name in names) + ")"
            for row in ("OLD", "NEW")
        }
        changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in names)
        for event, row, before, after, condition in (
            ("INSERT", "NEW", "NULL", images["NEW"], ""),
            ("UPDATE", "NEW", images["OLD"], images["NEW"], f" AND ({changed})"),
            ("DELETE", "OLD", images["OLD"], "NULL", ""),
        ):
            connection.execute(
                f"CREATE TEMP TRIGGER journal_{table}_{event.lower()} AFTER {event} ON main.{table}"
                f" WHEN EXISTS (SELECT 1 FROM open_step){condition}"
                " BEGIN INSERT INTO undo_row (step_id, table_name, row_id, before, after)"
                f" SELECT id, '{table}', {row}.id, {before}, {after} FROM open_step; END"
            )


@contextmanager
def step(
    connection: sqlite3.Connection, title: str | Callable[[int], str], *, job: str | None = None
) -> Iterator[None]:
    """Record what the block changes as one step, inside the caller's transaction.

    A block that changes nothing leaves no step, and what was undone before can still be done again. Steps of
    one `job` are one: as long as only other jobs came between, and changed other rows, a later block goes on in
    the step of the one before and gives it its title. A title that counts is a function of the number of articles
    that the step changes: what came between may have cut the job in two.
    """
    same = _step_of(connection, job)
    number = _new_step(connection, job) if same is None else same
    newest = connection.execute("SELECT COALESCE(MAX(id), 0) FROM undo_row").fetchone()[0]
    connection.execute("INSERT INTO open_step VALUES (?)", (number,))
    try:
        yield
    finally:
        connection.execute("DELETE FROM open_step")
    if connection.execute("SELECT 1 FROM undo_row WHERE step_id = ? AND id > ?", (number, newest)).fetchone():
        if _crosses_later(connection, number, newest):
            number = _new_step(connection, job)
            connection.execute("UPDATE undo_row SET step_id = ? WHERE id > ?", (number, newest))
        words = title if isinstance(title, str) else title(_count_articles(connection, number))
        connection.execute("UPDATE undo_step SET title = ? WHERE id = ?", (words, number))
        _forget(connection, "is_undone AND id <> :number", number)
        _forget(
            connection, f"id <= (SELECT id FROM undo_step ORDER BY id DESC LIMIT 1 OFFSET {KEPT_STEPS})", 0
        )
    elif same is None:
        connection.execute("DELETE FROM undo_step WHERE id = ?", (number,))


def undo(connection: sqlite3.Connection) -> Step | None:
    """Take the latest step back, inside the caller's transaction; None where there is none."""
    row = connection.execute(
        "SELECT * FROM undo_step WHERE NOT is_undone ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    _replay(connection, row["id"], to_before=True)
    connection.execute("UPDATE undo_step SET is_undone = 1 WHERE id = ?", (row["id"],))
    return _step(row)


def redo(connection: sqlite3.Connection) -> Step | None:
    """Do the step again that was undone last, inside the caller's transaction; None where there is none."""
    row = connection.execute("SELECT * FROM undo_step WHERE is_undone ORDER BY id LIMIT 1").fetchone()
    if row is None:
        return None
    _replay(connection, row["id"], to_before=False)
    connection.execute("UPDATE undo_step SET is_undone = 0 WHERE id = ?", (row["id"],))
    return _step(row)


def forget_steps(connection: sqlite3.Connection) -> None:
    """Drop all steps, inside the caller's transaction: what is there now is where the history begins."""
    _forget(connection, "1", 0)


def list_steps(connection: sqlite3.Connection) -> list[Step]:
    """Give all steps that are kept, in the order in which they were made."""
    return [_step(row) for row in connection.execute("SELECT * FROM undo_step ORDER BY id")]


def rows_of(connection: sqlite3.Connection, step_id: int) -> list[RowChange]:
    """Give what a step changed, in order."""
    rows = connection.execute("SELECT * FROM undo_row WHERE step_id = ? ORDER BY id", (step_id,))
    return [
        RowChange(row["table_name"], row["row_id"], _image(row["before"]), _image(row["after"]))
        for row in rows
    ]


def _replay(connection: sqlite3.Connection, step_id: int, *, to_before: bool) -> None:
    """Put the rows of a step back to their images; triggers are silent because no step is open."""
    columns = {table: _columns(connection, table) for table in JOURNALED}
    connection.execute("PRAGMA defer_foreign_keys = ON")
    side, order = ("before", "DESC") if to_before else ("after", "")
    rows = connection.execute(
        f"SELECT table_name, row_id, {side} AS image FROM undo_row WHERE step_id = ? ORDER BY id {order}",
        (step_id,),
    ).fetchall()
    # Neighbours of one table go in one call; a row that comes twice keeps its order within it. The images are
    # read here: json_extract of SQLite ends a text at the first NUL in it (3.40, a note of "\0" was lost).
    for (table, is_there), run in groupby(rows, lambda row: (row["table_name"], row["image"] is not None)):
        if table not in columns:
            raise sqlite3.DatabaseError(f"the journal names an unknown table: {table}")
        if is_there:
            names = columns[table]
            images = (json.loads(row["image"]) for row in run)
            connection.executemany(
                _putting(table, names), ([image.get(name) for name in names] for image in images)
            )
        else:
            connection.executemany(f"DELETE FROM {table} WHERE id = ?", ((row["row_id"],) for row in run))


def _putting(table: str, names: list[str]) -> str:
    """Give the statement that makes a row what its image says, whether the row is there or not.

    An image made before a column was added has no value for it; NULL there breaks no rule of the tables,
    because a migration that adds a column to a journaled table also adds it to the images.
    """
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    settings = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name != "id")
    return f"INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {settings}"


def _forget(connection: sqlite3.Connection, condition: str, number: int) -> None:
    """Drop the steps that meet a condition, and the articles and runs that only they could bring back."""
    steps = f"SELECT id FROM undo_step WHERE {condition}"
    images = """
        SELECT row_id AS document_id, json_extract(before, '$.current_run_id') AS run_id FROM undo_row
        WHERE table_name = 'document' {which}
        UNION SELECT row_id, json_extract(after, '$.current_run_id') FROM undo_row
        WHERE table_name = 'document' {which}
    """
    held = connection.execute(images.format(which=f"AND step_id IN ({steps})"), {"number": number}).fetchall()
    connection.execute(f"DELETE FROM undo_step WHERE {condition}", {"number": number})
    if not held:
        return
    connection.execute("PRAGMA defer_foreign_keys = ON")
    connection.execute("CREATE TEMP TABLE unheld (document_id INTEGER, run_id INTEGER)")
    connection.executemany("INSERT INTO unheld VALUES (?, ?)", held)
    still = images.format(which="")
    gone = (
        "SELECT id FROM document WHERE NOT present AND id IN (SELECT document_id FROM unheld)"
        f" AND id NOT IN (SELECT document_id FROM ({still}))"
    )
    connection.execute(
        "DELETE FROM run WHERE id IN (SELECT run_id FROM unheld)"
        f" AND id NOT IN (SELECT run_id FROM ({still}) WHERE run_id IS NOT NULL)"
        " AND id NOT IN (SELECT current_run_id FROM document WHERE current_run_id IS NOT NULL"
        f" AND id NOT IN ({gone}))"
    )
    connection.execute(f"DELETE FROM review WHERE document_id IN ({gone})")
    connection.execute(f"DELETE FROM run WHERE document_id IN ({gone})")
    texts = [row["sha256"] for row in connection.execute(f"SELECT sha256 FROM document WHERE id IN ({gone})")]
    connection.execute(f"DELETE FROM document WHERE id IN ({gone})")
    connection.executemany(
        "DELETE FROM content WHERE sha256 = ? AND sha256 NOT IN (SELECT sha256 FROM document)",
        [(sha256,) for sha256 in texts],
    )
    connection.execute("DROP TABLE unheld")


def _count_articles(connection: sqlite3.Connection, step_id: int | None) -> int:
    row = connection.execute(
        "SELECT COUNT(DISTINCT row_id) FROM undo_row WHERE step_id = ? AND table_name = 'document'",
        (step_id,),
    ).fetchone()
    return int(row[0])


def _new_step(connection: sqlite3.Connection, job: str | None) -> int:
    number = connection.execute("INSERT INTO undo_step (title, job) VALUES ('', ?)", (job,)).lastrowid
    assert number is not None
    return number


def _step_of(connection: sqlite3.Connection, job: str | None) -> int | None:
    """Give the step in which a job goes on; None for the first block, and after a step of the person's own."""
    row = connection.execute(
        """
        SELECT id FROM undo_step WHERE job = :job AND NOT is_undone AND NOT EXISTS (
            SELECT 1 FROM undo_step AS later WHERE later.id > undo_step.id AND (later.job IS NULL OR later.is_undone)
        ) ORDER BY id DESC LIMIT 1
        """,
        {"job": job},
    ).fetchone()
    return None if row is None else int(row["id"])


def _crosses_later(connection: sqlite3.Connection, step_id: int, newest: int) -> bool:
    """Tell whether the rows that a step just changed were changed in a later one too: then they are undone first."""
    query = """
        SELECT 1 FROM undo_row AS later JOIN undo_row AS new
            ON new.table_name = later.table_name AND new.row_id = later.row_id
        WHERE later.step_id > :step AND new.step_id = :step AND new.id > :newest LIMIT 1
    """
    return connection.execute(query, {"step": step_id, "newest": newest}).fetchone() is not None


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row["name"] for row in connection.execute(f"PRAGMA table_info({table})")]


def _image(text: str | None) -> dict[str, str | int | None] | None:
    return None if text is None else json.loads(text)


def _step(row: sqlite3.Row) -> Step:
    made_at = datetime.fromisoformat(row["made_at"].replace("Z", "+00:00"))
    return Step(row["id"], row["title"], made_at, bool(row["is_undone"]))
