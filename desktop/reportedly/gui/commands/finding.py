"""Find in the whole project, and go to what was found."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from reportedly.gui.commands.desk import Desk
from reportedly.gui.views.find_panel import FindPanel

if TYPE_CHECKING:
    from reportedly.services.searching import SearchHit

__all__ = ["Finding"]

_NO_QUOTES = str.maketrans(dict.fromkeys('"“”„', " "))


class Finding:
    """Opens the panel over the search field; the search runs on a thread."""

    def __init__(self, desk: Desk, place: QWidget) -> None:
        self._desk, self._field = desk, place
        self.panel = FindPanel(desk.shell.theme, desk.shell.window)
        self.panel.searched.connect(self._search)
        self.panel.chosen.connect(self.go_to)
        self.panel.filter_wanted.connect(self._filter)

    def open(self) -> None:
        """Open the panel, with what stands in the search field."""
        if self._desk.project.session is not None:
            place = QRect(self._field.mapToGlobal(QPoint(0, 0)), self._field.size())
            self.panel.open_over(place, self._desk.shell.selection.filter.text)

    def go_to(self, hit: "SearchHit") -> None:
        """Show an article at the place found; make a figure, or that of a note, the current one."""
        linked, panels = self._desk.shell.selection, self._desk.panels
        if hit.figure is not None:
            linked.set_measure(hit.figure.series)
            linked.choose(hit.figure.id)
            panels.table.setFocus()
            return
        panels.article.show_place(hit.article, hit.start, hit.end)
        panels.docks["article"].raise_()
        panels.article.setFocus()

    def _search(self, text: str, most: int) -> None:
        from reportedly.services.searching import search

        session = self._desk.project.session
        if session is not None:
            self._desk.call(lambda: search(session, text, limit=most), self.panel.show_result)

    def _filter(self, text: str) -> None:
        linked = self._desk.shell.selection
        words = " ".join(text.translate(_NO_QUOTES).split())  # the filter takes a quotation mark as it stands
        linked.set_filter(linked.filter.with_text(words))
        self._desk.panels.table.setFocus()
