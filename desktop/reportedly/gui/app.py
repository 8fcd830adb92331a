"""Starts the window: the composition root.

Before the first paint only Qt, the standard library and our light modules are imported; numpy, the panels
and the project come right after it, the chart's library in a turn of its own, the worker processes last.
"""

import argparse
import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from reportedly import __version__
from reportedly.assets import resource
from reportedly.gui.main_window import MainWindow
from reportedly.gui.shell.clipboard import leave_plain_text
from reportedly.gui.shell.crash import CrashHook
from reportedly.gui.shell.quick_imports import leave_sources_unread
from reportedly.gui.shell.theme import Theme
from reportedly.services.settings import Settings

__all__ = ["create_window", "run"]

_SWITCH_S = 0.0005
_WARM_UP_MS = 1200  # after the window is filled: the first seconds belong to the user
_PICTURE_MS = 200  # after the window is filled


def run(argv: Sequence[str]) -> int:
    """Open the window with these files, or with the sample, and give the exit code."""
    options = _parser().parse_args(list(argv))
    # A thread that reads the project lets go of the interpreter each half millisecond, not each 5 ms: the
    # window's thread asks for it hundreds of times while it paints.
    sys.setswitchinterval(_SWITCH_S)
    leave_sources_unread()
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    name_application()
    settings = Settings()
    theme = Theme(app, mode=settings.text("theme"), text_scale=settings.number("text_scale"))
    window = create_window(theme, settings, files=options.files, sample=options.sample)
    hook = CrashHook(window.show_crash)
    hook.install()
    _let_ctrl_c_quit(app)
    window.fill_small_screen()
    window.show()
    try:
        return app.exec()
    finally:
        hook.uninstall()
        leave_plain_text(app.clipboard())


def name_application() -> None:
    """Tell Qt who we are: where window geometry is kept, and which desktop file belongs to the window."""
    QCoreApplication.setOrganizationName("reportedly")
    QCoreApplication.setApplicationName("reportedly")
    QCoreApplication.setApplicationVersion(__version__)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setApplicationDisplayName("Reportedly")
        app.setDesktopFileName("reportedly")
        app.setWindowIcon(QIcon(str(resource("reportedly.svg"))))


def create_window(
    theme: Theme, settings: Settings, *, files: Sequence[str] = (), sample: bool = False
) -> MainWindow:
    """Make the window; after its first paint it fills itself."""
    window = MainWindow(theme, settings, sample_line="North Korean troops in Russia, 2024")
    last = settings.text("last_project")
    window.prepare_for(is_project_coming=bool(files) or sample or bool(last and os.path.exists(last)))

    def fill() -> None:
        window.open_desk()
        if window.desk is not None:
            window.desk.open_start(files=files, sample=sample)
            _later(window, _WARM_UP_MS, window.desk.files.adding.warm_up)
            picture = _later(window, _PICTURE_MS, lambda: _draw_picture(window))
            window.welcome.shown.connect(picture.start)

    window.first_painted.connect(fill)
    return window


def _later(window: MainWindow, wait_ms: int, work: Callable[[], None]) -> QTimer:
    """Do something when the window rests; who closes it at once wants no workers."""
    timer = QTimer(window, singleShot=True, interval=wait_ms)
    timer.timeout.connect(work)
    window.closed.connect(timer.stop)
    timer.start()
    return timer


def _draw_picture(window: MainWindow) -> None:
    """Draw the chart at the foot of the start page, where that is seen."""
    page = window.welcome
    if window.desk is not None and page.isVisible() and not page.picture.has_chart:
        from reportedly.gui.views.start_picture import sample_picture

        window.desk.desk.call(sample_picture, lambda made: page.picture.set_chart(*made))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="reportedly", description="Open the window.")
    parser.add_argument("files", nargs="*", metavar="FILES", help="articles, folders or one project to open")
    parser.add_argument("--sample", action="store_true", help="open the sample project")
    return parser


def _let_ctrl_c_quit(app: QApplication) -> None:
    """Let Ctrl+C in the terminal close the window: Python sees signals only while it runs."""
    signal.signal(signal.SIGINT, lambda *_: app.closeAllWindows())
    timer = QTimer(app)
    timer.timeout.connect(lambda: None)
    timer.start(500)
