"""Paints labels: words with a halo of surface, so that they read over lines and marks."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.labels import LabelPart, PlacedLabel, multiple_of

__all__ = ["paint_label", "paint_leader", "paint_words"]

_LONGEST_SOLID = 6.0  # e


def paint_label(painter: QPainter, theme: ChartTheme, placed: PlacedLabel) -> None:
    """Paint a label, and the line that ties it to its mark."""
    paint_leader(painter, theme, placed)
    metrics = theme.metrics(theme.look["label"])
    y = placed.box.top()
    for line in (placed.label.parts, *placed.label.lines):
        paint_words(painter, theme, line, QPointF(placed.box.left(), y + metrics.ascent()))
        y += metrics.height()


def paint_leader(painter: QPainter, theme: ChartTheme, placed: PlacedLabel) -> None:
    """Paint the line that ties a label to its mark, where there is one."""
    if placed.leader is not None:
        pen = QPen(theme.color(theme.look["leader_colour"]), theme.size("leader"))
        start, end = placed.leader
        if abs(end.x() - start.x()) > theme.px(_LONGEST_SOLID):
            pen.setDashPattern([2.0, 6.0])  # it must not look as if the source's line went on
        painter.setPen(pen)
        painter.drawLine(start, end)


def paint_words(painter: QPainter, theme: ChartTheme, parts: Sequence[LabelPart], start: QPointF) -> None:
    """Paint one line of words from its baseline, with a halo."""
    halo = QPen(theme.color("surface"), theme.size("label_halo"))
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    places, x = [], start.x()
    outline = QPainterPath()
    for part in parts:
        multiple = multiple_of(part, theme)
        font = theme.text_font(multiple, is_strong=part.is_strong)
        outline.addText(QPointF(x, start.y()), font, part.words)
        places.append((x, part, font))
        x += theme.advance(part.words, multiple, is_strong=part.is_strong)
    # A line that went on between two words would strike them through, and what is struck is denied here.
    metrics = theme.metrics(theme.look["label"])
    ground = QRectF(start.x(), start.y() - metrics.capHeight(), x - start.x(), metrics.capHeight())
    painter.fillRect(ground, theme.color("surface"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(halo)
    painter.drawPath(outline)
    for x, part, font in places:
        painter.setFont(font)
        painter.setPen(part.color)
        painter.drawText(QPointF(x, start.y()), part.words)
