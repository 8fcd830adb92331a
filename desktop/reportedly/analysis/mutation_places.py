"""Whether what is counted stood elsewhere on the way: another place, a part for the whole, one place alone."""

import re
from functools import cache

from reportedly.analysis.comparing_words import any_of, comparing_words, singular, word_set, word_table
from reportedly.analysis.mutation_classes import changed_line, stems, without_source
from reportedly.analysis.origin_voices import saying_words
from reportedly.analysis.pair_place import Place, place_of
from reportedly.analysis.pair_sense import sense_of
from reportedly.analysis.shingles import passage_of, shared_words
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.figure import Figure

__all__ = ["changed_place", "replaced_place", "speaks_at"]

_NAME = r"(?:the )?((?:[A-Z][\w’'-]+ ?)+)"
_SAME_FRAME = 0.5  # share of telling words from which two sentences are one with a place exchanged
_FROM = "from "
_SPOTS = ("near ", "at ", "outside ")
_AREAS = ("local", "regional", "national")


def changed_place(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the places of both where a later report puts the number elsewhere; None where one only leaves it out."""
    return (
        replaced_place(earlier, later)
        or _alone(earlier, later)
        or _changed_part(earlier, later)
        or _moved_place(earlier, later)
        or _changed_area(earlier, later)
        or _spread(earlier, later)
        or _one_of_many(earlier, later)
    )


def replaced_place(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the place that stands where another one stood in a sentence that is told in much the same words."""
    if shared_words(passage_of(earlier.sentence), passage_of(later.sentence)) < _SAME_FRAME:
        return None
    places = [_places_told(figure.sentence) for figure in (earlier, later)]
    if len(places[0]) != 1 or len(places[1]) != 1:
        return None
    before, after = places[0][0], places[1][0]
    return None if before in later.sentence or after in earlier.sentence else (before, after)


def _alone(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the place that a later report says has all of it, and that of an earlier one: "in Germany alone"."""
    found = _only().search(later.sentence)
    if found is None:
        return None
    name = (found[1] or found[2]).strip()
    country = comparing_words().country_of.get(name.lower(), name.lower())
    if country[:5] in _text(earlier) or name.lower()[:5] in _text(earlier):
        return None
    place = place_of(earlier)
    if place is None and name.lower() not in {*comparing_words().country_of, *comparing_words().inside}:
        return None  # the town that nobody named before may be where all of it is
    return (place.said if place is not None else ""), found[0].strip()


def _changed_part(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the part of a country that each tells where they are two: the north, the south; the capital, nationwide."""
    sentences = without_source(earlier), without_source(later)
    if (parts := changed_line("places", *sentences, sentences)) is not None:
        return parts
    wholes = [_whole().search(sentence) for sentence in sentences]
    if (wholes[0] is None) is (wholes[1] is None):
        return None
    small, large = (earlier, later) if wholes[1] is not None else (later, earlier)
    place, whole = _part_in(small, large), wholes[0] or wholes[1]
    if whole is None or not place:
        return None
    return (place, whole[0]) if small is earlier else (whole[0], place)


def _moved_place(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the known places of both where each text has its own only: a number of Europe told of Spain."""
    one, other = place_of(earlier), place_of(later)
    if one is None or other is None or one.name == other.name:
        return None
    if one.said.startswith(_FROM) is not other.said.startswith(_FROM):
        return None  # where somebody comes from, and where it was
    if _is_named(one, later) or _is_named(other, earlier):
        return None
    if _is_said_there(one, earlier) or _is_said_there(other, later):
        return None
    known = comparing_words()
    is_spot = one.said.lower().startswith(_SPOTS) and one.name not in known.inside
    if sense_of(later).outcome and (
        other.name in one.countries
        or one.name in other.countries
        or (is_spot and other.name in known.country_of)
    ):
        return None  # what happened in a town happened in its country
    return one.said, other.said


def _changed_area(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the areas of two sizes, of one name or of none: the province of Kuma, and its city; the region, the city.

    An event is in all places around it, and texts choose one; what is counted all over an area is of that area.
    """
    if any(_events().search(figure.sentence) for figure in (earlier, later)):
        return None
    areas = [_area(figure) for figure in (earlier, later)]
    if areas[0] is None or areas[1] is None or areas[0][0] == areas[1][0]:
        return None
    if areas[0][1].split()[-1].lower() in _text(later) or areas[1][1].split()[-1].lower() in _text(earlier):
        return None
    return areas[0][1], areas[1][1]


def _spread(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the one place of an earlier report where a later one tells the number all over a wider one."""
    over = _all_over().search(without_source(later))
    if over is None or _all_over().search(without_source(earlier)) is not None:
        return None
    text = without_source(earlier)
    names = _places_told(text)
    if not names and (part := _near_name().search(text)) is not None:
        return part[0].strip(), over[0].strip()
    if len(names) != 1 or names[0].strip() == over[1].strip():
        return None
    return names[0].strip(), over[0].strip()


def _one_of_many(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the places where one tells of some of a kind and the other of one: in seven countries, in this country."""
    one, other = (_places_of_kind().search(without_source(figure)) for figure in (earlier, later))
    if one is None or other is None or singular(one["kind"]) != singular(other["kind"]):
        return None
    return (one[0], other[0]) if bool(one["many"]) is not bool(other["many"]) else None


def _places_told(text: str) -> list[str]:
    """Give the names of places of a text, without those where somebody only spoke."""
    return [
        match[1]
        for match in _in_place().finditer(text)
        if passage_of(match[1]).telling and not _ends_in_saying(text[: match.start()])
    ]


def speaks_at(figure: Figure, place: str) -> bool:
    """Tell whether a word of saying stands before a place, with or without a word that leads to it."""
    before, said, _ = figure.sentence.partition(place)
    return bool(said) and (_ends_in_saying(before) or _ends_in_saying(before.rstrip().rpartition(" ")[0]))


def _ends_in_saying(text: str) -> bool:
    words = passage_of(text).words
    return bool(words) and words[-1] in saying_words()


def _is_said_there(place: Place, figure: Figure) -> bool:
    """Tell whether somebody only spoke or wrote at a place: "disclosed in Abuja", "wrote on Telegram"."""
    if place.name.lower() in load_lexicon("en").table("origins")["venues"]:
        return True
    return speaks_at(figure, place.said)


def _area(figure: Figure) -> tuple[str, str] | None:
    """Give the size and the words of the only area that a sentence names as such: "in the city", "in Kuma province"."""
    words = comparing_words()
    kinds = dict(zip(_AREAS, (words.local, words.regional, words.national), strict=True))
    found = {
        (size, match[0])
        for match in _in_area().finditer(without_source(figure))
        for size, names in kinds.items()
        if match[1] in names
    }
    return next(iter(found)) if len(found) == 1 else None


def _part_in(figure: Figure, other: Figure) -> str:
    """Give the place of a figure that is less than a country and that another one does not name; "" for none."""
    place = place_of(figure)
    if place is not None and place.level != "national":
        return "" if _is_named(place, other) else place.said
    found = _near_name().search(without_source(figure))
    if found is None:
        return ""
    name = found[1] or found[2]
    return "" if name in other.sentence else name


def _is_named(place: Place, figure: Figure) -> bool:
    text = f"{_text(figure)} {figure.measure.lower()} {(figure.source or '').lower()}"
    return any(name and name[:5] in text for name in (place.name, *place.around))


def _text(figure: Figure) -> str:
    return f"{figure.title or ''} {figure.sentence}".lower()


@cache
def _in_place() -> re.Pattern[str]:
    kinds = any_of(sorted(word_set("where", "naming")))
    return re.compile(
        rf"\b(?:in|at|near|outside|around) (?:(?:the |a )?(?:[a-z]+ ){{0,2}}(?:{kinds})s? of )?{_NAME}"
    )


@cache
def _only() -> re.Pattern[str]:
    leading, only = any_of(word_table("where")["leading"].split()), word_table("retold")["apart"]["only"]
    return re.compile(rf"\b(?:{leading}) {_NAME}(?<= )(?:{only})\b|\b(?:{only}) in {_NAME}")


@cache
def _in_area() -> re.Pattern[str]:
    kinds = sorted(comparing_words().local | comparing_words().regional | {"country", "nation"})
    return re.compile(
        rf"\b[Ii]n (?:the |our |this )?(?:[A-Z]\w+ ){{0,3}}({any_of(kinds)})\b(?! of (?!the |[A-Z]))"
    )


@cache
def _all_over() -> re.Pattern[str]:
    words = any_of(word_table("retold")["apart"]["over"])
    parts = any_of(sorted(comparing_words().directions | comparing_words().regional | {"country", "nation"}))
    return re.compile(rf"\b(?i:{words}) ((?:the )?(?:(?:{parts})\b|(?:[A-Z][\w’'-]+ ?)+))")


@cache
def _places_of_kind() -> re.Pattern[str]:
    words = comparing_words()
    kinds = sorted(words.local | words.regional | {"country", "nation"})
    names = any_of({form for kind in kinds for form in (kind, f"{kind}s", f"{kind.removesuffix('y')}ies")})
    counts = any_of(load_lexicon("en").table("numbers")["cardinals"])
    some = rf"(?P<many>(?:\d{{1,3}}|{counts}|several|many|all) )"
    return re.compile(rf"\b[Ii]n (?:{some}|(?:this|our|the|that) )(?P<kind>{names})\b(?! of\b)")


@cache
def _near_name() -> re.Pattern[str]:
    directions = any_of(sorted(comparing_words().directions))
    return re.compile(
        rf"\b(?:near|outside|around|round) ((?:the )?[A-Z][\w’'-]+)|\b([Ii]n the (?:far )?(?:{directions}))\b"
    )


@cache
def _events() -> re.Pattern[str]:
    return stems(word_table("events")["words"].split())


@cache
def _whole() -> re.Pattern[str]:
    return stems(word_table("retold")["apart"]["whole"].split())
