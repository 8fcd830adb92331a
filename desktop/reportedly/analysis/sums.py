"""Arithmetic inside an article that does not add up: parts larger than their whole, shares that do not fit.

Only what the words tie together is added: few false alarms matter more than many finds. Numbers that are not exact
are left alone, but for shares, where the room that rounding leaves is given.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

from reportedly.analysis.comparable import key_parts
from reportedly.analysis.comparing_words import any_of, singular, word_table
from reportedly.analysis.totals import phrases
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.figure import Figure
from reportedly.model.flag import Flag, FlagKind
from reportedly.model.formatting import format_figure, format_number
from reportedly.model.quantity import RELATIVE_UNITS, Kind, Relation
from reportedly.model.unit_kind import unit_kind

__all__ = ["sum_flags"]

_FARTHEST = 60  # code points between two numbers that belong together
_NEAR = Decimal("0.5")
"""A total less than half or more than twice what its parts add up to counts something else."""
_ROUGH = 20  # no rounding takes more than a twentieth
_MOST_PARTS = 8
_SLACK = Decimal(1)  # percentage points beyond what rounding explains
_DOUBT = (Relation.ABOUT,)


def sum_flags(figures: Iterable[Figure]) -> list[Flag]:
    """Give the flags of all articles; `figures` may be those of many articles."""
    sentences: dict[tuple[str, int], list[Figure]] = {}
    for figure in sorted(figures, key=lambda f: (f.article, f.start)):
        sentences.setdefault((figure.article, figure.sentence_start), []).append(figure)
    return [flag for own in sentences.values() for flag in _of_sentence(own)]


def _of_sentence(figures: Sequence[Figure]) -> Iterator[Flag]:
    """Give at most one flag for each number that is held against others."""
    flagged: set[str] = set()
    for flag in (*_parts_inside(figures), *_wholes_behind(figures), *_fates(figures), *_shares(figures)):
        if flag.figures[0] not in flagged:
            flagged.add(flag.figures[0])
            yield flag


def _parts_inside(figures: Sequence[Figure]) -> Iterator[Flag]:
    """Check "40 people, including 31 children and 12 women" and "3,000 troops: 1,200 engineers, 900 medics"."""
    for place, whole in enumerate(figures):
        total = _exact(whole)
        if total is None or place + 1 == len(figures) or _is_one_of_several(figures, place):
            continue
        between = _between(whole, figures[place + 1])
        is_made_of = _has(between, "made_of")
        is_including = (
            _has(between, "including") or _patterns().begins.search(whole.sentence_before) is not None
        )
        if not (is_made_of or is_including):
            continue
        parts = _listed(whole, figures[place + 1 :])
        numbers = [number for part in parts if (number := _least(part)) is not None]
        if not numbers or len(numbers) < len(parts):
            continue
        large = next((part for part in parts if (_least(part) or 0) > total), None)
        if large is not None:
            words = f"A part, {format_figure(large)}, is larger than its whole, {format_figure(whole)}."
            yield _flag((whole, large), words)
        elif len(parts) > 1:
            is_more = sum(numbers) > total and (is_made_of or _are_apart(parts))
            is_less = sum(numbers) < total and is_made_of and all(_exact(part) is not None for part in parts)
            if is_more or is_less:
                yield _flag((whole, *parts), _added(parts, whole))


def _is_one_of_several(figures: Sequence[Figure], place: int) -> bool:
    """Tell "56 passengers and 10 crew": what follows is of both."""
    if place == 0 or not _is_same_kind(figures[place - 1], figures[place]):
        return False
    return _patterns().joined.search(_between(figures[place - 1], figures[place])) is not None


def _wholes_behind(figures: Sequence[Figure]) -> Iterator[Flag]:
    """Check "14 dead and 32 wounded, a total of 48" and "18 men and 7 women, 27 people in all"."""
    for place, whole in enumerate(figures):
        total = _exact(whole)
        if total is None or place < 2:
            continue
        before = _between(figures[place - 1], whole)
        behind = whole.sentence_behind[:_FARTHEST]
        is_total = _has(before, "a_total") or _in_all().match(behind)
        if not is_total or "," not in before:
            continue
        parts = [part for part in figures[:place] if _is_same_kind(part, whole)]
        if len(parts) < 2 or any(_exact(part) is None for part in parts) or _too_far(parts, whole):
            continue
        added = sum(_exact(part) or 0 for part in parts)
        if total not in _sums(parts) and added * _NEAR <= total <= added / _NEAR:
            yield _flag((whole, *parts), _added(parts, whole))


def _sums(parts: Sequence[Figure]) -> set[Decimal]:
    """Give what any two or more of the parts add up to: "3 in May, 14 dead and 32 wounded, 46 in all"."""
    some = (chosen for size in range(2, len(parts) + 1) for chosen in combinations(parts[:_MOST_PARTS], size))
    return {sum((_exact(part) or Decimal(0) for part in chosen), Decimal(0)) for chosen in some}


def _fates(figures: Sequence[Figure]) -> Iterator[Flag]:
    """Check the killed and wounded of a sentence against its casualties."""
    table = load_lexicon("en").table("sums")
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.kind is Kind.LEVEL and figure.unit == "people":
            found.setdefault(key_parts(figure).outcome, []).append(figure)
    wholes, killed, wounded = (found.get(name, []) for name in (table["both_fates"], *table["fates"][:2]))
    if not (len(wholes) == len(killed) == len(wounded) == 1):
        return
    whole, parts = wholes[0], (killed[0], wounded[0])
    is_one_place = len({(key_parts(f).place, f.source) for f in (whole, *parts)}) == 1
    numbers = [_exact(part) for part in parts]
    total = _exact(whole)
    added = sum(map(_or_zero, numbers))
    # The casualties of a war are more.
    is_near = total is not None and added * _NEAR <= total <= added / _NEAR
    if is_one_place and is_near and None not in numbers and added != total:
        yield _flag((whole, *parts), _added(parts, whole))


def _shares(figures: Sequence[Figure]) -> Iterator[Flag]:
    """Check "30 of 120 houses, or 40 percent" and "60 percent of the 500 workers, or 250 people"."""
    for first, second, third in zip(figures, figures[1:], figures[2:], strict=False):
        if not (
            _patterns().of.fullmatch(_between(first, second))
            and _patterns().share.fullmatch(_between(second, third))
        ):
            continue
        if third.unit == "percent" and first.unit != "percent":
            part, base, share = first, second, third
        elif first.unit == "percent" and third.unit != "percent":
            share, base, part = first, second, third
        else:
            continue
        if base.unit == "percent" or _fits(part, base, share):
            continue
        amount, size = _number(part), _number(base)
        if amount is None or not size or amount > size:
            continue
        shown = format_number((amount * 100 / size).quantize(Decimal("0.1")))
        words = f"{format_figure(part)} of {format_figure(base)} is {shown} %, not {format_figure(share)}."
        yield _flag((share, part, base), words)


def _fits(part: Figure, base: Figure, share: Figure) -> bool:
    """Tell whether a share is what part and base give, as far as they may have been rounded."""
    ends = [_room(figure) for figure in (part, base, share)]
    if any(end is None for end in ends):
        return True
    (low, high), (bottom, top), (least, most) = (end for end in ends if end is not None)
    if bottom <= 0:
        return True
    return low * 100 / top - _SLACK <= most and least <= high * 100 / bottom + _SLACK


def _room(figure: Figure) -> tuple[Decimal, Decimal] | None:
    """Give the numbers that are written so: "40 percent" is 39.5 to 40.5, "3,000" 2,500 to 3,500."""
    number = _number(figure)
    if number is None or figure.relation not in (Relation.EXACT, *_DOUBT):
        return None
    step = Decimal(10) ** (number.adjusted() - len(number.normalize().as_tuple().digits) + 1)
    # A count without zeros at its end is not rounded; a share always is.
    half = step / 2 if figure.unit == "percent" or step > 1 else Decimal(0)
    half = min(half, abs(number) / _ROUGH)
    if figure.relation in _DOUBT:
        half = max(half, abs(number) / _ROUGH)
    return number - half, number + half


def _listed(whole: Figure, behind: Sequence[Figure]) -> list[Figure]:
    """Give the parts that follow a whole: numbers of the same kind, each near the one before."""
    parts: list[Figure] = []
    last = whole
    for figure in behind:
        between = _between(last, figure)
        is_next = len(between) <= _FARTHEST and not re.search(r"[.;()]", between)
        is_next = is_next and _patterns().compares.search(between) is None
        # A verb of its own begins another statement: "including 12 women, while 80 were hurt".
        if (
            not is_next
            or not _is_same_kind(figure, whole)
            or (parts and not _patterns().joins.search(between))
        ):
            break
        parts.append(figure)
        last = figure
    return parts


def _are_apart(parts: Sequence[Figure]) -> bool:
    """Tell whether nothing is counted in two of the parts: women and children; killed and missing; Chad and Niger."""
    table = load_lexicon("en").table("sums")
    nouns = [_person(part) for part in parts]
    if all(noun in table["apart"] for noun in nouns):
        return len(set(nouns)) == len(nouns)
    keys = [key_parts(part) for part in parts]
    places = [key.place for key in keys]
    if (
        all(places)
        and len(set(places)) == len(places)
        and len({(key.thing, key.outcome) for key in keys}) == 1
    ):
        return True
    fates = [key.outcome for key in keys]
    return all(fate in table["fates"] for fate in fates) and len(set(fates)) == len(fates)


def _person(figure: Figure) -> str:
    return singular(re.split(r"\W+", figure.measure.lower())[0])


def _is_same_kind(part: Figure, whole: Figure) -> bool:
    return (
        unit_kind(part.unit) == unit_kind(whole.unit)
        and part.unit not in RELATIVE_UNITS
        and part.kind is whole.kind is Kind.LEVEL
        and part.stance is whole.stance
        and part.superseded_by is None
    )


def _too_far(parts: Sequence[Figure], whole: Figure) -> bool:
    chain = [*parts, whole]
    return any(len(_between(a, b)) > _FARTHEST for a, b in pairwise(chain))


def _between(first: Figure, second: Figure) -> str:
    start = first.sentence_start
    return first.sentence[first.end - start : second.start - start]


def _has(words: str, name: str) -> bool:
    return _words(name).search(words) is not None


def _exact(figure: Figure) -> Decimal | None:
    return figure.value if figure.relation is Relation.EXACT else None


def _least(figure: Figure) -> Decimal | None:
    """Give the least that a figure stands for; None where it has no lower end."""
    if figure.relation in (Relation.LESS_THAN, Relation.AT_MOST, *_DOUBT):
        return None
    return figure.low if figure.low is not None else figure.value


def _or_zero(number: Decimal | None) -> Decimal:
    return number or Decimal(0)


def _number(figure: Figure) -> Decimal | None:
    return figure.value


def _added(parts: Sequence[Figure], whole: Figure) -> str:
    total = sum((_least(part) or Decimal(0) for part in parts), Decimal(0))
    shown = " + ".join(format_figure(part) for part in parts)
    return f"{shown} is {format_number(total)}, not {format_figure(whole)}."


def _flag(figures: Sequence[Figure], words: str) -> Flag:
    return Flag(FlagKind.SUM, tuple(figure.id for figure in figures), words, "does not add up")


class _Patterns(NamedTuple):
    of: re.Pattern[str]  # between a part and its whole
    share: re.Pattern[str]  # between a number and the share that it is
    joins: re.Pattern[str]  # between two parts
    begins: re.Pattern[str]  # before a whole at the head of a sentence
    compares: re.Pattern[str]  # between two numbers of which none is a part
    joined: re.Pattern[str]  # before a number that is one of several


@cache
def _patterns() -> _Patterns:
    table = word_table("sums")
    takes, about, joins, begins = (any_of(table[name]) for name in ("takes", "or_about", "joins", "begins"))
    parts = (
        rf"\s+(?:out\s+)?of\s+(?:(?:{takes})\s+)*",
        rf"[^.;:,()]{{0,40}}(?:,\s+or|\s+\(|,\s+that is,?|\s+[—–-])\s*(?:{about})?\s*",
        rf"^[^,]*(?:,|\b(?:{joins})\b)(?:\s+and)?\s+(?:\w+\s+)?$",
        rf"(?:^|[;“]\s*)(?:{begins})\s+(?:the\s+)?$|,\s*(?:{begins})\s+the\s+$",
        rf"\b(?:{any_of(table['compares'])})\b",
        rf"\b(?:{joins})\s+(?:\w+\s+)?$",
    )
    return _Patterns(*(re.compile(part, re.IGNORECASE) for part in parts))


@cache
def _in_all() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:\w+\s+)?{_words('in_all').pattern}", re.IGNORECASE)


@cache
def _words(name: str) -> re.Pattern[str]:
    return phrases(load_lexicon("en").table("sums")[name])
