"""The key of a series when a person says that a figure is of another kind, unit or measure."""

from reportedly.extraction.units import shared_units
from reportedly.model.figure import SERIES_SEPARATOR, Figure
from reportedly.model.quantity import Kind

__all__ = ["series_of_words", "with_kind_and_unit"]

_APART = (Kind.INCREMENT, Kind.CHANGE, Kind.RATE)  # these stay apart from totals


def with_kind_and_unit(figure: Figure, kind: Kind, unit: str) -> str:
    """Give the key of the series that the figure is of with another kind and unit; all other parts stay.

    A key that a merge or a person gave has no parts to change, and its figure stays with it.
    """
    if kind is figure.kind and unit == figure.unit:
        return figure.series
    from reportedly.analysis.comparable import key_parts

    parts = key_parts(figure)
    sort = parts.kind
    if kind is not figure.kind:
        sort = kind.value if kind in _APART and parts.thing != "growth" else ""
    measured = parts.unit if unit == figure.unit else _measured(unit, parts.thing)
    pieces = (parts.thing, parts.outcome, parts.place, parts.each, sort, measured, parts.year)
    return SERIES_SEPARATOR.join(piece for piece in pieces if piece)


def series_of_words(measure: str, kind: Kind, unit: str) -> str:
    """Give the key of a measure that a person put into words, for figures of one kind and unit."""
    thing = " ".join(measure.split()).lower()
    pieces = (thing, kind.value if kind in _APART else "", _measured(unit, thing))
    return SERIES_SEPARATOR.join(piece for piece in pieces if piece)


def _measured(unit: str, thing: str) -> str:
    """Give a unit of measure as the key has it; what is only counted stands in the thing."""
    is_measure = unit.partition(" per ")[0] in shared_units().canonical or " per " in unit
    return unit.lower() if is_measure and unit not in (thing, "point") else ""
