"""Undo, redo and history in the window: titles, keys, the status line, the panel of steps."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from helpers.windows import load, started, until_quiet
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.history import HistoryModel, done_words
from reportedly.gui.shell.theme import Theme
from reportedly.model.figure import Review
from reportedly.services.reviewing import set_verdict
from reportedly.services.settings import Settings


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    made = []
    for number, place in enumerate(("mill", "port", "camp"), 3):
        path = tmp_path / f"{place}.txt"
        path.write_text(f"The mayor said {number},100 people had left the {place}.\n", encoding="utf-8")
        made.append(path)
    return made


def undo_text(window: MainWindow) -> str:
    return window.desk.commands.action("edit.undo").text().replace("&", "")


def redo_text(window: MainWindow) -> str:
    return window.desk.commands.action("edit.redo").text().replace("&", "")


def accept(qtbot: QtBot, window: MainWindow, row: int = 0) -> str:
    figure = window.desk.project.figures.figures[row]
    window.desk.desk.change(lambda session: set_verdict(session, [figure.id], Review.ACCEPTED))
    qtbot.waitUntil(lambda: review_of(window, figure.id) is Review.ACCEPTED)
    qtbot.waitUntil(lambda: undo_text(window) == f"Undo Accept {figure.text}")
    return figure.id


def review_of(window: MainWindow, figure_id: str) -> Review:
    figure = window.desk.project.figures.figure(figure_id)
    assert figure is not None
    return figure.review


def is_shown(window: MainWindow, words: str) -> bool:
    return not window.desk.status._done.isHidden() and window.desk.status._done_words.text() == words


def test_undo_and_redo_name_the_step_and_the_keys_do_them(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles[:1])
    window.activateWindow()
    window.desk.panels.table.setFocus()
    figure = accept(qtbot, window)

    QTest.keyClick(window.desk.panels.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: review_of(window, figure) is Review.MACHINE)
    qtbot.waitUntil(lambda: redo_text(window) == "Redo Accept 3,100")
    for key, modifiers in (
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ):
        QTest.keyClick(window.desk.panels.table, key, modifiers)
        qtbot.waitUntil(lambda: review_of(window, figure) is Review.ACCEPTED)
        qtbot.waitUntil(lambda: redo_text(window) == "Redo")
        window.desk.commands.action("edit.undo").trigger()
        qtbot.waitUntil(lambda: review_of(window, figure) is Review.MACHINE)
        qtbot.waitUntil(lambda: redo_text(window) == "Redo Accept 3,100")


def test_with_nothing_to_undo_the_commands_are_off_and_say_why(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.files.new_project()
    qtbot.waitUntil(lambda: window.desk.has_panels)
    undo = window.desk.commands.action("edit.undo")
    button = window.tool_bar.findChild(QToolButton, "undo")

    assert not undo.isEnabled()
    assert undo.toolTip().startswith("Nothing to undo")
    assert button is not None
    assert not button.isEnabled()


def test_a_field_of_text_keeps_its_own_undo(qtbot: QtBot, window: MainWindow, articles: list[Path]) -> None:
    load(qtbot, window, articles[:1])
    figure = accept(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    search = window.tool_bar.search
    search.setFocus()
    qtbot.keyClicks(search, "mayor")

    qtbot.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert search.text() == ""
    until_quiet(qtbot, window)
    assert review_of(window, figure) is Review.ACCEPTED


def test_the_status_line_says_what_was_done_and_takes_it_back(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles[:1])
    figure = accept(qtbot, window)
    qtbot.waitUntil(lambda: is_shown(window, "Accepted 3,100"))

    window.desk.status._undo.click()

    qtbot.waitUntil(lambda: review_of(window, figure) is Review.MACHINE)
    qtbot.waitUntil(lambda: is_shown(window, "Undone: Accept 3,100"))
    assert window.desk.status._undo.isHidden()


def test_removed_articles_come_back_by_plain_undo_also_two_of_them(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles)
    documents, undo = window.desk.project.documents, window.desk.commands.action("edit.undo")
    before = [article.key for article in documents.articles]
    for left in (2, 1):
        window.selection.set_article(documents.articles[0].key, window.desk.panels.articles)
        window.desk.panels.articles.clearSelection()
        window.desk.commands.action("edit.remove").trigger()
        qtbot.waitUntil(lambda left=left: documents.rowCount() == left)
        qtbot.waitUntil(lambda: undo_text(window).startswith("Undo Remove "))
    assert len(window.desk.project.figures.figures) == 1

    undo.trigger()
    undo.trigger()

    qtbot.waitUntil(lambda: [article.key for article in documents.articles] == before)
    qtbot.waitUntil(lambda: [figure.article for figure in window.desk.project.figures.figures] == before)


def test_undo_pressed_at_once_takes_back_the_edit_and_no_older_step(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles[:1])
    figure = window.desk.project.figures.figures[0].id

    window.desk.desk.change(lambda session: set_verdict(session, [figure], Review.ACCEPTED))
    window.desk.commands.action("edit.undo").trigger()
    qtbot.waitUntil(lambda: redo_text(window) == "Redo Accept 3,100")

    qtbot.waitUntil(lambda: review_of(window, figure) is Review.MACHINE)
    assert window.desk.project.documents.rowCount() == 1


def test_a_new_step_says_that_undone_ones_are_dropped(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles[:1])
    figure = window.desk.project.figures.figures[0]
    window.desk.desk.change(lambda session: set_verdict(session, [figure.id], Review.ACCEPTED))
    window.desk.commands.action("edit.undo").trigger()
    qtbot.waitUntil(lambda: redo_text(window) == f"Redo Accept {figure.text}")

    window.desk.desk.change(lambda session: set_verdict(session, [figure.id], Review.REJECTED))

    qtbot.waitUntil(lambda: is_shown(window, f"Rejected {figure.text}; 1 undone step dropped"))


def test_a_click_in_the_history_goes_back_and_forward(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles)
    figures = [accept(qtbot, window, row) for row in range(3)]
    window.desk.commands.action("edit.history").trigger()
    panel, model = window.desk.panels.history, window.desk.project.history
    qtbot.waitUntil(lambda: model.now == 4)
    assert panel.isVisible()

    def click(row: int) -> None:
        place = panel.list.visualRect(model.index(row)).center()
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.waitUntil(lambda: model.now == row)

    click(2)
    qtbot.waitUntil(lambda: review_of(window, figures[1]) is Review.MACHINE)
    assert review_of(window, figures[0]) is Review.ACCEPTED
    assert review_of(window, figures[2]) is Review.MACHINE
    click(0)
    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() == 0)
    click(4)
    qtbot.waitUntil(lambda: window.desk.project.documents.rowCount() == 3)
    qtbot.waitUntil(lambda: all(review_of(window, one) is Review.ACCEPTED for one in figures))


def test_an_edit_can_be_undone_after_the_window_was_closed_and_opened_again(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings, articles: list[Path]
) -> None:
    with started(theme, fresh_settings) as window:
        load(qtbot, window, articles[:1])
        figure = accept(qtbot, window)

    with started(theme, fresh_settings) as window:
        qtbot.waitUntil(lambda: undo_text(window) == "Undo Accept 3,100")
        assert window.desk.status._done.isHidden()  # it was not done just now
        qtbot.waitUntil(lambda: window.desk.project.figures.rowCount() > 0)
        window.desk.commands.action("edit.undo").trigger()
        qtbot.waitUntil(lambda: review_of(window, figure) is Review.MACHINE)


def test_what_was_done_a_moment_before_closing_is_kept(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings, articles: list[Path]
) -> None:
    with started(theme, fresh_settings) as window:
        load(qtbot, window, articles[:1])
        figure = window.desk.project.figures.figures[0].id
        window.desk.desk.change(lambda session: set_verdict(session, [figure], Review.REJECTED))

    with started(theme, fresh_settings) as window:
        qtbot.waitUntil(lambda: window.desk.project.figures.rowCount() > 0)
        assert review_of(window, figure) is Review.REJECTED


def test_the_history_model_keeps_the_rules_of_qt(
    qtbot: QtBot, window: MainWindow, articles: list[Path], qtmodeltester: ModelTester
) -> None:
    load(qtbot, window, articles[:1])
    model = HistoryModel()
    qtmodeltester.check(model)

    model.set_steps(window.desk.project.session.history())

    assert model.rowCount() == 2
    assert model.data(model.index(0)) == "Before these steps"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Accept 3,000", "Accepted 3,000"),
        ("Take back corrections of 12 figures", "Took back corrections of 12 figures"),
        ("Merge NIS into National Intelligence Service", "Merged NIS into National Intelligence Service"),
        ("Read 4 articles again", "Read 4 articles again"),
        ("Note on 3,000", "Note on 3,000"),
    ],
)
def test_the_title_of_a_step_is_said_as_done(title: str, words: str) -> None:
    assert done_words(title) == words


def test_the_history_beside_the_review_has_room_for_its_names_and_goes_away_again(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles[:1])
    panel, panels = window.desk.panels.history, window.desk.panels
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.desk.commands.action("figures.review").trigger()
    accept(qtbot, window, 0)

    window.desk.commands.action("edit.history").trigger()
    qtbot.waitUntil(panel.isVisible)
    qtbot.waitUntil(lambda: panel.width() >= window.desk.shell.theme.px(18))
    qtbot.waitUntil(panel.list.hasFocus)
    window.desk.commands.action("edit.history").trigger()

    assert not panel.isVisible()
    assert QApplication.focusWidget() is panels.review.queue
    window.desk.commands.action("figures.review").trigger()
    assert panels.docks["articles"].isVisible()
