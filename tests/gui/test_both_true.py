"""The tab "Both true?": the current figure against another one, and other pairs."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gui.test_side_by_side import asked, of_source
from helpers.windows import show_sample, until_still
from reportedly.gui.main_window import MainWindow
from reportedly.gui.models.comparison import Question
from reportedly.gui.models.true_pairs import TruePairs, true_pairs
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.both_true_page import BothTruePage
from reportedly.gui.views.detail_panel import DetailPanel
from reportedly.gui.views.figure_words import figure_words
from reportedly.model.both_true import Answer
from reportedly.model.figure import Figure

MINISTRY = of_source("Ministry", 3000, "2024-10-21")
MAYOR = of_source("Mayor", 9000, "2024-10-21")
ARMY = of_source("Army", 3100, "2024-10-21")
HOUSES = of_source("Mayor", 40, "2024-10-25", series="houses", measure="houses burnt", unit="house")
ALL = (MINISTRY, MAYOR, ARMY, HOUSES)


def shown(current: Figure | None, *selected: Figure) -> TruePairs | None:
    facts = asked(*ALL)[0]
    question = Question(ALL, "troops", {}, None, None, current.id if current is not None else None)
    return true_pairs({figure.id for figure in selected}, facts, question)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> BothTruePage:
    made = BothTruePage(theme, lambda _: None)
    qtbot.addWidget(made)
    made.resize(420, 600)
    made.show()
    return made


def test_the_current_figure_stands_against_the_one_that_excludes_it() -> None:
    found = shown(MINISTRY, MINISTRY)

    assert (found.shown.first, found.shown.second) in ((MINISTRY, MAYOR), (MAYOR, MINISTRY))
    assert found.shown.verdict.answer is Answer.NO


def test_two_selected_figures_stand_against_each_other_whatever_they_count() -> None:
    found = shown(MINISTRY, MINISTRY, HOUSES)

    assert (found.shown.first, found.shown.second) == (MINISTRY, HOUSES)
    assert found.shown.verdict.answer is Answer.YES


def test_the_pair_that_is_shown_is_not_listed_again_and_no_pair_twice() -> None:
    found = shown(MINISTRY, MINISTRY)

    listed = [pair.ids for pair in found.others]
    assert found.shown.ids not in listed
    assert len(listed) == len(set(listed))
    assert {MAYOR.id, ARMY.id} in listed


def test_a_figure_alone_has_nothing_to_stand_against(page: BothTruePage) -> None:
    page.set_shown(shown(HOUSES, HOUSES))

    assert shown(None) is None
    assert page._empty.isVisible()
    assert not page.answer.isVisible()


def test_in_a_low_panel_the_answer_is_seen_without_scrolling(qtbot: QtBot, theme: Theme) -> None:
    panel = DetailPanel(theme)
    qtbot.addWidget(panel)
    page = panel.both_true
    panel.resize(400, theme.px(24))
    panel.show()
    panel.set_figure(figure_words(MINISTRY, by_id={}))
    panel.show_both_true()
    page.set_shown(shown(MINISTRY, MINISTRY))
    area = page.parentWidget()

    qtbot.waitUntil(
        lambda: area.rect().contains(QRect(page.answer.mapTo(area, QPoint()), page.answer.size()))
    )
    panel.resize(400, theme.px(60))

    qtbot.waitUntil(lambda: page._verdict.y() > page._cards[1].y())  # with room the two figures come first


def test_the_answer_comes_with_its_reason_and_both_sentences(page: BothTruePage) -> None:
    page.set_shown(shown(MINISTRY, MINISTRY))

    assert "No" in page.answer.text()
    assert "as they stand" in page.answer.text()
    assert page.reason.text().endswith(".")
    assert {card._voice.text() for card in page._cards} == {"Ministry", "Mayor"}
    assert all("<b>" in card._sentence.text() for card in page._cards)


def test_a_listed_pair_is_asked_for_by_its_link(qtbot: QtBot, page: BothTruePage) -> None:
    found = shown(MINISTRY, MINISTRY)
    page.set_shown(found)

    with qtbot.waitSignal(page.pair_wanted) as asked_for:
        page.pairs.setFocus()
        QTest.keyClick(page.pairs, Qt.Key.Key_Tab)
        page.pairs.linkActivated.emit("pair:0")

    assert frozenset(asked_for.args) == found.others[0].ids


def test_the_window_follows_the_current_figure_and_the_chosen_pair(qtbot: QtBot, window: MainWindow) -> None:
    commands = window.desk.commands
    show_sample(qtbot, window)
    page = window.desk.panels.detail.both_true
    figures = window.desk.project.figures.figures
    own = [figure for figure in figures if figure.series == window.selection.measure and figure.source]

    window.selection.choose(own[0].id)
    commands.action("figures.both_true").trigger()
    qtbot.waitUntil(lambda: page._shown is not None and bool(page._shown.others))
    wanted = page._shown.others[-1]
    page.pairs.linkActivated.emit(f"pair:{len(page._shown.others) - 1}")
    qtbot.waitUntil(lambda: page._shown.shown is not None and page._shown.shown.ids == wanted.ids)

    assert window.selection.selected == wanted.ids
    assert window.desk.panels.detail.tabs.currentIndex() == 2


def test_the_marked_number_follows_the_theme(page: BothTruePage, theme: Theme) -> None:
    page.set_shown(shown(MINISTRY, MINISTRY))
    theme.set_mode("dark")
    sentences = [card._sentence.text() for card in page._cards]

    assert [theme.color("mark").name() in sentence for sentence in sentences] == [True, True]


def test_while_reports_are_compared_the_page_says_so_and_not_that_there_is_no_other(
    page: BothTruePage,
) -> None:
    page.clear("Comparing.")
    waiting = page._empty.text()
    page.set_shown(shown(HOUSES, HOUSES))

    assert waiting == "Comparing."
    assert page._empty.text() == "No other figure of this measure says something else."


def test_two_figures_have_the_height_of_their_cards_and_the_article_has_it_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    show_sample(qtbot, window)
    detail, e = window.desk.panels.docks["detail"], window.theme.e
    window.selection.choose(window.desk.project.figures.figures[0].id)
    before = detail.height()
    window.desk.commands.action("figures.both_true").trigger()
    until_still(qtbot, window)
    high = detail.height()
    window.desk.commands.action("figures.why").trigger()
    until_still(qtbot, window)

    assert before < 36 * e < high
    assert detail.height() == before
