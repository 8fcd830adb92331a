"""Which figures pass a filter, worked out over columns: numpy arrays of codes, days and flags."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from reportedly.model.date_range import DateRange, said_days, target_days
from reportedly.model.figure import Figure
from reportedly.model.filter import (
    RANGE_FIELDS,
    FilterSpec,
    is_doubtful,
    read_range,
    searched_text,
    values_of,
)
from reportedly.model.number_range import NumberRange, stated_numbers

__all__ = ["FilterColumns", "Tallied"]

Places = Sequence[int] | np.ndarray

_SINGLE = ("measure", "source", "unit", "stance", "review", "outlet", "article")
_NEVER = (2**62, -(2**62))  # days of a figure without a date: no range meets them
_DAYS = {"said": said_days, "target": target_days}
_FLAGS = {"is_starred": lambda figure: figure.is_starred, "is_doubtful": is_doubtful}
_OWN_VOICE, _DENIED = "is_own_voice", "is_denied"
_READ = {
    **_FLAGS,
    _OWN_VOICE: lambda figure: figure.source is None,
    _DENIED: lambda figure: bool(figure.denied_by),
}


class Tallied(NamedTuple):
    """How many figures sources, outlets' own voices and series have."""

    sources: dict[str, int]
    own_voices: dict[str, int]
    series: dict[str, int]


class FilterColumns:
    """The columns of some figures, each built when a filter first asks for it, and kept up to date.

    It lets pass what `FilterSpec.accepts` does; a test compares them.
    """

    def __init__(self) -> None:
        self._figures: Sequence[Figure] = ()
        self._codes: dict[str, tuple[np.ndarray, dict[str, int]]] = {}
        self._days: dict[str, np.ndarray] = {}  # of shape (n, 2): first and last day as ordinals
        self._numbers: np.ndarray | None = None  # of shape (n, 2): least and greatest number
        self._flags: dict[str, np.ndarray] = {}
        self._texts: list[str] | None = None

    def take(self, figures: Sequence[Figure]) -> None:
        """Take other figures."""
        self._figures = figures
        self._codes, self._days, self._flags, self._texts = {}, {}, {}, None
        self._numbers = None

    def replace(self, figures: Sequence[Figure], places: Places) -> None:
        """Take the same figures with other ones at some places; only those are looked at."""
        self._figures = figures
        for place in places:
            figure = figures[place]
            for field, (codes, known) in self._codes.items():
                codes[place] = _code(known, figure, field)
            for field, days in self._days.items():
                days[place] = _ordinals(figure, field)
            if self._numbers is not None:
                self._numbers[place] = _numbers(figure)
            for name, flags in self._flags.items():
                flags[place] = _READ[name](figure)
            if self._texts is not None:
                self._texts[place] = searched_text(figure)

    @property
    def is_denied(self) -> np.ndarray:
        """Tell of each figure whether somebody denies it, on whatever day."""
        return self._flag(_DENIED)

    def mask(self, spec: FilterSpec, places: Places | None = None) -> np.ndarray:
        """Tell of all figures, or of those at some places, whether they pass: an array of booleans."""
        chosen = np.arange(len(self._figures)) if places is None else np.asarray(places, dtype=np.int64)
        return self._passing(spec, chosen)

    def tally(self, mask: np.ndarray | None = None) -> Tallied:
        """Count the figures of some places, by default of all."""
        some = np.ones(len(self._figures), dtype=bool) if mask is None else mask
        is_own = self._flag(_OWN_VOICE)
        return Tallied(
            self._count("source", some & ~is_own),
            self._count("source", some & is_own),
            self._count("measure", some),
        )

    def count_values(self, field: str, mask: np.ndarray) -> int:
        """Count the values that some figures have in a field."""
        codes, known = self._coded(field)
        return int(np.count_nonzero(np.bincount(codes[mask], minlength=len(known))))

    def _count(self, field: str, mask: np.ndarray) -> dict[str, int]:
        codes, known = self._coded(field)
        counts = np.bincount(codes[mask], minlength=len(known)).tolist()
        return {value: counts[code] for value, code in known.items() if counts[code]}

    def _passing(self, spec: FilterSpec, chosen: np.ndarray) -> np.ndarray:
        mask = np.ones(len(chosen), dtype=bool)
        for field in _SINGLE:
            if values := getattr(spec, field):
                mask &= self._has(field, values, chosen)
        if spec.tag:
            mask &= self._has_tag(spec.tag, chosen)
        for field in RANGE_FIELDS:
            if (days := getattr(spec, field)) is not None:
                mask &= self._meets(field, days, chosen)
        for name in _FLAGS:
            if (flag := getattr(spec, name)) is not None:
                mask &= self._flag(name)[chosen] == flag
        for field, value in spec.excluded:
            mask &= ~self._has_value(field, value, chosen)
        for group in spec.alternatives:
            some = np.zeros(len(chosen), dtype=bool)
            for one in group:
                some |= self._passing(one, chosen)
            mask &= some
        if spec.text.strip():
            mask &= self._has_words(spec.text, chosen)
        return mask

    def _has_value(self, field: str, value: str, chosen: np.ndarray) -> np.ndarray:
        if field == "text":
            return self._has_words(value, chosen)
        if field in RANGE_FIELDS:
            return self._meets(field, read_range(field, value), chosen)
        if field == "tag":
            return self._has_tag(frozenset({value}), chosen)
        return self._has(field, frozenset({value}), chosen)

    def _has(self, field: str, values: frozenset[str], chosen: np.ndarray) -> np.ndarray:
        codes, known = self._coded(field)
        is_wanted = np.zeros(len(known) + 1, dtype=bool)  # the last one stands for no value, code -1
        is_wanted[[known[value] for value in values if value in known]] = True
        return is_wanted[codes[chosen]]

    def _coded(self, field: str) -> tuple[np.ndarray, dict[str, int]]:
        if field not in self._codes:
            values = [values_of(figure, field) for figure in self._figures]
            known = {value: code for code, (value,) in enumerate(dict.fromkeys(filter(None, values)))}
            codes = [known[value[0]] if value else -1 for value in values]
            self._codes[field] = np.array(codes, dtype=np.int32), known
        return self._codes[field]

    def _has_tag(self, values: frozenset[str], chosen: np.ndarray) -> np.ndarray:
        found = (not values.isdisjoint(self._figures[place].tags) for place in chosen)
        return np.fromiter(found, bool, len(chosen))

    def _meets(self, field: str, asked: DateRange | NumberRange, chosen: np.ndarray) -> np.ndarray:
        if isinstance(asked, NumberRange):
            return self._has_number(asked, chosen)
        if field not in self._days:
            days = [_ordinals(figure, field) for figure in self._figures]
            self._days[field] = np.array(days, dtype=np.int64).reshape(-1, 2)
        days = self._days[field][chosen]
        mask = np.ones(len(chosen), dtype=bool)
        if asked.first is not None:
            mask &= asked.first.toordinal() <= days[:, 1]
        if asked.last is not None:
            mask &= days[:, 0] <= asked.last.toordinal()
        return mask

    def _has_number(self, asked: NumberRange, chosen: np.ndarray) -> np.ndarray:
        """Look at decimals only where floats are too close to an end to tell."""
        if self._numbers is None:
            numbers = [_numbers(figure) for figure in self._figures]
            self._numbers = np.array(numbers, dtype=float).reshape(-1, 2)
        least, greatest = self._numbers[chosen].T
        mask = ~np.isnan(least)
        unsure = np.zeros(len(chosen), dtype=bool)
        if asked.low is not None:
            mask &= greatest >= float(asked.low)
            unsure |= np.isclose(greatest, float(asked.low), rtol=1e-12, atol=0)
        if asked.high is not None:
            mask &= least <= float(asked.high)
            unsure |= np.isclose(least, float(asked.high), rtol=1e-12, atol=0)
        for place in np.flatnonzero(unsure):
            mask[place] = asked.meets(stated_numbers(self._figures[int(chosen[place])]))
        return mask

    def _flag(self, name: str) -> np.ndarray:
        if name not in self._flags:
            flags = (_READ[name](figure) for figure in self._figures)
            self._flags[name] = np.fromiter(flags, bool, len(self._figures))
        return self._flags[name]

    def _has_words(self, text: str, chosen: np.ndarray) -> np.ndarray:
        words = text.casefold().split()
        if self._texts is None:
            self._texts = [searched_text(figure) for figure in self._figures]
        texts = self._texts
        found = (all(word in texts[place] for word in words) for place in chosen)
        return np.fromiter(found, bool, len(chosen))


def _code(known: dict[str, int], figure: Figure, field: str) -> int:
    values = values_of(figure, field)
    return known.setdefault(values[0], len(known)) if values else -1


def _ordinals(figure: Figure, field: str) -> tuple[int, int]:
    days = _DAYS[field](figure)
    return (days[0].toordinal(), days[1].toordinal()) if days is not None else _NEVER


def _numbers(figure: Figure) -> tuple[float, float]:
    stated = stated_numbers(figure)
    return (float(stated[0]), float(stated[1])) if stated is not None else (np.nan, np.nan)
