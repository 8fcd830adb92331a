"""Runs of words that texts share: n-gram shingles of a sentence, its telling words, the longest common run."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.extraction.lexicon import load_lexicon

__all__ = ["SHINGLE", "Passage", "common_run", "passage_of", "shared_shingles", "shared_words"]

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
    words = tuple(word.replace("’", "'").lower() for word in _WORD.findall(sentence))
    shingles = frozenset(words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1))
    small = _small_words()
    telling = frozenset(
        _stem(word) for word in words if len(word) > 1 and word not in small and word.isalpha()
    )
    return Passage(words, shingles, telling)


def shared_shingles(one: Passage, other: Passage) -> float:
    """Give the share of the shorter passage's shingles that the other has too, 0 to 1; a copy of a part has 1."""
    least = min(len(one.shingles), len(other.shingles))
    return len(one.shingles & other.shingles) / least if least else 0.0


def shared_words(one: Passage, other: Passage) -> float:
    """Give the share of the telling words of the shorter passage that the other has too, 0 to 1."""
    least = min(len(one.telling), len(other.telling))
    return len(one.telling & other.telling) / max(least, _LEAST_WORDS)


def common_run(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """Give the longest run of words that both have, the first of several. Cost: product of the lengths."""
    best, end = 0, 0
    lengths = [0] * (len(other) + 1)
    for at, word in enumerate(one):
        before = 0
        for place, its in enumerate(other, start=1):
            here = before + 1 if word == its else 0
            before, lengths[place] = lengths[place], here
            if here > best:
                best, end = here, at + 1
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
