"""An article beside its figures: header, text with marks, find bar; linked by figure ids."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.article_header import ArticleHeader
from reportedly.gui.views.article_text import ArticleText
from reportedly.gui.views.find_bar import FindBar
from reportedly.gui.views.highlights import Highlight, Role, marks_of, parts_of
from reportedly.model.document import Document, Origin
from reportedly.model.figure import Figure
from reportedly.model.front_matter import front_matter
from reportedly.model.set_aside import Reason, SetAside

__all__ = ["ArticleView"]


class ArticleView(QWidget):
    """Shows one article. `color_of` gives the mark colour of a figure's source."""

    figure_chosen = Signal(str)
    set_aside_shown = Signal(bool)
    outlet_edited = Signal(str)
    published_edited = Signal(str)
    title_edited = Signal(str)
    author_edited = Signal(str)

    def __init__(
        self, theme: Theme, color_of: Callable[[Figure], QColor], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._color_of = theme, color_of
        self._document: Document | None = None
        self._figures: dict[str, Figure] = {}
        self._marks: tuple[Highlight, ...] = ()
        self._current: str | None = None
        self._settle = QTimer(
            self, singleShot=True, interval=0
        )  # the text is laid out anew, and all lies elsewhere
        self._settle.timeout.connect(self._bring)
        self._step: dict[Role, int] = {}
        self._found: list[tuple[int, int]] = []
        self._chosen_hit = 0
        self.header = ArticleHeader(theme)
        self.text = ArticleText(theme)
        self.text.setAccessibleName("Article")
        self.find_bar = FindBar(theme)
        self._note, self._show_button = QLabel(), QPushButton("Show them")
        self._note.setProperty("look", "muted")
        self._note.setWordWrap(True)
        self._show_button.setProperty("look", "small")
        self._show_button.clicked.connect(lambda: self.show_set_aside(True))
        self._note_row = QWidget()
        row = QHBoxLayout(self._note_row)
        row.addWidget(self._note, 1)
        row.addWidget(self._show_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self._note_row, self.find_bar, self.text):
            column.addWidget(widget, 1 if widget is self.text else 0)
        self.setFocusProxy(self.text)
        self._shows_set_aside = True
        self._add_keys()
        self._connect()
        self.set_article(None, (), ())
        self._restyle()

    @property
    def figures(self) -> Sequence[Figure]:
        """Give the figures of the article that is shown, in order of reading."""
        return tuple(self._figures.values())

    def _add_keys(self) -> None:
        """Let F3 and Shift+F3 step through what was found, wherever the focus is in the article."""
        for keys, step in (("F3", 1), ("Shift+F3", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._step_found(step))

    def _connect(self) -> None:
        self.header.figure_clicked.connect(self.figure_chosen)
        self.header.outlet_edited.connect(self.outlet_edited)
        self.header.published_edited.connect(self.published_edited)
        self.header.title_edited.connect(self.title_edited)
        self.header.author_edited.connect(self.author_edited)
        self.header.step_wanted.connect(self._step_to)
        self.text.highlight_clicked.connect(self.figure_chosen)
        self.text.number_clicked.connect(self.text.select_span)
        self.header.number_clicked.connect(self._choose_in_title)
        self.text.selectionChanged.connect(self._on_selected)
        self.text.set_source_color(self._color_of_id)
        self.find_bar.words_changed.connect(self._find)
        self.find_bar.step_wanted.connect(self._step_found)
        self.find_bar.closed.connect(self._end_find)
        self._theme.changed.connect(self._restyle)

    def set_article(
        self, document: Document | None, figures: Sequence[Figure], set_aside: Sequence[SetAside]
    ) -> None:
        """Show an article with its numbers, or nothing. The same article keeps its place."""
        marks = marks_of(figures, set_aside)
        if document is not None and document == self._document and _places(marks) == _places(self._marks):
            self._figures, self._marks = {figure.id: figure for figure in figures}, marks
            self.header.set_marks(marks)
            self.text.set_marks(marks)
            self._light()
            return  # a verdict, or a field: the words stay where they are
        is_same = document is not None and self._document is not None and document.key == self._document.key
        place = self.text.verticalScrollBar().value() if is_same else 0
        self._document = document
        self._figures = {figure.id: figure for figure in figures}
        self._marks = marks
        self._step = {}
        to_check = sum(number.reason is Reason.TO_CHECK for number in set_aside)
        counts = (len(figures), len(set_aside) - to_check, to_check)
        self.header.setVisible(document is not None)
        self.text.setVisible(document is not None)
        if document is None:
            self._note_row.hide()
            self.text.set_text("", 0, ())
            return
        title_span, body = _head_of(document, self._marks)
        self.header.set_article(document, title_span, self._marks, counts)
        self.text.set_text(document.text, body, self._marks)
        self._show_note(document, counts)
        self.text.verticalScrollBar().setValue(place)
        if self.find_bar.isVisible():
            self._find(self.find_bar.field.text())
        self._light()

    def prepare(self, document: Document, figures: Sequence[Figure], set_aside: Sequence[SetAside]) -> None:
        """Lay out the text of an article that is likely to be shown next."""
        marks = marks_of(figures, set_aside)
        self.text.prepare(document.text, _head_of(document, marks)[1], marks)

    def set_current(self, figure_id: str | None) -> None:
        """Light a figure of this article and bring it into view; an id from elsewhere lights nothing."""
        self._current = figure_id
        self._light()
        self._bring()

    def _bring(self) -> None:
        """Bring the current figure into view."""
        figure = self._figures.get(self._current or "")
        if figure is not None:
            parts = parts_of(figure)
            first = min([figure.sentence_start, *(part.start for part in parts)])
            last = max([figure.sentence_end, *(part.end for part in parts)])
            self.text.scroll_to(figure.start, figure.end, (first, last))

    def show_set_aside(self, is_shown: bool) -> None:
        """Mark the numbers that were set aside, or not."""
        if is_shown == self._shows_set_aside:
            return
        self._shows_set_aside = is_shown
        self.text.show_set_aside(is_shown)
        self.header.show_set_aside(is_shown)
        if self._document is not None:
            self._show_button.setVisible(not is_shown)
        self.set_aside_shown.emit(is_shown)

    def set_large(self, is_large: bool) -> None:
        """Show the article in the size of the review, or beside the figures."""
        self.header.set_large(is_large)
        self.text.set_large(is_large)
        self._settle.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wait for the last size of a text that is laid out anew."""
        super().resizeEvent(event)
        if self._settle.isActive():
            self._settle.start()

    def selected_span(self) -> tuple[int, int] | None:
        """Give the words that are selected in the text, else the number that is chosen in the title."""
        return self.text.selected_span() or self.header.number

    def number_at(self, span: tuple[int, int]) -> tuple[int, int] | None:
        """Give the number that was set aside, or is to check, at selected words; None where there is none."""
        start, end = span
        touched = (m for m in self._marks if m.role is not Role.FIGURE and m.start < end and start < m.end)
        return next(((mark.start, mark.end) for mark in touched), None)

    def find(self) -> None:
        """Open the find bar."""
        if self._document is not None:
            self.find_bar.open_bar()

    def _light(self) -> None:
        figure = self._figures.get(self._current or "")
        self.header.set_current(figure.id if figure is not None else None)
        self.text.set_current(figure.id if figure is not None else None, parts_of(figure) if figure else ())

    def _show_note(self, document: Document, counts: tuple[int, int, int]) -> None:
        figures, set_aside, to_check = counts
        others = set_aside + to_check
        if figures or (document.language or "en") == "en":
            aside = f" {others:,} number{'' if others == 1 else 's'} set aside." if others else ""
            self._note.setText(f"No reported figure here.{aside}")
        else:
            self._note.setText("This article is not read for figures: it is not in English.")
        self._note_row.setVisible(not figures)
        self._show_button.setVisible(not figures and others > 0 and not self._shows_set_aside)

    def _choose_in_title(self, start: int, end: int) -> None:
        """Choose a number of the title that is no figure, as a click selects one of the text."""
        cursor = self.text.textCursor()
        cursor.clearSelection()
        self.text.setTextCursor(cursor)
        self.header.set_number((start, end))

    def _on_selected(self) -> None:
        if self.text.textCursor().hasSelection():
            self.header.set_number(None)

    def _step_to(self, role: Role) -> None:
        """Go to the next number of a role, round and round."""
        numbers = [mark for mark in self._marks if mark.role is role]
        if not numbers:
            return
        place = self._step.get(role, -1) + 1
        self._step[role] = place % len(numbers)
        mark = numbers[self._step[role]]
        if role is Role.FIGURE and mark.figure_id is not None:
            self.figure_chosen.emit(mark.figure_id)
        elif role is Role.SET_ASIDE and not self._shows_set_aside:
            self.show_set_aside(True)
        self.text.scroll_to(mark.start, mark.end)
        if role is not Role.FIGURE and self.header.holds(mark.start, mark.end):
            self._choose_in_title(mark.start, mark.end)
        elif role is not Role.FIGURE:
            self.text.show_found([(mark.start, mark.end)], 0)

    def _find(self, words: str) -> None:
        self._found = self.text.find_all(words)
        self._chosen_hit = 0
        self.text.show_found(self._found, 0)
        self.find_bar.set_count(0, len(self._found))

    def _step_found(self, step: int) -> None:
        if not self.find_bar.isVisible():
            self.find()  # F3 brings the bar back with the words of last time
        elif self._found:
            self._chosen_hit = (self._chosen_hit + step) % len(self._found)
            self.text.show_found(self._found, self._chosen_hit)
            self.find_bar.set_count(self._chosen_hit, len(self._found))

    def _end_find(self) -> None:
        self._found = []
        self.text.show_found([], -1)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _color_of_id(self, figure_id: str) -> QColor:
        figure = self._figures.get(figure_id)
        return self._color_of(figure) if figure is not None else self._theme.color("own_voice")

    def _restyle(self) -> None:
        theme = self._theme
        self._note_row.layout().setContentsMargins(theme.px(2.6), theme.px(0.6), theme.px(1.7), 0)
        palette = self.text.palette()
        palette.setColor(palette.ColorRole.Base, theme.color("paper"))
        palette.setColor(palette.ColorRole.Text, theme.color("ink"))
        palette.setColor(palette.ColorRole.Highlight, theme.color("accent"))
        palette.setColor(palette.ColorRole.HighlightedText, theme.color("on_accent"))
        self.text.setPalette(palette)
        self.text.restyle()
        self._settle.start()


def _places(marks: Sequence[Highlight]) -> list[tuple[int, int, Role]]:
    """Give what of the marks the layout of the text depends on."""
    return [(mark.start, mark.end, mark.role) for mark in marks]


def _head_of(document: Document, marks: Sequence[Highlight]) -> tuple[tuple[int, int], int]:
    """Give where the title stands in the text, and where the body begins that is shown below the header.

    Lines that say title, outlet and date ("Outlet: ...") are not shown twice: the header says them. They stay
    where somebody has corrected them, and where one of them holds a figure.
    """
    front = front_matter(document.text)
    if not front.end or document.published_origin not in (Origin.FOUND, Origin.UNKNOWN):
        span = _title_span(document)
        return span, _first_word(document.text, span[1])
    span = _title_span(document, front.title[0]) if front.title is not None else (0, 0)
    is_other_title = front.title is not None and span == (0, 0)
    holds_figure = any(
        mark.role is not Role.SET_ASIDE and mark.start < front.end and not span[0] <= mark.start < span[1]
        for mark in marks
    )
    if is_other_title or holds_figure:
        return (0, 0), _first_word(document.text, 0)
    return span, _first_word(document.text, front.end)


def _first_word(text: str, place: int) -> int:
    """Give where the next word begins."""
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _title_span(document: Document, first: int = 0) -> tuple[int, int]:
    """Give where the title stands at the beginning of the text, or at `first`; (0, 0) where it does not."""
    title = "".join((document.title or "").split())
    if not title:
        return 0, 0
    text, place, matched = document.text, first, 0
    while place < len(text) and (text[place].isspace() or text[place] in "\ufeff#"):
        place += 1
    start = place
    while place < len(text) and matched < len(title):
        if not text[place].isspace():
            if text[place] != title[matched]:
                return 0, 0
            matched += 1
        place += 1
    is_whole = matched == len(title) and (place == len(text) or text[place].isspace())
    return (start, place) if is_whole else (0, 0)
