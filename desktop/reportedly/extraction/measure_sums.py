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

__all__ = ["amount_of", "done_to", "margin_of", "moved_of", "worth_of"]

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
# Categories of sums that the verb of the text says better: "money sought", "money given to the town".
_SAID_BY_VERB = frozenset({"funding", "funding needed", "money received", "money raised", "spending"})
_SPENDING = "spend"
_MONEY_VERBS = frozenset({"take", "put", "get"})  # light verbs that move a sum
_WAYS = ("into", "off", "from", "to")
_IN_WAYS = ("in", *_WAYS)
_NEAR_RECEIVER, _LONGEST_RECEIVER = 5, 3  # words behind the verb, words of "each family"
_RATIOS = frozenset({"percent", "%", "cent", "pct", "point", "degree", "fold"})
_MONEY, _AMOUNT = "money", "amount"
# What somebody does to tonnes and litres: "the mine shipped 30,000 tonnes" measures no mine.
_DOING = frozenset(
    "produce make ship deliver store leak spill discharge pump emit release dump generate export import process refine "
    "consume use harvest extract haul collect distribute supply drain".split()
)
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
    if noun is None and is_payer:
        is_person = counted.noun is not None and words.is_person(counted.noun.lemma.lower())
        return _handled(parse, quantity, verb, words, is_money=True) or (Parts() if is_person else None)
    if noun is None or not is_payer:
        return None
    said = _said_by_verb(parse, quantity, counted, verb, words) if noun in _SAID_BY_VERB else ""
    number = [t for t in parse.tokens if t.head == verb.index and t.dep in ("dobj", "pobj", "nsubjpass")]
    for holder in (*number, verb):
        tail = tail_of(parse, holder, None, ("on", "for"))
        if tail:
            break
    return Parts(
        " ".join([*(t.lemma.lower() for t in tail[-1:]), noun]),
        f"{said or noun} {written(tail, words)}".strip(),
        noun,
        spans=(verb.span, *((Span(tail[0].span.start, tail[-1].span.end),) if tail else ())),
    )


def _said_by_verb(parse: Parse, quantity: Span, counted: Counted, verb: Token, words: MeasureWords) -> str:
    """Say a sum by its verb: "money offered to each family", "money asked for", "money invested in the port"."""
    done = _with_particle(parse, verb, words)
    if verb.lemma.lower() == _SPENDING or not done:
        return ""
    link = counted.preposition if counted.preposition == "for" else ""
    return " ".join(part for part in (_MONEY, done, link, _way(parse, quantity, verb, words)) if part)


def _way(parse: Parse, quantity: Span, verb: Token, words: MeasureWords) -> str:
    """Say where a sum goes or comes from: "to the town", "into the scheme", "from savers"."""
    for receiver in children(parse, verb, "dative"):
        if receiver.pos in ("NOUN", "PROPN") and receiver.index < verb.index + _NEAR_RECEIVER:
            named = parse.subtree(receiver.index)
            if len(named) <= _LONGEST_RECEIVER and not any(t.pos == "NUM" for t in named):
                return f"to {written(named, words)}"
    ways = _IN_WAYS if verb.lemma.lower() == "invest" else _WAYS
    if tail := tail_of(parse, verb, None, ways):
        return written(tail, words)
    return ""


def moved_of(parse: Parse, quantity: Span, counted: Counted, words: MeasureWords) -> Parts | None:
    """Name a quantity by what it did or what befell it: "4 million litres had escaped", "$3m was taken off"."""
    verb = counted.verb
    if verb is None or counted.noun is not None or counted.rule != "measure.clause" or counted.preposition:
        return None
    role = next((t.dep for t in children(parse, verb) if t.span.overlaps(quantity)), "")
    lemma = verb.lemma.lower()
    name, unit = _AMOUNT, parse.tokens_in(quantity)[-1].lemma.lower()
    if unit in _RATIOS or unit in TIMES:
        return None
    if role == "nsubj" and verb.pos == "VERB" and not verb.tag.startswith("VBG"):
        if (
            lemma in words.light | words.rises | words.falls | words.holding | words.reporting
            or lemma in _STAYING
        ):
            return None
        told = f"that {'had ' if verb.tag == 'VBN' else ''}{verb.text.lower()}"
        objects = [t for t in children(parse, verb, "dobj") if t.pos == "NOUN"]
        tokens = _whole(parse, objects[0]) if objects else []
        said = f"{told} {written(tokens, words)}".strip()
        return Parts(name, f"{name} {said}", name, spans=(verb.span,))
    if (
        role == "nsubjpass"
        and words.amounts.get(lemma) is None
        and lemma not in words.light | words.reporting
    ):
        done = _with_particle(parse, verb, words)
        way = _way(parse, quantity, verb, words)
        return Parts(name, f"{name} {done} {way}".strip(), name, spans=(verb.span,), outcome=done)
    return None


def _whole(parse: Parse, noun: Token) -> list[Token]:
    """Give a noun with what stands before it: "the river"."""
    before = [t for t in parse.subtree(noun.index) if t.index <= noun.index]
    return before if len(before) <= _LONGEST_RECEIVER else [noun]


def _with_particle(parse: Parse, verb: Token, words: MeasureWords) -> str:
    particle = next((t.text.lower() for t in children(parse, verb, "prt")), "")
    if not particle and _is_aside(parse, verb):
        particle = "aside"
    done = participle(verb, words)
    return f"{done} {particle}".strip() if done else ""


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
    is_agent = is_agent or (verb.lemma.lower() in _DOING and unit not in _RATIOS)
    if noun.dep != "nsubj" or not is_agent or verb.lemma.lower() in _STAYING or unit in TIMES:
        return None
    done = _handled(parse, quantity, verb, words)
    name = _EXTENTS.get(unit.removesuffix("s"), "amount")
    if done is None:
        return None
    return replace(done, thing=name, noun=name + done.noun.removeprefix(_AMOUNT), lemma=name)


def _handled(
    parse: Parse, quantity: Span, verb: Token, words: MeasureWords, *, is_money: bool = False
) -> Parts | None:
    """Name a sum by what somebody did with it, not by who did: "was told to forfeit $26 million"."""
    lemma = verb.lemma.lower()
    is_object = lemma not in _REACHING and any(
        t.dep == "dobj" and t.span.overlaps(quantity) for t in children(parse, verb)
    )
    is_moved = is_money and (lemma in _MONEY_VERBS or (lemma == "set" and _is_aside(parse, verb)))
    is_idle = lemma in (words.light | words.rises | words.falls | words.holding) - _DOING
    if not is_object or (is_idle and not (is_moved and _is_by_somebody(parse, verb))):
        return None
    done = _with_particle(parse, verb, words)
    if not done:
        return None
    noun = f"{_AMOUNT} {done} {_way(parse, quantity, verb, words)}".strip()
    return Parts(_AMOUNT, noun, _AMOUNT, spans=(verb.span,), outcome=done)


def _is_aside(parse: Parse, verb: Token) -> bool:
    return any(t.text.lower() == "aside" for t in children(parse, verb, "prt", "advmod"))


def _is_by_somebody(parse: Parse, verb: Token) -> bool:
    """Tell "they took $4 million" from "it takes $4 million to build one"."""
    is_told = verb.tag in ("VBD", "VBN", "VB", "VBG")
    return is_told and not any(
        t.text.lower() == "it" for t in children(parse, verb, "nsubj") if verb.tag == "VBZ"
    )
