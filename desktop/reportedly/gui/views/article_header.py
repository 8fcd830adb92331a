"""The head of an article: its title with the figures in it, outlet and date to edit in place, its numbers."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import HairLine
from reportedly.gui.views.highlights import Highlight, Role
from reportedly.gui.views.still import Still
from reportedly.gui.views.title_words import TitleWords
from reportedly.model.document import Document, Origin
from reportedly.services.formatting import format_date

__all__ = ["ArticleHeader"]


_LARGE_TITLE = 1.92  # e, in the review


class _Words(QToolButton):
    """A button as wide as its words, so that they stand flush with the lines above and below."""

    def sizeHint(self) -> QSize:
        """Leave out the space that Qt adds at each side of a button's text."""
        whole = super().sizeHint()
        return QSize(whole.width() - 2 * self.fontMetrics().horizontalAdvance(" "), whole.height())

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()


class _EditableWords(QWidget):
    """Words that become a field when clicked; Enter keeps, and so does going elsewhere, Esc leaves."""

    edited = Signal(str)

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self._known, self._is_open = "", False
        self.words, self.field = _Words(), QLineEdit()
        self.words.setProperty("look", "words")
        self.words.setToolTip(f"Click to change the {name.casefold()}")
        self.words.setAccessibleName(name)
        self.words.setCursor(Qt.CursorShape.PointingHandCursor)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.field.setProperty("look", "inline")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.words)
        self._stack.addWidget(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        # The field is wider than the words: it takes part in the layout only while it is open.
        self.field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.words.clicked.connect(self.begin)
        self.field.installEventFilter(self)

    def set_words(self, shown: str, known: str) -> None:
        """Show words; `known` is what the field starts from."""
        self._known = known
        self.words.setText(shown)
        self._is_open = False
        self._stack.setCurrentWidget(self.words)

    def begin(self) -> None:
        """Open the field."""
        self.field.setText(self._known)
        self.field.selectAll()
        self.field.setMinimumWidth(self.fontMetrics().averageCharWidth() * 24)
        self._stack.setCurrentWidget(self.field)
        self._is_open = True
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keep at Enter and when the focus goes elsewhere in the window, leave at Esc."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._end(is_kept=True)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._end(is_kept=False)
                return True
        if _is_left(event) and self._is_open:
            self._end(is_kept=True, has_focus=False)
        return False

    def _end(self, *, is_kept: bool, has_focus: bool = True) -> None:
        typed, self._is_open = self.field.text().strip(), False  # first: the field loses the focus as it goes
        self.field.setMinimumWidth(0)
        self._stack.setCurrentWidget(self.words)
        if has_focus:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        if is_kept and typed != self._known:
            self.edited.emit(typed)


class ArticleHeader(QFrame):
    """Title, outlet, date and counts; `step_wanted` asks for the next number of a role."""

    figure_clicked = Signal(str)
    number_clicked = Signal(int, int)  # a number of the title that was set aside, or is to check
    outlet_edited = Signal(str)
    published_edited = Signal(str)
    title_edited = Signal(str)
    author_edited = Signal(str)
    step_wanted = Signal(object)  # Role

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._document: Document | None = None
        self._title_marks: tuple[Highlight, ...] = ()
        self._counts = (0, 0, 0)
        self._current: str | None = None
        self._number: tuple[int, int] | None = None
        self._shows_set_aside = True
        self._title_span = (0, 0)
        self._is_large = False
        self.setProperty("look", "paper")
        self.title = TitleWords(theme)
        self.title.figure_clicked.connect(self.figure_clicked)
        self.title.number_clicked.connect(self.number_clicked)
        self.outlet = _EditableWords("Outlet", "Outlet")
        self.published = _EditableWords("Publication date", "23 Oct 2024")
        self.outlet.words.setProperty("is_strong", True)
        self.outlet.edited.connect(self.outlet_edited)
        self.published.edited.connect(self.published_edited)
        self.author = _EditableWords("Author", "Author")
        self.author.edited.connect(self.author_edited)
        self.title_field = QLineEdit()
        self.title_field.setAccessibleName("Title")
        self.title_field.setPlaceholderText("Title")
        self.title_field.hide()
        for widget in (self.title, self.title_field):
            widget.installEventFilter(self)
        self.badge = QLabel()
        self.badge.setProperty("look", "badge")
        self.counts = QLabel()
        self.counts.setTextFormat(Qt.TextFormat.RichText)
        self.counts.setWordWrap(True)
        self.counts.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse
                                            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard)  # fmt: skip
        self.counts.linkActivated.connect(lambda role: self.step_wanted.emit(Role(role)))
        self._lines = (QHBoxLayout(), QHBoxLayout())
        self._second = 0  # how many of the four stand in the second line
        for line in self._lines:
            line.addStretch(1)
        for place, widget in enumerate(self._facts):
            self._lines[0].insertWidget(place, widget)
        self._column = QVBoxLayout()
        self._title_room = Still(self.title)
        self._column.addWidget(self._title_room)
        self._column.addWidget(self.title_field)
        for line in self._lines:
            self._column.addLayout(line)
        self._column.addWidget(self.counts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._column)
        whole.addWidget(HairLine(theme))
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_article(
        self,
        document: Document,
        title_span: tuple[int, int],
        marks: Sequence[Highlight],
        counts: tuple[int, int, int],
    ) -> None:
        """Show an article; `title_span` is where its title stands in the text, empty where it does not."""
        self._document, self._title_span, self._counts, self._current = document, title_span, counts, None
        self._number = None
        self._end_title()
        self._title_marks = tuple(mark for mark in marks if self.holds(mark.start, mark.end))
        self._show()

    def holds(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the text stands in the title."""
        first, last = self._title_span
        return first <= start and end <= last

    @property
    def number(self) -> tuple[int, int] | None:
        """Give the number of no figure that is chosen in the title."""
        return self._number

    def set_number(self, span: tuple[int, int] | None) -> None:
        """Choose a number of the title that is no figure, or none."""
        if span != self._number:
            self._number = span
            self._show_title()

    def show_set_aside(self, is_shown: bool) -> None:
        """Mark the numbers that were set aside, or leave them as they are."""
        self._shows_set_aside = is_shown
        self._show_title()

    def set_marks(self, marks: Sequence[Highlight]) -> None:
        """Take other looks of the figures in the title."""
        title_marks = tuple(mark for mark in marks if self.holds(mark.start, mark.end))
        if title_marks != self._title_marks:
            self._title_marks = title_marks
            self._show_title()

    def set_large(self, is_large: bool) -> None:
        """Set the title in the size of the review."""
        if is_large != self._is_large:
            self._is_large = is_large
            self.restyle()

    def edit_title(self) -> None:
        """Open the field for the title; Enter keeps, Esc leaves."""
        if self._document is not None:
            self.title_field.setText(self._document.title or "")
            self.title_field.setFixedHeight(max(self.title.height(), self.title_field.sizeHint().height()))
            self._title_room.hide()  # the field takes all its room: nothing below it moves
            self.title_field.show()
            self.title_field.selectAll()
            self.title_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Edit the title after a double click; keep it at Enter and with the focus, leave it at Esc."""
        if watched is self.title and event.type() == QEvent.Type.MouseButtonDblClick:
            self.edit_title()
            return True
        if watched is self.title_field and not self.title_field.isHidden():
            is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
            if (is_key and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)) or _is_left(event):
                typed = self.title_field.text().strip()
                self._end_title()
                if self._document is not None and typed != (self._document.title or ""):
                    self.title_edited.emit(typed)
                return is_key
            if is_key and event.key() == Qt.Key.Key_Escape:
                self._end_title()
                return True
        return False

    def _end_title(self) -> None:
        self.title_field.hide()
        self._title_room.show()

    def set_current(self, figure_id: str | None) -> None:
        """Light the chosen figure where it stands in the title."""
        if figure_id != self._current:
            self._current = figure_id
            self._show_title()

    def restyle(self) -> None:
        """Take the sizes and colours of the theme."""
        theme = self._theme
        self._column.setContentsMargins(theme.px(2.6), theme.px(0.85), theme.px(1.7), theme.px(0.77))
        self._column.setSpacing(theme.px(0.2))
        for line in self._lines:
            line.setSpacing(theme.px(0.45))
        size = _LARGE_TITLE if self._is_large else theme.token("type", "article_title")
        self.title.setFont(theme.font(size, is_serif=True, is_strong=True))
        small = theme.font(0.92)
        self.outlet.words.setFont(theme.font(0.92, is_strong=True))
        self.published.words.setFont(small)
        self.author.words.setFont(small)
        for widget in (self.outlet.field, self.published.field, self.author.field, self.counts):
            widget.setFont(small)
        self.title_field.setFont(theme.font(is_strong=True))
        self.badge.setFont(theme.font(0.885, is_strong=True))
        self._show()

    def _show(self) -> None:
        document = self._document
        self.setVisible(document is not None)
        if document is None:
            return
        self._show_title()
        outlet = document.outlet or "Outlet not given"
        self.outlet.set_words(outlet, document.outlet or "")
        known = format_date(document.published)
        self.published.set_words(known or "Add the date", known)
        words = ""
        if document.published is None:
            words = "date unknown"
        elif document.published_origin is Origin.GUESSED:
            words = "date guessed"
        self.badge.setText(words)
        self.badge.setVisible(bool(words))
        author = document.author or ""
        self.author.set_words(f"by {author}" if author else "Add the author", author)
        self.counts.setText(self._counts_html())
        self._wrap()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap what stands below the title at this width."""
        super().resizeEvent(event)
        self._wrap()

    @property
    def _facts(self) -> "tuple[QWidget, ...]":
        return self.outlet, self.published, self.badge, self.author

    def _wrap(self) -> None:
        """Put what has no room in the line below the title into a second one; a date is never cut."""
        margins, spacing = self._column.contentsMargins(), self._lines[0].spacing()
        room = self.width() - margins.left() - margins.right()
        needed, fitting = 0, 0
        for widget in self._facts:
            needed += 0 if widget.isHidden() else widget.sizeHint().width() + spacing
            if fitting and needed - spacing > room:
                break
            fitting += 1
        second = len(self._facts) - fitting
        if second == self._second:
            return
        self._second = second
        for place, widget in enumerate(self._facts):
            line = int(place >= fitting)
            self._lines[1 - line].removeWidget(widget)
            self._lines[line].insertWidget(place - fitting if line else place, widget)

    def _show_title(self) -> None:
        document = self._document
        if document is None:
            return
        start, end = self._title_span
        if start >= end:
            self.title.set_plain(document.title or "Untitled article")
            return
        self.title.set_words(
            document.text, (start, end), self._title_marks,
            current=self._current, number=self._number, shows_set_aside=self._shows_set_aside,
        )  # fmt: skip

    def _counts_html(self) -> str:
        figures, set_aside, to_check = self._counts
        theme = self._theme
        total = figures + set_aside + to_check
        if not total:
            return "No numbers"

        def link(role: Role, words: str, color: str, weight: int) -> str:
            style = f"color:{theme.color(color).name()};text-decoration:none;font-weight:{weight}"
            return f"<a href='{role.value}' style='{style}'>{words}</a>"

        parts = [link(Role.FIGURE, f"{figures:,} figure{'' if figures == 1 else 's'}", "ink", 600)]
        if set_aside:
            parts.append(link(Role.SET_ASIDE, f"{set_aside:,} set aside", "ink2", 400))
        if to_check:
            parts.append(link(Role.TO_CHECK, f"{to_check:,} to check", "warn", 600))
        word = "number" if total == 1 else "numbers"
        return f"<span style='color:{theme.color('ink2').name()}'>{total:,} {word}: {', '.join(parts)}</span>"


def _is_left(event: QEvent) -> bool:
    """Tell whether the focus goes to another part of the window, not to a menu of the field or another window."""
    stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
    return isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in stays
