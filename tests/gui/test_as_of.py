"""The as-of slider, and what follows it: table, lists and counts."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from helpers.figures import make_figure, sample_figures, sample_summaries
from helpers.windows import show_sample, until_still
from reportedly.analysis.as_of import published_day
from reportedly.gui.commands.as_of import AsOfFollower
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.models.source_list import Tally
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.article_list import ArticleList
from reportedly.gui.views.as_of_slider import AsOfSlider
from reportedly.gui.views.headline import Headline
from reportedly.model.figure import Denial, Figure

DAYS = (date(2024, 3, 1), date(2024, 3, 2), date(2024, 3, 31))


@pytest.fixture
def slider(qtbot: QtBot, theme: Theme) -> AsOfSlider:
    made = AsOfSlider(theme)
    qtbot.addWidget(made)
    made.set_days(DAYS, 2)
    made.show()
    return made


def test_the_last_stop_shows_everything_and_a_step_back_asks_for_a_day(slider: AsOfSlider) -> None:
    at_first = (slider.day, slider.accessibleDescription())

    QTest.keyClick(slider, Qt.Key.Key_Left)

    assert at_first == (None, "31 Mar 2024")
    assert (slider.day, slider.accessibleDescription()) == (DAYS[1], "2 Mar 2024, 2 undated hidden")


def test_shift_sets_a_second_stop_and_escape_takes_both_away(slider: AsOfSlider) -> None:
    heard: list[tuple[date | None, date | None]] = []
    slider.chosen.connect(lambda day, since: heard.append((day, since)))

    QTest.keyClick(slider, Qt.Key.Key_Left)
    QTest.keyClick(slider, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    words = slider.words
    QTest.keyClick(slider, Qt.Key.Key_Escape)
    QTest.keyClick(slider, Qt.Key.Key_Escape)

    assert words == "1 Mar – 2 Mar 2024"
    assert heard == [(DAYS[1], None), (DAYS[1], DAYS[0]), (DAYS[1], None), (None, None)]


def test_what_two_days_leave_no_room_for_is_said_by_the_tooltip(slider: AsOfSlider) -> None:
    slider.set_days((date(2022, 12, 27), date(2023, 10, 28), date(2024, 1, 1)), 1200)

    slider.set_stops(date(2023, 10, 28), date(2022, 12, 27))

    assert slider.toolTip().startswith("27 Dec 2022 – 28 Oct 2023, 1,200 undated hidden\n")
    assert not slider.grab().isNull()


def test_two_days_of_one_week_have_two_handles_side_by_side_on_the_track(slider: AsOfSlider) -> None:
    ends = slider._x(0), slider._x(2)
    for first, second in ((0, 1), (1, 2)):
        low, high = slider._apart(slider._x(first), slider._x(second))

        assert high - low >= slider._theme.px(0.94)
        assert ends[0] <= low < high <= ends[1]


def test_a_click_goes_to_the_nearest_day_in_true_proportion(slider: AsOfSlider) -> None:
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 3, slider.height() - 4))

    assert slider.day == DAYS[1]


def test_a_drag_within_one_frame_gives_its_first_day_and_the_one_where_it_ends(slider: AsOfSlider) -> None:
    slider.set_days([date(2024, 3, day) for day in range(1, 31)], 0)
    heard: list[date | None] = []
    slider.chosen.connect(lambda day, _: heard.append(day))
    slider._frame.setInterval(60_000)
    y, right = slider.height() - 4, slider.width() - 8

    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(right, y))
    for x in range(right, 20, -4):
        QTest.mouseMove(slider, QPoint(x, y))
    moved, shown = len(heard), slider.day
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(21, y))

    assert moved == 1
    assert heard == [heard[0], shown]
    assert slider.day < date(2024, 3, 6)


def test_a_day_that_is_gone_becomes_the_one_before_it(slider: AsOfSlider) -> None:
    slider.set_stops(DAYS[1])

    slider.set_days((DAYS[0], DAYS[2], date(2024, 4, 1)), 0)

    assert slider.day == DAYS[0]


def test_one_day_of_publication_needs_no_slider(slider: AsOfSlider) -> None:
    slider.set_days(DAYS[:1], 0)

    assert slider.isHidden()


def test_table_lists_and_counts_show_what_had_been_published(
    qtbot: QtBot, theme: Theme, project: ProjectModels, selection: LinkedSelection
) -> None:
    first, second = sample_summaries()
    articles = [replace(first, published="2024-03-01"), replace(second, published=None)]
    figures = [replace(figure, published="2024-03-01" if figure.article == first.key else None)
               for figure in sample_figures()]  # fmt: skip
    shown = ArticleList(project.documents, selection, theme)
    qtbot.addWidget(shown)
    project.take([*articles, replace(second, key="third", published="2024-04-02")], figures)
    slider = AsOfSlider(theme)
    qtbot.addWidget(slider)
    AsOfFollower(slider, project, selection, slider)
    project.refreshed.emit()

    slider.set_stops(date(2024, 3, 1))

    assert {figure.article for figure in project.figures.shown()} == {first.key}
    assert [shown.isRowHidden(row) for row in range(3)] == [False, True, True]
    assert project.counts()[0] == first.figures
    series = {figure.series for figure in figures if figure.article == first.key}
    qtbot.waitUntil(lambda: project.measures.rowCount() == len(series))
    tree = project.measures
    tops = [tree.index(row, 0) for row in range(tree.rowCount())]
    below = [tree.node(tree.index(row, 0, top)) for top in tops for row in range(tree.rowCount(top))]
    assert {figure.article for figure in below if isinstance(figure, Figure)} == {first.key}


def test_a_denial_published_later_is_not_shown_before(project: ProjectModels) -> None:
    denial = Denial("late", "Ministry", "the ministry", 0, 5, "The ministry denies it.", "2024-03-09")
    figure = make_figure(published="2024-03-01", denied_by=(denial,))
    project.take(sample_summaries(), [figure])
    dates = {figure.article: "2024-03-01", "late": "2024-03-09"}

    project.figures.set_as_of(date(2024, 3, 5), dates)
    before = project.figures.shown()[0].denied_by
    project.figures.set_as_of(date(2024, 3, 9), dates)

    assert before == ()
    assert project.figures.shown()[0].denied_by == (denial,)


def test_a_chart_that_is_not_seen_waits_and_its_line_is_said_at_once(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.desk.commands.action("help.sample").trigger()
    panels = window.desk.panels
    qtbot.waitUntil(lambda: panels.chart.chart is not None and panels.chart.chart.plotted is not None)
    slider, said = panels.headline.as_of, panels.chart.headline_html()
    panels.show_view("table")

    for _ in range(3):
        QTest.keyClick(slider, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: panels.chart.headline_html() != said)
    unseen = panels.chart.chart.showing.as_of
    panels.show_view("over_time")

    assert unseen is None
    assert panels.chart.chart.showing.as_of == slider.day is not None


def test_two_stops_list_what_changed_and_mark_it_and_the_table_comes_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    show_sample(qtbot, window)
    panels, slider = window.desk.panels, window.desk.panels.headline.as_of
    qtbot.waitUntil(lambda: slider.isVisible())

    QTest.keyClick(slider, Qt.Key.Key_Left)
    for _ in range(4):
        QTest.keyClick(slider, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: panels.changes.model.rowCount() > 0)
    marked, since, until = window.selection.marked, slider.since, slider.day
    selected = window.selection.selected
    QTest.keyClick(panels.changes.lines, Qt.Key.Key_Down)
    shown = panels.changes.isVisible()
    QTest.mouseClick(panels.changes._close, Qt.MouseButton.LeftButton)

    figures = window.desk.project.figures
    assert shown
    assert {row.by or row.figure for row in panels.changes.model.rows} <= marked
    assert all(since < published_day(figures.figure(name).published) <= until for name in marked)
    assert window.selection.current in marked
    assert len(selected) <= 1  # what changed is not selected unseen
    assert panels.table.isVisible()
    assert window.selection.marked == frozenset()
    assert slider.since is None


def test_with_two_stops_the_tab_table_has_the_table_and_f6_reaches_what_changed(
    qtbot: QtBot, window: MainWindow
) -> None:
    show_sample(qtbot, window)
    panels, days = window.desk.panels, window.desk.panels.headline.as_of._days
    window.selection.set_as_of(days[-1], days[0])
    qtbot.waitUntil(lambda: panels.changes.model.rowCount() > 0)
    is_list_below_the_chart = panels.changes.isVisible() and not panels.table.isVisible()

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    reached = []
    for _ in panels.panels():
        window.desk.commands.action("view.next_panel").trigger()
        reached.append(window.focusWidget())
    panels.show_view("table")

    assert is_list_below_the_chart
    assert panels.changes.lines in reached
    assert panels.table.isVisible()
    assert not panels.changes.isVisible()


def test_a_long_measure_stands_above_the_slider_where_it_has_no_room_beside_it(
    qtbot: QtBot, theme: Theme
) -> None:
    name = "Buildings damaged in the old harbour district"
    head = Headline(theme)
    qtbot.addWidget(head)
    head.set_measures([Tally(frozenset({"buildings"}), name, 3)], "buildings")
    head.as_of.set_days(DAYS, 0)
    seen = []
    for width in (1000, 560):
        head.resize(width, 130)
        head.show()
        until_still(qtbot, head)
        is_above = head._measure.geometry().right() > head.as_of.geometry().left()
        seen.append((head._measure.text(), is_above))

    assert seen == [(name, False), (name, True)]


def test_the_list_of_measures_counts_what_had_been_published(qtbot: QtBot, window: MainWindow) -> None:
    show_sample(qtbot, window)
    headline, project = window.desk.panels.headline, window.desk.project

    def counts() -> dict[str, int]:
        menu = QMenu()
        headline.fill_measure_menu(menu)
        rows = [action.text().split("\t") for action in menu.actions() if action.isCheckable()]
        menu.deleteLater()
        return {name: int(count) for name, count in rows}

    before = counts()
    window.selection.set_as_of(headline.as_of._days[0])

    then = counts()
    assert sum(then.values()) == project.figures.rowCount()
    assert sum(then.values()) < sum(before.values())
    qtbot.waitUntil(lambda: not project._recount.isActive())


def test_the_menu_leads_to_the_slider_and_sets_a_second_day(qtbot: QtBot, window: MainWindow) -> None:
    show_sample(qtbot, window)
    slider = window.desk.panels.headline.as_of
    days = slider._days

    window.desk.commands.action("view.changed").trigger()

    assert (window.selection.as_of, window.selection.since) == (None, days[-2])
    window.desk.commands.action("view.changed").trigger()
    assert window.selection.since == days[-2]  # a second day that is there stays
    qtbot.waitUntil(lambda: not window.desk.project._recount.isActive())


def test_what_changed_is_asked_from_the_first_day_too(slider: AsOfSlider) -> None:
    QTest.keyClick(slider, Qt.Key.Key_Home)

    slider.compare()

    assert (slider.day, slider.since) == (DAYS[1], DAYS[0])
