"""Which reports tell the same statement: one lane an origin, and what changed from report to report."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from reportedly.analysis.mutations import mutations_of
from reportedly.gui.models.comparison import Facts, Question
from reportedly.model.figure import Figure
from reportedly.model.mutation import Mutation
from reportedly.model.origin import Origin, Report

__all__ = ["EchoMap", "Echoes", "Lane", "Telling", "echoes"]


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


@dataclass(frozen=True, slots=True)
class EchoMap:
    """Origins told by several reports, and those that one report alone has, each group in order of time."""

    lanes: tuple[Lane, ...] = ()
    alone: tuple[Lane, ...] = ()

    @property
    def reports(self) -> int:
        """Count the articles; one that carries two statements is one report, as in the headline."""
        return len(
            {telling.report.article for lane in (*self.lanes, *self.alone) for telling in lane.tellings}
        )

    @property
    def origins(self) -> int:
        """Count the origins."""
        return len(self.alone) + len(self.lanes)

    @property
    def changed(self) -> int:
        """Count the tellings that mean something else than those before."""
        return sum(telling.changes_meaning for lane in self.lanes for telling in lane.tellings)


@dataclass(frozen=True, slots=True)
class Echoes:
    """The map of the measure that is shown, and that of all figures shown."""

    of_measure: EchoMap
    of_all: EchoMap


def echoes(facts: Facts, question: Question) -> Echoes:
    """Give the reports of the figures shown, by origin."""
    shown = {figure.id: figure for figure in question.shown}
    lanes = [lane for origin in facts.origins if (lane := _lane(origin, shown, question.measure)) is not None]
    of_measure = [
        lane for lane in lanes if any(shown[figure].series == question.measure for figure in lane.figures)
    ]
    return Echoes(_mapped(of_measure), _mapped(lanes))


def _mapped(lanes: Sequence[Lane]) -> EchoMap:
    return EchoMap(
        tuple(lane for lane in lanes if len(lane.tellings) > 1),
        tuple(lane for lane in lanes if len(lane.tellings) == 1),
    )


def _lane(origin: Origin, shown: Mapping[str, Figure], measure: str | None) -> Lane | None:
    """Give an origin's reports as far as the filter lets their figures through."""
    kept = [
        (report, figures)
        for report in origin.reports
        if (figures := tuple(figure for figure in report.figures if figure in shown))
    ]
    if not kept:
        return None
    own = [shown[figure] for _, figures in kept for figure in figures]
    changes = mutations_of(origin, own) if len(kept) > 1 else ()
    tellings = tuple(
        Telling(
            report,
            _standing(figures, shown, measure),
            figures,
            tuple(change for change in changes if change.later in figures),
            place,
        )
        for place, (report, figures) in enumerate(kept)
    )
    return Lane(origin, tellings)


def _standing(figures: Collection[str], shown: Mapping[str, Figure], measure: str | None) -> Figure:
    """Give the figure that stands for a report: the first one of the measure, else its first one."""
    own = [shown[figure] for figure in figures]
    return next((figure for figure in own if figure.series == measure), own[0])
