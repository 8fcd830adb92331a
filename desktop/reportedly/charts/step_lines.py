"""Step lines: what a source had last said, from one of its levels to the next."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from reportedly.charts.frame import Frame
from reportedly.charts.points import PlottedSeries, Point
from reportedly.model.quantity import Relation

__all__ = ["StepLine", "Stretch", "step_lines"]


Stretch = tuple[float, float, float, float]
"""X and y of both ends, in pixels: there are thousands."""


@dataclass(frozen=True)
class StepLine:
    """What a source had last said: the stretches of a step line, x and y of both ends, and bands over ranges."""

    voice: str
    corners: tuple[Stretch, ...]
    bands: tuple[QRectF, ...]
    end: QPointF | None  # where it meets the last day
    latest: str  # the figure that it ends with
    before: str | None = None  # the figure of the level that the last one replaced


def step_lines(plotted: PlottedSeries, frame: Frame, voices: Collection[str]) -> tuple[StepLine, ...]:
    """Join the asserted levels of some sources by what they had last said; never sloping, never a mean."""
    lines = []
    first, last = frame.day_at(frame.plot.left()), frame.day_at(frame.plot.right())
    for voice in voices:
        levels, days = plotted.levels(voice, frame.greatest)
        if len(levels) < 2:
            continue  # one figure has nothing to be joined with
        # From the last level before the view to the first one after it.
        start, end = max(bisect_left(days, first) - 1, 0), bisect_right(days, last) + 1
        if shown := levels[start:end]:
            lines.append(_step_line(voice, levels, shown, frame))
    return tuple(lines)


def _step_line(voice: str, levels: Sequence[Point], said: Sequence[Point], frame: Frame) -> StepLine:
    """Join the levels in view; `levels` are all of the source."""
    corners: list[Stretch] = []
    bands: list[QRectF] = []
    end: QPointF | None = None
    previous_y: float | None = None
    last_x = frame.x_of(frame.until)
    xs = [frame.x_of(point.day) for point in said] + [last_x]
    for place, point in enumerate(said):
        x, until = xs[place], xs[place + 1]
        ys = [frame.y_of(number) for number in point.heights]
        if len(ys) > 1:
            ys.sort()
        level = sum(ys) / len(ys)
        if previous_y is not None:
            # The vertical ends at the nearer end of a range: nobody said the middle.
            nearer = ys[0] if len(ys) == 1 else min(ys, key=lambda y: abs(y - previous_y))
            corners.append((x, previous_y, x, nearer))
        if len(ys) == 2 and point.estimate.relation is Relation.RANGE:
            bands.append(QRectF(x, ys[0], until - x, ys[1] - ys[0]))
            previous_y = (
                ys[0] if len(said) > place + 1 and _is_above(said[place + 1], ys[0], frame) else ys[1]
            )
        else:
            corners.append((x, level, until, level))
            previous_y = level
        end = QPointF(last_x, level)
    return StepLine(
        voice, tuple(corners), tuple(bands), end, levels[-1].estimate.figure_id, _replaced(levels)
    )


def _replaced(said: Sequence[Point]) -> str | None:
    """Give the last figure that says something else than the latest."""
    latest = said[-1].estimate
    former = (
        point.estimate for point in reversed(said[:-1])
        if (point.estimate.relation, point.estimate.bounds) != (latest.relation, latest.bounds)
    )  # fmt: skip
    return next((estimate.figure_id for estimate in former), None)


def _is_above(point: Point, y: float, frame: Frame) -> bool:
    return min(frame.y_of(number) for number in point.heights) <= y
