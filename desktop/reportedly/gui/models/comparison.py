"""What the comparing views show, worked out on a thread: the newest question is answered, older ones are dropped.

All of them ask the same facts: figures as they stood on the day asked for, the articles' texts, which reports are of
one origin, and who denies or declines without a figure. These are found once for each state of the project.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from reportedly.analysis.as_of import publication_days, published_by
from reportedly.analysis.origins import find_origins, origins_of_figures
from reportedly.analysis.party_words import party_words
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.model.article import ArticleSummary
from reportedly.model.figure import Figure
from reportedly.model.origin import Origin, OriginCorrection
from reportedly.model.party_word import PartyWord

if TYPE_CHECKING:
    from reportedly.services.session import ProjectSession

__all__ = ["ComparisonModel", "Facts", "Question"]

_ASK_AFTER_MS = 40  # a change often comes with others: of filter, measure and day one answer is wanted


@dataclass(frozen=True)
class Facts:
    """The project as it stood on a day: figures (rejected ones too), texts by article, origins, words of parties."""

    figures: tuple[Figure, ...]
    texts: Mapping[str, str]
    origins: tuple[Origin, ...]
    origin_of: Mapping[str, str]  # origin id by figure id
    words: tuple[PartyWord, ...]


@dataclass(frozen=True)
class Question:
    """What a view is asked to show: the figures that pass the filter, the measure, and the days of the slider."""

    shown: tuple[Figure, ...]
    measure: str | None
    names: Mapping[str, str]  # of all measures, by series
    as_of: date | None
    since: date | None
    current: str | None

    @property
    def name(self) -> str:
        """Give the words for the measure that is shown."""
        return self.names.get(self.measure or "", "")


class ComparisonModel(QObject):
    """Answers for the view that is shown; `call` runs work on a thread and gives the answer to the window's."""

    def __init__(
        self, project: ProjectModels, selection: LinkedSelection, call: Callable[..., None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._project, self._linked, self._call = project, selection, call
        self._views: dict[str, tuple[Callable[[Facts, Question], Any], Callable[[Any], None]]] = {}
        self._view = ""
        self._is_following = False  # the view that is shown also follows the current figure
        self._following: frozenset[str] = frozenset()
        self._known: tuple[object, Facts] | None = None
        self._texts: dict[str, tuple[int, str]] = {}  # by article: the number of its reading, and its text
        self._state = self._request = 0
        self._is_asked = False
        self._timer = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._timer.timeout.connect(self._ask)
        project.refreshed.connect(self._on_refreshed)
        project.figures.shown_changed.connect(self.ask)
        selection.measure_changed.connect(self.ask)
        selection.as_of_changed.connect(self.ask)
        selection.current_changed.connect(self._on_current_changed)

    def add(
        self,
        view: str,
        work: Callable[[Facts, Question], Any],
        deliver: Callable[[Any], None],
        *,
        follows_current: bool = False,
    ) -> None:
        """Let a view be answered: `work` runs on a thread, `deliver` takes what it gave in the window's."""
        self._views[view] = (work, deliver)
        if follows_current:
            self._following |= {view}

    def set_view(self, view: str) -> None:
        """Answer for another view from now on."""
        self._view = view
        self.ask()

    def ask(self) -> None:
        """Work the answer out anew, in a moment."""
        if self._view in self._views:
            self._timer.start()

    def _on_refreshed(self) -> None:
        self._state += 1
        self.ask()

    def _on_current_changed(self) -> None:
        if self._view in self._following:
            self.ask()

    def _ask(self) -> None:
        session, place = self._project.session, self._views.get(self._view)
        if session is None or place is None:
            return
        self._request += 1
        request, linked, (work, deliver) = self._request, self._linked, place
        names = {key: row.name for row in self._project.measure_tallies for key in row.values}
        question = Question(
            tuple(self._project.figures.shown()),
            linked.measure,
            names,
            linked.as_of,
            linked.since,
            linked.current,
        )
        state = (id(session), self._state, linked.as_of)
        figures, articles = self._project.figures.figures, self._project.documents.articles
        known = self._known[1] if self._known is not None and self._known[0] == state else None

        def answer() -> tuple[Facts, Any]:
            facts = known or self._find(session, figures, articles, question.as_of)
            return facts, work(facts, question)

        def take(found: tuple[Facts, Any]) -> None:
            if self._project.session is session:
                self._known = (state, found[0])
                if request == self._request:
                    deliver(found[1])

        self._call(answer, take)

    def _find(
        self,
        session: "ProjectSession",
        figures: tuple[Figure, ...],
        articles: tuple[ArticleSummary, ...],
        day: date | None,
    ) -> Facts:
        """Find the facts of a day; runs on a thread."""
        stood = published_by(figures, day, publication_days(articles))
        with_figures = {figure.article for figure in stood}
        texts = {
            article.key: self._text(session, article) for article in articles if article.key in with_figures
        }
        origins = find_origins(stood, texts, corrections_of(session))
        words = party_words(stood, texts)
        return Facts(tuple(stood), texts, origins, origins_of_figures(origins), words)

    def _text(self, session: "ProjectSession", article: ArticleSummary) -> str:
        known = self._texts.get(article.key)
        if known is None or known[0] != article.reading:
            known = self._texts[article.key] = (article.reading, session.document(article.key).text)
        return known[1]


def corrections_of(session: "ProjectSession") -> tuple[OriginCorrection, ...]:
    """Give what a person said of origins."""
    return ()
