"""Figures seen as estimates: what charts, the headline and the command line share."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from reportedly.model.dates import DatePeriod, middle_day
from reportedly.model.figure import AHEAD, Stance
from reportedly.model.interval import Interval
from reportedly.model.quantity import Kind, Relation

__all__ = ["Estimate", "LoneDenial", "Series"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One figure as an interval at a date.

    `voice` is the source, or "BBC, own voice" where the outlet speaks for itself. `value`, `low` and `high`
    are those of the figure, never a mean. `said` is None where nobody knows when it was said.
    `target_start` and `target_end` are the days that it is about.

    `day` is where its mark stands: the target of a plan or forecast, else the day it was said; of a longer period
    the middle day stands for it (`possible_days` gives the ends). `bounds` is the interval that it claims, (low,
    high), None an open end; "about" is its value. `heights` are the numbers that its mark touches: one, or the two
    ends of a range.
    """

    figure_id: str
    voice: str
    is_own_voice: bool
    relation: Relation
    kind: Kind
    stance: Stance
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    said: DatePeriod | None
    target_start: date | None = None
    target_end: date | None = None
    published: date | None = None  # the last day on which its article may have been published
    is_replaced: bool = False  # "rose from 41 to 44": the 41 is history
    # Worked out once: a chart of thousands asks for them at each change of the filter.
    day: date | None = field(init=False, repr=False, compare=False)
    bounds: tuple[Decimal | None, Decimal | None] = field(init=False, repr=False, compare=False)
    heights: tuple[Decimal, ...] = field(init=False, repr=False, compare=False)
    is_ahead: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        low, high = bounds = _bounds(self)
        heights = (low,) if low == high else (low, high)
        object.__setattr__(self, "is_ahead", self.stance in AHEAD)
        object.__setattr__(self, "day", _day(self))
        object.__setattr__(self, "bounds", bounds)
        object.__setattr__(self, "heights", tuple(number for number in heights if number is not None))

    @property
    def aim(self) -> date | None:
        """Give the last day that a plan or forecast is about; None where the text gives none.

        A day before it was said is no aim: one of the two dates was misread, and the mark must not claim it.
        """
        aim, days = self.target_end or self.target_start, self.possible_days
        return None if aim is None or (days is not None and aim < days[0]) else aim

    @property
    def possible_days(self) -> tuple[date, date] | None:
        """Give the first and the last day on which it may have been said; None where that is not known."""
        return None if self.said is None else self.said.days

    @property
    def interval(self) -> Interval:
        """Give the numbers that it claims, with ends that are open or left out as it was said."""
        low, high = self.bounds
        return Interval(
            low,
            high,
            is_above=self.relation is Relation.MORE_THAN,
            is_below=self.relation is Relation.LESS_THAN,
            is_about=self.relation is Relation.ABOUT,
        )


def _day(estimate: Estimate) -> date | None:
    days, aim = estimate.possible_days, estimate.aim
    if estimate.is_ahead and aim is not None:
        return aim
    return None if days is None else middle_day(days)


def _bounds(estimate: Estimate) -> tuple[Decimal | None, Decimal | None]:
    if estimate.relation in (Relation.MORE_THAN, Relation.AT_LEAST):
        return (estimate.low if estimate.low is not None else estimate.value), None
    if estimate.relation in (Relation.LESS_THAN, Relation.AT_MOST):
        return None, (estimate.high if estimate.high is not None else estimate.value)
    if estimate.relation is Relation.RANGE:
        return estimate.low, estimate.high
    return estimate.value, estimate.value


@dataclass(frozen=True, slots=True)
class LoneDenial:
    """A denial without a number, as the chart's lane shows it; `said` as in `Estimate`.

    `is_of_matter` where its words deny what is counted, `is_of_number` where they deny a number or a report of it;
    "denied responsibility" is neither.
    """

    voice: str
    said: DatePeriod | None
    sentence: str
    figures: tuple[str, ...]  # ids of the figures that it denies
    is_of_matter: bool = True
    is_of_number: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """The estimates of one measure, in order of their day, undated ones last."""

    key: str
    name: str
    unit: str
    estimates: tuple[Estimate, ...]
    denials: tuple[LoneDenial, ...] = ()
    reports: int = 0  # articles that give one of the figures
    # In the order of the first estimate.
    voices: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "voices", tuple(dict.fromkeys([one.voice for one in self.estimates])))
