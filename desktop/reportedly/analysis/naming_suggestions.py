"""Which sources could be one, each with the reason in words; a person decides.

A suggestion is sure only where the shipped table of sources says so, or where an article introduces one name
as short for the other. Two names that the table knows as two bodies are never suggested.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from reportedly.analysis.comparable import suggest_series
from reportedly.analysis.naming_words import (
    folded_words,
    initials,
    known_sources,
    naming_words,
    without_role,
)
from reportedly.extraction.abbreviations import find_abbreviations
from reportedly.extraction.source_names import normalize_name
from reportedly.model.figure import Figure, Review

__all__ = ["KnownSource", "Suggestion", "suggest_merges", "suggest_sources"]

_SHORT = re.compile(r"(?:[A-Za-z&.-]*[A-Z]){2}[A-Za-z&.-]*")
_MOST_SHORT = 10  # letters of an abbreviation
_SPELT_ALIKE = (
    0.6  # of the first names: "Abdulmenam" and "Abdel-Moneim" 0.67, "Vladimir" and "Volodymyr" 0.59
)
_MOST_OF_A_PERSON = 4  # words of a person's name are fewer
_LINK = re.compile(r"\s(?:of|for|in|at|to|from|who|which|that)\s")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two sources or series that may be one: `first` would be led to `second`. `reason` says why, in words."""

    first: str
    second: str
    reason: str
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source as far as suggestions look at it: all of its names, who spoke for it, where it is named."""

    name: str
    figures: int
    names: tuple[str, ...] = ()
    speakers: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()


Texts = Callable[[Collection[str]], Iterable[str]]
"""Gives the texts of some articles."""


def suggest_sources(sources: Collection[KnownSource], texts: Texts) -> list[Suggestion]:
    """Give the pairs of sources that could be one, the sure ones first; each pair once, with its best reason.

    `texts` is asked for the articles in which something like an abbreviation is a source. 1,000 sources take
    about a tenth of a second.
    """
    known = _Known(sources)
    found: dict[frozenset[str], Suggestion] = {}
    for rule in (
        _of_table, lambda known: _introduced(known, texts), _same_but_for_form, _same_words, _abbreviated,
        _surnames, _speakers, _spokespeople, _parts_of_names, _spellings,
    ):  # fmt: skip
        for suggestion in rule(known):
            pair = frozenset((suggestion.first, suggestion.second))
            if len(pair) == 2 and not known.are_two(*pair):
                found.setdefault(pair, known.directed(suggestion))
    return sorted(found.values(), key=lambda one: (not one.is_sure, known.rank(one), one.first, one.second))


def suggest_merges(figures: Iterable[Figure]) -> list[Suggestion]:
    """Give the pairs of series that could be one, as `analysis.comparable` sees them; none is sure."""
    kept = (figure for figure in figures if figure.review is not Review.REJECTED)
    return [Suggestion(one.narrow, one.broad, one.reason) for one in suggest_series(kept)]


class _Known:
    """The sources by their names in all the ways that the rules ask for."""

    def __init__(self, sources: Collection[KnownSource]) -> None:
        self.sources = {source.name: source for source in sources}
        self.owner = {name: source.name for source in sources for name in (*source.names, source.name)}
        self.by_form = self._index(lambda name: [normalize_name(name)])
        self.by_body: defaultdict[str, list[str]] = defaultdict(list)
        self.bodies = {name: body.name for name in self.owner if (body := known_sources().find(name))}
        for name, body_name in self.bodies.items():
            self.by_body[body_name].append(name)

    def grouped(self, keys: Callable[[str], Iterable[object]]) -> Iterator[tuple[object, list[str]]]:
        """Give the sources that share a key, those with more figures first."""
        for key, names in self._index(keys).items():
            owners = sorted(set(map(self.owner.__getitem__, names)), key=self.weight)
            if len(owners) > 1:
                yield key, owners

    def weight(self, name: str) -> tuple[int, int, str]:
        """Order sources by importance: the one to lead others to comes first."""
        return -self.sources[name].figures, -len(name), name

    def rank(self, suggestion: Suggestion) -> int:
        """Order suggestions by how many figures they would join."""
        return -min(self.sources[name].figures for name in (suggestion.first, suggestion.second))

    def are_two(self, first: str, second: str) -> bool:
        """Tell whether the table has two sources as two bodies."""
        one, other = self.bodies.get(first), self.bodies.get(second)
        return one is not None and other is not None and one != other and not _speaks(first, second)

    def directed(self, suggestion: Suggestion) -> Suggestion:
        """Lead a name that the table does not know to the one that it does."""
        if suggestion.first in self.bodies and suggestion.second not in self.bodies:
            return replace(suggestion, first=suggestion.second, second=suggestion.first)
        return suggestion

    def of_form(self, words: str) -> list[str]:
        """Give the names that are these words, or of the body that the table knows by them."""
        body = known_sources().find(words)
        return [
            *self.by_form.get(normalize_name(words), []),
            *self.by_body.get(body.name if body else "", []),
        ]

    def share_article(self, first: str, second: str) -> bool:
        """Tell whether two sources are named in one article."""
        return not self.sources[first].articles.isdisjoint(self.sources[second].articles)

    def _index(self, keys: Callable[[str], Iterable[object]]) -> Mapping[object, list[str]]:
        found: defaultdict[object, list[str]] = defaultdict(list)
        for name in self.owner:
            for key in keys(name):
                if key:
                    found[key].append(name)
        return found


def _of_table(known: _Known) -> Iterator[Suggestion]:
    """Find names of one body in the table; the name that the table writes counts where the project has it."""
    for body, owners in known.grouped(lambda name: [known.bodies.get(name)]):
        best = known.owner.get(str(body), owners[0])
        for other in owners:
            yield Suggestion(other, best, f"both are {body} in the list of known sources", is_sure=True)


def _introduced(known: _Known, texts: Texts) -> Iterator[Suggestion]:
    """Find "the Hill Workers' League (HWL)" in the articles where HWL or the like is a source."""
    short = {name for name in known.owner if _SHORT.fullmatch(name) and len(name) <= _MOST_SHORT}
    articles = {article for name in short for article in known.sources[known.owner[name]].articles}
    pairs = (
        {pair for text in texts(sorted(articles)) for pair in find_abbreviations(text)} if short else set()
    )
    for abbreviation, long in sorted(pairs):
        firsts = known.by_form.get(normalize_name(abbreviation), [])
        seconds = known.by_form.get(normalize_name(long), [])
        for first in firsts:
            for second in seconds:
                reason = f"an article introduces {first} as short for {second}"
                yield Suggestion(known.owner[first], known.owner[second], reason, is_sure=True)


def _same_but_for_form(known: _Known) -> Iterator[Suggestion]:
    for _, owners in known.grouped(lambda name: [normalize_name(name)]):
        for other in owners[1:]:
            yield Suggestion(other, owners[0], "the same name but for capitals, accents, dots or “the”")


def _same_words(known: _Known) -> Iterator[Suggestion]:
    """Find the same words in other order, and "Air Force of Ukraine" beside "Ukrainian Air Force"."""
    for _, owners in known.grouped(lambda name: [frozenset(folded_words(name))]):
        for other in owners[1:]:
            plain = [
                frozenset(normalize_name(name).split()) - naming_words().small for name in (other, owners[0])
            ]
            same = "the same words in another order"
            reason = same if plain[0] == plain[1] else f"{same}, with another form of the country"
            yield Suggestion(other, owners[0], reason)


def _abbreviated(known: _Known) -> Iterator[Suggestion]:
    """Find names that could be the first letters of others; where several fit, those of a common article."""
    longs: defaultdict[str, set[str]] = defaultdict(set)
    for name in known.owner:
        for letters in initials(name):
            longs[letters].add(name)
    for name in known.owner:
        letters = re.sub(r"[^a-z]", "", name.lower())
        if not _SHORT.fullmatch(name) or len(letters) > _MOST_SHORT:
            continue
        for long in _fitting(known, name, longs.get(letters, set())):
            yield Suggestion(known.owner[name], known.owner[long], f"{name} could be short for {long}")


def _surnames(known: _Known) -> Iterator[Suggestion]:
    """Find "Kovalenko" or "Mr Kovalenko" beside one "Andriy Kovalenko"; "Cho" beside "Cho Tae-yong"."""
    full: defaultdict[str, set[str]] = defaultdict(set)
    for name in known.owner:
        words = _person_words(name)
        if len(words) > 1:
            for surname in {words[-1], words[0]} if "-" in words[-1] else {words[-1]}:
                full[surname.lower()].add(name)
    for name in known.owner:
        words = _person_words(name)
        if len(words) == 1 and words[0].lower() in full and words[0][0].isupper():
            people = full[words[0].lower()]
            if len({known.owner[person] for person in people}) == 1:
                person = min(people)
                reason = f"{words[0]} is the family name of {person}"
                yield Suggestion(known.owner[name], known.owner[person], reason)


def _person_words(name: str) -> list[str]:
    """Give the words of what may be a person's name, without rank and office."""
    words, known = name.split(), naming_words()
    while words and normalize_name(words[0]) in known.titles:
        words.pop(0)
    is_name = len(words) < _MOST_OF_A_PERSON and all(word[0].isupper() or "-" in word for word in words)
    is_body = any(form in known.kinds or form in known.small for form in map(normalize_name, words))
    return words if is_name and not is_body else []


def _speakers(known: _Known) -> Iterator[Suggestion]:
    """Find people who are a source of their own and elsewhere spoke for a body."""
    for body in known.sources.values():
        for speaker in sorted(body.speakers):
            person = known.owner.get(speaker)
            if person is not None:
                yield Suggestion(person, body.name, f"{speaker} spoke for {body.name} elsewhere")
    for name, owner in known.owner.items():
        belongs = known_sources().affiliations.get(normalize_name(name))
        if belongs in known.owner:
            yield Suggestion(
                owner, known.owner[belongs], f"{name} speaks for {belongs} in the list of known sources"
            )


def _speaks(first: str, second: str) -> bool:
    """Tell whether the table says that one of two speaks for the other."""
    people = known_sources().affiliations
    return people.get(normalize_name(first)) == second or people.get(normalize_name(second)) == first


def _spokespeople(known: _Known) -> Iterator[Suggestion]:
    """Find "NIS spokesman" and "officials at the NIS" beside "NIS"."""
    for name in known.owner:
        body = without_role(name)
        for other in known.of_form(body) if body else []:
            yield Suggestion(known.owner[name], known.owner[other], f"“{name}” speaks for {other}")


def _parts_of_names(known: _Known) -> Iterator[Suggestion]:
    """Find a name inside a longer one: without the country, the region, or what stands behind it.

    Of several longer ones it is the one that stands in the same article, if that is one; a single word needs
    such an article in any case ("the Alliance").
    """
    longer: defaultdict[str, set[str]] = defaultdict(set)
    for name in known.owner:
        for part in _parts(name):
            longer[part].add(name)
    for name in known.owner:
        form = normalize_name(name)
        is_single = " " not in form
        if is_single and not name[0].isupper():
            continue
        for long in _fitting(known, name, longer.get(form, set()) - {name}, is_together=is_single):
            yield Suggestion(known.owner[name], known.owner[long], _said_more(name, long))


def _parts(name: str) -> Iterator[str]:
    """Give the ends of a name, and its beginning up to a link ("Eastern Water Board in Lund")."""
    words = normalize_name(name).split()
    for start in range(1, len(words)):
        yield " ".join(words[start:])
    for link in _LINK.finditer(name):
        yield normalize_name(name[: link.start()])


def _said_more(name: str, long: str) -> str:
    form, whole = normalize_name(name), normalize_name(long)
    before = whole.removesuffix(form).strip() if whole.endswith(form) else ""
    if before and known_sources().code_of(before):
        return f"“{long}” may be “{name}” with its country"
    return f"“{name}” is a part of “{long}”"


def _spellings(known: _Known) -> Iterator[Suggestion]:
    """Find people of one family name whose first names are spelt alike."""

    def family_name(name: str) -> list[str]:
        words = _person_words(name)
        return [words[-1].lower()] if len(words) > 1 else []

    for _, owners in known.grouped(family_name):
        for at, other in enumerate(owners[1:], 1):
            for best in owners[:at]:
                if _is_spelt_alike(*(" ".join(_person_words(name)[:-1]).lower() for name in (other, best))):
                    yield Suggestion(other, best, "the same family name, the first names spelt alike")
                    break


def _is_spelt_alike(one: str, two: str) -> bool:
    """Tell whether two first names may be one; "John" and "Joan" are a man and a woman."""
    words = naming_words()
    is_other = (one in words.men and two in words.women) or (one in words.women and two in words.men)
    if is_other or one[:1] != two[:1]:
        return False
    # The matcher's answer depends on which of the two comes first.
    return max(SequenceMatcher(None, a, b).ratio() for a, b in ((one, two), (two, one))) >= _SPELT_ALIKE


def _fitting(known: _Known, name: str, longs: Collection[str], *, is_together: bool = False) -> list[str]:
    """Choose among longer names that a short one could stand for: nothing where several fit equally well."""
    owner = known.owner[name]
    others = {known.owner[long]: long for long in sorted(longs) if known.owner[long] != owner}
    forms = {body: normalize_name(long) for body, long in others.items()}
    others = {
        body: long
        for body, long in others.items()
        if not known.are_two(owner, body)
        and not any(form != forms[body] and form in forms[body] for form in forms.values())
    }
    together = [long for body, long in others.items() if known.share_article(owner, body)]
    if len(others) == 1 and not is_together:
        return list(others.values())
    return together if len(together) == 1 else []
