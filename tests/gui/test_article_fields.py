"""Title, outlet, author and date of articles: typed in place or in bulk, each as one step."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox
from pytestqt.qtbot import QtBot

from helpers.windows import load
from reportedly.gui.dialogs.articles import ArticlesDialog
from reportedly.gui.main_window import MainWindow


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    made = []
    for number, place in enumerate(("mill", "port"), 3):
        path = tmp_path / f"{place}.txt"
        path.write_text(
            f"The mayor said on Wednesday that {number},100 people had left the {place}.\n", "utf-8"
        )
        made.append(path)
    return made


def said(window: MainWindow) -> list[str | None]:
    return [figure.statement_date for figure in window.desk.project.figures.figures]


def open_dialog(window: MainWindow) -> ArticlesDialog:
    window.desk.commands.action("edit.articles").trigger()
    return next(one for one in window.findChildren(QDialog) if isinstance(one, ArticlesDialog))


def press(dialog: ArticlesDialog, button: QDialogButtonBox.StandardButton) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    box.button(button).click()


def test_the_date_of_several_articles_moves_their_weekdays_and_is_one_step(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles)
    before = said(window)
    window.desk.panels.articles.selectAll()

    dialog = open_dialog(window)
    qtbot.keyClicks(dialog.fields["published"], "25 Oct 2024")
    press(dialog, QDialogButtonBox.StandardButton.Save)

    qtbot.waitUntil(lambda: said(window) == ["2024-10-23", "2024-10-23"])
    assert {article.published for article in window.desk.project.documents.articles} == {"2024-10-25"}
    undo = window.desk.commands.action("edit.undo")
    qtbot.waitUntil(lambda: undo.text().replace("&", "") == "Undo Edit date of 2 articles")
    undo.trigger()
    qtbot.waitUntil(lambda: said(window) == before)


def test_what_is_left_alone_in_the_dialog_stays_as_it_is_in_each_article(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles)
    window.desk.panels.articles.selectAll()
    dialog = open_dialog(window)
    qtbot.keyClicks(dialog.fields["outlet"], "Coast Radio")
    press(dialog, QDialogButtonBox.StandardButton.Save)
    documents = window.desk.project.documents
    qtbot.waitUntil(lambda: {article.outlet for article in documents.articles} == {"Coast Radio"})
    window.desk.panels.article.view.header.title_edited.emit("Flood")
    qtbot.waitUntil(lambda: "Flood" in [article.title for article in documents.articles])

    dialog = open_dialog(window)

    assert dialog.fields["outlet"].text() == "Coast Radio"
    assert dialog.fields["title"].text() == ""
    assert dialog.fields["title"].placeholderText() == "several values"
    qtbot.keyClicks(dialog.fields["author"], "Jane Roe")
    press(dialog, QDialogButtonBox.StandardButton.Save)
    qtbot.waitUntil(lambda: {article.author for article in documents.articles} == {"Jane Roe"})
    assert "Flood" in [article.title for article in documents.articles]


def test_a_wrong_date_keeps_the_dialog_open_and_says_why(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles[:1])
    dialog = open_dialog(window)
    qtbot.keyClicks(dialog.fields["published"], "31 Feb 2024")

    press(dialog, QDialogButtonBox.StandardButton.Save)

    assert dialog.isVisible()
    assert "There is no 31 Feb 2024" in dialog._note.text()
    press(dialog, QDialogButtonBox.StandardButton.Cancel)


def test_title_and_author_are_edited_in_place(qtbot: QtBot, window: MainWindow, articles: list[Path]) -> None:
    load(qtbot, window, articles[:1])
    header, documents = window.desk.panels.article.view.header, window.desk.project.documents
    window.activateWindow()

    qtbot.mouseDClick(header.title, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(header.title_field, "Mill is empty")
    qtbot.keyClick(header.title_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: documents.articles[0].title == "Mill is empty")
    qtbot.waitUntil(lambda: "Mill is empty" in header.title.text())
    header.author.words.click()
    qtbot.keyClicks(header.author.field, "Jane Roe")
    qtbot.keyClick(header.author.field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: documents.articles[0].author == "Jane Roe")
    qtbot.waitUntil(lambda: header.author.words.text() == "by Jane Roe")
    assert header.title_field.isHidden()


def test_what_is_typed_above_an_article_is_kept_when_the_focus_goes_elsewhere_and_stays_there(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles[:1])
    header, documents, table = (
        window.desk.panels.article.view.header, window.desk.project.documents, window.desk.panels.table
    )  # fmt: skip
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    header.outlet.words.click()
    qtbot.keyClicks(header.outlet.field, "Mill News")
    QApplication.sendEvent(
        header.outlet.field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    )
    assert header.outlet.field.isVisible()
    table.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(lambda: documents.articles[0].outlet == "Mill News")
    assert table.hasFocus()
    header.edit_title()
    header.title_field.setText("Empty mill")
    table.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(lambda: documents.articles[0].title == "Empty mill")

    header.author.words.click()
    qtbot.keyClicks(header.author.field, "Nobody")
    qtbot.keyClick(header.author.field, Qt.Key.Key_Escape)
    assert header.author.words.text() == "Add the author"
    assert documents.articles[0].author is None


def test_a_date_typed_in_place_is_one_step_with_the_figures_it_moves(
    qtbot: QtBot, window: MainWindow, articles: list[Path]
) -> None:
    load(qtbot, window, articles[:1])
    key = window.desk.project.documents.articles[0].key

    window.desk.panels.articles.edited.emit(key, "published", "25 Oct 2024")
    qtbot.waitUntil(lambda: said(window) == ["2024-10-23"])
    window.desk.commands.action("edit.undo").trigger()

    qtbot.waitUntil(lambda: said(window) != ["2024-10-23"])
    qtbot.waitUntil(lambda: window.desk.project.documents.articles[0].published is None)
