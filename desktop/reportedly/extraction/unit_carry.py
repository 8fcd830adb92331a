"""Units that the second of two numbers leaves out: "95 euros per MWh, down from 235", "2 dollars to 71.35 a barrel"."""

import re
from dataclasses import replace
from decimal import Decimal

from reportedly.extraction.draft import QuantityMention
from reportedly.extraction.rates import find_rate, is_priced
from reportedly.extraction.units import UnitTable
from reportedly.model.quantity import Kind

__all__ = ["carry_unit"]

_LONGEST = 60
_HEDGE = r"(?:(?:about|around|roughly|some|just|nearly|almost|over|under|only|more\s+than|less\s+than)\s+)*"
# "6 litres a day against an emergency standard of 15".
_LIMIT = (
    r"(?:an?|the|its)\s+(?:[a-z]+\s+){0,2}(?:standard|norm|limit|target|average|minimum|maximum|threshold|guideline"
    r"|requirement|quota)\s+of\s+"
)
# What compares a number with the one before it.
_COMPARED = re.compile(
    rf"(?:\s+(?:[a-z]+\s+){{0,4}}|,\s+(?:[a-z]+\s+){{0,4}})?(?:(?:up|down)\s+from|versus|vs\.?|against|compared\s+(?:with|to)|from)\s+(?:{_LIMIT})?{_HEDGE}",
    re.I,
)
# The clause goes on without a noun: what was counted is that of the number before.
_NO_NOUN = re.compile(
    r"\s*(?:[,.;:)]|$|\n|[―—–]|\s(?:in|on|at|for|during|the|an?|last|this|that|and|but|a\s+year|earlier|previously|before"
    r"|ago|forecast|expected|after|as|when|while|by)\b)"
)
# Parties, pay and the like: "33.1 percent, ahead of the left on 28".
_PERCENT_TOO = re.compile(r"\b(?:on|took|got|won|with|gaining|losing|adding|shedding)\s$")
_TO = re.compile(rf"\s+to\s+{_HEDGE}", re.I)
_BY = re.compile(rf"\bby\s+{_HEDGE}$", re.I)
# A change in percent or of years leads to a level in another unit.
_NOT_LEVELS = frozenset({"share", "age", "time", "multiple", "temperature"})
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_YEARS = (1900, 2100)
_FARTHEST = Decimal(1000)


def carry_unit(text: str, mentions: list[QuantityMention], index: int, units: UnitTable) -> None:
    """Give mention `index + 1` the unit of the one before it, where it is compared with it and has none."""
    first, second = mentions[index], mentions[index + 1]
    if _is_step(text, first, second):
        mentions[index] = replace(first, unit=second.unit, dimension=second.dimension, rule="unit.carried")
        return
    size = second.value if second.value is not None else second.low
    if size is None or first.unit is None or _is_year(text, second):
        return
    start = max(first.span.end, first.unit_span.end if first.unit_span else 0)
    gap = text[start : second.span.start]
    if second.span.start < start or len(gap) > _LONGEST or _SENTENCE_END.search(gap):
        return
    is_open = second.unit is None or second.rule == "unit.rate.open"
    if is_open and (unit := _priced(text, first, second, units)):
        mentions[index + 1] = unit
        return
    if (
        _is_level(text, gap, first, second)
        or _is_compared(text, gap, first, second)
        or _is_percent_too(text, gap, first, second)
    ):
        kind = Kind.RATE if " per " in first.unit and first.dimension != "share" else second.kind
        mentions[index + 1] = replace(
            second, unit=first.unit, dimension=first.dimension, kind=kind, rule="unit.carried"
        )


def _is_level(text: str, gap: str, first: QuantityMention, second: QuantityMention) -> bool:
    """Tell the level behind a change of it: "lost 1.27 dollars to 57.86", "fell 88 points to 5,320"."""
    if second.unit is not None or first.dimension in _NOT_LEVELS or " per " in (first.unit or ""):
        return False
    return (
        bool(_TO.fullmatch(gap)) and _is_near(first, second) and bool(_NO_NOUN.match(text, second.span.end))
    )


def _is_step(text: str, first: QuantityMention, second: QuantityMention) -> bool:
    """Tell the change before its new level, which has the unit: "rose by 9 billion to 71 billion zloty"."""
    if first.unit is not None or second.unit is None or second.dimension in _NOT_LEVELS:
        return False
    is_by = _BY.search(text, max(0, first.span.start - _LONGEST), first.span.start) is not None
    return is_by and _TO.fullmatch(text[first.span.end : second.span.start]) is not None


def _is_year(text: str, mention: QuantityMention) -> bool:
    written = mention.span.of(text)
    return len(written) == 4 and written.isdecimal() and _YEARS[0] <= int(written) <= _YEARS[1]


def _priced(
    text: str, first: QuantityMention, second: QuantityMention, units: UnitTable
) -> QuantityMention | None:
    """Read "2 dollars to 71.35 a barrel": a price in the currency before it."""
    money = (first.unit or "").partition(" per ")[0]
    if not (first.dimension or "").startswith("money") or money not in units.canonical:
        return None
    rate = find_rate(text, second.span.end, units)
    if rate is None or not is_priced(rate):
        return None
    # A fall of 20 cents to 2.90 a barrel is one in dollars.
    code = units.canonical[money].dimension.removeprefix("money:")
    unit, span = f"{code} per {rate.name}", rate.span
    return replace(
        second, unit=unit, unit_span=span, dimension=f"money:{code} per {rate.name}", kind=Kind.RATE,
        rule="unit.carried",
    )  # fmt: skip


def _is_compared(text: str, gap: str, first: QuantityMention, second: QuantityMention) -> bool:
    """Tell a second level of the same thing: without a unit, or with the first's unit but not its rate."""
    unit = first.unit or ""
    lacks = second.unit is None or (" per " in unit and unit.partition(" per ")[0] == second.unit)
    if not lacks or not _COMPARED.fullmatch(gap) or not _is_near(first, second):
        return False
    end = max(second.span.end, second.unit_span.end if second.unit_span else 0)
    return first.dimension not in ("age", "time") and bool(_NO_NOUN.match(text, end))


def _is_percent_too(text: str, gap: str, first: QuantityMention, second: QuantityMention) -> bool:
    size = second.value
    is_after_percent = second.unit is None and first.unit in ("percent", "percentage point")
    if not is_after_percent or size is None or not 0 < size < 100:
        return False
    return bool(_PERCENT_TOO.search(gap)) and bool(
        re.match(r"\s*(?:[,.;)]|$|\sand\s|\swhile\s)", text[second.span.end :][:8])
    )


def _is_near(first: QuantityMention, second: QuantityMention) -> bool:
    """Tell whether two numbers can be levels of one thing: no more than a thousandfold apart."""
    sizes = [m.value if m.value is not None else m.low for m in (first, second)]
    if sizes[0] is None or sizes[1] is None or not sizes[0] or not sizes[1]:
        return False
    ratio = abs(sizes[0] / sizes[1])
    return 1 / _FARTHEST <= ratio <= _FARTHEST
