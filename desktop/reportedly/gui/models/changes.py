"""What changed between the two days of the as-of slider, as a list."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reportedly.analysis.as_of import changes_between, published_day
from reportedly.gui.models.comparison import Facts, Question
from reportedly.model.as_of import AsOfChange, ChangeKind

__all__ = ["Changes", "ChangesModel", "changes"]

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes from one day to another; `until` is the last day of publication where everything is shown."""

    since: date
    until: date | None
    rows: tuple[AsOfChange, ...]

    @property
    def counts(self) -> str:
        """Count them in words: "5 new, 3 replaced"."""
        kinds = Counter(row.kind for row in self.rows)
        return ", ".join(f"{kinds[kind]:,} {kind.value}" for kind in ChangeKind if kinds[kind])

    @property
    def figures(self) -> frozenset[str]:
        """Give the ids of the figures that are new, or stand where others stood."""
        return frozenset(row.by or row.figure for row in self.rows)


def changes(facts: Facts, question: Question) -> Changes | None:
    """Give what changed among the figures that pass the filter; None where there is no second day."""
    if question.since is None:
        return None
    rows = changes_between(
        question.shown, question.since, question.as_of, published=facts.dates, origins=facts.origin_of
    )
    series = {figure.id: figure.series for figure in question.shown}
    measure = question.measure
    # What stands otherwise is the news, that of the measure in the headline first; what is new follows in its order.
    ordered = sorted(
        rows, key=lambda row: (row.kind is ChangeKind.NEW, series.get(row.by or row.figure) != measure)
    )
    days = [day for published in set(facts.dates.values()) if (day := published_day(published)) is not None]
    return Changes(question.since, question.as_of or max(days, default=None), tuple(ordered))


class ChangesModel(QAbstractListModel):
    """One row a change: what stands otherwise, then what is new."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[AsOfChange, ...] = ()

    def set_rows(self, rows: tuple[AsOfChange, ...]) -> None:
        """Take other changes."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Give the number of changes."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a change in words; for a screen reader with its kind."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.kind.value}: {row.words}"
        return None
