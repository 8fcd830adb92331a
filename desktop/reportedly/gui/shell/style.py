"""What neither the palette nor a style sheet can do: the focus ring and the hairline splitters."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

__all__ = ["ProgramStyle"]


_CHECKS = (
    QStyle.PrimitiveElement.PE_IndicatorCheckBox,
    QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck,
)


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
        elif element in _CHECKS:
            _draw_check(option, painter)
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


def _draw_check(option: QStyleOption, painter: QPainter) -> None:
    """Draw a box to check; that of Fusion has no border to be seen on a dark ground."""
    side = min(option.rect.width(), option.rect.height()) - 1
    box = QRectF(0, 0, side, side)
    box.moveCenter(QRectF(option.rect).center())
    is_on = bool(option.state & QStyle.StateFlag.State_On)
    role = QPalette.ColorRole
    accent, ground = option.palette.color(role.Accent), option.palette.color(role.Base)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(accent if is_on else option.palette.color(role.Dark), 1))
    painter.setBrush(accent if is_on else ground)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), side * 0.2, side * 0.2)
    if is_on:
        places = ((0.25, 0.52), (0.43, 0.7), (0.76, 0.32))
        pen = QPen(ground, side * 0.13)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline([QPointF(box.left() + x * side, box.top() + y * side) for x, y in places])
    painter.restore()
