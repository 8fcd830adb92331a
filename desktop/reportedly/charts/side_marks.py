"""The marks of the chart lying on their side: the number runs to the right, one row a source."""

from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.looks import Shape, shape_of
from reportedly.charts.marks import Mark, paint_mark
from reportedly.model.estimate import Estimate

__all__ = ["paint_side_mark"]

_UPRIGHT = (Shape.EXACT, Shape.ABOUT)
"""Discs look the same lying, but the question mark in them does not."""


def paint_side_mark(
    painter: QPainter, theme: ChartTheme, estimate: Estimate, x_of: Callable[[float], float], y: float
) -> None:
    """Paint the mark of an estimate in a row with its middle at `y`; `x_of` gives where a number lies."""
    ends = sorted(x_of(float(number)) for number in estimate.heights)
    if not ends:
        return
    if shape_of(estimate) in _UPRIGHT:
        paint_mark(painter, theme, Mark(estimate, ends[0], y, y))
        return
    middle = (ends[0] + ends[-1]) / 2
    reach = (ends[-1] - ends[0]) / 2
    painter.save()
    painter.translate(QPointF(middle, y))
    painter.rotate(90)  # what points up, points to the right
    paint_mark(painter, theme, Mark(estimate, 0, -reach, reach))
    painter.restore()
