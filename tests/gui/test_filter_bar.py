"""The filter bar: chips with and, or, not, alternatives in words, dates, saved filters."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from helpers.windows import load
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.date_range_box import DateRangeBox
from reportedly.gui.views.filter_bar import FilterBar
from reportedly.gui.views.filter_words import filter_words, range_words
from reportedly.model.date_range import DateRange
from reportedly.model.filter import NO_FILTER, FilterSpec
from reportedly.model.filter_text import filter_from_text, filter_to_text


@pytest.fixture
def bar(qtbot: QtBot, project: ProjectModels, selection: LinkedSelection, theme: Theme) -> FilterBar:
    made = FilterBar(selection, theme, project.choices, project.name_of)
    qtbot.addWidget(made)
    made.show()
    return made


def words(bar: FilterBar) -> list[str]:
    return [chip.accessibleName() for chip in bar.chips]


def entry(menu: QMenu, *titles: str) -> QAction:
    """Find an entry by the titles of the menus that lead to it."""
    menu.aboutToShow.emit()
    action = next(action for action in menu.actions() if action.text().split("\t")[0] == titles[0])
    return entry(action.menu(), *titles[1:]) if titles[1:] else action


def chip_menu(qtbot: QtBot, bar: FilterBar, place: int) -> QMenu:
    menu = QMenu(bar)
    bar.fill_chip_menu(menu, bar.chips[place].part)
    return menu


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("source:Mayor", ["Filter Source: Mayor"]),
        ('source:Mayor,"Border Guard"', ["Filter Source: Border Guard or Mayor"]),
        ("-review:rejected unit:people", ["Filter Unit: people", "Filter Review: not rejected"]),
        ("review:machine -stance:denied", ["Filter Stance: not denied", "Filter Review: not reviewed"]),
        ("said:2024-10..2024-12 is:starred", ["Filter Said: Oct–Dec 2024", "Filter Starred"]),
        ("troops -is:doubtful", ["Filter Not doubtful", "Filter Text: “troops”"]),
        ("tag:a or is:doubtful unit:house", ["Filter Tag a, or unit house and doubtful"]),
        ("said:2024 (tag:a or tag:b)", ["Filter Said: 2024", "Filter Tag a or tag b"]),
    ],
)
def test_each_condition_is_a_chip_and_alternatives_are_one_with_their_words(
    bar: FilterBar, selection: LinkedSelection, text: str, shown: list[str]
) -> None:
    selection.set_filter(filter_from_text(text))

    assert words(bar) == shown


def test_the_menu_of_a_chip_replaces_and_ors_and_turns_it_round(
    qtbot: QtBot, bar: FilterBar, selection: LinkedSelection
) -> None:
    start = filter_from_text("source:Mayor unit:people")

    for titles, expected in (
        (("Replace by", "Source", "Border Guard"), 'source:"Border Guard" unit:people'),
        (("And", "Stance", "planned"), "source:Mayor unit:people stance:planned"),
        (("Or", "Source", "Border Guard"), 'source:"Border Guard",Mayor unit:people'),
        (("Or", "Doubtful"), "unit:people (source:Mayor or is:doubtful)"),
        (("Not",), "unit:people -source:Mayor"),
        (("Only this",), "source:Mayor"),
        (("Remove",), "unit:people"),
    ):
        selection.set_filter(start)
        at = next(place for place, chip in enumerate(bar.chips) if chip.part.source)
        entry(chip_menu(qtbot, bar, at), *titles).trigger()
        assert filter_to_text(selection.filter) == expected


def test_a_chip_goes_with_its_cross_or_with_delete_and_enter_opens_its_menu(
    qtbot: QtBot, bar: FilterBar, selection: LinkedSelection
) -> None:
    selection.set_filter(filter_from_text("source:Mayor unit:people"))

    qtbot.mouseClick(bar.chips[0].cross, Qt.MouseButton.LeftButton)
    assert words(bar) == ["Filter Unit: people"]
    with qtbot.waitSignal(bar.chips[0].menu_wanted):
        qtbot.keyClick(bar.chips[0], Qt.Key.Key_Return)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.close()
    with qtbot.waitSignal(bar.chips[0].menu_wanted):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), QPoint(1, 1))
        QApplication.sendEvent(bar.chips[0], event)
    QApplication.activePopupWidget().close()
    qtbot.keyClick(bar.chips[0], Qt.Key.Key_Delete)

    assert selection.filter == NO_FILTER


def test_the_focus_stays_in_the_bar_while_chips_are_removed_by_keyboard(
    qtbot: QtBot, bar: FilterBar, selection: LinkedSelection
) -> None:
    selection.set_filter(filter_from_text("source:Mayor unit:people stance:asserted"))
    bar.activateWindow()
    bar.chips[1].setFocus()
    qtbot.waitUntil(lambda: bar.chips[1].hasFocus())

    for left in (2, 1):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
        assert len(bar.chips) == left
        assert bar.chips[-1].hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)

    assert bar.isAncestorOf(QApplication.focusWidget())


def test_the_filter_menu_checks_what_is_chosen_and_takes_it_away_again(
    qtbot: QtBot, bar: FilterBar, selection: LinkedSelection
) -> None:
    for titles, expected in (
        (("Source", "Mayor"), "source:Mayor"),
        (("Said", "Oct 2024"), "source:Mayor said:2024-10-01..2024-10-31"),
        (("Doubtful",), "source:Mayor said:2024-10-01..2024-10-31 is:doubtful"),
        (("Source", "Mayor"), "said:2024-10-01..2024-10-31 is:doubtful"),
        (("Said", "Oct 2024"), "is:doubtful"),
        (("Doubtful",), ""),
    ):
        bar.open_menu()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = entry(menu, *titles)
        assert action.isChecked() == (len(expected) < len(filter_to_text(selection.filter)))
        action.trigger()
        menu.close()
        assert filter_to_text(selection.filter) == expected


def test_dates_are_typed_as_people_type_them(qtbot: QtBot, theme: Theme, bar: FilterBar) -> None:
    told: list[DateRange] = []
    box = DateRangeBox(theme, "Said", told.append, bar)
    qtbot.keyClicks(box.first, "23 Oct 2024")
    qtbot.keyClicks(box.last, "Sept 2024")
    qtbot.keyClick(box.last, Qt.Key.Key_Return)
    assert "after the last" in box._trouble.text()

    box.last.clear()
    qtbot.keyClicks(box.last, "Dec 2024")
    qtbot.keyClick(box.last, Qt.Key.Key_Return)

    assert told == [DateRange(date(2024, 10, 23), date(2024, 12, 31))]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2024-10-01..2024-10-23", "1–23 Oct 2024"), ("2024-09-30..2024-10-23", "30 Sep–23 Oct 2024"),
        ("2023-12..2024-01", "Dec 2023–Jan 2024"), ("2024-10-23", "23 Oct 2024"), ("..2024-10", "until 31 Oct 2024"),
        ("2024-10..", "from 1 Oct 2024"), ("2024", "2024"), ("2024-10", "Oct 2024"),
    ],
)  # fmt: skip
def test_ranges_are_as_short_as_they_are_clear(text: str, shown: str) -> None:
    assert range_words(DateRange.read(text)) == shown


def test_a_filter_in_one_line_names_every_condition() -> None:
    spec = filter_from_text("source:A,B,C -tag:x said:2024 troops")

    assert filter_words(spec, lambda _, value: value) == (
        "source A or B or C; tag not x; said 2024; text “troops”"
    )


def test_filters_are_saved_used_renamed_and_removed_and_undone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "one.txt"
    path.write_text("The mayor said on Monday that 3,000 people had left the town.", encoding="utf-8")
    load(qtbot, window, [path])
    bar, desk = window.desk.panels.filter_bar, window.desk
    spec = FilterSpec(text="people", excluded=frozenset({("review", "rejected")}))
    window.selection.set_filter(spec)

    def name(text: str) -> None:
        dialog = window.findChild(QInputDialog)
        dialog.findChild(QLineEdit).setText(text)
        dialog.accept()

    desk.commands.action("edit.save_filter").trigger()
    name("Still open")
    qtbot.waitUntil(lambda: list(bar._saved) == ["Still open"])
    window.selection.set_filter(NO_FILTER)
    bar.saved_chosen.emit("Still open")
    assert window.selection.filter == spec
    qtbot.waitUntil(lambda: window.findChild(QInputDialog) is None)
    bar.rename_wanted.emit("Still open")
    name("Open")
    qtbot.waitUntil(lambda: list(bar._saved) == ["Open"])
    bar.remove_wanted.emit("Open")
    qtbot.waitUntil(lambda: not bar._saved)

    desk.commands.action("edit.undo").trigger()

    qtbot.waitUntil(lambda: list(bar._saved) == ["Open"])
