"""What each quantity counts or measures: unit, kind, words, and the key of its series.

The parts (thing, group, outcome, place) come from the clause; what it leaves out comes from the figure
before it, and last from what the article is mainly about. Two thirds of reported figures count people, and
only one in six of those stands before the word "people" (NEWS-PATTERNS, 2026-11-22).
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from reportedly.extraction.counted import (
    Counted,
    counts_persons,
    find_counted,
    find_holder,
    find_measured,
    has_own_predicate,
)
from reportedly.extraction.counted_unit import PEOPLE
from reportedly.extraction.draft import (
    HEDGES,
    MEASURES,
    NUMBERS,
    PARAGRAPHS,
    PARSES,
    QUANTITIES,
    SENTENCES,
    VERDICTS,
    Draft,
    Measure,
    NumberForm,
    ParagraphKind,
    Parse,
    QuantityMention,
)
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.measure_kind import change_sign, is_increment, is_of_each, time_of_rate
from reportedly.extraction.measure_parts import Parts, parts_of
from reportedly.extraction.measure_place import ELSEWHERE, NEAR
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
    "measure.clause": 0.7, "measure.carried": 0.6, "measure.near": 0.6, "measure.elided": 0.7, "measure.none": 0.4,
}  # fmt: skip
_STATES = frozenset(
    {"miss", "affect", "displace", "hospitalise"}
)  # "another 900 are missing" adds to no total
_GROWING = frozenset({"economy", "gdp", "product", "output"})
_GROWTH_VERBS = frozenset({"grow", "expand", "shrink", "contract"})
_ARMED = frozenset({"troops"})
_MACHINES = frozenset(
    {
        "drones",
        "missiles",
        "aircraft",
        "ships",
        "tank",
        "vehicle",
        "gun",
        "launcher",
        "helicopter",
        "howitzer",
    }
)
_HAPPENING = frozenset({"aftershock", "case", "attack", "strike", "fire", "family", "household"})
_NAMELESS = frozenset(
    {"dead", "killed", "wounded", "injured", "death", "casualty", "loss", "toll", "fatality"}
)
# What befalls persons, so that a number without a noun counts them.
_OF_PERSONS = frozenset(
    {
        "kill",
        "wound",
        "miss",
        "displace",
        "hospitalise",
        "arrest",
        "rescue",
        "evacuate",
        "infect",
        "bury",
    }
)
# Measured in years also where no unit is written.
_IN_YEARS = {"life expectancy": "year", "age": "year of age", "retirement age": "year of age"}
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
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
    each: str = ""  # "unit" where every one of several has that many


@dataclass(slots=True)
class _Reading:
    draft: Draft
    words: MeasureWords
    topic: Topic
    starts: list[int]
    before: dict[bool, _Seen] = field(default_factory=dict)
    read: dict[int, _Seen] = field(default_factory=dict)


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    words = measure_words(lexicon)
    topic = find_topic(draft.text, draft.document.title, words)
    reading = _Reading(draft, words, topic, [s.span.start for s in draft[SENTENCES]])
    clauses = [_clause(reading, i) if v.reason is None else None for i, v in enumerate(draft[VERDICTS])]
    armed = {c.parts.group for c in clauses if c is not None and c.parts.thing in _ARMED}
    clauses = _with_bodies(reading, clauses, armed)
    towns = _towns(clauses, topic)
    measures = tuple(
        NO_MEASURE if clause is None else _finished(reading, clause, towns, armed) for clause in clauses
    )
    return draft.with_layer(MEASURES, measures)


def _with_bodies(
    reading: _Reading, clauses: list[_Clause | None], armed: Collection[str]
) -> list[_Clause | None]:
    """Give headings that leave out what happened the outcome that the body tells of the same number."""
    draft = reading.draft
    told: dict[tuple[object, ...], Parts] = {}
    open_ones: list[tuple[int, tuple[object, ...]]] = []
    for i, clause in enumerate(clauses):
        if clause is None or clause.quantity.unit is not None:
            continue
        parts, hedge = _grouped(clause.parts, armed), draft[HEDGES][i]
        number: tuple[object, ...] = (hedge.value, hedge.low, hedge.high, clause.kind, clause.unit)
        key = (*number, parts.thing, parts.group)
        sentence = max(0, bisect_right(reading.starts, clause.quantity.span.start) - 1)
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


def _clause(reading: _Reading, i: int) -> _Clause:
    """Read the clause of a quantity, with what it takes over from the figure before."""
    draft, words = reading.draft, reading.words
    quantity = draft[QUANTITIES][i]
    sentence = max(0, bisect_right(reading.starts, quantity.span.start) - 1)
    parse = draft[PARSES][sentence] if draft[SENTENCES] else None
    counted, own, number = Counted(None, None, "measure.none"), Parts(), None
    span = quantity.span.joined(quantity.unit_span) if quantity.unit_span else quantity.span
    if parse is not None:
        find = find_counted if quantity.unit is None else find_measured
        counted = find(parse, span, words)
        number = _number_of(reading, counted, i)
        if number is not None:
            counted = replace(counted, noun=None, rule="measure.carried")
        is_money = (quantity.dimension or "").startswith("money")
        own = parts_of(parse, span, counted, words, is_unit=quantity.unit is not None, is_money=is_money)
        if counted.is_base and quantity.dimension == "share":
            own = _of_base(reading, own, parse, span, counted)
        is_alone = quantity.unit is None and not own.thing and counted.rule == "measure.elided"
        if is_alone and counts_persons(parse, span, words):
            is_unnamed = (seen := reading.before.get(False)) is None or seen.unit != PEOPLE
            own = replace(own, thing=PEOPLE, noun=PEOPLE, lemma=PEOPLE) if is_unnamed else own
            if own.outcome == "casualty":  # "one in three said the party had lost its way"
                own = replace(own, outcome="", said="")
    before = reading.before.get(_shelf(quantity))
    if before is not None and sentence - before.sentence > CARRY_REACH:
        before = None
    if before is not None and parse is not None and has_own_predicate(parse, span, counted):
        before = replace(before, parts=replace(before.parts, outcome="", said=""))
    leant = reading.read.get(number) if number is not None and quantity.unit is None else None
    if leant is not None:  # "gained 112 points to close at 14,230"
        parts = replace(leant.parts, spans=_leaning(leant.parts, own))
        unit, rule = ("count" if leant.dimension else leant.unit), "measure.carried"
    else:
        is_near = before is not None and before.sentence == sentence
        parts, unit, rule = _completed(reading, quantity, own, counted, before, is_near=is_near)
    kind, sign = _kind(reading, i, parse, counted, parts, before)
    time = time_of_rate(parse, span, counted) if parse is not None and quantity.unit is None else ""
    if time and kind in (Kind.LEVEL, Kind.INCREMENT):
        kind = Kind.RATE
    is_each = parse is not None and quantity.unit is None and is_of_each(parse, span)
    each = _holder(before, sentence) if is_each else ""
    shown = "fraction" if kind is Kind.SHARE and quantity.unit is None else unit
    shown = f"{shown} per {time}" if time and kind is Kind.RATE else shown
    if parts.outcome == "protest" and unit == "people":
        is_army = parts.thing in _ARMED  # soldiers gather too
        parts = replace(parts, thing=parts.thing if is_army else "protesters", outcome="")
    elif parts.outcome == "kill" and parts.thing in _MACHINES:
        parts = replace(parts, outcome="destroy")  # "shot down 56 drones"
    elif unit != "people" and parts.outcome == "casualty":
        parts = replace(parts, outcome="")  # jobs and seats are lost too
    same = before is not None and before.sentence == sentence and before.parts.outcome == parts.outcome
    if before is not None and same and quantity.unit is None and not parts.place:
        parts = replace(parts, place=before.parts.place)
    seen = _Seen(sentence, parts, unit, quantity.dimension)
    reading.before[_shelf(quantity)] = seen
    if kind is Kind.SHARE and quantity.unit is None:  # "a third of nurses, 33 %": percentages lean on it
        reading.before[True] = replace(seen, dimension="share")
    reading.read[i] = seen
    confidence = _CONFIDENCE[counted.rule] if rule == counted.rule else 0.6
    return _Clause(quantity, parts, shown, kind, sign, rule, confidence, each)


def _holder(before: _Seen | None, sentence: int) -> str:
    """Give what has that many each: the thing counted before in the sentence, else "each"."""
    is_same = before is not None and before.sentence == sentence and bool(before.parts.lemma)
    return before.parts.lemma if before is not None and is_same else "each"


def _number_of(reading: _Reading, counted: Counted, i: int) -> int | None:
    """Give the figure before whose number or unit was taken for the thing: "61 percent, or 214 billion euros"."""
    if counted.noun is None:
        return None
    quantities = reading.draft[QUANTITIES]
    is_scale = counted.noun.lemma.lower() in _SCALES
    nearby: list[int] = list(range(i - 1, max(-1, i - 6), -1))
    if is_scale:  # "more than $20 million of the roughly $27 million"
        nearby += range(i + 1, min(len(quantities), i + 3))
    for other in nearby:
        spans = (quantities[other].span, quantities[other].unit_span)
        if any(span is not None and span.overlaps(counted.noun.span) for span in spans):
            return other
    return None


def _of_base(reading: _Reading, own: Parts, parse: Parse, span: Span, counted: Counted) -> Parts:
    """Say what makes up the share of a base: "debt stood at 61 % of GDP" is debt as a share of GDP."""
    holder = find_holder(parse, span, reading.words)
    is_share = holder is not None and holder.lemma.lower() in ("percent", "%")
    if (
        holder is None
        or is_share
        or counted.noun is None
        or holder.index == counted.noun.index
        or not own.noun
    ):
        return own
    whole = parts_of(parse, span, replace(counted, noun=holder, is_base=False), reading.words, is_unit=True)
    if not whole.noun or whole.thing in reading.words.people:
        return own
    noun = f"{whole.noun} as a share of {own.noun}"
    spans = (*whole.spans[:1], *own.spans)
    return replace(whole, thing=f"{whole.thing} of {own.thing}", noun=noun, spans=spans)


def _grouped(parts: Parts, armed: Collection[str]) -> Parts:
    """Call "North Koreans" and "men" troops where the article counts that country's troops."""
    known = sorted(group for group in armed if group)
    if parts.thing in ("people", "fighters") and parts.group and parts.group in known:
        return replace(parts, thing="troops")
    is_unnamed = parts.thing in _ARMED or parts.lemma in ("man", "men")
    if is_unnamed and not parts.group and len(known) == 1:
        return replace(parts, thing="troops", group=known[0])
    return parts


def _own_unit(clause: _Clause) -> str | None:
    """Give the unit that a number brings along; a fraction of a counted thing is one measure with its percentage."""
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
    is_shown = True
    if clause.quantity.unit is not None and parts.place not in words.demonym_of:
        parts = replace(parts, place="")
    if clause.quantity.unit is None:
        is_agent = parts.outcome == "launch" and bool(
            parts.group
        )  # "Russia launched 88 drones" tells no place
        is_shown = bool(parts.place) or _happens(parts, clause.unit)
        if parts.place or not is_agent:
            parts = _placed(parts, reading.topic, towns.get((parts.thing, parts.outcome), set()))
    senders = [group for group in armed if group and group != parts.place]
    is_arms = parts.outcome == "send" and not parts.group and clause.unit not in ("people", "fraction")
    if is_arms and len(senders) == 1 and parts.place == reading.topic.place(senders[0]):
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
        series=series_key(parts, clause.kind, _own_unit(clause), words, each=clause.each),
        sign=clause.sign,
        spans=parts.spans,
        rule=clause.rule,
        confidence=clause.confidence,
    )


def _completed(
    reading: _Reading,
    quantity: QuantityMention,
    own: Parts,
    counted: Counted,
    before: _Seen | None,
    *,
    is_near: bool,
) -> tuple[Parts, str, str]:
    """Give the parts with what the clause leaves out, the unit that they give, and the rule."""
    words = reading.words
    if quantity.unit is not None:
        verb = counted.verb.lemma.lower() if counted.verb else ""
        if own.lemma in _GROWING and verb in words.rises | words.falls:
            noun = "economic growth" if own.lemma == "economy" else f"growth of {own.noun}"
            own = replace(own, thing="growth", noun=noun, outcome="")
        is_country = own.lemma == "people" and bool(own.group)
        if is_country and verb in _GROWTH_VERBS:
            own = replace(own, thing="growth", noun=f"growth of {own.noun}", outcome="", lemma="growth")
        is_poll = counted.rule == "measure.share" and counted.noun is None
        if is_poll and counted.preposition == "of" and (counts := reading.before.get(False)) is not None:
            parts = replace(
                counts.parts, outcome=own.outcome, said=own.said, spans=_leaning(counts.parts, own)
            )
            return parts, quantity.unit, "measure.carried"
        if is_poll and (before is None or not words.is_person(before.parts.lemma)):
            return replace(own, thing="respondents", noun="respondents"), quantity.unit, counted.rule
        if not own.thing and before is not None and _can_lean(quantity, counted, before):
            own = replace(before.parts, spans=_leaning(before.parts, own))
            return own, quantity.unit, "measure.carried"
        if not own.place:
            own = replace(own, place=own.group, group="")  # "Kenyan inflation" and "inflation in Kenya" meet
        return own, quantity.unit, counted.rule
    if own.thing:
        own = _armed(own, before, reading.topic)
        unit = _unit(own, words)
        if _is_level_of_one(counted, own, words):
            unit = _IN_YEARS.get(own.thing, "count")  # "the index closed at 14,230" counts no indices
        return own, unit, counted.rule
    if before is not None and own.outcome in _OF_PERSONS and not _can_befall(before, words):
        before = None  # a rifle and seven magazines, then 10 killed: persons
    if before is not None and not is_near and own.outcome in _OF_PERSONS and not _is_told(before):
        before = None  # a letter of 67 artists, then "millions dead" in the next sentence
    far = reading.before.get(False)
    if (
        before is None
        and far is not None
        and far.unit == PEOPLE
        and counted.rule == "measure.elided"
        and _is_told(far)
    ):
        kept = replace(
            own, thing=far.parts.thing, noun=far.parts.noun, lemma=far.parts.lemma, group=far.parts.group,
            spans=_leaning(far.parts, own),
        )  # fmt: skip
        return kept, far.unit, "measure.carried"
    if before is not None:
        outcome = own.outcome or before.parts.outcome
        is_same = outcome == before.parts.outcome and before.parts.place != ELSEWHERE
        place = own.place or (before.parts.place if is_same else "")
        is_nameless = before.parts.lemma in _NAMELESS
        noun = before.parts.thing if is_nameless else before.parts.noun
        is_told = bool(own.place) or not is_same
        carried = replace(
            before.parts,
            noun=noun,
            lemma=before.parts.thing if is_nameless else before.parts.lemma,
            outcome=outcome,
            said=own.said if own.outcome else before.parts.said,
            place=place,
            place_said=own.place_said if is_told else before.parts.place_said,
            place_preposition=own.place_preposition if is_told else before.parts.place_preposition,
            spans=_leaning(before.parts, own),
        )
        return carried, before.unit, "measure.carried"
    if own.outcome in words.outcomes:
        thing = "troops" if own.outcome in ("send", "train") and reading.topic.groups else "people"
        group = reading.topic.group() if thing == "troops" else ""
        return replace(own, thing=thing, group=group), "people", "measure.outcome"
    return own, "count", counted.rule


def _is_told(before: _Seen) -> bool:
    """Tell whether a count before is of those whom the article tells what befell."""
    return bool(before.parts.outcome) or before.parts.thing in (*_ARMED, PEOPLE) or bool(before.parts.group)


def _can_befall(before: _Seen, words: MeasureWords) -> bool:
    """Tell whether what was counted before can be killed or hurt: persons and herds, not magazines."""
    return before.unit == PEOPLE or before.parts.lemma in words.herds or before.parts.lemma == "family"


def _can_lean(quantity: QuantityMention, counted: Counted, before: _Seen) -> bool:
    """Tell whether a number with a unit speaks of the same thing as the one before, where it names none."""
    if counted.rule == "measure.carried":  # "61 percent of GDP, or 214 billion euros"
        return True
    is_rate = (quantity.unit or "").partition(" per ")[0] == before.unit.partition(" per ")[0]
    return before.dimension == quantity.dimension or is_rate


def _leaning(before: Parts, own: Parts) -> tuple[Span, ...]:
    """Give the words of a measure that leans on a figure before: that figure's noun comes first."""
    return (*before.spans[:1], *(span for span in own.spans if span not in before.spans[:1]))


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
    head = parts.unit.rpartition(" ")[2].lower()
    if any(map(words.is_person, (parts.lemma, parts.thing, head))) or parts.thing in ("troops", PEOPLE):
        return PEOPLE
    return parts.unit or parts.lemma or "count"


def _is_level_of_one(counted: Counted, parts: Parts, words: MeasureWords) -> bool:
    """Tell whether the noun names one thing with a number, and none of many that are counted."""
    noun = counted.noun
    if noun is None or words.is_person(parts.lemma) or words.is_person(parts.thing):
        return False
    is_known = parts.lemma in words.thing_of or parts.thing in words.thing_of or parts.thing in _ARMED
    is_before = counted.rule == "measure.noun-before" and noun.tag in ("NN", "NNP")
    is_same = parts.lemma in (noun.lemma.lower(), noun.text.lower())
    is_name = noun.tag == "NNP" and not noun.text.endswith("s")  # "eight World Cups" are many
    return not is_known and is_same and (is_before or is_name)


def _placed(parts: Parts, topic: Topic, towns: set[str]) -> Parts:
    """Give the parts with a comparable place, the article's own where the clause has none.

    A town stands for the article's country, so that "in Derna" and "in Libya" meet, unless the article
    counts the same thing in several towns: then each but the main one keeps its name.
    """
    place = parts.place
    if place == ELSEWHERE or place.startswith(NEAR) or (place and place in topic.countries):
        return parts
    if place and len(towns) > 1 and place != topic.town and not parts.group:
        return parts
    return replace(parts, place=topic.place(parts.group) or place)


def _happens(parts: Parts, unit: str) -> bool:
    """Tell whether a count without a place takes the article's: people, and things that something befell."""
    return unit.startswith("people") or bool(parts.outcome) or parts.thing in _HAPPENING


def _kind(
    reading: _Reading, i: int, parse: Parse | None, counted: Counted, parts: Parts, before: _Seen | None
) -> tuple[Kind, int]:
    """Give the kind, and -1 for a fall."""
    draft, words = reading.draft, reading.words
    quantity = draft[QUANTITIES][i]
    change = _change(parse, quantity, counted, words) if parse is not None else 0
    if change and quantity.kind in (None, Kind.CHANGE) and quantity.replaced_by is None:
        return (Kind.LEVEL if parts.thing == "growth" else Kind.CHANGE), change
    if quantity.kind is not None:
        return quantity.kind, 1
    if (counted.is_base and quantity.dimension == "share") or _is_part(reading, i, counted):
        return Kind.SHARE, 1
    if quantity.unit is not None and " per " in quantity.unit:
        return Kind.RATE, 1
    is_told = counted.noun is not None or bool(counted.outcome) or parts.outcome == "send" or quantity.unit
    is_added_up = words.is_person(parts.lemma) or parts.thing in _HAPPENING or parts.lemma in words.outcome_of
    is_added = parse is not None and is_increment(
        parse, quantity.span, draft[HEDGES][i].spans, words, is_added_up=is_added_up
    )
    if is_added and is_told and parts.outcome not in _STATES:
        is_other = before is not None and (
            (bool(before.parts.outcome) and before.parts.outcome != parts.outcome)
            or (bool(before.parts.place and parts.place) and before.parts.place != parts.place)
        )
        if not is_other and parts.place != ELSEWHERE:
            return Kind.INCREMENT, 1
    return Kind.LEVEL, 1


def _change(parse: Parse, quantity: QuantityMention, counted: Counted, words: MeasureWords) -> int:
    is_money = (quantity.dimension or "").startswith("money")
    return change_sign(parse, quantity.span, counted, words, unit=quantity.unit, is_money=is_money)


STAGE = Stage(
    "measures", (PARAGRAPHS, SENTENCES, NUMBERS, PARSES, QUANTITIES, HEDGES, VERDICTS), (MEASURES,), _run
)
