"""What a disk or a file did to a project, in words that a person can act on."""

import errno
import os
import shutil
import sqlite3
from pathlib import Path

from reportedly.model.errors import DataError, ReportedlyError, UserError

__all__ = ["damaged", "in_words", "is_writable", "read_only"]

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_LEAST_ROOM = 65_536  # bytes
_PRIMARY = 0xFF  # the lower byte of SQLite's extended codes


def in_words(path: Path, error: sqlite3.Error | OSError, *, verb: str = "written") -> ReportedlyError:
    """Give the error for what SQLite or the system answered about the project at `path`.

    R330 (disk full), R331 (read-only), R304 (in use), R306 (damaged), otherwise R305 with the system's reason.
    """
    if isinstance(error, OSError):
        is_full, is_read_only = error.errno in _FULL, error.errno in _READ_ONLY
        reason, code = error.strerror or str(error), 0
    else:
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        is_full, is_read_only = code == sqlite3.SQLITE_FULL, code == sqlite3.SQLITE_READONLY
        # Where not a page is free, SQLite cannot make the file of its shared memory, and calls that an I/O error.
        is_full = is_full or (code == sqlite3.SQLITE_IOERR and _has_no_room(path.parent))
        reason = str(error)
    if is_full:
        return UserError(
            "R330",
            f"{path.name} could not be written: the disk is full.",
            "What was there before is kept. Make room, then do it again.",
        )
    if is_read_only and os.path.exists(path):  # what is not there yet cannot even be read
        return read_only(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return UserError("R304", f"{path.name} is in use by another program.", "Close it there first.")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path)
    return UserError(
        "R305", f"{path} cannot be {verb}: {reason}.", "Check the disk, or choose another folder."
    )


def _has_no_room(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LEAST_ROOM
    except OSError:
        return False  # the folder is gone: then that is the reason


def read_only(path: Path) -> UserError:
    """Give the error for a project that may be read and not written."""
    return UserError(
        "R331",
        f"{path.name} may be read but not changed.",
        "Open a copy of it, or change the rights of the file and its folder.",
    )


def damaged(path: Path) -> DataError:
    """Give the error for a project whose file is not whole."""
    return DataError(
        "R306",
        f"{path.name} is damaged and cannot be opened.",
        "Open a snapshot of it, or restore it from a copy.",
    )


def is_writable(path: Path) -> bool:
    """Tell whether the system lets us write the file and, for what SQLite keeps beside it, its folder."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)
