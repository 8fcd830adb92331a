"""An open project file: its lock, its connections, the thread that writes, and what may befall the file.

Writes run one after another on a thread of their own, each in one transaction; reads use a second
connection and never wait for a write.
"""

import logging
import os
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self, TypeVar

from reportedly.model.changes import ChangeSet
from reportedly.model.errors import Cancelled, ReportedlyError, UserError
from reportedly.services.project_files import (
    COPY_OF,
    PROJECT_SUFFIX,
    has_wal,
    is_in_place,
    is_untitled,
    place_of,
    remove_project,
    untitled_folder,
    untitled_path,
    with_sidecars,
)
from reportedly.store import ProjectLock, connect, create_project, in_words, open_project, transaction
from reportedly.store.connection import empty_wal
from reportedly.store.copying import copy_project
from reportedly.store.queries import documents, properties

__all__ = ["PRISTINE", "ProjectOnDisk"]

T = TypeVar("T")
PRISTINE = "pristine"
"""The property of a project that is as it was made, so that nothing is lost with it."""

_LOG = logging.getLogger(__name__)
_OUR_MISTAKES = frozenset(
    {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_MISMATCH}
)


class ProjectOnDisk:
    """A project, locked against other programs until `close`; `ProjectSession` says what is in it.

    Once closed, reads and writes raise Cancelled.
    """

    def __init__(self, path: Path, lock: ProjectLock, writer: sqlite3.Connection) -> None:
        self.path = path
        self._lock = lock
        self._connection = writer
        self._reader = connect(path)
        self._place = place_of(path)
        self._has_wal = has_wal(path)  # some network drives know none
        self._copy_of = properties.get_property(writer, COPY_OF)
        self._reading = threading.Lock()
        self._subscribers: list[Callable[[ChangeSet], None]] = []
        self._trouble_subscribers: list[Callable[[ReportedlyError], None]] = []
        self._writer_thread: int | None = None
        self._is_closed = False
        self._writer = ThreadPoolExecutor(1, "project-writer", initializer=self._note_writer_thread)

    @classmethod
    def create(cls, path: Path | None = None) -> Self:
        """Make a new project; without a path an untitled one in the user's data folder.

        A file at `path` is replaced (the dialog has asked). Raises UserError R304 (open elsewhere), R305
        (cannot be written).
        """
        path = untitled_path() if path is None else path.absolute()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lock = ProjectLock(path)
            for name in with_sidecars(path):
                name.unlink(missing_ok=True)
        except OSError as error:
            raise in_words(path, error) from error
        return cls._made(path, lock, create_project)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a project file.

        Raises UserError R301 (missing), R302 (not a project), R304 (open elsewhere), R305 (no right), R330 (disk
        full), R331 (read-only: see `project_copies`), DataError R303 (made by a newer version), R306 (damaged).
        """
        path = path.absolute()
        try:
            path.stat()
        except FileNotFoundError:
            raise UserError("R301", f"{path} does not exist.", "It may have been moved or renamed.") from None
        except OSError as error:
            raise UserError(
                "R305", f"{path} cannot be opened: {error.strerror}.", "Check its rights."
            ) from error
        return cls._made(path, ProjectLock(path), _opened)

    @classmethod
    def open_or_create(cls, path: Path) -> tuple[Self, bool]:
        """Open a project, or make it where there is no file; tell which. Two programs never both make it.

        Raises what `open` does. A new project is there whole or not at all, whenever the program is killed.
        """
        path = path.absolute()
        lock = ProjectLock(path)
        is_new = not os.path.lexists(path)

        def made(path: Path) -> sqlite3.Connection:
            if is_new:
                fresh = path.with_name(f"{path.name}.new")
                remove_project(fresh)  # left by a kill
                create_project(fresh).close()
                fresh.replace(path)
            return open_project(path)

        return cls._made(path, lock, made), is_new

    @classmethod
    def _made(
        cls, path: Path, lock: ProjectLock, connection_of: Callable[[Path], sqlite3.Connection]
    ) -> Self:
        connection = None
        try:
            connection = connection_of(path)
            return cls(path, lock, connection)
        except BaseException as error:
            if connection is not None:
                connection.close()
            lock.release(is_seen=False)
            if isinstance(error, sqlite3.Error | OSError):
                raise in_words(path, error, verb="opened") from error
            raise

    @property
    def is_untitled(self) -> bool:
        """Tell whether the project has not been saved under a name yet."""
        return is_untitled(self.path)

    @property
    def name(self) -> str:
        """Give the name for titles: the file's, without its suffix."""
        if not self.is_untitled:
            return self.path.name.removesuffix(PROJECT_SUFFIX)
        return "Untitled" if self._copy_of is None else f"{self._copy_of} (copy)"

    @property
    def was_left_open(self) -> bool:
        """Tell whether the program that had the project open before was killed or crashed."""
        return self._lock.was_left

    def save_as(self, path: Path) -> None:
        """Move the project to another file; an untitled one leaves nothing behind.

        A file at `path` is replaced (the dialog has asked). Raises UserError R304 (open elsewhere), R305
        (cannot be written); the project then stays where it was.
        """
        target = path.absolute()

        def move() -> None:
            if target == self.path:
                self._stay_safe()  # a file that was removed comes back under its name
            if target != self.path:
                self._move_to(target)

        self._on_writer(move)

    def check_file(self) -> None:
        """See whether the file is still in its place, as every change does; the window asks now and then.

        A project whose file was removed, moved or replaced goes on as an untitled one, and those who
        subscribed to troubles are told (R332). Raises UserError R333 where that cannot be written.
        """
        self._on_writer(self._stay_safe)

    def subscribe(self, callback: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Call `callback` on the writer's thread after each change; gives the function that ends this."""
        self._subscribers.append(callback)
        return lambda: self._subscribers.remove(callback)

    def subscribe_to_troubles(self, callback: Callable[[ReportedlyError], None]) -> Callable[[], None]:
        """Call `callback` on the writer's thread when something befalls the file; gives what ends this."""
        self._trouble_subscribers.append(callback)
        return lambda: self._trouble_subscribers.remove(callback)

    def close(self) -> None:
        """Finish what is being written and let the file go; an untitled project without articles is removed.

        Harmless when called twice.
        """
        self._close(is_wanted=lambda: not (self.is_untitled and documents.is_empty(self._connection)))

    def close_unseen(self) -> None:
        """Close a project that nobody looked at: that it was left open by a crash can be seen another time."""
        self._close(is_wanted=lambda: True, is_seen=False)

    def discard(self) -> None:
        """Close an untitled project and remove its file; any other project is only closed."""
        self._close(is_wanted=lambda: not self.is_untitled)

    def _close(self, *, is_wanted: Callable[[], bool], is_seen: bool = True) -> None:
        if self._is_closed:
            return
        self._is_closed = True
        self._writer.shutdown(wait=True)
        self._writer_thread = None  # the system gives its number to another thread
        try:
            is_kept = is_wanted()
            if is_kept:
                self._stay_safe()
        except (sqlite3.Error, ReportedlyError):  # the disk fails: what can be kept is kept
            _LOG.exception("closed with trouble: %s", self.path)
            is_kept = True
        with self._reading:
            self._reader.close()
        self._connection.close()
        if not is_kept:
            remove_project(self.path)
        self._lock.release(is_seen=is_seen)

    def _note_writer_thread(self) -> None:
        self._writer_thread = threading.get_ident()

    def _on_writer(self, work: Callable[[], T]) -> T:
        if threading.get_ident() == self._writer_thread:
            return work()
        try:
            future = self._writer.submit(work)
        except RuntimeError:  # closed, perhaps by another thread at this very moment
            raise Cancelled from None
        return future.result()

    def _read(self, query: Callable[[sqlite3.Connection], T]) -> T:
        with self._reading:
            if self._is_closed:
                raise Cancelled
            try:
                return query(self._reader)
            except UnicodeEncodeError as error:
                raise _no_text(error) from error
            except sqlite3.DatabaseError as error:
                raise self._trouble(error) from error

    def _write(self, work: Callable[[sqlite3.Connection], tuple[T, ChangeSet]]) -> tuple[T, ChangeSet]:
        """Do `work` in a transaction on the writer's thread, then tell the subscribers what changed."""

        def run() -> tuple[T, ChangeSet]:
            self._stay_safe()
            try:
                with transaction(self._connection):
                    result, changes = work(self._connection)
                    if changes:
                        properties.remove_property(self._connection, PRISTINE)
            except UnicodeEncodeError as error:
                raise _no_text(error) from error
            except sqlite3.DatabaseError as error:
                raise self._trouble(error) from error
            if changes:
                for callback in tuple(self._subscribers):
                    callback(changes)
            return result, changes

        return self._on_writer(run)

    def _trouble(self, error: sqlite3.DatabaseError) -> Exception:
        """Say in words what the disk or the file did; anything else is a mistake of ours and stays as it is."""
        is_ours = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) in _OUR_MISTAKES
        return error if is_ours else in_words(self.path, error)

    def _stay_safe(self) -> None:
        """Go on elsewhere when the file is not in its place; on the writer's thread, before each change."""
        if is_in_place(self.path, self._place):
            if self._has_wal and not has_wal(self.path):
                self._connect_again()
            return
        name = self._copy_of if self.is_untitled else self.name
        file = self.path.name if name else "The file of this untitled project"
        trouble = f"{file} was removed, moved or replaced while it was open"
        try:
            refuge = untitled_path()
            refuge.parent.mkdir(parents=True, exist_ok=True)
            self._move_to(refuge)
            if name is not None:
                properties.set_property(self._connection, COPY_OF, name)
        except (OSError, sqlite3.Error, ReportedlyError) as error:
            reason = error.message if isinstance(error, ReportedlyError) else str(error)
            raise UserError(
                "R333", f"{trouble}. {reason}", "All is still here: use Save as before you close it."
            ) from error
        self._copy_of = name
        for callback in tuple(self._trouble_subscribers):
            callback(UserError("R332", f"{trouble}.", "Nothing is lost: use Save as to give it a name."))

    def _connect_again(self) -> None:
        """Put everything into the file itself, and begin a new -wal in place of one that somebody removed."""
        with self._reading:
            self._reader.close()
            empty_wal(self._connection)
            self._connection.close()
            self._connection, self._reader = open_project(self.path), connect(self.path)

    def _move_to(self, path: Path) -> None:
        lock = ProjectLock(path)
        try:
            copy_project(self._connection, path)
            writer = open_project(path)
            reader = connect(path)
            place = place_of(path)
        except (sqlite3.Error, OSError) as error:
            lock.release()
            raise in_words(path, error) from error
        except ReportedlyError:
            lock.release()
            raise
        with self._reading:
            old_path, old_lock, old_connections = self.path, self._lock, (self._reader, self._connection)
            was_untitled = self.is_untitled
            self.path, self._lock, self._reader, self._connection = path, lock, reader, writer
            self._place, self._has_wal = place, has_wal(path)
        for connection in old_connections:
            connection.close()
        if was_untitled:
            remove_project(old_path)
        old_lock.release()


def _no_text(error: UnicodeEncodeError) -> UserError:
    """Say of half a character, from a broken paste or an argument in another encoding, that no file can hold it."""
    words = error.object.encode("utf-8", "replace").decode()
    return UserError("R334", f"“{words}” holds half a character.", "Type it anew.")


def _opened(path: Path) -> sqlite3.Connection:
    """Open a project; what a copy that was cut short left beside it is removed."""
    remove_project(path.with_name(f"{path.name}.partial"))
    # Beside an untitled project, a copy of its older format would look like another untitled one.
    return open_project(path, older_into=untitled_folder() / "older" if is_untitled(path) else None)
