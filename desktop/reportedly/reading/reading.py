"""Read one file, or bytes that came another way, into documents."""

import stat
from collections.abc import Iterator
from pathlib import Path

from reportedly.model.document import Document
from reportedly.model.errors import ReadingError
from reportedly.reading.failures import MAX_TEXT_CHARS, reading_error
from reportedly.reading.foreign import refuse_foreign_format
from reportedly.reading.reader import HEAD_BYTES, RawDocument
from reportedly.reading.registry import find_reader

__all__ = ["read_document", "read_documents"]


def read_document(source: Path | bytes, name: str | None = None) -> Document:
    """Read one article from a file or from bytes.

    `name` is what the user calls it and becomes the document's key; its suffix helps to tell the format.
    Raises ReadingError (R101 to R118), also for a table that does not hold exactly one article.
    """
    found = list(_first_two(read_documents(source, name)))
    if len(found) > 1:
        raise reading_error("R117", _name_of(source, name))
    if not found:
        raise reading_error("R105", _name_of(source, name))
    if isinstance(found[0], ReadingError):
        raise found[0]
    return found[0]


def read_documents(source: Path | bytes, name: str | None = None) -> Iterator[Document | ReadingError]:
    """Yield the articles of a file: one, or one a row of a table.

    A row that cannot be read is yielded as its error, so that the rest is read; a file that cannot be
    read raises ReadingError when the first article is asked for.
    """
    raw = _raw(source, _name_of(source, name))
    try:
        yield from _read(raw)
    except MemoryError:
        raise reading_error("R107", raw.name) from None
    except PermissionError:
        raise reading_error("R102", raw.name) from None
    except OSError as error:
        raise reading_error("R109", raw.name, _reason(error)) from error


def _read(raw: RawDocument) -> Iterator[Document | ReadingError]:
    refuse_foreign_format(raw)
    reader = find_reader(raw.name, raw.head)
    if reader.read_rows is not None:
        yield from reader.read_rows(raw)
        return
    assert reader.read is not None
    document = reader.read(raw)
    if not document.text.strip("\ufeff \t\r\n\f\v\xa0"):
        raise reading_error("R105", raw.name)
    if len(document.text) > MAX_TEXT_CHARS:
        raise reading_error("R107", raw.name)
    yield document


def _first_two(found: Iterator[Document | ReadingError]) -> Iterator[Document | ReadingError]:
    for _, document in zip(range(2), found, strict=False):
        yield document


def _name_of(source: Path | bytes, name: str | None) -> str:
    if name is not None:
        return name
    return str(source) if isinstance(source, Path) else ""


def _raw(source: Path | bytes, name: str) -> RawDocument:
    if isinstance(source, bytes):
        if not source:
            raise reading_error("R105", name)
        return RawDocument(name, source[:HEAD_BYTES], content=source)
    try:
        mode = source.stat().st_mode
    except FileNotFoundError:
        raise reading_error("R101", name) from None
    except PermissionError:
        raise reading_error("R102", name) from None
    except (OSError, ValueError) as error:
        raise reading_error("R109", name, _reason(error)) from error
    if stat.S_ISDIR(mode):
        raise reading_error("R103", name)
    if not stat.S_ISREG(mode):
        raise reading_error("R104", name)
    try:
        with source.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
    except PermissionError:
        raise reading_error("R102", name) from None
    except OSError as error:
        raise reading_error("R109", name, _reason(error)) from error
    if not head:
        raise reading_error("R105", name)
    return RawDocument(name, head, path=source)


def _reason(error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return reason[:1].lower() + reason[1:].rstrip(".")
