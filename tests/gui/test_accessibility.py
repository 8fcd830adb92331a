"""Everything can be named, reached and read: by a screen reader, by the keyboard, in both schemes and sizes."""

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from helpers.windows import until_still
from reportedly.gui.main_window import MainWindow
from reportedly.gui.shell.icons import icon_exists
from reportedly.gui.shell.theme import Theme
from reportedly.model.filter import NO_FILTER, voice_of
from reportedly.services.jobs import InlineRunner
from reportedly.services.settings import Settings

LOOKS = [
    pytest.param((scheme, size), id=f"{scheme}-{size[0]}x{size[1]}")
    for scheme, size in product(("light", "dark"), ((1280, 720), (1600, 1000)))
]
GROUNDS = ("window", "surface", "paper", "raised")
TEXT_PAIRS = [
    *((ink, ground) for ink in ("ink", "ink2", "ink3", "accent") for ground in (*GROUNDS, "hover", "select")),
    *((ink, ground) for ink in ("ok", "warn", "bad") for ground in (*GROUNDS, f"{ink}_wash")),
    *(("ink", ground) for ground in ("mark", "mark_on", "ok_wash", "warn_wash", "bad_wash")),
    ("on_accent", "accent"),
]
LEAST_TEXT, LEAST_CONTROL = 4.5, 3.0


@pytest.fixture
def sample(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    """Give a window with the sample open; the parameter is its scheme and size."""
    scheme, size = getattr(request, "param", ("light", (1600, 1000)))
    theme.set_mode(scheme)
    made = MainWindow(theme, fresh_settings, make_runner=lambda workers: InlineRunner())
    made.resize(*size)
    made.show()
    made.open_desk()
    made.desk.files.open_sample()
    panels = made.desk.panels
    qtbot.waitUntil(lambda: made.desk.project.figures.rowCount() > 0)
    qtbot.waitUntil(lambda: panels.chart.chart is not None and panels.article.document is not None)
    panels.table.selectRow(0)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def start(theme: Theme, fresh_settings: Settings) -> Iterator[MainWindow]:
    """Give a window that shows its start page."""
    made = MainWindow(theme, fresh_settings, sample_line="Troops", make_runner=lambda workers: InlineRunner())
    made.resize(1280, 720)
    made.show()
    made.open_desk()
    yield made
    made.close()
    made.deleteLater()


def seen(window: MainWindow) -> list[QWidget]:
    return [widget for widget in window.findChildren(QWidget) if widget.isVisible()]


def takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def described(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QPushButton | QToolButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or words or widget.objectName()!r}"


@pytest.mark.parametrize("sample", LOOKS[:2], indirect=True)
def test_all_that_takes_the_focus_has_a_name(sample: MainWindow) -> None:
    focusable = [widget for widget in seen(sample) if takes_focus(widget)]

    assert [described(widget) for widget in focusable if not spoken(widget).strip()] == []


def test_all_of_the_start_page_that_takes_the_focus_has_a_name(start: MainWindow) -> None:
    focusable = [widget for widget in seen(start) if takes_focus(widget)]

    assert len(focusable) >= 3
    assert [described(widget) for widget in focusable if not spoken(widget).strip()] == []


def test_every_button_without_a_word_has_a_tooltip_and_a_name(sample: MainWindow) -> None:
    sample.desk.panels.show_jobs()
    sample.desk.panels.article.find()
    sample.banner.show_message("A message")
    buttons = [widget for widget in seen(sample) if isinstance(widget, QToolButton | QPushButton)]
    wordless = [
        button for button in buttons
        if (not button.text() or (isinstance(button, QToolButton)
            and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly))
        and not button.objectName().startswith(("qt_", "Scroll"))
        and not button.findChildren(QLabel)  # a chip of the filter has its words in labels
    ]  # fmt: skip

    assert wordless
    assert [described(button) for button in wordless if not button.toolTip() or not spoken(button)] == []


@pytest.mark.parametrize("sample", LOOKS, indirect=True)
@pytest.mark.parametrize("state", ["article", "fields", "why", "busy"])
def test_no_words_are_cut(qtbot: QtBot, sample: MainWindow, state: str) -> None:
    panels = sample.desk.panels
    panels.docks["article" if state == "article" else "detail"].raise_()
    panels.detail.tabs.setCurrentIndex(1 if state == "why" else 0)
    if state == "busy":
        panels.show_jobs()
        sample.banner.show_message(f"<b>2 of 14 files could not be read.</b> {'A long reason why. ' * 4}",
                                   actions=(("Show", panels.show_jobs), ("Retry both", panels.show_jobs)))  # fmt: skip
        figures = sample.desk.project.figures.figures
        sample.selection.set_filter(NO_FILTER.adding("source", voice_of(figures[0])).with_text("troops"))
        panels.article.find()
    until_still(qtbot, sample)  # words that wrap ask for their height again once they know their width

    words = [widget for widget in seen(sample) if isinstance(widget, QLabel | QToolButton | QPushButton)]
    assert [described(widget) for widget in words if widget.text() and is_cut(widget)] == []


@pytest.mark.parametrize("scale", [0.8, 1.2, 1.4])
def test_no_words_are_cut_when_the_text_is_made_larger_or_smaller(
    qtbot: QtBot, sample: MainWindow, scale: float
) -> None:
    def cut() -> list[str]:
        words = [widget for widget in seen(sample) if isinstance(widget, QLabel | QToolButton | QPushButton)]
        return [described(widget) for widget in words if widget.text() and is_cut(widget)]

    def nothing_is_cut() -> None:
        assert cut() == []

    sample.theme.set_text_scale(scale)

    qtbot.waitUntil(nothing_is_cut)


def is_cut(widget: QLabel | QToolButton | QPushButton) -> bool:
    """Tell whether words have less room than they ask for; a label that may be cut says all on hover."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() + 1 < widget.heightForWidth(widget.width())
    if widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored and widget.toolTip():
        return False
    wanted = widget.minimumSizeHint() if isinstance(widget, QLabel) else widget.sizeHint()
    return widget.width() + 1 < wanted.width() or widget.height() + 1 < wanted.height()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(theme: Theme, scheme: str) -> None:
    theme.set_mode(scheme)

    found = {(ink, ground): contrast(theme.color(ink), theme.color(ground)) for ink, ground in TEXT_PAIRS}
    assert {pair: ratio for pair, ratio in found.items() if ratio < LEAST_TEXT} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_borders_marks_and_names_of_sources_stand_out(theme: Theme, scheme: str) -> None:
    theme.set_mode(scheme)
    surface = theme.color("surface")

    assert all(contrast(theme.color("control"), theme.color(ground)) >= LEAST_CONTROL for ground in GROUNDS)
    for place in (*range(10), None):
        assert contrast(theme.source_mark(place), surface) >= LEAST_CONTROL
        assert contrast(theme.source_text(place), surface) >= LEAST_TEXT


def contrast(first: QColor, second: QColor) -> float:
    """Give the contrast of two colours as WCAG 2 counts it, 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_tab_goes_through_the_panels_in_the_order_of_reading(qtbot: QtBot, sample: MainWindow) -> None:
    panels = sample.desk.panels
    wanted = [sample.tool_bar.search, panels.headline.tabs, panels.chart.chart, panels.table, panels.article.view.text,
              panels.detail.tabs, panels.articles, panels.source_head.tabs]  # fmt: skip
    chain, widget = [], sample.tool_bar.search
    while widget not in chain:
        chain.append(widget)
        widget = widget.nextInFocusChain()

    places = [chain.index(one) for one in wanted]
    assert places == sorted(places)


def test_no_command_takes_a_key_with_which_words_are_edited(sample: MainWindow) -> None:
    """But for undo and redo, which a field keeps for itself while it has the focus (test_history)."""
    key = QKeySequence.StandardKey
    editing = {
        keys.toString()
        for standard in (key.Delete, key.Backspace, key.DeleteStartOfWord, key.DeleteEndOfWord, key.Cut,
                         key.MoveToNextWord, key.MoveToPreviousWord)
        for keys in QKeySequence.keyBindings(standard)
    }  # fmt: skip
    table = sample.desk.commands
    taken = {keys.toString(): command.id for command in table.commands
             for keys in table.action(command.id).shortcuts()}  # fmt: skip

    assert {keys: command for keys, command in taken.items() if keys in editing} == {}


def test_every_command_has_an_id_an_icon_that_exists_and_a_way_by_keyboard(sample: MainWindow) -> None:
    table = sample.desk.commands
    ids = [command.id for command in table.commands]
    entries = [entry for action in sample.menuBar().actions() for entry in action.menu().actions()]
    entries += [below for entry in entries if entry.menu() is not None for below in entry.menu().actions()]
    in_menus = {entry.objectName() for entry in entries}

    assert len(set(ids)) == len(ids)
    assert all(icon_exists(command.icon) for command in table.commands if command.icon)
    assert set(ids) <= in_menus
    assert all(action.menu().title() for action in sample.menuBar().actions())
