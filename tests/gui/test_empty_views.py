"""What the comparing views say while they have nothing to show: why, in the same words and at one height."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Protocol

import pytest
from pytestqt.qtbot import QtBot

from helpers.figures import sample_summaries
from helpers.windows import table_of, until_still
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.echo_map import Echoes, EchoMap
from reportedly.gui.models.matrix_rows import Matrices
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.echo_view import EchoView
from reportedly.gui.views.empty_note import EmptyNote, measure_words
from reportedly.gui.views.ledger_view import LedgerView
from reportedly.gui.views.matrix_view import MatrixView
from reportedly.gui.views.side_by_side_view import SideBySideView
from reportedly.model.filter import FilterSpec

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

NOTHING = {
    SideBySideView: None,
    MatrixView: Matrices(None, None),
    EchoView: Echoes(EchoMap(), EchoMap()),
    LedgerView: None,
}
MAYOR_ONLY = FilterSpec(source=frozenset({"Mayor"}))


class View(Protocol):
    """What the comparing views have in common."""

    _empty: EmptyNote

    def set_shown(self, shown: object) -> None: ...
    def clear(self, words: str) -> None: ...


@pytest.fixture(params=NOTHING, ids=lambda kind: kind.__name__)
def view(
    request: pytest.FixtureRequest,
    project: ProjectModels,
    selection: LinkedSelection,
    theme: Theme,
    qtbot: QtBot,
) -> Iterator[View]:
    made: QWidget = request.param(project, selection, theme)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    project.figures.set_filter(selection.filter)
    selection.filter_changed.connect(project.figures.set_filter)
    yield made
    selection.filter_changed.disconnect(project.figures.set_filter)


def words_of(view: View) -> str:
    view.set_shown(NOTHING[type(view)])
    assert view._empty.isVisible()
    return view._empty.text()


def test_nothing_is_claimed_before_the_first_answer(view: View) -> None:
    assert view._empty.text() == ""


def test_an_empty_project_is_told_from_a_filter(view: View, project: ProjectModels) -> None:
    project.take([], [])

    assert words_of(view) == "No articles yet. Add or drop some."
    assert not view._empty.button.isVisible()


def test_articles_without_a_figure_are_told_from_a_filter(view: View, project: ProjectModels) -> None:
    project.take(sample_summaries(), [])

    assert words_of(view) == "No reported figure in these articles."


def test_a_filter_that_leaves_nothing_can_be_cleared_where_it_is_told(
    view: View, selection: LinkedSelection
) -> None:
    selection.set_filter(FilterSpec(text="nothing like it"))
    assert words_of(view) == "No figure fits these filters."

    view._empty.button.click()

    assert not selection.filter


def test_a_day_before_all_articles_is_no_filter(view: View, project: ProjectModels, qtbot: QtBot) -> None:
    project.set_as_of(date(2001, 1, 1))
    qtbot.waitUntil(lambda: not project._recount.isActive())

    assert words_of(view) == "No figure had been published by this day."
    assert not view._empty.button.isVisible()


def test_the_words_stand_at_one_height_in_all_views(
    project: ProjectModels, selection: LinkedSelection, theme: Theme, qtbot: QtBot
) -> None:
    project.take([], [])
    heights = set()
    for kind, nothing in NOTHING.items():
        made = kind(project, selection, theme)
        qtbot.addWidget(made)
        made.resize(900, 600)
        made.show()
        made.set_shown(nothing)
        until_still(qtbot, made)
        words = made._empty.words
        heights.add(words.mapTo(made, words.rect().topLeft()).y())

    assert len(heights) == 1


def test_a_matrix_of_one_source_says_whether_the_filter_is_why(
    project: ProjectModels, selection: LinkedSelection, theme: Theme, qtbot: QtBot
) -> None:
    made = MatrixView(project, selection, theme)
    qtbot.addWidget(made)
    made.show()

    made.set_shown(Matrices(None, None))
    assert made._empty.text() == "Needs two sources."
    selection.set_filter(MAYOR_ONLY)
    project.figures.set_filter(MAYOR_ONLY)
    made.set_shown(Matrices(None, None))

    assert made._empty.text() == "Only one source is shown, and a matrix needs two."
    assert made._empty.button.isVisible()


def test_no_view_keeps_anything_of_the_project_before(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.files.open_sample()
    panels = window.desk.panels
    qtbot.waitUntil(lambda: bool(window.desk.project.figures.figures))
    for name in ("side_by_side", "matrix", "echo", "ledger"):
        panels.show_view(name)
        rows = table_of(window, name)
        qtbot.waitUntil(lambda rows=rows: rows.model().rowCount() > 0)

    window.desk.files.new_project()
    qtbot.waitUntil(lambda: not window.desk.project.figures.figures)

    shown = (panels.side_by_side.rows, panels.matrix.cells, panels.echo.cards, panels.ledger.rows)
    assert [rows.model().rowCount() for rows in shown] == [0, 0, 0, 0]
    panels.show_view("ledger")
    qtbot.waitUntil(lambda: panels.ledger._empty.text() == "No articles yet. Add or drop some.")


def test_the_views_do_not_move_when_the_first_article_comes(qtbot: QtBot, window: MainWindow) -> None:
    panels = window.desk.panels
    window.desk.files.open_sample()
    qtbot.waitUntil(lambda: bool(window.desk.project.figures.figures))
    qtbot.waitUntil(lambda: panels.headline.as_of.isVisible() and bool(panels.headline._line.text()))
    filled = panels.headline.tabs.y()

    window.desk.files.new_project()
    qtbot.waitUntil(lambda: not window.desk.project.figures.figures)
    qtbot.waitUntil(lambda: panels.headline._line.text() == "")
    until_still(qtbot, window)

    assert panels.headline.tabs.y() == filled


def test_a_measure_that_nobody_had_published_yet_is_said_with_the_day(
    project: ProjectModels, selection: LinkedSelection
) -> None:
    figure = project.figures.figures[0]
    selection.set_measure(figure.series)
    before = measure_words(project, selection)
    selection.set_as_of(date(1990, 1, 2))
    early = measure_words(project, selection)
    selection.set_as_of(None)
    selection.set_filter(FilterSpec(source=frozenset({"Nobody"})))

    assert before == "No figure of this measure is shown."
    assert early == "No figure of this measure had been published by 2 Jan 1990."
    assert measure_words(project, selection) == "No figure of this measure fits these filters."
