"""What a source is and where it belongs: a first guess, which a person's word replaces."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from reportedly.analysis.naming_words import known_body, known_sources, naming_words
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.outlet_names import outlet_named
from reportedly.extraction.source_names import normalize_name

__all__ = ["SOURCE_KINDS", "SourceGuess", "country_names", "guess_source", "read_country"]

SOURCE_KINDS = ("government", "agency", "organization", "company", "expert", "person", "outlet", "anonymous")
"""What a source can be. An agency is a body of a state: police, army, statistics office, intelligence."""

_KIND_OF = {
    "government": "government", "parliament": "government", "ministry": "government", "mission": "government",
    "court": "government", "service": "agency", "spies": "agency", "agency": "agency", "un": "organization",
    "organization": "organization", "ngo": "organization", "party": "organization", "research": "expert",
    "company": "company", "outlet": "outlet", "person": "person",
}  # fmt: skip
# Codes of the table that are no country's: the European Union speaks as one.
_UNIONS = {"EU": "European Union"}
_PERSON_RULES = ("source.person", "source.office", "source.pronoun", "source.role-held")
_BEHIND = re.compile(r"\s(?:of|for|in|at|from|to|on|near|who|which|that|with|by)\s")
_THE = re.compile(r"^[Tt]he\s")
_OF_PLACE = re.compile(r"\s(?:of|in|from)\s(?:the\s)?(?P<place>[\w.’' -]+)$")


@dataclass(frozen=True, slots=True)
class SourceGuess:
    """A source's kind and country as far as they are known; "" where nothing tells."""

    kind: str = ""
    country: str = ""


def guess_source(name: str, *, rule: str = "", outlets: Collection[str] = ()) -> SourceGuess:
    """Say what a source may be: by the shipped table, else by the words of its name and how it was found.

    `rule` is the one that gave the source of a figure, `outlets` are those of the project's articles.
    """
    body = known_body(name)
    if body is None:
        return SourceGuess(_kind_by_words(name, rule, outlets), _country_by_words(name))
    kind = "organization" if body.kind == "court" and not body.country else _KIND_OF.get(body.kind, "")
    return SourceGuess(kind, country_names().get(body.country, ""))


def read_country(text: str) -> str:
    """Give a country as the table writes it, from its name, code or any other form; other words as they are."""
    written = " ".join(text.split())
    names = country_names()
    code = known_sources().code_of(written)
    return names.get(written.upper()) or names.get(code, written)


@cache
def country_names() -> dict[str, str]:
    """Give the names of countries by their ISO codes."""
    rows = load_lexicon("en").table("sources")["countries"].strip().splitlines()
    split = ([part.strip() for part in row.split("|")] for row in rows)
    return {code: name for name, code, *_ in split} | _UNIONS


def _kind_by_words(name: str, rule: str, outlets: Collection[str]) -> str:
    if rule.endswith("source.outlet") or name in outlets or outlet_named(name) == _THE.sub("", name):
        return "outlet"
    words = name.split()
    is_named = len(words) > 1 and all(word[0].isupper() for word in (words[0], words[-1]))
    head = normalize_name(_BEHIND.split(name, 1)[0]).split()
    kind = _kind_of_noun(head)
    if kind == "" and is_named and len(words) < 5 and rule.endswith(_PERSON_RULES):
        return "person"
    return kind


def _kind_of_noun(words: list[str]) -> str:
    """Tell a kind by the last noun: "local officials", "Harbour League", "surety companies"."""
    if not words:
        return ""
    kinds, noun = naming_words().kinds, words[-1]
    forms = ("-".join(words[-2:]), noun, noun.removesuffix("s"), noun.removesuffix("ies") + "y")
    return next((kinds[form] for form in forms if form in kinds), "")


def _country_by_words(name: str) -> str:
    """Find the country in "Russia's Pacific Fleet" and "the coast guard of Peru"; of two it is neither."""
    if " and " in name:
        return ""
    bare = _THE.sub("", name)
    code, _ = known_sources().split_country(bare)
    place = _OF_PLACE.search(bare)
    if not code and place is not None:
        code = known_sources().code_of(place["place"])
    return country_names().get(code, "")
