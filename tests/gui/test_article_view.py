"""The article marks exactly the words of its figures, and every click and key leads where it says."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from helpers.records import make_document, make_figure, make_set_aside
from helpers.windows import until_still
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.article_header import ArticleHeader
from reportedly.gui.views.article_text import ArticleText
from reportedly.gui.views.article_view import ArticleView
from reportedly.gui.views.highlights import Role, marks_of, parts_of
from reportedly.model.document import Document, Origin
from reportedly.model.evidence import Evidence
from reportedly.model.figure import Figure, Stance
from reportedly.model.set_aside import Reason
from reportedly.model.span import Span

AWKWARD = [
    "\r\n", "\r", "\n", "\ufeff", "\u00a0", "\u202f", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\t", "\x00",
    "e\u0301", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1f0\U0001f1f5", "三千", " soldiers ", "\u05d0",
]  # fmt: skip
NUMBERS = ["3,000", "10\u00a0000", "三千", "\U0001d7db\U0001d7d8", "ten thousand"]

TITLE = "Army counts 1,500 soldiers"
TEXT = (
    f"{TITLE}\r\n\r\nThe ministry said on Tuesday that 3,000 soldiers had crossed. \U0001f1f0\U0001f1f5\r\n"
    "It plans to send 10,000 more by December, a spokesman added at 14:30.\r\n"
)


def _figure(document: Document, words: str, **fields: object) -> Figure:
    start = document.text.index(words)
    return make_figure(document, start, start + len(words), **fields)


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _evidence(**words: str) -> dict[str, Evidence]:
    return {name: Evidence("test", "test", (_span(found),)) for name, found in words.items()}


@pytest.fixture
def document() -> Document:
    return make_document("a.txt", TEXT, title=TITLE, outlet="The Courier", published="2024-10-23",
                         published_origin=Origin.GUESSED)  # fmt: skip


@pytest.fixture
def figures(document: Document) -> list[Figure]:
    evidence = _evidence(
        source="The ministry", cue="said", statement_date="on Tuesday", measure="soldiers had crossed"
    )
    return [
        _figure(document, "1,500"),
        _figure(document, "3,000", source="Ministry", evidence=evidence),
        _figure(
            document,
            "10,000",
            stance=Stance.PLANNED,
            evidence=_evidence(target_date="by December", stance="plans"),
        ),
    ]


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, document: Document, figures: list[Figure]) -> Iterator[ArticleView]:
    made = ArticleView(theme, lambda figure: theme.source_mark(0))
    qtbot.addWidget(made)
    made.resize(440, 520)
    with qtbot.waitExposed(made):
        made.show()
    start = TEXT.index("14:30")
    aside = make_set_aside(document, start=start, end=start + 5, text="14:30", reason=Reason.TIME)
    made.set_article(document, figures, [aside])
    yield made
    made.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@example([("\ufeff", "3,000"), ("\ufeff", "三千")])  # a mark at the start is lost on the way into Qt
@given(st.lists(st.tuples(st.sampled_from(AWKWARD), st.sampled_from([*NUMBERS, ""])), max_size=14))
def test_the_marked_words_are_those_of_the_text(
    qtbot: QtBot, theme: Theme, pieces: list[tuple[str, str]]
) -> None:
    text, spans = "", []
    for awkward, number in pieces:
        text += awkward
        if number:
            spans.append((len(text), len(text) + len(number)))
            text += number
    document = make_document("a.txt", text)
    shown = ArticleText(theme)
    qtbot.addWidget(shown)

    shown.set_text(text, 0, marks_of([make_figure(document, *span) for span in spans], ()))

    for mark, (start, end) in zip(
        marks_of([make_figure(document, *span) for span in spans], ()), spans, strict=True
    ):
        assert shown.marked_words(mark) == text[start:end]


def test_figures_are_semi_bold_where_the_text_says_them(view: ArticleView, theme: Theme) -> None:
    cursor = QTextCursor(view.text.document())
    strong = []
    while not cursor.atEnd():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        if cursor.charFormat().fontWeight() == theme.token("type", "weight_strong"):
            strong.append(cursor.selectedText())
        cursor.setPosition(cursor.position())

    assert "".join(strong) == "3,00010,000"


@pytest.mark.parametrize("words", ["3,000", "10,000"])
def test_a_click_on_a_figure_chooses_it(
    qtbot: QtBot, view: ArticleView, figures: list[Figure], words: str
) -> None:
    figure = next(one for one in figures if one.text == words)
    place = view.text.place_of(figure.start, figure.end).center().toPoint()

    with qtbot.waitSignal(view.figure_chosen) as chosen:
        qtbot.mouseClick(view.text.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert chosen.args == [figure.id]


def test_a_click_beside_all_figures_chooses_none(qtbot: QtBot, view: ArticleView) -> None:
    with qtbot.assertNotEmitted(view.figure_chosen):
        qtbot.mouseClick(
            view.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, view.text.height() - 5)
        )


def test_choosing_moves_no_line_of_the_text(view: ArticleView, figures: list[Figure]) -> None:
    before = [view.text.place_of(figure.start, figure.end) for figure in figures[1:]]

    view.set_current(figures[1].id)
    view.set_current(figures[2].id)

    assert [view.text.place_of(figure.start, figure.end) for figure in figures[1:]] == before


def test_only_the_parts_of_the_chosen_figure_are_lit(figures: list[Figure]) -> None:
    parts = {part.role: TEXT[part.start : part.end] for part in parts_of(figures[1])}

    assert parts == {
        Role.SOURCE: "The ministry",
        Role.CUE: "said",
        Role.STATEMENT_DATE: "on Tuesday",
        Role.MEASURE: "soldiers had crossed",
    }


def test_words_of_two_parts_are_lit_once(figures: list[Figure]) -> None:
    for figure in figures:
        parts = parts_of(figure)
        for first, second in pairwise(parts):
            assert first.end <= second.start


def test_the_lit_picture_differs_from_the_one_at_rest(view: ArticleView, figures: list[Figure]) -> None:
    at_rest = view.text.grab().toImage()

    view.set_current(figures[1].id)

    assert view.text.grab().toImage() != at_rest


def test_the_title_stands_once_in_the_header_with_its_figure_marked(
    view: ArticleView, figures: list[Figure]
) -> None:
    assert "1,500" in view.header.title.text()
    assert figures[0].id in view.header.title.text()
    assert TITLE not in view.text.toPlainText()


def test_the_header_counts_the_numbers_and_says_that_the_date_is_guessed(view: ArticleView) -> None:
    assert "4 numbers" in view.header.counts.text()
    assert "3 figures" in view.header.counts.text()
    assert "1 set aside" in view.header.counts.text()
    assert view.header.badge.text() == "date guessed"


def test_each_part_of_the_count_steps_through_its_numbers(view: ArticleView, figures: list[Figure]) -> None:
    chosen: list[str] = []
    view.figure_chosen.connect(chosen.append)

    for _ in range(4):
        view.header.counts.linkActivated.emit(Role.FIGURE.value)

    assert chosen == [figure.id for figure in (*figures, figures[0])]


def test_the_date_is_typed_in_place_and_kept_with_enter(qtbot: QtBot, view: ArticleView) -> None:
    qtbot.mouseClick(view.header.published.words, Qt.MouseButton.LeftButton)
    view.header.published.field.setText("24 Oct 2024")

    with qtbot.waitSignal(view.published_edited) as edited:
        qtbot.keyClick(view.header.published.field, Qt.Key.Key_Return)

    assert edited.args == ["24 Oct 2024"]


@pytest.mark.parametrize("width", [44, 30, 24, 22])
def test_outlet_date_and_author_are_whole_in_a_narrow_window(
    qtbot: QtBot, theme: Theme, width: float
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    header = ArticleHeader(theme, window)
    document = make_document("a.txt", TEXT, outlet="The Coastal Post", published="2025-05-14",
                             published_origin=Origin.GUESSED, author="Ben Okoro")  # fmt: skip
    header.set_article(document, (0, 0), (), (9, 1, 0))
    header.resize(theme.px(width), theme.px(10))
    window.show()
    until_still(qtbot, window)

    parts = [header.outlet.words, header.published.words, header.badge, header.author.words]
    assert all(part.width() >= part.sizeHint().width() for part in parts)
    places = [part.mapTo(header, part.rect().center()) for part in parts]
    lines = [[place.x() for place in places if abs(place.y() - y) < theme.px(0.5)]
             for y in dict.fromkeys(place.y() for place in places)]  # fmt: skip
    assert all(line == sorted(line) for line in lines)


def test_enter_tells_of_the_outlet_once(qtbot: QtBot, view: ArticleView) -> None:
    told: list[str] = []
    view.outlet_edited.connect(told.append)
    qtbot.mouseClick(view.header.outlet.words, Qt.MouseButton.LeftButton)
    view.header.outlet.field.setText("The Post")

    qtbot.keyClick(view.header.outlet.field, Qt.Key.Key_Return)

    assert told == ["The Post"]


@pytest.mark.parametrize(("key", "told"), [(Qt.Key.Key_Return, ["Mill shut"]), (Qt.Key.Key_Escape, [])])
def test_the_title_is_told_of_once_at_enter_and_never_at_escape(
    qtbot: QtBot, view: ArticleView, key: Qt.Key, told: list[str]
) -> None:
    found: list[str] = []
    view.title_edited.connect(found.append)
    view.header.edit_title()
    view.header.title_field.setText("Mill shut")

    qtbot.keyClick(view.header.title_field, key)

    assert found == told


def test_escape_leaves_the_outlet_as_it_was(qtbot: QtBot, view: ArticleView) -> None:
    qtbot.mouseClick(view.header.outlet.words, Qt.MouseButton.LeftButton)
    view.header.outlet.field.setText("Nobody")

    with qtbot.assertNotEmitted(view.outlet_edited):
        qtbot.keyClick(view.header.outlet.field, Qt.Key.Key_Escape)

    assert view.header.outlet.words.text() == "The Courier"


def test_copied_words_are_those_of_the_article(qtbot: QtBot, view: ArticleView) -> None:
    view.text.selectAll()

    view.text.copy()

    assert QApplication.clipboard().text() == TEXT[TEXT.index("The ministry") :]


def test_find_counts_steps_and_closes(qtbot: QtBot, view: ArticleView) -> None:
    view.find()
    qtbot.keyClicks(view.find_bar.field, "SP")
    count = view.find_bar._count.text()
    selected = view.text.textCursor().selectedText()

    qtbot.keyClick(view.find_bar.field, Qt.Key.Key_Escape)

    assert count == "1 of 1"
    assert selected == "sp"
    assert not view.find_bar.isVisible()
    assert not view.text.extraSelections()


def test_an_article_without_figures_says_so_and_shows_what_was_set_aside(
    qtbot: QtBot, view: ArticleView, document: Document
) -> None:
    view.show_set_aside(False)
    view.set_article(document, (), [make_set_aside(document), make_set_aside(document, reason=Reason.AGE)])
    words = view._note.text()
    is_offered = view._show_button.isVisible()

    qtbot.mouseClick(view._show_button, Qt.MouseButton.LeftButton)

    assert words == "No reported figure here. 2 numbers set aside."
    assert is_offered
    assert not view._show_button.isVisible()


def test_a_figure_far_down_is_scrolled_into_view(qtbot: QtBot, theme: Theme, view: ArticleView) -> None:
    text = "A sentence without a number.\n\n" * 120 + "At last 3,000 came."
    document = make_document("long.txt", text)
    figure = _figure(document, "3,000")
    view.set_article(document, [figure], ())

    view.set_current(figure.id)

    def in_view() -> bool:
        return 0 < view.text.place_of(figure.start, figure.end).top() < view.text.viewport().height()

    qtbot.waitUntil(in_view)


def test_a_figure_over_a_line_break_is_clicked_on_both_lines(qtbot: QtBot, view: ArticleView) -> None:
    text = (
        "They said that it was "
        + "nearly " * 3
        + "one hundred and twenty five thousand three hundred and eleven."
    )
    document = make_document("wrap.txt", text)
    figure = _figure(document, "one hundred and twenty five thousand three hundred and eleven")
    view.set_article(document, [figure], ())
    chosen: list[str] = []
    view.figure_chosen.connect(chosen.append)

    for words in ("one hundred", "eleven"):
        start = text.index(words)
        place = view.text.place_of(start, start + 6).center().toPoint()
        qtbot.mouseClick(view.text.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert chosen == [figure.id, figure.id]


@pytest.mark.parametrize("words", ["3,000", "14:30"], ids=["figure", "set aside"])
def test_the_next_article_has_nothing_of_the_look_of_the_words_that_were_clicked(
    qtbot: QtBot, theme: Theme, view: ArticleView, document: Document, figures: list[Figure], words: str
) -> None:
    start = TEXT.index(words)
    aside = make_set_aside(document, start=TEXT.index("14:30"), end=TEXT.index("14:30") + 5, text="14:30")
    view.set_article(document, figures, [aside])
    place = view.text.place_of(start, start + len(words)).center().toPoint()
    qtbot.mouseClick(view.text.viewport(), Qt.MouseButton.LeftButton, pos=place)

    view.set_article(make_document("next.txt", "Nobody gave a number.\n\nNot even one."), (), ())

    cursor = QTextCursor(view.text.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    assert cursor.charFormat().fontWeight() <= 400
    assert cursor.charFormat().foreground().color() == theme.color("ink")


def test_words_that_are_not_found_leave_nothing_selected(qtbot: QtBot, view: ArticleView) -> None:
    view.find()
    qtbot.keyClicks(view.find_bar.field, "sp")

    qtbot.keyClicks(view.find_bar.field, "xx")

    assert view.find_bar._count.text() == "Not found"
    assert not view.text.textCursor().hasSelection()


def test_f3_steps_forward_and_back_through_what_was_found(qtbot: QtBot, view: ArticleView) -> None:
    view.find()
    qtbot.keyClicks(view.find_bar.field, "o")
    total = len(view._found)

    qtbot.keyClick(view.find_bar.field, Qt.Key.Key_F3)
    second = view.find_bar._count.text()
    for _ in range(2):
        qtbot.keyClick(view.find_bar.field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)

    assert second == f"2 of {total}"
    assert view.find_bar._count.text() == f"{total} of {total}"


def test_the_whole_sentence_of_a_figure_is_scrolled_into_view(qtbot: QtBot, view: ArticleView) -> None:
    sentence = (
        "The ministry of a far land, " + "which has said little of late, " * 8 + "said that 3,000 came."
    )
    text = "A sentence without a number.\n\n" * 60 + sentence + "\n\nAnother one." * 60
    document = make_document("long.txt", text)
    start = text.index(sentence)
    figure = _figure(
        document, "3,000", sentence=sentence, sentence_start=start, sentence_end=start + len(sentence)
    )
    view.set_article(document, [figure], ())

    view.set_current(figure.id)

    def is_whole() -> bool:
        first, last = view.text.place_of(start, start + 3), view.text.place_of(figure.start, figure.end)
        return first.top() > 0 and last.bottom() < view.text.viewport().height()

    qtbot.waitUntil(is_whole)


FRONT = "Title: Flood cuts off 900 homes\nOutlet: Coast Radio\nPublished: 3 March 2025\n\n"
FLOOD = "The river cut off 900 homes, the mayor said.\n"


def _front_document(**changes: object) -> Document:
    values = {"title": "Flood cuts off 900 homes", "outlet": "Coast Radio", "author": "Jane Roe",
              "published": "2025-03-03", "published_origin": Origin.FOUND}  # fmt: skip
    return Document("flood.txt", FRONT + FLOOD, **{**values, **changes})


def _number(words: str, after: int = 0) -> Figure:
    start = (FRONT + FLOOD).index(words, after)
    return make_figure(_front_document(), start, start + len(words))


def test_lines_that_the_header_says_are_not_shown_again_above_the_text(theme: Theme, qtbot: QtBot) -> None:
    view = ArticleView(theme, lambda _: theme.color("ink"))
    qtbot.addWidget(view)

    view.set_article(_front_document(), [_number("900"), _number("900", len(FRONT))], ())

    assert view.text.toPlainText() == FLOOD
    assert "900</a>" in view.header.title.text()
    assert "Title:" not in view.header.title.text()
    assert view.header.author.words.text() == "by Jane Roe"
    assert not view.header.badge.isVisibleTo(view)


@pytest.mark.parametrize(
    ("document", "figures"),
    [
        (_front_document(title="Another title"), []),
        (_front_document(published="2025-03-04", published_origin=Origin.TYPED), []),
        (_front_document(), [_number("2025")]),
    ],
    ids=["other title", "date corrected", "figure in the lines"],
)
def test_such_lines_stay_where_they_say_more_than_the_header(
    theme: Theme, qtbot: QtBot, document: Document, figures: list[Figure]
) -> None:
    view = ArticleView(theme, lambda _: theme.color("ink"))
    qtbot.addWidget(view)

    view.set_article(document, figures, ())

    assert "Outlet: Coast Radio" in view.text.toPlainText()


def test_the_words_keep_the_ink_of_the_theme_whatever_palette_their_place_has(
    view: ArticleView, theme: Theme
) -> None:
    """In the review a widget gets the palette of the theme before: dark words stood on dark paper."""
    theme.set_mode("dark")
    view.text.setPalette(QPalette(QColor("black"), QColor("white")))
    view.set_large(True)

    cursor = QTextCursor(view.text.document())
    cursor.setPosition(3)
    assert cursor.charFormat().foreground().color() == theme.color("ink")


def test_a_text_laid_out_ahead_looks_as_one_laid_out_when_it_is_shown(
    qtbot: QtBot, theme: Theme, document: Document, figures: list[Figure]
) -> None:
    views = [ArticleView(theme, lambda figure: theme.source_mark(0)) for _ in range(2)]
    for view in views:
        qtbot.addWidget(view)
        view.resize(500, 600)
        view.set_article(make_document("other.txt", "Another one. " * 40), (), ())
        view.show()
    views[0].prepare(document, figures, ())
    ahead = views[0].text._ahead[2]

    for view in views:
        view.set_article(document, figures, ())
        view.set_current(figures[0].id)

    assert views[0].text.document() is ahead
    assert views[0].text.grab().toImage() == views[1].text.grab().toImage()


def test_a_text_laid_out_ahead_for_another_width_is_laid_out_anew(
    qtbot: QtBot, view: ArticleView, document: Document, figures: list[Figure]
) -> None:
    view.set_article(make_document("other.txt", "Another one. " * 40), (), ())
    view.prepare(document, figures, ())
    ahead = view.text._ahead[2]

    view.resize(view.width() - 150, view.height())
    view.set_article(document, figures, ())

    assert view.text.document() is not ahead
    assert view.text.document().pageSize().width() == view.text.viewport().width()
