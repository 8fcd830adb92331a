"""The chart's content in pixels: which mark stands where, what joins them and what names them.

Built anew from a series whenever the view, the size or the choice changes; painting and hit-testing read it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QPointF, QRectF

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.labels import Label, LabelPart, PlacedLabel, place_labels, place_margin
from reportedly.charts.marks import Mark, Shape, shape_of
from reportedly.charts.scale import spread
from reportedly.model.estimate import Estimate, Series
from reportedly.model.figure import Stance
from reportedly.model.quantity import Kind, Relation

__all__ = ["Bracket", "Picture", "StepLine", "Tie", "build_picture", "days_of", "short_voice"]

MANY_MARKS = 40  # from here on step lines fade and only the telling figures keep labels
_LONGEST_VOICE = 22


@dataclass(frozen=True)
class StepLine:
    """What a source had last said: corners of a step line, and bands over ranges (left, right, top, bottom)."""

    voice: str
    corners: tuple[tuple[QPointF, QPointF], ...]
    bands: tuple[QRectF, ...]
    end: QPointF | None  # where it meets the last day


@dataclass(frozen=True)
class Tie:
    """The dotted line from the day on which a plan or forecast was said to the mark at its target."""

    voice: str
    said_x: float
    mark: Mark
    period: tuple[float | None, float]  # first and last day of the target in pixels; no start is None


@dataclass(frozen=True)
class Bracket:
    """Marks of one day, spread sideways: the ends, and the true place that the foot points to."""

    left: float
    right: float
    foot: float
    y: float


@dataclass(frozen=True)
class Picture:
    """Everything to paint, in the order of painting."""

    marks: tuple[Mark, ...]
    lines: tuple[StepLine, ...]
    ties: tuple[Tie, ...]
    brackets: tuple[Bracket, ...]
    labels: tuple[PlacedLabel, ...]
    more: tuple[tuple[QPointF, int], ...]  # "+7" beside a group that was too large
    is_crowded: bool

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

    def mark_of(self, figure_id: str | None) -> Mark | None:
        """Give the mark of a figure, if it is drawn."""
        return next((mark for mark in self.marks if mark.estimate.figure_id == figure_id), None)


@dataclass(frozen=True)
class Frame:
    """Where things go: days and numbers to pixels, and the edges of the plot."""

    x_of: Callable[[float], float]
    y_of: Callable[[float], float]
    plot: QRectF  # the ground of the marks; the margin for labels lies at its right
    last_day: float
    greatest: float  # numbers above stand at the upper edge


def days_of(series: Series) -> tuple[date, date] | None:
    """Give the first and the last day that the chart must hold; None where nothing is dated."""
    days = [day for e in series.estimates for day in (e.day, *(e.possible_days or ())) if day is not None]
    days += [d.said.start for d in series.denials if d.said is not None and d.said.start is not None]
    return (min(days), max(days)) if any(e.day for e in series.estimates) else None


def build_picture(
    series: Series, frame: Frame, theme: ChartTheme, texts: Mapping[str, str], current: str | None
) -> Picture:
    """Lay out a series. `texts` gives each figure as it is written ("≥3,000")."""
    dated = [estimate for estimate in series.estimates if estimate.day is not None]
    dated.sort(key=lambda e: (e.figure_id != current, theme.places.get(e.voice, 99)))
    plain = [_mark(estimate, frame) for estimate in dated]
    places = spread([(mark.x, mark.centre.y()) for mark in plain], theme.size("swarm_pitch"),
                    int(theme.look["swarm_max"]))  # fmt: skip
    marks = tuple(
        replace(mark, x=place[0]) for mark, place in zip(plain, places, strict=True) if place is not None
    )
    brackets, more = _brackets(plain, places, theme)
    lines = _step_lines(series, frame)
    ties = tuple(_tie(mark, frame) for mark in marks if mark.estimate.is_ahead and _is_tied(mark.estimate))
    is_crowded = len(marks) > MANY_MARKS
    labels = _labels(marks, places, lines, frame, theme, texts, current)
    return Picture(marks, lines, ties, brackets, labels, more, is_crowded)


def short_voice(voice: str, *, is_own_voice: bool) -> str:
    """Give the name of a source as a label has room for: "NIS (South Korea)" -> "NIS"."""
    name = voice.removesuffix(", own voice") if is_own_voice else voice
    bare = name.split(" (")[0].strip() or name
    return bare if len(bare) <= _LONGEST_VOICE else bare[: _LONGEST_VOICE - 1].rstrip() + "…"


def _mark(estimate: Estimate, frame: Frame) -> Mark:
    assert estimate.day is not None
    heights = [float(number) for number in estimate.heights] or [0.0]
    is_off = max(heights) > frame.greatest
    edge = frame.plot.top()
    tops = [frame.y_of(height) if height <= frame.greatest else edge for height in heights]
    days = estimate.possible_days
    is_exact = estimate.is_ahead or days is None or days[0] == days[1]
    return Mark(estimate, frame.x_of(estimate.day.toordinal()), min(tops), max(tops), is_exact, is_off)


def _is_tied(estimate: Estimate) -> bool:
    return estimate.possible_days is not None and (estimate.target_end or estimate.target_start) is not None


def _tie(mark: Mark, frame: Frame) -> Tie:
    estimate = mark.estimate
    assert estimate.possible_days is not None
    start = frame.x_of(estimate.target_start.toordinal()) if estimate.target_start else None
    end = estimate.target_end or estimate.target_start
    assert end is not None
    return Tie(estimate.voice, frame.x_of(estimate.possible_days[1].toordinal()), mark,
               (start, frame.x_of(end.toordinal())))  # fmt: skip


def _brackets(
    plain: Sequence[Mark], places: Sequence[tuple[float, int] | None], theme: ChartTheme
) -> tuple[tuple[Bracket, ...], tuple[tuple[QPointF, int], ...]]:
    groups: dict[int, list[int]] = {}
    for index, place in enumerate(places):
        if place is not None and place[1] >= 0:
            groups.setdefault(place[1], []).append(index)
    brackets, more = [], []
    for members in groups.values():
        xs = [place[0] for index in members if (place := places[index]) is not None]
        true = sum(plain[i].x for i in members) / len(members)
        y = max(plain[i].bottom for i in members) + theme.px(0.95)
        reach = theme.px(0.4)
        brackets.append(Bracket(min(xs) - reach, max(xs) + reach, true, y))
        first = plain[members[0]]
        hidden = sum(
            place is None
            and abs(mark.x - first.x) < theme.size("swarm_pitch")
            and abs(mark.centre.y() - first.centre.y()) < theme.size("swarm_pitch")
            for mark, place in zip(plain, places, strict=True)
        )
        if hidden:
            more.append((QPointF(max(xs) + theme.px(0.8), first.centre.y()), hidden))
    return tuple(brackets), tuple(more)


def _step_lines(series: Series, frame: Frame) -> tuple[StepLine, ...]:
    """Join the asserted levels of each source by what it had last said; never sloping, never a mean."""
    lines = []
    for voice in series.voices:
        said = [
            e for e in series.estimates
            if e.voice == voice and e.stance is Stance.ASSERTED and e.kind is not Kind.INCREMENT and e.day
            and e.heights and max(float(n) for n in e.heights) <= frame.greatest
        ]  # fmt: skip
        # Of several figures of one day the last in the text stands; the marks show all.
        latest = list({e.day: e for e in said}.values())
        if latest:
            lines.append(_step_line(voice, latest, frame))
    return tuple(lines)


def _step_line(voice: str, said: Sequence[Estimate], frame: Frame) -> StepLine:
    corners: list[tuple[QPointF, QPointF]] = []
    bands: list[QRectF] = []
    end: QPointF | None = None
    previous_y: float | None = None
    last_x = frame.x_of(frame.last_day)
    for place, estimate in enumerate(said):
        assert estimate.day is not None
        x = frame.x_of(estimate.day.toordinal())
        following = said[place + 1].day if place + 1 < len(said) else None
        until = frame.x_of(following.toordinal()) if following else last_x
        ys = sorted(frame.y_of(float(number)) for number in estimate.heights)
        level = sum(ys) / len(ys)
        if previous_y is not None:
            # The vertical ends at the nearer end of a range: nobody said the middle.
            corners.append((QPointF(x, previous_y), QPointF(x, min(ys, key=lambda y: abs(y - previous_y)))))
        if estimate.relation is Relation.RANGE and len(ys) == 2:
            bands.append(QRectF(x, ys[0], until - x, ys[1] - ys[0]))
            previous_y = ys[0] if len(said) > place + 1 and _is_above(said[place + 1], ys[0], frame) else ys[1]
        else:
            corners.append((QPointF(x, level), QPointF(until, level)))
            previous_y = level
        end = QPointF(last_x, level)
    return StepLine(voice, tuple(corners), tuple(bands), end)


def _is_above(estimate: Estimate, y: float, frame: Frame) -> bool:
    return min(frame.y_of(float(number)) for number in estimate.heights) <= y


def _labels(
    marks: Sequence[Mark],
    places: Sequence[tuple[float, int] | None],
    lines: Sequence[StepLine],
    frame: Frame,
    theme: ChartTheme,
    texts: Mapping[str, str],
    current: str | None,
) -> tuple[PlacedLabel, ...]:
    in_margin = _margin_marks(marks, lines)
    told: set[tuple[str, str, Stance]] = set()
    beside, margin = [], []
    for mark in sorted(marks, key=lambda m: (m.estimate.figure_id != current, *_rank(m))):
        estimate = mark.estimate
        words = texts.get(estimate.figure_id, "")
        ends_here = estimate.figure_id in in_margin
        saying = (estimate.voice, words, estimate.stance)
        if saying in told and not ends_here:
            continue  # the same source with the same figure is named once
        told.add(saying)
        label = _label(mark, words, theme)
        if ends_here:
            y = in_margin[estimate.figure_id]
            x = frame.x_of(frame.last_day)
            margin.append(replace(label, anchor=QPointF(x, mark.top if y is None else y), reach=0.0))
        else:
            beside.append(label)
    if len(marks) > MANY_MARKS:
        beside = [label for label in beside if label.figure_id == current][:1] + beside[:12]
    placed_margin = place_margin(margin, theme, frame.plot.right() + theme.px(0.9), frame.plot)
    obstacles = [_box(mark, theme) for mark in marks] + [placed.box for placed in placed_margin]
    bounds = QRectF(frame.plot)
    bounds.setRight(frame.plot.right() + theme.px(12.6))
    bounds.setTop(frame.plot.top() - theme.px(1.0))
    lines_as_boxes = [QRectF(QPointF(min(a.x(), b.x()), min(a.y(), b.y()) - 2),
                             QPointF(max(a.x(), b.x()), max(a.y(), b.y()) + 2))
                      for line in lines for a, b in line.corners]  # fmt: skip
    placed = place_labels(beside, theme, [*obstacles, *lines_as_boxes], bounds)
    # What found no place clear of the lines may stand over a line: the halo keeps it readable.
    done = {label.label.figure_id for label in placed}
    rest = [label for label in beside if label.figure_id not in done]
    placed += place_labels(rest, theme, [*obstacles, *(label.box for label in placed)], bounds)
    return (*placed_margin, *placed)


def _margin_marks(marks: Sequence[Mark], lines: Sequence[StepLine]) -> dict[str, float | None]:
    """Give the latest asserted figure of each source with the height of its line's end."""
    found: dict[str, float | None] = {}
    for line in lines:
        mine = [m for m in marks if m.estimate.voice == line.voice and m.estimate.stance is Stance.ASSERTED
                and m.estimate.kind is not Kind.INCREMENT and not m.is_off_scale]  # fmt: skip
        if mine and line.end is not None:
            latest = max(mine, key=lambda m: (m.estimate.day or date.min))
            found[latest.estimate.figure_id] = line.end.y()
    return found


def _rank(mark: Mark) -> tuple[int, float]:
    """Order labels: off the scale and denied first, then the later and the higher."""
    special = mark.is_off_scale or mark.estimate.stance is Stance.DENIED
    return (0 if special else 1, -mark.x)


def _label(mark: Mark, words: str, theme: ChartTheme) -> Label:
    estimate = mark.estimate
    voice = short_voice(estimate.voice, is_own_voice=estimate.is_own_voice)
    parts = [LabelPart(voice + " ", theme.text_color(estimate.voice), is_strong=True),
             LabelPart(words, theme.color("ink"), is_strong=True)]  # fmt: skip
    notes = []
    if estimate.stance is not Stance.ASSERTED:
        notes.append(estimate.stance.value)
    if estimate.is_own_voice:
        notes.append("own voice")
    if mark.is_off_scale:
        notes.append("off the scale")
    if notes:
        parts.append(LabelPart(" " + ", ".join(notes), theme.color("ink2"), is_small=True))
    wide = theme.size("mark", "about", "halo_diameter") / 2
    reach = wide if shape_of(estimate) is not Shape.EXACT else theme.px(0.5)
    return Label(estimate.figure_id, tuple(parts), mark.centre, reach, (mark.bottom - mark.top) / 2)


def _box(mark: Mark, theme: ChartTheme) -> QRectF:
    reach = theme.px(0.55)
    box = QRectF(mark.x - reach, mark.top - reach, 2 * reach, mark.bottom - mark.top + 2 * reach)
    shape = shape_of(mark.estimate)
    arrow = theme.size("mark", "at_least", "arrow_length")
    if shape is Shape.AT_LEAST or mark.is_off_scale:
        box.setTop(box.top() - arrow + reach)
    if shape is Shape.UP_TO:
        box.setBottom(box.bottom() + arrow - reach)
    return box

