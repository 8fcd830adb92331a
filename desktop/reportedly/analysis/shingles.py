"""Runs of words that texts share: n-gram shingles of a sentence, its telling words, the longest common run."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.extraction.lexicon import load_lexicon

__all__ = [
    "SHINGLE",
    "Passage",
    "common_run",
    "passage_of",
    "shared_shingles",
    "shared_words",
    "telling_words",
    "words_of",
]

SHINGLE = 4
"""Words in a shingle. Three are shared by chance ("people were killed in"), five miss a copy that drops a word."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_LEAST_WORDS = 4  # a share of fewer words says little
_ENDINGS = ("ing", "ied", "ies", "ed", "es", "s")
_LEAST_STEM = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence as it is compared: its words folded, its shingles, and the stems of the words that tell something."""

    words: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]
    telling: frozenset[str]


@lru_cache(65536)
def passage_of(sentence: str) -> Passage:
    """Read a sentence; a short one of fewer words than a shingle has none."""
    words = words_of(sentence)
    shingles = frozenset(words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1))
    return Passage(words, shingles, telling_words(words))


def words_of(text: str) -> tuple[str, ...]:
    """Give the words and numbers of a text, folded."""
    return tuple(word.replace("’", "'").lower() for word in _WORD.findall(text))


def telling_words(words: Iterable[str]) -> frozenset[str]:
    """Give the stems of the words that tell something."""
    small = _small_words()
    return frozenset(_stem(word) for word in words if len(word) > 1 and word not in small and word.isalpha())


def shared_shingles(one: Passage, other: Passage) -> float:
    """Give the share of the shorter passage's shingles that the other has too, 0 to 1; a copy of a part has 1."""
    least = min(len(one.shingles), len(other.shingles))
    return len(one.shingles & other.shingles) / least if least else 0.0


def shared_words(one: Passage, other: Passage) -> float:
    """Give the share of the telling words of the shorter passage that the other has too, 0 to 1."""
    least = min(len(one.telling), len(other.telling))
    return len(one.telling & other.telling) / max(least, _LEAST_WORDS)


def common_run(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """Give the longest run of words that both have, the first of several. Cost: pairs of places with one word."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(other):
        places.setdefault(word, []).append(place)
    best, end = 0, 0
    before: dict[int, int] = {}  # length of the run that ends at each place
    for at, word in enumerate(one):
        here = {place: before.get(place - 1, 0) + 1 for place in places.get(word, ())}
        longest = max(here.values(), default=0)
        if longest > best:
            best, end = longest, at + 1
        before = here
    return tuple(one[end - best : end])


@lru_cache(65536)
def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word.removesuffix(ending)
    return word


@cache
def _small_words() -> frozenset[str]:
    return frozenset(load_lexicon("en").table("origins")["small"].split())
