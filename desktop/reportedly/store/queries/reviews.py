"""What a person said of figures: verdicts, corrected fields, remarks, figures of the person's own."""

import dataclasses
import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

__all__ = [
    "PlacedRow", "ReviewRow", "Spot", "delete_reviews", "hide_touched", "put_reviews", "rows_of_article", "spots_of",
    "unplaced_rows",
]  # fmt: skip

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


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row of the table review with its number and its article; `machine` is the id of the machine's figure there."""

    id: int
    article: str
    machine: str | None
    row: ReviewRow


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


def rows_of_article(connection: sqlite3.Connection, document: int) -> list[PlacedRow]:
    """Give all that a person said of figures of an article, in reading order."""
    rows = connection.execute(
        f'{_PLACED} WHERE review.document_id = ? ORDER BY review.start, review."end"', (document,)
    )
    return [_placed(row) for row in rows]


def hide_touched(connection: sqlite3.Connection, document: int) -> None:
    """Take those of the machine's figures out of view that touch one of the person's own at another span.

    To be called in the step that makes a run current: no words of an article are in two figures.
    """
    connection.execute(
        """
        INSERT OR IGNORE INTO review (document_id, start, "end", text, role)
        SELECT document.id, figure.start, figure."end", figure.text, 'replaced'
        FROM document JOIN review ON review.document_id = document.id AND review.role = 'added'
        JOIN figure ON figure.run_id = document.current_run_id
            AND figure.start < review."end" AND review.start < figure."end"
            AND (figure.start <> review.start OR figure."end" <> review."end")
        WHERE document.id = ?
        """,
        (document,),
    )


def unplaced_rows(connection: sqlite3.Connection) -> list[PlacedRow]:
    """Give the corrections of present articles whose figure the current run does not find."""
    rows = connection.execute(
        f"{_PLACED} WHERE document.present = 1 AND review.role = 'correction' AND figure.id IS NULL"
        " ORDER BY document.position, review.start"
    )
    return [_placed(row) for row in rows]


_PLACED = """
    SELECT review.*, document.key AS article, figure.id AS machine FROM review
    JOIN document ON document.id = review.document_id
    LEFT JOIN figure ON figure.run_id = document.current_run_id
        AND figure.start = review.start AND figure."end" = review."end"
"""


def _placed(row: sqlite3.Row) -> PlacedRow:
    names = [field.name for field in dataclasses.fields(ReviewRow)]
    return PlacedRow(
        row["id"], row["article"], row["machine"], ReviewRow(**{name: row[name] for name in names})
    )


def _spot(row: sqlite3.Row) -> Spot:
    fields = dict(row)
    fields["fields"] = json.loads(fields["fields"])
    fields["tags"] = tuple(json.loads(fields["tags"]))
    fields["is_starred"] = bool(fields["is_starred"])
    fields["is_own"] = bool(fields["is_own"])
    return Spot(**fields)
