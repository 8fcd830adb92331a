"""Copy, paste, find, filter, and what a person corrects about an article: the Edit menu."""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.file import FileCommands
from reportedly.gui.commands.filters import FilterCommands
from reportedly.gui.commands.finding import Finding
from reportedly.gui.commands.registry import Command
from reportedly.gui.dialogs.articles import ArticlesDialog
from reportedly.gui.models.typed_date import read_typed_date
from reportedly.model.document import Origin
from reportedly.model.filter import NO_FILTER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportedly.gui.commands.registry import Entry
    from reportedly.model.article import ArticleSummary

__all__ = ["EditCommands"]


class EditCommands:
    """The Edit menu; `focus_search` puts the caret into the search field."""

    def __init__(
        self,
        desk: Desk,
        files: FileCommands,
        filters: FilterCommands,
        finding: Finding,
        focus_search: Callable[[], None],
    ) -> None:
        self._desk, self._files, self._focus_search = desk, files, focus_search
        self._filters, self._finding = filters, finding
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
            Command("edit.find", "Find", "Edit:2", self.find, "search", key.Find, "has_project"),
            Command("edit.find_article", "Find in the article", "Edit:2", self.find_in_article, "search",
                    "Ctrl+Shift+F", "has_article"),
            Command("edit.filter", "Filter by text", "Edit:2", self._focus_search, "filter", "Ctrl+L", "has_project"),
            Command("edit.clear_filters", "Clear filters", "Edit:2", lambda: linked.set_filter(NO_FILTER), "",
                    "Ctrl+Shift+L", "has_filter"),
            *self._filters.table(),
            Command("edit.select_all", "Select all shown", "Edit:3", panels.table.selectAll, "", key.SelectAll,
                    "has_shown"),
            Command("edit.deselect", "Clear selection", "Edit:3", lambda: linked.choose(None), "", "Ctrl+Shift+A",
                    "has_current"),
            Command("edit.date", "Edit date", "Edit:4", lambda: panels.articles.edit_field("published"), "calendar",
                    "Ctrl+D", "has_article"),
            Command("edit.outlet", "Edit outlet", "Edit:4", lambda: panels.articles.edit_field("outlet"), "edit", "",
                    "has_article"),
            Command("edit.articles", "Edit articles...", "Edit:4", self.edit_articles, "edit", "Ctrl+Shift+D",
                    "has_article"),
            Command("edit.remove", "Remove articles", "Edit:4", self.remove_articles, "close", "Ctrl+Shift+Delete",
                    "has_article"),
        ]  # fmt: skip

    def copy(self) -> None:
        """Copy the words selected in the field or text that has the focus, else the view or the rows of the table.

        A comparing view or the list of changes that has the focus is copied as a whole.
        """
        focused = QApplication.focusWidget()
        if (isinstance(focused, QLineEdit) and focused.hasSelectedText()) or (
            isinstance(focused, QTextEdit | QPlainTextEdit) and focused.textCursor().hasSelection()
        ):
            focused.copy()
        else:
            panels = self._desk.panels
            views = (*panels.pages.values(), panels.changes)
            view = next((view for view in views if focused is not None and view.isAncestorOf(focused)), None)
            count, word = (panels.table.copy_rows(), "figure") if view is None else (view.copy_rows(), "row")
            if count:
                self._desk.say(f"{count:,} {word}s copied." if count > 1 else f"1 {word} copied.")

    def paste(self) -> None:
        """Paste into a field that has the focus; anywhere else, add what is on the clipboard."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.paste()
        else:
            self._files.paste()

    def find(self) -> None:
        """Search in the article while it has the focus, else in all articles, figures and notes."""
        focused = QApplication.focusWidget()
        if focused is not None and self._desk.panels.article.isAncestorOf(focused):
            self.find_in_article()
        else:
            self._finding.open()

    def find_in_article(self) -> None:
        """Open the find bar of the article."""
        self._desk.panels.article.find()

    def edit_article(self, key: str, field: str, text: str) -> None:
        """Take what was typed in place for an article's date, outlet, title or author."""
        value: str | None = text or None
        if field == "published":
            try:
                value = read_typed_date(text)
            except ValueError as error:
                self._desk.shell.banner.show_message(f"<b>{escape(str(error))}</b>", tone="warn", seconds=8)
                return
        self._edit({key: {field: value}})

    def edit_articles(self) -> None:
        """Ask for title, outlet, author and date of the selected articles, all at once."""
        found = map(self._desk.project.documents.article, self._desk.panels.articles.selected_keys())
        articles = [article for article in found if article is not None]
        if articles:
            shell = self._desk.shell
            dialog = ArticlesDialog(articles, shell.theme, shell.window)
            dialog.edited.connect(lambda values: self._edit({one.key: values for one in articles}))
            dialog.open()

    def _edit(self, edits: "Mapping[str, Mapping[str, str | None]]") -> None:
        """Make one step of what says something new; a guess that is typed again counts: a person vouches for it."""
        told: dict[str, dict[str, str | None]] = {}
        for key, values in edits.items():
            article = self._desk.project.documents.article(key)
            if article is not None and (new := _news(article, values)):
                told[key] = new
        if told:
            dated = [key for key, values in told.items() if "published" in values]
            self._files.adding.edit_articles(told, read_anew=len(dated))

    def remove_articles(self) -> None:
        """Remove the selected articles; undo brings them back."""
        keys = self._desk.panels.articles.selected_keys()
        if keys:
            self._desk.change(lambda session: session.remove_articles(keys))


def _news(article: "ArticleSummary", values: "Mapping[str, str | None]") -> dict[str, str | None]:
    """Leave out what is known of an article already, but for a guess."""
    guesses = {"published": article.published_origin, "outlet": article.outlet_origin}
    return {
        name: value
        for name, value in values.items()
        if value != getattr(article, name) or (value is not None and guesses.get(name) is Origin.GUESSED)
    }
