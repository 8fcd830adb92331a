"""What an exporter is. A new format is one file in exporters/ that defines EXPORTER."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TextIO

from reportedly.model.article import ArticleSummary
from reportedly.model.document import Document
from reportedly.model.figure import FIELD_ORDER, NUMERIC_FIELDS, Figure
from reportedly.model.set_aside import SET_ASIDE_FIELDS, SetAside

__all__ = [
    "FIGURES", "NOTED_FIGURES", "SET_ASIDE", "Article", "Exporter", "Record", "RowWriter", "Table", "cell_of",
]  # fmt: skip

Record = Figure | SetAside
Article = ArticleSummary | Document


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of rows: its name in JSON, its columns in order, and which of them hold numbers."""

    name: str
    fields: tuple[str, ...]
    numeric: frozenset[str]


FIGURES = Table("figures", FIELD_ORDER, NUMERIC_FIELDS)
NOTED_FIGURES = Table("figures", (*FIELD_ORDER, "note", "tags", "is_starred"), NUMERIC_FIELDS)
"""Figures with a person's remarks behind the record, which stays as it is for those who read it by column."""
SET_ASIDE = Table("set_aside", SET_ASIDE_FIELDS, NUMERIC_FIELDS & frozenset(SET_ASIDE_FIELDS))


class RowWriter(Protocol):
    """Writes rows as they come; the text is complete after `finish`."""

    def add_article(self, article: Article) -> None:
        """Say that an article was read, before its rows; formats without a place for it ignore this."""
        ...

    def add(self, record: Record) -> None:
        """Write one row."""
        ...

    def finish(self) -> None:
        """Write what closes the file; the stream stays open."""
        ...


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format of text: `suffix` with its dot, `title` for the save dialog."""

    name: str
    suffix: str
    title: str
    writer: Callable[[TextIO, Table], RowWriter]


def cell_of(record: Record, field: str) -> Any:  # noqa: ANN401 - fields of many types
    """Give one field of a row; `denied_by` as a list of plain objects."""
    value = getattr(record, field)
    if field != "denied_by":
        return value
    return [denial.to_json() for denial in value]
