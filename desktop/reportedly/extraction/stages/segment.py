"""Paragraphs with their kind, sentences, quotations and the dateline; reads nothing but the raw text."""

import re

from reportedly.extraction.draft import (
    DATELINE,
    PARAGRAPHS,
    QUOTATIONS,
    SENTENCES,
    Draft,
    Paragraph,
    ParagraphKind,
    Quotation,
    Sentence,
)  # fmt: skip
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.paragraphs import find_paragraphs
from reportedly.extraction.sentences import split_sentences
from reportedly.extraction.stage import Stage
from reportedly.model.span import Span

__all__ = ["STAGE"]

_PAIRS = {"“": ("”",), "„": ("“", "”"), "«": ("»",), '"': ('"',), "‘": ("’",), "''": ("''",)}
_OPEN_BEFORE = frozenset(" \t\u00a0([{—–-“‘\"'/")
# "OSLO (AP) -", "BRASILIA, Brazil (dpa-AFX) --", "BANGKOK, April 3 (Reuters) -", "OSLO, Oct 23 -",
# "Oslo (APP - 23rd Oct, 2021)", "(CNN) -"
_DAY = r"(?:[ ,]+\d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?)?"
_AGENCY = r"\((?:[A-Z]{2,12}|Reuters|Xinhua|Bloomberg)[^()\n]{0,40}\)"
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.'’/-]{{2,30}}(?:[ ,/]+[A-Z][\w.'’-]{{1,24}}){{0,5}}{_DAY}\s*(?:\([^()\n]{{2,40}}\))?"
    r"\s*[-–—]{1,2}(?=\s)"
    rf"|(?:[A-Z][\w.'’-]{{1,24}}[ ,]*){{1,4}}{_DAY}\s?{_AGENCY}\s*[-–—:]{{1,2}}(?=\s)"
    # Without a dash only a bracket with a date in it: "Harbour Workers League (HWL) says" is no dateline.
    rf"|(?:[A-Z][\w.'’-]{{1,24}}[ ,]*){{1,4}}\s?(?=\([^()\n]*\d){_AGENCY}(?=\s)"
    rf"|{_AGENCY}\s*[-–—]{{1,2}}(?=\s)"
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\s*\([^()\n]{2,40}\)(?=\s))"
)
# "10:30 Fishermen told ...", "9.15 pm - The mayor says ...": the time of an entry of a live blog.
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])(?::[0-5]\d|[.:]?(?:[0-5]\d)?\s?[ap]\.?m\.?|h[0-5]\d)(?:\s(?:GMT|UTC|[A-Z]{1,3}S?T))?"
    r"\s?[-–—:|]?\s+(?=[\"“‘'A-Z])"
)


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    text = draft.text
    paragraphs = find_paragraphs(text, lexicon)
    dateline = _dateline(text, paragraphs)
    sentences = tuple(
        Sentence(span, i)
        for i, p in enumerate(paragraphs)
        for half in _without_dateline(text, p.span, dateline)
        for part in _without_clock(text, half)
        for span in split_sentences(text, part, lexicon)
    )
    quotations = tuple(q for i, p in enumerate(paragraphs) for q in _quotations(text, p.span, i))
    return (
        draft.with_layer(PARAGRAPHS, paragraphs)
        .with_layer(SENTENCES, sentences)
        .with_layer(QUOTATIONS, quotations)
        .with_layer(DATELINE, dateline)
    )


def _without_dateline(text: str, paragraph: Span, dateline: Span | None) -> tuple[Span, ...]:
    """Let the dateline be a sentence of its own: "FRANKFURT (Reuters) - Inflation fell" is no noun phrase."""
    if dateline is None or not paragraph.contains(dateline):
        return (paragraph,)
    start = dateline.end
    while start < paragraph.end and text[start].isspace():
        start += 1
    return tuple(span for span in (dateline, Span(start, paragraph.end)) if len(span))


def _without_clock(text: str, part: Span) -> tuple[Span, ...]:
    """Let the time before an entry of a live blog be a sentence of its own; it is no part of who speaks."""
    found = _CLOCK.match(text, part.start, part.end)
    if found is None:
        return (part,)
    return (Span(part.start, part.start + len(found[0].rstrip(" -–—:|\t\r\n"))), Span(found.end(), part.end))


def _quotations(text: str, paragraph: Span, index: int) -> list[Quotation]:
    """Find quotations in one paragraph; marks inside another quotation do not open a new one."""
    found: list[Quotation] = []
    start = -1
    closers: tuple[str, ...] = ()
    for at in range(paragraph.start, paragraph.end):
        # Newspaper archives write a double mark as two apostrophes.
        mark = "''" if text.startswith("''", at) else text[at]
        if start < 0:
            if mark in _PAIRS and _opens(text, at, paragraph):
                start, closers = at, _PAIRS[mark]
        elif mark in closers and _closes(text, at, paragraph):
            found.append(Quotation(Span(start, at + len(mark)), index))
            start = -1
    if start >= 0 and text[start] != "‘":
        found.append(Quotation(Span(start, paragraph.end), index, is_closed=False))
    return found


def _opens(text: str, at: int, paragraph: Span) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    if text[at] in "\"‘'":  # inches ('10"') and apostrophes ("‘twas") look the same
        return before in _OPEN_BEFORE and at + 1 < paragraph.end and not text[at + 1].isspace()
    return True


def _closes(text: str, at: int, paragraph: Span) -> bool:
    if text[at] != "’":
        return True
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return not after.isalnum() and not (text[at - 1] == "s" and after == " ")


def _dateline(text: str, paragraphs: tuple[Paragraph, ...]) -> Span | None:
    """Find the dateline at the head of the first paragraphs of text."""
    bodies = [p for p in paragraphs if p.kind is ParagraphKind.TEXT][:3]
    for paragraph in bodies:
        found = _DATELINE.match(
            text, paragraph.span.start, min(paragraph.span.end, paragraph.span.start + 120)
        )
        if found:
            return Span(*found.span())
    return None


STAGE = Stage("segment", (), (PARAGRAPHS, SENTENCES, QUOTATIONS, DATELINE), _run)
