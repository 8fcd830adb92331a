"""Where a label may still stand: clear of marks, of other labels and of their leader lines.

Boxes are kept in rows as high as a line of text, so that a place is compared with its neighbours only: a
chart with 400 marks asks 100,000 times.
"""

import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF

__all__ = ["Box", "LabelRoom"]

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels."""
Line = tuple[float, float, float, float]  # x and y of both ends


class LabelRoom:
    """Boxes that are taken inside `bounds`; `row_height` is about the height of a label."""

    def __init__(self, bounds: QRectF, row_height: float) -> None:
        self._bounds = _box(bounds)
        self._height = max(row_height, 1.0)
        self._taken: dict[int, list[Box]] = {}
        self._lines: dict[int, list[Box]] = {}
        self._labels: list[Box] = []
        self._leaders: list[Line] = []

    def take(self, boxes: Iterable[QRectF]) -> None:
        """Take places that no label may cover."""
        for box in boxes:
            self._put(self._taken, _box(box))

    def take_lines(self, boxes: Iterable[Box]) -> None:
        """Take places that a label covers only where it finds no other."""
        for box in boxes:
            self._put(self._lines, box)

    def take_label(self, box: QRectF, leader: tuple[QPointF, QPointF] | None) -> None:
        """Take the place of a label and of the line that ties it to its mark."""
        self._put(self._taken, _box(box))
        self._labels.append(_box(box))
        if leader is not None:
            self._leaders.append(_line(leader))

    def is_free(self, box: QRectF, *, is_over_lines: bool) -> bool:
        """Tell whether a label may stand here."""
        wanted = left, top, right, bottom = _box(box)
        first_x, first_y, last_x, last_y = self._bounds
        if left < first_x or top < first_y or right > last_x or bottom > last_y:
            return False
        if self._meets(self._taken, wanted) or (not is_over_lines and self._meets(self._lines, wanted)):
            return False
        return not any(_crosses(leader, wanted) for leader in self._leaders)

    def is_open(self, leader: tuple[QPointF, QPointF]) -> bool:
        """Tell whether a leader line crosses neither a label nor another leader line."""
        line = _line(leader)
        if any(_crosses(line, box) for box in self._labels):
            return False
        return not any(_meet(line, other) for other in self._leaders)

    def _put(self, rows: dict[int, list[Box]], box: Box) -> None:
        if box[2] > box[0] and box[3] > box[1]:  # a line without width hides nothing
            for row in self._rows(box):
                rows.setdefault(row, []).append(box)

    def _meets(self, rows: dict[int, list[Box]], box: Box) -> bool:
        left, top, right, bottom = box
        return any(
            left < x1 and x0 < right and top < y1 and y0 < bottom
            for row in self._rows(box)
            for x0, y0, x1, y1 in rows.get(row, ())
        )

    def _rows(self, box: Box) -> range:
        # Only what lies inside the bounds can be in the way: a line may reach far out of a zoomed view.
        top, bottom = max(box[1], self._bounds[1]), min(box[3], self._bounds[3])
        return range(math.floor(top / self._height), math.floor(bottom / self._height) + 1)


def _box(rect: QRectF) -> Box:
    return rect.left(), rect.top(), rect.right(), rect.bottom()


def _line(ends: tuple[QPointF, QPointF]) -> Line:
    return ends[0].x(), ends[0].y(), ends[1].x(), ends[1].y()


def _crosses(line: Line, box: Box) -> bool:
    left, top, right, bottom = box
    ax, ay, bx, by = line
    if max(ax, bx) < left or min(ax, bx) > right or max(ay, by) < top or min(ay, by) > bottom:
        return False
    if (left <= ax <= right and top <= ay <= bottom) or (left <= bx <= right and top <= by <= bottom):
        return True
    sides = (
        (left, top, right, top), (right, top, right, bottom),
        (right, bottom, left, bottom), (left, bottom, left, top),
    )  # fmt: skip
    return any(_meet(line, side) for side in sides)


def _meet(first: Line, second: Line) -> bool:
    """Tell whether two stretches have a point in common; parallel ones do not."""
    ax, ay = first[2] - first[0], first[3] - first[1]
    bx, by = second[0] - second[2], second[1] - second[3]
    cx, cy = first[0] - second[0], first[1] - second[1]
    turn = ay * bx - ax * by
    if turn == 0:
        return False
    return 0 <= (by * cx - bx * cy) / turn <= 1 and 0 <= (ax * cy - ay * cx) / turn <= 1
