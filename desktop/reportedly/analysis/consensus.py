"""What more than half of the independent origins share."""

from collections.abc import Iterable, Sequence

from reportedly.analysis.latest import compared
from reportedly.model.disagreement import Latest
from reportedly.model.interval import Interval

__all__ = ["consensus_of"]

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
    found: list[Interval] = []
    most = len(intervals) // 2  # it takes more than this
    for start in intervals:  # a shared interval begins where one of them begins
        sharing = [other for other in intervals if _begins_in(start, other)]
        if len(sharing) > most:
            found, most = [], len(sharing)
        if len(sharing) == most and most > len(intervals) // 2:
            shared = _shared_by(sharing)
            if shared is not None and shared not in found:
                found.append(shared)
    return found[0] if len(found) == 1 else None


def _begins_in(start: Interval, other: Interval) -> bool:
    """Tell whether the numbers right at the lower end of `start` lie in `other`."""
    if start.low is None:
        return other.low is None
    if start.is_above:  # just above the end: not where the other ends right there
        return (other.low is None or other.low <= start.low) and (
            other.high is None or other.high > start.low
        )
    return Interval(start.low, start.low).meets(other)


def _shared_by(intervals: Sequence[Interval]) -> Interval | None:
    shared: Interval | None = intervals[0]
    for other in intervals[1:]:
        shared = shared.shared(other) if shared is not None else None
    return shared
