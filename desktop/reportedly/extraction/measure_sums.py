"""What sums and other quantities with a unit are: a price, a fine, an area that burned, a lead."""

from dataclasses import replace

from reportedly.extraction.counted import Counted
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_outcome import participle
from reportedly.extraction.measure_place import country_in
from reportedly.extraction.measure_text import TIMES, Parts, phrase_tokens, tail_of, written
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.syntax import children
from reportedly.model.span import Span

__all__ = ["amount_of", "done_to", "margin_of", "worth_of"]

# Sums themselves: an aid package worth $400 million is that sum.
_SUMS = frozenset(
    "package deal contract loan grant prize order fine bond aid project programme program".split()
)
# Who does something to a quantity is not what the number measures: "the kingdom pumped 9 million barrels".
_AGENTS = frozenset(
    "company firm bank government kingdom country group ministry agency fire wildfire".split()
)
_EXTENTS = dict.fromkeys("acre hectare ha".split(), "area") | dict.fromkeys(
    "mile kilometre kilometer km metre meter m foot yard".split(), "distance"
)
_STAYING = frozenset("average total near match outpace stretch weigh measure yield hover range need".split())
_SENTENCING = frozenset({"sentence", "jail", "imprison"})
_TRADES = frozenset({"buy", "sell", "acquire", "purchase"})
_REACHING = frozenset(
    "touch cross approach breach equal represent clear".split()
)  # subjects of these are sums


def worth_of(parse: Parse, quantity: Span, words: MeasureWords) -> Parts | None:
    """Name the value of what is worth a sum: "jets worth $52 billion"."""
    first = min((t.index for t in parse.tokens_in(quantity)), default=0)
    worth = next((t for t in parse.tokens[max(0, first - 3) : first] if t.text.lower() == "worth"), None)
    if worth is None:
        return None
    held = next((t for t in parse.tokens[worth.index - 1 : worth.index] if t.pos == "NOUN"), None)
    held = held or parse.tokens[worth.head]  # "jets worth $52 billion", however the tree takes "worth"
    if held.pos in ("VERB", "AUX"):
        held = next(iter(children(parse, held, "nsubj")), held)
    is_sum = held.lemma.lower() in _SUMS or words.is_person(held.lemma.lower())
    if held.pos != "NOUN" or held.span.overlaps(quantity) or is_sum:
        return None
    tokens = phrase_tokens(parse, held, quantity)
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    thing = f"value of {held.lemma.lower()}"
    owner = country_in(" ".join(t.text for t in tokens[:-1]), words)
    return Parts(thing, f"value of {written(tokens, words)}", "value", place=owner, spans=(span, worth.span))


def margin_of(parse: Parse, quantity: Span, counted: Counted) -> Parts | None:
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


def amount_of(parse: Parse, quantity: Span, counted: Counted, words: MeasureWords) -> Parts | None:
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
        tail = tail_of(parse, holder, None, ("on", "for"))
        if tail:
            break
    return Parts(
        " ".join([*(t.lemma.lower() for t in tail[-1:]), noun]),
        f"{noun} {written(tail, words)}".strip(),
        noun,
        spans=(verb.span, *((Span(tail[0].span.start, tail[-1].span.end),) if tail else ())),
    )


def _price(parse: Parse, quantity: Span, verb: Token, words: MeasureWords) -> Parts:
    """Name what is sold for a sum: "price of wheat"; who sells or buys it is not measured."""
    sold = next(iter(children(parse, verb, "dobj", "nsubjpass") or children(parse, verb, "nsubj")), None)
    is_thing = sold is not None and sold.pos == "NOUN" and sold.lemma.lower() not in _AGENTS
    if sold is None or not is_thing or words.is_person(sold.lemma.lower()):
        return Parts("price", "price", "price", spans=(verb.span,))
    tokens = [t for t in phrase_tokens(parse, sold, quantity) if not t.span.overlaps(quantity)]
    tokens += tail_of(parse, sold, quantity, ("of",))  # "a bag of rice"
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    name = f"price of {written(tokens, words)}"
    return Parts(f"price of {sold.lemma.lower()}", name, "price", spans=(span, verb.span))


def done_to(parse: Parse, quantity: Span, counted: Counted, words: MeasureWords) -> Parts | None:
    """Name a measured quantity by what somebody did with it: "wildfires have burned 1.6 million acres"."""
    noun, verb = counted.noun, counted.verb
    unit = next((t.lemma.lower() for t in reversed(parse.tokens_in(quantity))), "")
    if verb is not None and verb.lemma.lower() in _SENTENCING and unit in TIMES:
        return Parts("sentence", "prison sentence", "sentence", spans=(verb.span,))
    if noun is None or verb is None or counted.rule != "measure.clause" or counted.preposition:
        return None
    is_agent = noun.pos == "PROPN" or noun.lemma.lower() in _AGENTS or words.is_person(noun.lemma.lower())
    if noun.dep != "nsubj" or not is_agent or verb.lemma.lower() in _STAYING or unit in TIMES:
        return None
    done = _handled(parse, quantity, verb, words)
    name = _EXTENTS.get(unit.removesuffix("s"), "amount")
    return None if done is None else replace(done, thing=name, noun=name, lemma=name)


def _handled(parse: Parse, quantity: Span, verb: Token, words: MeasureWords) -> Parts | None:
    """Name a sum by what somebody did with it, not by who did: "was told to forfeit $26 million"."""
    is_reached = verb.lemma.lower() in _REACHING
    is_object = not is_reached and any(
        t.dep == "dobj" and t.span.overlaps(quantity) for t in children(parse, verb)
    )
    if not is_object or verb.lemma.lower() in words.light | words.rises | words.falls | words.holding:
        return None
    done = participle(verb, words)
    return Parts("amount", "amount", "amount", spans=(verb.span,), said=done) if done else None
