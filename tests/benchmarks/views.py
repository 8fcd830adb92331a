"""Step the as-of slider and change the filter with each view open, and print as JSON what that costs the window.

    views.py PROJECT

A step is one key on the slider, a filter one source less. Of each: the work of the window's thread until the view that
is shown has been painted for the last time ("painted"), that of all threads by then (the thread that answers the view
is one), the window's work until it rests ("all"; the lists count after a pause), and its longest piece, which is what a
person feels as a stall. All is processor time, in milliseconds: others may work beside it. What the views rest on is
found in a process of its own and is measured elsewhere; of many figures nothing is found here, so that each step is
answered, and Echo, which shows nothing else, is left out. To look at an empty queue of events while the thread works
is no work of the window, and is not counted.
"""

import json
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from reviews import Worked, opened

from reportedly.gui.app import name_application
from reportedly.gui.main_window import MainWindow
from reportedly.model.figure import Figure
from reportedly.model.filter import FilterSpec, voice_of
from reportedly.services.fact_finding import FactFinder, Found

VIEWS = ("over_time", "side_by_side", "matrix", "who_denies", "echo", "ledger")
STEPS = 8
SETTLED_S, REST_S, DONE_S = 1.0, 0.4, 0.2
ANSWERED_S = 60.0  # the longest that a thread may take to answer for 10,000 figures
MANY = 2_000  # figures
_FIND = FactFinder.find


class Painted(QObject):
    """Notes that a part of a page was painted."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page, self.is_new = page, False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.is_new |= watched is self._page or self._page.isAncestorOf(watched)
        return False


class Seen(Worked):
    """Knows how much the window's thread and all threads had worked when a page was painted for the last time."""

    def __init__(self, app: QApplication, painted: Painted) -> None:
        super().__init__(app)
        self._painted, self._others_before_s = painted, _others_s()
        self.window_s = self.all_s = 0.0

    def turn(self) -> None:
        super().turn()
        if self._painted.is_new:
            self._painted.is_new = False
            self.window_s = self.busy_s
            self.all_s = self.busy_s + _others_s() - self._others_before_s


def _others_s() -> float:
    """Give how long the other threads have worked."""
    return time.process_time() - time.thread_time()


def each(
    app: QApplication, window: MainWindow, page: QWidget, act: Callable[[int], object]
) -> dict[str, float]:
    """Do something several times; give the medians of what each costs, and the longest piece of all."""
    model = window.desk._comparing.model
    rows: list[tuple[float, float, float, float]] = []
    for number in range(STEPS):
        painted = Painted(page)
        app.installEventFilter(painted)
        worked = Seen(app, painted)
        began = time.thread_time()
        act(number)
        worked.add(time.thread_time() - began)
        worked.wait(REST_S)
        if not model._active.isdisjoint(model._views):
            worked.until(lambda: not model._running and not model._due, patience_s=ANSWERED_S)
        worked.wait(DONE_S)  # the answer is shown and painted, the lists are counted
        app.removeEventFilter(painted)
        rows.append((worked.window_s, worked.all_s, worked.busy_s, worked.longest_s))
    painted_s, all_s, busy, longest = zip(*rows, strict=True)
    return {
        "painted_ms": 1000 * statistics.median(painted_s), "painted_worst_ms": 1000 * max(painted_s),
        "threads_ms": 1000 * statistics.median(all_s), "all_ms": 1000 * statistics.median(busy),
        "longest_ms": 1000 * max(longest),
    }  # fmt: skip


def show(window: MainWindow, view: str) -> QWidget:
    """Show a view, of the matrix one of its two grids; give its page."""
    panels = window.desk.panels
    panels.show_view("matrix" if view == "who_denies" else view)
    if view in ("matrix", "who_denies"):
        panels.matrix.by_measure.setChecked(view == "matrix")
    if view == "ledger":  # the longest one, whoever gave the figure that is chosen
        voices = Counter(voice_of(figure) for figure in window.desk.project.figures.figures)
        panels.ledger.ask_for(voices.most_common(1)[0][0])
    return panels.pages["matrix" if view == "who_denies" else view]


def measured(app: QApplication, window: MainWindow) -> dict[str, dict[str, float]]:
    """Measure each view."""
    slider, linked = window.desk.panels.headline.as_of, window.selection
    figures = window.desk.project.figures.figures
    sources = list(dict.fromkeys(voice_of(figure) for figure in figures))[:STEPS]
    filters = [FilterSpec(excluded=frozenset({("source", name)})) for name in sources]
    answer: dict[str, dict[str, float]] = {}
    for view in VIEWS:
        if view == "echo" and len(figures) > MANY:
            continue
        linked.set_as_of(None)
        page = show(window, view)
        Worked(app).wait(SETTLED_S)
        answer[f"{view} step"] = each(app, window, page, lambda _: QTest.keyClick(slider, Qt.Key.Key_Left))
        linked.set_as_of(None)
        Worked(app).wait(SETTLED_S)
        answer[f"{view} filter"] = each(
            app, window, page, lambda number: linked.set_filter(filters[number % len(filters)])
        )
        linked.set_filter(FilterSpec())
    return answer


def _found(finder: FactFinder, figures: Sequence[Figure], *others: object) -> Found:
    return _FIND(finder, figures, *others) if len(figures) <= MANY else Found()


def main() -> None:
    FactFinder.find = _found
    app = QApplication([])
    name_application()
    with tempfile.TemporaryDirectory() as home:
        window = opened(app, Path(sys.argv[1]), Path(home))
        answer = measured(app, window)
        window.close()
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":  # the process that finds imports this
    main()
