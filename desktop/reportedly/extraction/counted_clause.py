"""What a bare number counts by a set form of its clause: a topic put first, receivers of a supply, "its own"."""

from collections.abc import Sequence

from reportedly.extraction.counted_forms import is_of_those_who
from reportedly.extraction.counted_tree import NOUNS
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.syntax import children
from reportedly.model.span import Span

__all__ = [
    "are_just_people", "befell_before", "is_figure_that", "is_given_to", "is_verb_of_country", "kind_behind", "loading",
    "price_of", "topic_of",
]  # fmt: skip

_TOPICS = (["as", "for"], ["as", "to"])
_LONGEST_TOPIC = 7  # tokens of "As for the villagers of the valley,"
_HEDGES = frozenset(
    "about around some roughly nearly almost just only at least most up to more than over fewer".split()
)
# What somebody gives to those who are counted then: "cut power to 300,000", "brought water to 5,000".
_SUPPLIES = frozenset(
    "power electricity water gas heating food aid help relief care access shelter bread medicine medicines "
    "support treatment supplies meals rations cash".split()
)
# What some of those counted are, said behind "are".
_KINDS = frozenset(
    "male female positive negative foreign local private public civilian military armed severe mild critical minor "
    "serious fatal elderly pregnant disabled illegal vaccinated unvaccinated insured uninsured empty open closed "
    "vacant occupied operational active inactive confirmed suspected probable fake invalid valid forged".split()
)
_MISHAPS = frozenset("sinks capsizes crashes overturns collapses burns explodes derails".split())
_TRADES = frozenset("sell trade buy go sold bought".split())
_COSTS = frozenset({"cost", "fetch"})
_COUNT_WORDS = frozenset({"figure", "number", "count", "total", "tally", "toll", "estimate"})


def topic_of(parse: Parse, inside: Sequence[Token]) -> Token | None:
    """Give the noun that a sentence puts first for the number to count: "As for the farmers, 300 have left"."""
    first, last = inside[0].index, inside[-1].index
    opening = [t.text.lower() for t in parse.tokens[:2]]
    comma = next((t.index for t in parse.tokens[: _LONGEST_TOPIC + 1] if t.text == ","), None)
    if opening not in _TOPICS or comma is None or comma > first:
        return None
    between = parse.tokens[comma + 1 : first]
    if any(t.text.lower() not in _HEDGES for t in between):
        return None
    behind = parse.tokens[last + 1 : last + 2]
    if not behind or behind[0].pos in NOUNS | {"ADJ"}:
        return None
    named = children(parse, parse.tokens[1], "pobj") or children(parse, parse.tokens[0], "pobj")
    return next((t for t in named if t.tag in ("NNS", "NNPS") and t.index < comma), None)


def befell_before(parse: Parse, head: Token, words: MeasureWords) -> Token | None:
    """Give the verb that a bare number is the object of, where it says what befell: "a fire that killed 60 also"."""
    verb = parse.tokens[head.head]
    if head.dep != "dobj" or verb.index > head.index or verb.pos != "VERB":
        return None
    return verb if words.outcome_of.get(verb.lemma.lower()) in words.done_to_others else None


def are_just_people(parse: Parse, span: Span) -> bool:
    """Tell whether a number that has no noun counts people of whom nothing else is said."""
    return is_of_those_who(parse, span) or is_given_to(parse, span)


def is_given_to(parse: Parse, span: Span) -> bool:
    """Tell whether a bare number counts those whom a supply goes to: "has brought water to 5,000"."""
    inside = parse.tokens_in(span)
    if not inside:
        return False
    first, last = inside[0].index, inside[-1].index
    near = list(parse.tokens[max(0, first - 6) : first])
    while near and near[-1].text.lower() in _HEDGES - {"to"}:
        near.pop()
    if len(near) < 2 or near[-1].text.lower() not in ("to", "for") or near[-2].text.lower() not in _SUPPLIES:
        return False
    behind = parse.tokens[last + 1 : last + 2]
    is_bare = not behind or behind[0].pos not in NOUNS | {"ADJ", "NUM"}
    is_object = near[-2].dep in ("dobj", "nsubjpass") or parse.tokens[near[-2].head].text.lower() == "of"
    return is_bare and is_object


def loading(parse: Parse, inside: Sequence[Token]) -> Token | None:
    """Give the verb of a headline's "Ferry carrying more than 300 sinks", whose verb is a noun to the tagger."""
    first, last = inside[0].index, inside[-1].index
    near = list(parse.tokens[max(0, first - 5) : first])
    while near and near[-1].text.lower() in _HEDGES | {"than"}:
        near.pop()
    behind = parse.tokens[last + 1 : last + 2]
    is_carried = bool(near) and near[-1].text.lower() == "carrying"
    is_verb = bool(behind) and behind[0].text.lower() in _MISHAPS
    is_told = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in parse.tokens if t not in behind)
    return near[-1] if is_carried and is_verb and not is_told else None


def kind_behind(parse: Parse, span: Span) -> str:
    """Give the adjective that says which of the counted a number is of: "of which 1,651 (51 %) are male"."""
    inside = parse.tokens_in(span)
    behind = list(parse.tokens[inside[-1].index + 1 : inside[-1].index + 9]) if inside else []
    if behind and behind[0].text == "(":
        closed = next((at for at, t in enumerate(behind) if t.text == ")"), len(behind))
        behind = behind[closed + 1 :]
    if len(behind) < 2 or behind[0].lemma.lower() != "be" or behind[1].text.lower() not in _KINDS:
        return ""
    return "" if behind[2:] and behind[2].pos in NOUNS else behind[1].text.lower()


def is_verb_of_country(parse: Parse, noun: Token, words: MeasureWords) -> bool:
    """Tell a verb that the tagger takes for a plural: "Chad hosts a further 1.2 million"."""
    country = parse.tokens[noun.index - 1] if noun.index else None
    is_verb = noun.lemma.lower() in words.holding | words.reporting and noun.text.lower().endswith("s")
    is_subject = country is not None and country.dep == "nsubj" and country.tag == "NNP"
    return is_verb and is_subject and country is not None and words.country(country.text) is not None


def price_of(parse: Parse, span: Span) -> bool:
    """Tell whether a bare number is what something costs: "was being sold for 9,000"."""
    inside = parse.tokens_in(span)
    if not inside:
        return False
    near = list(parse.tokens[max(0, inside[0].index - 6) : inside[0].index])
    while near and near[-1].text.lower() in _HEDGES | {"than"}:
        near.pop()
    is_for = len(near) > 1 and near[-1].text.lower() in ("for", "at") and near[-2].lemma.lower() in _TRADES
    is_cost = bool(near) and near[-1].lemma.lower() in _COSTS
    behind = parse.tokens[inside[-1].index + 1 : inside[-1].index + 2]
    return (is_for or is_cost) and (not behind or behind[0].pos not in NOUNS | {"ADJ"})


def is_figure_that(parse: Parse, inside: Sequence[Token]) -> bool:
    """Tell whether a verb of "the figure of 3.1 million includes repeats" follows, a noun to some readings."""
    first, last = inside[0].index, inside[-1].index
    before = [t.text.lower() for t in parse.tokens[max(0, first - 2) : first]]
    if len(before) < 2 or before[1] != "of" or before[0].removesuffix("s") not in _COUNT_WORDS:
        return False
    behind = parse.tokens[last + 1 : last + 2]
    return bool(behind) and behind[0].tag in ("VBZ", "VBD", "MD") and behind[0].pos in ("VERB", "AUX")
