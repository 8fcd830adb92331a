"""The parts of a measure that the tree gives: thing, group, outcome, place, and the words they rest on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.extraction.counted import Counted
from reportedly.extraction.counted_unit import unit_phrase
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_outcome import happening_of, participle
from reportedly.extraction.measure_place import NOWHERE, Place, country_in, place_of
from reportedly.extraction.measure_words import MeasureWords
from reportedly.model.span import Span

__all__ = ["Parts", "parts_of"]

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
_DROPPED = frozenset({"det", "nummod", "quantmod", "advmod", "punct", "cc", "predet"})
_TOO_WIDE = frozenset({"rate", "price", "index", "level", "duty", "tax", "deficit", "debt", "benchmark"})
_SUFFERING = frozenset({"lose", "suffer", "sustain"})
_ARRIVALS = frozenset({"arrival", "departure", "crossing", "evacuation", "arrest"})
_KINDS_BEHIND = frozenset({"case", "infection", "outbreak", "dose", "count"})
_LOSSES = frozenset({"death", "fatality", "casualty", "loss", "injury", "dead"})
# Sums themselves: an aid package worth $400 million is that sum.
_SUMS = frozenset(
    "package deal contract loan grant prize order fine bond aid project programme program".split()
)
_EMPTY = frozenset({"tune", "worth"})
# Who does something to a quantity is not what the number measures: "the kingdom pumped 9 million barrels".
_AGENTS = frozenset(
    "company firm bank government kingdom country group ministry agency fire wildfire".split()
)
_EXTENTS = dict.fromkeys("acre hectare ha".split(), "area") | dict.fromkeys(
    "mile kilometre kilometer km metre meter m foot yard".split(), "distance"
)
_STAYING = frozenset("average total near match outpace stretch weigh measure yield hover range need".split())
_TRADES = frozenset({"buy", "sell", "acquire", "purchase"})
_REACHING = frozenset(
    "touch cross approach breach equal represent clear".split()
)  # subjects of these are sums
# Scale letters and words, and brackets, that a tree leaves before a noun.
_LETTERS = frozenset({"m", "mn", "bn", "k", "lakh", "crore", "[", "%", "-"})
_LONGEST_TAIL = 5  # words of "excise duty on fuel" behind its noun


@dataclass(frozen=True, slots=True)
class Parts:
    """Normalised parts in lower case; "" where the clause does not say.

    `noun` is the counted noun as written, without number and hedges; `said` how an outcome of no class is
    said, `place_said` and `place_preposition` the place as written. The noun's span comes first in `spans`.
    """

    thing: str = ""
    noun: str = ""
    lemma: str = ""
    group: str = ""
    outcome: str = ""
    place: str = ""
    spans: tuple[Span, ...] = ()
    said: str = ""
    place_said: str = ""
    place_preposition: str = ""
    unit: str = ""  # the counted noun with what makes it another kind of thing ("fighter jet")


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
    if is_money and (worth := _worth(parse, quantity, words)) is not None:
        return worth
    if is_money and (amount := _amount(parse, quantity, counted, words)) is not None:
        return amount
    if is_unit and not is_money and (done := _done_to(parse, quantity, counted, words)) is not None:
        return done
    if is_unit and (margin := _margin(parse, quantity, counted)) is not None:
        return margin
    noun = _specific(parse, quantity, counted.noun, words)
    if is_unit and noun is not None and noun.lemma.lower() in _EMPTY:
        # "£2m worth of paintings", and nothing in "to the tune of £4.2m"
        inside = [
            t for p in _below(parse, noun, "prep") if p.text.lower() == "of" for t in _below(parse, p, "pobj")
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
    named = ""  # "Derna dead at 11,300": a name stands where the thing should
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
    place = place_of(parse, quantity, noun, verb or counted.verb, words)
    if place is NOWHERE and named:
        place = Place(named)
    if noun is not None and (ground := _ground(parse, noun, words)):
        group = "" if group == ground else group
        place = Place(ground) if place is NOWHERE else place
    tokens = _phrase_tokens(parse, _whole_rate(noun, counted.noun), quantity) if noun else []
    if noun is not None and (is_unit or counted.is_base):
        tokens += _tail(
            parse, noun, quantity, ("of", "on", "for", "in") if counted.is_base else ("of", "on", "for")
        )
    spans = [Span(tokens[0].span.start, tokens[-1].span.end)] if tokens else []
    if verb is not None and not any(s.overlaps(verb.span) for s in spans):
        spans.append(verb.span)
    return Parts(
        thing, _written(tokens, words), lemma, group, outcome, place.name, tuple(spans),
        happening.said, place.said, place.preposition,
        "" if noun is None or is_unit else unit_phrase(parse, noun, quantity, words),
    )  # fmt: skip


def _whole_rate(noun: Token, named: Token | None) -> Token:
    """Give "rate" where its first part is what is measured: a measure says "policy rate"."""
    is_rate = named is not None and named.lemma.lower() == "rate" and noun.head == named.index
    return named if named is not None and is_rate and noun.dep == "compound" else noun


def _worth(parse: Parse, quantity: Span, words: MeasureWords) -> Parts | None:
    """Name the value of what is worth a sum: "jets worth $52 billion"."""
    first = min((t.index for t in parse.tokens_in(quantity)), default=0)
    worth = next((t for t in parse.tokens[max(0, first - 3) : first] if t.text.lower() == "worth"), None)
    if worth is None:
        return None
    held = next((t for t in parse.tokens[worth.index - 1 : worth.index] if t.pos == "NOUN"), None)
    held = held or parse.tokens[worth.head]  # "jets worth $52 billion", however the tree takes "worth"
    if held.pos in ("VERB", "AUX"):
        held = next(_below(parse, held, "nsubj"), held)
    is_sum = held.lemma.lower() in _SUMS or words.is_person(held.lemma.lower())
    if held.pos != "NOUN" or held.span.overlaps(quantity) or is_sum:
        return None
    tokens = _phrase_tokens(parse, held, quantity)
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    thing = f"value of {held.lemma.lower()}"
    owner = country_in(" ".join(t.text for t in tokens[:-1]), words)
    return Parts(thing, f"value of {_written(tokens, words)}", "value", place=owner, spans=(span, worth.span))


def _margin(parse: Parse, quantity: Span, counted: Counted) -> Parts | None:
    """Name points between two rivals: "three points clear", "leads by one percentage point"."""
    inside = parse.tokens_in(quantity)
    if not inside or inside[-1].lemma.lower() != "point":
        return None
    following = [t.text.lower() for t in parse.tokens[inside[-1].index + 1 : inside[-1].index + 2]]
    near = [t.text.lower() for t in parse.tokens[max(0, inside[0].index - 10) : inside[0].index]]
    verb = counted.verb.lemma.lower() if counted.verb is not None else ""
    is_led = counted.preposition == "by" and verb in ("lead", "trail", "beat")
    is_by = "by" in near[-4:] and bool({"ahead", "behind", "leading", "trailing"} & set(near))
    is_apart = following[:1] in (["clear"], ["ahead"], ["behind"], ["adrift"]) or is_led or is_by
    return Parts("lead", "lead", "lead") if is_apart else None


def _amount(parse: Parse, quantity: Span, counted: Counted, words: MeasureWords) -> Parts | None:
    """Name a sum by its verb: "plans to spend $5 million on roads" is spending on roads."""
    verb = counted.verb
    if verb is None or counted.rule != "measure.clause" or counted.preposition in ("to", "at"):
        return None
    if verb.span.overlaps(quantity):  # "775 CFA francs", a verb to the tagger
        return None
    if counted.preposition == "for" and verb.lemma.lower() in _TRADES:
        return _price(parse, quantity, verb, words)
    noun = words.amounts.get(verb.lemma.lower())
    is_payer = counted.noun is None or counted.noun.dep == "nsubj" or counted.noun.index == verb.head
    is_receiver = counted.noun is not None and counted.noun.dep in ("dative", "dobj", "nsubjpass")
    is_payer = is_payer or (is_receiver and not counted.preposition)  # "fined the bank $20 million"
    if noun is None and is_payer and counted.noun is not None:
        if words.is_person(counted.noun.lemma.lower()):
            return _handled(parse, quantity, verb, words) or Parts()
        return _handled(parse, quantity, verb, words)
    if noun is None or not is_payer:
        return None
    number = [t for t in parse.tokens if t.head == verb.index and t.dep in ("dobj", "pobj", "nsubjpass")]
    for holder in (*number, verb):
        tail = _tail(parse, holder, None, ("on", "for"))
        if tail:
            break
    return Parts(
        " ".join([*(t.lemma.lower() for t in tail[-1:]), noun]),
        f"{noun} {_written(tail, words)}".strip(),
        noun,
        spans=(verb.span, *((Span(tail[0].span.start, tail[-1].span.end),) if tail else ())),
    )


def _price(parse: Parse, quantity: Span, verb: Token, words: MeasureWords) -> Parts:
    """Name what is sold for a sum: "price of wheat"; who sells or buys it is not measured."""
    sold = next(_below(parse, verb, "dobj", "nsubjpass"), None) or next(_below(parse, verb, "nsubj"), None)
    is_thing = sold is not None and sold.pos == "NOUN" and sold.lemma.lower() not in _AGENTS
    if sold is None or not is_thing or words.is_person(sold.lemma.lower()):
        return Parts("price", "price", "price", spans=(verb.span,))
    tokens = [t for t in _phrase_tokens(parse, sold, quantity) if not t.span.overlaps(quantity)]
    tokens += _tail(parse, sold, quantity, ("of",))  # "a bag of rice"
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    name = f"price of {_written(tokens, words)}"
    return Parts(f"price of {sold.lemma.lower()}", name, "price", spans=(span, verb.span))


def _done_to(parse: Parse, quantity: Span, counted: Counted, words: MeasureWords) -> Parts | None:
    """Name a measured quantity by what somebody did with it: "wildfires have burned 1.6 million acres"."""
    noun, verb = counted.noun, counted.verb
    if noun is None or verb is None or counted.rule != "measure.clause" or counted.preposition:
        return None
    is_agent = noun.pos == "PROPN" or noun.lemma.lower() in _AGENTS or words.is_person(noun.lemma.lower())
    unit = next((t.lemma.lower() for t in reversed(parse.tokens_in(quantity))), "")
    if noun.dep != "nsubj" or not is_agent or verb.lemma.lower() in _STAYING or unit in _TIMES:
        return None
    done = _handled(parse, quantity, verb, words)
    name = _EXTENTS.get(unit.removesuffix("s"), "amount")
    return None if done is None else replace(done, thing=name, noun=name, lemma=name)


def _handled(parse: Parse, quantity: Span, verb: Token, words: MeasureWords) -> Parts | None:
    """Name a sum by what somebody did with it, not by who did: "was told to forfeit $26 million"."""
    is_reached = verb.lemma.lower() in _REACHING
    is_object = not is_reached and any(
        t.dep == "dobj" and t.span.overlaps(quantity) for t in _below(parse, verb)
    )
    if not is_object or verb.lemma.lower() in words.light | words.rises | words.falls | words.holding:
        return None
    done = participle(verb, words)
    return Parts("amount", "amount", "amount", spans=(verb.span,), said=done) if done else None


def _holder_of_level(parse: Parse, level: Token) -> Token | None:
    """Give what stands at a level: "unemployment hit a record low of 6.1 %" measures unemployment."""
    verb = parse.tokens[level.head]
    if level.dep not in ("dobj", "attr") or verb.pos not in ("VERB", "AUX"):
        return None
    return next((t for t in _below(parse, verb, "nsubj") if t.pos == "NOUN"), None)


def _tail(parse: Parse, noun: Token, quantity: Span | None, prepositions: Sequence[str]) -> list[Token]:
    """Give the words behind a noun that say which: "excise duty on fuel", "officers in the army"."""
    for preposition in _below(parse, noun, "prep"):
        phrase = parse.subtree(preposition.index)
        is_near = preposition.index == noun.index + 1 or quantity is None
        if not is_near or preposition.text.lower() not in prepositions or len(phrase) > _LONGEST_TAIL + 2:
            continue
        words = [t for t in phrase if t.dep not in ("det", "case") and t.pos != "PART"]
        is_plain = all(t.pos in ("ADP", "NOUN", "PROPN", "ADJ", "DET", "PART") for t in phrase)
        is_whole = phrase[-1].index - phrase[0].index + 1 == len(phrase)
        is_other = quantity is None or not any(t.span.overlaps(quantity) for t in phrase)
        is_time = any(t.lemma.lower() in _TIMES for t in phrase)
        if preposition.text.lower() in ("of", "in") and any(c.isdigit() for t in phrase for c in t.text):
            continue  # "profit surged 34 percent in Q3", not "spending on a Gulfstream G550"
        if any(t.tag == "PRP$" for t in phrase):
            continue
        if is_plain and is_whole and is_other and not is_time and 1 < len(words) <= _LONGEST_TAIL:
            return phrase
    return []


_TIMES = frozenset(
    "hour minute second decade year quarter month week day january february march april may june july august september october november "
    "december monday tuesday wednesday thursday friday saturday sunday today yesterday time period".split()
)


def _written(tokens: Sequence[Token], words: MeasureWords) -> str:
    """Give the words with one space where the text has any, a sentence's first word in lower case."""
    if not tokens:
        return ""
    pieces = [
        token.text + (" " if following is not None and following.span.start > token.span.end else "")
        for token, following in zip(tokens, [*tokens[1:], None], strict=True)
    ]
    text = " ".join("".join(pieces).split())
    is_name = tokens[0].pos == "PROPN" or words.country_pattern.match(text) is not None
    opens = tokens[0].index == 0 and not is_name
    return text[:1].lower() + text[1:] if opens and text[1:2].islower() else text


def _below(parse: Parse, token: Token, *deps: str) -> Iterator[Token]:
    for index in parse.children[token.index]:
        if not deps or parse.tokens[index].dep in deps:
            yield parse.tokens[index]


def _specific(parse: Parse, quantity: Span, noun: Token | None, words: MeasureWords) -> Token | None:
    """Go from "number", "toll" or "forecast" to what is numbered: "the number of dead"."""
    if noun is None or noun.lemma.lower() not in words.tolls | words.classifiers | _GENERIC:
        return noun
    is_many = noun.tag == "NNS" and noun.span.start >= quantity.end and noun.lemma.lower() in words.tolls
    if noun.text.lower() == "shares" or is_many:  # of a company, on the market; "37 million records"
        return noun
    is_classifier = noun.lemma.lower() in words.classifiers
    for prep in _below(parse, noun, "prep"):
        if prep.text.lower() in ("of", "for", "on"):
            for inner in _below(parse, prep, "pobj", "pcomp"):
                if inner.span.overlaps(quantity):
                    continue
                is_name = inner.pos == "PROPN" and words.country(inner.text) is None
                is_known = inner.lemma.lower() in words.thing_of or inner.lemma.lower() in words.herds
                is_state = inner.text.lower() in words.outcome_of  # "the number of displaced"
                if is_known if is_classifier else (inner.pos in ("NOUN", "ADJ") or is_name or is_state):
                    return inner
    if is_classifier:
        return noun
    if noun.lemma.lower() in words.outcome_of:
        return noun
    compound = next(
        (t for t in reversed(list(_below(parse, noun, "compound")))
         if t.pos == "NOUN" and t.lemma.lower() not in _CLAIMS), None,
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
        for t in _below(parse, noun, *kinds)
        if (t.pos in ("NOUN", "ADJ") or (t.index == 0 and words.country(t.text) is None))
        and not t.span.overlaps(quantity)
        and not t.text[:1].isdigit()
    ]
    compounds = compounds or _of_kind(parse, noun)
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
        for t in _below(parse, holder, "amod")
        if t.text.lower() in words.distinct and t.index < noun.index
    ]


def _person_of(parse: Parse, noun: Token, words: MeasureWords) -> Token | None:
    """Give those whom an event befell: "civilian deaths", "migrant arrivals"."""
    lemma = noun.lemma.lower()
    if lemma not in _LOSSES | _ARRIVALS:
        return None
    for token in _below(parse, noun, "compound", "amod"):
        name = token.lemma.lower()
        if token.pos in ("NOUN", "ADJ") and name in words.people and name not in ("human", "dead", "people"):
            return token
    return None


def _of_kind(parse: Parse, noun: Token) -> list[str]:
    """Give the kind that stands behind its noun: "cases of cholera" are cholera cases."""
    if noun.lemma.lower() not in _KINDS_BEHIND:
        return []
    for preposition in _below(parse, noun, "prep"):
        for kind in _below(parse, preposition, "pobj"):
            if preposition.text.lower() == "of" and kind.tag in ("NN", "NNP") and kind.text.isalpha():
                return [kind.lemma.lower()]
    return []


def _country_of(parse: Parse, token: Token, words: MeasureWords) -> str | None:
    """Give the country that a name and the words before it stand for ("North Koreans")."""
    if token.index and parse.tokens[token.index - 1].head == token.index:
        two = f"{parse.tokens[token.index - 1].text} {token.text}"
        if (country := words.country(two)) is not None:
            return country
    return words.country(token.text)


def _group(parse: Parse, quantity: Span, noun: Token | None, verb: Token | None, words: MeasureWords) -> str:
    """Give the country of the counted: "North Korean troops", "soldiers from Chad", "Chad sent 500 men"."""
    if noun is not None:
        inside = [t for t in parse.subtree(noun.index) if t.index <= noun.index and t.pos != "PUNCT"]
        owners = {t.index for owner in _below(parse, noun, "poss") for t in parse.subtree(owner.index)}
        is_behind = noun.span.start >= quantity.end  # then what stands before the number may be a dateline
        left = [t for t in inside if not is_behind or t.span.start >= quantity.end or t.index in owners]
        if group := country_in(" ".join(t.text for t in left), words):
            return group
        for prep in _below(parse, noun, "prep"):
            if prep.text.lower() in ("from", "of", "for"):
                inside = parse.subtree(prep.index)[1:4]
                if any(t.span.overlaps(quantity) for t in inside):  # "an appeal for 71 million US dollars"
                    continue
                inner = " ".join(t.text for t in inside)
                if group := country_in(inner, words):
                    return group
    # Who takes or ships somebody need not be their country: "brought by vessels of Russia's fleet".
    if noun is not None and (owner := _owner(parse, noun, words)):
        return owner
    outcome = words.outcome_of.get(verb.lemma.lower()) if verb is not None else None
    is_army = noun is not None and words.thing_of.get(noun.lemma.lower()) == "troops"
    if verb is not None and (
        outcome in ("send", "launch")
        or verb.lemma.lower() in _SUFFERING
        or (outcome == "protest" and is_army)
    ):
        return _sender(parse, verb, words)
    return ""


def _owner(parse: Parse, noun: Token, words: MeasureWords) -> str:
    """Give the country that "its soldiers" are of: the subject named before."""
    if not any(t.text.lower() in ("its", "their") for t in _below(parse, noun, "poss")):
        return ""
    before = [t for t in parse.tokens[: noun.index] if t.dep == "nsubj" and t.pos == "PROPN"]
    return next((country for t in reversed(before) if (country := _country_of(parse, t, words))), "")


def _ground(parse: Parse, noun: Token, words: MeasureWords) -> str:
    """Give the country of what befell the counted: "death toll from the Myanmar quake", "Chile fire deaths".

    A country's name before a common noun that is neither people nor an army says where, not who.
    """
    for preposition in _below(parse, noun, "prep"):
        if preposition.text.lower() in ("from", "of", "after", "in"):
            for inner in _below(parse, preposition, "pobj"):
                if country := _country_before(parse, inner, words):
                    return country
    for event in _below(parse, noun, "compound", "nmod"):
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
        t for owner in _below(parse, noun, "compound", "poss", "nmod") for t in parse.subtree(owner.index)
    ]
    text = " ".join(t.text for t in inside if t.index < noun.index)
    found = country_in(text, words)
    return found if found and found in text.lower() else ""  # by its name, not as its people


def _sender(parse: Parse, verb: Token, words: MeasureWords) -> str:
    here = verb
    for _ in range(3):
        for subject in reversed(list(_below(parse, here, "nsubj"))):
            close = [*_below(parse, subject, "compound", "amod", "poss", "det"), subject]
            return country_in(" ".join(t.text for t in sorted(close, key=lambda t: t.index)), words)
        for agent in _below(parse, here, "agent"):
            return country_in(" ".join(t.text for t in parse.subtree(agent.index)[1:4]), words)
        if here.dep not in ("xcomp", "conj") or here.head == here.index:
            break
        here = parse.tokens[here.head]
    return ""


def _opens_hyphened(parse: Parse, index: int, quantity: Span) -> bool:
    """Tell whether a word begins another with a hyphen, and is neither a number nor the start of one."""
    word, mark, rest = parse.tokens[index : index + 3]
    is_glued = word.span.end == mark.span.start and mark.span.end == rest.span.start
    is_plain = word.text.isalpha() and word.pos not in ("NUM", "DET") and word.tag != "CD"
    return mark.text == "-" and is_glued and is_plain and not word.span.overlaps(quantity)


def _phrase_tokens(parse: Parse, noun: Token, quantity: Span) -> list[Token]:
    """Give the words of the noun phrase between the number and its end, or around a noun before it."""
    indices = {noun.index}
    for token in _below(parse, noun, "amod", "compound", "poss", "nmod"):
        if token.pos == "NUM" or token.span.overlaps(quantity) or token.tag in ("PRP$", "JJR", "JJS"):
            continue
        is_other = any(t.pos == "NUM" and not t.span.overlaps(quantity) for t in parse.subtree(token.index))
        if is_other or token.text in ("%", "$"):  # "seven 30-round magazines"
            continue
        indices |= {t.index for t in parse.subtree(token.index) if not t.span.overlaps(quantity)}
    first, last = noun.index, noun.index
    while (
        first > 1
        and parse.tokens[first - 1].text == "-"
        and not parse.tokens[first - 2].span.overlaps(quantity)
    ):
        part = parse.tokens[first - 2]
        if part.span.end != parse.tokens[first - 1].span.start or not part.text.isalpha():
            break
        indices |= {first - 1, first - 2}  # "e-mails"
        first -= 2
    claims = [i for i in indices if parse.tokens[i].lemma.lower() in _GENERIC and i < noun.index]
    if claims:  # "the IMF forecasts growth of 3 percent", read as one noun phrase
        indices = {i for i in indices if i > max(claims)}
    while first - 1 in indices and not parse.tokens[first - 1].span.overlaps(quantity):
        first -= 1
    if parse.tokens[first].text == "-":  # "the 2,400-strong force"
        first = min(first + 2, last)
    inside = parse.tokens[first : last + 1]
    while len(inside) > 1 and (inside[0].text[:1].isdigit() or inside[0].text.lower() in _LETTERS):
        inside = inside[1:]  # "1.9m people": a number is no word of what it counts
    kept = [
        t
        for t in inside
        if t.dep not in _DROPPED
        or t.index == noun.index
        or t.text == "-"
        or (t.index + 2 <= last and _opens_hyphened(parse, t.index, quantity))
    ]
    return kept[1:] if kept[0].text == "-" and len(kept) > 1 else kept
