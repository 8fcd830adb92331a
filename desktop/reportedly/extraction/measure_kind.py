"""What sort of statement a number makes by the words around it: a change, an increment, a rate, one of each."""

from collections.abc import Collection
from dataclasses import replace
from itertools import islice, pairwise

from reportedly.extraction.counted import Counted
from reportedly.extraction.counted_tree import object_of
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_text import TIMES
from reportedly.extraction.measure_words import MeasureWords
from reportedly.model.span import Span

__all__ = ["change_sign", "is_comparison", "is_increment", "is_of_each", "of_change", "time_of_rate"]

_HEDGES = frozenset(
    {"least", "most", "about", "nearly", "almost", "around", "some", "roughly", "only", "just"}
)
_LATER = frozenset({"second", "third", "fourth", "fifth", "next", "later"})
_CLAUSE = 11  # tokens behind a counted noun that may hold "per day"
_MORE = (
    "more higher above longer taller wider larger bigger heavier deeper warmer hotter faster stronger dearer"
)
_LESS = (
    "less fewer lower below shorter smaller narrower lighter shallower cooler colder slower weaker cheaper"
)
_COMPARISONS = dict.fromkeys(_MORE.split(), 1) | dict.fromkeys(_LESS.split(), -1)
_SINCE = frozenset({"on", "from", "since", "against"})  # "20 points up on 2022"
# Of some verbs a particle says the way: "edged up 0.1 points", "goes up 3p".
_MOVING = frozenset("edge inch tick creep nudge go move come climb be push trend".split())
_AGAINST = frozenset({"the", "its", "their", "what", "that", "many", "much", "high", "large", "big", "great"})
_FELLING = frozenset({"bring", "take"})
_INTO = frozenset({"into", "onto", "off", "down", "through"})
_UP = frozenset({"make", "set"})  # "who make up 46 percent", "set up 300 camps"
# What may stand between "another" and its number.
_BETWEEN = frozenset(
    {
        "a",
        "an",
        "about",
        "around",
        "some",
        "roughly",
        "nearly",
        "almost",
        "at",
        "least",
        "than",
        "estimated",
        "$",
    }
)
_FRESH = frozenset({"new", "fresh"})
_ONLY_BEHIND = frozenset({"more", "new", "fresh"})  # "more than 40", "a new 266% tariff"
_STOPS = frozenset({",", ";", "."})
_PER = frozenset({"a", "an", "per", "each", "every"})
_TIMES = frozenset({"hour", "day", "night", "week", "month", "year"})
_AFTER_TIMES = frozenset({"ago", "earlier", "before", "later", "after"})
_DAILY = {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year"}


def change_sign(
    parse: Parse,
    span: Span,
    counted: Counted,
    words: MeasureWords,
    *,
    unit: str | None,
    is_money: bool = False,
) -> int:
    """Give 1 for a rise and -1 for a fall by the quantity; 0 where it is a level.

    A sum that was raised is what was collected, unless it was raised by so much.
    """
    tokens = parse.tokens_in(span)
    if not tokens:
        return 0
    if (compared := _compared(parse, tokens[-1])) and (unit is not None or _is_alone(parse, tokens[-1])):
        return compared
    first = tokens[0].index
    if _is_way(parse, tokens[-1]):
        return 0
    if unit is not None and first and parse.tokens[first - 1].text == "+":
        return 1  # "+14% from Q1"
    near = [t.text.lower() for t in parse.tokens[max(0, first - 3) : first]]
    while near and near[-1] in _HEDGES:  # "by at least 5"
        near = near[: -2 if near[-1] in ("least", "most") else -1]
    if counted.noun is not None and counted.noun.index > tokens[-1].index:
        name = counted.noun.lemma.lower()
        if (
            name in words.falling_nouns | words.rising_nouns
            and counted.noun.tag != "NNS"
            and not (is_money and name == "loss")
        ):  # two cuts are a count
            return -1 if name in words.falling_nouns else 1
    if counted.rule == "measure.noun-before" and counted.preposition == "of" and counted.noun is not None:
        name = counted.noun.lemma.lower()  # "a cut of 25 basis points"
        is_sum = is_money and name == "loss"  # "a loss of 3 billion euros"
        if name in words.falling_nouns | words.rising_nouns and unit is not None and not is_sum:
            return -1 if name in words.falling_nouns else 1
    if {"to", "at", "from"} & set(near[-2:]) or counted.preposition in ("to", "at", "from"):
        return 0
    for particle, sign in (("up", 1), ("down", -1)):
        found = [t for t in parse.tokens[max(0, first - 2) : first] if t.text.lower() == particle]
        verb = parse.tokens[found[-1].index - 1] if found and found[-1].index else None
        name = verb.lemma.lower() if verb is not None and verb.pos == "VERB" else ""
        is_particle = (
            bool(name)
            and name not in _MOVING
            and (name in _UP or name not in words.light or (unit is None and name in _FELLING))
        )  # "who make up 46 percent", "brought down nine drones"
        if found and not is_particle:  # "shot down 56" is no fall
            return sign
    verb = counted.verb
    if is_money and verb is not None and verb.lemma.lower() == "lose":
        return 0  # "they lost $75 million" is the sum that they lost
    is_by = counted.preposition == "by" or near[-1:] == ["by"]
    is_amount = is_by or (counted.rule == "measure.clause" and not counted.preposition)
    is_raised = verb is not None and is_money and not is_by and verb.lemma.lower() == "raise"
    if verb is not None and verb.pos == "VERB" and is_amount and verb.index < first and not is_raised:
        name = verb.lemma.lower()
        if name in words.falls or name in words.rises:
            return -1 if name in words.falls else 1
    return 0


def _is_way(parse: Parse, last: Token) -> bool:
    """Tell whether a length is the way that a thing fell: "plunged 60 metres into a ravine"."""
    following = parse.tokens[last.index + 1 : last.index + 2]
    return any(t.text.lower() in _INTO for t in following)


def _is_alone(parse: Parse, last: Token) -> bool:
    """Tell whether a number without a noun is compared: "1.4 billion people, 2 million fewer"."""
    following = [t.text.lower() for t in parse.tokens[last.index + 1 : last.index + 3]]
    if following == ["more", "than"]:  # "171 died, three more than the police said"
        return True
    return following[:1] == ["fewer"] and (len(following) == 1 or following[1] in _STOPS | {"than"})


def _compared(parse: Parse, last: Token) -> int:
    """Read what a share or sum is compared with: "60 percent more than in May", "25% below capacity"."""
    following = [t.text.lower() for t in parse.tokens[last.index + 1 : last.index + 3]]
    if len(following) > 1 and following[0] in ("up", "down") and following[1] in _SINCE:
        return 1 if following[0] == "up" else -1
    if following == ["short", "of"]:
        return -1
    if not following or following[0] not in _COMPARISONS:
        return 0
    is_place = following[0] in ("above", "below") and len(following) > 1 and following[1] in _STOPS
    return 0 if is_place else _COMPARISONS[following[0]]


def of_change(parse: Parse, span: Span, counted: Counted, words: MeasureWords) -> Counted:
    """Give what changed in place of the noun that says so: "a drop of 5 percent in exports" is of exports."""
    noun = counted.noun
    if noun is None or noun.lemma.lower() not in words.falling_nouns | words.rising_nouns:
        return counted
    if counted.preposition in ("to", "at", "from", "below"):  # "the rise in prices is limited to 2 percent"
        return counted
    changed = object_of(parse, noun, "in")
    is_thing = changed is not None and changed.pos == "NOUN" and changed.lemma.lower() not in TIMES
    if changed is None or not is_thing or changed.span.overlaps(span):
        return counted
    return replace(counted, noun=changed)


def is_comparison(parse: Parse, span: Span) -> bool:
    """Tell whether a multiple compares: "four times higher than in 2021", "1.5 times the level of 2019"."""
    last = max((t.index for t in parse.tokens_in(span)), default=None)
    if last is None:
        return False
    following = [t.text.lower() for t in parse.tokens[last + 1 : last + 3]]
    while following and following[0] in ("times", "as"):
        following = [t.text.lower() for t in parse.tokens[last + 2 : last + 5]]
        last += 1
    return bool(following) and (following[0] in _COMPARISONS or following[0] in _AGAINST)


def is_increment(
    parse: Parse, span: Span, hedges: Collection[Span], words: MeasureWords, *, is_added_up: bool
) -> bool:
    """Tell whether the words around a number add it to something: "another 1,500", "1,500 more".

    "New" adds to what is added up day by day (`is_added_up`: people, cases), new jets need not be more jets.
    """
    tokens = parse.tokens_in(span)
    if not tokens:
        return False
    first, last = tokens[0].index, tokens[-1].index
    before = [t.text.lower() for t in parse.tokens[max(0, first - 4) : first]]
    hedging = {t.text.lower() for hedge in hedges for t in parse.tokens_in(hedge)}
    while before and before[-1] in _BETWEEN | hedging:
        before.pop()
    if before and before[-1] in words.increments - _ONLY_BEHIND:
        return True
    if _is_next_batch(parse, tokens[-1], words):
        return True
    behind = parse.tokens[last + 1 : last + 3]
    return any(
        t.text.lower() in words.increments
        and (t.text.lower() not in _FRESH or is_added_up)
        and t.text.lower() not in hedging
        and (t.index + 1 >= len(parse.tokens) or parse.tokens[t.index + 1].text.lower() != "than")
        for t in behind
    )


def _is_next_batch(parse: Parse, number: Token, words: MeasureWords) -> bool:
    """Tell whether a number sizes a further batch: "a second group of 1,500 soldiers"."""
    above = list(islice(parse.ancestors(number.index), 3))
    for preposition, batch in pairwise(above):
        if preposition.text.lower() != "of" or batch.lemma.lower() not in words.batches:
            continue
        beside = {parse.tokens[i].text.lower() for i in parse.children[batch.index]}
        return bool(beside & (_LATER | words.increments))
    return False


def time_of_rate(parse: Parse, span: Span, counted: Counted) -> str:
    """Give the unit of time of a count by time: "treats 150 people a day", "1,500 shells per month"."""
    last = max((t.index for t in parse.tokens_in(span)), default=None)
    if last is None:
        return ""
    if counted.noun is not None and last < counted.noun.index <= last + 6:
        last = counted.noun.index
    following = [t.text.lower() for t in parse.tokens[last + 1 : last + 3]]
    if len(following) == 2 and following[0] in _PER and following[1] in _TIMES:
        is_past = last + 3 < len(parse.tokens) and parse.tokens[last + 3].text.lower() in _AFTER_TIMES
        return "" if is_past else following[1]
    if following and following[0] in _DAILY:
        return _DAILY[following[0]]
    clause = [t.text.lower() for t in parse.tokens[last + 1 : last + _CLAUSE]]
    for word, time in pairwise(clause):  # "were killed per day"
        if word in _STOPS or word[:1].isdigit():
            break
        if word in ("per", "every", "each") and time in _TIMES:  # "hundreds die in fires every year"
            return time
    return ""


def is_of_each(parse: Parse, span: Span) -> bool:
    """Tell whether each of several has that many: "two units, each with 6,000 men"."""
    inside = parse.tokens_in(span)
    if not inside:
        return False
    near = parse.tokens[max(0, inside[0].index - 5) : inside[0].index]
    behind = parse.tokens[inside[-1].index + 1 : inside[-1].index + 4]
    is_before = any(t.text.lower() == "each" and t.tag in ("DT", "NN", "PRP", "RB") for t in near)
    return is_before or any(t.text.lower() in ("each", "apiece") for t in behind)
