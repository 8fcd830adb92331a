"""Projects, adding, exporting, printing: the File menu."""

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu

from reportedly.gui.commands.adding import Adding
from reportedly.gui.commands.desk import Desk
from reportedly.gui.commands.export import ExportCommands
from reportedly.gui.commands.recent import RecentProjects
from reportedly.gui.commands.registry import Command, Submenu
from reportedly.gui.commands.safety import SafetyCommands

if TYPE_CHECKING:
    from reportedly.gui.commands.registry import Entry
    from reportedly.services.jobs import Runner
    from reportedly.services.session import ProjectSession

__all__ = ["FileCommands"]

_PROJECTS = "Reportedly projects (*.reportedly)"
_SUFFIX = ".reportedly"
Opener = Callable[[], "ProjectSession"]


class FileCommands:
    """Opens and saves projects and adds articles to them.

    `attach` is called on the GUI thread with each project that was opened; it lets the former one go.
    `show_start` shows the start page, where no project could be opened.
    """

    def __init__(
        self,
        desk: Desk,
        attach: Callable[["ProjectSession"], None],
        show_start: Callable[[], None],
        make_runner: "Callable[[int], Runner] | None" = None,
    ) -> None:
        self._desk, self._attach, self._show_start = desk, attach, show_start
        self._settings = desk.shell.settings
        self._waiting: list[Callable[[ProjectSession], None]] = []  # for a project to be made or opened
        self.adding = Adding(desk, self.with_session, make_runner)
        self.exports = ExportCommands(desk)
        self.recent = RecentProjects(desk.shell.settings, desk.call_in_turn, desk.shell.window)
        self.safety = SafetyCommands(desk, attach, self.save_as, self._folder)
        self.recent.changed.connect(lambda: self.safety.offer_recovery(self.recent.untitled, self.open_path))

    def table(self) -> "list[Entry]":
        """Give the commands of the File menu."""
        key = QKeySequence.StandardKey
        return [
            Command("file.new", "New project", "File:1", self.new_project, "file", key.New),
            Command("file.open", "Open...", "File:1", self.open_dialog, "folder", key.Open),
            Submenu("file.recent", "Open recent", "File:1", self.fill_recent),
            Command("file.save", "Save", "File:1", self.save, "", key.Save, "has_project"),
            Command("file.save_as", "Save as...", "File:1", self.save_as, "", key.SaveAs, "has_project"),
            *self.safety.table(),
            Command("file.add", "Add articles...", "File:2", self.add_dialog, "add", "Ctrl+Shift+O"),
            Command("file.add_folder", "Add folder...", "File:2", self.add_folder, "folder"),
            Command("file.paste", "Paste text", "File:2", self.paste, "paste", "Ctrl+Shift+V"),
            Command(
                "file.original", "Open original", "File:2", self.open_original, "file", "", "has_original"
            ),
            *self.exports.table(),
            Command("file.quit", "Quit", "File:5", self._desk.shell.window.close, "", key.Quit or "Ctrl+Q"),
        ]

    # Projects

    def with_session(self, use: Callable[["ProjectSession"], None]) -> None:
        """Call `use` with the open project; without one, an untitled project is made first.

        One that is being opened is waited for, and all that wait get the same one.
        """
        session = self._desk.project.session
        if session is not None:
            use(session)
            return
        self._waiting.append(use)
        if len(self._waiting) == 1:
            self._desk.call_in_turn(lambda: None, lambda _: self._serve(), self._on_failed)

    def _serve(self) -> None:
        """Give the open project to those who wait for one; make one where none was opened meanwhile."""
        session = self._desk.project.session
        if session is None:
            self._desk.open(_create, self._attach_and_serve, self._on_none_made)
            return
        waiting, self._waiting = self._waiting, []
        for use in waiting:
            use(session)

    def _attach_and_serve(self, made: "ProjectSession") -> None:
        self._attach(made)
        self._serve()

    def _on_none_made(self, error: BaseException) -> None:
        self._waiting.clear()
        self._on_failed(error)

    def new_project(self) -> None:
        """Start an untitled project."""
        self._desk.open(_create, self._attach, self._on_failed)

    def open_dialog(self) -> None:
        """Ask for a project and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._desk.shell.window, "Open a project", self._folder(), f"{_PROJECTS};;All files (*)"
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Open a project file."""

        def opened(session: "ProjectSession") -> None:
            if not session.is_untitled:  # those are listed as long as they are there
                self._remember(path)
            self._attach(session)

        present = self._desk.project.session
        if present is not None and present.path == path.absolute():
            return
        self._desk.open(lambda: _open(path), opened, lambda error: self._on_unopened(path, error))

    def open_sample(self) -> None:
        """Open the sample project, with its shipped figures."""
        self._desk.open(_open_sample, self._attach, self._on_failed)

    def save(self) -> None:
        """Give an untitled project a name; any other is saved at every change, which is said."""
        session = self._desk.project.session
        if session is not None and session.is_untitled:
            self.save_as()
        elif session is not None:
            self._desk.say(f"{session.path.name} is saved at every change.")

    def save_as(self) -> None:
        """Ask for a name and move the project there."""
        session = self._desk.project.session
        if session is None:
            return
        name = "Untitled" if session.is_untitled else session.name
        chosen, _ = QFileDialog.getSaveFileName(
            self._desk.shell.window,
            "Save the project as",
            str(Path(self._folder()) / f"{name}{_SUFFIX}"),
            _PROJECTS,
        )
        if not chosen:
            return
        path = Path(chosen) if chosen.endswith(_SUFFIX) else Path(chosen + _SUFFIX)

        def saved(_: object) -> None:
            self._remember(path)
            if self._desk.project.session is session:
                self._desk.project.refreshed.emit()
                self._desk.project.saved.emit()
            self._desk.say(f"Saved as {path.name}.")

        self._desk.keep(lambda: session.save_as(path), saved)

    def fill_recent(self, menu: QMenu) -> None:
        """Put the recent projects into their menu."""
        session = self._desk.project.session
        self.recent.fill(menu, self.open_path, None if session is None else session.path)

    # Articles

    def add_dialog(self) -> None:
        """Ask for files and add them."""
        from reportedly.reading import readable_suffixes

        patterns = " ".join(f"*{suffix}" for suffix in sorted(readable_suffixes()))
        names, _ = QFileDialog.getOpenFileNames(
            self._desk.shell.window, "Add articles", self._folder(), f"Articles ({patterns});;All files (*)"
        )
        if names:
            self._settings.set("last_folder", str(Path(names[0]).parent))
            self.adding.add_paths(names)

    def add_folder(self) -> None:
        """Ask for a folder and add what is in it."""
        name = QFileDialog.getExistingDirectory(self._desk.shell.window, "Add a folder", self._folder())
        if name:
            self._settings.set("last_folder", name)
            self.adding.add_paths([name])

    def paste(self) -> None:
        """Add what is on the clipboard: files, or a text as one article."""
        data = QGuiApplication.clipboard().mimeData()
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        if paths:
            self.adding.add_paths(paths)
        else:
            self.adding.add_text(data.text())

    def open_original(self) -> None:
        """Open the file or the address that the chosen article came from."""
        article = self._desk.project.documents.article(self._desk.shell.selection.article)
        if article is None:
            return
        is_there = bool(article.path) and Path(article.path).exists() and not _is_seed(article.path)
        if is_there:
            self._open_outside(QUrl.fromLocalFile(article.path), Path(article.path).name)
        elif article.url:
            self._open_outside(QUrl(article.url), article.url)
        else:
            name = escape(Path(article.path or article.key).name)
            self._desk.shell.banner.show_message(
                f"<b>{name} is no longer there.</b> The copy in the project is kept.", tone="warn"
            )

    def _open_outside(self, url: QUrl, name: str) -> None:
        """Hand a file or an address to the system; where nothing takes it, offer to copy it."""
        if QDesktopServices.openUrl(url):
            return
        words = url.toLocalFile() if url.isLocalFile() else url.toString()
        self._desk.shell.banner.show_message(
            f"<b>{escape(name)} could not be opened.</b> The system names no program for it.",
            tone="warn",
            actions=(
                (
                    "Copy path" if url.isLocalFile() else "Copy address",
                    lambda: QGuiApplication.clipboard().setText(words),
                ),
            ),
        )

    def _on_unopened(self, path: Path, error: BaseException) -> None:
        """Say why a project cannot be opened, and offer what can be."""
        if self._desk.project.session is None:
            self._show_start()
        if not self.safety.explain_unopened(path, error):
            self._desk.show_error(error)

    def _on_failed(self, error: BaseException) -> None:
        """Say why a project cannot be opened, on the start page where there is no other."""
        if self._desk.project.session is None:
            self._show_start()
        self._desk.show_error(error)

    def _folder(self) -> str:
        folder = self._settings.text("last_folder")
        return folder if folder and Path(folder).is_dir() else str(Path.home())

    def _remember(self, path: Path) -> None:
        self._settings.add_recent_file(path)
        self._settings.set("last_folder", str(path.parent))


def _create() -> "ProjectSession":
    from reportedly.services.kept_names import new_project

    return new_project()


def _open(path: Path) -> "ProjectSession":
    from reportedly.services.session import ProjectSession

    return ProjectSession.open(path)


def _open_sample() -> "ProjectSession":
    from reportedly.services.sample import open_sample

    return open_sample()


def _is_seed(path: str) -> bool:
    """Tell whether an article belongs to the sample: its original is the report it is based on."""
    from reportedly.assets import seeds_folder

    return Path(path).is_relative_to(seeds_folder())
