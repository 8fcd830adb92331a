"""Which reports tell the same statement: one lane an origin, and what changed from report to report."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby
from math import inf, log

from reportedly.analysis.mutations import mutations_of
from reportedly.gui.models.comparison import Facts, Question
from reportedly.model.figure import Figure
from reportedly.model.mutation import Mutation
from reportedly.model.number_range import stated_numbers
from reportedly.model.origin import Origin, Report
from reportedly.services.formatting import article_name, format_date

__all__ = ["EchoCell", "EchoMap", "Echoes", "Lane", "Part", "Telling", "echoes", "origin_day", "outlet_of"]

_UNDATED = "9999"
"""Sorts behind every day."""
_MOST_NOTES = 2  # lines under a report


@dataclass(frozen=True, slots=True)
class Telling:
    """One report as a card: the figure that stands for it, how many more it has, and what changed in it.

    `place` counts from 0 in its lane. A lane's first report has no changes, and nor has one that says the same.
    """

    report: Report
    figure: Figure
    figures: tuple[str, ...]
    changes: tuple[Mutation, ...] = ()
    place: int = 0

    @property
    def changes_meaning(self) -> bool:
        """Tell whether what it says is not what was said before."""
        return any(change.changes_meaning for change in self.changes)


@dataclass(frozen=True, slots=True)
class Lane:
    """One origin with its reports, the earliest first."""

    origin: Origin
    tellings: tuple[Telling, ...]

    @property
    def figures(self) -> tuple[str, ...]:
        """Give the ids of all its figures that are shown."""
        return tuple(figure for telling in self.tellings for figure in telling.figures)


class Part(Enum):
    """What stands in a cell."""

    EMPTY = auto()
    ORIGIN = auto()
    REPORT = auto()
    LINE = auto()  # where a lane goes on in the next row
    TITLE = auto()


@dataclass(frozen=True, slots=True)
class EchoCell:
    """One cell; `is_apart` tells that its report stands in no lane, `title` is what a row of such reports is called.

    `is_dated` tells that the order up to here is known. `notes` are the lines under a report, and whether each tells
    of a changed meaning.
    """

    part: Part
    lane: Lane | None = None
    telling: Telling | None = None
    is_last: bool = False  # of its lane
    is_apart: bool = False
    is_dated: bool = True
    title: str = ""
    notes: tuple[tuple[str, bool], ...] = ()

    @property
    def figures(self) -> tuple[str, ...]:
        """Give the ids of the figures that it stands for."""
        if self.telling is not None:
            return self.telling.figures
        return self.lane.figures if self.part is Part.ORIGIN and self.lane is not None else ()


@dataclass(frozen=True, slots=True)
class EchoMap:
    """Origins told by several reports, and those that one report alone has, each group in order of time.

    The cells are made with it, on a thread: of each lane its origin, where it goes on, and its reports; those with an
    origin of their own; and all of them by day. `reports` counts articles with a figure of the measure, as the
    headline does: one that carries two statements is one report, one that tells a number of another measure is none.
    `changed` counts the tellings that mean something else than those before.
    """

    lanes: tuple[Lane, ...] = ()
    alone: tuple[Lane, ...] = ()
    cards: tuple[tuple[EchoCell, ...], ...] = ()
    alone_cards: tuple[EchoCell, ...] = ()
    days: tuple[tuple[EchoCell, tuple[EchoCell, ...]], ...] = ()
    reports: int = 0
    changed: int = 0

    @property
    def origins(self) -> int:
        """Count the origins."""
        return len(self.alone) + len(self.lanes)


@dataclass(frozen=True, slots=True)
class Echoes:
    """The map of the measure that is shown, and that of all figures shown."""

    of_measure: EchoMap
    of_all: EchoMap


def echoes(facts: Facts, question: Question) -> Echoes:
    """Give the reports of the figures shown, by origin."""
    shown = {figure.id: figure for figure in question.shown}
    lanes = [
        lane
        for origin in facts.origins
        if (lane := _lane(origin, shown, question.measure, facts)) is not None
    ]
    of_measure = [
        lane for lane in lanes if any(shown[figure].series == question.measure for figure in lane.figures)
    ]
    counted = {name for name, figure in shown.items() if figure.series == question.measure}
    return Echoes(_mapped(of_measure, counted), _mapped(lanes, shown.keys()))


def outlet_of(report: Report) -> str:
    """Name the article of a report, as all of Echo does."""
    return article_name(report.article, report.outlet, report.title)


def origin_day(origin: Origin) -> str:
    """Say when a statement was made, else when it was first reported: it is no younger than that."""
    if origin.said is not None:
        return format_date(origin.said.iso)
    dated = [(report.days[0], report.published) for report in origin.reports if report.days is not None]
    return f"reported {format_date(min(dated)[1])}" if dated else "date unknown"


def _mapped(lanes: Sequence[Lane], counted: Set[str]) -> EchoMap:
    """Lay lanes out; a report counts where one of its figures is `counted`."""
    told = tuple(lane for lane in lanes if len(lane.tellings) > 1)
    alone = tuple(lane for lane in lanes if len(lane.tellings) == 1)
    apart = sorted(
        ((_day(telling), _apart(lane, telling)) for lane in (*told, *alone) for telling in lane.tellings),
        key=lambda pair: pair[0],
    )
    return EchoMap(
        lanes=told,
        alone=alone,
        cards=tuple(_cards(lane) for lane in told),
        alone_cards=tuple(_apart(lane, lane.tellings[0]) for lane in alone),
        days=tuple(
            (EchoCell(Part.TITLE, title=_named(day)), tuple(cell for _, cell in group))
            for day, group in groupby(apart, key=lambda pair: pair[0])
        ),
        reports=len(
            {
                telling.report.article
                for lane in lanes
                for telling in lane.tellings
                if any(name in counted for name in telling.figures)
            }
        ),
        changed=sum(telling.changes_meaning for lane in told for telling in lane.tellings),
    )


def _cards(lane: Lane) -> tuple[EchoCell, ...]:
    """Give the cells of a lane: its origin, where it goes on, and its reports."""
    last = len(lane.tellings) - 1
    reports = [
        EchoCell(
            Part.REPORT, lane, telling, is_last=place == last, is_dated=telling.report.is_dated,
            notes=_notes(telling, _MOST_NOTES),
        )
        for place, telling in enumerate(lane.tellings)
    ]  # fmt: skip
    return EchoCell(Part.ORIGIN, lane), EchoCell(Part.LINE, lane), *reports


def _apart(lane: Lane, telling: Telling) -> EchoCell:
    """Give the cell of a report outside its lane: it says whose statement it tells."""
    is_alone = len(lane.tellings) == 1
    whose = lane.origin.voice if is_alone else lane.origin.title
    notes = () if is_alone else _notes(telling, _MOST_NOTES - 1)
    return EchoCell(Part.REPORT, lane, telling, is_last=True, is_apart=True, notes=((whose, False), *notes))


def _notes(telling: Telling, most: int) -> tuple[tuple[str, bool], ...]:
    """Say what changed in a report, in `most` lines at most."""
    notes = [(change.words, change.changes_meaning) for change in telling.changes]
    if len(notes) > most:
        rest = notes[most - 1 :]
        words = f"and {len(rest):,} more changes" if most > 1 else f"{len(rest):,} changes"
        notes[most - 1 :] = [(words, any(is_changed for _, is_changed in rest))]
    if notes:
        return tuple(notes)
    if telling.place == 0:
        return (("first seen", False),) if telling.report.is_dated else ()
    return (("nothing changed", False),)


def _day(telling: Telling) -> str:
    """Give the day that a report stands beside: the first one on which it may have appeared."""
    days = telling.report.days
    return days[0].isoformat() if days is not None else _UNDATED


def _named(day: str) -> str:
    return "date unknown" if day == _UNDATED else format_date(day)


def _lane(origin: Origin, shown: Mapping[str, Figure], measure: str | None, facts: Facts) -> Lane | None:
    """Give an origin's reports as far as the filter lets their figures through."""
    kept = [
        (report, figures)
        for report in origin.reports
        if (figures := tuple(figure for figure in report.figures if figure in shown))
    ]
    if not kept:
        return None
    own = [shown[figure] for _, figures in kept for figure in figures]
    is_whole = origin.id in facts.mutations and len(own) == len(origin.figures)
    changes = (
        facts.mutations[origin.id]
        if is_whole
        else mutations_of(origin, own, facts.texts)
        if len(kept) > 1
        else ()
    )
    changed: defaultdict[str, list[Mutation]] = defaultdict(list)
    for change in changes:
        changed[change.article].append(change)
    lead = _first_of(measure, own)
    tellings = tuple(
        Telling(
            report,
            _standing([shown[figure] for figure in figures], lead),
            figures,
            tuple(change for change in changed[report.article] if change.later in figures),
            place,
        )
        for place, (report, figures) in enumerate(kept)
    )
    return Lane(origin, tellings)


def _first_of(measure: str | None, figures: Sequence[Figure]) -> Figure:
    """Give the first figure of the measure, whichever report has it, else the first one."""
    return next((figure for figure in figures if figure.series == measure), figures[0])


def _standing(figures: Sequence[Figure], lead: Figure) -> Figure:
    """Give the figure that stands for a report: of those of the lead's measure the one nearest to its number.

    A statement of several numbers is told as the same one in each card of its lane; where a report calls the thing
    otherwise, by its number.
    """
    own = [figure for figure in figures if figure.series == lead.series] or figures
    return min(own, key=lambda figure: _distance(figure, lead))


def _distance(one: Figure, other: Figure) -> float:
    """Give how far two numbers are apart as a ratio: 0 for the same, infinite where one has no number."""
    first, second = (
        abs(float(sizes[0])) if (sizes := stated_numbers(figure)) else 0 for figure in (one, other)
    )
    return abs(log(first / second)) if first and second else inf
