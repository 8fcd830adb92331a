"""The two axes: numbers at the left with the unit on top, days below with the lane of denials."""

from collections.abc import Sequence
from datetime import date

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.scale import DayTick, day_ticks
from reportedly.model.estimate import LoneDenial

__all__ = ["DayAxis", "ValueAxis"]


class ValueAxis(pg.AxisItem):
    """Tick labels right-aligned, no line; the unit stands at the top, not turned."""

    def __init__(self, theme: ChartTheme) -> None:
        super().__init__("left")
        self.enableAutoSIPrefix(False)
        self._theme, self._unit = theme, ""
        self._ticks: Sequence[tuple[float, str]] = ()
        self._fit()

    def set_theme(self, theme: ChartTheme) -> None:
        """Take other colours or sizes."""
        self._theme = theme
        self._fit()

    def set_ticks(self, ticks: Sequence[tuple[float, str]], unit: str) -> None:
        """Take the ticks as (place on the axis, words), and the unit."""
        self._ticks, self._unit = ticks, unit
        self._fit()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None) -> None:
        """Paint the labels beside the plot."""
        view = self.linkedView()
        if view is None:
            return
        theme = self._theme
        painter.setFont(theme.text_font())
        painter.setPen(theme.color("ink3"))
        metrics = QFontMetricsF(painter.font())
        right = self.boundingRect().width() - theme.px(0.7)
        top = self.mapFromItem(view, QPointF(0, 0)).y()
        for place, words in self._ticks:
            y = self.mapFromItem(view, view.mapFromView(QPointF(0, place))).y()
            if y < top + metrics.height() * 1.4 and self._unit:
                continue  # the unit stands there
            _draw_right(painter, words, right, y + metrics.capHeight() / 2)
        if self._unit:
            _draw_right(painter, self._unit, right, top + metrics.ascent())

    def boundingRect(self) -> QRectF:
        """Give the axis' own rectangle: nothing is painted into the plot."""
        return QRectF(QPointF(0, 0), self.size())

    def _fit(self) -> None:
        metrics = QFontMetricsF(self._theme.text_font())
        words = [words for _, words in self._ticks] + [self._unit, "denials"]
        self.setWidth(max(metrics.horizontalAdvance(word) for word in words) + self._theme.px(1.3))
        self.update()


class DayAxis(pg.AxisItem):
    """Days below the plot; above them, where somebody denies without a number, the lane of denials."""

    def __init__(self, theme: ChartTheme) -> None:
        super().__init__("bottom")
        self._theme = theme
        self._denials: Sequence[LoneDenial] = ()
        self._last_label = ""
        self._plot_right = 0.0
        self._fit()

    def set_theme(self, theme: ChartTheme) -> None:
        """Take other colours or sizes."""
        self._theme = theme
        self._fit()

    def set_content(self, denials: Sequence[LoneDenial], words: str, plot_right: float) -> None:
        """Take the denials, what the lane says of them, and where the plot ends (pixels of the view)."""
        self._denials, self._last_label, self._plot_right = denials, words, plot_right
        self._fit()

    def denial_at(self, place: QPointF, reach: float) -> LoneDenial | None:
        """Give the denial whose cross is within reach of a place in the axis' own pixels."""
        lane = self._lane_y()
        for denial, x in self._crosses():
            if abs(x - place.x()) <= reach and abs(lane - place.y()) <= reach:
                return denial
        return None

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None) -> None:
        """Paint the lane, the axis and its labels."""
        view = self.linkedView()
        if view is None:
            return
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.text_font())
        left = self.mapFromItem(view, QPointF(0, 0)).x()
        right = left + self._plot_right
        if self._denials:
            self._paint_lane(painter, left, right)
        base = self._base_y()
        painter.setPen(QPen(theme.color("control"), 1))
        painter.drawLine(QPointF(left, base), QPointF(right, base))
        self._paint_ticks(painter, left, right, base)

    def boundingRect(self) -> QRectF:
        """Give the axis' rectangle with the room at its left where the lane is named."""
        return QRectF(QPointF(-self._theme.px(8), 0), QPointF(self.size().width(), self.size().height()))

    def _paint_lane(self, painter: QPainter, left: float, right: float) -> None:
        theme, lane = self._theme, self._lane_y()
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QPen(theme.color("grid"), 1))
        painter.drawLine(QPointF(left, lane), QPointF(right, lane))
        painter.setPen(theme.color("ink3"))
        _draw_right(painter, "denials", left - theme.px(0.7), lane + metrics.capHeight() / 2)
        half = theme.px(0.35)
        pen = QPen(theme.color("ink"), theme.px(0.135))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        end = left
        for _, x in self._crosses():
            painter.setPen(pen)
            painter.drawLine(QPointF(x - half, lane - half), QPointF(x + half, lane + half))
            painter.drawLine(QPointF(x - half, lane + half), QPointF(x + half, lane - half))
            end = max(end, x)
        start = min((x for _, x in self._crosses()), default=end)
        gap = theme.px(0.75)
        # At the right of the crosses, over the margin too; where that is too narrow, at their left.
        is_cut = end + gap + metrics.horizontalAdvance(self._last_label) > self.size().width()
        is_left = is_cut and start - left > right - end
        room = start - left - 2 * gap if is_left else self.size().width() - end - 2 * gap
        words = metrics.elidedText(self._last_label, Qt.TextElideMode.ElideRight, room)
        width, height = metrics.horizontalAdvance(words), metrics.height()
        box = QRectF(start - gap - width if is_left else end + gap, lane - height / 2, width, height)
        painter.fillRect(box, theme.color("surface"))
        painter.setPen(theme.color("ink2"))
        painter.drawText(QPointF(box.left(), lane + metrics.capHeight() / 2), words)

    def _paint_ticks(self, painter: QPainter, left: float, right: float, base: float) -> None:
        theme = self._theme
        metrics = QFontMetricsF(painter.font())
        view = self.linkedView()
        length, drop = theme.px(0.3), theme.px(0.55) + metrics.ascent()
        last_end, years = left - theme.px(4), set()
        for day, words in self._day_ticks(right - left, metrics):
            x = self.mapFromItem(view, view.mapFromView(QPointF(day.toordinal(), 0))).x()
            if not left - 1 <= x <= right + 1:
                continue
            years.add(day.year)
            painter.setPen(QPen(theme.color("control"), 1))
            painter.drawLine(QPointF(x, base), QPointF(x, base + length))
            width = metrics.horizontalAdvance(words)
            if words and x - width / 2 > last_end + theme.px(0.6):
                painter.setPen(theme.color("ink3"))
                painter.drawText(QPointF(x - width / 2, base + drop), words)
                last_end = x + width / 2
        painter.setPen(theme.color("ink3"))
        are_years = all(words.isdigit() for _, words in self._day_ticks(right - left, metrics) if words)
        if years and not are_years:
            span = str(max(years)) if len(years) == 1 else f"{min(years)}\N{EN DASH}{max(years)}"
            painter.drawText(QPointF(max(right + theme.px(1), last_end + theme.px(0.8)), base + drop), span)

    def _day_ticks(self, width: float, metrics: QFontMetricsF) -> list[DayTick]:
        view = self.linkedView()
        (first, last), _ = view.viewRange()
        total = max(view.width(), 1.0)
        end = first + (last - first) * min(width / total, 1.0)
        last_ordinal = date.max.toordinal() - 400
        earliest, latest = (date.fromordinal(min(max(1, round(day)), last_ordinal)) for day in (first, end))
        return day_ticks(earliest, latest, max(2, int(width / (metrics.horizontalAdvance("28 Oct") * 2.6))))

    def _crosses(self) -> list[tuple[LoneDenial, float]]:
        """Give each dated denial with its place; two within a cross of each other stand side by side."""
        view, pitch = self.linkedView(), self._theme.px(0.95)
        found: list[tuple[LoneDenial, float]] = []
        for denial in self._denials:
            day = (denial.said.end or denial.said.start) if denial.said else None
            if view is None or day is None:
                continue
            x = self.mapFromItem(view, view.mapFromView(QPointF(day.toordinal(), 0))).x()
            if found and x < found[-1][1] + pitch:
                x = found[-1][1] + pitch
            found.append((denial, x))
        return found

    def _lane_y(self) -> float:
        return self._theme.size("lane_denials")

    def _base_y(self) -> float:
        return self._theme.size("lane_denials") * 1.9 if self._denials else self._theme.px(0.8)

    def _fit(self) -> None:
        self.setHeight(self._base_y() + self._theme.px(2.1))
        self.update()


def _draw_right(painter: QPainter, words: str, right: float, baseline: float) -> None:
    painter.drawText(QPointF(right - QFontMetricsF(painter.font()).horizontalAdvance(words), baseline), words)
