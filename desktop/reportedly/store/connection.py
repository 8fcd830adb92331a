"""Open and create project files, and refuse what is none."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportedly.model.errors import DataError, ReportedlyError, UserError
from reportedly.store.copying import copy_project
from reportedly.store.journal import install
from reportedly.store.migrations import MIGRATIONS
from reportedly.store.schema import APPLICATION_ID, SCHEMA_VERSION, create_views

__all__ = ["connect", "create_project", "damaged", "open_project", "transaction"]

_MAGIC = b"SQLite format 3\0"


def create_project(path: Path) -> sqlite3.Connection:
    """Make a new project file and open it for writing; there must be no file at `path`.

    Raises UserError R305 where it cannot be made.
    """
    try:
        with _closing_on_failure(connect(path)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
            _migrate(connection, 0)
            install(connection)
    except sqlite3.Error as error:
        raise UserError(
            "R305", f"{path} cannot be written: {error}.", "Save it in another folder."
        ) from error
    return connection


def open_project(path: Path) -> sqlite3.Connection:
    """Open an existing project for reading and writing, brought to the present schema.

    A project of an older version is first copied to "NAME (format N).reportedly" beside it.
    Raises UserError R301 (no such file), R302 (not a project), R305 (not readable or writable), DataError
    R303 (made by a newer version), R306 (damaged).
    """
    _refuse_foreign_file(path)
    try:
        with _closing_on_failure(connect(path)) as connection:
            version = _version_of(connection, path)
            if version < SCHEMA_VERSION:
                _keep_copy(connection, path, version)
                _migrate(connection, version)
            install(connection)
    except sqlite3.OperationalError as error:
        raise UserError(
            "R305", f"{path} cannot be opened: {error}.", "Check the rights of its folder."
        ) from error
    except sqlite3.DatabaseError as error:
        raise damaged(path) from error
    return connection


def connect(path: Path) -> sqlite3.Connection:
    """Give a connection with the pragmas of every project; the caller keeps it to one thread at a time.

    WAL lets the window read while an import writes. NORMAL keeps every acknowledged change through a kill
    of the program; after a loss of power the last changes may be missing, but the file is whole.
    """
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=5.0)
    connection.row_factory = sqlite3.Row
    with _closing_on_failure(connection):
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        # The journal's own small table; on a full disk there is no room for a file of it either.
        connection.execute("PRAGMA temp_store = MEMORY")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Do all of the block or nothing of it, also where the disk is full at the very end."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk or a failing one may have rolled back already
            connection.execute("ROLLBACK")
        raise


def damaged(path: Path) -> DataError:
    """Give the error for a project whose file is not whole."""
    return DataError("R306", f"{path.name} is damaged and cannot be opened.", "Restore it from a copy.")


@contextmanager
def _closing_on_failure(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


def _refuse_foreign_file(path: Path) -> None:
    """Look at the first bytes: SQLite would take an empty file for a new database."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except FileNotFoundError:
        raise UserError("R301", f"{path} does not exist.", "It may have been moved or renamed.") from None
    except OSError as error:
        raise UserError("R305", f"{path} cannot be opened: {error.strerror}.", "Check its rights.") from error
    if head != _MAGIC:
        raise _not_a_project(path)


def _version_of(connection: sqlite3.Connection, path: Path) -> int:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise _not_a_project(path)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > SCHEMA_VERSION:
        raise DataError(
            "R303",
            f"{path.name} was made by a newer version of Reportedly"
            f" (format {version}, this one reads {SCHEMA_VERSION}).",
            "Update to open it.",
        )
    return version


def _keep_copy(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Copy a project as an older version left it; an earlier copy of that version stays as it is."""
    copy = path.with_name(f"{path.stem} (format {version}){path.suffix}")
    if copy.exists():
        return
    try:
        copy_project(connection, copy)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UserError(
            "R305",
            f"{path} was made by an older version, and no copy of it can be written beside it: {reason}.",
            "Move it to a folder with room that can be written.",
        ) from error


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    """Take the numbered steps from `version` on, all in one transaction with their record."""
    with transaction(connection):
        for number, steps in MIGRATIONS[version:]:
            for statement in steps:
                connection.execute(statement)
            connection.execute("INSERT INTO migration (number) VALUES (?)", (number,))
        create_views(connection)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION:d}")


def _not_a_project(path: Path) -> ReportedlyError:
    return UserError(
        "R302", f"{path.name} is not a Reportedly project.", "Use Add articles to read it as an article."
    )
