"""One program at a time on one project."""

import logging
import os
import sys
from pathlib import Path

from reportedly.model.errors import UserError

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
    lock when the program dies, so a lock file that stays behind stops nobody.
    Raises UserError R304 when another program has the project open, R305 where the folder is not writable.
    """

    def __init__(self, project: Path) -> None:
        self.path = project.with_name(project.name + ".lock")
        self._handle: int | None = self._acquire(project)

    def release(self) -> None:
        """Give the right back; harmless when called twice."""
        if self._handle is None:
            return
        if sys.platform != "win32":  # an open file cannot be removed there
            self.path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = None
        if sys.platform == "win32":
            self.path.unlink(missing_ok=True)

    def _acquire(self, project: Path) -> int:
        while True:
            try:
                handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            except OSError as error:
                raise UserError(
                    "R305", f"{project} cannot be written: {error.strerror}.", "Save it in another folder."
                ) from error
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
                return handle
            os.close(handle)  # its owner removed the file between our open and our lock

    def _is_current(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), os.stat(self.path))
        except FileNotFoundError:
            return False
