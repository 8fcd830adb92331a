"""Open the project that a call names, after another call on it has ended."""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from reportedly.model.errors import ReportedlyError, UserError
from reportedly.services.session import PROJECT_SUFFIX, ProjectSession

__all__ = ["open_or_make", "open_to_write", "typed_ids"]

_IN_USE = "R304"
T = TypeVar("T")
_POLL_S = 0.02
_SAID_AFTER_S = 0.5  # calls of a script follow each other faster


@contextmanager
def open_to_write(options: argparse.Namespace) -> Iterator[ProjectSession]:
    """Open the project, and let it go at the end; raises what `ProjectSession.open` does."""
    path = Path(options.project)
    with _held(_once_free(lambda: ProjectSession.open(path), path, options.wait)) as session:
        yield session


@contextmanager
def open_or_make(options: argparse.Namespace) -> Iterator[ProjectSession]:
    """Open the project, or make it; raises UserError R351 for a new one that is not named as projects are."""
    path = Path(options.project)
    if not path.exists() and path.suffix != PROJECT_SUFFIX:
        raise UserError(
            "R351",
            f"{path} is not there, and a new project is named otherwise.",
            f"Write {path}{PROJECT_SUFFIX}.",
        )
    session, is_new = _once_free(lambda: ProjectSession.open_or_create(path), path, options.wait)
    if is_new:
        print(f"{path}: new project", file=sys.stderr)
    with _held(session):
        if is_new:
            _use_kept_names(session)
        yield session


def _use_kept_names(session: ProjectSession) -> None:
    """Take over the names that were kept for new projects; one that has none begins all the same."""
    from reportedly.services.kept_names import apply_kept  # 0.1 s that other actions do without

    try:
        if apply_kept(session):
            print(f"{session.history()[-1].title}: undo takes them back", file=sys.stderr)
    except UserError as error:
        print(f"{error} [{error.code}]", file=sys.stderr)


def typed_ids(words: Sequence[str]) -> list[str]:
    """Give what was typed for figures; - stands for the words of the standard input."""
    return [one for word in words for one in (sys.stdin.read().split() if word == "-" else [word])]


@contextmanager
def _held(session: ProjectSession) -> Iterator[ProjectSession]:
    """Keep the project open for the block; what is acknowledged in it is on the disk, not only with the system.

    Where the file goes meanwhile, what is done goes on elsewhere; that is said at the end, as what went wrong.
    """
    troubles: list[ReportedlyError] = []
    session.subscribe_to_troubles(troubles.append)
    try:
        session.sync_every_change()
        yield session
    finally:
        session.close()
    if troubles:
        raise troubles[0]


def _once_free(opened: Callable[[], T], path: Path, wait_s: float) -> T:
    """Open as soon as no other program has the project; after `wait_s` seconds its refusal goes on."""
    began = time.monotonic()
    is_said = False
    while True:
        try:
            return opened()
        except UserError as error:
            waited = time.monotonic() - began
            if error.code != _IN_USE or waited >= wait_s:
                raise
            if waited >= _SAID_AFTER_S and not is_said:
                print(f"{path.name} is open in another program: waiting", file=sys.stderr, flush=True)
                is_said = True
        time.sleep(_POLL_S)
