"""A whole comparison: what `reportedly compare` prints, and what a view of a project may ask for at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reportedly.model.both_true import TruePair
from reportedly.model.disagreement import Disagreement, Latest
from reportedly.model.figure import Figure
from reportedly.model.interval import Interval
from reportedly.model.origin import Origin
from reportedly.model.party_word import PartyWord
from reportedly.model.source_estimates import SeriesEstimates

__all__ = ["Comparison", "SeriesComparison"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesComparison:
    """One series of one kind: who last said what, how far that is apart, who carries it, who denies it.

    `origins` are those with a figure of the series; `denials` tell who denies or declines without a figure.
    `pairs` are those of the latest figures that cannot both be true, or where nobody can tell.
    """

    estimates: SeriesEstimates
    latest: tuple[Latest, ...]
    disagreement: Disagreement | None
    consensus: Interval | None
    origins: tuple[Origin, ...]
    denials: tuple[PartyWord, ...]
    pairs: tuple[TruePair, ...]

    @property
    def voices(self) -> int:
        """Count who speaks, outlets in their own voice as well."""
        return len(self.estimates.sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The comparison of articles, as they stood at `as_of` (None: all of them).

    `articles` counts those that are shown, `left_out` those published later, `undated` those without a date,
    which are left out as well where a day was asked for. `figures` are all that count, by id; `series` those with
    most reports first.
    """

    as_of: date | None
    articles: int
    left_out: int
    undated: int
    figures: Mapping[str, Figure]
    series: tuple[SeriesComparison, ...]
    origins: tuple[Origin, ...]
