"""The last step of a measure: its comparable place, its words and the key of its series."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.extraction.draft import (
    HEDGES,
    PARAGRAPHS,
    SENTENCES,
    Draft,
    Measure,
    ParagraphKind,
    QuantityMention,
)
from reportedly.extraction.measure_carry import ARMED
from reportedly.extraction.measure_place import ELSEWHERE, NEAR
from reportedly.extraction.measure_text import Parts
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.series_key import measure_phrase, series_key
from reportedly.extraction.topic import Topic
from reportedly.model.quantity import Kind

__all__ = ["HAPPENING", "Clause", "finished", "towns_of", "with_bodies"]

HAPPENING = frozenset({"aftershock", "case", "attack", "strike", "fire", "family", "household"})

_JUST_PEOPLE = frozenset({"people", "person"})
_DRAWN = frozenset({"drawn", "attracted", "expected"})  # "a march in June drew 3,000 people"
_CROWDS = frozenset({"protesters", "troops"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One figure as its clause and the figures before it tell it."""

    quantity: QuantityMention
    parts: Parts
    unit: str
    kind: Kind
    sign: int
    rule: str
    confidence: float
    each: str = ""  # "unit" where every one of several has that many
    money: str = ""  # the currency that a bare number of a list shares
    some: str = ""  # "number" in "46 of 48", "them" in "five of them": some of what is counted
    sentence: str = ""


def with_bodies(
    draft: Draft, starts: Sequence[int], clauses: list[Clause | None], armed: Collection[str], topic: Topic
) -> list[Clause | None]:
    """Give headings that leave out what happened the outcome that the body tells of the same number."""
    told: dict[tuple[object, ...], Parts] = {}
    open_ones: list[tuple[int, tuple[object, ...]]] = []
    for i, clause in enumerate(clauses):
        if clause is None or clause.quantity.unit is not None:
            continue
        parts, hedge = _grouped(clause.parts, armed, topic), draft[HEDGES][i]
        number: tuple[object, ...] = (hedge.value, hedge.low, hedge.high, clause.kind, clause.unit)
        key = (*number, parts.thing, parts.group)
        sentence = max(0, bisect_right(starts, clause.quantity.span.start) - 1)
        paragraph = draft[PARAGRAPHS][draft[SENTENCES][sentence].paragraph]
        if paragraph.kind is not ParagraphKind.HEADING:
            told.setdefault(key, parts)
        elif not parts.outcome and not parts.place:
            open_ones.append((i, key))
    finished = list(clauses)
    for i, key in open_ones:
        clause, body = clauses[i], told.get(key)
        if clause is not None and body is not None and body.outcome:
            parts = replace(clause.parts, outcome=body.outcome, said=body.said, place=body.place)
            finished[i] = replace(clause, parts=parts)
    return finished


def _grouped(parts: Parts, armed: Collection[str], topic: Topic) -> Parts:
    """Call "Norwegians" and "men" troops where the article counts that country's troops, and from its start."""
    known = sorted(group for group in armed if group)
    if parts.thing in ("people", "fighters") and parts.group and parts.group in known:
        return replace(parts, thing="troops")
    is_unnamed = parts.thing in ARMED or parts.lemma in ("man", "men")
    if is_unnamed and not parts.group and len(known) == 1 and known[0] in topic.led_by:
        return replace(parts, thing="troops", group=known[0])
    return parts


def _own_unit(clause: Clause) -> str | None:
    """Give the unit that a number brings along; a fraction of a counted thing is one measure with its percentage."""
    is_share = clause.kind is Kind.SHARE and clause.quantity.unit is None
    return "percent" if is_share else clause.money or clause.quantity.unit


def towns_of(clauses: Iterable[Clause | None], topic: Topic) -> dict[tuple[str, str], set[str]]:
    """Give the places below a country that the article tells apart for one thing and outcome."""
    found: dict[tuple[str, str], set[str]] = {}
    for clause in clauses:
        place = clause.parts.place if clause else ""
        if clause is not None and place and place != ELSEWHERE and place not in topic.countries:
            found.setdefault((clause.parts.thing, clause.parts.outcome), set()).add(place)
    return found


def finished(
    words: MeasureWords,
    topic: Topic,
    clause: Clause,
    towns: Mapping[tuple[str, str], set[str]],
    armed: Collection[str],
) -> Measure:
    """Give the measure of a clause, with the article's place where it has none of its own."""
    parts = clause.parts
    parts = _grouped(parts, armed, topic)
    is_shown = True
    if clause.quantity.unit is not None and parts.place not in words.demonym_of:
        parts = replace(parts, place="")
    if clause.quantity.unit is None:
        is_agent = parts.outcome == "launch" and bool(
            parts.group
        )  # "Norway launched 88 drones" tells no place
        parts = _of_crowd(parts, clause, topic)
        is_shown = bool(parts.place) or _is_event(parts, words)
        home = topic.place(parts.group)
        # Of a bare thing the article's place tells nothing, unless its own sentence names it.
        is_here = is_shown or home in words.countries_in(clause.sentence)
        if is_here and (parts.place or not is_agent):
            parts = _placed(parts, topic, towns.get((parts.thing, parts.outcome), set()))
    senders = [group for group in armed if group and group != parts.place]
    is_arms = parts.outcome == "send" and not parts.group and clause.unit not in ("people", "fraction")
    if is_arms and len(senders) == 1 and parts.place == topic.place(senders[0]):
        parts = replace(parts, group=senders[0])  # who sends men sends their arms
    shown = parts if is_shown else replace(parts, place="")
    return Measure(
        phrase=measure_phrase(shown, clause.kind, words, each=clause.each),
        unit=None if clause.quantity.unit is not None else clause.unit,
        kind=clause.kind,
        thing=parts.thing,
        group=parts.group,
        outcome=parts.outcome,
        place=parts.place,
        series=series_key(parts, clause.kind, _own_unit(clause), words, each=clause.each, some=clause.some),
        sign=clause.sign,
        spans=parts.spans,
        rule=clause.rule,
        confidence=clause.confidence,
    )


def _placed(parts: Parts, topic: Topic, towns: set[str]) -> Parts:
    """Give the parts with a comparable place, the article's own where the clause has none.

    A town stands for the article's country, so that "in Lyon" and "in France" meet, unless the article
    counts the same thing in several towns: then each but the main one keeps its name. Where no country is
    known, the only town of a thing goes without saying: the next clause will not name it again.
    """
    place = parts.place
    if place == ELSEWHERE or place.startswith(NEAR) or (place and place in topic.countries):
        return parts
    if place and len(towns) > 1 and place != topic.town and not parts.group:
        return parts
    home = topic.place(parts.group)
    is_country = place in topic.countries
    return replace(parts, place=home or (place if is_country or parts.group else ""))


def _of_crowd(parts: Parts, clause: Clause, topic: Topic) -> Parts:
    """Call those who are just people protesters where the article is about a protest."""
    is_bare = parts.lemma in _JUST_PEOPLE and not parts.group
    is_bare = is_bare and (parts.said in _DRAWN if parts.said else not parts.outcome)
    is_whole = clause.kind is Kind.LEVEL and not clause.each and not clause.some
    if not (topic.is_protest and is_bare and is_whole):
        return parts
    return replace(parts, thing="protesters", outcome="", said="")


def _is_event(parts: Parts, words: MeasureWords) -> bool:
    """Tell whether a measure shows the article's place: of what happened, not of whoever is counted."""
    return parts.outcome in words.outcomes or bool({parts.thing, parts.lemma} & (HAPPENING | _CROWDS))
