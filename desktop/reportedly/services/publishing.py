"""Write figures to files."""

import csv
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from reportedly.exporting import FIGURES, NOTED_FIGURES, exporter_names, load_exporter
from reportedly.exporting.exporter import Article, Exporter
from reportedly.exporting.formulas import table_cell
from reportedly.model.errors import UserError
from reportedly.model.figure import Figure, Review

__all__ = [
    "export_figures",
    "export_rows",
    "exporters",
    "format_of",
    "open_output",
    "replace_file",
    "with_titles",
    "without_rejected",
]

DEFAULT_FORMAT = "csv"


def exporters() -> list[Exporter]:
    """Give the formats there are."""
    return [load_exporter(name) for name in exporter_names()]


def format_of(path: str | Path | None) -> str:
    """Name the format that a file's suffix stands for; csv where it says nothing."""
    suffix = Path(path).suffix.lower() if path is not None else ""
    return next((one.name for one in exporters() if one.suffix == suffix), DEFAULT_FORMAT)


def export_figures(
    figures: Iterable[Figure],
    target: Path | TextIO,
    format: str,
    *,
    articles: Iterable[Article] = (),
    has_remarks: bool = False,
) -> None:
    """Write figures as csv, jsonl or json to a file or an open stream.

    A CSV file begins with a byte-order mark, without which spreadsheets garble quotation marks and dashes;
    a stream gets none. `articles` go into JSON; `has_remarks` adds note, tags and star behind the record. The
    file is replaced in one step. Raises UserError R204 where it cannot be written.
    """
    with ExitStack() as stack:
        if isinstance(target, Path):
            encoding = "utf-8-sig" if format == "csv" else "utf-8"
            target = stack.enter_context(open_output(target, encoding=encoding))
        writer = load_exporter(format).writer(target, NOTED_FIGURES if has_remarks else FIGURES)
        for article in articles:
            writer.add_article(article)
        for figure in figures:
            writer.add(figure)
        writer.finish()


def export_rows(
    heads: Sequence[str], rows: Iterable[Sequence[Decimal | int | str | None]], path: Path
) -> None:
    """Write a table of a view as CSV: numbers in full, texts that would start a formula made plain.

    Raises UserError R204 where it cannot be written.
    """
    with open_output(path, encoding="utf-8-sig") as stream:
        writer = csv.writer(stream)
        writer.writerow(heads)
        for row in rows:
            writer.writerow([table_cell(value, is_number=isinstance(value, Decimal | int)) for value in row])


def with_titles(figures: Iterable[Figure], titles: Mapping[str, str]) -> list[Figure]:
    """Give figures as they leave the program: a series has the words that a person gave it, where there are any."""
    return [
        replace(figure, series=titles[figure.series]) if figure.series in titles else figure
        for figure in figures
    ]


def without_rejected(figures: Iterable[Figure]) -> list[Figure]:
    """Give the figures that leave the program unasked: a person has said of the others that they are none."""
    return [figure for figure in figures if figure.review is not Review.REJECTED]


@contextmanager
def open_output(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Open a text file that takes the place of `path` when the block ends well; else nothing is left.

    Newlines are written as they are. What is no ordinary file (a pipe, a device) is written as it comes.
    Raises UserError R204 where it cannot be written.
    """
    path = path.resolve()
    try:
        with _replacing(path) as partial, partial.open("w", encoding=encoding, newline="") as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _not_writable(path, error) from error


def replace_file(path: Path, data: bytes) -> None:
    """Write a file in one step; what was there stays where that fails. Raises OSError."""
    with _replacing(path.resolve()) as partial:
        partial.write_bytes(data)


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Give a file to write, which takes the place of `path` when the block ends well; else nothing is left."""
    if os.path.exists(path) and not path.is_file():
        yield path  # a pipe or a device
        return
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        yield partial
        if os.path.exists(path):
            partial.chmod(path.stat().st_mode & 0o777)
        partial.replace(path)
    finally:
        with suppress(OSError):  # where it could not even be made, the error says why
            partial.unlink(missing_ok=True)


def _not_writable(path: Path, error: OSError) -> UserError:
    return UserError("R204", f"{path} cannot be written: {error.strerror}.", "Choose another name or folder.")
