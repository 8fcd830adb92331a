"""Find in the whole project: groups with counts, all by keyboard, and the way to what was found."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from helpers.windows import load, until_quiet
from reportedly.gui.main_window import MainWindow
from reportedly.gui.views.find_panel import FindPanel
from reportedly.services.reviewing import remark

TEXT = """Flood report

The river rose on Tuesday. Nobody was hurt, the fire chief said on Wednesday.

The mayor said on Monday that 3,000 people had left the town after the river broke its banks.
"""


@pytest.fixture
def found(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> FindPanel:
    """Give the panel over a project with some articles and one note, opened by its command."""
    paths = []
    for number in range(7):
        paths.append(tmp_path / f"flood {number}.txt")
        paths[-1].write_text(f"Story {number} of the flood.\n\n{TEXT}", encoding="utf-8")
    load(qtbot, window, paths)
    figure = window.desk.project.figures.figures[0]
    remark(window.desk.project.session, [figure.id], note="Ask the river authority")
    window.desk.panels.table.setFocus()
    window.desk.commands.action("edit.find").trigger()
    return window.desk.finding.panel


def look_for(qtbot: QtBot, panel: FindPanel, words: str) -> None:
    panel.field.clear()
    qtbot.keyClicks(panel.field, words)
    until_quiet(qtbot, panel._window)
    assert panel.model.rows


def current(panel: FindPanel) -> str:
    return panel.model.rows[panel.list.currentIndex().row()].title


def test_what_is_found_stands_in_groups_with_their_counts(qtbot: QtBot, found: FindPanel) -> None:
    look_for(qtbot, found, "riv")

    heads = [(row.title, row.beside) for row in found.model.rows if row.is_head]
    assert heads == [("Articles", "7"), ("Figures", "7"), ("Notes", "1")]
    assert [row.title for row in found.model.rows if row.is_more] == ["2 more", "2 more"]
    assert found.isVisible()


def test_arrows_and_tab_walk_and_enter_shows_more(qtbot: QtBot, found: FindPanel) -> None:
    look_for(qtbot, found, "river")

    for _ in range(5):
        qtbot.keyClick(found.field, Qt.Key.Key_Down)
    assert current(found) == "2 more"
    qtbot.keyClick(found.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not any(row.is_more for row in found.model.rows))
    assert found.list.currentIndex().row() == 6
    for expected in ("Figures", "Notes", "Articles"):
        qtbot.keyClick(found.field, Qt.Key.Key_Tab)
        assert found.model.rows[found.list.currentIndex().row() - 1].title == expected


def test_enter_on_an_article_shows_the_place_in_it(
    qtbot: QtBot, window: MainWindow, found: FindPanel
) -> None:
    look_for(qtbot, found, "chief")

    qtbot.keyClick(found.field, Qt.Key.Key_Return)

    text = window.desk.panels.article.view.text
    qtbot.waitUntil(lambda: text.textCursor().selectedText() == "chief")
    assert not found.isVisible()


def test_enter_on_a_figure_or_a_note_makes_the_figure_current(
    qtbot: QtBot, window: MainWindow, found: FindPanel
) -> None:
    figures = window.desk.project.figures.figures
    window.selection.choose(figures[3].id)
    look_for(qtbot, found, "authority")

    qtbot.keyClick(found.field, Qt.Key.Key_Return)
    assert window.selection.current == figures[0].id
    window.desk.commands.action("edit.find").trigger()
    look_for(qtbot, found, "3,000")
    qtbot.keyClick(found.field, Qt.Key.Key_Tab)
    row = found.model.rows[found.list.currentIndex().row()]
    qtbot.keyClick(found.field, Qt.Key.Key_Return)

    assert row.hit is not None
    assert row.hit.figure is not None
    assert window.selection.current == row.hit.figure.id


def test_the_chart_goes_to_the_measure_of_a_figure_that_was_found(
    qtbot: QtBot, window: MainWindow, found: FindPanel
) -> None:
    figure = window.desk.project.figures.figures[0]
    window.selection.set_measure(None)
    look_for(qtbot, found, "authority")

    qtbot.keyClick(found.field, Qt.Key.Key_Return)

    assert window.selection.measure == figure.series


def test_control_enter_filters_the_table_by_the_words(
    qtbot: QtBot, window: MainWindow, found: FindPanel
) -> None:
    look_for(qtbot, found, '"the mayor" people')

    qtbot.keyClick(found.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert window.selection.filter.text == "the mayor people"
    assert window.tool_bar.search.text() == "the mayor people"
    assert not found.isVisible()


def test_nothing_found_is_said_and_escape_closes(qtbot: QtBot, window: MainWindow, found: FindPanel) -> None:
    qtbot.keyClicks(found.field, "zebra")
    qtbot.waitUntil(lambda: found._note.text() == "Nothing found.")

    qtbot.keyClick(found.field, Qt.Key.Key_Return)
    assert found.isVisible()
    qtbot.keyClick(found, Qt.Key.Key_Escape)

    assert not found.isVisible()
    assert not window.selection.filter
