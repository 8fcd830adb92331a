"""What the lists of sources and measures count, kept up to date figure by figure.

An edit of one figure of 10,000 must not count all of them again: that took 12 ms of the window's thread
(22 Nov 2026).
"""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from reportedly.gui.models.source_list import OWN_VOICE, Tally
from reportedly.model.figure import SERIES_SEPARATOR, Figure
from reportedly.model.filter import voice_of

__all__ = ["FigureCounts", "source_rows"]

_SAID = {"percent": "share", "increment": "added", "part": "some of them"}  # pieces as a reader says them


class _Counted(NamedTuple):
    """What one figure adds to the counts."""

    voice: str
    is_own: bool
    series: str
    words: str
    telling: int


class FigureCounts:
    """Counts of sources, outlets' own voices, series and the words of each series."""

    def __init__(self, figures: Iterable[Figure] = ()) -> None:
        self.sources: Counter[str] = Counter()
        self.own_voices: Counter[str] = Counter()
        self._inside: dict[str, Counter[str]] = {}  # sources by series
        self._words: dict[str, Counter[str]] = {}
        self._telling: Counter[str] = Counter()
        self._rows: dict[str, Tally] = {}
        self._order: list[tuple[int, int, str, str]] = []
        self._keys: dict[str, tuple[int, int, str, str]] = {}
        self._samples: dict[tuple[str, str], Figure] = {}  # one of each series and unit
        self.names: dict[str, str] = {}
        self.is_series_changed = True  # by the latest change: what is said of series holds no longer
        for figure in figures:
            self._add(_counted(figure), 1)
            self._samples[figure.series, figure.unit] = figure
        for series in self._words:
            self._place(series, is_sorted=False)
        self._order.sort()

    def change(self, before: Iterable[Figure], after: Sequence[Figure]) -> bool:
        """Count some figures no longer, and others instead; False where this changes no count."""
        gone, come = Counter(map(_counted, before)), Counter(map(_counted, after))
        self._samples.update(((figure.series, figure.unit), figure) for figure in after)
        self.is_series_changed = _series_of(gone) != _series_of(come)
        if gone == come:
            return False
        for counted, number in (gone - come).items():
            self._add(counted, -number)
        for counted, number in (come - gone).items():
            self._add(counted, number)
        for series in {counted.series for counted in (*(gone - come), *(come - gone))}:
            self._place(series, is_sorted=True)
        return True

    def measure_rows(self) -> list[Tally]:
        """Give a row for each series, the most figures first.

        Of series with as many figures, those of people on known days come first: the first is the one shown.
        """
        return _told_apart([self._rows[series] for *_, series in self._order])

    def source_rows(self, colors: Mapping[str, int]) -> list[Tally]:
        """Give a row for each source, the most figures first; the outlets' own voices are one row."""
        return source_rows(self.sources, self.own_voices, colors)

    def samples(self) -> list[Figure]:
        """Give one figure of each series and unit."""
        return [figure for (series, _), figure in self._samples.items() if series in self.names]

    def count_of(self, series: str) -> int:
        """Count the figures of one series."""
        return self._rows[series].count if series in self._rows else 0

    def sources_in(self, series: str | None) -> Mapping[str, int]:
        """Count the figures of each source in one series."""
        return self._inside.get(series or "", Counter())

    def _add(self, counted: _Counted, number: int) -> None:
        series = counted.series
        _count(self.own_voices if counted.is_own else self.sources, counted.voice, number)
        _count(self._words.setdefault(series, Counter()), counted.words, number)
        if not counted.is_own:
            _count(self._inside.setdefault(series, Counter()), counted.voice, number)
        _count(self._telling, series, number * counted.telling)

    def _place(self, series: str, *, is_sorted: bool) -> None:
        """Put a series where its counts say, under the words that most of its figures use."""
        former = self._keys.pop(series, None)
        if former is not None:
            del self._order[bisect_left(self._order, former)]
        words = self._words[series]
        if not words:
            for known in (self._words, self._inside, self._rows, self.names):
                known.pop(series, None)
            return
        # The shorter of two that are as frequent.
        name = min(words, key=lambda text: (-words[text], len(text), text))
        count = words.total()
        self.names[series] = name
        self._rows[series] = Tally(frozenset({series}), name, count)
        key = self._keys[series] = (-count, -self._telling[series], name, series)
        if is_sorted:
            insort(self._order, key)
        else:
            self._order.append(key)


def _told_apart(rows: list[Tally]) -> list[Tally]:
    """Say in brackets how measures of one name differ: a share and a count of soldiers withdrawn."""
    named = Counter(row.name for row in rows)
    alike: dict[str, list[set[str]]] = {}
    for row in rows:
        if named[row.name] > 1:
            alike.setdefault(row.name, []).append(set(_pieces(row)))
    shared = {name: set.intersection(*pieces) for name, pieces in alike.items()}
    return [
        replace(row, name=f"{row.name} ({own})", words=row.name)
        if row.name in shared and (own := _own(row, shared[row.name]))
        else row
        for row in rows
    ]


def _own(row: Tally, shared: set[str]) -> str:
    """Give the parts of a series' key that others of its name have not, in their order."""
    return ", ".join(_SAID.get(piece, piece) for piece in _pieces(row) if piece not in shared)


def _pieces(row: Tally) -> list[str]:
    return next(iter(row.values)).split(SERIES_SEPARATOR)


def source_rows(
    sources: Mapping[str, int], own_voices: Mapping[str, int], colors: Mapping[str, int]
) -> list[Tally]:
    """Give a row for each source, the most figures first; the outlets' own voices are one row."""
    rows = [Tally(frozenset({name}), name, n, colors.get(name), True) for name, n in sources.items()]
    if own_voices:
        rows.append(Tally(frozenset(own_voices), OWN_VOICE, sum(own_voices.values()), None, True))
    return sorted(rows, key=lambda row: (-row.count, row.name))


def _counted(figure: Figure) -> _Counted:
    telling = bool(figure.statement_date) + bool(figure.unit == "people")
    return _Counted(
        voice_of(figure), figure.source is None, figure.series, figure.measure or figure.unit, telling
    )


def _series_of(counts: Counter[_Counted]) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for counted, number in counts.items():
        found[counted.series, counted.words] += number
    return found


def _count(counts: Counter[str], name: str, number: int) -> None:
    counts[name] += number
    if counts[name] <= 0:
        del counts[name]
