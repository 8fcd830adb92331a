"""The shipped table of bodies and people: any of their names to one canonical name.

`resources/sources.toml` holds rows "canonical | country | alias | alias ..." by kind, rows of countries
("Peru | PE | Peruvian | Lima | ..."), and institutions that every country may have; "Peru's health
ministry" and "the Peruvian Ministry of Health" are both "Peruvian health ministry" by composition.
National rows name the institutions that have names of their own ("TR | statistics office | TurkStat").

Names that bodies of several countries bear ("NDMA", "the election commission") stand for one of them only
where the article's country is known; a name with brackets ("NDMA (India)") is found so.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from reportedly.extraction.lexicon import Lexicon
from reportedly.model.span import Span

__all__ = ["Body", "SourceTable", "normalize_name", "source_table"]

_WORD = re.compile(r"[^\W_]+(?:[.'’&-](?=[^\W_])[^\W_]+)*\.?|[&+]")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_SPELLINGS = {"defence": "defense", "organisation": "organization", "centre": "center", "labour": "labor"}
_BRACKETED = re.compile(r"(.+) \(.+\)")
_DETERMINERS = ("the ", "a ", "an ", "its ", "his ", "her ", "their ", "our ", "this ", "that ")
_SHORT = 5  # letters up to which an abbreviation has to be written in capitals ("LETA" is no Leta)
_GOVERNMENTS = (
    "government",
    "authorities",
    "administration",
    "junta",
    "military government",
    "military junta",
    "transitional government",
    "interim government",
)
_ONE_A_COUNTRY = frozenset({"ministry", "agency", "spies", "court"})
_NOT_ONE = frozenset({"officials", "authorities", "department", "services", "court", "secretary"})


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody who speaks in the news. `kind`: government, ministry, service, un, ngo, outlet, person ..."""

    name: str
    kind: str
    country: str = ""


@lru_cache(maxsize=50_000)
def normalize_name(text: str) -> str:
    """Fold what does not tell names apart: case, accents, articles, possessives, dots, spelling."""
    lowered = text.replace("’", "'").lower()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered.replace("–", "-"))
        lowered = "".join(c for c in decomposed if not unicodedata.combining(c))
    lowered = _DOTTED.sub(lambda m: m.group().replace(".", ""), lowered)
    lowered = re.sub(r"'s\b|(?<=s)'(?=\s|$)", "", lowered)
    lowered = re.sub(r"[\s\-/]+", " ", re.sub(r"[^\w\s&/+-]", "", lowered)).strip()
    for determiner in _DETERMINERS:
        lowered = lowered.removeprefix(determiner)
    return " ".join(_SPELLINGS.get(word, word) for word in lowered.split())


class SourceTable:
    """Looks up names; built once a lexicon."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._bodies: dict[str, Body] = {}
        self._adjectives: dict[str, str] = {}  # any form of a country -> its adjective ("peru" -> "Peruvian")
        self._codes: dict[str, str] = {}
        self._adjective_of: dict[str, str] = {}
        self._institutions: dict[
            str, tuple[str, str]
        ] = {}  # "ministry of health" -> ("health ministry", kind)
        self._by_country: dict[tuple[str, str], Body] = {}  # ("pk", "ndma") -> NDMA (Pakistan)
        self._words: defaultdict[str, set[str]] = defaultdict(set)
        self._spellings: defaultdict[str, set[str]] = defaultdict(set)
        self._with_article = frozenset(table["with_article"].split())
        self.place_beginnings = frozenset(table["place_beginnings"].split())
        self.place_links = frozenset(table["place_links"].split())
        self.abroad = frozenset(table["abroad"].split())
        self.state_nouns = frozenset(table["state_nouns"].split())
        self._add_countries(table["countries"])
        self._add_institutions(table["institutions"])
        self._add_bodies(table["bodies"])
        self._add_national(table["national"]["rows"])
        self._curtailed = {
            name: body.country
            for name, body in self._bodies.items()
            if body.country and name != normalize_name(body.name) and self._lacks_country(name, body)
        }  # "chamber of commerce" -> "US": its whole name is "US Chamber of Commerce"
        self._acronyms = frozenset(
            name
            for name, spellings in self._spellings.items()
            if len(name) <= _SHORT and all(spelling.isupper() for spelling in spellings)
        )
        self.affiliations = dict(_pairs(table["affiliations"]["people"]))
        self._longest: dict[str, int] = {}  # first word -> words of the longest name that it begins
        for words in map(str.split, self._bodies):
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))

    def find(self, text: str, country: str = "") -> Body | None:
        """Give the body that a name stands for: by the table, or composed of country and institution.

        `country` is the ISO code of the article's country: "the health ministry" and "NDMA" are then its own.
        """
        name = normalize_name(text)
        if name in self._acronyms and not text.isupper() and not _ends_in_capitals(text):
            return None
        return (
            self._by_country.get((country, name))
            or self._bodies.get(name)
            or self._compose(name)
            or self._of_its_country(name)
            or self._of_the_country(name, country)
        )

    def country_left_out(self, text: str) -> str:
        """Give the country that the whole name of a body tells and these words leave out ("chamber of commerce").

        A ministry or an agency with capitals ("Labor Department") is known without its country.
        """
        name = normalize_name(text)
        country = self._curtailed.get(name, "")
        is_state = bool(country) and self._bodies[name].kind in ("ministry", "agency", "service")
        plain = re.sub(r"^(?:The|the) ", "", text.strip())
        return "" if is_state and plain[:1].isupper() else country

    def _lacks_country(self, name: str, body: Body) -> bool:
        whole = normalize_name(body.name)
        before = whole.removesuffix(f" {name}") if whole.endswith(f" {name}") else ""
        return body.kind not in ("government", "person") and self._adjectives.get(before) == (
            self._adjective_of.get(body.country)
        )

    def words_of(self, name: str) -> frozenset[str]:
        """Give the words of all names of a body: "bank" is one of the ECB's."""
        return frozenset(self._words.get(name) or normalize_name(name).split())

    def code_of(self, text: str) -> str:
        """Give the ISO code of a country that some words name or whose people they name ("Peruvians")."""
        name = normalize_name(text)
        adjective = self._adjectives.get(name) or self._adjectives.get(name.removesuffix("s"))
        return self._codes[adjective] if adjective else ""

    def government_of(self, code: str) -> Body | None:
        """Give the government of a country by its ISO code."""
        return self._bodies.get(normalize_name(f"{self._adjective_of.get(code, '')} government"))

    def split_country(self, text: str) -> tuple[str, str]:
        """Split "South African agency" into the country's code and the words behind; the code may be empty."""
        words = text.split()
        for size in range(min(3, len(words) - 1), 0, -1):
            adjective = self._adjectives.get(normalize_name(" ".join(words[:size])))
            if adjective:
                return self._codes[adjective], " ".join(words[size:])
        return "", text

    def scan(self, text: str) -> Iterator[tuple[Span, Body]]:
        """Give the table's names in a text, longest first at each place, in reading order."""
        words = [m.span() for m in _WORD.finditer(text)]
        at = 0
        while at < len(words):
            for size in range(self._longest_at(text, words[at : at + 2]), 0, -1):
                if at + size > len(words):
                    continue
                span = Span(words[at][0], words[at + size - 1][1])
                surface = span.of(text)
                if "\n" in surface:
                    continue
                body = self._bodies.get(normalize_name(surface))
                if body is not None and self._is_written_as(text, span, size):
                    yield span, body
                    at += size - 1
                    break
            at += 1

    def _longest_at(self, text: str, words: Sequence[tuple[int, int]]) -> int:
        """Give how many words a name here may have; it is written as one ("who" is not the WHO)."""
        first = text[slice(*words[0])]
        if not first[0].isupper():
            return 0
        if first == "The" and len(words) > 1:
            longest = self._longest_at(text, words[1:])
            return longest + 1 if longest else 0
        opener = normalize_name(first).partition(" ")[0]  # "Interfax-Kazakhstan"
        return self._longest.get(opener, 0)

    def _is_written_as(self, text: str, span: Span, size: int) -> bool:
        """Refuse capitals of a sentence's first word for aliases that are also plain words."""
        surface = span.of(text)
        if size > 1 and not surface.lower().startswith("the "):
            return True
        name = normalize_name(surface)
        if name in self._with_article:
            return size > 1 or text[max(0, span.start - 4) : span.start].lower() == "the "
        plain = surface.split()[-1]
        if name in self._acronyms:
            return plain.isupper() or _ends_in_capitals(plain)
        return plain.isupper() or len(plain) > 3 or size > 1

    def _compose(self, name: str) -> Body | None:
        words = name.split()
        for size in range(min(3, len(words) - 1), 0, -1):
            rest = " ".join(words[size:])
            adjective = self._adjectives.get(" ".join(words[:size]))
            if adjective and rest in self._institutions:
                return self._of_country(adjective, *self._institutions[rest])
        for size in range(min(3, len(words) - 1), 0, -1):
            adjective = self._adjectives.get(" ".join(words[-size:]))
            before = words[:-size]
            if adjective and before and before[-1] in ("of", "in"):
                rest = " ".join(before[:-1])
                # "the ambassador in Lima" is sent there by somebody else.
                is_sent = before[-1] == "in" and self._institutions.get(rest, ("", ""))[1] == "mission"
                if rest in self._institutions and not is_sent:
                    return self._of_country(adjective, *self._institutions[rest])
        return None

    def _of_its_country(self, name: str) -> Body | None:
        """Find "Peruvian Weather Service" and "Weather Service in Lima": a body with its own country's name."""
        words = name.split()
        for size in range(min(3, len(words) - 1), 0, -1):
            adjective = self._adjectives.get(" ".join(words[:size]))
            body = self._bodies.get(" ".join(words[size:]))
            if adjective and body is not None and body.country == self._codes[adjective]:
                return body
        before, _, place = name.rpartition(" in ")
        body, adjective = self._bodies.get(before), self._adjectives.get(place)
        if adjective and body is not None and body.country == self._codes[adjective]:
            return body
        return None

    def _of_the_country(self, name: str, country: str) -> Body | None:
        """Find "the health ministry" of the article's country; "the police" may be a town's."""
        found = self._institutions.get(name)
        adjective = self._adjective_of.get(country)
        if found is None or adjective is None or " " not in name or found[1] not in _ONE_A_COUNTRY:
            return None
        if name.split()[-1] in _NOT_ONE:
            return None
        return self._of_country(adjective, *found)

    def _of_country(self, adjective: str, institution: str, kind: str) -> Body:
        name = f"{adjective} {institution}"
        known = self._bodies.get(normalize_name(name))
        return known or Body(name, kind, self._codes[adjective])

    def _add_countries(self, rows: str) -> None:
        for row in rows.strip().splitlines():
            name, code, adjective, *others = (part.strip() for part in row.split("|"))
            government = Body(name, "government", code)
            self._codes[adjective] = code
            self._adjective_of[code] = adjective
            for form in (name, adjective, *others):
                self._adjectives.setdefault(normalize_name(form), adjective)
                if form != adjective:
                    self._bodies.setdefault(normalize_name(form), government)
            for noun in _GOVERNMENTS:
                for form in (name, adjective, *others):
                    self._bodies.setdefault(f"{normalize_name(form)} {noun}", government)
                    self._bodies.setdefault(f"{noun} of {normalize_name(form)}", government)
                    self._bodies.setdefault(f"{noun} in {normalize_name(form)}", government)

    def _add_institutions(self, rows: Mapping[str, str]) -> None:
        for kind, text in rows.items():
            for row in text.strip().splitlines():
                name, *others = (part.strip() for part in row.split("|"))
                for form in (name, *others):
                    self._institutions[normalize_name(form)] = (name, kind)

    def _add_bodies(self, rows: Mapping[str, str]) -> None:
        for kind, text in rows.items():
            for row in text.strip().splitlines():
                name, country, *others = (part.strip() for part in row.split("|"))
                self._add_body(Body(name, kind, country), others)

    def _add_national(self, rows: str) -> None:
        for row in rows.strip().splitlines():
            country, institution, name, *others = (part.strip() for part in row.split("|"))
            kind = self._institutions[normalize_name(institution)][1]
            body = self._bodies.get(normalize_name(name)) or Body(name, kind, country)
            self._add_body(body, others)
            composed = normalize_name(f"{self._adjective_of[country]} {institution}")
            self._bodies.setdefault(composed, body)

    def _add_body(self, body: Body, aliases: Iterable[str]) -> None:
        forms = [form for form in (body.name, *aliases) if form]
        for form in forms:
            bracketed = _BRACKETED.fullmatch(form)
            if bracketed:
                self._by_country[body.country, normalize_name(bracketed[1])] = body
            name = normalize_name(form)
            self._bodies[name] = body
            self._spellings[name].add(form)
            self._words[body.name].update(name.split())


def _ends_in_capitals(text: str) -> bool:
    """Tell whether the last word is an abbreviation ("the WHO", "Leb's IAEA")."""
    last = text.split()[-1] if text.split() else ""
    return re.sub(r"['’]s$|\W", "", last).isupper()


def _pairs(rows: str) -> Iterator[tuple[str, str]]:
    for row in rows.strip().splitlines():
        person, body = (part.strip() for part in row.split("|"))
        yield normalize_name(person), body


@cache
def source_table(lexicon: Lexicon) -> SourceTable:
    """Build the table of a lexicon's `sources`."""
    return SourceTable(lexicon.table("sources"))
