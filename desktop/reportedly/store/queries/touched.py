"""Which articles and figures a step of the journal changes in view."""

import json
import sqlite3
from collections.abc import Iterable

from reportedly.model.changes import ChangeSet
from reportedly.store.journal import RowChange, rows_of
from reportedly.store.queries.figures import figure_ids

__all__ = ["figures_named", "touched"]


def touched(connection: sqlite3.Connection, step_id: int) -> ChangeSet:
    """Give what a step that was just undone or redone changes in view."""
    changes = rows_of(connection, step_id)
    documents = {change.row_id for change in changes if change.table == "document"}
    names = {
        str(image[column])
        for change in changes
        if change.table in ("alias", "named")
        for image in (change.before, change.after)
        if image is not None
        for column in ("alias", "name")
        if column in image
    }
    result = ChangeSet(settings=any(change.table != "document" for change in changes))
    result |= ChangeSet(_of_runs(connection, changes))
    result |= ChangeSet(_with_origins(changes))
    for number in documents:
        result |= ChangeSet(figure_ids(connection, number), _keys(connection, [number]))
    return result | _of_reviews(connection, changes) | figures_named(connection, names)


def _with_origins(changes: Iterable[RowChange]) -> frozenset[str]:
    """Give the figures of whose origin something was said, or is no more."""
    images = (change.after or change.before or {} for change in changes if change.table == "origin_said")
    return frozenset(str(image["figure"]) for image in images)


def _of_runs(connection: sqlite3.Connection, changes: Iterable[RowChange]) -> frozenset[str]:
    """Give the figures of the runs that articles had before and after: those that a step takes out of view too."""
    runs = {
        image["current_run_id"]
        for change in changes
        if change.table == "document"
        for image in (change.before, change.after)
        if image is not None and image["current_run_id"] is not None
    }
    rows = connection.execute(
        "SELECT id FROM figure WHERE run_id IN (SELECT value FROM json_each(?))", (json.dumps(list(runs)),)
    )
    return frozenset(row["id"] for row in rows)


def figures_named(connection: sqlite3.Connection, names: Iterable[str]) -> ChangeSet:
    """Give the figures that bear one of these names as source, series or in a denial, as machine or person gave it."""
    wanted = json.dumps(sorted(names))
    if wanted == "[]":
        return ChangeSet()
    rows = connection.execute(_NAMED, {"names": wanted}).fetchall()
    return ChangeSet(frozenset(row["id"] for row in rows), frozenset(row["article"] for row in rows))


# Not asked of the views: those know a name only after a look at every figure (50 ms of 10,000, 2026-11-22). A
# figure whose name a person took away is among the found; who looks at it again finds it unchanged.
_NAMED = """
    WITH wanted (name) AS (SELECT value FROM json_each(:names))
    SELECT figure.id, document.key AS article FROM wanted JOIN figure ON figure.source = wanted.name
    JOIN document ON document.current_run_id = figure.run_id WHERE document.present
    UNION
    SELECT figure.id, document.key FROM wanted JOIN figure ON figure.series = wanted.name
    JOIN document ON document.current_run_id = figure.run_id WHERE document.present
    UNION
    SELECT figure.id, document.key FROM document
    JOIN figure ON figure.run_id = document.current_run_id AND figure.denied_by <> '[]'
    JOIN json_each(figure.denied_by) AS denial ON json_extract(denial.value, '$.source') IN wanted
    WHERE document.present
    UNION
    SELECT COALESCE(review.figure_id, figure.id), document.key FROM review
    JOIN document ON document.id = review.document_id AND document.present
    LEFT JOIN figure ON figure.run_id = document.current_run_id
        AND figure.start = review.start AND figure."end" = review."end"
    WHERE review.fields <> '{}' AND COALESCE(review.figure_id, figure.id) IS NOT NULL
        AND (json_extract(review.fields, '$.source') IN wanted OR json_extract(review.fields, '$.series') IN wanted)
"""


def _of_reviews(connection: sqlite3.Connection, changes: Iterable[RowChange]) -> ChangeSet:
    """Give the figures at the spans of changed reviews."""
    images = [change.after or change.before or {} for change in changes if change.table == "review"]
    if not images:
        return ChangeSet()
    spans = {(image["document_id"], image["start"], image["end"]) for image in images}
    numbers = json.dumps(sorted({int(image["document_id"] or 0) for image in images}))
    rows = connection.execute(
        """
        SELECT document.id AS document_id, figure.start, figure."end", figure.id FROM document
        JOIN figure ON figure.run_id = document.current_run_id
        WHERE document.id IN (SELECT value FROM json_each(?))
        """,
        (numbers,),
    )
    found = {row["id"] for row in rows if (row["document_id"], row["start"], row["end"]) in spans}
    own = {str(image["figure_id"]) for image in images if image["figure_id"] is not None}
    return ChangeSet(frozenset(found | own), _keys(connection, json.loads(numbers)))


def _keys(connection: sqlite3.Connection, numbers: Iterable[int]) -> frozenset[str]:
    rows = connection.execute(
        "SELECT key FROM document WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(numbers)),)
    )
    return frozenset(row["key"] for row in rows)
