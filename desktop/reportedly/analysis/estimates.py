"""Figures that pass a filter -> series by series, kind by kind, each source's estimates in order of time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from reportedly.analysis.series import build_series
from reportedly.model.estimate import Estimate, Series
from reportedly.model.figure import Figure, Review
from reportedly.model.filter import NO_FILTER, FilterSpec
from reportedly.model.quantity import Kind
from reportedly.model.source_estimates import SeriesEstimates, SourceEstimates

__all__ = ["By", "group_estimates", "source_estimates"]

By = Literal["said", "target"]
"""By which date estimates stand in order: the day said, or the period that they are about."""

_NO_NAMES: Mapping[str, str] = {}


def group_estimates(
    figures: Iterable[Figure],
    spec: FilterSpec = NO_FILTER,
    *,
    by: By = "said",
    names: Mapping[str, str] = _NO_NAMES,
) -> tuple[SeriesEstimates, ...]:
    """Give the series of the figures that pass, those with most reports first.

    Totals, increments, changes, shares and rates of one series stand apart, each in one unit; rejected figures
    never count. Denials stay with the figures that they deny. `names` are words for series that a person gave.
    """
    members: dict[tuple[str, Kind], list[Figure]] = {}
    for figure in figures:
        if figure.review is not Review.REJECTED and spec.accepts(figure):
            members.setdefault((figure.series, figure.kind), []).append(figure)
    groups = [
        SeriesEstimates(series, kind, source_estimates(series, by=by))
        for (key, kind), own in members.items()
        if (series := build_series(own, key, names.get(key, ""))).estimates
    ]
    return tuple(sorted(groups, key=_largest_first))


def source_estimates(series: Series, *, by: By = "said") -> tuple[SourceEstimates, ...]:
    """Give what each voice gave of a series, in order of time, undated last; who gave most comes first."""
    voices: dict[str, list[Estimate]] = {}
    for estimate in series.estimates:
        voices.setdefault(estimate.voice, []).append(estimate)
    rows = [_of_voice(estimates, by) for estimates in voices.values()]
    return tuple(sorted(rows, key=lambda row: (-len(row.asserted) - len(row.ahead), row.voice)))


def _of_voice(estimates: Sequence[Estimate], by: By) -> SourceEstimates:
    ordered = sorted(estimates, key=lambda estimate: _day_by(estimate, by))  # stable: the series' order stays
    return SourceEstimates(
        estimates[0].voice,
        estimates[0].is_own_voice,
        tuple(estimate for estimate in ordered if not estimate.is_ahead),
        tuple(estimate for estimate in ordered if estimate.is_ahead),
    )


def _day_by(estimate: Estimate, by: By) -> date:
    if by == "target" and (aim := estimate.target_end or estimate.target_start):
        return aim
    # The day of a plan is its aim; by the day said it stands where it was said.
    said = replace(estimate, target_start=None, target_end=None).day if estimate.is_ahead else estimate.day
    return said or date.max


def _largest_first(group: SeriesEstimates) -> tuple[int, int, str, int]:
    series = group.series
    return -series.reports, -len(series.estimates), series.name, list(Kind).index(group.kind)
