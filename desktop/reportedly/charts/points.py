"""A series made ready for drawing: days and numbers as floats, worked out once and not at each resize."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from reportedly.charts.scale import usual_greatest
from reportedly.model.estimate import Estimate, Series
from reportedly.model.figure import Stance
from reportedly.model.quantity import Kind

__all__ = ["PlottedSeries", "Point"]


@dataclass(frozen=True, slots=True)
class Point:
    """One estimate: days count as `date.toordinal`, `heights` are the numbers that its mark touches."""

    estimate: Estimate
    day: int
    heights: tuple[float, ...]
    possible: tuple[int, int] | None  # first and last day on which it may have been said


class PlottedSeries:
    """The dated estimates of a series, and what the axes must hold.

    `known` are points that were made before, by the id of their figure; it is filled with the new ones. A
    filter or another article changes few of thousands.
    """

    def __init__(self, series: Series, known: dict[str, Point]) -> None:
        self.series = series
        points = []
        for estimate in series.estimates:
            point = known.get(estimate.figure_id)
            if point is None or point.estimate is not estimate:
                point = _point(estimate)
                if point is not None:
                    known[estimate.figure_id] = point
            if point is not None:
                points.append(point)
        self.points = tuple(points)

    @cached_property
    def days(self) -> tuple[int, int]:
        """Give the first and the last day that the chart must hold."""
        days = [day for point in self.points for day in (point.day, *(point.possible or ()))]
        said = (denial.said for denial in self.series.denials)
        days += [period.start.toordinal() for period in said if period is not None and period.start]
        return min(days), max(days)

    @cached_property
    def heights(self) -> list[float]:
        """Give the numbers of all marks, in order of size, each once."""
        return sorted({height for point in self.points for height in point.heights})

    @cached_property
    def usual_greatest(self) -> float:
        """Give the greatest number that an ordinary scale must hold."""
        return usual_greatest(self.heights)

    @cached_property
    def said(self) -> Mapping[str, list[Point]]:
        """Give the levels that each source asserted, in order: what its step line may join."""
        found: dict[str, list[Point]] = {voice: [] for voice in self.series.voices}
        for point in self.points:
            estimate = point.estimate
            if estimate.stance is Stance.ASSERTED and estimate.kind is not Kind.INCREMENT and point.heights:
                found[estimate.voice].append(point)
        return found


def _point(estimate: Estimate) -> Point | None:
    day = estimate.day
    if day is None:
        return None
    days = estimate.possible_days
    possible = None if days is None else (days[0].toordinal(), days[1].toordinal())
    return Point(estimate, day.toordinal(), tuple(float(number) for number in estimate.heights), possible)
