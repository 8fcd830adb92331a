"""A project that is only looked at: it can be read while a window or another call works on it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from reportedly.model.article import ArticleSummary
from reportedly.model.figure import Figure
from reportedly.model.origin import OriginCorrection
from reportedly.services.session import ProjectSession, Step
from reportedly.store import connect_to_read, damaged, journal
from reportedly.store.queries import documents, figures, names, origins

__all__ = ["ProjectReader"]

T = TypeVar("T")


class ProjectReader:
    """What was committed in a project when it was opened; it takes no lock, waits for nobody and changes nothing.

    A project of an older version is brought to the present one first, as when it is opened. Raises UserError
    R301 (missing), R302 (not a project), R305 (no right), DataError R303 (made by a newer version), R306
    (damaged).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        connection = connect_to_read(path)
        if connection is None:
            ProjectSession.open(path).close()
            connection = connect_to_read(path)
        assert connection is not None
        self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def articles(self) -> list[ArticleSummary]:
        """Give the articles in the order of loading."""
        return self._ask(documents.list_articles)

    def figures(self) -> list[Figure]:
        """Give the effective figures in the order of loading and of reading."""
        return self._ask(figures.list_figures)

    def series_titles(self) -> dict[str, str]:
        """Give the words that a person gave to series, by key."""
        return self._ask(lambda connection: names.list_titles(connection, "series"))

    def texts(self) -> dict[str, str]:
        """Give the texts of the articles by key."""
        return self._ask(origins.list_texts)

    def origin_corrections(self) -> tuple[OriginCorrection, ...]:
        """Give what a person said of the origins of figures."""
        return self._ask(origins.list_corrections)

    def history(self) -> list[Step]:
        """Give the steps that are kept, the oldest first; those undone stand at the end."""
        return self._ask(journal.list_steps)

    def _ask(self, query: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return query(self._connection)
        except sqlite3.DatabaseError as error:
            raise damaged(self.path) from error
