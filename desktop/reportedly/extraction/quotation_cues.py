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
}
SHORTEST = 4  # words: below this a quotation is a name or a scare quote unless a verb stands right beside it
FARTHEST = 14  # cost at which the nearest verb is no longer believed
REACH = 2_000  # code points: more than any gap of a lower cost takes
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


def find_speeches(
    parse: Parse, sentence: int, words: CueWords, quotations: Sequence[Quotation]
) -> Iterator[Speech]:
    """Give the verbs of a sentence that can introduce a quotation."""
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
        if any(q.span.contains(verb.span) or q.span.contains(source.span) for q in quotations):
            continue
        mention = mention_span(parse, source)
        yield Speech(mention.joined(verb.span), verb.span, mention, entry.lemma, sentence)
    yield from _before_colon(parse, sentence, words, quotations)


def _before_colon(
    parse: Parse, sentence: int, words: CueWords, quotations: Sequence[Quotation]
) -> Iterator[Speech]:
    """Read "Roe did not mince words: “...”": before a colon and a quotation any verb introduces its subject."""
    for token in parse.tokens[2:]:
        after = parse.tokens[token.index + 1 : token.index + 2]
        if token.text != ":" or (after and after[0].text not in _OPENING):
            continue
        before = parse.tokens[: token.index]
        verbs = [t for t in before if t.pos in ("VERB", "AUX") and children(parse, t, "nsubj")]
        verb = next((t for t in verbs if t.dep not in ("relcl", "advcl", "acl")), None)
        if verb is None or "quote" in getattr(words.verb_of(verb), "frames", ()):
            continue
        source = subject_of(parse, verb)
        if source is None or source.index > token.index or not _is_speaker(source, words):
            continue
        if source.pos not in ("PROPN", "PRON"):
            continue
        mention = mention_span(parse, source)
        if not any(q.span.contains(mention) for q in quotations):
            yield Speech(mention.joined(verb.span), verb.span, mention, verb.lemma.lower(), sentence)


def find_quotation_cues(
    text: str, quotations: Sequence[Quotation], speeches: Mapping[int, Sequence[Speech]]
) -> Iterator[Cue]:
    """Give a cue for each quotation whose speaker is known; `speeches` are by paragraph."""
    carried: Cue | None = None
    before: Quotation | None = None
    index = QuotationIndex(quotations)
    for quotation in quotations:
        named = _named_beside(text, quotation)
        is_label = named is not None and _has_label(text, named)
        cue = (
            (named if is_label else None)
            or _beside(text, quotation, speeches.get(quotation.paragraph, ()), index)
            or _introduced(text, quotation, speeches.get(quotation.paragraph - 1, ()))
            or named
        )
        if cue is None and carried is not None and before is not None:
            cue = _carry(text, quotation, before, carried)
        if cue is not None:
            yield cue
        if cue is not None or len(_WORD.findall(quotation.span.of(text))) >= SHORTEST:
            carried, before = cue, quotation


def _beside(
    text: str, quotation: Quotation, speeches: Sequence[Speech], quotations: QuotationIndex
) -> Cue | None:
    best, lowest = None, float(FARTHEST)
    first = bisect_left(speeches, quotation.span.start - REACH, key=lambda s: s.verb.start)
    last = bisect_right(speeches, quotation.span.end + REACH, key=lambda s: s.verb.start)
    for speech in speeches[first:last]:
        cost = _cost(text, quotation.span, speech.span, quotations)
        if cost < lowest:
            best, lowest = speech, cost
    is_short = len(_WORD.findall(quotation.span.of(text))) < SHORTEST
    if best is None or (is_short and lowest > 2):
        return None
    return _cue(quotation, best.verb, best.mention, best.lemma, best.sentence, "cue.quotation")


def _introduced(text: str, quotation: Quotation, before: Sequence[Speech]) -> Cue | None:
    """Read a paragraph that ends with "The Post reports:" before one that is a quotation."""
    if not before:
        return None
    gap = text[before[-1].span.end : quotation.span.start]
    if not gap.rstrip().endswith(":") or gap.rstrip() == gap.rstrip(" \t"):
        return None
    last = before[-1]
    return _cue(quotation, last.verb, last.mention, last.lemma, last.sentence, "cue.quotation.introduced")


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


def _cost(text: str, quoted: Span, speech: Span, quotations: QuotationIndex) -> float:
    """Count what stands between a quotation and a verb; a sentence end between them costs most."""
    if speech.start >= quoted.end:
        gap, cost = Span(quoted.end, speech.start), 0.0
        # "... done." Smith said: the end mark inside the quotation is no comma, so the verb is another sentence's.
        if text[quoted.end - 2 : quoted.end - 1] in (".",) and gap.of(text).strip() == "":
            cost += 8
    elif speech.end <= quoted.start:
        gap, cost = Span(speech.end, quoted.start), 1.0
        if gap.of(text).rstrip().endswith(":"):
            return 1.0 + 0.1 * len(_WORD.findall(gap.of(text)))
    else:
        return float(FARTHEST)
    between = gap.of(text)
    cost += 0.7 * len(_WORD.findall(between)) + 10 * len(_SENTENCE_END.findall(between + " "))
    cost += 3 * quotations.count_within(gap)
    return cost


def _carry(text: str, quotation: Quotation, before: Quotation, carried: Cue) -> Cue | None:
    assert carried.source_mention is not None
    if quotation.paragraph == before.paragraph:
        rule = "cue.quotation.same-paragraph"
    elif not before.is_closed and quotation.paragraph - before.paragraph <= 2:
        rule = "cue.quotation.unclosed"
    elif quotation.paragraph - before.paragraph == 1 and _fills_paragraph(text, quotation):
        rule = "cue.quotation.carried"
    else:
        return None
    if len(_WORD.findall(quotation.span.of(text))) < SHORTEST:
        return None
    return _cue(quotation, carried.speech_span, carried.source_mention, carried.lemma, carried.sentence, rule)


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
