"""The key of the marks under an exported chart: of each kind of mark that it holds, the mark and what it means."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.looks import Shape, shape_of
from reportedly.charts.marks import Mark, paint_mark
from reportedly.model.estimate import Estimate, Series
from reportedly.model.figure import Stance
from reportedly.model.quantity import Kind, Relation

__all__ = ["KeyEntry", "key_of", "key_of_marks", "key_rows", "key_width", "notes_of", "paint_key_entry"]

_SHAPES = (
    (Shape.EXACT, "exact"),
    (Shape.ABOUT, "about"),
    (Shape.RANGE, "range"),
    (Shape.AT_LEAST, "at least, more than"),
    (Shape.UP_TO, "up to, less than"),
)
_STANCES = (
    (Stance.PLANNED, "planned"),
    (Stance.FORECAST, "forecast"),
    (Stance.DENIED, "denied by its source"),
    (Stance.ALLEGED, "alleged"),
)
_NOBODY = "\N{NO-BREAK SPACE}"  # a voice without a colour of its own: the key is grey


@dataclass(frozen=True)
class KeyEntry:
    """One mark of the key, and its words; without a mark it is the cross of a denial."""

    mark: Estimate | None
    words: str


def key_of(*shown: Series) -> list[KeyEntry]:
    """Give the kinds of marks that series show, in a fixed order."""
    dated = [estimate for series in shown for estimate in series.estimates if estimate.day is not None]
    has_lone_denials = any(denial.said is not None for series in shown for denial in series.denials)
    return key_of_marks(dated, has_lone_denials=has_lone_denials) if dated else []


def key_of_marks(shown: Sequence[Estimate], *, has_lone_denials: bool = False) -> list[KeyEntry]:
    """Give the kinds of marks among estimates, in a fixed order; of those who deny without a number, too."""
    model = replace(
        shown[0], voice=_NOBODY, is_own_voice=True, stance=Stance.ASSERTED, relation=Relation.EXACT,
        value=None, low=None, high=None, target_start=None, target_end=None,
    )  # fmt: skip
    shapes = {shape_of(estimate): estimate.relation for estimate in shown}
    if not any(one.stance is Stance.ASSERTED and shape_of(one) is Shape.EXACT for one in shown):
        shapes.pop(Shape.EXACT, None)  # what is planned, denied or alleged looks otherwise
    found = [
        KeyEntry(replace(model, relation=shapes[shape]), words) for shape, words in _SHAPES if shape in shapes
    ]
    stances = {estimate.stance for estimate in shown}
    found += [
        KeyEntry(replace(model, stance=stance), words) for stance, words in _STANCES if stance in stances
    ]
    if has_lone_denials:
        found.append(KeyEntry(None, "denied without a number"))
    return found


def notes_of(*shown: Series, has_lines: bool) -> list[str]:
    """Say what a reader of the picture cannot ask the program."""
    notes = []
    if has_lines and any(_has_line(series) for series in shown):
        notes.append("Lines join what a source had last said")
    estimates = [estimate for series in shown for estimate in series.estimates]
    if any(estimate.possible_days is not None and estimate.possible_days[0] != estimate.possible_days[1]
           and not estimate.is_ahead for estimate in estimates):  # fmt: skip
        notes.append("A dashed rim: said on one of several days")
    return notes


def _has_line(series: Series) -> bool:
    """Tell whether a source asserted totals on two days: a line joins them."""
    days = {
        (one.voice, one.day)
        for one in series.estimates
        if one.stance is Stance.ASSERTED and one.kind is not Kind.INCREMENT and one.day is not None
    }
    return any(count > 1 for count in Counter(voice for voice, _ in days).values())


def paint_key_entry(painter: QPainter, theme: ChartTheme, entry: KeyEntry, centre: QPointF) -> None:
    """Paint the mark of an entry about a place."""
    if entry.mark is None:
        half = theme.px(0.35)
        pen = painter.pen()
        pen.setColor(theme.color("ink"))
        pen.setWidthF(theme.px(0.135))
        painter.setPen(pen)
        painter.drawLine(centre + QPointF(-half, -half), centre + QPointF(half, half))
        painter.drawLine(centre + QPointF(-half, half), centre + QPointF(half, -half))
        return
    top = bottom = centre.y()
    shape = shape_of(entry.mark)
    if shape is Shape.RANGE:
        top, bottom = centre.y() - theme.px(0.5), centre.y() + theme.px(0.5)
    elif shape in (Shape.AT_LEAST, Shape.UP_TO):
        top = bottom = centre.y() + theme.px(0.6 if shape is Shape.AT_LEAST else -0.6)
    paint_mark(painter, theme, Mark(entry.mark, centre.x(), top, bottom), has_whiskers=False)


def key_width(metrics: QFontMetricsF, entry: KeyEntry, theme: ChartTheme) -> float:
    """Give how wide an entry is, with the room of its mark."""
    return theme.px(1.9) + metrics.horizontalAdvance(entry.words)


def key_rows(
    entries: Sequence[KeyEntry], metrics: QFontMetricsF, width: float, gap: float, theme: ChartTheme
) -> list[list[KeyEntry]]:
    """Break the key into rows that fit."""
    rows: list[list[KeyEntry]] = []
    x = 0.0
    for entry in entries:
        needed = key_width(metrics, entry, theme)
        if not rows or x + needed > width:
            rows.append([])
            x = 0.0
        rows[-1].append(entry)
        x += needed + gap
    return rows
