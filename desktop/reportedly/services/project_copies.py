"""Copies of projects: saved under a name, or opened to go on with when the project itself cannot be changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

from reportedly.services.project_files import (
    COPY_OF,
    PROJECT_ID,
    PROJECT_SUFFIX,
    remove_project,
    untitled_path,
)
from reportedly.services.project_on_disk import PRISTINE
from reportedly.services.session import ProjectSession
from reportedly.store import ProjectLock, bring_up_to_date, connect, in_words
from reportedly.store.moments import copy_as_it_lies, copy_moment
from reportedly.store.queries import properties

__all__ = ["open_copy", "save_copy"]


def open_copy(path: Path, *, name: str | None = None) -> ProjectSession:
    """Open an untitled copy of a project that is read-only, open elsewhere, or a snapshot.

    What is changed is kept in the copy, as in every untitled project; a copy in which nothing was changed is
    thrown away with `discard`, as the window does (`is_pristine`). `name` is what it is called "(copy)" of.
    Raises UserError R301 (missing), R302 (not a project), R305 (not readable), R330 (no room for the copy),
    DataError R303 (made by a newer version), R306 (damaged).
    """
    path = path.absolute()
    target = untitled_path()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        copy_as_it_lies(path, target)
        bring_up_to_date(target)
        with closing(connect(target)) as connection:
            properties.set_property(connection, COPY_OF, name or path.name.removesuffix(PROJECT_SUFFIX))
            properties.set_property(connection, PRISTINE, "1")
            properties.remove_property(connection, PROJECT_ID)
        return ProjectSession.open(target)
    except BaseException as error:
        remove_project(target)
        if isinstance(error, OSError | sqlite3.Error):
            raise in_words(target, error) from error
        raise


def save_copy(session: ProjectSession, path: Path) -> None:
    """Write the project as it is now to another file, and go on with the one that is open.

    A file at `path` is replaced (the dialog has asked). Changes need not wait meanwhile. Raises UserError
    R304 (open elsewhere, or the project itself), R305, R330 or R331 (cannot be written).
    """
    session.check_file()
    path = path.absolute()
    lock = ProjectLock(path)
    try:
        copy_moment(session.path, path)
    except (OSError, sqlite3.Error) as error:
        raise in_words(path, error) from error
    finally:
        lock.release()
