"""Find the reader for a document by its signature, its suffix, or a look at its first bytes."""

import importlib
import pkgutil
from functools import cache
from pathlib import PurePath

from reportedly.reading import readers as readers_package
from reportedly.reading.reader import Reader

__all__ = ["find_reader", "load_readers", "readable_suffixes", "reader_names"]

_FALLBACK = "text"


@cache
def reader_names() -> tuple[str, ...]:
    """Name the readers there are, in alphabetical order, without importing any."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(readers_package.__path__)))


@cache
def load_readers() -> tuple[Reader, ...]:
    """Give every reader. Their modules import their libraries only when they read."""
    return tuple(_load(name) for name in reader_names())


def readable_suffixes() -> frozenset[str]:
    """Give the lower-case suffixes that folders are searched for, for example ``.pdf``."""
    return frozenset().union(*(reader.suffixes for reader in load_readers()))


def find_reader(name: str, head: bytes) -> Reader:
    """Choose the reader for a document of this name that begins with these bytes.

    A signature decides first (a PDF that is called .txt is a PDF), then the suffix, then a look inside;
    what nobody recognises is plain text.
    """
    readers = load_readers()
    for reader in readers:
        if reader.signature is not None and reader.signature(head):
            return reader
    suffix = PurePath(name).suffix.lower()
    for reader in readers:
        if suffix in reader.suffixes:
            return reader
    for reader in readers:
        if reader.sniff is not None and reader.sniff(head):
            return reader
    return _load(_FALLBACK)


@cache
def _load(name: str) -> Reader:
    reader = importlib.import_module(f"{readers_package.__name__}.{name}").READER
    assert isinstance(reader, Reader), f"readers/{name}.py defines no READER"
    return reader
