"""The table that tells outlet, title, author, date and address of articles (--metadata)."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from reportedly.model.dates import parse_iso_period
from reportedly.model.errors import UserError
from reportedly.services.sources import ArticleMetadata, Source

__all__ = ["MetadataTable", "checked_date", "load_metadata"]


class MetadataTable:
    """Rows by the file that they speak of; remembers which were used."""

    def __init__(self, rows: Mapping[str, ArticleMetadata], folder: Path) -> None:
        self._rows = dict(rows)
        self._folder = folder
        self._by_path = {self._resolved(name): name for name in rows}
        self._used: set[str] = set()

    def describe(self, source: Source) -> Source:
        """Give the source with what the table says of it: by its path first, then by its file name."""
        name = self._name_in_table(source)
        if name is None:
            return source
        self._used.add(name)
        return replace(source, metadata=self._rows[name])

    def unused(self) -> list[str]:
        """List the files that the table names and `describe` was not asked for."""
        return [name for name in self._rows if name not in self._used]

    def _name_in_table(self, source: Source) -> str | None:
        if source.name in self._rows:
            return source.name
        if source.path is None:
            return None
        by_path = self._by_path.get(source.path.resolve())
        if by_path is not None:
            return by_path
        return source.path.name if source.path.name in self._rows else None

    def _resolved(self, name: str) -> Path:
        """Give the file a row means; a relative path starts at the table's folder."""
        return (self._folder / name).resolve()


def load_metadata(path: Path) -> MetadataTable:
    """Read a CSV, TSV or JSONL table with a column `file` and any of outlet, title, author, published, url.

    Empty cells say nothing. Raises UserError R202 (cannot be read, or no column `file`) or R203 (a date that
    is none), naming the row.
    """
    rows: dict[str, ArticleMetadata] = {}
    for number, row in _rows_of(path):
        name = _cell(row, "file")
        if name is None or "\0" in name:
            raise UserError(
                "R202", f"Row {number} of {path.name} names no file.", 'It needs a column "file".'
            )
        published = _cell(row, "published")
        if published is not None:
            published = checked_date(published, f"row {number} of {path.name}")
        rows[name] = ArticleMetadata(
            outlet=_cell(row, "outlet"),
            title=_cell(row, "title"),
            author=_cell(row, "author"),
            url=_cell(row, "url"),
            published=published,
        )
    return MetadataTable(rows, path.parent)


def checked_date(text: str, place: str) -> str:
    """Give a publication date as an ISO day, month or year; a time of day is cut off.

    Raises UserError R203 naming `place`.
    """
    day = text.strip()
    if len(day) > len("2024-10-23") and day[len("2024-10-23")] in "T ":
        day = day[: len("2024-10-23")]
    try:
        parse_iso_period(day)
    except ValueError:
        raise UserError("R203", f"{text!r} in {place} is not a date.", "Write it as 2024-10-23.") from None
    return day


def _rows_of(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Yield the rows with their numbers: lines of a JSONL, rows after the head of a CSV."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError("R202", f"{path} cannot be read: {error.strerror}.", "Check its name.") from error
    except UnicodeDecodeError as error:
        raise UserError("R202", f"{path} is not in UTF-8.", "Save it as UTF-8 text.") from error
    if path.suffix.lower() in (".jsonl", ".ndjson") or text.lstrip().startswith("{"):
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield number, _json_row(line, number, path)
        return
    sample = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(",;\t", key=sample.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        if "file" not in (reader.fieldnames or ()):
            raise UserError("R202", f'{path.name} has no column "file".', "Name the column of file names so.")
        yield from enumerate(reader, 1)
    except csv.Error as error:  # a quotation mark that is never closed makes one cell of all that follows
        raise UserError(
            "R202", f"Line {reader.reader.line_num} of {path.name} cannot be read: {error}.", "Mend it."
        ) from error


def _json_row(line: str, number: int, path: Path) -> Mapping[str, object]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise UserError(
            "R202", f"Line {number} of {path.name} is not JSON: {error.msg}.", "Mend it."
        ) from error
    if not isinstance(row, dict):
        raise UserError("R202", f"Line {number} of {path.name} is not an object.", "One {...} a line.")
    return row


def _cell(row: Mapping[str, object], name: str) -> str | None:
    value = row.get(name)
    return (str(value).strip() or None) if value is not None else None
