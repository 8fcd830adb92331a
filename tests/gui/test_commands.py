"""The table of commands: unique, reachable by keyboard, and said in the words of the design."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from helpers.windows import until_still
from reportedly.gui.commands.palette import matches
from reportedly.gui.commands.registry import MENUS, CommandTable
from reportedly.gui.main_window import MainWindow
from reportedly.gui.shell.context import CONTEXT_KEYS
from reportedly.gui.shell.icons import icon_exists
from reportedly.gui.shell.theme import Theme
from reportedly.services.settings import Settings


@pytest.fixture
def table(window: MainWindow) -> CommandTable:
    return window.desk.commands


def test_ids_and_shortcuts_are_unique(table: CommandTable) -> None:
    ids = Counter(command.id for command in table.commands)
    keys = Counter(
        key.toString() for command in table.commands for key in table.action(command.id).shortcuts()
    )

    assert [name for name, count in ids.items() if count > 1] == []
    assert [name for name, count in keys.items() if count > 1] == []


def test_every_icon_exists_and_every_key_of_an_expression_is_declared(table: CommandTable) -> None:
    for command in table.commands:
        assert not command.icon or icon_exists(command.icon), command
        terms = (term.strip().removeprefix("not ") for term in command.enabled_when.split(" and "))
        assert all(term in CONTEXT_KEYS for term in terms if term), command


def test_every_command_stands_in_a_menu_that_the_keyboard_reaches(
    window: MainWindow, table: CommandTable
) -> None:
    titles = set()
    for action in window.menuBar().actions():
        assert action.text().replace("&", "") in MENUS
        menu = action.menu()
        assert isinstance(menu, QMenu)
        entries = [
            *menu.actions(),
            *(below for entry in menu.actions() if entry.menu() for below in entry.menu().actions()),
        ]
        titles |= {entry.text().replace("&", "") for entry in entries}

    assert {command.title for command in table.commands} <= titles


def test_no_menu_is_long_and_groups_stand_in_their_order(window: MainWindow, table: CommandTable) -> None:
    menus = {action.text().replace("&", ""): action.menu() for action in window.menuBar().actions()}
    names = [action.text().replace("&", "") for action in menus["Figures"].actions()]

    for menu in menus.values():
        assert len([action for action in menu.actions() if not action.isSeparator()]) <= 20
    assert names[0] == "Review"
    assert names.index("Accept") < names.index("Edit") < names.index("More edits") < names.index("Why?")
    assert [action.text().replace("&", "") for action in menus["Edit"].actions()][3:6] == [
        "",
        "Copy",
        "Paste",
    ]


def test_the_palette_changes_light_and_dark(
    window: MainWindow, table: CommandTable, theme: Theme, fresh_settings: Settings
) -> None:
    found = dict(table.runnable)
    assert {"Colours: Light", "Colours: Dark", "Colours: As the system"} <= found.keys()

    found["Colours: Dark"].trigger()
    assert (theme.is_dark, fresh_settings.get("theme")) == (True, "dark")
    found["Colours: Light"].trigger()
    assert not theme.is_dark
    assert any(matches("dark", title) for title in found)


def test_the_palette_says_where_no_command_has_the_words(window: MainWindow) -> None:
    palette = window.desk._palette
    palette.open()
    palette._field.setText("xyzzy")

    assert [palette._list.topLevelItem(row).text(0) for row in range(palette._list.topLevelItemCount())] == [
        "No command has these words"
    ]
    palette._run(palette._list.currentItem())
    assert palette.isHidden()


def test_save_gives_an_untitled_project_a_name_and_says_of_others_that_they_are_saved(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, path, asked = window.desk, tmp_path / "Flood.reportedly", []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (asked.append(1), (str(path), ""))[1])
    desk.files.new_project()
    qtbot.waitUntil(desk.commands.action("file.save").isEnabled)

    desk.commands.action("file.save").trigger()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: "Saved as" in window.statusBar().currentMessage())
    desk.commands.action("file.save").trigger()

    assert asked == [1]
    assert window.statusBar().currentMessage() == "Flood.reportedly is saved at every change."


def test_without_a_project_nothing_that_needs_one_can_be_chosen(table: CommandTable) -> None:
    for command in table.commands:
        if "has_" in command.enabled_when:
            assert not table.action(command.id).isEnabled(), command.id


def test_every_button_with_an_icon_only_has_a_name_and_a_tooltip(window: MainWindow) -> None:
    for button in window.findChildren(QToolButton):
        if button.objectName().startswith(("qt_", "Scroll")):  # made by Qt itself
            continue
        assert button.text() or button.accessibleName(), button
        assert button.toolTip() or button.text(), button


def test_the_palette_finds_a_command_by_its_first_letters_and_runs_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.desk.commands.action("help.commands").trigger()
    palette = next(
        w for w in window.findChildren(QWidget) if w.accessibleName() == "Commands" and w.isWindow()
    )
    field = palette.focusProxy() or palette.findChildren(QWidget)[0]
    qtbot.keyClicks(field, "larg te")

    with qtbot.waitSignal(window.theme.changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert window.theme.text_scale == pytest.approx(1.1)
    assert not palette.isVisible()


def test_several_steps_of_the_text_size_lay_the_window_out_once(qtbot: QtBot, window: MainWindow) -> None:
    heard: list[float] = []
    window.theme.changed.connect(lambda: heard.append(window.theme.text_scale))

    for name in ("view.larger", "view.larger", "view.larger", "view.smaller"):
        window.desk.commands.action(name).trigger()
    qtbot.waitUntil(lambda: bool(heard))
    window.desk.commands.action("view.smaller").trigger()
    qtbot.waitUntil(lambda: len(heard) > 1)

    assert heard == [pytest.approx(1.2), pytest.approx(1.1)]


@pytest.mark.parametrize(
    ("typed", "title"), [("exp fig", "Export figures..."), ("onm", "Only this measure"), ("", "About")]
)
def test_the_palette_matches_starts_of_words_and_letters_in_order(typed: str, title: str) -> None:
    assert matches(typed, title)


def test_find_is_the_platforms_key(table: CommandTable) -> None:
    assert table.action("edit.find").shortcut() in QKeySequence.keyBindings(QKeySequence.StandardKey.Find)


def test_each_entry_of_a_menu_has_a_letter_of_its_own(window: MainWindow) -> None:
    bars = [window.menuBar().actions(), *(action.menu().actions() for action in window.menuBar().actions())]
    bars += [entry.menu().actions() for entries in bars[1:] for entry in entries if entry.menu() is not None]

    for entries in bars:
        texts = [entry.text() for entry in entries if not entry.isSeparator()]
        letters = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
        assert len(letters) == len(set(letters)), texts
        without = [text for text in texts if "&" not in text]  # only where all of its letters are taken
        assert all(not {c for c in text.casefold() if c.isalnum()} - set(letters) for text in without), (
            without
        )


def test_f6_shows_a_ring_at_each_stop(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.files.new_project()
    qtbot.waitUntil(lambda: window.desk.has_panels)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    ring = window.desk._view._ring
    stops = []

    for _ in range(6):
        window.desk.commands.action("view.next_panel").trigger()
        stops.append(ring.panel)

    assert None not in stops
    assert len(set(stops)) >= 4
    window.tool_bar.focus_search()
    assert ring.panel is None


def test_closing_a_banner_gives_the_focus_back(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.files.new_project()
    qtbot.waitUntil(lambda: window.desk.has_panels)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.tool_bar.search.setFocus()
    window.banner.show_message("<b>Something.</b>")
    window.banner._close.setFocus()

    window.banner._close.click()

    assert window.focusWidget() is window.tool_bar.search


def test_the_side_panels_keep_their_width_when_the_window_shrinks_and_grows(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.desk.files.new_project()
    qtbot.waitUntil(lambda: window.desk.has_panels)
    until_still(qtbot, window)
    docks = window.desk.panels.docks
    before = [docks[name].width() for name in ("articles", "article")]

    for size in ((1024, 640), (1280, 720), (1600, 1000)):
        window.resize(*size)
        qtbot.waitUntil(
            lambda is_narrow=size[0] < 1440: (
                (docks["detail"] in window.tabifiedDockWidgets(docks["article"])) is is_narrow
            )
        )

    qtbot.waitUntil(lambda: [docks[name].width() for name in ("articles", "article")] == before)


def test_a_drop_in_progress_is_framed(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.files.new_project()
    qtbot.waitUntil(lambda: window.desk.has_panels)
    data = QMimeData()
    data.setText("The mayor said 3,100 people had left.")
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier

    window.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), action, data, Qt.MouseButton.LeftButton, none))
    assert window._drop_ring.panel is window
    window.dragLeaveEvent(QDragLeaveEvent())

    assert window._drop_ring.panel is None
