"""The chart at the foot of the start page: there where there is room, and never in the way of the words."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame
from pytestqt.qtbot import QtBot

from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.start_picture import sample_picture
from reportedly.gui.views.welcome import WelcomePage
from reportedly.services.sample import sample_extractions, sample_series


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> Iterator[WelcomePage]:
    made = WelcomePage(theme, sample_line="A story", add_key="Ctrl+O", paste_key="Ctrl+V", formats="text")
    made.resize(1600, 1000)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


def colors_of(page: WelcomePage) -> set[str]:
    """Give the colours of the page's lower fifth, in which there are no words."""
    image = page.grab().toImage()
    top = image.height() * 4 // 5
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(0, image.width(), 2)
        for y in range(top, image.height(), 2)
    }


def test_the_page_is_plain_before_the_chart_came_and_then_shows_its_sources(
    qtbot: QtBot, page: WelcomePage, theme: Theme
) -> None:
    assert len(colors_of(page)) == 1

    page.picture.set_chart(*sample_picture())
    qtbot.waitUntil(lambda: page.picture.is_drawn)

    marks = {theme.source_mark(place).name() for place in range(10)}
    assert len(marks & colors_of(page)) >= 3


def test_words_keep_their_height_and_a_low_page_has_no_chart(qtbot: QtBot, page: WelcomePage) -> None:
    cards = [card for card in page.findChildren(QFrame) if card.property("look") in ("primary", "card")]
    page.picture.set_chart(*sample_picture())
    qtbot.waitUntil(lambda: page.picture.is_drawn)

    assert len(cards) == 3
    assert all(card.height() >= card.sizeHint().height() for card in cards)
    page.resize(1600, 620)
    qtbot.waitUntil(lambda: not page.picture.is_drawn)
    assert all(card.height() >= card.sizeHint().height() for card in cards)


def test_the_chart_follows_the_theme_and_the_width(qtbot: QtBot, page: WelcomePage, theme: Theme) -> None:
    page.picture.set_chart(*sample_picture())
    qtbot.waitUntil(lambda: page.picture.is_drawn)
    light = colors_of(page)

    theme.set_mode("dark")
    qtbot.waitUntil(lambda: len(colors_of(page)) > 20 and len(colors_of(page) & light) < len(light) / 2)
    page.resize(1300, 1000)
    qtbot.waitUntil(lambda: page.picture._pixmap.width() == page.picture.width())


def test_the_series_of_the_picture_is_the_largest_of_the_sample() -> None:
    series, figures = sample_series()
    sizes: dict[str, int] = {}
    for extraction in sample_extractions():
        for figure in extraction.figures:
            sizes[figure.series] = sizes.get(figure.series, 0) + 1

    assert len(figures) == max(sizes.values())
    assert {estimate.figure_id for estimate in series.estimates} <= set(figures)
