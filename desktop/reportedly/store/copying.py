"""Copy a project while it is open."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["copy_project", "copying"]

_PAGES = 256  # a megabyte at a time


def copy_project(
    connection: sqlite3.Connection, target: Path, *, rest: Callable[[], None] | None = None
) -> None:
    """Write the whole project to `target` in one step: an old file there stays until the copy is complete.

    `rest` is called after each megabyte; what it raises ends the copy. Where others write meanwhile,
    `connection` must be one that only reads, in a transaction (see `moments`).
    Raises OSError or sqlite3.Error where it cannot be written.
    """
    with copying(connection, target, rest=rest) as partial:
        for suffix in ("-wal", "-shm"):  # of the file that is being replaced
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        partial.replace(target)


@contextmanager
def copying(
    connection: sqlite3.Connection, target: Path, *, rest: Callable[[], None] | None = None
) -> Iterator[Path]:
    """Give the whole copy under a name for the time being; what is not moved away is removed."""
    partial = target.with_name(target.name + ".partial")
    _remove(partial)
    try:
        copy = sqlite3.connect(partial)
        try:
            copy.execute("PRAGMA synchronous = OFF")  # it is written to the disk below, once
            connection.backup(copy, pages=_PAGES, progress=None if rest is None else lambda *_: rest())
        finally:
            copy.close()
        _write_through(partial)
        yield partial
    finally:
        _remove(partial)


def _write_through(path: Path) -> None:
    """Let the system put a file on the disk before it gets its name: a loss of power leaves the old one."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _remove(partial: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        partial.with_name(partial.name + suffix).unlink(missing_ok=True)
