"""Who gives figures, and of what: names with their counts, for the panel at the left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

__all__ = ["OWN_VOICE", "Tally", "TallyListModel"]

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
OWN_VOICE = "Outlet’s own voice"


@dataclass(frozen=True, slots=True)
class Tally:
    """One row: the values of the filter that it stands for, a name, and how many figures it has."""

    values: frozenset[str]
    name: str
    count: int
    color: int | None = None
    has_dot: bool = False


class TallyListModel(QAbstractListModel):
    """The first rows, and one that says how many more there are; choosing that one shows all."""

    def __init__(self, most: int = 8, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._all: tuple[Tally, ...] = ()
        self._is_whole = False

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Give the number of rows, the one for "more" counted."""
        if parent.isValid():
            return 0
        return self._visible() + (1 if len(self._all) > self._most else 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's QVariant
        """Give a row's name, and its count for a screen reader."""
        if not index.isValid():
            return None
        tally = self.tally_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title_at(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tally.name if tally else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.title_at(index.row())}, {self.count_at(index.row())} figures"
        return None

    def set_tallies(self, tallies: Sequence[Tally]) -> None:
        """Take other rows."""
        if tuple(tallies) == self._all:
            return
        self.beginResetModel()
        self._all = tuple(tallies)
        self.endResetModel()

    def tally_at(self, row: int) -> Tally | None:
        """Give the row's tally; None for the row that says how many more there are."""
        return self._all[row] if row < self._visible() else None

    def title_at(self, row: int) -> str:
        """Give the row's name."""
        tally = self.tally_at(row)
        if tally is not None:
            return tally.name
        return "Show fewer" if self._is_whole else f"{len(self._all) - self._most} more"

    def count_at(self, row: int) -> int:
        """Give the row's number of figures."""
        tally = self.tally_at(row)
        if tally is not None:
            return tally.count
        return 0 if self._is_whole else sum(rest.count for rest in self._all[self._most :])

    def toggle_more(self) -> None:
        """Show all rows, or the first ones again."""
        self.beginResetModel()
        self._is_whole = not self._is_whole
        self.endResetModel()

    def _visible(self) -> int:
        return len(self._all) if self._is_whole or len(self._all) <= self._most else self._most
