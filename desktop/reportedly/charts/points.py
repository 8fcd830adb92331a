"""A series made ready for drawing: days and numbers as floats, worked out once and not at each resize."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from reportedly.charts.looks import look_number
from reportedly.charts.scale import usual_greatest
from reportedly.model.estimate import Estimate, LoneDenial, Series
from reportedly.model.figure import Stance
from reportedly.model.quantity import Kind

__all__ = ["Columns", "KnownPoints", "PlottedSeries", "Point", "published_part"]


@dataclass(frozen=True, slots=True)
class Point:
    """One estimate: days count as `date.toordinal`, `heights` are the numbers that its mark touches."""

    estimate: Estimate
    day: int
    heights: tuple[float, ...]
    possible: tuple[int, int] | None  # first and last day on which it may have been said
    row: int  # of the columns of all points that are known

    @property
    def top(self) -> float:
        """Give the greatest of the heights; 0 where it gives no number."""
        return max(self.heights, default=0.0)

    @property
    def bottom(self) -> float:
        """Give the least of the heights."""
        return min(self.heights, default=0.0)


@dataclass(frozen=True, slots=True)
class Columns:
    """The points as columns of numbers, in their order; `voice` is the place in `PlottedSeries.voices`."""

    day: np.ndarray
    top: np.ndarray
    bottom: np.ndarray
    look: np.ndarray
    voice: np.ndarray
    about: np.ndarray  # the day that a level is about; 0 where no step line may join the point

    def at(self, places: np.ndarray) -> "Columns":
        """Give some of the rows."""
        columns = (self.day, self.top, self.bottom, self.look, self.voice, self.about)
        return Columns(*(column[places] for column in columns))


class KnownPoints:
    """Points that were made before, with their columns: a filter or another article changes few of thousands."""

    def __init__(self, *, is_by_target: bool = False) -> None:
        self._is_by_target = is_by_target
        self._known: dict[str, Point] = {}
        self._rows: list[tuple[float, float, float, int, int, int]] = []  # as in `Columns`
        self._array = np.zeros((0, 6))
        self._voices: dict[str, int] = {}

    def of(self, estimates: Sequence[Estimate]) -> tuple[Point, ...]:
        """Give the points of the estimates that have a day."""
        points, known = [], self._known
        for estimate in estimates:
            point = known.get(estimate.figure_id)
            if point is None or point.estimate is not estimate:
                point = self._make(estimate)
                if point is None:
                    continue
                known[estimate.figure_id] = point
            points.append(point)
        return tuple(points)

    def columns(self, points: Sequence[Point], voices: Sequence[str]) -> Columns:
        """Give points of `of` as columns."""
        if len(self._array) < len(self._rows):
            fresh = np.array(self._rows[len(self._array) :], dtype=float).reshape(-1, 6)
            self._array = np.concatenate((self._array, fresh))
        rows = self._array[np.fromiter((point.row for point in points), np.int64, len(points))]
        place_of = np.zeros(len(self._voices) + 1, dtype=np.int64)
        place_of[[self._voices[voice] for voice in voices if voice in self._voices]] = [
            place for place, voice in enumerate(voices) if voice in self._voices
        ]
        day, top, bottom, look, voice, about = rows.T
        return Columns(day, top, bottom, look.astype(np.int64), place_of[voice.astype(np.int64)], about)

    def _make(self, estimate: Estimate) -> Point | None:
        days = estimate.possible_days
        possible = None if days is None else (days[0].toordinal(), days[1].toordinal())
        day = estimate.day
        if self._is_by_target and (target := estimate.target_end or estimate.target_start) is not None:
            day, possible = target, None
        if day is None:
            return None
        if (then := _former_day(estimate)) is not None and then < day:
            day, possible = then, None
        heights = tuple(float(number) for number in estimate.heights)
        is_exact = estimate.is_ahead or possible is None or possible[0] == possible[1]
        look = look_number(estimate, is_dated_exactly=is_exact)
        voice = self._voices.setdefault(estimate.voice, len(self._voices))
        ordinal = day.toordinal()
        top, bottom = max(heights, default=0.0), min(heights, default=0.0)
        point = Point(estimate, ordinal, heights, possible, len(self._rows))
        self._rows.append((ordinal, top, bottom, look, voice, _about(point) if _is_level(point) else 0))
        return point


class PlottedSeries:
    """The dated estimates of a series, and what the axes must hold."""

    def __init__(self, series: Series, known: KnownPoints) -> None:
        self.series, self._known = series, known
        self.points = known.of(series.estimates)
        self.denials: Sequence[LoneDenial] = series.denials
        self._whole: PlottedSeries | None = None

    def only(self, places: Sequence[int] | np.ndarray, denials: Sequence[LoneDenial]) -> "PlottedSeries":
        """Give some of the points, in their order: what had been published by a day. The axes stay (`whole`)."""
        part = PlottedSeries.__new__(PlottedSeries)
        part.series, part._whole, part.denials = self.series, self.whole, denials
        points = self.points
        part.points = tuple([points[place] for place in np.asarray(places).tolist()])
        part.voices = self.voices
        part.columns = self.columns.at(np.asarray(places, dtype=np.int64))
        return part

    @property
    def whole(self) -> "PlottedSeries":
        """Give what this is a part of: itself, where it is all (kept nowhere, or only the collector would free it)."""
        return self._whole or self

    @cached_property
    def voices(self) -> tuple[str, ...]:
        """Give who speaks, in the order of the first estimate; also those without a date."""
        return self.series.voices

    @cached_property
    def columns(self) -> Columns:
        """Give the points as columns."""
        return self._known.columns(self.points, self.voices)

    @cached_property
    def days(self) -> tuple[int, int]:
        """Give the first and the last day that the chart must hold."""
        days = [self.columns.day.min(), self.columns.day.max()]
        days += [day for point in self.points if point.possible is not None for day in point.possible]
        said = (denial.said for denial in self.series.denials)
        days += [period.start.toordinal() for period in said if period is not None and period.start]
        return int(min(days)), int(max(days))

    @cached_property
    def heights(self) -> list[float]:
        """Give the numbers of all marks, in order of size, each once."""
        columns = self.columns
        found = np.unique(np.concatenate((columns.top, columns.bottom)))
        if not found.all() and not any(0.0 in point.heights for point in self.points):
            found = found[found != 0]  # the place of those that give no number
        return [float(height) for height in found]

    @cached_property
    def usual_greatest(self) -> float:
        """Give the greatest number that an ordinary scale must hold."""
        return usual_greatest(self.heights)

    def levels(self, voice: str, greatest: float) -> tuple[Sequence[Point], Sequence[int]]:
        """Give what the step line of a source joins, with the days: one level a day, none beyond the scale."""
        found = self._levels.get((voice, greatest))
        if found is None:
            columns = self.columns
            is_mine = columns.voice == self.voices.index(voice)
            mine = np.flatnonzero(is_mine & (columns.about > 0) & (columns.top <= greatest))
            # Of several figures of one day the one about the latest day stands ("41, up from 34 a day earlier"),
            # else the last in the text; the marks show all.
            mine = mine[np.lexsort((columns.about[mine], columns.day[mine]))]
            days = columns.day[mine]
            is_last = np.append(days[1:] != days[:-1], True)[: len(mine)]
            levels = tuple([self.points[place] for place in mine[is_last].tolist()])
            found = self._levels[voice, greatest] = levels, tuple([point.day for point in levels])
        return found

    @cached_property
    def _levels(self) -> dict[tuple[str, float], tuple[Sequence[Point], Sequence[int]]]:
        return {}

    @cached_property
    def order(self) -> np.ndarray:
        """Give the places of the points as one walks through them: by day, then from the greatest number down."""
        columns = self.columns
        return np.lexsort((-columns.top, columns.day))

    @cached_property
    def published(self) -> np.ndarray:
        """Give the day on which each point's article was published; beyond all days where nobody knows."""
        never = date.max.toordinal() + 1
        days = (point.estimate.published for point in self.points)
        return np.fromiter((day.toordinal() if day else never for day in days), np.int64, len(self.points))

    def place_of(self, figure_id: str | None) -> int | None:
        """Give the place of a figure's point, if it has one."""
        return None if figure_id is None else self._places.get(figure_id)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {point.estimate.figure_id: place for place, point in enumerate(self.points)}


def _former_day(estimate: Estimate) -> date | None:
    """Give the one day of a number that is only recalled ("up from 40 on Monday"): there its source stood at it."""
    is_one_day = estimate.target_start is not None and estimate.target_start == estimate.target_end
    return estimate.target_end if estimate.is_replaced and is_one_day and not estimate.is_ahead else None


def _is_level(point: Point) -> bool:
    """Tell whether a step line may join it: a level that its source asserted."""
    estimate = point.estimate
    return estimate.stance is Stance.ASSERTED and estimate.kind is not Kind.INCREMENT and bool(point.heights)


def _about(point: Point) -> int:
    """Give the day that a figure is about, where it names an earlier one; else the day of its mark."""
    end = point.estimate.target_end
    return point.day if end is None else min(point.day, end.toordinal())


def published_part(
    whole: PlottedSeries, day: date | None, since: date | None, denials: Sequence[LoneDenial] | None
) -> tuple[PlottedSeries, frozenset[str] | None]:
    """Give what of a series had been published by a day, and which figures of it came after an earlier one.

    `denials` are those of that day (default: those of the figures that show). No day is the last stop: all of it.
    """
    published = whole.published
    by_then = np.ones(len(published), dtype=bool) if day is None else published <= day.toordinal()
    places = np.flatnonzero(by_then)
    if day is None:
        denials = whole.denials
    elif denials is None:
        shown = {whole.points[place].estimate.figure_id for place in places}
        # A denial stands in an article with a figure that it denies.
        denials = [denial for denial in whole.series.denials if not shown.isdisjoint(denial.figures)]
    fresh: frozenset[str] | None = None
    if since is not None:
        after = np.flatnonzero((published > since.toordinal()) & by_then)
        fresh = frozenset(whole.points[place].estimate.figure_id for place in after)
    return whole if day is None else whole.only(places, denials), fresh
