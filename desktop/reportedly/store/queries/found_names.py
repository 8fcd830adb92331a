"""Names of sources that the program leads to others by itself, made anew when something that they rest on changed."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from reportedly.store.schema import select_named

__all__ = [
    "FoundName", "Mention", "are_stale", "bearing", "found_names", "mark_stale", "names_in", "put_found_names",
    "unmark_stale",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundName:
    """The source that a name stands for, and why, in words."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in an article: of the source of a figure, with who spoke for it, or of who denies one."""

    document: int
    article: str
    name: str
    speaker: str | None
    is_figure: bool = True


_NAMED = f"""
    SELECT * FROM ({select_named("document_id", "article", "source", "speaker", "denied_by")})
    WHERE document_id IN (SELECT value FROM json_each(?))
"""


def are_stale(connection: sqlite3.Connection) -> bool:
    """Tell whether articles, corrections or merges changed since the names were found."""
    return connection.execute("SELECT 1 FROM names_stale LIMIT 1").fetchone() is not None


def mark_stale(connection: sqlite3.Connection) -> None:
    """Note that the names have to be found anew, as the triggers do."""
    connection.execute("INSERT OR IGNORE INTO names_stale (id) VALUES (1)")


def unmark_stale(connection: sqlite3.Connection) -> bool:
    """Note that nothing changed since the names were found; tell whether something had."""
    return connection.execute("DELETE FROM names_stale").rowcount > 0


def bearing(connection: sqlite3.Connection) -> dict[int, int]:
    """Give for each present article, by its document id, a number that changes when its names may have.

    The articles' runs and what a person said are looked at, not their figures: 2 ms of 1,000 articles.
    """
    said: defaultdict[int, list[tuple[object, ...]]] = defaultdict(list)
    for document, *row in connection.execute(
        """
        SELECT document_id, start, "end", role, fields FROM review WHERE fields <> '{}' OR role <> 'correction'
        """
    ):
        said[document].append(tuple(row))
    runs = connection.execute("SELECT id, current_run_id FROM document WHERE present")
    return {document: hash((run, tuple(said[document]))) for document, run in runs}


def names_in(connection: sqlite3.Connection, documents: Collection[int]) -> Iterator[Mention]:
    """Give who is named by the figures and denials of these articles, before aliases."""
    rows = connection.execute(_NAMED, (json.dumps(list(documents)),))
    for document, article, source, speaker, denied_by in rows:
        if source is not None:
            yield Mention(document, article, source, speaker)
        for denial in json.loads(denied_by) if denied_by not in (None, "[]") else ():
            if denial.get("source") is not None:
                yield Mention(document, article, denial["source"], None, is_figure=False)


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
