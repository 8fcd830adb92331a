"""Rates of exchange: "the Lebanese pound was trading at 89,500 to the dollar" is pounds for one dollar."""

import re

from reportedly.extraction.currency_places import CurrencyPlaces
from reportedly.extraction.units import Unit, UnitTable
from reportedly.model.span import Span

__all__ = ["exchange_rate"]

_BEHIND = re.compile(
    r"\s(?:to|per|against|for)\s(?:the\s|one\s|a\s|each\s)?(?:U\.?S\.?\s|American\s)?(dollar|greenback|euro|pound|yen|franc)\b"
    r"(?!\s[a-z]*(?:shop|store|bill|amount))",
    re.I,
)
_LOOK_BACK = 90
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_WORDS = re.compile(r"[^\W\d_]+")


def exchange_rate(text: str, number: Span, units: UnitTable, places: CurrencyPlaces) -> Unit | None:
    """Give the unit of a bare number that is the price of one money in another; None where it is none.

    The money that is counted is the last one that the sentence names before the number.
    """
    found = _BEHIND.match(text, number.end, min(len(text), number.end + 60))
    base = units.money(found[1], number) if found else None
    if base is None:
        return None
    start = max(0, number.start - _LOOK_BACK)
    ends = [mark.end() for mark in _SENTENCE_END.finditer(text, start, number.start)]
    said = list(_WORDS.finditer(text, ends[-1] if ends else start, number.start))
    for place in range(len(said) - 1, -1, -1):
        span = Span(*said[place].span())
        pair = text[said[max(0, place - 1)].start() : span.end]
        money = places.resolved(units.money(pair, span) or units.money(said[place].group(), span))
        if money is not None and money.unit != base.unit:
            unit = money.unit
            return Unit(f"{unit.name} per {base.unit.name}", f"{unit.dimension} per {base.unit.name}")
    return None
