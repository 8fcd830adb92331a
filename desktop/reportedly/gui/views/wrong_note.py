"""Why what was typed cannot be kept: a note below the line, over what stands there, so that nothing moves."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

__all__ = ["WrongNote"]

_CHARACTERS = 34  # of room at least: a date's line is narrow


class WrongNote(QLabel):
    """Belongs to one line, follows it, and goes with it."""

    def __init__(self, line: QLineEdit, why: str) -> None:
        super().__init__(line.window())
        self._line = line
        self._watched: list[QWidget] = []
        self.setProperty("look", "wrong")
        self.setProperty("type", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(why)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        above: QWidget | None = line
        while above is not None and above is not line.window():  # scrolling moves one of these
            above.installEventFilter(self)
            self._watched.append(above)
            above = above.parentWidget()
        self.ensurePolished()  # the padding of the style counts for its height
        self._place()
        self.show()
        self.raise_()

    def end(self) -> None:
        """Go away."""
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched.clear()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the line, and be seen only with it."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        elif event.type() in (QEvent.Type.Hide, QEvent.Type.Show):
            self.setVisible(self._line.isVisible())
        return False

    def _place(self) -> None:
        """Stand below the line, inside the window; above it where there is no room."""
        line, window = self._line, self._line.window()
        gap = line.height() // 8
        most = self.fontMetrics().averageCharWidth() * _CHARACTERS
        width = min(max(line.width(), most), window.width() - 2 * gap)
        self.setFixedSize(width, self.heightForWidth(width))
        corner = line.mapTo(window, QPoint(0, line.height() + gap))
        if corner.y() + self.height() > window.height():
            corner.setY(line.mapTo(window, QPoint(0, 0)).y() - gap - self.height())
        corner.setX(max(gap, min(corner.x(), window.width() - gap - width)))
        self.move(corner)
