"""Open a project only to look at it: without its lock, while another program may be writing."""

import sqlite3
from pathlib import Path

from reportedly.model.errors import UserError
from reportedly.store.connection import damaged, refuse_foreign_file, version_of
from reportedly.store.schema import SCHEMA_VERSION

__all__ = ["connect_to_read"]


def connect_to_read(path: Path) -> sqlite3.Connection | None:
    """Give a connection that sees what is committed now and writes nothing; None for a project of an older version.

    Later changes are not seen, so that articles and figures are those of one moment.

    Raises UserError R301 (no such file), R302 (not a project), R305 (not readable), DataError R303 (made by a
    newer version), R306 (damaged).
    """
    refuse_foreign_file(path)
    try:
        connection = _connect(path)
        try:
            connection.execute("BEGIN")
            if version_of(connection, path) == SCHEMA_VERSION:  # reading it is what fixes the moment
                return connection
        except BaseException:
            connection.close()
            raise
        connection.close()
    except sqlite3.OperationalError as error:
        raise UserError(
            "R305", f"{path} cannot be opened: {error}.", "Check the rights of its folder."
        ) from error
    except sqlite3.DatabaseError as error:
        raise damaged(path) from error
    return None


def _connect(path: Path) -> sqlite3.Connection:
    """Open for writing and forbid it, so that the last one to close leaves no file of SQLite's beside the project.

    Where these files cannot be made, as on a read-only medium, the project is read as it lies there; what a
    killed program left in its -wal would then be missing, so such a project is refused.
    """
    address = path.absolute().as_uri()
    connection = _opened(f"{address}?mode=rw")
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        if path.with_name(f"{path.name}-wal").exists():
            raise
        return _opened(f"{address}?mode=ro&immutable=1")
    except BaseException:
        connection.close()
        raise
    return connection


def _opened(address: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=5.0)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA query_only = ON")
    return connection
