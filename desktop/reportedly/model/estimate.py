"""Figures seen as estimates: what charts, the headline and the command line share."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reportedly.model.dates import DatePeriod
from reportedly.model.figure import Stance
from reportedly.model.interval import Interval
from reportedly.model.quantity import Kind, Relation

__all__ = ["Estimate", "LoneDenial", "Series"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One figure as an interval at a date.

    `voice` is the source, or "BBC, own voice" where the outlet speaks for itself. `value`, `low` and `high`
    are those of the figure, never a mean. `said` is None where nobody knows when it was said.
    `target_start` and `target_end` are the days that it is about.
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

    @property
    def is_ahead(self) -> bool:
        """Tell whether it is about what has not happened yet: planned or forecast."""
        return self.stance in (Stance.PLANNED, Stance.FORECAST)

    @property
    def day(self) -> date | None:
        """Give the day at which its mark stands: the target of a plan or forecast, else the day it was said.

        Of a longer period the middle day stands for it (`possible_days` gives the ends).
        """
        days = self.possible_days
        if self.is_ahead and self.aim is not None:
            return self.aim
        return None if days is None else date.fromordinal((days[0].toordinal() + days[1].toordinal()) // 2)

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
        if self.said is None:
            return None
        start, end = self.said.start or self.said.end, self.said.end or self.said.start
        return None if start is None or end is None else (start, end)

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """Give the interval that it claims: (low, high); None is an open end. "About" is its value."""
        if self.relation in (Relation.MORE_THAN, Relation.AT_LEAST):
            return (self.low if self.low is not None else self.value), None
        if self.relation in (Relation.LESS_THAN, Relation.AT_MOST):
            return None, (self.high if self.high is not None else self.value)
        if self.relation is Relation.RANGE:
            return self.low, self.high
        return self.value, self.value

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

    @property
    def heights(self) -> tuple[Decimal, ...]:
        """Give the numbers that its mark touches: one, or the two ends of a range."""
        return tuple(dict.fromkeys(number for number in self.bounds if number is not None))


@dataclass(frozen=True, slots=True)
class LoneDenial:
    """A denial without a number, as the chart's lane shows it; `said` as in `Estimate`."""

    voice: str
    said: DatePeriod | None
    sentence: str
    figures: tuple[str, ...]  # ids of the figures that it denies


@dataclass(frozen=True, slots=True)
class Series:
    """The estimates of one measure, in order of their day, undated ones last."""

    key: str
    name: str
    unit: str
    estimates: tuple[Estimate, ...]
    denials: tuple[LoneDenial, ...] = ()
    reports: int = 0  # articles that give one of the figures

    @property
    def voices(self) -> tuple[str, ...]:
        """Give who speaks, in the order of the first estimate."""
        return tuple(dict.fromkeys(estimate.voice for estimate in self.estimates))
