"""The comparing views are made when they are asked for; nobody can tell from what the window does."""

import pytest
from pytestqt.qtbot import QtBot

from helpers.figures import sample_figures, sample_summaries
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.comparing_views import ComparingViews

NAMES = ComparingViews.NAMES


@pytest.fixture
def views(qtbot: QtBot, project: ProjectModels, selection: LinkedSelection, theme: Theme) -> ComparingViews:
    made = ComparingViews(project, selection, theme, project)
    made.made.connect(lambda _, view: qtbot.addWidget(view))
    return made


def test_a_view_is_made_once_and_told_before_it_is_given(views: ComparingViews) -> None:
    told: list[tuple[str, object]] = []
    views.made.connect(lambda name, view: told.append((name, view)))

    matrix = views.view("matrix")

    assert views.view("matrix") is matrix
    assert told == [("matrix", matrix)]
    assert views.known() == {"matrix": matrix}


def test_switches_of_a_view_that_is_not_made_are_kept_and_set_when_it_is(views: ComparingViews) -> None:
    chosen = ["who_denies", "of_all", "by_time"]

    views.switch(chosen)

    assert views.switches() == chosen
    assert not views.known()  # to keep the state makes none
    assert views.view("matrix").who_denies.isChecked()
    assert views.view("echo").of_all.isChecked()
    assert views.view("echo").by_time.isChecked()
    assert views.switches() == chosen


def test_the_last_side_that_was_asked_for_counts(views: ComparingViews) -> None:
    views.switch(["who_denies"])
    views.switch(["by_measure"])

    assert views.switches() == ["by_measure"]
    assert views.view("matrix").by_measure.isChecked()


def test_all_views_are_made_in_the_end_in_the_order_of_their_tabs(
    qtbot: QtBot, views: ComparingViews
) -> None:
    told: list[str] = []
    views.made.connect(lambda name, _: told.append(name))
    views.view("echo")

    views.make_later()

    qtbot.waitUntil(lambda: len(told) == len(NAMES))
    assert list(views.known()) == list(NAMES)
    assert told == ["echo", "side_by_side", "matrix", "ledger"]


def test_articles_that_arrive_put_the_making_off(views: ComparingViews, project: ProjectModels) -> None:
    views.make_later()
    first = views._timer.interval()
    views._timer.timeout.emit()
    between = views._timer.interval()

    project.take(sample_summaries(), sample_figures())

    after = views._timer.interval()
    views._timer.stop()
    assert between < after == first


@pytest.mark.parametrize("name", NAMES)
def test_a_view_that_was_made_late_is_answered_has_the_letters_and_stands_in_the_order_of_tab(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    desk = window.desk
    desk.project.take(sample_summaries(), sample_figures())
    panels = desk.panels

    panels.show_view(name)

    view = panels.pages[name]
    assert panels.upper.currentWidget() is view
    assert name in desk._comparing.model._views
    assert desk.commands.action("figures.accept") in view.actions()
    assert panels.panels().index(view) < panels.panels().index(panels.filter_bar)
