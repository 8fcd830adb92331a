"""What the comparing views rest on: origins and their changes, flags, who denies or declines.

Of more than a few figures they are found in a process of their own: ten seconds of Python on a thread would hold up the
window again and again. The process keeps what it was given, so that another day asks only for the day. Figures go over
and answers come back in small parts, because who packs or unpacks one holds the window up too.
"""

import gc
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from reportedly.model.errors import Cancelled, ReportedlyError
from reportedly.model.figure import Figure
from reportedly.model.flag import Flag
from reportedly.model.mutation import Mutation
from reportedly.model.origin import Origin, OriginCorrection
from reportedly.model.party_word import PartyWord
from reportedly.model.progress import NO_PROGRESS, CancelFlag, Progress, SilentProgress

if TYPE_CHECKING:
    from reportedly.services.jobs import PoolRunner

__all__ = ["FactFinder", "Found", "find_facts"]

_HERE = 120
"""Figures: so few take 0.1 s at most, less than a process takes to start."""
_FIGURES, _LETTERS, _ORIGINS, _ROWS = 100, 200_000, 60, 300  # in one part: 5 ms to pack or unpack
_POLL_S = 0.05
_NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: `mutations` by origin, of those with several reports; `flags` in the order of the figures."""

    origins: tuple[Origin, ...] = ()
    mutations: Mapping[str, tuple[Mutation, ...]] = field(default_factory=dict)
    words: tuple[PartyWord, ...] = ()
    flags: tuple[Flag, ...] = ()


def find_facts(
    figures: Sequence[Figure],
    texts: Mapping[str, str],
    corrections: Collection[OriginCorrection] = (),
    *,
    progress: Progress = NO_PROGRESS,
) -> Found:
    """Find all of it in this thread; raises Cancelled where `progress` does."""
    # Here, not above: the window asks for none of it before it is filled.
    from reportedly.analysis.flags import find_flags
    from reportedly.analysis.mutations import mutations_of
    from reportedly.analysis.origins import find_origins, origins_of_figures
    from reportedly.analysis.party_words import party_words

    origins = find_origins(figures, texts, corrections, progress=progress)
    by_id = {figure.id: figure for figure in figures}
    mutations = {}
    for origin in origins:
        progress.raise_if_cancelled()
        if len(origin.reports) > 1:
            mutations[origin.id] = mutations_of(origin, [by_id[name] for name in origin.figures], texts)
    flags = find_flags(figures, origins=origins_of_figures(origins))
    return Found(origins, mutations, party_words(figures, texts), flags)


class FactFinder:
    """Finds the facts of one project; use it from any thread but the window's, and `end` it with the project."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._is_over = threading.Event()
        self._pool: PoolRunner | None = None
        self._number = next(_NUMBERS)
        self._figures: dict[str, Figure] = {}  # that the process has
        self._texts: dict[str, str] = {}

    def find(
        self,
        figures: Sequence[Figure],
        texts: Mapping[str, str],
        corrections: Collection[OriginCorrection],
        stop: CancelFlag,
    ) -> Found:
        """Give the facts of these figures; raises Cancelled where `stop` is set, or the project was let go."""
        progress = SilentProgress(_AnyOf((stop, self._is_over)))
        with self._my_turn(progress):
            if len(figures) <= _HERE:
                return find_facts(figures, texts, corrections, progress=progress)
            for _ in range(2):  # a process that died is replaced by one that has nothing yet
                try:
                    return self._ask(figures, texts, corrections, progress)
                except Cancelled:
                    raise
                except ReportedlyError:
                    self._forget()
            return find_facts(figures, texts, corrections, progress=progress)  # there can be no process here

    def end(self) -> None:
        """Stop what runs and end the process; returns at once."""
        self._is_over.set()
        pool, self._pool = self._pool, None
        if pool is not None:
            threading.Thread(target=pool.kill, name="facts-end").start()

    @contextmanager
    def _my_turn(self, progress: Progress) -> Iterator[None]:
        while not self._turn.acquire(timeout=_POLL_S):
            progress.raise_if_cancelled()
        try:
            yield
        finally:
            self._turn.release()

    def _forget(self) -> None:
        self._number = next(_NUMBERS)
        self._figures, self._texts = {}, {}

    def _ask(
        self,
        figures: Sequence[Figure],
        texts: Mapping[str, str],
        corrections: Collection[OriginCorrection],
        progress: Progress,
    ) -> Found:
        new = [figure for figure in figures if self._figures.get(figure.id) is not figure]
        parts: list[_Order] = [
            _Take(self._number, tuple(new[at : at + _FIGURES]), {}) for at in range(0, len(new), _FIGURES)
        ]
        parts += [_Take(self._number, (), some) for some in self._new_texts(texts)]
        find = _Find(self._number, tuple(figure.id for figure in figures), tuple(texts), tuple(corrections))
        *_, size = self._run([*parts, find], progress)
        self._figures |= {figure.id: figure for figure in new}
        self._texts |= texts
        found: dict[str, list[Any]] = {"origins": [], "mutations": [], "words": [], "flags": []}
        for name, rows in self._run([_Give(self._number, place) for place in range(size)], progress):
            found[name] += rows
        return Found(
            tuple(found["origins"]), dict(found["mutations"]), tuple(found["words"]), tuple(found["flags"])
        )

    def _new_texts(self, texts: Mapping[str, str]) -> Iterator[dict[str, str]]:
        some: dict[str, str] = {}
        letters = 0
        for article, text in texts.items():
            if self._texts.get(article) is text:
                continue
            if some and letters + len(text) > _LETTERS:
                yield some
                some, letters = {}, 0
            some[article] = text
            letters += len(text)
        if some:
            yield some

    def _run(self, orders: "Sequence[_Order]", progress: Progress) -> list[Any]:
        """Let the process carry out orders, one after another; raises what one of them raised."""
        results: dict[int, Any] = {}
        self._started(progress).run(_carry_out, orders, on_result=results.__setitem__, progress=progress)
        for result in results.values():
            if isinstance(result, BaseException):
                raise result
        return [results[place] for place in range(len(orders))]

    def _started(self, progress: Progress) -> "PoolRunner":
        from reportedly.services.jobs import PoolRunner

        pool = self._pool
        if pool is None:
            pool = self._pool = PoolRunner(1, prepare=_prepare)
        if self._is_over.is_set():
            pool.kill()  # the project was let go while the process was made
        progress.raise_if_cancelled()
        return pool


@dataclass(frozen=True, slots=True)
class _AnyOf:
    flags: tuple[CancelFlag, ...]

    def is_set(self) -> bool:
        return any(flag.is_set() for flag in self.flags)


# --- in the process ------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Held:
    """What the process keeps from one question to the next, of the finder with this number."""

    number: int = 0
    figures: dict[str, Figure] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    parts: list[tuple[str, Sequence[Any]]] = field(default_factory=list)


_HELD = _Held()


class _LostError(ReportedlyError):
    """The process is a new one and does not have what was given to the one before (R401)."""

    def __init__(self) -> None:
        super().__init__("R401", "The comparing process was replaced.", "Ask again.")

    def __reduce__(self) -> tuple[type["_LostError"], tuple[()]]:
        return _LostError, ()


@dataclass(frozen=True, slots=True)
class _Take:
    """Keep figures and texts."""

    number: int
    figures: tuple[Figure, ...]
    texts: Mapping[str, str]

    def carry_out(self, held: _Held) -> object:
        if held.number != self.number:
            held.number, held.figures, held.texts, held.parts = self.number, {}, {}, []
        held.figures |= {figure.id: figure for figure in self.figures}
        held.texts |= self.texts
        return None


@dataclass(frozen=True, slots=True)
class _Find:
    """Find the facts of the figures with these ids; give in how many parts they are to be fetched."""

    number: int
    ids: tuple[str, ...]
    articles: tuple[str, ...]
    corrections: tuple[OriginCorrection, ...]

    def carry_out(self, held: _Held) -> object:
        from reportedly.services.jobs import current_progress

        is_known = all(name in held.figures for name in self.ids) and all(
            name in held.texts for name in self.articles
        )
        if held.number != self.number or not is_known:
            raise _LostError
        figures = [held.figures[name] for name in self.ids]
        texts = {name: held.texts[name] for name in self.articles}
        gc.disable()  # it would look through all figures again and again: a fifth of the time
        try:
            found = find_facts(figures, texts, self.corrections, progress=current_progress())
        finally:
            gc.enable()
        held.parts = [
            *_parts("origins", found.origins, _ORIGINS),
            *_parts("mutations", tuple(found.mutations.items()), _ROWS),
            *_parts("words", found.words, _ROWS),
            *_parts("flags", found.flags, _ROWS),
        ]
        return len(held.parts)


@dataclass(frozen=True, slots=True)
class _Give:
    """Give one part of what was found."""

    number: int
    place: int

    def carry_out(self, held: _Held) -> object:
        if held.number != self.number or self.place >= len(held.parts):
            raise _LostError
        return held.parts[self.place]


_Order = _Take | _Find | _Give


def _parts(name: str, rows: Sequence[Any], most: int) -> Iterator[tuple[str, Sequence[Any]]]:
    for at in range(0, len(rows), most):
        yield name, rows[at : at + most]


def _carry_out(order: _Order) -> object:
    return order.carry_out(_HELD)


def _prepare() -> None:
    """Load the word lists: half a second that the first question need not wait for."""
    find_facts((), {})
