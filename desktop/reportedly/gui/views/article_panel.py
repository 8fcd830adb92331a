"""The article beside the figures: fetches its text off the GUI thread and keeps it linked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QFrame

from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.article_view import ArticleView
from reportedly.model.article import ArticleSummary
from reportedly.model.document import Document
from reportedly.model.figure import Figure
from reportedly.model.set_aside import SetAside

if TYPE_CHECKING:
    from reportedly.services.session import ProjectSession

__all__ = ["ArticlePanel"]

Found = tuple[Document, list[SetAside]]
Seen = tuple[ArticleSummary | None, list[tuple[str, int, int]]]


class ArticlePanel(QFrame):
    """Holds the article view; `loaded` is emitted when another article's text stands in it."""

    loaded = Signal(object)  # Document or None
    edited = Signal(str, str, str)  # article key, field (published, outlet, title, author), text as typed

    def __init__(
        self, project: ProjectModels, selection: LinkedSelection, theme: Theme, call: Callable[..., None]
    ) -> None:
        super().__init__()
        self._project, self._linked, self._theme, self._call = project, selection, theme, call
        self._request = 0
        self.document: Document | None = None
        self.set_aside: list[SetAside] = []
        self._ready: tuple[tuple[ProjectSession, Seen], Found] | None = None  # what `prepare` fetched
        self._seen: Seen = (None, [])  # what the article that stands here was read from
        self._wanted: tuple[str, int, int] | None = None  # a place to show as soon as its article stands here
        self.setProperty("look", "paper")
        self.view = ArticleView(theme, self._color_of)
        self.view.setParent(self)  # in no layout: see `sizeHint`
        self.setFocusProxy(self.view)
        self.view.figure_chosen.connect(lambda figure_id: selection.choose(figure_id, self))
        self.view.outlet_edited.connect(lambda text: self._on_edited("outlet", text))
        self.view.published_edited.connect(lambda text: self._on_edited("published", text))
        self.view.title_edited.connect(lambda text: self._on_edited("title", text))
        self.view.author_edited.connect(lambda text: self._on_edited("author", text))
        selection.article_changed.connect(lambda *_: self.refresh())
        selection.current_changed.connect(self._on_current_changed)
        self._places: list[int | None] = []  # of the colours that the article is painted with
        for signal in (project.refreshed, project.names.changed):
            signal.connect(self._recolor)

    def sizeHint(self) -> QSize:
        """Give the room that the article asks for. Another title is no reason to lay the whole window out anew."""
        return self.view.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Give the least room of the article."""
        return self.view.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give all the room to the article."""
        self.view.setGeometry(self.rect())

    @property
    def figures(self) -> list[Figure]:
        """Give the figures of the article that is shown, in order of reading."""
        key = self.document.key if self.document is not None else None
        return self._project.figures.figures_of(key)

    def refresh(self) -> None:
        """Fetch the text of the article that is chosen, and its numbers; only the last request counts."""
        self._request += 1
        request, session, key = self._request, self._project.session, self._linked.article
        if session is None or key is None:
            self._show(request, None)
            return
        if self._ready is not None and self._ready[0] == (session, self._seen_of(key)):
            self._show(request, self._ready[1])
            return
        self._call(
            lambda: (session.document(key), session.set_aside(key)), lambda found: self._show(request, found)
        )

    def prepare(self, key: str | None) -> None:
        """Fetch the article that is likely to be shown next, so that it stands here at once when it is chosen."""
        session = self._project.session
        if session is None or key is None or key == self._linked.article:
            return
        wanted = (session, self._seen_of(key))
        if self._ready is not None and self._ready[0] == wanted:
            return

        def keep(found: Found) -> None:
            if self._project.session is session:
                self._ready = wanted, found
                self.view.prepare(found[0], self._project.figures.figures_of(key), found[1])

        self._call(lambda: (session.document(key), session.set_aside(key)), keep)

    def follow(self) -> None:
        """Show what changed of the article that stands here; where only figures did, its text is not fetched again."""
        if self.document is not None and self._seen == self._seen_of(self._linked.article):
            self.view.set_article(self.document, self.figures, self.set_aside)
            self._recolor()
        else:
            self.refresh()

    def show_place(self, key: str, start: int, end: int) -> None:
        """Show an article and mark words in it, given in code points of its text."""
        self._wanted = (key, start, end)
        if self.document is not None and self.document.key == key:
            self._show_wanted()
        else:
            self._linked.set_article(key, self)

    def find(self) -> None:
        """Open the find bar."""
        self.view.find()

    def _show(self, request: int, found: Found | None) -> None:
        if request != self._request:
            return
        self.document, self.set_aside = found if found is not None else (None, [])
        self._seen = self._seen_of(self._linked.article)
        self.view.set_article(self.document, self.figures, self.set_aside)
        self.view.set_current(self._linked.current)
        self._show_wanted()
        self.loaded.emit(self.document)

    def _seen_of(self, key: str | None) -> Seen:
        """Give what a text and its numbers that are set aside depend on: the article's facts, and what was found."""
        spans = [(figure.id, figure.start, figure.end) for figure in self._project.figures.figures_of(key)]
        return self._project.documents.article(key), spans

    def _show_wanted(self) -> None:
        if self._wanted is None or self.document is None or self.document.key != self._wanted[0]:
            return
        (_, start, end), self._wanted = self._wanted, None
        self.view.text.scroll_to(start, end)
        self.view.text.show_found([(start, end)] if start < end else [], 0)

    def _on_current_changed(self, figure_id: str | None, _: object) -> None:
        figure = self._project.figures.figure(figure_id)
        if figure is not None and figure.article != self._linked.article:
            self._linked.set_article(figure.article, self)
        else:
            self.view.set_current(figure_id)

    def _recolor(self) -> None:
        """Paint dots and lines anew where a source has another colour: it was merged, or corrected."""
        places = [self._project.place_of(figure.source or "") for figure in self.figures]
        if places != self._places:
            self._places = places
            self.view.text.viewport().update()

    def _on_edited(self, field: str, text: str) -> None:
        if self.document is not None:
            self.edited.emit(self.document.key, field, text)

    def _color_of(self, figure: Figure) -> QColor:
        return self._theme.source_mark(self._project.place_of(figure.source or ""))
