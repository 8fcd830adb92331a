"""What the tables of the present version mean, and the views over them.

The text of a table stands in the migration that made it, so that old and new projects have walked the
same road. Column names of figures are the names of `FIELD_ORDER`. The views are made anew after every
migration.
"""

import sqlite3

from reportedly.model.figure import FIELD_ORDER
from reportedly.model.set_aside import SET_ASIDE_FIELDS

__all__ = [
    "APPLICATION_ID", "CORRECTABLE", "DOCUMENT_FIELDS", "FIGURE_COLUMNS", "SCHEMA_VERSION", "SET_ASIDE_COLUMNS",
    "create_views", "select_named",
]  # fmt: skip

APPLICATION_ID = 0x52504C59
"""The letters RPLY in the file's header: `file` and we know a project by it."""

SCHEMA_VERSION = 3

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


CORRECTABLE = tuple(name for name in FIGURE_COLUMNS if name not in _IDENTITY)
"""Fields that a person's correction may replace."""

_LED_ON = {"source": "source", "series": "series"}
"""Fields whose value an alias may lead to another name, and the kind of that alias."""


def create_views(connection: sqlite3.Connection) -> None:
    """Make the views of this version in place of any older ones."""
    connection.execute("DROP VIEW IF EXISTS effective_figure")
    connection.execute("DROP VIEW IF EXISTS named_figure")
    connection.execute(_named_figure())
    connection.execute(_effective_figure())


def _named_figure() -> str:
    """Give the view that lays review over figure, with the names as machine and person gave them."""
    return f"CREATE VIEW named_figure AS {select_named(*_named_columns())}"


def select_named(*names: str) -> str:
    """Give the query of some columns of the view named_figure: the view itself works out all of them for each row.

    The figures are those of the current run of every present article, but for those that others replace, and
    those that a person added where no run has one. `review.fields` is a JSON object of the corrected fields; a
    field corrected to nothing is a JSON null, whose json_type is 'null', while json_type of a field that is
    not there is NULL.
    """
    columns = _named_columns()
    machine = ", ".join(f'{columns[name][0]} AS "{name}"' for name in names)
    person = ", ".join(columns[name][1] for name in names)
    return (
        f"SELECT {machine} FROM document JOIN figure ON figure.run_id = document.current_run_id"
        " LEFT JOIN review ON review.document_id = document.id"
        ' AND review.start = figure.start AND review."end" = figure."end"'
        " WHERE document.present = 1 AND review.role IS NOT 'replaced'"
        f" UNION ALL SELECT {person}"
        " FROM document JOIN review ON review.document_id = document.id AND review.role = 'added'"
        " WHERE document.present = 1 AND NOT EXISTS (SELECT 1 FROM figure"
        " WHERE figure.run_id = document.current_run_id"
        ' AND figure.start = review.start AND figure."end" = review."end")'
    )


def _named_columns() -> dict[str, tuple[str, str]]:
    """Give the columns of the view, each as it is worked out for the machine's figures and for a person's own."""
    document = {"article": "key", "document_position": "position", "document_id": "id"}
    document |= {name: name for name in DOCUMENT_FIELDS}
    remarks = {
        "review": "COALESCE(review.verdict, 'machine')", "note": "COALESCE(review.note, '')",
        "tags": "COALESCE(review.tags, '[]')", "is_starred": "COALESCE(review.is_starred, 0)",
    }  # fmt: skip
    own = ("review.figure_id", "review.start", 'review."end"', "review.text",
           "COALESCE(json_extract(review.fields, '$.evidence'), '{}')")  # fmt: skip
    return {
        **{name: (f"document.{column}", f"document.{column}") for name, column in document.items()},
        **{name: (f'figure."{name}"', value) for name, value in zip(_IDENTITY, own, strict=True)},
        **{
            name: (
                f"CASE WHEN json_type(review.fields, '$.{name}') IS NULL THEN figure.\"{name}\""
                f" ELSE json_extract(review.fields, '$.{name}') END",
                f"json_extract(review.fields, '$.{name}')",
            )
            for name in CORRECTABLE
        },
        **{name: (value, value) for name, value in remarks.items()},
        "corrected": ("COALESCE(review.fields, '{}')", "'{}'"),
        "is_added": ("0", "1"),
        "review_id": ("review.id", "review.id"),
        "role": ("COALESCE(review.role, 'correction')", "'added'"),
        "fields": ("COALESCE(review.fields, '{}')", "review.fields"),
    }


def _effective_figure() -> str:
    """Give the view that the program shows: named_figure with the names that aliases lead to, a person's first."""
    as_they_are = ("article", "document_position", *DOCUMENT_FIELDS, *_IDENTITY, *CORRECTABLE, "review", "note",
                   "tags", "is_starred", "corrected", "is_added")  # fmt: skip
    columns = [
        *(f'named_figure."{name}"' for name in as_they_are if name not in _LED_ON),
        "COALESCE(source_alias.name, found_name.name, named_figure.source) AS source",
        "COALESCE(series_alias.name, named_figure.series) AS series",
    ]
    joins = "".join(
        f" LEFT JOIN alias AS {name}_alias ON {name}_alias.kind = '{kind}'"
        f" AND {name}_alias.alias = named_figure.{name}"
        for name, kind in _LED_ON.items()
    )
    joins += " LEFT JOIN found_name ON found_name.alias = named_figure.source"
    return f"CREATE VIEW effective_figure AS SELECT {', '.join(columns)} FROM named_figure{joins}"
