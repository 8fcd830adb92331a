"""Direct labels: who says which number, beside its mark; placed so that none covers another or a mark."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from reportedly.charts.chart_theme import ChartTheme

__all__ = ["Label", "LabelPart", "PlacedLabel", "paint_label", "paint_words", "place_labels", "place_margin"]

_LEADER_LENGTHS = (1.6, 2.2, 3.0, 3.8, 4.6, 5.4, 6.0)  # e
# Directions of a leader line in steps of 22.5 degrees, those upwards first: below lies the past.
_LEADER_TURNS = tuple(
    (math.cos(math.radians(turn)), -math.sin(math.radians(turn)))
    for turn in (90, 67.5, 112.5, 45, 135, 22.5, 157.5, -90, -67.5, -112.5, -45, -135, -22.5, -157.5)
)


@dataclass(frozen=True)
class LabelPart:
    """A run of words in one colour and weight."""

    words: str
    color: QColor
    is_strong: bool = False
    is_small: bool = False


@dataclass(frozen=True)
class Label:
    """What a mark says, and where the mark stands; of several labels the first asked for has precedence."""

    figure_id: str
    voice: str
    parts: tuple[LabelPart, ...]
    anchor: QPointF
    reach: float  # how far the mark reaches from its anchor, sideways
    rise: float = 0.0  # how far it reaches up and down, beyond `reach`
    lines: tuple[tuple[LabelPart, ...], ...] = field(default=())  # further lines, below the first


@dataclass(frozen=True)
class PlacedLabel:
    """A label with its rectangle; `leader` is the line that ties it to a mark that is not beside it."""

    label: Label
    box: QRectF
    leader: tuple[QPointF, QPointF] | None = None


def place_labels(
    labels: Sequence[Label],
    theme: ChartTheme,
    obstacles: Iterable[QRectF],
    lines: Sequence[QRectF],
    bounds: QRectF,
) -> list[PlacedLabel]:
    """Place labels beside their marks: right, left, above, below, else tied by a line of at most 6 e.

    `lines` are kept clear where that is possible; over a line the halo keeps a label readable. A label that
    finds no place inside `bounds` without touching an obstacle or another label is left out.
    """
    taken = list(obstacles)
    placed: list[PlacedLabel] = []
    for label in labels:
        found = (
            _beside(label, theme, _Room([*taken, *lines], bounds, placed))
            or _beside(label, theme, _Room(taken, bounds, placed))
            or _farther(label, theme, _Room([*taken, *lines], bounds, placed))
            or _farther(label, theme, _Room(taken, bounds, placed))
        )
        if found is not None:
            placed.append(found)
            taken.append(found.box)
    return placed


def place_margin(labels: Sequence[Label], theme: ChartTheme, bounds: QRectF) -> list[PlacedLabel]:
    """Place labels in the right margin at the height of their lines, pushed apart to 1.2 e of line distance.

    Where the pile is higher than the margin, those at its top are left out.
    """
    gap, left = theme.px(0.25), bounds.left()
    fitted = (_fitted(label, theme, bounds.width()) for label in labels)
    ordered = sorted(fitted, key=lambda label: label.anchor.y())
    boxes: list[QRectF] = []
    for label in ordered:
        size = label_size(label, theme)
        box = QRectF(left, label.anchor.y() - size.height() / 2, size.width(), size.height())
        if boxes and box.top() < boxes[-1].bottom() + gap:
            box.moveTop(boxes[-1].bottom() + gap)
        boxes.append(box)
    # Pushed below the plot: move the whole pile up, from the bottom.
    floor = bounds.bottom()
    for box in reversed(boxes):
        if box.bottom() > floor:
            box.moveBottom(floor)
        floor = box.top() - gap
    placed = []
    for label, box in zip(ordered, boxes, strict=True):
        if box.top() < bounds.top() - theme.px(1.0) or box.right() > bounds.right() + 1:
            continue
        middle = QPointF(box.left() - theme.px(0.3), box.center().y())
        is_moved = abs(middle.y() - label.anchor.y()) > theme.px(0.35) or label.anchor.x() < left - theme.px(
            1.5
        )
        tie = (QPointF(label.anchor.x() + label.reach, label.anchor.y()), middle)
        placed.append(PlacedLabel(label, box, tie if is_moved else None))
    return placed


def paint_label(painter: QPainter, theme: ChartTheme, placed: PlacedLabel) -> None:
    """Paint a label with a halo of surface, so that it reads over lines."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if placed.leader is not None:
        painter.setPen(QPen(theme.color(theme.look["leader_colour"]), theme.size("leader")))
        painter.drawLine(*placed.leader)
    y = placed.box.top()
    for line in (placed.label.parts, *placed.label.lines):
        metrics = QFontMetricsF(theme.text_font(theme.look["label"]))
        paint_words(painter, theme, line, QPointF(placed.box.left(), y + metrics.ascent()))
        y += metrics.height()
    painter.restore()


def label_size(label: Label, theme: ChartTheme) -> QRectF:
    """Give the size of a label at the origin."""
    lines = (label.parts, *label.lines)
    width = max(sum(_advance(part, theme) for part in line) for line in lines)
    return QRectF(0, 0, width, QFontMetricsF(theme.text_font(theme.look["label"])).height() * len(lines))


def paint_words(painter: QPainter, theme: ChartTheme, parts: Sequence[LabelPart], start: QPointF) -> None:
    """Paint one line of words from its baseline, with a halo of surface."""
    halo = QPen(theme.color("surface"), theme.size("label_halo"))
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    places, x = [], start.x()
    outline = QPainterPath()
    for part in parts:
        outline.addText(QPointF(x, start.y()), _font(part, theme), part.words)
        places.append((x, part))
        x += _advance(part, theme)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(halo)
    painter.drawPath(outline)
    for x, part in places:
        painter.setFont(_font(part, theme))
        painter.setPen(part.color)
        painter.drawText(QPointF(x, start.y()), part.words)


def _fitted(label: Label, theme: ChartTheme, room: float) -> Label:
    """Give a label no wider than the margin: the name on a line of its own, cut where it is still too long."""
    if label_size(label, theme).width() <= room:
        return label
    name, *rest = label.parts
    words = QFontMetricsF(_font(name, theme)).elidedText(
        name.words.strip(), Qt.TextElideMode.ElideRight, room
    )
    below: list[LabelPart] = []
    for part in rest:
        left = room - sum(_advance(one, theme) for one in below)
        shown = QFontMetricsF(_font(part, theme)).elidedText(part.words, Qt.TextElideMode.ElideRight, left)
        below.append(replace(part, words=shown))
    return replace(label, parts=(replace(name, words=words),), lines=(tuple(below), *label.lines))


@dataclass(frozen=True)
class _Room:
    """Where a label may stand: clear of marks, of labels and of their leader lines, inside the bounds."""

    taken: Sequence[QRectF]
    bounds: QRectF
    placed: Sequence[PlacedLabel]

    def is_free(self, box: QRectF) -> bool:
        """Tell whether a label may stand here."""
        if not self.bounds.contains(box) or any(box.intersects(other) for other in self.taken):
            return False
        return not any(one.leader is not None and _crosses(one.leader, box) for one in self.placed)

    def is_open(self, leader: tuple[QPointF, QPointF]) -> bool:
        """Tell whether a leader line crosses neither a label nor another leader line."""
        return not any(
            _crosses(leader, one.box) or (one.leader is not None and _meet(leader, one.leader))
            for one in self.placed
        )


def _beside(label: Label, theme: ChartTheme, room: _Room) -> PlacedLabel | None:
    size, gap = label_size(label, theme), theme.px(0.35)
    width, height = size.width(), size.height()
    anchor, reach, rise = label.anchor, label.reach + gap, label.reach + label.rise
    corners = (
        QPointF(anchor.x() + reach, anchor.y() - height / 2),
        QPointF(anchor.x() + reach, anchor.y() + height * 0.1),
        QPointF(anchor.x() + reach, anchor.y() - height * 1.1),
        QPointF(anchor.x() - reach - width, anchor.y() - height / 2),
        QPointF(anchor.x() - width / 2, anchor.y() - rise - height),
        QPointF(anchor.x() - width / 2, anchor.y() + rise),
        QPointF(anchor.x() - reach * 0.5, anchor.y() + rise),
        QPointF(anchor.x() - width + reach * 0.5, anchor.y() - rise - height),
    )
    for corner in corners:
        box = QRectF(corner.x(), corner.y(), width, height)
        if room.is_free(box):
            return PlacedLabel(label, box)
    return None


def _farther(label: Label, theme: ChartTheme, room: _Room) -> PlacedLabel | None:
    """Place a label at the end of a line, the shortest that finds a place."""
    size = label_size(label, theme)
    for length in _LEADER_LENGTHS:
        for dx, dy in _LEADER_TURNS:
            end = label.anchor + QPointF(dx, dy) * (length * theme.e)
            # Beside a line that runs sideways, above or below one that runs up or down.
            box = QRectF(end.x() - size.width() * (1 - _side(dx)) / 2, end.y() - size.height() * (1 - dy) / 2,
                         size.width(), size.height())  # fmt: skip
            edge = QPointF(dx * label.reach * 0.8, dy * (label.reach + label.rise) * 0.8)
            leader = (label.anchor + edge, end)
            if room.is_free(box) and room.is_open(leader):
                return PlacedLabel(label, box, leader)
    return None


def _side(dx: float) -> float:
    return max(-1.0, min(1.0, dx * 1.2))


def _crosses(line: tuple[QPointF, QPointF], box: QRectF) -> bool:
    corners = (box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft())
    sides = zip(corners, (*corners[1:], corners[0]), strict=True)
    return box.contains(line[0]) or box.contains(line[1]) or any(_meet(line, side) for side in sides)


def _meet(first: tuple[QPointF, QPointF], second: tuple[QPointF, QPointF]) -> bool:
    kind, _ = QLineF(*first).intersects(QLineF(*second))
    return kind is QLineF.IntersectionType.BoundedIntersection


def _font(part: LabelPart, theme: ChartTheme) -> QFont:
    multiple = theme.look["label"] * (0.96 if part.is_small else 1.0)
    return theme.text_font(multiple, is_strong=part.is_strong)


def _advance(part: LabelPart, theme: ChartTheme) -> float:
    return QFontMetricsF(_font(part, theme)).horizontalAdvance(part.words)
