"""The figures that are gone through in the review: those that pass the filter, by article or by doubt."""

from collections import Counter
from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.model.figure import Figure, Review
from reportedly.services.formatting import article_name, format_figure

if TYPE_CHECKING:
    from reportedly.model.filter import FilterSpec

__all__ = ["DONE", "ReviewQueueModel"]

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

_LOOKED_AHEAD = 200  # rows

DONE = frozenset({Review.ACCEPTED, Review.EDITED, Review.REJECTED})
"""Verdicts after which a figure counts as reviewed."""


class ReviewQueueModel(QAbstractListModel):
    """One row a figure. A figure stays in its row when a verdict makes it fail the filter, until that changes.

    Asleep until `set_active`: it costs nothing while another view is shown.
    """

    counted = Signal()  # other figures, or another verdict of one of them

    def __init__(
        self, project: ProjectModels, selection: LinkedSelection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._project, self._linked = project, selection
        self._ids: list[str] = []
        self._rows: dict[str, int] = {}
        self._counts: Counter[Review] = Counter()
        self._known: dict[str, Review] = {}
        self._filter: FilterSpec | None = None
        self._is_by_doubt = self._is_active = False
        project.figures.shown_changed.connect(self._on_shown_changed)
        project.refreshed.connect(self._on_refreshed)

    @property
    def is_by_doubt(self) -> bool:
        """Tell whether the least sure figures come first."""
        return self._is_by_doubt

    @property
    def counts(self) -> Mapping[Review, int]:
        """Give how many figures of the queue have each verdict."""
        return self._counts

    @property
    def done(self) -> int:
        """Give how many figures of the queue are reviewed."""
        return sum(self._counts[verdict] for verdict in DONE)

    def set_active(self, is_active: bool) -> None:
        """Fill the queue, or let it sleep."""
        self._is_active = is_active
        if is_active:
            self._fill(self._wanted())

    def set_by_doubt(self, is_by_doubt: bool) -> None:
        """Choose the order: by doubt, or by article in order of reading."""
        if is_by_doubt != self._is_by_doubt:
            self._is_by_doubt = is_by_doubt
            if self._is_active:
                self._fill(self._in_order(set(self._ids)))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Give the number of figures in the queue."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a figure in words, for a screen reader too."""
        figure = self.figure_at(index.row()) if index.isValid() else None
        if figure is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{format_figure(figure)} {figure.measure}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"“{' '.join(figure.sentence.split())}”"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            verdict = "" if figure.review is Review.MACHINE else f"{figure.review.value}: "
            name = article_name(figure.article, figure.outlet, figure.title)
            return f"{verdict}{format_figure(figure)} {figure.measure}, {name}"
        return None

    def figure_at(self, row: int) -> Figure | None:
        """Give the figure of a row."""
        return self._project.figures.figure(self._ids[row]) if 0 <= row < len(self._ids) else None

    def row_of(self, figure_id: str | None) -> int | None:
        """Give the row of a figure, or None."""
        return self._rows.get(figure_id) if figure_id else None

    def beside(self, figure_id: str | None, by: int) -> str | None:
        """Give the figure some rows further down or up; the first where none is current, None past the ends."""
        row = self.row_of(figure_id)
        target = 0 if row is None else row + by
        return self._ids[target] if 0 <= target < len(self._ids) else None

    def next_open(self, figure_id: str | None) -> str | None:
        """Give the next figure that nobody has reviewed: after this one, else from the beginning; None at the end."""
        start = self.row_of(figure_id)
        after = 0 if start is None else start + 1
        for row in chain(range(after, len(self._ids)), range(after)):
            if self._known.get(self._ids[row]) is Review.MACHINE and self._ids[row] != figure_id:
                return self._ids[row]
        return None

    def next_article(self, figure_id: str | None) -> str | None:
        """Give the article of the next figure that is not reviewed and stands in another article than this one."""
        current = self._project.figures.figure(figure_id)
        start = self.row_of(figure_id)
        if current is None or start is None:
            return None
        for row in range(start + 1, min(start + _LOOKED_AHEAD, len(self._ids))):
            figure = self.figure_at(row)
            if figure is not None and figure.article != current.article and figure.review is Review.MACHINE:
                return figure.article
        return None

    def _wanted(self) -> list[str]:
        self._filter = self._linked.filter
        return self._in_order({figure.id for figure in self._project.figures.shown()})

    def _in_order(self, wanted: set[str]) -> list[str]:
        figures = [figure for figure in self._project.figures.figures if figure.id in wanted]
        if self._is_by_doubt:
            figures.sort(key=lambda figure: figure.confidence)  # stable: equals stay in order of reading
        return [figure.id for figure in figures]

    def _fill(self, ids: list[str]) -> None:
        if ids != self._ids:
            self.beginResetModel()
            self._ids = ids
            self._rows = {name: row for row, name in enumerate(ids)}
            self.endResetModel()
        self._known = {name: self._verdict(name) for name in ids}
        self._counts = Counter(self._known.values())
        self.counted.emit()

    def _verdict(self, figure_id: str) -> Review:
        figure = self._project.figures.figure(figure_id)
        return figure.review if figure is not None else Review.MACHINE

    def _on_shown_changed(self) -> None:
        """Take other figures; those that only fail the filter by what was just said of them stay."""
        if not self._is_active:
            return
        if self._filter != self._linked.filter:
            self._fill(self._wanted())
            return
        there = {name for name in self._ids if self._project.figures.figure(name) is not None}
        self._fill(self._in_order(there | {figure.id for figure in self._project.figures.shown()}))

    def _on_refreshed(self) -> None:
        """Count again what was said of the figures that changed."""
        if not self._is_active:
            return
        latest = self._project.latest
        if latest.is_reset:
            self._on_shown_changed()
            return
        changed = [name for name in latest.figures if name in self._rows]
        for name in changed:
            before, self._known[name] = self._known[name], self._verdict(name)
            self._counts[before] -= 1
            self._counts[self._known[name]] += 1
            index = self.index(self._rows[name])
            self.dataChanged.emit(index, index)
        if changed:
            self.counted.emit()
