"""Whether the numbers of two figures may be one: the same, one rounded to the other, an end of a range."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache

from reportedly.extraction.units import Unit, convert, shared_units
from reportedly.model.figure import Figure
from reportedly.model.quantity import Kind, Relation

__all__ = [
    "Likeness",
    "Number",
    "compare_numbers",
    "in_other_unit",
    "likeness_of",
    "may_be_one",
    "number_of",
    "numbers_of",
    "rougher",
    "rounded",
]

_NEAR = Decimal("0.1")  # "almost 90" is no further from the number
_PLAIN = Decimal("0.03")  # without a hedge a rounding is hardly seen
_BY_THE_RULES = Decimal("0.07")  # but "1.3 million" of 1.26, "3 percent" of 3.2
_LEAST_COUNT, _MOST_COUNT = 10, 1000  # 21 and 20 are two counts
_PARTS = 100  # of a whole: a share is told in percent
_ROUNDED = Decimal("0.15")  # a rounding by the rules moves a number by no more
_DIGITS = (1, 2)
_CUT_OFF = Decimal("0.2")  # "more than 200" of 240: what the hedge leaves open may be more than a rounding
_FARTHEST = 0.21  # no rule finds numbers alike that are farther from each other; a little over _CUT_OFF
_HALVES = Decimal("0.05")  # "about 3.5" of 3.6: told to the nearest five of its last digit
_TELLING_DIGITS = 5  # fewer than those in which numbers of one sort must agree to be the same
_UP = frozenset({Relation.MORE_THAN, Relation.AT_LEAST})
_DOWN = frozenset({Relation.LESS_THAN, Relation.AT_MOST})
_MANY = ("dozen", "score")  # nobody counts in them to the unit
_BARE = frozenset({"number", "count"})  # units of what is counted without a noun
_LEAST_BARE = 10_000  # a smaller number may be of anything
_WIDE = 2  # a range whose ends are so many times apart is not told by its lower one
_VAGUE = 0.1  # how special a number is that nobody counted
_EXACT = Decimal("0.000001")


class Likeness(IntEnum):
    """How alike two numbers are."""

    NONE = 0
    EXCHANGED = 1  # amounts of two currencies: they may be one
    NEAR = 2  # one is the other rounded
    PART = 3  # one is an end of the other's range
    SAME = 4


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """What a figure's number is compared by; one object for equal ones, so that pairs are kept by identity.

    `sizes` are in the base unit of the dimension where it has one, `told` as the text has them. `special` tells how
    unlikely it is that two figures have the number by chance: 0.1 for "two", 1 for 4,218.
    """

    unit: Unit | None
    dimension: str
    kind: Kind
    relation: Relation
    sizes: tuple[Decimal, ...]
    told: tuple[Decimal, ...]
    digits: tuple[int, ...]  # that are significant, of each size
    rough: tuple[float, ...]  # the sizes without their signs, to be quickly held against others
    span: tuple[float, float]  # in which the number behind it lies: exact ones may be rounded too
    keys: tuple[str, ...]  # by which what may be alike is found
    same_keys: tuple[str, ...]  # of which one is shared where a number is the same
    special: float
    is_money: bool
    is_bare: bool  # nothing tells what it counts or measures: "pencils in 8 million"
    is_in_dozens: bool
    is_fraction: bool

    @property
    def is_share(self) -> bool:
        """Tell whether it is a share: of what, is often not told."""
        return self.dimension == "share"

    @property
    def is_hedged(self) -> bool:
        """Tell whether the words say that it is not exact."""
        return self.relation is not Relation.EXACT


def number_of(figure: Figure) -> Number:
    """Give what a figure's number is compared by."""
    return _number(
        figure.value, figure.low, figure.high, figure.unit, figure.kind, figure.relation, figure.text
    )


def numbers_of(figure: Figure) -> tuple[Decimal, ...]:
    """Give the numbers that a figure names, in the base unit of its dimension where it has one."""
    return number_of(figure).sizes


def compare_numbers(one: Figure, other: Figure) -> Likeness:
    """Compare the numbers of two figures; units of one dimension are converted, others have nothing alike."""
    return likeness_of(number_of(one), number_of(other))


@lru_cache(1 << 18)
def likeness_of(one: Number, other: Number) -> Likeness:
    """Compare two numbers; see `compare_numbers`."""
    if one.dimension != other.dimension:
        if (
            (one.is_bare or other.is_bare)
            and one.told == other.told
            and max(one.told, default=0) >= _LEAST_BARE
        ):
            return Likeness.SAME
        return Likeness.EXCHANGED if one.is_money and other.is_money else Likeness.NONE
    mine, its = one.sizes, other.sizes
    if not mine or not its:
        return Likeness.NONE
    if not _may_be_near(one, other):
        return Likeness.NEAR if _are_two_units(one, other) and _is_number_kept(one, other) else Likeness.NONE
    if one.kind is not other.kind:  # a fall told as a share: "4 percent lower", "takes 4 percent"
        mine, its = tuple(map(abs, mine)), tuple(map(abs, its))
    if (mine == its) or (len(mine) == len(its) == 1 and _are_equal(mine[0], its[0])):
        return Likeness.SAME
    if any(_are_equal(first, second) for first in _ends(mine) for second in _ends(its)):
        return Likeness.PART
    if rougher(one, other) is not None:
        return Likeness.NEAR
    return Likeness.NEAR if _are_two_units(one, other) and _is_number_kept(one, other) else Likeness.NONE


@lru_cache(1 << 16)
def rougher(one: Number, other: Number) -> Number | None:
    """Give which of two numbers is the other one told more roughly; None where neither is.

    The rough one says so ("almost 90" of 86, "nearly a quarter" of 23 percent), or is as near as no matter.
    """
    for rough, fine in ((one, other), (other, one)):
        few, many = rough.sizes, fine.sizes
        ends, others = _ends(few), _ends(many)
        is_loose = (rough.is_hedged and rough.is_in_dozens) or rough.is_fraction
        if is_loose and _is_within(few[0], many[0], _NEAR):
            return rough
        for first, digits in zip(few, rough.digits, strict=True):
            for second, more in zip(many, fine.digits, strict=True):
                if first not in ends or second not in others or _is_beyond(first, second, rough.relation):
                    continue
                if digits < more and _is_cut_off(first, second, digits, rough.relation):
                    return rough
                most = _most_rounded(rough, fine, second, digits)
                if _is_rounding(first, second, digits, more, most=most, is_hedged=rough.is_hedged):
                    return rough
    return None


def _ends(sizes: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """Give the numbers of which one may stand for all: nobody tells "10,000 to 100,000" as 10,000."""
    low, high = min(sizes), max(sizes)
    return (high,) if abs(high) > _WIDE * abs(low) else sizes


def _may_be_near(one: Number, other: Number) -> bool:
    """Tell quickly whether any of two figures' numbers may be alike but for their signs."""
    return any(
        abs(first - second) <= _FARTHEST * max(first, second) for first in one.rough for second in other.rough
    )


def may_be_one(one: Number, other: Number) -> bool:
    """Tell whether one number may be behind both: they are alike, or two roundings of a third."""
    if likeness_of(one, other) is not Likeness.NONE:
        return True
    if one.dimension != other.dimension or not one.sizes or not other.sizes:
        return False
    return one.span[0] <= other.span[1] and other.span[0] <= one.span[1]


def rounded(number: Decimal, digits: int) -> Decimal:
    """Round to significant digits."""
    if not number:
        return Decimal(0)
    return round(number, digits - 1 - number.adjusted()).normalize()


def in_other_unit(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are written in different units of one dimension; shares and counts have one."""
    return _are_two_units(number_of(one), number_of(other))


def _are_two_units(one: Number, other: Number) -> bool:
    mine, its = one.unit, other.unit
    if mine is None or its is None or mine == its or mine.dimension != its.dimension:
        return False
    return mine.dimension != "share"


@lru_cache(65536)
def _number(
    value: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
    unit: str,
    kind: Kind,
    relation: Relation,
    text: str,
) -> Number:
    known = _unit(unit)
    told = tuple(number for number in (low, value, high) if number is not None)
    sizes = tuple(dict.fromkeys(told))
    if known is not None:
        base = _base(known.dimension)
        sizes = tuple(dict.fromkeys(convert(number, known, base) for number in sizes))
    dimension = _dimension(unit)
    is_in_dozens = any(word in text.lower() for word in _MANY)
    is_fraction = dimension == "share" and not any(sign.isdigit() for sign in text)
    return Number(
        unit=known,
        dimension=dimension,
        kind=kind,
        relation=relation,
        sizes=sizes,
        told=told,
        digits=tuple(map(_digits, sizes)),
        rough=tuple(abs(float(size)) for size in sizes),
        span=_span(sizes, told, relation, is_loose=is_in_dozens or is_fraction),
        keys=(
            *_keys(dimension, sizes),
            *(f"told {number.normalize()}" for number in told if number >= _LEAST_BARE),
        ),
        same_keys=tuple(_same_keys(sizes)),
        special=_specificity(dimension, sizes, text),
        is_money=dimension.startswith("money:"),
        is_bare=unit in _BARE,
        is_in_dozens=is_in_dozens,
        is_fraction=is_fraction,
    )


def _span(
    sizes: Sequence[Decimal], told: Sequence[Decimal], relation: Relation, *, is_loose: bool
) -> tuple[float, float]:
    """Give the lowest and highest number that may be told so, by the rules of rounding above."""
    if not sizes:
        return 0.0, 0.0
    low, high = min(sizes), max(sizes)
    if relation in _UP or relation in _DOWN:
        below, above = (_NEAR, _CUT_OFF / (1 - _CUT_OFF)) if relation in _UP else (_CUT_OFF, _NEAR)
        return float(low - below * abs(low)), float(high + above * abs(high))
    if relation is Relation.ABOUT or is_loose:
        return float(low - _NEAR * abs(low)), float(high + _NEAR * abs(high))
    share = max(map(_half_a_step, told))
    return float(low - share * abs(low)), float(high + share * abs(high))


def _half_a_step(number: Decimal) -> Decimal:
    """Give half a step of a number's last digit as a share of it; a number that was converted keeps its share."""
    if not number:
        return Decimal(0)
    step = Decimal(1).scaleb(number.adjusted() - _digits(number) + 1)
    return min(step / 2 / abs(number), _PLAIN)


def _keys(dimension: str, sizes: Iterable[Decimal]) -> Iterator[str]:
    """Give keys to find numbers that may be one: each itself, and rounded to one and to two digits.

    It is rounded to the nearest and down: "more than 1,400" may be 1,480.
    """
    for number in sizes:
        size = abs(number)
        keys = {size.normalize(), *(rounded(size, digits) for digits in _DIGITS)}
        for key in sorted(keys | {_cut(size, digits) for digits in _DIGITS}):
            yield f"{dimension} {key}"


def _same_keys(sizes: Iterable[Decimal]) -> Iterator[str]:
    """Give keys of numbers as exact as they are compared: of two on both sides of one limit no other lies between."""
    for number in sizes:
        yield f"near {rounded(number, _TELLING_DIGITS)}"
        yield f"{'-' if number < 0 else ''}from {_cut(abs(number), _TELLING_DIGITS)}"


def _specificity(dimension: str, sizes: Sequence[Decimal], text: str) -> float:
    if not sizes:
        return 0.0
    if text.rpartition(" ")[2].lower().endswith("s") and not any(sign.isdigit() for sign in text):
        return _VAGUE  # "dozens", "millions", "several hundreds"
    digits = max(_digits(number) for number in sizes)
    if dimension == "share":
        is_fraction = not any(sign.isdigit() for sign in text) and digits != 2  # "half", "a third"
        return 0.8 if "." in text else 0.15 if is_fraction or digits == 1 else 0.65
    size = max(abs(number) for number in sizes)
    if digits >= 3:
        return 1.0
    if digits == 2:
        return 0.8 if size >= 100 or size != int(size) else 0.65
    return 0.15 if size < 10 else 0.4


def _are_equal(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _EXACT * max(abs(one), abs(other))


def _most_rounded(rough: Number, fine: Number, size: Decimal, digits: int) -> Decimal:
    """Give by what share a number may be off that is told with so many digits; `size` is that of the fine one."""
    if rough.is_hedged:
        return _ROUNDED
    parts = abs(size) * _PARTS if fine.is_share else abs(size)
    return _PLAIN if digits == 1 and _LEAST_COUNT <= parts < _MOST_COUNT else _BY_THE_RULES


def _is_rounding(
    rough: Decimal, fine: Decimal, digits: int, more: int, *, most: Decimal, is_hedged: bool
) -> bool:
    """Tell whether a number of so many digits is another one, which has as many or more, told with fewer."""
    if not rough or not fine or digits > more:
        return False
    is_rounded = digits < more and rounded(fine, digits) == rough
    if is_rounded and _is_within(rough, fine, most):
        return True
    if is_hedged and digits == more > 1 and _is_within(rough, fine, _HALVES):
        lasts = [number.normalize().as_tuple().digits[-1] for number in (rough, fine)]
        return lasts[0] == 5 != lasts[1]
    # "Nearly 90", "more than 8,400": a hedge tells that it was rounded up or down.
    return is_hedged and _is_within(rough, fine, _NEAR) and (digits < more or digits == 1)


def _is_beyond(rough: Decimal, fine: Decimal, relation: Relation) -> bool:
    """Tell whether a bound leaves a number out: "more than 120" is not 112."""
    return (relation in _UP and abs(fine) < abs(rough)) or (relation in _DOWN and abs(fine) > abs(rough))


def _is_cut_off(rough: Decimal, fine: Decimal, digits: int, relation: Relation) -> bool:
    """Tell whether a bound is a number's own first digits, or the next number after them ("fewer than 300" of 240)."""
    if relation not in _UP and relation not in _DOWN:
        return False
    if rough <= 0 or fine <= 0 or not _is_within(rough, fine, _CUT_OFF):
        return False
    below = _cut(fine, digits)
    step = Decimal(1).scaleb(fine.adjusted() - digits + 1)
    return rough == below if relation in _UP else rough == below + step


def _cut(number: Decimal, digits: int) -> Decimal:
    """Keep the first significant digits of a number."""
    if not number:
        return Decimal(0)
    step = Decimal(1).scaleb(number.adjusted() - digits + 1)
    return (number // step * step).normalize()


def _is_within(one: Decimal, other: Decimal, share: Decimal) -> bool:
    return abs(one - other) <= share * max(abs(one), abs(other))


def _is_number_kept(one: Number, other: Number) -> bool:
    """Tell whether a number was told with another unit that does not convert: tonnes as tons, miles as kilometres."""
    return any(
        first == second or _is_told_as(first, second, one) or _is_told_as(second, first, other)
        for first in one.told
        for second in other.told
    )


def _is_told_as(rough: Decimal, fine: Decimal, number: Number) -> bool:
    most = _ROUNDED if number.is_hedged else _PLAIN
    return _is_rounding(rough, fine, _digits(rough), _digits(fine), most=most, is_hedged=number.is_hedged)


@lru_cache(65536)
def _digits(number: Decimal) -> int:
    """Count the significant digits."""
    return len(number.normalize().as_tuple().digits)


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
