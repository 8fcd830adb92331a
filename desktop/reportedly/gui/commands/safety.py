"""What keeps a person's work safe: copies, snapshots, and what befalls the file, said in a banner."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMenu

from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.recent import when_in_words
from reportedly.gui.commands.registry import Command, Submenu
from reportedly.model.errors import ReportedlyError

if TYPE_CHECKING:
    from reportedly.gui.commands.registry import Entry
    from reportedly.services.session import ProjectSession
    from reportedly.services.snapshots import Snapshot
    from reportedly.services.untitled import UntitledProject

__all__ = ["SafetyCommands"]

_LOOK_MS = 5000  # how often the file is looked for while nothing is changed
_PROJECTS = "Reportedly projects (*.reportedly)"
_SUFFIX = ".reportedly"
_MEGABYTE = 1_000_000
_OPENABLE_AS_COPY = ("R304",)  # open elsewhere: the person may want to close it there instead
_MENDED_BY_SNAPSHOT = ("R301", "R306")


class SafetyCommands(QObject):
    """Watches over the open project; `attach` shows another one, `save_as` and `folder` are those of the File menu."""

    _troubled = Signal(object, object)  # the project, what befell it
    _taken = Signal()

    def __init__(
        self,
        desk: Desk,
        attach: "Callable[[ProjectSession], None]",
        save_as: Callable[[], None],
        folder: Callable[[], str],
    ) -> None:
        super().__init__(desk.shell.window)
        self._desk, self._attach, self._save_as, self._folder = desk, attach, save_as, folder
        self._snapshots: Sequence[Snapshot] = ()
        self._ends: list[Callable[[], None]] = []
        self._has_offered = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._troubled.connect(self._on_trouble)
        self._taken.connect(self._list_snapshots)

    def table(self) -> "list[Entry]":
        """Give the entries of the File menu."""
        return [
            Command("file.save_copy", "Save a copy...", "File:1", self.save_copy, "", "", "has_project"),
            Submenu("file.snapshots", "Snapshots", "File:1", self.fill_snapshots),
        ]

    # The open project

    def attach(self, session: "ProjectSession") -> None:
        """Watch over a project that was opened."""
        from reportedly.services.snapshots import SnapshotKeeper

        self._snapshots = ()
        keeper = SnapshotKeeper(session, on_taken=self._taken.emit)
        self._ends = [keeper.close, session.subscribe_to_troubles(partial(self._troubled.emit, session))]
        self._timer.start()
        self._list_snapshots()
        if session.was_left_open and not session.is_pristine:
            self._say_recovered(session)

    def let_go(self) -> Callable[[], None]:
        """Watch no longer; what is given ends the rest, off the GUI thread, before the project is closed."""
        self._timer.stop()
        ends, self._ends = self._ends, []

        def end() -> None:
            for one in ends:
                one()

        return end

    def _look(self) -> None:
        session = self._desk.project.session
        if session is not None:
            self._desk.shell.runner.call(
                session.check_file, lambda _: None, partial(self._on_trouble, session)
            )

    def _on_trouble(self, session: object, error: BaseException) -> None:
        """Say what befell the file, and offer to save the project under a name."""
        if self._desk.project.session is not session:
            return  # it was let go meanwhile
        if not isinstance(error, ReportedlyError) or error.code not in ("R332", "R333"):
            self._desk.show_error(error)
            return
        self._timer.stop() if error.code == "R333" else self._timer.start()
        self._desk.project.refreshed.emit()  # its name is another one
        self._desk.shell.banner.show_message(
            f"<b>{escape(error.message)}</b> {escape(error.remedy)}",
            tone="bad",
            actions=(("Save as...", self._save_as),),
        )

    def _say_recovered(self, session: "ProjectSession") -> None:
        def said(changed: datetime | None) -> None:
            if self._desk.project.session is session:
                last = "" if changed is None else f"; last change {when_in_words(changed)}"
                self._desk.shell.banner.show_message(
                    f"<b>Recovered after a crash.</b> Nothing was lost{last}.", tone="plain"
                )

        def last_change() -> datetime | None:
            steps = session.history()
            return steps[-1].made_at.astimezone() if steps else None

        self._desk.call(last_change, said)

    # Copies and snapshots

    def save_copy(self) -> None:
        """Ask for a name and write a copy there; the project that is open stays."""
        session = self._desk.project.session
        if session is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self._desk.shell.window,
            "Save a copy",
            str(Path(self._folder()) / f"{session.name} copy{_SUFFIX}"),
            _PROJECTS,
        )
        if not chosen:
            return
        path = Path(chosen) if chosen.endswith(_SUFFIX) else Path(chosen + _SUFFIX)

        def save() -> None:
            from reportedly.services.project_copies import save_copy

            save_copy(session, path)

        self._desk.keep(save, lambda _: self._desk.say(f"Copy saved as {path.name}."))

    def fill_snapshots(self, menu: QMenu) -> None:
        """Put the snapshots of the project into their menu, the latest first."""
        for snapshot in self._snapshots:
            size = f"{max(snapshot.size / _MEGABYTE, 0.1):.1f} MB"
            action = menu.addAction(f"{when_in_words(snapshot.taken_at)}    {size}")
            action.triggered.connect(lambda _=False, snapshot=snapshot: self.open_snapshot(snapshot))
        if not self._snapshots:
            menu.addAction("No snapshots").setEnabled(False)
            return
        menu.addSeparator()
        menu.addAction("Remove all snapshots of this project...").triggered.connect(self._ask_to_remove)

    def open_snapshot(self, snapshot: "Snapshot") -> None:
        """Open a project as it was, as a copy beside what is there now."""
        from reportedly.services.snapshots import open_snapshot

        def opened(session: "ProjectSession") -> None:
            self._attach(session)
            self._desk.shell.banner.show_message(
                f"<b>{escape(snapshot.name)} as it was {when_in_words(snapshot.taken_at)}.</b>"
                " It is a copy; the project itself is as you left it.",
                actions=(("Save as...", self._save_as),),
            )

        self._desk.open(lambda: open_snapshot(snapshot), opened)

    def _list_snapshots(self) -> None:
        session = self._desk.project.session
        if session is None:
            return
        from reportedly.services.snapshots import list_snapshots

        def take(found: "Sequence[Snapshot]") -> None:
            if self._desk.project.session is session:
                self._snapshots = found

        self._desk.read("snapshots", lambda: list_snapshots(session), take)

    def _ask_to_remove(self) -> None:
        from reportedly.gui.dialogs.remove_snapshots import RemoveSnapshotsDialog

        shell, found = self._desk.shell, self._snapshots
        dialog = RemoveSnapshotsDialog(
            shell.window, shell.theme, count=len(found), oldest=when_in_words(found[-1].taken_at)
        )
        dialog.accepted.connect(self._remove_snapshots)
        dialog.open()

    def _remove_snapshots(self) -> None:
        session = self._desk.project.session
        if session is None:
            return
        from reportedly.services.snapshots import remove_snapshots

        self._desk.call(lambda: remove_snapshots(session), lambda _: self._list_snapshots())

    # What cannot be opened, and what was left open

    def explain_unopened(self, path: Path, error: BaseException) -> bool:
        """Open a copy of what is read-only, and offer one of what is open elsewhere or gone; True when it was said."""
        if not isinstance(error, ReportedlyError):
            return False
        if error.code == "R331":
            self._open_copy(path, f"<b>{escape(error.message)}</b> This is a copy of it.")
            return True
        if error.code in _OPENABLE_AS_COPY:
            words = f"<b>{escape(path.name)} is open in another window.</b> This is a copy of it."
            self._offer(error, "Open a copy", lambda: self._open_copy(path, words))
            return True
        if error.code in _MENDED_BY_SNAPSHOT:
            self._offer_snapshot(path, error)
            return True
        return False

    def offer_recovery(self, found: "Sequence[UntitledProject]", open_path: Callable[[Path], None]) -> None:
        """Offer, once after the start, the untitled project that was open when the program was killed."""
        left = [one for one in found if one.was_left_open]
        if self._has_offered or not left:
            self._has_offered = True
            return
        self._has_offered = True
        one = left[0]
        noun = "article" if one.articles == 1 else "articles"
        others = f" {len(left) - 1:,} more in Open recent." if len(left) > 1 else ""
        self._desk.shell.banner.show_message(
            f"<b>{escape(one.name)}, {one.articles:,} {noun}, was open when the program ended.</b>"
            f" Nothing was lost; last change {when_in_words(one.changed)}.{others}",
            tone="warn",
            actions=(("Open it", lambda: open_path(one.path)),),
        )

    def _open_copy(self, path: Path, words: str) -> None:
        from reportedly.services.project_copies import open_copy

        def opened(session: "ProjectSession") -> None:
            self._attach(session)
            self._desk.shell.banner.show_message(
                f"{words} Save as gives it a name of its own.",
                tone="warn",
                actions=(("Save as...", self._save_as),),
            )

        self._desk.open(lambda: open_copy(path), opened)

    def _offer_snapshot(self, path: Path, error: ReportedlyError) -> None:
        from reportedly.services.snapshots import snapshots_named

        def offer(found: "Sequence[Snapshot]") -> None:
            if found:
                words = f"Open snapshot of {when_in_words(found[0].taken_at)}"
                self._offer(error, words, lambda: self.open_snapshot(found[0]))
            else:
                self._desk.show_error(error)

        self._desk.call(lambda: snapshots_named(path.name.removesuffix(_SUFFIX)), offer)

    def _offer(self, error: ReportedlyError, title: str, run: Callable[[], None]) -> None:
        html = f"<b>{escape(error.message)}</b> {escape(error.remedy)}"
        self._desk.shell.banner.show_message(html, tone="bad", actions=((title, run),))
