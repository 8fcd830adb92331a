"""What a figure counts, seen for a comparison: thing, what makes it another kind, what happened to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.analysis.comparable import key_parts
from reportedly.analysis.comparing_words import (
    any_of,
    comparing_words,
    reading_words,
    singular,
    word_set,
    word_table,
)
from reportedly.analysis.one_unit import is_counted
from reportedly.analysis.pair_words import where_of
from reportedly.model.figure import Figure
from reportedly.model.quantity import Kind

__all__ = [
    "ReadFigure",
    "Sense",
    "clause_of",
    "content_words",
    "dimension_of",
    "is_deed",
    "last_clause",
    "names_in",
    "opening_of",
    "outcomes_in",
    "sense_of",
    "share_names",
    "shared_words",
    "subject_of",
]

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NAME = re.compile(r"[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'-]*|of(?=\s+[A-Z])))*")
_OPENER = re.compile(rf"(?:(?P<the>[Tt]he\s+)|[\d:.]+\s+-\s+)?(?P<name>{_NAME.pattern})['’]?s?\s+(?=[a-z])")
_OWNER = re.compile(r"^(.*)['’]s?\s+(?=\S)")
_CLAUSE_END = re.compile(r"(?<!\b[ap]\.m)[,;:.](?:\s|$)")
PEOPLE = "people"
_NEAR_WORDS = 3


@dataclass(frozen=True, slots=True)
class Sense:
    """What is counted.

    `head` is the noun ("soldier"), `thing` the name that nouns of one meaning share ("troops"), `kinds` what
    makes it another kind ("special"), `of` what stands behind the noun ("bread" of "price of bread"), `group`
    the country whose people or things they are, `owner` the names of who has it, `outcome` the class of what happened.
    """

    head: str
    thing: str
    kinds: frozenset[str]
    of: frozenset[str]
    group: str
    owner: frozenset[str]
    outcome: str
    among: frozenset[str]  # of whom a rate is
    is_bare: bool  # no noun was read
    is_counted: bool
    is_people: bool
    is_share: bool


class _Head(NamedTuple):
    """A measure taken apart, in the words of `Sense`."""

    head: str
    kinds: frozenset[str]
    of: frozenset[str]
    owner: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """A figure as far as its words go: what is worked out of them is kept for the next pair."""

    words: tuple[object, ...]
    figure: Figure = field(compare=False)

    @classmethod
    def of(cls, figure: Figure) -> "ReadFigure":
        """Give what tells figures apart here: measure, series, sentence, place in it, and who is told to say it."""
        place = figure.start - figure.sentence_start, figure.end - figure.sentence_start
        said = figure.source, figure.source_text, figure.speaker, figure.cue
        told = figure.series, figure.measure, figure.unit, figure.kind
        read = figure.text, figure.sentence, figure.title
        return cls((*told, *read, *place, *said), figure)


@lru_cache(4096)
def _head_of(measure: str, unit: str, where: str) -> _Head:
    """Read a measure's words; `where` are those of its place."""
    words = comparing_words()
    text = measure.removesuffix(where).strip() if where else measure
    text = words.outcome_pattern.sub(" ", text).strip()
    owner: frozenset[str] = frozenset()
    if found := _OWNER.match(text):
        owner = frozenset(name.lower() for name in _NAME.findall(found.group(1)))
        text = text[found.end() :]
    counted = singular((unit.lower().split() or [""])[-1])
    if (
        unit != PEOPLE
        and (last := _WORD.findall(measure.removesuffix(where)))
        and singular(last[-1].lower()) == counted
    ):
        text = f"{text} {counted}"  # "measles cases" are cases, and no measles
    front, *behind = _behind().split(f" {text} ", maxsplit=1)
    nouns = [singular(word.lower()) for word in _WORD.findall(front) if word.lower() not in words.idle]
    nouns = [word for word in nouns if reading_words().country(word) is None]
    while len(nouns) > 1 and is_deed(nouns[-1]):  # cows culled
        nouns.pop()
    of = frozenset(
        singular(word.lower())
        for word in _WORD.findall(behind[0] if behind else "")
        if word.lower() not in words.idle
    )
    if not nouns:
        return _Head(PEOPLE if unit == PEOPLE else singular(unit.lower()), frozenset(), of, owner)
    return _Head(nouns[-1], frozenset(nouns[:-1]), of, owner)


def _told_behind(figure: Figure, head: str, links: str) -> frozenset[str]:
    """Give the noun that the sentence puts behind the head: "cases of measles", "unemployment among the young"."""
    links = any_of(word_table("pairs")[links])
    found = re.search(
        rf"\b{re.escape(head)}(?:s|es)?\s+(?:{links})\s+(?:the\s+)?(?P<noun>[a-z][a-z-]+)",
        figure.sentence,
        re.IGNORECASE,
    )
    noun = singular(found["noun"]) if found and found["noun"].islower() else ""
    return frozenset({noun} - {""} - comparing_words().idle)


def dimension_of(figure: Figure) -> str:
    """Tell a depth from a length: by the words right behind the number, or those of the measure."""
    behind = figure.sentence_behind.split()[:_NEAR_WORDS]
    near = re.findall(r"[a-z]+", " ".join([*behind, figure.measure]).lower())
    rows = word_table("dimensions").items()
    return next((name for name, row in rows if not set(near).isdisjoint(row.split())), "")


def is_deed(words: str) -> bool:
    """Tell what was done, and adds up, from how something is: "felled" and "without water"."""
    verb = words.split(" ")[0]
    table = word_table("moves")
    return (verb.endswith("ed") and verb not in table["no_deeds"].split()) or verb in table["done"].split()


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of(word_table('pairs')['behind'])})\s")


def sense_of(figure: Figure) -> Sense:
    """Read what a figure counts from its measure and the key of its series."""
    return _sense_of(ReadFigure.of(figure))


@lru_cache(8192)
def _sense_of(read: "ReadFigure") -> Sense:
    figure = read.figure
    parts = key_parts(figure)
    where = where_of(figure)
    head, kinds, of, owner = _head_of(figure.measure, figure.unit, where)
    of |= _told_behind(figure, head, "of") - {head} - kinds
    words = reading_words()
    is_people = figure.unit == PEOPLE
    outcome = _outcome(figure, parts.outcome)
    if outcome == "victim" or head in comparing_words().persons:
        head = PEOPLE
    thing = words.thing_of.get(head, head)
    if kinds:
        group = next((country for kind in sorted(kinds) if (country := words.country(kind))), "")
        kinds = frozenset(kind for kind in kinds if words.country(kind) is None)
    else:
        group = ""
    countries = words.countries_in(figure.measure.removesuffix(where))
    group = group or next(iter(sorted(countries)), "")
    return Sense(
        head=head,
        thing=thing,
        kinds=kinds,
        of=of,
        group=group,
        owner=owner,
        outcome=outcome,
        among=_told_behind(figure, head, "among"),
        is_bare=head == singular(figure.unit.lower()) and not is_people,
        is_counted=is_counted(figure.unit),
        is_people=is_people,
        is_share=figure.kind is Kind.SHARE or figure.unit in ("percent", "fraction"),
    )


def _outcome(figure: Figure, label: str) -> str:
    """Give the class of what happened: from the key, else from the words of measure and sentence."""
    words = comparing_words()
    found = words.outcome_pattern.search(figure.measure)
    if found is not None:
        own = _class_of(found.group(1))
        if own == "victim" or not label:
            return own
    label = label or _deed_in(figure)
    if label:
        return _class_of(label)
    if not is_counted(figure.unit):
        return ""
    near = outcomes_in(clause_of(figure))
    return next(iter(near)) if len(near) == 1 else ""


def _deed_in(figure: Figure) -> str:
    """Give the deed that a key has where the measure does not spell it: "pay" of "900,000 users pay for it"."""
    piece = key_parts(figure).place
    words = comparing_words()
    if not piece or piece in words.country_of or piece in words.inside:
        return ""
    is_deed = re.search(rf"(?<![\w-]){re.escape(piece)}", figure.sentence) is not None
    return piece if is_deed and piece.split()[0].title() not in figure.sentence else ""


def _class_of(words: str) -> str:
    known = comparing_words().outcome_of
    folded = re.sub(r"[\s-]+", " ", words.lower())
    if folded in comparing_words().said_only:
        return ""
    if reading_words().done_as.get(folded) == "":  # people who live somewhere are its people
        return ""
    # A key may have the verb as it stands in a dictionary.
    forms = (folded, singular(folded), f"{folded}ed", f"{folded}d")
    return next((known[form] for form in forms if form in known), folded)


def outcomes_in(text: str) -> frozenset[str]:
    """Give the classes of what happened that a text has words for."""
    return frozenset(_class_of(match.group(1)) for match in comparing_words().outcome_pattern.finditer(text))


def clause_of(figure: Figure) -> str:
    """Give the words right around the number, up to the next comma or full stop on each side."""
    start, end = figure.start - figure.sentence_start, figure.end - figure.sentence_start
    if not 0 <= start <= end <= len(figure.sentence):
        return figure.sentence
    before, behind = figure.sentence[:start], figure.sentence[end:]
    behind = re.split(rf"{_CLAUSE_END.pattern}| and ", behind)[0]
    return f"{last_clause(before)} {behind}"


def last_clause(text: str) -> str:
    """Give the words behind the last comma or full stop of a text."""
    return _CLAUSE_END.split(text)[-1]


def content_words(figure: Figure) -> frozenset[str]:
    """Give the words of a figure's sentence that say something: no numbers, dates, sources, idle words."""
    return _content_words(ReadFigure.of(figure))


@lru_cache(8192)
def _content_words(read: "ReadFigure") -> frozenset[str]:
    figure = read.figure
    words = comparing_words()
    # The currency behind a sum is the same in any sentence.
    unit = "" if is_counted(figure.unit) else r"\s+[^\W\d]+"
    text = re.sub(re.escape(figure.text) + unit, " ", figure.sentence)
    if figure.source_text:
        text = text.replace(figure.source_text, " ")
    if figure.cue:
        text = text.replace(figure.cue, " ")
    return frozenset(
        singular(word.lower())
        for word in _WORD.findall(text)
        if len(word) > 2 and word.lower() not in words.idle and word.lower() not in words.months
    )


def names_in(figure: Figure) -> frozenset[str]:
    """Give the names in a figure's sentence, title and measure, in lower case: no source, no day, no opening word."""
    return _names_in(ReadFigure.of(figure))


@lru_cache(8192)
def _names_in(read: "ReadFigure") -> frozenset[str]:
    figure = read.figure
    words = comparing_words()
    found: set[str] = set()
    for text in (figure.sentence, figure.measure):
        for match in _NAME.finditer(text):
            opens = match.start() == 0 or text[match.start() - 2 : match.start()] in (". ", "- ", "“", '"')
            pieces = [piece for piece in match.group().split() if piece != "of"]
            if opens and len(pieces) == 1 and text is figure.sentence:
                continue
            found |= set(map(_bare, pieces))
    said = {
        word.lower()
        for word in _WORD.findall(f"{figure.source_text or ''} {figure.source or ''} {figure.speaker or ''}")
    }
    return frozenset(found - said - words.months - words.idle)


def shared_words(a: Figure, b: Figure) -> frozenset[str]:
    """Give the words, beside those of the measures, that tie what two sentences and their titles tell of."""
    counted: set[str] = set()
    for figure in (
        a,
        b,
    ):  # the noun and what happened to it are those of many an event; "coast" of a coast road is not
        done = " ".join(comparing_words().outcome_pattern.findall(figure.measure))
        counted |= {
            sense_of(figure).head,
            *(singular(word.lower()) for word in _WORD.findall(f"{done} {figure.unit}")),
        }
    said, others = ({*content_words(figure), *_title_words(figure)} for figure in (a, b))
    return frozenset(said & others - counted)


def _title_words(figure: Figure) -> Iterator[str]:
    words = comparing_words()
    for word in _WORD.findall(figure.title or ""):
        if len(word) > 2 and word.lower() not in words.idle and word.lower() not in words.months:
            yield singular(word.lower())


def share_names(a: Figure, b: Figure) -> bool:
    """Tell whether a name of one text stands in the other, in title or sentence."""
    texts = [f"{figure.title or ''} {figure.sentence}".lower() for figure in (a, b)]
    return any(
        name in text for figure, text in zip((a, b), texts[::-1], strict=True) for name in names_in(figure)
    )


def subject_of(figure: Figure) -> frozenset[str]:
    """Give the name that opens a figure's sentence: who has, does or suffers it; nothing where it is credited there.

    "Veldonia hosts 310,000 refugees" and "The Liberals won 112 seats" open with names, "Landslides killed 34" does not.
    """
    return _subject_of(ReadFigure.of(figure))


@lru_cache(8192)
def _subject_of(read: "ReadFigure") -> frozenset[str]:
    figure = read.figure
    words = comparing_words()
    found = _OPENER.match(figure.sentence)
    if found is None:
        return frozenset()
    pieces = [_bare(piece) for piece in found["name"].split() if piece != "of"]
    # "Arvo cut 300 jobs, the company said": Arvo has cut them.
    credited = figure.source_text or figure.source or ""
    if not {_bare(word) for word in _WORD.findall(credited)}.isdisjoint(pieces):
        return frozenset()
    if pieces[0] in word_set("where", "sentence"):
        return frozenset()
    if not found["the"] and (pieces[0] in words.common or singular(pieces[0]) in words.common):
        pieces = pieces[1:]  # any word opens a sentence with a capital
    return frozenset(pieces) - words.months


@cache
def _opening() -> re.Pattern[str]:
    """Find "The city of Oru", "The Oru region", "Greater Oru" at the head of a sentence."""
    kinds = any_of(word_table("where")["kinds"])
    return re.compile(
        rf"(?P<name>(?:[Tt]he|Greater)(?:\s+[a-z]+\s+of)?\s+{_NAME.pattern}(?:\s+(?:{kinds})(?!\w))?)"
        r"['’]?s?\s+(?=[a-z])"
    )


def opening_of(figure: Figure) -> str:
    """Give the words that open a figure's sentence up to its first name, as "The city of Oru"; "" of a source."""
    found = _opening().match(figure.sentence) or _OPENER.match(figure.sentence)
    words = found["name"] if found else ""
    return "" if words and words.lower() in (figure.source_text or "").lower() else words


def _bare(word: str) -> str:
    """Give a word in lower case without the possessive."""
    return re.sub(r"['’]s?$", "", word).lower()
