"""The chart's content in pixels: which mark stands where, what joins them and what names them.

Built anew from a series whenever the view, the size or the choice changes; painting and hit-testing read it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.labels import Label, LabelPart, PlacedLabel, place_labels, place_margin
from reportedly.charts.marks import Mark, Shape, shape_of
from reportedly.charts.points import PlottedSeries, Point
from reportedly.charts.swarms import Bracket, More, Saying, Span, Swarms, gather, saying_of
from reportedly.model.estimate import Estimate
from reportedly.model.figure import Stance
from reportedly.model.quantity import Relation

__all__ = [
    "Frame",
    "Picture",
    "StepLine",
    "Tie",
    "Wording",
    "build_picture",
    "short_voice",
]

MANY_MARKS = 40  # from here on step lines fade and only the telling figures keep labels
_LONGEST_VOICE = 22
_MOST_NAMED = 3  # sources that the label of a group names; more are counted


@dataclass(frozen=True)
class Wording:
    """How a figure is written: its number ("≥3,000"), its target ("by Dec 2024") and its day ("23 Oct")."""

    number: str
    target: str = ""
    said: str = ""


@dataclass(frozen=True)
class StepLine:
    """What a source had last said: corners of a step line, and bands over ranges (left, right, top, bottom)."""

    voice: str
    corners: tuple[tuple[QPointF, QPointF], ...]
    bands: tuple[QRectF, ...]
    end: QPointF | None  # where it meets the last day
    latest: str  # the figure that it ends with


@dataclass(frozen=True)
class Tie:
    """The dotted line from the day on which a plan or forecast was said to the mark at its target."""

    voice: str
    said_x: float
    mark: Mark
    period: tuple[float | None, float]  # first and last day of the target in pixels; no start is None


@dataclass(frozen=True)
class Picture:
    """Everything to paint, in the order of painting."""

    marks: tuple[Mark, ...]
    lines: tuple[StepLine, ...]
    ties: tuple[Tie, ...]
    brackets: tuple[Bracket, ...]
    labels: tuple[PlacedLabel, ...]
    more: tuple[More, ...]
    is_crowded: bool
    wordings: Mapping[str, Wording]

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
    edge: float  # where they stand, in pixels
    right: float  # the end of the margin for labels


def build_picture(
    plotted: PlottedSeries,
    frame: Frame,
    theme: ChartTheme,
    texts: Mapping[str, Wording],
    current: str | None,
) -> Picture:
    """Lay out a series. `texts` gives each figure as it is written ("≥3,000")."""
    order = theme.places.get
    dated = sorted(
        plotted.points, key=lambda p: (p.estimate.figure_id != current, order(p.estimate.voice, 99))
    )
    # What lies beyond the plot in a view that was zoomed would stand on the labels in the margin.
    reach = theme.px(0.7)
    room = frame.plot.adjusted(-reach, -reach, reach, reach)
    spans = [_span(point, frame) for point in dated]
    inside = [place for place, span in enumerate(spans) if _is_in(span, room)]
    plain, spans = [dated[place] for place in inside], [spans[place] for place in inside]
    edges = frame.plot.left() + theme.px(0.9), frame.right - theme.px(0.9)
    swarms = gather(plain, spans, theme, edges)
    marks = tuple(
        _mark(point, (place[0], span[1], span[2]), frame)
        for point, span, place in zip(plain, spans, swarms.places, strict=True)
        if place is not None
    )
    brackets = swarms.brackets(spans, theme)
    ground = QRectF(QPointF(frame.plot.left(), 0), QPointF(frame.right, frame.plot.bottom()))
    more = swarms.more(plain, spans, [_box(mark, theme) for mark in marks], ground, theme)
    lines = _step_lines(plotted, frame)
    ties = tuple(_tie(mark, frame) for mark in marks if mark.estimate.is_ahead and _is_tied(mark.estimate))
    is_crowded = len(marks) > MANY_MARKS
    shown = zip(plain, swarms.places, strict=True)
    groups = {point.estimate.figure_id: place[1] for point, place in shown if place}
    naming = _Naming(marks, groups, swarms, lines, ties, brackets, more)
    labels = _labels(naming, frame, theme, texts, current)
    return Picture(marks, lines, ties, brackets, labels, more, is_crowded, texts)


def short_voice(voice: str, *, is_own_voice: bool) -> str:
    """Give the name of a source as a label has room for: "NIS (South Korea)" -> "NIS"."""
    name = voice.removesuffix(", own voice") if is_own_voice else voice
    bare = name.split(" (")[0].strip() or name
    return bare if len(bare) <= _LONGEST_VOICE else bare[: _LONGEST_VOICE - 1].rstrip() + "…"


def _span(point: Point, frame: Frame) -> Span:
    """Give the place of a mark: x, and the heights of its ends."""
    heights = point.heights or (0.0,)
    tops = [frame.y_of(height) if height <= frame.greatest else frame.edge for height in heights]
    return frame.x_of(point.day), min(tops), max(tops)


def _mark(point: Point, span: Span, frame: Frame) -> Mark:
    estimate, days = point.estimate, point.possible
    is_off = bool(point.heights) and max(point.heights) > frame.greatest
    is_exact = estimate.is_ahead or days is None or days[0] == days[1]
    possible = None
    if not is_exact and days is not None:
        left, right = (frame.x_of(day) for day in days)
        possible = (max(left, frame.plot.left()), min(right, frame.plot.right()))
    return Mark(estimate, *span, is_exact, is_off, possible)


def _is_in(span: Span, room: QRectF) -> bool:
    x, top, bottom = span
    return room.left() <= x <= room.right() and bottom >= room.top() and top <= room.bottom()


def _is_tied(estimate: Estimate) -> bool:
    return estimate.possible_days is not None and estimate.aim is not None


def _tie(mark: Mark, frame: Frame) -> Tie:
    estimate = mark.estimate
    assert estimate.possible_days is not None
    start = frame.x_of(estimate.target_start.toordinal()) if estimate.target_start else None
    end = estimate.target_end or estimate.target_start
    assert end is not None
    return Tie(estimate.voice, frame.x_of(estimate.possible_days[1].toordinal()), mark,
               (start, frame.x_of(end.toordinal())))  # fmt: skip


def _step_lines(plotted: PlottedSeries, frame: Frame) -> tuple[StepLine, ...]:
    """Join the asserted levels of each source by what it had last said; never sloping, never a mean."""
    lines = []
    for voice, said in plotted.said.items():
        shown = [point for point in said if max(point.heights) <= frame.greatest]
        # Of several figures of one day the one about the latest day stands ("41, up from 34 a day earlier"),
        # else the last in the text; the marks show all.
        shown.sort(key=lambda point: (point.day, _about(point)))
        latest = list({point.day: point for point in shown}.values())
        if len(latest) > 1:  # one figure has nothing to be joined with
            lines.append(_step_line(voice, latest, frame))
    return tuple(lines)


def _about(point: Point) -> int:
    """Give the day that a figure is about, where it names an earlier one; else the day of its mark."""
    end = point.estimate.target_end
    return point.day if end is None else min(point.day, end.toordinal())


def _step_line(voice: str, said: Sequence[Point], frame: Frame) -> StepLine:
    corners: list[tuple[QPointF, QPointF]] = []
    bands: list[QRectF] = []
    end: QPointF | None = None
    previous_y: float | None = None
    last_x = frame.x_of(frame.last_day)
    for place, point in enumerate(said):
        x = frame.x_of(point.day)
        until = frame.x_of(said[place + 1].day) if place + 1 < len(said) else last_x
        ys = sorted(frame.y_of(number) for number in point.heights)
        level = sum(ys) / len(ys)
        if previous_y is not None:
            # The vertical ends at the nearer end of a range: nobody said the middle.
            corners.append((QPointF(x, previous_y), QPointF(x, min(ys, key=lambda y: abs(y - previous_y)))))
        if point.estimate.relation is Relation.RANGE and len(ys) == 2:
            bands.append(QRectF(x, ys[0], until - x, ys[1] - ys[0]))
            previous_y = (
                ys[0] if len(said) > place + 1 and _is_above(said[place + 1], ys[0], frame) else ys[1]
            )
        else:
            corners.append((QPointF(x, level), QPointF(until, level)))
            previous_y = level
        end = QPointF(last_x, level)
    return StepLine(voice, tuple(corners), tuple(bands), end, said[-1].estimate.figure_id)


def _is_above(point: Point, y: float, frame: Frame) -> bool:
    return min(frame.y_of(number) for number in point.heights) <= y


@dataclass(frozen=True)
class _Naming:
    """What labels have to name, and what they have to keep clear of."""

    marks: Sequence[Mark]
    groups: Mapping[str, int]  # of a figure's mark: the number of its group, -1 alone
    swarms: Swarms
    lines: Sequence[StepLine]
    ties: Sequence[Tie]
    brackets: Sequence[Bracket]
    more: Sequence[More]

    def crossings(self) -> list[QRectF]:
        """Give what a label covers only where it finds no other place: lines, ties, brackets."""
        found = [QRectF(QPointF(min(a.x(), b.x()), min(a.y(), b.y()) - 2),
                        QPointF(max(a.x(), b.x()) + 0.1, max(a.y(), b.y()) + 2))
                 for line in self.lines for a, b in line.corners]  # fmt: skip
        found += [QRectF(min(tie.said_x, tie.mark.x), tie.mark.centre.y() - 2, abs(tie.mark.x - tie.said_x), 4)
                  for tie in self.ties]  # fmt: skip
        return found + [QRectF(QPointF(b.left, b.y - 3), QPointF(b.right, b.y + 3)) for b in self.brackets]


def _labels(
    naming: _Naming, frame: Frame, theme: ChartTheme, texts: Mapping[str, Wording], current: str | None
) -> tuple[PlacedLabel, ...]:
    marks = naming.marks
    in_margin = _margin_marks(marks, naming.lines, frame, theme)
    beside, margin = _shared_out(naming, in_margin, frame, theme, texts, current)
    # Each source is named at least once, so those that nothing else names come first.
    elsewhere = {mark.estimate.voice for mark in marks if mark.estimate.figure_id in in_margin}
    beside.sort(key=lambda named: named[0].estimate.voice in elsewhere)
    if len(marks) > MANY_MARKS:
        beside = [named for named in beside if named[0].estimate.figure_id == current][:1] + beside[:12]
    beside.sort(key=lambda named: named[0].estimate.figure_id != current)
    labels = [_shared_label(named, naming, in_margin, theme, texts) for named in beside]
    # Marks of the last day that were spread sideways reach into the margin: the labels make room.
    ends = (
        frame.plot.right(),
        *(mark.x for mark in marks),
        *(more.box.right() - theme.px(0.5) for more in naming.more),
    )
    left = max(ends) + theme.px(1.0)
    margin_box = QRectF(left, frame.plot.top(), max(frame.right - left, 0), frame.plot.height())
    placed_margin = place_margin(margin, theme, margin_box)
    obstacles = [_box(mark, theme) for mark in marks]
    obstacles += [placed.box for placed in placed_margin] + [more.box for more in naming.more]
    bounds = QRectF(frame.plot)
    bounds.setRight(frame.right)
    bounds.setTop(frame.plot.top() - theme.px(0.8))
    placed = place_labels(labels, theme, obstacles, naming.crossings(), bounds)
    return (*placed_margin, *placed)


def _shared_out(
    naming: _Naming,
    in_margin: Mapping[str, float],
    frame: Frame,
    theme: ChartTheme,
    texts: Mapping[str, Wording],
    current: str | None,
) -> tuple[list[list[Mark]], list[Label]]:
    """Give the marks that are named beside them, those with one label together, and the labels of the margin."""
    told: set[tuple[str, Saying]] = set()
    alone: list[list[Mark]] = []
    together: dict[tuple[int, Saying], list[Mark]] = {}
    margin: list[Label] = []
    x_end = frame.x_of(frame.last_day)
    for mark in sorted(naming.marks, key=lambda m: (m.estimate.figure_id != current, *_rank(m))):
        estimate = mark.estimate
        said = saying_of(estimate)
        group = naming.groups.get(estimate.figure_id, -1)
        if estimate.figure_id in in_margin:
            words = texts.get(estimate.figure_id, Wording(""))
            reach = max(mark.x + _reach(mark, theme) - x_end, 0.0)
            label = replace(_label(mark, words, theme), reach=reach)
            margin.append(replace(label, anchor=QPointF(x_end, in_margin[estimate.figure_id])))
        elif group >= 0:
            together.setdefault((group, said), []).append(mark)
        elif (estimate.voice, said) not in told:
            alone.append([mark])
        told.add((estimate.voice, said))  # the same source with the same figure is named once
    return [*_untold(together, in_margin, current), *alone], margin


def _untold(
    together: Mapping[tuple[int, Saying], list[Mark]], in_margin: Mapping[str, float], current: str | None
) -> list[list[Mark]]:
    """Leave out the groups of which every source is named with that figure elsewhere: beside another group the
    label would seem to speak of its marks.
    """
    named: set[tuple[str, Saying]] = set()
    kept = []
    for (_, said), group in sorted(together.items(), key=lambda item: min(mark.x for mark in item[1])):
        sayings = {(m.estimate.voice, said) for m in group if m.estimate.figure_id not in in_margin}
        if not sayings <= named or any(mark.estimate.figure_id == current for mark in group):
            kept.append(group)
        named |= sayings
    return kept


def _shared_label(
    group: Sequence[Mark],
    naming: _Naming,
    in_margin: Mapping[str, float],
    theme: ChartTheme,
    texts: Mapping[str, Wording],
) -> Label:
    """Name marks that say the same thing on one spot: up to three who say it, of more their number."""
    first = group[0]
    words = texts.get(first.estimate.figure_id, Wording(""))
    place = naming.groups.get(first.estimate.figure_id, -1), saying_of(first.estimate)
    everyone = naming.swarms.told.get(place, [mark.estimate for mark in group])
    own = {estimate.voice: estimate.is_own_voice for estimate in everyone}
    label = _label(first, words, theme)
    if len(own) > _MOST_NAMED:
        parts = _counted(first, words.number, sum(own.values()), len(own), theme)
    else:
        named = {e.voice: e.is_own_voice for e in everyone if e.figure_id not in in_margin}
        if len(named) > 1:
            parts = _jointly(first, words.number, named, theme)
        elif len(everyone) > 1:  # without the day: there is no second line, and "planned," would wait for it
            parts = _label(first, replace(words, said=""), theme).parts
        else:
            parts = label.parts
    lines = label.lines if len(everyone) == 1 else ()
    left, right = min(mark.x for mark in group), max(mark.x for mark in group)
    anchor = QPointF((left + right) / 2, first.middle)
    return replace(label, parts=parts, lines=lines, anchor=anchor, reach=(right - left) / 2 + label.reach)


def _counted(mark: Mark, number: str, own: int, voices: int, theme: ChartTheme) -> tuple[LabelPart, ...]:
    """Write "3,000 planned, 5 sources, 1 own voice"; an outlet's own voice is no source."""
    sources = voices - own
    counts = [f"{sources:,} {'source' if sources == 1 else 'sources'}"] if sources else []
    counts += [f"{own:,} own {'voice' if own == 1 else 'voices'}"] if own else []
    notes = ", ".join([*_notes(mark), *counts])
    return (LabelPart(number, theme.color("ink"), is_strong=True),
            LabelPart(" " + notes, theme.color("ink2"), is_small=True))  # fmt: skip


def _jointly(mark: Mark, number: str, voices: Mapping[str, bool], theme: ChartTheme) -> tuple[LabelPart, ...]:
    """Write "Army, Ministry 3,000 planned", each name in the colour of its source."""
    quiet = theme.color("ink2")
    parts: list[LabelPart] = []
    for voice, is_own in voices.items():
        if parts:
            parts.append(LabelPart(", ", quiet))
        name = short_voice(voice, is_own_voice=is_own)
        parts.append(LabelPart(name, theme.text_color(voice), is_strong=True))
        if is_own:
            parts.append(LabelPart(" own voice", quiet, is_small=True))
    parts.append(LabelPart(f" {number}", theme.color("ink"), is_strong=True))
    if notes := _notes(mark):
        parts.append(LabelPart(" " + ", ".join(notes), quiet, is_small=True))
    return tuple(parts)


def _notes(mark: Mark) -> list[str]:
    notes = [] if mark.estimate.stance is Stance.ASSERTED else [mark.estimate.stance.value]
    return [*notes, "off the scale"] if mark.is_off_scale else notes


def _margin_marks(
    marks: Sequence[Mark], lines: Sequence[StepLine], frame: Frame, theme: ChartTheme
) -> dict[str, float]:
    """Give the figures that are named in the right margin, with the height of their label.

    These are the latest asserted figure of each source with a line, at its end, and what stands at the last
    day itself.
    """
    found: dict[str, float] = {}
    for line in lines:
        if line.end is not None:
            found[line.latest] = line.end.y()
    if len(marks) > MANY_MARKS:
        return found
    told = set()
    for mark in sorted(marks, key=lambda m: m.estimate.figure_id in found, reverse=True):
        saying = (mark.estimate.voice, mark.top, mark.bottom, mark.estimate.stance)
        if frame.x_of(frame.last_day) - mark.x < theme.px(1.5) and saying not in told:
            found.setdefault(mark.estimate.figure_id, mark.centre.y())
        if mark.estimate.figure_id in found:
            told.add(saying)
    return found


def _rank(mark: Mark) -> tuple[int, float]:
    """Order labels: off the scale and denied first, then from left to right."""
    special = mark.is_off_scale or mark.estimate.stance is Stance.DENIED
    return (0 if special else 1, mark.x)


def _label(mark: Mark, words: Wording, theme: ChartTheme) -> Label:
    estimate = mark.estimate
    voice = short_voice(estimate.voice, is_own_voice=estimate.is_own_voice)
    parts = [LabelPart(voice + " ", theme.text_color(estimate.voice), is_strong=True),
             LabelPart(words.number, theme.color("ink"), is_strong=True)]  # fmt: skip
    notes = []
    if estimate.stance is not Stance.ASSERTED:
        notes.append(estimate.stance.value)
    if estimate.is_own_voice:
        notes.append("own voice")
    if mark.is_off_scale:
        notes.append("off the scale")
    quiet = theme.color("ink2")
    lines: tuple[tuple[LabelPart, ...], ...] = ()
    if _is_tied(estimate) and estimate.is_ahead and words.said:
        notes[-1] += ","
        lines = ((LabelPart(f"said {words.said}", quiet, is_small=True),),)
    if notes:
        parts.append(LabelPart(" " + ", ".join(notes), quiet, is_small=True))
    rise = (mark.bottom - mark.top) / 2
    return Label(
        estimate.figure_id, estimate.voice, tuple(parts), mark.centre, _reach(mark, theme), rise, lines
    )


def _reach(mark: Mark, theme: ChartTheme) -> float:
    is_wide = shape_of(mark.estimate) is not Shape.EXACT
    return theme.size("mark", "about", "halo_diameter") / 2 if is_wide else theme.px(0.5)


def _box(mark: Mark, theme: ChartTheme) -> QRectF:
    reach = theme.px(0.7)
    box = QRectF(mark.x - reach, mark.top - reach, 2 * reach, mark.bottom - mark.top + 2 * reach)
    shape = shape_of(mark.estimate)
    arrow = theme.size("mark", "at_least", "arrow_length")
    if shape is Shape.AT_LEAST or mark.is_off_scale:
        box.setTop(box.top() - arrow + reach)
    if shape is Shape.UP_TO:
        box.setBottom(box.bottom() + arrow - reach)
    return box
