"""Find in the article: a field, the count, next and previous; Esc closes it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.theme import Theme

__all__ = ["FindBar"]


class FindBar(QFrame):
    """Asks for words; the view finds them and says how many there are."""

    words_changed = Signal(str)
    step_wanted = Signal(int)  # 1 next, -1 previous
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("look", "find")
        self.field, self._count = QLineEdit(), QLabel()
        self.field.setPlaceholderText("Find in the article")
        self.field.setAccessibleName("Find in the article")
        self.field.setClearButtonEnabled(False)
        self._count.setProperty("look", "muted")
        self._tools = {
            name: self._tool(words)
            for name, words in (
                ("up", "Previous (Shift+Enter, Shift+F3)"),
                ("down", "Next (Enter, F3)"),
                ("close", "Close (Esc)"),
            )
        }
        self._tools["up"].clicked.connect(lambda: self.step_wanted.emit(-1))
        self._tools["down"].clicked.connect(lambda: self.step_wanted.emit(1))
        self._tools["close"].clicked.connect(self.close_bar)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self._count)
        for button in self._tools.values():
            self._row.addWidget(button)
        self.field.textChanged.connect(self.words_changed)
        self.field.installEventFilter(self)
        theme.changed.connect(self.restyle)
        self.restyle()
        self.hide()

    def open_bar(self) -> None:
        """Show the bar with the words of last time selected."""
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words_changed.emit(self.field.text())

    def close_bar(self) -> None:
        """Hide the bar and what it marked."""
        self.hide()
        self.closed.emit()

    def set_count(self, chosen: int, total: int) -> None:
        """Say which of how many is shown; nothing for an empty field."""
        if not self.field.text():
            self._count.setText("")
        else:
            self._count.setText(f"{chosen + 1:,} of {total:,}" if total else "Not found")

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Step at Enter and Shift+Enter, close at Esc."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.step_wanted.emit(-1 if is_back else 1)
                return True
        return False

    def restyle(self) -> None:
        """Take the sizes and colours of the theme."""
        theme = self._theme
        side = theme.px(0.6)
        self._row.setContentsMargins(side, theme.px(0.3), side, theme.px(0.3))
        self._row.setSpacing(theme.px(0.3))
        for name, button in self._tools.items():
            button.setIcon(themed_icon(name, theme, color="ink2"))

    def _tool(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("look", "quiet")
        button.setToolTip(words)
        button.setAccessibleName(words.split(" (")[0])
        return button
