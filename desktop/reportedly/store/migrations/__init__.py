"""Numbered steps from one schema version to the next; a step that was released is never changed."""

from reportedly.store.migrations.m0001_initial import STATEMENTS as _INITIAL
from reportedly.store.migrations.m0002_origins import STATEMENTS as _ORIGINS
from reportedly.store.migrations.m0002_review import STATEMENTS as _REVIEW
from reportedly.store.migrations.m0002_search import STATEMENTS as _SEARCH
from reportedly.store.migrations.m0003_found_names import STATEMENTS as _FOUND_NAMES

__all__ = ["MIGRATIONS"]

MIGRATIONS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (1, _INITIAL),
    (2, (*_REVIEW, *_SEARCH, *_ORIGINS)),
    (3, _FOUND_NAMES),
)
"""Version that a step leads to, and its statements."""
