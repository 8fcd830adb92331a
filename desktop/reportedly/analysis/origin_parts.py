"""Two statements that one article tells in one breath: their numbers do not travel together.

An article may give the toll of the day and recall the plan of last week, and credit both to one source. What other
articles carry of it shows that these are two: some have the one number, some the other, and days lie between them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reportedly.analysis.origin_links import Link
from reportedly.analysis.origin_tellings import Telling

__all__ = ["Part", "parts_of"]

_TOGETHER = 2  # articles that tell two numbers show that these are of one statement
_DAYS = 3  # in which the reports of one statement may appear without one that tells both


@dataclass(slots=True)
class Part:
    """The tellings of one statement, and its links by their places in `tellings`."""

    tellings: list[Telling]
    links: dict[int, list[Link]]


@dataclass(slots=True)
class _Thread:
    """One number, or several that travel together: its figures, the articles, when they were published and said."""

    figures: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    published: set[tuple[date, date]] = field(default_factory=set)
    said: set[date] = field(default_factory=set)

    def take(self, other: "_Thread") -> None:
        self.figures |= other.figures
        self.articles |= other.articles
        self.published |= other.published
        self.said |= other.said

    def is_one_with(self, other: "_Thread") -> bool:
        """Tell whether numbers are of one statement: told together twice, said on one day, or published within days."""
        if len(self.articles & other.articles) >= _TOGETHER or self.said & other.said:
            return True
        days = self.published | other.published
        return not days or (max(last for _, last in days) - min(first for first, _ in days)).days <= _DAYS


def parts_of(
    places: Sequence[int], tellings: Sequence[Telling], links: Mapping[int, Sequence[Link]]
) -> list[Part]:
    """Split a group into its statements; most are one. What a person put together stays so."""
    own = [tellings[place] for place in places]
    renumbered = {place: at for at, place in enumerate(places)}
    inner = {
        renumbered[place]: [
            replace(link, one=renumbered[link.one], other=renumbered[link.other]) for link in links[place]
        ]
        for place in places
    }
    whole = Part(own, inner)
    if any(telling.hand is not None for telling in own):
        return [whole]
    threads = _threads(own, inner)
    if len(threads) < _TOGETHER:
        return [whole]
    return _split(own, inner, threads)


def _threads(own: Sequence[Telling], links: Mapping[int, Sequence[Link]]) -> list[_Thread]:
    """Give the numbers that several articles tell, those that travel together as one."""
    homes: dict[str, str] = {}

    def find(name: str) -> str:
        while homes.setdefault(name, name) != name:
            homes[name] = name = homes[homes[name]]
        return name

    first: dict[tuple[str, str], str] = {}
    for telling in own:
        for figure, number in zip(telling.figures, telling.numbers, strict=True):
            for key in number.same_keys:
                homes[find(figure.id)] = find(first.setdefault((number.dimension, key), figure.id))
    for told in links.values():
        for link in told:
            homes[find(link.figures[0].id)] = find(link.figures[1].id)
    found: defaultdict[str, _Thread] = defaultdict(_Thread)
    for telling in own:
        for figure in telling.figures:
            thread = found[find(figure.id)]
            thread.figures.add(figure.id)
            thread.articles.add(figure.article)
            if telling.published is not None:
                thread.published.add(telling.published)
            if telling.said is not None and telling.said.is_day and telling.said.start is not None:
                thread.said.add(telling.said.start)
    shared = sorted(
        (thread for thread in found.values() if len(thread.articles) > 1),
        key=lambda thread: (-len(thread.articles), min(thread.figures)),
    )
    joined: list[_Thread] = []
    for thread in shared:
        home = next((other for other in joined if other.is_one_with(thread)), None)
        if home is None:
            joined.append(thread)
        else:
            home.take(thread)
    return joined


def _split(
    own: Sequence[Telling], links: Mapping[int, Sequence[Link]], threads: Sequence[_Thread]
) -> list[Part]:
    """Deal the figures to the threads: what no other article tells stays with the number that was told here first."""
    thread_of = {figure: at for at, thread in enumerate(threads) for figure in thread.figures}
    parts = [Part([], {}) for _ in threads]
    homes: dict[tuple[int, int], int] = {}  # the place in its part of a telling, by place and thread
    for place, telling in enumerate(own):
        home = _home(telling, threads)
        dealt = [thread_of.get(figure.id, home) for figure in telling.figures]
        for at in dict.fromkeys(dealt):
            kept = [n for n, thread in enumerate(dealt) if thread == at]
            homes[place, at] = len(parts[at].tellings)
            parts[at].tellings.append(
                replace(
                    telling,
                    figures=tuple(telling.figures[n] for n in kept),
                    passages=tuple(telling.passages[n] for n in kept),
                )
            )
    for place, told in links.items():
        for link in told:
            at = thread_of[link.figures[0].id]
            ends = homes[link.one, at], homes[link.other, at]
            moved = replace(link, one=ends[0], other=ends[1])
            parts[at].links.setdefault(homes[place, at], []).append(moved)
    return [Part(part.tellings, defaultdict(list, part.links)) for part in parts if part.tellings]


def _home(telling: Telling, threads: Sequence[_Thread]) -> int:
    """Give the thread with which the unshared figures of a telling go: one that its article begins, else the first."""
    mine = [at for at, thread in enumerate(threads) if any(f.id in thread.figures for f in telling.figures)]
    mine = mine or [at for at, thread in enumerate(threads) if telling.article in thread.articles]
    begun = [
        at
        for at in mine
        if telling.published is not None
        and threads[at].published
        and telling.published == min(threads[at].published)
    ]
    return (begun or mine or [0])[0]
