"""Windows that are closed and started again, as a person does it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from reportedly.gui.app import name_application
from reportedly.gui.main_window import MainWindow
from reportedly.gui.shell.theme import Theme
from reportedly.services.jobs import InlineRunner
from reportedly.services.settings import Settings

__all__ = ["load", "reading", "settings_in", "started", "table_of", "until_quiet"]


def settings_in(folder: Path) -> Settings:
    """Keep QSettings and our settings inside a test's own folder; give ours, as they are at the first start."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder / "qt"))
    name_application()
    QSettings().clear()
    return Settings(folder / "settings.toml")


@contextmanager
def started(theme: Theme, settings: Settings, files: Sequence[str] = ()) -> Iterator[MainWindow]:
    """Give a window as it starts; it is closed at the end."""
    window = MainWindow(theme, settings, make_runner=lambda workers: InlineRunner())
    window.resize(1600, 1000)
    window.prepare_for(is_project_coming=bool(files))
    window.show()
    window.open_desk()
    window.desk.open_start(files=files, sample=False)
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()


def load(qtbot: QtBot, window: MainWindow, paths: Sequence[Path], *, articles: int | None = None) -> None:
    """Add files and wait until they are shown; `articles` is how many are there then."""
    adding = window.desk.files.adding
    adding.add_paths(paths)
    qtbot.waitUntil(lambda: bool(window.desk.project.jobs.rows) and not adding.is_working, timeout=30_000)
    wanted = len(paths) if articles is None else articles
    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() >= wanted, timeout=10_000)
    until_quiet(qtbot, window)


def until_quiet(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until all that was begun has reached the window: calls on threads, what follows from them, and changes.

    For what must not happen: a fixed time proves nothing on a busy machine.
    """
    runner, bridge = window.desk.shell.runner, window.desk.desk.bridge
    quiet_turns = 0

    def is_quiet() -> bool:
        nonlocal quiet_turns
        is_busy = runner._pending or runner.jobs or bridge._timer.isActive()
        quiet_turns = 0 if is_busy else quiet_turns + 1
        return quiet_turns > 3  # an answer on its way begins the next call

    qtbot.waitUntil(is_quiet, timeout=20_000)


@contextmanager
def reading(qtbot: QtBot, theme: Theme, settings: Settings, article: Path) -> Iterator[MainWindow]:
    """Give an active window with one article that was read; its first figure is current, the table has the focus."""
    with started(theme, settings) as window:
        load(qtbot, window, [article])
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        panels = window.desk.panels
        qtbot.waitUntil(lambda: panels.article.document is not None)
        window.selection.choose(window.desk.project.figures.figures[0].id)
        panels.table.setFocus()
        yield window


def table_of(window: MainWindow, view: str) -> QTableView:
    """Give the table of a comparing view by the view's name."""
    panels = window.desk.panels
    return {
        "side_by_side": panels.side_by_side.rows,
        "matrix": panels.matrix.cells,
        "echo": panels.echo.cards,
        "ledger": panels.ledger.rows,
    }[view]
