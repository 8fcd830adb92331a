"""Figures of one measure in one unit, so that they can stand on one axis: a third beside 31 percent."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Context, Decimal

from reportedly.extraction.units import Unit, convert, shared_units
from reportedly.model.figure import Figure
from reportedly.model.unit_kind import unit_kind

__all__ = ["in_one_unit", "is_counted", "is_length"]

# A converted number has no more digits than it was reported with, but these at least.
_LEAST_DIGITS = 4


def in_one_unit(figures: Sequence[Figure]) -> tuple[str, list[Figure]]:
    """Give the unit that most figures can be said in, and these figures in it; "" for no figures.

    Figures in units of other dimensions are left out, and so are currencies other than that of most: what a
    rate of exchange would make of them is nobody's report. Fractions are drawn as percentages. Counted things of
    one head noun stand on one axis ("jet", "fighter jet").
    """
    if not figures:
        return "", []
    counts = Counter(figure.unit for figure in figures)
    sizes: Counter[str] = Counter()
    for unit, count in counts.items():
        sizes[_dimension(unit)] += count
    dimension = min(sizes, key=lambda name: (-sizes[name], name))
    members = [unit for unit in counts if _dimension(unit) == dimension]
    best = min(members, key=lambda unit: (unit == "fraction", -counts[unit], unit))
    axis = "percent" if best == "fraction" else best
    return axis, [_converted(figure, axis) for figure in figures if figure.unit in members]


def is_counted(unit: str) -> bool:
    """Tell whether a unit counts people or things: no unit of measure, no money, no share, no rate."""
    return " per " not in unit and _unit(unit) is None


def is_length(unit: str) -> bool:
    """Tell whether a unit measures a length or a height."""
    known = _unit(unit)
    return known is not None and known.dimension == "length" and " per " not in unit


def _unit(name: str) -> Unit | None:
    """Give the unit that converts: of a rate, what stands before "per"."""
    return shared_units().canonical.get(name.partition(" per ")[0])


def _dimension(name: str) -> str:
    unit = _unit(name)
    _, per, base = name.partition(" per ")
    return f"{unit.dimension}{per}{base}" if unit is not None else unit_kind(name)


def _converted(figure: Figure, axis: str) -> Figure:
    if figure.unit == axis:
        return figure
    unit, to = _unit(figure.unit), _unit(axis)
    if unit is None or to is None:
        return figure
    value, low, high = (
        None if n is None else _rounded(convert(n, unit, to), n)
        for n in (figure.value, figure.low, figure.high)
    )
    return replace(figure, unit=axis, value=value, low=low, high=high)


def _rounded(number: Decimal, reported: Decimal) -> Decimal:
    digits = max(_LEAST_DIGITS, len(reported.as_tuple().digits))
    return Context(prec=digits).plus(number)
