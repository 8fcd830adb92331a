"""The ground of the chart: paints grid, bands, lines, ties, marks, labels and rings in the view's pixels."""

from datetime import date
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.label_paint import paint_label, paint_words
from reportedly.charts.labels import LabelPart
from reportedly.charts.marks import paint_mark, paint_off_scale, paint_ring
from reportedly.charts.picture import Picture, StepLine, Tie
from reportedly.charts.sprites import PixelGrid, Sprites

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Canvas"]

_FADED = 0.35


class Canvas(pg.GraphicsObject):
    """Paints a picture over a ViewBox, as its child: one unit is one pixel of the view.

    Everything that is no axis is painted here, in the order bands, step lines, ties, marks, labels, rings.
    """

    def __init__(self, view: pg.ViewBox, theme: ChartTheme) -> None:
        super().__init__()
        self._view = view
        self._theme, self._sprites = theme, Sprites(theme)
        self.picture: Picture | None = None
        self.plot = QRectF()
        self.grid: Sequence[float] = ()  # heights of the grid lines in pixels
        self.zero: float | None = None
        self.current: str | None = None
        self.selected: frozenset[str] = frozenset()
        self.setParentItem(view)
        self.setZValue(10)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def theme(self) -> ChartTheme:
        """Give the colours and sizes that are painted with."""
        return self._theme

    def set_theme(self, theme: ChartTheme) -> None:
        """Take other colours or sizes."""
        self._theme, self._sprites = theme, Sprites(theme)

    def boundingRect(self) -> QRectF:
        """Give the whole view."""
        return QRectF(self._view.rect())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the picture."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture = self.picture
        if picture is not None:
            for tie in picture.ties:
                self._paint_target_ground(painter, tie)
        self._paint_grid(painter)
        if picture is None:
            return
        for line in picture.lines:
            self._paint_line(painter, line, _FADED if picture.is_crowded else self.theme.look["step_opacity"])
        for tie in picture.ties:
            self._paint_tie(painter, tie)
        self._paint_brackets(painter, picture)
        self._paint_marks(painter, picture)

    def _paint_grid(self, painter: QPainter) -> None:
        theme = self.theme
        painter.setPen(QPen(theme.color(theme.look["grid_colour"]), 1))
        for y in self.grid:
            if y != self.zero:
                painter.drawLine(QPointF(self.plot.left(), y), QPointF(self.plot.right(), y))
        if self.zero is not None:
            painter.setPen(QPen(theme.color(theme.look["axis_colour"]), 1))
            painter.drawLine(QPointF(self.plot.left(), self.zero), QPointF(self.plot.right(), self.zero))

    def _paint_target_ground(self, painter: QPainter, tie: Tie) -> None:
        """Give the period that the current plan is about a ground of its own."""
        if tie.mark.estimate.figure_id != self.current:
            return
        left, right = self._period(tie)
        ground = QRectF(left, self.plot.top(), right - left, self.plot.height()).intersected(self.plot)
        painter.fillRect(ground, self.theme.color(self.theme.look["target_period_colour"]))

    def _paint_line(self, painter: QPainter, line: StepLine, opacity: float) -> None:
        theme = self.theme
        color = theme.mark_color(line.voice)
        soft = QColor(color)
        soft.setAlphaF(theme.look["band_opacity"])
        for band in line.bands:
            painter.fillRect(band.intersected(self.plot), soft)
        color.setAlphaF(opacity)
        pen = QPen(color, theme.size("step_line"))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        left, right = self.plot.left(), self.plot.right()
        steps = [
            QLineF(max(start.x(), left), start.y(), min(end.x(), right), end.y())
            for start, end in line.corners
            if max(start.x(), end.x()) >= left and start.x() <= right
        ]
        if steps:  # PySide 6.11 crashes on an empty list
            painter.drawLines(steps)

    def _paint_tie(self, painter: QPainter, tie: Tie) -> None:
        theme = self.theme
        color = theme.mark_color(tie.voice)
        centre = tie.mark.centre
        pen = QPen(color, theme.size("mark", "planned", "tie_stroke"))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        dash = theme.look["mark"]["planned"]["tie_dash"]
        pen.setDashPattern([max(length * theme.e / pen.widthF(), 0.01) for length in dash])
        painter.setPen(pen)
        gap = theme.px(0.7) if tie.mark.x > tie.said_x else -theme.px(0.7)
        if abs(tie.mark.x - tie.said_x) > abs(gap):
            painter.drawLine(QPointF(tie.said_x, centre.y()), QPointF(tie.mark.x - gap, centre.y()))
        foot = theme.size("mark", "planned", "tie_foot") / 2
        solid = QPen(color, theme.size("mark", "planned", "stroke"))
        solid.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(solid)
        painter.drawLine(QPointF(tie.said_x, centre.y() - foot), QPointF(tie.said_x, centre.y() + foot))
        if tie.mark.estimate.figure_id == self.current:
            self._paint_precision(painter, tie, color)

    def _paint_precision(self, painter: QPainter, tie: Tie, color: QColor) -> None:
        """Paint the rule under the mark: closed at the last day, fading where no start is claimed."""
        theme = self.theme
        left, right = self._period(tie)
        y = tie.mark.bottom + theme.px(1.3)
        pen = QPen(color, theme.size("mark", "planned", "precision_stroke"))
        if tie.period[0] is None:
            clear = QColor(color)
            clear.setAlphaF(0.0)
            fade = QLinearGradient(QPointF(left, y), QPointF(right, y))
            fade.setColorAt(0.0, clear)
            fade.setColorAt(0.6, color)
            pen = QPen(fade, pen.widthF())
        painter.setPen(pen)
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setPen(QPen(color, theme.size("mark", "planned", "precision_stroke")))
        closed = (right,) if tie.period[0] is None else (left, right)
        for x in closed:
            painter.drawLine(QPointF(x, y - theme.px(0.35)), QPointF(x, y))
        words = self.picture.wordings.get(tie.mark.estimate.figure_id) if self.picture else None
        if words is not None and words.target:
            metrics = theme.metrics(theme.look["label"])
            x = right - metrics.horizontalAdvance(words.target) - theme.px(0.5)
            part = LabelPart(words.target, theme.color("ink2"), is_small=True)
            box = QRectF(x, y, right - x, metrics.height() + theme.px(0.15))
            if not any(box.intersects(placed.box) for placed in self.picture.labels):
                paint_words(painter, theme, (part,), QPointF(x, y + metrics.ascent() + theme.px(0.15)))

    def _period(self, tie: Tie) -> tuple[float, float]:
        """Give the target period in pixels; "by December" claims no start: its month is shown."""
        start, end = tie.period
        if start is not None:
            return start, end
        estimate = tie.mark.estimate
        last = estimate.target_end
        days = 30 if last is None else (last - date(last.year, last.month, 1)).days
        a = self._view.mapFromView(QPointF(0, 0)).x()
        b = self._view.mapFromView(QPointF(1, 0)).x()
        return end - days * (b - a), end

    def _paint_brackets(self, painter: QPainter, picture: Picture) -> None:
        theme = self.theme
        painter.setPen(QPen(theme.color("control"), 1))
        for bracket in picture.brackets:
            rise = theme.px(0.23)
            painter.drawLine(QPointF(bracket.left, bracket.y), QPointF(bracket.right, bracket.y))
            for x in (bracket.left, bracket.right):
                painter.drawLine(QPointF(x, bracket.y - rise), QPointF(x, bracket.y))
            top = min(max(bracket.foot, bracket.left), bracket.right)
            painter.drawLine(QPointF(top, bracket.y), QPointF(bracket.foot, bracket.y + theme.px(0.3)))

    def _paint_marks(self, painter: QPainter, picture: Picture) -> None:
        theme = self.theme
        grid = PixelGrid.of(painter)
        # The current mark is painted last, so that no other covers it.
        for mark in sorted(picture.marks, key=lambda mark: mark.estimate.figure_id == self.current):
            if grid is not None:
                self._sprites.draw_mark(painter, grid, mark)
                continue
            paint_mark(painter, theme, mark)
            if mark.is_off_scale:
                paint_off_scale(painter, theme, mark)
        for placed in (*picture.labels, *(more.placed for more in picture.more)):
            if grid is not None:
                self._sprites.draw_label(painter, grid, placed)
            else:
                paint_label(painter, theme, placed)
        for mark in picture.marks:
            figure_id = mark.estimate.figure_id
            is_current = figure_id == self.current
            if not is_current and figure_id not in self.selected:
                continue
            if grid is not None:
                self._sprites.draw_ring(painter, grid, mark, is_current=is_current)
            else:
                paint_ring(painter, theme, mark, is_current=is_current)
