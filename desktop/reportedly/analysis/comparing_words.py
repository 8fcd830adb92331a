"""The word lists of resources/comparing.toml, turned round for look-up once."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.assets import resource
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.measure_words import MeasureWords, measure_words

__all__ = [
    "ComparingWords",
    "any_of",
    "comparing_words",
    "reading_words",
    "singular",
    "word_set",
    "word_table",
]

Pairs = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class ComparingWords:
    """Look-ups in lower case and singular; pairs are sets of two names without order."""

    outcome_of: Mapping[str, str]
    outcome_pattern: re.Pattern[str]
    wider_outcomes: Mapping[str, frozenset[str]]
    wider_things: Mapping[str, frozenset[str]]
    doubtful_outcomes: Pairs
    doubtful_things: Pairs
    same_things: Pairs
    rivals: frozenset[str]
    other_kinds: frozenset[str]
    scopes: frozenset[str]
    year: re.Pattern[str]  # "fiscal year", "fiscal 2024": no calendar year
    persons: frozenset[str]  # lives, bodies: people by another word
    demographic: frozenset[str]  # who people are, whatever they do
    idle: frozenset[str]
    said_only: frozenset[str]  # participles that say nothing of what happened
    growing_things: frozenset[str]  # what is counted up: votes, cases
    states: frozenset[str]
    closed_things: frozenset[str]
    closed_outcomes: frozenset[str]
    habitual: frozenset[str]
    fixed: frozenset[str]
    found_later: frozenset[str]
    moving_things: frozenset[str]
    shrinking: frozenset[str]
    running: re.Pattern[str]
    lone_event: re.Pattern[str]  # "an attack": one of which nothing was told before
    lone_object: re.Pattern[str]  # "a container": its noun
    no_objects: frozenset[str]
    local: frozenset[str]
    regional: frozenset[str]
    national: frozenset[str]
    directions: frozenset[str]
    whole: re.Pattern[str]
    world: re.Pattern[str]
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
    doubtful, moves, places = lists["doubtful"], lists["moves"], lists["places"]
    dates = load_lexicon("en").table("dates")
    country_of, inside = _places(places)
    return ComparingWords(
        outcome_of=outcomes,
        outcome_pattern=_any_of(outcomes),
        wider_outcomes={name: frozenset(row.split()) for name, row in lists["outcome_parts"].items()},
        wider_things={_spaced(name): _words(row) for name, row in lists["thing_parts"].items()},
        doubtful_outcomes=_pairs(doubtful["outcomes"]),
        doubtful_things=_pairs(doubtful["things"]),
        same_things=_pairs(doubtful["same"]),
        rivals=frozenset(doubtful["rivals"].split()),
        other_kinds=_words(doubtful["other_kinds"]),
        scopes=_words(doubtful["scopes"]),
        year=re.compile(
            rf"\b(?:{'|'.join(doubtful['years'])})[\s-](?:year\b|(?:19|20)\d\d)|\bFY\s?\d", re.IGNORECASE
        ),
        persons=_words(lists["people"]["persons"]),
        demographic=_words(lists["people"]["demographic"]),
        idle=_words(lists["idle"]["words"]),
        said_only=_words(lists["idle"]["participles"]),
        growing_things=frozenset(load_lexicon("en").table("totals")["things"]),
        states=_words(moves["states"]),
        closed_things=_words(moves["closed_things"]),
        closed_outcomes=_words(moves["closed_outcomes"]),
        habitual=_words(moves["habitual"]),
        fixed=_words(moves["fixed"]),
        found_later=_words(moves["found_later"]),
        moving_things=_words(moves["moving_things"]),
        shrinking=_words(moves["shrinking"]),
        running=_any_of(_words(moves["running"])),
        lone_event=re.compile(
            rf"\b(?:an?|another|one)\s+(?:[\w-]+\s+){{0,3}}(?:{'|'.join(lists['events']['words'].split())})\b",
            re.IGNORECASE,
        ),
        lone_object=re.compile(
            r"\b[Aa]n?\s+(?:[a-z-]+\s+)??([a-z-]+)"
            rf"(?=\s+(?:{any_of(lists['events']['behind_objects'])}|[a-z]+ed)\b|[,.;]|$)"
        ),
        no_objects=_words(lists["events"]["no_objects"])
        | frozenset(load_lexicon("en").table("sentence")["with_article"]),
        local=_words(places["local"]),
        regional=_words(places["regional"]),
        national=_words(places["national"]),
        directions=_words(places["directions"]),
        whole=_any_of(places["whole"]),
        world=_any_of(places["world"]),
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


def any_of(words: str | Iterable[str]) -> str:
    """Give the alternatives of a pattern: words of one string, or phrases, the longest first."""
    phrases = words.split() if isinstance(words, str) else words
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


def reading_words() -> MeasureWords:
    """Give the words of measures that the reading has."""
    return measure_words(load_lexicon("en"))


@cache
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


def _words(row: str) -> frozenset[str]:
    return frozenset(map(_spaced, row.split()))


def _spaced(name: str) -> str:
    return name.replace("-", " ")


def _pairs(rows: Iterable[str]) -> Pairs:
    return frozenset(frozenset(map(_spaced, row.split())) for row in rows)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Match any of these words and phrases, the longest first; an -s behind them is understood."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    joined = "|".join(re.escape(phrase).replace(r"\ ", r"[\s-]+") for phrase in ordered)
    return re.compile(rf"(?<![\w-])({joined})(?:e?s)?(?![\w-])", re.IGNORECASE)


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
            towns.setdefault(_spaced(name), set()).add(country)
    return countries, {name: frozenset(found) for name, found in towns.items()}
