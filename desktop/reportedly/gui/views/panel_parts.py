"""Small parts of panels: what a dock is dragged by, what stands in one that has nothing to show."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from reportedly.gui.shell.theme import Theme

__all__ = ["EmptyPanel", "Grip"]


class Grip(QWidget):
    """The title bar of a dock whose panel has a head of its own: a thin strip to drag it by."""

    def __init__(self, theme: Theme, ground: str) -> None:
        super().__init__()
        self._theme, self._ground = theme, ground
        self.setToolTip("Drag to move the panel; double click to float it")

    def sizeHint(self) -> QSize:
        """Give a strip as high as the grip of a splitter."""
        return QSize(self._theme.px(4), self._theme.px(0.6))

    def minimumSizeHint(self) -> QSize:
        """Give the same height whatever the width."""
        return QSize(self._theme.px(1), self._theme.px(0.6))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave the drag to the dock."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the panel's ground, and three dots while the pointer is over them."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color(self._ground))
        if self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("control"))
            size, middle = self._theme.px(0.2), self.rect().center()
            for step in (-1, 0, 1):
                painter.drawEllipse(middle.x() + step * 2 * size, middle.y() - size // 2, size, size)

    def enterEvent(self, event: object) -> None:
        """Show the dots."""
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Hide the dots."""
        self.update()


class EmptyPanel(QFrame):
    """What stands in a panel that has nothing to show: one line, perhaps with one button."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "surface")
        self.text, self.button = QLabel(), QPushButton()
        self.text.setProperty("look", "muted")
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(self.text)
        row.addWidget(self.button)
        row.addStretch(1)
