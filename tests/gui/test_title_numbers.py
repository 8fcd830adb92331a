"""The numbers of an article's title are marked, chosen and promoted as those of the text below it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from helpers.records import make_document, make_figure, make_set_aside
from helpers.windows import reading, until_still
from reportedly.gui.main_window import MainWindow
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.article_view import ArticleView
from reportedly.gui.views.highlights import Highlight, Role, marks_of
from reportedly.model.document import Document
from reportedly.model.figure import Figure
from reportedly.model.set_aside import Reason, SetAside
from reportedly.services.settings import Settings

TITLE = "Mill shut in 2019: 450 hands idle, 30 carts to count"
TEXT = f"{TITLE}\n\nThe mill at Oren was shut at 6 p.m. on Monday, its owner said.\n"


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _aside(document: Document, words: str, reason: Reason) -> SetAside:
    start, end = place(words)
    return make_set_aside(document, start=start, end=end, text=words, reason=reason)


@pytest.fixture
def document() -> Document:
    return make_document("mill.txt", TEXT, title=TITLE)


@pytest.fixture
def figure(document: Document) -> Figure:
    return make_figure(document, *place("450"))


@pytest.fixture
def numbers(document: Document) -> list[SetAside]:
    return [
        _aside(document, "2019", Reason.YEAR),
        _aside(document, "30", Reason.TO_CHECK),
        _aside(document, "6 p.m.", Reason.TIME),
    ]


@pytest.fixture
def view(
    qtbot: QtBot, theme: Theme, document: Document, figure: Figure, numbers: list[SetAside]
) -> Iterator[ArticleView]:
    made = ArticleView(theme, lambda figure: theme.source_mark(0))
    qtbot.addWidget(made)
    made.resize(420, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.set_article(document, [figure], numbers)
    until_still(qtbot, made)
    return made


def mark_of(view: ArticleView, words: str) -> Highlight:
    return next(mark for mark in view._marks if (mark.start, mark.end) == place(words))


def middle(view: ArticleView, words: str) -> QPointF:
    return view.header.title.places_of(mark_of(view, words))[0].center()


def has_line(view: ArticleView, box: QRectF, color: QColor) -> bool:
    """Tell whether all of the upper edge of a place is drawn in a colour."""
    image = view.header.title.grab().toImage()
    ratio, rows = image.devicePixelRatio(), (0, 1, 2)
    xs = range(round((box.left() + 3) * ratio), round((box.right() - 3) * ratio))
    return all(
        min(abs(image.pixelColor(x, round(box.top() * ratio) + row).red() - color.red()) for row in rows) < 80
        for x in xs
    )


def test_the_current_figure_of_a_title_has_an_outline_as_in_the_text(
    view: ArticleView, figure: Figure, theme: Theme
) -> None:
    (box,) = view.header.title.places_of(mark_of(view, "450"))
    at_rest = has_line(view, box, theme.color("ink"))

    view.set_current(figure.id)

    assert not at_rest
    assert has_line(view, box, theme.color("ink"))


def test_the_places_of_marks_are_those_of_the_words_that_the_label_shows(
    qtbot: QtBot, view: ArticleView, figure: Figure
) -> None:
    chosen: list[str] = []
    view.figure_chosen.connect(chosen.append)

    for x in (0.1, 0.5, 0.9):  # the label itself knows where its link stands
        (box,) = view.header.title.places_of(mark_of(view, "450"))
        at = QPointF(box.left() + x * box.width(), box.center().y()).toPoint()
        QTest.mouseClick(view.header.title, Qt.MouseButton.LeftButton, pos=at)

    assert chosen == [figure.id] * 3


@pytest.mark.parametrize("words", ["2019", "30"])
def test_a_click_on_a_number_of_a_title_that_is_no_figure_chooses_it(
    qtbot: QtBot, view: ArticleView, words: str
) -> None:
    QTest.mouseClick(view.header.title, Qt.MouseButton.LeftButton, pos=middle(view, words).toPoint())

    span = view.selected_span()
    assert span == place(words)
    assert view.number_at(span) == place(words)


def test_words_selected_in_the_text_take_the_choice_from_the_title(view: ArticleView) -> None:
    view.header.number_clicked.emit(*place("2019"))

    view.text.number_clicked.emit(*place("6 p.m."))

    assert view.selected_span() == place("6 p.m.")
    assert view.header.number is None


def test_a_number_chosen_in_the_title_takes_the_selection_from_the_text(view: ArticleView) -> None:
    view.text.number_clicked.emit(*place("6 p.m."))

    view.header.number_clicked.emit(*place("2019"))

    assert view.selected_span() == place("2019")
    assert not view.text.textCursor().hasSelection()


def test_the_count_of_set_aside_numbers_steps_through_those_of_the_title_too(view: ArticleView) -> None:
    spans = []

    for _ in range(3):
        view.header.step_wanted.emit(Role.SET_ASIDE)
        spans.append(view.selected_span())

    assert spans == [place("2019"), place("6 p.m."), place("2019")]


def test_the_reason_of_a_number_of_a_title_is_told_on_hover(view: ArticleView) -> None:
    mark = mark_of(view, "2019")

    view.header.title.linkHovered.emit(f"number {mark.start} {mark.end}")

    assert view.header.title.toolTip() == "Not read as a reported figure: year"


def test_a_title_without_its_set_aside_numbers_shown_marks_none(view: ArticleView) -> None:
    view.show_set_aside(False)

    assert "2019</a>" not in view.header.title.text()
    assert "450</a>" in view.header.title.text()


def test_a_mark_over_a_line_break_has_a_place_on_each_line(
    qtbot: QtBot, theme: Theme, view: ArticleView, document: Document
) -> None:
    long = make_figure(document, place("450")[0], place("carts")[1])

    view.set_article(document, [long], [])
    until_still(qtbot, view)

    (mark,) = marks_of([long], [])
    boxes = view.header.title.places_of(mark)
    assert len(boxes) == 2
    assert boxes[0].bottom() <= boxes[1].top() + 1


def test_a_set_aside_number_of_a_title_is_promoted_with_one_key(
    qtbot: QtBot, theme: Theme, fresh_settings: Settings, tmp_path: Path
) -> None:
    article = tmp_path / "mill.txt"
    article.write_text(TEXT + "Some 450 hands have no work, the union said on Tuesday.\n", encoding="utf-8")
    with reading(qtbot, theme, fresh_settings, article) as window:
        _promote_the_year(qtbot, window)


def _promote_the_year(qtbot: QtBot, window: MainWindow) -> None:
    view, project = window.desk.panels.article.view, window.desk.project
    qtbot.waitUntil(lambda: any((m.start, m.end) == place("2019") for m in view._marks))
    until_still(qtbot, view)
    before = len(project.figures.figures)

    QTest.mouseClick(view.header.title, Qt.MouseButton.LeftButton, pos=middle(view, "2019").toPoint())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_P)

    qtbot.waitUntil(lambda: len(project.figures.figures) == before + 1)
    promoted = next(figure for figure in project.figures.figures if figure.is_added)
    assert (promoted.start, promoted.end) == place("2019")
