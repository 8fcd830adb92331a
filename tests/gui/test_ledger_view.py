"""The ledger of one source: what it gave, when, and what that replaced."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.test_side_by_side import asked, of_source
from helpers.windows import show_sample, until_still
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.comparison import Facts, Question
from reportedly.gui.models.ledger_lines import Ledger, LedgerModel, ledger
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.ledger_delegate import CHANGE, SAID
from reportedly.gui.views.ledger_view import LedgerView
from reportedly.model.figure import Figure
from reportedly.model.ledger import Change
from reportedly.model.party_word import PartyWord, Position

FIRST = of_source("Ministry", 3000, "2024-10-21")
AGAIN = replace(of_source("Ministry", 3000, "2024-10-22"), id="Ministry-again", article="other.txt")
LATER = of_source("Ministry", 4000, "2024-10-23")
MAYOR = of_source("Mayor", 9000, "2024-10-24")
HOUSES = of_source("Ministry", 40, "2024-10-25", series="houses", measure="houses burnt", unit="house")
DECLINES = PartyWord(
    voice="Army", position=Position.DECLINES, article="late.txt", outlet="Post", start=4, end=15,
    sentence="The army declined to comment.", said=None, figures=("Ministry-3000",),
)  # fmt: skip
ALL = (FIRST, AGAIN, LATER, MAYOR, HOUSES)


def shown(*figures: Figure, wanted: str | None = None, words: tuple[PartyWord, ...] = ()) -> Ledger | None:
    facts = asked(*figures)[0]
    known = Facts(facts.figures, facts.texts, facts.origins, facts.origin_of, words)
    return ledger(wanted, known, Question(figures, "troops", {}, None, None, None))


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, project: ProjectModels, selection: LinkedSelection) -> LedgerView:
    made = LedgerView(project, selection, theme)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.set_shown(shown(*ALL, words=(DECLINES,)))
    return made


def test_the_source_with_most_figures_of_the_measure_comes_first_and_its_changes_are_told() -> None:
    found = shown(*ALL)

    assert found.voice == "Ministry"
    assert [(line.row.figure, line.row.change, line.replaced) for line in found.lines] == [
        ("Ministry-3000", Change.FIRST_FIGURE, ""),
        ("Ministry-again", Change.REPEAT, ""),
        ("Ministry-4000", Change.UPDATE, "3,000, after 2 days"),
        ("Ministry-40", Change.FIRST_FIGURE, ""),
    ]
    assert [line.is_first for line in found.lines] == [True, False, False, True]


def test_a_source_that_is_asked_for_has_its_own_ledger_and_an_unknown_one_none() -> None:
    assert shown(*ALL, wanted="Mayor").voice == "Mayor"
    assert shown(*ALL, wanted="Nobody").voice == "Ministry"
    assert shown() is None


def test_a_party_that_gave_no_figure_has_a_ledger_of_its_words() -> None:
    found = shown(*ALL, wanted="Army", words=(DECLINES,))

    assert [(line.figure, line.what, line.row.change) for line in found.lines] == [
        (None, "The army declined to comment.", Change.FIRST_WORD)
    ]
    assert found.voices[-1] == ("Army", 0)


def test_a_filter_takes_rows_out_but_their_changes_stay_what_they_are() -> None:
    facts = asked(*ALL)[0]

    found = ledger("Ministry", facts, Question((LATER,), "troops", {}, None, None, None))

    assert [(line.row.figure, line.replaced) for line in found.lines] == [
        ("Ministry-4000", "3,000, after 2 days")
    ]


@pytest.mark.parametrize(("day", "words"), [(None, ["", ""]), ("2024-11", ["", "3,000"])])
def test_a_day_that_is_not_known_gives_no_days_between_and_none_at_all_replaces_nothing(
    day: str | None, words: list[str]
) -> None:
    found = shown(FIRST, replace(LATER, statement_date=day, published=None))

    assert [line.replaced for line in found.lines] == words


def test_repeats_are_left_out_until_they_are_asked_for(view: LedgerView) -> None:
    without = [line.row.figure for line in view.model.lines]
    view.repeats.click()

    assert without == ["Ministry-3000", "Ministry-4000", "Ministry-40"]
    assert view.model.rowCount() == 4
    assert view.repeats.text() == "Hide 1 repeat"


def test_the_chart_keeps_its_share_of_the_height_below_a_long_list(qtbot: QtBot, view: LedgerView) -> None:
    many = [
        of_source("Ministry", 40 + n, f"2024-10-{n + 1:02}", series=f"s{n}", measure=f"houses {n}")
        for n in range(28)
    ]

    view.set_shown(shown(*ALL, *many))
    until_still(qtbot, view)

    assert view._holder.height() >= 0.4 * view.height()
    assert view.rows.verticalScrollBar().maximum() > 0  # the list scrolls
    assert view.rows.viewport().height() >= 3 * view.rows.rowHeight(0)


def test_below_few_rows_the_chart_takes_the_room_that_they_leave(qtbot: QtBot, view: LedgerView) -> None:
    view.set_shown(shown(FIRST, LATER))
    until_still(qtbot, view)

    reason, chart = view._reason, view._holder
    gap = chart.mapTo(view, chart.rect().topLeft()).y() - reason.mapTo(view, reason.rect().bottomLeft()).y()
    assert gap < view.rows.rowHeight(0)


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = LedgerModel()
    model.set_shown(shown(*ALL))

    qtmodeltester.check(model)


def test_a_row_chosen_by_key_chooses_its_figure_tells_the_reason_and_enter_opens_it(
    view: LedgerView, selection: LinkedSelection
) -> None:
    opened: list[str] = []
    view.opened.connect(opened.append)

    QTest.keyClick(view.rows, Qt.Key.Key_Down)
    QTest.keyClick(view.rows, Qt.Key.Key_Down)
    QTest.keyClick(view.rows, Qt.Key.Key_Return)

    assert selection.current == "Ministry-4000"
    assert opened == ["Ministry-4000"]
    assert view._reason.text().startswith("<b>Update:</b>")


def test_a_repeat_chosen_elsewhere_marks_what_it_repeats(
    view: LedgerView, selection: LinkedSelection
) -> None:
    selection.choose("Ministry-again")
    marked = view.rows.currentIndex().row()
    selection.choose("Mayor-9000")

    assert marked == 0
    assert not view.rows.selectionModel().hasSelection()


def test_words_without_a_figure_show_their_place(view: LedgerView, selection: LinkedSelection) -> None:
    selection.choose("Ministry-again")
    places: list[tuple[str, int, int]] = []
    view.place_wanted.connect(lambda *place: places.append(place))

    view.set_shown(shown(*ALL, wanted="Army", words=(DECLINES,)))
    QTest.keyClick(view.rows, Qt.Key.Key_Down)

    assert places == [("late.txt", 4, 15)]
    assert selection.current is None
    assert view.rows.currentIndex().row() == 0


def test_the_menu_lists_the_sources_and_asks_for_the_chosen_one(qtbot: QtBot, view: LedgerView) -> None:
    menu = QMenu(view)
    view.fill_voice_menu(menu)

    with qtbot.waitSignal(view.voice_changed):
        menu.actions()[1].trigger()

    assert [action.text() for action in menu.actions()] == ["Ministry\t4", "Mayor\t1", "Army\tno figure"]
    assert view.voice == "Mayor"


def test_nothing_shown_says_so(view: LedgerView) -> None:
    view.set_shown(None)

    assert view._empty.isVisible()
    assert not view.rows.isVisible()


def test_the_window_shows_the_ledger_of_a_source_with_its_chart(qtbot: QtBot, window: MainWindow) -> None:
    show_sample(qtbot, window)
    panel = window.desk.panels.ledger

    window.desk.commands.action("view.ledger").trigger()
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    panel.ask_for("Pentagon")
    qtbot.waitUntil(lambda: panel.model.shown.voice == "Pentagon")

    assert panel.choose.text() == "Ledger: Pentagon"
    assert panel._chart is not None
    assert panel._chart.isVisible()
    assert panel._chart.plotted.points


def test_the_focus_alone_chooses_no_row(view: LedgerView, selection: LinkedSelection) -> None:
    view.choose.setFocus()
    view.rows.setFocus()

    assert selection.current is None
    QTest.keyClick(view.rows, Qt.Key.Key_Down)
    assert selection.current == "Ministry-3000"


def test_a_view_opened_by_its_key_takes_the_focus_and_chooses_nothing(
    qtbot: QtBot, window: MainWindow
) -> None:
    show_sample(qtbot, window)
    panels, before = window.desk.panels, window.selection.current
    window.activateWindow()

    for view, part in (("echo", panels.echo.cards), ("ledger", panels.ledger.rows)):
        window.desk.commands.action(f"view.{view}").trigger()
        qtbot.waitUntil(part.hasFocus)

    assert window.selection.current == before


def test_the_chart_of_a_source_ends_at_the_day_that_is_asked_for(
    view: LedgerView, selection: LinkedSelection, qtbot: QtBot
) -> None:
    selection.set_as_of(date(2024, 10, 23))
    view.set_shown(shown(*ALL))

    qtbot.waitUntil(lambda: view._chart is not None)
    assert view._chart._layout.showing.as_of == date(2024, 10, 23)


@pytest.mark.parametrize(
    ("reason", "words"),
    [("The text says “counted twice”.", "The text says “counted twice”."),
     ("A lower number.", "A lower number. (“counted twice”)")],
    ids=["told in the reason", "told beside it"],
)  # fmt: skip
def test_the_words_that_show_a_change_are_quoted_once(view: LedgerView, reason: str, words: str) -> None:
    line = view.model.lines[0]

    view._show_reason(replace(line, row=replace(line.row, reason=reason, sign="counted twice")))

    assert view._reason.text().endswith(words)


@pytest.mark.parametrize("width", [36, 46, 70])
def test_no_day_no_figure_and_no_change_is_cut(
    view: LedgerView, theme: Theme, qtbot: QtBot, width: int
) -> None:
    view.resize(theme.px(width), 500)
    qtbot.waitUntil(lambda: view.rows.viewport().width() <= theme.px(width))

    air = theme.space("s")
    plain, badge = (QFontMetricsF(theme.font(size, is_strong=size < 1)) for size in (1.0, 0.9))
    assert view.rows.columnWidth(SAID) >= plain.horizontalAdvance("21 Oct 2024") + theme.space("l") + air
    assert view.rows.columnWidth(CHANGE) >= badge.horizontalAdvance("first figure") + 2 * theme.px(0.6)


def test_the_chart_of_one_source_names_its_figures_and_not_the_source_again(
    view: LedgerView, qtbot: QtBot
) -> None:
    picture = view._chart._canvas.picture
    words = [[part.words for part in placed.label.parts] for placed in (*picture.margin, *picture.beside)]

    assert ["4,000"] in words
    assert not any("Ministry" in part for parts in words for part in parts)


@pytest.mark.parametrize("width", [420, 560, 640, 760, 900])
def test_the_words_beside_the_button_stand_whole_or_not_at_all(
    view: LedgerView, qtbot: QtBot, width: int
) -> None:
    view.resize(width, 500)
    until_still(qtbot, view)

    line = view._line
    assert line.isHidden() or line.width() >= line.fontMetrics().horizontalAdvance(line.text())


def test_the_ledger_opens_on_the_source_of_the_chosen_figure_where_it_gave_several(
    qtbot: QtBot, window: MainWindow
) -> None:
    show_sample(qtbot, window)
    figures = window.desk.project.figures.figures
    counts = Counter(figure.source for figure in figures if figure.source)
    usual = counts.most_common(1)[0][0]
    other = next(f for f in figures if f.source and f.source != usual and counts[f.source] > 1)

    window.selection.choose(other.id)
    window.desk.commands.action("view.ledger").trigger()

    view = window.desk.panels.ledger
    qtbot.waitUntil(lambda: view.model.shown is not None)
    assert view.model.shown.voice == other.source
