"""One program at a time on one project."""

import logging
import os
import sys
from contextlib import suppress
from pathlib import Path

from reportedly.model.errors import UserError
from reportedly.store.troubles import in_words

__all__ = ["ProjectLock"]

_LOG = logging.getLogger(__name__)

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class ProjectLock:
    """Holds the right to write one project, from construction to `release`.

    The lock is on a file beside the project (NAME.reportedly.lock), not on the project itself: closing any
    handle of a database file would drop the locks that SQLite holds on it (POSIX). The system frees the
    lock when the program dies, so a lock file that stays behind stops nobody; `was_left` tells that it did,
    and so that a program with this project did not end by itself.
    Raises UserError R304 when another program has the project open, R305, R330 or R331 where the file of the
    lock cannot be made.
    """

    def __init__(self, project: Path) -> None:
        self.path = project.with_name(project.name + ".lock")
        self.was_left = False
        self._handle: int | None = self._acquire(project)

    def release(self, *, is_seen: bool = True) -> None:
        """Give the right back; harmless when called twice.

        Where the file had been left behind and nobody has seen to that (`is_seen` is False), it stays as the
        mark that it is.
        """
        if self._handle is None:
            return
        is_ours = (is_seen or not self.was_left) and self._is_current(self._handle)
        if is_ours and sys.platform != "win32":  # an open file cannot be removed there
            self.path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = None
        if is_ours and sys.platform == "win32":
            self.path.unlink(missing_ok=True)

    def _acquire(self, project: Path) -> int:
        while True:
            try:
                handle, was_there = self._open()
            except OSError as error:
                raise in_words(project, error) from error
            try:
                _try_lock(handle)
            except (BlockingIOError, PermissionError) as error:
                os.close(handle)
                raise UserError(
                    "R304",
                    f"{project.name} is open in another window of Reportedly.",
                    "Close it there first.",
                ) from error
            except OSError as error:
                # Some network drives know no locks; a project there is better unlocked than unopened.
                _LOG.info("no lock on %s: %s", self.path, error)
            if self._is_current(handle):
                # An empty one was just made by a program that had not come to lock it yet.
                self.was_left = was_there and os.fstat(handle).st_size > 0
                if not self.was_left:
                    with suppress(OSError):  # on a full disk a kill is not told of the next time
                        os.write(handle, f"{os.getpid()}\n".encode())
                return handle
            os.close(handle)  # its owner removed the file between our open and our lock

    def _open(self) -> tuple[int, bool]:
        """Open the file of the lock, and tell whether it was there."""
        while True:
            try:
                return os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o644), False
            except FileExistsError:
                try:
                    return os.open(self.path, os.O_RDWR), True
                except FileNotFoundError:
                    continue  # its owner has just removed it

    def _is_current(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), os.stat(self.path))
        except FileNotFoundError:
            return False
