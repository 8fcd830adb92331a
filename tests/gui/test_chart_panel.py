"""The panel of the chart: brush and as-of day narrow what is shown, several measures stand below each other."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from helpers.figures import make_figure, sample_figures, sample_summaries
from helpers.windows import until_still
from reportedly.charts.brush import Brushed
from reportedly.gui.dialogs.chart_words import ChartWords
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.columns import column_place
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.chart_panel import ChartPanel
from reportedly.model.date_range import DateRange
from reportedly.model.filter import FilterSpec
from reportedly.model.interval import Interval
from reportedly.model.number_range import NumberRange


@pytest.fixture
def panel(
    qtbot: QtBot, project: ProjectModels, selection: LinkedSelection, theme: Theme
) -> Iterator[ChartPanel]:
    made = ChartPanel(project, selection, theme)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    selection.set_measure("troops")
    selection.filter_changed.connect(lambda spec, _: project.figures.set_filter(spec))
    qtbot.waitUntil(lambda: made.chart is not None and made.chart.plotted is not None)
    yield made
    made.close()


def drawn(panel: ChartPanel) -> set[str]:
    return {mark.estimate.figure_id for mark in panel.chart.canvas.picture.marks}


def test_what_is_brushed_becomes_the_filter_of_this_measure(
    panel: ChartPanel, selection: LinkedSelection
) -> None:
    days = date(2024, 10, 1), date(2024, 10, 31)

    panel.chart.brushed.emit(Brushed(*days, Decimal(2000), Decimal(5000), is_by_target=False))

    assert selection.filter == FilterSpec(
        measure=frozenset({"troops"}), said=DateRange(*days), value=NumberRange(Decimal(2000), Decimal(5000))
    )


def test_a_brush_replaces_the_one_before_and_keeps_the_rest_of_the_filter(
    panel: ChartPanel, selection: LinkedSelection
) -> None:
    selection.set_filter(
        FilterSpec(text="3,000", said=DateRange.read("2024-10"), measure=frozenset({"troops"}))
    )

    panel.chart.brushed.emit(Brushed(date(2024, 12, 1), date(2024, 12, 31), None, None, is_by_target=True))

    assert selection.filter.text == "3,000"
    assert selection.filter.target == DateRange.read("2024-12")
    assert selection.filter.value is None


def test_numbers_in_units_that_convert_are_not_brushed(
    qtbot: QtBot, panel: ChartPanel, project: ProjectModels, selection: LinkedSelection
) -> None:
    roads = [make_figure("k1", series="road", unit="km"), make_figure("k2", series="road", unit="mile"),
             make_figure("k3", series="road", unit="km")]  # fmt: skip
    project.take(sample_summaries(), [*sample_figures(), *roads])
    selection.set_measure("road")
    qtbot.waitUntil(lambda: panel.series is not None and panel.series.key == "road")

    panel.chart.brushed.emit(Brushed(date(2024, 10, 1), None, Decimal(2000), None, is_by_target=False))

    assert selection.filter.said == DateRange(date(2024, 10, 1), None)
    assert selection.filter.value is None


def test_as_of_a_day_the_axes_stay_and_later_figures_are_gone(
    qtbot: QtBot, panel: ChartPanel, project: ProjectModels, selection: LinkedSelection
) -> None:
    figures = [make_figure("early", published="2024-10-20"), make_figure("late", published="2024-11-20", source="Mayor",
               statement_date="2024-11-19")]  # fmt: skip
    project.take(sample_summaries(), figures)
    qtbot.waitUntil(lambda: drawn(panel) == {"early", "late"})
    qtbot.waitUntil(lambda: panel.chart._widget.height() == panel.chart.height())  # no note below it any more
    at_rest = panel.chart.view.viewRange()

    project.figures.set_as_of(date(2024, 10, 31), {})
    selection.set_as_of(date(2024, 10, 31))
    qtbot.waitUntil(lambda: drawn(panel) == {"early"})

    assert panel.chart.view.viewRange() == at_rest
    assert [estimate.figure_id for estimate in panel.series.estimates] == ["early"]


def test_measures_that_the_filter_names_stand_below_each_other(
    qtbot: QtBot, panel: ChartPanel, selection: LinkedSelection
) -> None:
    selection.set_filter(FilterSpec(measure=frozenset({"troops", "houses"})))
    qtbot.waitUntil(lambda: panel.is_multiple)

    assert [series.key for series in panel.multiples.series] == ["troops", "houses"]
    assert panel.chart.isHidden()

    selection.set_filter(FilterSpec())
    qtbot.waitUntil(lambda: not panel.is_multiple)

    assert not panel.chart.isHidden()


def test_the_shared_band_comes_and_goes(qtbot: QtBot, panel: ChartPanel, project: ProjectModels) -> None:
    figures = [make_figure(f"f{n}", source=f"Source {n}", published="2024-10-22") for n in range(3)]
    project.take(sample_summaries(), figures)
    qtbot.waitUntil(lambda: drawn(panel) == {"f0", "f1", "f2"})

    panel.show_consensus(True)
    shared = panel.chart.canvas.consensus
    panel.show_consensus(False)

    assert shared == Interval(Decimal(3000), Decimal(3000))
    assert panel.chart.canvas.consensus is None


def test_the_table_behind_the_chart_holds_its_figures_and_says_it_in_words(
    qtbot: QtBot, panel: ChartPanel, theme: Theme
) -> None:
    words = ChartWords(panel.figures(), panel.summary(), theme, panel)
    qtbot.addWidget(words)
    heard: list[str] = []
    words.chosen.connect(heard.append)
    words.show()
    words.table.setFocus()
    until_still(qtbot, words)

    assert heard == []  # to look at the words is not to choose a figure
    rows = range(words.model.rowCount())
    assert {words.model.figure_at(row).id for row in rows} == {"a1", "a2", "a3", "b2"}
    assert not words.table.isColumnHidden(column_place("value"))
    assert "Ministry of Defence: 3,000 asserted" in panel.summary()
    with qtbot.waitSignal(words.chosen) as chosen:
        words.table.selectRow(1)
    assert chosen.args == [words.model.figure_at(1).id]
    words.close()


def test_figures_without_a_mark_are_shown_in_the_table_by_the_link_below_the_chart(
    qtbot: QtBot, panel: ChartPanel, selection: LinkedSelection
) -> None:
    qtbot.waitUntil(lambda: panel.series is not None and panel.series.key == "troops")

    panel.chart._note.linkActivated.emit("undated")

    assert selection.selected == {"a3"}
    assert selection.current == "a3"


def test_the_cross_of_a_denial_leads_to_the_words_that_deny(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.commands.action("help.sample").trigger()
    panels = window.desk.panels
    qtbot.waitUntil(lambda: panels.chart.series is not None and bool(panels.chart.series.denials))
    denial = panels.chart.series.denials[0]

    panels.chart._show_denial(denial)

    told = [
        one for name in denial.figures for one in window.desk.project.figures.figure(name).denied_by
        if one.sentence == denial.sentence
    ]  # fmt: skip
    qtbot.waitUntil(
        lambda: panels.article.document is not None and panels.article.document.key == told[0].article
    )
    assert window.selection.current is None
