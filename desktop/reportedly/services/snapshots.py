"""Rolling snapshots of a project, apart from it: what a person goes back to when more than undo is needed.

They lie in the user's data folder, a folder for each project, and are whole projects themselves. One is
opened as an untitled copy, so nothing that is there now is overwritten.
"""

import logging
import shutil
import sqlite3
import threading
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from platformdirs import user_data_path

from reportedly.model.changes import ChangeSet
from reportedly.model.errors import Cancelled, ReportedlyError
from reportedly.services.project_copies import open_copy
from reportedly.services.project_files import PROJECT_ID, PROJECT_SUFFIX
from reportedly.services.session import ProjectSession
from reportedly.store.journal import Step, list_steps
from reportedly.store.moments import copy_moment
from reportedly.store.queries import documents, properties

__all__ = [
    "Snapshot", "SnapshotKeeper", "kept_of", "list_snapshots", "open_snapshot", "remove_snapshots",
    "snapshots_folder", "snapshots_named", "take_snapshot",
]  # fmt: skip

INTERVAL = timedelta(minutes=10)
"""Changes of so long are the most that a snapshot lacks."""
MOST_BYTES = 1_000_000_000
"""Room for the snapshots of all projects together; the oldest go first."""
_NEWEST = 5
_HOURLY, _DAILY = timedelta(days=1), timedelta(days=30)
_SPARE_BYTES = 200_000_000  # so much is left free on the disk
_LAST_STEP = "snapshot of step"
_REST_S = 0.002  # after each megabyte, so that the disk is there for others
_OPENING_S = 5.0  # what opens is read first
_LONGEST_NAME = 80
_STAMP = "%Y-%m-%d %H-%M-%S"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A project as it was; `name` is what it was called then, `size` in bytes."""

    path: Path
    name: str
    taken_at: datetime
    size: int


def snapshots_folder() -> Path:
    """Give the folder of the snapshots of all projects."""
    return user_data_path("reportedly", appauthor=False) / "snapshots"


def list_snapshots(session: ProjectSession) -> list[Snapshot]:
    """Give the snapshots of a project, the latest first; they follow it when it is moved or renamed."""
    project = session.read(lambda connection: properties.get_property(connection, PROJECT_ID))
    return [] if project is None else _in_folder(snapshots_folder() / project)


def snapshots_named(name: str) -> list[Snapshot]:
    """Give the snapshots of all projects of this name, the latest first: for one that cannot be opened itself."""
    found = [snapshot for folder in _folders() for snapshot in _in_folder(folder) if snapshot.name == name]
    return sorted(found, key=lambda one: one.taken_at, reverse=True)


def open_snapshot(snapshot: Snapshot) -> ProjectSession:
    """Open an untitled copy of a project as it was; raises what `open_copy` does."""
    return open_copy(snapshot.path, name=f"{snapshot.name} {snapshot.taken_at:%Y-%m-%d %H-%M}")


def remove_snapshots(session: ProjectSession) -> None:
    """Delete all snapshots of a project, for example because nobody else may ever read them."""
    for snapshot in list_snapshots(session):
        _remove(snapshot)


def take_snapshot(
    session: ProjectSession, *, now: datetime | None = None, rest: Callable[[], None] | None = None
) -> Snapshot | None:
    """Copy the project to its snapshots, and drop those that need not be kept any longer.

    None where it has no articles, where nothing was changed since the last one, or where the disk is nearly
    full. Changes go on meanwhile; `rest` is called after each megabyte, and what it raises ends the copy.
    Raises OSError or sqlite3.Error where it cannot be written.
    """
    session.check_file()
    last_step = session.read(_last_step)
    project, known = session.read(
        lambda connection: tuple(
            properties.get_property(connection, name) for name in (PROJECT_ID, _LAST_STEP)
        )
    )
    if session.is_pristine or session.read(documents.is_empty):
        return None
    if known == last_step and list_snapshots(session):
        return None
    project = project or uuid.uuid4().hex
    taken_at = (now or datetime.now(UTC)).astimezone().replace(microsecond=0)
    folder = snapshots_folder() / project
    folder.mkdir(parents=True, exist_ok=True)
    size = session.path.stat().st_size
    if shutil.disk_usage(folder).free < 2 * size + _SPARE_BYTES:
        _LOG.info("no snapshot of %s: the disk is nearly full", session.path)
        return None
    name = session.name[:_LONGEST_NAME]
    target = folder / f"{taken_at:{_STAMP}} {name}{PROJECT_SUFFIX}"
    copy_moment(session.path, target, rest=rest)
    session.note({PROJECT_ID: project, _LAST_STEP: last_step})
    _drop_old(taken_at)
    return Snapshot(target, name, taken_at, target.stat().st_size)


def kept_of(snapshots: Iterable[Snapshot], now: datetime) -> list[Snapshot]:
    """Choose those to keep: the newest few, then one an hour for a day, then one a day for a month."""
    kept: list[Snapshot] = []
    seen: set[str] = set()
    for place, snapshot in enumerate(sorted(snapshots, key=lambda one: one.taken_at, reverse=True)):
        age = now - snapshot.taken_at
        span = f"{snapshot.taken_at:%Y-%m-%d %H}" if age <= _HOURLY else f"{snapshot.taken_at:%Y-%m-%d}"
        if place < _NEWEST or (age <= _DAILY and span not in seen):
            kept.append(snapshot)
        seen.add(span)
    return kept


class SnapshotKeeper:
    """Takes snapshots of an open project by itself, on a thread of its own, until `close`.

    One is taken `first` after the project is opened, and after changes, at most every `interval`.
    `on_taken` is called on that thread.
    """

    def __init__(
        self,
        session: ProjectSession,
        *,
        first: timedelta = timedelta(seconds=_OPENING_S),
        interval: timedelta = INTERVAL,
        on_taken: Callable[[], None] = lambda: None,
    ) -> None:
        self._session, self._on_taken = session, on_taken
        self._first, self._interval = first.total_seconds(), interval.total_seconds()
        self._changed, self._ended = threading.Event(), threading.Event()
        self._changed.set()  # as it is when it is opened
        self._leave: Callable[[], None] = session.subscribe(self._on_change)
        self._thread = threading.Thread(target=self._run, name="snapshots", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End at once, also in the middle of a copy; call it before the project is closed."""
        if self._ended.is_set():
            return
        self._leave()
        self._ended.set()
        self._changed.set()
        self._thread.join()

    def _on_change(self, _: ChangeSet) -> None:
        self._changed.set()

    def _rest(self) -> None:
        if self._ended.wait(_REST_S):
            raise Cancelled

    def _run(self) -> None:
        if self._ended.wait(self._first):
            return
        while True:
            self._changed.wait()
            if self._ended.is_set():
                return
            self._changed.clear()
            try:
                if take_snapshot(self._session, rest=self._rest) is not None:
                    self._on_taken()
            except Cancelled:
                return
            except (OSError, sqlite3.Error, ReportedlyError) as error:
                _LOG.info("no snapshot of %s: %s", self._session.path, error)
            if self._ended.wait(self._interval):
                return


def _last_step(connection: sqlite3.Connection) -> str:
    """Give what tells the present state of a project from any other one: its last step, and what is undone."""
    steps: list[Step] = list_steps(connection)
    undone = sum(step.is_undone for step in steps)
    return f"{steps[-1].id} {steps[-1].made_at.isoformat()} {undone}" if steps else ""


def _folders() -> list[Path]:
    """Give the folders of all projects; a file that lies among them (".DS_Store") is none of ours."""
    every = snapshots_folder()
    return [folder for folder in every.iterdir() if folder.is_dir()] if every.exists() else []


def _in_folder(folder: Path) -> list[Snapshot]:
    """Give the snapshots that lie in a folder, the latest first; other files there are left alone."""
    found = []
    for path in folder.glob(f"*{PROJECT_SUFFIX}"):
        words = path.name.removesuffix(PROJECT_SUFFIX)
        try:
            taken_at = datetime.strptime(words[:19], _STAMP).astimezone()
            found.append(Snapshot(path, words[20:], taken_at, path.stat().st_size))
        except (ValueError, OSError) as error:
            _LOG.info("no snapshot: %s", error)
    return sorted(found, key=lambda one: one.taken_at, reverse=True)


def _remove(snapshot: Snapshot) -> None:
    """Delete a snapshot, with what a program that was killed while it read it left beside it."""
    for suffix in ("", "-wal", "-shm"):
        snapshot.path.with_name(snapshot.path.name + suffix).unlink(missing_ok=True)


def _drop_old(now: datetime) -> None:
    """Remove what need not be kept of each project, then the oldest of all while they take too much room."""
    left: list[Snapshot] = []
    for folder in _folders():
        snapshots = _in_folder(folder)
        kept = kept_of(snapshots, now)
        for snapshot in snapshots:
            if snapshot not in kept:
                _remove(snapshot)
        left += kept
    left.sort(key=lambda one: one.taken_at, reverse=True)
    size = 0
    for place, snapshot in enumerate(left):
        size += snapshot.size
        if place and size > MOST_BYTES:
            _remove(snapshot)
    for folder in _folders():
        if not any(folder.iterdir()):
            folder.rmdir()
