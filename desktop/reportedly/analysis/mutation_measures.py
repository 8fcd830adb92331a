"""Whether what is counted became another thing on the way, or stood elsewhere."""

import re
from functools import cache

from reportedly.analysis.comparable import key_parts
from reportedly.analysis.mutation_words import measure_words
from reportedly.analysis.shingles import passage_of
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.units import shared_units
from reportedly.model.figure import Figure
from reportedly.model.mutation import MutationKind
from reportedly.model.quantity import Kind

__all__ = ["changed_measure"]

_EACH = re.compile(
    r"\W{0,2}((?:a|an|per|each|every) (?:hour|day|week|month|quarter|year|season|head|person))\b"
)
_PEOPLE = "people"
_NOTHING = frozenset(
    {"count", "amount", "number", "figure", "total", "part", "percent", "it", "that", "this", "us"}
)


def changed_measure(earlier: Figure, later: Figure) -> tuple[MutationKind, str, str] | None:
    """Give how the measure of a figure differs from that of an earlier report, with the words of both.

    None where one of them leaves the part out or says it more broadly: that changes nothing that was said.
    """
    one, other = key_parts(earlier), key_parts(later)
    if one.outcome and other.outcome and one.outcome != other.outcome:
        return MutationKind.MEASURE, one.outcome, other.outcome
    if later.kind is Kind.RATE and earlier.kind is not Kind.RATE:
        return MutationKind.MEASURE, _with_unit(earlier), _with_unit(later)
    if (period := _period(later)) and not _period(earlier):
        return MutationKind.MEASURE, measure_words(earlier), f"{measure_words(later)} {period}"
    if _are_two_things(earlier, later, one.thing, other.thing):
        return MutationKind.MEASURE, measure_words(earlier), measure_words(later)
    if one.place and other.place and one.place not in other.place and other.place not in one.place:
        return MutationKind.PLACE, one.place, other.place
    return None


def _period(figure: Figure) -> str:
    """Give the words behind a number that make it one of each day, year or season; "" for none."""
    found = _EACH.match(figure.sentence, figure.end - figure.sentence_start)
    return found[1] if found is not None else ""


def _are_two_things(earlier: Figure, later: Figure, one: str, other: str) -> bool:
    """Tell whether two things are counted or measured, and not one under two names.

    Counted things are two where their units are; people are told as what they are. Of amounts and shares only the
    well-known measures are held against each other: what else stands beside them is often not what they measure.
    """
    if one == other or _says_nothing(one) or _says_nothing(other):
        return False
    mine, its = passage_of(one).telling, passage_of(other).telling
    if not mine or not its or mine & its:
        return False
    if _is_unit(earlier.unit) or _is_unit(later.unit):
        return earlier.unit == later.unit and {one, other} <= _known_measures()
    return _PEOPLE not in (one, other) and earlier.unit != later.unit


def _is_unit(unit: str) -> bool:
    return unit.partition(" per ")[0] in shared_units().canonical


@cache
def _says_nothing(thing: str) -> bool:
    return thing in _NOTHING or thing in _pronouns() or thing.lower() in _unit_names()


@cache
def _pronouns() -> frozenset[str]:
    cues = load_lexicon("en").table("cues")
    return frozenset(
        word for name in ("first", "feminine", "masculine", "plural", "neuter") for word in cues[name].split()
    )


@cache
def _known_measures() -> frozenset[str]:
    """Give the names of what is measured in money and shares: profit, revenue, turnout."""
    lexicon = load_lexicon("en")
    measured = lexicon.table("measures")["synonyms"]["measured"]
    return frozenset(measured) | frozenset(lexicon.table("cues")["outlooks"].split())


@cache
def _unit_names() -> frozenset[str]:
    return frozenset(name.lower() for name in shared_units().canonical)


def _with_unit(figure: Figure) -> str:
    return f"{measure_words(figure)} ({figure.unit})" if " per " in figure.unit else measure_words(figure)
