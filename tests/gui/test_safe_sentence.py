"""Safe sentence: shown with its footnotes, tied to its figures, copied."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.test_side_by_side import FIGURES
from helpers.windows import show_sample, until_still
from reportedly.analysis.safe_sentence import safe_sentence
from reportedly.gui.dialogs.safe_sentence import SafeSentenceDialog, sentence_html
from reportedly.gui.main_window import MainWindow
from reportedly.gui.shell.theme import Theme
from reportedly.model.sentence import Clause, SafeSentence


def dialog_of(qtbot: QtBot, theme: Theme) -> SafeSentenceDialog:
    sentence = safe_sentence(FIGURES, "troops", name="troops sent")
    assert sentence is not None
    made = SafeSentenceDialog(None, theme, "troops sent", sentence)
    qtbot.addWidget(made)
    made.show()
    return made


@contextmanager
def opened(qtbot: QtBot, window: MainWindow) -> Iterator[SafeSentenceDialog]:
    """Open the dialog as a person does; it is gone at the end."""
    window.desk.commands.action("figures.safe_sentence").trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(SafeSentenceDialog)))
    (dialog,) = window.findChildren(SafeSentenceDialog)
    yield dialog
    dialog.close()
    qtbot.waitUntil(lambda: not window.findChildren(SafeSentenceDialog))


def test_the_sentence_is_copied_with_or_without_its_footnotes(qtbot: QtBot, theme: Theme) -> None:
    dialog = dialog_of(qtbot, theme)

    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    with_notes = QGuiApplication.clipboard().text()
    dialog.with_notes.setChecked(False)
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    without = QGuiApplication.clipboard().text()

    assert "[1]" in with_notes
    assert "1. Daily Post" in with_notes
    assert "[" not in without
    assert "4,000" in without


def test_a_clause_leads_to_its_figure(qtbot: QtBot, theme: Theme) -> None:
    dialog = dialog_of(qtbot, theme)
    chosen: list[str] = []
    dialog.chosen.connect(chosen.append)
    html = dialog.text.toHtml()

    links = [part.split('"')[0] for part in html.split('href="')[1:]]
    dialog.text.anchorClicked.emit(links[0])

    assert set(links) <= {f"figure:{figure.id}" for figure in FIGURES}
    assert chosen == [links[0].removeprefix("figure:")]


def test_the_window_makes_the_sentence_of_the_measure_and_copies_one_figure(
    qtbot: QtBot, window: MainWindow
) -> None:
    desk = window.desk
    show_sample(qtbot, window)

    desk.commands.action("edit.copy_sentence").trigger()
    figure = desk.project.figures.figure(window.selection.current)
    qtbot.waitUntil(lambda: (figure.outlet or "") in QGuiApplication.clipboard().text())
    with opened(qtbot, window) as dialog:
        words = dialog.text.toPlainText()

    assert "denied" in words
    assert "origins" in words


def test_a_sentence_of_chosen_figures_says_that_it_leaves_others_out(
    qtbot: QtBot, window: MainWindow
) -> None:
    desk = window.desk
    show_sample(qtbot, window)
    own = [one.id for one in desk.project.figures.shown() if one.series == window.selection.measure]

    window.selection.set_selected(own[:2])
    with opened(qtbot, window) as dialog:
        words = dialog.hint.text()

    assert words.startswith(f"Made of the 2 chosen figures only, of {len(own)} that are shown.")


def test_an_article_that_is_chosen_or_all_that_is_shown_leaves_no_figure_out_of_the_sentence(
    qtbot: QtBot, window: MainWindow
) -> None:
    desk = window.desk
    show_sample(qtbot, window)
    shown = desk.project.figures.shown()
    key = next(one.article for one in shown if one.series == window.selection.measure)
    window.selection.choose(None)

    def of_article() -> None:
        window.selection.set_article(None)
        window.selection.set_article(key, desk.panels.articles)
        assert len(window.selection.selected) > 1

    for choose in (of_article, lambda: window.selection.set_selected(one.id for one in shown)):
        choose()
        with opened(qtbot, window) as dialog:
            words = dialog.hint.text()
        assert "chosen figures only" not in words


def test_the_signs_of_two_footnotes_are_two_and_nothing_moves_when_it_was_copied(
    qtbot: QtBot, theme: Theme
) -> None:
    dialog = dialog_of(qtbot, theme)
    dialog.show()
    clause = Clause("The army denied it.", ("f",), (6, 7))
    html = sentence_html(SafeSentence((clause,), ()), has_notes=True)
    before = dialog.copy.geometry()
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    until_still(qtbot, dialog)

    assert "<sup>6, 7</sup>" in html
    assert dialog.copy.text() == "Copied"
    assert dialog.copy.geometry() == before
