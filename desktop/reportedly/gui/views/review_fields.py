"""The fields of the current figure in the review: lines to type into, what to look at, and the three verdicts."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import draw_dot, draw_stance
from reportedly.gui.views.field_edit import FieldEdit
from reportedly.gui.views.figure_words import FieldWords, FigureWords
from reportedly.gui.views.review_hints import Hint
from reportedly.gui.views.review_signs import REVIEW_SIGNS
from reportedly.gui.views.still import Still
from reportedly.model.figure import Stance

if TYPE_CHECKING:
    from reportedly.model.figure import Review

__all__ = ["ReviewFields"]

_FIELDS = (
    ("figure", "Figure", ""), ("measure", "Of what", "M"), ("source", "Source", "S"), ("stance", "Stance", ""),
    ("statement_date", "Said", ""), ("target_date", "For date", ""), ("note", "Note", "N"), ("tags", "Tags", "T"),
)  # fmt: skip
_SIDE = 1.54  # e, at the left and right
_HINTS = {
    "note": "Add a note", "tags": "Add tags, with commas between", "target_date": "not given",
    "statement_date": "not given",
}  # fmt: skip


class _Sign(QWidget):
    """The dot in the colour of the source or the sign of the stance, inside the line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.place: int | None = None
        self.stance: Stance | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot, or the sign."""
        theme, side = self._theme, 0.69 * self._theme.e
        if self.stance is None:
            draw_dot(QPainter(self), QRectF(self.rect()), theme.source_mark(self.place), side)
            return
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(self.rect()).center())
        draw_stance(QPainter(self), square, self.stance, theme.color("ink2"), theme.color("surface"))


class _Box(QWidget):
    """A name, the words that the value comes from, and the line with the value."""

    def __init__(self, theme: Theme, field: str, title: str, key: str) -> None:
        super().__init__()
        self._theme, self.field = theme, field
        self.name, self.said, self.pencil = QLabel(title), QLabel(), QLabel()
        for label in (self.name, self.said):
            label.setProperty("look", "muted")
            label.setProperty("type", "small")
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._said = ""  # in full
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.pencil.hide()
        self.pencil.setToolTip("Corrected by a person")
        self.line = FieldEdit()
        self.line.setProperty("look", "field")
        self.line.setAccessibleName(title)
        self.line.setPlaceholderText(_HINTS.get(field, ""))
        self._head = QHBoxLayout()
        for widget in (self.name, self.pencil):
            self._head.addWidget(widget)
        self._head.addWidget(Still(self.said), 1)
        self._inside = QHBoxLayout(self.line)
        self.dot = _Sign(theme, self.line) if field in ("source", "stance") else None
        if self.dot is not None:
            self._inside.addWidget(self.dot)
        self._inside.addStretch(1)
        self._key = QLabel(key)
        self._key.setProperty("look", "key")
        self._key.setVisible(bool(key))
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inside.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        self._arrow = QLabel()
        self._arrow.setVisible(field == "stance")
        self._arrow.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inside.addWidget(self._arrow)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.line)
        self.restyle()

    def set_words(
        self, value: str, said: str, *, is_warned: bool = False, is_corrected: bool = False
    ) -> None:
        """Show a value; what is being typed is dropped."""
        self.line.set_known(value)
        look = "warn" if is_warned else "muted"
        if self.said.property("look") != look:
            self.said.setProperty("look", look)
            self.said.style().unpolish(self.said)
            self.said.style().polish(self.said)
        self.pencil.setVisible(is_corrected)
        self._said = said
        self._fit_said()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words at their end, with a sign of it."""
        super().resizeEvent(event)
        self._fit_said()

    def _fit_said(self) -> None:
        beside = [label for label in (self.name, self.pencil) if not label.isHidden()]
        room = self.width() - sum(label.sizeHint().width() + self._head.spacing() for label in beside)
        fitted = self.said.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, max(room, 0))
        if self.said.text() != fitted:
            self.said.setText(fitted)
            self.said.setToolTip(self._said)

    def restyle(self) -> None:
        """Take the sizes of the theme."""
        theme = self._theme
        self._column.setSpacing(theme.px(0.3))
        self._head.setSpacing(theme.px(0.3))
        self._inside.setContentsMargins(theme.px(0.7), 0, theme.px(0.62), 0)
        self._arrow.setPixmap(themed_icon("down", theme, color="ink3").pixmap(theme.px(1.08)))
        self.pencil.setPixmap(themed_icon("edit", theme, color="accent").pixmap(theme.px(0.92)))
        if self.dot is not None:
            self.dot.setFixedSize(theme.px(0.77), theme.px(1.2))
        has_sign = bool(self._key.text()) or self.field == "stance"  # at the right end of the line
        left = theme.px(1.2) if self.dot is not None else 0
        self.line.setTextMargins(left, 0, theme.px(2.6) if has_sign else 0, 0)


class ReviewFields(QFrame):
    """What the review says of the current figure, with lines to correct it.

    `typed` gives (figure id, field, text) of what is to be kept; `edit_left` says that a line was left.
    """

    typed = Signal(str, str, str)
    edit_left = Signal()
    accept_wanted = Signal()
    reject_wanted = Signal()
    undecided_wanted = Signal()
    star_wanted = Signal()

    def __init__(self, theme: Theme, choices: Callable[[str], Sequence[str]]) -> None:
        super().__init__()
        self._theme = theme
        self._words: FigureWords | None = None
        self._signs: tuple[Review, bool] | None = None  # what the signs beside the title say
        self._awaited: str | None = None  # the field whose text is being kept
        self._before = ""  # what its line started from
        self.setProperty("look", "surface")
        self.setAccessibleName("Fields")
        self._title, self._subtitle, self._sign = QLabel(), QLabel(), QLabel()
        self._title.setProperty("type", "review")
        self._title.setWordWrap(True)
        self._subtitle.setProperty("look", "second")
        self._subtitle.setWordWrap(True)
        self._star = QToolButton()
        self._star.setProperty("look", "quiet")
        self._star.setAccessibleName("Star")
        self._star.setToolTip("Star this figure")
        self._star.clicked.connect(self.star_wanted)
        self._boxes = {field: _Box(theme, field, title, key) for field, title, key in _FIELDS}
        for box in self._boxes.values():
            box.line.kept.connect(lambda text, box=box: self._on_kept(box, text))
            box.line.left.connect(self.edit_left)
            box.line.abandoned.connect(lambda text, box=box: self._on_kept(box, text))
            box.line.entered.connect(lambda box=box: box.line.set_choices(choices(box.field)))
        self._hint, self._hint_icon = QFrame(), QLabel()
        self._hint_title, self._hint_text = QLabel(), QLabel()
        self._accept, self._reject, self._undecided = (QPushButton() for _ in range(3))
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_figure(self, words: FigureWords | None, hint: Hint | None) -> None:
        """Show a figure, or nothing."""
        is_other = words is None or self._words is None or words.id != self._words.id
        self._body.setVisible(words is not None)
        if words is None or (words == self._words and not is_other):
            self._words = words
            return
        self._words = words
        self._title.setText(words.title)
        self._subtitle.setText(words.subtitle or "asserted")
        fields = {field.edits: field for field in words.fields if field.edits}
        for name, box in self._boxes.items():
            if box.line.hasFocus() and not is_other and name != self._awaited:
                continue  # something else of this figure changed while a person types here
            if name in ("note", "tags"):
                box.set_words(words.note if name == "note" else ", ".join(words.tags), "")
            else:
                self._show_field(box, fields.get(name), words)
        self._show_signs()
        self._hint.setVisible(hint is not None)
        if hint is not None:
            self._hint_title.setText(hint.title)
            self._hint_text.setText(hint.text)

    def edit(self, field: str) -> None:
        """Put the caret into the line of a field."""
        box = self._boxes.get(field)
        if box is None or self._words is None:
            return
        box.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(box)

    def end_edit(self) -> None:
        """What was typed is in the project."""
        self._awaited = None

    def show_wrong(self, why: str) -> None:
        """Say why what was typed cannot be kept; the line keeps it."""
        box = self._boxes.get(self._awaited or "")
        self._awaited = None  # no news of the figure writes over what stands there now
        if box is not None:
            box.line.hold(self._before)
            box.line.set_wrong(why)
            box.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_field(self, box: _Box, field: FieldWords | None, words: FigureWords) -> None:
        if field is None:
            box.set_words("", "")
            return
        is_warned = field.is_doubtful and bool(field.note)
        said = field.note if is_warned or (field.is_source and field.note) else field.quote
        box.set_words(field.typed, said, is_warned=is_warned, is_corrected=field.is_corrected)
        if field.is_source:
            box.line.setPlaceholderText(words.voice)
        if box.dot is not None:
            box.dot.place, box.dot.stance = words.color, None if field.is_source else Stance(field.typed)
            box.dot.update()

    def _on_kept(self, box: _Box, text: str) -> None:
        if self._words is None or text == box.line.known:
            self.edit_left.emit()
            return
        self._awaited, self._before = box.field, box.line.known
        box.line.hold(text)
        self.typed.emit(self._words.id, box.field, text)
        self.edit_left.emit()  # at once: the next key is one of the review again

    def _build(self) -> None:
        theme = self._theme
        self._body = QWidget()
        title_row = QHBoxLayout()
        title_row.setSpacing(theme.space("s"))
        title_row.addWidget(Still(self._title), 1)
        title_row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        title_row.addWidget(self._star, 0, Qt.AlignmentFlag.AlignTop)
        self._head = QVBoxLayout()
        self._head.addLayout(title_row)
        self._head.addWidget(Still(self._subtitle))
        page = QFrame()
        page.setProperty("look", "surface")
        self._lines = QVBoxLayout(page)
        self._lines.addLayout(self._head)
        dates = QHBoxLayout()
        dates.setSpacing(theme.px(_SIDE))
        for name, box in self._boxes.items():
            if name in ("statement_date", "target_date"):
                dates.addWidget(box, 1)
                if name == "target_date":
                    self._lines.addLayout(dates)
            else:
                self._lines.addWidget(box)
        self._build_hint()
        self._lines.addWidget(self._hint)
        self._lines.addStretch(1)
        self._area = QScrollArea()
        self._area.setAccessibleName("Fields of the figure")
        self._area.setWidget(page)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QFrame()
        foot.setProperty("look", "foot")
        foot.setMinimumWidth(1)  # what finds no room is shortened; the panel is not widened for it
        self._foot = QHBoxLayout(foot)
        for button, words, wanted in (
            (self._accept, "Accept  A", self.accept_wanted),
            (self._reject, "Reject  X", self.reject_wanted),
            (self._undecided, "Undecided  U", self.undecided_wanted),
        ):
            button.setProperty("words", words)
            button.setAccessibleName(words.split()[0])
            button.clicked.connect(wanted)
            self._foot.addWidget(button, 0 if button is self._undecided else 1)
        self._accept.setProperty("look", "primary")
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._area, 1)
        body.addWidget(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._body)

    def _build_hint(self) -> None:
        self._hint.setProperty("look", "warned")
        self._hint_title.setProperty("look", "warn")
        self._hint_title.setProperty("type", "strong")
        self._hint_text.setWordWrap(True)
        self._hint_text.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout()
        row.setSpacing(self._theme.space("s"))
        row.addWidget(self._hint_icon)
        row.addWidget(self._hint_title, 1)
        self._hint_column = QVBoxLayout(self._hint)
        self._hint_column.addLayout(row)
        self._hint_column.addWidget(self._hint_text)

    def _show_signs(self, *, is_anew: bool = False) -> None:
        """Show what was said of the figure; signs that are there already ask for no room again."""
        theme, words = self._theme, self._words
        signs = None if words is None else (words.review, words.is_starred)
        if words is None or (signs == self._signs and not is_anew):
            return
        self._signs = signs
        sign = REVIEW_SIGNS.get(words.review)
        self._sign.setVisible(sign is not None)
        if sign is not None:
            self._sign.setPixmap(themed_icon(sign[0], theme, color=sign[1]).pixmap(theme.px(1.6)))
            self._sign.setToolTip(words.review.value.capitalize())
        self._star.setIcon(
            themed_icon(
                "starred" if words.is_starred else "star", theme, color="warn" if words.is_starred else "ink3"
            )
        )
        self._star.setToolTip("Take the star away" if words.is_starred else "Star this figure")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write the keys on the buttons where there is room."""
        super().resizeEvent(event)
        self._fit_foot()

    def _fit_foot(self) -> None:
        theme, verdicts = self._theme, (self._accept, self._reject, self._undecided)
        icons = themed_icon("accept", theme, color="on_accent"), themed_icon("close", theme), QIcon()
        for has_keys, has_icons in ((True, True), (False, True), (False, False)):
            for button, icon in zip(verdicts, icons, strict=True):
                words = str(button.property("words"))
                button.setIcon(icon if has_icons else QIcon())
                button.setText(words if has_keys else words.rpartition("  ")[0])
                button.setToolTip("" if has_keys else words)
            wanted = sum(button.sizeHint().width() for button in verdicts) + 2 * self._foot.spacing()
            if wanted <= self.width() - 2 * theme.px(_SIDE):
                break

    def _restyle(self) -> None:
        theme, side = self._theme, self._theme.px(_SIDE)
        self._lines.setContentsMargins(side, theme.px(1.3), side, theme.px(0.6))
        self._lines.setSpacing(theme.px(0.85))
        self._head.setSpacing(theme.px(0.15))
        self._foot.setContentsMargins(side, theme.px(1.08), side, theme.px(1.08))
        self._foot.setSpacing(theme.space("s"))
        self._hint_column.setContentsMargins(*(theme.px(0.9), theme.px(0.77)) * 2)
        self._hint_column.setSpacing(theme.px(0.23))
        self._hint_icon.setPixmap(themed_icon("warning", theme, color="warn").pixmap(theme.px(1.08)))
        self._fit_foot()
        for box in self._boxes.values():
            box.restyle()
        self._show_signs(is_anew=True)
