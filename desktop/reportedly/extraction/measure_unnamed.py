"""Numbers with a unit whose clause names no thing: what was offered, asked for, paid in of a sum, a width.

Who offers, asks or is sentenced is never what the number measures.
"""

from dataclasses import replace

from reportedly.extraction.counted import Counted
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_text import Parts
from reportedly.extraction.syntax import children
from reportedly.model.span import Span

__all__ = ["extent_of", "funded_share", "prison_term", "without_giver"]

# Who does this with a percentage or a span of time is not what it measures: "the company has offered 5.5 %".
_GIVING = frozenset(
    "offer give want seek demand propose promise pay accept reject grant award ask request impose face serve".split()
)
_FUNDING = frozenset(
    "pledge receive fund raise collect pay spend disburse cover meet finance provide secure deliver repay".split()
)
_REACH = 6  # words between a percentage and "received"
_EXTENTS = {"wide": "width", "long": "length", "high": "height", "tall": "height", "deep": "depth"}
_JAILED = (["behind", "bars"], ["in", "prison"], ["in", "jail"], ["in", "custody"])
_SHARE, _TIME, _LENGTH = "share", "time", "length"


def without_giver(span: Span, counted: Counted, dimension: str) -> Counted:
    """Leave out the noun where it is who gives or asks: "the company has offered 5.5 %", "who face 20 years"."""
    verb, noun = counted.verb, counted.noun
    if dimension not in (_SHARE, _TIME) or verb is None or noun is None or counted.rule != "measure.clause":
        return counted
    if verb.lemma.lower() not in _GIVING or counted.preposition not in ("", "for"):
        return counted
    is_giver = noun.dep in ("nsubj", "dative") or verb.dep == "relcl"
    return replace(counted, noun=None) if is_giver and not noun.span.overlaps(span) else counted


def prison_term(parse: Parse, span: Span, dimension: str) -> Parts | None:
    """Name "20 years behind bars"."""
    inside = parse.tokens_in(span)
    if dimension != _TIME or not inside:
        return None
    behind = parse.tokens[inside[-1].index + 1 : inside[-1].index + 3]
    if [t.text.lower() for t in behind] not in _JAILED:
        return None
    place = Span(behind[0].span.start, behind[-1].span.end)
    return Parts("sentence", "prison sentence", "sentence", spans=(place,))


def funded_share(parse: Parse, span: Span, dimension: str) -> tuple[Counted, Parts] | None:
    """Name the share of a sum that came in: "so far 22 % has been pledged", "it is 12 per cent funded"."""
    inside = parse.tokens_in(span)
    if dimension != _SHARE or not inside:
        return None
    for token in parse.tokens[inside[-1].index + 1 : inside[-1].index + _REACH]:
        if token.tag == "VBN" and token.lemma.lower() in _FUNDING:
            done = token.text.lower()
            noun = "share of the funding" if done == "funded" else f"share of the funding {done}"
            counted = Counted(None, token, "measure.clause", is_base=True)
            return counted, Parts("funding", noun, "funding", spans=(token.span,))
        if token.pos not in ("AUX", "ADV"):
            return None
    return None


def extent_of(parse: Parse, span: Span, dimension: str) -> Parts | None:
    """Name "a crater 12 metres wide" the width of the crater."""
    inside = parse.tokens_in(span)
    if dimension != _LENGTH or not inside or not inside[0].index:
        return None
    behind = parse.tokens[inside[-1].index + 1 : inside[-1].index + 2]
    noun = parse.tokens[inside[0].index - 1]
    if not behind or behind[0].text.lower() not in _EXTENTS or noun.pos != "NOUN":
        return None
    extent = _EXTENTS[behind[0].text.lower()]
    before = [t for t in children(parse, noun, "compound", "amod") if t.index < noun.index]
    name = " ".join(t.text for t in (*sorted(before, key=_place), noun))
    return Parts(
        noun.lemma.lower(), f"{extent} of {name}", noun.lemma.lower(), spans=(noun.span, behind[0].span)
    )


def _place(token: Token) -> int:
    return token.index
