"""The ground of the chart: paints grid, bands, lines, ties, marks, labels and rings in the view's pixels."""

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.crowd import CrowdPicture, Drawn
from reportedly.charts.crowd_paint import CrowdPainter, paint_stack_rules
from reportedly.charts.frame import Frame
from reportedly.charts.label_paint import paint_label, paint_words
from reportedly.charts.labels import Label, LabelPart, PlacedLabel, label_size, multiple_of
from reportedly.charts.line_paint import paint_step_line
from reportedly.charts.marks import Mark, paint_corners, paint_mark, paint_off_scale, paint_ring
from reportedly.charts.naming import mark_box
from reportedly.charts.picture import Picture
from reportedly.charts.sprites import PixelGrid, Sprites
from reportedly.charts.tie_paint import paint_period, paint_precision, paint_tie
from reportedly.charts.ties import Tie
from reportedly.model.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["Canvas"]

_FADED, _OLD = 0.35, 0.3
_CONSENSUS = 0.07
_CONSENSUS_WORDS = "shared by more than half of the origins"
_BAND_PLACES = 10  # along the band where its words may stand
_MOST_RINGS = 200  # a ring round each of more says nothing


class Canvas(pg.GraphicsObject):
    """Paints a picture over a ViewBox, as its child: one unit is one pixel of the view.

    Everything that is no axis is painted here, in the order bands, step lines, ties, marks, labels, rings.
    """

    def __init__(self, view: pg.ViewBox, theme: ChartTheme) -> None:
        super().__init__()
        self._view = view
        self._theme, self._sprites, self._crowd = theme, Sprites(theme), CrowdPainter(theme)
        self.picture: Drawn | None = None
        self.consensus: Interval | None = None
        self.fresh: frozenset[str] | None = None  # all others stand back
        self.plot = QRectF()
        self.grid: Sequence[float] = ()  # heights of the grid lines in pixels
        self.zero: float | None = None
        self.current: str | None = None
        self.selected: frozenset[str] = frozenset()
        self.changed: frozenset[str] = frozenset()  # between two as-of days: they have corners
        self.setParentItem(view)
        self.setZValue(10)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    @property
    def theme(self) -> ChartTheme:
        """Give the colours and sizes that are painted with."""
        return self._theme

    def set_theme(self, theme: ChartTheme) -> None:
        """Take other colours or sizes."""
        self._theme, self._sprites, self._crowd = theme, Sprites(theme), CrowdPainter(theme)

    def boundingRect(self) -> QRectF:
        """Give the whole view."""
        return QRectF(self._view.rect())

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the picture."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture = self.picture
        if picture is not None:
            for tie in self._current_ties(picture):
                paint_period(painter, self.theme, tie, picture.frame)
        self._paint_grid(painter)
        if picture is None:
            return
        if self.consensus is not None:
            self._paint_consensus(painter, picture.frame, self.consensus)
        self._paint_lines(painter, picture)
        for tie in picture.ties:
            paint_tie(painter, self.theme, tie)
        for tie in self._current_ties(picture):
            words = picture.wordings.get(tie.mark.estimate.figure_id)
            paint_precision(painter, self.theme, tie, picture.frame, words, picture.labels)
        self._paint_brackets(painter, picture)
        self._paint_marks(painter, picture)
        self._paint_labels(painter, picture)
        self._paint_rings(painter, picture)

    def _current_ties(self, picture: Drawn) -> list[Tie]:
        return [tie for tie in picture.ties if tie.mark.estimate.figure_id == self.current]

    def _paint_grid(self, painter: QPainter) -> None:
        theme = self.theme
        painter.setPen(QPen(theme.color(theme.look["grid_colour"]), 1))
        for y in self.grid:
            if y != self.zero:
                painter.drawLine(QPointF(self.plot.left(), y), QPointF(self.plot.right(), y))
        if self.zero is not None:
            painter.setPen(QPen(theme.color(theme.look["axis_colour"]), 1))
            painter.drawLine(QPointF(self.plot.left(), self.zero), QPointF(self.plot.right(), self.zero))

    def _paint_consensus(self, painter: QPainter, frame: Frame, shared: Interval) -> None:
        """Paint the band that more than half of the origins share; an open end runs out of the plot."""
        theme, plot = self.theme, self.plot
        ends = [
            edge if number is None else frame.level_of(float(number))
            for number, edge in ((shared.high, plot.top()), (shared.low, plot.bottom()))
        ]
        top, bottom = (min(max(end, plot.top()), plot.bottom()) for end in ends)
        ground = theme.color("ink")
        ground.setAlphaF(_CONSENSUS)
        right = min(frame.x_of(frame.until), plot.right())
        band = QRectF(plot.left(), top, right - plot.left(), max(bottom - top, 1.0))
        painter.fillRect(band, ground)
        edge = QPen(theme.color("control"), 1, Qt.PenStyle.DashLine)
        painter.setPen(edge)
        for number, y in ((shared.high, top), (shared.low, bottom)):
            if number is not None:
                painter.drawLine(QPointF(plot.left(), y), QPointF(right, y))
        self._name_consensus(painter, QRectF(plot.left(), top, right - plot.left(), bottom - top))

    def _name_consensus(self, painter: QPainter, band: QRectF) -> None:
        """Say what the band is, at its edge, where no label and no mark stands; else at its left."""
        theme, picture = self.theme, self.picture
        part = LabelPart(_CONSENSUS_WORDS, theme.color("ink2"), is_small=True)
        metrics = theme.metrics(theme.look["label"])
        width, height, gap = (
            theme.advance(part.words, multiple_of(part, theme)),
            metrics.height(),
            theme.px(0.4),
        )
        room = band.width() - width - 2 * gap
        lefts = [band.left() + gap + room * step / _BAND_PLACES for step in range(_BAND_PLACES + 1)]
        tops = (band.top() - height, band.bottom(), band.top(), band.bottom() - height)
        taken = [placed.box for placed in picture.labels] if picture is not None else []
        marks = picture.marks if isinstance(picture, Picture) else ()
        taken += [mark_box(mark, theme) for mark in marks]
        places = [QRectF(left, top, width, height) for left in lefts for top in tops]
        inside = [box for box in places if self.plot.contains(box)] or places
        free = (box for box in inside if not any(box.intersects(other) for other in taken))
        box = next(free, inside[0])
        paint_words(painter, theme, (part,), QPointF(box.left(), box.top() + metrics.ascent()))

    def _paint_lines(self, painter: QPainter, picture: Drawn) -> None:
        opacity = self.theme.look["step_opacity"]
        if picture.is_crowded:
            # They only run sideways, up and down: without smoothing they are as clear, and thousands paint at once.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, PixelGrid.of(painter) is None)
            is_one = isinstance(picture, CrowdPicture) and len(picture.lines) == 1
            opacity = opacity if is_one else _FADED
        for line in picture.lines:
            paint_step_line(painter, self.theme, line, self.plot, opacity=opacity)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_brackets(self, painter: QPainter, picture: Drawn) -> None:
        theme = self.theme
        painter.setPen(QPen(theme.color("control"), 1))
        for bracket in picture.brackets:
            rise = theme.px(0.23)
            painter.drawLine(QPointF(bracket.left, bracket.y), QPointF(bracket.right, bracket.y))
            for x in (bracket.left, bracket.right):
                painter.drawLine(QPointF(x, bracket.y - rise), QPointF(x, bracket.y))
            top = min(max(bracket.foot, bracket.left), bracket.right)
            painter.drawLine(QPointF(top, bracket.y), QPointF(bracket.foot, bracket.y + theme.px(0.3)))

    def _paint_marks(self, painter: QPainter, picture: Drawn) -> None:
        grid = PixelGrid.of(painter)
        marks: Sequence[Mark]
        if isinstance(picture, CrowdPicture):
            if grid is not None:
                self._crowd.paint(painter, grid, picture, self._opacities(picture))
            else:
                paint_stack_rules(painter, self.theme, picture)
            marks = () if grid is not None else picture.marks
            marks = (*marks, picture.current) if picture.current is not None else marks
        else:
            # The current mark is painted last, so that no other covers it.
            marks = sorted(picture.marks, key=lambda mark: mark.estimate.figure_id == self.current)
        for mark in marks:
            painter.setOpacity(self._opacity_of(mark))
            if grid is not None:
                self._sprites.draw_mark(painter, grid, mark)
                continue
            paint_mark(painter, self.theme, mark)
            if mark.is_off_scale:
                paint_off_scale(painter, self.theme, mark)
        painter.setOpacity(1.0)

    def _opacities(self, picture: CrowdPicture) -> np.ndarray:
        """Let a spot stand back where none of its figures is new."""
        if self.fresh is None:
            return np.ones(len(picture.spots.x))
        return np.where(picture.has_any_of(self.fresh | self.changed), 1.0, _OLD)

    def _opacity_of(self, mark: Mark) -> float:
        """Let what was there before stand back where only what changed since then is looked at."""
        figure = mark.estimate.figure_id
        return 1.0 if self.fresh is None or figure in self.fresh or figure in self.changed else _OLD

    def _paint_labels(self, painter: QPainter, picture: Drawn) -> None:
        theme, grid = self.theme, PixelGrid.of(painter)
        counts = () if isinstance(picture, CrowdPicture) and grid is not None else picture.more
        for placed in (*picture.labels, *(more.placed for more in counts)):
            if grid is not None:
                self._sprites.draw_label(painter, grid, placed)
            else:
                paint_label(painter, theme, placed)
        if isinstance(picture, CrowdPicture) and picture.summary:
            part = LabelPart(picture.summary, theme.color("ink3"), is_small=True)
            size = label_size(Label("", "", (part,), QPointF(), 0.0), theme)
            corner = QPointF(max(self.plot.right() - size.width(), 0.0), 0.0)
            placed = PlacedLabel(Label("", "", (part,), corner, 0.0), QRectF(corner, size.size()))
            if grid is not None:
                self._sprites.draw_label(painter, grid, placed)  # an outline of so many words takes 5 ms
            else:
                paint_label(painter, theme, placed)

    def _marks_of(self, picture: Drawn, figures: "Collection[str]") -> "Sequence[Mark]":
        if not isinstance(picture, CrowdPicture):
            return [mark for mark in picture.marks if mark.estimate.figure_id in figures]
        if len(figures) > _MOST_RINGS:
            return ()
        return [mark for name in figures if (mark := picture.mark_of(name)) is not None]

    def _paint_rings(self, painter: QPainter, picture: Drawn) -> None:
        theme, grid = self.theme, PixelGrid.of(painter)
        if changed := self._marks_of(picture, self.changed):
            paint_corners(painter, theme, changed)
        current = (self.current,) if self.current else ()
        wanted = self.selected if len(self.selected) <= _MOST_RINGS else ()
        for mark in self._marks_of(picture, dict.fromkeys([*wanted, *current])):
            is_current = mark.estimate.figure_id == self.current
            if grid is not None:
                self._sprites.draw_ring(painter, grid, mark, is_current=is_current)
            else:
                paint_ring(painter, theme, mark, is_current=is_current)
