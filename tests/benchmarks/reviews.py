"""Review 50 figures by key events in a real window, and print as JSON what each costs.

    reviews.py PROJECT

For each figure: the work of the window's thread from the key until nothing is left to paint, and how long it takes
until its verdict has been written, read back and painted. The next key comes as soon as that has happened.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reportedly.gui.app import create_window, name_application
from reportedly.gui.main_window import MainWindow
from reportedly.gui.shell.theme import Theme
from reportedly.model.figure import Review
from reportedly.services.jobs import InlineRunner
from reportedly.services.settings import Settings

FIGURES = 50
KEYS = ((Qt.Key.Key_A, Review.ACCEPTED), (Qt.Key.Key_X, Review.REJECTED), (Qt.Key.Key_U, Review.UNDECIDED))
PATIENCE_S = 60.0
SETTLED_S = 2.0
IDLE_S = 0.0001  # a look at an empty queue of events is the work of this benchmark
QUIET_S = 0.15  # the delays of the window (following measure, names, state) are over


class Worked:
    """The time that the window's thread is at work (of the processor), while others are waited for."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.busy_s = self.longest_s = 0.0

    def until(self, is_done: Callable[[], bool], *, patience_s: float = PATIENCE_S) -> None:
        """Let the window work until something holds."""
        end = time.perf_counter() + patience_s
        while not is_done():
            if time.perf_counter() > end:
                raise SystemExit("gave up waiting for the window")
            self.turn()
            time.sleep(0.0005)

    def turn(self) -> None:
        """Let the window do what waits for it now."""
        began = time.thread_time()
        self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        took = time.thread_time() - began
        if took > IDLE_S:
            self.add(took)

    def add(self, seconds: float) -> None:
        self.busy_s += seconds
        self.longest_s = max(self.longest_s, seconds)

    def wait(self, seconds: float) -> None:
        """Let the window work for a while."""
        end = time.perf_counter() + seconds
        self.until(lambda: time.perf_counter() > end)


def opened(app: QApplication, path: Path, home: Path) -> MainWindow:
    """Open a window with a project, and wait until all is shown."""
    window = create_window(Theme(app, mode="light"), Settings(home / "settings.toml"))
    window._make_runner = lambda workers: (
        InlineRunner()
    )  # no article is read here, and starting workers takes time
    window.resize(1600, 1000)
    window.show()
    worked = Worked(app)
    worked.until(lambda: window.desk is not None)
    window.desk.files.open_path(path)
    worked.until(lambda: window.desk.project.figures.rowCount() > 0)
    window.activateWindow()
    worked.wait(SETTLED_S)
    return window


def review(app: QApplication, window: MainWindow) -> dict[str, float]:
    """Go through the first figures with A, X and U, in the review."""
    window.desk.commands.action("figures.review").trigger()
    panels, figures = window.desk.panels, window.desk.project.figures
    Worked(app).wait(SETTLED_S)
    busy, shown, longest = [], [], []
    for number in range(FIGURES):
        key, verdict = KEYS[number % len(KEYS)]
        current = window.selection.current
        worked, began, work_began = Worked(app), time.perf_counter(), time.thread_time()
        QTest.keyClick(panels.review.queue, key)
        worked.add(time.thread_time() - work_began)
        worked.until(lambda current=current, verdict=verdict: figures.figure(current).review is verdict)
        worked.turn()
        shown.append(time.perf_counter() - began)
        worked.wait(QUIET_S)
        busy.append(worked.busy_s)
        longest.append(worked.longest_s)
        if window.selection.current == current:
            raise SystemExit("the next figure did not become current")
    return {
        "busy_ms": 1000 * statistics.median(busy), "busy_worst_ms": 1000 * max(busy),
        "stall_worst_ms": 1000 * max(longest),
        "shown_ms": 1000 * statistics.median(shown), "shown_worst_ms": 1000 * max(shown),
    }  # fmt: skip


def main() -> None:
    path = Path(sys.argv[1])
    app = QApplication(sys.argv[:1])
    name_application()
    window = opened(app, path, path.parent)
    answer = review(app, window)
    window.close()
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
