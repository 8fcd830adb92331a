"""Paragraphs and what each is: text, heading, byline, caption, list item, or the page's own furniture."""

import re
from functools import cache

from reportedly.extraction.draft import Paragraph, ParagraphKind
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.word_patterns import either
from reportedly.model.span import Span

__all__ = ["find_paragraphs"]

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|[\r\n\u2028\u2029])[ \t\u00a0]*(?:\r\n|[\r\n\u2028\u2029])")
_BLOCK_BREAK = re.compile(
    r"(?:\r\n?|\n|[\v\f\x85\u2028])[ \t\u00a0]*(?:\r\n?|\n|[\v\f\x85\u2028])\s*|\u2029\s*"
)
_LIST_MARK = re.compile(r"(?:\(?\d{1,3}[.)]|[-•*·▪◦‣–—])\s+\S")
_TERMINAL = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?")
# Lines of wrapped text are about as long as each other; the shares are from own mails and wire copy.
WRAPPED_WIDTH = range(40, 121)
WRAPPED_SHARE = 0.6
LONGEST_HEADING = 160
LONGEST_FURNITURE = 200
LONGEST_BYLINE = 110


def find_paragraphs(text: str, lexicon: Lexicon) -> tuple[Paragraph, ...]:
    """Find the paragraphs in reading order; in text wrapped by hand a paragraph goes to the blank line."""
    spans = _blocks(text) if _is_wrapped(text) else _lines(text)
    shouting = sum(_is_shouted(s.of(text)) for s in spans) > len(spans) / 2
    found: list[Paragraph] = []
    for index, span in enumerate(spans):
        found.append(Paragraph(span, _kind(span.of(text), index, lexicon, is_shouting=shouting)))
    return tuple(found)


def _is_wrapped(text: str) -> bool:
    """Tell hard-wrapped text: blank lines between paragraphs, and lines that break inside a sentence."""
    if not _BLANK.search(text):
        return False
    breaking = running = 0
    for block in _BLOCK_BREAK.split(text[:50_000]):
        lines = [line.strip() for line in _LINE.findall(block)]
        for line in lines[:-1]:
            breaking += 1
            running += len(line) in WRAPPED_WIDTH and not _TERMINAL.search(line)
    return breaking > 0 and running / breaking >= WRAPPED_SHARE


def _lines(text: str) -> list[Span]:
    return [s for m in _LINE.finditer(text) if (s := _trimmed(text, m.start(), m.end())) is not None]


def _blocks(text: str) -> list[Span]:
    spans, start = [], 0
    for found in _BLOCK_BREAK.finditer(text):
        spans.append(_trimmed(text, start, found.start()))
        start = found.end()
    spans.append(_trimmed(text, start, len(text)))
    return [s for s in spans if s is not None]


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in "\ufeff\u200b"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\ufeff\u200b"):
        end -= 1
    return Span(start, end) if start < end else None


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = lexicon.table("segment")
    time_words = [*lexicon.table("numbers")["months"], *lexicon.table("numbers")["time_zones"],
                  *lexicon.table("numbers")["day_halves"], *table["byline_words"]]  # fmt: skip
    return (
        re.compile(rf"{either(table['byline'])}(?!\w)", re.I),
        re.compile(rf"{either(table['caption'])}\s*(?:[:/|(—–-]|\s+by\b)"),
        re.compile(rf"(?:{either(table['furniture'])})", re.I),
        re.compile(rf"{either(time_words)}\.?", re.I),
    )


def _kind(line: str, index: int, lexicon: Lexicon, *, is_shouting: bool) -> ParagraphKind:
    byline, caption, furniture, time_word = _patterns(lexicon)
    if len(line) <= LONGEST_FURNITURE:
        if furniture.match(line):
            return ParagraphKind.FURNITURE
        if index > 0 and not is_shouting and _is_shouted(line):
            return ParagraphKind.FURNITURE
    is_open = not _TERMINAL.search(line) or line.endswith((":", ";", ","))
    if len(line) <= LONGEST_BYLINE:
        if byline.match(line) and (is_open or ":" in line) and _is_titled(line):
            return ParagraphKind.BYLINE
        words = _WORD.findall(line)
        if any(c.isdigit() for c in line) and all(time_word.fullmatch(w) for w in words):
            return ParagraphKind.BYLINE
    if caption.match(line) and len(line) <= 2 * LONGEST_FURNITURE:
        return ParagraphKind.CAPTION
    if _LIST_MARK.match(line):
        return ParagraphKind.LIST_ITEM
    if len(line) <= LONGEST_HEADING and not _TERMINAL.search(line) and " " in line:
        return ParagraphKind.HEADING
    return ParagraphKind.TEXT


def _is_shouted(line: str) -> bool:
    """Tell a line in capitals: a promoted link or a label, at least three words long."""
    letters = [c for c in line if c.isalpha()]
    return (
        len(line.split()) >= 3
        and len(letters) >= 10
        and sum(c.isupper() for c in letters) >= 0.9 * len(letters)
    )


def _is_titled(line: str) -> bool:
    """Tell "By Jane Doe" from "By then the town was lost": names are written with capitals."""
    words = [w for w in _WORD.findall(line)[1:] if len(w) > 3]
    return (
        not words or sum(w[0].isupper() for w in words) >= 0.6 * len(words) or any(c.isdigit() for c in line)
    )
