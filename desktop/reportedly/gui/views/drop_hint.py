"""What letting go would do, beside the pointer while something is dragged."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from reportedly.gui.shell.theme import Theme

__all__ = ["DropHint"]


class DropHint(QLabel):
    """One line over the window; the pointer never meets it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setProperty("look", "hint")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, place: QPoint, words: str) -> None:
        """Say these words below the pointer, inside the window; `place` is the pointer's, of the screen."""
        window, gap = self.parentWidget(), self._theme.space("m")
        self.setText(words)
        self.adjustSize()
        corner = window.mapFromGlobal(place) + QPoint(gap, self._theme.px(2.6))  # below what is dragged
        corner.setX(max(0, min(corner.x(), window.width() - self.width() - gap)))
        corner.setY(max(0, min(corner.y(), window.height() - self.height() - gap)))
        self.move(corner)
        self.show()
        self.raise_()
