"""A chart to look at: painted into any box without pyqtgraph, whose import a page that opens cannot wait for.

Nothing in it can be chosen, and it has no axis of numbers: its labels give them.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.fitting import Fitting
from reportedly.charts.frame import Frame
from reportedly.charts.label_paint import paint_label
from reportedly.charts.line_paint import paint_step_line
from reportedly.charts.marks import paint_mark
from reportedly.charts.picture import Picture, build_picture
from reportedly.charts.points import KnownPoints, PlottedSeries
from reportedly.charts.scale import day_ticks
from reportedly.charts.showing import AT_FIRST
from reportedly.charts.tie_paint import paint_tie
from reportedly.charts.wording import Wording
from reportedly.model.estimate import Series

__all__ = ["StillChart"]

_DAYS_HEIGHT = 2.6  # e
_TICK_ROOM = 2.6  # widths of a day's words from one to the next


class StillChart:
    """The marks, step lines and labels of a series that has a day at least, over a line of days.

    The ground that it stands on is the theme's `paper`.
    """

    def __init__(self, series: Series, wordings: Mapping[str, Wording]) -> None:
        self._plotted, self._wordings = PlottedSeries(series, KnownPoints()), wordings

    def lay_out(self, width: float, height: float, theme: ChartTheme) -> Picture:
        """Place marks and labels in a box of so many pixels, the days below them counted in."""
        height -= theme.px(_DAYS_HEIGHT)
        fitting = Fitting(self._plotted, AT_FIRST, theme)
        frame = fitting.frame(fitting.ranges(width, height), width, height)
        return build_picture(self._plotted, frame, _on_paper(theme), self._wordings, None, AT_FIRST)

    def paint(self, painter: QPainter, picture: Picture, theme: ChartTheme) -> None:
        """Paint what was laid out, from the painter's origin on."""
        theme, frame = _on_paper(theme), picture.frame
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_days(painter, frame, theme)
        for line in picture.lines:
            paint_step_line(painter, theme, line, frame.plot, opacity=theme.look["step_opacity"])
        for tie in picture.ties:
            paint_tie(painter, theme, tie)
        for mark in picture.marks:
            paint_mark(painter, theme, mark)
        for placed in picture.labels:
            paint_label(painter, theme, placed)
        painter.restore()

    def _paint_days(self, painter: QPainter, frame: Frame, theme: ChartTheme) -> None:
        """Paint the line of days from edge to edge, with its ticks."""
        metrics, width, base = theme.metrics(), frame.right, frame.plot.bottom()
        painter.setFont(theme.text_font())
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(QPointF(0, base), QPointF(width, base))
        first, last = (date.fromordinal(round(day)) for day in (frame.first_day, frame.last_day))
        room = int(frame.plot.width() / (metrics.horizontalAdvance("28 Oct") * _TICK_ROOM))
        for day, words in day_ticks(first, last, max(room, 2)):
            x = frame.x_of(day.toordinal())
            half = metrics.horizontalAdvance(words) / 2
            if words and half <= x <= width - half:
                painter.setPen(QPen(theme.color("control"), 1))
                painter.drawLine(QPointF(x, base), QPointF(x, base + theme.px(0.3)))
                painter.setPen(theme.color("ink3"))
                painter.drawText(QPointF(x - half, base + theme.px(0.55) + metrics.ascent()), words)


def _on_paper(theme: ChartTheme) -> ChartTheme:
    """Let the halos of labels and marks have the colour of the page."""
    return replace(theme, scheme={**theme.scheme, "surface": theme.scheme["paper"]})
