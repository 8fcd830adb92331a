"""The dot that stands for a source."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import draw_dot

__all__ = ["SourceDot"]


class SourceDot(QWidget):
    """The dot in the colour of a source, which `place_of` looks up each time it is painted."""

    def __init__(self, theme: Theme, place_of: Callable[[], int | None]) -> None:
        super().__init__()
        self._theme, self._place_of = theme, place_of
        self.setFixedSize(QSize(theme.px(0.77), theme.px(1.385)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot."""
        color = self._theme.source_mark(self._place_of())
        draw_dot(QPainter(self), QRectF(self.rect()), color, 0.69 * self._theme.e)
