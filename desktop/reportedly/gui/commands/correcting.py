"""What a person corrects and adds: fields, notes, tags, stars, figures of the person's own; the Figures menu."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from reportedly.gui.commands.choosing import choose_later
from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.file import FileCommands
from reportedly.gui.commands.registry import Command
from reportedly.gui.commands.reviewing import chosen_figures
from reportedly.model.errors import UserError

if TYPE_CHECKING:
    from reportedly.gui.commands.registry import Entry
    from reportedly.model.changes import ChangeSet
    from reportedly.services.session import ProjectSession

__all__ = ["CorrectionCommands"]


class CorrectionCommands:
    """Edits in place or in bulk, remarks, and figures that the person adds, splits and joins."""

    def __init__(self, desk: Desk, files: FileCommands) -> None:
        self._desk, self._files = desk, files
        desk.panels.detail.edit_wanted.connect(lambda: self.edit("figure"))
        for panel in (desk.panels.detail, desk.panels.review.fields):
            panel.typed.connect(
                lambda figure, field, text, panel=panel: self.keep(panel, figure, field, text)
            )
            panel.edit_left.connect(self._go_back)
            panel.star_wanted.connect(self.star)

    def table(self) -> "list[Entry]":
        """Give the commands, in the order of the menu."""
        more, parts = "Figures:2>More edits", "Figures:2>Add and split:1"
        return [
            Command("figures.edit", "Edit", "Figures:2", lambda: self.edit("figure"), "edit", "E", "has_current"),
            Command("figures.edit_source", "Edit source", "Figures:2", lambda: self.edit("source"), "source", "S",
                    "has_current"),
            Command("figures.edit_measure", "Edit measure", "Figures:2", lambda: self.edit("measure"), "measure", "M",
                    "has_current"),
            Command("figures.edit_many", "Edit all chosen...", f"{more}:1",
                    lambda: self.edit_many("source"), "edit", "Ctrl+Shift+B", "has_current"),
            Command("figures.machine", "Back to what was read", f"{more}:2", self.take_back, "retry", "",
                    "has_current"),
            Command("figures.note", "Add note...", "Figures:2", lambda: self.edit("note"), "note", "N", "has_current"),
            Command("figures.tags", "Tags...", f"{more}:1", lambda: self.edit("tags"), "", "T", "has_current"),
            Command("figures.star", "Star", f"{more}:1", self.star, "star", "Ctrl+B", "has_current"),
            Command("figures.add_selection", "Add from selection", parts, self.add_selection, "add", "I",
                    "has_article"),
            Command("figures.promote", "Promote set-aside number", parts, self.promote, "up", "P",
                    "has_article"),
            Command("figures.split", "Split figure", parts, self.split, "split", "", "has_current"),
            Command("figures.join", "Join figures", parts, self.join, "merge", "", "has_current"),
            Command("figures.remove_added", "Remove added figure", parts, self.remove_added, "close", "",
                    "has_current"),
        ]  # fmt: skip

    # Fields

    def edit(self, field: str) -> None:
        """Open the line of a field of the current figure; of several chosen ones, the dialog for all of them."""
        panels = self._desk.panels
        if len(chosen_figures(self._desk)) > 1:
            self.edit_many(field)
        elif panels.is_reviewing:
            panels.review.fields.edit(field)
        else:
            dock = panels.docks["detail"]
            dock.show()
            dock.raise_()  # it may stand behind the article
            panels.detail.edit(field)

    def edit_many(self, field: str) -> None:
        """Set one field of all chosen figures, after showing what changes."""
        from reportedly.gui.dialogs.bulk_edit import BulkEditDialog
        from reportedly.services.reviewing import preview_edit

        session, figures = self._desk.project.session, chosen_figures(self._desk)
        if session is None or not figures:
            return
        ids = [figure.id for figure in figures]
        dialog = BulkEditDialog(
            self._desk.shell.window, self._desk.shell.theme, figures, field, self._desk.panels.known_words
        )

        def preview(request: int, name: str, text: str) -> None:
            self._desk.shell.runner.call(
                lambda: preview_edit(session, ids, name, text),
                lambda rows: dialog.show_preview(request, rows),
                lambda error: dialog.show_wrong(request, error),
            )

        dialog.preview_wanted.connect(preview)
        dialog.edit_wanted.connect(lambda name, text: self._keep_many(ids, name, text))
        dialog.open()
        dialog.ask()

    def keep(self, panel: Any, figure_id: str, field: str, text: str) -> None:  # noqa: ANN401 - two panels alike
        """Keep what was typed into a line; what cannot be read stays there with the reason."""

        known = (
            {words.casefold() for words in self._desk.panels.known_words(field)}
            if field == "source"
            else set()
        )

        def done(_: object) -> None:
            panel.end_edit()
            if known and text and text.casefold() not in known:
                self._desk.say(
                    f"“{text}” is a new source."
                )  # typed in full or not: nobody is taken for another

        def fail(error: BaseException) -> None:
            if isinstance(error, UserError) and self._desk.shell.selection.current == figure_id:
                panel.show_wrong(f"{error.message} {error.remedy}".strip())
            else:
                panel.end_edit()
                self._desk.show_error(error)

        self._desk.change(_edit_of([figure_id], field, text), done, fail)

    def take_back(self) -> None:
        """Let the program's values count again for the chosen figures."""
        from reportedly.services.reviewing import take_back_corrections

        self._do(take_back_corrections)

    # Remarks

    def star(self) -> None:
        """Give the chosen figures a star, or take it away where all have one."""
        from reportedly.services.reviewing import remark

        figures = chosen_figures(self._desk)
        is_starred = not all(figure.is_starred for figure in figures)
        self._do(lambda session, ids: remark(session, ids, is_starred=is_starred))

    # Figures of the person's own

    def add_selection(self) -> None:
        """Make a figure of the words that are marked in the article."""
        from reportedly.services.reviewing import add_figure

        panel = self._desk.panels.article
        session, span = self._desk.project.session, panel.view.selected_span()
        if session is None or panel.document is None:
            return
        if span is None:
            self._desk.say("Mark the words of a number in the article first.")
            return
        article = panel.document.key
        self._add(lambda: add_figure(session, article, *span, runner=self._files.adding.warm_runner()))

    def promote(self) -> None:
        """Make a figure of the set-aside number that is chosen in the article."""
        from reportedly.services.reviewing import promote

        panel = self._desk.panels.article
        session, span = self._desk.project.session, panel.view.selected_span()
        number = panel.view.number_at(span) if span is not None else None
        if session is None or panel.document is None:
            return
        if number is None:
            self._desk.say("Click a set-aside number in the article first.")
            return
        article = panel.document.key
        self._add(lambda: promote(session, article, *number, runner=self._files.adding.warm_runner()))

    def split(self) -> None:
        """Split the current figure into the numbers that it holds, or into marked words and the rest."""
        from reportedly.services.reviewing import split_figure
        from reportedly.services.splitting import parts_with

        figures, panel = chosen_figures(self._desk), self._desk.panels.article
        if len(figures) != 1:
            self._desk.say("Choose one figure to split.")
            return
        (figure,) = figures
        marked = panel.view.selected_span()
        is_here = marked is not None and panel.document is not None and panel.document.key == figure.article
        parts = parts_with(figure, *marked) if is_here else []
        self._do(lambda session, ids: split_figure(session, figure.id, parts or None), self._choose_new)

    def join(self) -> None:
        """Join the chosen figures, which stand beside each other, to one."""
        from reportedly.services.reviewing import join_figures

        self._do(join_figures, self._choose_new)

    def remove_added(self) -> None:
        """Take figures that a person added out again."""
        from reportedly.services.reviewing import remove_added

        self._do(remove_added)

    def _add(self, work: Callable[[], tuple[str, object]]) -> None:
        session = self._desk.project.session

        def done(found: tuple[str, object]) -> None:
            self._desk.shell.window.statusBar().clearMessage()
            if self._desk.project.session is session:
                choose_later(self._desk, [found[0]])

        self._desk.say("Reading the marked words...")
        # Not in turn: the first reading starts the worker processes, and verdicts must not wait for it.
        self._desk.call(work, done)

    def _choose_new(self, former: Collection[str], change: "ChangeSet") -> None:
        """Go on with the figures that took the place of others."""
        choose_later(self._desk, change.figures - frozenset(former))

    def _do(
        self,
        work: Callable[["ProjectSession", list[str]], "ChangeSet"],
        then: Callable[[list[str], "ChangeSet"], None] = lambda *_: None,
    ) -> None:
        """Do something to the chosen figures, in turn; the status line says which step it became."""
        ids = [figure.id for figure in chosen_figures(self._desk)]
        if ids:
            self._desk.change(lambda session: work(session, ids), lambda change: then(ids, change))

    def _keep_many(self, ids: list[str], field: str, text: str) -> None:
        self._desk.change(_edit_of(ids, field, text))

    def _go_back(self) -> None:
        """Put the focus where the keys of the review count."""
        panels = self._desk.panels
        (panels.review.queue if panels.is_reviewing else panels.table).setFocus(
            Qt.FocusReason.OtherFocusReason
        )


def _edit_of(ids: list[str], field: str, text: str) -> Callable[["ProjectSession"], object]:
    from reportedly.services.reviewing import edit, remark

    if field == "note":
        return lambda session: remark(session, ids, note=text)
    if field == "tags":
        return lambda session: remark(session, ids, tags=text.split(","))
    return lambda session: edit(session, ids, field, text)
