"""The keys of a chart: from figure to figure, down to the crosses of its lane, closer, farther and sideways."""

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
        self._left: str | None = None  # the figure from which a key went down to the crosses

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
        elif chart.reached and self._walked_lane(key, plotted):
            return True
        elif key in _ARROWS:
            further = next_figure(plotted, current, *_ARROWS[key])
            if further is not None or key != Qt.Key.Key_Down or current is None:
                self._choose(further)
            else:
                self._go_down(plotted, current)
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

    def _go_down(self, plotted: "PlottedSeries", current: str) -> None:
        """Go from the last figure of a day to the nearest cross: the lane lies below all of them."""
        mark = self._chart.mark_place(current)
        stops = self._chart.denial_stops()
        if stops:
            self._left, x = current, 0.0 if mark is None else mark.x()
            self._chart.reach(min(stops, key=lambda stop: abs(stop[1].x() - x))[0])

    def _walked_lane(self, key: int, plotted: "PlottedSeries") -> bool:
        """Go along the crosses, open one, or go up to the figures again; tell whether the key asks for that."""
        chart = self._chart
        stops = [denials for denials, _ in chart.denial_stops()]
        here = stops.index(chart.reached) if chart.reached in stops else 0
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            further = here + _ARROWS[Qt.Key(key)][0]
            if 0 <= further < len(stops):
                chart.reach(stops[further])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            chart.reach(stops[-1 if key == Qt.Key.Key_End else 0])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            chart.open_reached()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Escape):
            chart.reach(())
            self._choose(self._left if plotted.place_of(self._left) is not None else ends_of(plotted)[0])
        else:
            return key == Qt.Key.Key_Down
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
