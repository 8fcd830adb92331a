"""Where two figures are about: the same place, a part of a larger one, or two places."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.analysis.comparing_words import (
    any_of,
    comparing_words,
    phrase_pattern,
    singular,
    word_set,
    word_table,
    words_of,
)
from reportedly.analysis.pair_sense import ReadFigure, opening_of, share_names
from reportedly.analysis.pair_words import where_of
from reportedly.model.figure import Figure
from reportedly.model.scope import Scope, Scoped

__all__ = ["Place", "place_of", "place_scope"]

_SPLIT = re.compile(
    r",\s+(?:an?\s+(?:[a-z-]+\s+){1,3}(?:of|in|near)\s+|in\s+)?|\s+of\s+(?=(?:the\s+)?[A-Z])|\s+in\s+|['’]s?\s+(?=\S)"
)
_INSIDE = "inside"  # a town or a region: the table does not tell which
_SMALLER = ("local", "regional", _INSIDE)


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its name without articles and kinds, how large it is, and the places around it that the text names.

    `level` is "national", "regional", "local", "inside" a country, or "" where nothing tells; `is_wider` says that
    more than the place itself may be meant ("greater", "area"); `said` are the words of the text.
    """

    name: str
    level: str
    around: tuple[str, ...]
    said: str
    is_wider: bool = False
    is_directed: bool = False

    @property
    def countries(self) -> frozenset[str]:
        """Give the countries that it is, or lies in, as far as tables and the text tell."""
        words = comparing_words()
        found: set[str] = set()
        for name in (self.name, *self.around):
            found |= (
                {words.country_of[name]} if name in words.country_of else words.inside.get(name, frozenset())
            )
        return frozenset(found)


def place_of(figure: Figure) -> Place | None:
    """Give the place that a figure is about: that of its measure, else the one its sentence puts it in."""
    return _place_of(ReadFigure.of(figure))


@lru_cache(8192)
def _place_of(told: ReadFigure) -> Place | None:
    figure = told.figure
    where = where_of(figure)
    phrases = [where] if where else []
    phrases += [match.group() for match in _places_in(figure)]
    read = [place for phrase in phrases if (place := _read(phrase)) is not None]
    if not read:
        return _of_subject(figure) or _of_source(figure)
    first, rest = read[0], read[1:]
    # The sentence may name the larger place around that of the measure: "in Kopra district of Belmar".
    around = next((other.around for other in rest if other.name == first.name and other.around), ())
    level = first.level or next((other.level for other in rest if other.name == first.name), "")
    merged = tuple(dict.fromkeys([*first.around, *around]))
    return replace(first, level=level, around=merged)


def _of_subject(figure: Figure) -> Place | None:
    """Give the place that opens the sentence, where it is known or says what sort of place it is."""
    place = _read(f"in {opening_of(figure)}")
    return place if place is not None and (place.level or place.is_wider) else None


def _of_source(figure: Figure) -> Place | None:
    """Give the region that counts its own: "officials in Texas reported 40 deaths"."""
    name = (figure.source or "").lower()
    return Place(name, _INSIDE, (), f"in {figure.source}") if name in comparing_words().inside else None


def place_scope(a: Figure, b: Figure) -> Scoped:
    """Tell how the place of one figure stands to that of another."""
    first, second = place_of(a), place_of(b)
    wholes = [_says_whole(figure) for figure in (a, b)]
    worlds = [_where().world.search(figure.sentence) is not None for figure in (a, b)]
    if worlds[0] is not worlds[1] and (first if worlds[1] else second) is not None:
        inner, outer = (first, second) if worlds[1] else (second, first)
        assert inner is not None
        scoped = Scoped(Scope.PART, "place.part", inner.said, outer.said if outer else "the world")
        return scoped if worlds[1] else scoped.turned
    if first is None or second is None:
        return _one_named(a, b, first, second, wholes)
    if first.name == second.name:
        return _same_name(first, second)
    if _is_inside(first, second) or (wholes[1] and not wholes[0] and first.level != "national"):
        return Scoped(Scope.PART, "place.part", first.said, second.said)
    if _is_inside(second, first) or (wholes[0] and not wholes[1] and second.level != "national"):
        return Scoped(Scope.WHOLE, "place.part", first.said, second.said)
    # A province, told together with the name of a larger place that no table knows.
    for scope, small, large, teller in ((Scope.PART, first, second, a), (Scope.WHOLE, second, first, b)):
        is_smaller = small.level in _SMALLER and large.level in ("", "national")
        if (is_smaller or (not small.level and large.level)) and _mentions(teller, large.name):
            return Scoped(scope, "place.part", first.said, second.said)
    if not first.level and not second.level and (_mentions(a, second.name) or _mentions(b, first.name)):
        return Scoped(Scope.SAME)  # a dam and its valley: one text has both names
    return Scoped(Scope.OTHER, "place.other", first.said, second.said)


def _same_name(first: Place, second: Place) -> Scoped:
    if first.is_directed is not second.is_directed:  # eastern Russia, and all of it
        scope = Scope.PART if first.is_directed else Scope.WHOLE
        return Scoped(scope, "place.part", first.said, second.said)
    if first.is_directed and first.said.casefold() != second.said.casefold():
        return Scoped(Scope.OTHER, "place.other", first.said, second.said)
    if first.is_wider is not second.is_wider or {first.level, second.level} == {"local", "regional"}:
        return Scoped(Scope.DOUBTFUL, "place.doubtful", first.said, second.said)
    return Scoped(Scope.SAME)


def _one_named(a: Figure, b: Figure, first: Place | None, second: Place | None, wholes: list[bool]) -> Scoped:
    """Judge where one of the two names no place: it may be the same one, or all of the country."""
    if first is None and second is None:
        if wholes[0] is wholes[1]:
            return Scoped(Scope.SAME)
        return Scoped(Scope.DOUBTFUL, "place.doubtful")
    place, other, is_whole = (first, b, wholes[1]) if first is not None else (second, a, wholes[0])
    assert place is not None
    scoped = Scoped(Scope.SAME)
    is_around = not _mentions(other, place.name) and any(_mentions(other, name) for name in place.around)
    if is_around or (is_whole and place.level != "national") or place.is_directed:
        scoped = Scoped(Scope.PART, "place.part", place.said)
    elif (
        place.level != "national"
        and a.article != b.article
        and (_says_wider(other) or not (_mentions(other, place.name) or share_names(a, b)))
    ):
        scoped = Scoped(Scope.DOUBTFUL, "place.doubtful", place.said)
    return scoped if first is not None else scoped.turned


def _mentions(figure: Figure, name: str) -> bool:
    text = f"{figure.sentence} {figure.title or ''} {figure.source or ''} {figure.series}".lower()
    return name in text


def _is_inside(place: Place, larger: Place) -> bool:
    """Tell whether a place lies in a larger one: by the text, by the tables, or by the kinds of places."""
    words = comparing_words()
    if larger.name in place.around or larger.name == "world":
        return True
    country = words.country_of.get(larger.name)
    if country is not None and place.name not in words.country_of:
        return country in place.countries
    if country is not None:  # a country in a union of countries
        return country in words.inside.get(words.country_of[place.name], frozenset())
    return False


def _says_whole(figure: Figure) -> bool:
    return _where().whole.search(figure.sentence) is not None


def _says_wider(figure: Figure) -> bool:
    """Tell whether a sentence speaks of a place with what is around it: "Greater" and its name."""
    return not _where().scopes.isdisjoint(figure.sentence.lower().split())


def _places_in(figure: Figure) -> list[re.Match[str]]:
    """Find the places of a sentence, the nearest to the number first; where somebody spoke is no place of it."""
    at = figure.start - figure.sentence_start
    found = [
        match
        for match in _where().inside.finditer(figure.sentence)
        if not _where().said.search(figure.sentence[: match.start()])
        and not _is_time(match)
        and not _is_event(match)
    ]
    source = (figure.source_text or "").lower()
    found = [match for match in found if match["name"].lower() not in source]
    return sorted(found, key=lambda match: abs(match.start() - at))


def _is_time(match: re.Match[str]) -> bool:
    first = re.sub(r"['’]s?$", "", match["name"].split()[0].lower())
    return first in comparing_words().months


def _is_event(match: re.Match[str]) -> bool:
    """Tell whether a phrase names what happened: "in the collapse of the Tessin dam"."""
    *words, last = match["lead"].lower().removesuffix("the ").split() or [""]
    return last == "of" and bool(words) and words[-1] in word_set("events", "words")


def _read(phrase: str) -> Place | None:
    """Read a phrase of place, the smallest place first: "in Kopra district of Belmar"."""
    said = phrase.strip()
    pieces = [piece for piece in _SPLIT.split(said) if piece.strip()]
    if "’s " in said or "'s " in said:  # whose place it is stands first
        pieces = [*pieces[1:], pieces[0]]
    read = [named for piece in pieces if (named := _name(piece)).name or named.level]
    joined = _joined(read)
    if not joined:
        return None
    first, *around = joined
    return replace(first, around=tuple(place.name for place in around), said=said)


def _joined(read: list[Place]) -> list[Place]:
    """Give "the city of" to the name behind it; "the northern camps of" is a place of its own in it."""
    joined: list[Place] = []
    lone: Place | None = None
    for place in read:
        if not place.name:
            lone = place
            continue
        if lone is not None and not lone.is_directed and lone.said.split()[-1].lower() in _where().naming:
            joined.append(replace(place, level=lone.level))
        elif lone is not None:
            joined += [replace(lone, name=lone.said.lower()), place]
        else:
            joined.append(place)
        lone = None
    return joined


def _name(piece: str) -> Place:
    words = comparing_words()
    parts = [part.strip(" ,.").lower() for part in piece.split()]
    parts = [part for part in parts if part not in _where().articles]
    if parts and parts[0] in _where().leading:
        parts = parts[1:]
    whole = " ".join(parts)
    if whole in words.inside or whole in words.country_of:
        return Place(words.country_of.get(whole, whole), _level_of(whole), (), piece)
    parts = [_kind_of(part) for part in parts]
    levels = {"local": words.local, "regional": words.regional, "national": words.national}
    level = next((name for name, kinds in levels.items() if not kinds.isdisjoint(parts)), "")
    kinds = frozenset().union(*levels.values(), words.directions, _where().scopes, _where().motion)
    capitals = {word.lower() for word in re.findall(r"[^\W\d_][\w’'.-]*", piece) if word[:1].isupper()}
    named = [part for part in parts if part not in kinds]
    core = " ".join([part for part in named if part.strip("'’") in capitals] or named)
    core = words.country_of.get(core, core)
    return Place(
        core, level or _level_of(core), (), piece,
        is_wider=not _where().scopes.isdisjoint(parts), is_directed=not words.directions.isdisjoint(parts),
    )  # fmt: skip


class _Where(NamedTuple):
    """Patterns and words of phrases of place."""

    inside: re.Pattern[str]  # in a sentence: a preposition, articles and kinds in lower case, then a name
    said: re.Pattern[str]  # before a place: somebody spoke there
    leading: frozenset[str]
    naming: frozenset[str]
    articles: frozenset[str]
    motion: frozenset[str]
    scopes: frozenset[str]  # "greater", "area": more than the place itself may be meant
    whole: re.Pattern[str]
    world: re.Pattern[str]


@cache
def _where() -> _Where:
    table = word_table("where")
    ends, inner, kinds = (any_of(table[name]) for name in ("ends", "inner", "kinds"))
    inside = re.compile(
        rf"\b(?i:{any_of(table['sentence'])})\s+(?P<lead>(?:(?!(?:{ends})\b)[a-z][a-z-]*\s+){{0,5}})"
        rf"(?P<name>[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'-]*|(?:{inner})(?=\s+[A-Z])))*)"
        rf"(?P<kind>(?:\s+(?:{kinds})(?!\w))?)"
        r"(?P<rest>(?:(?:,\s+(?:an?\s+(?:[a-z-]+\s+){1,3}(?:of|in|near)\s+)?|\s+(?:of|in)\s+)(?:the\s+)?(?:(?:north|south|east|west|centr)[a-z]*\s+)?"
        r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)*)"
    )
    said = rf"(?:{any_of(table['speaking'])})\W+(?:\w+\W+){{0,2}}$"
    places = word_table("places")
    return _Where(
        inside=inside,
        said=re.compile(said),
        leading=frozenset(table["leading"].split()),
        naming=frozenset(table["naming"].split()),
        articles=frozenset(table["articles"].split()),
        motion=frozenset(table["motion"].split()),
        scopes=words_of(word_table("doubtful")["scopes"]),
        whole=phrase_pattern(places["whole"]),
        world=phrase_pattern(places["world"]),
    )


def _kind_of(word: str) -> str:
    """Give a kind of place in the singular: "camps" are camps."""
    words = comparing_words()
    known = words.local | words.regional | words.national
    return singular(word) if singular(word) in known else word


def _level_of(name: str) -> str:
    words = comparing_words()
    if name in words.country_of:
        return "national"
    return _INSIDE if name in words.inside else ""
