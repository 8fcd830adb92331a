"""Paints plans and forecasts: the tie to the day on which they were said, and the period that they are about."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.frame import Frame
from reportedly.charts.label_paint import paint_words
from reportedly.charts.labels import LabelPart, PlacedLabel
from reportedly.charts.ties import Tie
from reportedly.charts.wording import Wording

__all__ = ["paint_period", "paint_precision", "paint_tie"]


def paint_period(painter: QPainter, theme: ChartTheme, tie: Tie, frame: Frame) -> None:
    """Give the period that a plan is about a ground of its own."""
    left, right = _period(tie, frame)
    ground = QRectF(left, frame.plot.top(), right - left, frame.plot.height()).intersected(frame.plot)
    painter.fillRect(ground, theme.color(theme.look["target_period_colour"]))


def paint_tie(painter: QPainter, theme: ChartTheme, tie: Tie) -> None:
    """Paint the dotted line, and its foot on the day it was said."""
    color, centre = theme.mark_color(tie.voice), tie.mark.centre
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


def paint_precision(
    painter: QPainter,
    theme: ChartTheme,
    tie: Tie,
    frame: Frame,
    words: Wording | None,
    labels: Sequence[PlacedLabel],
) -> None:
    """Paint the rule under the mark: closed at the last day, fading where no start is claimed."""
    color = theme.mark_color(tie.voice)
    left, right = _period(tie, frame)
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
    if words is not None and words.target:
        metrics = theme.metrics(theme.look["label"])
        x = right - metrics.horizontalAdvance(words.target) - theme.px(0.5)
        part = LabelPart(words.target, theme.color("ink2"), is_small=True)
        box = QRectF(x, y, right - x, metrics.height() + theme.px(0.15))
        if not any(box.intersects(placed.box) for placed in labels):
            paint_words(painter, theme, (part,), QPointF(x, y + metrics.ascent() + theme.px(0.15)))


def _period(tie: Tie, frame: Frame) -> tuple[float, float]:
    """Give the target period in pixels; "by December" claims no start: its month is shown."""
    start, end = tie.period
    if start is not None:
        return start, end
    last = tie.mark.estimate.target_end
    days = 30 if last is None else (last - date(last.year, last.month, 1)).days
    return end - days * frame.day_px, end
