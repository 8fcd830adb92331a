"""What every command works on, and the few things that all of them do."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMainWindow

from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.bridge import ProjectBridge
from reportedly.gui.shell.context import Context
from reportedly.gui.shell.jobs import QtRunner
from reportedly.gui.shell.notifier import Banner
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.figure_words import FigureWords, figure_words
from reportedly.gui.views.workspace import Workspace
from reportedly.model.errors import Cancelled, ReportedlyError
from reportedly.model.figure import Figure
from reportedly.services.settings import Settings

if TYPE_CHECKING:
    from reportedly.services.session import ProjectSession

__all__ = ["Desk", "Shell"]

_LOG = logging.getLogger(__name__)
_SAID_MS = 6000  # a line in the status bar


@dataclass(frozen=True)
class Shell:
    """What stands before a project is open: the window and what it is made of."""

    window: QMainWindow
    theme: Theme
    settings: Settings
    context: Context
    selection: LinkedSelection
    runner: QtRunner
    banner: Banner


@dataclass(frozen=True)
class Desk:
    """The shell, the models of the open project and its panels."""

    shell: Shell
    project: ProjectModels
    panels: Workspace
    bridge: ProjectBridge = field(default_factory=ProjectBridge)
    # By what is read: how often it was asked for, and which of these was answered last.
    _asked: dict[str, int] = field(default_factory=dict, init=False)
    _answered: dict[str, int] = field(default_factory=dict, init=False)
    _coming: "_Coming" = field(default_factory=lambda: _Coming(), init=False)
    _last_words: "tuple[Figure, dict[str, Any], FigureWords] | None" = field(default=None, init=False)

    def words_of(self, figure: Figure) -> FigureWords:
        """Put a figure of the project into words, with the article's where its text is at hand."""
        project, document = self.project, self.panels.article.document
        article = project.documents.article(figure.article)
        successor = project.figures.figure(figure.superseded_by)
        about = {
            "by_id": {successor.id: successor} if successor is not None else {},
            "color": project.place_of(figure.source or ""),
            "text": document.text if document is not None and document.key == figure.article else None,
            "published_guessed": article is not None and article.published_origin.value == "guessed",
            "alike": tuple(project.alike(figure.series)),
            "is_grouping_told": project.are_words_loaded,
            "also_called": project.names.found_names(figure.source) if figure.source else (),
        }
        if self._last_words is None or self._last_words[0] is not figure or self._last_words[1] != about:
            words = figure_words(figure, **about)
            object.__setattr__(self, "_last_words", (figure, about, words))
            return words
        return self._last_words[2]  # the panel asks again when article and models have followed

    def call(self, work: Callable[[], Any], on_done: Callable[[Any], None] = lambda _: None) -> None:
        """Run `work` on a thread; what goes wrong is shown."""
        self.shell.runner.call(work, on_done, self.show_error)

    def read(self, what: str, work: Callable[[], Any], on_done: Callable[[Any], None]) -> None:
        """As `call`, for what is read again and again: what was asked for earlier never comes after a later answer."""
        number = self._asked[what] = self._asked.get(what, 0) + 1

        def take(answer: object) -> None:
            if number > self._answered.get(what, 0):
                self._answered[what] = number
                on_done(answer)

        self.call(work, take)

    def is_reading(self, what: str) -> bool:
        """Tell whether an answer to the latest `read` of this is still on its way."""
        return self._asked.get(what, 0) > self._answered.get(what, 0)

    def keep(self, work: Callable[[], Any], on_done: Callable[[Any], None] = lambda _: None) -> None:
        """Write on a thread, after what was changed before; the project is not let go until it is written."""
        self.shell.runner.change(work, on_done, self.show_error)

    def write(self, work: Callable[[], Any], on_done: Callable[[Any], None]) -> None:
        """Write a file that a person asked for, on a thread, though the window closes."""
        self.shell.runner.write(work, on_done, self.show_error)

    def call_in_turn(
        self,
        work: Callable[[], Any],
        on_done: Callable[[Any], None] = lambda _: None,
        on_error: Callable[[BaseException], None] | None = None,
    ) -> None:
        """As `call`, after what was asked for before: opening and closing of projects."""
        self.shell.runner.call_in_turn(work, on_done, on_error or self.show_error)

    def open(
        self,
        work: "Callable[[], ProjectSession]",
        on_opened: "Callable[[ProjectSession], None]",
        on_error: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Open or make a project, in turn; one that is there only after the window was closed is let go again."""

        def take(session: "ProjectSession") -> None:
            self._coming.arrived(session)
            on_opened(session)

        self.call_in_turn(lambda: self._coming.opened(work()), take, on_error)

    def let_go_coming(self) -> None:
        """Let projects go that were opened and of which the window, which is closed, never heard."""
        self._coming.end()

    def change(
        self,
        work: "Callable[[ProjectSession], Any]",
        on_done: Callable[[Any], None] = lambda _: None,
        on_error: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Change the open project: `work` runs on a thread, after what the person did before, and is shown at once.

        The status line says what was done, with Undo, in the words of the step's title. `on_done` gets what
        `work` gave, unless another project was opened meanwhile.
        """
        session = self.project.session
        if session is None:
            return

        def done(answer: object) -> None:
            if self.project.session is session:
                self.bridge.show_now()
                on_done(answer)

        self.shell.runner.change(lambda: work(session), done, on_error or self.show_error)

    def say(self, text: str) -> None:
        """Put a short line into the status bar for a few seconds."""
        self.shell.window.statusBar().showMessage(text, _SAID_MS)

    def show_error(self, error: BaseException) -> None:
        """Show what the user can mend as a banner; anything else is a bug and goes to the crash report."""
        if isinstance(error, Cancelled):
            return  # the project was closed before the answer; a job that was stopped says so itself
        if isinstance(error, ReportedlyError):
            html = f"<b>{escape(error.message)}</b> {escape(error.remedy)}"
            self.shell.banner.show_message(html, tone="bad")
        else:
            raise error


class _Coming:
    """Projects that were opened on a thread, until the window has them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sessions: list[ProjectSession] = []
        self._is_over = False

    def opened(self, session: "ProjectSession") -> "ProjectSession":
        """Note one, on the thread that opened it."""
        with self._lock:
            self._sessions.append(session)
        if self._is_over:
            self.end()
        return session

    def arrived(self, session: "ProjectSession") -> None:
        """Note that the window has it."""
        with self._lock:
            self._sessions.remove(session)

    def end(self) -> None:
        """Let go of all that are there, and of those that come."""
        self._is_over = True
        with self._lock:
            sessions, self._sessions = self._sessions, []
        for session in sessions:
            (session.discard if session.is_pristine else session.close)()
