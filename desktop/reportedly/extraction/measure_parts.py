"""The parts of a measure that the tree gives: thing, group, outcome, place, and the words they rest on."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extraction.counted import Counted
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_words import MeasureWords
from reportedly.model.span import Span

__all__ = ["Parts", "parts_of"]

ELSEWHERE = "elsewhere"
_NEAR = 60  # code points behind a number in which "elsewhere" is about it
_CLAUSE_BELOW = ("acl", "relcl", "amod", "oprd", "acomp", "xcomp", "attr", "dobj", "ccomp", "dep", "advcl")
_GENERIC = frozenset(
    {"forecast", "estimate", "projection", "prediction", "outlook", "rate", "figure", "level"}
)
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
_REMAINS = frozenset({"body", "corpse", "victim"})  # what is done to them says more than the noun
_DROPPED = frozenset({"det", "nummod", "quantmod", "advmod", "punct", "cc", "predet"})


@dataclass(frozen=True, slots=True)
class Parts:
    """Normalised parts in lower case; "" where the clause does not say."""

    thing: str = ""
    noun: str = ""  # the counted noun as written, without number and hedges
    lemma: str = ""
    group: str = ""
    outcome: str = ""
    place: str = ""
    spans: tuple[Span, ...] = ()


def parts_of(
    parse: Parse, quantity: Span, counted: Counted, words: MeasureWords, *, is_unit: bool = False
) -> Parts:
    """Read the parts of one counted thing, or with `is_unit` of what a number with a unit measures."""
    noun = _specific(parse, quantity, counted.noun, words)
    if noun is None and is_unit and counted.noun is not None and counted.noun.lemma.lower() not in _CLAIMS:
        noun = counted.noun
    named = ""  # "Derna dead at 11,300": a name stands where the thing should
    if noun is not None and noun.pos == "PROPN" and _is_place_name(parse, noun, words):
        named, noun = noun.text.lower(), None
    outcome, verb = _outcome(parse, None if is_unit else noun, counted, words)
    thing, lemma = _thing(parse, noun, words)
    group = _group(parse, quantity, noun, verb or counted.verb, words)
    if not group and counted.noun is not None and counted.noun is not noun:
        group = _group(parse, quantity, counted.noun, None, words)
    place = _place(parse, quantity, noun, verb or counted.verb, words) or named
    tokens = _phrase_tokens(parse, noun, quantity) if noun else []
    spans = [Span(tokens[0].span.start, tokens[-1].span.end)] if tokens else []
    if verb is not None and not any(s.overlaps(verb.span) for s in spans):
        spans.append(verb.span)
    phrase = " ".join(t.text for t in tokens).replace(" ’s", "’s").replace(" 's", "'s").replace(" - ", "-")
    return Parts(thing, phrase, lemma, group, outcome, place, tuple(sorted(spans)))


def _below(parse: Parse, token: Token, *deps: str) -> Iterator[Token]:
    for index in parse.children[token.index]:
        if not deps or parse.tokens[index].dep in deps:
            yield parse.tokens[index]


def _specific(parse: Parse, quantity: Span, noun: Token | None, words: MeasureWords) -> Token | None:
    """Go from "number", "toll" or "forecast" to what is numbered: "the number of dead"."""
    if noun is None or noun.lemma.lower() not in words.tolls | _GENERIC:
        return noun
    for prep in _below(parse, noun, "prep"):
        if prep.text.lower() in ("of", "for", "on"):
            for inner in _below(parse, prep, "pobj"):
                if inner.span.overlaps(quantity):
                    continue
                is_name = inner.pos == "PROPN" and words.country(inner.text) is None
                if inner.pos in ("NOUN", "ADJ") or is_name:
                    return inner
    if noun.lemma.lower() in words.outcome_of:
        return noun
    compound = next((t for t in reversed(list(_below(parse, noun, "compound"))) if t.pos == "NOUN"), None)
    return compound or (None if noun.lemma.lower() not in words.thing_of else noun)


def _is_place_name(parse: Parse, noun: Token, words: MeasureWords) -> bool:
    """Tell whether a name is followed by what happened there, and is neither a people nor a known thing."""
    is_known = noun.lemma.lower() in words.people or noun.text.lower() in words.thing_of
    if is_known or _country_of(parse, noun, words) or noun.index + 1 >= len(parse.tokens):
        return False
    return parse.tokens[noun.index + 1].text.lower() in words.outcome_of


def _thing(parse: Parse, noun: Token | None, words: MeasureWords) -> tuple[str, str]:
    if noun is None:
        return "", ""
    lemma = noun.lemma.lower() if noun.tag not in ("NNPS", "NNP") else noun.text.lower()
    for name in (lemma, noun.text.lower(), lemma.removesuffix("s")):
        if name in words.thing_of:
            return words.thing_of[name], name
    if _country_of(parse, noun, words):
        return "people", "people"
    compounds = [t.lemma.lower() for t in _below(parse, noun, "compound") if t.pos == "NOUN"]
    return " ".join([*compounds[-1:], lemma]), lemma


def _country_of(parse: Parse, token: Token, words: MeasureWords) -> str | None:
    """Give the country that a name and the words before it stand for ("North Koreans")."""
    if token.index and parse.tokens[token.index - 1].head == token.index:
        two = f"{parse.tokens[token.index - 1].text} {token.text}"
        if (country := words.country(two)) is not None:
            return country
    return words.country(token.text)


def _country_in(text: str, words: MeasureWords) -> str:
    """Give the last country of a phrase: the one next to its head."""
    found = [words.country(match.group()) for match in words.country_pattern.finditer(text)]
    return next((country for country in reversed(found) if country is not None), "")


def _group(parse: Parse, quantity: Span, noun: Token | None, verb: Token | None, words: MeasureWords) -> str:
    """Give the country of the counted: "North Korean troops", "soldiers from Chad", "Chad sent 500 men"."""
    if noun is not None:
        inside = [t for t in parse.subtree(noun.index) if t.index <= noun.index and t.pos != "PUNCT"]
        owners = {t.index for owner in _below(parse, noun, "poss") for t in parse.subtree(owner.index)}
        is_behind = noun.span.start >= quantity.end  # then what stands before the number may be a dateline
        left = [t for t in inside if not is_behind or t.span.start >= quantity.end or t.index in owners]
        if group := _country_in(" ".join(t.text for t in left), words):
            return group
        for prep in _below(parse, noun, "prep"):
            if prep.text.lower() in ("from", "of", "for"):
                inner = " ".join(t.text for t in parse.subtree(prep.index)[1:4])
                if group := _country_in(inner, words):
                    return group
    outcome = words.outcome_of.get(verb.lemma.lower()) if verb is not None else None
    is_army = noun is not None and words.thing_of.get(noun.lemma.lower()) == "troops"
    if verb is not None and (outcome in ("send", "launch") or (outcome == "protest" and is_army)):
        return _sender(parse, verb, words)
    return ""


def _sender(parse: Parse, verb: Token, words: MeasureWords) -> str:
    here = verb
    for _ in range(3):
        for subject in reversed(list(_below(parse, here, "nsubj"))):
            close = [*_below(parse, subject, "compound", "amod", "poss", "det"), subject]
            return _country_in(" ".join(t.text for t in sorted(close, key=lambda t: t.index)), words)
        for agent in _below(parse, here, "agent"):
            return _country_in(" ".join(t.text for t in parse.subtree(agent.index)[1:4]), words)
        if here.dep not in ("xcomp", "conj") or here.head == here.index:
            break
        here = parse.tokens[here.head]
    return ""


def _outcome(
    parse: Parse, noun: Token | None, counted: Counted, words: MeasureWords
) -> tuple[str, Token | None]:
    """Give the class of what happened, or the lemma of a verb of no class, with the word that says it."""
    candidates: list[Token] = []
    if counted.outcome is not None:
        candidates.append(counted.outcome)
    if noun is not None:
        candidates.append(noun)
        is_person = noun.lemma.lower() in words.people | words.tolls or noun.lemma.lower() in words.thing_of
        candidates += [
            t for t in _below(parse, noun, "compound", "amod", "acl") if is_person or t.dep == "acl"
        ]
    elif counted.noun is not None:
        candidates += parse.tokens[counted.noun.index + 1 : counted.noun.index + 2]
    chain = _verb_chain(parse, counted.verb, words) if counted.verb is not None else []
    if noun is not None and noun.dep in ("nsubj", "nsubjpass", "dobj"):
        chain.append(parse.tokens[noun.head])
    candidates = (
        [*chain, *candidates] if noun is not None and noun.lemma.lower() in _REMAINS else candidates + chain
    )
    if noun is not None:
        for clause in _below(parse, noun, "acl", "relcl"):
            candidates += _verb_chain(parse, clause, words)
    for token in candidates:
        for name in (token.text.lower(), token.lemma.lower()):
            if name in words.outcome_of:
                return _joined(parse, token, words.outcome_of[name], words), token
    if (
        noun is None
        or noun.lemma.lower() not in words.people
        or words.thing_of.get(noun.lemma.lower()) == "troops"
    ):
        return "", None
    if noun.dep not in ("nsubj", "nsubjpass", "dobj"):
        return "", None
    for token in chain:
        if (
            token.pos == "VERB"
            and token.lemma.lower() not in words.light | words.rises | words.falls | words.reporting
        ):
            return token.lemma.lower(), token
    return "", None


def _verb_chain(parse: Parse, verb: Token, words: MeasureWords) -> list[Token]:
    """Give a verb and, where it says nothing itself ("were reported missing"), what completes it."""
    chain = [verb]
    for token in _below(parse, verb, "oprd", "acomp", "xcomp", "attr", "ccomp", "dobj", "advmod", "conj"):
        is_shared = token.dep != "conj" or not any(_below(parse, token, "nsubj", "nsubjpass"))
        if verb.lemma.lower() in words.light and is_shared and token.pos in ("VERB", "ADJ", "NOUN"):
            chain.append(token)
            chain += list(_below(parse, token, "oprd", "acomp", "xcomp"))
    return chain


def _joined(parse: Parse, token: Token, outcome: str, words: MeasureWords) -> str:
    """Give "casualty" for two outcomes with one number: "killed or wounded"."""
    others = [*_below(parse, token, "conj")]
    if token.dep == "conj" and not any(_below(parse, token, "nsubj", "nsubjpass", "nummod")):
        others.append(parse.tokens[token.head])
    names = {outcome}
    for other in others:
        if any(_below(parse, other, "nummod", "nsubj", "nsubjpass", "dobj")):
            continue  # it has a number or a thing of its own: "killed 120 people and injured 300"
        name = words.outcome_of.get(other.lemma.lower()) or words.outcome_of.get(other.text.lower())
        if name is not None:
            names.add(name)
    return "casualty" if {"kill", "wound"} <= names else outcome


def _place(parse: Parse, quantity: Span, noun: Token | None, verb: Token | None, words: MeasureWords) -> str:
    """Give the place of the clause: a country, a name in lower case, or "elsewhere"."""
    is_saying = (
        verb is not None and verb.lemma.lower() in words.reporting
    )  # "said in Paris" places the saying
    anchors = {t.index for t in (noun, None if is_saying else verb) if t is not None}
    found: list[tuple[int, str]] = []
    for token in parse.tokens:
        above = parse.tokens[token.head]
        if token.text.lower() == ELSEWHERE and 0 <= token.span.start - quantity.end <= _NEAR:
            return ELSEWHERE
        if token.dep not in ("prep", "dative") or token.text.lower() not in words.place_prepositions | {
            "outside"
        }:
            continue
        is_nested = above.dep not in ("nsubj", "nsubjpass") and parse.tokens[above.head].index in anchors
        if above.index not in anchors and not is_nested:
            continue
        if place := _place_name(parse, token, words):
            found.append((abs(token.span.start - quantity.end), place))
    if found:
        return min(found)[1]
    if noun is not None:
        for owner in _below(parse, noun, "poss"):
            if owner.pos == "PROPN":
                return _country_in(owner.text, words) or owner.text.lower()
    return ""


def _place_name(parse: Parse, preposition: Token, words: MeasureWords) -> str:
    for inner in _below(parse, preposition, "pobj"):
        phrase = parse.subtree(inner.index)[:8]
        text = " ".join(t.text for t in phrase)
        lowered = {t.text.lower() for t in phrase}
        if preposition.text.lower() == "outside" or (lowered & words.elsewhere and lowered & _PLACES):
            return ELSEWHERE
        if preposition.text.lower() == "from":
            continue
        if country := _country_in(text, words):
            return country
        names = [t.text for t in phrase if t.pos == "PROPN" and t.text.lower() not in words.place_nouns]
        if names and not _is_date(names):
            return " ".join(names[:2]).lower()
    return ""


_PLACES = frozenset({"places", "parts", "areas", "cities", "towns", "regions", "countries", "place", "city"})
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)


def _is_date(names: list[str]) -> bool:
    return any(name.lower().rstrip(".") in _CALENDAR for name in names)


def _phrase_tokens(parse: Parse, noun: Token, quantity: Span) -> list[Token]:
    """Give the words of the noun phrase between the number and its end, or around a noun before it."""
    indices = {noun.index}
    for token in _below(parse, noun, "amod", "compound", "poss", "nmod"):
        if token.pos == "NUM" or token.span.overlaps(quantity) or token.tag in ("PRP$", "JJR", "JJS"):
            continue
        indices |= {t.index for t in parse.subtree(token.index) if not t.span.overlaps(quantity)}
    first, last = noun.index, noun.index
    while first - 1 in indices and not parse.tokens[first - 1].span.overlaps(quantity):
        first -= 1
    return [t for t in parse.tokens[first : last + 1] if t.dep not in _DROPPED or t.index == noun.index]
