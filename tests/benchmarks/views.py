"""Step the as-of slider and change the filter with each view open, and print as JSON what that costs the window.

    views.py PROJECT

A step is one key on the slider, from the press until everything that follows it (table, lists, the view, whose answer
is worked out on a thread) has been painted: the work of the window's thread, and its longest piece, which is what a
person feels as a stall. Of the filter as well. The search for origins, in its process, is measured elsewhere; here it
finds none, so that the views are answered and painted within each step.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from reviews import Worked, opened

from reportedly.gui.app import name_application
from reportedly.gui.main_window import MainWindow
from reportedly.model.filter import FilterSpec, voice_of
from reportedly.services.fact_finding import FactFinder, Found

VIEWS = ("over_time", "side_by_side", "matrix")
STEPS = 10
SETTLED_S = 1.0
ANSWERED_S = 8.0  # the longest that a thread may take to answer for 10,000 figures


def each(
    app: QApplication, window: MainWindow, act: Callable[[int], object]
) -> tuple[list[float], list[float]]:
    """Do something several times; give the work of each and its longest piece, in milliseconds."""
    model = window.desk._comparing.model
    busy, longest = [], []
    for number in range(STEPS):
        worked = Worked(app)
        began = time.thread_time()
        act(number)
        worked.add(time.thread_time() - began)
        worked.wait(0.3)
        if not model._active.isdisjoint(model._views):
            worked.until(lambda: model.facts is not None, patience_s=ANSWERED_S)
        worked.wait(0.3)
        busy.append(1000 * worked.busy_s)
        longest.append(1000 * worked.longest_s)
    return busy, longest


def measured(app: QApplication, window: MainWindow) -> dict[str, float]:
    """Measure each view."""
    slider, linked = window.desk.panels.headline.as_of, window.selection
    figures = window.desk.project.figures.figures
    sources = list(dict.fromkeys(voice_of(figure) for figure in figures))[:STEPS]
    answer: dict[str, float] = {}
    for view in VIEWS:
        window.desk.panels.show_view(view)
        linked.set_as_of(None)
        Worked(app).wait(SETTLED_S)
        busy, longest = each(app, window, lambda _: QTest.keyClick(slider, Qt.Key.Key_Left))
        answer[f"{view}_step_ms"], answer[f"{view}_step_worst_ms"] = statistics.median(busy), max(longest)
        linked.set_as_of(None)
        Worked(app).wait(SETTLED_S)
        filters = [FilterSpec(excluded=frozenset({("source", name)})) for name in sources]
        busy, longest = each(
            app, window, lambda number, own=filters: linked.set_filter(own[number % len(own)])
        )
        answer[f"{view}_filter_ms"], answer[f"{view}_filter_worst_ms"] = statistics.median(busy), max(longest)
        linked.set_filter(FilterSpec())
    return answer


def main() -> None:
    FactFinder.find = lambda *_: Found()
    app = QApplication([])
    name_application()
    with tempfile.TemporaryDirectory() as home:
        window = opened(app, Path(sys.argv[1]), Path(home))
        answer = measured(app, window)
        window.close()
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
