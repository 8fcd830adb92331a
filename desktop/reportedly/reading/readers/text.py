"""Plain text: the file as it stands."""

from reportedly.model.document import Document
from reportedly.reading.encoding import decode
from reportedly.reading.failures import reading_error
from reportedly.reading.metadata import metadata_from_address, metadata_from_text
from reportedly.reading.reader import RawDocument, Reader

__all__ = ["READER"]


def _read(raw: RawDocument) -> Document:
    decoded = decode(raw.read())
    if decoded is None:
        raise reading_error("R106", raw.name)
    found = metadata_from_text(decoded.text).or_else(metadata_from_address(raw.name))
    return found.describe(raw.name, decoded.text, "text/plain")


READER = Reader(
    name="text",
    suffixes=frozenset({".txt", ".text"}),
    media_types=frozenset({"text/plain"}),
    read=_read,
)
