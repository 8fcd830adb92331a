"""Why figures are one series, and which series may be one: decisions apart from suggestions.

Figures are one series where all parts agree: thing, outcome, place, sort of statement, unit and forecast
year, or the time of an event of long ago. The key holds those parts and comes from one article alone, so no
article that is added regroups the figures of others. Where a part is left out or told by a broader word,
joining is for a person to decide.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from string import capwords

from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.series_key import key_unit
from reportedly.model.figure import SERIES_SEPARATOR, Figure
from reportedly.model.quantity import Kind

__all__ = ["KeyParts", "Suggestion", "grouping_reason", "key_parts", "load_words", "suggest_series"]

_YEAR = re.compile(r"\d{4}(-\d\d)?")  # or the month of a crowd
_PEOPLE = "people"
_PART = "part"  # "46 of 48": some of what is counted
_KINDS = frozenset({Kind.INCREMENT.value, Kind.CHANGE.value, Kind.RATE.value, _PART})


@dataclass(frozen=True, slots=True)
class KeyParts:
    """What the figures of a series agree in; "" for a part that the key does not have."""

    thing: str
    outcome: str = ""
    place: str = ""
    each: str = ""
    kind: str = ""
    unit: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two series that may be one: `narrow` says what `broad` leaves out or tells by a broader word.

    `part` is the part in which they differ, `said` what the narrow one says and `instead` what the broad one
    does, "" where it says nothing.
    """

    narrow: str
    broad: str
    part: str
    said: str
    instead: str = ""

    @property
    def reason(self) -> str:
        """Say why: "one says Nepal, the other gives no place; all else agrees"."""
        other = (
            f"the other {self._shown(self.instead)}" if self.instead else f"the other gives no {self.part}"
        )
        return f"one says {self._shown(self.said)}, {other}; all else agrees"

    def _shown(self, words: str) -> str:
        """Give a part as it is written: a key has small letters, a place has capitals."""
        return capwords(words) if self.part == "place" and words.islower() else words


def key_parts(figure: Figure) -> KeyParts:
    """Read the parts of a figure's key."""
    thing, *rest = figure.series.split(SERIES_SEPARATOR)
    year = rest.pop() if rest and _YEAR.fullmatch(rest[-1]) else ""
    own = key_unit(figure.unit)
    units = {own, f"{own} per year", "percent"} if figure.unit != _PEOPLE else {"percent"}
    unit = rest.pop() if rest and rest[-1] in units else ""
    kind = rest.pop() if rest and rest[-1] in _KINDS else ""
    each = rest.pop() if rest and rest[-1].split()[0] == "each" else ""
    outcome = rest.pop(0) if rest and (len(rest) > 1 or _is_outcome(rest[0], figure.measure)) else ""
    return KeyParts(thing, outcome, SERIES_SEPARATOR.join(rest), each, kind, unit, year)


def _is_outcome(piece: str, measure: str) -> bool:
    """Tell what happened from where: a known outcome, or a word that the measure has; a place has a capital there."""
    return piece in _outcomes() or piece in measure


@cache
def _outcomes() -> frozenset[str]:
    """Give the outcomes that a measure need not spell as the key does."""
    return frozenset(row["label"] for row in load_lexicon("en").table("measures")["outcomes"].values())


@cache
def _done() -> frozenset[str]:
    """Give the outcomes that a measure tells in other words: passengers are people on board."""
    return frozenset(label for label in load_lexicon("en").table("measures")["synonyms"]["done"] if label)


def grouping_reason(figure: Figure) -> tuple[tuple[str, str], ...]:
    """Give the parts that all figures of this one's series share, by name, in the order they are read."""
    parts = key_parts(figure)
    named = (
        ("thing", parts.thing), ("outcome", parts.outcome), ("place", parts.place), ("each", parts.each),
        ("kind", parts.kind or "total"), ("unit", parts.unit), ("year", parts.year),
    )  # fmt: skip
    return tuple((name, value) for name, value in named if value)


def load_words() -> None:
    """Load the words that suggestions ask for: a tenth of a second, for a thread that nobody waits for."""
    _outcomes()
    _done()
    key_unit(_PEOPLE)


def suggest_series(figures: Iterable[Figure]) -> tuple[Suggestion, ...]:
    """Give the pairs of series that differ in one part, which one of them leaves out or tells more broadly.

    Outcomes, sorts of statement, units and years are never bridged: killed and wounded, a total and what
    was added to it, forecasts for two years are two things and no two ways to say one. Without an outcome "people"
    may be anybody: doctors are not asked whether they are the people of another sentence.
    """
    known: dict[KeyParts, str] = {}
    persons: set[KeyParts] = set()
    for figure in figures:
        parts = key_parts(figure)
        if not parts.outcome and parts.place in _done():
            parts = replace(parts, outcome=parts.place, place="")
        known.setdefault(parts, figure.series)
        if figure.unit == _PEOPLE:
            persons.add(parts)
    found = [
        Suggestion(known[parts], known[broad], part, said, instead)
        for parts in known
        for broad, part, said, instead in _broader(parts, is_person=parts in persons)
        if broad in known
    ]
    return tuple(sorted(found, key=lambda pair: (pair.narrow, pair.broad)))


def _broader(parts: KeyParts, *, is_person: bool) -> Iterator[tuple[KeyParts, str, str, str]]:
    """Give the parts with one of them left out or told by a broader word, and how they differ."""
    if parts.place:
        yield replace(parts, place=""), "place", parts.place, ""
    words = parts.thing.split()
    for cut in range(1, len(words)):
        head = " ".join(words[cut:])
        if parts.outcome or head != _PEOPLE:
            yield replace(parts, thing=head), "kind", parts.thing, head
    if is_person and parts.outcome and words[-1] != _PEOPLE:
        yield replace(parts, thing=_PEOPLE), "kind", parts.thing, _PEOPLE
