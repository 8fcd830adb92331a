"""The echo map laid out in cells: lanes that go on in the next row, or reports beside the day they appeared."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reportedly.gui.models.echo_map import EchoMap, Lane, Telling
from reportedly.services.formatting import format_date, format_figure

__all__ = ["EchoCell", "EchoGrid", "Part"]

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_UNDATED = "9999"
"""Sorts behind every day."""


class Part(Enum):
    """What stands in a cell."""

    EMPTY = auto()
    ORIGIN = auto()
    REPORT = auto()
    LINE = auto()  # where a lane goes on in the next row
    TITLE = auto()


@dataclass(frozen=True, slots=True)
class EchoCell:
    """One cell; `is_apart` tells that its report stands in no lane, `title` is what a row of such reports is called.

    `is_dated` tells that the order up to here is known.
    """

    part: Part
    lane: Lane | None = None
    telling: Telling | None = None
    is_last: bool = False  # of its lane
    is_apart: bool = False
    is_dated: bool = True
    title: str = ""

    @property
    def figures(self) -> tuple[str, ...]:
        """Give the ids of the figures that it stands for."""
        if self.telling is not None:
            return self.telling.figures
        return self.lane.figures if self.part is Part.ORIGIN and self.lane is not None else ()


_EMPTY = EchoCell(Part.EMPTY)


class EchoGrid(QAbstractTableModel):
    """Column 0 has the origins or the days, the others their reports."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown = EchoMap()
        self.rows: list[list[EchoCell]] = []
        self._columns, self._is_by_time = 3, False

    def set_shown(self, shown: EchoMap) -> None:
        """Take another map."""
        self.shown = shown
        self._lay_out()

    def set_by_time(self, is_by_time: bool) -> None:
        """Put the reports beside their days, or beside their origins."""
        if is_by_time != self._is_by_time:
            self._is_by_time = is_by_time
            self._lay_out()

    def set_columns(self, columns: int) -> None:
        """Say how many reports stand beside each other."""
        if columns != self._columns:
            self._columns = columns
            self._lay_out()

    @property
    def is_by_time(self) -> bool:
        """Tell whether column 0 has the days."""
        return self._is_by_time

    def cell(self, row: int, column: int) -> EchoCell:
        """Give one cell."""
        return self.rows[row][column]

    def places_of(self, figure_id: str | None) -> list[tuple[int, int]]:
        """Give rows and columns of the reports that have a figure."""
        return [
            (row, column)
            for row, cells in enumerate(self.rows if figure_id else ())
            for column, cell in enumerate(cells)
            if cell.telling is not None and figure_id in cell.telling.figures
        ]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Give the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() or not self.rows else len(self.rows[0])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only cards be chosen."""
        if not index.isValid() or not self.cell(index.row(), index.column()).figures:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a card's words; its sentence and evidence as tooltip."""
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(cell)
        if role == Qt.ItemDataRole.ToolTipRole and cell.figures:
            return _tip(cell)
        return None

    def _lay_out(self) -> None:
        self.beginResetModel()
        lay_out = _by_time if self._is_by_time else _by_origin
        self.rows = lay_out(self.shown, self._columns)
        self.endResetModel()


def _by_origin(shown: EchoMap, columns: int) -> list[list[EchoCell]]:
    """Put one lane under another; a lane longer than a row goes on in the next one."""
    rows: list[list[EchoCell]] = []
    for lane in shown.lanes:
        cells = _cards(lane)
        for start in range(0, len(cells), columns):
            first = EchoCell(Part.LINE, lane) if start else EchoCell(Part.ORIGIN, lane)
            rows.append([first, *_filled(cells[start : start + columns], columns)])
    alone = [EchoCell(Part.REPORT, lane, lane.tellings[0], is_apart=True) for lane in shown.alone]
    return rows + _wrapped(EchoCell(Part.TITLE, title="Own origin"), alone, columns)


def _cards(lane: Lane) -> list[EchoCell]:
    last = len(lane.tellings) - 1
    return [
        EchoCell(Part.REPORT, lane, telling, is_last=place == last, is_dated=telling.report.is_dated)
        for place, telling in enumerate(lane.tellings)
    ]


def _filled(cells: Sequence[EchoCell], columns: int) -> list[EchoCell]:
    return [*cells, *[_EMPTY] * (columns - len(cells))]


def _by_time(shown: EchoMap, columns: int) -> list[list[EchoCell]]:
    """Put the reports of all origins under the days on which their articles appeared."""
    pairs = [
        (_day(telling), lane, telling) for lane in (*shown.lanes, *shown.alone) for telling in lane.tellings
    ]
    pairs.sort(key=lambda pair: pair[0])
    rows: list[list[EchoCell]] = []
    for day, group in groupby(pairs, key=lambda pair: pair[0]):
        cards = [EchoCell(Part.REPORT, lane, telling, is_apart=True) for _, lane, telling in group]
        title = "date unknown" if day == _UNDATED else format_date(day)
        rows += _wrapped(EchoCell(Part.TITLE, title=title), cards, columns)
    return rows


def _wrapped(title: EchoCell, cards: Sequence[EchoCell], columns: int) -> list[list[EchoCell]]:
    """Put cards that belong to one title into rows."""
    return [
        [_EMPTY if start else title, *_filled(cards[start : start + columns], columns)]
        for start in range(0, len(cards), columns)
    ]


def _day(telling: Telling) -> str:
    """Give the day that a report stands under: the first one on which it may have appeared."""
    days = telling.report.days
    return days[0].isoformat() if days is not None else _UNDATED


def _spoken(cell: EchoCell) -> str:
    """Say a card in one line."""
    if cell.part is Part.ORIGIN and cell.lane is not None:
        origin = cell.lane.origin
        count = len(cell.lane.tellings)
        return f"Origin: {origin.title}, {origin.what}, {count} reports"
    if cell.telling is None:
        return cell.title
    report, figure = cell.telling.report, cell.telling.figure
    when = format_date(report.published) if report.is_dated else "date unknown"
    changes = [change.words for change in cell.telling.changes]
    return ", ".join([_outlet(cell.telling), when, format_figure(figure), figure.stance.value, *changes])


def _outlet(telling: Telling) -> str:
    return telling.report.outlet or telling.report.title or telling.report.article


def _tip(cell: EchoCell) -> str:
    """Give the sentence, what changed and why the report belongs to its origin."""
    if cell.telling is None:
        return f"{cell.lane.origin.title}\n{cell.lane.origin.what}" if cell.lane is not None else ""
    report = cell.telling.report
    lines = [f"“{' '.join(report.text.split())}”", *(change.words for change in cell.telling.changes)]
    return "\n".join([*lines, *(f"{one.words[:1].upper()}{one.words[1:]}" for one in report.evidence)])
