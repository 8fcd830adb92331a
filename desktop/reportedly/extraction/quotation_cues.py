"""Who speaks in a quotation: the nearest reporting verb outside it, or the speaker before."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.extraction.clause_cues import lost_subject
from reportedly.extraction.cue_words import CueWords
from reportedly.extraction.draft import Cue, CueKind, Parse, Quotation, Token
from reportedly.extraction.misread_verbs import read_as_speech
from reportedly.extraction.span_index import QuotationIndex
from reportedly.extraction.syntax import children, mention_span, named_beside, subject_of
from reportedly.model.span import Span

__all__ = ["Speech", "find_quotation_cues", "find_speeches"]

# Share of right answers of each rule on the training half of the attribution set (840 articles, 2026-11-22).
PRECISION = {
    "cue.quotation": 0.91,
    "cue.quotation.introduced": 0.90,
    "cue.quotation.same-paragraph": 0.97,
    "cue.quotation.unclosed": 0.60,
    "cue.quotation.carried": 0.74,
    "cue.quotation.named": 0.61,
    "cue.quotation.signed": 0.80,
    "cue.quotation.following": 0.70,
}
SHORTEST = 4  # words: below this a quotation is a name or a scare quote unless a verb stands right beside it
FARTHEST = 14  # cost at which the nearest verb is no longer believed
REACH = 2_000  # code points: more than any gap of a lower cost takes
_TELLING = frozenset({"say", "tell", "add", "recall", "explain", "note", "admit", "warn", "insist"})
# Who speaks of himself and of those with him in a quotation goes on with what he has told.
_OPENS_SELF = re.compile(r"[“\"'‘«]\s?(?:[\w’' ,]{0,40}\b)?(?:I|[Ww]e|[Mm]y|[Oo]ur|[Uu]s|me)\b")
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s")
_OPENING = frozenset({"“", '"', "``", "'", "‘", "«"})
_NAMED = re.compile(
    r"(?P<name>(?:[A-Z][\w.'’-]*)(?:\s(?:[A-Z][\w.'’-]*|and|of|the|de|van|von|bin|al)){0,5}):\s*$"
)
# "NEWS OF THE HARBOUR - Jane Roe: “...”": a label of its own, unlike "told Reuters: “...”".
_LABEL_BEFORE = re.compile(r"(?:^|[\r\n]|\s[-–—]\s)(?:More from |From )?[A-Z][^,;.!?“”\"\r\n]{0,50}$")
_SIGNED = re.compile(
    r"\s*[-–—―]\s?(?P<name>(?:[A-Z][\w.'’-]*)(?:\s(?:[A-Z][\w.'’-]*|de|van|von|bin|al)){0,4})[.,]?\s*(?:$|[\r\n(,])"
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Speech:
    """A reporting verb with its subject, both outside quotations; `span` covers the two."""

    span: Span
    verb: Span
    mention: Span
    lemma: str
    sentence: int


class _Marks:
    """The places of words, sentence ends and quotations, so that a gap is counted without reading it."""

    def __init__(self, text: str, quotations: Sequence[Quotation]) -> None:
        self.text = text
        words = [m.span() for m in _WORD.finditer(text)]
        self._word_starts = [start for start, _ in words]
        self._word_ends = [end for _, end in words]
        ends = [m.span() for m in _SENTENCE_END.finditer(text)]
        self._mark_starts = [start for start, _ in ends]
        self._mark_ends = [end for _, end in ends]
        self._quotations = QuotationIndex(quotations)

    def words(self, gap: Span) -> int:
        """Count the words of a gap; one that its edge cuts counts too."""
        if gap.start >= gap.end:
            return 0
        return bisect_left(self._word_starts, gap.end) - bisect_right(self._word_ends, gap.start)

    def sentence_ends(self, gap: Span) -> int:
        """Count the sentence ends of a gap; a full stop at its very end is one."""
        first = bisect_left(self._mark_starts, gap.start)
        whole = max(0, bisect_right(self._mark_ends, gap.end) - first)
        tail = self.text[max(gap.start, gap.end - 2) : gap.end]
        return whole + (_SENTENCE_END.search(tail + " ") is not None and _SENTENCE_END.search(tail) is None)

    def quotations(self, gap: Span) -> int:
        """Count the quotations that lie in a gap as a whole."""
        return self._quotations.count_within(gap)


class _Spoken:
    """The speeches of a paragraph by where they begin and by where they end.

    Of several with the same edge only the first is kept: what stands between them and a quotation is the same.
    """

    def __init__(self, speeches: Sequence[Speech]) -> None:
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        for order, speech in enumerate(speeches):
            starts.setdefault(speech.span.start, order)
            ends.setdefault(speech.span.end, order)
        self._speeches = speeches
        self._starts = sorted(starts.items())
        self._ends = sorted(ends.items())

    def behind(self, offset: int) -> Iterator[tuple[int, Speech]]:
        """Give the speeches that begin at a place or behind it, the nearest first, with their order."""
        for place in range(bisect_left(self._starts, (offset, -1)), len(self._starts)):
            order = self._starts[place][1]
            yield order, self._speeches[order]

    def before(self, offset: int) -> Iterator[tuple[int, Speech]]:
        """Give the speeches that end at a place or before it, the nearest first, with their order."""
        for place in range(bisect_left(self._ends, (offset + 1, -1)) - 1, -1, -1):
            order = self._ends[place][1]
            yield order, self._speeches[order]


def find_speeches(
    parse: Parse, sentence: int, words: CueWords, quotations: Sequence[Quotation]
) -> Iterator[Speech]:
    """Give the verbs of a sentence that can introduce a quotation."""
    index = QuotationIndex(quotations)
    for verb in parse.tokens:
        misread = read_as_speech(parse, verb, words)
        if misread is not None:
            lemma, mention = misread
            yield Speech(mention.joined(verb.span), verb.span, mention, lemma, sentence)
            continue
        entry = words.verb_of(verb)
        if entry is None or "quote" not in entry.frames or verb.pos != "VERB":
            continue
        source = subject_of(parse, verb) or lost_subject(parse, verb)
        source = named_beside(parse, source) if source is not None else None
        if source is None or not _is_speaker(source, words):
            continue
        if _is_quoted(index, verb.span) or _is_quoted(index, source.span):
            continue
        mention = mention_span(parse, source)
        yield Speech(mention.joined(verb.span), verb.span, mention, entry.lemma, sentence)
    yield from _before_colon(parse, sentence, words, index)


def _is_quoted(quotations: QuotationIndex, span: Span) -> bool:
    return any(q.span.contains(span) for q in quotations.touching(span))


def _before_colon(
    parse: Parse, sentence: int, words: CueWords, quotations: QuotationIndex
) -> Iterator[Speech]:
    """Read "Roe did not mince words: “...”": before a colon and a quotation any verb introduces its subject."""
    colons = [t for t in parse.tokens[2:] if t.text == ":" and _opens_quotation(parse, t.index + 1)]
    if not colons:
        return
    verbs = (t for t in parse.tokens if t.pos in ("VERB", "AUX") and t.dep not in ("relcl", "advcl", "acl"))
    verb = next((t for t in verbs if children(parse, t, "nsubj")), None)
    if verb is None or "quote" in getattr(words.verb_of(verb), "frames", ()):
        return
    source = subject_of(parse, verb)
    if source is None or source.pos not in ("PROPN", "PRON") or not _is_speaker(source, words):
        return
    mention = mention_span(parse, source)
    if _is_quoted(quotations, mention):
        return
    speech = Speech(mention.joined(verb.span), verb.span, mention, verb.lemma.lower(), sentence)
    for colon in colons:
        if verb.index < colon.index and source.index <= colon.index:
            yield speech


def _opens_quotation(parse: Parse, index: int) -> bool:
    """Tell whether a quotation mark stands at a place, or nothing does any more."""
    return index >= len(parse.tokens) or parse.tokens[index].text in _OPENING


def find_quotation_cues(
    text: str, quotations: Sequence[Quotation], speeches: Mapping[int, Sequence[Speech]]
) -> Iterator[Cue]:
    """Give a cue for each quotation whose speaker is known; `speeches` are by paragraph."""
    carried: Cue | None = None
    before: Quotation | None = None
    marks = _Marks(text, quotations)
    spoken = {paragraph: _Spoken(found) for paragraph, found in speeches.items()}
    for quotation in quotations:
        named = _named_beside(text, quotation)
        is_label = named is not None and _has_label(text, named)
        cue = (
            (named if is_label else None)
            or _beside(marks, quotation, spoken.get(quotation.paragraph))
            or _introduced(text, quotation, speeches.get(quotation.paragraph - 1, ()))
            or named
            or _following(marks, quotation, speeches.get(quotation.paragraph, ()))
        )
        if cue is None and carried is not None and before is not None:
            cue = _carry(text, quotation, before, carried)
        if cue is not None:
            yield cue
        if cue is not None or len(_WORD.findall(quotation.span.of(text))) >= SHORTEST:
            carried, before = cue, quotation


def _beside(marks: _Marks, quotation: Quotation, spoken: _Spoken | None) -> Cue | None:
    best, lowest = None, float(FARTHEST)
    if spoken is not None:
        best, lowest = _nearest(marks, quotation.span, spoken)
    is_short = marks.words(quotation.span) < SHORTEST
    if best is None or (is_short and lowest > 2):
        return None
    return _cue(quotation, best.verb, best.mention, best.lemma, best.sentence, "cue.quotation")


def _nearest(marks: _Marks, quoted: Span, spoken: _Spoken) -> tuple[Speech | None, float]:
    """Give the speech of the lowest cost, and of two the first in the text; farther ones are not looked at.

    Words and quotations only grow with the gap, so that a side ends where they alone cost more than the best.
    """
    best, lowest, first = None, float(FARTHEST), -1
    after_colon = marks.text[max(0, quoted.start - REACH) : quoted.start].rstrip().endswith(":")
    for is_behind in (False, True):
        beside = spoken.behind(quoted.end) if is_behind else spoken.before(quoted.start)
        for order, speech in beside:
            gap = Span(quoted.end, speech.span.start) if is_behind else Span(speech.span.end, quoted.start)
            if gap.end - gap.start > REACH or _least(marks, gap, is_behind, after_colon) > lowest:
                break
            cost = _cost(marks, gap, is_behind)
            if cost < lowest or (cost == lowest and order < first):
                best, lowest, first = speech, cost, order
    return best, lowest


def _least(marks: _Marks, gap: Span, is_behind: bool, after_colon: bool) -> float:
    """Give what a gap of this length costs at least; each longer one costs no less."""
    if after_colon and not is_behind:
        return 1.0 + 0.1 * marks.words(gap)
    return (0.0 if is_behind else 1.0) + 0.7 * marks.words(gap) + 3 * marks.quotations(gap)


def _introduced(text: str, quotation: Quotation, before: Sequence[Speech]) -> Cue | None:
    """Read a paragraph that ends with "The Post reports:" before one that is a quotation."""
    if not before:
        return None
    gap = text[max(before[-1].span.end, quotation.span.start - REACH) : quotation.span.start]
    if not gap.rstrip().endswith(":") or gap.rstrip() == gap.rstrip(" \t"):
        return None
    last = before[-1]
    return _cue(quotation, last.verb, last.mention, last.lemma, last.sentence, "cue.quotation.introduced")


def _following(marks: _Marks, quotation: Quotation, speeches: Sequence[Speech]) -> Cue | None:
    """Read "The midwife said she had filled in 50 forms. “I heard back about two.”": she goes on."""
    if (
        not _is_sentence(marks.text, quotation)
        or len(_WORD.findall(quotation.span.of(marks.text))) < SHORTEST
    ):
        return None
    before = [s for s in speeches if s.span.end <= quotation.span.start]
    if not before or before[-1].lemma not in _TELLING or not _OPENS_SELF.match(quotation.span.of(marks.text)):
        return None
    gap = Span(before[-1].span.end, quotation.span.start)
    is_next = marks.sentence_ends(gap) == 1 and gap.of(marks.text).rstrip()[-1:] in (".", "!", "?")
    if not is_next or marks.quotations(gap) or len(gap) > REACH:
        return None
    last = before[-1]
    return _cue(quotation, last.verb, last.mention, last.lemma, last.sentence, "cue.quotation.following")


def _named_beside(text: str, quotation: Quotation) -> Cue | None:
    """Read "Jane Roe: “...”" within a paragraph, and "“...” - Jane Roe"."""
    if len(_WORD.findall(quotation.span.of(text))) < SHORTEST:
        return None
    start = max(0, quotation.span.start - 80)
    named = _NAMED.search(text[start : quotation.span.start])
    offset = start
    rule = "cue.quotation.named"
    if named is None:
        named = _SIGNED.match(text[quotation.span.end : quotation.span.end + 80])
        offset, rule = quotation.span.end, "cue.quotation.signed"
    if named is None:
        return None
    mention = Span(offset + named.start("name"), offset + named.end("name"))
    return _cue(quotation, Span(mention.end, mention.end + 1), mention, ":", 0, rule)


def _has_label(text: str, named: Cue) -> bool:
    """Tell whether the name before a quotation opens its line or stands behind a dash."""
    assert named.source_mention is not None
    end = named.source_mention.end
    return _LABEL_BEFORE.search(text[max(0, end - 80) : end]) is not None


def _cost(marks: _Marks, gap: Span, is_behind: bool) -> float:
    """Count what stands between a quotation and a verb; a sentence end between them costs most."""
    between = gap.of(marks.text).strip()
    if is_behind:
        cost = 0.0
        # "... done." Smith said: the end mark inside the quotation is no comma, so the verb is another sentence's.
        if marks.text[gap.start - 2 : gap.start - 1] in (".",) and not between:
            cost += 8
    else:
        cost = 1.0
        if between.endswith(":"):
            return 1.0 + 0.1 * marks.words(gap)
    cost += 0.7 * marks.words(gap) + 10 * marks.sentence_ends(gap)
    cost += 3 * marks.quotations(gap)
    return cost


def _carry(text: str, quotation: Quotation, before: Quotation, carried: Cue) -> Cue | None:
    assert carried.source_mention is not None
    if len(_WORD.findall(quotation.span.of(text))) < SHORTEST and not (
        quotation.paragraph == before.paragraph and _is_sentence(text, quotation)
    ):
        return None
    if quotation.paragraph == before.paragraph:
        rule = "cue.quotation.same-paragraph"
    elif not before.is_closed and quotation.paragraph - before.paragraph <= 2:
        rule = "cue.quotation.unclosed"
    elif quotation.paragraph - before.paragraph == 1 and _fills_paragraph(text, quotation):
        rule = "cue.quotation.carried"
    else:
        return None
    return _cue(quotation, carried.speech_span, carried.source_mention, carried.lemma, carried.sentence, rule)


def _is_sentence(text: str, quotation: Quotation) -> bool:
    """Tell "“Two are gone.”" from a name or a scare quote: it has a capital and its full stop within the marks."""
    inner = quotation.span.of(text).strip("“”\"'‘’«» ")
    return " " in inner and inner[0].isupper() and inner[-1] in ".!?"


def _fills_paragraph(text: str, quotation: Quotation) -> bool:
    """Tell whether nothing but the quotation stands in its line."""
    start = text.rfind("\n", 0, quotation.span.start) + 1
    end = text.find("\n", quotation.span.end)
    end = len(text) if end < 0 else end
    return not text[start : quotation.span.start].strip() and not text[quotation.span.end : end].strip()


def _cue(quotation: Quotation, verb: Span, mention: Span, lemma: str, sentence: int, rule: str) -> Cue:
    return Cue(
        CueKind.QUOTATION,
        verb,
        mention,
        (quotation.span,),
        lemma,
        sentence=sentence,
        rule=rule,
        confidence=PRECISION[rule],
    )


def _is_speaker(source: Token, words: CueWords) -> bool:
    if source.pos not in ("NOUN", "PROPN", "PRON", "X", "ADJ"):
        return False
    return source.text.lower() not in words.dummies | {"it"} and source.lemma.lower() not in words.counted
