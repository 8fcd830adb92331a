"""The word lists of resources/comparing.toml, turned round for look-up once."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from reportedly.assets import resource
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.measure_words import MeasureWords, measure_words
from reportedly.extraction.word_patterns import either

__all__ = [
    "ComparingWords",
    "Pairs",
    "any_of",
    "comparing_words",
    "phrase_pattern",
    "reading_words",
    "singular",
    "spaced",
    "word_pairs",
    "word_set",
    "word_table",
    "words_of",
]

Pairs = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class ComparingWords:
    """What several modules look up, in lower case and singular; pairs are sets of two names without order.

    A list that only one module asks for is read there, with `words_of`, `word_pairs` and `phrase_pattern`.
    """

    outcome_of: Mapping[str, str]
    outcome_pattern: re.Pattern[str]
    wider_outcomes: Mapping[str, frozenset[str]]
    doubtful_outcomes: Pairs
    persons: frozenset[str]  # lives, bodies: people by another word
    idle: frozenset[str]
    said_only: frozenset[str]  # participles that say nothing of what happened
    closed_things: frozenset[str]
    found_later: frozenset[str]
    local: frozenset[str]
    regional: frozenset[str]
    national: frozenset[str]
    directions: frozenset[str]
    months: frozenset[str]
    common: frozenset[str]  # words of the language, which are no names where they open a sentence
    country_of: Mapping[str, str]  # name, demonym or alias -> country
    inside: Mapping[str, frozenset[str]]  # region or town -> the countries that hold it


@cache
def comparing_words() -> ComparingWords:
    """Give the word lists; reads resources/comparing.toml and the places of the reading's lexicon once."""
    lists = _tables()
    outcomes = {
        word.replace("-", " "): name for name, row in lists["outcomes"].items() for word in row.split()
    }
    places, dates = lists["places"], load_lexicon("en").table("dates")
    country_of, inside = _places(places)
    return ComparingWords(
        outcome_of=outcomes,
        outcome_pattern=phrase_pattern(outcomes),
        wider_outcomes={name: frozenset(row.split()) for name, row in lists["outcome_parts"].items()},
        doubtful_outcomes=word_pairs(lists["doubtful"]["outcomes"]),
        persons=words_of(lists["people"]["persons"]),
        idle=words_of(lists["idle"]["words"]),
        said_only=words_of(lists["idle"]["participles"]),
        closed_things=words_of(lists["moves"]["closed_things"]),
        found_later=words_of(lists["moves"]["found_later"]),
        local=words_of(places["local"]),
        regional=words_of(places["regional"]),
        national=words_of(places["national"]),
        directions=words_of(places["directions"]),
        months=frozenset(dates["months"]) | frozenset(dates["weekdays"]),
        common=frozenset(_common_words()),
        country_of=country_of,
        inside=inside,
    )


def word_table(name: str) -> Mapping[str, Any]:
    """Give one table of resources/comparing.toml as it stands: for what is looked up in one module only."""
    found: Mapping[str, Any] = _tables()[name]
    return found


@cache
def word_set(table: str, *names: str) -> frozenset[str]:
    """Give the words of one row of resources/comparing.toml: `names` lead to it from its table."""
    row: Any = _tables()[table]
    for name in names:
        row = row[name]
    return frozenset(row.split())


def words_of(row: str) -> frozenset[str]:
    """Give the words of a row; a hyphen in one stands for a space."""
    return frozenset(map(spaced, row.split()))


def word_pairs(rows: Iterable[str]) -> Pairs:
    """Give the pairs of a list of rows, each of two names."""
    return frozenset(frozenset(map(spaced, row.split())) for row in rows)


def spaced(name: str) -> str:
    """Give a name of several words as texts have it: "people-displaced" as two words."""
    return name.replace("-", " ")


def phrase_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Match any of these words and phrases, the longest first; an -s behind them is understood."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    joined = "|".join(re.escape(phrase).replace(r"\ ", r"[\s-]+") for phrase in ordered)
    return re.compile(rf"(?<![\w-])({joined})(?:e?s)?(?![\w-])", re.IGNORECASE)


def any_of(words: str | Iterable[str]) -> str:
    """Match any of the words of a row, or of the phrases of a list, the longest first."""
    return either(words.split() if isinstance(words, str) else words)


def reading_words() -> MeasureWords:
    """Give the words of measures that the reading has."""
    return measure_words(load_lexicon("en"))


@lru_cache(65536)
def singular(word: str) -> str:
    """Give the singular of an English noun in lower case, as well as endings tell it."""
    table = word_table("singular")
    if word in table["unchanged"].split():
        return word
    if word in table["irregular"]:
        return str(table["irregular"][word])
    known = reading_words().singulars.get(word)
    if known is not None:
        return known
    for end, other in table["endings"].items():
        if word.endswith(end):
            return f"{word.removesuffix(end)}{other}" if len(word) > len(end) + 1 else word
    return word


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(resource("comparing.toml").read_text(encoding="utf-8"))


def _common_words() -> Iterator[str]:
    """Give the words that the tables of the reading know, but for the names in them."""
    lexicon = load_lexicon("en")
    for name in ("numbers", "hedges", "set_aside", "measures", "cues", "stance", "dates"):
        table = {key: row for key, row in lexicon.table(name).items() if key not in ("countries", "regions")}
        for text in _texts(table):
            yield from re.findall(r"[a-z]+", text)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from map(str, value)
        for row in value.values():
            yield from _texts(row)
    elif isinstance(value, list):
        for row in value:
            yield from _texts(row)


def _places(table: Mapping[str, object]) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Give the names of countries, and the countries around regions and towns."""
    same = table["same"]
    rows = table["inside"]
    assert isinstance(same, list)
    assert isinstance(rows, Mapping)
    words = reading_words()
    towns: dict[str, set[str]] = {}
    countries: dict[str, str] = {}
    for name, country in words.country_of.items():
        is_country = name == country or name in words.demonyms or name in same
        if is_country:
            countries[name] = country
        else:
            towns.setdefault(name, set()).add(country)
    for region, country in words.region_of.items():
        towns.setdefault(region, set()).add(country)
    for country, row in rows.items():
        for name in row.split():
            towns.setdefault(spaced(name), set()).add(country)
    return countries, {name: frozenset(found) for name, found in towns.items()}
