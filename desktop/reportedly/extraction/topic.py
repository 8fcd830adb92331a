"""What an article is mainly about: the group and the place that its clauses leave out."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from reportedly.extraction.measure_words import MeasureWords

__all__ = ["Topic", "find_topic"]

_LOCATIVE = re.compile(
    r"\b(?:in|to|into|across|inside|near|eastern|western|northern|southern)\s+(?:the\s+)?$", re.I
)
_WAR = re.compile(
    r"\b(?:war|conflict|invasion|offensive)\s+(?:in|into)\s+(?:the\s+)?$", re.I
)  # fought from elsewhere
_ACCORDING = re.compile(r"\baccording\s+to\s+(?:the\s+)?$", re.I)
_GROUND = ("soil", "territory")
_PLACE_NAME = re.compile(
    r"\b(?:in|to|into|across|at|near)\s+(?:the\s+city\s+of\s+|the\s+)?([A-Z][\w’'-]+(?:\s[A-Z][\w-]+)?)"
)
_WHOLE = "world"
_NO_PLACES = frozenset({_WHOLE, "european union"})  # groups of countries: no place of their own
_TITLE_WEIGHT = 3
_ARMS = frozenset(
    "force forces troops army military air strike strikes airstrike airstrikes missile missiles drone drones "
    "attack attacks soldiers shelling bombardment bombing cents dollars".split()
)  # what attacks at home or abroad, and money
_LEAD = re.compile(r"(?:.*?[.!?][”\"’']?(?:\s|$)){1,2}", re.S)
_LONGEST_LEAD = 700  # code points of the first two sentences
_MONTHS = ("March", "MARCH")
_OFTEN = 3  # names of the only country of an article, below which it may be named in passing
_READ = 40_000  # code points that decide; an article says early what it is about


@dataclass(frozen=True, slots=True)
class Topic:
    """What an article names most, the most frequent first.

    `countries` are all countries, `places` those where something happens ("to Chad"), `groups` those whose
    troops it speaks of, `town` is its main place that is no country.
    """

    countries: tuple[str, ...]
    places: tuple[str, ...]
    groups: tuple[str, ...]
    town: str
    scenes: tuple[str, ...] = ()  # the countries without those that are only named as speaking
    led_by: frozenset[str] = frozenset()  # the countries whose troops title or first two sentences speak of
    lead: frozenset[str] = frozenset()  # those that the title or the first two sentences name
    is_sole: bool = False  # it names one country only, again and again
    weights: Mapping[str, int] = field(default_factory=dict)  # of `places`, else of `scenes`
    is_protest: bool = False  # the title or the first two sentences tell of a march or a rally

    def group(self) -> str:
        """Give the country whose troops the article speaks of most, and from its start.

        "Six soldiers died" need not be of those whom it names further down.
        """
        return self.groups[0] if self.groups and self.groups[0] in self.led_by else ""

    def place(self, group: str = "") -> str:
        """Give the country where most happens, other than the group's own; "" where none stands out.

        What comes first in the ranking must be named where the article says what it is about: a country that
        is named once for comparison is not where the counted are.
        """
        own = {group} if self.places else {group, self.group()}
        ranking = self.places or self.scenes
        best = next((country for country in ranking if country not in own), "")
        if not best and self.places:
            best = self.places[0]
        weight = self.weights.get(best, 0)
        rivals = [c for c in ranking if c not in own and c != best and self.weights.get(c, 0) == weight]
        if rivals:  # the article tells of several countries alike
            return ""
        is_known = best in self.lead or self.is_sole
        return best if is_known and best not in _NO_PLACES else ""


def find_topic(text: str, title: str | None, words: MeasureWords) -> Topic:
    """Weigh the names of an article; the same text gives the same topic."""
    title_text = title or text[:160].strip().split("\n")[0]
    body = text[:_READ]
    countries: Counter[str] = Counter()
    places: Counter[str] = Counter()
    scenes: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    towns: Counter[str] = Counter()
    lead: set[str] = set()
    led_by: set[str] = set()
    opening = _LEAD.match(body[:_LONGEST_LEAD])
    lead_end = opening.end() if opening else _LONGEST_LEAD
    for part, weight in ((title_text, _TITLE_WEIGHT), (body, 1)):
        for found in words.country_pattern.finditer(part):
            country = words.country(found.group())
            if country is None or country == _WHOLE or part[found.end() : found.end() + 1] == "-":
                continue  # "Cuban-Americans" live in neither
            following = part[found.end() : found.end() + 40].lower().split()[:3]
            plain = {word.strip(".,;:") for word in following}
            is_actor = found.group().lower() in words.demonyms and bool(plain & _ARMS)  # not where it hits
            if not is_actor and ((weight > 1 and title) or found.start() < lead_end):
                lead.add(country)
            before = part[max(0, found.start() - 24) : found.start()]
            countries[country] += weight
            if _ACCORDING.search(before):
                continue
            is_ground = part[found.end() : found.end() + 12].strip().lower().startswith(_GROUND)
            if (_LOCATIVE.search(before) or is_ground) and not _WAR.search(before):
                places[country] += weight
            is_speaking = bool(following) and following[0].strip(".,") in words.speaking
            if not is_speaking and not is_actor:
                scenes[country] += weight
            if country not in _NO_PLACES and _names_own_troops(following, words):
                groups[country] += weight
                if (weight > 1 and title) or found.start() < lead_end:
                    led_by.add(country)
        for found in _PLACE_NAME.finditer(part):
            name = found.group(1)
            if country := words.region_of.get(name.split()[0].lower()):
                places[country] += weight
                if (weight > 1 and title) or found.start() < lead_end:
                    lead.add(country)
            if words.country(name) is None and words.country(name.split()[0]) is None:
                towns[name.split("’")[0].split("'")[0].lower()] += weight
    town = next(iter(_ranked(towns)), "")
    named = {country: count for country, count in countries.items() if country not in _NO_PLACES}
    is_sole = len(named) == len(countries) == 1 and max(named.values()) >= _OFTEN
    return Topic(
        tuple(country for country in _ranked(countries) if country in named),
        _ranked(places),
        _ranked(groups),
        town,
        _ranked(scenes),
        frozenset(led_by),
        frozenset(lead),
        is_sole,
        places or scenes,
        _tells_of(f"{title_text} {body[:lead_end]}", words.rallies),
    )


def _tells_of(text: str, named: frozenset[str]) -> bool:
    """Tell whether a text has one of the words; a month is none of them."""
    found = (word.lower() for word in re.findall(r"[A-Za-z]+", text) if word not in _MONTHS)
    return any(word in named or word.removesuffix("s") in named for word in found)


def _ranked(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _names_own_troops(following: list[str], words: MeasureWords) -> bool:
    """Tell whether troops follow a country's name as its own: "Oslo said 300 troops" leaves open whose."""
    for word in following:
        plain = word.strip(".,;:")
        if plain in words.speaking:
            return False
        if _names_troops(plain, words):
            return True
        if word != plain:
            return False
    return False


def _names_troops(word: str, words: MeasureWords) -> bool:
    return "troops" in (words.thing_of.get(word), words.thing_of.get(word.removesuffix("s")))
