"""The axis of Side by side: where numbers lie, its grid and ticks, and the mark of one source on it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from reportedly.analysis.statement_words import many_units
from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.scale import format_tick
from reportedly.charts.side_marks import paint_side_mark
from reportedly.gui.models.side_by_side import Axis
from reportedly.model.estimate import Estimate

__all__ = ["SidePlot"]

_INSET = 1.0  # e of the plot's sides: half a mark, or the arrow of what is off the scale
_ARROW = 0.34  # e
_TICK_GAP = 0.6  # e between two numbers


@dataclass(frozen=True)
class SidePlot:
    """Paints what stands on an axis of a given look."""

    axis: Axis
    theme: ChartTheme

    def x(self, number: float, box: QRectF) -> float:
        """Give where a number lies; what is off the scale lies at its edge."""
        inset, axis = self.theme.px(_INSET), self.axis
        span = axis.high - axis.low if axis.high > axis.low else 1.0
        share = min(max((number - axis.low) / span, 0.0), 1.0)
        return box.left() + inset + share * (box.width() - 2 * inset)

    def paint_ticks(self, painter: QPainter, box: QRectF, unit: str) -> None:
        """Paint the numbers of the axis in the painter's font, as many as there is room for, the last with the unit."""
        metrics, end, ticks = QFontMetricsF(painter.font()), box.left() - 1.0, self.axis.ticks
        middle = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
        for number in ticks:
            text = format_tick(number)
            width = metrics.horizontalAdvance(text)
            left = min(max(self.x(number, box) - width / 2, box.left()), box.right() - width)
            with_unit = f"{text} {many_units(unit)}"
            if number == ticks[-1] and left + metrics.horizontalAdvance(with_unit) < box.right():
                text, width = with_unit, metrics.horizontalAdvance(with_unit)
            if left > end:
                painter.drawText(QPointF(left, middle), text)
                end = left + width + self.theme.px(_TICK_GAP)

    def paint_grid(self, painter: QPainter, box: QRectF) -> None:
        """Paint the lines of the ticks."""
        for number in self.axis.ticks:
            color = self.theme.color("control" if number == 0 else "grid")
            painter.fillRect(QRectF(round(self.x(number, box)), box.top(), 1, box.height()), color)

    def paint_mark(self, painter: QPainter, box: QRectF, estimate: Estimate) -> None:
        """Paint the mark of a source in the middle of its row; an arrow beside it where it is off the scale."""
        middle = box.center().y()
        paint_side_mark(painter, self.theme, estimate, lambda number: self.x(number, box), middle)
        if any(float(height) > self.axis.high for height in estimate.heights):
            self._paint_arrow(painter, QPointF(box.right() - self.theme.px(_INSET) / 2, middle))

    def _paint_arrow(self, painter: QPainter, at: QPointF) -> None:
        reach = self.theme.px(_ARROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("ink2"), self.theme.px(0.12), Qt.PenStyle.SolidLine,
                            Qt.PenCapStyle.RoundCap))  # fmt: skip
        tip = at + QPointF(reach / 2, 0)
        painter.drawLine(tip + QPointF(-reach, -reach), tip)
        painter.drawLine(tip + QPointF(-reach, reach), tip)
        painter.restore()
