"""What becomes of each file that was added: one row a file."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

__all__ = ["JobListModel", "JobRow"]

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class JobRow:
    """One file: `state` is waiting, reading, loaded, skipped, failed or cancelled; `source` is what to read again.

    `number` is given by the list; it stays the row's own, wherever the row stands.
    """

    name: str
    source: object
    state: str = "waiting"
    reason: str = ""
    seconds: float | None = None
    article: str | None = None
    number: int = 0


class JobListModel(QAbstractListModel):
    """The files of the jobs since the panel was cleared, failed ones first once a job has ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[JobRow] = []
        self._next = 1
        self._places: dict[int, int] = {}

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

    def begin(self, rows: Sequence[JobRow]) -> list[int]:
        """Put the files of a new job at the end; give their numbers."""
        numbers = list(range(self._next, self._next + len(rows)))
        if rows:
            first = len(self._rows)
            self._next += len(rows)
            self.beginInsertRows(_ROOT, first, first + len(rows) - 1)
            self._rows.extend(replace(row, number=number) for row, number in zip(rows, numbers, strict=True))
            self._note_places()
            self.endInsertRows()
        return numbers

    def begin_again(self, numbers: Collection[int]) -> None:
        """Let files wait once more, each where it stands."""
        for number in numbers:
            self.update_row(number, state="waiting", reason="", seconds=None)

    def update_row(self, number: int, **changes: object) -> None:
        """Change the row of this number; one that is gone is left out."""
        place = self._places.get(number)
        if place is not None:
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
        self._note_places()
        self.endResetModel()

    def clear(self) -> None:
        """Forget all files."""
        self.beginResetModel()
        self._rows = []
        self._note_places()
        self.endResetModel()

    def counts(self) -> Counter[str]:
        """Count the files by state."""
        return Counter(row.state for row in self._rows)

    def failed(self) -> list[JobRow]:
        """Give the files that could not be read."""
        return self.in_state("failed")

    def in_state(self, state: str) -> list[JobRow]:
        """Give the files that stand so."""
        return [row for row in self._rows if row.state == state]

    def rows_of(self, numbers: Collection[int]) -> list[JobRow]:
        """Give the rows of these numbers that are still there, in their order."""
        return [
            self._rows[place]
            for place in (self._places.get(number) for number in numbers)
            if place is not None
        ]

    def _note_places(self) -> None:
        self._places = {row.number: place for place, row in enumerate(self._rows)}
