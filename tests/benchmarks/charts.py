"""Measure the chart over time with very many estimates, and print as JSON what each gesture costs.

The chart stands in a window of 1,000 by 420 pixels and is painted for each step. The estimates are made up: 200
sources, two years, all kinds of marks. `filter` is the whole way in the panel, from a filter over figures to the
painted chart; the others are the chart alone. All times are the processor's: others may work beside it.
"""

import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # tests/helpers

from helpers.figures import make_figure
from reportedly.analysis.series import build_series
from reportedly.charts.chart_theme import chart_theme
from reportedly.charts.series_chart import SeriesChart
from reportedly.charts.wording import Wording
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.chart_panel import ChartPanel
from reportedly.model.figure import Figure, Stance
from reportedly.model.filter import FilterSpec
from reportedly.model.quantity import Relation

SOURCES, DAYS = 200, 700
FIRST = date(2023, 1, 1)
SIZE = (1000, 420)
STEPS = 60
PATIENCE_S = 120
RELATIONS = ((Relation.EXACT, 60), (Relation.ABOUT, 25), (Relation.AT_LEAST, 6), (Relation.AT_MOST, 4),
             (Relation.RANGE, 5))  # fmt: skip
STANCES = ((Stance.ASSERTED, 90), (Stance.PLANNED, 4), (Stance.DENIED, 2), (Stance.ALLEGED, 2),
           (Stance.FORECAST, 2))  # fmt: skip


def figures(count: int) -> list[Figure]:
    """Make figures of one series; the same at each run."""
    dice = random.Random(7)

    def pick(weighted: tuple[tuple[object, int], ...]) -> object:
        return dice.choices([one for one, _ in weighted], [weight for _, weight in weighted])[0]

    made = []
    for number in range(count):
        value = Decimal(int(10 ** dice.gauss(3.5, 0.35)))
        relation = pick(RELATIONS)
        day = FIRST + timedelta(dice.randrange(DAYS))
        made.append(
            make_figure(
                f"f{number}", article=f"a{number // 8}", relation=relation, value=value, text=f"{value:,}",
                low=value if relation is not Relation.AT_MOST else None,
                high=value + 500 if relation is Relation.RANGE else value, stance=pick(STANCES),
                source=f"Source {int(dice.triangular(0, SOURCES - 1, 0))}", statement_date=day.isoformat(),
                published=day.isoformat(), evidence={},
            )
        )  # fmt: skip
    return made


def milliseconds(app: QApplication, act: Callable[[int], object], times: int) -> list[float]:
    """Do something and paint, several times; give what each took."""
    taken = []
    for number in range(times):
        began = time.thread_time()
        act(number)
        app.processEvents()
        taken.append(1000 * (time.thread_time() - began))
    return taken


def chart_of(app: QApplication, members: list[Figure]) -> SeriesChart:
    theme = chart_theme("light", 13, app.font(), {f"Source {number}": number for number in range(SOURCES)})
    chart = SeriesChart(theme)
    chart.resize(*SIZE)
    chart.show()
    series = build_series(members, members[0].series)
    texts = {figure.id: Wording(figure.text) for figure in members}
    chart.show_series(series, texts)
    app.processEvents()
    return chart


def drag(chart: SeriesChart, number: int) -> None:
    """Move the view as a hand does that drags it left and right."""
    chart.view.dragged.emit(True)
    chart.view.translateBy(x=3 if number % 40 < 20 else -3)
    chart.view.sigRangeChangedManually.emit([True, True])


def charts(app: QApplication, count: int) -> dict[str, float]:
    chart = chart_of(app, figures(count))
    answer = {}
    pan = milliseconds(app, lambda number: drag(chart, number), STEPS)
    chart.view.dragged.emit(False)
    answer["pan_fps"], answer["pan_worst_ms"] = 1000 / statistics.median(pan), max(pan)
    zoomed = milliseconds(app, lambda number: chart.zoom(1.3 if number < 6 else 1 / 1.3), 12)
    answer["zoom_ms"], answer["zoom_worst_ms"] = statistics.median(zoomed), max(zoomed)
    chart.zoom(6)
    pan = milliseconds(app, lambda number: drag(chart, number), STEPS)
    chart.view.dragged.emit(False)
    answer["close_pan_fps"] = 1000 / statistics.median(pan)
    chart.reset_view()
    steps = milliseconds(app, lambda n: chart.set_as_of(FIRST + timedelta(60 + 30 * n)), 20)
    answer["as_of_ms"], answer["as_of_worst_ms"] = statistics.median(steps), max(steps)
    chart.set_as_of(None)
    hover = milliseconds(app, lambda n: point_at(chart, QPointF(200 + 5 * n, 200)), 40)
    answer["hover_ms"] = statistics.median(hover)
    chart.close()
    return answer


def point_at(chart: SeriesChart, place: QPointF) -> None:
    QTest.mouseMove(chart.childAt(place.toPoint()), QPoint(round(place.x()), round(place.y())))


def filtered(app: QApplication, count: int) -> dict[str, float]:
    """Give what it takes from a change of the filter to the painted chart."""
    theme = Theme(app, mode="light")
    project, selection = ProjectModels(), LinkedSelection()
    members = figures(count)
    project.take([], members)
    panel = ChartPanel(project, selection, theme)
    panel.resize(*SIZE)
    panel.show()
    selection.set_measure(members[0].series)
    until(app, lambda: panel.chart is not None and panel.chart.plotted is not None)
    drawn: list[object] = []
    panel.shown.connect(drawn.append)
    taken = []
    for number in range(1, 13):
        # Each takes one source of the 200 away, or lets it pass again.
        gone = (
            FilterSpec(excluded=frozenset({("source", f"Source {number}")})) if number % 2 else FilterSpec()
        )
        drawn.clear()
        began = time.thread_time()
        project.figures.set_filter(gone)
        until(app, lambda: bool(drawn))
        app.processEvents()
        taken.append(1000 * (time.thread_time() - began))
    panel.close()
    return {"filter_ms": statistics.median(taken[2:]), "filter_worst_ms": max(taken[2:])}


def until(app: QApplication, is_done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not is_done():
        if time.monotonic() > end:
            raise SystemExit("the chart was not drawn")
        app.processEvents()


def main() -> None:
    app = QApplication([])
    app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    count = int(sys.argv[1])
    answer = charts(app, count)
    if count <= 20_000:
        answer |= filtered(app, count)
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
