"""What the tables of the present version mean, and the views over them.

The text of a table stands in the migration that made it, so that old and new projects have walked the
same road. Column names of figures are the names of `FIELD_ORDER`. The views are made anew after every
migration.
"""

import sqlite3

from reportedly.model.figure import FIELD_ORDER
from reportedly.model.set_aside import SET_ASIDE_FIELDS

__all__ = [
    "APPLICATION_ID", "DOCUMENT_FIELDS", "FIGURE_COLUMNS", "SCHEMA_VERSION", "SET_ASIDE_COLUMNS",
    "create_views",
]  # fmt: skip

APPLICATION_ID = 0x52504C59
"""The letters RPLY in the file's header: `file` and we know a project by it."""

SCHEMA_VERSION = 1

DOCUMENT_FIELDS = ("outlet", "title", "author", "url", "published")
"""Fields of a figure that are its article's: kept once, on the document row, so that an edit moves all."""

FIGURE_COLUMNS = (
    *(name for name in FIELD_ORDER if name not in (*DOCUMENT_FIELDS, "article", "review")),
    "evidence",
)
"""What a run writes for each figure."""

SET_ASIDE_COLUMNS = tuple(name for name in SET_ASIDE_FIELDS if name != "article")

_IDENTITY = ("id", "start", "end", "text", "evidence")
"""Columns that a person's correction does not override: they say which words the figure stands for."""


def create_views(connection: sqlite3.Connection) -> None:
    """Make the views of this version in place of any older ones."""
    connection.execute("DROP VIEW IF EXISTS effective_figure")
    connection.execute(_effective_figure())


def _effective_figure() -> str:
    """Give the view that lays review over figure: the current run of every present article.

    `review.fields` is a JSON object of the corrected fields; a field corrected to nothing is a JSON null,
    whose json_type is 'null', while json_type of a field that is not there is NULL.
    """
    columns = [
        "document.key AS article",
        "document.position AS document_position",
        "figure.position AS position",
    ]
    columns += [f"document.{name}" for name in DOCUMENT_FIELDS]
    columns += [f'figure."{name}"' for name in _IDENTITY]
    columns += [
        f"CASE WHEN json_type(review.fields, '$.{name}') IS NULL THEN figure.\"{name}\""
        f" ELSE json_extract(review.fields, '$.{name}') END AS \"{name}\""
        for name in FIGURE_COLUMNS
        if name not in _IDENTITY
    ]
    columns.append("COALESCE(review.verdict, 'machine') AS review")
    return (
        f"CREATE VIEW effective_figure AS SELECT {', '.join(columns)} FROM document"
        " JOIN figure ON figure.run_id = document.current_run_id"
        " LEFT JOIN review ON review.document_id = document.id"
        ' AND review.start = figure.start AND review."end" = figure."end"'
        " WHERE document.present = 1"
    )
