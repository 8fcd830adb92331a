"""How far the latest figures of independent sources are apart, and why that may be."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from itertools import combinations

from reportedly.analysis.figure_pair import FigurePair
from reportedly.analysis.latest import NO_ORIGINS, compared, latest_of
from reportedly.analysis.one_unit import is_counted
from reportedly.analysis.pair_time import is_of_long_event, is_of_short_period
from reportedly.analysis.pair_words import (
    days_between,
    days_later,
    gap_words,
    interval_words,
    said_by,
    where_of,
)
from reportedly.model.date_range import said_days
from reportedly.model.disagreement import Disagreement, Latest
from reportedly.model.estimate import Estimate, Series
from reportedly.model.figure import Figure
from reportedly.model.quantity import Kind
from reportedly.model.scope import Scope

__all__ = ["can_be_compared", "disagreement_of"]


class _Span(Enum):
    """Over which time a number counts: those of two sorts are a part and its whole."""

    DAYS = auto()
    EVENT = auto()
    LONG = auto()


NEAR_DAYS = 3
"""Statements of what was added, changed or is so much a day are of one event within so many days."""
_MOST_AT_AN_END = 20  # rows at each end: a step of the as-of slider has 50 ms
_MOST_LOOKED_AT = 30  # pairs whose words are compared, at 0.3 ms each
# A total stands until the next; what was added, how much it changed and a rate are of their own time.
_OF_ITS_TIME = (Kind.INCREMENT, Kind.CHANGE, Kind.RATE)


def disagreement_of(
    series: Series,
    figures: Mapping[str, Figure],
    *,
    origins: Mapping[str, str] = NO_ORIGINS,
    latest: Sequence[Latest] | None = None,
) -> Disagreement | None:
    """Give the widest gap between the latest asserted figures of two independent sources.

    `figures` gives the figures of the series by id, for the words. None where fewer than two sources can be
    compared. The gap is that of the nearest ends: 0 where all meet, and it may be more where an end is open.
    Neither the order of the sources, nor the unit, nor a repeat of an origin changes it. `latest` is what `latest_of`
    gives for the series, where that is known.
    """
    rows = _furthest(compared(latest_of(series, origins=origins) if latest is None else latest))
    spans = {row.voice: _span(figures[row.figure_id]) for row in rows} if is_counted(series.unit) else {}
    pairs = [
        pair
        for pair in map(_ordered, combinations(rows, 2))
        if can_be_compared(*pair) and spans.get(pair[0].voice) is spans.get(pair[1].voice)
    ]
    if not pairs:
        return None
    pairs.sort(key=_widest_first)
    pair = _widest_of_one_matter(pairs, figures)
    lower, upper = pair
    first, second = (_in_unit(figures[row.figure_id], series.unit) for row in pair)
    gap = lower.interval.gap(upper.interval)
    is_apart = not lower.interval.meets(upper.interval)
    is_open = is_apart and (lower.interval.low is None or upper.interval.high is None)
    is_rough = is_apart and (lower.interval.is_about or upper.interval.is_about)
    if is_apart:
        words = gap_words(gap, second, is_open=is_open, is_rough=is_rough)
        reason = _reason(figures[lower.figure_id], figures[upper.figure_id])
    else:
        words, reason = "No gap", _shared_words([row for row in rows if _is_in(row, pairs)], second)
    apart = (other for other in pairs if other != pair and not other[0].interval.meets(other[1].interval))
    return Disagreement(
        series=series.key, unit=series.unit, gap=gap, is_open=is_open, is_rough=is_rough, lower=lower,
        upper=upper, days=days_between(first, second), words=words, reason=reason,
        others=tuple((low.figure_id, high.figure_id) for low, high in apart),
    )  # fmt: skip


def can_be_compared(first: Latest, second: Latest) -> bool:
    """Tell whether two latest figures of one series are about the same: one kind, and no two periods apart.

    A total stands until the next one. Increments, changes and rates are of their own time: each needs one, the
    same for both, or statements within a few days of each other.
    """
    a, b = first.estimate, second.estimate
    if a.kind is not b.kind:
        return False
    is_closed = [e.target_start is not None and e.target_end is not None for e in (a, b)]
    if all(is_closed):
        return _overlap(a, b)
    return a.kind not in _OF_ITS_TIME or _within_days(a, b)


def _widest_of_one_matter(
    pairs: Sequence[tuple[Latest, Latest]], figures: Mapping[str, Figure]
) -> tuple[Latest, Latest]:
    """Give the widest pair that counts one thing in one place; where none does, the widest of a part and its whole."""
    for pair in pairs[:_MOST_LOOKED_AT]:
        if pair[0].interval.meets(pair[1].interval):
            break
        scope = FigurePair(*(figures[row.figure_id] for row in pair)).scope.scope
        if scope in (Scope.SAME, Scope.DOUBTFUL):
            return pair
    return pairs[0]


def _span(figure: Figure) -> _Span:
    """Tell a number of some days ("1,000 in the past week") and one of a whole war from the total of an event."""
    if is_of_short_period(figure):
        return _Span.DAYS
    return _Span.LONG if is_of_long_event(figure) else _Span.EVENT


def _furthest(rows: Sequence[Latest]) -> Sequence[Latest]:
    """Give the rows among which the widest gaps lie: of very many, the lowest and the highest."""
    if len(rows) <= 2 * _MOST_AT_AN_END:
        return rows
    tops = sorted(rows, key=lambda row: (row.interval.high is None, row.interval.high or 0, row.voice))
    bottoms = sorted(rows, key=lambda row: (row.interval.low is None, -(row.interval.low or 0), row.voice))
    kept = {row.voice for row in (*tops[:_MOST_AT_AN_END], *bottoms[:_MOST_AT_AN_END])}
    return [row for row in rows if row.voice in kept]


def _within_days(a: Estimate, b: Estimate) -> bool:
    days, others = a.possible_days, b.possible_days
    if days is None or others is None:
        return False
    return (others[0] - days[1]).days <= NEAR_DAYS and (days[0] - others[1]).days <= NEAR_DAYS


def _overlap(a: Estimate, b: Estimate) -> bool:
    starts = [day for e in (a, b) if (day := e.target_start) is not None]
    ends = [day for e in (a, b) if (day := e.target_end) is not None]
    return max(starts) <= min(ends)


def _ordered(pair: tuple[Latest, Latest]) -> tuple[Latest, Latest]:
    """Put the lower of two first, so that the order in which they came tells nothing."""
    first, second = sorted(pair, key=_place)
    return first, second


def _place(row: Latest) -> tuple[Decimal, Decimal, str, str]:
    heights = row.estimate.heights
    return min(heights, default=Decimal(0)), max(heights, default=Decimal(0)), row.voice, row.figure_id


def _widest_first(pair: tuple[Latest, Latest]) -> tuple[bool, Decimal, str, str]:
    lower, upper = pair
    meets = lower.interval.meets(upper.interval)
    return meets, -lower.interval.gap(upper.interval), lower.figure_id, upper.figure_id


def _is_in(row: Latest, pairs: Sequence[tuple[Latest, Latest]]) -> bool:
    return any(row in pair for pair in pairs)


def _in_unit(figure: Figure, unit: str) -> Figure:
    """Give a figure for the wording of numbers in the unit of its series."""
    return figure if figure.unit == unit else replace(figure, unit=unit)


def _reason(lower: Figure, upper: Figure) -> str:
    """Say who said what, the earlier one first: where the places differ, and how much later the other was."""
    days = days_between(lower, upper)
    first, second = (lower, upper) if _said(lower) <= _said(upper) else (upper, lower)
    has_place = where_of(first).casefold() != where_of(second).casefold()
    is_one_year = (first.statement_date or "")[:4] == (second.statement_date or "")[:4]
    words = said_by(first, is_year_said=not is_one_year, has_place=has_place)
    later = f", {days_later(days)}" if days is not None else ""
    return f"{words}. {said_by(second, has_place=has_place)}{later}."


def _said(figure: Figure) -> date:
    days = said_days(figure)
    return days[0] if days else date.max


def _shared_words(rows: Sequence[Latest], figure: Figure) -> str:
    """Say what all of them share."""
    shared = rows[0].interval
    for row in rows[1:]:
        shared = shared.shared(row.interval) or shared
    number = "Both" if len(rows) == 2 else f"All {len(rows)}"
    return f"{number} latest figures can hold together: {interval_words(shared, figure)}."
