"""Plain text: the file as it stands."""

from reportedly.model.document import Document
from reportedly.reading.metadata import metadata_from_address, metadata_from_text
from reportedly.reading.raw_text import raw_text
from reportedly.reading.reader import RawDocument, Reader

__all__ = ["READER"]


def _read(raw: RawDocument) -> Document:
    text = raw_text(raw)
    found = metadata_from_text(text).or_else(metadata_from_address(raw.name))
    return found.describe(raw.name, text, "text/plain")


READER = Reader(
    name="text",
    suffixes=frozenset({".txt", ".text"}),
    media_types=frozenset({"text/plain"}),
    read=_read,
)
