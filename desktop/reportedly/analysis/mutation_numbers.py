"""How the number of one telling stands to that of another where they are known to be of one thing.

What tells two statements apart (`origin_numbers`) is strict; of one statement a number that no rounding there explains
may still be a plain rounding (3.2 percent told as 3), a bound that lets the number pass ("more than 500" of 740), a
conversion told roughly, or one that goes the other way.
"""

from collections.abc import Iterator
from decimal import Decimal

from reportedly.analysis.comparing_words import word_table
from reportedly.analysis.origin_numbers import Number, in_other_unit, number_of, rounded
from reportedly.model.figure import Figure
from reportedly.model.quantity import Relation

__all__ = ["are_points_and_share", "is_converted", "is_of_other_span", "is_rounded", "is_turned"]

_LEAST_DIGITS = 2  # 11 told as 10 is another number
_LARGE = 1000  # from which on one digit is enough: 2.3 million told as two million
_ROUNDED = Decimal("0.15")  # of the larger number: a plain rounding goes no farther
_LOOSE = 2  # times as large: so far a bound may be from the number that it is told for
_PERCENT = 100
_PART, _HEDGED_PART = Decimal("0.02"), Decimal("0.05")  # of the whole
_DOZENS = Decimal("0.1")  # 23 told as two dozen
_PER = " per "
_OTHER_SPAN = Decimal("0.05")  # a month is no whole number of weeks, and such numbers are rounded
_GALLON = "gallon"
_IMPERIAL = Decimal("1.2")  # British gallons are larger than American ones by so much
_CONVERTED = Decimal("0.15")  # 12 square kilometres (4.6 square miles) told as five


def is_rounded(earlier: Figure, later: Figure) -> bool:
    """Tell whether one number is the other one rounded: to two digits or more, to the whole one, or to dozens."""
    one, other = number_of(earlier), number_of(later)
    if one.dimension != other.dimension:
        return False
    return _is_rough(one, other) or _is_rough(other, one) or _is_bounded(one, other)


def is_converted(earlier: Figure, later: Figure) -> bool:
    """Tell whether the numbers are of two units of one dimension and no farther apart than a rough conversion."""
    one, other = number_of(earlier), number_of(later)
    if not in_other_unit(earlier, later):
        return False
    larger = _IMPERIAL if _GALLON in later.unit else 1 / _IMPERIAL if _GALLON in earlier.unit else Decimal(1)
    return any(
        _are_within(first, second, _CONVERTED) or _are_within(first, second * larger, _CONVERTED)
        for first, second in _sizes(one, other)
    )


def is_of_other_span(earlier: Figure, later: Figure) -> bool:
    """Tell whether two rates are one of two spans of time: 140,000 pounds a week told as 7.3 million a year."""
    spans = word_table("retold")["spans"]["hours"]
    (unit, _, one), (its, _, other) = (figure.unit.rpartition(_PER) for figure in (earlier, later))
    if not unit or unit != its or one == other or one not in spans or other not in spans:
        return False
    ratio = Decimal(spans[other]) / Decimal(spans[one])
    mine, others = number_of(earlier).told, number_of(later).told
    return any(_are_within(first * ratio, second, _OTHER_SPAN) for first in mine for second in others)


def are_points_and_share(earlier: Figure, later: Figure) -> bool:
    """Tell whether a number is told in points by one and in percent by the other: two points, 2 percent."""
    one, other = number_of(earlier), number_of(later)
    if {one.dimension, other.dimension} != {"points", "share"}:
        return False
    points, share = (one, other) if one.dimension == "points" else (other, one)
    return any(abs(first) == abs(second) * _PERCENT != 0 for first in points.sizes for second in share.sizes)


def is_turned(earlier: Figure, later: Figure) -> bool:
    """Tell whether the number is the same but for its sign: what fell by 7 percent rose by 7 percent."""
    one, other = number_of(earlier), number_of(later)
    return one.dimension == other.dimension and any(
        first == -second != 0 for first, second in _sizes(one, other)
    )


def _is_rough(rough: Number, fine: Number) -> bool:
    for one, other in _sizes(rough, fine):
        # Cut by 48 percent, by nearly half: the way is told by the verb.
        first, second = (one, other) if rough.kind is fine.kind else (abs(one), abs(other))
        if rough.is_fraction and not fine.is_fraction and _is_told_as_part(rough, first, second):
            return True
        if rough.is_in_dozens and _are_within(first, second, _DOZENS):
            return True
        digits = len(first.normalize().as_tuple().digits)
        is_plain = digits >= _LEAST_DIGITS or first >= _LARGE or second != second.to_integral_value() == first
        is_told = first in (rounded(second, digits), second.to_integral_value())
        if first != second and is_plain and is_told and _are_within(first, second, _ROUNDED):
            return True
    return False


def _is_told_as_part(rough: Number, first: Decimal, second: Decimal) -> bool:
    """Tell whether a share is told as a plain fraction: 34 percent as a third, 46 percent as "nearly half"."""
    return abs(first - second) <= (_HEDGED_PART if rough.is_hedged else _PART)


def _is_bounded(fine: Number, rough: Number) -> bool:
    """Tell whether a bound of the later one lets the exact number before it pass: "more than 500" of 740."""
    if fine.relation is not Relation.EXACT or len(fine.sizes) != 1 or len(rough.sizes) != 1:
        return False
    size, bound = fine.sizes[0], rough.sizes[0]
    if (
        size <= 0
        or bound <= 0
        or len(bound.normalize().as_tuple().digits) > len(size.normalize().as_tuple().digits)
    ):
        return False
    if rough.relation in (Relation.MORE_THAN, Relation.AT_LEAST):
        return bound <= size <= _LOOSE * bound
    return rough.relation in (Relation.LESS_THAN, Relation.AT_MOST) and size <= bound <= _LOOSE * size


def _sizes(one: Number, other: Number) -> Iterator[tuple[Decimal, Decimal]]:
    """Give the numbers of both in pairs: as they are told where they are of one unit, else converted."""
    mine, its = (one.told, other.told) if one.unit == other.unit else (one.sizes, other.sizes)
    return ((first, second) for first in mine for second in its)


def _are_within(one: Decimal, other: Decimal, share: Decimal) -> bool:
    return abs(one - other) <= share * max(abs(one), abs(other))
