"""Corrections that a new reading could not place: told once, and listed until each is dealt with."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.file import FileCommands
from reportedly.gui.commands.registry import Command
from reportedly.gui.dialogs.unplaced import UnplacedDialog
from reportedly.gui.models.document_list import article_name
from reportedly.model.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import ModuleType

    from reportedly.gui.commands.registry import Entry
    from reportedly.services.session import ProjectSession
    from reportedly.services.unplaced import UnplacedCorrection

__all__ = ["UnplacedCommands"]

_LOOK_AFTER_MS = 400  # after the last change: who goes through figures fast is not kept waiting for it


class UnplacedCommands(QObject):
    """Looks after each change whether a correction has lost its figure."""

    def __init__(self, desk: Desk, files: FileCommands) -> None:
        super().__init__(desk.shell.window)
        self._desk, self._files = desk, files
        self._rows: Sequence[UnplacedCorrection] = ()
        self._told: frozenset[int] = frozenset()  # rows that the banner has told of
        self._message = ""  # of the banner
        self._dialog: UnplacedDialog | None = None
        self._timer = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._timer.timeout.connect(self._look)
        desk.bridge.changed.connect(lambda _: self._timer.start())

    def table(self) -> "list[Entry]":
        """Give the command of the Figures menu."""
        return [
            Command("figures.unplaced", "Unplaced corrections...", "Figures:6", self.open_list, "warning", "",
                    "has_unplaced"),
        ]  # fmt: skip

    def begin(self) -> None:
        """Look at the project that was opened."""
        self._take([])
        self._told = frozenset()
        if self._dialog is not None:
            self._dialog.close()
        self._timer.start()

    def end(self) -> None:
        """Look no more: the project is let go."""
        self._timer.stop()

    def open_list(self) -> None:
        """Open the list of corrections without a figure."""
        if self._desk.shell.banner.text == self._message:
            self._desk.shell.banner.dismiss()
        if self._dialog is None:
            shell = self._desk.shell
            dialog = UnplacedDialog(shell.theme, shell.window, self._name_of)
            dialog.finished.connect(self._on_closed)
            dialog.place_wanted.connect(self._place)
            dialog.keep_wanted.connect(self._keep)
            dialog.drop_wanted.connect(self._drop)
            dialog.shown.connect(lambda row: shell.selection.set_article(row.article))
            self._dialog = dialog
        self._fill()
        self._dialog.show()
        self._dialog.raise_()

    def _look(self) -> None:
        session = self._desk.project.session
        if session is not None:
            self._desk.read("unplaced", lambda: _find(session), lambda rows: self._on_found(session, rows))

    def _on_found(self, session: "ProjectSession", rows: "Sequence[UnplacedCorrection] | None") -> None:
        if rows is None or self._desk.project.session is not session:
            return
        self._take(rows)
        new = frozenset(row.id for row in rows) - self._told
        self._told = frozenset(row.id for row in rows)
        if new:
            count = len(rows)
            words = "1 correction has" if count == 1 else f"{count:,} corrections have"
            self._message = (
                f"<b>{words} no figure in the new reading.</b> Nothing is lost until it is dropped."
            )
            self._desk.shell.banner.show_message(
                self._message,
                tone="warn",
                actions=(("Show", self.open_list),),
            )

    def _take(self, rows: "Sequence[UnplacedCorrection]") -> None:
        self._rows = rows
        self._desk.shell.context.update(has_unplaced=bool(rows))
        self._fill()

    def _fill(self) -> None:
        if self._dialog is not None:
            figures = map(self._desk.project.figures.figure, {row.candidate or "" for row in self._rows})
            self._dialog.fill(self._rows, {one.id: one.text for one in figures if one is not None})

    def _name_of(self, key: str) -> str:
        article = self._desk.project.documents.article(key)
        return key if article is None else article_name(article)

    def _on_closed(self) -> None:
        self._dialog = None

    def _place(self, row: "UnplacedCorrection") -> None:
        self._do(lambda session: _services().place_again(session, row, row.candidate or ""))

    def _keep(self, row: "UnplacedCorrection") -> None:
        adding = self._files.adding
        self._do(lambda session: _services().keep_as_own(session, row, runner=adding.warm_runner()))

    def _drop(self, rows: "list[UnplacedCorrection]") -> None:
        self._do(lambda session: _services().drop_unplaced(session, rows))

    def _do(self, work: "Callable[[ProjectSession], Any]") -> None:
        self._desk.change(work, lambda _: self._look())


def _services() -> "ModuleType":
    """Import the services on the thread that needs them."""
    from reportedly.services import unplaced

    return unplaced


def _find(session: "ProjectSession") -> "Sequence[UnplacedCorrection] | None":
    try:
        found: Sequence[UnplacedCorrection] = _services().unplaced(session)
    except Cancelled:
        return None  # the project was let go meanwhile
    return found
