"""The marks of the chart, painted in pixels: shape = how sure, fill = stance, colour = source.

An exact value is a filled disc, "about" a disc in a soft disc, a range a bar with both ends, a bound a bar
with an open arrow. Planned and forecast marks are hollow, denied ones struck through in ink, alleged ones
hold a question mark (DESIGN section 3). Paths are painted, not symbols of a scatter item, so that an SVG
stays made of lines and a bar can be as long as its range.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.looks import Shape, shape_of
from reportedly.model.estimate import Estimate
from reportedly.model.figure import Stance

__all__ = ["Mark", "paint_corners", "paint_mark", "paint_off_scale", "paint_ring", "paint_whiskers"]

_CORNER_REACH, _CORNER_ARM = 0.85, 0.35  # e: from the middle of a mark to its corners, and how long these are


@dataclass(frozen=True)
class Mark:
    """One estimate on the screen: `x`, and the heights of its ends in pixels (`top` is the greater number)."""

    estimate: Estimate
    x: float
    top: float
    bottom: float
    is_dated_exactly: bool = True
    is_off_scale: bool = False
    possible: tuple[float, float] | None = (
        None  # first and last day on which it may have been said, in pixels
    )

    @property
    def middle(self) -> float:
        """Give the height of its middle."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> QPointF:
        """Give the middle of the mark, where it is hit and ringed."""
        return QPointF(self.x, self.middle)


def paint_mark(painter: QPainter, theme: ChartTheme, mark: Mark, *, has_whiskers: bool = True) -> None:
    """Paint one mark, without its ring."""
    estimate = mark.estimate
    color = theme.mark_color(estimate.voice)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = shape_of(estimate)
    if mark.possible is not None and has_whiskers:
        paint_whiskers(painter, theme, mark)
    if shape is Shape.RANGE:
        _paint_range(painter, theme, mark, color)
    elif shape in (Shape.AT_LEAST, Shape.UP_TO):
        _paint_bound(painter, theme, mark, color)
    else:
        _paint_disc(painter, theme, mark, color)
    if estimate.stance is Stance.DENIED:
        _paint_strike(painter, theme, mark.centre)
    elif estimate.stance is Stance.ALLEGED:
        _paint_question(painter, theme, mark.centre, is_on_disc=shape in (Shape.EXACT, Shape.ABOUT))
    painter.restore()


def paint_ring(painter: QPainter, theme: ChartTheme, mark: Mark, *, is_current: bool) -> None:
    """Paint the ring of a selected mark: ink round the mark, whose own colour never changes."""
    gap = theme.size("mark", "selected", "ring_gap")
    width = theme.size("mark", "selected", "ring_stroke") if is_current else theme.px(0.08)
    reach = theme.size("mark", "exact", "diameter") / 2 + gap
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("ink"), width))
    box = QRectF(mark.x - reach, mark.top - reach, 2 * reach, mark.bottom - mark.top + 2 * reach)
    painter.drawRoundedRect(box, reach, reach)
    painter.restore()


def paint_corners(painter: QPainter, theme: ChartTheme, marks: Sequence[Mark]) -> None:
    """Paint four corners about what changed between two as-of days: a ring says that a mark is selected.

    Marks that stand beside each other share them.
    """
    reach, arm = theme.px(_CORNER_REACH), theme.px(_CORNER_ARM)
    boxes: list[QRectF] = []
    for mark in marks:
        box = QRectF(mark.x - reach, mark.top - reach, 2 * reach, mark.bottom - mark.top + 2 * reach)
        for other in [one for one in boxes if one.intersects(box)]:
            boxes.remove(other)
            box = box.united(other)
        boxes.append(box)
    path = QPainterPath()
    for box in boxes:
        for x, y, dx, dy in (
            (box.left(), box.top(), arm, arm), (box.right(), box.top(), -arm, arm),
            (box.right(), box.bottom(), -arm, -arm), (box.left(), box.bottom(), arm, -arm),
        ):  # fmt: skip
            path.moveTo(x + dx, y)
            path.lineTo(x, y)
            path.lineTo(x, y + dy)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(theme.color("ink2"), theme.px(0.1), cap=Qt.PenCapStyle.FlatCap))
    painter.drawPath(path)
    painter.restore()


def paint_off_scale(painter: QPainter, theme: ChartTheme, mark: Mark) -> None:
    """Paint the small open arrow over a mark that stands at the upper edge for a number beyond it."""
    half, height = theme.px(0.31), theme.px(0.38)
    y = mark.top - theme.px(0.62)
    path = QPainterPath(QPointF(mark.x - half, y))
    path.lineTo(mark.x, y - height)
    path.lineTo(mark.x + half, y)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(theme.mark_color(mark.estimate.voice), theme.px(0.115)))
    painter.drawPath(path)


def paint_whiskers(painter: QPainter, theme: ChartTheme, mark: Mark) -> None:
    """Paint a thin line across the days on which the figure may have been said."""
    assert mark.possible is not None
    left, right = mark.possible
    faint = theme.mark_color(mark.estimate.voice)
    faint.setAlphaF(theme.look["step_opacity"])
    painter.setPen(_pen(faint, theme.px(0.08), cap=Qt.PenCapStyle.FlatCap))
    y, end = mark.centre.y(), theme.px(0.23)
    painter.drawLine(QPointF(left, y), QPointF(right, y))
    for x in (left, right):
        painter.drawLine(QPointF(x, y - end), QPointF(x, y + end))


def _paint_disc(painter: QPainter, theme: ChartTheme, mark: Mark, color: QColor) -> None:
    centre, estimate = mark.centre, mark.estimate
    is_about = shape_of(estimate) is Shape.ABOUT
    if is_about:
        soft = QColor(color)
        soft.setAlphaF(theme.look["mark"]["about"]["halo_opacity"])
        _disc(
            painter,
            centre,
            theme.size("mark", "about", "halo_diameter"),
            QBrush(soft),
            QPen(Qt.PenStyle.NoPen),
        )
    diameter = theme.size("mark", "about" if is_about else "exact", "diameter")
    if estimate.is_ahead:
        pen = _rim(theme, estimate, color)
        _disc(painter, centre, diameter, QBrush(theme.color("surface")), pen)
    elif not mark.is_dated_exactly:
        pen = _dashed(_pen(color, theme.px(0.115), cap=Qt.PenCapStyle.FlatCap), (0.2, 0.15), theme)
        _disc(painter, centre, diameter, QBrush(color), QPen(theme.color("surface"), theme.px(0.115)))
        _disc(painter, centre, diameter + theme.px(0.35), QBrush(Qt.BrushStyle.NoBrush), pen)
    else:
        rim = QPen(theme.color("surface"), theme.size("mark", "exact", "rim"))
        # The rim keeps neighbours apart; a soft disc has its halo for that.
        pen = QPen(Qt.PenStyle.NoPen) if is_about else rim
        _disc(painter, centre, diameter + (0 if is_about else rim.widthF()), QBrush(color), pen)


def _paint_range(painter: QPainter, theme: ChartTheme, mark: Mark, color: QColor) -> None:
    half = theme.size("mark", "range", "end_width") / 2
    band = theme.size("mark", "range", "band_width")
    soft = QColor(color)
    soft.setAlphaF(theme.look["mark"]["range"]["band_opacity"])
    for tint, width in ((soft, band), (color, theme.size("mark", "range", "spine"))):
        pen = _pen(tint, width, cap=Qt.PenCapStyle.FlatCap)
        painter.setPen(_stanced(pen, mark.estimate, theme))
        painter.drawLine(QPointF(mark.x, mark.top), QPointF(mark.x, mark.bottom))
    for y in (mark.top, mark.bottom):
        _bar(painter, theme, mark, QPointF(mark.x, y), half, theme.size("mark", "range", "end_stroke"), color)


def _paint_bound(painter: QPainter, theme: ChartTheme, mark: Mark, color: QColor) -> None:
    kind = shape_of(mark.estimate).value
    up = -1.0 if shape_of(mark.estimate) is Shape.AT_LEAST else 1.0
    half, width = (theme.size("mark", kind, name) for name in ("bound_width", "bound_stroke"))
    length, head = (theme.size("mark", kind, name) for name in ("arrow_length", "arrow_head"))
    y, tip = mark.top, mark.top + up * length
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = _pen(color, theme.size("mark", kind, "arrow_stroke"))
    stem = _pen(pen.color(), pen.widthF(), cap=Qt.PenCapStyle.FlatCap)
    painter.setPen(_stanced(stem, mark.estimate, theme))
    painter.drawLine(QPointF(mark.x, y + up * width / 2), QPointF(mark.x, tip))
    arrow = QPainterPath(QPointF(mark.x - head / 2, tip - up * head * 0.6))
    arrow.lineTo(mark.x, tip)
    arrow.lineTo(mark.x + head / 2, tip - up * head * 0.6)
    painter.setPen(pen)
    painter.drawPath(arrow)
    _bar(painter, theme, mark, QPointF(mark.x, y), half / 2, width, color)


def _bar(
    painter: QPainter,
    theme: ChartTheme,
    mark: Mark,
    centre: QPointF,
    half: float,
    width: float,
    color: QColor,
) -> None:
    """Paint the level bar of a bound or a range's end; hollow where it is planned or forecast."""
    left, right = QPointF(centre.x() - half, centre.y()), QPointF(centre.x() + half, centre.y())
    painter.setPen(_pen(color, width))
    painter.drawLine(left, right)
    if mark.estimate.is_ahead:
        inner = QPointF(theme.px(0.15), 0)
        painter.setPen(_pen(theme.color("surface"), width * 0.4, cap=Qt.PenCapStyle.FlatCap))
        painter.drawLine(left + inner, right - inner)


def _paint_strike(painter: QPainter, theme: ChartTheme, centre: QPointF) -> None:
    reach = theme.size("mark", "denied", "strike_length") / 2
    dx, dy = reach * 0.87, reach * 0.49
    ends = QPointF(centre.x() - dx, centre.y() + dy), QPointF(centre.x() + dx, centre.y() - dy)
    for color, width in (("surface", "strike_halo"), ("ink", "strike_stroke")):
        painter.setPen(_pen(theme.color(color), theme.size("mark", "denied", width)))
        painter.drawLine(*ends)


def _paint_question(painter: QPainter, theme: ChartTheme, centre: QPointF, *, is_on_disc: bool) -> None:
    painter.setFont(theme.text_font(theme.look["mark"]["alleged"]["glyph_size"], is_strong=True))
    painter.setPen(theme.color("surface" if is_on_disc else "ink"))
    reach = theme.px(0.7)
    place = centre if is_on_disc else centre + QPointF(theme.px(0.9), 0)
    box = QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")


def _disc(painter: QPainter, centre: QPointF, diameter: float, brush: QBrush, pen: QPen) -> None:
    painter.setBrush(brush)
    painter.setPen(pen)
    painter.drawEllipse(centre, diameter / 2, diameter / 2)


def _rim(theme: ChartTheme, estimate: Estimate, color: QColor) -> QPen:
    name = "forecast" if estimate.stance is Stance.FORECAST else "planned"
    pen = _pen(color, theme.size("mark", name, "stroke"), cap=Qt.PenCapStyle.FlatCap)
    return _stanced(pen, estimate, theme)


def _stanced(pen: QPen, estimate: Estimate, theme: ChartTheme) -> QPen:
    """Dash the pen of a forecast."""
    if estimate.stance is not Stance.FORECAST:
        return pen
    return _dashed(pen, tuple(theme.look["mark"]["forecast"]["rim_dash"]), theme)


def _dashed(pen: QPen, dash: tuple[float, ...], theme: ChartTheme) -> QPen:
    pen.setDashPattern([length * theme.e / pen.widthF() for length in dash])  # Qt counts in pen widths
    return pen


def _pen(color: QColor, width: float, *, cap: Qt.PenCapStyle = Qt.PenCapStyle.RoundCap) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
