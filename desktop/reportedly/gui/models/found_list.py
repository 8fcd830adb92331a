"""What a search found, as rows: a head for each kind with its count, and what was found under it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reportedly.model.filter import voice_of
from reportedly.services.formatting import format_date, format_figure

if TYPE_CHECKING:
    from reportedly.services.searching import SearchHit, SearchResult

__all__ = ["FoundListModel", "FoundRow"]

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A head with its count, a thing found with what stands beside its name, or the row that shows more."""

    title: str
    beside: str
    hit: "SearchHit | None" = None
    is_more: bool = False

    @property
    def is_head(self) -> bool:
        """Tell a head, which cannot be chosen."""
        return self.hit is None and not self.is_more


class FoundListModel(QAbstractListModel):
    """Heads cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[FoundRow, ...] = ()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Give the number of rows, heads counted."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a row's name, and all of it for a screen reader."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (row.title, row.beside, row.hit.snippet if row.hit is not None else "")
            return ", ".join(part for part in parts if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let what was found be chosen."""
        if not index.isValid() or self.rows[index.row()].is_head:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def set_result(self, result: "SearchResult") -> None:
        """Show another result."""
        self.beginResetModel()
        rows: list[FoundRow] = []
        for title, hits, count in (
            ("Articles", result.articles, result.article_count),
            ("Figures", result.figures, result.figure_count),
            ("Notes", result.notes, result.note_count),
        ):
            if hits:
                rows.append(FoundRow(title, f"{count:,}"))
                rows += [_row(hit) for hit in hits]
                if count > len(hits):
                    rows.append(FoundRow(f"{count - len(hits):,} more", "", is_more=True))
        self.rows = tuple(rows)
        self.endResetModel()

    def next_row(self, row: int, step: int) -> int | None:
        """Give the next row before or after a row that can be chosen; None where there is none."""
        place = row + step
        while 0 <= place < len(self.rows):
            if not self.rows[place].is_head:
                return place
            place += step
        return None

    def next_group(self, row: int, step: int) -> int | None:
        """Give the first row of the next or previous group, round and round; None where there is none."""
        heads = [place for place, one in enumerate(self.rows) if one.is_head]
        if not heads:
            return None
        now = max((number for number, place in enumerate(heads) if place <= row), default=0)
        return heads[(now + step) % len(heads)] + 1


def _row(hit: "SearchHit") -> FoundRow:
    outlet = ", ".join(part for part in (hit.outlet, format_date(hit.published)) if part)
    if hit.figure is None:
        return FoundRow(hit.title, outlet, hit)
    return FoundRow(f"{voice_of(hit.figure)} {format_figure(hit.figure, None)}", hit.figure.measure, hit)
