"""Issues of one bulletin: an outlet tells its story again on another day, in much the same words, with a new number."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice, product

from reportedly.analysis.origin_numbers import Likeness, Number, likeness_of
from reportedly.analysis.origin_tellings import Telling
from reportedly.analysis.origin_voices import Tie, VoiceBook
from reportedly.analysis.shingles import Passage, shared_shingles
from reportedly.model.quantity import Kind

__all__ = ["find_issues"]

_Row = tuple[Telling, Passage, Number]
_BEFORE = 30  # articles of one outlet on one thing that a newer one is held against, the last ones
_MOST_COMPARED = 400  # pairs of figures of two articles
_COPY = 0.3  # share of shingles: the number itself breaks up to four of them


def find_issues(tellings: Sequence[Telling], book: VoiceBook) -> dict[str, set[str]]:
    """Give for each article those that are other issues of it.

    They are of one outlet and of two days, and tell another number for one thing of one source in a sentence that was
    copied. What the newer one repeats unchanged is then said anew too.
    """
    rows: defaultdict[tuple[str, str], defaultdict[str, list[_Row]]] = defaultdict(lambda: defaultdict(list))
    for telling in tellings:
        if telling.figures[0].outlet and telling.published is not None:
            for figure, passage, number in zip(
                telling.figures, telling.passages, telling.numbers, strict=True
            ):
                if figure.kind is Kind.LEVEL:
                    told = rows[telling.figures[0].outlet, figure.series]
                    told[telling.article].append((telling, passage, number))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for told in rows.values():
        articles = sorted(told, key=lambda article: (told[article][0][0].published or (), article))
        for at, new in enumerate(articles):
            for old in articles[max(0, at - _BEFORE) : at]:
                if new not in found[old] and _are_issues(told[old], told[new], book):
                    found[old].add(new)
                    found[new].add(old)
    return {article: others for article, others in found.items() if others}


def _are_issues(old: Sequence[_Row], new: Sequence[_Row], book: VoiceBook) -> bool:
    """Tell whether one of two articles of an outlet is another issue of the other, by what they tell of one thing."""
    if old[0][0].published == new[0][0].published:
        return False
    return any(
        _are_of_one_source(one[0], other[0], book) and _is_renewed(one, other)
        for one, other in islice(product(old, new), _MOST_COMPARED)
    )


def _are_of_one_source(one: Telling, other: Telling, book: VoiceBook) -> bool:
    return (
        one.voice is other.voice or one.voice == other.voice or book.tie(one.voice, other.voice) is Tie.SAME
    )


def _is_renewed(one: _Row, other: _Row) -> bool:
    (_, my_words, mine), (_, its_words, its) = one, other
    return likeness_of(mine, its) is Likeness.NONE and shared_shingles(my_words, its_words) >= _COPY
