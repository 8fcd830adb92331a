"""With larger text nothing of the comparing views is cut: words move closer, onto lines of their own, or give way."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.test_ledger_view import ALL as LEDGER
from gui.test_ledger_view import shown as ledger_of
from gui.test_matrix import DENIES, HOUSES
from gui.test_matrix import shown as matrices_of
from gui.test_side_by_side import FIGURES
from helpers.windows import until_still
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.models.source_list import Tally
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.headline import VIEWS, Headline
from reportedly.gui.views.ledger_view import LedgerView
from reportedly.gui.views.matrix_view import MatrixView

LONG = (
    "<b>1,500 to 12,000 or more, planned 10,000 to 100,000</b> · <b>15</b> reports, <b>13</b> origins · "
    "denied by <b>the capital</b> and <b>the embassy</b>"
)
SHORT = "<b>1,500</b> · <b>1</b> report"
NAME = "troops that were sent across the border and came back again"


@pytest.fixture
def headline(qtbot: QtBot, large: Theme) -> Headline:
    """Give the band above the views as the centre of a window of 1280 pixels has it."""
    made = Headline(large)
    qtbot.addWidget(made)
    made.set_measures([Tally(frozenset({"troops"}), NAME, 9)], "troops")
    made.as_of.set_days([date(2024, 10, 15), date(2024, 12, 27)], 0)
    made.set_line(LONG)
    made.resize(576, 260)
    with qtbot.waitExposed(made):
        made.show()
    until_still(qtbot, made)
    return made


@pytest.fixture
def large(qapp: QApplication) -> Iterator[Theme]:
    """Give a theme with text half as large again."""
    font = qapp.font()
    made = Theme(qapp, mode="light", text_scale=1.5)
    yield made
    qapp.setFont(font)
    qapp.styleHints().colorSchemeChanged.disconnect(made._on_system_scheme_changed)
    made.deleteLater()


def test_all_tabs_of_the_views_are_seen(headline: Headline) -> None:
    tabs = headline.tabs

    rects = [tabs.tabRect(index) for index in range(tabs.count())]

    assert len(rects) == len(VIEWS)
    assert rects[0].left() >= 0
    words = tabs.fontMetrics().horizontalAdvance(tabs.tabText(tabs.count() - 1))
    assert rects[-1].left() + words <= tabs.width()


def test_a_long_line_stands_over_the_slider_and_is_whole(headline: Headline) -> None:
    line = headline._line

    assert line.height() >= line.heightForWidth(line.width())
    assert headline.as_of.y() >= line.geometry().bottom()


def test_the_slider_stays_where_it_is_while_a_person_moves_it(qtbot: QtBot, headline: Headline) -> None:
    before, tabs = headline.as_of.geometry(), headline.tabs.y()

    headline.as_of.setFocus()
    headline.set_line(SHORT)
    until_still(qtbot, headline)

    assert headline.as_of.geometry() == before
    assert headline.tabs.y() == tabs


def test_a_measure_that_is_cut_is_told_whole_on_hover(headline: Headline) -> None:
    button = next(one for one in headline.findChildren(QPushButton) if "…" in one.text())

    assert NAME.casefold() in button.toolTip().casefold()


def test_the_key_of_the_matrix_has_room_for_each_of_its_words(
    qtbot: QtBot, large: Theme, project: ProjectModels, selection: LinkedSelection
) -> None:
    view = MatrixView(project, selection, large)
    qtbot.addWidget(view)
    view.resize(576, 300)
    with qtbot.waitExposed(view):
        view.show()
    view.set_shown(matrices_of(*FIGURES, HOUSES, words=(DENIES,)))
    until_still(qtbot, view)

    key = view._key
    assert all(key._width(part, 0.6) <= key.width() for part in key._lines(key.width()))
    assert key.y() >= view.by_measure.geometry().bottom()


def test_a_low_ledger_gives_its_rows_the_room_of_the_chart(
    qtbot: QtBot, large: Theme, project: ProjectModels, selection: LinkedSelection
) -> None:
    view = LedgerView(project, selection, large)
    qtbot.addWidget(view)
    view.resize(576, 300)
    with qtbot.waitExposed(view):
        view.show()
    view.set_shown(ledger_of(*LEDGER))
    until_still(qtbot, view)
    low = view._holder.isVisible(), view.rows.viewport().height()

    view.resize(576, 900)
    until_still(qtbot, view)

    assert low[0] is False
    assert low[1] >= view.rows.rowHeight(0)
    assert view._holder.isVisible()
