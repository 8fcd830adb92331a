"""What the chart names directly: which marks get a label, what it says, and where it may stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.frame import Frame
from reportedly.charts.label_room import Box
from reportedly.charts.labels import (
    Label,
    LabelPart,
    PlacedLabel,
    label_size,
    place_labels,
    place_margin,
)
from reportedly.charts.looks import Shape, shape_of
from reportedly.charts.marks import Mark
from reportedly.charts.step_lines import StepLine
from reportedly.charts.swarms import Bracket, More, Saying, Swarms, saying_of
from reportedly.charts.ties import Tie, is_tied
from reportedly.charts.wording import Wording
from reportedly.model.figure import Stance

__all__ = ["MANY_MARKS", "Naming", "mark_box", "name_marks", "place_names", "short_voice"]

MANY_MARKS = 40  # from here on step lines fade and only the telling figures keep labels
_LONGEST_VOICE, _SHORT_VOICE = 40, 22  # letters of a name; the short one where there is little room
_MOST_NAMED = 3  # sources that the label of a group names; more are counted
_FAR_INSIDE = 3.0  # e from the margin
_MOST_BESIDE = 12  # labels beside their marks where there are many

Names = tuple[tuple[PlacedLabel, ...], tuple[PlacedLabel, ...]]
"""The labels in the right margin, and those beside their marks."""


@dataclass(frozen=True)
class Naming:
    """What labels have to name, and what they have to keep clear of."""

    marks: Sequence[Mark]
    groups: Mapping[str, int]  # of a figure's mark: the number of its group, -1 alone
    swarms: Swarms
    lines: Sequence[StepLine]
    ties: Sequence[Tie]
    brackets: Sequence[Bracket]
    more: Sequence[More]
    has_names: bool = True
    has_revisions: bool = True

    def crossings(self) -> list[Box]:
        """Give what a label covers only where it finds no other place: lines, ties, brackets."""
        found = [
            (min(x0, x1), min(y0, y1) - 2, max(x0, x1) + 0.1, max(y0, y1) + 2)
            for line in self.lines
            for x0, y0, x1, y1 in line.corners
        ]
        for tie in self.ties:
            ends, y = sorted((tie.said_x, tie.mark.x)), tie.mark.centre.y()
            found.append((ends[0], y - 2, ends[1], y + 2))
        return found + [
            (bracket.left, bracket.y - 3, bracket.right, bracket.y + 3) for bracket in self.brackets
        ]


def name_marks(
    naming: Naming, frame: Frame, theme: ChartTheme, texts: Mapping[str, Wording], current: str | None
) -> Names:
    """Say which labels there are, and place them: none on another, none on a mark."""
    marks = naming.marks
    in_margin = _margin_marks(marks, naming.lines, frame, theme)
    beside, margin = _shared_out(naming, in_margin, frame, theme, texts, current)
    # Each source is named at least once, so those that nothing else names come first.
    elsewhere = {mark.estimate.voice for mark in marks if mark.estimate.figure_id in in_margin}
    beside.sort(key=lambda named: named[0].estimate.voice in elsewhere)
    if len(marks) > MANY_MARKS:
        currents = [named for named in beside if named[0].estimate.figure_id == current]
        beside = currents[:1] + beside[:_MOST_BESIDE]
    beside.sort(key=lambda named: named[0].estimate.figure_id != current)
    labels = [_shared_label(named, naming, in_margin, theme, texts) for named in beside]
    if not naming.has_names:
        margin, labels = (
            [replace(one, parts=one.parts[1:], short=()) for one in part] for part in (margin, labels)
        )
    return place_names(margin, labels, naming, frame, theme)


def place_names(
    margin: Sequence[Label], beside: Sequence[Label], naming: Naming, frame: Frame, theme: ChartTheme
) -> Names:
    """Place labels in the margin, then those beside their marks.

    At an earlier as-of day lines end inside the plot, and their labels stand there: a leader across the plot would
    read as a line that falls.
    """
    inside = frame.plot.right() - theme.px(_FAR_INSIDE)
    beside = [*(one for one in margin if one.anchor.x() + one.reach < inside), *beside]
    margin = [one for one in margin if one.anchor.x() + one.reach >= inside]
    # Marks of the last day that were spread sideways reach into the margin: the labels make room.
    ends = (
        frame.plot.right(),
        *(mark.x for mark in naming.marks),
        *(more.box.right() - theme.px(0.5) for more in naming.more),
    )
    left = max(ends) + theme.px(1.0)
    margin_box = QRectF(left, frame.plot.top(), max(frame.right - left, 0), frame.plot.height())
    placed_margin = place_margin(margin, theme, margin_box)
    if not beside:
        return tuple(placed_margin), ()
    obstacles = [mark_box(mark, theme) for mark in naming.marks]
    obstacles += [placed.box for placed in placed_margin] + [more.box for more in naming.more]
    bounds = QRectF(frame.plot)
    bounds.setRight(frame.right)
    bounds.setTop(frame.plot.top() - theme.px(0.8))
    named = {one.label.voice for one in placed_margin}
    lines = naming.crossings()
    if not frame.is_log and frame.plot.top() < (zero := frame.y_of(0.0)) < frame.plot.bottom():
        lines.append((frame.plot.left(), zero - 2, frame.plot.right(), zero + 2))
    placed = place_labels(beside, theme, obstacles, lines, bounds, named=named)
    return tuple(placed_margin), tuple(placed)


def short_voice(voice: str, *, is_own_voice: bool, most: int = _SHORT_VOICE) -> str:
    """Give the name of a source as a label has room for: "NIS (South Korea)" -> "NIS"."""
    name = voice.removesuffix(", own voice") if is_own_voice else voice
    bare = name.split(" (")[0].strip() or name
    return bare if len(bare) <= most else bare[: most - 1].rstrip() + "…"


def _shared_out(
    naming: Naming,
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
    x_end = frame.x_of(frame.until)
    shared = _shared_margin(naming, in_margin)
    for mark in sorted(naming.marks, key=lambda m: (m.estimate.figure_id != current, *_rank(m))):
        estimate = mark.estimate
        said = saying_of(estimate)
        group = naming.groups.get(estimate.figure_id, -1)
        if estimate.figure_id in in_margin:
            words = texts.get(estimate.figure_id, Wording(""))
            others = shared.get((group, said), [])
            if others and mark is not others[0]:
                told.add((estimate.voice, said))
                continue  # named with the first of those who say the same
            label = _with_revision(_label(mark, words, theme), naming, theme, texts)
            if others:
                label = _in_two_lines(
                    _shared_label(others, naming, {}, theme, texts), frame.right - x_end, theme
                )
            reach = max(max(one.x for one in others or [mark]) + _reach(mark, theme) - x_end, 0.0)
            label = replace(label, reach=reach, rise=0.0)
            margin.append(replace(label, anchor=QPointF(x_end, in_margin[estimate.figure_id])))
        elif group >= 0:
            together.setdefault((group, said), []).append(mark)
        elif (estimate.voice, said) not in told:
            alone.append([mark])
        told.add((estimate.voice, said))  # the same source with the same figure is named once
    return [*_untold(together, in_margin, current), *alone], margin


def _shared_margin(naming: Naming, in_margin: Mapping[str, float]) -> dict[tuple[int, Saying], list[Mark]]:
    """Give the plans and forecasts of several sources that say the same on one spot of the last day."""
    found: dict[tuple[int, Saying], list[Mark]] = {}
    for mark in naming.marks:
        estimate = mark.estimate
        group = naming.groups.get(estimate.figure_id, -1)
        if estimate.figure_id in in_margin and estimate.is_ahead and group >= 0:
            found.setdefault((group, saying_of(estimate)), []).append(mark)
    return {place: marks for place, marks in found.items() if len({m.estimate.voice for m in marks}) > 1}


def _with_revision(label: Label, naming: Naming, theme: ChartTheme, texts: Mapping[str, Wording]) -> Label:
    """Say below the latest figure of a source what it replaced: "was ~3,000"."""
    before = next((line.before for line in naming.lines if line.latest == label.figure_id), None)
    if before is None or before not in texts or not naming.has_revisions or len(naming.marks) > MANY_MARKS:
        return label
    part = LabelPart(f"was {texts[before].number}", theme.color("ink2"), is_small=True)
    return replace(label, lines=(*label.lines, (part,)))


def _in_two_lines(label: Label, room: float, theme: ChartTheme) -> Label:
    """Put what a shared label says below who says it, where one line is wider than the margin."""
    place = next(
        (n for n, part in enumerate(label.parts) if part.words.startswith(" ") and part.is_strong), None
    )
    if not place or label_size(label, theme).width() <= room - theme.px(2.0):
        return label
    number, *notes = label.parts[place:]
    below = (replace(number, words=number.words.lstrip()), *notes)
    return replace(label, parts=label.parts[:place], lines=(below, *label.lines))


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
    naming: Naming,
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
    short = label.short if parts is label.parts else ()
    reach = (right - left) / 2 + label.reach
    return replace(label, parts=parts, lines=lines, anchor=anchor, reach=reach, short=short)


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
            parts[-1] = replace(parts[-1], words=f"{parts[-1].words}, ")
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
        if frame.x_of(frame.until) - mark.x < theme.px(1.5) and saying not in told:
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
    name, brief = (
        short_voice(estimate.voice, is_own_voice=estimate.is_own_voice, most=most)
        for most in (_LONGEST_VOICE, _SHORT_VOICE)
    )
    parts = [LabelPart(name + " ", theme.text_color(estimate.voice), is_strong=True),
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
    if is_tied(estimate) and estimate.is_ahead and words.said:
        notes[-1] += ","
        lines = ((LabelPart(f"said {words.said}", quiet, is_small=True),),)
    if notes:
        parts.append(LabelPart(" " + ", ".join(notes), quiet, is_small=True))
    rise = (mark.bottom - mark.top) / 2
    short = (replace(parts[0], words=f"{brief} "), *parts[1:]) if brief != name else ()
    return Label(
        estimate.figure_id, estimate.voice, tuple(parts), mark.centre, _reach(mark, theme), rise, lines, short
    )


def _reach(mark: Mark, theme: ChartTheme) -> float:
    is_wide = shape_of(mark.estimate) is not Shape.EXACT
    return theme.size("mark", "about", "halo_diameter") / 2 if is_wide else theme.px(0.5)


def mark_box(mark: Mark, theme: ChartTheme) -> QRectF:
    """Give the rectangle that a mark covers, with its arrow."""
    reach = theme.px(0.7 if mark.top == mark.bottom else 0.9)  # a range is ringed close to its ends
    box = QRectF(mark.x - reach, mark.top - reach, 2 * reach, mark.bottom - mark.top + 2 * reach)
    shape = shape_of(mark.estimate)
    arrow = theme.size("mark", "at_least", "arrow_length")
    if shape is Shape.AT_LEAST or mark.is_off_scale:
        box.setTop(box.top() - arrow + reach)
    if shape is Shape.UP_TO:
        box.setBottom(box.bottom() + arrow - reach)
    return box
