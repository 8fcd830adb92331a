"""What the sources last said of a series, and how far that is apart."""

from dataclasses import dataclass
from decimal import Decimal

from reportedly.model.estimate import Estimate
from reportedly.model.interval import Interval

__all__ = ["Disagreement", "Latest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """What one voice last said of a series: a row of Side by side.

    `estimate` is its latest asserted figure, in the unit of the series; where it never asserted one, its
    latest plan, forecast, allegation or denied figure. Of several reports of one origin it is the first.
    `origin` is the origin's id (the figure's own where none is known). `is_independent` says that the voice
    was the first to tell of this origin: what only repeats another is no second opinion. `others` are the
    ids of figures that say something else as late as this one; `ahead` is its latest plan or forecast.
    """

    voice: str
    is_own_voice: bool
    estimate: Estimate
    interval: Interval
    origin: str
    is_independent: bool = True
    others: tuple[str, ...] = ()
    ahead: Estimate | None = None

    @property
    def figure_id(self) -> str:
        """Give the id of the figure."""
        return self.estimate.figure_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """How far the latest asserted figures of independent sources are apart: the pair that is furthest.

    `gap` is the distance of the nearest ends, in `unit`; 0 where all meet. `is_open` says that it may be more
    (an open end), `is_rough` that one side is an "about". `days` lie between the two statements, None where
    a date is not known. `words` is the gap ("About 9,000 or more apart"), `reason` who said what, where and
    when. `others` are the further pairs that do not meet, the widest first, as figure ids.
    """

    series: str
    unit: str
    gap: Decimal
    is_open: bool
    is_rough: bool
    lower: Latest
    upper: Latest
    days: int | None
    words: str
    reason: str
    others: tuple[tuple[str, str], ...] = ()
