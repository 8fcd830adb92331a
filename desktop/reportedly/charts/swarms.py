"""Marks that stand on one spot: spread sideways over a bracket, the rest counted in a "+7".

What stands near on the screen may say different things: a hedge, a bound or a denial is never lent to a
neighbour. So the marks of one saying (number, relation, stance) stand together, and only they share a label.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.labels import Label, LabelPart, PlacedLabel, label_size
from reportedly.charts.looks import Shape, shape_of
from reportedly.charts.points import Point
from reportedly.charts.scale import crowds, spread
from reportedly.model.estimate import Estimate
from reportedly.model.figure import Stance
from reportedly.model.quantity import Kind, Relation

__all__ = ["Bracket", "More", "Saying", "Span", "Swarms", "gather", "saying_of"]

Span = tuple[float, float, float]  # x, top and bottom of a mark in pixels
Saying = tuple[Relation, Decimal | None, Decimal | None, Decimal | None, Kind, Stance]
_MORE_ROOM = 2.4  # e beside a group for its "+7"


@dataclass(frozen=True)
class Bracket:
    """Marks of one day, spread sideways: the ends, and the true place that the foot points to."""

    left: float
    right: float
    foot: float
    y: float


@dataclass(frozen=True)
class More:
    """ "+7" beside a group that was too large: where it stands, and the figures that it stands for."""

    placed: PlacedLabel
    figures: tuple[str, ...]

    @property
    def box(self) -> QRectF:
        """Give the rectangle of its words."""
        return self.placed.box

    @property
    def place(self) -> QPointF:
        """Give the middle of its words."""
        return self.placed.box.center()


@dataclass(frozen=True)
class Swarms:
    """Where each of some points stands: its x and its group (-1: alone), or None where it has no mark.

    `told` gives all who say the same thing in a group, those without a mark too.
    """

    places: Sequence[tuple[float, int] | None]
    members: Sequence[Sequence[int]]
    told: Mapping[tuple[int, Saying], Sequence[Estimate]]
    most: int

    def brackets(self, spans: Sequence[Span], theme: ChartTheme) -> tuple[Bracket, ...]:
        """Give a bracket under each group."""
        found, reach = [], theme.px(0.4)
        for group in self.members:
            if len(group) > 1:
                shown = group[: self.most]
                xs = [place[0] for index in shown if (place := self.places[index]) is not None]
                true = sum(spans[index][0] for index in shown) / len(shown)
                y = max(spans[index][2] for index in shown) + theme.px(0.95)
                found.append(Bracket(min(xs) - reach, max(xs) + reach, true, y))
        return tuple(found)

    def more(
        self,
        points: Sequence[Point],
        spans: Sequence[Span],
        taken: Sequence[QRectF],
        room: QRectF,
        theme: ChartTheme,
    ) -> tuple[More, ...]:
        """Count what has no mark beside each group: where no mark (`taken`) covers it, inside `room`."""
        found: list[More] = []
        for group in self.members:
            hidden = group[self.most :]
            if not hidden:
                continue
            shown = group[: self.most]
            xs = [place[0] for index in shown if (place := self.places[index]) is not None]
            tops, bottoms = [spans[index][1] for index in shown], [spans[index][2] for index in shown]
            around = QRectF(QPointF(min(xs), min(tops)), QPointF(max(xs), max(bottoms)))
            words = f"+{len(hidden):,}"
            label = Label(
                "", "", (LabelPart(words, theme.color("ink"), is_strong=True),), around.center(), 0.0
            )
            box = _place_more(label, around, [*taken, *(more.box for more in found)], room, theme)
            ids = tuple(points[index].estimate.figure_id for index in hidden)
            found.append(More(PlacedLabel(label, box), ids))
        return tuple(found)


def gather(
    points: Sequence[Point], spans: Sequence[Span], theme: ChartTheme, edges: tuple[float, float]
) -> Swarms:
    """Group points that stand near each other; `points` come in the order in which they shall stand.

    `edges` are the least and the greatest x of a mark that was moved.
    """
    pitch, most = theme.size("swarm_pitch"), int(theme.look["swarm_max"])
    spots = [(x, (top + bottom) / 2) for x, top, bottom in spans]
    near = _joined(crowds(spots, pitch), points, spans, theme)
    members = [_arranged(group, points, most) for group in near]
    told: dict[tuple[int, Saying], list[Estimate]] = {}
    for number, group in enumerate(members):
        for index in group if len(group) > 1 else ():
            estimate = points[index].estimate
            told.setdefault((number, saying_of(estimate)), []).append(estimate)
    places = spread(spots, members, pitch, most, edges=edges, beside=theme.px(_MORE_ROOM))
    return Swarms(places, members, told, most)


def saying_of(estimate: Estimate) -> Saying:
    """Give what is said, whoever says it: the number as it is hedged or bounded, and the stance."""
    return (estimate.relation, estimate.value, estimate.low, estimate.high, estimate.kind, estimate.stance)


def _joined(
    groups: Sequence[Sequence[int]], points: Sequence[Point], spans: Sequence[Span], theme: ChartTheme
) -> list[list[int]]:
    """Join groups of one day whose bars and arrows would lie on each other, as long as each mark keeps its place."""
    most = int(theme.look["swarm_max"])
    drawn = [_drawn(point, span, theme) for point, span in zip(points, spans, strict=True)]
    tall = {
        place
        for place, (x, top, bottom) in enumerate(drawn)
        if spans[place][1:] != (top, bottom) or top != bottom
    }
    joined: list[list[int]] = []
    for group in groups:
        home = list(group)
        if len(home) <= most:
            for other in [one for one in joined if len(one) <= most]:
                meets = any(
                    (a in tall or b in tall) and _overlap(drawn[a], drawn[b], theme)
                    for a in home
                    for b in other
                )
                if meets and len(home) + len(other) <= most:
                    joined.remove(other)
                    home = sorted([*other, *home])
        joined.append(home)
    return sorted(joined)


def _drawn(point: Point, span: Span, theme: ChartTheme) -> Span:
    """Give how far a mark reaches up and down with its arrow."""
    x, top, bottom = span
    shape = shape_of(point.estimate)
    if shape is Shape.AT_LEAST:
        top -= theme.size("mark", "at_least", "arrow_length")
    elif shape is Shape.UP_TO:
        bottom += theme.size("mark", "up_to", "arrow_length")
    return x, top, bottom


def _overlap(one: Span, other: Span, theme: ChartTheme) -> bool:
    """Tell whether two marks of one day touch each other."""
    reach = theme.size("mark", "exact", "diameter") / 2
    is_one_day = abs(one[0] - other[0]) < 1
    return is_one_day and one[1] - reach < other[2] + reach and other[1] - reach < one[2] + reach


def _arranged(group: Sequence[int], points: Sequence[Point], most: int) -> list[int]:
    """Put those that say the same thing side by side; each saying keeps a mark as long as there is room."""
    if len(group) == 1:
        return list(group)
    sayings: dict[Saying, list[int]] = {}
    for index in group:
        sayings.setdefault(saying_of(points[index].estimate), []).append(index)
    firsts = [members[0] for members in sayings.values()][:most]
    others = [index for members in sayings.values() for index in members if index not in firsts]
    shown = {*firsts, *others[: most - len(firsts)]}
    in_order = [index for members in sayings.values() for index in members]
    return [i for i in in_order if i in shown] + [i for i in in_order if i not in shown]


def _place_more(
    label: Label, around: QRectF, taken: Sequence[QRectF], room: QRectF, theme: ChartTheme
) -> QRectF:
    """Place a "+7" beside its marks: right, left, below the bracket, above; right where nothing is free."""
    size, gap, drop = label_size(label, theme), theme.px(0.85), theme.px(1.3)
    width, height = size.width(), size.height()
    corners = (
        QPointF(around.right() + gap, around.center().y() - height / 2),
        QPointF(around.left() - gap - width, around.center().y() - height / 2),
        QPointF(around.center().x() - width / 2, around.bottom() + drop),
        QPointF(around.center().x() - width / 2, around.top() - gap - height),
    )
    boxes = [QRectF(corner.x(), corner.y(), width, height) for corner in corners]
    inside = [box for box in boxes if room.contains(box)]
    for box in inside:
        if not any(box.intersects(other) for other in taken):
            return box
    return inside[0] if inside else boxes[0]
