"""The small card beside the pointer: what, who, when, and the sentence."""

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reportedly.charts.chart_theme import ChartTheme

__all__ = ["HoverCard"]

_WIDTH = 25.0  # e
_MOST_LINES = 5


class HoverCard(QWidget):
    """Lines of text in a box over the chart; the first is strong, the last is quoted, those between are quiet."""

    def __init__(self, theme: ChartTheme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = [QLabel() for _ in range(_MOST_LINES)]
        column = QVBoxLayout(self)
        for line in self._lines:
            line.setWordWrap(True)
            line.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(line)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self.set_theme(theme)

    def set_theme(self, theme: ChartTheme) -> None:
        """Take other colours or sizes."""
        self._theme = theme
        side = round(theme.px(0.75))
        self.layout().setContentsMargins(side, round(theme.px(0.6)), side, round(theme.px(0.65)))
        self.layout().setSpacing(round(theme.px(0.25)))
        for place, line in enumerate(self._lines):
            color = "ink" if place in (0, _MOST_LINES - 1) else "ink2"
            line.setFont(theme.text_font(0.95, is_strong=place == 0))
            palette = line.palette()
            palette.setColor(palette.ColorRole.WindowText, theme.color(color))
            line.setPalette(palette)

    def show_beside(self, place: QPointF, words: Sequence[str], *, is_above: bool = False) -> None:
        """Show the card beside a place of the parent, or above it, inside the parent; no words hide it."""
        if not words:
            self.hide()
            return
        padded = [*words[:-1], *[""] * (_MOST_LINES - len(words)), words[-1]] if len(words) > 1 else [*words]
        for line, text in zip_longest(self._lines, padded[:_MOST_LINES], fillvalue=""):
            line.setText(text)
            line.setVisible(bool(text))
        parent = self.parentWidget()
        width = min(round(self._theme.px(_WIDTH)), parent.width())
        self.layout().activate()
        self.setFixedSize(width, self.layout().totalHeightForWidth(width))
        gap = self._theme.px(1.2)
        x = place.x() + gap if place.x() + gap + width <= parent.width() else place.x() - gap - width
        y = place.y() - self.height() / 2
        if is_above:
            x, y = x - gap, place.y() - self.height() - gap * 0.75
        y = min(max(y, 0), max(parent.height() - self.height(), 0))
        self.move(round(max(x, 0)), round(y))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box: surface with a border, no shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("control"), 1))
        painter.setBrush(self._theme.color("surface"))
        radius = self._theme.px(0.46)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
