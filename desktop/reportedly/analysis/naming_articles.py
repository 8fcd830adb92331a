"""What an article's text tells of bodies: which names and countries it has, whose police or ministry it speaks of."""

import re
from collections.abc import Callable, Collection
from functools import cache, cached_property, lru_cache

from reportedly.analysis.naming_forms import BodyForm, one_body_words, stem
from reportedly.analysis.naming_words import known_sources
from reportedly.analysis.shingles import telling_words, words_of
from reportedly.extraction.source_names import normalize_name

__all__ = ["ArticleNaming", "TextOf", "naming_of", "told_words"]

TextOf = Callable[[str], str]
"""Gives the text of an article by its key."""

_NAME = re.compile(r"[^\W\d_][\w’'-]*")
_INNER = re.compile(r"(?<=[\w,;:’'] )(?:(?<=and )|(?<=[^.!?] ))([A-Z][\w’'-]{2,})")
_COUNTRY = re.compile(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2}")
_NUMBER = re.compile(r"\d[\d.,]*\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGIT = re.compile(r"\d")
_LEAST_WORDS, _FEW_WORDS = 4, 3
_LONG = 60  # telling words: long texts share some by chance
# Of the telling words of the text that has fewer: in short texts, in long ones, beside a number or name, to be near.
_SHARE_SHORT, _SHARE_LONG, _SHARE_BESIDE, _SHARE_NEAR = 0.25, 0.35, 0.08, 0.12
_LEAST_FIELD = 5  # letters by which a field is found in a text: "electoral", "elections"


class ArticleNaming:
    """One article's names; each part is read when it is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bodies: dict[tuple[str, bool], list[frozenset[str]]] = {}

    @cached_property
    def names(self) -> frozenset[str]:
        """Give the stems of all capitalised words, and of the parts of compounds."""
        words = {word for word in _NAME.findall(self._text) if word[0].isupper()}
        return frozenset(stem(part) for word in words for part in normalize_name(word).split())

    @cached_property
    def inner_names(self) -> frozenset[str]:
        """Give the stems of words that have a capital though no sentence begins with them."""
        words = set(_INNER.findall(self._text))
        return frozenset(
            stem(part) for word in words for part in normalize_name(word).split() if len(part) > 2
        )

    @cached_property
    def countries(self) -> frozenset[str]:
        """Give the codes of the countries of the table that are named, by whatever form."""
        found = set()
        for name in set(_COUNTRY.findall(self._text)):
            words = name.split()
            for at in range(len(words)):
                found |= {
                    known_sources().code_of(" ".join(words[at:end])) for end in range(at + 1, len(words) + 1)
                }
        return frozenset(code.upper() for code in found if code)

    def is_of_one_country(self, owners: Collection[str], told: Collection[str]) -> bool:
        """Tell whether no country speaks against these owners of a body, codes or names the table does not know.

        The reading gives a ministry the country that its article is about: where it gave none, several are named, and
        a known country's body may be meant only where no other is. `told` are countries that the body's articles name.
        """
        codes = {owner for owner in owners if owner.isupper()}
        return self.countries == codes if codes else self.countries <= frozenset(told)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Give the first letters of all words, as far as a field of work is told by them."""
        words = {part for word in _NAME.findall(self._text) for part in normalize_name(word).split()}
        return frozenset(stem(word)[:_LEAST_FIELD] for word in words)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Give the stems of the words that tell something."""
        return telling_words(words_of(self._text))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Give the numbers of three and more digits as they are written, without years."""
        found = set(_NUMBER.findall(self._text))
        return frozenset(
            number for number in found if not _YEAR.fullmatch(number) and len(_DIGIT.findall(number)) > 2
        )

    def is_one_story(self, other: "ArticleNaming") -> bool:
        """Tell whether two articles share many of their telling words, or a large number and some of them."""
        least = min(len(self.telling), len(other.telling))
        common = len(self.telling & other.telling)
        if common >= _LEAST_WORDS and common >= (_SHARE_SHORT if least < _LONG else _SHARE_LONG) * least:
            return True
        names = self.inner_names & other.inner_names
        return bool(self.numbers & other.numbers) and (bool(names) or common >= _SHARE_BESIDE * least)

    def is_near(self, other: "ArticleNaming") -> bool:
        """Tell whether two articles may well tell one story: some telling words in common, or a name beside two.

        Of short articles of one story 77 in 100 pairs do, of two stories 2 (the development report groups).
        """
        least = min(len(self.telling), len(other.telling))
        common = len(self.telling & other.telling)
        if least >= _LONG:
            return common >= _SHARE_SHORT * least
        is_named = not self.inner_names.isdisjoint(other.inner_names)
        return (common >= _FEW_WORDS and common >= _SHARE_NEAR * least) or (is_named and common >= 2)

    def tells(self, field: str) -> bool:
        """Tell whether the text speaks of a field of work: "elections" of an electoral commission."""
        return stem(field)[:_LEAST_FIELD] in self.beginnings

    def names_other(self, body: BodyForm, *, is_led: bool = False) -> bool:
        """Tell whether the text names a body of this noun with words that are not this one's.

        `is_led`: or who stands at the head of one.
        """
        own = body.words if body.levels else body.words | one_body_words().levels
        return any(not words <= own for words in self._named(body.head, is_led=is_led))

    def names_whole(self, body: BodyForm, *, is_led: bool = False) -> bool:
        """Tell whether the text itself names a body with all of its words."""
        return bool(body.words) and any(
            words >= body.words for words in self._named(body.head, is_led=is_led)
        )

    def _named(self, head: str, *, is_led: bool) -> list[frozenset[str]]:
        """Give the words that stand with a noun of a body, each time it is named."""
        if (head, is_led) not in self._bodies:
            lists = one_body_words()
            nouns = {head, *(noun for noun, first in lists.same.items() if first == head)}
            if is_led:
                nouns |= {noun for noun, first in lists.heads.items() if first == head}
            skipped = lists.other_holders if is_led or head in lists.offices else frozenset[str]()
            self._bodies[head, is_led] = [
                told_words(found["before"], found["behind"], head)
                for noun in sorted(nouns)
                for found in _pattern(noun).finditer(self._text)
                if skipped.isdisjoint(found["before"].lower().split())
            ]
        return self._bodies[head, is_led]


@lru_cache(256)
def naming_of(text: str) -> ArticleNaming:
    """Give the names of a text; those of the texts that were asked for last are kept."""
    return ArticleNaming(text)


@cache
def _pattern(noun: str) -> re.Pattern[str]:
    words = noun.replace("-", "[ -]")
    return re.compile(
        rf"(?P<before>(?:[\w’'-]+ ){{0,4}})(?<!\b(?i:prime) )\b(?i:{words})\b(?![-’']\w{{2}})"
        r"(?: (?:of|in|for|at)(?: the)? (?P<behind>[A-Z][\w’'-]+))?"
    )


def told_words(before: str, behind: str | None, head: str) -> frozenset[str]:
    """Give the stems of the words around the noun of a body that tell it from others of that noun."""
    told = {behind} if behind else set()
    lower: set[str] = set()
    has_end = False
    for word in reversed(before.split()):
        if word.lower() in one_body_words().stops:
            has_end = True
            break
        if word[0].isupper() or word.endswith(("’s", "'s")):
            told |= lower | {word}
            lower = set()
        else:
            lower.add(word)
    if has_end and head not in one_body_words().without_article:
        told |= lower
    parts = {part for word in told for part in normalize_name(word).split()}
    codes = {part: known_sources().code_of(part).upper() for part in parts}
    own_country = one_body_words().own_country
    return frozenset(codes[part] or stem(part) for part in parts if part not in own_country) - {stem(head)}
