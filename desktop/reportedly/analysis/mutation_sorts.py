"""Whether a number became that of another sort: of some people, of one sort of prices, of a share of others."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from reportedly.analysis.comparable import key_parts
from reportedly.analysis.comparing_words import any_of, singular, word_set, word_table
from reportedly.analysis.mutation_classes import classes_in, one_and_same, share_base, stems
from reportedly.analysis.pair_sense import clause_of, last_clause
from reportedly.analysis.shingles import words_of
from reportedly.model.figure import Figure

__all__ = [
    "changed_kind",
    "changed_sort_of_people",
    "changed_sort_of_share",
    "is_no_attempt",
    "joined_or_parted",
]

_PEOPLE = "people"
_SIGN = re.compile(r"[,;:.](?:\s|$)")
_STEM = 5  # letters by which two forms are of one word: child, childhood
_JOINED = re.compile(r"\b([\w-]+) (?:and|or|and/or) (?:[a-z]+ )?([\w-]+)\b")


def changed_sort_of_people(earlier: Figure, later: Figure, text: str) -> tuple[str, str] | None:
    """Give the nouns where people are told as some of them, whom the earlier article (`text`) never names: children."""
    if earlier.unit != _PEOPLE or later.unit != _PEOPLE:
        return None
    before, after = (_noun(key_parts(figure).thing) for figure in (earlier, later))
    narrow = word_set("retold", "apart", "narrow")
    if after not in narrow or before in narrow or _is_told(after, earlier, text):
        return None
    return before, after


def changed_sort_of_share(earlier: Figure, later: Figure, text: str) -> tuple[str, str] | None:
    """Give whom two shares are of where one is of all people and the other of one sort of them: voters, parents."""
    before, after = share_base(earlier), share_base(later)
    if before is None or after is None:
        return None
    nouns = [
        next((noun for noun in map(singular, words.split()) if noun in _persons()), "")
        for words in (before, after)
    ]
    is_all = [noun in _everybody() for noun in nouns]
    if is_all[0] is is_all[1] or not all(nouns):
        return None
    is_known = _is_told(nouns[1], earlier, text) if is_all[0] else _is_told(nouns[0], later, "")
    return None if is_known else (nouns[0], nouns[1])


def changed_kind(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the measures of both where only one is of a kind of its own: inflation, core inflation."""
    heads = [_noun(key_parts(figure).thing) for figure in (earlier, later)]
    if heads[0] != heads[1]:
        return None
    kinds = [_kinds_before(figure, heads[0]) for figure in (earlier, later)]
    told = [{*words_of(figure.sentence), *words_of(figure.measure)} for figure in (earlier, later)]
    if kinds[0] == kinds[1] or kinds[0] & told[1] or kinds[1] & told[0]:
        return None
    before, after = (f"{' '.join(sorted(words))} {heads[0]}".strip() for words in kinds)
    return before, after


def is_no_attempt(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the words where what people only tried to do is told as what they did: tried to quit, quit."""
    tried = _tried().search(clause_of(earlier))
    if tried is None or _tried().search(later.sentence) is not None:
        return None
    names = next((line for line in one_and_same() if tried["deed"] in line), {tried["deed"]})
    deed = stems(names).search(clause_of(later))
    return (tried[0], deed[0]) if deed is not None else None


def joined_or_parted(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the words where one tells two deeds together and the other one of them: delayed or cancelled, cancelled."""
    for whole, part, is_earlier in ((earlier, later, True), (later, earlier, False)):
        for words, both in _pairs(_clause(whole)):
            for line, columns in both:
                told = classes_in(part.sentence)[line]
                near = classes_in(_clause(part))[line]
                if len(told) == 1 and len(near) == 1 and near.keys() <= columns:
                    one = next(iter(near.values()))
                    return (words, one) if is_earlier else (one, words)
    return None


def _clause(figure: Figure) -> str:
    """Give the words around a number between two signs, with all that "and" joins to them."""
    start, end = figure.start - figure.sentence_start, figure.end - figure.sentence_start
    return f"{last_clause(figure.sentence[: max(0, start)])} {_SIGN.split(figure.sentence[max(0, end) :])[0]}"


def _pairs(clause: str) -> Iterator[tuple[str, list[tuple[int, frozenset[int]]]]]:
    """Give each two words that "and" or "or" joins and that are of two columns of one line, with these."""
    for match in _JOINED.finditer(clause):
        sides = zip(classes_in(match[1]), classes_in(match[2]), strict=True)
        both = [
            (line, frozenset((*one, *other)))
            for line, (one, other) in enumerate(sides)
            if one and other and not one.keys() & other.keys()
        ]
        if both:
            yield match[0], both


def _kinds_before(figure: Figure, head: str) -> frozenset[str]:
    """Give the words that make a measure one of its own kind, right before its noun in the sentence or the measure."""
    kinds = word_set("retold", "apart", "kinds")
    words = (*words_of(figure.sentence), "", *words_of(figure.measure))
    return frozenset(word for word, noun in pairwise(words) if word in kinds and singular(noun) == head)


def _is_told(noun: str, figure: Figure, text: str) -> bool:
    """Tell whether a report has a word, in any form, in its title, its sentence or elsewhere."""
    told = words_of(f"{figure.title or ''} {figure.sentence} {text}")
    return any(singular(word)[:_STEM] == noun[:_STEM] for word in told)


def _noun(thing: str) -> str:
    return singular(thing.rpartition(" ")[2])


@cache
def _everybody() -> frozenset[str]:
    return word_set("retold", "apart", "all") | word_set("retold", "apart", "voting")


@cache
def _persons() -> frozenset[str]:
    """Give the nouns for people and for sorts of them."""
    rows: list[str] = word_table("retold")["apart"]["roles"]
    sorts = frozenset(singular(word) for row in rows for word in row.split() if word != "|")
    return sorts | word_set("retold", "apart", "narrow") | _everybody()


@cache
def _tried() -> re.Pattern[str]:
    words = any_of(word_table("retold")["apart"]["tried"].split())
    return re.compile(rf"\b(?:{words}) to (?P<deed>[a-z]+)\b")
