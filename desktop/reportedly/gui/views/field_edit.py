"""The line in which a person types a field of a figure: Enter keeps, Esc leaves, known words are offered."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from reportedly.gui.views.wrong_note import WrongNote

__all__ = ["FieldEdit"]

_MOST_SHOWN = 9
_FEW = 8  # so many choices are all shown as soon as the line has the focus


class FieldEdit(QLineEdit):
    """Starts from known words; `kept` gives what was typed, trimmed; `left` says that nothing is to change."""

    kept = Signal(str)
    left = Signal()
    entered = Signal()
    abandoned = Signal(str)  # the focus went elsewhere, and what was typed is not what the line started from

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = ""
        self._is_choice = False
        self.note: WrongNote | None = None  # why what was typed cannot be kept
        self.textEdited.connect(lambda _: self.set_wrong(""))

    @property
    def known(self) -> str:
        """Give the words that the line started from."""
        return self._known

    def set_known(self, words: str) -> None:
        """Start from other words."""
        self._known = words
        self.set_wrong("")
        if self.text() != words:
            self.setText(words)
            self.setCursorPosition(0)

    def hold(self, words: str) -> None:
        """Start from words that are being kept, or from those before where they could not be; what is typed stays."""
        self._known = words

    def set_choices(self, choices: Sequence[str]) -> None:
        """Offer these words while a person types; none offers nothing."""
        self._is_choice = 0 < len(choices) <= _FEW
        if not choices:
            self.setCompleter(None)
            return
        completer = QCompleter(list(choices), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_MOST_SHOWN)
        completer.popup().setProperty("look", "offers")
        if self._is_choice:
            completer.popup().clicked.connect(lambda index: self._take(str(index.data())))
        self.setCompleter(completer)

    def set_wrong(self, why: str) -> None:
        """Mark what was typed as not understood, and say why below; empty takes the mark away."""
        if not why and self.property("wrong") != "true":
            return
        if bool(why) != (self.property("wrong") == "true"):
            self.setProperty("wrong", "true" if why else "false")
            self.style().unpolish(self)
            self.style().polish(self)
        self.setToolTip(why)
        self.setAccessibleDescription(why)
        if self.note is not None:
            self.note.end()
        self.note = WrongNote(self, why) if why and self.isVisible() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep at Enter, leave at Esc; what is chosen among the words offered counts as typed."""
        popup = self.completer().popup() if self.completer() is not None else None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if popup is not None and popup.isVisible():
                if popup.currentIndex().isValid():
                    self.setText(str(popup.currentIndex().data()))
                popup.hide()
            self.kept.emit(self.text().strip())
        elif event.key() == Qt.Key.Key_Escape:
            self.set_known(self._known)
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down and popup is not None and not popup.isVisible():
            self._offer_all()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show the few choices of a field at a click."""
        super().mousePressEvent(event)
        self.offer()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all for typing over, when the keyboard brought the focus."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            return  # the words offered came and went: what is being typed stays
        self.entered.emit()
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the line was left with something typed."""
        super().focusOutEvent(event)
        is_gone = event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        )
        if is_gone and self.text().strip() != self._known:
            self.abandoned.emit(self.text().strip())

    def event(self, event: QEvent) -> bool:
        """Keep every letter for the line: the keys of the review must not hear what is typed."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        ):
            event.accept()
            return True
        return super().event(event)

    def _take(self, choice: str) -> None:
        self.setText(choice)
        self.kept.emit(choice)

    def offer(self) -> None:
        """Show the choices where there are few of them: no others can be kept."""
        if self._is_choice:
            self._offer_all()

    def _offer_all(self) -> None:
        completer = self.completer()
        if completer is not None:
            completer.setCompletionPrefix("")
            completer.complete()
