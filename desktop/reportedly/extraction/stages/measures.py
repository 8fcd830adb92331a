"""What each quantity counts or measures: unit, kind, words, and the key of its series.

The parts (thing, group, outcome, place) come from the clause; what it leaves out comes from the figure
before it, and last from what the article is mainly about. Two thirds of reported figures count people, and
only one in six of those stands before the word "people" (NEWS-PATTERNS, 2026-11-22).
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from reportedly.extraction.counted import Counted, find_counted, find_measured
from reportedly.extraction.draft import (
    HEDGES,
    MEASURES,
    NUMBERS,
    PARSES,
    QUANTITIES,
    SENTENCES,
    VERDICTS,
    Draft,
    Measure,
    NumberForm,
    Parse,
    QuantityMention,
)
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.measure_parts import ELSEWHERE, Parts, parts_of
from reportedly.extraction.measure_words import MeasureWords, measure_words
from reportedly.extraction.series_key import measure_phrase, series_key
from reportedly.extraction.stage import Stage
from reportedly.extraction.topic import Topic, find_topic
from reportedly.model.quantity import Kind
from reportedly.model.span import Span

__all__ = ["STAGE"]

NO_MEASURE = Measure("", None, Kind.LEVEL, rule="measure.none")
CARRY_REACH = 2  # sentences over which a counted thing is understood
# Share of right units by rule is not measured yet for each rule; these rank the rules by how much they guess.
_CONFIDENCE = {
    "measure.noun": 0.9, "measure.of": 0.9, "measure.share": 0.8, "measure.noun-before": 0.8,
    "measure.clause": 0.7, "measure.near": 0.6, "measure.elided": 0.7, "measure.none": 0.4,
}  # fmt: skip
_STATES = frozenset(
    {"miss", "affect", "displace", "hospitalise"}
)  # "another 900 are missing" adds to no total
_GROWING = frozenset({"economy", "gdp", "product", "output"})
_HEDGES = frozenset(
    {"least", "most", "about", "nearly", "almost", "around", "some", "roughly", "only", "just"}
)
_GROWTH_VERBS = frozenset({"grow", "expand", "shrink", "contract"})
_ARMED = frozenset({"troops"})
_NAMELESS = frozenset(
    {"dead", "killed", "wounded", "injured", "death", "casualty", "loss", "toll", "fatality"}
)
_LOSSES = frozenset({"kill", "wound", "casualty", "miss", "capture"})


@dataclass(frozen=True, slots=True)
class _Seen:
    """A figure that later ones may lean on."""

    sentence: int
    parts: Parts
    unit: str
    dimension: str | None = None


@dataclass(frozen=True, slots=True)
class _Clause:
    """One figure as its clause and the figures before it tell it."""

    quantity: QuantityMention
    parts: Parts
    unit: str
    kind: Kind
    sign: int
    rule: str
    confidence: float


@dataclass(slots=True)
class _Reading:
    draft: Draft
    words: MeasureWords
    topic: Topic
    starts: list[int]
    before: dict[bool, _Seen] = field(default_factory=dict)


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    words = measure_words(lexicon)
    topic = find_topic(draft.text, draft.document.title, words)
    reading = _Reading(draft, words, topic, [s.span.start for s in draft[SENTENCES]])
    clauses = [_clause(reading, i) if v.reason is None else None for i, v in enumerate(draft[VERDICTS])]
    armed = {c.parts.group for c in clauses if c is not None and c.parts.thing in _ARMED}
    towns = _towns(clauses, topic)
    measures = tuple(
        NO_MEASURE if clause is None else _finished(reading, clause, towns, armed) for clause in clauses
    )
    return draft.with_layer(MEASURES, measures)


def _clause(reading: _Reading, i: int) -> _Clause:
    """Read the clause of a quantity, with what it takes over from the figure before."""
    draft, words = reading.draft, reading.words
    quantity = draft[QUANTITIES][i]
    sentence = max(0, bisect_right(reading.starts, quantity.span.start) - 1)
    parse = draft[PARSES][sentence] if draft[SENTENCES] else None
    counted, own = Counted(None, None, "measure.none"), Parts()
    span = quantity.span.joined(quantity.unit_span) if quantity.unit_span else quantity.span
    if parse is not None:
        find = find_counted if quantity.unit is None else find_measured
        counted = find(parse, span, words)
        own = parts_of(parse, span, counted, words, is_unit=quantity.unit is not None)
    before = reading.before.get(_shelf(quantity))
    if before is not None and sentence - before.sentence > CARRY_REACH:
        before = None
    parts, unit, rule = _completed(reading, quantity, own, counted, before)
    kind, sign = _kind(reading, i, parse, counted, parts, before)
    shown = "percent" if kind is Kind.SHARE and quantity.unit is None else unit
    if parts.outcome == "protest" and unit == "people":
        is_army = parts.thing in _ARMED  # soldiers gather too
        parts = replace(parts, thing=parts.thing if is_army else "protesters", outcome="")
    elif unit != "people" and parts.outcome == "kill":
        parts = replace(parts, outcome="destroy")  # drones and tanks
    elif unit != "people" and parts.outcome == "casualty":
        parts = replace(parts, outcome="")  # jobs and seats are lost too
    same = before is not None and before.sentence == sentence and before.parts.outcome == parts.outcome
    if before is not None and same and quantity.unit is None and not parts.place:
        parts = replace(parts, place=before.parts.place)
    reading.before[_shelf(quantity)] = _Seen(sentence, parts, unit, quantity.dimension)
    confidence = _CONFIDENCE[counted.rule] if rule == counted.rule else 0.6
    return _Clause(quantity, parts, shown, kind, sign, rule, confidence)


def _grouped(parts: Parts, armed: Collection[str]) -> Parts:
    """Call "North Koreans" and "men" troops where the article counts that country's troops."""
    known = sorted(group for group in armed if group)
    if parts.thing == "people" and parts.group and parts.group in known:
        return replace(parts, thing="troops")
    is_unnamed = parts.thing in _ARMED or parts.lemma in ("man", "men")
    if is_unnamed and not parts.group and len(known) == 1:
        return replace(parts, thing="troops", group=known[0])
    return parts


def _own_unit(clause: _Clause) -> str | None:
    """Give the unit that a number brings along; a share of a counted thing has one too."""
    is_share = clause.kind is Kind.SHARE and clause.quantity.unit is None
    return "percent" if is_share else clause.quantity.unit


def _shelf(quantity: QuantityMention) -> bool:
    """Counts lean on counts, and numbers with a unit of their own on numbers with one."""
    return quantity.unit is not None


def _towns(clauses: Iterable[_Clause | None], topic: Topic) -> dict[tuple[str, str], set[str]]:
    """Give the places below a country that the article tells apart for one thing and outcome."""
    found: dict[tuple[str, str], set[str]] = {}
    for clause in clauses:
        place = clause.parts.place if clause else ""
        if clause is not None and place and place != ELSEWHERE and place not in topic.countries:
            found.setdefault((clause.parts.thing, clause.parts.outcome), set()).add(place)
    return found


def _finished(
    reading: _Reading, clause: _Clause, towns: Mapping[tuple[str, str], set[str]], armed: Collection[str]
) -> Measure:
    words, parts = reading.words, clause.parts
    parts = _grouped(parts, armed)
    if clause.quantity.unit is not None and parts.place not in words.demonym_of:
        parts = replace(parts, place="")
    if clause.quantity.unit is None:
        is_agent = parts.outcome == "launch" and bool(
            parts.group
        )  # "Russia launched 88 drones" tells no place
        if parts.place or not is_agent:
            parts = _placed(parts, reading.topic, towns.get((parts.thing, parts.outcome), set()))
    return Measure(
        phrase=measure_phrase(parts, clause.kind, words),
        unit=None if clause.quantity.unit is not None else clause.unit,
        kind=clause.kind,
        thing=parts.thing,
        group=parts.group,
        outcome=parts.outcome,
        place=parts.place,
        series=series_key(parts, clause.kind, _own_unit(clause), words),
        sign=clause.sign,
        spans=parts.spans,
        rule=clause.rule,
        confidence=clause.confidence,
    )


def _completed(
    reading: _Reading, quantity: QuantityMention, own: Parts, counted: Counted, before: _Seen | None
) -> tuple[Parts, str, str]:
    """Give the parts with what the clause leaves out, the unit that they give, and the rule."""
    words = reading.words
    if quantity.unit is not None:
        verb = counted.verb.lemma.lower() if counted.verb else ""
        if own.lemma in _GROWING and verb in words.rises | words.falls:
            own = replace(own, thing="growth", noun=f"growth of {own.noun}", outcome="")
        is_country = own.lemma == "people" and bool(own.group)
        if is_country and verb in _GROWTH_VERBS:
            own = replace(own, thing="growth", noun=f"growth of {own.noun}", outcome="", lemma="growth")
        if not own.thing and before is not None and before.dimension == quantity.dimension:
            own = replace(before.parts, spans=own.spans)
        if not own.place:
            own = replace(own, place=own.group, group="")  # "Kenyan inflation" and "inflation in Kenya" meet
        return own, quantity.unit, counted.rule
    if own.thing:
        own = _armed(own, before, reading.topic)
        unit = _unit(own, words)
        return own, unit, counted.rule
    far = reading.before.get(False)
    if before is None and far is not None and counted.rule == "measure.elided":
        kept = replace(
            own, thing=far.parts.thing, noun=far.parts.noun, lemma=far.parts.lemma, group=far.parts.group
        )
        return kept, far.unit, "measure.carried"
    if before is not None:
        outcome = own.outcome or before.parts.outcome
        is_same = outcome == before.parts.outcome and before.parts.place != ELSEWHERE
        place = own.place or (before.parts.place if is_same else "")
        noun = before.parts.thing if before.parts.lemma in _NAMELESS else before.parts.noun
        carried = replace(before.parts, noun=noun, outcome=outcome, place=place, spans=own.spans)
        return carried, before.unit, "measure.carried"
    if own.outcome in words.outcomes:
        thing = "troops" if own.outcome in ("send", "train") and reading.topic.groups else "people"
        group = reading.topic.group() if thing == "troops" else ""
        return replace(own, thing=thing, group=group), "people", "measure.outcome"
    return own, "count", counted.rule


def _is_part(reading: _Reading, i: int, counted: Counted) -> bool:
    """Tell whether a fraction is a share of what it counts: "a third of voters"."""
    quantity = reading.draft[QUANTITIES][i]
    is_fraction = reading.draft[NUMBERS][quantity.number].form is NumberForm.FRACTION
    return quantity.unit is None and is_fraction and counted.rule in ("measure.of", "measure.noun")


def _armed(own: Parts, before: _Seen | None, topic: Topic) -> Parts:
    """Name the troops that a clause calls "North Koreans", "men" or just "soldiers"."""
    is_nation = own.thing == "people" and bool(own.group) and own.group in topic.groups
    is_men = own.lemma in ("man", "men") and bool(topic.groups)
    is_sent = own.thing == "people" and own.outcome == "send" and bool(own.group or topic.groups)
    if is_nation or is_men or is_sent:
        own = replace(own, thing="troops")
    is_military = own.lemma in ("casualty", "loss") and not own.group and bool(topic.groups)
    if is_military and before is None:
        own = replace(own, thing="troops")
    is_nameless = own.thing == "people" and not own.group and own.lemma in _NAMELESS
    if (
        is_nameless
        and before is not None
        and before.parts.thing in _ARMED
        and before.parts.outcome in _LOSSES
    ):
        own = replace(own, thing=before.parts.thing, group=before.parts.group)
    if own.thing in _ARMED and not own.group:
        group = before.parts.group if before and before.parts.thing in _ARMED else ""
        own = replace(own, group=group or topic.group())
    return own


def _unit(parts: Parts, words: MeasureWords) -> str:
    """Give "people" for persons, else the singular noun."""
    known = {parts.lemma, parts.lemma.removesuffix("s"), parts.thing}
    if known & words.people or parts.thing in ("troops", "people"):
        return "people"
    return parts.thing if " " in parts.thing else parts.lemma or "count"


def _placed(parts: Parts, topic: Topic, towns: set[str]) -> Parts:
    """Give the parts with a comparable place, the article's own where the clause has none.

    A town stands for the article's country, so that "in Derna" and "in Libya" meet, unless the article
    counts the same thing in several towns: then each but the main one keeps its name.
    """
    place = parts.place
    if place == ELSEWHERE or (place and place in topic.countries):
        return parts
    if place and len(towns) > 1 and place != topic.town and not parts.group:
        return parts
    return replace(parts, place=topic.place(parts.group) or place)


def _kind(
    reading: _Reading, i: int, parse: Parse | None, counted: Counted, parts: Parts, before: _Seen | None
) -> tuple[Kind, int]:
    """Give the kind, and -1 for a fall."""
    draft, words = reading.draft, reading.words
    quantity = draft[QUANTITIES][i]
    change = _change(parse, quantity.span, counted, words) if parse is not None else 0
    if change and quantity.kind in (None, Kind.CHANGE) and quantity.replaced_by is None:
        return (Kind.LEVEL if parts.thing == "growth" else Kind.CHANGE), change
    if quantity.kind is not None:
        return quantity.kind, 1
    if (counted.is_base and quantity.dimension == "share") or _is_part(reading, i, counted):
        return Kind.SHARE, 1
    if quantity.unit is not None and " per " in quantity.unit:
        return Kind.RATE, 1
    is_told = counted.noun is not None or bool(counted.outcome) or parts.outcome == "send"
    if parse and is_told and parts.outcome not in _STATES and _is_increment(draft, i, parse, words):
        is_other = before is not None and bool(before.parts.outcome) and before.parts.outcome != parts.outcome
        if not is_other and parts.place != ELSEWHERE:
            return Kind.INCREMENT, 1
    return Kind.LEVEL, 1


def _change(parse: Parse, span: Span, counted: Counted, words: MeasureWords) -> int:
    """Give 1 for a rise and -1 for a fall by the quantity; 0 where it is a level."""
    tokens = parse.tokens_in(span)
    if not tokens:
        return 0
    first = tokens[0].index
    near = [t.text.lower() for t in parse.tokens[max(0, first - 3) : first]]
    while near and near[-1] in _HEDGES:  # "by at least 5"
        near = near[: -2 if near[-1] in ("least", "most") else -1]
    if counted.noun is not None and counted.noun.index > tokens[-1].index:
        name = counted.noun.lemma.lower()
        if (
            name in words.falling_nouns | words.rising_nouns and counted.noun.tag != "NNS"
        ):  # two cuts are a count
            return -1 if name in words.falling_nouns else 1
    if {"to", "at", "from"} & set(near[-2:]) or counted.preposition in ("to", "at", "from"):
        return 0
    for particle, sign in (("up", 1), ("down", -1)):
        found = [t for t in parse.tokens[max(0, first - 2) : first] if t.text.lower() == particle]
        verb = parse.tokens[found[-1].index - 1] if found and found[-1].index else None
        is_particle = verb is not None and verb.pos == "VERB" and verb.lemma.lower() not in words.light
        if found and not is_particle:  # "shot down 56" is no fall
            return sign
    verb = counted.verb
    is_amount = counted.rule == "measure.clause" and (counted.preposition == "by" or not counted.preposition)
    if verb is not None and verb.pos == "VERB" and is_amount and verb.index < first:
        name = verb.lemma.lower()
        if name in words.falls or name in words.rises:
            return -1 if name in words.falls else 1
    return 0


def _is_increment(draft: Draft, i: int, parse: Parse, words: MeasureWords) -> bool:
    """Tell whether the words around a number add it to something: "another 1,500", "1,500 more"."""
    tokens = parse.tokens_in(draft[QUANTITIES][i].span)
    if not tokens:
        return False
    first, last = tokens[0].index, tokens[-1].index
    before = [t.text.lower() for t in parse.tokens[max(0, first - 4) : first]]
    hedges = {t.text.lower() for span in draft[HEDGES][i].spans for t in parse.tokens_in(span)}
    if any(word in words.increments and word not in hedges and word != "more" for word in before[-3:]):
        return True
    behind = parse.tokens[last + 1 : last + 3]
    return any(
        t.text.lower() in words.increments
        and t.text.lower() not in hedges
        and (t.index + 1 >= len(parse.tokens) or parse.tokens[t.index + 1].text.lower() != "than")
        for t in behind
    )


STAGE = Stage("measures", (SENTENCES, NUMBERS, PARSES, QUANTITIES, HEDGES, VERDICTS), (MEASURES,), _run)
