"""The parts of a measure that the tree gives: thing, group, outcome, place, and the words they rest on."""

from reportedly.extraction.counted import Counted
from reportedly.extraction.counted_unit import unit_phrase
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_outcome import happening_of
from reportedly.extraction.measure_place import NOWHERE, Place, country_in, place_of
from reportedly.extraction.measure_sums import amount_of, done_to, margin_of, moved_of, worth_of
from reportedly.extraction.measure_text import GENERIC, TIMES, Parts, phrase_tokens, tail_of, written
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.syntax import children
from reportedly.model.span import Span

__all__ = ["parts_of"]

_OF_BUILDINGS = frozenset({"destroy", "damage", "ruin"})  # a dam's collapse, a bridge's ruin
_CLAIMS = frozenset(
    {
        "estimate",
        "forecast",
        "projection",
        "prediction",
        "outlook",
        "figure",
        "number",
        "total",
        "peak",
        "range",
        "high",
        "low",
        "record",
    }
)
_TOO_WIDE = frozenset({"rate", "price", "index", "level", "duty", "tax", "deficit", "debt", "benchmark"})
_SUFFERING = frozenset({"lose", "suffer", "sustain"})
_ARRIVALS = frozenset({"arrival", "departure", "crossing", "evacuation", "arrest"})
_PLAIN = frozenset({"JJ", "NN", "NNP"})
_KINDS_BEHIND = frozenset({"case", "infection", "outbreak", "dose", "count"})
_LOSSES = frozenset({"death", "fatality", "casualty", "loss", "injury", "dead"})
_EMPTY = frozenset({"tune", "worth"})


def parts_of(
    parse: Parse,
    quantity: Span,
    counted: Counted,
    words: MeasureWords,
    *,
    is_unit: bool = False,
    is_money: bool = False,
) -> Parts:
    """Read the parts of one counted thing, or with `is_unit` of what a number with a unit measures."""
    if is_money and (worth := worth_of(parse, quantity, words)) is not None:
        return worth
    if is_money and (amount := amount_of(parse, quantity, counted, words)) is not None:
        return amount
    if is_unit and not is_money and (done := done_to(parse, quantity, counted, words)) is not None:
        return done
    if is_unit and (moved := moved_of(parse, quantity, counted, words)) is not None:
        return moved
    if is_unit and (margin := margin_of(parse, quantity, counted)) is not None:
        return margin
    noun = _specific(parse, quantity, counted.noun, words)
    if is_unit and noun is not None and noun.lemma.lower() in _EMPTY:
        # "£2m worth of paintings", and nothing in "to the tune of £4.2m"
        inside = [
            t
            for p in children(parse, noun, "prep")
            if p.text.lower() == "of"
            for t in children(parse, p, "pobj")
        ]
        noun = next((t for t in inside if not t.span.overlaps(quantity)), None)
    if (
        noun is None
        and is_unit
        and counted.noun is not None
        and counted.noun.lemma.lower() not in _CLAIMS | _EMPTY
    ):
        noun = counted.noun
    if noun is None and is_unit and counted.noun is not None:
        noun = _holder_of_level(parse, counted.noun)
    named = ""  # "Lyon dead at 1,300": a name stands where the thing should
    if noun is not None and noun.pos == "PROPN" and _is_place_name(parse, noun, words):
        named, noun = noun.text.lower(), None
    happening = happening_of(parse, None if is_unit else noun, counted, words)
    outcome, verb = happening.name, happening.token
    is_person = noun is not None and words.is_person(noun.lemma.lower())
    if is_unit and (outcome in ("send", "launch") or not (counted.is_base or is_person)):
        outcome, verb = "", None  # "bringing the rate down to 5 percent", "spending shot up by 5 percent"
    thing, lemma = _thing(parse, quantity, noun, words)
    doing = counted.verb if verb is None or verb.pos == "NOUN" else verb
    group = _group(parse, quantity, noun, doing, words)
    if not group and counted.noun is not None and counted.noun is not noun:
        group = _group(parse, quantity, counted.noun, None, words)
    placed = None if noun is None else _whole_rate(noun, counted.noun)
    place = place_of(parse, quantity, placed, verb or counted.verb, words)
    if place is NOWHERE and named:
        place = Place(named)
    if noun is not None and (ground := _ground(parse, noun, words)):
        group = "" if group == ground else group
        place = Place(ground) if place is NOWHERE else place
    if group and noun is not None and place is NOWHERE and _is_toll_of_event(parse, noun, words):
        group, place = "", Place(group)  # "Albania flood death toll"
    tokens = phrase_tokens(parse, _whole_rate(noun, counted.noun), quantity) if noun else []
    if noun is not None and (is_unit or counted.is_base):
        tokens += tail_of(
            parse, noun, quantity, ("of", "on", "for", "in") if counted.is_base else ("of", "on", "for")
        )
    spans = [Span(tokens[0].span.start, tokens[-1].span.end)] if tokens else []
    if verb is not None and not any(s.overlaps(verb.span) for s in spans):
        spans.append(verb.span)
    return Parts(
        thing, written(tokens, words), lemma, group, outcome, place.name, tuple(spans),
        happening.said, place.said, place.preposition,
        "" if noun is None or is_unit else unit_phrase(parse, noun, quantity, words),
    )  # fmt: skip


def _is_toll_of_event(parse: Parse, noun: Token, words: MeasureWords) -> bool:
    """Tell a toll whose country says where: "Albania flood death toll", and not "Russian army death toll"."""
    before = [t.lemma.lower() for t in parse.subtree(noun.index) if t.index < noun.index]
    is_army = any(words.thing_of.get(word) == "troops" or word == "army" for word in before)
    return noun.lemma.lower() == "toll" and not is_army


def _whole_rate(noun: Token, named: Token | None) -> Token:
    """Give "rate" where its first part is what is measured: a measure says "policy rate"."""
    is_rate = named is not None and named.lemma.lower() == "rate" and noun.head == named.index
    return named if named is not None and is_rate and noun.dep == "compound" else noun


def _holder_of_level(parse: Parse, level: Token) -> Token | None:
    """Give what stands at a level: "unemployment hit a record low of 6.1 %" measures unemployment."""
    verb = parse.tokens[level.head]
    if level.dep not in ("dobj", "attr") or verb.pos not in ("VERB", "AUX"):
        return None
    return next((t for t in children(parse, verb, "nsubj") if t.pos == "NOUN"), None)


def _specific(parse: Parse, quantity: Span, noun: Token | None, words: MeasureWords) -> Token | None:
    """Go from "number", "toll" or "forecast" to what is numbered: "the number of dead"."""
    if noun is None or noun.lemma.lower() not in words.tolls | words.classifiers | GENERIC:
        return noun
    is_many = noun.tag == "NNS" and noun.span.start >= quantity.end and noun.lemma.lower() in words.tolls
    if noun.text.lower() == "shares" or is_many:  # of a company, on the market; "37 million records"
        return noun
    is_classifier = noun.lemma.lower() in words.classifiers
    for prep in children(parse, noun, "prep"):
        if prep.text.lower() in ("of", "for", "on"):
            for inner in children(parse, prep, "pobj", "pcomp"):
                if inner.span.overlaps(quantity):
                    continue
                is_name = inner.pos == "PROPN" and words.country(inner.text) is None
                is_known = inner.lemma.lower() in words.thing_of or inner.lemma.lower() in words.herds
                is_state = inner.text.lower() in words.outcome_of  # "the number of displaced"
                is_event = noun.lemma.lower() == "toll" and not words.is_person(inner.lemma.lower())
                # "The toll of Monday's earthquake", "of the dam collapse" counts the dead.
                is_state = is_state and words.outcome_of[inner.text.lower()] not in _OF_BUILDINGS
                if is_event and not is_state:
                    return noun
                if is_known if is_classifier else (inner.pos in ("NOUN", "ADJ") or is_name or is_state):
                    return inner
    if is_classifier:
        return noun
    if noun.lemma.lower() in words.outcome_of:
        return noun
    compound = next(
        (t for t in reversed(children(parse, noun, "compound"))
         if t.pos == "NOUN" and t.lemma.lower() not in _CLAIMS and t.lemma.lower() not in TIMES), None,
    )  # fmt: skip
    return compound or (None if noun.lemma.lower() not in words.thing_of else noun)


def _is_place_name(parse: Parse, noun: Token, words: MeasureWords) -> bool:
    """Tell whether a name is followed by what happened there, and is neither a people nor a known thing."""
    is_known = noun.lemma.lower() in words.people or noun.text.lower() in words.thing_of
    if is_known or _country_of(parse, noun, words) or noun.index + 1 >= len(parse.tokens):
        return False
    return parse.tokens[noun.index + 1].text.lower() in words.outcome_of


def _thing(parse: Parse, quantity: Span, noun: Token | None, words: MeasureWords) -> tuple[str, str]:
    """Give the thing with what tells it from others of its name ("core inflation"), and the noun's lemma."""
    if noun is None:
        return "", ""
    lemma = noun.lemma.lower() if noun.tag not in ("NNPS", "NNP") else noun.text.lower()
    lemma = words.singulars.get(noun.text.lower(), lemma)
    if noun.tag == "NNPS" and lemma not in words.thing_of and words.country(lemma) is None:
        lemma = lemma.removesuffix("s")  # "eight World Cups"
    if (person := _person_of(parse, noun, words)) is not None:
        return _thing(parse, quantity, person, words)[0], lemma
    apart = _apart(parse, noun, words)
    for name in (lemma, noun.text.lower(), lemma.removesuffix("s")):
        if name in words.thing_of:
            thing = words.thing_of[name]
            return (" ".join([*apart, thing]) if thing not in words.people else thing), name
    if _country_of(parse, noun, words):
        return "people", "people"
    kinds = ("compound", "amod") if lemma in _TOO_WIDE else ("compound",)
    compounds = [
        t.lemma.lower()
        for t in children(parse, noun, *kinds)
        if (t.pos in ("NOUN", "ADJ") or (t.index == 0 and words.country(t.text) is None))
        and not t.span.overlaps(quantity)
        and not t.text[:1].isdigit()
    ]
    compounds = compounds or _of_kind(parse, noun, words)
    named = " ".join([*(compounds if lemma in _TOO_WIDE else [*apart, *compounds[-1:]]), lemma])
    return words.thing_of.get(named, named), lemma


def _apart(parse: Parse, noun: Token, words: MeasureWords) -> list[str]:
    """Give the adjectives that make another measure: "core inflation", also in "core inflation rate"."""
    holders = [noun]
    if noun.dep == "compound" and parse.tokens[noun.head].index == noun.index + 1:
        holders.append(parse.tokens[noun.head])
    return [
        t.text.lower()
        for holder in holders
        for t in children(parse, holder, "amod")
        if t.text.lower() in words.distinct and t.index < noun.index
    ]


def _person_of(parse: Parse, noun: Token, words: MeasureWords) -> Token | None:
    """Give those whom an event befell: "civilian deaths", "migrant arrivals"."""
    lemma = noun.lemma.lower()
    if lemma not in _LOSSES | _ARRIVALS:
        return None
    for token in children(parse, noun, "compound", "amod"):
        name = token.lemma.lower()
        if token.pos in ("NOUN", "ADJ") and name in words.people and name not in ("human", "dead", "people"):
            return token
    return None


def _of_kind(parse: Parse, noun: Token, words: MeasureWords) -> list[str]:
    """Give the kind where it is no compound: "cases of cholera", "dengue cases" with an adjective."""
    if noun.lemma.lower() not in _KINDS_BEHIND:
        return []
    for preposition in children(parse, noun, "prep"):
        for kind in children(parse, preposition, "pobj"):
            if preposition.text.lower() == "of" and kind.tag in ("NN", "NNP") and kind.text.isalpha():
                return [kind.lemma.lower()]
    before = [
        t for t in children(parse, noun, "amod", "nmod") if t.index == noun.index - 1 and t.tag in _PLAIN
    ]
    return [t.text.lower() for t in before if t.text.lower() not in words.unclassing | words.increments]


def _country_of(parse: Parse, token: Token, words: MeasureWords) -> str | None:
    """Give the country that a name and the words before it stand for ("South Africans")."""
    if token.index and parse.tokens[token.index - 1].head == token.index:
        two = f"{parse.tokens[token.index - 1].text} {token.text}"
        if (country := words.country(two)) is not None:
            return country
    return words.country(token.text)


def _group(parse: Parse, quantity: Span, noun: Token | None, verb: Token | None, words: MeasureWords) -> str:
    """Give the country of the counted: "South African troops", "soldiers from Chad", "Chad sent 500 men"."""
    if noun is not None:
        inside = [t for t in parse.subtree(noun.index) if t.index <= noun.index and t.pos != "PUNCT"]
        owners = {t.index for owner in children(parse, noun, "poss") for t in parse.subtree(owner.index)}
        is_behind = noun.span.start >= quantity.end  # then what stands before the number may be a dateline
        left = [t for t in inside if not is_behind or t.span.start >= quantity.end or t.index in owners]
        if group := country_in(" ".join(t.text for t in left), words):
            return group
        for prep in children(parse, noun, "prep"):
            if prep.text.lower() in ("from", "of", "for"):
                inside = parse.subtree(prep.index)[1:4]
                if any(t.span.overlaps(quantity) for t in inside):  # "an appeal for 71 million US dollars"
                    continue
                inner = " ".join(t.text for t in inside)
                if group := country_in(inner, words):
                    return group
    # Who takes or ships somebody need not be their country: "brought by vessels of Spain's fleet".
    if noun is not None and (owner := _owner(parse, noun, words)):
        return owner
    outcome = words.outcome_of.get(verb.lemma.lower()) if verb is not None else None
    is_army = noun is not None and words.thing_of.get(noun.lemma.lower()) == "troops"
    if verb is not None and (
        outcome in ("send", "launch", "withdraw")
        or verb.lemma.lower() in _SUFFERING
        or (outcome == "protest" and is_army)
    ):
        return _sender(parse, verb, words)
    return ""


def _owner(parse: Parse, noun: Token, words: MeasureWords) -> str:
    """Give the country that "its soldiers" are of: the subject named before."""
    if not any(t.text.lower() in ("its", "their") for t in children(parse, noun, "poss")):
        return ""
    before = [t for t in parse.tokens[: noun.index] if t.dep == "nsubj" and t.pos == "PROPN"]
    return next((country for t in reversed(before) if (country := _country_of(parse, t, words))), "")


def _ground(parse: Parse, noun: Token, words: MeasureWords) -> str:
    """Give the country of what befell the counted: "death toll from the Myanmar quake", "Chile fire deaths".

    A country's name before a common noun that is neither people nor an army says where, not who.
    """
    for preposition in children(parse, noun, "prep"):
        if preposition.text.lower() in ("from", "of", "after", "in"):
            for inner in children(parse, preposition, "pobj"):
                if country := _country_before(parse, inner, words):
                    return country
    for event in children(parse, noun, "compound", "nmod"):
        if event.pos == "NOUN" and (country := _country_before(parse, event, words)):
            return country
    is_loss = noun.lemma.lower() in words.tolls or noun.lemma.lower() in _LOSSES
    return _country_before(parse, noun, words) if is_loss else ""


def _country_before(parse: Parse, noun: Token, words: MeasureWords) -> str:
    """Give the country that modifies a noun by its name ("Myanmar quake", "Myanmar's quake")."""
    known = {noun.lemma.lower(), noun.text.lower()}
    is_who = known & words.people or any(words.thing_of.get(word) == "troops" for word in known)
    if noun.pos == "PROPN" or is_who:
        return ""
    inside = [
        t for owner in children(parse, noun, "compound", "poss", "nmod") for t in parse.subtree(owner.index)
    ]
    text = " ".join(t.text for t in inside if t.index < noun.index)
    found = country_in(text, words)
    return found if found and found in text.lower() else ""  # by its name, not as its people


def _sender(parse: Parse, verb: Token, words: MeasureWords) -> str:
    here = verb
    for _ in range(3):
        for subject in reversed(list(children(parse, here, "nsubj"))):
            close = [*children(parse, subject, "compound", "amod", "poss", "det"), subject]
            return country_in(" ".join(t.text for t in sorted(close, key=lambda t: t.index)), words)
        for agent in children(parse, here, "agent"):
            return country_in(" ".join(t.text for t in parse.subtree(agent.index)[1:4]), words)
        if here.dep not in ("xcomp", "conj") or here.head == here.index:
            break
        here = parse.tokens[here.head]
    return ""
