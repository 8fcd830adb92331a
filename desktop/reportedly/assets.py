"""Locate the shipped folders: resources/ and seeds/ in a checkout, a wheel or a frozen build."""

from functools import cache
from pathlib import Path

__all__ = ["resource", "resources_folder", "seeds_folder"]

_PACKAGE = Path(__file__).resolve().parent


@cache
def resources_folder() -> Path:
    """Give the folder with icons, themes and lexicons."""
    return _find("resources")


@cache
def seeds_folder() -> Path:
    """Give the folder with the sample articles and their manifest."""
    return _find("seeds")


def resource(*parts: str) -> Path:
    """Give the path of one shipped resource, for example ``resource("themes", "tokens.toml")``."""
    return resources_folder().joinpath(*parts)


def _find(name: str) -> Path:
    # A wheel and a frozen build carry the folders inside the package (hatchling's force-include and the
    # PyInstaller spec put them there); an editable install does not have them, so the checkout is next.
    for folder in (_PACKAGE / "_shipped" / name, _PACKAGE.parent.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the program's folder {name!r} is missing beside {_PACKAGE}")
