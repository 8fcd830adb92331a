"""The estimates of one series, apart by what they are and by who gives them."""

from dataclasses import dataclass

from reportedly.model.estimate import Estimate, Series
from reportedly.model.quantity import Kind

__all__ = ["SeriesEstimates", "SourceEstimates"]


@dataclass(frozen=True, slots=True)
class SourceEstimates:
    """What one voice gave of a series, in order of time: what it said is so, apart from what is to come.

    `asserted` also holds what it alleges or denies (each estimate has its stance); `ahead` plans and forecasts.
    """

    voice: str
    is_own_voice: bool
    asserted: tuple[Estimate, ...]
    ahead: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True)
class SeriesEstimates:
    """A series of one kind: totals, increments, changes, shares and rates are never mixed.

    `series` has all estimates in one unit, and the denials tied to the figures that they deny.
    """

    series: Series
    kind: Kind
    sources: tuple[SourceEstimates, ...]
