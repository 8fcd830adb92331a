"""What each source last said of one measure, as rows: the greatest number first."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reportedly.analysis.disagreement import disagreement_of
from reportedly.analysis.latest import latest_of
from reportedly.analysis.series import build_series
from reportedly.charts.scale import nice_ceiling, value_ticks
from reportedly.gui.models.comparison import Facts, Question
from reportedly.model.disagreement import Disagreement, Latest
from reportedly.model.estimate import LoneDenial
from reportedly.model.figure import Figure
from reportedly.services.formatting import format_date, format_figure

__all__ = ["COLUMN_TITLES", "PLOT", "SideBySide", "SideBySideModel", "SideRow", "side_by_side"]

COLUMN_TITLES = ("Source", "", "Latest", "Stance", "Said")
PLOT = 1
_SOURCE, _LATEST, _STANCE = 0, 2, 3
_ROOM = 1.12  # for the arrow of the greatest bound

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True)
class SideRow:
    """One source with the figure that stands for it."""

    latest: Latest
    figure: Figure


@dataclass(frozen=True)
class SideBySide:
    """All rows, who denies without a figure, and how far the sources are apart.

    `low` and `high` are the ends of the axis, `ticks` its numbers. `repeats` counts the voices that only repeat
    another's origin.
    """

    rows: tuple[SideRow, ...]
    denials: tuple[tuple[tuple[str, ...], tuple[LoneDenial, ...]], ...]  # by what is denied: who, and when
    disagreement: Disagreement | None
    unit: str
    low: float
    high: float
    ticks: tuple[float, ...]
    repeats: int


def side_by_side(facts: Facts, question: Question) -> SideBySide | None:
    """Set the sources of the shown measure side by side; None without a measure or a figure of it."""
    if question.measure is None:
        return None
    series = build_series(question.shown, question.measure, question.name)
    by_id = {figure.id: figure for figure in question.shown}
    latest = latest_of(series, origins=facts.origin_of)
    rows = tuple(SideRow(row, by_id[row.figure_id]) for row in latest)
    if not rows:
        return None
    heights = [float(height) for row in latest for height in row.estimate.heights]
    low, high = min([0.0, *heights]), max([0.0, *heights])
    if low < 0:
        low = -nice_ceiling(-low)
    ticks = value_ticks(low, nice_ceiling(high) if high > 0 else 0.0, 4)
    return SideBySide(
        rows=rows,
        denials=_joined(series.denials),
        disagreement=disagreement_of(series, by_id, origins=facts.origin_of),
        unit=series.unit,
        low=low,
        high=max(high * _ROOM, ticks[-1]),
        ticks=tuple(ticks),
        repeats=sum(not row.is_independent for row in latest),
    )


def _joined(
    denials: Sequence[LoneDenial],
) -> tuple[tuple[tuple[str, ...], tuple[LoneDenial, ...]], ...]:
    """Join those who deny the very same figures."""
    ordered = sorted(denials, key=lambda denial: tuple(sorted(denial.figures)))
    groups = [tuple(group) for _, group in groupby(ordered, key=lambda denial: tuple(sorted(denial.figures)))]
    return tuple((tuple(dict.fromkeys(denial.voice for denial in group)), group) for group in groups)


class SideBySideModel(QAbstractTableModel):
    """The rows as a table: source, place on the axis, latest figure, stance, day."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: SideBySide | None = None

    def set_shown(self, shown: SideBySide | None) -> None:
        """Take other rows."""
        self.beginResetModel()
        self.shown = shown
        self.endResetModel()

    def row_at(self, row: int) -> SideRow:
        """Give one row."""
        return self.rows[row]

    @property
    def rows(self) -> tuple[SideRow, ...]:
        """Give all rows."""
        return self.shown.rows if self.shown is not None else ()

    def row_of(self, figure_id: str | None) -> int | None:
        """Give the row that a figure stands for, or None."""
        return next((place for place, row in enumerate(self.rows) if row.figure.id == figure_id), None)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Give the number of sources."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() else len(COLUMN_TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's QVariant
        """Give a column's title."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return COLUMN_TITLES[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's QVariant
        """Give a cell's words; the tooltip of a row is its sentence."""
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"“{row.figure.sentence.strip()}”"
        if role != Qt.ItemDataRole.DisplayRole and role != Qt.ItemDataRole.AccessibleTextRole:
            return None
        return (
            row.latest.voice,
            "" if role == Qt.ItemDataRole.DisplayRole else format_figure(row.figure),
            format_figure(row.figure),
            row.figure.stance.value,
            format_date(row.figure.statement_date),
        )[index.column()]
