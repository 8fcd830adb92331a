"""The latest figure of a source that is far from what the other independent sources last said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from reportedly.analysis.comparable import key_parts
from reportedly.analysis.disagreement import can_be_compared
from reportedly.analysis.figure_pair import FigurePair
from reportedly.analysis.latest import compared, latest_of
from reportedly.analysis.pair_time import is_of_short_period
from reportedly.analysis.series import build_series
from reportedly.analysis.told_beside import told_beside
from reportedly.model.disagreement import Latest
from reportedly.model.estimate import Series
from reportedly.model.figure import Figure
from reportedly.model.flag import Flag, FlagKind
from reportedly.model.formatting import format_number, format_value

__all__ = ["outlier_flags"]

_LEAST_VOICES = 4
"""Among fewer independent voices nobody can say who is the odd one."""
_LEAST_FACTOR = Decimal(2)
_SPREADS = Decimal(3)
"""It must be off by so many times what the others are from their middle one, in the median."""
_WIDEST_SPREAD = Decimal(2)
"""Where the others are further from their middle one, nobody agrees and nobody is odd."""
_NEAR_DAYS = 14
"""What is older or newer than the others by more than this may be right for its own day."""


def outlier_flags(figures: Mapping[str, Sequence[Figure]], origins: Mapping[str, str]) -> Iterator[Flag]:
    """Give the outliers of each series; `figures` are the figures by series."""
    for key, members in figures.items():
        beside = told_beside(members)
        series = build_series([figure for figure in members if figure.id not in beside], key)
        by_id = {figure.id: figure for figure in members}
        rows = compared(latest_of(series, origins=origins))
        rows = [
            row for row in rows if not is_of_short_period(by_id[row.figure_id])
        ]  # a part of what is said so far
        parts = key_parts(members[0])
        if len(rows) >= _LEAST_VOICES and (parts.outcome or parts.place):  # else too many things have the key
            for row in rows:
                flag = _outlier(row, rows, series, by_id)
                if flag is not None:
                    yield flag


def _outlier(
    row: Latest, rows: Sequence[Latest], series: Series, figures: Mapping[str, Figure]
) -> Flag | None:
    others: list[Latest] = []
    known: list[Decimal] = []
    for other in rows:
        if other is row or not _is_near(row, other) or not can_be_compared(row, other):
            continue
        number = _nearest(other, row)
        if number is None or number <= 0 or _is_close(row, number):
            return None  # among hundreds of sources nearly every row ends here
        others.append(other)
        known.append(number)
    if len(others) + 1 < _LEAST_VOICES:
        return None
    if (
        sum(FigurePair(figures[row.figure_id], figures[other.figure_id]).is_tied for other in others)
        < _LEAST_VOICES - 1
    ):
        return None  # of several events that one key joins, nobody is odd
    middle = median(known)
    spread = median(max(number, middle) / min(number, middle) for number in known)
    ends = [end for end in (row.interval.low, row.interval.high) if end is not None]
    own = min(ends, key=lambda end: abs(end - middle), default=Decimal(0))
    if own <= 0 or spread > _WIDEST_SPREAD or _reaches(row, middle):
        return None
    is_above = own > middle
    factor = own / middle if is_above else middle / own
    next_one = max(known) if is_above else min(known)
    apart = own / next_one if is_above else next_one / own
    if factor < max(_LEAST_FACTOR, 1 + (spread - 1) * _SPREADS) or apart < _LEAST_FACTOR:
        return None
    figure = replace(figures[row.figure_id], unit=series.unit)
    low, high = (format_value(end, figure) for end in (min(known), max(known)))
    reach = low if low == high else f"{low} to {high}"
    size = format_number(apart.quantize(Decimal("0.1")) if apart < 10 else apart.quantize(Decimal(1)))
    way = "times as high as the highest" if is_above else "times lower than the lowest"
    words = f"{size} {way} of the {len(others)} other sources, which last gave {reach}."
    ids = (row.figure_id, *(other.figure_id for other in others))
    return Flag(FlagKind.OUTLIER, ids, words, f"{'far above' if is_above else 'far below'} {reach}")


def _is_near(row: Latest, other: Latest) -> bool:
    days, others = row.estimate.possible_days, other.estimate.possible_days
    if days is None or others is None:
        return False
    return (others[0] - days[1]).days <= _NEAR_DAYS and (days[0] - others[1]).days <= _NEAR_DAYS


def _is_close(row: Latest, number: Decimal) -> bool:
    """Tell whether a row is within the least factor of a number: then it is no outlier beside it."""
    if _reaches(row, number):
        return True
    ends = [end for end in (row.interval.low, row.interval.high) if end is not None]
    return any(number < end * _LEAST_FACTOR and end < number * _LEAST_FACTOR for end in ends)


def _nearest(row: Latest, other: Latest) -> Decimal | None:
    """Give the end of an interval that comes nearest to another; an open end reaches as far as that one."""
    ends = [end for end in (row.interval.low, row.interval.high) if end is not None]
    marks = [end for end in (other.interval.low, other.interval.high) if end is not None]
    if not ends or not marks:
        return None
    if row.interval.meets(other.interval):
        return min(marks, key=lambda mark: min(abs(mark - end) for end in ends))
    return min(ends, key=lambda end: min(abs(mark - end) for mark in marks))


def _reaches(row: Latest, number: Decimal) -> bool:
    low, high = row.interval.low, row.interval.high
    return (low is None or low <= number) and (high is None or number <= high)
