"""Saved filters: kept in the project under a name, used, renamed and removed; each change can be undone."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu

from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.registry import Command, Submenu
from reportedly.gui.views.filter_words import filter_words
from reportedly.model.changes import ChangeSet
from reportedly.model.formatting import sentence_case

if TYPE_CHECKING:
    from reportedly.gui.commands.registry import Entry
    from reportedly.services.filters import SavedFilter
    from reportedly.services.session import ProjectSession

__all__ = ["FilterCommands"]

_LONGEST_NAME = 60  # characters of the name that is suggested
_DIALOG = 30  # e


class FilterCommands:
    """Asks for names and tells the services; the filter bar shows what there is."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._saved: dict[str, SavedFilter] = {}
        self._read_of: ProjectSession | None = None
        bar = desk.panels.filter_bar
        bar.save_wanted.connect(self.save)
        bar.saved_chosen.connect(self.use)
        bar.rename_wanted.connect(self.rename)
        bar.remove_wanted.connect(self.remove)
        desk.bridge.changed.connect(self._on_changed)
        desk.project.refreshed.connect(self._on_refreshed)

    def table(self) -> "list[Entry]":
        """Give the entries of the Edit menu."""
        return [
            Command("edit.save_filter", "Save filter...", "Edit:2", self.save, "", "", "has_filter"),
            Submenu("edit.saved_filters", "Saved filters", "Edit:2", self._fill),
        ]

    def use(self, name: str) -> None:
        """Show what passes a saved filter, under the names that sources and series have now."""
        if name in self._saved:
            spec = self._desk.project.names.follow(self._saved[name].spec)
            self._desk.shell.selection.set_filter(spec)

    def save(self) -> None:
        """Ask for a name and keep the present filter under it."""
        from reportedly.services.filters import save_filter

        spec = self._desk.shell.selection.filter
        if spec and self._desk.project.session is not None:
            words = filter_words(spec, self._desk.project.name_of, joint=", ")
            now = next((name for name, saved in self._saved.items() if saved.spec == spec), "")
            suggested = now or sentence_case(words[:_LONGEST_NAME])
            self._ask(
                "Save filter",
                suggested,
                lambda name: self._desk.change(lambda session: save_filter(session, name, spec)),
            )

    def rename(self, name: str) -> None:
        """Ask for another name of a saved filter."""
        from reportedly.services.filters import rename_filter

        self._ask(
            "Rename filter",
            name,
            lambda new: self._desk.change(lambda session: rename_filter(session, name, new)),
        )

    def remove(self, name: str) -> None:
        """Forget a saved filter; undo brings it back."""
        from reportedly.services.filters import remove_filter

        self._desk.change(lambda session: remove_filter(session, name))

    def _ask(self, title: str, name: str, tell: object) -> None:
        dialog = QInputDialog(self._desk.shell.window)
        dialog.setWindowTitle(title)
        dialog.setLabelText("Name")
        dialog.setTextValue(name)
        dialog.setOkButtonText(title.split()[0])
        dialog.resize(self._desk.shell.theme.px(_DIALOG), dialog.sizeHint().height())
        dialog.textValueSelected.connect(tell)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        field = dialog.findChild(QLineEdit)
        if field is not None:
            field.setAccessibleName("Name")
            field.selectAll()

    def _fill(self, menu: QMenu) -> None:
        self._desk.panels.filter_bar.fill_saved(menu)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.settings or change.is_reset:
            self._read()

    def _on_refreshed(self) -> None:
        """Read the filters of a project that was opened."""
        if self._desk.project.session is not self._read_of:
            self._read()

    def _read(self) -> None:
        from reportedly.services.filters import saved_filters

        session = self._read_of = self._desk.project.session
        if session is None:
            return

        def show(found: "list[SavedFilter]") -> None:
            if self._desk.project.session is session:
                self._saved = {saved.name: saved for saved in found}
                self._desk.panels.filter_bar.set_saved(list(self._saved))

        self._desk.read("filters", lambda: saved_filters(session), show)
