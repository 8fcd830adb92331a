"""What a new figure of a source does to the one that it gave before, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import floor, log

from reportedly.analysis.correction_words import changed_sign, wrong_sign
from reportedly.analysis.totals import are_of_one_time, can_only_grow, has_later_words
from reportedly.model.date_range import said_days
from reportedly.model.figure import AHEAD, Figure, Stance
from reportedly.model.formatting import format_date, format_figure
from reportedly.model.ledger import Change
from reportedly.model.quantity import STEPS, Relation

__all__ = ["Reading", "is_number_of", "is_rougher", "judge", "number_keys", "same_number"]

_ABOUT = Decimal("0.25")
"""An "about" more than a quarter off does not meet (guideline of tests/comparison, November 2026)."""
_LOWER = (Relation.MORE_THAN, Relation.AT_LEAST)
_UPPER = (Relation.LESS_THAN, Relation.AT_MOST)
_POINTS = (Relation.EXACT, Relation.ABOUT)
_LEAST_ROUNDED = 1000  # a rounding of less would swallow true changes: 41 and 40
_LEAST_DIGITS = 2
_ROOM = 2 * 10 ** (
    _LEAST_DIGITS - 1
)  # a rounding to so many digits moves a number by at most this part of it
_STEP = -log(1 - 1 / _ROOM)  # and its logarithm by no more


@dataclass(frozen=True, slots=True)
class Reading:
    """The kind of change, its reason in plain words, and the words of the text that decided, "" for none."""

    change: Change
    reason: str
    sign: str = ""


def same_number(first: Figure, second: Figure) -> bool:
    """Tell whether two figures claim the same: one number with one sort of bound, exact or about, or a rounding."""
    if first.relation is Relation.RANGE or second.relation is Relation.RANGE:
        return (first.relation, first.low, first.high) == (second.relation, second.low, second.high)
    a, b = _number(first), _number(second)
    if a is None or b is None or _sort(first) != _sort(second):
        return False
    return a == b or (_sort(first) == "point" and _is_rounding(first, second))


def is_number_of(figure: Figure, other: Figure) -> bool:
    """Tell whether a number is that of another figure, whatever the bound of either."""
    return _number(figure) is not None and _number(figure) == _number(other)


def is_rougher(figure: Figure, old: Figure) -> bool:
    """Tell whether a bound from below is a number of the same day in fewer digits: "more than 20" for 21."""
    bound, number = _number(figure), _number(old)
    if figure.relation not in _LOWER or old.relation not in _POINTS or not bound or number is None:
        return False
    step = Decimal(10) ** (bound.adjusted() - _digits(bound) + 1)
    is_of_day = said_days(figure) is not None and said_days(figure) == said_days(old)
    return is_of_day and _digits(bound) < _digits(number) and bound <= number < bound + step


def number_keys(figure: Figure) -> tuple[object, ...]:
    """Give keys of which two figures that claim the same share one: not each must be held against each."""
    if figure.relation is Relation.RANGE:
        return ((figure.low, figure.high),)
    number, sort = _number(figure), _sort(figure)
    if not number:
        return (sort,) if number is not None else ()
    place = floor(log(abs(number)) / _STEP)
    return (sort, number > 0, place), (sort, number > 0, place + 1)


def judge(new: Figure, old: Figure, article: Sequence[Figure], texts: Mapping[str, str]) -> Reading:
    """Tell what a figure does to the last one before it that says another number.

    `article` are the figures of the new one's article, both figures are in one unit.
    """
    before = f"{format_figure(old)}{_of_day(old)}"
    if old.superseded_by == new.id:
        sign = wrong_sign(new, old, (), {}) or changed_sign(new, old, (), {})
        if sign and can_only_grow(new) and _is_lower(new, old):
            return Reading(Change.CORRECTION, f"The text says “{sign}”: {before} no longer holds.", sign)
        return Reading(Change.UPDATE, f"The sentence itself says that it was {format_figure(old)} before.")
    if new.superseded_by is not None or old.superseded_by is not None:
        return Reading(Change.UPDATE, f"Another number than {before}; one of the two is told as past.")
    # The new number is looked at as a whole: an earlier one may be called wrong whatever it was, but for a bound that
    # still holds: "at least 41" is not wrong where 52 have died.
    if (sign := wrong_sign(new, old, article, texts)) and not _is_within(new, old):
        return Reading(Change.CORRECTION, f"The text says “{sign}”: {before} was wrong.", sign)
    if new.kind in STEPS:
        return Reading(Change.UPDATE, f"Each is of its own time: it stands beside {before}.")
    is_apart, is_one_time = not _meets(new, old), are_of_one_time(new, old)
    is_less = can_only_grow(new) and can_only_grow(old) and _is_lower(new, old)
    sign = changed_sign(new, old, article, texts)
    if sign and is_apart and (is_less or _is_lower(new, old) or is_one_time):
        return Reading(Change.CORRECTION, f"The text says “{sign}”: {before} no longer holds.", sign)
    if moved := _bound_moved(new, old):
        return moved
    if is_apart and is_less and _is_later(new, old):
        reason = f"A total that can only grow is lower than {before}, and the text does not say why."
        return Reading(Change.CONTRADICTION, reason)
    grew = can_only_grow(new) and not _is_lower(new, old)
    if is_apart and is_one_time and not (grew and has_later_words(new)):
        return Reading(Change.CONTRADICTION, f"Both are of one time and cannot both hold: {before}.")
    return Reading(Change.UPDATE, _update_reason(new, old, before))


def _update_reason(new: Figure, old: Figure, before: str) -> str:
    if new.stance in AHEAD:
        return f"A newer {'plan' if new.stance is Stance.PLANNED else 'forecast'} than {before}."
    if not _meets(new, old):
        return f"A {'lower' if _is_lower(new, old) else 'higher'} number than {before}."
    if _number(new) == _number(old) and _number(new) is not None:
        return f"The same number with another bound than {before}."
    return f"Another number than {before}; both can hold."


def _bound_moved(new: Figure, old: Figure) -> Reading | None:
    """Tell of two bounds of one sort; the lower end of a range is a bound too where the other is one."""
    for sorts, end, words in ((_LOWER, "low", "least"), (_UPPER, "high", "most")):
        if new.relation not in sorts or old.relation not in (*sorts, Relation.RANGE):
            continue
        a, b = _end(new, end), _end(old, end)
        if a is None or b is None or a == b:
            continue
        change = Change.BOUND_RAISED if a > b else Change.BOUND_LOWERED
        way = "up" if a > b else "down"
        return Reading(
            change, f"The {words} that it gives moved {way} from {format_figure(old)}{_of_day(old)}."
        )
    return None


def _is_within(new: Figure, old: Figure) -> bool:
    """Tell whether a bound that was given before leaves room for a number that is none of its own sort."""
    is_bound = old.relation in (*_LOWER, *_UPPER)
    return is_bound and _sort(new) != _sort(old) and _number(new) != _number(old) and _meets(new, old)


def _meets(first: Figure, second: Figure) -> bool:
    (low, high), (other_low, other_high) = _reach(first), _reach(second)
    return (low is None or other_high is None or low <= other_high) and (
        high is None or other_low is None or other_low <= high
    )


def _reach(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """Give the numbers that the words leave open; "about" reaches as far as anybody would stretch it."""
    if figure.relation is Relation.RANGE:
        return figure.low, figure.high
    number = _number(figure)
    if number is None or figure.relation is Relation.EXACT:
        return number, number
    if figure.relation is Relation.ABOUT:
        width = abs(number) * _ABOUT
        return number - width, number + width
    return (number, None) if figure.relation in _LOWER else (None, number)


def _number(figure: Figure) -> Decimal | None:
    if figure.value is not None:
        return figure.value
    return figure.low if figure.low is not None else figure.high


def _end(figure: Figure, end: str) -> Decimal | None:
    if figure.relation is Relation.RANGE:
        return figure.low if end == "low" else figure.high
    return _number(figure)


def _sort(figure: Figure) -> str:
    if figure.relation in _LOWER:
        return "least"
    return "most" if figure.relation in _UPPER else "point"


def _is_lower(new: Figure, old: Figure) -> bool:
    a, b = _middle(new), _middle(old)
    return a is not None and b is not None and a < b


def _middle(figure: Figure) -> Decimal | None:
    """Give a place by which two figures that do not meet can be put in order; no number to be shown."""
    if figure.relation is Relation.RANGE and figure.low is not None and figure.high is not None:
        return (figure.low + figure.high) / 2
    return _number(figure)


def _is_rounding(first: Figure, second: Figure) -> bool:
    """Tell whether one number is the other in fewer digits: 1,214,300 and "1.2 million", told as rough or that day."""
    a, b = _number(first), _number(second)
    if a is None or b is None or abs(a - b) * _ROOM > max(abs(a), abs(b)):
        return False
    is_first_rough = _digits(a) <= _digits(b)
    rough, fine = (first, second) if is_first_rough else (second, first)
    a, b = (a, b) if is_first_rough else (b, a)
    if abs(b) < _LEAST_ROUNDED or not _LEAST_DIGITS <= _digits(a) < _digits(b):
        return False
    step = Decimal(10) ** (a.adjusted() - _digits(a) + 1)
    is_told = rough.relation is Relation.ABOUT or any(c.isalpha() for c in rough.text)
    return step >= 10 and abs(a - b) * 2 <= step and (is_told or are_of_one_time(rough, fine))


@lru_cache(4096)  # each of thousands of numbers of one source is held against those near it
def _digits(number: Decimal) -> int:
    return len(number.normalize().as_tuple().digits)


def _is_later(new: Figure, old: Figure) -> bool:
    """Tell whether it was surely said later: where a date is missing, nobody knows the order."""
    days, others = said_days(new), said_days(old)
    return days is not None and others is not None and others[1] <= days[0]


def _of_day(figure: Figure) -> str:
    day = format_date(figure.statement_date)
    return f" of {day}" if day else ""
