"""The words that the rules of setting aside read with: the table `set_aside`, as sets and patterns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.word_patterns import either

__all__ = ["AsideWords", "aside_words"]


@dataclass(frozen=True, slots=True)
class AsideWords:
    """The word lists of the table `set_aside`."""

    labels: frozenset[str]
    plain_labels: frozenset[str]
    streets: frozenset[str]
    name_nouns: frozenset[str]
    parties: frozenset[str]
    pointing: frozenset[str]
    people: frozenset[str]
    persons: frozenset[str]
    pronoun_before: frozenset[str]
    counted_compounds: frozenset[str]
    make_units: frozenset[str]
    list_before: frozenset[str]
    list_nouns: frozenset[str]
    year_before: frozenset[str]
    year_nouns: frozenset[str]
    strong_labels: frozenset[str]
    timed_labels: frozenset[str]
    plain_labels_all: frozenset[str]
    software: frozenset[str]
    makes: frozenset[str]
    court_words: re.Pattern[str]
    court_penalties: re.Pattern[str]
    when_before: frozenset[str]
    speech: frozenset[str]
    timed: re.Pattern[str]
    label_list: re.Pattern[str]
    and_number: re.Pattern[str]
    papers: re.Pattern[str]
    when_after: re.Pattern[str]
    penalties: re.Pattern[str]
    races: re.Pattern[str]
    sizes: re.Pattern[str]
    games: re.Pattern[str]
    scripture: re.Pattern[str]
    vote_words: re.Pattern[str]
    contests: re.Pattern[str]
    described: frozenset[str]
    gathered: re.Pattern[str]
    plans: re.Pattern[str]
    families: dict[str, str]
    family_of: re.Pattern[str]
    race_words: re.Pattern[str]
    clear_after: re.Pattern[str]
    list_gaps: re.Pattern[str]
    eras: frozenset[str]
    places: re.Pattern[str]
    reported_times: re.Pattern[str]
    phrases: re.Pattern[str]
    names: re.Pattern[str]
    release_before: frozenset[str]
    moved: frozenset[str]
    year_doubtful: frozenset[str]
    leads: re.Pattern[str]
    to_come: re.Pattern[str]
    count_before: re.Pattern[str]
    to_last: re.Pattern[str]
    time_and: re.Pattern[str]
    plus_time: re.Pattern[str]
    over_under: re.Pattern[str]


@cache
def aside_words(lexicon: Lexicon) -> AsideWords:
    """Give the words of a language."""
    table = lexicon.table("set_aside")
    names = (
        "labels", "plain_labels", "streets", "name_nouns", "parties", "pointing", "pronoun_before",
        "counted_compounds", "make_units", "list_before", "list_nouns", "year_before", "eras",
        "year_nouns", "strong_labels", "timed_labels", "software", "makes", "when_before", "speech",
        "described", "release_before", "moved", "year_doubtful",
    )  # fmt: skip
    sets = {name: frozenset(table[name]) for name in names}
    every_label = sets["labels"] | sets["plain_labels"] | sets["strong_labels"]
    number = r"\d{1,4}[A-Za-z]?"
    families, gathered = _families(table), [*table["gatherings"], *table["margins"]]
    amounts = rf"(?:{either(table['before_terms'])}\s+){{0,2}}$"
    times = either(table["time_units"])
    joints = r"(?:,|,?\s+(?:and|or|to|through)|\s*[&/–-])\s+"
    return AsideWords(
        **sets,
        plain_labels_all=sets["plain_labels"] | {f"{word}s" for word in sets["plain_labels"]},
        timed=re.compile(
            rf"(?<!\w){either(table['timed_before'])}\s+{either(table['timed_labels'])}\s+$", re.I
        ),
        label_list=re.compile(
            rf"(?<![\w-])({either(word for word in every_label if word[0].isalpha())}s?)\s+"
            rf"(?:{number}{joints}){{0,3}}{number}(?:{joints}|\s+of\s+)$",
            re.I,
        ),
        and_number=re.compile(rf"{joints}\d", re.I),
        papers=re.compile(rf"[\s-]+{either(table['papers'])}(?!\w)", re.I),
        when_after=re.compile(rf"\s+{either(table['when_after'])}(?!\w)", re.I),
        penalties=re.compile(rf"(?<!\w){either(table['penalties'])}\s+{amounts}", re.I),
        court_penalties=re.compile(rf"(?<!\w){either(table['court_penalties'])}\s+{amounts}", re.I),
        court_words=re.compile(rf"(?<!\w){either(table['court_words'])}(?!\w)", re.I),
        races=re.compile(rf"[\s-]+{either(table['races'])}(?!\w)", re.I),
        vote_words=re.compile(rf"(?<!\w){either(table['vote_words'])}(?!\w)", re.I),
        contests=re.compile(rf"-{either(table['contestants'])}\s+{either(table['contests'])}(?!\w)", re.I),
        gathered=re.compile(rf"-[^\W\d_-]+\s+(?:[^\W\d_][\w-]*\s+){{0,2}}?{either(gathered)}(?![\w-])", re.I),
        plans=re.compile(
            rf"[\s-]points?\s+(?:[^\W\d_][\w-]*\s+){{0,2}}?{either(table['point_plans'])}(?![\w-])", re.I
        ),
        families=families,
        family_of=re.compile(rf"(?<!\w)({either(families)})\s+of\s+$", re.I),
        race_words=re.compile(rf"(?<!\w){either(table['race_words'])}(?!\w)", re.I),
        scripture=re.compile(rf"(?<!\w){either(table['scripture'])}\s+$"),
        games=re.compile(
            rf"(?<!\w)(?:{either(table['game_verbs'])}\s+(?:[\w'’.-]+\s+){{0,3}}?)(\d{{1,3}}(?:\s+to\s+|-)\d{{1,3}})(?![\d.,%-]*\d|\s*%)"
            r"|(\d{2,3}\s+for\s+\d)(?=\s*(?:[.,;)]|$)|\s+(?:at|in|off|on|after|declared)\b)",
            re.I,
        ),
        clear_after=re.compile(rf"\s+(?:{either(table['clear_after'])}(?!\w)|in\s+[A-Z]|[a-z]+ly\b)"),
        list_gaps=re.compile(
            rf"^[^.;:\n]{{0,40}}?(?:{either(table['list_gaps'])})\s+$|^\s+(?:to|against|-|–)\s+$", re.I
        ),
        sizes=re.compile(
            rf"[\s-]+{either(table['size_words'])}\b(?!\s+{either(table['no_size_before'])}\b)"
            rf"|[\s-]+{either(table['beside_marks'])}\s+(?:[\w'’-]+\s+){{0,3}}?{either(table['marks'])}(?!\w)",
            re.I,
        ),
        persons=frozenset(lexicon.table("measures")["people"]),
        people=frozenset([*lexicon.table("measures")["people"], *table["counted_alone"]]),
        places=re.compile(
            rf"[\s-]+(?:{either(table['before_places'])}\s+){{0,2}}{either(table['places'])}(?![\w-])", re.I
        ),
        reported_times=re.compile(rf"(?<!\w){either(table['reported_times'])}(?!\w)", re.I),
        names=re.compile(
            rf"(?<!\w)(?:{either(name for name in table['names'] if not _is_caseless(name))}"
            rf"|(?i:{either(name for name in table['names'] if _is_caseless(name))}))(?!\w)"
        ),
        phrases=re.compile(rf"(?<!\w){either(table['phrases'])}(?!\w)", re.I),
        leads=re.compile(rf"\s+points?\s+{either(table['leads'])}\b"),
        to_come=re.compile(rf"(?:[\s-]+[^\W\d_]+)?\s+{either(table['to_come'])}\b"),
        count_before=re.compile(rf"\b{either(table['counts_named'])}\b[^.;:\n]{{0,48}},\s+$", re.I),
        to_last=re.compile(rf"\b{either(table['before_last'])}\s+last\s+$", re.I),
        time_and=re.compile(rf"\b{times} and\s$", re.I),
        plus_time=re.compile(rf"(?:{either(table['and_some'])}|\+)[\s-]{times}\b", re.I),
        over_under=re.compile(rf"\b{either(table['over_under'])}[-‑]$", re.I),
    )


def _families(table: Mapping[str, Any]) -> dict[str, str]:
    """Give whom the number behind a word of kinship counts: the children of a mother, the people of a family."""
    counted = {"family_people": "people", "family_children": "child", "family_grandchildren": "grandchild"}
    return {word: unit for name, unit in counted.items() for word in table[name]}


def _is_caseless(name: str) -> bool:
    """Tell a name that is written in any case: "sp 500", "six figures"; "Group of Eight" is not."""
    return name.islower() or any(c.isdigit() for c in name)
