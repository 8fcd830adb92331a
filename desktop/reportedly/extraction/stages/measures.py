"""What each quantity counts or measures: unit, kind, words, and the key of its series.

The parts (thing, group, outcome, place) come from the clause; what it leaves out comes from the figure
before it, and last from what the article is mainly about. Two thirds of reported figures count people, and
only one in six of those stands before the word "people" (NEWS-PATTERNS, 2026-11-22).
"""

from bisect import bisect_right
from dataclasses import dataclass, field, replace

from reportedly.extraction.counted import (
    Counted,
    counts_persons,
    has_own_predicate,
    is_ballot,
    is_still,
)
from reportedly.extraction.counted_beside import (
    ROOM,
    is_of_those,
    is_of_us,
    is_some_of_them,
    is_there,
    is_whole_of_part,
    room_for,
)
from reportedly.extraction.counted_clause import are_just_people, kind_behind, price_of
from reportedly.extraction.counted_forms import (
    is_added_in_brackets,
    is_former,
    is_of_which,
)
from reportedly.extraction.counted_measured import find_measured
from reportedly.extraction.counted_unit import PEOPLE
from reportedly.extraction.counted_word import done_to_persons, find_told, goes_home
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
    Parse,
    QuantityMention,
)
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.measure_carry import (
    ARMED,
    IN_YEARS,
    OF_PERSONS,
    Seen,
    completed,
    leaning,
    of_count_word,
    share_of_base,
)
from reportedly.extraction.measure_finish import HAPPENING, Clause, finished, towns_of, with_bodies
from reportedly.extraction.measure_holder import named_holder
from reportedly.extraction.measure_kind import (
    change_sign,
    is_comparison,
    is_increment,
    is_of_each,
    of_change,
    time_of_rate,
)
from reportedly.extraction.measure_leaning import (
    CARRY_REACH,
    Told,
    amount_said,
    are_of_one_size,
    holder_of,
    is_beside,
    is_held,
    is_of_next,
    is_sum_or_share,
    is_told_of,
    leans_on,
    part_of,
)
from reportedly.extraction.measure_list import continues_list, is_gapped, is_part_of_whole
from reportedly.extraction.measure_pair import Pair, Said, kind_of_second, pair_of, says_change_of
from reportedly.extraction.measure_parts import parts_of
from reportedly.extraction.measure_place import ELSEWHERE
from reportedly.extraction.measure_settled import of_cases, settled, some_of, tells_of_rally, with_whole
from reportedly.extraction.measure_table import measures_of_tables
from reportedly.extraction.measure_text import Parts
from reportedly.extraction.measure_told import with_told
from reportedly.extraction.measure_unnamed import extent_of, funded_share, prison_term, without_giver
from reportedly.extraction.measure_words import MeasureWords, measure_words
from reportedly.extraction.stage import Stage
from reportedly.extraction.topic import Topic, find_topic
from reportedly.model.quantity import Kind
from reportedly.model.span import Span

__all__ = ["STAGE"]

NO_MEASURE = Measure("", None, Kind.LEVEL, rule="measure.none")
_LEAST_KNOWN_AGAIN = 20  # a smaller number comes back by chance
# Share of right units by rule is not measured yet for each rule; these rank the rules by how much they guess.
_CONFIDENCE = {
    "measure.noun": 0.9, "measure.of": 0.9, "measure.share": 0.8, "measure.noun-before": 0.8,
    "measure.clause": 0.7, "measure.carried": 0.6, "measure.near": 0.6, "measure.elided": 0.7, "measure.none": 0.4,
}  # fmt: skip
_SUMS = frozenset("bill cost price damage budget debt loss profit revenue fine deficit payout ransom".split())
_LARGE_SUMS = frozenset(  # of millions only: a gap of 4,000 votes is no sum
    "spending expenditure shortfall gap hole surplus turnover income earnings subsidy compensation investment funding"
    " saving savings".split()
)
_SUM_REACH = 2  # sentences over which a currency is understood
_SUM_RULES = ("measure.noun-before", "measure.clause")
_SAYING_ITSELF = ("speed", "temperature")  # dimensions that are what they measure
_LATEST = 60  # counts among which a bare number's rival is sought
_COUNTS = (Kind.LEVEL, Kind.INCREMENT)
_STATES = frozenset(
    {"miss", "affect", "displace", "hospitalise"}
)  # "another 900 are missing" adds to no total
_OF_CHANGE = frozenset({"share", "multiple"})
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion"})


@dataclass(slots=True)
class _Reading:
    draft: Draft
    words: MeasureWords
    topic: Topic
    starts: list[int]
    before: dict[bool, Seen] = field(
        default_factory=dict
    )  # counts lean on counts (False), sums on sums (True)
    read: dict[int, Seen] = field(default_factory=dict)
    said: dict[int, Said] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    times: dict[int, str] = field(default_factory=dict)  # by which time a count is
    parted: set[int] = field(default_factory=set)  # figures that are part of the one counted before them


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    words = measure_words(lexicon)
    topic = find_topic(draft.text, draft.document.title, words)
    reading = _Reading(draft, words, topic, [s.span.start for s in draft[SENTENCES]])
    cells = measures_of_tables(draft, words)
    clauses = [
        _clause(reading, i) if verdict.reason is None and i not in cells else None
        for i, verdict in enumerate(draft[VERDICTS])
    ]
    armed = {c.parts.group for c in clauses if c is not None and c.parts.thing in ARMED}
    clauses = with_bodies(draft, reading.starts, clauses, armed, topic)
    towns = towns_of(clauses, topic)
    measures = tuple(
        cells.get(i, NO_MEASURE) if clause is None else finished(words, topic, clause, towns, armed)
        for i, clause in enumerate(clauses)
    )
    return draft.with_layer(MEASURES, measures)


def _own_of(
    reading: _Reading, i: int, sentence: int, parse: Parse, span: Span
) -> tuple[Counted, Parts, int | None]:
    """Read what the clause itself tells of a quantity, and which number before it was taken for the thing."""
    words, quantity = reading.words, reading.draft[QUANTITIES][i]
    find = find_told if quantity.unit is None else find_measured
    counted = find(parse, span, words)
    dimension = quantity.dimension or ""
    last = reading.before.get(True)
    is_near = last is not None and sentence - last.sentence <= CARRY_REACH
    if is_near and last is not None and last.dimension == dimension:
        counted = without_giver(span, counted, dimension)
    if quantity.unit is None and is_of_next(reading.draft[QUANTITIES], counted, i):
        counted = replace(counted, noun=None, rule="measure.elided")
    number = _number_of(reading, counted, i)
    shares = reading.draft[QUANTITIES]
    if number is not None and number > i and dimension == "share":  # "68 percent of the 2 million it wants"
        counted = replace(counted, noun=None, rule="measure.share", is_base=True, preposition="of")
        number = None
    elif number is not None and quantity.unit is None and shares[number].dimension == "share":
        counted, number = replace(counted, noun=None, rule="measure.elided"), None
    if number is not None:
        counted = replace(counted, noun=None, rule="measure.carried")
    is_money = (quantity.dimension or "").startswith("money")
    counts = reading.before.get(False)
    is_poll = counted.rule == "measure.share" and counted.noun is None
    if is_poll and counts is not None and counts.sentence == sentence and counts.unit == PEOPLE:
        counted = replace(counted, preposition="of")  # "of the 1,717 candidates, 21% face charges"
    named = counted if quantity.unit is None else of_change(parse, span, counted, words)
    own = parts_of(parse, span, named, words, is_unit=quantity.unit is not None, is_money=is_money)
    own = own if quantity.unit is not None else of_count_word(own, counted, words)
    own = own if quantity.unit is not None else of_cases(parse, span, counted, own)
    if quantity.unit is None and own.outcome and is_whole_of_part(parse, span):
        own = replace(own, outcome="", said="")  # "will withdraw half of its 1,050 soldiers"
    if counted.is_base and quantity.dimension == "share":
        own = share_of_base(words, own, parse, span, counted)
    if quantity.dimension == "share" and (holder := named_holder(parse, span, counted, own, words)):
        own = replace(own, thing=holder)
    is_alone = quantity.unit is None and not own.thing and counted.rule == "measure.elided"
    if is_alone and (counts_persons(parse, span, words) or goes_home(parse, span)):
        is_unnamed = (seen := reading.before.get(False)) is None or seen.unit != PEOPLE
        own = replace(own, thing=PEOPLE, noun=PEOPLE, lemma=PEOPLE) if is_unnamed else own
        if own.outcome == "casualty":  # "one in three said the party had lost its way"
            own = replace(own, outcome="", said="")
    is_first = counts is None or counts.unit != PEOPLE
    if is_alone and not (own.thing or own.outcome) and (done := done_to_persons(counted.verb, parse)):
        who = PEOPLE if is_first else ""  # "laid off 40 clerks and hired 12"
        own = Parts(who, who, who, outcome=done[0], said=done[1], spans=own.spans)
    if quantity.unit is None and own.noun != "votes" and is_ballot(parse, span):
        own = Parts("votes", "votes", "vote")
    if quantity.unit is None and (room := room_for(parse, span, own, words)) is not None:
        own = room
    elif quantity.unit is None and is_of_us(parse, span) and (counts is None or counts.unit != PEOPLE):
        own = Parts(PEOPLE, PEOPLE, PEOPLE, place=own.place, spans=own.spans)
    if quantity.dimension in _SAYING_ITSELF and not own.thing:
        own = replace(own, thing=quantity.dimension, noun=quantity.dimension, lemma=quantity.dimension)
    if is_alone and not own.thing and are_just_people(parse, span):
        own = Parts(PEOPLE, PEOPLE, PEOPLE, spans=own.spans)
    own = prison_term(parse, span, dimension) or extent_of(parse, span, dimension) or own
    is_sum = is_near and last is not None and (last.dimension or "").startswith("money")
    if is_sum and not own.thing and (funded := funded_share(parse, span, dimension)) is not None:
        counted, own = funded
    return counted, own, number


def _clause(reading: _Reading, i: int) -> Clause:
    """Read the clause of a quantity, with what it takes over from the figure before."""
    draft, words = reading.draft, reading.words
    quantity = draft[QUANTITIES][i]
    sentence = max(0, bisect_right(reading.starts, quantity.span.start) - 1)
    parse = draft[PARSES][sentence] if draft[SENTENCES] else None
    counted, own, number = Counted(None, None, "measure.none"), Parts(), None
    span = quantity.span.joined(quantity.unit_span) if quantity.unit_span else quantity.span
    if parse is not None:
        counted, own, number = _own_of(reading, i, sentence, parse, span)
    former = _former_of(reading, i, sentence, counted)
    if former is not None:  # "up from 31% in 2022"
        counted, own = Counted(None, None, "measure.carried"), Parts()
    listed = _listed_with(reading, i, sentence)
    if listed is not None:  # "Japan pledged $20m, Norway 80 billion crowns"
        counted, own = Counted(None, None, "measure.carried"), replace(listed.parts, group="", place="")
    before = reading.before.get(quantity.unit is not None)
    if before is not None and sentence - before.sentence > CARRY_REACH:
        before = None
    again = _said_before(reading, i) if not own.thing else None
    before = former or _whole_of_which(reading, i, sentence, own) or before
    is_later = before is None or before.sentence != sentence
    is_later = is_later or (
        counted.rule == "measure.elided" and counted.verb is None
    )  # ", the unions 20,000"
    if is_later and parse is not None and quantity.unit is None and not own.thing:
        before = _rivalled(reading, quantity, sentence, own, parse) or before
    before = again or before
    if parse is not None and quantity.unit is None and price_of(parse, span):
        before = _sum_before(reading)
    is_apart = parse is not None and (is_of_us(parse, span) or is_there(parse, span))
    if before is not None and parse is not None and (is_apart or has_own_predicate(parse, span, counted)):
        if not own.thing and all(told.end <= span.start for told in own.spans):
            own = replace(own, outcome="", said="", spans=())  # "freed five; 15 others are still captive"
        is_event = is_there(parse, span) and words.outcome_of.get(before.parts.lemma) == before.parts.outcome
        is_event = is_event and not is_of_us(parse, span)
        if not is_event:  # "reports of 30 deaths. There have been two."
            before = replace(before, parts=replace(before.parts, outcome="", said="", told=""))
    is_broken = _is_decimal(reading, quantity) and quantity.unit is None and not own.thing
    if is_broken and (before is None or not before.dimension):
        before = None  # "hazard ratio 0.73": no people, and nothing else that is counted
    leant = reading.read.get(number) if number is not None and quantity.unit is None else None
    if leant is not None:  # "gained 112 points to close at 14,230"
        parts = replace(leant.parts, spans=leaning(leant.parts, own))
        unit = IN_YEARS.get(parts.thing, "count") if leant.dimension else leant.unit
        rule = "measure.carried"
    else:
        is_near = before is not None and before.sentence == sentence
        parts, unit, rule = completed(
            words, reading.topic, quantity, own, counted, before, reading.before.get(False), is_near=is_near
        )
    money = "" if listed is None or quantity.unit is not None else _shared_money(reading, i)
    if quantity.unit is None and before is not None and before.dimension and rule == "measure.carried":
        money = money or before.unit  # "they put it at 60 million euros, the union says 100 million"
    unit = money or unit
    if unit == "count" or parts.lemma == unit:
        is_before = counted.rule in _SUM_RULES
        money = money or _sum_of_noun(reading, quantity, sentence, parts, is_named_before=is_before)
        unit = money or unit
    kind, sign = _kind(reading, i, parse, counted, parts, before)
    if former is not None and reading.said[i - 1].kind is Kind.SHARE:
        kind = Kind.SHARE
    if quantity.unit is None and parse is not None and is_added_in_brackets(parse, span):
        kind = Kind.INCREMENT
    if kind is Kind.CHANGE and (moved := _changed_before(reading, i, sentence, counted, parts)) is not None:
        parts, rule = moved, "measure.carried"  # "21,300 arrivals, down a fifth on 2023"
    parts, kind, sign = _paired(reading, i, parts, counted, (kind, sign))
    time = _time_of(
        reading, i, parse, span, counted, is_near=before is not None and before.sentence == sentence
    )
    if time and kind in (Kind.LEVEL, Kind.INCREMENT):
        kind = Kind.RATE
    if parse is not None and _is_part_of(reading, i, sentence, before):
        reading.parted.add(i)
        parts = with_whole(words, parse, span, parts, before)
    is_each = parse is not None and quantity.unit is None and is_of_each(parse, span)
    each = holder_of(before, sentence) if is_each else ""
    said_in = draft[SENTENCES][sentence].span.of(draft.text) if draft[SENTENCES] else ""
    some = ""
    if parse is not None and quantity.unit is None:
        is_parted = i in reading.parted and rule == "measure.carried"
        some = some_of(parse, span, own, before, parts, kind, is_parted=is_parted)
    shown = "fraction" if kind is Kind.SHARE and quantity.unit is None else unit
    shown = f"{shown} per {time}" if time and kind is Kind.RATE else shown
    is_rally = reading.topic.is_protest or tells_of_rally(said_in, words)
    is_moved = parts.outcome == "send" and not parts.group
    parts = settled(parts, unit, counted, is_rally=is_rally)
    if parse is not None and quantity.unit is None and unit == PEOPLE:
        parts = with_told(parse, span, counted, parts, words, is_moved=is_moved)
    same = before is not None and before.sentence == sentence and before.parts.outcome == parts.outcome
    if before is not None and same and quantity.unit is None and not parts.place:
        parts = replace(parts, place=before.parts.place)
    left = parts if parts.thing != ROOM else Parts(PEOPLE, PEOPLE, PEOPLE, place=parts.place)
    seen = Seen(sentence, left, unit, "money" if money else quantity.dimension)
    if i not in reading.parted:  # what comes next is counted against the whole
        reading.before[quantity.unit is not None] = seen
    _keep(reading, i, seen, kind, is_beside_it=parse is not None and is_beside(parse, span))
    reading.read[i] = seen
    confidence = _CONFIDENCE[counted.rule] if rule == counted.rule else 0.6
    return Clause(quantity, parts, shown, kind, sign, rule, confidence, each, money, some, said_in)


def _sum_before(reading: _Reading) -> Seen | None:
    """Give the last sum, which a bare price is in: "cost 4,200 pounds, was being sold for 9,000"."""
    last = reading.before.get(True)
    return last if last is not None and (last.dimension or "").startswith("money") else None


def _time_of(
    reading: _Reading, i: int, parse: Parse | None, span: Span, counted: Counted, *, is_near: bool
) -> str:
    """Give by which time a count is, "" for none: a former one as the newer: "2,100 arrive every day, up from 600"."""
    if parse is None or reading.draft[QUANTITIES][i].unit is not None:
        return ""
    time = time_of_rate(parse, span, counted)
    if not time and is_near and is_former(parse, span):
        time = reading.times.get(max(reading.read, default=-1), "")
    reading.times[i] = time
    return time


def _keep(reading: _Reading, i: int, seen: Seen, kind: Kind, *, is_beside_it: bool) -> None:
    """Keep a figure for those that lean on it."""
    quantity = reading.draft[QUANTITIES][i]
    size = amount_said(quantity)
    if quantity.unit is None and size is not None and kind in _COUNTS and i not in reading.parted:
        reading.told.append(Told(seen, size, is_beside_it, is_own=seen.dimension is not None))
    elif size is not None and is_sum_or_share(quantity) and kind in (*_COUNTS, Kind.SHARE):
        reading.told.append(Told(seen, size, is_beside_it, is_own=True))
    if kind is Kind.SHARE and quantity.unit is None:  # "a third of nurses, 33 %": percentages lean on it
        reading.before[True] = replace(seen, dimension="share")


def _is_part_of(reading: _Reading, i: int, sentence: int, before: Seen | None) -> bool:
    """Tell whether a count is of some of those counted before, in its sentence or, where it says so, in the last."""
    quantities = reading.draft[QUANTITIES]
    parse, span = reading.draft[PARSES][sentence], quantities[i].span
    if quantities[i].unit is not None or before is None or parse is None:
        return False
    if before.sentence != sentence:  # "It counted 5,600 displaced people. Of these, 1,200 are children."
        return before.sentence == sentence - 1 and is_of_those(parse, span)
    is_next = i - 1 in reading.parted and continues_list(parse, quantities[i - 1].span, span)
    is_kind = bool(kind_behind(parse, span)) and any(
        k in reading.parted and reading.read[k].sentence == sentence for k in (i - 1, i - 2, i - 3)
    )
    return is_next or is_kind or is_part_of_whole(parse, span)


def _sum_of_noun(
    reading: _Reading, quantity: QuantityMention, sentence: int, parts: Parts, *, is_named_before: bool
) -> str:
    """Give the currency of a bare sum by its noun: "14 million crowns; it expects the bill to reach 40 million".

    The noun is one of money, or what another sum was of: "exports reached 3 billion crowns, then hit 4 billion".
    """
    value = amount_said(quantity)
    if quantity.unit is not None or value is None:
        return ""
    is_sum = parts.lemma in _SUMS or (parts.lemma in _LARGE_SUMS and value >= 1_000_000)
    for told in reversed(reading.read.values()):
        is_money = (told.dimension or "").startswith("money")
        is_same = is_named_before and bool(parts.thing) and told.parts.thing == parts.thing
        if is_money and sentence - told.sentence <= _SUM_REACH and (is_same or is_sum):
            return told.unit.partition(" per ")[0]
    return ""


def _rivalled(
    reading: _Reading, quantity: QuantityMention, sentence: int, own: Parts, parse: Parse
) -> Seen | None:
    """Give the count of the last sentences that a bare number of this one stands against, or counts some of."""
    value, span = amount_said(quantity), quantity.span
    if value is None or is_of_those(parse, span) or is_some_of_them(parse, span):
        return None
    if reading.draft[NUMBERS][quantity.number].form is NumberForm.FRACTION:
        return None  # "a third have been carried out"
    is_of_persons, words = own.outcome in OF_PERSONS, reading.words
    latest = reading.told[-_LATEST:]
    if not is_told_of(parse, span, words):
        return part_of(latest, value, sentence, words, is_of_persons=is_of_persons)
    is_far = not is_held(parse, span)
    return leans_on(latest, value, sentence, words, is_of_persons=is_of_persons, is_far=is_far)


def _said_before(reading: _Reading, i: int) -> Seen | None:
    """Give the figure with this number that the article has told already: "called the figure of 15,000 absurd"."""
    quantities = reading.draft[QUANTITIES]
    quantity = quantities[i]
    if quantity.unit is not None or quantity.value is None or quantity.value < _LEAST_KNOWN_AGAIN:
        return None
    same = (k for k in reading.read if quantities[k].value == quantity.value and quantities[k].unit is None)
    return next((reading.read[k] for k in same if reading.read[k].parts.thing), None)


def _whole_of_which(reading: _Reading, i: int, sentence: int, own: Parts) -> Seen | None:
    """Give the sum right before a fraction of it: "$3.2 million, of which donors have pledged two thirds"."""
    last, parse = (
        reading.read.get(i - 1),
        reading.draft[PARSES][sentence] if reading.draft[SENTENCES] else None,
    )
    quantity = reading.draft[QUANTITIES][i]
    is_share = (
        quantity.dimension == "share" or reading.draft[NUMBERS][quantity.number].form is NumberForm.FRACTION
    )
    if own.thing or last is None or last.sentence != sentence or parse is None or not is_share:
        return None
    return replace(last, dimension=None) if is_of_which(parse, quantity.span) else None


def _changed_before(reading: _Reading, i: int, sentence: int, counted: Counted, parts: Parts) -> Parts | None:
    """Give what the figure before counts, where this one only says how that changed: ", 18 percent more than"."""
    quantities, k = reading.draft[QUANTITIES], max(reading.read, default=-1)
    last, quantity = reading.read.get(k), quantities[i]
    if last is None or last.sentence != sentence or not last.parts.thing:
        return None
    told = reading.told[-1] if reading.told and reading.told[-1].seen is last else None
    is_named = quantities[k].unit is not None and bool(parts.thing)  # "revenue reached $2 million, 5 % more"
    is_aside = is_named or (quantities[k].unit is None and (told is None or told.is_beside))
    if quantity.dimension not in _OF_CHANGE or quantities[k].dimension in _OF_CHANGE or is_aside:
        return None  # "in 14 districts, 40 percent more": it counts no districts
    moves = reading.words.rising_nouns | reading.words.falling_nouns
    if (
        counted.rule in ("measure.noun", "measure.of")
        and counted.noun
        and counted.noun.lemma.lower() not in moves
    ):
        return None  # "12 % fewer deaths" says what of
    return (
        last.parts
        if says_change_of(reading.draft.text[quantities[k].span.end : quantity.span.start])
        else None
    )


def _former_of(reading: _Reading, i: int, sentence: int, counted: Counted) -> Seen | None:
    """Give the share or sum right before a former one of the same: "44% of boards had a plan, up from 31%"."""
    quantities, last = reading.draft[QUANTITIES], reading.read.get(i - 1)
    quantity, parse = quantities[i], reading.draft[PARSES][sentence] if reading.draft[SENTENCES] else None
    if last is None or parse is None or last.sentence != sentence:
        return None
    is_count = quantity.unit is None
    if is_count and (counted.outcome is not None or not are_of_one_size(quantities[i - 1], quantity)):
        return None
    if quantities[i - 1].unit != quantity.unit or not last.parts.thing:
        return None
    return last if is_former(parse, quantity.span) else None


def _listed_with(reading: _Reading, i: int, sentence: int) -> Seen | None:
    """Give the sum before in a list with one verb, where only a name stands between the two."""
    quantities, last = reading.draft[QUANTITIES], reading.read.get(i - 1)
    is_sum = last is not None and (last.dimension or "").startswith("money") and last.sentence == sentence
    quantity = quantities[i]
    if not is_sum or not ((quantity.dimension or "").startswith("money") or quantity.unit is None):
        return None
    before = quantities[i - 1]
    end = max(before.span.end, before.unit_span.end) if before.unit_span else before.span.end
    span = quantity.span.joined(quantity.unit_span) if quantity.unit_span else quantity.span
    parse = reading.draft[PARSES][sentence]
    return last if parse is not None and is_gapped(parse, Span(end, end), span) else None


def _shared_money(reading: _Reading, i: int) -> str:
    """Give the currency of a list whose earlier sums have all the same one, "" where they differ."""
    last = reading.read[i - 1]
    first = reading.read.get(i - 2)
    is_alone = first is None or first.sentence != last.sentence or first.unit == last.unit
    return last.unit if is_alone else ""


def _is_decimal(reading: _Reading, quantity: QuantityMention) -> bool:
    """Tell whether a number has a broken part, which none of many that are counted has."""
    is_fraction = reading.draft[NUMBERS][quantity.number].form is NumberForm.FRACTION
    value = quantity.low if quantity.value is None else quantity.value
    return value is not None and not is_fraction and value != value.to_integral_value()


def _paired(
    reading: _Reading, i: int, parts: Parts, counted: Counted, told: tuple[Kind, int]
) -> tuple[Parts, Kind, int]:
    """Give a figure that stands with the one before it that one's kind and thing: "212 points, or 1.4 percent"."""
    quantities = reading.draft[QUANTITIES]
    quantity = quantities[i]
    said = Said(*told, quantity.unit is None, quantity.dimension == "share")
    first, leant = reading.said.get(i - 1), reading.read.get(i - 1)
    reading.said[i] = said
    if first is None or leant is None:
        return parts, *told
    last = quantities[i - 1].unit_span or quantities[i - 1].span
    start = max(last.end, quantities[i - 1].span.end)
    pair = pair_of(reading.draft.text[start : quantity.span.start], first)
    found = kind_of_second(pair, first, said)
    if found is None or (quantity.kind is not None and quantity.kind is not found[0]):
        return parts, *told
    reading.said[i] = replace(said, kind=found[0], sign=found[1])
    is_named = counted.noun is not None and counted.rule not in ("measure.clause", "measure.noun-before")
    is_own = is_named and pair is Pair.AGAIN
    return (parts if is_own else leant.parts), *found


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


def _is_part(reading: _Reading, i: int, counted: Counted) -> bool:
    """Tell whether a fraction is a share of what it counts: "a third of voters"."""
    quantity = reading.draft[QUANTITIES][i]
    is_fraction = reading.draft[NUMBERS][quantity.number].form is NumberForm.FRACTION
    return quantity.unit is None and is_fraction and counted.rule in ("measure.of", "measure.noun")


def _kind(
    reading: _Reading, i: int, parse: Parse | None, counted: Counted, parts: Parts, before: Seen | None
) -> tuple[Kind, int]:
    """Give the kind, and -1 for a fall."""
    draft, words = reading.draft, reading.words
    quantity = draft[QUANTITIES][i]
    if quantity.dimension == "multiple":  # "fell fourfold" says the way in its verb, not in a sign
        is_against = parse is not None and is_comparison(parse, quantity.unit_span or quantity.span)
        return quantity.kind or (Kind.CHANGE if is_against else Kind.LEVEL), 1
    change = _change(parse, quantity, counted, words) if parse is not None else 0
    is_moved = quantity.kind is Kind.RATE and counted.preposition == "by"  # "drops by R1,24 a litre"
    if change and (is_moved or quantity.kind in (None, Kind.CHANGE)) and quantity.replaced_by is None:
        return (Kind.LEVEL if parts.thing == "growth" else Kind.CHANGE), change
    if quantity.kind is not None:
        return quantity.kind, 1
    if (counted.is_base and quantity.dimension == "share") or _is_part(reading, i, counted):
        return Kind.SHARE, 1
    if quantity.unit is not None and " per " in quantity.unit:
        return Kind.RATE, 1
    is_of_persons = counted.rule == "measure.noun" and words.is_person(parts.lemma)
    if quantity.dimension == "share" and is_of_persons:
        return Kind.SHARE, 1  # "guests were 77% men"
    is_told = counted.noun is not None or counted.outcome is not None or parts.outcome == "send"
    is_leaning = before is not None and parse is not None and not is_still(parse, quantity.span)
    is_told = is_told or is_leaning or quantity.unit is not None
    is_event = bool({parts.thing, parts.lemma} & HAPPENING) or parts.lemma in words.outcome_of
    is_added_up = words.is_person(parts.lemma) or is_event
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
    span = quantity.span.joined(quantity.unit_span) if quantity.unit_span else quantity.span
    return change_sign(parse, span, counted, words, unit=quantity.unit, is_money=is_money)


STAGE = Stage(
    "measures", (PARAGRAPHS, SENTENCES, NUMBERS, PARSES, QUANTITIES, HEDGES, VERDICTS), (MEASURES,), _run
)
