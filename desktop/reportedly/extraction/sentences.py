"""Where sentences end: full stops against abbreviations, initials and decimals."""

import re
from functools import cache

from reportedly.extraction.lexicon import Lexicon
from reportedly.model.span import Span

__all__ = ["split_sentences"]

_OPENERS = "\"'“‘«(["
_END = re.compile(r"(?:[.!?…。！？]+)[\"'”’»)\]]*(?=\s|$)|(?<=[.!?…])[”\"](?=[A-Z“])")
_LAST_WORD = re.compile(r"(\S{1,24})$")
_NEXT_WORD = re.compile(r"\s*[\"'“‘«(\[]*([^\s,;:.!?\"”’)]*)")
_INITIAL = re.compile(r"(?:^|[\s(\[“\"‘.-])[^\W\d_]$")
LONGEST = 1_000  # code points; the longest sentences of the press have some 600
_CUTS = ("; ", "\n", ", ", " ")
# "wait ...": dots that trail off end a sentence only before a capital.
_DOTS = re.compile(r"(?:\.\.|…)")


@cache
def _tables(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = lexicon.table("segment")
    never = frozenset([*table["titles"], *table["months"]])
    return never, frozenset(table["abbreviations"]), frozenset(table["openers"])


def split_sentences(text: str, paragraph: Span, lexicon: Lexicon) -> list[Span]:
    """Give the sentences of one paragraph, without the white space between them."""
    spans: list[Span] = []
    start = paragraph.start
    for found in _END.finditer(text, paragraph.start, paragraph.end):
        if found.end() < paragraph.end and not _ends_sentence(text, found, paragraph.end, lexicon):
            continue
        if text[paragraph.start : found.start()].strip("(").isdigit():  # the mark of a list: "1. ..."
            continue
        spans.append(Span(start, found.end()))
        start = found.end()
        while start < paragraph.end and text[start].isspace():
            start += 1
    if start < paragraph.end:
        spans.append(Span(start, paragraph.end))
    return [part for span in spans for part in _cut(text, span)]


def _cut(text: str, sentence: Span) -> list[Span]:
    """Cut what no writer would call a sentence: tables and lists without a full stop.

    Reading a sentence takes more than its length: 6,000 code points without a stop took 45 s (2026-11-22).
    """
    parts, start = [], sentence.start
    while sentence.end - start > LONGEST:
        window = text[start : start + LONGEST]
        end = start + next((at for mark in _CUTS if (at := window.rfind(mark) + 1) > LONGEST // 2), LONGEST)
        parts.append(Span(start, end))
        start = end
        while start < sentence.end and text[start].isspace():
            start += 1
    if start < sentence.end:
        parts.append(Span(start, sentence.end))
    return [_trimmed(text, part) for part in parts]


def _trimmed(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start + 1 and text[end - 1].isspace():
        end -= 1
    return Span(span.start, end)


def _ends_sentence(text: str, found: "re.Match[str]", limit: int, lexicon: Lexicon) -> bool:
    following = _NEXT_WORD.match(text, found.end(), limit)
    word = following[1] if following else ""
    opened = following is not None and any(c in _OPENERS for c in following.group())
    if word and word[0].islower() and not opened:
        return False
    mark = found.group()
    if "!" in mark or "?" in mark or _DOTS.match(mark):
        return not (word and word[0].islower())
    if mark[0] != ".":
        return True
    return not _is_abbreviation(text, found, word, lexicon)


def _is_abbreviation(text: str, found: "re.Match[str]", word: str, lexicon: Lexicon) -> bool:
    never, maybe, openers = _tables(lexicon)
    window = text[max(0, found.start() - 24) : found.start()]
    last = _LAST_WORD.search(window)
    before = last[1].lstrip("".join(_OPENERS)) if last else ""
    if found.group() != ".":
        return False
    if before in ("No", "Nos"):  # "No. 5" against "He said no. 5 men ...": only a number may follow.
        return word[:1].isdigit()
    if before in never or before.rstrip(".") in never:
        return True
    if before in maybe:
        return word not in openers
    if _INITIAL.search(window):  # "Lee J. Park", "U.S." with a name behind it
        return before != "I" and word not in openers
    return False
