"""Windows that are closed and started again, as a person does it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from reportedly.gui.app import name_application
from reportedly.gui.main_window import MainWindow
from reportedly.gui.shell.theme import Theme
from reportedly.services.jobs import InlineRunner
from reportedly.services.settings import Settings

__all__ = ["load", "settings_in", "started"]


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
    qtbot.wait(100)
