"""Where project files lie, and what belongs to one."""

import os
from datetime import datetime
from pathlib import Path

from platformdirs import user_data_path

__all__ = ["PROJECT_SUFFIX", "remove_project", "untitled_folder", "untitled_path", "with_sidecars"]

PROJECT_SUFFIX = ".reportedly"


def untitled_folder() -> Path:
    """Give the folder where projects live until they are saved under a name."""
    return user_data_path("reportedly", appauthor=False) / "untitled"


def untitled_path() -> Path:
    """Give a free path for a new untitled project; two programs never get the same."""
    stem = datetime.now().astimezone().strftime(f"Untitled-%Y%m%d-%H%M%S-{os.getpid()}")
    folder = untitled_folder()
    candidate, number = folder / f"{stem}{PROJECT_SUFFIX}", 1
    while os.path.exists(candidate):  # False where one may not look: making the file will say why
        number += 1
        candidate = folder / f"{stem}-{number}{PROJECT_SUFFIX}"
    return candidate


def with_sidecars(path: Path) -> tuple[Path, ...]:
    """Give a project's file and those that SQLite keeps beside it while it is open."""
    return (path, *(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm")))


def remove_project(path: Path) -> None:
    """Delete a project that nobody has open."""
    for name in with_sidecars(path):
        name.unlink(missing_ok=True)
