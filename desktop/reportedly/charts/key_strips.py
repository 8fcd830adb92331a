"""The key of the marks as strips of a page."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.looks import Shape, shape_of
from reportedly.charts.mark_key import KeyEntry, key_rows, key_width, paint_key_entry
from reportedly.charts.strips import Strip

__all__ = ["key_strips"]

_STEP, _GAP, _MARK, _WORDS = 1.9, 1.2, 0.8, 1.9  # e


def key_strips(
    entries: Sequence[KeyEntry], theme: ChartTheme, width: float, *, is_lying: bool = False
) -> list[Strip]:
    """Give the key in as many rows as it needs; lying, bounds and ranges point along an axis from left to right."""
    metrics = theme.metrics(0.92)
    return [
        _row(row, theme, is_lying=is_lying)
        for row in key_rows(entries, metrics, width, theme.px(_GAP), theme)
    ]


def _row(row: Sequence[KeyEntry], theme: ChartTheme, *, is_lying: bool) -> Strip:
    def paint(painter: QPainter, box: QRectF, look: ChartTheme) -> None:
        font = look.text_font(0.92)
        metrics, x, middle = QFontMetricsF(font), box.left(), box.center().y()
        for entry in row:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(QPointF(x + look.px(_MARK), middle))
            if is_lying and entry.mark is not None and shape_of(entry.mark) not in (Shape.EXACT, Shape.ABOUT):
                painter.rotate(90)
            paint_key_entry(painter, look, entry, QPointF(0, 0))
            painter.restore()
            painter.setFont(font)
            painter.setPen(look.color("ink2"))
            painter.drawText(QPointF(x + look.px(_WORDS), middle + metrics.capHeight() / 2), entry.words)
            x += key_width(metrics, entry, look) + look.px(_GAP)

    return Strip(theme.px(_STEP), paint)
