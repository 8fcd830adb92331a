"""The vocabulary of a quantity."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

__all__ = ["RELATIVE_UNITS", "STEPS", "Kind", "Quantity", "Relation"]

RELATIVE_UNITS = frozenset({"percent", "fraction", "times"})
"""Units of a number that is of another one: whatever it counts, it is no total and cannot be added."""


class Relation(StrEnum):
    """How the value stands to what is reported (PRODUCT section 1)."""

    EXACT = "="
    ABOUT = "~"
    MORE_THAN = ">"
    AT_LEAST = ">="
    LESS_THAN = "<"
    AT_MOST = "<="
    RANGE = "range"


class Kind(StrEnum):
    """What sort of statement the number makes."""

    LEVEL = "level"  # a total or a state
    INCREMENT = "increment"  # "another 1,500"
    CHANGE = "change"  # "up 3 points", "fell by 0.5 %" (negative)
    SHARE = "share"  # a part of a base that stands in `measure`
    RATE = "rate"  # "300,000 barrels a day"


STEPS = (Kind.INCREMENT, Kind.CHANGE)
"""Kinds of what was added or changed: each is of its own time, and none takes the place of another."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with its bounds and unit, in exact decimals.

    "=": value, low and high equal. "~": value only. ">" and ">=": low and value. "<" and "<=": high and
    value. "range": low and high, value None. Vague words ("dozens"): ">=" with low only. Never a mean.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    relation: Relation
    unit: str | None

    @classmethod
    def bounded(cls, value: Decimal, relation: Relation, unit: str | None) -> "Quantity":
        """Give the quantity of one value under a relation other than range."""
        if relation is Relation.RANGE:
            raise ValueError("a range has two ends: use Quantity.range")
        low = value if relation in (Relation.EXACT, Relation.MORE_THAN, Relation.AT_LEAST) else None
        high = value if relation in (Relation.EXACT, Relation.LESS_THAN, Relation.AT_MOST) else None
        return cls(value, low, high, relation, unit)

    @classmethod
    def range(cls, low: Decimal, high: Decimal, unit: str | None) -> "Quantity":
        """Give a range by its two ends; they are put in order."""
        return cls(None, min(low, high), max(low, high), Relation.RANGE, unit)

    @classmethod
    def vague(cls, low: Decimal, unit: str | None) -> "Quantity":
        """Give "dozens", "thousands": a lower bound and no value."""
        return cls(None, low, None, Relation.AT_LEAST, unit)
