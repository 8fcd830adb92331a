"""The steps of the project as a list: what was done, and what was undone and can be done again."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reportedly.services.formatting import MONTH_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.services.session import Step

__all__ = ["HistoryModel", "done_words"]

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_BEGINNING = "Before these steps"
_DONE = {
    "Accept": "Accepted", "Add": "Added", "Bring back": "Brought back", "Describe": "Described", "Drop": "Dropped",
    "Edit": "Edited", "Join": "Joined", "Keep": "Kept", "Make": "Made", "Mark": "Marked", "Merge": "Merged",
    "Move": "Moved", "Name": "Named", "Place": "Placed", "Promote": "Promoted", "Read": "Read", "Reject": "Rejected",
    "Remove": "Removed", "Rename": "Renamed", "Save": "Saved", "Set": "Set", "Split": "Split", "Star": "Starred",
    "Tag": "Tagged", "Take back": "Took back", "Take": "Took", "Use": "Used",
}  # fmt: skip
"""First words of the titles of steps, and how they are said once it is done."""


def done_words(title: str) -> str:
    """Say that a step was done: "Accept 3,000" is "Accepted 3,000"; a title of other words stays."""
    for words in sorted(_DONE, key=len, reverse=True):
        if title == words or title.startswith(f"{words} "):
            return _DONE[words] + title[len(words) :]
    return title


class HistoryModel(QAbstractListModel):
    """The beginning, then the steps in the order in which they were made; those undone stand at the end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Give the number of steps, and one for the beginning."""
        return 0 if parent.isValid() or not self._steps else len(self._steps) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what was done, and for a screen reader whether it counts."""
        if not index.isValid():
            return None
        step = self.step_at(index.row())
        title = _BEGINNING if step is None else step.title
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = (
                "undone" if step is not None and step.is_undone else "now" if index.row() == self.now else ""
            )
            return ", ".join(part for part in (title, self.time_at(index.row()), state) if part)
        return None

    def step_at(self, row: int) -> "Step | None":
        """Give the step of a row; None for the beginning."""
        return self._steps[row - 1] if row else None

    def time_at(self, row: int) -> str:
        """Give when a step was made: the time of day, or the day where it was another one."""
        step = self.step_at(row)
        if step is None:
            return ""
        moment = step.made_at.astimezone()
        return (
            f"{moment:%H:%M}"
            if moment.date() == date.today()
            else f"{moment.day} {MONTH_NAMES[moment.month - 1]}"
        )

    @property
    def now(self) -> int:
        """Give the row of the latest step that counts; 0 where all are undone."""
        return sum(not step.is_undone for step in self._steps)

    @property
    def undone(self) -> int:
        """Give how many steps are undone and can be done again."""
        return len(self._steps) - self.now

    @property
    def undo_title(self) -> str | None:
        """Give the title of the step that undo takes back; None where there is none."""
        return self._steps[self.now - 1].title if self.now else None

    @property
    def redo_title(self) -> str | None:
        """Give the title of the step that redo does again; None where there is none."""
        return self._steps[self.now].title if self.now < len(self._steps) else None

    @property
    def latest(self) -> int:
        """Give the number of the step that undo takes back; 0 where there is none."""
        return self._steps[self.now - 1].id if self.now else 0

    @property
    def newest(self) -> int:
        """Give the number of the newest step; 0 where there is none."""
        return self._steps[-1].id if self._steps else 0

    def set_steps(self, steps: "Sequence[Step]") -> None:
        """Take the steps that are kept, the oldest first."""
        if tuple(steps) != self._steps:
            self.beginResetModel()
            self._steps = tuple(steps)
            self.endResetModel()
