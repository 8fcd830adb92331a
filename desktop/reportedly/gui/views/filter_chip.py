"""One condition of the filter: its words, a cross that takes it away, and a menu."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.filter_words import ChipWords
from reportedly.model.filter import FilterSpec

__all__ = ["FilterChip"]

_MOST = 22.0  # e; longer words are cut, and whole on hover


class FilterChip(QPushButton):
    """A click with either button, Enter or Space opens its menu; the cross, Delete or Backspace removes it."""

    menu_wanted = Signal()
    removed = Signal()

    def __init__(
        self, part: FilterSpec, words: ChipWords, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.part = part
        self.setProperty("look", "chip")
        whole = f"{words.title}: {words.whole}" if words.title else words.whole
        self.setAccessibleName(f"Filter {whole}")
        self.setAccessibleDescription("Enter opens its menu, Delete removes it")
        self.setToolTip(f"{whole}. Click for and, or, not; the cross removes it.")
        cut = QFontMetrics(theme.font()).elidedText(words.value, Qt.TextElideMode.ElideRight, theme.px(_MOST))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("s"), 0, theme.space("s"), 0)
        row.setSpacing(theme.px(0.4))
        for text, look in ((words.title, "muted"), (cut, "")):
            if text:
                label = QLabel(text)
                label.setProperty("look", look)
                label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                row.addWidget(label)
        self.cross = QLabel()
        self.cross.setPixmap(themed_icon("close", theme, color="ink3").pixmap(theme.px(0.92)))
        self.cross.setToolTip("Remove")
        self.cross.installEventFilter(self)
        row.addWidget(self.cross)
        self.setMinimumWidth(row.sizeHint().width())
        self.clicked.connect(self.menu_wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remove the chip at a click on its cross."""
        if watched is self.cross and isinstance(event, QMouseEvent):
            is_left = event.button() == Qt.MouseButton.LeftButton
            if is_left and event.type() == QEvent.Type.MouseButtonRelease:
                self.removed.emit()
            return is_left
        return super().eventFilter(watched, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open its menu."""
        self.menu_wanted.emit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the chip at Delete, open its menu at Enter."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.menu_wanted.emit()
        else:
            super().keyPressEvent(event)
