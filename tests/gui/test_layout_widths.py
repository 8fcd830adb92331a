"""The panels at the sides follow the width of the window: over each other, or one behind the other."""

from pytestqt.qtbot import QtBot

from helpers.windows import started, until_still
from reportedly.gui.main_window import MainWindow
from reportedly.gui.shell.theme import Theme
from reportedly.services.settings import Settings

NARROW, WIDE = (1280, 720), (1600, 1000)


def behind(window: MainWindow, name: str) -> set[str]:
    return {dock.windowTitle() for dock in window.tabifiedDockWidgets(window.desk.panels.docks[name])}


def resize(qtbot: QtBot, window: MainWindow, size: tuple[int, int], *, is_narrow: bool) -> None:
    window.resize(*size)
    qtbot.waitUntil(lambda: ("Figure" in behind(window, "article")) is is_narrow)
    until_still(qtbot, window)


def test_the_history_stands_behind_the_figure_at_every_width(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.files.new_project()
    qtbot.waitUntil(lambda: window.desk.has_panels)
    commands = window.desk.commands
    commands.action("edit.history").trigger()
    assert behind(window, "history") == {"Figure"}

    resize(qtbot, window, NARROW, is_narrow=True)
    assert behind(window, "history") == {"Article", "Figure"}
    assert not window.desk.panels.docks["history"].isHidden()

    for _ in range(2):
        commands.action("figures.review").trigger()
    resize(qtbot, window, WIDE, is_narrow=False)
    assert behind(window, "history") == {"Figure"}


def test_a_width_that_changes_at_once_after_the_panels_are_there_is_followed(
    qtbot: QtBot, window: MainWindow
) -> None:
    qtbot.waitUntil(lambda: window.isVisible())
    window.desk.show_panels(is_open=True)

    resize(qtbot, window, NARROW, is_narrow=True)


def test_a_history_that_is_closed_stays_closed_at_another_width(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.files.new_project()
    qtbot.waitUntil(lambda: window.desk.has_panels)

    resize(qtbot, window, NARROW, is_narrow=True)
    resize(qtbot, window, WIDE, is_narrow=False)

    assert window.desk.panels.docks["history"].isHidden()
    assert not window.desk.panels.docks["detail"].isHidden()


def test_the_layout_of_a_narrow_window_is_not_kept_in_a_wide_one(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings
) -> None:
    with started(theme, fresh_settings) as window:
        window.desk.files.new_project()
        qtbot.waitUntil(lambda: window.desk.has_panels)
        resize(qtbot, window, NARROW, is_narrow=True)

    with started(theme, fresh_settings) as window:
        window.desk.files.new_project()
        qtbot.waitUntil(lambda: window.desk.has_panels)
        resize(qtbot, window, WIDE, is_narrow=False)

        assert behind(window, "articles") == set()
