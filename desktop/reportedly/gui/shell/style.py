"""What neither the palette nor a style sheet can do: the focus ring and the hairline splitters."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

__all__ = ["ProgramStyle"]


class ProgramStyle(QProxyStyle):
    """Fusion with our focus ring; the splitters of docks are one hairline in a wider grip."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._accent = QColor(Qt.GlobalColor.blue)
        self._line = QColor(Qt.GlobalColor.gray)
        self._window = QColor(Qt.GlobalColor.white)
        self._ring = 2

    def set_colors(self, *, accent: QColor, line: QColor, window: QColor, ring: int) -> None:
        """Take the colours of the scheme and the width of the ring, in pixels."""
        self._accent, self._line, self._window, self._ring = accent, line, window, ring

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Give the buttons of dialogs words and no icons of the system."""
        if hint is QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 0
        return super().styleHint(hint, option, widget, returned)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the ring and the dock splitters ourselves, and leave the rest to Fusion."""
        if element is QStyle.PrimitiveElement.PE_FrameFocusRect:
            self._draw_ring(option.rect, painter)
        elif element is QStyle.PrimitiveElement.PE_IndicatorDockWidgetResizeHandle:
            self._draw_splitter(option.rect, painter)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def _draw_ring(self, rect: QRect, painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._accent, self._ring))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = self._ring / 2
        painter.drawRoundedRect(
            rect.toRectF().adjusted(half, half, -half, -half), 2 * self._ring, 2 * self._ring
        )
        painter.restore()

    def _draw_splitter(self, rect: QRect, painter: QPainter) -> None:
        if rect.width() < rect.height():
            painter.fillRect(QRect(rect.center().x(), rect.top(), 1, rect.height()), self._line)
        else:
            painter.fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), self._line)
