"""Two figures side by side: all that the rules of "can both be true?" ask about them, worked out once."""

import re
from functools import cache, cached_property
from typing import NamedTuple

from reportedly.analysis.comparable import key_parts
from reportedly.analysis.comparing_words import any_of, comparing_words, word_set, word_table
from reportedly.analysis.pair_measure import combined, measure_scope
from reportedly.analysis.pair_numbers import Numbers, compare_numbers, in_units_of
from reportedly.analysis.pair_place import place_scope
from reportedly.analysis.pair_sense import Sense, clause_of, last_clause, sense_of, share_names, shared_words
from reportedly.analysis.pair_time import (
    Moving,
    Order,
    are_of_one_event,
    is_of_day,
    is_of_long_event,
    is_of_short_period,
    is_period_over,
    is_running,
    moving_of,
    order_of,
    when_of,
)
from reportedly.model.date_range import said_days, target_days
from reportedly.model.figure import AHEAD, Figure, Stance
from reportedly.model.filter import voice_of
from reportedly.model.interval import Interval
from reportedly.model.quantity import Kind
from reportedly.model.scope import Scope, Scoped

__all__ = ["FigurePair"]

_TYING_WORDS = 2


class FigurePair:
    """The first and the second figure, and how they stand to each other."""

    def __init__(self, first: Figure, second: Figure) -> None:
        self.first, self.second = first, second

    @property
    def both(self) -> tuple[Figure, Figure]:
        """Give the two."""
        return self.first, self.second

    @cached_property
    def senses(self) -> tuple[Sense, Sense]:
        """Give what each counts."""
        return sense_of(self.first), sense_of(self.second)

    @cached_property
    def has_units(self) -> bool:
        """Tell whether the numbers can be compared."""
        return in_units_of(self.first, self.second) is not None

    @cached_property
    def measure(self) -> Scoped:
        """Give how the measures stand to each other."""
        return measure_scope(self.first, self.second, *self.senses)

    @cached_property
    def place(self) -> Scoped:
        """Give how the places stand to each other."""
        return place_scope(self.first, self.second)

    @cached_property
    def scope(self) -> Scoped:
        """Give how measure and place together stand to each other; a whole of a short time is no whole of a total."""
        found = combined(self.measure, self.place)
        is_crossing = self.is_of_period and found.scope is (
            Scope.WHOLE if is_of_short_period(self.first) else Scope.PART
        )
        return Scoped(Scope.OTHER, "measure.crossing", found.first, found.second) if is_crossing else found

    @cached_property
    def numbers(self) -> Numbers:
        """Give how the numbers stand to each other; only where `has_units`."""
        return compare_numbers(self.first, self.second)

    def number_of(self, figure: Figure) -> Interval:
        """Give the interval of one of the two, in the unit of the comparison; only where `has_units`."""
        return self.numbers.first if figure is self.first else self.numbers.second

    @cached_property
    def moving(self) -> Moving:
        """Give how the number moves: where either tells that it goes up and down, it does."""
        found = [moving_of(figure, sense) for figure, sense in zip(self.both, self.senses, strict=True)]
        for moving in (Moving.CLOSED, Moving.STATE):
            if moving in found:
                return moving
        is_done = all(sense.outcome not in comparing_words().found_later for sense in self.senses)
        is_over = is_done or all(is_period_over(figure) for figure in self.both)
        return Moving.CLOSED if is_over and are_of_one_event(*self.both) else Moving.GROWS

    @cached_property
    def order(self) -> Order:
        """Give when the first holds beside the second."""
        return order_of(self.first, self.second, self.moving)

    @property
    def in_order(self) -> tuple[Figure, Figure]:
        """Give the earlier one and the later one."""
        return (self.second, self.first) if self.order is Order.AFTER else self.both

    @property
    def is_one_voice(self) -> bool:
        """Tell whether one source says both."""
        return voice_of(self.first) == voice_of(self.second)

    @property
    def ahead(self) -> tuple[bool, bool]:
        """Tell which of the two are plans or forecasts, or about a time that was still to come when they were said."""
        return _is_ahead(self.first), _is_ahead(self.second)

    @property
    def wanted(self) -> tuple[bool, bool]:
        """Tell which of the two are only demanded, offered or proposed."""
        return _is_wanted(self.first), _is_wanted(self.second)

    @property
    def denied(self) -> tuple[bool, bool]:
        """Tell which of the two their own source denies."""
        return _is_denied(self.first), _is_denied(self.second)

    def has_kinds(self, *kinds: Kind) -> tuple[bool, bool]:
        """Tell which of the two are of one of these kinds."""
        return self.first.kind in kinds, self.second.kind in kinds

    @cached_property
    def each(self) -> tuple[str, str]:
        """Give of each of which things the two are: "each unit", "" for a sum."""
        return _each(self.first), _each(self.second)

    @cached_property
    def is_part(self) -> bool | None:
        """Tell whether the first is the part (True) or the whole (False); None where neither is."""
        if self.scope.scope in (Scope.PART, Scope.WHOLE):
            return self.scope.scope is Scope.PART
        if (told := self._part_told) is not None:
            return told
        increments = self.has_kinds(Kind.INCREMENT)
        if increments[0] is not increments[1]:
            return increments[0]
        if bool(self.each[0]) is not bool(self.each[1]):
            return bool(self.each[0])
        if self.is_of_period:
            return is_of_short_period(self.first)
        long = [is_of_long_event(figure) for figure in self.both]
        if long[0] is not long[1]:
            return long[1]
        days = [is_of_day(figure) and not is_running(figure) for figure in self.both]
        running = [is_running(figure) for figure in self.both]
        return days[0] if (days[0] and running[1]) or (days[1] and running[0]) else None

    @property
    def is_one_sentence(self) -> bool:
        """Tell whether one sentence gives both."""
        a, b = self.both
        return (a.article, a.sentence_start) == (b.article, b.sentence_start)

    @cached_property
    def is_tied(self) -> bool:
        """Tell whether names, words or the day of an event tie the two texts to one matter."""
        a, b = self.both
        days = when_of(a, self.moving), when_of(b, self.moving)
        is_one_day = self.moving is Moving.CLOSED and days[0] == days[1]
        is_told = (a.target_date or b.target_date) is not None and not any(
            sense.is_share for sense in self.senses
        )
        words = shared_words(a, b)
        if all(sense.is_share for sense in self.senses):  # of one candidate, and of two questions
            return len(words) >= _TYING_WORDS or (self.is_one_voice and a.source is not None)
        return share_names(a, b) or bool(words) or (is_one_day and is_told)

    @property
    def _part_told(self) -> bool | None:
        """Tell which is the part where the words say so: "eleven of the 40", "of the 240 on board, 87"."""
        if not self.is_one_sentence:
            return None
        front, behind = sorted(self.both, key=lambda figure: figure.start)
        base = front.sentence_start
        between = front.sentence[front.end - base : behind.start - base]
        if _patterns().of_them.fullmatch(between):
            return front is self.first
        if _patterns().out_of.search(front.sentence[: front.start - base]):
            return behind is self.first
        return None

    @cached_property
    def is_of_period(self) -> bool:
        """Tell whether one of the two is of some days or weeks, the other a total that grows."""
        short = [is_of_short_period(figure) for figure in self.both]
        return self.moving is Moving.GROWS and short[0] is not short[1]


class _Patterns(NamedTuple):
    each: re.Pattern[str]
    of_them: re.Pattern[str]  # between two numbers
    out_of: re.Pattern[str]  # before the first of two
    denying: re.Pattern[str]  # before a number


@cache
def _patterns() -> _Patterns:
    words = word_table("pairs")
    owners, denying, denied = any_of(words["owners"]), any_of(words["denying"]), any_of(words["denied"])
    return _Patterns(
        re.compile(rf"\b(?:{any_of(words['each'])})\b", re.IGNORECASE),
        re.compile(rf"\s+(?:[\w-]+\s+)?(?:out )?of\s+(?:{owners})?\s*"),
        re.compile(rf"(?i:\bof|\bamong)\s+(?:{owners})\s+$"),
        re.compile(rf"(?<!not )(?<!never )\b(?:{denying}) (?:{denied})\b[^.;]*$", re.IGNORECASE),
    )


def _is_ahead(figure: Figure) -> bool:
    said, target = said_days(figure), target_days(figure)
    is_to_come = (
        said is not None and target is not None and figure.target_start is not None and target[0] > said[1]
    )
    return figure.stance in AHEAD or (is_to_come and figure.stance is not Stance.DENIED)


def _is_wanted(figure: Figure) -> bool:
    return not word_set("pairs", "wanted").isdisjoint(last_clause(figure.sentence_before).lower().split())


def _each(figure: Figure) -> str:
    found = _patterns().each.search(clause_of(figure))
    return key_parts(figure).each or (found.group() if found else "")


def _is_denied(figure: Figure) -> bool:
    """Tell a denial, also where only the words before the number say so: "denied that 500 had been dismissed"."""
    found = None if figure.stance in AHEAD else _patterns().denying.search(figure.sentence_before)
    return figure.stance is Stance.DENIED or found is not None
