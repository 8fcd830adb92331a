"""What the words around a quantity make of it: "at least", "up to", "about", "or more"; relation and bounds.

Walking left from the number, hedges and words that a hedge passes through ("more than just", "an estimated")
are read until something else stands there. A bound beats "about"; of two bounds the outer one counts.
A range keeps its two ends whatever stands before it. "At least 10 but fewer than 20" is two numbers of the
text, so it is two bounds: together they say the range, and each has its own words as evidence.
An average is a value and no estimate: "averaged 95" is exactly 95, as "an average of 95" is.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from reportedly.extraction.draft import (
    HEDGES,
    NUMBERS,
    QUANTITIES,
    Draft,
    HedgeReading,
    NumberForm,
    QuantityMention,
)  # fmt: skip
from reportedly.extraction.hedge_words import HedgeWords, hedge_words
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.stage import Stage
from reportedly.model.quantity import Quantity, Relation
from reportedly.model.span import Span

__all__ = ["STAGE"]

_WINDOW = 64
_MOST_STEPS = 5
_AND_GAP = re.compile(r"[^,;.:!?\n]{0,70}\sand\s")
_ELLIPTIC = re.compile(r"\s+(?:\w+ly\s+)?(?:\w+ed|dead|hurt|missing|others|more)\b")
_BIG = Decimal(100)
_SMALLEST_ROUND = 20  # "20 odd", "30 plus"; "two odd things" are two
_ARTICLES = ("a", "an")
_COVERED, _FEW, _OF = ("under", "below"), 10, re.compile(r"\s+of\s")
_SHORT_BY = re.compile(r"(?:\s+[^\W\d_]+)?\s+(?:just\s+)?")
_RIVALS = re.compile(r"\s+others?\b")
_CLOSED = re.compile(r"\s*(?:$|[.,;:!?)\]\"”’—–])")
_UNHEDGED = frozenset({NumberForm.COMPOUND, NumberForm.ORDINAL})


@dataclass(frozen=True, slots=True)
class _Hedge:
    relation: Relation
    span: Span


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A possible hedge: its words, the determiner between it and the number, the end of the number before."""

    said: str
    span: Span
    determiner: str
    floor: int


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    words = hedge_words(lexicon)
    quantities = draft[QUANTITIES]
    readings = []
    for index, quantity in enumerate(quantities):
        if draft[NUMBERS][quantity.number].form in _UNHEDGED:
            readings.append(HedgeReading(quantity.value, quantity.low, quantity.high, quantity.relation))
            continue
        floor = quantities[index - 1].span.end if index else 0
        limit = quantities[index + 1].span.start if index + 1 < len(quantities) else len(draft.text)
        hedges = _before(draft.text, quantity, floor, words)
        if all(hedge.relation is Relation.ABOUT for hedge in hedges):
            hedges += _after(draft.text, quantity, limit, words)  # "an estimated 300-plus"
        own = _reading(quantity, hedges)
        readings.append(
            own if hedges or not readings else _carried(draft.text, quantities, index, own, readings)
        )
    return draft.with_layer(HEDGES, tuple(readings))


def _before(text: str, quantity: QuantityMention, floor: int, words: HedgeWords) -> list[_Hedge]:
    """Collect the hedges left of a quantity, the nearest first."""
    position, before = quantity.span.start, ""
    found: list[_Hedge] = []
    for _ in range(_MOST_STEPS):
        window = max(floor, position - _WINDOW)
        hedge = words.before.search(text, window, position)
        if hedge:
            phrase = " ".join((hedge[1] or hedge[2]).lower().split())
            span = Span(*hedge.span(1 if hedge[1] else 2))
            if words.relation_before[phrase] is Relation.EXACT or _is_mark(text, phrase, span):
                break
            if not _is_blocked(text, quantity, _Phrase(phrase, span, before, floor), words):
                if not (found and phrase in words.could_become):
                    found.append(_Hedge(_relation(text, phrase, span, words), span))
                position = hedge.start()
                continue
        through = words.through.search(text, window, position)
        if not through:
            break
        determiner = through[1].lower()
        if determiner in words.determiners or determiner in _ARTICLES:
            before = determiner
        position = through.start()
    return found


def _relation(text: str, phrase: str, span: Span, words: HedgeWords) -> Relation:
    """Give the relation of a phrase; "has never had more than 150" is at most 150."""
    relation = words.relation_before[phrase]
    floor = max(0, span.start - 32, text.rfind("\n", 0, span.start) + 1)  # a title negates nothing below it
    if phrase not in words.negatable or not words.negated.search(text, floor, span.start):
        return relation
    return Relation.AT_MOST if relation is Relation.MORE_THAN else Relation.AT_LEAST


def _is_blocked(text: str, quantity: QuantityMention, phrase: _Phrase, words: HedgeWords) -> bool:
    """Tell whether the phrase is no hedge here: "over the 12 years", "took over two towns", "over three days"."""
    said, start = phrase.said, phrase.span.start
    end = quantity.unit_span.end if quantity.unit_span else quantity.span.end
    is_determined = phrase.determiner in words.determiners or said.endswith(" the")
    if is_determined and words.marks.match(text, end):
        return False  # "passed the 5,000 mark"
    if is_determined and (said == "up to" or said.endswith(" than")):
        return True  # "fewer than the 300 needed": the bound is on what is compared, 300 is exact
    if said == "over" and quantity.unit is None and _RIVALS.match(text, quantity.span.end):
        return (quantity.value or _BIG) <= _SMALLEST_ROUND  # "chosen over three other people"
    if phrase.determiner in _ARTICLES and said in words.article_blocks:
        return True  # "over a 20 euro debt"
    if said in _COVERED and _is_place(text, quantity, end):
        return True  # "booked under two names", "under three metres of sludge"
    if said in words.prepositions and (
        is_determined or words.not_behind.search(text, max(0, start - 24), start)
    ):
        return True
    if (
        said in words.article_blocks
        and said.endswith("of")
        and phrase.floor
        and _SHORT_BY.fullmatch(text, phrase.floor, start)
    ):
        return True  # "nine votes short of 272"
    if said in ("about", "around") and words.not_behind_about.search(text, max(0, start - 24), start):
        return True
    if said == "short of" and words.lacking.search(text, max(0, start - 24), start):
        return True
    size = quantity.value if quantity.value is not None else quantity.low
    if said in words.big_only and (size is None or size < _BIG):
        return True
    if quantity.dimension == "time" and said in words.during:
        return not words.during_behind.search(text, max(0, start - 24), start)
    return False


def _is_place(text: str, quantity: QuantityMention, end: int) -> bool:
    """Tell a few things that something is under: nobody bounds a small number in words, but for a span of time."""
    is_few = 1 < (quantity.value or _BIG) <= _FEW and quantity.span.of(text).isalpha()
    is_deep = quantity.dimension == "length" and _OF.match(text, end) is not None
    is_bare = quantity.unit is None and _OF.match(text, end) is None  # "under ten of them" are fewer than ten
    return is_few and (is_bare or is_deep)


def _is_mark(text: str, phrase: str, span: Span) -> bool:
    """Tell what only looks like a hedge: the mark of a quoted or listed line, a tag's end, the C of degrees."""
    if phrase in ("c.", "ca."):
        return text[span.start] == "C"
    if phrase not in (">", "~"):
        return False
    floor = max(0, span.start - _WINDOW)
    line = text[max(floor, text.rfind("\n", floor, span.start) + 1) : span.start]
    opens_line = not line.strip() and text[span.end : span.end + 1] == " "
    if phrase == "~":
        return opens_line and text[span.end + 1 : span.end + 2].isupper()
    return opens_line or "<" in line


def _after(text: str, quantity: QuantityMention, limit: int, words: HedgeWords) -> list[_Hedge]:
    """Find the hedge right of a quantity, of its unit, or of up to two words behind it."""
    end = (
        quantity.unit_span.end
        if quantity.unit_span and quantity.unit_span.start >= quantity.span.end
        else quantity.span.end
    )
    for position in (quantity.span.end, end):
        found = words.after.match(text, position, min(limit, position + _WINDOW))
        if found and _is_before_next(text, found.end(), limit):
            phrase = " ".join((found[1] or found[2]).lower().split())
            if not _is_tail(text, quantity, phrase, found, words):
                continue
            return [_Hedge(words.relation_after[phrase], Span(*found.span(1 if found[1] else 2)))]
    return []


def _is_before_next(text: str, end: int, limit: int) -> bool:
    """Tell whether a tail is not the hedge of the next number ("300 people, at least 20 of them ...")."""
    return limit == len(text) or end + 2 < limit or any(c in ".;:!?" for c in text[end:limit])


def _is_tail(
    text: str, quantity: QuantityMention, phrase: str, found: "re.Match[str]", words: HedgeWords
) -> bool:
    """Tell whether a phrase behind a number belongs to it: "300 plus people", not "$5 plus tax"."""
    end = found.end()
    if "," in found.group() and not _CLOSED.match(text, end):
        return False  # "300, at least some of them"
    if phrase in words.loose_tails:
        return words.tail_follows.match(text, end) is not None
    if phrase not in words.close_tails or (phrase == "plus" and _CLOSED.match(text, end)):
        return True  # "eight hours plus, and more at home"
    size = quantity.value if quantity.value is not None else Decimal(0)
    is_near = found.group().strip().lower() == phrase and not words.not_plus.match(text, end)
    return is_near and size >= _SMALLEST_ROUND and size % 10 == 0


def _reading(quantity: QuantityMention, hedges: list[_Hedge]) -> HedgeReading:
    spans = tuple(sorted(h.span for h in hedges))
    if not hedges or quantity.value is None:
        rule = "hedge.none" if not hedges else "hedge.kept"  # a range or a vague word keeps its own bounds
        return HedgeReading(quantity.value, quantity.low, quantity.high, quantity.relation, spans, rule)
    bounds = [h.relation for h in hedges if h.relation is not Relation.ABOUT]
    relation = bounds[-1] if bounds else Relation.ABOUT
    read = Quantity.bounded(quantity.value, relation, quantity.unit)
    return HedgeReading(read.value, read.low, read.high, relation, spans, f"hedge.{relation.name.lower()}")


def _carried(
    text: str,
    quantities: tuple[QuantityMention, ...],
    index: int,
    own: HedgeReading,
    readings: list[HedgeReading],
) -> HedgeReading:
    """Give the hedge of a neighbour that speaks for this quantity too.

    "more than 100 km (60 miles)": the second unit; "at least 100 were killed and 1,000 injured": the bound before
    both where the second number has no noun of its own.
    """
    quantity = quantities[index]
    origin = quantity.restates if quantity.restates is not None else index - 1
    relation = readings[origin].relation
    if own.value is None or relation in (Relation.EXACT, Relation.RANGE) or readings[origin].value is None:
        return own
    if quantity.restates is not None and _is_rate(quantity) and not _is_rate(quantities[origin]):
        return own  # "more than $102 million ($174 a vote)"
    if quantity.restates is None:
        gap = text[quantities[origin].span.end : quantity.span.start]
        is_shared = relation in (Relation.AT_LEAST, Relation.MORE_THAN) and quantity.unit is None
        if not (is_shared and _AND_GAP.fullmatch(gap) and _ELLIPTIC.match(text, quantity.span.end)):
            return own
    read = Quantity.bounded(own.value, relation, quantity.unit)
    return HedgeReading(read.value, read.low, read.high, relation, readings[origin].spans, "hedge.carried")


def _is_rate(quantity: QuantityMention) -> bool:
    return " per " in (quantity.unit or "")


STAGE = Stage("hedges", (NUMBERS, QUANTITIES), (HEDGES,), _run)
