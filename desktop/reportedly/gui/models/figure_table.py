"""The figures of a project as a table: columns as numpy arrays, and an index array for order and filter.

QSortFilterProxyModel is never used: it sorts 100,000 rows in 20 s where an argsort takes 0.01 s.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from reportedly.analysis.as_of import AsItStood, published_day
from reportedly.gui.models.columns import COLUMNS, full_number
from reportedly.gui.models.filter_columns import FilterColumns, Tallied
from reportedly.model.figure import Denial, Figure
from reportedly.model.filter import NO_FILTER, FilterSpec

__all__ = ["FigureTableModel"]

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_UNDATED = 2**62  # the day of publication of an article without a date: no day of the slider reaches it
_LEAST_ROOM_FOR_DIFFERENCE = 400  # more separate runs than this cost more than a reset


class FigureTableModel(QAbstractTableModel):
    """Rows are the figures that pass the filter, in the order of the sorted column, else of reading.

    Where a day is asked for, only those published by then, and without denials that were published later.
    """

    shown_changed = Signal()  # which figures pass, or their order

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figures: tuple[Figure, ...] = ()
        self._by_id: dict[str, Figure] = {}
        self._places: dict[str, int] = {}
        self._by_article: dict[str, list[int]] | None = None  # places, worked out when it is first asked for
        self._passing: np.ndarray | None = None  # which figures pass the filter
        self._generation = 0
        self._keys: dict[int, np.ndarray] = {}
        self._columns = FilterColumns()
        self._order = np.zeros(0, dtype=np.int64)
        self._rows: np.ndarray | None = None  # by place; -1 where a figure is not shown
        self._filter = NO_FILTER
        self._as_of: date | None = None
        self._dates: Mapping[str, str | None] = {}  # publication dates by article
        self._days: np.ndarray | None = (
            None  # of publication, as ordinals; built when a day is first asked for
        )
        self._stood = AsItStood(self._dates)
        self._sort_column: int | None = None
        self._untitled: Set[str] = frozenset()
        self._is_descending = False

    # What Qt asks for

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Give the number of figures shown."""
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Give the number of columns, hidden ones too."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's QVariant
        """Give a cell's text, its whole text as tooltip, and its alignment."""
        if not index.isValid():
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.written(self.figure_at(index.row()), self._by_id)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's QVariant
        """Give a column's title, with the arrow of the sorted one."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            arrow = ("\u00a0↓" if self._is_descending else "\u00a0↑") if section == self._sort_column else ""
            return ("" if column.id in self._untitled else column.title) + arrow
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            if column.id == "review":
                return "Accepted, edited, rejected, undecided; a warning sign where doubtful"
            return column.title if column.id in self._untitled else None
        return None

    def set_untitled(self, columns: Set[str]) -> None:
        """Leave out the titles of columns that are too narrow for them; they are said on hover."""
        if columns != self._untitled:
            self._untitled = frozenset(columns)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 puts the figures back in the order of reading. Empty cells come last."""
        self._sort_column = column if 0 <= column < len(COLUMNS) else None
        self._is_descending = order is Qt.SortOrder.DescendingOrder
        self._rearrange()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    # What the window asks for

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Give all figures of the project, in order of reading."""
        return self._figures

    @property
    def generation(self) -> int:
        """Give a number that changes when other figures are taken, and not when some are edited."""
        return self._generation

    @property
    def as_of(self) -> date | None:
        """Give the day by which what is shown had been published; None: everything."""
        return self._as_of

    @property
    def sorting(self) -> tuple[int | None, bool]:
        """Give the sorted column and whether it falls."""
        return self._sort_column, self._is_descending

    def shown(self) -> list[Figure]:
        """Give the figures shown, in their order."""
        return self.at(self._order)

    def shown_mask(self) -> np.ndarray:
        """Tell of each figure whether it is shown."""
        return self._passing_now()

    def at(self, places: np.ndarray, *, is_ever: bool = False) -> list[Figure]:
        """Give the figures at some places as they stood on the day asked for; `is_ever`: as they are now."""
        figures, day = self._figures, None if is_ever else self._as_of
        found = [figures[place] for place in places.tolist()]
        if day is not None:
            for row in np.flatnonzero(self._columns.is_denied[places]).tolist():
                found[row] = self._stood.on(day, found[row])
        return found

    def denied(self, mask: np.ndarray, *, is_ever: bool = False) -> list[tuple[Figure, tuple[Denial, ...]]]:
        """Give those of some figures that are denied, with their denials as `at` gives them."""
        day, stood = None if is_ever else self._as_of, self._stood
        places = np.flatnonzero(mask & self._columns.is_denied).tolist()
        return [(figure, stood.denials_on(day, figure)) for figure in map(self._figures.__getitem__, places)]

    def count_articles(self, mask: np.ndarray) -> int:
        """Count the articles of some figures."""
        return self._columns.count_values("article", mask)

    def figure_at(self, row: int) -> Figure:
        """Give the figure of a row."""
        return self._stood.on(self._as_of, self._figures[self._order[row]])

    def figure(self, figure_id: str | None) -> Figure | None:
        """Give a figure by its id, shown or not."""
        found = self._by_id.get(figure_id) if figure_id else None
        return self._stood.on(self._as_of, found) if found is not None else None

    def row_of(self, figure_id: str | None) -> int | None:
        """Give the row that shows a figure, or None."""
        place = self._places.get(figure_id) if figure_id else None
        if place is None:
            return None
        if self._rows is None:
            self._rows = np.full(len(self._figures), -1, dtype=np.int64)
            self._rows[self._order] = np.arange(len(self._order))
        row = int(self._rows[place])
        return row if row >= 0 else None

    def figures_of(self, article: str | None) -> list[Figure]:
        """Give the figures of one article, in order of reading."""
        if self._by_article is None:
            self._by_article = {}
            for place, figure in enumerate(self._figures):
                self._by_article.setdefault(figure.article, []).append(place)
        return [self._figures[place] for place in self._by_article.get(article or "", ())]

    def rows_of(self, figure_ids: Iterable[str]) -> list[int]:
        """Give the rows that show these figures, in order."""
        rows = (self.row_of(figure_id) for figure_id in figure_ids)
        return sorted(row for row in rows if row is not None)

    def count_shown(self, spec: FilterSpec) -> int:
        """Count the figures shown that pass another filter too; quick for a flag or a value."""
        return int(np.count_nonzero(self._columns.mask(spec, self._order)))

    def passing_filter(self) -> np.ndarray:
        """Tell of each figure whether it passes the filter, whenever it was published."""
        return self._columns.mask(self._filter)

    def set_filter(self, spec: FilterSpec) -> None:
        """Show only the figures that pass."""
        if spec != self._filter:
            self._filter = spec
            self._passing = None
            self._rearrange()

    def set_as_of(self, day: date | None, dates: Mapping[str, str | None]) -> None:
        """Show only what had been published by a day, None: everything; `dates` are those of the articles."""
        if (day, dates) != (self._as_of, self._dates):
            if dates != self._dates:
                self._dates, self._stood = dates, AsItStood(dates)
            self._as_of = day
            self._passing = None
            before = self._order
            self._rearrange()
            if np.array_equal(before, self._order):
                self.shown_changed.emit()  # a denial may be gone though all rows stay

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Take other figures: rows that stay are repainted, others inserted and removed by difference."""
        before = [self._figures[place].id for place in self._order]
        old = (self._figures, self._order, self._places)
        self._take(figures)
        self._generation += 1
        after_order = self._arranged()
        after = [self._figures[place].id for place in after_order]
        if before == after:
            self._order = after_order
            if after:
                self.dataChanged.emit(self.index(0, 0), self.index(len(after) - 1, len(COLUMNS) - 1))
            self.shown_changed.emit()
            return
        kept = set(before) & set(after)
        removed = _runs([row for row, name in enumerate(before) if name not in kept])
        added = _runs([row for row, name in enumerate(after) if name not in kept])
        is_same_order = [n for n in before if n in kept] == [n for n in after if n in kept]
        if kept and is_same_order and len(removed) + len(added) <= _LEAST_ROOM_FOR_DIFFERENCE:
            self._move_by_difference(old, after_order, removed, added)
        else:
            self.beginResetModel()
            self._order = after_order
            self.endResetModel()
        self.shown_changed.emit()

    def replace(self, figures: Sequence[Figure]) -> None:
        """Take edited figures in place of those of the same id, which are all known; only they are looked at."""
        places = [self._places[figure.id] for figure in figures]
        before, former = self._order, self._figures
        self._figures = _replaced(former, places, figures)
        self._by_id.update((figure.id, figure) for figure in figures)
        self._columns.replace(self._figures, places)
        if self._days is not None:
            self._days[places] = [_published(figure.published) for figure in figures]
        if self._passing is not None:
            self._passing[places] = self._columns.mask(self._filter, places) & self._is_published(places)
        for column in list(self._keys):
            read = COLUMNS[column].key
            if any(read(former[place]) != read(self._figures[place]) for place in places):
                del self._keys[column]
        after = self._arranged()
        if np.array_equal(before, after):
            self._order = after
            self._emit_edited(places)
        else:
            self._rearrange_places(np.array(places), before, after)
            self.shown_changed.emit()

    def tally(self) -> Tallied:
        """Count all figures that had been published by the day asked for, whatever the filter."""
        is_published = self._is_published(np.s_[:])
        return self._columns.tally(is_published if isinstance(is_published, np.ndarray) else None)

    def published_of(self, field: str, values: frozenset[str]) -> list[Figure]:
        """Give the figures of a source or measure that had been published by the day asked for, as they stood."""
        mask = self._columns.mask(FilterSpec(**{field: values})) & self._is_published(np.s_[:])
        return self.at(np.flatnonzero(mask))

    # Private

    def _is_published(self, places: Sequence[int] | np.ndarray | slice) -> np.ndarray | bool:
        """Tell of the figures at some places whether they had been published by the day that is asked for."""
        if self._as_of is None:
            return True
        if self._days is None:
            known = {iso: _published(iso) for iso in {figure.published for figure in self._figures}}
            self._days = np.array([known[figure.published] for figure in self._figures], dtype=np.int64)
        return self._days[places] <= self._as_of.toordinal()

    def _emit_edited(self, places: Sequence[int]) -> None:
        """Let the views paint the rows of some figures anew."""
        rows = sorted(row for place in places if (row := self.row_of(self._figures[place].id)) is not None)
        runs = _runs(rows)
        if len(runs) > _LEAST_ROOM_FOR_DIFFERENCE:
            runs = [(rows[0], rows[-1])]
        for first, last in runs:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def _rearrange_places(self, places: np.ndarray, before: np.ndarray, after: np.ndarray) -> None:
        """Put the edited figures into the rows where they belong now; rows that only move stay selected."""
        if len(before) == len(after) and np.array_equal(np.sort(before), np.sort(after)):
            self._move_rows(after)
            return
        removed = _runs(np.flatnonzero(np.isin(before, places)).tolist())
        added = _runs(np.flatnonzero(np.isin(after, places)).tolist())
        if len(removed) + len(added) <= _LEAST_ROOM_FOR_DIFFERENCE:
            self._move_by_difference((self._figures, before, self._places), after, removed, added)
        else:
            self.beginResetModel()
            self._order = after
            self.endResetModel()

    def _move_rows(self, after: np.ndarray) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        places = [int(self._order[index.row()]) for index in held]
        self._order, self._rows = after, None
        rows = (self.row_of(self._figures[place].id) for place in places)
        now = [self.index(row, index.column()) for row, index in zip(rows, held, strict=True)]
        self.changePersistentIndexList(held, now)
        self.layoutChanged.emit()

    def _take(self, figures: Sequence[Figure]) -> None:
        self._figures = tuple(figures)
        self._by_id = {figure.id: figure for figure in self._figures}
        self._places = {figure.id: place for place, figure in enumerate(self._figures)}
        self._passing = self._days = self._by_article = None
        self._keys.clear()
        self._columns.take(self._figures)
        self._rows = None

    def _move_by_difference(
        self,
        old: "tuple[tuple[Figure, ...], np.ndarray, dict[str, int]]",
        after: np.ndarray,
        removed: list[tuple[int, int]],
        added: list[tuple[int, int]],
    ) -> None:
        new = (self._figures, self._places)
        self._figures, self._order, self._places = old
        self._rows = None
        for first, last in reversed(removed):
            self.beginRemoveRows(_ROOT, first, last)
            self._order = np.delete(self._order, np.s_[first : last + 1])
            self._rows = None
            self.endRemoveRows()
        self._figures, self._places = new
        self._rows = None
        is_added = np.zeros(len(after), dtype=bool)
        for first, last in added:
            is_added[first : last + 1] = True
        self._order = after[~is_added]
        for first, last in added:
            self.beginInsertRows(_ROOT, first, last)
            self._order = np.insert(self._order, first, after[first : last + 1])
            self._rows = None
            self.endInsertRows()
        self.dataChanged.emit(self.index(0, 0), self.index(len(after) - 1, len(COLUMNS) - 1))

    def _rearrange(self) -> None:
        order = self._arranged()
        if np.array_equal(order, self._order):
            return
        self.beginResetModel()
        self._order = order
        self._rows = None
        self.endResetModel()
        self.shown_changed.emit()

    def _arranged(self) -> np.ndarray:
        """Give the places of the figures that pass, in order; stable, so that ties keep reading order."""
        self._rows = None
        places = np.flatnonzero(self._passing_now())
        if self._sort_column is None:
            return places
        keys = self._key(self._sort_column)[places]
        return places[np.argsort(-keys if self._is_descending else keys, kind="stable")]

    def _passing_now(self) -> np.ndarray:
        if self._passing is None:
            self._passing = self._columns.mask(self._filter) & self._is_published(np.s_[:])
        return self._passing

    def _key(self, column: int) -> np.ndarray:
        """Give a float per figure that sorts as the column does; NaN, which sorts last, where it is empty."""
        if column not in self._keys:
            values = [COLUMNS[column].key(figure) for figure in self._figures]
            if any(isinstance(value, str) for value in values):
                codes = {text: code for code, text in enumerate(sorted({v for v in values if v is not None}))}
                values = [None if value is None else float(codes[value]) for value in values]
            self._keys[column] = np.array(
                [np.nan if value is None else value for value in values], dtype=float
            )
        return self._keys[column]

    def _tooltip(self, index: Index) -> str | None:
        figure, column = self.figure_at(index.row()), COLUMNS[index.column()]
        if column.id == "value":
            return full_number(figure)
        if column.id == "review":
            written = column.written(figure, {})
            doubtful = "Doubtful: read it in the article before you use it"
            return doubtful if written == "doubtful" else written.capitalize() or None
        return column.written(figure, self._by_id) or None


def _published(iso: str | None) -> int:
    day = published_day(iso)
    return _UNDATED if day is None else day.toordinal()


def _replaced(
    figures: tuple[Figure, ...], places: Sequence[int], others: Sequence[Figure]
) -> tuple[Figure, ...]:
    changed = list(figures)
    for place, figure in zip(places, others, strict=True):
        changed[place] = figure
    return tuple(changed)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Join neighbouring rows to (first, last)."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
