"""The strip of what may be the same: where it begins, and that its buttons stay under the pointer."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QTreeView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from helpers.windows import until_still
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.suggestion_strip import Pair, SuggestionStrip

LONG = Pair("a", "b", "soldiers sent to areas near the border of the land", "soldiers who were sent there by land",
            "one says near the border, the other gives no place; all else agrees", "b")  # fmt: skip
SHORT = Pair("c", "d", "harvest", "wheat", "the same", "d")


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme) -> Iterator[SuggestionStrip]:
    """Give the strip at the foot of a panel, as it stands in the window."""
    panel = QWidget()
    qtbot.addWidget(panel)
    column = QVBoxLayout(panel)
    column.addWidget(QTreeView(), 1)
    made = SuggestionStrip(theme)
    column.addWidget(made)
    panel.resize(theme.px(16), theme.px(40))
    panel.show()
    yield made
    panel.close()


def test_a_closed_strip_opens_at_the_first_pair(strip: SuggestionStrip) -> None:
    strip.set_pairs([LONG])
    strip.set_pairs([SHORT, LONG])

    strip.open()

    assert strip.pair == SHORT


def test_an_open_strip_stays_with_its_pair_and_goes_on_behind_one_that_was_judged(
    strip: SuggestionStrip,
) -> None:
    strip.set_pairs([LONG])
    strip.open()

    strip.set_pairs([SHORT, LONG])
    assert strip.pair == LONG
    strip.set_pairs([SHORT])
    assert strip.pair == SHORT


def test_shorter_words_leave_the_arrows_where_they_are(qtbot: QtBot, strip: SuggestionStrip) -> None:
    strip.set_pairs([LONG, SHORT])
    strip.open()
    until_still(qtbot, strip)
    before = strip._next.mapToGlobal(QPoint()), strip._accept.mapToGlobal(QPoint())

    strip._next.click()
    until_still(qtbot, strip)

    assert strip.pair == SHORT
    assert (strip._next.mapToGlobal(QPoint()), strip._accept.mapToGlobal(QPoint())) == before


def test_longer_words_leave_the_arrows_where_they_are(qtbot: QtBot, strip: SuggestionStrip) -> None:
    strip.set_pairs([SHORT, LONG])
    strip.open()
    until_still(qtbot, strip)
    before = strip._next.mapToGlobal(QPoint())

    strip._next.click()
    until_still(qtbot, strip)

    assert strip.pair == LONG
    assert strip._next.mapToGlobal(QPoint()) == before


def test_a_double_click_answers_one_pair_and_not_the_next_one(strip: SuggestionStrip) -> None:
    said: list[Pair] = []

    def answer(pair: Pair) -> None:
        said.append(pair)
        strip.set_pairs([one for one in (SHORT, LONG) if one not in said])

    strip.accepted.connect(answer)
    strip.declined.connect(answer)
    strip.set_pairs([SHORT, LONG])
    strip.open()

    strip._accept.click()
    strip._accept.click()
    assert (said, strip.pair) == ([SHORT], LONG)

    strip._next.setVisible(True)
    strip.set_pairs([LONG, SHORT])
    strip._step(1)
    strip._step(1)  # who looks at the pairs may answer at once
    strip._accept.click()
    assert said == [SHORT, LONG]
