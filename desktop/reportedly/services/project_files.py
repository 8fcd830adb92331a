"""Where project files lie, and what belongs to one."""

import os
from datetime import datetime
from pathlib import Path

from platformdirs import user_data_path

__all__ = [
    "COPY_OF", "PROJECT_ID", "PROJECT_SUFFIX", "Place", "has_wal", "is_in_place", "is_untitled", "place_of",
    "remove_project", "untitled_folder", "untitled_path", "with_sidecars",
]  # fmt: skip

PROJECT_SUFFIX = ".reportedly"
COPY_OF = "copy of"
"""The property of an untitled project that says which one it was copied from."""
PROJECT_ID = "project id"
"""The property that its snapshots know a project by, wherever it is moved."""

Place = tuple[int, int]
"""What the system knows a file by, whatever its name: device and number."""


def untitled_folder() -> Path:
    """Give the folder where projects live until they are saved under a name."""
    return user_data_path("reportedly", appauthor=False) / "untitled"


def untitled_path() -> Path:
    """Give a free path for a new untitled project; two programs never get the same."""
    stem = datetime.now().astimezone().strftime(f"Untitled-%Y%m%d-%H%M%S-{os.getpid()}")
    folder = untitled_folder()
    candidate, number = folder / f"{stem}{PROJECT_SUFFIX}", 1
    # False where one may not look: making the file will say why. A lock alone is of a file that was removed.
    while os.path.exists(candidate) or os.path.exists(f"{candidate}.lock"):
        number += 1
        candidate = folder / f"{stem}-{number}{PROJECT_SUFFIX}"
    return candidate


def is_untitled(path: Path) -> bool:
    """Tell whether a project of this path was never saved under a name."""
    return path.parent == untitled_folder()


def place_of(path: Path) -> Place:
    """Give what tells this file from another one of its name; raises OSError where there is none."""
    found = os.stat(path)
    return found.st_dev, found.st_ino


def is_in_place(path: Path, place: Place) -> bool:
    """Tell whether the file that was at this place is still found by its path.

    Where the system cannot tell for the moment, as on a drive that does not answer, it counts as there: SQLite
    will say what is wrong.
    """
    try:
        return place_of(path) == place
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True


def has_wal(path: Path) -> bool:
    """Tell whether SQLite keeps the latest changes of a project in a file beside it."""
    return os.path.exists(f"{path}-wal")


def with_sidecars(path: Path) -> tuple[Path, ...]:
    """Give a project's file and those that SQLite keeps beside it while it is open."""
    return (path, *(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm")))


def remove_project(path: Path) -> None:
    """Delete a project that nobody has open."""
    for name in with_sidecars(path):
        name.unlink(missing_ok=True)
