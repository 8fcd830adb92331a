"""What a person said of figures: verdicts, corrected fields, remarks, figures of the person's own."""

import dataclasses
import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

__all__ = ["ReviewRow", "Spot", "delete_reviews", "put_reviews", "spots_of", "unplaced"]

Field = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a figure stands, and what a person said of it so far; `id` is None where nothing was said.

    `is_own` tells a figure that the machine does not have: with its row it is gone.
    """

    figure: str
    document_id: int
    article: str
    start: int
    end: int
    text: str
    id: int | None
    verdict: str
    fields: Mapping[str, Field]
    note: str
    tags: tuple[str, ...]
    is_starred: bool
    role: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row of the table review, without its number: one for each span of an article."""

    document_id: int
    start: int
    end: int
    text: str
    verdict: str = "machine"
    fields: str = "{}"
    note: str = ""
    tags: str = "[]"
    is_starred: int = 0
    role: str = "correction"
    figure_id: str | None = None


def spots_of(connection: sqlite3.Connection, figures: Collection[str]) -> list[Spot]:
    """Give where figures in view stand, in the order of loading and of reading."""
    rows = connection.execute(
        """
        WITH wanted (id) AS (SELECT value FROM json_each(?)),
        spot AS (
            SELECT figure.id, document.id AS document_id, figure.start, figure."end", figure.text, 0 AS is_own
            FROM wanted JOIN figure USING (id) JOIN document ON document.current_run_id = figure.run_id
            UNION ALL
            SELECT review.figure_id, document.id, review.start, review."end", review.text, 1
            FROM wanted JOIN review ON review.figure_id = wanted.id AND review.role = 'added'
            JOIN document ON document.id = review.document_id
            WHERE NOT EXISTS (SELECT 1 FROM figure WHERE figure.run_id = document.current_run_id
                              AND figure.start = review.start AND figure."end" = review."end")
        )
        SELECT spot.id AS figure, spot.document_id, document.key AS article, spot.start, spot."end", spot.text,
               review.id, COALESCE(review.verdict, 'machine') AS verdict,
               COALESCE(review.fields, '{}') AS fields, COALESCE(review.note, '') AS note,
               COALESCE(review.tags, '[]') AS tags, COALESCE(review.is_starred, 0) AS is_starred,
               COALESCE(review.role, 'correction') AS role, spot.is_own
        FROM spot JOIN document ON document.id = spot.document_id
        LEFT JOIN review ON review.document_id = spot.document_id AND review.start = spot.start
            AND review."end" = spot."end"
        WHERE document.present = 1 AND review.role IS NOT 'replaced'
        ORDER BY document.position, spot.start
        """,
        (json.dumps(list(figures)),),
    )
    return [_spot(row) for row in rows]


def put_reviews(connection: sqlite3.Connection, rows: Iterable[ReviewRow]) -> None:
    """Write what a person said, each in place of what was said at that span before."""
    names = [field.name for field in dataclasses.fields(ReviewRow)]
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" for _ in names)
    said = [name for name in names if name not in ("document_id", "start", "end")]
    settings = ", ".join(f"{name} = excluded.{name}" for name in said)
    connection.executemany(
        f"INSERT INTO review ({columns}) VALUES ({marks})"
        f' ON CONFLICT (document_id, start, "end") DO UPDATE SET {settings},'
        " reviewed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
        ([getattr(row, name) for name in names] for row in rows),
    )


def delete_reviews(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Take back all that a person said at some spans, so that the machine's word counts again."""
    connection.executemany("DELETE FROM review WHERE id = ?", ((number,) for number in numbers))


def unplaced(connection: sqlite3.Connection) -> list[tuple[str, ReviewRow]]:
    """Give the corrections of present articles whose figure the current run does not find: (article, row)."""
    rows = connection.execute(
        """
        SELECT document.key, review.* FROM review JOIN document ON document.id = review.document_id
        WHERE document.present = 1 AND review.role <> 'added'
        AND NOT EXISTS (SELECT 1 FROM figure WHERE figure.run_id = document.current_run_id
                        AND figure.start = review.start AND figure."end" = review."end")
        ORDER BY document.position, review.start
        """
    )
    names = [field.name for field in dataclasses.fields(ReviewRow)]
    return [(row["key"], ReviewRow(**{name: row[name] for name in names})) for row in rows]


def _spot(row: sqlite3.Row) -> Spot:
    fields = dict(row)
    fields["fields"] = json.loads(fields["fields"])
    fields["tags"] = tuple(json.loads(fields["tags"]))
    fields["is_starred"] = bool(fields["is_starred"])
    fields["is_own"] = bool(fields["is_own"])
    return Spot(**fields)
