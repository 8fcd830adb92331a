"""Whether the numbers of two figures may be one: the same, one rounded to the other, an end of a range."""

from collections.abc import Iterator
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache

from reportedly.extraction.units import Unit, convert, shared_units
from reportedly.model.figure import Figure
from reportedly.model.quantity import Relation

__all__ = [
    "Likeness",
    "compare_numbers",
    "in_other_unit",
    "is_money",
    "number_keys",
    "numbers_of",
    "roughened",
    "rounded",
    "specificity",
]

_NEAR = Decimal("0.1")  # "almost 90" is no further from the number
_PLAIN = Decimal("0.03")  # without a hedge a rounding is hardly seen
_ROUNDED = Decimal("0.15")  # a rounding by the rules moves a number by no more
_DIGITS = (1, 2)
_CUT_OFF = Decimal("0.2")  # "more than 200" of 240: what the hedge leaves open may be more than a rounding
_HALVES = Decimal("0.05")  # "about 3.5" of 3.6: told to the nearest five of its last digit
_UP = frozenset({Relation.MORE_THAN, Relation.AT_LEAST})
_DOWN = frozenset({Relation.LESS_THAN, Relation.AT_MOST})
_MANY = ("dozen", "score")  # nobody counts in them to the unit
_EXACT = Decimal("0.000001")


class Likeness(IntEnum):
    """How alike two numbers are."""

    NONE = 0
    EXCHANGED = 1  # amounts of two currencies: they may be one
    NEAR = 2  # one is the other rounded
    PART = 3  # one is an end of the other's range
    SAME = 4


def numbers_of(figure: Figure) -> tuple[Decimal, ...]:
    """Give the numbers that a figure names, in the base unit of its dimension where it has one."""
    return _numbers(figure.value, figure.low, figure.high, figure.unit)


def number_keys(figure: Figure) -> Iterator[tuple[str, Decimal]]:
    """Give keys to find figures that may have the same number: its own, and rounded to one and to two digits.

    It is rounded to the nearest and down: "more than 1,400" may be 1,480.
    """
    kind = _dimension(figure.unit)
    for number in numbers_of(figure):
        size = abs(number)
        keys = {size.normalize(), *(rounded(size, digits) for digits in _DIGITS)}
        for key in keys | {_cut(size, digits) for digits in _DIGITS}:
            yield kind, key


def compare_numbers(one: Figure, other: Figure) -> Likeness:
    """Compare the numbers of two figures; units of one dimension are converted, others have nothing alike."""
    if _dimension(one.unit) != _dimension(other.unit):
        return Likeness.EXCHANGED if is_money(one) and is_money(other) else Likeness.NONE
    mine, its = numbers_of(one), numbers_of(other)
    if not mine or not its:
        return Likeness.NONE
    if one.kind is not other.kind:  # a fall told as a share: "4 percent lower", "takes 4 percent"
        mine, its = tuple(map(abs, mine)), tuple(map(abs, its))
    if (mine == its) or (len(mine) == len(its) == 1 and _are_equal(mine[0], its[0])):
        return Likeness.SAME
    if any(_are_equal(first, second) for first in mine for second in its):
        return Likeness.PART
    if roughened(one, other) is not None:
        return Likeness.NEAR
    return Likeness.NEAR if in_other_unit(one, other) and _is_number_kept(one, other) else Likeness.NONE


def roughened(one: Figure, other: Figure) -> Figure | None:
    """Give which of two figures tells the other one's number more roughly; None where neither does.

    The rough one says so ("almost 90" of 86, "nearly a quarter" of 23 percent), or is as near as no matter.
    """
    mine, its = numbers_of(one), numbers_of(other)
    for rough, few, many in ((one, mine, its), (other, its, mine)):
        is_hedged = rough.relation is not Relation.EXACT
        if is_hedged and _is_in_dozens(rough) and _is_within(few[0], many[0], _NEAR):
            return rough
        if any(_is_cut_off(first, second, rough.relation) for first in few for second in many):
            return rough
        if _is_fraction(rough) and _is_within(few[0], many[0], _NEAR):
            return rough
        if any(_is_rounding(first, second, is_hedged=is_hedged) for first in few for second in many):
            return rough
    return None


def specificity(figure: Figure) -> float:
    """Tell how unlikely it is that two figures have this number by chance: 0.1 for "two", 1 for 4,218."""
    numbers = numbers_of(figure)
    if not numbers:
        return 0.0
    if _dimension(figure.unit) == "share" and "." in figure.text:
        return 0.65
    digits = max(len(number.normalize().as_tuple().digits) for number in numbers)
    size = max(abs(number) for number in numbers)
    if digits >= 3:
        return 1.0
    if digits == 2:
        return 0.8 if size >= 100 or size != int(size) else 0.65
    return 0.15 if size < 10 else 0.4


def rounded(number: Decimal, digits: int) -> Decimal:
    """Round to significant digits."""
    if not number:
        return Decimal(0)
    return round(number, digits - 1 - number.adjusted()).normalize()


def is_money(figure: Figure) -> bool:
    """Tell whether a figure is an amount of money."""
    unit = _unit(figure.unit)
    return unit is not None and unit.dimension.startswith("money:")


def _are_equal(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _EXACT * max(abs(one), abs(other))


def _is_rounding(rough: Decimal, fine: Decimal, *, is_hedged: bool) -> bool:
    """Tell whether a number is another one told with fewer digits."""
    sizes = [len(number.normalize().as_tuple().digits) for number in (rough, fine)]
    if not rough or not fine or sizes[0] > sizes[1]:
        return False
    is_rounded = sizes[0] < sizes[1] and rounded(fine, sizes[0]) == rough.normalize()
    if is_rounded and _is_within(rough, fine, _ROUNDED if is_hedged else _PLAIN):
        return True
    if is_hedged and sizes[0] == sizes[1] > 1 and _is_within(rough, fine, _HALVES):
        lasts = [number.normalize().as_tuple().digits[-1] for number in (rough, fine)]
        return lasts[0] == 5 != lasts[1]
    # "Nearly 90", "more than 8,400": a hedge tells that it was rounded up or down.
    return is_hedged and _is_within(rough, fine, _NEAR) and (sizes[0] < sizes[1] or sizes[0] == 1)


def _is_cut_off(rough: Decimal, fine: Decimal, relation: Relation) -> bool:
    """Tell whether a bound is a number's own first digits, or the next number after them ("fewer than 300" of 240)."""
    digits = [len(number.normalize().as_tuple().digits) for number in (rough, fine)]
    if rough <= 0 or fine <= 0 or digits[0] >= digits[1] or not _is_within(rough, fine, _CUT_OFF):
        return False
    below = _cut(fine, digits[0])
    step = Decimal(1).scaleb(fine.adjusted() - digits[0] + 1)
    return (relation in _UP and rough == below) or (relation in _DOWN and rough == below + step)


def _cut(number: Decimal, digits: int) -> Decimal:
    """Keep the first significant digits of a number."""
    if not number:
        return Decimal(0)
    step = Decimal(1).scaleb(number.adjusted() - digits + 1)
    return (number // step * step).normalize()


def _is_within(one: Decimal, other: Decimal, share: Decimal) -> bool:
    return abs(one - other) <= share * max(abs(one), abs(other))


def _is_number_kept(one: Figure, other: Figure) -> bool:
    """Tell whether a number was told with another unit that does not convert: tonnes as tons, miles as kilometres."""
    mine, its = (
        [number for number in (figure.low, figure.value, figure.high) if number is not None]
        for figure in (one, other)
    )
    return any(
        first == second
        or _is_rounding(first, second, is_hedged=one.relation is not Relation.EXACT)
        or _is_rounding(second, first, is_hedged=other.relation is not Relation.EXACT)
        for first in mine
        for second in its
    )


def _is_in_dozens(figure: Figure) -> bool:
    return any(word in figure.text.lower() for word in _MANY)


def _is_fraction(figure: Figure) -> bool:
    """Tell whether a share is told in words ("a quarter"), which nobody means to the percent."""
    return _dimension(figure.unit) == "share" and not any(sign.isdigit() for sign in figure.text)


@lru_cache(65536)
def _numbers(
    value: Decimal | None, low: Decimal | None, high: Decimal | None, unit: str
) -> tuple[Decimal, ...]:
    known = _unit(unit)
    found = dict.fromkeys(number for number in (low, value, high) if number is not None)
    if known is None:
        return tuple(found)
    base = _base(known.dimension)
    return tuple(dict.fromkeys(convert(number, known, base) for number in found))


@lru_cache(4096)
def _unit(name: str) -> Unit | None:
    return shared_units().canonical.get(name.partition(" per ")[0])


@lru_cache(512)
def _base(dimension: str) -> Unit:
    units = [unit for unit in shared_units().canonical.values() if unit.dimension == dimension]
    return min(units, key=lambda unit: (unit.factor != 1, bool(unit.offset)))


@lru_cache(4096)
def _dimension(name: str) -> str:
    """Name what numbers are compared within: a dimension of measure; all counted things are one."""
    unit = _unit(name)
    return unit.dimension if unit is not None else "count"


def in_other_unit(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are written in different units of one dimension; shares and counts have one."""
    mine, its = _unit(one.unit), _unit(other.unit)
    if mine is None or its is None or mine == its or mine.dimension != its.dimension:
        return False
    return mine.dimension != "share"
