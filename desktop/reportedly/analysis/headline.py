"""The one line above chart and table: how far the reports reach, how many there are, who denies."""

from dataclasses import dataclass
from decimal import Decimal

from reportedly.model.estimate import Series
from reportedly.model.figure import Stance
from reportedly.model.quantity import Relation

__all__ = ["Headline", "headline_of"]

_OPEN_ABOVE = (Relation.MORE_THAN, Relation.AT_LEAST)
_OPEN_BELOW = (Relation.LESS_THAN, Relation.AT_MOST)


@dataclass(frozen=True, slots=True)
class Headline:
    """What the line says of a series; the window puts it into words.

    `low` and `high` are the least and the greatest number that a source stands for (denied figures do not
    count); `is_open_above` where the greatest is a lower bound ("or more"), `is_open_below` where the least
    is an upper bound ("or fewer"). None where the series has no number.
    """

    low: Decimal | None
    high: Decimal | None
    is_open_above: bool
    is_open_below: bool
    reports: int
    sources: int
    deniers: tuple[str, ...]


def headline_of(series: Series) -> Headline:
    """Sum a series up: the range of what is claimed, reports, sources, and the parties that deny."""
    claimed = [estimate for estimate in series.estimates if estimate.stance is not Stance.DENIED]
    numbers = [number for estimate in claimed for number in estimate.heights]
    low, high = (min(numbers), max(numbers)) if numbers else (None, None)
    denying = [e.voice for e in series.estimates if e.stance is Stance.DENIED and not e.is_own_voice]
    return Headline(
        low=low,
        high=high,
        is_open_above=any(e.relation in _OPEN_ABOVE and high in e.heights for e in claimed),
        is_open_below=any(e.relation in _OPEN_BELOW and low in e.heights for e in claimed),
        reports=series.reports,
        sources=len(series.voices),
        deniers=tuple(dict.fromkeys([*(denial.voice for denial in series.denials), *denying])),
    )
