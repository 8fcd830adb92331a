"""Paints step lines with their bands."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.step_lines import StepLine

__all__ = ["paint_step_line"]


def paint_step_line(
    painter: QPainter, theme: ChartTheme, line: StepLine, plot: QRectF, *, opacity: float
) -> None:
    """Paint the stretches of one source that lie in the plot, and a soft band where it gave a range."""
    color = theme.mark_color(line.voice)
    soft = QColor(color)
    soft.setAlphaF(theme.look["band_opacity"])
    for band in line.bands:
        painter.fillRect(band.intersected(plot), soft)
    color.setAlphaF(opacity)
    pen = QPen(color, theme.size("step_line"))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    left, right = plot.left(), plot.right()
    steps = [
        QLineF(max(x0, left), y0, min(x1, right), y1)
        for x0, y0, x1, y1 in line.corners
        if max(x0, x1) >= left and x0 <= right
    ]
    if steps:  # PySide 6.11 crashes on an empty list
        painter.drawLines(steps)
