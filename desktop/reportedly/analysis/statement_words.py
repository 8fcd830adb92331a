"""How the rows of the denial matrix are named: the measure as such, and a cluster of figures."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from reportedly.analysis.comparing_words import any_of, word_set, word_table
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.date_range import said_days
from reportedly.model.figure import AHEAD, Figure
from reportedly.model.formatting import format_target, format_value, sentence_case
from reportedly.model.quantity import Kind, Relation

__all__ = [
    "cluster_words",
    "counted_words",
    "denied_words",
    "in_plural",
    "is_plural",
    "long_date",
    "long_month",
    "many_units",
    "number_words",
    "whole_words",
]

_NEAR_DAYS = 7  # figures said within so many days are named by their last day
_LEAST = (Relation.MORE_THAN, Relation.AT_LEAST)
_MOST = (Relation.LESS_THAN, Relation.AT_MOST)
_MEASURED = re.compile(r"[A-Z]{3}( per .+)?|percent.*|fraction|times|point|basis point|.* per .*")


def whole_words(measure: str, unit: str) -> str:
    """Say the measure as a statement: "North Korean troops were sent to Russia"."""
    if _MEASURED.fullmatch(unit):
        return f"A figure for {measure}"
    return sentence_case(_statement(measure) or measure)


def denied_words(measure: str, unit: str) -> str:
    """Say what is denied where the measure as such is: "that troops were sent to Russia"."""
    if _MEASURED.fullmatch(unit):
        return "the figures"
    statement = _statement(measure)
    return f"that {statement}" if statement else f"any {measure}"


def _statement(measure: str) -> str:
    """Give "troops were sent to Russia" of "troops sent to Russia"; "" where a measure is no statement."""
    done = _done().search(measure)
    if done is not None:
        return f"{measure[: done.start()]}were {measure[done.start() :]}"
    return f"there were {measure}" if is_plural(measure) else ""


_UNCOUNTED = frozenset(("percent", "feet", "times", "magnitude", "lakh", "crore"))
"""Units that are words and have no other form beside numbers, or have it already."""


def is_plural(measure: str) -> bool:
    """Tell "troops sent to Russia", of which there is a number, from "the force in Russia"."""
    head = _head(measure)[0]
    if head.lower().endswith(("ss", "us", "sis")):  # a class, a bus, a crisis
        return False
    return head.endswith("s") or head.lower() in load_lexicon("en").table("sentence")["plurals"]


def in_plural(measure: str) -> str:
    """Put the noun of a measure in the plural: "road workers missing" for "road worker missing"."""
    head, start = _head(measure)
    return f"{measure[:start]}{_plural(head)}{measure[start + len(head) :]}" if head else measure


def many_units(unit: str) -> str:
    """Give a unit as it stands beside numbers: "drones" for "drone"; a sign or a symbol ("km", "USD", "%") stays.

    >>> many_units("drone"), many_units("fighter jet"), many_units("km"), many_units("people")
    ('drones', 'fighter jets', 'km', 'people')
    """
    head = unit.rpartition(" ")[2]
    is_word = re.fullmatch(r"[a-z]{3,}", head) and re.search(r"[aeiou]", head) and " per " not in unit
    return in_plural(unit) if is_word and head not in _UNCOUNTED and not is_plural(unit) else unit


def _head(measure: str) -> tuple[str, int]:
    """Give the noun of a measure and where it stands: before what was done, where it is, and how the counted are."""
    done = _done().search(measure)
    plain = counted_words(measure[: done.start()] if done is not None else measure)
    words = [(found.group(), found.start()) for found in re.finditer(r"\S+", plain)]
    while len(words) > 1 and words[-1][0].lower() in word_set("prose", "states"):
        words.pop()
    return words[-1] if words else ("", 0)


def _plural(noun: str) -> str:
    table = word_table("prose")["plurals"]
    if noun.lower() in table:
        return str(table[noun.lower()])
    if noun.lower() in word_set("singular", "unchanged"):
        return noun
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(?:s|x|z|ch|sh)$", noun) else f"{noun}s"


def cluster_words(figures: Sequence[Figure], *, is_year_said: bool) -> str:
    """Say what figures of nearly one number say: "About 3,000 by 23 October", "10,000 planned by Dec 2024"."""
    number = number_words(figures)
    stances = {figure.stance for figure in figures}
    if stances <= set(AHEAD):
        stance = " or ".join(sorted((one.value for one in stances), reverse=True))
        targets = {format_target(figure) for figure in figures}
        target = targets.pop() if len(targets) == 1 else ""
        return f"{number} {stance} {target}".rstrip()
    days = [days for figure in figures if (days := said_days(figure)) is not None]
    if not days or len(days) < len(figures):
        return number
    first, last = min(day[0] for day in days), max(day[1] for day in days)
    if (last - first).days > _NEAR_DAYS:
        return number
    return f"{number} by {long_date(last, is_year_said=is_year_said)}"


def number_words(figures: Sequence[Figure]) -> str:
    """Say the numbers of some figures of one unit together: "About 3,000", "At least 12,000", "11,000 to 12,000"."""
    ends = [end for figure in figures for end in _ends(figure)]
    if not ends:
        return figures[0].text
    low, high = min(ends, key=lambda pair: pair[0]), max(ends, key=lambda pair: pair[0])
    relations = {figure.relation for figure in figures}
    texts = {figure.text.lower() for figure in figures}
    if len(texts) == 1 and not any(c.isdigit() for c in figures[0].text) and figures[0].value is None:
        return sentence_case(figures[0].text)  # "dozens" are no 24
    if (
        all(figure.kind is Kind.INCREMENT for figure in figures)
        and low[0] == high[0]
        and relations == {Relation.EXACT}
    ):
        return f"Another {format_value(*low)}"
    if low[0] != high[0]:
        return f"{format_value(*low)} to {format_value(*high)}"
    if relations <= set(_LEAST):
        return f"{'More than' if relations == {Relation.MORE_THAN} else 'At least'} {format_value(*low)}"
    if relations <= set(_MOST):
        return f"{'Fewer than' if relations == {Relation.LESS_THAN} else 'Up to'} {format_value(*low)}"
    return f"About {format_value(*low)}" if Relation.ABOUT in relations else format_value(*low)


def long_date(day: date, *, is_year_said: bool) -> str:
    """Write a day in a sentence: "23 October" or "23 October 2024"."""
    return f"{day.day} {long_month(day)}{f' {day.year}' if is_year_said else ''}"


def long_month(day: date) -> str:
    """Write the month of a day out."""
    return str(word_table("prose")["months"][day.month - 1])


def counted_words(measure: str) -> str:
    """Give the words of a measure up to the first link: "houses" of "houses in Chad"."""
    return _link().split(measure.strip())[0]


@cache
def _done() -> re.Pattern[str]:
    """Find what was done, behind what it was done to."""
    return re.compile(rf"(?<=\w )(?:\w+ed|{any_of(word_table('prose')['done'])})\b")


@cache
def _link() -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(word_table('prose')['links'])}) ")


def _ends(figure: Figure) -> list[tuple[Decimal, Figure]]:
    if figure.relation is Relation.RANGE:
        return [(end, figure) for end in (figure.low, figure.high) if end is not None]
    number = next(iter(figure.numbers), None)
    return [] if number is None else [(number, figure)]
