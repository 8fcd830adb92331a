"""Paints the cells of the echo map in the window: an origin's card in its source's colour, a report's card."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from reportedly.gui.models.echo_grid import EchoGrid, Index
from reportedly.gui.models.echo_map import EchoCell, Part
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.echo_paint import GAP, ORIGIN, PAD, EchoPaint, Trunk

__all__ = ["EchoDelegate", "EchoSizes"]

_DAY, _REPORT, _REPORT_HEIGHT = 7.8, 14.0, 5.54  # e: width of a day; least size of a report's card


class EchoSizes:
    """How wide columns and how high rows are, in pixels."""

    def __init__(self, theme: Theme) -> None:
        self._theme, self._paint = theme, EchoPaint(theme)

    def first(self, *, is_by_time: bool) -> int:
        """Give the width of the column of origins, or of days."""
        return self._theme.px(PAD + (_DAY if is_by_time else ORIGIN))

    @property
    def report(self) -> int:
        """Give the least width of a column of reports."""
        return self._theme.px(GAP + _REPORT)

    @property
    def usual(self) -> int:
        """Give the height of a lane with one line under its reports."""
        return self._paint.usual_height()

    def height(self, cells: list[EchoCell], width: int) -> int:
        """Give the height of a row: its cards, and what changed in them; `width` is that of a column."""
        has_origin = any(cell.part is Part.ORIGIN for cell in cells)
        card = width - self._theme.px(GAP)
        return self._paint.height(self._paint.usual(), cells, card, has_origin=has_origin)


class EchoDelegate(QStyledItemDelegate):
    """Paints one cell of the map."""

    def __init__(self, theme: Theme, project: ProjectModels, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._project, self._paint = theme, project, EchoPaint(theme)
        self.current: str | None = None  # figure
        self.hovered: tuple[int, int] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the least room of a cell; the view sets rows and columns itself."""
        return QSize(self._theme.px(GAP), self._theme.px(_REPORT_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model = index.model()
        if not isinstance(model, EchoGrid):
            return
        cell, cards = model.cell(index.row(), index.column()), self._paint.usual()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, self._theme.color("surface"))
        self._paint_rule(painter, option.rect, model, index)
        if cell.part is Part.TITLE:
            self._paint.paint_title(painter, option.rect, cell.title)
        elif cell.part is not Part.EMPTY and cell.lane is not None:
            color = self._theme.source_mark(self._project.place_of(cell.lane.origin.voice))
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            if cell.part is Part.ORIGIN:
                self._paint.paint_origin(painter, option.rect, cell.lane, color, cards, is_chosen=is_chosen)
            if cell.part is not Part.REPORT:
                self._paint.paint_trunk(painter, option.rect, color, trunk_of(model, index.row()), cards)
            elif cell.telling is not None:
                self._paint.paint_report(
                    painter, option.rect, cell, color, cards,
                    is_current=self.current in cell.telling.figures, is_chosen=is_chosen,
                    is_hovered=self.hovered == (index.row(), index.column()),
                )  # fmt: skip
        painter.restore()

    def _paint_rule(self, painter: QPainter, rect: QRect, model: EchoGrid, index: Index) -> None:
        """Paint the hairline over a lane."""
        first = model.cell(index.row(), 0).part
        if index.row() > 0 and first in (Part.ORIGIN, Part.TITLE):
            side = self._theme.px(PAD) if index.column() == 0 else 0
            painter.fillRect(
                QRect(rect.left() + side, rect.top(), rect.width(), 1), self._theme.color("grid")
            )


def trunk_of(grid: EchoGrid, row: int) -> Trunk:
    """Say how a lane stands in a row."""
    goes_on = row + 1 < len(grid.rows) and grid.cell(row + 1, 0).part is Part.LINE
    return Trunk(grid.cell(row, 0).part is Part.ORIGIN, goes_on, grid.cell(row, 1).is_dated)
