"""Joining tellings into groups: along links, the strongest first, and never across a contradiction."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from reportedly.analysis.origin_counts import Count, are_too_far, counts_of, joined
from reportedly.analysis.origin_issues import find_issues
from reportedly.analysis.origin_links import Link, are_days_apart
from reportedly.analysis.origin_numbers import (
    Likeness,
    Number,
    in_other_unit,
    likeness_of,
    number_of,
    rougher,
)
from reportedly.analysis.origin_tellings import Telling
from reportedly.analysis.origin_voices import Tie, Voice, VoiceBook
from reportedly.model.dates import DatePeriod

__all__ = ["Grouping"]

_TOGETHER = 2  # articles that must tell two numbers together
_LITTLE = 120  # code points between two sentences: none, or a short one
_TOTALS_AHEAD = 100  # tellings of one article that one is held against as another total
_MOST_COMPARED = 8  # numbers of one series that a group keeps to be compared


@dataclass(slots=True)
class _Group:
    """What is known of a group: its tellings, the one source, the days given, its numbers by series."""

    places: list[int]
    sources: set[Voice] = field(default_factory=set)
    days: list[DatePeriod] = field(default_factory=list)
    first_published: date | None = None
    articles: set[str] = field(default_factory=set)
    numbers: dict[str, list[Number]] = field(default_factory=dict)  # by series
    counts: list[Count] = field(default_factory=list)
    hand: int | None = None
    is_apart: bool = False


class Grouping:
    """Groups of tellings, by their places; each telling is a group of its own at first.

    Those that a person made one group are joined at once, and two groups of a person never are.
    """

    def __init__(self, tellings: Sequence[Telling], book: VoiceBook) -> None:
        self._tellings, self._book = tellings, book
        self._home = list(range(len(tellings)))
        self._groups = {place: self._alone(place) for place in range(len(tellings))}
        self._links: defaultdict[int, list[Link]] = defaultdict(list)
        self._beside = _neighbours(tellings)
        self._issues = find_issues(tellings, book)
        by_hand: dict[int, int] = {}
        for place, telling in enumerate(tellings):
            if telling.hand is not None:
                first = by_hand.setdefault(telling.hand.group, place)
                if first != place:
                    self._merge(first, place)

    def join(self, link: Link) -> bool:
        """Join the groups of a link's ends unless something contradicts; tell whether they are one now."""
        ends = self._tellings[link.one], self._tellings[link.other]
        if any(telling.hand is not None and telling.hand.is_apart for telling in ends):
            return False
        one, other = self._find(link.one), self._find(link.other)
        if one != other:
            # What a person joined may contradict itself: the end of the link stands for it.
            mine, its = self._groups[one], self._groups[other]
            if mine.hand is not None and its.hand is not None:
                return False
            mine = mine if mine.hand is None else self._alone(link.one)
            its = its if its.hand is None else self._alone(link.other)
            if self._contradict(mine, its, link):
                return False
            self._merge(one, other, _numbers(link))
        self._links[link.one].append(link)
        self._links[link.other].append(link)
        return True

    def gather_totals(self) -> None:
        """Join what was kept apart as two totals of one thing, where nothing shows that they are of two statements.

        They are of one where one article alone tells both, or where each article that tells one tells the other.
        """
        for told in self._by_article().values():
            places = [place for place in told if self._groups[self._find(place)].sources]
            for at, one in enumerate(places):
                for other in places[at + 1 : at + 1 + _TOTALS_AHEAD]:
                    if self._is_one_statement(one, other):
                        self._merge(one, other)

    def _is_one_statement(self, one: int, other: int) -> bool:
        mine, its = self._groups[self._find(one)], self._groups[self._find(other)]
        voices = self._tellings[one].voice, self._tellings[other].voice
        if mine is its or not (mine.sources and its.sources) or self._book.tie(*voices) is not Tie.SAME:
            return False
        articles = mine.articles, its.articles
        is_together = articles[0] == articles[1] or len(articles[0] & articles[1]) >= _TOGETHER
        are_two = any(self._book.tie(a, b) is Tie.OTHER for a in mine.sources for b in its.sources)
        is_open = mine.hand is None and its.hand is None and not are_two
        return is_together and is_open and not self._are_apart_in_time(mine, its)

    def _by_article(self) -> dict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, telling in enumerate(self._tellings):
            found[telling.article].append(place)
        return found

    def gather_companions(self) -> None:
        """Join the numbers that travel with a source's: nobody is credited, but several articles tell both together.

        What only one article tells goes with the sentences beside it that credit somebody, if that is one.
        """
        for other in [home for home in self._groups if not self._groups[home].sources]:
            if other not in self._groups or not self._is_free(other):
                continue
            best = self._best_companion(other)
            if best is not None:
                self._merge(best, other)

    def _is_free(self, home: int) -> bool:
        """Tell whether no person said where a group belongs, and nobody is credited in it."""
        members = [self._tellings[place] for place in self._groups[home].places]
        return all(telling.hand is None and telling.is_uncredited for telling in members)

    def _best_companion(self, home: int) -> int | None:
        group = self._groups[home]
        near = Counter(
            nearest for place in group.places if (nearest := self._nearest_credited(place, home)) is not None
        )
        if len(near) != 1:
            return None
        best, count = near.popitem()
        theirs = self._groups[best]
        if (
            theirs.hand is not None
            or self._are_apart_in_time(group, theirs)
            or self._are_two_issues(group, theirs)
        ):
            return None
        if len(group.articles) > 1:
            return best if count >= _TOGETHER else None
        return None if _are_two_counts(group, theirs) else best

    def _nearest_credited(self, place: int, home: int) -> int | None:
        """Give the group of the source credited in the same sentence, else in the one before; none of several."""
        beside = self._beside[place]
        for least in sorted(set(beside.values())):
            credited = {self._find(other) for other, away in beside.items() if away == least}
            credited = {other for other in credited if other != home and self._groups[other].sources}
            if credited:
                return credited.pop() if len(credited) == 1 else None
        return None

    def gather_own_voices(self) -> None:
        """Put what an outlet says itself, and nobody else carries, together: one telling of its own."""
        homes: dict[str, int] = {}
        for place, telling in enumerate(self._tellings):
            is_alone = len(self._groups[self._find(place)].places) == 1
            if telling.voice.is_own and telling.hand is None and is_alone:
                first = homes.setdefault(telling.article, place)
                alone, others = self._groups[place], self._groups[self._find(first)]
                if first != place and not _are_two_counts(others, alone):
                    self._merge(first, place)

    def groups(self) -> list[list[int]]:
        """Give the groups, each as places in order."""
        return [sorted(group.places) for group in self._groups.values()]

    def links_of(self, places: Collection[int]) -> dict[int, list[Link]]:
        """Give the links inside a group for each of its places, the strongest first."""
        inside = set(places)
        return {
            place: [link for link in self._links[place] if {link.one, link.other} <= inside]
            for place in places
        }

    def _alone(self, place: int) -> _Group:
        telling = self._tellings[place]
        numbers: dict[str, list[Number]] = {}
        for figure, number in zip(telling.figures, telling.numbers, strict=True):
            numbers.setdefault(figure.series, []).append(number)
        return _Group(
            [place],
            {telling.voice} if telling.voice.is_source else set(),
            [telling.said] if telling.said is not None else [],
            telling.published[1] if telling.published is not None else None,
            {telling.article},
            numbers,
            counts_of(telling.figures, telling.numbers),
            telling.hand.group if telling.hand is not None else None,
            telling.hand is not None and telling.hand.is_apart,
        )

    def _find(self, place: int) -> int:
        while self._home[place] != place:
            self._home[place] = self._home[self._home[place]]
            place = self._home[place]
        return place

    def _merge(self, one: int, other: int, linked: tuple[Number, Number] | None = None) -> None:
        one, other = self._find(one), self._find(other)
        big, small = self._groups[one], self._groups.pop(other)
        self._home[other] = one
        big.places += small.places
        big.sources |= small.sources
        big.days += [day for day in small.days if day not in big.days]
        known = [day for day in (big.first_published, small.first_published) if day is not None]
        big.first_published = min(known) if known else None
        big.articles |= small.articles
        big.counts = joined(big.counts, small.counts, linked)
        for series, numbers in small.numbers.items():
            kept = big.numbers.setdefault(series, [])
            kept += numbers[: max(0, _MOST_COMPARED - len(kept))]
        big.hand = big.hand if big.hand is not None else small.hand
        big.is_apart = big.is_apart or small.is_apart

    def _contradict(self, one: _Group, other: _Group, link: Link) -> bool:
        return (
            self._are_two_sources(one, other, link)
            or self._are_apart_in_time(one, other, slack=link.slack)
            or self._are_two_issues(one, other)
            or _are_two_counts(one, other)
            or are_too_far(one.counts, other.counts, _numbers(link))
            or _is_rough_first(one, other, link)
        )

    def _are_two_sources(self, one: _Group, other: _Group, link: Link) -> bool:
        if not one.sources or not other.sources:
            return False
        ends = {self._tellings[link.one].voice, self._tellings[link.other].voice}
        if link.tie is Tie.NAMED and ends & one.sources and ends & other.sources:
            return False
        return all(self._book.tie(a, b) is Tie.OTHER for a in one.sources for b in other.sources)

    def _are_two_issues(self, one: _Group, other: _Group) -> bool:
        """Tell whether two groups hold reports of two issues: what the next one repeats was said anew in it."""
        if one.days and other.days:
            return False  # the texts give the days
        return any(
            not other.articles.isdisjoint(self._issues[article])
            for article in one.articles
            if article in self._issues
        )

    def _are_apart_in_time(self, one: _Group, other: _Group, *, slack: int = 0) -> bool:
        return (
            any(are_days_apart(a, b, slack=slack) for a in one.days for b in other.days)
            or _is_too_early(one, other)
            or _is_too_early(other, one)
        )


def _is_too_early(one: _Group, other: _Group) -> bool:
    """Tell whether a report of one group was published before the statement of the other was made."""
    starts = [day.start for day in other.days if day.start is not None]
    if one.first_published is None or not starts:
        return False
    return (max(starts) - one.first_published).days > 1


def _is_rough_first(one: _Group, other: _Group, link: Link) -> bool:
    """Tell whether the rougher of a link's numbers was told before any report of the other: the count has moved."""
    if link.likeness is not Likeness.NEAR or in_other_unit(*link.figures):
        return False
    numbers = _numbers(link)
    rough, fine = (one, other) if rougher(*numbers) is numbers[0] else (other, one)
    days = rough.first_published, fine.first_published
    return days[0] is not None and days[1] is not None and days[0] < days[1]


def _numbers(link: Link) -> tuple[Number, Number]:
    return number_of(link.figures[0]), number_of(link.figures[1])


def _are_two_counts(one: _Group, other: _Group) -> bool:
    """Tell whether two groups give other numbers for one thing: none of one's is anywhere in the other."""
    shared = one.numbers.keys() & other.numbers.keys()
    if not shared:
        return False
    mine, its = (list(dict.fromkeys(chain.from_iterable(group.numbers.values()))) for group in (one, other))
    return any(
        not _have_like(one.numbers[series], its) and not _have_like(other.numbers[series], mine)
        for series in shared
    )


def _have_like(numbers: Iterable[Number], others: Sequence[Number]) -> bool:
    return any(
        a.told == b.told or likeness_of(a, b) > Likeness.EXCHANGED
        for a in dict.fromkeys(numbers)
        for b in others
    )


def _neighbours(tellings: Sequence[Telling]) -> list[dict[int, int]]:
    """Give for each telling those of its sentence (0) and of the one before (1): a brief goes on with its source."""
    articles: defaultdict[str, defaultdict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    ends: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)  # with the places that stand there
    for place, telling in enumerate(tellings):
        for figure in telling.figures:
            articles[telling.article][figure.sentence_start].add(place)
            ends[telling.article].add((figure.sentence_end, place))
    found: list[dict[int, int]] = [{} for _ in tellings]
    for article, sentences in articles.items():
        behind = sorted(ends[article])
        for start, places in sentences.items():
            first, last = bisect_left(behind, (start - _LITTLE, 0)), bisect_left(behind, (start + 1, 0))
            before = {place for _, place in behind[first:last]}
            for place in places:
                found[place] |= dict.fromkeys(before - {place} - found[place].keys(), 1)
                found[place] |= dict.fromkeys(places - {place}, 0)
    return found
