"""Can both be true? Yes, no or unclear for two figures, with the reason.

The question is about the world: who says it does not matter. What is asked in turn: whether the two are about one
thing, one place and one time; whether one is planned or denied; whether the numbers leave room for each other.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from reportedly.analysis import pair_reasons as reasons
from reportedly.analysis.comparing_words import (
    any_of,
    singular,
    word_set,
    word_table,
    words_of,
)
from reportedly.analysis.figure_pair import FigurePair
from reportedly.analysis.pair_measure import are_alike
from reportedly.analysis.pair_numbers import Meeting
from reportedly.analysis.pair_sense import names_in, share_names
from reportedly.analysis.pair_time import Moving, Order, are_of_one_event
from reportedly.analysis.pair_words import days_between
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.both_true import Answer, BothTrue
from reportedly.model.figure import Figure
from reportedly.model.filter import voice_of
from reportedly.model.formatting import format_figure
from reportedly.model.quantity import Kind
from reportedly.model.scope import Scope

__all__ = ["can_both_be_true"]

_FAST_DAYS, _FAST_TIMES = 1, 4
"""Another source that gives four times as many within a day does not tell of a number that moved: both are looked at
as of one time, and nobody can tell."""
_SAME_COUNT_DAYS = 1  # so long the two of "injured" and "taken to hospital" may be one count of one moment

Rule = Callable[[FigurePair], BothTrue | None]


def can_both_be_true(a: Figure, b: Figure) -> BothTrue:
    """Tell whether two figures can both be true, and why; the answer does not depend on their order.

    "About" is taken up to 3 % for sure and from 20 % on for no; in between the answer is unclear.
    """
    first, second = sorted((a, b), key=_place)
    pair = FigurePair(first, second)
    for rule in _RULES:
        verdict = rule(pair)
        if verdict is not None:
            return verdict
    return _contradiction(pair)


def _one_clause(pair: FigurePair) -> BothTrue | None:
    """ "Rose from 41 to 44" are two times in one clause."""
    if pair.first.id == pair.second.id:
        return _yes("same", "It is one and the same figure.")
    for old, new in (pair.both, pair.both[::-1]):
        if old.superseded_by == new.id:
            return _yes(
                "source_update",
                f"One clause tells of both: from {format_figure(old)} to {format_figure(new)}.",
            )
        if old.superseded_by is not None and new.superseded_by is None and _is_one_report(old, new):
            return _yes("source_update", f"{format_figure(old)} is told as what it was before.")
    return None


def _is_one_report(first: Figure, second: Figure) -> bool:
    """Tell whether one article gives both from one source as of one day: its title says the newer number too."""
    told = [
        (figure.article, voice_of(figure), figure.statement_date, figure.series) for figure in (first, second)
    ]
    return told[0] == told[1]


def _other_kind(pair: FigurePair) -> BothTrue | None:
    """A change, a rate and a total are three things; so are numbers whose units do not convert."""
    for kind, word in ((Kind.CHANGE, "a change"), (Kind.RATE, "a rate")):
        of_kind = pair.has_kinds(kind)
        if of_kind[0] is not of_kind[1]:
            return _yes(
                "different_measure", f"{_one(pair, of_kind[0])} is {word}, {_one(pair, of_kind[1])} is not."
            )
    if pair.has_units:
        return None
    shares = [sense.is_share for sense in pair.senses]
    is_money = [_is_money(figure) for figure in pair.both]
    is_other = Scope.OTHER in (pair.measure.scope, pair.place.scope)
    if all(is_money) and not is_other:
        words = f"{format_figure(pair.first)} and {format_figure(pair.second)} are two currencies, and no rate is told."
        return _unclear("currency", words)
    if shares[0] is not shares[1] and not is_other and not any(is_money):
        return _unclear(
            "share", "One is a share, the other a count: of how many the share is told is not known."
        )
    return _yes("different_measure", _two_things(pair))


def _other_thing(pair: FigurePair) -> BothTrue | None:
    if pair.measure.scope is Scope.OTHER:
        return _yes("different_measure", _two_things(pair))
    if pair.place.scope is Scope.OTHER:
        return _yes("different_place", f"Two places: {pair.place.first}, and {pair.place.second}.")
    if pair.scope.scope is Scope.OTHER:
        words = f"They have only some in common: {_what(pair.first)}, and {_what(pair.second)}."
        return _yes("different_measure", words)
    return None


def _denied(pair: FigurePair) -> BothTrue | None:
    """A denial takes one number away; it excludes only who asserts that number."""
    if not any(pair.denied):
        return None
    if all(pair.denied):
        return _yes("denied", "Both are denials: neither number may be true.")
    denied, other = pair.both if pair.denied[0] else pair.both[::-1]
    inside = pair.numbers.meeting in (Meeting.SAME, Meeting.CONVERTED, Meeting.ROUNDED, Meeting.ABOUT)
    inside = inside or _holds(pair, denied)
    if not inside:
        words = f"{voice_of(denied)} denies {format_figure(denied)}, which leaves room for {format_figure(other)}."
        return _yes("denied", words)
    words = (
        f"{voice_of(denied)} denies the very number that {voice_of(other)} gives: {format_figure(denied)}."
    )
    return _no("denied", words, reasons.check_words(*pair.both))


def _planned(pair: FigurePair) -> BothTrue | None:
    if any(pair.wanted) and not (all(pair.wanted) and pair.is_one_voice):
        wanted = pair.first if pair.wanted[0] else pair.second
        return _yes(
            "planned", f"{format_figure(wanted)} is only asked for or offered: no fact stands against it."
        )
    if pair.ahead[0] is pair.ahead[1]:
        return None
    plan, fact = pair.both if pair.ahead[0] else pair.both[::-1]
    words = f"{format_figure(plan)} is {reasons.stance_words(plan)}, {format_figure(fact)} is told as a fact."
    return _yes("planned", words)


def _part(pair: FigurePair) -> BothTrue | None:
    """A part is no larger than its whole, at the same time."""
    if pair.is_part is None or pair.numbers.meeting in _EQUAL:
        return None
    part, whole = pair.both if pair.is_part else pair.both[::-1]
    inner, outer = pair.number_of(part), pair.number_of(whole)
    is_increment = part.kind is Kind.INCREMENT and whole.kind is not Kind.INCREMENT
    rule = "increment" if is_increment else "part_of_whole"
    if inner.low is None or outer.high is None or inner.low <= outer.high or pair.numbers.meeting.meets:
        if is_increment:
            return _yes(
                rule,
                f"{format_figure(part)} were added, and {format_figure(whole)} is a total: it can hold them.",
            )
        return _yes(
            rule, f"A part of a whole: {_named(part, whole, pair)} can be among {_named(whole, part, pair)}."
        )
    return _larger_part(pair, part, whole, rule)


def _larger_part(pair: FigurePair, part: Figure, whole: Figure, rule: str) -> BothTrue:
    order = pair.order
    is_later = order is (Order.AFTER if part is pair.first else Order.BEFORE)
    check = reasons.check_words(*pair.both)
    if order in (Order.BEFORE, Order.AFTER) and _are_told_as_new(pair):
        return _unclear("doubtful_event", _ONE_EVENT, check)
    if order is Order.APART or (is_later and pair.moving is not Moving.CLOSED):
        return _yes(
            "different_date", f"Two times: {_dated(whole)}, and {_dated(part)}; it can have grown in between."
        )
    if order in (Order.BEFORE, Order.AFTER) and pair.moving is Moving.STATE:
        return _yes("different_date", f"Two times: {_dated(part)}, and {_dated(whole)}.")
    if pair.numbers.meeting.is_open:
        return _unclear("about", reasons.near_reason(pair.numbers, *pair.both), check)
    if order is Order.UNKNOWN:
        return _unclear("unknown_date", _undated(pair), check)
    if (told := _one_telling(pair)) is not None and not pair.is_one_sentence:
        return told
    if _are_told_as_new(pair):
        return _unclear("doubtful_event", _ONE_EVENT, check)
    told_of_whole = pair.measure.second if part is pair.first else pair.measure.first
    if rule != "increment" and pair.measure.scope is not Scope.SAME and told_of_whole in ("", "all of them"):
        return _unclear(
            "doubtful_scope", f"The words do not tell whether {_what(part)} are among {_what(whole)}.", check
        )
    larger, smaller = reasons.quantity_words(part), reasons.quantity_words(whole)
    return _no(rule, f"A part cannot be larger than its whole: {larger}, of {smaller}.", check)


def _numbers_meet(pair: FigurePair) -> BothTrue | None:
    numbers = pair.numbers
    if not numbers.meeting.meets:
        return None
    return _yes(_MEETING_RULES.get(numbers.meeting, "same"), reasons.meeting_reason(numbers, *pair.both))


def _doubtful(pair: FigurePair) -> BothTrue | None:
    """Unclear, unless it makes no difference: where one that says less of the place gives no more, it is no whole."""
    scope = pair.scope
    if scope.scope is not Scope.DOUBTFUL or _is_no_whole(pair):
        return None
    later, days = _other_time(pair), days_between(*pair.both)
    if later is not None and later.answer is Answer.YES and (days is None or days > _SAME_COUNT_DAYS):
        return later
    first, second = scope.first or _what(pair.first), scope.second or _what(pair.second)
    if scope.rule == "place.doubtful" and bool(scope.first) is not bool(scope.second):
        words = f"One names a place ({scope.first or scope.second}), the other none."
    elif first == second:
        words = f"Whether “{first}” means the same in both is not told."
    else:
        words = f"Whether “{first}” and “{second}” mean the same is not told."
    return _unclear("doubtful_scope", words, reasons.check_words(*pair.both))


def _is_no_whole(pair: FigurePair) -> bool:
    """Tell whether the number without a place is smaller, so that it is not that of a larger place."""
    scope = pair.scope
    if scope.rule != "place.doubtful" or bool(scope.first) is bool(scope.second):
        return False
    placed, other = pair.both if scope.first else pair.both[::-1]
    inner, outer = pair.number_of(placed), pair.number_of(other)
    return inner.low is not None and outer.high is not None and inner.low > outer.high


def _other_time(pair: FigurePair) -> BothTrue | None:
    """Two times: a total may have grown, a state moved; a total that fell was wrong once."""
    order = pair.order
    if order is Order.APART:
        return _yes("different_date", f"Two times: {_dated(pair.first)}, and {_dated(pair.second)}.")
    if order is Order.UNKNOWN:
        return _unclear("unknown_date", _undated(pair), reasons.check_words(*pair.both))
    if order is Order.SAME:
        return None
    if _are_told_as_new(pair):
        return _unclear("doubtful_event", _ONE_EVENT, reasons.check_words(*pair.both))
    old, new = pair.in_order
    before, after = pair.number_of(old), pair.number_of(new)
    can_grow = after.high is None or before.low is None or after.high >= before.low
    if pair.moving is Moving.GROWS and not can_grow:
        others = None if pair.is_one_voice else _two_events(pair)  # a fire here, a flood there
        return others or _shrunk(pair, old, new)
    if pair.moving is Moving.GROWS and _may_be_two(pair):
        return _unclear("doubtful_event", _ONE_EVENT, reasons.check_words(*pair.both))
    if _is_fast(pair, old, new):
        words = (
            f"{_dated(old)}, {_dated(new)}: so much in {_days(old, new)} is more likely two ways to count."
        )
        return _unclear("different_date", words, reasons.check_words(*pair.both))
    if _is_older_count(pair, new):
        words = f"{voice_of(new)} stands by {format_figure(new)}, and does not say when it was counted: {_dated(old)}."
        return _unclear("unknown_date", words, reasons.check_words(*pair.both))
    if all(pair.ahead):
        return _yes("different_date", f"Two plans or forecasts: {_dated(old)}, and {_dated(new)}.")
    if pair.is_one_voice:
        return _yes("source_update", f"The same source, later: {_dated(old)}, then {_dated(new)}.")
    grown = "such a total grows" if pair.moving is Moving.GROWS else "such a number goes up and down"
    return _yes("different_date", f"Two times: {_dated(old)}, then {_dated(new)}; {grown}.")


def _shrunk(pair: FigurePair, old: Figure, new: Figure) -> BothTrue:
    if pair.numbers.meeting.is_open:
        return _unclear("about", reasons.near_reason(pair.numbers, *pair.both))
    if pair.is_one_voice:
        words = f"Such a total cannot fall, from {_dated(old)} to {_dated(new)}: one of the two is wrong."
    else:
        words = (
            f"Two counts of a total that only grows, the later one lower: {_dated(old)}, then {_dated(new)}."
        )
    return _no("cannot_shrink", words, reasons.check_words(old, new))


def _one_telling(pair: FigurePair) -> BothTrue | None:
    """No source contradicts itself in one article, unless two sentences say nearly the same.

    Of 45 such pairs of real articles (2026-11-23) none was a contradiction: the two counted what one measure does not
    tell apart.
    """
    a, b = pair.both
    if a.article != b.article or not pair.is_one_voice or a.statement_date != b.statement_date:
        return None
    if are_alike(a, b):
        return None
    words = f"One source gives {format_figure(a)} and {format_figure(b)} in one article"
    return _yes("different_measure", f"{words}: they count two things, or are of two times.")


def _near(pair: FigurePair) -> BothTrue | None:
    if not pair.numbers.meeting.is_open:
        return None
    return _unclear("about", reasons.near_reason(pair.numbers, *pair.both), reasons.check_words(*pair.both))


def _two_events(pair: FigurePair) -> BothTrue | None:
    """Where no name is shared and sentences tell of "an attack", nobody can tell whether it is the same one."""
    a, b = pair.both
    if a.article == b.article:
        return None
    if _may_be_two(pair) or _tell_of_others(pair) or not pair.is_tied:
        return _unclear("doubtful_event", _ONE_EVENT, reasons.check_words(a, b))
    return None


def _may_be_two(pair: FigurePair) -> bool:
    """Tell whether two texts that both speak of "a raid" may mean two, or one does and no name ties them."""
    a, b = pair.both
    if a.article == b.article:
        return False
    if _are_told_as_new(pair):
        return True
    lone = [_events().lone.search(figure.sentence) for figure in pair.both]
    is_far = _are_far(a, b)
    if share_names(*pair.both) or not any(lone):
        return False
    return (
        is_far
        or all(lone)
        or not any(found and _speaks_of(other, found) for found, other in zip(lone, (b, a), strict=True))
    )


def _are_told_as_new(pair: FigurePair) -> bool:
    """Tell whether both texts, some days apart, tell of "an air strike" or "a lorry" as of something new."""
    a, b = pair.both
    lone = [_events().lone.search(figure.sentence) is not None for figure in pair.both]
    # "A flat costs" is any flat.
    shared = frozenset() if _is_money(a) else _lone_objects(a) & _lone_objects(b)
    return a.article != b.article and _are_far(a, b) and (all(lone) or bool(shared))


def _lone_objects(figure: Figure) -> frozenset[str]:
    """Give what a sentence tells of as one of many: "container" of "in a shipping container"."""
    found = (match[1].lower() for match in _events().object.finditer(figure.sentence))
    return frozenset(noun for noun in found if noun not in _events().no_objects)


class _Events(NamedTuple):
    """Words by which a text tells of something new."""

    lone: re.Pattern[str]  # "an attack": one of which nothing was told before
    object: re.Pattern[str]  # "a container": its noun
    no_objects: frozenset[str]


@cache
def _events() -> _Events:
    table = word_table("events")
    return _Events(
        re.compile(
            rf"\b(?:an?|another|one)\s+(?:[\w-]+\s+){{0,3}}(?:{'|'.join(table['words'].split())})\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b[Aa]n?\s+(?:[a-z-]+\s+)??([a-z-]+)"
            rf"(?=\s+(?:{any_of(table['behind_objects'])}|[a-z]+ed)\b|[,.;]|$)"
        ),
        words_of(table["no_objects"]) | frozenset(load_lexicon("en").table("sentence")["with_article"]),
    )


def _are_far(a: Figure, b: Figure) -> bool:
    days = days_between(a, b)
    return days != 0 and not are_of_one_event(a, b)


def _speaks_of(figure: Figure, event: re.Match[str]) -> bool:
    """Tell whether a text has the word for an event that another has told of: "the mill fire" after "a fire"."""
    noun = singular(event.group().split()[-1].lower())
    return noun in {
        singular(word) for word in re.findall(r"\w+", f"{figure.title or ''} {figure.sentence}".lower())
    }


def _tell_of_others(pair: FigurePair) -> bool:
    """Tell whether both sentences and titles have names, and none in common."""
    names = names_in(pair.first), names_in(pair.second)
    return all(names) and not share_names(*pair.both)


def _contradiction(pair: FigurePair) -> BothTrue:
    when = reasons.apart_words(*pair.both)
    words = f"Same measure, {when}, and the numbers do not meet: {reasons.against(*pair.both)}."
    return _no("contradiction", words, reasons.check_words(*pair.both))


_RULES: tuple[Rule, ...] = (
    _one_clause, _other_kind, _other_thing, _denied, _planned, _part, _numbers_meet, _one_telling, _doubtful,
    _other_time, _near, _two_events,
)  # fmt: skip
_MEETING_RULES = {
    Meeting.CONVERTED: "unit", Meeting.ROUNDED: "rounding", Meeting.BOUNDS: "bounds_overlap", Meeting.ABOUT: "about",
    Meeting.VAGUE: "vague",
}  # fmt: skip
_ONE_EVENT = "The texts do not tell whether it is one event."
_EQUAL = (Meeting.SAME, Meeting.CONVERTED, Meeting.ROUNDED, Meeting.ABOUT)


def _yes(rule: str, reason: str) -> BothTrue:
    return BothTrue(Answer.YES, rule, reason)


def _no(rule: str, reason: str, check: str = "") -> BothTrue:
    return BothTrue(Answer.NO, rule, reason, check)


def _unclear(rule: str, reason: str, check: str = "") -> BothTrue:
    return BothTrue(Answer.UNCLEAR, rule, reason, check)


def _one(pair: FigurePair, is_first: bool) -> str:
    return format_figure(pair.first if is_first else pair.second)


def _is_money(figure: Figure) -> bool:
    is_code = len(figure.unit) == len("USD") and figure.unit.isupper()
    return is_code or singular(figure.unit.lower()) in word_set("doubtful", "coins")


def _two_things(pair: FigurePair) -> str:
    first, second = _what(pair.first), _what(pair.second)
    if first == second:
        return f"Two things are counted, and both are called {first}."
    return f"Two things are counted: {first}, and {second}."


def _what(figure: Figure) -> str:
    return figure.measure or figure.unit


def _named(figure: Figure, other: Figure, pair: FigurePair) -> str:
    """Say one side of a part: with its measure, and with its place where the places are what differs."""
    words = reasons.quantity_words(figure)
    said = pair.place.first if figure is pair.first else pair.place.second
    is_told = figure.measure != other.measure or not said
    return words if is_told or said in words else f"{words} {said}"


def _dated(figure: Figure) -> str:
    return f"{format_figure(figure)} ({reasons.when_words(figure)})"


def _days(old: Figure, new: Figure) -> str:
    days = days_between(old, new)
    return "a day" if days in (None, 0, 1) else f"{days:,} days"


def _undated(pair: FigurePair) -> str:
    lone = [figure for figure in pair.both if figure.statement_date is None]
    if lone:
        return f"The date of {format_figure(lone[0])} is not known, and such a number moves."
    return "The dates are not exact enough to tell whether both are of one time, and such a number moves."


def _holds(pair: FigurePair, denied: Figure) -> bool:
    """Tell whether all that the other leaves open is denied: "at least 500" denied, 700 asserted."""
    other = pair.second if denied is pair.first else pair.first
    return pair.number_of(denied).shared(pair.number_of(other)) == pair.number_of(other)


def _is_fast(pair: FigurePair, old: Figure, new: Figure) -> bool:
    """Tell a rise that no state makes from one day to the next, of two sources."""
    days = days_between(old, new)
    before, after = pair.number_of(old).low, pair.number_of(new).low
    if pair.is_one_voice or pair.moving is not Moving.STATE or days is None or days > _FAST_DAYS:
        return False
    return before is not None and after is not None and 0 < before * _FAST_TIMES <= after


def _is_older_count(pair: FigurePair, new: Figure) -> bool:
    """Tell whether the later of two rivals was counted before: "stands by its count of 67" is no total that grew."""
    return not pair.is_one_voice and _held().search(new.sentence) is not None


@cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word_table('time')['held'])})\b", re.IGNORECASE)


def _place(figure: Figure) -> tuple[str, str, int, str]:
    return figure.statement_date or "9999", figure.article, figure.start, figure.id
