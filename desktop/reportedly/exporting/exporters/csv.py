"""CSV for spreadsheets and scripts: comma, CRLF, ISO dates, decimals in full, no evidence.

A text that a spreadsheet would take for a formula gets an apostrophe in front. Numeric columns and a lone
sign (the relation "=") are never touched. `denied_by` is a JSON list, empty where nothing denies; of the
remarks, `tags` are parted by commas, and `is_starred` is "yes" or empty.
"""

import csv
from decimal import Decimal
from typing import TextIO

from reportedly.exporting.exporter import Article, Exporter, Record, Table, cell_of
from reportedly.exporting.formulas import neutral_text
from reportedly.exporting.json_text import exact_json

__all__ = ["EXPORTER"]


class _CsvWriter:
    def __init__(self, stream: TextIO, table: Table) -> None:
        self._table = table
        self._rows = csv.writer(stream)
        self._rows.writerow(table.fields)

    def add_article(self, article: Article) -> None:
        """Write nothing: CSV has rows only."""

    def add(self, record: Record) -> None:
        self._rows.writerow([self._cell(record, field) for field in self._table.fields])

    def finish(self) -> None:
        """Write nothing: CSV has no end."""

    def _cell(self, record: Record, field: str) -> str:
        value = cell_of(record, field)
        if value is None or value == []:
            return ""
        if isinstance(value, bool):
            return "yes" if value else ""
        if isinstance(value, tuple):
            return neutral_text(", ".join(value))
        if field in self._table.numeric:
            return exact_json(value) if isinstance(value, Decimal) else str(value)
        return neutral_text(exact_json(value) if isinstance(value, list) else str(value))


EXPORTER = Exporter("csv", ".csv", "CSV table", _CsvWriter)
