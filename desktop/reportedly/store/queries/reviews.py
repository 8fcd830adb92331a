"""What a person said of figures: verdicts, corrected fields, remarks, figures of the person's own."""

import dataclasses
import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter

from reportedly.store.schema import select_named

__all__ = [
    "PlacedRow", "ReviewRow", "Spot", "delete_reviews", "hide_touched", "is_large_part", "put_reviews",
    "rows_of_article", "spots_of", "spots_with", "unplaced_rows",
]  # fmt: skip

Field = str | int | float | bool | None

_FEW, _MOST = 200, 30_000  # values of one question; SQLite allows 32,766
_LEADING = {"source": ("source_alias", "found_name"), "series": ("series_alias",)}
"""Columns whose names lead to others, and what leads them, as in the view `effective_figure`: the first counts."""
_SPOT = ("id", "document_id", "article", "start", "end", "text", "review_id", "review", "fields", "note", "tags",
         "is_starred", "role", "is_added")  # fmt: skip


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

    def saying(self, verdict: str, fields: Mapping[str, Field] | None = None) -> "Spot":
        """Give the spot with another verdict and, where given, other fields; ten times faster than `replace`."""
        return Spot(
            self.figure, self.document_id, self.article, self.start, self.end, self.text, self.id, verdict,
            self.fields if fields is None else fields, self.note, self.tags, self.is_starred, self.role, self.is_own,
        )  # fmt: skip


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
    return [spot for spot, _ in spots_with(connection, figures, ())]


def spots_with(
    connection: sqlite3.Connection, figures: Collection[str], names: Sequence[str]
) -> list[tuple[Spot, tuple[Field, ...]]]:
    """Give where figures in view stand, each with the effective values of some columns (`FIGURE_COLUMNS` and others).

    Ten thousand figures take a third of the time that the whole records take.
    """
    wanted = list(dict.fromkeys(figures))
    led = [name for name in names if name in _LEADING]
    shown = [
        f"COALESCE({', '.join(f'{lead}.name' for lead in _LEADING[name])}, spot.{name})"
        if name in led
        else f'spot."{name}"'
        for name in names
    ]
    own = ("document_position", *_SPOT)
    columns = ", ".join([*(f'spot."{name}"' for name in own), *shown])
    joins = "".join(
        f" LEFT JOIN alias AS {name}_alias ON {name}_alias.kind = '{name}' AND {name}_alias.alias = spot.{name}"
        for name in led
    )
    joins += " LEFT JOIN found_name ON found_name.alias = spot.source" if "source" in led else ""
    query = select_named(*own, *(name for name in names if name not in own))
    asked = f"SELECT {columns} FROM ({query}) AS spot{joins}"
    if is_large_part(connection, len(wanted)):
        known = frozenset(wanted)
        found = [row for row in connection.execute(asked) if row[1] in known]
    else:
        marks = ", ".join("?" * len(wanted))
        found = connection.execute(f"{asked} WHERE spot.id IN ({marks})", wanted).fetchall()
    found.sort(key=itemgetter(0, 4))
    after = len(own)
    return [(_spot(*row[1:after]), tuple(row[after:])) for row in found]


def is_large_part(connection: sqlite3.Connection, count: int) -> bool:
    """Tell whether so many figures are found faster by going through all of them than one by one."""
    if count <= _FEW:
        return False
    total = connection.execute("SELECT COUNT(*) FROM figure").fetchone()[0]
    return count > _MOST or 4 * count > int(total)


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
        map(attrgetter(*names), rows),
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
        INSERT INTO review (document_id, start, "end", text, role)
        SELECT document.id, figure.start, figure."end", figure.text, 'replaced'
        FROM document JOIN review ON review.document_id = document.id AND review.role = 'added'
        JOIN figure ON figure.run_id = document.current_run_id
            AND figure.start < review."end" AND review.start < figure."end"
            AND (figure.start <> review.start OR figure."end" <> review."end")
        WHERE document.id = ?
        ON CONFLICT (document_id, start, "end") DO UPDATE SET role = excluded.role WHERE role = 'correction'
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


def _spot(
    figure: str, document: int, article: str, start: int, end: int, text: str, number: int | None, verdict: str,
    fields: str, note: str, tags: str, is_starred: int, role: str, is_own: int,
) -> Spot:  # fmt: skip
    return Spot(
        figure,
        document,
        article,
        start,
        end,
        text,
        number,
        verdict,
        {} if fields == "{}" else json.loads(fields),
        note,
        () if tags == "[]" else tuple(json.loads(tags)),
        bool(is_starred),
        role,
        bool(is_own),
    )
