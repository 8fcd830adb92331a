"""Who is credited with the number of a headline: whoever gives the same number in the text below it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reportedly.extraction.draft import (
    PARAGRAPHS,
    QUANTITIES,
    SENTENCES,
    Attribution,
    Draft,
    ParagraphKind,
    QuantityMention,
)
from reportedly.model.span import Span

__all__ = ["with_headlines"]

# A guess of what the number of a headline is worth beside the one that the text attributes.
WORTH = 0.8
ROUNDED = Decimal("0.5")  # by how much a headline may round
COMMON = 12  # up to here the same number may well count something else
RARE = 1000  # from here on two equal counts of one article are one
_TOLLS = frozenset({"toll", "tall", "coun", "tota"})  # stems of toll, tally, count, total
_STEM = 4  # letters by which "killed" and "killing" are one word
_SHORTEST = 4  # letters: shorter words join what has nothing to do with each other


def with_headlines(draft: Draft, given: Sequence[Attribution]) -> list[Attribution]:
    """Give an unattributed number of a heading the source of the same number below, if that is always the same."""
    headings = [p.span for p in draft[PARAGRAPHS] if p.kind is ParagraphKind.HEADING]
    inside = [any(h.start <= q.span.start < h.end for h in headings) for q in draft[QUANTITIES]]
    return [
        _from_below(draft, index, given, inside) if inside[index] and found.source is None else found
        for index, found in enumerate(given)
    ]


def _from_below(
    draft: Draft, index: int, given: Sequence[Attribution], inside: Sequence[bool]
) -> Attribution:
    own = draft[QUANTITIES][index]
    same = [
        i
        for i, other in enumerate(draft[QUANTITIES])
        if not inside[i]
        and _is_same(own, other)
        and (_is_toll(draft, own) or _share_a_word(draft, own.span, other.span))
    ]
    sources = {given[i].source for i in same}
    if len(sources) != 1 or None in sources:
        return given[index]
    found = given[same[0]]
    mention = found.rule.split()[-1]
    return replace(found, rule=f"cue.headline-below {mention}", confidence=round(found.confidence * WORTH, 3))


def _is_same(own: QuantityMention, other: QuantityMention) -> bool:
    """Tell whether two numbers are one; a headline rounds percentages and leaves out "a year"."""
    if own.value is None or other.value is None:
        return False
    unit = (own.unit or "").split(" per ")[0]
    if unit != (other.unit or "").split(" per ")[0]:
        return False
    is_rounded = unit == "percent" and own.value == own.value.to_integral_value()
    return own.value == other.value or (is_rounded and abs(own.value - other.value) < ROUNDED)


def _is_toll(draft: Draft, own: QuantityMention) -> bool:
    """Tell whether a count is so large, or a toll, that its return says it is the same, whatever it is called."""
    if own.value is None or own.unit is not None or own.value <= COMMON:
        return False
    return own.value >= RARE or not _TOLLS.isdisjoint(_stems(draft, own.span))


def _share_a_word(draft: Draft, first: Span, second: Span) -> bool:
    return bool(_stems(draft, first) & _stems(draft, second))


def _stems(draft: Draft, number: Span) -> set[str]:
    sentence = next((s.span for s in draft[SENTENCES] if s.span.contains(number)), number)
    words = (draft.text[sentence.start : number.start] + " " + draft.text[number.end : sentence.end]).split()
    plain = (word.strip("“”‘’\"'(),.:;!?").lower() for word in words)
    return {word[:_STEM] for word in plain if len(word) >= _SHORTEST and word.isalpha()}
