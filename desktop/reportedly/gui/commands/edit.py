"""Copy, paste, find, filter, and what a person corrects about an article: the Edit menu."""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.file import FileCommands
from reportedly.gui.commands.registry import Command
from reportedly.gui.models.typed_date import read_typed_date
from reportedly.model.filter import NO_FILTER

if TYPE_CHECKING:
    from reportedly.gui.commands.registry import Entry

__all__ = ["EditCommands"]


class EditCommands:
    """The Edit menu; `focus_search` puts the caret into the search field."""

    def __init__(self, desk: Desk, files: FileCommands, focus_search: Callable[[], None]) -> None:
        self._desk, self._files, self._focus_search = desk, files, focus_search
        desk.panels.articles.edited.connect(self.edit_article)
        desk.panels.articles.remove_wanted.connect(self.remove_articles)
        desk.panels.article.edited.connect(self.edit_article)
        desk.panels.detail.copy_wanted.connect(self.copy)

    def table(self) -> "list[Entry]":
        """Give the commands of the Edit menu."""
        key = QKeySequence.StandardKey
        linked, panels = self._desk.shell.selection, self._desk.panels
        return [
            Command("edit.copy", "Copy", "Edit:1", self.copy, "", key.Copy),
            Command("edit.paste", "Paste", "Edit:1", self.paste, "paste", key.Paste),
            Command("edit.find", "Find", "Edit:2", self.find, "search", key.Find),
            Command("edit.find_article", "Find in the article", "Edit:2", self.find_in_article, "search",
                    "Ctrl+Shift+F", "has_article"),
            Command("edit.filter", "Filter by text", "Edit:2", self._focus_search, "filter", "Ctrl+L", "has_project"),
            Command("edit.clear_filters", "Clear filters", "Edit:2", lambda: linked.set_filter(NO_FILTER), "",
                    "Ctrl+Shift+L", "has_filter"),
            Command("edit.select_all", "Select all shown", "Edit:3", panels.table.selectAll, "", key.SelectAll,
                    "has_shown"),
            Command("edit.deselect", "Clear selection", "Edit:3", lambda: linked.choose(None), "", "Ctrl+Shift+A",
                    "has_current"),
            Command("edit.date", "Edit date", "Edit:4", lambda: panels.articles.edit_field("published"), "calendar",
                    "Ctrl+D", "has_article"),
            Command("edit.outlet", "Edit outlet", "Edit:4", lambda: panels.articles.edit_field("outlet"), "edit", "",
                    "has_article"),
            Command("edit.remove", "Remove articles", "Edit:4", self.remove_articles, "close", "Ctrl+Shift+Delete",
                    "has_article"),
        ]  # fmt: skip

    def copy(self) -> None:
        """Copy the words selected in the field or text that has the focus, else the rows of the table."""
        focused = QApplication.focusWidget()
        if (isinstance(focused, QLineEdit) and focused.hasSelectedText()) or (
            isinstance(focused, QTextEdit | QPlainTextEdit) and focused.textCursor().hasSelection()
        ):
            focused.copy()
        else:
            count = self._desk.panels.table.copy_rows()
            if count:
                self._desk.say(f"{count:,} figures copied." if count > 1 else "1 figure copied.")

    def paste(self) -> None:
        """Paste into a field that has the focus; anywhere else, add what is on the clipboard."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.paste()
        else:
            self._files.paste()

    def find(self) -> None:
        """Search in the article while it has the focus, else in all figures."""
        focused = QApplication.focusWidget()
        if focused is not None and self._desk.panels.article.isAncestorOf(focused):
            self.find_in_article()
        else:
            self._focus_search()

    def find_in_article(self) -> None:
        """Open the find bar of the article."""
        self._desk.panels.article.find()

    def edit_article(self, key: str, field: str, text: str) -> None:
        """Take what was typed for an article's date or outlet."""
        session = self._desk.project.session
        article = self._desk.project.documents.article(key)
        if session is None or article is None:
            return
        if field == "outlet":
            if text != (article.outlet or ""):
                self._desk.call(lambda: session.edit_document(key, outlet=text or None))
            return
        try:
            published = read_typed_date(text)
        except ValueError as error:
            self._desk.shell.banner.show_message(f"<b>{escape(str(error))}</b>", tone="warn", seconds=8)
            return
        if published != article.published:
            self._desk.call(lambda: session.edit_document(key, published=published),
                            lambda _: self._files.adding.read_again([key]))  # fmt: skip
        elif published is not None and article.published_origin.value == "guessed":
            self._desk.call(
                lambda: session.edit_document(key, published=published)
            )  # a person vouches for it

    def remove_articles(self) -> None:
        """Remove the selected articles; undo brings them back."""
        keys = self._desk.panels.articles.selected_keys()
        if keys:
            self._desk.change(lambda session: session.remove_articles(keys))
