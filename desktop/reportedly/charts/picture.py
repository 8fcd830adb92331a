"""The chart's content in pixels: which mark stands where, what joins them and what names them.

Built anew from a series whenever the view, the size or the choice changes; painting and hit-testing read it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.frame import Frame
from reportedly.charts.labels import PlacedLabel
from reportedly.charts.marks import Mark
from reportedly.charts.naming import MANY_MARKS, Naming, mark_box, name_marks
from reportedly.charts.points import PlottedSeries, Point
from reportedly.charts.showing import Showing
from reportedly.charts.step_lines import StepLine, step_lines
from reportedly.charts.swarms import Bracket, More, Span, gather
from reportedly.charts.ties import Tie, is_tied, tie_of
from reportedly.charts.wording import Wording

__all__ = ["Picture", "build_picture", "mark_of_point"]

_NO_PLACE = 99  # in the order of sources
_MOST_LINES = 20  # sources; with a line of each of more nobody can follow one


@dataclass(frozen=True)
class Picture:
    """Everything to paint, in the order of painting."""

    marks: tuple[Mark, ...]
    lines: tuple[StepLine, ...]
    ties: tuple[Tie, ...]
    brackets: tuple[Bracket, ...]
    margin: tuple[PlacedLabel, ...]  # labels of the latest figures at the right
    beside: tuple[PlacedLabel, ...]  # labels beside their marks
    more: tuple[More, ...]
    is_crowded: bool
    wordings: Mapping[str, Wording]
    frame: Frame

    @property
    def labels(self) -> tuple[PlacedLabel, ...]:
        """Give all labels."""
        return (*self.margin, *self.beside)

    def mark_at(self, place: QPointF, reach: float) -> Mark | None:
        """Give the nearest mark within `reach` of a place."""
        best, least = None, reach
        for mark in self.marks:
            dx = mark.x - place.x()
            dy = max(mark.top - place.y(), 0.0, place.y() - mark.bottom)
            distance = (dx * dx + dy * dy) ** 0.5
            if distance <= least:
                best, least = mark, distance
        return best

    def more_at(self, place: QPointF, reach: float) -> More | None:
        """Give the "+7" at a place; `reach` is the height of its words."""
        slack = 0.25 * reach
        return next(
            (m for m in self.more if m.box.adjusted(-slack, -slack, slack, slack).contains(place)), None
        )

    def stack_at(self, place: QPointF, reach: float) -> tuple[str, ...]:
        """Give the figures that the mark at a place stands for beside its own: here each has its own."""
        return ()

    def mark_of(self, figure_id: str | None) -> Mark | None:
        """Give the mark of a figure, if it is drawn."""
        return next((mark for mark in self.marks if mark.estimate.figure_id == figure_id), None)


def build_picture(
    plotted: PlottedSeries,
    frame: Frame,
    theme: ChartTheme,
    texts: Mapping[str, Wording],
    current: str | None,
    showing: Showing,
    *,
    former: Picture | None = None,
) -> Picture:
    """Lay out a series. `texts` gives each figure as it is written ("≥3,000").

    `former` is what was shown while the view is being dragged: its labels move along, and are placed anew when
    the hand rests.
    """
    # What lies beyond the plot in a view that was zoomed would stand on the labels in the margin.
    columns = plotted.columns
    shown = frame.places_in_view(columns.day, columns.top, columns.bottom, theme.px(0.7))
    plain = [plotted.points[place] for place in shown]
    plain.sort(key=lambda p: (p.estimate.figure_id != current, theme.places.get(p.estimate.voice, _NO_PLACE)))
    spans = [_span(point, frame) for point in plain]
    edges = frame.plot.left() + theme.px(0.9), frame.right - theme.px(0.9)
    swarms = gather(plain, spans, theme, edges)
    marks = tuple(
        mark_of_point(point, frame, x=place[0])
        for point, place in zip(plain, swarms.places, strict=True)
        if place is not None
    )
    brackets = swarms.brackets(spans, theme)
    ground = QRectF(QPointF(frame.plot.left(), 0), QPointF(frame.right, frame.plot.bottom()))
    more = swarms.more(plain, spans, [mark_box(mark, theme) for mark in marks], ground, theme)
    lines = step_lines(plotted, frame, _joined(plotted, theme, current)) if showing.has_lines else ()
    ties = tuple(tie_of(mark, frame) for mark in marks if mark.estimate.is_ahead and is_tied(mark.estimate))
    placed = zip(plain, swarms.places, strict=True)
    groups = {point.estimate.figure_id: place[1] for point, place in placed if place}
    has_names = (
        showing.has_names and len(plotted.voices) > 1
    )  # of one alone the note below says whose they are
    naming = Naming(marks, groups, swarms, lines, ties, brackets, more, has_names=has_names,
                    has_revisions=showing.has_revisions)  # fmt: skip
    if former is not None:
        margin, beside = former.margin, _moved(former, frame)
    else:
        margin, beside = name_marks(naming, frame, theme, texts, current)
    is_crowded = len(marks) > MANY_MARKS
    return Picture(marks, lines, ties, brackets, margin, beside, more, is_crowded, texts, frame)


def mark_of_point(point: Point, frame: Frame, *, x: float | None = None) -> Mark:
    """Give the mark of a point; `x` where it was moved away from its day."""
    at, top, bottom = _span(point, frame)
    estimate, days = point.estimate, point.possible
    is_off = bool(point.heights) and point.top > frame.greatest
    is_exact = estimate.is_ahead or days is None or days[0] == days[1]
    possible = None
    if not is_exact and days is not None:
        left, right = (frame.x_of(day) for day in days)
        possible = (max(left, frame.plot.left()), min(right, frame.plot.right()))
    return Mark(estimate, at if x is None else x, top, bottom, is_exact, is_off, possible)


def _joined(plotted: PlottedSeries, theme: ChartTheme, current: str | None) -> Sequence[str]:
    """Give the sources that get a step line: all, or of very many those with a colour and the current one."""
    voices = plotted.voices
    if len(voices) <= _MOST_LINES:
        return voices
    place = plotted.place_of(current)
    speaking = None if place is None else plotted.points[place].estimate.voice
    colors = len(theme.scheme["sources"]["mark"])
    return [v for v in voices if v == speaking or theme.places.get(v, colors) < colors]


def _moved(former: Picture, frame: Frame) -> tuple[PlacedLabel, ...]:
    """Move the labels of a view to where their marks stand after panning; those that leave the plot go."""
    by = QPointF((former.frame.first_day - frame.first_day) * frame.day_px,
                 (frame.top - former.frame.top) * frame.number_px)  # fmt: skip
    moved = []
    for placed in former.beside:
        label = replace(placed.label, anchor=placed.label.anchor + by)
        if frame.plot.contains(label.anchor):
            leader = None if placed.leader is None else (placed.leader[0] + by, placed.leader[1] + by)
            moved.append(PlacedLabel(label, placed.box.translated(by), leader))
    return tuple(moved)


def _span(point: Point, frame: Frame) -> Span:
    """Give the place of a mark: x, and the heights of its ends."""
    return frame.x_of(point.day), frame.level_of(point.top), frame.level_of(point.bottom)
