"""What an article is mainly about: the group and the place that its clauses leave out."""

import re
from collections import Counter
from dataclasses import dataclass

from reportedly.extraction.measure_words import MeasureWords

__all__ = ["Topic", "find_topic"]

_LOCATIVE = re.compile(
    r"\b(?:in|to|into|across|inside|near|eastern|western|northern|southern)\s+(?:the\s+)?$", re.I
)
_WAR = re.compile(
    r"\b(?:war|conflict|invasion|offensive)\s+(?:in|into)\s+(?:the\s+)?$", re.I
)  # fought from elsewhere
_GROUND = ("soil", "territory")
_PLACE_NAME = re.compile(
    r"\b(?:in|to|into|across|at|near)\s+(?:the\s+city\s+of\s+|the\s+)?([A-Z][\w’'-]+(?:\s[A-Z][\w-]+)?)"
)
_NO_PLACES = frozenset({"world", "european union"})  # groups of countries: nothing happens "in" them here
_TITLE_WEIGHT = 3
_READ = 40_000  # code points that decide; an article says early what it is about


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article names most, the most frequent first.

    `countries` are all countries, `places` those where something happens ("to Russia"), `groups` those whose
    troops it speaks of, `town` is its main place that is no country.
    """

    countries: tuple[str, ...]
    places: tuple[str, ...]
    groups: tuple[str, ...]
    town: str
    scenes: tuple[str, ...] = ()  # the countries without those that are only named as speaking

    def group(self) -> str:
        """Give the country whose troops the article speaks of most."""
        return self.groups[0] if self.groups else ""

    def place(self, group: str = "") -> str:
        """Give the country where most happens, other than the group's own."""
        if self.places:
            return next((country for country in self.places if country != group), self.places[0])
        own = {group, self.group()}
        return next((country for country in self.scenes if country not in own), "")


def find_topic(text: str, title: str | None, words: MeasureWords) -> Topic:
    """Weigh the names of an article; the same text gives the same topic."""
    title_text = title or text[:160].strip().split("\n")[0]
    body = text[:_READ]
    countries: Counter[str] = Counter()
    places: Counter[str] = Counter()
    scenes: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    towns: Counter[str] = Counter()
    for part, weight in ((title_text, _TITLE_WEIGHT), (body, 1)):
        for found in words.country_pattern.finditer(part):
            country = words.country(found.group())
            if country is None or country in _NO_PLACES:
                continue
            before = part[max(0, found.start() - 24) : found.start()]
            countries[country] += weight
            is_ground = part[found.end() : found.end() + 12].strip().lower().startswith(_GROUND)
            if (_LOCATIVE.search(before) or is_ground) and not _WAR.search(before):
                places[country] += weight
            following = part[found.end() : found.end() + 40].lower().split()[:3]
            if not following or following[0].strip(".,") not in words.speaking:
                scenes[country] += weight
            if any(_names_troops(word.strip(".,;:"), words) for word in following):
                groups[country] += weight
        for found in _PLACE_NAME.finditer(part):
            name = found.group(1)
            if words.country(name) is None and words.country(name.split()[0]) is None:
                towns[name.split("’")[0].split("'")[0].lower()] += weight
    town = next(iter(_ranked(towns)), "")
    return Topic(_ranked(countries), _ranked(places), _ranked(groups), town, _ranked(scenes))


def _ranked(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _names_troops(word: str, words: MeasureWords) -> bool:
    return "troops" in (words.thing_of.get(word), words.thing_of.get(word.removesuffix("s")))
