"""What the comparing views show, worked out on a thread: the newest question is answered, older ones are dropped.

All of them ask the same facts: figures as they stood on the day asked for, the articles' texts, which reports are of
one origin and what changed on the way, and who denies or declines without a figure. These are found once for each state
of the project, of larger ones in a process of their own (`services/fact_finding.py`).
"""

import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from reportedly.analysis.as_of import AsItStood, publication_days, published_by
from reportedly.analysis.series import KnownEstimates, estimate_of
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.model.article import ArticleSummary
from reportedly.model.errors import Cancelled
from reportedly.model.estimate import Estimate
from reportedly.model.figure import Figure
from reportedly.model.flag import Flag
from reportedly.model.mutation import Mutation
from reportedly.model.origin import Origin
from reportedly.model.party_word import PartyWord
from reportedly.services.fact_finding import FactFinder

if TYPE_CHECKING:
    from reportedly.services.session import ProjectSession

__all__ = ["ComparisonModel", "Facts", "Question"]

_ASK_AFTER_MS = 40  # a change often comes with others: of filter, measure and day one answer is wanted

_COMPARING = "Comparing the reports. In a large project this takes a moment."
_FAILED = "This could not be worked out. What is reported is in the table."

_PAUSE_MS = 600  # before facts are found that only the headline and the flags wait for
_SLOW_MS = 700  # from then on a view that shows nothing yet says what it waits for
_SMALL = 2_000
"""Figures: of more, whose search takes over two seconds of a process, the facts are found when a view asks for them."""


@dataclass(frozen=True)
class Facts:
    """The project as it stood on a day: figures (rejected ones too), texts by article, origins, words of parties."""

    figures: tuple[Figure, ...]
    texts: Mapping[str, str]
    origins: tuple[Origin, ...]
    origin_of: Mapping[str, str]  # origin id by figure id
    words: tuple[PartyWord, ...]
    dates: Mapping[str, str | None] = field(default_factory=dict)  # of publication, by article
    flags: Mapping[str, tuple[Flag, ...]] = field(default_factory=dict)  # by the figure that carries them
    # By origin, of all its figures.
    mutations: Mapping[str, tuple[Mutation, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """What a view is asked to show: the figures that pass the filter, the measure, and the days of the slider."""

    shown: tuple[Figure, ...]
    measure: str | None
    names: Mapping[str, str]  # of all measures, by series
    as_of: date | None
    since: date | None
    current: str | None
    # Figures as estimates, known ones as they were made before.
    estimate: Callable[[Figure], Estimate] = estimate_of
    words: Mapping[str, str] = field(default_factory=dict)  # of measures whose names are told apart in lists

    @property
    def name(self) -> str:
        """Give the words for the measure that is shown, as a sentence says them."""
        measure = self.measure or ""
        return self.words.get(measure) or self.names.get(measure, "")


@dataclass(frozen=True)
class _View:
    """What `ComparisonModel.add` takes of a view."""

    work: Callable[[Facts, Question], Any]
    deliver: Callable[[Any], None]
    clear: Callable[[str], None]
    follows_current: bool = False


@dataclass(frozen=True)
class _Search:
    """All that facts are found from, taken in the window's thread; `find` runs on another."""

    session: "ProjectSession"
    figures: tuple[Figure, ...]
    articles: tuple[ArticleSummary, ...]
    stood: AsItStood
    texts: dict[str, tuple[int, str]]  # those read before, by article; what is read anew is added
    finder: FactFinder
    stop: threading.Event

    def find(self, day: date | None) -> Facts:
        """Find the facts of a day. Raises Cancelled once `stop` is set."""
        from reportedly.analysis.origins import origins_of_figures
        from reportedly.services.origins import corrections_of

        dates = self.stood.dates
        figures = published_by(self.figures, day, dates, stood=self.stood)
        texts = _texts(self.session, self.articles, {figure.article for figure in figures}, self.texts)
        found = self.finder.find(figures, texts, corrections_of(self.session), self.stop)
        flags: dict[str, tuple[Flag, ...]] = {}
        for flag in found.flags:
            flags[flag.figures[0]] = (*flags.get(flag.figures[0], ()), flag)
        origin_of = origins_of_figures(found.origins)
        return Facts(
            tuple(figures), texts, found.origins, origin_of, found.words, dates, flags, found.mutations
        )


@dataclass(frozen=True)
class _Request:
    """One question of some views, with the facts where they are known, else the search for them."""

    number: int
    state: tuple[object, ...]  # of the project when it was asked
    question: Question
    views: Mapping[str, _View]
    known: Facts | None
    search: _Search
    is_kept: bool  # answered though another question was asked since

    def answer(self) -> tuple[Facts | None, dict[str, Any]]:
        """Give the facts, and the answer of each view: what goes wrong in one is its answer; runs on a thread.

        What was stopped has no answer: another day is asked for, or the project was let go.
        """
        from reportedly.services.jobs import attempt

        facts = self.known or attempt(self.search.find, self.question.as_of)
        if isinstance(facts, Exception):
            return None, {} if isinstance(facts, Cancelled) else dict.fromkeys(self.views or ("",), facts)
        answers = {name: attempt(partial(self._work, facts), view) for name, view in self.views.items()}
        return facts, {name: given for name, given in answers.items() if not isinstance(given, Cancelled)}

    def _work(self, facts: Facts, view: _View) -> object:
        return view.work(facts, self.question)


class ComparisonModel(QObject):
    """Answers for the views that are shown; `call` runs work on a thread and gives the answer to the window's.

    `facts_changed` is emitted when the facts of the project are known anew; they are found in a pause also where no
    view asks, since the line above the chart counts origins.
    """

    facts_changed = Signal()

    def __init__(
        self, project: ProjectModels, selection: LinkedSelection, call: Callable[..., None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._project, self._linked, self._call = project, selection, call
        self._views: dict[str, _View] = {}
        self._active: frozenset[str] = frozenset()
        self._known: tuple[object, Facts] | None = None
        self._texts: dict[str, tuple[int, str]] = {}  # by article: the number of its reading, and its text
        self._estimates, self._stood = KnownEstimates(), AsItStood({})
        self._state = self._request = 0
        self._due: frozenset[str] = frozenset()  # views that are answered next
        self._asked: dict[str, int] = {}  # the oldest request that answers what each view was asked last
        # The request that is worked on, 0 where none is: two at a time would slow each other and the window.
        self._running = 0
        self._is_waiting = False  # another one, for the end of that
        self._finder, self._stop, self._day = FactFinder(), threading.Event(), None  # of what is worked on
        self._answered: set[str] = set()  # views that have shown something of this project
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(self._say_slow)
        self._timer = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._timer.timeout.connect(self._ask)
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._find_in_pause)
        project.refreshed.connect(self._on_refreshed)
        project.figures.shown_changed.connect(self.ask)
        selection.measure_changed.connect(self.ask)
        selection.as_of_changed.connect(self._on_day_changed)
        selection.current_changed.connect(self.ask_following)

    @property
    def facts(self) -> Facts | None:
        """Give the facts of the project as it is; None while they are not known."""
        return self._known[1] if self._known is not None and self._known[0] == self._state_now() else None

    def add(
        self,
        view: str,
        work: Callable[[Facts, Question], Any],
        deliver: Callable[[Any], None],
        clear: Callable[[str], None] = lambda _: None,
        *,
        follows_current: bool = False,
    ) -> None:
        """Let a view be answered: `work` runs on a thread, `deliver` takes what it gave in the window's.

        `clear` takes what the view showed away, and says why in its place: the project was let go, or `work` failed.
        """
        self._views[view] = _View(work, deliver, clear, follows_current)

    def set_active(self, view: str, *, is_active: bool) -> None:
        """Answer for a view from now on, or no longer."""
        if is_active is not (view in self._active):
            self._active = self._active | {view} if is_active else self._active - {view}
            if is_active:
                self._ask_for(frozenset({view}))

    def ask(self) -> None:
        """Work the answers out anew, in a moment; what is worked out now answers another question."""
        self._ask_for(self._active)

    def _on_day_changed(self) -> None:
        """Work out the answers of another day; nobody waits for those of this one any more."""
        if self._running and self._day != self._linked.as_of:
            self._stop.set()
        self.ask()

    def _say_slow(self) -> None:
        """Let a view that has shown nothing of the project yet say what it waits for."""
        for view in self._active.intersection(self._views) - self._answered:
            self._views[view].clear(_COMPARING)

    def _ask_for(self, views: frozenset[str], *, is_new: bool = True) -> None:
        if is_new:
            self._asked |= dict.fromkeys(views, self._request + 1)
        if not views.isdisjoint(self._views):
            self._due |= views
            self._timer.start()
            if not self._answered.issuperset(views.intersection(self._views)):
                self._slow.start()
        elif self.facts is None:
            self._pause.start(_PAUSE_MS)

    def _find_in_pause(self) -> None:
        """Find the facts though no view asks; not of many figures, of which the project may have more by now."""
        if self.facts is None and len(self._project.figures.figures) <= _SMALL:
            self._ask()

    def ask_once(self, work: Callable[[Facts, Question], Any], deliver: Callable[[Any], None]) -> None:
        """Answer one question now, whatever is shown."""
        self._run({"once": _View(work, deliver, lambda _: None)}, is_kept=True)

    def end(self) -> None:
        """Ask no more: the project is let go, and no view may show anything of it."""
        for timer in (self._timer, self._pause, self._slow):
            timer.stop()
        self._stop.set()
        self._finder.end()
        self._finder, self._answered = FactFinder(), set()
        self._known = None
        self._running, self._is_waiting = 0, False
        self._estimates, self._stood = KnownEstimates(), AsItStood({})
        self._texts = {}  # another one: a thread may still write into that of the project that is let go
        for view in self._views.values():
            view.clear("")

    def _state_now(self) -> tuple[object, ...]:
        return id(self._project.session), self._state, self._linked.as_of

    def _on_refreshed(self) -> None:
        self._state += 1
        # While articles arrive, an answer of a moment ago is better than none until all are there.
        self._ask_for(self._active, is_new=False)

    def ask_following(self) -> None:
        """Work the answers out anew where a view that is shown follows what is chosen."""
        following = {
            name for name, view in self._views.items() if view.follows_current and name in self._active
        }
        if following:
            self._ask_for(frozenset(following))

    def _ask(self) -> None:
        self._is_waiting = bool(self._running)
        if self._is_waiting:
            return
        due, self._due = self._due & self._active, frozenset()
        self._run({name: view for name, view in self._views.items() if name in due})

    def _run(self, views: Mapping[str, _View], *, is_kept: bool = False) -> None:
        """Answer on a thread; an answer is dropped where another question was asked, unless it `is_kept`."""
        session = self._project.session
        if session is None:
            return
        self._request += 1
        request = _Request(
            number=self._request,
            state=self._state_now(),
            question=self._question(),
            views=views,
            known=self.facts,
            search=self._search(session),
            is_kept=is_kept,
        )
        if not is_kept:
            self._running, self._stop = request.number, request.search.stop
            self._day = request.question.as_of

        def answer() -> tuple[Facts | None, dict[str, Any]]:
            try:
                return request.answer()
            except BaseException:  # `call` tells the window; the next question must not wait for this one
                self._free(request.number)
                raise

        self._call(answer, partial(self._take, request))

    def _search(self, session: "ProjectSession") -> _Search:
        articles = self._project.documents.articles
        dates = publication_days(articles)
        if dates != self._stood.dates:
            self._stood = AsItStood(dates)
        figures = self._project.figures.figures
        return _Search(session, figures, articles, self._stood, self._texts, self._finder, threading.Event())

    def _take(self, request: _Request, found: tuple[Facts | None, dict[str, Any]]) -> None:
        """Keep the facts, and show each answer that no newer question has overtaken."""
        self._free(request.number)
        if self._project.session is not request.search.session:
            return
        facts, answers = found
        if facts is not None and request.known is None and request.state == self._state_now():
            self._known = (request.state, facts)
            self.facts_changed.emit()
        if self._is_waiting:
            self._ask()
        for name, given in answers.items():
            is_newest = request.number >= self._asked.get(name, 0) and name in self._active
            if name in request.views and (request.is_kept or is_newest):
                self._show(name, request.views[name], given)
        faults = [given for given in answers.values() if isinstance(given, Exception)]
        if faults:
            self._call(partial(_raise, faults[0]), lambda _: None)  # which tells the window

    def _show(self, name: str, view: _View, given: object) -> None:
        """Show an answer; where it failed nothing stays that may answer another question."""
        self._answered.add(name)
        if isinstance(given, Exception):
            view.clear(_FAILED)
        else:
            view.deliver(given)

    def _free(self, request: int) -> None:
        if self._running == request:
            self._running = 0

    def _question(self) -> Question:
        linked = self._linked
        rows = self._project.measure_tallies
        names = {key: row.name for row in rows for key in row.values}
        words = {key: row.words for row in rows if row.words for key in row.values}
        shown = tuple(self._project.figures.shown())
        return Question(
            shown, linked.measure, names, linked.as_of, linked.since, linked.current, self._estimates, words
        )


def _raise(error: Exception) -> None:
    raise error


def _texts(
    session: "ProjectSession",
    articles: tuple[ArticleSummary, ...],
    wanted: Collection[str],
    known: dict[str, tuple[int, str]],
) -> dict[str, str]:
    """Give the texts of these articles, without those that were removed a moment ago.

    Another thread may change `known` meanwhile, for a question that is asked once: what is given is not taken from it.
    """
    from reportedly.services.origins import texts_of

    readings = {article.key: article.reading for article in articles}
    for key in list(known):
        if key not in readings:
            known.pop(key, None)
    kept = {key: text for key, (reading, text) in known.copy().items() if readings.get(key) == reading}
    keys = [key for key in readings if key in wanted]
    found = texts_of(session, [key for key in keys if key not in kept])
    known |= {key: (readings[key], text) for key, text in found.items()}
    kept |= found
    return {key: kept[key] for key in keys if key in kept}
