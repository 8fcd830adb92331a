"""The article beside the figures: fetches its text off the GUI thread and keeps it linked."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QTextBrowser, QVBoxLayout

from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.model.document import Document

__all__ = ["ArticlePanel"]


class ArticlePanel(QFrame):
    """Holds the article view; `loaded` is emitted when another article's text stands in it."""

    loaded = Signal(object)  # Document or None

    def __init__(
        self, project: ProjectModels, selection: LinkedSelection, theme: Theme, call: Callable[..., None]
    ) -> None:
        super().__init__()
        self._project, self._linked, self._call = project, selection, call
        self._request = 0
        self.document: Document | None = None
        self.setProperty("look", "paper")
        self.view = QTextBrowser()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        selection.article_changed.connect(lambda *_: self.refresh())
        selection.current_changed.connect(self._on_current_changed)

    def refresh(self) -> None:
        """Fetch the text of the article that is chosen, and its numbers."""
        self._request += 1
        request, session, key = self._request, self._project.session, self._linked.article
        if session is None or key is None:
            self._show(request, None)
            return
        self._call(
            lambda: (session.document(key), session.set_aside(key)), lambda found: self._show(request, found)
        )

    def _show(self, request, found) -> None:
        if request != self._request:
            return
        self.document = found[0] if found else None
        self.view.setPlainText(self.document.text if self.document else "")
        self.loaded.emit(self.document)

    def _on_current_changed(self, figure_id: str | None, origin: object) -> None:
        figure = self._project.figures.figure(figure_id)
        if figure is not None and figure.article != self._linked.article:
            self._linked.set_article(figure.article, self)
