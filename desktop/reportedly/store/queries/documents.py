"""Articles of the project."""

import json
import sqlite3
from collections.abc import Collection, Mapping

from reportedly.model.article import ArticleSummary
from reportedly.model.document import Document, Origin, document_key
from reportedly.store.schema import DOCUMENT_FIELDS

__all__ = [
    "add_document", "document_id", "free_key", "is_empty", "list_articles", "load_document", "same_article",
    "set_present", "type_document", "typed_columns", "update_document",
]  # fmt: skip

_EDITABLE = frozenset({"outlet", "title", "author", "url", "published", "published_origin", "outlet_origin"})


def list_articles(
    connection: sqlite3.Connection, keys: Collection[str] | None = None
) -> list[ArticleSummary]:
    """Give the present articles in the order of loading, with the counts of their numbers.

    `keys` limits them to some articles.
    """
    rows = connection.execute(
        """
        SELECT document.key, document.title, document.outlet, document.author, document.url,
               document.published, document.published_origin, document.outlet_origin, document.path,
               document.media_type, document.sha256, COALESCE(document.current_run_id, 0) AS reading,
               COALESCE(run.language, document.language, '') AS language,
               COALESCE(run.is_read, 0) AS is_read,
               COALESCE(run.figures, 0) + COALESCE(person.figures, 0) AS figures,
               COALESCE(run.set_aside, 0) - COALESCE(taken.set_aside, 0) AS set_aside,
               COALESCE(run.to_check, 0) - COALESCE(taken.to_check, 0) AS to_check
        FROM document LEFT JOIN run ON run.id = document.current_run_id
        LEFT JOIN (
            SELECT document.id AS document_id,
                   SUM(CASE review.role WHEN 'replaced' THEN -(figure.id IS NOT NULL)
                       ELSE figure.id IS NULL END) AS figures
            FROM review JOIN document ON document.id = review.document_id
            LEFT JOIN figure ON figure.run_id = document.current_run_id
                AND figure.start = review.start AND figure."end" = review."end"
            WHERE review.role <> 'correction' GROUP BY document.id
        ) AS person ON person.document_id = document.id
        LEFT JOIN (
            SELECT run_id, SUM(reason <> 'to check') AS set_aside, SUM(reason = 'to check') AS to_check
            FROM (
                SELECT DISTINCT number.run_id, number.position, number.reason
                FROM review JOIN document ON document.id = review.document_id
                JOIN set_aside AS number ON number.run_id = document.current_run_id
                    AND number.start < review."end" AND review.start < number."end"
                WHERE review.role = 'added'
            ) GROUP BY run_id
        ) AS taken ON taken.run_id = document.current_run_id
        WHERE document.present = 1
        AND (:keys IS NULL OR document.key IN (SELECT value FROM json_each(:keys)))
        ORDER BY document.position
        """,
        {"keys": None if keys is None else json.dumps(list(keys))},
    )
    return [_summary(row) for row in rows]


def load_document(connection: sqlite3.Connection, key: str) -> Document | None:
    """Give one article with its text, removed ones too; None when there is none of this key."""
    row = connection.execute(
        "SELECT document.*, content.text FROM document JOIN content USING (sha256) WHERE key = ?", (key,)
    ).fetchone()
    if row is None:
        return None
    names = ("key", "text", "title", "outlet", "author", "url", "published", "language", "media_type")
    return Document(
        **{name: row[name] for name in names},
        published_origin=Origin(row["published_origin"]),
        outlet_origin=Origin(row["outlet_origin"]),
    )


def document_id(connection: sqlite3.Connection, key: str) -> int | None:
    """Give the row number of an article, removed ones too."""
    row = connection.execute("SELECT id FROM document WHERE key = ?", (key,)).fetchone()
    return None if row is None else int(row["id"])


def same_article(connection: sqlite3.Connection, document: Document) -> tuple[str, bool] | None:
    """Find the article of the same text and outlet: its key, and whether it is present."""
    identity = document_key(document.sha256, document.outlet)
    rows = connection.execute(
        "SELECT key, outlet, present FROM document WHERE sha256 = ? ORDER BY present DESC, position",
        (document.sha256,),
    )
    for row in rows:
        if document_key(document.sha256, row["outlet"]) == identity:
            return row["key"], bool(row["present"])
    return None


def free_key(connection: sqlite3.Connection, key: str) -> str:
    """Give `key`, or, where another article has it, the first free of "key (2)", "key (3)", ..."""
    candidate, number = key, 1
    while document_id(connection, candidate) is not None:
        number += 1
        candidate = f"{key} ({number})"
    return candidate


def add_document(connection: sqlite3.Connection, document: Document, path: str | None) -> int:
    """Insert an article at the end of the list, not yet present, and give its row number.

    To be called before a step opens: the texts and runs that hang on the row are not journaled, so undoing the
    step that makes the article present must not take the row away.
    """
    connection.execute(
        "INSERT OR IGNORE INTO content (sha256, text) VALUES (?, ?)", (document.sha256, document.text)
    )
    cursor = connection.execute(
        """
        INSERT INTO document (position, key, sha256, outlet, title, author, url, published, published_origin,
                              outlet_origin, language, media_type, path, present)
        VALUES ((SELECT COALESCE(MAX(position), 0) + 1 FROM document), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
        """,
        (
            document.key, document.sha256, document.outlet, document.title, document.author, document.url,
            document.published, document.published_origin.value, document.outlet_origin.value,
            document.language, document.media_type, path,
        ),
    )  # fmt: skip
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def update_document(connection: sqlite3.Connection, key: str, values: Mapping[str, str | None]) -> None:
    """Set some of the editable columns of an article."""
    if unknown := values.keys() - _EDITABLE:
        raise ValueError(f"not editable: {', '.join(sorted(unknown))}")
    assignments = ", ".join(f"{name} = ?" for name in values)
    if values:
        connection.execute(f"UPDATE document SET {assignments} WHERE key = ?", (*values.values(), key))


def type_document(connection: sqlite3.Connection, key: str, values: Mapping[str, str | None]) -> None:
    """Set columns of an article to what a person typed, and note that it was a person."""
    update_document(connection, key, values)
    typed = typed_columns(connection, key) | values.keys() & set(DOCUMENT_FIELDS)
    connection.execute("UPDATE document SET typed = ? WHERE key = ?", (json.dumps(sorted(typed)), key))


def typed_columns(connection: sqlite3.Connection, key: str) -> frozenset[str]:
    """Give the columns of an article that a person typed."""
    row = connection.execute("SELECT typed FROM document WHERE key = ?", (key,)).fetchone()
    return frozenset(json.loads(row["typed"])) if row is not None and row["typed"] else frozenset()


def set_present(connection: sqlite3.Connection, keys: Collection[str], *, present: bool) -> list[str]:
    """Take articles out of the project or back into it; give the keys of those that changed."""
    changed = []
    for key in keys:
        cursor = connection.execute(
            "UPDATE document SET present = ? WHERE key = ? AND present <> ?",
            (int(present), key, int(present)),
        )
        if cursor.rowcount:
            changed.append(key)
    return changed


def is_empty(connection: sqlite3.Connection) -> bool:
    """Tell whether no article was ever added."""
    return connection.execute("SELECT 1 FROM document LIMIT 1").fetchone() is None


def _summary(row: sqlite3.Row) -> ArticleSummary:
    fields = dict(row)
    fields["published_origin"] = Origin(fields["published_origin"])
    fields["outlet_origin"] = Origin(fields["outlet_origin"])
    fields["is_read"] = bool(fields["is_read"])
    return ArticleSummary(**fields)
