"""What sort of number a figure is in time: a total that only grows, the size of one event, or a state."""

import re
from collections.abc import Iterable
from functools import cache

from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.date_range import said_days
from reportedly.model.figure import Figure
from reportedly.model.quantity import RELATIVE_UNITS, Kind

__all__ = ["are_of_one_time", "can_only_grow", "has_later_words", "is_of_event", "phrases"]

_NEAR_DAYS = 10
"""So many days after an event its crowd is still told of; another event of the same kind may follow later."""


def can_only_grow(figure: Figure) -> bool:
    """Tell whether a later total cannot be lower: the dead, cases so far, votes counted, jobs cut since May."""
    if figure.kind is not Kind.LEVEL or figure.unit in RELATIVE_UNITS:
        return False
    from reportedly.analysis.comparable import key_parts

    table = load_lexicon("en").table("totals")
    parts = key_parts(figure)
    if parts.outcome in table["outcomes"] or parts.thing.rpartition(" ")[2] in table["things"]:
        return True
    is_since = figure.target_start is not None and figure.target_end is None
    return is_since or _words("running").search(figure.sentence) is not None


def is_of_event(figure: Figure) -> bool:
    """Tell whether a figure has the time of one event on whatever day it is told: the size of a crowd, a turnout."""
    from reportedly.analysis.comparable import key_parts

    parts = key_parts(figure)
    if parts.outcome in load_lexicon("en").table("totals")["crowds"]:
        return True
    return _words("crowd_words").search(figure.measure) is not None


def are_of_one_time(first: Figure, second: Figure) -> bool:
    """Tell whether two figures of a series are surely about the same time: their period, event, or day said.

    "In week 42" and "on 18 October" may be of one day or not: that is not sure.
    """
    periods = [(figure.target_start, figure.target_end) for figure in (first, second)]
    is_given = [start is not None or end is not None for start, end in periods]
    if all(is_given):
        return periods[0] == periods[1] and periods[0][1] is not None
    days, others = said_days(first), said_days(second)
    if days is None or others is None:
        return False
    if is_of_event(first) and is_of_event(second):
        return abs((days[0] - others[0]).days) <= _NEAR_DAYS
    return not any(is_given) and days == others and days[0] == days[1]


def has_later_words(figure: Figure) -> bool:
    """Tell whether the sentence says that time went on: "had risen to", "by evening"."""
    return _words("later").search(figure.sentence) is not None


def phrases(words: Iterable[str]) -> re.Pattern[str]:
    """Give a pattern that finds any of some words or phrases, whole and in any case."""
    longest_first = sorted(words, key=len, reverse=True)
    choices = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])", re.IGNORECASE)


@cache
def _words(name: str) -> re.Pattern[str]:
    return phrases(load_lexicon("en").table("totals")[name])
