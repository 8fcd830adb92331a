"""Thinning by screen cell: of marks that would cover each other one is drawn, and the others are counted.

A pure function over columns of numbers. Cells are counted from the number 0 and from the first day, not from
the edge of the window: panning changes no cell, so nothing jumps.
"""

from dataclasses import dataclass

import numpy as np

__all__ = ["Cells", "thinned"]

_COLUMNS, _ROWS = 1 << 22, 1 << 20  # more of them are joined: they lie far outside any view
_ROOM = 3  # free cells to look for at the right of each


@dataclass(frozen=True, slots=True)
class Cells:
    """One row for each spot on which at least one mark stands, from left to right.

    `first` is the point that is drawn; `members[start : start + count]` are all points of the spot, that one
    first. `column` is the spot's place from left to right; `room` the number of free cells at its right, up to 3.
    """

    first: np.ndarray
    start: np.ndarray
    count: np.ndarray
    members: np.ndarray
    column: np.ndarray
    room: np.ndarray

    def points_of(self, spot: int) -> np.ndarray:
        """Give the points that stand on a spot, the one that is drawn first."""
        start = self.start[spot]
        return self.members[start : start + self.count[spot]]


def thinned(xs: np.ndarray, tops: np.ndarray, bottoms: np.ndarray, pitch: float) -> Cells:
    """Group points whose marks stand in one cell of `pitch` pixels; ranges only with ranges of the same ends.

    Points come in the order of precedence: the first of a cell is drawn.
    """
    columns = np.clip(np.floor(xs / pitch).astype(np.int64), 0, _COLUMNS - 1)
    high, low = _rows(tops, pitch), _rows(bottoms, pitch)
    keys = (columns * _ROWS + high) * _ROWS + low
    members = np.argsort(keys, kind="stable")
    ordered = keys[members]
    is_start = np.ones(len(ordered), dtype=bool)
    is_start[1:] = ordered[1:] != ordered[:-1]
    start = np.flatnonzero(is_start)
    count = np.diff(np.append(start, len(ordered)))
    first = members[start]
    return Cells(first, start, count, members, columns[first], _free_at_right(columns[first], high[first]))


def _rows(heights: np.ndarray, pitch: float) -> np.ndarray:
    rows = np.floor(heights / pitch).astype(np.int64) + _ROWS // 2
    return np.clip(rows, 0, _ROWS - 1)


def _free_at_right(columns: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Count the cells beside each spot in which no mark stands."""
    spots = columns * _ROWS + rows
    taken = np.unique(spots)
    room = np.zeros(len(spots), dtype=np.int64)
    is_free = np.ones(len(spots), dtype=bool)
    for step in range(1, _ROOM + 1):
        wanted = spots + step * _ROWS
        places = np.minimum(np.searchsorted(taken, wanted), max(len(taken) - 1, 0))
        is_free &= taken[places] != wanted if len(taken) else is_free
        room += is_free
    return room
