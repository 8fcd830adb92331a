"""JSON Lines: one object a row, with its evidence."""

from typing import TextIO

from reportedly.exporting.exporter import Article, Exporter, Record, Table
from reportedly.exporting.json_text import record_json

__all__ = ["EXPORTER"]


class _JsonlWriter:
    def __init__(self, stream: TextIO, table: Table) -> None:
        self._stream = stream
        self._table = table

    def add_article(self, article: Article) -> None:
        """Write nothing: each row carries what it says of its article."""

    def add(self, record: Record) -> None:
        self._stream.write(record_json(record, self._table) + "\n")

    def finish(self) -> None:
        """Write nothing: JSON Lines has no end."""


EXPORTER = Exporter("jsonl", ".jsonl", "JSON Lines", _JsonlWriter)
