"""The numbers of a group of tellings: each as its reports tell it, exactly, rounded or with a hedge.

Near numbers must not chain: 39 and "about 40" may be one, "about 40" and 41 too, 39 and 41 may not. So all the numbers
that stand for one thing in a group must be within rounding of each other, and not only of their neighbours.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.analysis.origin_numbers import Likeness, Number, likeness_of, may_be_one
from reportedly.model.figure import Figure

__all__ = ["Count", "are_too_far", "counts_of", "joined"]

_MOST = 8  # counts, and numbers of each, that a group keeps to be compared


@dataclass(frozen=True, slots=True)
class Count:
    """One number of a group, in all the ways in which it is told there, and the series of its figures."""

    series: frozenset[str]
    numbers: tuple[Number, ...]  # each once

    def with_other(self, other: "Count") -> "Count":
        """Give both as one."""
        numbers = tuple(dict.fromkeys((*self.numbers, *other.numbers)))
        return Count(self.series | other.series, numbers[:_MOST])


def counts_of(figures: Iterable[Figure], numbers: Iterable[Number]) -> list[Count]:
    """Give the counts of one telling: each number is one by itself, for one voice says each once."""
    found: dict[tuple[str, Number], None] = {}
    for figure, number in zip(figures, numbers, strict=True):
        found[figure.series, number] = None
    return [Count(frozenset({series}), (number,)) for series, number in list(found)[:_MOST]]


def are_too_far(one: Sequence[Count], other: Sequence[Count], linked: tuple[Number, Number]) -> bool:
    """Tell whether two groups told as one would hold near numbers that are too far from each other.

    `linked` are the numbers of the link between them, which are one whatever their series.
    """
    for count in other:
        near = list(_near(one, count, linked))
        if near and all(_are_apart(mine, count) for mine in near):
            return True
    return False


def joined(
    one: Sequence[Count], other: Sequence[Count], linked: tuple[Number, Number] | None = None
) -> list[Count]:
    """Give the counts of two groups as those of one: those that may be one number are."""
    found = list(one)
    for count in other:
        fits = (mine for mine in _near(one, count, linked) if not _are_apart(mine, count))
        best = next(fits, None)
        if best is not None and best in found:
            found[found.index(best)] = best.with_other(count)
        elif len(found) < _MOST:
            found.append(count)
    return found


def _near(one: Iterable[Count], count: Count, linked: tuple[Number, Number] | None) -> Iterator[Count]:
    """Give the counts of a group that a count of another one tells again, exactly or rounded."""
    for mine in one:
        is_linked = linked is not None and any(
            first in mine.numbers and second in count.numbers for first, second in (linked, linked[::-1])
        )
        if is_linked or (not mine.series.isdisjoint(count.series) and _are_told_again(mine, count)):
            yield mine


def _are_told_again(one: Count, other: Count) -> bool:
    return any(
        likeness_of(mine, its) in (Likeness.NEAR, Likeness.SAME)
        for mine in one.numbers
        for its in other.numbers
    )


def _are_apart(one: Count, other: Count) -> bool:
    """Tell whether each of two counts has a number that the other one does not have, and these cannot be one."""
    mine, its = (
        [number for number in a.numbers if not any(_is_as_exact(told, number) for told in b.numbers)]
        for a, b in ((one, other), (other, one))
    )
    return any(not may_be_one(first, second) for first in mine for second in its)


def _is_as_exact(one: Number, other: Number) -> bool:
    """Tell whether a number is another one, and leaves no more open than that."""
    is_inside = other.span[0] <= one.span[0] and one.span[1] <= other.span[1]
    return is_inside and likeness_of(one, other) is Likeness.SAME
