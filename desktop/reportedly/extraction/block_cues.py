"""Speech set apart: transcripts ("ROE: ..."), block quotations after "Roe wrote:", signed quotations."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportedly.extraction.draft import Cue, CueKind, Paragraph, ParagraphKind
from reportedly.extraction.quotation_cues import Speech
from reportedly.model.span import Span

__all__ = ["find_block_cues", "find_transcript_cues"]

# Share of right answers of each rule on the training half of the attribution set (840 articles, 2026-11-22).
# The gold credits the transcript where a label names who speaks, so that one is a guess.
PRECISION = {"cue.transcript": 0.75, "cue.block": 0.81}
_LABEL = re.compile(
    r"[\"“”']?(?P<name>(?:[A-Z][\w.'’-]*)(?:\s(?:[A-Z][\w.'’-]*|de|van|von|bin|al|of|the)){0,4})"
    r"(?:\s\([^()\r\n]{1,24}\))?:\s+(?=\S)"
)
_NO_SPEAKER = re.compile(
    r"(?:updated?|related|note|editor.?s note|read more|more|photos?|watch|video|caption|poll|source|via|correction|"
    r"breaking|live|exclusive|here|question|answer|q|a|when|where|what|who|why|how|cost|price|tickets|contact)$",
    re.IGNORECASE,
)
_QUOTES = ('"', "“", "'", "‘", "«", "”")
_LIST_MARK = re.compile(r"(?:[-•*·▪◦‣–—l]|\(?\d{1,2}[.)])\s")
FEWEST_WORDS = 4
LONGEST_TURN = 6  # paragraphs that one speaker keeps the word without a label


def find_transcript_cues(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Cue]:
    """Read the turns of a transcript; labels count where names come back, or two of them are in capitals."""
    labels = {i: found for i, p in enumerate(paragraphs) if (found := _label(text, p)) is not None}
    named = Counter(label.group("name") for label in labels.values())
    shouted = {name for name in named if name.isupper() and len(name) > 2}
    kept = {
        i: label
        for i, label in labels.items()
        if named[label["name"]] > 1 or (len(shouted) > 1 and label["name"] in shouted)
    }
    if len(kept) < 2:
        return
    # Who speaks only once between others is part of the same talk.
    kept = {i: label for i, label in labels.items() if min(kept) <= i <= max(kept)}
    places = sorted(kept)
    for place, following in zip(places, [*places[1:], None], strict=True):
        label = kept[place]
        last = _last_of_turn(text, paragraphs, place, following)
        mention = Span(*label.span("name"))
        content = tuple(
            Span(label.end() if i == place else paragraphs[i].span.start, paragraphs[i].span.end)
            for i in range(place, last + 1)
        )
        yield _cue(mention, Span(mention.end, mention.end + 1), content, ":", -1, "cue.transcript")


def _label(text: str, paragraph: Paragraph) -> re.Match[str] | None:
    found = _LABEL.match(text, paragraph.span.start, paragraph.span.end)
    if found is None or _NO_SPEAKER.match(found["name"]):
        return None
    # "Roe: 547." is a row of results.
    return found if len(text[found.end() : paragraph.span.end].split()) >= FEWEST_WORDS else None


def _last_of_turn(text: str, paragraphs: Sequence[Paragraph], place: int, following: int | None) -> int:
    """Give the last paragraph of a turn: up to the next label; after the last label only quoted ones."""
    if following is not None:
        return following - 1 if following - place <= LONGEST_TURN else place
    last = place
    opens = text.startswith(_QUOTES, paragraphs[place].span.start)
    while (
        opens
        and last + 1 < len(paragraphs)
        and last - place < LONGEST_TURN
        and text.startswith(_QUOTES, paragraphs[last + 1].span.start)
    ):
        last += 1
    return last


def find_block_cues(
    text: str, paragraphs: Sequence[Paragraph], speeches: Mapping[int, Sequence[Speech]]
) -> Iterator[Cue]:
    """Read the paragraph after one that ends with "Roe wrote:"; of a list all its items."""
    for index in range(len(paragraphs) - 1):
        before = speeches.get(index, ())
        if not before or text[paragraphs[index].span.end - 1] != ":":
            continue
        speech = before[-1]
        if len(text[speech.span.end : paragraphs[index].span.end].split()) > 8:
            continue
        last = index + 1
        first = paragraphs[last]
        if text.startswith(_QUOTES, first.span.start) or first.kind is ParagraphKind.HEADING:
            continue
        while last + 1 < len(paragraphs) and _is_item(text, first) and _is_item(text, paragraphs[last + 1]):
            last += 1
        content = tuple(paragraphs[i].span for i in range(index + 1, last + 1))
        yield _cue(speech.mention, speech.verb, content, speech.lemma, speech.sentence, "cue.block")


def _is_item(text: str, paragraph: Paragraph) -> bool:
    return _LIST_MARK.match(text, paragraph.span.start) is not None


def _cue(mention: Span, speech: Span, content: tuple[Span, ...], lemma: str, sentence: int, rule: str) -> Cue:
    return Cue(
        CueKind.COLON,
        speech,
        mention,
        content,
        lemma,
        sentence=max(0, sentence),
        rule=rule,
        confidence=PRECISION[rule],
    )
