"""What becomes of each file that was added: one row a file."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

__all__ = ["JobListModel", "JobRow"]

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class JobRow:
    """One file: `state` is waiting, reading, loaded, skipped, failed or cancelled; `source` is what to read again."""

    name: str
    source: object
    state: str = "waiting"
    reason: str = ""
    seconds: float | None = None
    article: str | None = None


class JobListModel(QAbstractListModel):
    """The files of the jobs since the panel was cleared, failed ones first once a job has ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[JobRow] = []

    @property
    def rows(self) -> tuple[JobRow, ...]:
        """Give all rows."""
        return tuple(self._rows)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Give the number of files."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's QVariant
        """Give the row in words."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.name}\n{row.reason}" if row.reason else row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {row.state}. {row.reason}".strip()
        return None

    def begin(self, rows: list[JobRow]) -> int:
        """Put the files of a new job at the end; give the place of its first."""
        first = len(self._rows)
        if rows:
            self.beginInsertRows(_ROOT, first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()
        return first

    def update_row(self, place: int, **changes: object) -> None:
        """Change one row."""
        if 0 <= place < len(self._rows):
            self._rows[place] = replace(self._rows[place], **changes)
            index = self.index(place)
            self.dataChanged.emit(index, index)

    def finish(self) -> None:
        """Call what did not get its turn cancelled, and put the failed files first."""
        order = {"failed": 0, "cancelled": 1, "skipped": 2, "loaded": 3}
        self.beginResetModel()
        rows = [
            replace(row, state="cancelled") if row.state in ("waiting", "reading") else row
            for row in self._rows
        ]
        self._rows = sorted(rows, key=lambda row: order.get(row.state, 4))
        self.endResetModel()

    def clear(self) -> None:
        """Forget all files."""
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def counts(self) -> Counter[str]:
        """Count the files by state."""
        return Counter(row.state for row in self._rows)

    def failed(self) -> list[JobRow]:
        """Give the files that could not be read."""
        return [row for row in self._rows if row.state == "failed"]
