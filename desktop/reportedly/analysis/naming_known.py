"""The sources of a project as suggestions look at them: by all forms of their names."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from reportedly.analysis.naming_words import known_body, known_sources
from reportedly.extraction.source_names import normalize_name

__all__ = ["Known", "KnownSource", "Suggestion"]


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


class Known:
    """The sources by their names in all the ways that the rules ask for."""

    def __init__(self, sources: Collection[KnownSource]) -> None:
        self.sources = {source.name: source for source in sources}
        self.owner = {name: source.name for source in sources for name in (*source.names, source.name)}
        self.by_form = self._index(lambda name: [normalize_name(name)])
        self.by_body: defaultdict[str, list[str]] = defaultdict(list)
        self.bodies = {name: body.name for name in self.owner if (body := known_body(name))}
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
        body = known_body(words)
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


def _speaks(first: str, second: str) -> bool:
    """Tell whether the table says that one of two speaks for the other."""
    people = known_sources().affiliations
    return people.get(normalize_name(first)) == second or people.get(normalize_name(second)) == first
