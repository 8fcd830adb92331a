"""What a bare number counts by a set form of its clause: a topic put first, receivers of a supply, "its own"."""

from collections.abc import Sequence

from reportedly.extraction.counted_forms import is_of_those_who
from reportedly.extraction.counted_tree import NOUNS
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.syntax import children
from reportedly.model.span import Span

__all__ = ["are_just_people", "befell_before", "is_figure_that", "is_given_to", "topic_of"]

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


def is_figure_that(parse: Parse, inside: Sequence[Token]) -> bool:
    """Tell whether a verb of "the figure of 3.1 million includes repeats" follows, a noun to some readings."""
    first, last = inside[0].index, inside[-1].index
    before = [t.text.lower() for t in parse.tokens[max(0, first - 2) : first]]
    if len(before) < 2 or before[1] != "of" or before[0].removesuffix("s") not in _COUNT_WORDS:
        return False
    behind = parse.tokens[last + 1 : last + 2]
    return bool(behind) and behind[0].tag in ("VBZ", "VBD", "MD") and behind[0].pos in ("VERB", "AUX")
