"""The keys of a chart: from figure to figure, closer, farther and sideways."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from reportedly.charts.walking import ends_of, next_figure

if TYPE_CHECKING:
    from reportedly.charts.points import PlottedSeries
    from reportedly.charts.series_chart import SeriesChart

__all__ = ["ChartKeys"]

_ZOOM = 1.4
_PAN = 1 / 8  # of the view
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ChartKeys:
    """Does what a key asks a chart for."""

    def __init__(self, chart: "SeriesChart") -> None:
        self._chart = chart

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; tell whether it asks for anything."""
        chart, plotted = self._chart, self._chart.plotted
        if plotted is not None and plotted.points and self._pressed(event, plotted):
            return True
        return event.key() == Qt.Key.Key_Escape and chart.view.cancel()

    def _pressed(self, event: QKeyEvent, plotted: "PlottedSeries") -> bool:
        chart, key, current = self._chart, event.key(), self._chart.canvas.current
        is_held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _ARROWS and is_held:
            self._pan(*_ARROWS[key])
        elif key in _ARROWS:
            self._choose(next_figure(plotted, current, *_ARROWS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current:
            chart.figure_opened.emit(current)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(ends_of(plotted)[key == Qt.Key.Key_End])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus) and not is_held:
            chart.zoom(1 / _ZOOM if key == Qt.Key.Key_Minus else _ZOOM)
        elif key == Qt.Key.Key_0 and not is_held:
            chart.reset_view()
        elif key == Qt.Key.Key_B and not is_held:
            chart.brush_view()
        else:
            return False
        return True

    def _choose(self, figure_id: str | None) -> None:
        """Choose a figure, and bring it into a view that was zoomed."""
        chart = self._chart
        if figure_id is None:
            return
        chart.figure_chosen.emit(figure_id)
        layout, e = chart.layouter, chart.canvas.theme.e
        frame, plotted = layout.frame(), layout.plotted
        place = plotted.place_of(figure_id) if plotted is not None else None
        if not layout.is_moved or frame is None or plotted is None or place is None:
            return
        point = plotted.points[place]
        x, y = frame.x_of(point.day), frame.level_of(point.top)
        inner = frame.plot.adjusted(e, e, -e, -e)
        dx = 0.0 if inner.left() <= x <= inner.right() else (x - inner.center().x()) / frame.day_px
        dy = 0.0 if inner.top() <= y <= inner.bottom() else (inner.center().y() - y) / frame.number_px
        if dx or dy:
            chart.view.translateBy(x=dx, y=dy)
            chart.show_moved()

    def _pan(self, dx: int, dy: int) -> None:
        (x0, x1), (y0, y1) = self._chart.view.viewRange()
        self._chart.view.translateBy(x=dx * (x1 - x0) * _PAN, y=-dy * (y1 - y0) * _PAN)
        self._chart.show_moved()
