"""Open and create project files, and refuse what is none."""

import filecmp
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from reportedly.model.errors import DataError, ReportedlyError, UserError
from reportedly.store.copying import copying
from reportedly.store.journal import install
from reportedly.store.migrations import MIGRATIONS
from reportedly.store.schema import APPLICATION_ID, SCHEMA_VERSION, create_views
from reportedly.store.troubles import damaged, in_words, is_writable, read_only

__all__ = [
    "bring_up_to_date", "connect", "create_project", "damaged", "empty_wal", "open_project", "refuse_foreign_file",
    "sync_commits", "transaction", "version_of",
]  # fmt: skip

_MAGIC = b"SQLite format 3\0"


def create_project(path: Path) -> sqlite3.Connection:
    """Make a new project file and open it for writing; there must be no file at `path`.

    Raises UserError R305 where it cannot be made, R330 (disk full), R331 (no right to write there).
    """
    try:
        with _closing_on_failure(connect(path)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
            _migrate(connection, 0)
            install(connection)
    except sqlite3.Error as error:
        raise in_words(path, error) from error
    return connection


def open_project(path: Path, *, older_into: Path | None = None) -> sqlite3.Connection:
    """Open an existing project for reading and writing, brought to the present schema.

    A project of an older version is first copied to "NAME (format N).reportedly", beside it or in the folder
    `older_into`.
    Raises UserError R301 (no such file), R302 (not a project), R305 (not readable), R330 (disk full), R331
    (not writable), DataError R303 (made by a newer version), R306 (damaged).
    """
    refuse_foreign_file(path)
    if not is_writable(path):
        raise read_only(path)
    with _open_words(path), _closing_on_failure(connect(path)) as connection:
        version = version_of(connection, path)
        if version < SCHEMA_VERSION:
            _keep_copy(connection, path, version, older_into or path.parent)
            _migrate(connection, version)
        install(connection)
    return connection


def bring_up_to_date(path: Path) -> None:
    """Migrate a file that is itself a copy, so that it needs no other one; raises what `open_project` does."""
    refuse_foreign_file(path)
    with _open_words(path), closing(connect(path)) as connection:
        version = version_of(connection, path)
        if version < SCHEMA_VERSION:
            _migrate(connection, version)


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


def sync_commits(connection: sqlite3.Connection) -> None:
    """Wait for the disk at each commit on this connection."""
    connection.execute("PRAGMA synchronous = FULL")


def empty_wal(connection: sqlite3.Connection) -> None:
    """Put what stands in the -wal file into the project itself."""
    connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")


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


@contextmanager
def _closing_on_failure(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


@contextmanager
def _open_words(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        raise in_words(path, error, verb="opened") from error
    except sqlite3.DatabaseError as error:
        raise damaged(path) from error


def refuse_foreign_file(path: Path) -> None:
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


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """Give the version of a project's tables; raises R302 for another program's file, R303 for a newer version."""
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


def _keep_copy(connection: sqlite3.Connection, path: Path, version: int, folder: Path) -> None:
    """Copy a project as an older version left it; copies of other projects with its name stay as they are."""
    copy, number = folder / f"{path.stem} (format {version}){path.suffix}", 1
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with copying(connection, copy) as made:
            while copy.exists() and not filecmp.cmp(made, copy, shallow=False):
                number += 1
                copy = folder / f"{path.stem} (format {version}, {number}){path.suffix}"
            made.replace(copy)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UserError(
            "R305",
            f"{path} was made by an older version, and no copy of it can be written to {folder}: {reason}.",
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
