"""What is chosen in one panel is seen in all: table, article, chart and detail."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from helpers.figures import make_figure, sample_figures, sample_summaries
from helpers.windows import load, until_quiet
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.chart_panel import ChartPanel


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    paths = [tmp_path / "mill.txt", tmp_path / "port.txt"]
    paths[0].write_text("The mayor said 3,100 people and 20 cars had left the mill.\n", encoding="utf-8")
    paths[1].write_text("The minister said 4,500 soldiers had reached the port.\n", encoding="utf-8")
    load(qtbot, window, paths)
    return window


def test_an_article_chosen_lets_go_of_a_figure_of_another_and_marks_its_rows(filled: MainWindow) -> None:
    mill, port = filled.desk.project.documents.articles
    figures = filled.desk.project.figures.figures
    filled.selection.choose(next(one.id for one in figures if one.article == mill.key))

    filled.selection.set_article(port.key, filled.desk.panels.articles)

    assert filled.selection.current is None
    assert filled.selection.selected == {one.id for one in figures if one.article == port.key}
    rows = {index.row() for index in filled.desk.panels.table.selectionModel().selectedRows()}
    assert rows == {filled.desk.project.figures.row_of(one) for one in filled.selection.selected}


def test_an_article_of_the_current_figure_keeps_it(filled: MainWindow) -> None:
    figure = filled.desk.project.figures.figures[-1]
    filled.selection.choose(figure.id)

    filled.selection.set_article(figure.article, filled.desk.panels.articles)

    assert filled.selection.current == figure.id


@pytest.mark.parametrize("panel", ["table", "article"])
def test_the_chart_follows_to_the_measure_of_a_figure_chosen_in_table_or_text(
    qtbot: QtBot, filled: MainWindow, panel: str
) -> None:
    figures = filled.desk.project.figures.figures
    other = next(one for one in figures if one.series != filled.selection.measure)

    filled.selection.choose(other.id, getattr(filled.desk.panels, panel))

    qtbot.waitUntil(lambda: filled.selection.measure == other.series)
    assert filled.selection.current == other.id


def test_a_head_clicked_shows_the_first_rows_and_keeps_the_current_one(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "many.txt"
    path.write_text(
        "".join(f"The mayor said {n},100 people had left.\n\n" for n in range(2, 60)), encoding="utf-8"
    )
    load(qtbot, window, [path])
    table = window.desk.panels.table
    last = window.desk.project.figures.shown()[-1].id
    window.selection.choose(last)
    table.scrollToBottom()
    assert table.verticalScrollBar().value() > 0

    table._on_head_clicked(2)

    assert table.verticalScrollBar().value() == 0
    assert window.selection.current == last


def test_the_focus_alone_chooses_no_row(qtbot: QtBot, filled: MainWindow) -> None:
    filled.selection.choose(None)
    filled.activateWindow()
    qtbot.waitUntil(filled.isActiveWindow)
    filled.tool_bar.search.setFocus()

    filled.desk.panels.table.setFocus()

    assert filled.selection.current is None
    qtbot.keyClick(filled.desk.panels.table, Qt.Key.Key_Down)
    assert filled.selection.current == filled.desk.project.figures.figure_at(0).id


def test_the_sample_opens_with_one_figure_of_the_chart_in_all_panels(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.desk.files.open_sample()
    qtbot.waitUntil(lambda: window.desk.project.figures.rowCount() > 0)

    current = window.desk.project.figures.figure(window.selection.current)
    until_quiet(qtbot, window)

    assert current is not None
    assert current.series == window.selection.measure == window.desk.project.first_measure()
    assert current.article == window.selection.article


def test_while_figures_are_on_their_way_to_the_chart_it_does_not_say_that_there_are_none(
    qtbot: QtBot, selection: LinkedSelection, theme: Theme
) -> None:
    empty = ProjectModels()
    panel = ChartPanel(empty, selection, theme)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: panel.chart is not None and panel.chart.isVisible())

    empty.take(sample_summaries(), sample_figures())
    was_shown = panel.chart.isVisible()
    selection.set_measure(empty.first_measure())

    assert not was_shown
    qtbot.waitUntil(lambda: panel.series is not None)
    assert panel.chart.isVisible()


def test_a_chart_whose_figures_went_says_that_there_are_none(
    qtbot: QtBot, project: ProjectModels, selection: LinkedSelection, theme: Theme
) -> None:
    panel = ChartPanel(project, selection, theme)
    qtbot.addWidget(panel)
    panel.show()
    selection.set_measure(project.first_measure())
    qtbot.waitUntil(lambda: panel.series is not None)

    project.take((), ())
    selection.set_measure(None)

    qtbot.waitUntil(lambda: panel.series is None)
    qtbot.waitUntil(panel.chart.isVisible)


def test_who_walks_the_rows_by_key_keeps_the_chart_and_is_offered_the_other_measure(
    qtbot: QtBot, filled: MainWindow
) -> None:
    desk, linked = filled.desk, filled.selection
    table, headline = desk.panels.table, desk.panels.headline
    first = desk.project.figures.figure_at(0)
    linked.set_measure(first.series)
    linked.choose(first.id)
    row = next(
        n for n in range(table.model().rowCount()) if desk.project.figures.figure_at(n).series != first.series
    )

    for _ in range(row):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    until_quiet(qtbot, filled)

    other = desk.project.figures.figure(linked.current)
    assert other.series != first.series
    assert linked.measure == first.series
    assert not headline._chosen.isHidden()
    assert desk.project.name_of("measure", other.series) in headline._chosen.toolTip()

    headline._chosen.click()

    assert linked.measure == other.series
    assert headline._chosen.isHidden()


def test_a_row_that_is_clicked_brings_its_measure(qtbot: QtBot, filled: MainWindow) -> None:
    desk, linked = filled.desk, filled.selection
    figures = desk.project.figures
    row = next(n for n in range(figures.rowCount()) if figures.figure_at(n).series != linked.measure)
    place = desk.panels.table.visualRect(figures.index(row, 2)).center()

    qtbot.mouseClick(desk.panels.table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    qtbot.waitUntil(lambda: linked.measure == figures.figure_at(row).series)
    assert desk.panels.headline._chosen.isHidden()


def test_people_of_whom_nothing_more_is_said_are_not_shown_first_where_there_is_another_measure() -> None:
    project = ProjectModels()
    anybody = [make_figure(f"p{n}", series="people", measure="people") for n in range(3)]
    killed = make_figure("k", series="people · killed", measure="people killed")

    project.take(sample_summaries(), [*anybody, killed])
    both = project.first_measure()
    project.take(sample_summaries(), anybody)

    assert both == "people · killed"
    assert project.first_measure() == "people"
