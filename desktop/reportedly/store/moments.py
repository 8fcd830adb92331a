"""Copy a project as it is at one moment, while others may go on writing it."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from reportedly.store.connection import connect, refuse_foreign_file
from reportedly.store.copying import copy_project

__all__ = ["copy_as_it_lies", "copy_moment"]


def copy_moment(source: Path, target: Path, *, rest: Callable[[], None] | None = None) -> None:
    """Copy what a project of ours holds now; its writer goes on meanwhile, because WAL keeps the moment for us.

    An old file at `target` stays until the copy is complete. `rest` is that of `copy_project`. Raises OSError or
    sqlite3.Error where it cannot be written.
    """
    source.stat()  # SQLite would make the file
    with closing(connect(source)) as connection:
        _copy(connection, target, rest)


def copy_as_it_lies(source: Path, target: Path) -> None:
    """Copy a project that is not ours to write, whether another program writes it or it is read-only.

    Raises UserError R301 (no such file), R302 (not a project), R305 (not readable); OSError or sqlite3.Error
    where the copy cannot be written.
    """
    refuse_foreign_file(source)
    address = f"{source.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
            _copy(connection, target, None)
    except sqlite3.OperationalError:
        # On a read-only drive SQLite cannot make what it keeps beside a project, not even to look at it.
        # Nobody writes there, so the files can be taken as they lie.
        for suffix in ("", "-wal"):
            old = source.with_name(source.name + suffix)
            if old.exists():
                shutil.copyfile(old, target.with_name(target.name + suffix))


def _copy(connection: sqlite3.Connection, target: Path, rest: Callable[[], None] | None) -> None:
    connection.execute("BEGIN")
    connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()  # this is the moment
    copy_project(connection, target, rest=rest)
    connection.execute("ROLLBACK")
