"""A table of a comparing view whose columns are always the same."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

__all__ = ["TitledRows"]

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TitledRows(QAbstractTableModel):
    """Counts its rows and names its columns; what a cell says is left to those who know."""

    TITLES: ClassVar[tuple[str, ...]]

    def listed(self) -> Sequence[object]:
        """Give the rows that are shown."""
        raise NotImplementedError

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Give the number of rows."""
        return 0 if parent.isValid() else len(self.listed())

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() else len(self.TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Give a column's title."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.TITLES[section]
        return None
