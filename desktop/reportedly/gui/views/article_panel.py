"""The article beside the figures: fetches its text off the GUI thread and keeps it linked."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QVBoxLayout

from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.article_view import ArticleView
from reportedly.model.document import Document
from reportedly.model.figure import Figure
from reportedly.model.set_aside import SetAside

__all__ = ["ArticlePanel"]

Found = tuple[Document, list[SetAside]]


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
        self._own: tuple[int, str | None] = (-1, None)
        self._own_ids: list[str] = []
        self._wanted: tuple[str, int, int] | None = None  # a place to show as soon as its article stands here
        self.setProperty("look", "paper")
        self.view = ArticleView(theme, self._color_of)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.view.figure_chosen.connect(lambda figure_id: selection.choose(figure_id, self))
        self.view.outlet_edited.connect(lambda text: self._on_edited("outlet", text))
        self.view.published_edited.connect(lambda text: self._on_edited("published", text))
        self.view.title_edited.connect(lambda text: self._on_edited("title", text))
        self.view.author_edited.connect(lambda text: self._on_edited("author", text))
        selection.article_changed.connect(lambda *_: self.refresh())
        selection.current_changed.connect(self._on_current_changed)

    @property
    def figures(self) -> list[Figure]:
        """Give the figures of the article that is shown, in order of reading."""
        key = self.document.key if self.document is not None else None
        known = self._project.figures
        if self._own != (known.generation, key):  # 4 ms to look through 10,000 figures
            self._own = (known.generation, key)
            self._own_ids = [figure.id for figure in known.figures if figure.article == key]
        return [figure for name in self._own_ids if (figure := known.figure(name)) is not None]

    def refresh(self) -> None:
        """Fetch the text of the article that is chosen, and its numbers; only the last request counts."""
        self._request += 1
        request, session, key = self._request, self._project.session, self._linked.article
        if session is None or key is None:
            self._show(request, None)
            return
        self._call(
            lambda: (session.document(key), session.set_aside(key)), lambda found: self._show(request, found)
        )

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
        self.view.set_article(self.document, self.figures, self.set_aside)
        self.view.set_current(self._linked.current)
        self._show_wanted()
        self.loaded.emit(self.document)

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

    def _on_edited(self, field: str, text: str) -> None:
        if self.document is not None:
            self.edited.emit(self.document.key, field, text)

    def _color_of(self, figure: Figure) -> QColor:
        return self._theme.source_mark(self._project.place_of(figure.source or ""))
