"""What whole articles have in common: whether two tell one story, and whom an article names outside the sentence."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import fsum, log

from reportedly.analysis.origin_voices import Voice, is_named_in, outlet_name
from reportedly.analysis.shingles import telling_words, words_of
from reportedly.model.figure import Figure

__all__ = ["Stories", "cites_outlet"]

_ONE_STORY = 0.3  # share of telling words, by weight, from which two articles surely tell one story
_LEAST_NAME = 3


class Stories:
    """The articles of figures, by the words that tell something; rare words weigh more than common ones."""

    def __init__(self, figures: Iterable[Figure], texts: Mapping[str, str]) -> None:
        sentences: dict[str, dict[str, None]] = {}
        self._credited: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
        for figure in figures:
            sentences.setdefault(figure.article, {})[figure.sentence] = None
            if figure.source is not None:
                self._credited[figure.article, figure.sentence_start].add(figure.source)
        self.texts = {article: texts.get(article) or "\n".join(told) for article, told in sentences.items()}
        words = {article: words_of(text) for article, text in self.texts.items()}
        self._words = {article: frozenset(own) for article, own in words.items()}
        self._telling = {article: telling_words(own) for article, own in self._words.items()}
        counts = Counter(word for telling in self._telling.values() for word in telling)
        size = len(self._telling)
        self._weights = {word: log(1 + size / count) for word, count in counts.items()}
        self._sums = {article: self._weight(telling) for article, telling in self._telling.items()}
        self._alike: dict[tuple[str, str], float] = {}
        self._named: dict[tuple[str, Voice], bool] = {}
        self._cited: dict[tuple[str, str], bool] = {}

    def likeness(self, one: str, other: str) -> float:
        """Tell how surely two articles tell one story: 0 for no telling word in common, 1 for a good part of them."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._alike:
            least = min(self._sums[one], self._sums[other])
            common = self._weight(self._telling[one] & self._telling[other])
            self._alike[pair] = min(1.0, common / least / _ONE_STORY) if least else 0.0
        return self._alike[pair]

    def common_words(self, one: str, other: str) -> frozenset[str]:
        """Give the telling words that two articles have in common."""
        return self._telling[one] & self._telling[other]

    def names(self, article: str, voice: Voice) -> bool:
        """Tell whether an article names a source anywhere."""
        known = self._named.get((article, voice))
        if known is None:
            known = is_named_in(voice, self.texts[article], self._words[article])
            self._named[article, voice] = known
        return known

    def cites(self, article: str, outlet: str) -> bool:
        """Tell whether an article names an outlet anywhere."""
        known = self._cited.get((article, outlet))
        if known is None:
            known = self._cited[article, outlet] = cites_outlet(self.texts[article], outlet)
        return known

    def has_one_voice(self, figure: Figure) -> bool:
        """Tell whether a figure's sentence credits one source only, so that whoever it names belongs to that one."""
        return len(self._credited[figure.article, figure.sentence_start]) < 2

    def _weight(self, words: Iterable[str]) -> float:
        return fsum(self._weights[word] for word in words)  # whatever the order of a set


def cites_outlet(text: str, outlet: str) -> bool:
    """Tell whether a text names an outlet; one of a single common word only with "The" before it.

    >>> cites_outlet("as the Eastern Wire reported", "Eastern Wire"), cites_outlet("the National Guard", "The National")
    (True, False)
    """
    name = outlet_name(outlet)
    if len(name) < _LEAST_NAME or name not in text:  # the pattern takes ten times as long
        return False
    return _pattern(outlet).search(text) is not None


@lru_cache(8192)
def _pattern(outlet: str) -> re.Pattern[str]:
    name = outlet_name(outlet)
    # What goes on with a capitalised word is another name: "National" in "National Disaster Office".
    is_common = outlet.startswith("The ") and " " not in name
    front = r"(?<=[Tt]he )" if is_common else r"(?<!\w)"
    return re.compile(rf"{front}{re.escape(name)}(?!\w|\s[A-Z])")
