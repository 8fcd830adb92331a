"""What a thing that is counted can be and have: the outcome that fits it, the kind of a case."""

from dataclasses import replace

from reportedly.extraction.counted import Counted
from reportedly.extraction.counted_beside import is_of_those, is_some_of, is_some_of_them
from reportedly.extraction.counted_clause import kind_behind
from reportedly.extraction.counted_forms import kind_of_cases
from reportedly.extraction.counted_unit import PEOPLE
from reportedly.extraction.draft import Parse
from reportedly.extraction.measure_carry import ARMED, Seen
from reportedly.extraction.measure_text import Parts
from reportedly.extraction.measure_told import JUST_PEOPLE
from reportedly.extraction.measure_words import MeasureWords
from reportedly.model.quantity import Kind
from reportedly.model.span import Span

__all__ = ["of_cases", "settled", "some_of", "tells_of_rally", "with_whole"]

_MACHINES = frozenset("drones missiles aircraft ships tank vehicle gun launcher helicopter howitzer".split())
_STAFF = frozenset("officer worker employee staff customer subscriber".split())
_STREETS = frozenset({"street", "streets"})


def tells_of_rally(sentence: str, words: MeasureWords) -> bool:
    """Tell whether a sentence is about a crowd that gathers for or against something."""
    return not (words.rallies | _STREETS).isdisjoint(sentence.lower().split())


def settled(parts: Parts, unit: str, counted: Counted, *, is_rally: bool) -> Parts:
    """Give the parts with an outcome that such a thing can have: drones are destroyed, not killed."""
    if parts.outcome == "protest" and unit == PEOPLE and not is_rally and parts.lemma not in JUST_PEOPLE:
        return replace(parts, outcome="", said="")  # nurses take part in a campaign, fans attend a match
    if parts.outcome == "protest" and unit == "people":
        is_army = parts.thing in ARMED  # soldiers gather too
        return replace(parts, thing=parts.thing if is_army else "protesters", outcome="")
    if parts.outcome == "kill" and parts.thing in _MACHINES:
        return replace(parts, outcome="destroy")  # "shot down 56 drones"
    if parts.outcome == "send" and parts.lemma == "case":
        return replace(parts, outcome="", said="")  # "bringing the total to 14"
    if parts.lemma in _STAFF and parts.outcome == "casualty" and counted.outcome is None:
        return replace(parts, outcome="", said="lost")  # a force that shrinks buries nobody
    if unit != "people" and parts.outcome == "casualty":
        return replace(parts, outcome="")  # jobs and seats are lost too
    return parts


def of_cases(parse: Parse, span: Span, counted: Counted, own: Parts) -> Parts:
    """Give the second kind of "412 cases of flu and 23 of acute vomiting" as cases, too."""
    inside = parse.tokens_in(span)
    if counted.rule != "measure.of" or counted.noun is None or not inside:
        return own
    cases = kind_of_cases(parse, inside, counted.noun)
    if cases is None:
        return own
    lemma = cases.lemma.lower()
    noun = f"{cases.text.lower()} of {own.noun}"
    return replace(own, thing=f"{own.thing} {lemma}", noun=noun, lemma=lemma, unit=lemma, outcome="", said="")


def some_of(
    parse: Parse, span: Span, own: Parts, before: Seen | None, parts: Parts, kind: Kind, *, is_parted: bool
) -> str:
    """Tell which part of what is counted a number is: "number" for 46 of 48, "them" for five of them, "" for all."""
    if kind is not Kind.LEVEL:
        return "number" if is_some_of(parse, span) else ""
    told = before.parts.outcome if before is not None else ""
    is_whole = bool(own.outcome and told) and told != own.outcome and is_of_those(parse, span)
    if parts.thing == PEOPLE and not is_whole and is_some_of_them(parse, span):
        return "them"
    if is_parted and not own.outcome:  # not "casualties, of whom 100 were killed"
        return "them"  # "140 incidents, including 22 in which voters were beaten"
    return "number" if is_some_of(parse, span) else ""


def with_whole(words: MeasureWords, parse: Parse, span: Span, parts: Parts, before: Seen | None) -> Parts:
    """Give persons who are part of a whole what befell the whole: "40 killed, including five children".

    A kind that is said of the part goes before its noun: "1,402 were positive" are positive samples.
    """
    if before is not None and (kind := kind_behind(parse, span)) and parts.noun == before.parts.noun:
        parts = replace(parts, thing=f"{kind} {parts.thing}", noun=f"{kind} {parts.noun}")
    is_open = not parts.outcome and not parts.said and words.is_person(parts.lemma)
    if before is None or not is_open or before.unit != PEOPLE:
        return parts
    whole = before.parts
    return replace(parts, outcome=whole.outcome, said=whole.said)
