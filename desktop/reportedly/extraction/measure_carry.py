"""What a figure takes over from those before it, where its clause leaves out what is counted."""

from dataclasses import dataclass, replace

from reportedly.extraction.counted import Counted
from reportedly.extraction.counted_measured import find_holder
from reportedly.extraction.counted_unit import PEOPLE
from reportedly.extraction.counted_word import ABOARD, COMING, THOSE
from reportedly.extraction.draft import Parse, QuantityMention
from reportedly.extraction.measure_parts import parts_of
from reportedly.extraction.measure_place import ELSEWHERE
from reportedly.extraction.measure_text import Parts
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.topic import Topic
from reportedly.model.span import Span

__all__ = [
    "ARMED",
    "IN_YEARS",
    "OF_PERSONS",
    "Seen",
    "completed",
    "leaning",
    "of_count_word",
    "share_of_base",
]

_GROWING = frozenset({"economy", "gdp", "product", "output"})
_GROWTH_VERBS = frozenset({"grow", "expand", "shrink", "contract"})
ARMED = frozenset({"troops"})
_NAMELESS = frozenset(
    {
        "dead",
        "killed",
        "wounded",
        "injured",
        "death",
        "casualty",
        "loss",
        "toll",
        "fatality",
        "body",
        "corpse",
        "life",
    }
)
# What befalls persons, so that a number without a noun counts them.
OF_PERSONS = frozenset(
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
IN_YEARS = {"life expectancy": "year", "age": "year of age", "retirement age": "year of age"}
_FIRMS = frozenset({"corporate", "commercial", "institutional", "industrial", "business"})
_CLIENTS = frozenset(
    {"client", "customer", "user", "subscriber", "investor", "partner", "buyer", "borrower", "tenant"}
)
_DEMONYM_ENDINGS = ("ite", "an", "lander")  # of "Keralites" and "Coloradans", whom no table names
_ON_BOARD = "on board"
_LOSSES = frozenset({"kill", "wound", "casualty", "miss", "capture"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure that later ones may lean on."""

    sentence: int
    parts: Parts
    unit: str
    dimension: str | None = None


def completed(
    words: MeasureWords,
    topic: Topic,
    quantity: QuantityMention,
    own: Parts,
    counted: Counted,
    before: Seen | None,
    far: Seen | None,
    *,
    is_near: bool,
) -> tuple[Parts, str, str]:
    """Give the parts with what the clause leaves out, the unit that they give, and the rule."""
    if quantity.unit is not None:
        if own.thing == PEOPLE and own.lemma == "loss":  # of money, of weight: nobody is killed
            own = replace(own, thing="loss", outcome="", said="")
        verb = counted.verb.lemma.lower() if counted.verb else ""
        if own.lemma in _GROWING and quantity.unit == "percent" and verb in words.rises | words.falls:
            noun = "economic growth" if own.lemma == "economy" else f"growth of {own.noun}"
            own = replace(own, thing="growth", noun=noun, outcome="")
        is_country = own.lemma == "people" and bool(own.group)
        if is_country and verb in _GROWTH_VERBS:
            own = replace(own, thing="growth", noun=f"growth of {own.noun}", outcome="", lemma="growth")
        is_poll = counted.rule == "measure.share" and counted.noun is None
        if is_poll and counted.preposition == "of" and far is not None:
            parts = replace(far.parts, outcome=own.outcome, said=own.said, spans=leaning(far.parts, own))
            return parts, quantity.unit, "measure.carried"
        if is_poll and (before is None or not words.is_person(before.parts.lemma)):
            return replace(own, thing="respondents", noun="respondents"), quantity.unit, counted.rule
        if not own.thing and before is not None and _can_lean(quantity, counted, before):
            own = replace(before.parts, spans=leaning(before.parts, own))
            return own, quantity.unit, "measure.carried"
        is_same = before is not None and before.unit == quantity.unit and before.parts.lemma != own.lemma
        if own.lemma == "amount" and before is not None and is_near and is_same and _is_mass(quantity):
            return replace(before.parts, spans=leaning(before.parts, own)), quantity.unit, "measure.carried"
        if not own.place:
            own = replace(own, place=own.group, group="")  # "Kenyan inflation" and "inflation in Kenya" meet
        return own, quantity.unit, counted.rule
    if own.thing:
        own = _armed(own, before, topic)
        is_lost = own.lemma == "loss" and own.thing == PEOPLE and counted.rule == "measure.noun"
        if is_lost and not (own.group or topic.groups):
            return replace(own, thing="loss", outcome=""), "loss", counted.rule  # of games and states
        unit = _unit(own, words)
        if _is_level_of_one(counted, own, words):
            unit = IN_YEARS.get(own.thing, "count")  # "the index closed at 14,230" counts no indices
        return own, unit, counted.rule
    if before is not None and own.outcome in OF_PERSONS and not _can_befall(before, words):
        before = None  # a rifle and seven magazines, then 10 killed: persons
    if before is not None and not is_near and own.outcome in OF_PERSONS and not _is_told(before):
        before = None  # a letter of 67 artists, then "millions dead" in the next sentence
    if (
        before is None
        and far is not None
        and far.unit == PEOPLE
        and counted.rule == "measure.elided"
        and _is_told(far)
    ):
        kept = replace(
            own, thing=far.parts.thing, noun=far.parts.noun, lemma=far.parts.lemma, group=far.parts.group,
            spans=leaning(far.parts, own),
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
            spans=leaning(before.parts, own),
        )
        return carried, before.unit, "measure.carried"
    if own.outcome in words.outcomes:
        thing = "troops" if own.outcome in ("send", "train") and topic.groups else "people"
        group = topic.group() if thing == "troops" else ""
        return replace(own, thing=thing, group=group), "people", "measure.outcome"
    return own, "count", counted.rule


def _is_told(before: Seen) -> bool:
    """Tell whether a count before is of those whom the article tells what befell."""
    is_hit = before.parts.outcome in OF_PERSONS or before.parts.outcome in _LOSSES
    return is_hit or before.parts.thing in (*ARMED, PEOPLE)


def _can_befall(before: Seen, words: MeasureWords) -> bool:
    """Tell whether what was counted before can be killed or hurt: persons and herds, not magazines."""
    return before.unit == PEOPLE or before.parts.lemma in words.herds or before.parts.lemma == "family"


def _can_lean(quantity: QuantityMention, counted: Counted, before: Seen) -> bool:
    """Tell whether a number with a unit speaks of the same thing as the one before, where it names none."""
    if counted.rule == "measure.carried":  # "61 percent of GDP, or 214 billion euros"
        return True
    is_rate = (quantity.unit or "").partition(" per ")[0] == before.unit.partition(" per ")[0]
    return before.dimension == quantity.dimension or is_rate


def _is_mass(quantity: QuantityMention) -> bool:
    """Tell tonnes and litres, which go on with what was measured before, from money, which may be anything."""
    return quantity.dimension in ("mass", "volume")


def leaning(before: Parts, own: Parts) -> tuple[Span, ...]:
    """Give the words of a measure that leans on a figure before: that figure's noun comes first."""
    return (*before.spans[:1], *(span for span in own.spans if span not in before.spans[:1]))


def _armed(own: Parts, before: Seen | None, topic: Topic) -> Parts:
    """Name the troops that a clause calls "Norwegians", "men" or just "soldiers"."""
    is_nation = own.thing == "people" and bool(own.group) and own.group in topic.groups
    is_men = own.lemma in ("man", "men") and bool(topic.groups)
    is_sent = own.thing == "people" and own.outcome == "send" and bool(own.group or topic.groups)
    if is_nation or is_men or is_sent:
        own = replace(own, thing="troops")
    is_military = own.lemma in ("casualty", "loss") and own.thing == "people" and bool(topic.groups)
    if is_military and (own.group in topic.groups or (not own.group and before is None)):
        own = replace(own, thing="troops")
    is_nameless = own.thing == "people" and not own.group and own.lemma in _NAMELESS
    if is_nameless and before is not None and before.parts.thing in ARMED and before.parts.outcome in _LOSSES:
        own = replace(own, thing=before.parts.thing, group=before.parts.group)
    is_named = any(c.isupper() for c in own.noun)  # "1,000 Army men"
    if own.thing in ARMED and not own.group and not is_named:
        group = before.parts.group if before and before.parts.thing in ARMED else ""
        own = replace(own, group=group or topic.group())
    return own


def _unit(parts: Parts, words: MeasureWords) -> str:
    """Give "people" for persons, else the singular noun."""
    head = parts.unit.rpartition(" ")[2].lower()
    if parts.noun.partition(" ")[0].lower() in _FIRMS and head in _CLIENTS:
        return head  # corporate clients are firms
    if any(map(words.is_person, (parts.lemma, parts.thing, head))) or parts.thing in ("troops", PEOPLE):
        return PEOPLE
    if parts.unit[:1].isupper() and head.endswith(_DEMONYM_ENDINGS):
        return PEOPLE
    return parts.unit or parts.lemma or "count"


def _is_level_of_one(counted: Counted, parts: Parts, words: MeasureWords) -> bool:
    """Tell whether the noun names one thing with a number, and none of many that are counted."""
    noun = counted.noun
    if noun is None or words.is_person(parts.lemma) or words.is_person(parts.thing):
        return False
    is_known = parts.lemma in words.thing_of or parts.thing in words.thing_of or parts.thing in ARMED
    is_before = counted.rule == "measure.noun-before" and noun.tag in ("NN", "NNP")
    is_same = parts.lemma in (noun.lemma.lower(), noun.text.lower())
    is_name = noun.tag == "NNP" and not noun.text.endswith("s")  # "eight World Cups" are many
    return not is_known and is_same and (is_before or is_name)


def of_count_word(own: Parts, counted: Counted, words: MeasureWords) -> Parts:
    """Give those whom a word for the count names: a turnout, the number on board."""
    lemma = counted.noun.lemma.lower() if counted.noun is not None else ""
    is_one = counted.rule == "measure.noun-before" and f"{own.lemma}s" not in own.noun
    if is_one and words.outcome_of.get(own.lemma) == "protest" and not words.is_person(own.lemma):
        return replace(own, thing="protesters", noun="protesters", lemma="protester", outcome="", unit="")
    if (
        counted.noun is None
        or counted.rule != "measure.noun-before"
        or lemma not in COMING | ABOARD | {THOSE}
    ):
        return own
    spans = (counted.noun.span,)
    if lemma == THOSE:  # "the number of those locked out"
        return replace(own, thing=PEOPLE, noun=PEOPLE, lemma=PEOPLE, spans=spans)
    if lemma in ABOARD:
        return Parts(PEOPLE, PEOPLE, PEOPLE, outcome=_ON_BOARD, said=_ON_BOARD, spans=spans)
    thing = "protesters" if lemma == "turnout" else lemma
    return Parts(thing, lemma, PEOPLE, spans=spans, place=own.place)


def share_of_base(words: MeasureWords, own: Parts, parse: Parse, span: Span, counted: Counted) -> Parts:
    """Say what makes up the share of a base: "debt stood at 61 % of GDP" is debt as a share of GDP."""
    holder = find_holder(parse, span, words)
    is_share = holder is not None and holder.lemma.lower() in ("percent", "%")
    if (
        holder is None
        or is_share
        or counted.noun is None
        or holder.index == counted.noun.index
        or not own.noun
    ):
        return own
    whole = parts_of(parse, span, replace(counted, noun=holder, is_base=False), words, is_unit=True)
    if not whole.noun or whole.thing in words.people:
        return own
    noun = f"{whole.noun} as a share of {own.noun}"
    spans = (*whole.spans[:1], *own.spans)
    return replace(whole, thing=f"{whole.thing} of {own.thing}", noun=noun, spans=spans)
