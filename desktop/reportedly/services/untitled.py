"""The projects that were never saved under a name: they are kept, so they must be found again."""

import logging
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportedly.model.errors import ReportedlyError
from reportedly.services.project_files import PROJECT_SUFFIX, untitled_folder, with_sidecars
from reportedly.services.session import ProjectSession

__all__ = ["UntitledProject", "untitled_projects"]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class UntitledProject:
    """A project that nobody has open, with its number of articles and when it was last changed.

    `was_left_open` tells that the program was killed or crashed with it: work to be offered at the next start.
    """

    path: Path
    articles: int
    changed: datetime
    name: str = "Untitled"
    was_left_open: bool = False


def untitled_projects() -> list[UntitledProject]:
    """Give the untitled projects that hold articles, the latest first.

    Samples in which nothing was changed, and projects without articles, are removed: nothing is lost with
    them. A project that is open, here or in another program, is left alone and not listed.
    """
    try:
        paths = list(untitled_folder().glob(f"*{PROJECT_SUFFIX}"))
    except OSError as error:
        _LOG.info("not listed: %s", error)
        return []
    found = (_look_into(path) for path in paths)
    return sorted((one for one in found if one is not None), key=lambda one: one.changed, reverse=True)


def _look_into(path: Path) -> UntitledProject | None:
    try:
        # The file itself first: whoever saved it under a name has just taken it away.
        times = [
            path.stat().st_mtime,
            *(name.stat().st_mtime for name in with_sidecars(path)[1:2] if name.exists()),
        ]
        changed = max(times)
        session = ProjectSession.open(path)
    except (OSError, ReportedlyError) as error:
        _LOG.info("left alone: %s", error)
        return None
    if session.is_pristine:
        session.discard()
        return None
    try:
        articles = len(session.articles())
    except ReportedlyError as error:  # damaged where opening it does not look
        _LOG.info("left alone: %s", error)
        session.close_unseen()
        return None
    if not articles:
        session.close()
        return None
    name, was_left_open = session.name, session.was_left_open
    session.close_unseen()
    os.utime(path, (changed, changed))  # what a kill left in the -wal went into the file: that is no change
    return UntitledProject(path, articles, datetime.fromtimestamp(changed).astimezone(), name, was_left_open)
