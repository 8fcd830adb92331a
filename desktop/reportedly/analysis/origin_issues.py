"""Issues of one bulletin: an outlet tells its story again on another day, in much the same words, with a new number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from reportedly.analysis.origin_numbers import Likeness, compare_numbers
from reportedly.analysis.origin_tellings import Telling
from reportedly.analysis.origin_voices import Tie, VoiceBook
from reportedly.analysis.shingles import Passage, shared_shingles
from reportedly.model.figure import Figure
from reportedly.model.quantity import Kind

__all__ = ["find_issues"]

_COPY = 0.3  # share of shingles: the number itself breaks up to four of them


def find_issues(tellings: Sequence[Telling], book: VoiceBook) -> dict[str, set[str]]:
    """Give for each article those that are other issues of it.

    They are of one outlet and of two days, and tell another number for one thing of one source in a sentence that was
    copied. What the newer one repeats unchanged is then said anew too.
    """
    by_outlet: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.figures[0].outlet and telling.published is not None:
            by_outlet[telling.figures[0].outlet].append(telling)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for told in by_outlet.values():
        for one, other in combinations(told, 2):
            if _are_issues(one, other, book):
                found[one.article].add(other.article)
                found[other.article].add(one.article)
    return dict(found)


def _are_issues(one: Telling, other: Telling, book: VoiceBook) -> bool:
    if one.article == other.article or one.published == other.published:
        return False
    if one.voice != other.voice and book.tie(one.voice, other.voice) is not Tie.SAME:
        return False
    return any(_is_renewed(a, b) for a in _rows(one) for b in _rows(other))


def _rows(telling: Telling) -> Iterable[tuple[Figure, Passage]]:
    return zip(telling.figures, telling.passages, strict=True)


def _is_renewed(one: tuple[Figure, Passage], other: tuple[Figure, Passage]) -> bool:
    (mine, my_words), (its, its_words) = one, other
    return (
        mine.series == its.series
        and mine.kind is its.kind is Kind.LEVEL
        and compare_numbers(mine, its) is Likeness.NONE
        and shared_shingles(my_words, its_words) >= _COPY
    )
