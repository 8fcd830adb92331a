"""Tokens, tags and the dependency tree of the sentences that need one.

A sentence needs a parse when its paragraph holds a number, or when it stands next to one that does: sources
and counted things are found there (1 % of sources stand farther away; NEWS-PATTERNS, 2026-11-22).
"""

import re
from bisect import bisect_right

from reportedly.extraction.draft import NUMBERS, PARAGRAPHS, PARSES, SENTENCES, Draft, ParagraphKind
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.parser import parse_sentences
from reportedly.extraction.stage import Stage

__all__ = ["STAGE"]

# Characters; what is longer is a table or a list without stops, and its tree would mean nothing.
_LONGEST = 2_000
_LABEL = re.compile(
    r"[A-Z][a-z]+(?: (?:and )?[A-Za-z]+){0,2}: (?=(?:The|An?|In|On|At|More|About|Some|Nearly|Over) )"
)


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    sentences = draft[SENTENCES]
    labels = {i: _label(draft, i) for i in _wanted(draft)}
    texts = {i: sentences[i].span.of(draft.text)[length:] for i, length in labels.items()}
    trees = parse_sentences([*texts.values()])
    parses = tuple(
        trees[texts[i]].at(sentence.span.start + labels[i]) if i in texts else None
        for i, sentence in enumerate(sentences)
    )
    return draft.with_layer(PARSES, parses)


def _label(draft: Draft, index: int) -> int:
    """Give the length of the label that opens a line, which is no part of its first sentence: "Health: The ..."."""
    sentence = draft[SENTENCES][index]
    paragraph = draft[PARAGRAPHS][sentence.paragraph]
    if sentence.span.start != paragraph.span.start or paragraph.kind is not ParagraphKind.TEXT:
        return 0
    found = _LABEL.match(draft.text, sentence.span.start, sentence.span.end)
    return found.end() - found.start() if found is not None else 0


def _wanted(draft: Draft) -> set[int]:
    """Give the indices of sentences in a paragraph with a number, and in the paragraphs beside it."""
    paragraphs = draft[PARAGRAPHS]
    starts = [p.span.start for p in paragraphs]
    with_number = {max(0, bisect_right(starts, n.span.start) - 1) for n in draft[NUMBERS]}
    near = {j for i in with_number for j in (i - 1, i, i + 1)}
    # A denial without a number may stand anywhere, and names are introduced early: short articles are
    # parsed whole.
    every = len(draft.text) <= 12_000
    return {
        i
        for i, s in enumerate(draft[SENTENCES])
        if (every or s.paragraph in near)
        and len(s.span) <= _LONGEST
        and paragraphs[s.paragraph].kind is not ParagraphKind.FURNITURE
    }


STAGE = Stage("parse", (PARAGRAPHS, SENTENCES, NUMBERS), (PARSES,), _run)
