"""The words of measures of one language, turned round for look-up once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.lexicon import Lexicon

__all__ = ["MeasureWords", "Outcome", "measure_words"]


_COMMON = frozenset({"global", "worldwide", "euro zone", "eurozone"})  # names that are not capitalised
_INITIALS = frozenset({"us", "usa", "uk", "uae", "eu", "dprk", "drc"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """A class of things that happen to what is counted.

    `label` is its name in a series ("" for what goes without saying, such as troops that were sent);
    `phrase` and `preposition` say it in a measure: "killed" + "in" + place.
    """

    name: str
    label: str
    phrase: str
    preposition: str


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """Look-ups by lemma or word in lower case."""

    people: frozenset[str]
    person_endings: frozenset[str]
    no_persons: frozenset[str]
    unclassing: frozenset[str]
    kind_participles: frozenset[str]
    of_persons: frozenset[str]
    own_moves: frozenset[str]
    holding: frozenset[str]
    doubling: frozenset[str]
    person_verbs: frozenset[str]
    tolls: frozenset[str]
    light: frozenset[str]
    reporting: frozenset[str]
    increments: frozenset[str]
    falls: frozenset[str]
    rises: frozenset[str]
    falling_nouns: frozenset[str]
    rising_nouns: frozenset[str]
    elsewhere: frozenset[str]
    place_nouns: frozenset[str]
    place_prepositions: frozenset[str]
    verbs_only: frozenset[str]
    drives: frozenset[str]
    dwellings: frozenset[str]
    done_to_others: frozenset[str]
    states: frozenset[str]
    classifiers: frozenset[str]
    herds: frozenset[str]
    distinct: frozenset[str]
    batches: frozenset[str]
    speaking: frozenset[str]
    rallies: frozenset[str]  # words of a crowd that gathers for or against something
    yearly: frozenset[str]
    moves: Mapping[str, frozenset[str]]  # verb -> prepositions with which it moves somebody
    participles: Mapping[str, str]
    singulars: Mapping[str, str]  # of plurals whose singular the tagger gets wrong
    amounts: Mapping[str, str]  # verb -> what a sum of money with it is
    thing_of: Mapping[str, str]
    outcome_of: Mapping[str, str]
    outcomes: Mapping[str, Outcome]
    settings: Mapping[str, str]  # noun -> what happened to those who are in it: "custody"
    measured_as: Mapping[str, str]  # synonyms in the key of a series, of what has a unit of its own
    counted_as: Mapping[str, str]  # of what is counted
    done_as: Mapping[str, str]  # and of what was done to it
    present_as: Mapping[str, str]  # words for whoever was there, as what befell them is counted
    work_of: Mapping[str, str]  # noun -> "job" for work that people have, "cut" for a count of what ends
    country_of: Mapping[str, str]  # country, demonym or capital -> country
    demonym_of: Mapping[str, str]  # country -> its first demonym
    demonyms: frozenset[str]  # "spanish", "spaniards": who acts, not where
    region_of: Mapping[str, str]  # region in the news -> its country
    country_pattern: re.Pattern[str]

    def is_person(self, word: str) -> bool:
        """Tell whether a noun, in lower case, names persons: a known one, or one with the ending of such."""
        singular = word.removesuffix("s")
        if word in self.people or singular in self.people:
            return True
        known_end = singular.endswith(tuple(self.person_endings)) and singular not in self.person_endings
        return known_end and singular not in self.no_persons

    def country(self, words: str) -> str | None:
        """Give the country that a name, a demonym or a capital stands for."""
        folded = " ".join(words.lower().replace("’", "'").split()).removesuffix("'s").removesuffix("'")
        return self.country_of.get(folded) or self.country_of.get(folded.removeprefix("the "))

    def countries_in(self, text: str) -> frozenset[str]:
        """Give the countries that a text names, by name, demonym or capital."""
        found = (self.country(match.group()) for match in self.country_pattern.finditer(text))
        return frozenset(country for country in found if country is not None)


@cache
def measure_words(lexicon: Lexicon) -> MeasureWords:
    """Compile the table `measures` of a lexicon."""
    table = lexicon.table("measures")
    sets = {
        name: frozenset(table[name])
        for name in (
            "people", "person_endings", "no_persons", "unclassing", "kind_participles", "of_persons",
            "own_moves", "holding", "doubling", "person_verbs", "tolls", "light", "reporting",
            "increments", "falls", "rises", "falling_nouns", "rising_nouns", "elsewhere", "place_nouns",
            "place_prepositions", "verbs_only", "drives", "dwellings", "done_to_others", "states",
            "classifiers", "herds", "distinct", "batches", "speaking", "rallies", "yearly",
        )
    }  # fmt: skip
    country_of, demonym_of = _countries(table["countries"])
    demonyms = frozenset(
        name.strip() for row in table["countries"].values() for name in row.split("|")[0].split(",")
    )
    return MeasureWords(
        **sets,
        thing_of={word: thing for thing, words in table["things"].items() for word in words},
        outcome_of={word: name for name, row in table["outcomes"].items() for word in row["words"]},
        outcomes={
            name: Outcome(name, row["label"], row["phrase"], row["preposition"])
            for name, row in table["outcomes"].items()
        },
        settings=table["settings"],
        measured_as=_turned(table["synonyms"]["measured"]),
        counted_as=_turned(table["synonyms"]["counted"]),
        done_as=_turned(table["synonyms"]["done"]),
        present_as=_turned(table["synonyms"]["present"]),
        work_of=_turned(table["synonyms"]["work"]),
        moves={verb: frozenset(prepositions) for verb, prepositions in table["moves"].items()},
        participles=table["participles"],
        singulars=table["singulars"],
        amounts={verb: noun for noun, verbs in table["amounts"].items() for verb in verbs},
        country_of=country_of,
        demonym_of=demonym_of,
        demonyms=demonyms,
        region_of={region: country for country, row in table["regions"].items() for region in row},
        country_pattern=_name_pattern(country_of, lexicon.table("sources")["place_beginnings"].split()),
    )


def _turned(rows: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word: name for name, words in rows.items() for word in words}


def _name_pattern(names: Iterable[str], beginnings: Iterable[str]) -> re.Pattern[str]:
    """Match names as they are written, in headlines in capitals: "us" and "turkey" are words of their own.

    Behind some beginnings they are parts of other names: "Porto Lima".
    """
    written: set[str] = set()
    for name in names:
        is_initials = "." in name or (len(name) <= 4 and name in _INITIALS)
        words = name.split()
        titled = " ".join(w if w == "the" else "-".join(p.capitalize() for p in w.split("-")) for w in words)
        written |= {name, name.capitalize()} if name in _COMMON else set()
        written |= {name.upper()} if is_initials else {titled, name.upper(), titled.replace("the ", "The ")}
    by_letter: dict[str, list[str]] = {}  # few alternatives to try at each word of a long text
    for name in sorted(written, key=lambda name: (-len(name), name)):
        by_letter.setdefault(name[0], []).append(re.escape(name[1:]))
    grouped = "|".join(
        f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items())
    )
    letters = "".join(map(re.escape, sorted(by_letter)))
    inner = "".join(f"(?<!\\b{re.escape(word.title())} )" for word in sorted(beginnings))
    return re.compile(rf"(?<![\w.])(?=[{letters}]){inner}(?:{grouped})(?!\w)")


def _countries(rows: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    country_of: dict[str, str] = {}
    demonym_of: dict[str, str] = {}
    for country, row in rows.items():
        demonyms, others = (
            [name.strip() for name in part.split(",") if name.strip()] for part in row.split("|")
        )
        country_of.update(dict.fromkeys([country, *demonyms, *others], country))
        demonym_of[country] = demonyms[0]
    return country_of, demonym_of
