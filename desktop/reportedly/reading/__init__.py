"""From bytes to Document: one reader a format, found by the registry."""

from reportedly.reading.failures import FAILURES, MAX_TEXT_CHARS
from reportedly.reading.reader import RawDocument, Reader
from reportedly.reading.reading import read_document, read_documents
from reportedly.reading.registry import find_reader, load_readers, readable_suffixes, reader_names

__all__ = [
    "FAILURES",
    "MAX_TEXT_CHARS",
    "RawDocument",
    "Reader",
    "find_reader",
    "load_readers",
    "read_document",
    "read_documents",
    "readable_suffixes",
    "reader_names",
]
