"""What a reader is, and what it is given. A new format is one file in readers/ that defines READER."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from reportedly.model.document import Document
from reportedly.model.errors import ReadingError

__all__ = ["HEAD_BYTES", "RawDocument", "Reader"]

HEAD_BYTES = 8192
"""How much of a file is looked at to tell its format."""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A document before it is read: a name, and a file or the bytes themselves.

    `name` is what the user called it (a path, "-", "Pasted text") and becomes `Document.key`.
    """

    name: str
    head: bytes
    path: Path | None = None
    content: bytes | None = field(default=None, repr=False)

    def read(self) -> bytes:
        """Give all bytes."""
        if self.content is not None:
            return self.content
        assert self.path is not None
        return self.path.read_bytes()

    @property
    def size(self) -> int:
        """Give the number of bytes."""
        if self.content is not None:
            return len(self.content)
        assert self.path is not None
        return self.path.stat().st_size

    def open(self) -> BinaryIO:
        """Open the bytes as a stream, for tables that do not fit into memory."""
        if self.content is not None:
            return BytesIO(self.content)
        assert self.path is not None
        return self.path.open("rb")


@dataclass(frozen=True, slots=True)
class Reader:
    """One format.

    `signature` recognises the format by its first bytes whatever the file is called (PDF, DOCX); `sniff`
    recognises it less surely, and is asked only when the suffix says nothing.
    `read` gives one article; a table of articles has `read_rows` instead, which yields one document or
    one error for each row.
    """

    name: str
    suffixes: frozenset[str]
    media_types: frozenset[str]
    read: Callable[[RawDocument], Document] | None = None
    read_rows: Callable[[RawDocument], Iterator[Document | ReadingError]] | None = None
    signature: Callable[[bytes], bool] | None = None
    sniff: Callable[[bytes], bool] | None = None
