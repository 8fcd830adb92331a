"""Direct labels: who says which number, beside its mark; placed so that none covers another or a mark."""

import math
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.label_room import Box, LabelRoom

__all__ = ["Label", "LabelPart", "PlacedLabel", "label_size", "multiple_of", "place_labels", "place_margin"]

_ABOVE = 1.0  # e above the plot in which a label of the margin may begin
_GAP = 0.5  # e between a mark and its label: the ring of a chosen mark has room
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
    short: tuple[LabelPart, ...] = field(default=())  # the first one where there is little room


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
    lines: Iterable[Box],
    bounds: QRectF,
    *,
    named: Set[str] = frozenset(),
) -> list[PlacedLabel]:
    """Place labels beside their marks: right, left, above, below, else tied by a line of at most 6 e.

    Voices in `named` stand elsewhere already: their labels take what the others leave.

    `lines` are kept clear where that is possible: a label stands rather farther off than on one. A label that
    finds no place inside `bounds` without touching an obstacle or another label is left out.
    """
    room = LabelRoom(bounds, theme.metrics(theme.look["label"]).height())
    room.take(obstacles)
    room.take_lines(lines)
    gap = theme.px(0.35)  # two labels on one line must not read as one
    placed: dict[int, PlacedLabel] = {}

    def put(number: int, found: PlacedLabel | None) -> None:
        if found is not None:
            placed[number] = found
            room.take_label(found.box.adjusted(-gap, 0, gap, 0), found.leader)

    # Each source is named at least once, so who is named nowhere else comes first. Of each part those that find a
    # place beside their mark come before any that has to be tied to it from farther off.
    for is_named in (False, True):
        own = [number for number, label in enumerate(labels) if (label.voice in named) is is_named]
        for number in own:
            put(number, _beside(labels[number], theme, room, is_over_lines=False))
        for number in own:
            if number not in placed:
                put(number, _elsewhere(labels[number], theme, room))
    return [placed[number] for number in sorted(placed)]


def place_margin(labels: Sequence[Label], theme: ChartTheme, bounds: QRectF) -> list[PlacedLabel]:
    """Place labels in the right margin at the height of their lines, pushed apart to 1.2 e of line distance.

    Those that would touch move up and down by as little as all of them together can. Where the pile is higher than
    the margin, those at its top are left out.
    """
    gap, left = theme.px(0.25), bounds.left()
    fitted = (_fitted(label, theme, bounds.width()) for label in labels)
    ordered = sorted(fitted, key=lambda label: label.anchor.y())
    sizes = [label_size(label, theme) for label in ordered]
    wanted = [label.anchor.y() - size.height() / 2 for label, size in zip(ordered, sizes, strict=True)]
    tops = _pushed_apart(wanted, [size.height() + gap for size in sizes])
    # Above the plot there is nothing to stand on; below it the whole pile moves up, from the bottom.
    ceiling, floor = bounds.top() - theme.px(_ABOVE), bounds.bottom()
    boxes = []
    for top, size in zip(tops, sizes, strict=True):
        box = QRectF(left, max(top, ceiling), size.width(), size.height())
        boxes.append(box)
        ceiling = box.bottom() + gap
    for box in reversed(boxes):
        if box.bottom() > floor:
            box.moveBottom(floor)
        floor = box.top() - gap
    placed = []
    for label, box in zip(ordered, boxes, strict=True):
        if box.top() < bounds.top() - theme.px(_ABOVE) - 1 or box.right() > bounds.right() + 1:
            continue
        middle = QPointF(box.left() - theme.px(0.3), box.center().y())
        is_moved = abs(middle.y() - label.anchor.y()) > theme.px(0.35) or label.anchor.x() < left - theme.px(
            1.5
        )
        tie = (QPointF(label.anchor.x() + label.reach, label.anchor.y()), middle)
        placed.append(PlacedLabel(label, box, tie if is_moved else None))
    return placed


def _pushed_apart(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Give tops that do not overlap, in their order, with the least sum of squared distances from those wanted.

    Labels that touch move as one block to the mean of what they want (pool adjacent violators).
    """
    blocks: list[tuple[float, int, float]] = []  # top, labels, height
    for top, height in zip(wanted, heights, strict=True):
        block = (top, 1, height)
        while blocks and blocks[-1][0] + blocks[-1][2] > block[0]:
            above, count, tall = blocks.pop()
            total = count + block[1]
            block = ((above * count + (block[0] - tall) * block[1]) / total, total, tall + block[2])
        blocks.append(block)
    tops, place = [], 0
    for top, count, _ in blocks:
        for height in heights[place : place + count]:
            tops.append(top)
            top += height
        place += count
    return tops


def label_size(label: Label, theme: ChartTheme) -> QRectF:
    """Give the size of a label at the origin."""
    lines = (label.parts, *label.lines)
    width = max(sum(_advance(part, theme) for part in line) for line in lines)
    return QRectF(0, 0, width, theme.metrics(theme.look["label"]).height() * len(lines))


def multiple_of(part: LabelPart, theme: ChartTheme) -> float:
    """Give the size of a part's font in e."""
    return theme.look["label"] * (0.96 if part.is_small else 1.0)


def _fitted(label: Label, theme: ChartTheme, room: float) -> Label:
    """Give a label no wider than the margin: the name on a line of its own, cut where it is still too long.

    Of several names as many stand in a line as there is room for.
    """
    if label_size(label, theme).width() <= room:
        return label
    name, *rest = label.parts
    is_joint = name.words.endswith(", ")
    lines = [name.words] if is_joint else _broken(name, theme, room)
    rows = [[replace(name, words=_cut(words, name, theme, room))] for words in lines]
    rows += [] if is_joint else [[]]
    for part in rest:
        if rows[-1] and sum(_advance(one, theme) for one in (*rows[-1], part)) > room:
            rows.append([])  # "own voice" stands whole on a line of its own rather than cut
        bare = part if rows[-1] else replace(part, words=part.words.lstrip())
        rows[-1].append(replace(bare, words=_cut(bare.words, part, theme, room)))
    top, *below = (tuple(row) for row in rows if row)
    return replace(label, parts=top, lines=(*below, *label.lines))


def _broken(name: LabelPart, theme: ChartTheme, room: float) -> list[str]:
    """Break a name over two lines where it is too long for one."""
    words = name.words.split()
    whole = " ".join(words)
    if len(words) < 2 or _advance(replace(name, words=whole), theme) <= room:
        return [whole]
    heads = (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    head = next((one for one in heads if _advance(replace(name, words=one), theme) <= room), words[0])
    return [head, whole.removeprefix(head).strip()]


def _elsewhere(label: Label, theme: ChartTheme, room: LabelRoom) -> PlacedLabel | None:
    """Place a label that has no room beside its mark: shorter, farther off, or over a line."""
    if label.short:
        label = replace(label, parts=label.short)
        found = _beside(label, theme, room, is_over_lines=False)
        if found is not None:
            return found
    clear, crossing = _farther(label, theme, room)
    return clear or _beside(label, theme, room, is_over_lines=True) or crossing


def _beside(label: Label, theme: ChartTheme, room: LabelRoom, *, is_over_lines: bool) -> PlacedLabel | None:
    size, gap = label_size(label, theme), theme.px(_GAP)
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
        QPointF(anchor.x() - reach - width, anchor.y() + height * 0.1),
        QPointF(anchor.x() - reach - width, anchor.y() - height * 1.1),
        QPointF(anchor.x() - reach * 0.5, anchor.y() - rise - height),
        QPointF(anchor.x() - width + reach * 0.5, anchor.y() + rise),
    )
    for corner in corners:
        box = QRectF(corner.x(), corner.y(), width, height)
        if room.is_free(box, is_over_lines=is_over_lines):
            return PlacedLabel(label, box)
    return None


def _farther(
    label: Label, theme: ChartTheme, room: LabelRoom
) -> tuple[PlacedLabel | None, PlacedLabel | None]:
    """Place a label at the end of a line, the shortest that finds a place: clear of lines, and over them."""
    size = label_size(label, theme)
    width, height = size.width(), size.height()
    x, y = label.anchor.x(), label.anchor.y()
    over: PlacedLabel | None = None
    for length in _LEADER_LENGTHS:
        for dx, dy in _LEADER_TURNS:
            end_x, end_y = x + dx * length * theme.e, y + dy * length * theme.e
            # Beside a line that runs sideways, above or below one that runs up or down.
            box = QRectF(end_x - width * (1 - _side(dx)) / 2, end_y - height * (1 - dy) / 2, width, height)
            if not room.is_free(box, is_over_lines=True):
                continue
            is_clear = room.is_free(box, is_over_lines=False)
            if over is not None and not is_clear:
                continue
            edge = QPointF(dx * label.reach * 0.8, dy * (label.reach + label.rise) * 0.8)
            leader = (label.anchor + edge, QPointF(end_x, end_y))
            if room.is_open(leader):
                found = PlacedLabel(label, box, leader)
                if is_clear:
                    return found, over
                over = found
    return None, over


def _side(dx: float) -> float:
    return max(-1.0, min(1.0, dx * 1.2))


def _cut(words: str, part: LabelPart, theme: ChartTheme, room: float) -> str:
    metrics = theme.metrics(multiple_of(part, theme), is_strong=part.is_strong)
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)


def _advance(part: LabelPart, theme: ChartTheme) -> float:
    return theme.advance(part.words, multiple_of(part, theme), is_strong=part.is_strong)
