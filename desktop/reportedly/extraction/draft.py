"""The draft of one article's reading: append-only layers that stages add and never edit.

All spans are half-open code points of `Document.text`. The layers from QUANTITIES on are parallel: entry i
of VERDICTS, MEASURES, ATTRIBUTIONS, STANCES and DATES speaks of quantity i.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from reportedly.model.dates import DatePeriod
from reportedly.model.document import Document
from reportedly.model.evidence import Evidence
from reportedly.model.figure import Figure, Stance
from reportedly.model.quantity import Kind, Relation
from reportedly.model.set_aside import Reason, SetAside
from reportedly.model.span import Span

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Layer(Generic[T_co]):
    """The typed name of one layer."""

    name: str


class Draft:
    """A document and the layers known of it so far; `with_layer` gives a new draft."""

    __slots__ = ("_layers", "document")

    def __init__(self, document: Document, layers: Mapping[str, Any] = MappingProxyType({})) -> None:
        self.document = document
        self._layers = MappingProxyType(dict(layers))

    @property
    def text(self) -> str:
        """Give the article's text as stored."""
        return self.document.text

    def __getitem__(self, layer: "Layer[T]") -> T:
        value: T = self._layers[layer.name]
        return value

    def with_layer(self, layer: "Layer[T]", value: T) -> "Draft":
        """Give a draft that also has `layer`; a layer is written once."""
        if layer.name in self._layers:
            raise ValueError(f"layer {layer.name!r} has been written already")
        return Draft(self.document, {**self._layers, layer.name: value})


# --- segment --------------------------------------------------------------------------------------------


class ParagraphKind(StrEnum):
    """What a paragraph is in the article."""

    TEXT = "text"
    HEADING = "heading"  # title or subheading: no full stop, short, stands alone
    BYLINE = "byline"  # "By Jane Doe", "Published: 24 Dec. 2024, 11:37"
    CAPTION = "caption"
    LIST_ITEM = "list item"
    FURNITURE = "furniture"  # "CLICK HERE TO GET THE APP", "Read more", share bars, promoted links


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text between line breaks, without the white space around it."""

    span: Span
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `paragraph` is the index of its paragraph."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Text between quotation marks, marks included; one that never closes ends with its paragraph."""

    span: Span
    paragraph: int
    is_closed: bool = True


PARAGRAPHS: Layer[tuple[Paragraph, ...]] = Layer("paragraphs")
SENTENCES: Layer[tuple[Sentence, ...]] = Layer("sentences")
QUOTATIONS: Layer[tuple[Quotation, ...]] = Layer("quotations")
DATELINE: Layer[Span | None] = Layer("dateline")  # "OSLO (AP) -", "BRASILIA (dpa-AFX) -"


# --- numbers --------------------------------------------------------------------------------------------


class NumberForm(StrEnum):
    """How a number is written."""

    DIGITS = "digits"  # 3,000; 1.2bn; 10k
    WORDS = "words"  # three thousand; a dozen; a hundred
    VAGUE = "vague"  # dozens, hundreds of, tens of thousands, several hundred
    FRACTION = "fraction"  # a third, half, three out of ten, 1 in 5
    MULTIPLE = "multiple"  # doubled, threefold, twice as many
    RANGE = "range"  # 18,000 to 20,000; between 5 and 7
    ORDINAL = "ordinal"  # first, 23rd
    COMPOUND = "compound"  # digits of a date, clock time, phone number, URL, score, version: read as a whole


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the text. Every digit run and number word of the text lies in exactly one Number.

    `span` covers digits or words with their scale word, sign and separators. `value` is None for ranges
    and vague words; a range has `low` and `high` (a unit or scale on one end already carried to the other),
    a vague word `low`. `ends` are the spans of a range's two ends. Compounds and ordinals have no value.
    """

    span: Span
    form: NumberForm
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    ends: tuple[Span, Span] | None = None
    rule: str = ""


NUMBERS: Layer[tuple[Number, ...]] = Layer("numbers")


# --- parse ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """One token with its place in the dependency tree; `head` is an index into the same sentence.

    `pos` is the universal part of speech, `tag` the Penn tag, `dep` the ClearNLP relation; the head of a
    root is itself. `lemma` is lower case but for proper nouns.
    """

    index: int
    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Parse:
    """The tokens and the dependency forest of one sentence."""

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...] = field(default=())

    def subtree(self, index: int) -> list[Token]:
        """Give the token and all that hangs below it, in reading order."""
        found, stack = [], [index]
        while stack:
            top = stack.pop()
            found.append(top)
            stack.extend(self.children[top])
        return [self.tokens[i] for i in sorted(found)]

    def ancestors(self, index: int) -> Iterator[Token]:
        """Walk from the token's head to its root."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            yield self.tokens[index]

    def token_at(self, offset: int) -> Token | None:
        """Give the token that covers a code point of the text, if any."""
        first = bisect_right(self.tokens, offset, key=lambda t: t.span.end)
        found = self.tokens[first] if first < len(self.tokens) else None
        return found if found is not None and found.span.start <= offset else None

    def tokens_in(self, span: Span) -> list[Token]:
        """Give the tokens that overlap a span."""
        first = bisect_right(self.tokens, span.start, key=lambda t: t.span.end)
        last = bisect_left(self.tokens, span.end, lo=first, key=lambda t: t.span.start)
        return [t for t in self.tokens[first:last] if t.span.overlaps(span)]


PARSES: Layer[tuple[Parse | None, ...]] = Layer("parses")  # one per sentence; None = not needed, not parsed


# --- quantities and hedges ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number with its unit: what may become a figure. One for each Number, in the same order.

    `span` is Figure.text: number, scale word and unit sign ("$42.8 million", "0.3 %"), neither hedge nor
    counted noun. `unit` is canonical ("percent", "USD", "km", "barrel per day") or None where only a counted
    noun can tell. `unit_span` is the unit's words where they stand outside `span` ("23 kilometres").
    `dimension` groups convertible units (length, money:USD, share, time, ...). `sign` is -1 where the
    number itself is negative. `replaced_by`: index of the quantity that replaces this one ("from 41 to 44").
    `restates`: index of the quantity that this one restates in another unit ("23 km (14 miles)").
    """

    number: int
    span: Span
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    relation: Relation
    unit: str | None
    unit_span: Span | None = None
    dimension: str | None = None
    kind: Kind | None = None
    replaced_by: int | None = None
    restates: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class HedgeReading:
    """The relation and bounds of one quantity after its hedges; `spans` are the hedge words."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    relation: Relation
    spans: tuple[Span, ...] = ()
    rule: str = "hedge.none"


QUANTITIES: Layer[tuple[QuantityMention, ...]] = Layer("quantities")
HEDGES: Layer[tuple[HedgeReading, ...]] = Layer("hedges")


# --- set aside ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a quantity is a reported figure (reason None) or set aside, and by which rule."""

    reason: Reason | None
    rule: str
    confidence: float = 0.9
    unit: str | None = None  # what a number set aside counts, where the quantity has no unit of measure


VERDICTS: Layer[tuple[Verdict, ...]] = Layer("verdicts")


# --- measures -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Measure:
    """What a quantity counts or measures, and the parts that make it comparable.

    `phrase` is Figure.measure ("Spanish troops sent to Chad"); `unit` the unit that the counted noun
    gives ("people", "building"), None where the quantity has one of its own; `kind` the final kind; `sign`
    -1 where the clause says a fall ("fell by 0.5 %"). Parts are normalised lemmas in lower case: `thing`
    (soldier), `group` (spanish), `outcome` (send, kill), `place` (chad). `series` is the key built
    from them. `spans` are the words of the phrase.
    """

    phrase: str
    unit: str | None
    kind: Kind
    thing: str = ""
    group: str = ""
    outcome: str = ""
    place: str = ""
    series: str = ""
    sign: int = 1
    spans: tuple[Span, ...] = ()
    rule: str = ""
    confidence: float = 0.5


MEASURES: Layer[tuple[Measure, ...]] = Layer("measures")


# --- cues, sources, stance ------------------------------------------------------------------------------


class CueKind(StrEnum):
    """The construction that attributes."""

    CLAUSE = "clause"  # X said that ...
    PARATAXIS = "parataxis"  # ..., X said.
    ACCORDING = "according"  # according to X; per X; in the words of X
    QUOTATION = "quotation"  # "...," X said; and carried quotations
    NOMINAL = "nominal"  # X's estimate of; a report by X; figures from X
    PASSIVE = "passive"  # was put at ... by X
    COLON = "colon"  # X: ...; headline "... - X"


@dataclass(frozen=True, slots=True)
class Cue:
    """One attribution of content to a source mention.

    `content` are the spans whose numbers the source is credited with. `source_mention` is the words that
    name the source (a pronoun included), None for an agentless cue ("is expected to", "reportedly").
    `stance` is what the cue says of its content (None: nothing). `depth` counts the cues that enclose
    this one: 0 = outermost. `speech_span` is the cue's words.
    """

    kind: CueKind
    speech_span: Span
    source_mention: Span | None
    content: tuple[Span, ...]
    lemma: str
    stance: Stance | None = None
    is_relay: bool = False
    depth: int = 0
    sentence: int = 0
    rule: str = ""
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is credited with one quantity.

    `source` is the canonical name or, without one, the mention as written; None with `source_span` None is
    the outlet's own voice. `speaker` is the person who spoke for the source. `via` who relayed it.
    `cue` is an index into CUES. `rule` and `confidence` are those of the rule that decided.
    """

    source: str | None
    source_span: Span | None = None
    speaker: str | None = None
    speaker_span: Span | None = None
    via: str | None = None
    via_span: Span | None = None
    cue: int | None = None
    cue_span: Span | None = None
    rule: str = "source.outlet"
    confidence: float = 0.7


@dataclass(frozen=True, slots=True)
class StanceReading:
    """The stance of one quantity, and the words that decide it."""

    stance: Stance
    spans: tuple[Span, ...] = ()
    rule: str = "stance.default"
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class NumberlessDenial:
    """A denial without a number ("Chad has denied the troop movements").

    `sources` are the deniers' canonical names with the spans that name them. `denies` are indices into
    QUANTITIES of the figures that it denies.
    """

    span: Span
    sources: tuple[tuple[str | None, Span], ...]
    sentence: int
    denies: tuple[int, ...]
    rule: str = ""
    confidence: float = 0.5


CUES: Layer[tuple[Cue, ...]] = Layer("cues")
ATTRIBUTIONS: Layer[tuple[Attribution, ...]] = Layer("attributions")
STANCES: Layer[tuple[StanceReading, ...]] = Layer("stances")
DENIALS: Layer[tuple[NumberlessDenial, ...]] = Layer("denials")


# --- dates ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression of the text. `period` is None while it waits for a publication date."""

    span: Span
    period: DatePeriod | None
    role: str  # "by", "in", "since", "until", "on", "past", ... the word that introduces it; "" for none
    rule: str


@dataclass(frozen=True, slots=True)
class FigureDates:
    """When a quantity was said, and which day or period it is about."""

    statement: DatePeriod | None
    statement_evidence: Evidence
    target: DatePeriod | None
    target_evidence: Evidence | None


DATE_MENTIONS: Layer[tuple[DateMention, ...]] = Layer("date mentions")
DATES: Layer[tuple[FigureDates, ...]] = Layer("dates")
DENIAL_DATES: Layer[tuple[str | None, ...]] = Layer("denial dates")  # parallel to DENIALS


# --- assemble -------------------------------------------------------------------------------------------

FIGURES: Layer[tuple[Figure, ...]] = Layer("figures")
SET_ASIDE: Layer[tuple[SetAside, ...]] = Layer("set aside")
