"""Windows that are closed and started again, as a person does it."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from reportedly.gui.app import name_application
from reportedly.gui.commands import desk as _saying
from reportedly.gui.main_window import MainWindow
from reportedly.gui.shell import notifier as _telling
from reportedly.gui.shell.theme import Theme
from reportedly.model.progress import Progress
from reportedly.services.jobs import InlineRunner
from reportedly.services.settings import Settings

__all__ = [
    "begin_to_read",
    "load",
    "reading",
    "settings_in",
    "show_sample",
    "started",
    "table_of",
    "until_answered",
    "until_quiet",
    "until_still",
]

_PUT_OFF_MS = 500  # a pause after a person did something; what comes later warms up or keeps
_LAYING_OUT_MS = 100

# What the window says for some seconds it says here until the end of the test: a slow machine reads it late.
_saying._SAID_MS = 3_600_000
_telling._SECOND_MS = 100_000


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
    qtbot.waitUntil(lambda: bool(window.desk.project.jobs.rows) and not adding.is_working)
    wanted = len(paths) if articles is None else articles
    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() >= wanted)
    until_answered(qtbot, window)


def show_sample(qtbot: QtBot, window: MainWindow) -> None:
    """Open the sample project and wait until its figures, its chart and its first article are in the window."""
    window.desk.commands.action("help.sample").trigger()
    panels = window.desk.panels
    qtbot.waitUntil(lambda: window.desk.project.figures.rowCount() > 0)
    qtbot.waitUntil(lambda: panels.chart.series is not None and panels.article.document is not None)


class _UntilCancelled(InlineRunner):
    """Reads nothing until it is cancelled: who looks while articles are read has all the time."""

    def run(
        self,
        work: Callable[..., Any],
        items: Sequence[Any],
        *,
        on_result: Callable[[int, Any], None],
        progress: Progress,
    ) -> None:
        while True:
            progress.raise_if_cancelled()
            time.sleep(0.01)


def begin_to_read(qtbot: QtBot, window: MainWindow, paths: Sequence[Path]) -> None:
    """Add files and wait until they are being read, which goes on until it is cancelled."""
    adding = window.desk.files.adding
    adding._make_runner = lambda workers: _UntilCancelled()
    adding.add_paths(paths)
    qtbot.waitUntil(lambda: adding.is_working)


def until_quiet(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until all that was begun has reached the window: what `until_answered` waits for, and what timers put off.

    For what must not happen: a fixed time proves nothing on a busy machine.
    """
    _until_rest(qtbot, lambda: not _is_working(window) and not _is_putting_off(window, _PUT_OFF_MS))


def until_answered(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until calls on threads, what follows from them, and changes have reached the window."""
    _until_rest(qtbot, lambda: not _is_working(window))


def until_still(qtbot: QtBot, *widgets: QWidget) -> None:
    """Wait until nothing in these moves any more: Qt lays out in turns of its own, and what follows comes after."""
    seen: list[object] = []

    def is_still() -> bool:
        parts = [part for one in widgets for part in (one, *one.findChildren(QWidget))]
        now = [(part.geometry().getRect(), part.isVisible()) for part in parts]
        has_moved = now != seen
        seen[:] = now
        return not has_moved and not any(_is_putting_off(one, _LAYING_OUT_MS) for one in widgets)

    _until_rest(qtbot, is_still)


def _until_rest(qtbot: QtBot, is_at_rest: Callable[[], bool]) -> None:
    """Wait until it is so for some turns of the event loop: an answer on its way begins the next call."""
    turns = 0

    def rests() -> bool:
        nonlocal turns
        turns = turns + 1 if is_at_rest() else 0
        return turns > 4

    qtbot.waitUntil(rests)


def _is_working(window: MainWindow) -> bool:
    runner, bridge = window.desk.shell.runner, window.desk.desk.bridge
    return bool(runner._pending or runner.jobs or bridge._timer.isActive())


def _is_putting_off(widget: QWidget, longest_ms: int) -> bool:
    """Tell whether something is to be done in a moment, at most this far off."""
    owners: list[QObject] = [widget]
    if isinstance(widget, MainWindow):
        owners += [widget.desk.project, widget.desk.desk.bridge]
    timers = [timer for owner in owners for timer in owner.findChildren(QTimer)]
    return any(one.isActive() and one.isSingleShot() and one.interval() <= longest_ms for one in timers)


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
