"""The view of a chart: what wheel, drag and keys do to the days and numbers that it shows.

Wheel: closer or farther at the pointer. Drag: pan. Ctrl and drag: a box to look into. Shift and drag: a brush,
whose days and numbers become a filter.
"""

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from reportedly.charts.chart_theme import ChartTheme

if TYPE_CHECKING:
    from pyqtgraph.GraphicsScene.mouseEvents import MouseDragEvent

__all__ = ["ChartView"]

_LEAST_BOX = 0.6  # e: a shorter drag is a click of an unsteady hand
_LEAST_DAYS = 2.0
_CLOSEST = 1e-4  # of the numbers shown at rest


class ChartView(pg.ViewBox):
    """A ViewBox that pans, zooms into a box, and brushes.

    `dragged` tells that the view is being moved (True), and that the hand rests (False); `boxed` gives the box
    to look into and `brushed` the box to filter by, both in pixels of the view.
    """

    dragged = Signal(bool)
    boxed = Signal(QRectF)
    brushed = Signal(QRectF)

    def __init__(self, theme: ChartTheme) -> None:
        super().__init__(enableMenu=False, defaultPadding=0)
        self.disableAutoRange()
        self._band = QGraphicsRectItem(self)
        self._band.setZValue(100)
        self._band.hide()
        self.is_brush = False  # a drag brushes without Shift
        self.set_theme(theme)

    def set_theme(self, theme: ChartTheme) -> None:
        """Take other colours or sizes."""
        self._theme = theme
        ground = QColor(theme.color("accent"))
        ground.setAlphaF(0.14)
        self._band.setBrush(ground)
        self._band.setPen(QPen(theme.color("accent"), 1))

    def limit(self, days: tuple[float, float], numbers: tuple[float, float]) -> None:
        """Keep the view near the days and numbers that it shows at rest."""
        width, height = days[1] - days[0], numbers[1] - numbers[0]
        self.setLimits(
            xMin=days[0] - 2 * width, xMax=days[1] + 2 * width, minXRange=_LEAST_DAYS, maxXRange=4 * width,
            yMin=numbers[0] - 2 * height, yMax=numbers[1] + 2 * height,
            minYRange=height * _CLOSEST, maxYRange=4 * height,
        )  # fmt: skip

    def mouseDragEvent(self, ev: "MouseDragEvent", axis: int | None = None) -> None:
        """Pan, or draw a box."""
        if ev.button() is not Qt.MouseButton.LeftButton:
            ev.ignore()
            return
        held = ev.modifiers()
        is_brush = self.is_brush or bool(held & Qt.KeyboardModifier.ShiftModifier)
        is_box = is_brush or bool(held & Qt.KeyboardModifier.ControlModifier)
        if axis is None and (is_box or self._band.isVisible()):
            self._draw_box(ev, is_brush=is_brush)
            return
        self.dragged.emit(True)
        super().mouseDragEvent(ev, axis)
        if ev.isFinish():
            self.dragged.emit(False)

    @property
    def is_drawing(self) -> bool:
        """Tell whether a box is being drawn."""
        return self._band.isVisible()

    def cancel(self) -> bool:
        """Take the box away that is being drawn; tell whether there was one."""
        was_drawing = self._band.isVisible()
        self._band.hide()
        return was_drawing

    def _draw_box(self, ev: "MouseDragEvent", *, is_brush: bool) -> None:
        ev.accept()
        box = QRectF(QPointF(ev.buttonDownPos()), QPointF(ev.pos())).normalized()
        box = box.intersected(QRectF(self.rect()))
        if not ev.isFinish():
            self._band.setRect(box)
            self._band.setVisible(ev.isStart() or self._band.isVisible())
            return
        if not self.cancel():
            return  # Escape was pressed
        least = self._theme.px(_LEAST_BOX)
        if max(box.width(), box.height()) >= least:
            (self.brushed if is_brush else self.boxed).emit(box)
