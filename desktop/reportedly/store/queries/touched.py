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
    for number in documents:
        result |= ChangeSet(figure_ids(connection, number), _keys(connection, [number]))
    return result | _of_reviews(connection, changes) | figures_named(connection, names)


def figures_named(connection: sqlite3.Connection, names: Iterable[str]) -> ChangeSet:
    """Give the figures whose source, series or denier is one of these names, as machine or person gave it."""
    wanted = sorted(names)
    if not wanted:
        return ChangeSet()
    rows = connection.execute(
        """
        SELECT id, article FROM named_figure
        WHERE source IN (SELECT value FROM json_each(:names)) OR series IN (SELECT value FROM json_each(:names))
        OR (denied_by <> '[]' AND EXISTS (
            SELECT 1 FROM json_each(denied_by) AS denial
            WHERE json_extract(denial.value, '$.source') IN (SELECT value FROM json_each(:names))))
        """,
        {"names": json.dumps(wanted)},
    ).fetchall()
    return ChangeSet(frozenset(row["id"] for row in rows), frozenset(row["article"] for row in rows))


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
