"""When two figures hold: at the same time, one after the other, or nobody knows."""

import re
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from reportedly.analysis.comparing_words import any_of, comparing_words, phrase_pattern, word_table, words_of
from reportedly.analysis.one_unit import is_length
from reportedly.analysis.pair_sense import Sense, clause_of, is_deed
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.date_range import Days, said_days, target_days
from reportedly.model.figure import AHEAD, Figure
from reportedly.model.quantity import STEPS, Kind

__all__ = [
    "Moving",
    "Order",
    "are_of_one_event",
    "is_of_day",
    "is_of_long_event",
    "is_of_short_period",
    "is_period_over",
    "is_running",
    "moving_of",
    "order_of",
    "when_of",
]

_MONTH_DAYS = 27
_LEAST_DAYS = 2  # of a period; a day is that of an event
_EVENT_DAYS = 62  # an event's toll; a longer period is a period's


class Moving(Enum):
    """How a number moves in time."""

    CLOSED = auto()  # of an event or a period that is over: one number for good
    GROWS = auto()  # a running total that cannot shrink
    STATE = auto()  # goes up and down


class Order(Enum):
    """When the first holds beside the second."""

    SAME = auto()
    BEFORE = auto()
    AFTER = auto()
    APART = auto()  # two events or periods
    UNKNOWN = auto()


def moving_of(figure: Figure, sense: Sense) -> Moving:
    """Tell how a figure's number moves."""
    lists = _lists()
    names = {sense.head, sense.thing, *sense.kinds, *sense.of, figure.unit}
    if sense.outcome in lists.closed_outcomes:
        return Moving.CLOSED
    is_habit = not lists.habitual.isdisjoint(re.findall(r"[a-z]+", figure.sentence.lower()))
    if names & comparing_words().closed_things and not is_running(figure) and not is_habit:
        return Moving.CLOSED
    is_fixed = not lists.fixed.isdisjoint(re.findall(r"[a-z]+", figure.sentence.lower()))
    if is_fixed and not sense.is_counted:
        return Moving.CLOSED
    if is_length(figure.unit) and not names & lists.moving_things:
        return Moving.CLOSED
    lowered = {word.lower() for word in re.findall(r"[\w-]+", figure.measure)}
    if lowered & lists.shrinking:
        return Moving.STATE
    if figure.kind in STEPS:
        return Moving.CLOSED
    if sense.outcome in lists.states:
        return Moving.STATE
    if sense.outcome in comparing_words().found_later or names & lists.growing_things:
        return Moving.GROWS
    if not sense.is_share and is_running(figure):
        return Moving.GROWS
    if not sense.is_counted or sense.is_share:
        period = target_days(figure)
        is_period = figure.target_start is not None and period is not None and period[0] != period[1]
        return Moving.CLOSED if is_period else Moving.STATE
    return Moving.GROWS if is_deed(sense.outcome) else Moving.STATE


def when_of(figure: Figure, moving: Moving) -> Days | None:
    """Give the days at which a figure holds, None where nobody knows.

    A closed one holds at its event, a total or a state at the date that the text gives, else when it was said.
    """
    target, said = target_days(figure), said_days(figure)
    if figure.stance in AHEAD or moving is Moving.CLOSED:
        return target or said
    if target is None:
        return said
    if moving is Moving.GROWS:  # the day of the event is not that of its toll
        return (target[1], target[1]) if _is_as_of(figure) and figure.target_end is not None else said
    if figure.target_end is None:  # "since Monday"
        return said or target
    return target


def order_of(a: Figure, b: Figure, moving: Moving) -> Order:
    """Tell when the first holds beside the second; two events of one kind are apart."""
    if moving is not Moving.STATE and _are_two_events(a, b):
        return Order.APART
    first, second = when_of(a, moving), when_of(b, moving)
    hours = _hour(a), _hour(b)
    is_one_day = a.statement_date == b.statement_date and a.statement_date is not None
    if is_one_day and hours[0] is not None and hours[1] is not None and hours[0] != hours[1]:
        return Order.BEFORE if hours[0] < hours[1] else Order.AFTER
    if moving is Moving.CLOSED:
        return _closed_order(a, b)
    earlier = [_patterns().earlier.search(figure.sentence) is not None for figure in (a, b)]
    if a.article == b.article and earlier[0] is not earlier[1]:
        return Order.BEFORE if earlier[0] else Order.AFTER
    if first is None or second is None:
        return Order.UNKNOWN
    if first[1] < second[0]:
        return Order.BEFORE
    if second[1] < first[0]:
        return Order.AFTER
    if _are_two_periods(a, b):
        return Order.APART
    is_exact = first == second or (a.target_date is not None and a.target_date == b.target_date)
    return Order.SAME if is_exact else Order.UNKNOWN


def _are_two_periods(a: Figure, b: Figure) -> bool:
    """Tell a year from a month of it, where both are told."""
    told = [figure for figure in (a, b) if figure.target_start is not None and figure.target_end is not None]
    known = [days for figure in told if (days := target_days(figure)) is not None]
    return len(known) == len((a, b)) and known[0] != known[1] and min(map(_length, known)) >= _MONTH_DAYS


def is_period_over(figure: Figure) -> bool:
    """Tell whether a figure is of a month or a longer time that was over when it was said."""
    period, said = target_days(figure), said_days(figure)
    return period is not None and said is not None and _length(period) >= _MONTH_DAYS and period[1] < said[0]


def _length(period: Days) -> int:
    return (period[1] - period[0]).days


def are_of_one_event(a: Figure, b: Figure) -> bool:
    """Tell whether both texts give the same day or days, of what happened and not up to which it is counted."""
    if any(
        figure.target_start is None or figure.target_end is None or _is_as_of(figure) for figure in (a, b)
    ):
        return False
    return (a.target_start, a.target_end) == (b.target_start, b.target_end)


def is_of_day(figure: Figure) -> bool:
    """Tell whether the text gives the day or the days to which a number belongs, two months at most."""
    target = target_days(figure)
    if target is None or figure.target_start is None or figure.target_end is None or _is_as_of(figure):
        return False
    return (target[1] - target[0]).days <= _EVENT_DAYS


def is_running(figure: Figure) -> bool:
    """Tell whether a sentence counts from some day on: "since January", "so far"."""
    return _lists().running.search(figure.sentence) is not None


def is_of_long_event(figure: Figure) -> bool:
    """Tell the toll of a war as a whole: "the war, which erupted in April, has killed 14,000", "in the conflict"."""
    lists = _lists()
    is_told = lists.long_told.search(figure.sentence_before) is not None
    return is_told or lists.long.search(clause_of(figure)) is not None


def is_of_short_period(figure: Figure) -> bool:
    """Tell whether a number is of some days or weeks, and no total: "1,000 in one week"."""
    target = target_days(figure)
    if target is not None and figure.target_start is not None and figure.target_end is not None:
        return _EVENT_DAYS >= (target[1] - target[0]).days >= _LEAST_DAYS and not _is_as_of(figure)
    return _patterns().period.search(figure.sentence) is not None


def _closed_order(a: Figure, b: Figure) -> Order:
    """Tell whether two closed figures are of one event or period; where only one tells its time, they may be."""
    first, second = target_days(a), target_days(b)
    if a.kind is b.kind is Kind.INCREMENT:  # what a day adds is of that day
        first, second = first or said_days(a), second or said_days(b)
    if first is None or second is None:
        return Order.SAME
    lengths = [(days[1] - days[0]).days for days in (first, second)]
    if min(lengths) >= _MONTH_DAYS and first != second:  # a quarter and its year
        return Order.APART
    return Order.SAME if first[0] <= second[1] and second[0] <= first[1] else Order.APART


def _are_two_events(a: Figure, b: Figure) -> bool:
    """Tell two events or periods by their days: "on Tuesday" and "on Friday", no running totals."""
    first, second = target_days(a), target_days(b)
    if first is None or second is None or _is_as_of(a) or _is_as_of(b):
        return False
    closed = all(figure.target_start is not None and figure.target_end is not None for figure in (a, b))
    return closed and (first[1] < second[0] or second[1] < first[0])


def _is_as_of(figure: Figure) -> bool:
    """Tell a date up to which something is counted from the day on which it happened."""
    if figure.target_start is None or figure.target_end is None:
        return figure.target_date is not None
    return _patterns().as_of.search(figure.sentence) is not None


def _hour(figure: Figure) -> int | None:
    """Give the minute of the day that the clause or else the sentence tells, None for none or several; clocks first."""
    clock = _patterns().clock
    matches = list(clock.finditer(clause_of(figure))) or list(clock.finditer(figure.sentence))
    exact = [match for match in matches if not match["word"]]
    found = {_minute(match) for match in exact or matches}
    return next(iter(found)) if len(found) == 1 else None


class _Lists(NamedTuple):
    """Words by which a number moves, or does not."""

    states: frozenset[str]
    closed_outcomes: frozenset[str]
    habitual: frozenset[str]
    fixed: frozenset[str]
    moving_things: frozenset[str]
    shrinking: frozenset[str]
    growing_things: frozenset[str]  # what is counted up: votes, cases
    running: re.Pattern[str]
    long: re.Pattern[str]  # "in the war"
    long_told: re.Pattern[str]  # "the war has killed", up to the number


@cache
def _lists() -> _Lists:
    table = word_table("moves")
    long = rf"the (?:[\w-]+ )?(?:{any_of(table['long'])})"
    return _Lists(
        states=words_of(table["states"]),
        closed_outcomes=words_of(table["closed_outcomes"]),
        habitual=words_of(table["habitual"]),
        fixed=words_of(table["fixed"]),
        moving_things=words_of(table["moving_things"]),
        shrinking=words_of(table["shrinking"]),
        growing_things=frozenset(load_lexicon("en").table("totals")["things"]),
        running=phrase_pattern(words_of(table["running"])),
        long=re.compile(rf"\b(?:in|during|by|throughout) {long}\b", re.IGNORECASE),
        long_told=re.compile(
            rf"\b{long}\b[^.;]{{0,80}}?\b(?:has|have|had) (?:[a-z]+ )?(?:{any_of(table['long_deeds'])})\b"
            r"[^.;,]{0,30}$",
            re.IGNORECASE,
        ),
    )


class _Patterns(NamedTuple):
    clock: re.Pattern[str]
    as_of: re.Pattern[str]
    earlier: re.Pattern[str]  # what had been said before the rest of the article
    period: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = word_table("time")
    days = any_of(comparing_words().months)
    return _Patterns(
        re.compile(
            r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s*(?P<half>a\.?m\.?|p\.?m\.?)(?!\w)"
            r"|\b(?P<hours>\d{1,2}):(?P<minutes>\d\d)\b"
            rf"|\b(?P<word>{any_of(words['hours'])})\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:{any_of(words['as_of'])}|by (?:(?:{any_of(words['by_edge'])}) |mid-?)*"
            rf"(?:{any_of(words['by'])}|\d|{days}))\b",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{any_of(words['earlier'])})\b", re.IGNORECASE),
        re.compile(
            r"\b(?:in|within|over) (?:just |only )?(?:the (?:past|last) )?"
            rf"(?:{any_of(words['period_counts'])}|24|48|72|[2-9])?\s?(?:single )?(?:{any_of(words['periods'])})s?\b",
            re.IGNORECASE,
        ),
    )


def _minute(match: re.Match[str]) -> int:
    if match["word"]:
        return int(word_table("time")["hours"][match["word"].lower()]) * 60
    hour = int(match["hour"] or match["hours"]) % 24
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return hour * 60 + int(match["minute"] or match["minutes"] or 0)
