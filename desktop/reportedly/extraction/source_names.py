"""The shipped table of bodies and people: any of their names to one canonical name.

`resources/sources.toml` holds rows "canonical | country | alias | alias ..." by kind, rows of countries
("Peru | PE | Peruvian | Lima | ..."), and institutions that every country may have; "Peru's health
ministry" and "the Peruvian Ministry of Health" are both "Peruvian health ministry" by composition.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from reportedly.extraction.lexicon import Lexicon
from reportedly.model.span import Span

__all__ = ["Body", "SourceTable", "normalize_name", "source_table"]

_WORD = re.compile(r"[^\W_]+(?:[.'’&-](?=[^\W_])[^\W_]+)*\.?|[&+]")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_SPELLINGS = {"defence": "defense", "organisation": "organization", "centre": "center", "labour": "labor"}
_DETERMINERS = ("the ", "a ", "an ", "its ", "his ", "her ", "their ", "our ", "this ", "that ")


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
        self._institutions: dict[
            str, tuple[str, str]
        ] = {}  # "ministry of health" -> ("health ministry", kind)
        self._add_countries(table["countries"])
        self._add_institutions(table["institutions"])
        self._add_bodies(table["bodies"])
        self.affiliations = dict(_pairs(table["affiliations"]["people"]))
        self._longest = max(len(name.split()) for name in self._bodies)
        self._openers = frozenset(name.split()[0] for name in self._bodies) | {"the"}

    def find(self, text: str) -> Body | None:
        """Give the body that a name stands for: by the table, or composed of country and institution."""
        name = normalize_name(text)
        return self._bodies.get(name) or self._compose(name) or self._of_its_country(name)

    def country_of(self, text: str) -> str | None:
        """Give the adjective of a country, whichever form names it ("Lima", "Peru's")."""
        return self._adjectives.get(normalize_name(text))

    def split_country(self, text: str) -> tuple[str, str]:
        """Split "South Korean agency" into the country's code and the words behind; the code may be empty."""
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
            if not self._can_open(text[slice(*words[at])]):
                at += 1
                continue
            for size in range(min(self._longest, len(words) - at), 0, -1):
                span = Span(words[at][0], words[at + size - 1][1])
                surface = span.of(text)
                if "\n" in surface:
                    continue
                body = self._bodies.get(normalize_name(surface))
                if body is not None and _is_written_as(surface, size):
                    yield span, body
                    at += size - 1
                    break
            at += 1

    def _can_open(self, word: str) -> bool:
        """Tell whether a name of the table may begin with a word, written as a name ("who" is not the WHO)."""
        return word[0].isupper() and normalize_name(word) in self._openers

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

    def _of_country(self, adjective: str, institution: str, kind: str) -> Body:
        name = f"{adjective} {institution}"
        known = self._bodies.get(normalize_name(name))
        return known or Body(name, kind, self._codes[adjective])

    def _add_countries(self, rows: str) -> None:
        for row in rows.strip().splitlines():
            name, code, adjective, *others = (part.strip() for part in row.split("|"))
            government = Body(name, "government", code)
            self._codes[adjective] = code
            for form in (name, adjective, *others):
                self._adjectives.setdefault(normalize_name(form), adjective)
                if form != adjective:
                    self._bodies.setdefault(normalize_name(form), government)
            for noun in ("government", "authorities", "administration"):
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
                body = Body(name, kind, country)
                for form in filter(None, (name, *others)):
                    self._bodies[normalize_name(form)] = body


def _is_written_as(surface: str, size: int) -> bool:
    """Refuse capitals of a sentence's first word for aliases that are also plain words."""
    return size > 1 or surface.isupper() or len(surface) > 3


def _pairs(rows: str) -> Iterator[tuple[str, str]]:
    for row in rows.strip().splitlines():
        person, body = (part.strip() for part in row.split("|"))
        yield normalize_name(person), body


@cache
def source_table(lexicon: Lexicon) -> SourceTable:
    """Build the table of a lexicon's `sources`."""
    return SourceTable(lexicon.table("sources"))
