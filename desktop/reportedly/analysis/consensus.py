"""What more than half of the independent origins share."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal

from reportedly.analysis.latest import compared
from reportedly.model.disagreement import Latest
from reportedly.model.interval import Interval

__all__ = ["consensus_of"]

_LOWEST, _HIGHEST = Decimal("-Infinity"), Decimal("Infinity")
_LEAST = 2  # what one source says is no consensus


def consensus_of(latest: Iterable[Latest]) -> Interval | None:
    """Give the interval that more than half of the independent origins' latest asserted intervals share.

    `latest` are the rows of `latest_of`. None where there is none, where fewer than two origins speak, and
    where two intervals apart from each other are shared by equally many. The ends are ends that were said:
    an open one stays open, and nothing is averaged.
    """
    intervals = [row.interval for row in compared(latest)]
    if len(intervals) < _LEAST:
        return None
    bottoms, tops = sorted(map(_bottom, intervals)), sorted(map(_top, intervals))
    # A shared interval begins where one of them begins: so many have begun there, so many have ended before.
    sharing = {start: bisect_right(bottoms, start) - bisect_left(tops, start) for start in set(bottoms)}
    most = max(sharing.values())
    if most * 2 <= len(intervals):
        return None
    found = {
        _shared_by([interval for interval in intervals if _bottom(interval) <= start <= _top(interval)])
        for start, count in sharing.items()
        if count == most
    }
    return next(iter(found)) if len(found) == 1 else None


_End = tuple[Decimal, int]  # a number, and whether the end lies just above (1) or below (-1) it


def _bottom(interval: Interval) -> _End:
    return (_LOWEST, 0) if interval.low is None else (interval.low, int(interval.is_above))


def _top(interval: Interval) -> _End:
    return (_HIGHEST, 0) if interval.high is None else (interval.high, -int(interval.is_below))


def _shared_by(intervals: Sequence[Interval]) -> Interval | None:
    shared: Interval | None = intervals[0]
    for other in intervals[1:]:
        shared = shared.shared(other) if shared is not None else None
    if shared is None or not _is_closed(shared):
        return shared
    return shared if sum(map(_is_closed, intervals)) >= _LEAST else None


def _is_closed(interval: Interval) -> bool:
    return interval.low is not None and interval.high is not None
