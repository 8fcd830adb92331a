"""A card with the sentence of a figure, its parts lit: a look without leaving the place. Any key closes it."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.figure_words import FigureWords
from reportedly.gui.views.sentence_view import SentenceView
from reportedly.model.figure import Figure
from reportedly.services.formatting import format_date

__all__ = ["PeekCard"]

_WIDTH = 54.0  # e


class PeekCard(QFrame):
    """Stands over the middle of the window, takes the focus and gives it back."""

    def __init__(self, window: QWidget, theme: Theme, figure: Figure, words: FigureWords) -> None:
        super().__init__(window)
        self.setProperty("look", "peek")
        self.setAccessibleName(f"Sentence: {figure.sentence}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._former = QApplication.focusWidget()
        title = QLabel(f"{words.title}, {words.voice}")
        title.setProperty("type", "strong")
        title.setTextFormat(Qt.TextFormat.PlainText)
        where = ", ".join(
            part for part in (figure.outlet, format_date(figure.published), figure.title) if part
        )
        below = QLabel(where)
        below.setProperty("look", "muted")
        below.setProperty("type", "small")
        below.setTextFormat(Qt.TextFormat.PlainText)
        below.setWordWrap(True)
        sentence = SentenceView(theme)
        sentence.set_sentence(words.sentence, words.parts, theme.source_mark(words.color))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("l"), theme.space("m")) * 2)
        column.setSpacing(theme.space("xs"))
        for widget in (title, sentence, below):
            column.addWidget(widget)
        width = min(theme.px(_WIDTH), window.width() - 2 * theme.space("xl"))
        self.setFixedSize(width, column.heightForWidth(width))

    def open_card(self) -> None:
        """Show the card in the upper middle of the window."""
        window = self.parentWidget()
        self.move(
            QPoint((window.width() - self.width()) // 2, max(0, (window.height() - self.height()) // 3))
        )
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close at any key or click; the key does nothing else."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta):
                self._end()
            return True
        if (
            event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent)
        ) or event.type() == QEvent.Type.WindowDeactivate:
            self._end()
        return False

    def _end(self) -> None:
        QApplication.instance().removeEventFilter(self)
        self.hide()
        if self._former is not None and self._former.isVisible():
            self._former.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()
