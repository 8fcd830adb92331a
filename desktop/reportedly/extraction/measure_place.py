"""Where the counted is: the place of its clause, comparable and as written."""

from dataclasses import dataclass
from itertools import pairwise

from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.syntax import children
from reportedly.model.span import Span

__all__ = ["ELSEWHERE", "NEAR", "NOWHERE", "Place", "country_in", "place_of"]

ELSEWHERE = "elsewhere"
NEAR = "near "  # begins the name of what is close to a country, not in it
_REACH = 60  # code points behind a number in which "elsewhere" is about it
_LONGEST = 5  # words of a place as a measure says it
_SAID_AS_WRITTEN = frozenset({"on", "near", "at", "across", "outside", "around", "throughout", "inside"})
_BESIDE = frozenset({"near", "toward", "towards", "outside", "bordering"})
_PLACES = frozenset({"places", "parts", "areas", "cities", "towns", "regions", "countries", "place", "city"})
_HOSTING = frozenset({"host", "shelter", "house", "harbour", "accommodate"})
_OWN_COUNTS = frozenset({"case", "infection"})  # a country reports its own
_WITHDRAWING = frozenset({"withdraw", "pull"})
_TITLES = frozenset({"Mr", "Mrs", "Ms", "Dr", "Sir", "Lady"})
_INITIALS = 5
_CALENDAR = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its comparable name in lower case, and how a measure says it ("in France's Loire region")."""

    name: str = ""
    said: str = ""
    preposition: str = ""


NOWHERE = Place()


def country_in(text: str, words: MeasureWords) -> str:
    """Give the last country of a phrase: the one next to its head."""
    found = [words.country(match.group()) for match in words.country_pattern.finditer(text)]
    return next((country for country in reversed(found) if country is not None), "")


def place_of(
    parse: Parse, quantity: Span, noun: Token | None, verb: Token | None, words: MeasureWords
) -> Place:
    """Give the place of the clause: a country, a name in lower case, or "elsewhere"."""
    if (own := _right_behind(parse, quantity, words)).name:
        return own
    doing = verb
    is_saying = verb is not None and verb.lemma.lower() in words.reporting
    if is_saying:  # "said in Paris" places the saying
        verb = None
    anchors = {t.index for t in (noun, verb) if t is not None}
    found: list[tuple[int, Place]] = []
    for token in parse.tokens:
        if 0 <= token.span.start - quantity.end <= _REACH and token.text.lower() == ELSEWHERE:
            return Place(ELSEWHERE)
        if token.dep not in ("prep", "dative") or not _is_of_anchor(parse, token, anchors, words):
            continue
        if quantity.end <= token.span.start and _tells_of_part(parse, Span(quantity.end, token.span.start)):
            continue
        place = _named_by(parse, token, quantity, words)
        if place.name:
            found.append((abs(token.span.start - quantity.end), place))
    if verb is not None and (given := _receiver(parse, verb, noun, words)).name:
        found.append((abs(verb.span.start - quantity.end), given))
    if found:
        return min(found, key=lambda pair: pair[0])[1]
    if doing is not None and noun is not None and (host := _host(parse, doing, noun, words)):
        return Place(host)
    if (fronted := _in_front(parse, quantity, words)).name:
        return fronted
    for owner in children(parse, noun, "poss") if noun is not None else ():
        # "Johnson's deputies", "Sunday's protest": a name that is no known place may be anybody's.
        if owner.pos == "PROPN" and (country := country_in(owner.text, words)):
            return Place(country)
    return NOWHERE


def _right_behind(parse: Parse, quantity: Span, words: MeasureWords) -> Place:
    """Give the place right behind a number, each in a list its own: "299 in Zimbabwe and 59 in Malawi"."""
    inside = parse.tokens_in(quantity)
    if not inside or inside[-1].index + 2 >= len(parse.tokens):
        return NOWHERE
    preposition, name = parse.tokens[inside[-1].index + 1 : inside[-1].index + 3]
    is_place = preposition.text.lower() in ("in", "at", "near", "outside", "across") and name.pos == "PROPN"
    return _named_by(parse, preposition, quantity, words) if is_place else NOWHERE


def _in_front(parse: Parse, quantity: Span, words: MeasureWords) -> Place:
    """Give the place that opens a sentence: "In India's Assam, 18 more deaths took the toll to 89"."""
    first = next((t for t in parse.tokens[:1] if t.pos == "ADP"), None)
    is_place = first is not None and first.text.lower() in ("in", "near", "across")
    if first is None or not is_place or first.span.start >= quantity.start:
        return NOWHERE
    return _named_by(parse, first, quantity, words)


def _tells_of_part(parse: Parse, between: Span) -> bool:
    """Tell whether some of the counted are told meanwhile, whose place it is: "12,400, of whom 3,100 work in Spain"."""
    words = [token.text.lower() for token in parse.tokens_in(between)]
    return any(
        one in ("of", "among") and other in ("whom", "them", "these") for one, other in pairwise(words)
    )


def _is_of_anchor(parse: Parse, token: Token, anchors: set[int], words: MeasureWords) -> bool:
    """Tell whether a preposition of place hangs on the counted noun or its verb, or on what hangs on them."""
    if token.text.lower() not in words.place_prepositions and token.text.lower() != "outside":
        return False
    above = parse.tokens[token.head]
    if above.text.lower() == "according":
        return False
    is_nested = above.dep not in ("nsubj", "nsubjpass") and parse.tokens[above.head].index in anchors
    return above.index in anchors or is_nested


def _receiver(parse: Parse, verb: Token, noun: Token | None, words: MeasureWords) -> Place:
    """Give who gets the counted: "sent Norway 500 men", "provide Oslo with 500 men"."""
    if words.outcome_of.get(verb.lemma.lower()) != "send" and verb.lemma.lower() not in words.moves:
        return NOWHERE
    for token in children(parse, verb, "dative", "dobj", "pobj"):
        if token is not noun and (country := words.country(token.text)) is not None:
            return Place(country)
    return NOWHERE


def _host(parse: Parse, verb: Token, noun: Token, words: MeasureWords) -> str:
    """Give the country that has the counted: "Chad hosts 610,000 refugees", "Brazil reported 500 cases"."""
    is_own = noun.lemma.lower() in _OWN_COUNTS and verb.lemma.lower() in words.reporting
    is_own = is_own or (verb.lemma.lower() == "have" and words.thing_of.get(noun.lemma.lower()) != "troops")
    if not (is_own or verb.lemma.lower() in _HOSTING) or noun.head != verb.index:
        return ""
    subjects = (words.country(t.text) for t in children(parse, verb, "nsubj"))
    return next((country for country in subjects if country), "")


def _named_by(parse: Parse, preposition: Token, quantity: Span, words: MeasureWords) -> Place:
    for inner in children(parse, preposition, "pobj"):
        phrase = parse.subtree(inner.index)[:8]
        text = " ".join(t.text for t in phrase)
        lowered = {t.text.lower() for t in phrase}
        word = preposition.text.lower()
        if word == "outside" or (lowered & words.elsewhere and lowered & _PLACES):
            return Place(ELSEWHERE)
        if word == "from" and parse.tokens[preposition.head].lemma.lower() not in _WITHDRAWING:
            continue
        is_ground = inner.pos == "PROPN" or inner.lemma.lower() in words.place_nouns
        if word == "on" and not is_ground:  # "on a Spanish transport" is no place of it
            continue
        said = _said(parse, inner) if is_ground else ""
        if country := country_in(text, words):
            if inner.span.overlaps(quantity):  # "rose to US $41" names no place
                continue
            if word == "near" or lowered & _BESIDE:
                return Place(NEAR + country, said, word if word == "near" else "")
            return Place(country, said, word if word in _SAID_AS_WRITTEN else "")
        names = [t.text for t in phrase if t.pos == "PROPN" and t.text.lower() not in words.place_nouns]
        if all(_is_initials(name) for name in names) or inner.span.overlaps(quantity):
            continue
        is_person = bool(names) and names[0].rstrip(".") in _TITLES  # "at Mrs. Sand's home"
        if names and not is_person and not _is_date(names):
            return Place(" ".join(names[:2]).lower(), said, word if word in _SAID_AS_WRITTEN else "")
    return NOWHERE


def _said(parse: Parse, head: Token) -> str:
    """Give the words of a place as written, "" where they are too many for a measure."""
    phrase = parse.subtree(head.index)
    inside = [t for t in phrase if t.index <= head.index or parse.tokens[head.index + 1].dep == "prep"]
    if len(inside) > _LONGEST + 1 or any(
        t.pos in ("NUM", "VERB") or t.text in (",", "(", ")") for t in inside
    ):
        inside = [t for t in phrase if t.index <= head.index]
    if len(inside) > _LONGEST + 1 or any(t.pos in ("NUM", "VERB", "PUNCT") for t in inside):
        return ""
    first, last = inside[0], inside[-1]
    if last.index - first.index + 1 != len(inside):
        return ""
    said = "".join(
        t.text + (" " if following is not None and following.span.start > t.span.end else "")
        for t, following in zip(inside, [*inside[1:], None], strict=True)
    )
    return said if any(c.isupper() for c in said) else ""


def _is_initials(name: str) -> bool:
    """Tell whether a name is a short form or a sign: "GOP", "kph", "%" and "Dh11.6" are no places."""
    return (
        any(c.isdigit() for c in name)
        or (name.isupper() and len(name) <= _INITIALS)
        or not any(c.isupper() for c in name)
    )


def _is_date(names: list[str]) -> bool:
    return any(name.lower().rstrip(".") in _CALENDAR for name in names)
