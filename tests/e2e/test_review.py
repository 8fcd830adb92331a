"""The person has the last word, with the keyboard alone: review, correct, merge, undo, quit, and find all again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from helpers.leftovers import nothing_left
from helpers.windows import settings_in
from reportedly.gui.app import create_window
from reportedly.gui.dialogs.merge_names import MergeDialog
from reportedly.gui.main_window import MainWindow
from reportedly.gui.shell.theme import Theme
from reportedly.model.figure import Figure, Review
from reportedly.services.jobs import InlineRunner
from reportedly.services.settings import Settings

PATIENCE_MS = 60_000
KEYS = {Qt.Key.Key_A: Review.ACCEPTED, Qt.Key.Key_X: Review.REJECTED, Qt.Key.Key_U: Review.UNDECIDED}
TEN = (*KEYS, *KEYS, *KEYS, Qt.Key.Key_A)


@pytest.fixture(autouse=True)
def strict(qapp: QApplication) -> Iterator[None]:
    with nothing_left(qapp):
        yield


@pytest.fixture
def settings(tmp_path: Path, strict: None) -> Settings:
    return settings_in(tmp_path)


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, settings: Settings) -> Iterator[Callable[[], MainWindow]]:
    """Give a function that starts the window; all are closed in the end."""
    theme = Theme(qapp, mode="light")
    made: list[MainWindow] = []

    def start() -> MainWindow:
        window = create_window(theme, settings)
        window._make_runner = lambda workers: InlineRunner()
        made.append(window)
        window.resize(1600, 1000)
        window.show()
        qtbot.waitUntil(lambda: window.desk is not None, timeout=PATIENCE_MS)
        return window

    yield start
    for window in made:
        window.close()
        window.deleteLater()
    qapp.styleHints().colorSchemeChanged.disconnect(theme._on_system_scheme_changed)
    theme.deleteLater()


def figures_of(window: MainWindow) -> dict[str, Figure]:
    return {figure.id: figure for figure in window.desk.project.figures.figures}


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is, as a person does."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def type_words(qtbot: QtBot, words: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), words)
    press(qtbot, Qt.Key.Key_Return)


def open_sample(qtbot: QtBot, window: MainWindow) -> None:
    window.welcome.sample_wanted.emit()
    qtbot.waitUntil(lambda: len(figures_of(window)) > 20, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: window.desk.panels.article.document is not None)
    activate(qtbot, window)


def activate(qtbot: QtBot, window: MainWindow) -> None:
    """Give the window the keyboard: there is no window manager that does it here."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)


def test_ten_figures_are_reviewed_two_sources_merged_and_all_is_there_again_after_a_restart(
    qtbot: QtBot, open_window: Callable[[], MainWindow]
) -> None:
    window = open_window()
    open_sample(qtbot, window)
    desk, control = window.desk, Qt.KeyboardModifier.ControlModifier

    # Ten verdicts, one after the other, and one correction with a note: no mouse.
    press(qtbot, Qt.Key.Key_R, control)
    assert desk.panels.is_reviewing
    said = {}
    for key in TEN:
        current = window.selection.current
        press(qtbot, key)
        said[current] = KEYS[key]
        qtbot.waitUntil(lambda name=current, key=key: figures_of(window)[name].review is KEYS[key])
        assert window.selection.current != current
    edited = window.selection.current
    press(qtbot, Qt.Key.Key_E)
    type_words(qtbot, "at least 4,321")
    qtbot.waitUntil(lambda: figures_of(window)[edited].review is Review.EDITED)
    press(qtbot, Qt.Key.Key_N)
    type_words(qtbot, "ask the ministry")
    qtbot.waitUntil(lambda: figures_of(window)[edited].note == "ask the ministry")
    assert {name: figures_of(window)[name].review for name in said} == said
    assert (
        desk.panels.review.model.done == sum(verdict is not Review.UNDECIDED for verdict in said.values()) + 1
    )

    # Two sources become one, and are two again.
    before = figures_of(window)
    press(qtbot, Qt.Key.Key_R, control)
    merge_first_two_sources(qtbot, window)
    qtbot.waitUntil(lambda: figures_of(window) != before)
    activate(qtbot, window)
    press(qtbot, Qt.Key.Key_Z, control)
    qtbot.waitUntil(lambda: figures_of(window) == before)

    window.close()
    again = open_window()
    qtbot.waitUntil(lambda: bool(figures_of(again)), timeout=PATIENCE_MS)

    assert figures_of(again) == before
    history = again.desk.project.session.history()
    assert [step.title for step in history if step.is_undone] == [history[-1].title]


def merge_first_two_sources(qtbot: QtBot, window: MainWindow) -> None:
    """Merge two sources in their dialog."""
    window.desk.commands.action("names.merge_sources").trigger()
    qtbot.waitUntil(lambda: bool(shown_dialogs(window)))
    dialog = shown_dialogs(window)[0]
    known = window.desk.project.names.things("source")
    names = [thing.name for thing in known if thing.figures][:2]
    for name in names:
        dialog.list.check(name)
    dialog.into.setCurrentText(names[0])
    qtbot.keyClick(dialog.into, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not shown_dialogs(window))


def shown_dialogs(window: MainWindow) -> list[MergeDialog]:
    return [
        dialog
        for dialog in window.findChildren(QDialog)
        if isinstance(dialog, MergeDialog) and dialog.isVisible()
    ]
