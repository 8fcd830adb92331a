"""The tab Fields: each field with its value and the words it comes from; a click on a value edits it in place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import Bar
from reportedly.gui.views.detail_rows import NAME_WIDTH, Page
from reportedly.gui.views.field_edit import FieldEdit
from reportedly.gui.views.figure_words import FieldWords, FigureWords
from reportedly.model.figure import Review

__all__ = ["FieldsPage"]

_KEYS = {"figure": "E", "measure": "M", "source": "S", "note": "N", "tags": "T"}


class FieldsPage(Page):
    """Each field of a figure; `typed` gives (figure id, field, text) of what is to be kept."""

    typed = Signal(str, str, str)
    edit_left = Signal()  # the line was closed, and the focus may go back to where it was
    opened = Signal(QWidget)  # the value whose line was opened by a key, which may be out of sight

    def __init__(self, theme: Theme, choices: Callable[[str], Sequence[str]]) -> None:
        super().__init__(theme)
        self._choices = choices
        self._values: dict[str, _EditableValue] = {}
        self._column.addStretch(1)

    def set_words(self, words: FigureWords) -> None:
        """Show another figure, or the same one edited; an open line gives the focus back before it goes."""
        if words != self._words and any(value.is_typed_in for value in self._values.values()):
            self.edit_left.emit()
        super().set_words(words)

    def edit(self, field: str) -> bool:
        """Open the line of a field of `typed_fields.EDITABLE_FIELDS`, of the note or the tags."""
        value = self._values.get(field)
        if value is not None:
            value.begin()
            self._column.activate()
            self.opened.emit(value)
        return value is not None

    def end_edit(self) -> None:
        """Close the line: what was typed is in the project."""
        if any(value.is_typed_in for value in self._values.values()):
            self.edit_left.emit()
        for value in self._values.values():
            value.end()

    def show_wrong(self, why: str) -> None:
        """Leave the line open and say why what was typed cannot be kept."""
        for value in self._values.values():
            value.show_wrong(why)

    def _write(self, content: QWidget, words: FigureWords) -> None:
        theme = self._theme
        grid = QGridLayout(content)
        grid.setContentsMargins(theme.px(1.08), theme.px(0.5), theme.px(1.08), theme.px(0.3))
        grid.setHorizontalSpacing(theme.space("m"))
        grid.setVerticalSpacing(theme.px(0.3))
        grid.setColumnMinimumWidth(0, theme.px(NAME_WIDTH))
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        self._values = {}
        shown = [field for field in words.fields if not field.is_only_why]
        for row, field in enumerate(shown):
            self._add_row(grid, row, field, words)
        row = len(shown)
        grid.addWidget(self._name("Confidence"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._confidence(words), row, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._calibration(words), row, 2, Qt.AlignmentFlag.AlignVCenter)
        remarks = (
            FieldWords("note", "Note", words.note or "Add a note", edits="note", typed=words.note),
            FieldWords("tags", "Tags", ", ".join(words.tags) or "Add tags", edits="tags",
                       typed=", ".join(words.tags)),
        )  # fmt: skip
        for place, field in enumerate(remarks, row + 1):
            self._add_row(grid, place, field, words)

    def _add_row(self, grid: QGridLayout, row: int, field: FieldWords, words: FigureWords) -> None:
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._name(field.name, is_corrected=field.is_corrected), row, 0, top)
        if field.edits:
            value = _EditableValue(self, field, words, self._choices)
            value.kept.connect(lambda text, field=field: self.typed.emit(words.id, field.edits, text))
            value.left.connect(self.edit_left)
            self._values[field.edits] = value
            grid.addWidget(value, row, 1, 1, 1 if field.quote or field.note else 2)
        else:
            value = self.value(field, words.color, is_strong=False)
            value.setContentsMargins(
                self._theme.px(0.3), self._theme.px(0.15), 0, 0
            )  # as those to edit have them
            grid.addWidget(value, row, 1, top)
        said = field.note if field.is_source and field.note else field.quote
        is_warned = field.is_doubtful and bool(field.note)
        quote = self.label(field.note if is_warned else said, "warn" if is_warned else "muted", kind="small")
        quote.setAlignment(Qt.AlignmentFlag.AlignRight | top)
        quote.setContentsMargins(0, self._theme.px(0.15), 0, 0)
        quote.setToolTip(field.quote)
        if quote.text():
            grid.addWidget(quote, row, 2, top)

    def _name(self, words: str, *, is_corrected: bool = False) -> QWidget:
        """Make the name of a field, with a pencil where a person corrected it."""
        theme = self._theme
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, theme.px(0.15), 0, 0)
        row.setSpacing(theme.space("xs"))
        row.addWidget(self.label(words, "muted", is_wrapped=False))
        if is_corrected:
            pencil = QLabel()
            pencil.setPixmap(themed_icon("edit", theme, color="accent").pixmap(theme.px(0.92)))
            pencil.setToolTip("Corrected by a person")
            row.addWidget(pencil)
        row.addStretch(1)
        return holder

    def _calibration(self, words: FigureWords) -> QLabel:
        is_open = words.review not in (Review.ACCEPTED, Review.EDITED)
        told, look = "calibrated", "muted"
        if words.is_doubtful and is_open:  # whoever stands for it needs no warning of the program's doubt
            told, look = "doubtful: read the sentence", "warn"
        note = self.label(told, look, kind="small")
        note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        note.setToolTip(
            "Of the figures read with this confidence, about so many have the right number and source."
        )
        return note

    def _confidence(self, words: FigureWords) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(self._theme.px(0.3), 0, 0, 0)
        row.setSpacing(self._theme.space("s"))
        bar = Bar(self._theme, width=6.5)
        bar.set_share(words.confidence)
        row.addWidget(bar)
        row.addWidget(self.label(f"{words.confidence:.0%}".replace("%", " %"), "", is_wrapped=False))
        row.addStretch(1)
        return holder


class _EditableValue(QFrame):
    """A value that becomes a line when clicked, or with Enter when it has the focus.

    Enter keeps what was typed, and so does going elsewhere; Esc leaves it as it was.
    """

    kept = Signal(str)
    left = Signal()

    def __init__(
        self, page: FieldsPage, field: FieldWords, words: FigureWords, choices: Callable[[str], Sequence[str]]
    ) -> None:
        super().__init__()
        self._page, self._field, self._choices = page, field, choices
        self._theme = page._theme
        self._line: FieldEdit | None = None
        self.setProperty("look", "value")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(f"{field.name}: {field.value}")
        key = _KEYS.get(field.edits)
        self.setToolTip(f"Click to edit ({key})" if key else "Click to edit")
        self._shown = page.value(field, words.color, is_strong=False)
        for label in (self._shown, *self._shown.findChildren(QLabel)):
            if isinstance(label, QLabel):
                label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
                if field.edits in ("note", "tags") and not field.typed:
                    label.setProperty("look", "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(
            self._theme.px(0.3), self._theme.px(0.15), self._theme.px(0.3), self._theme.px(0.15)
        )
        self._column.setSpacing(self._theme.px(0.15))
        self._column.addWidget(self._shown)
        self._column.addStretch(1)  # beside a quotation of several lines it stands with its name

    @property
    def is_open(self) -> bool:
        """Tell whether the line is open."""
        return self._line is not None

    @property
    def is_typed_in(self) -> bool:
        """Tell whether the line has the focus."""
        return self._line is not None and self._line.hasFocus()

    def begin(self) -> None:
        """Open the line."""
        if self._line is None:
            self._line = FieldEdit()
            self._line.setProperty("look", "inline")
            self._line.setAccessibleName(self._field.name)
            self._line.set_choices(self._choices(self._field.edits))
            self._line.kept.connect(self._on_kept)
            self._line.abandoned.connect(self._on_abandoned)
            self._line.left.connect(self._on_left)
            self._column.insertWidget(0, self._line)
            self._line.set_known(self._field.typed)
            self._shown.hide()
            self._line.show()  # now, not when it is laid out: the next key is for it
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def _offer(self) -> None:
        if self._line is not None:
            self._line.offer()

    def end(self) -> None:
        """Close the line."""
        if self._line is None:
            return
        line, self._line = self._line, None
        line.set_wrong("")
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._shown.show()

    def show_wrong(self, why: str) -> None:
        """Say why what was typed cannot be kept, below the line."""
        if self._line is None:
            return
        self._line.hold(self._field.typed)
        self._line.set_wrong(why)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the line at a click."""
        if event.button() == Qt.MouseButton.LeftButton and self._line is None:
            self.begin()
            QTimer.singleShot(0, self, self._offer)  # below the line, once that is laid out
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the line with the keys that open things."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self.begin()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show the ring while the keyboard is here."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("active", "true" if event.type() == QEvent.Type.FocusIn else "false")
            self.style().unpolish(self)
            self.style().polish(self)
        return super().event(event)

    def _on_kept(self, text: str) -> None:
        if text == self._field.typed:
            self._on_left()
        else:
            if self._line is not None:
                self._line.hold(text)  # it is asked for once, also where the focus goes next
            self.kept.emit(text)
            self.left.emit()  # at once: the next key is one of the review again

    def _on_abandoned(self, text: str) -> None:
        """Keep what was typed when the focus goes elsewhere, and let it go; what was found wrong is not asked again."""
        if self._line is not None and self._line.property("wrong") != "true":
            self._line.hold(text)
            self.kept.emit(text)

    def _on_left(self) -> None:
        self.left.emit()  # first: a line that goes with the focus hands it to some other widget
        self.end()
