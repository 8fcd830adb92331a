"""The second half of a rate: "per share", "a day", "an hour", "/kg"."""

import re
from dataclasses import dataclass

from reportedly.extraction.units import UnitTable
from reportedly.model.span import Span

__all__ = ["Rate", "find_rate", "is_priced"]

_PER = re.compile(
    r"(?:[ \u00a0]+(per|an?|each|every)[ \u00a0]+|[ \u00a0-](per|an?)-|[ \u00a0]?(/)[ \u00a0]?)"
    r"([^\W\d_]++)(?!\s+(?:earlier|ago|later|before|after|old)\b)(?:[ -]([^\W\d_]+))?",
    re.I,
)
# "73,200 per 10 grams"
_PER_MANY = re.compile(r"[ \u00a0]+per[ \u00a0]+(\d{1,4})[ \u00a0-]?([^\W\d_]+)(?![^\W_])")
# What a rate may be by without "per": "a day", "a megawatt hour", "a tonne".
_DIMENSIONS = frozenset({"time", "mass", "volume", "energy", "area", "length"})
# Things that prices go by without "per": "$98 a share".
_PRICED = frozenset(
    "share barrel head person piece unit pound tonne ton gallon litre liter ounce kilo bushel pop seat "
    "ticket dozen bottle pack packet box bag kilogram gram page vote night".split()
)
# "2.4 billion gallons of jet fuel a year": the stuff stands between the unit and the rate.
_STUFF = re.compile(r"[ \u00a0]+of(?:[ \u00a0][a-z-]+){1,3}?(?=[ \u00a0](?:per|an?)[ \u00a0]|/)")
_PLURALS = {"people": "person", "children": "child"}


@dataclass(frozen=True, slots=True)
class Rate:
    """What a rate is by, in the singular, with the words that say so ("a day")."""

    name: str
    span: Span


def find_rate(text: str, position: int, units: UnitTable) -> Rate | None:
    """Read the rate that begins right behind a unit, if one does; a second may follow ("per person per day")."""
    first = _one_rate(text, position, units)
    if first is None or first.span.end == position:
        return first
    second = _one_rate(text, first.span.end, units)
    if second is None or second.span.end == first.span.end or second.name == first.name:
        return first
    return Rate(f"{first.name} per {second.name}", first.span.joined(second.span))


def is_priced(rate: Rate) -> bool:
    """Tell whether things are sold by it: what "71.35 a barrel" is a price by."""
    return rate.name in _PRICED


def _one_rate(text: str, position: int, units: UnitTable) -> Rate | None:
    limit = min(len(text), position + 60)
    if many := _PER_MANY.match(text, position, limit):
        unit = units.named(many[2])
        if unit is not None and unit.dimension in _DIMENSIONS:
            return Rate(f"{many[1]} {unit.name}", Span(*many.span()))
    found = _PER.match(text, position, limit)
    if not found:
        stuff = _STUFF.match(text, position, limit)
        rate = find_rate(text, stuff.end(), units) if stuff else None
        return Rate(rate.name, Span(position, position)) if rate else None
    by = (found[1] or found[2] or found[3]).lower()
    two = f"{found[4]} {found[5]}" if found[5] else ""
    for said, end in ((two, found.end(5)), (found[4], found.end(4))):
        words = said.lower()
        unit = units.named(said) if said else None
        if unit and (by in ("per", "/") or unit.dimension in _DIMENSIONS or words in _PRICED):
            return Rate(unit.name, Span(found.start(), end))
    word = found[4].lower()
    if by == "per" and word not in ("cent", "se"):
        return Rate(_PLURALS.get(word, word), Span(found.start(), found.end(4)))
    return (
        Rate(word, Span(found.start(), found.end(4)))
        if by in ("a", "an", "each") and word in _PRICED
        else None
    )
