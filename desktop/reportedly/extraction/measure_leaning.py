"""Which of the figures before it a bare number leans on: "58 children in four buses. The presidency spoke of 45."

A rival count is of the size of what it rivals, and stands for what the sentence before was about, not for
where it happened. So of several counts a number leans on the one nearest in size, a number in a phrase of place
or in a clause beside the main one comes after the others, and so does one that is further back.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import log

from reportedly.extraction.counted import Counted
from reportedly.extraction.counted_unit import PEOPLE
from reportedly.extraction.date_attachment import head_of
from reportedly.extraction.draft import Parse, QuantityMention, Token
from reportedly.extraction.measure_carry import Seen
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.syntax import SUBJECTS, children
from reportedly.model.span import Span

__all__ = [
    "CARRY_REACH",
    "Told",
    "amount_said",
    "are_of_one_size",
    "holder_of",
    "is_beside",
    "is_held",
    "is_of_next",
    "is_sum_or_share",
    "is_told_of",
    "leans_on",
    "part_of",
]

_PLACING = frozenset(
    "in at on across over from by with within near to into aboard through around for after".split()
)
_MARKS = frozenset("after while when as because since before although though whereas".split())
CARRY_REACH = 2  # sentences over which a counted thing is understood
_RIVAL_REACH = 6  # ... where another count of it is given
_DEAREST = 2.2  # what a count may cost that is further back than what is understood
_RIVAL = 3  # times as many as the number that it may be held against
_UNIT_REACH = 1  # sentences over which a unit is understood: "fell to 71 percent; in the north it is 52"
_UNLIKE = 0.3  # a count is likelier
_WHOLE, _FAR = 100, 10
_IMPOSSIBLE = 9.0
_BESIDE = 1.0  # what a phrase of place costs, in natural logarithms of a ratio of sizes
_AGAIN = 0.5  # what it saves to be told twice
_TELLING = frozenset(
    "offer seek demand propose speak talk write insist admit mention quote guess reckon maintain own stick".split()
)
_FURTHER = 0.4  # each sentence further back


@dataclass(frozen=True, slots=True)
class Told:
    """A count that later ones may lean on, with its size; `is_beside`: it says where, or when, and not what."""

    seen: Seen
    value: Decimal
    is_beside: bool
    is_own: bool = False  # it has a unit of its own: money, a share


def amount_said(quantity: QuantityMention) -> Decimal | None:
    """Give the size of a number, of a range its middle; None where it says none above zero."""
    if quantity.value is not None:
        return quantity.value if quantity.value > 0 else None
    ends = [end for end in (quantity.low, quantity.high) if end is not None and end > 0]
    return sum(ends, Decimal(0)) / len(ends) if ends else None


def are_of_one_size(first: QuantityMention, second: QuantityMention) -> bool:
    """Tell whether a count can be a former one of another: not 12 countries, "up from 4.6 million"."""
    one, other = amount_said(first), amount_said(second)
    return one is not None and other is not None and 1 / Decimal(_FAR) <= other / one <= _FAR


def leans_on(
    told: Sequence[Told],
    value: Decimal,
    sentence: int,
    words: MeasureWords,
    *,
    is_of_persons: bool,
    is_far: bool,
) -> Seen | None:
    """Give the count of the sentences before that a bare number in `sentence` stands against."""
    often = Counter((one.seen.parts.thing, one.seen.parts.outcome) for one in told)
    best: tuple[float, Seen] | None = None
    reach = _RIVAL_REACH if is_far else CARRY_REACH
    near = [one for one in told if sentence - one.seen.sentence <= (_UNIT_REACH if one.is_own else reach)]
    for one in _possible(near, words, is_of_persons=is_of_persons):
        back = sentence - one.seen.sentence
        again = often[one.seen.parts.thing, one.seen.parts.outcome] > 1
        cost = abs(log(value / one.value)) + _BESIDE * one.is_beside + _FURTHER * back - _AGAIN * again
        if one.is_own:
            cost += _UNLIKE + (_IMPOSSIBLE if _is_no_value_of(value, one) else 0)
        is_near = back <= CARRY_REACH or cost <= _DEAREST
        if is_near and (best is None or cost <= best[0]):
            best = cost, one.seen
    return best[1] if best is not None else None


def _is_no_value_of(value: Decimal, one: Told) -> bool:
    """Tell a number that cannot have the unit: more than 100 percent, a hundredth of a sum."""
    if one.seen.dimension == "share":
        return value > _WHOLE
    return not 1 / _FAR < value / one.value < _FAR


def part_of(
    told: Sequence[Told], value: Decimal, sentence: int, words: MeasureWords, *, is_of_persons: bool
) -> Seen | None:
    """Give the last count of what the sentences before were about that is large enough to hold so many."""
    near = [one for one in told if sentence - one.seen.sentence <= CARRY_REACH and not one.is_own]
    main = [one for one in _possible(near, words, is_of_persons=is_of_persons) if not one.is_beside]
    whole = next((one.seen for one in reversed(main) if one.value >= value), None)
    if whole is not None or not main:
        return whole
    nearest = max(main, key=lambda one: one.value)  # "6,000 were moved. The mayor said 8,500 had left."
    return nearest.seen if nearest.value * _RIVAL >= value else None


def _possible(told: Iterable[Told], words: MeasureWords, *, is_of_persons: bool) -> list[Told]:
    living = words.herds | {"family"}
    named = [one for one in told if one.seen.parts.thing]
    return [
        one for one in named if not is_of_persons or one.seen.unit == PEOPLE or one.seen.parts.lemma in living
    ]


def is_told_of(parse: Parse, span: Span, words: MeasureWords) -> bool:
    """Tell whether a clause only says how many there are: "spoke of 45", "the council says 240", "it is 70"."""
    inside = parse.tokens_in(span)
    if not inside:
        return False
    head = head_of(inside) or inside[-1]
    if head.dep in SUBJECTS:
        return False
    verb = _verb_above(parse, head)
    return verb is None or verb.lemma.lower() in words.light | words.reporting | _TELLING


def is_beside(parse: Parse, span: Span) -> bool:
    """Tell whether a count says where or when: "in 14 villages", "after soldiers stopped four buses"."""
    inside = parse.tokens_in(span)
    if not inside:
        return False
    above = [inside[-1], *parse.ancestors(inside[-1].index)]
    return any(_is_placed(parse, token) or _is_in_side_clause(parse, token) for token in above)


def _verb_above(parse: Parse, token: Token) -> Token | None:
    return next((t for t in parse.ancestors(token.index) if t.pos in ("VERB", "AUX")), None)


def is_held(parse: Parse, span: Span) -> bool:
    """Tell "the district has 1,430 now": what it has need not be what others counted long before."""
    inside = parse.tokens_in(span)
    verb = _verb_above(parse, inside[-1]) if inside else None
    return verb is not None and verb.lemma.lower() == "have"


def _is_placed(parse: Parse, noun: Token) -> bool:
    return noun.dep == "pobj" and parse.tokens[noun.head].text.lower() in _PLACING


def _is_in_side_clause(parse: Parse, verb: Token) -> bool:
    if verb.dep == "relcl":
        return True
    marks = {t.text.lower() for t in children(parse, verb, "mark", "advmod")}
    return verb.dep == "advcl" and bool(marks & _MARKS)


def is_sum_or_share(quantity: QuantityMention) -> bool:
    """Tell whether a quantity is a plain sum of money or a percentage."""
    dimension = quantity.dimension or ""
    is_plain = quantity.unit is not None and " per " not in quantity.unit
    return is_plain and (dimension.startswith("money") or quantity.unit == "percent")


def holder_of(before: Seen | None, sentence: int) -> str:
    """Give what has that many each: the thing counted before in the sentence, else "each"."""
    is_same = before is not None and before.sentence == sentence and bool(before.parts.lemma)
    return before.parts.lemma if before is not None and is_same else "each"


def is_of_next(quantities: Sequence[QuantityMention], counted: Counted, i: int) -> bool:
    """Tell whether the noun is the time of the number behind: "1,590 two years earlier", not "1,590 up 3 points"."""
    noun, behind = counted.noun, quantities[i + 1 : i + 2]
    units = [one.unit_span for one in behind if one.unit_span is not None and one.dimension == "time"]
    return noun is not None and any(unit.overlaps(noun.span) for unit in units)
