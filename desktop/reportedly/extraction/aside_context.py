"""One number with all that the rules of setting aside look at: words beside it, tags, paragraph, unit."""

import re
from bisect import bisect_right
from functools import cached_property

from reportedly.extraction.draft import (
    HEDGES,
    NUMBERS,
    PARAGRAPHS,
    PARSES,
    QUANTITIES,
    SENTENCES,
    Draft,
    HedgeReading,
    Number,
    NumberForm,
    Paragraph,
    ParagraphKind,
    Parse,
    QuantityMention,
    Token,
)  # fmt: skip
from reportedly.model.quantity import Relation
from reportedly.model.span import Span

__all__ = ["Context", "contexts", "counts_next", "is_counting", "is_small"]

_WORD_BEFORE = re.compile(r"([^\s]+)\s*$")
_WORD_AFTER = re.compile(r"[\s-]*([^\W\d_][\w'’.-]*)")
_WINDOW = 60
_NEAR = 200
# Such an article writes "2,016 homes", so "2016 homes" are those of the year.
_SEPARATED = re.compile(r"(?<!\d)\d{1,3},\d{3}(?!\d)")


class Context:
    """A number, its quantity and its surroundings."""

    def __init__(
        self,
        draft: Draft,
        index: int,
        paragraph: Paragraph | None,
        sentence: int | None,
        *,
        has_separators: bool,
    ) -> None:
        self.draft = draft
        self.index = index
        self.has_separators = has_separators
        self.text = draft.text
        self.quantity: QuantityMention = draft[QUANTITIES][index]
        self.number: Number = draft[NUMBERS][self.quantity.number]
        self.hedge: HedgeReading = draft[HEDGES][index]
        self.paragraph = paragraph
        self.sentence: Span | None = draft[SENTENCES][sentence].span if sentence is not None else None
        self.parse: Parse | None = draft[PARSES][sentence] if sentence is not None else None

    @property
    def span(self) -> Span:
        """Give the figure's text, unit sign included."""
        return self.quantity.span

    @property
    def kind(self) -> ParagraphKind:
        """Give the kind of the paragraph."""
        return self.paragraph.kind if self.paragraph else ParagraphKind.TEXT

    @cached_property
    def around(self) -> str:
        """Give the sentence, or of a long one what stands near: a table in one line stays fast."""
        first, last = max(0, self.span.start - _NEAR), min(len(self.text), self.span.end + _NEAR)
        if self.sentence is not None:
            first, last = max(first, self.sentence.start), min(last, self.sentence.end)
        return self.text[first:last]

    @property
    def previous_quantity(self) -> QuantityMention | None:
        """Give the quantity before this one."""
        return self.draft[QUANTITIES][self.index - 1] if self.index else None

    @property
    def next_quantity(self) -> QuantityMention | None:
        """Give the quantity behind this one."""
        quantities = self.draft[QUANTITIES]
        return quantities[self.index + 1] if self.index + 1 < len(quantities) else None

    @cached_property
    def surface(self) -> str:
        """Give the number's own words in lower case."""
        return self.number.span.of(self.text).lower()

    @property
    def is_hedged(self) -> bool:
        """Tell whether a hedge, a range or a vague word shows that an amount is meant."""
        return self.hedge.relation is not Relation.EXACT

    @property
    def has_unit(self) -> bool:
        """Tell whether a unit of measure or a currency was found."""
        return self.quantity.unit is not None

    @property
    def is_bare(self) -> bool:
        """Tell a plain whole number without unit, hedge, thousands separator or scale word."""
        return self.number.form is NumberForm.DIGITS and not self.has_unit and self.surface.isdecimal()

    @property
    def is_small_word(self) -> bool:
        """Tell a number word up to twelve."""
        value = self.number.value
        return (
            self.number.form is NumberForm.WORDS and value is not None and value <= 12 and not self.has_unit
        )

    @cached_property
    def word_before(self) -> str:
        """Give the word or sign before, as written; empty at the start of the paragraph."""
        floor = max(self.paragraph.span.start if self.paragraph else 0, self.span.start - _WINDOW)
        found = _WORD_BEFORE.search(self.text, floor, self.span.start)
        return found[1] if found else ""

    @cached_property
    def word_after(self) -> str:
        """Give the word behind the number, as written, if nothing but space or a hyphen stands between."""
        ceiling = self.paragraph.span.end if self.paragraph else len(self.text)
        found = _WORD_AFTER.match(self.text, self.span.end, min(ceiling, self.span.end + _WINDOW))
        return found[1] if found else ""

    @cached_property
    def is_hyphened(self) -> bool:
        """Tell whether the next word is joined by a hyphen ("two-state")."""
        after = self.text[self.span.end : self.span.end + 2]
        return len(after) == 2 and after[0] in "-‑" and after[1].isalpha()

    @property
    def end_with_unit(self) -> int:
        """Give the end of the number, its unit's words included."""
        unit = self.quantity.unit_span
        return max(self.span.end, unit.end) if unit else self.span.end

    @cached_property
    def token(self) -> Token | None:
        """Give the last token of the number: the one that the noun behind it governs."""
        return self.parse.token_at(self.number.span.end - 1) if self.parse else None

    def neighbour(self, step: int) -> Token | None:
        """Give the token `step` places beside the number (-1: the one before)."""
        if self.parse is None:
            return None
        inside = self.parse.tokens_in(self.span)
        if not inside:
            return None
        at = (inside[0].index if step < 0 else inside[-1].index) + step
        return self.parse.tokens[at] if 0 <= at < len(self.parse.tokens) else None

    @cached_property
    def head_noun(self) -> Token | None:
        """Give the noun that the number counts, by the tree."""
        token = self.token
        if (
            token is None
            or self.parse is None
            or token.dep not in ("nummod", "quantmod", "compound", "amod", "det")
        ):
            return None
        head = self.parse.tokens[token.head]
        return head if head.pos in ("NOUN", "PROPN") and head.index > token.index else None

    @property
    def is_first_word(self) -> bool:
        """Tell whether the number opens its sentence or a quotation."""
        start = self.span.start
        if self.sentence is not None and not self.text[self.sentence.start : start].strip(" \"'“‘([—–-"):
            return True
        return self.text[max(0, start - 2) : start].rstrip()[-1:] in ("“", '"', ":", "‘", "—")


_LARGEST_LABEL = 10_000
_PLURAL = ("NNS", "NNPS")


def counts_next(context: Context) -> bool:
    """Tell whether a noun or adjective follows that the number could count."""
    following = context.neighbour(1)
    return following is not None and following.pos in ("NOUN", "ADJ", "PROPN")


def is_small(context: Context) -> bool:
    """Tell a number below ten thousand without a separator: what a label may have."""
    value = context.number.value if context.number.value is not None else context.number.high
    return value is not None and value < _LARGEST_LABEL and "," not in context.surface


def is_counting(context: Context) -> bool:
    """Tell whether the number counts a plural behind it: "Israel 5 prisoners" against "iPhone 11 Pro"."""
    following, noun = context.neighbour(1), context.head_noun
    if following is None:
        return False
    return following.tag in _PLURAL or (noun is not None and noun.tag in _PLURAL and noun.tag == "NNS")


def contexts(draft: Draft) -> list[Context]:
    """Give the context of each quantity, in reading order."""
    paragraphs, sentences = draft[PARAGRAPHS], draft[SENTENCES]
    paragraph_starts = [p.span.start for p in paragraphs]
    sentence_starts = [s.span.start for s in sentences]
    has_separators = _SEPARATED.search(draft.text) is not None
    found = []
    for index, quantity in enumerate(draft[QUANTITIES]):
        p = bisect_right(paragraph_starts, quantity.span.start) - 1
        s = bisect_right(sentence_starts, quantity.span.start) - 1
        found.append(
            Context(
                draft,
                index,
                paragraphs[p] if p >= 0 else None,
                s if s >= 0 else None,
                has_separators=has_separators,
            )
        )
    return found
