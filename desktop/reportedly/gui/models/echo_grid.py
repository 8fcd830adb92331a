"""The echo map laid out in cells: lanes that go on in the next row, or reports beside the day they appeared."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reportedly.gui.models.echo_map import EchoCell, EchoMap, Part, origin_day, outlet_of
from reportedly.model.formatting import sentence_case
from reportedly.services.formatting import format_date, format_figure

__all__ = ["EchoGrid"]

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_EMPTY = EchoCell(Part.EMPTY)


class EchoGrid(QAbstractTableModel):
    """Column 0 has the origins or the days, the others their reports."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown = EchoMap()
        self.rows: list[list[EchoCell]] = []
        self._places: dict[str, list[tuple[int, int]]] | None = None  # by figure; made when it is asked for
        self._columns, self._is_by_time = 3, False

    def set_shown(self, shown: EchoMap, *, is_by_time: bool = False) -> None:
        """Take another map; put the reports beside their days, or beside their origins."""
        self.shown, self._is_by_time = shown, is_by_time
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
        if self._places is None:
            self._places = {}
            for row, cells in enumerate(self.rows):
                for column, cell in enumerate(cells):
                    for figure in cell.telling.figures if cell.telling is not None else ():
                        self._places.setdefault(figure, []).append((row, column))
        return self._places.get(figure_id or "", [])

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
        self._places = None
        self.rows = lay_out(self.shown, self._columns)
        self.endResetModel()


def _by_origin(shown: EchoMap, columns: int) -> list[list[EchoCell]]:
    """Put one lane under another; a lane longer than a row goes on in the next one."""
    rows: list[list[EchoCell]] = []
    for origin, line, *cards in shown.cards:
        rows += _wrapped(origin, line, cards, columns)
    return rows + _wrapped(EchoCell(Part.TITLE, title="Own origin"), _EMPTY, shown.alone_cards, columns)


def _by_time(shown: EchoMap, columns: int) -> list[list[EchoCell]]:
    """Put the reports of all origins beside the days on which their articles appeared."""
    rows: list[list[EchoCell]] = []
    for title, cards in shown.days:
        rows += _wrapped(title, _EMPTY, cards, columns)
    return rows


def _wrapped(
    first: EchoCell, further: EchoCell, cards: Sequence[EchoCell], columns: int
) -> list[list[EchoCell]]:
    """Put cards that belong together into rows, which `first` and then `further` begin."""
    rows = []
    for start in range(0, len(cards), columns):
        row = [further if start else first, *cards[start : start + columns]]
        rows.append(row + [_EMPTY] * (columns + 1 - len(row)))
    return rows


def _spoken(cell: EchoCell) -> str:
    """Say a card in one line."""
    if cell.part is Part.ORIGIN and cell.lane is not None:
        origin = cell.lane.origin
        count = len(cell.lane.tellings)
        return f"Origin: {origin.title}, {origin.what}, {origin_day(origin)}, {count} reports"
    if cell.telling is None:
        return cell.title
    report, figure = cell.telling.report, cell.telling.figure
    when = format_date(report.published) if report.is_dated else "date unknown"
    changes = [change.words for change in cell.telling.changes]
    return ", ".join(
        [outlet_of(cell.telling.report), when, format_figure(figure), figure.stance.value, *changes]
    )


def _tip(cell: EchoCell) -> str:
    """Give the sentence, what changed and why the report belongs to its origin."""
    if cell.telling is None:
        return f"{cell.lane.origin.title}\n{cell.lane.origin.what}" if cell.lane is not None else ""
    report = cell.telling.report
    lines = [f"“{' '.join(report.text.split())}”", *(change.words for change in cell.telling.changes)]
    return "\n".join([*lines, *(sentence_case(one.words) for one in report.evidence)])
