"""Paints the echo map: an origin's card in its source's colour, a report's card, the line that joins them."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from reportedly.gui.models.echo_grid import EchoGrid, Index
from reportedly.gui.models.echo_map import EchoCell, Lane, Part, Telling
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.theme import Theme
from reportedly.model.origin import Report
from reportedly.services.formatting import format_date, format_figure

__all__ = ["EchoDelegate", "EchoSizes"]

_PAD, _ORIGIN, _DAY, _GAP = 1.4, 15.4, 6.5, 3.1  # e: left of the origin, its width, the line before a report
_REPORT = 14.0  # least width of a report's card
_TOP, _ORIGIN_HEIGHT, _REPORT_HEIGHT, _DROP = (
    1.1,
    7.54,
    5.54,
    1.0,
)  # the report's card stands lower by the drop
_NOTE = 1.385  # a line under a report
_ORIGIN_LINES = 3  # of its title, two at most, and of what it says
_LINE = 0.15
_DASH = (1.5, 2.5)  # in widths of the line


class EchoSizes:
    """How wide columns and how high rows are, in pixels."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def first(self, *, is_by_time: bool) -> int:
        """Give the width of the column of origins, or of days."""
        return self._theme.px(_PAD + (_DAY if is_by_time else _ORIGIN))

    @property
    def report(self) -> int:
        """Give the least width of a column of reports."""
        return self._theme.px(_GAP + _REPORT)

    @property
    def usual(self) -> int:
        """Give the height of a lane with one line under its reports."""
        return self._theme.px(_TOP + _DROP + _REPORT_HEIGHT + 0.35 + _NOTE + 0.7)

    def height(self, cells: list[EchoCell]) -> int:
        """Give the height of a row: its cards, and what changed in them."""
        is_apart = any(cell.is_apart for cell in cells)
        notes = max(len(cell.notes) for cell in cells)
        drop = 0.0 if is_apart else _DROP
        needed = drop + _REPORT_HEIGHT + 0.35 + notes * _NOTE
        has_origin = any(cell.part is Part.ORIGIN for cell in cells)
        return self._theme.px(_TOP + max(needed, _ORIGIN_HEIGHT if has_origin else 0.0) + 0.7)


class EchoDelegate(QStyledItemDelegate):
    """Paints one cell of the map."""

    def __init__(self, theme: Theme, project: ProjectModels, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._project, self._view = theme, project, view
        self.current: str | None = None  # figure
        self.hovered: tuple[int, int] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give the least room of a cell; the view sets rows and columns itself."""
        return QSize(self._theme.px(_GAP), self._theme.px(_REPORT_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model = index.model()
        if not isinstance(model, EchoGrid):
            return
        cell = model.cell(index.row(), index.column())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, self._theme.color("surface"))
        self._paint_rule(painter, option.rect, model, index)
        if cell.part is Part.TITLE:
            box = option.rect.adjusted(self._theme.px(_PAD), self._theme.px(_TOP), 0, 0)
            _draw(painter, box, cell.title, self._theme.font(is_strong=True), self._theme.color("ink"))
        elif cell.part is not Part.EMPTY and cell.lane is not None:
            color = self._theme.source_mark(self._project.place_of(cell.lane.origin.voice))
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            if cell.part is Part.ORIGIN:
                self._paint_origin(painter, option.rect, cell.lane, color, is_chosen=is_chosen)
                self._paint_trunk(painter, option.rect, color, index)
            elif cell.part is Part.LINE:
                self._paint_trunk(painter, option.rect, color, index)
            else:
                is_hovered = self.hovered == (index.row(), index.column())
                self._paint_report(
                    painter, option.rect, cell, color, is_chosen=is_chosen, is_hovered=is_hovered
                )
        painter.restore()

    def _paint_rule(self, painter: QPainter, rect: QRect, model: EchoGrid, index: Index) -> None:
        """Paint the hairline over a lane."""
        first = model.cell(index.row(), 0).part
        if index.row() > 0 and first in (Part.ORIGIN, Part.TITLE):
            side = self._theme.px(_PAD) if index.column() == 0 else 0
            painter.fillRect(
                QRect(rect.left() + side, rect.top(), rect.width(), 1), self._theme.color("grid")
            )

    def _paint_origin(
        self, painter: QPainter, rect: QRect, lane: Lane, color: QColor, *, is_chosen: bool
    ) -> None:
        theme, origin = self._theme, lane.origin
        stroke = theme.px(_LINE)
        card = QRectF(rect.left() + theme.px(_PAD), rect.top() + theme.px(_TOP),
                      theme.px(_ORIGIN), theme.px(_ORIGIN_HEIGHT))  # fmt: skip
        half = stroke / 2
        painter.setPen(QPen(color, stroke))
        painter.setBrush(theme.color("select" if is_chosen else "surface"))
        radius = theme.px(0.62)
        painter.drawRoundedRect(card.adjusted(half, half, -half, -half), radius, radius)
        box = card.toRect().adjusted(theme.px(1.1), theme.px(0.62), -theme.px(0.7), 0)
        quiet = theme.color("ink2" if is_chosen else "ink3")
        said = format_date(origin.said.iso) if origin.said is not None else "date unknown"
        head = f"Origin by hand, {said}" if origin.is_by_hand else f"Origin, {said}"
        _draw(painter, box, head, theme.font(0.9), quiet)
        box.translate(0, theme.px(1.5))
        strong, body = theme.font(1.05, is_strong=True), theme.font(0.96)
        title = _wrapped(origin.title, strong, box.width(), 2)
        what = _wrapped(origin.what, body, box.width(), _ORIGIN_LINES - len(title))
        for line in title:
            _draw(painter, box, line, strong, theme.color("ink"))
            box.translate(0, theme.px(1.5))
        for line in what:
            _draw(painter, box, line, body, theme.color("ink2"))
            box.translate(0, theme.px(1.4))

    def _card(self, rect: QRect, *, is_apart: bool) -> QRectF:
        theme = self._theme
        top = rect.top() + theme.px(_TOP) + (0 if is_apart else theme.px(_DROP))
        left = rect.left() + theme.px(_GAP)
        return QRectF(left, top, rect.right() + 1 - left, theme.px(_REPORT_HEIGHT))

    def _paint_line(
        self, painter: QPainter, color: QColor, left: float, right: float, y: float, *, is_dated: bool
    ) -> None:
        pen = QPen(color, self._theme.px(_LINE))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if not is_dated:
            pen.setDashPattern(list(_DASH))
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y), QPointF(right, y))

    def _paint_trunk(self, painter: QPainter, rect: QRect, color: QColor, index: Index) -> None:
        """Paint how a lane comes from its origin: beside it, and down to the rows in which it goes on."""
        model, row, theme = index.model(), index.row(), self._theme
        assert isinstance(model, EchoGrid)
        middle = self._card(rect, is_apart=False).center().y()
        x = rect.left() + theme.px(_PAD + 1.5)
        is_origin = model.cell(row, 0).part is Part.ORIGIN
        goes_on = row + 1 < len(model.rows) and model.cell(row + 1, 0).part is Part.LINE
        top = rect.top() + (theme.px(_TOP + _ORIGIN_HEIGHT) if is_origin else 0)
        painter.setPen(QPen(color, theme.px(_LINE)))
        if not is_origin:
            painter.drawLine(QPointF(x, top), QPointF(x, middle))
            is_dated = model.cell(row, 1).is_dated
            self._paint_line(painter, color, x, rect.right() + 1, middle, is_dated=is_dated)
        if goes_on:
            painter.setPen(QPen(color, theme.px(_LINE)))
            painter.drawLine(QPointF(x, top if is_origin else middle), QPointF(x, rect.bottom() + 1))

    def _paint_report(
        self,
        painter: QPainter,
        rect: QRect,
        cell: EchoCell,
        color: QColor,
        *,
        is_chosen: bool,
        is_hovered: bool,
    ) -> None:
        theme, telling = self._theme, cell.telling
        assert telling is not None
        card = self._card(rect, is_apart=cell.is_apart)
        if not cell.is_apart:
            self._paint_line(
                painter, color, rect.left(), card.left(), card.center().y(), is_dated=cell.is_dated
            )
        is_current = self.current in telling.figures
        ground = "select" if is_chosen or is_current else "hover" if is_hovered else "raised"
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color(ground))
        radius = theme.px(0.46)
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        side = theme.px(0.23)
        if is_current or cell.is_apart:
            inner = card.adjusted(0.5, radius, 0, -radius)
            inner.setWidth(side)
            painter.fillRect(inner, theme.color("accent") if is_current else color)
        self._paint_words(painter, card, telling, is_chosen=is_chosen or is_current)
        self._paint_notes(painter, card, cell)

    def _paint_words(self, painter: QPainter, card: QRectF, telling: Telling, *, is_chosen: bool) -> None:
        theme, report, figure = self._theme, telling.report, telling.figure
        box = card.toRect().adjusted(theme.px(0.95), theme.px(0.55), -theme.px(0.5), 0)
        _draw(painter, box, outlet_of(report), theme.font(is_strong=True), theme.color("ink"))
        box.translate(0, theme.px(1.42))
        when = format_date(report.published) if report.is_dated else "date unknown"
        quiet = "ink2" if is_chosen else "ink3"
        _draw(painter, box, when, theme.font(0.92), theme.color(quiet if report.is_dated else "warn"))
        box.translate(0, theme.px(1.5))
        number = format_figure(figure)
        font = theme.font(is_strong=True)
        _draw(painter, box, number, font, theme.color("ink"))
        painter.setFont(font)
        box.setLeft(box.left() + painter.fontMetrics().horizontalAdvance(number) + theme.px(0.6))
        more = len(telling.figures) - 1
        words = f"{figure.stance.value}, {more:,} more" if more else figure.stance.value
        if box.width() > theme.px(3):
            _draw(painter, box, words, theme.font(0.92), theme.color("ink2"))

    def _paint_notes(self, painter: QPainter, card: QRectF, cell: EchoCell) -> None:
        theme = self._theme
        box = QRect(round(card.left()) + theme.px(0.15), round(card.bottom()) + theme.px(0.35),
                    round(card.width()) + theme.px(_GAP - 0.6), theme.px(_NOTE))  # fmt: skip
        if not cell.is_last or cell.is_apart:
            box.setWidth(round(card.width()) + theme.px(0.2))
        for words, is_changed in cell.notes:
            color = theme.color("warn" if is_changed else "ink3")
            _draw(painter, box, words, theme.font(0.92, is_strong=is_changed), color)
            box.translate(0, theme.px(_NOTE))


def outlet_of(report: Report) -> str:
    """Name the article of a report."""
    return report.outlet or report.title or report.article


def _wrapped(words: str, font: QFont, width: int, most: int) -> list[str]:
    """Break words into lines, `most` at most; the last one is cut by whoever draws it."""
    metrics, lines, rest = QFontMetrics(font), [""], words.split()
    while rest:
        longer = f"{lines[-1]} {rest[0]}".strip()
        if not lines[-1] or metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
            rest.pop(0)
        elif len(lines) < most:
            lines.append("")
        else:
            lines[-1] = " ".join([lines[-1], *rest])
            break
    return lines if most > 0 else []


def _draw(painter: QPainter, box: QRect, words: str, font: QFont, color: QColor) -> None:
    """Draw one line at the top of a box, cut where it is too long."""
    painter.setFont(font)
    painter.setPen(color)
    metrics = painter.fontMetrics()
    fitted = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    line = QRect(box.left(), box.top(), box.width(), metrics.height())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fitted)
