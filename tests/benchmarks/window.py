"""Drive the real window and print, as JSON, what a person would wait for.

    window.py start           seconds since 1970 of the first paint and of the filled sample, and the window's
                              processor time between the two
    window.py stall FOLDER    longest gap of a 10 ms timer while the articles of a folder are loaded
    window.py large PROJECT   longest gap after each of the things that people do, in a large project

The program itself has no hook for this: the driver watches Qt's events from outside.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QGraphicsView, QMainWindow, QPlainTextEdit, QTableView, QTextEdit

TICK_MS = 10
SETTLED_S = 3.0  # the worker processes have started, the chart has drawn its last label
GIVE_UP_S = 120


class FirstPaint(QObject):
    """Notes when a window is painted for the first time, and how much its thread had worked by then."""

    def __init__(self) -> None:
        super().__init__()
        self.at: float | None = None
        self.worked_s = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.at is None and event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            self.at, self.worked_s = time.time(), time.thread_time()
        return False


class Ticks:
    """Longest gap between two ticks of a timer, and how many were over 50 ms."""

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self.over_50_ms = 0
        self._last = time.perf_counter()

    def restart(self) -> None:
        self.__init__()

    def tick(self) -> None:
        now = time.perf_counter()
        gap_ms = 1000 * (now - self._last)
        self._last = now
        self.longest_ms = max(self.longest_ms, gap_ms)
        self.over_50_ms += gap_ms > 50


def window() -> QMainWindow:
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMainWindow))


def rows() -> int:
    return sum(view.model().rowCount() for view in tables())


@cache  # looking for the view at each tick would be a stall of its own
def tables() -> list[QTableView]:
    return [view for view in window().findChildren(QTableView) if view.model()]


def filled() -> dict[str, bool]:
    """Tell whether table, article and chart show the project."""
    texts = [*window().findChildren(QTextEdit), *window().findChildren(QPlainTextEdit)]
    charts = [view for view in window().findChildren(QGraphicsView) if view.isVisible() and view.scene()]
    return {
        "table": bool(window().findChildren(QTableView)) and rows() > 0,
        "article": any(text.isVisible() and len(text.toPlainText()) > 200 for text in texts),
        "chart": any(len(view.scene().items()) > 5 for view in charts),
    }


def is_filled() -> bool:
    return all(filled().values())


def drop(folder: Path) -> None:
    """Drop the files of a folder on the window, as a person would."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in sorted(folder.iterdir())])
    target = window()
    action, button, modifiers = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    place = QPoint(target.width() // 2, target.height() // 2)
    QApplication.sendEvent(target, QDragEnterEvent(place, action, mime, button, modifiers))
    QApplication.sendEvent(target, QDropEvent(place.toPointF(), action, mime, button, modifiers))


def measure_start(first_paint: FirstPaint) -> Callable[[], dict[str, float] | None]:
    def step() -> dict[str, float] | None:
        if first_paint.at is None or not is_filled():
            return None
        worked = time.thread_time() - first_paint.worked_s
        return {"painted": first_paint.at, "filled": time.time(), "worked": worked}

    return step


def measure_stall(folder: Path) -> Callable[[], dict[str, float] | None]:
    ticks = Ticks()
    began = time.perf_counter()
    expected = sum(1 for _ in folder.iterdir())
    state = {"dropped": 0.0, "rows": 0.0, "changed": 0.0}

    def step() -> dict[str, float] | None:
        now = time.perf_counter()
        ticks.tick()
        if not state["dropped"]:
            if is_filled() and now - began > SETTLED_S:
                state.update(dropped=now, rows=rows(), changed=now)
                drop(folder)
                ticks.restart()
            return None
        if rows() != state["rows"]:
            state.update(rows=rows(), changed=now)
        if state["changed"] == state["dropped"] or now - state["changed"] < SETTLED_S:
            return None
        return {
            "longest_ms": ticks.longest_ms,
            "over_50_ms": ticks.over_50_ms,
            "articles": expected,
            "seconds": state["changed"] - state["dropped"],
            "rows": state["rows"],
        }

    return step


def actions() -> list[tuple[str, Callable[[], object]]]:
    """Give what people do in a project: each is called once and left to settle."""
    main = window()
    chosen, project = main.selection, main.desk.project
    figures, measures = project.figures.figures, project.measure_tallies
    series = [next(iter(tally.values)) for tally in measures]
    return [
        ("choose a figure", lambda: chosen.choose(figures[1].id)),
        ("choose one of another article", lambda: chosen.choose(figures[len(figures) // 2].id)),
        ("filter by a word", lambda: chosen.set_filter(chosen.filter.with_text("troops"))),
        ("take the filter away", lambda: chosen.set_filter(chosen.filter.with_text(""))),
        ("sort by figure", lambda: project.figures.sort(2)),
        ("show another measure", lambda: chosen.set_measure(series[1])),
        ("show the first measure", lambda: chosen.set_measure(series[0])),
        ("select all rows", main.desk.panels.table.selectAll),
        ("make the window smaller", lambda: main.resize(1280, 800)),
        ("change to dark", lambda: main.theme.set_mode("dark")),
    ]


def measure_large() -> Callable[[], dict[str, float] | None]:
    ticks = Ticks()
    began = time.perf_counter()
    found: dict[str, float] = {}
    waiting: list[tuple[str, Callable[[], object]]] = []
    state = {"since": 0.0, "name": "opening"}

    def step() -> dict[str, float] | None:
        now = time.perf_counter()
        if not state["since"]:
            if not is_filled():
                if window().desk is not None:
                    ticks.tick()
                return None
            found["opened_s"] = now - began
            waiting.extend(actions())
            state["since"] = now
            return None
        ticks.tick()
        if now - state["since"] < SETTLED_S / 2:
            return None
        found[str(state["name"])] = ticks.longest_ms
        if not waiting:
            return found
        state["name"], act = waiting.pop(0)
        ticks.restart()
        state["since"] = now
        act()
        return None

    return step


def drive(
    step_of: Callable[[FirstPaint], Callable[[], dict[str, float] | None]],
    arguments: Sequence[str] = ("--sample",),
) -> None:
    first_paint = FirstPaint()
    original = QApplication.exec
    kept: list[QObject] = []

    def watched_exec(*_: object) -> int:
        application = QApplication.instance()
        application.installEventFilter(first_paint)
        began = time.perf_counter()
        step = step_of(first_paint)
        timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)
        kept.append(timer)

        def on_tick() -> None:
            answer = step()
            if answer is None and time.perf_counter() - began > GIVE_UP_S:
                timer.stop()
                sys.exit(f"gave up after {GIVE_UP_S} s; painted: {first_paint.at}, filled: {filled()}")
            if answer is not None:
                timer.stop()
                print(json.dumps(answer), flush=True)
                window().close()
                application.quit()

        timer.timeout.connect(on_tick)
        timer.start()
        return original()

    QApplication.exec = watched_exec
    from reportedly.gui.app import run

    run(list(arguments))


if __name__ == "__main__":
    if sys.argv[1] == "start":
        drive(measure_start)
    elif sys.argv[1] == "large":
        drive(lambda _: measure_large(), sys.argv[2:3])
    else:
        drive(lambda _: measure_stall(Path(sys.argv[2])))
