"""The picture of a series with more marks than a view has room for: thinned by screen cell.

Each spot draws the mark of one figure where that figure stands, and counts the others: "+7" where there is room
for the words, a rule under the mark everywhere. All of it is worked out in columns of numbers, and for one scale
only once: panning moves it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from reportedly.charts.cells import Cells, thinned
from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.frame import Frame
from reportedly.charts.labels import Label, LabelPart, PlacedLabel, label_size
from reportedly.charts.marks import Mark
from reportedly.charts.naming import Naming, name_marks
from reportedly.charts.picture import Picture, mark_of_point
from reportedly.charts.points import PlottedSeries
from reportedly.charts.showing import Showing
from reportedly.charts.step_lines import StepLine, step_lines
from reportedly.charts.swarms import Bracket, More, Swarms
from reportedly.charts.ties import Tie, is_tied, tie_of
from reportedly.charts.wording import Wording

__all__ = ["CrowdPicture", "Spots", "Thinning", "build_crowd"]

_MOST_LINES = 10  # sources whose step lines can be told apart; of more only that of the current figure
_OFF = 1 << 18  # rows above all others, for what is off the scale
_MOST_COUNTED = 1_000  # in words beside a mark; more have no room there
_COUNT_GAP = 0.62  # e between a mark and its "+7"


class Thinning:
    """The spots of a series at one scale; panning takes others of them, and changes none."""

    def __init__(self, plotted: PlottedSeries, frame: Frame, theme: ChartTheme) -> None:
        columns = plotted.columns
        self.plotted, self.first_day = plotted, plotted.whole.days[0]
        places = [theme.places.get(voice, 99) for voice in plotted.voices]
        place = np.array(places or [0])[columns.voice]
        order = np.lexsort((columns.day, place))
        is_off = columns.top > frame.greatest
        top, bottom = frame.levels(columns.top), frame.levels(columns.bottom)
        pitch = theme.size("swarm_pitch")
        xs = (columns.day - self.first_day) * frame.day_px
        edge = _OFF * pitch
        cells = thinned(
            xs[order], np.where(is_off, edge, top)[order], np.where(is_off, edge, bottom)[order], pitch
        )
        first = order[cells.first]
        self.cells = Cells(first, cells.start, cells.count, order[cells.members], cells.column, cells.room)
        self.x, self.top, self.bottom, self.is_off = xs[first], top[first], bottom[first], is_off[first]
        self.pitch = pitch

    def at(self, frame: Frame) -> "Spots":
        """Give the spots that a view shows."""
        shift = (self.first_day - frame.first_day) * frame.day_px
        plot, slack = frame.plot, self.pitch
        ends = (np.array([plot.left() - slack, plot.right() + slack]) - shift) / self.pitch
        start, stop = np.searchsorted(self.cells.column, [np.floor(ends[0]) - 1, np.floor(ends[1]) + 1])
        some = slice(int(start), int(stop))
        x = self.x[some] + shift
        top = np.where(self.is_off[some], frame.edge, frame.base - self.top[some])
        bottom = np.where(self.is_off[some], frame.edge, frame.base - self.bottom[some])
        half = slack * 0.7
        is_in = (x >= plot.left() - half) & (x <= plot.right() + half)
        is_in &= (bottom >= plot.top() - half) & (top <= plot.bottom() + half)
        spots = np.flatnonzero(is_in)
        return Spots(x[spots], top[spots], bottom[spots], self.is_off[some][spots], spots + int(start))


@dataclass(frozen=True, slots=True)
class Spots:
    """The marks in view as columns of pixels; `spot` is their place among the cells."""

    x: np.ndarray
    top: np.ndarray
    bottom: np.ndarray
    is_off: np.ndarray
    spot: np.ndarray


@dataclass(frozen=True)
class CrowdPicture:
    """What `Picture` is for few marks, for many."""

    thinning: Thinning
    spots: Spots
    lines: tuple[StepLine, ...]
    current: Mark | None  # drawn above the others, also where another mark stands for its spot
    margin: tuple[PlacedLabel, ...]
    beside: tuple[PlacedLabel, ...]
    wordings: Mapping[str, Wording]
    frame: Frame
    theme: ChartTheme

    is_crowded = True
    brackets: tuple[Bracket, ...] = ()

    @property
    def labels(self) -> tuple[PlacedLabel, ...]:
        """Give all labels."""
        return (*self.margin, *self.beside)

    @property
    def points(self) -> PlottedSeries:
        """Give the series that is shown."""
        return self.thinning.plotted

    @property
    def drawn(self) -> np.ndarray:
        """Give the point that is drawn at each spot in view."""
        return self.thinning.cells.first[self.spots.spot]

    @property
    def counts(self) -> np.ndarray:
        """Give the number of figures at each spot in view."""
        return self.thinning.cells.count[self.spots.spot]

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Give the tie of the current plan or forecast: those of all would cover everything."""
        mark = self.current
        if mark is None or not (mark.estimate.is_ahead and is_tied(mark.estimate)):
            return ()
        return (tie_of(mark, self.frame),)

    @cached_property
    def counted(self) -> np.ndarray:
        """Give the spots in view that have room for their "+7"."""
        counts, room = self.counts, self.thinning.cells.room[self.spots.spot]
        needed = np.where(counts > 10, 3, 2)
        is_inside = self.spots.x <= self.frame.plot.right() - needed * self.thinning.pitch
        return np.flatnonzero((counts > 1) & (room >= needed) & (counts <= _MOST_COUNTED) & is_inside)

    @property
    def summary(self) -> str:
        """Say how many figures stand at how many places."""
        figures, places = int(self.counts.sum()), len(self.spots.x)
        if figures == places:
            return ""
        return f"{figures:,} figures at {places:,} places, those that share one are counted. Zoom in to part them"

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Give the marks in view one by one, for paper and for those who ask; the window paints columns."""
        points, frame = self.points.points, self.frame
        return tuple(mark_of_point(points[place], frame) for place in self.drawn)

    @cached_property
    def more(self) -> tuple[More, ...]:
        """Give the "+7" of each spot that has room for it."""
        found = []
        for place in self.counted:
            figures = self.figures_at(int(place))[1:]
            part = LabelPart(f"+{len(figures):,}", self.theme.color("ink"), is_strong=True)
            middle = float(self.spots.top[place] + self.spots.bottom[place]) / 2
            left = float(self.spots.x[place]) + self.theme.px(_COUNT_GAP)
            label = Label("", "", (part,), QPointF(left, middle), 0.0)
            size = label_size(label, self.theme)
            box = QRectF(left, middle - size.height() / 2, size.width(), size.height())
            found.append(More(PlacedLabel(label, box), figures))
        return tuple(found)

    def has_any_of(self, figures: frozenset[str]) -> np.ndarray:
        """Tell of each spot in view whether one of these figures stands there, drawn or counted."""
        points, cells = self.points.points, self.thinning.cells
        is_wanted = np.fromiter((point.estimate.figure_id in figures for point in points), bool, len(points))
        if not len(cells.start):
            return np.zeros(0, dtype=bool)
        return np.logical_or.reduceat(is_wanted[cells.members], cells.start)[self.spots.spot]

    def figures_at(self, place: int) -> tuple[str, ...]:
        """Give the figures of a spot in view, the one that is drawn first."""
        points = self.points.points
        members = self.thinning.cells.points_of(int(self.spots.spot[place]))
        return tuple(points[member].estimate.figure_id for member in members)

    def place_at(self, place: QPointF, reach: float) -> int | None:
        """Give the spot nearest to a place, within reach."""
        spots = self.spots
        if not len(spots.x):
            return None
        dy = np.maximum(np.maximum(spots.top - place.y(), place.y() - spots.bottom), 0.0)
        distances = np.hypot(spots.x - place.x(), dy)
        nearest = int(distances.argmin())
        return nearest if distances[nearest] <= reach else None

    def mark_at(self, place: QPointF, reach: float) -> Mark | None:
        """Give the nearest mark within `reach` of a place."""
        nearest = self.place_at(place, reach)
        return None if nearest is None else mark_of_point(self.points.points[self.drawn[nearest]], self.frame)

    def more_at(self, place: QPointF, reach: float) -> More | None:
        """Give the "+7" at a place."""
        slack = 0.25 * reach
        return next(
            (m for m in self.more if m.box.adjusted(-slack, -slack, slack, slack).contains(place)), None
        )

    def stack_at(self, place: QPointF, reach: float) -> tuple[str, ...]:
        """Give all figures for which the mark at a place stands; none where it stands for itself."""
        nearest = self.place_at(place, reach)
        return () if nearest is None or self.counts[nearest] == 1 else self.figures_at(nearest)

    def mark_of(self, figure_id: str | None) -> Mark | None:
        """Give the mark of a figure, where it stands or would stand; None where it is not in view."""
        place = self.points.place_of(figure_id)
        if place is None:
            return None
        mark = mark_of_point(self.points.points[place], self.frame)
        return mark if self.frame.plot.adjusted(-1, -1, 1, 1).contains(QPointF(mark.x, mark.middle)) else None


def build_crowd(
    thinning: Thinning,
    frame: Frame,
    theme: ChartTheme,
    texts: Mapping[str, Wording],
    current: str | None,
    showing: Showing,
) -> CrowdPicture:
    """Lay out a view of a thinned series."""
    plotted = thinning.plotted
    spots = thinning.at(frame)
    place = plotted.place_of(current)
    mark = None if place is None else mark_of_point(plotted.points[place], frame)
    if mark is not None and not frame.plot.adjusted(-1, -1, 1, 1).contains(QPointF(mark.x, mark.middle)):
        mark = None
    lines: Sequence[StepLine] = ()
    if showing.has_lines:
        voices = plotted.voices
        if len(voices) > _MOST_LINES:
            voices = () if place is None else (plotted.points[place].estimate.voice,)
        lines = step_lines(plotted, frame, voices) if voices else ()
    margin, beside = _names(plotted, lines, mark, frame, theme, texts)
    return CrowdPicture(thinning, spots, tuple(lines), mark, margin, beside, texts, frame, theme)


def _names(
    plotted: PlottedSeries,
    lines: Sequence[StepLine],
    current: Mark | None,
    frame: Frame,
    theme: ChartTheme,
    texts: Mapping[str, Wording],
) -> tuple[tuple[PlacedLabel, ...], tuple[PlacedLabel, ...]]:
    """Name the current figure, and the latest of each source that has a line."""
    places = [plotted.place_of(line.latest) for line in lines]
    marks = [mark_of_point(plotted.points[place], frame) for place in places if place is not None]
    named = {mark.estimate.figure_id: mark for mark in (*marks, *([current] if current else ()))}
    figure_id = current.estimate.figure_id if current else None
    alone = dict.fromkeys(named, -1)
    swarms = Swarms((), (), {}, 1)
    naming = Naming(tuple(named.values()), alone, swarms, lines, (), (), (), has_revisions=False)
    return name_marks(naming, frame, theme, texts, figure_id)


Drawn = Picture | CrowdPicture
"""What a canvas paints."""
