"""Copy a project while it is open."""

import sqlite3
from pathlib import Path

__all__ = ["copy_project"]


def copy_project(connection: sqlite3.Connection, target: Path) -> None:
    """Write the whole project to `target` in one step: an old file there stays until the copy is complete.

    Raises OSError or sqlite3.Error where it cannot be written.
    """
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        copy = sqlite3.connect(partial)
        try:
            connection.backup(copy)
        finally:
            copy.close()
        for suffix in ("-wal", "-shm"):  # of the file that is being replaced
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
        for suffix in ("-wal", "-shm"):
            partial.with_name(partial.name + suffix).unlink(missing_ok=True)
