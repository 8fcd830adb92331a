"""Rates of exchange: "the Lebanese pound was trading at 89,500 to the dollar" is pounds for one dollar."""

import re

from reportedly.extraction.units import Unit, UnitTable

__all__ = ["exchange_rate"]

_BEHIND = re.compile(
    r"\s(?:to|per|against|for)\s(?:the\s|one\s|a\s|each\s)?(?:U\.?S\.?\s|American\s)?(dollar|greenback|euro|pound|yen|franc)\b"
    r"(?!\s[a-z]*(?:shop|store|bill|amount))",
    re.I,
)
_LOOK_BACK = 90
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_WORDS = re.compile(r"[^\W\d_]+")


def exchange_rate(text: str, start: int, end: int, units: UnitTable) -> Unit | None:
    """Give the unit of a bare number that is the price of one money in another; None where it is none.

    The money that is counted is the last one that the sentence names before the number.
    """
    found = _BEHIND.match(text, end, min(len(text), end + 60))
    base = units.money(found[1]) if found else None
    if base is None:
        return None
    before = text[max(0, start - _LOOK_BACK) : start]
    ends = [mark.end() for mark in _SENTENCE_END.finditer(before)]
    said = _WORDS.findall(before[ends[-1] if ends else 0 :])
    for place in range(len(said) - 1, -1, -1):
        money = units.money(" ".join(said[max(0, place - 1) : place + 1])) or units.money(said[place])
        if money is not None and money != base:
            return Unit(f"{money.name} per {base.name}", f"{money.dimension} per {base.name}")
    return None
