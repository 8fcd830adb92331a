"""Undo, redo and the history of the project; the status line says what was done, with Undo."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from reportedly.gui.commands.choosing import choose_later
from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.registry import Command, CommandTable
from reportedly.gui.models.history import done_words
from reportedly.gui.views.status_line import StatusLine
from reportedly.model.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportedly.gui.commands.registry import Entry
    from reportedly.model.changes import ChangeSet
    from reportedly.services.session import ProjectSession, Step

__all__ = ["HistoryCommands"]

_SECOND_REDO = QKeySequence("Ctrl+Y")  # beside the platform's own key


class HistoryCommands:
    """The first group of the Edit menu; titles name the action that is undone or done again."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._model = desk.project.history
        self._told: int | None = None  # the step whose Undo the status line offers
        self._known = 0  # the newest step that was there when the project was opened, or that was told of
        self._is_begun = False
        self._request = 0  # of the latest reading
        self._actions: dict[str, QAction] = {}
        self._status: StatusLine | None = None
        desk.panels.history.chosen.connect(self._go_to_row)

    def table(self) -> "list[Entry]":
        """Give the commands of the Edit menu."""
        key = QKeySequence.StandardKey
        return [
            Command("edit.undo", "Undo", "Edit:0", self.undo, "undo", key.Undo, "has_undo"),
            Command("edit.redo", "Redo", "Edit:0", self.redo, "redo", key.Redo, "has_redo"),
            Command("edit.history", "History", "Edit:0", self.show_history, "clock", "Ctrl+H", "has_project"),
        ]

    def connect(self, commands: CommandTable, status: StatusLine) -> None:
        """Take the actions whose titles follow the history, and the line that says what was done."""
        self._actions = {name: commands.action(f"edit.{name}") for name in ("undo", "redo")}
        self._status = status
        redo = self._actions["redo"]
        if _SECOND_REDO not in redo.shortcuts():
            redo.setShortcuts([*redo.shortcuts(), _SECOND_REDO])
        status.undo_wanted.connect(self.undo)
        self._name_actions()

    def begin(self) -> None:
        """Show the steps of the project that was opened: none of them was done just now."""
        self._is_begun = False
        self._model.set_steps(())
        self._clear()
        self._name_actions()
        self.refresh()

    def refresh(self) -> None:
        """Read the steps of a project that was just opened; later ones come with what they change."""
        session = self._desk.project.session
        if session is None:
            return
        self._request += 1
        request = self._request

        def take(steps: "Sequence[Step] | None") -> None:
            if steps is not None and request == self._request:
                self.take(steps)

        self._desk.call(lambda: _steps_of(session), take)

    def undo(self) -> None:
        """Take the latest step back."""
        self._step(_undo, "Undone")

    def redo(self) -> None:
        """Do again what was undone last."""
        self._step(_redo, "Done again")

    def show_history(self) -> None:
        """Open the panel of steps; put it away where the keyboard is in it."""
        panels = self._desk.panels
        (panels.hide_history if panels.history.list.hasFocus() else panels.show_history)()

    def take(self, steps: "Sequence[Step]") -> None:
        """Show the steps, and say what was done since they were read before, and what can no longer be redone."""
        self._request += 1  # a reading that is on its way is older
        undone = self._model.undone
        self._model.set_steps(steps)
        self._name_actions()
        title, newest = self._model.undo_title, self._model.newest
        is_new = self._is_begun and newest > self._known and title is not None
        if is_new and not self._desk.shell.context["is_working"]:
            self._told = newest
            if self._status is not None:
                gone = undone - self._model.undone
                dropped = f"; {gone:,} undone step{'s' if gone > 1 else ''} dropped" if gone > 0 else ""
                self._status.set_done(done_words(title or "") + dropped, can_undo=True)
        elif self._told is not None and self._told != self._model.latest:
            self._clear()  # its Undo would take back another step
        self._known = max(self._known, newest) if self._is_begun else newest
        self._is_begun = True

    def _go_to_row(self, row: int) -> None:
        if row != self._model.now:
            step = self._model.step_at(row)
            number = None if step is None else step.id
            self._desk.change(lambda session: _go_to(session, number))

    def _step(self, work: "Callable[[ProjectSession], tuple[Step | None, ChangeSet]]", words: str) -> None:
        """Take a step back or do it again; where other figures take the place of the current one, go on with these."""
        current = self._desk.shell.selection.current

        def done(answer: "tuple[Step | None, ChangeSet]") -> None:
            step, change = answer
            self._tell(step, words)
            known = self._desk.project.figures.figure
            coming = [name for name in change.figures if known(name) is None]
            if current in change.figures and coming:
                choose_later(self._desk, coming)

        self._desk.change(work, done)

    def _tell(self, step: "Step | None", words: str) -> None:
        self._told = None
        if step is not None and self._status is not None:
            self._status.set_done(f"{words}: {step.title}", can_undo=False)

    def _clear(self) -> None:
        self._told = None
        if self._status is not None:
            self._status.clear_done()

    def _name_actions(self) -> None:
        """Name the action that undo and redo stand for, in the menu and on the button."""
        titles = {"undo": self._model.undo_title, "redo": self._model.redo_title}
        self._desk.shell.context.update(
            has_undo=titles["undo"] is not None, has_redo=titles["redo"] is not None
        )
        for name, action in self._actions.items():
            verb, title = name.capitalize(), titles[name]
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            letter = action.text().partition("&")[2][:1]  # the one that opens it from the keyboard stays
            marked = verb.replace(letter, f"&{letter}", 1) if letter and letter in verb else verb
            action.setText(f"{marked} {title.replace('&', '&&')}" if title else marked)
            action.setToolTip(f"{verb} {title} ({keys})" if title else f"Nothing to {name} ({keys})")


# These run on a thread.


def _steps_of(session: "ProjectSession") -> "Sequence[Step] | None":
    try:
        return session.history()
    except Cancelled:
        return None  # the project was let go meanwhile


def _undo(session: "ProjectSession") -> "tuple[Step | None, ChangeSet]":
    return session.undo()


def _redo(session: "ProjectSession") -> "tuple[Step | None, ChangeSet]":
    return session.redo()


def _go_to(session: "ProjectSession", step: int | None) -> None:
    session.go_to(step)
