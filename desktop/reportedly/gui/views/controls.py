"""Small painted controls that several panels share."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QTabBar, QWidget

from reportedly.gui.shell.theme import Theme
from reportedly.model.figure import Stance

__all__ = [
    "AT_LEFT",
    "AT_RIGHT",
    "BY_KEYBOARD",
    "Bar",
    "HairLine",
    "TabStrip",
    "draw_bar",
    "draw_dot",
    "draw_stance",
]

_IN_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
AT_LEFT, AT_RIGHT = Qt.AlignmentFlag.AlignLeft | _IN_LINE, Qt.AlignmentFlag.AlignRight | _IN_LINE
"""One line of words in the middle of its box. To join flags takes 3 µs, and a view has hundreds of cells."""


_LEAST_GAP = 0.4  # e between two tabs
BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""Why a widget got the focus where its ring is shown."""


class HairLine(QFrame):
    """One line of a device pixel between parts that scroll apart."""

    def __init__(self, theme: Theme, *, color: str = "line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._color = theme, color
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the line in its token's colour."""
        QPainter(self).fillRect(self.rect(), self._theme.color(self._color))


class Bar(QWidget):
    """A share from 0 to 1 as a flat bar: progress, confidence."""

    def __init__(self, theme: Theme, *, width: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._width, self._share = theme, width, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float) -> None:
        """Show a share, 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def sizeHint(self) -> QSize:
        """Give the bar's size in e."""
        return QSize(self._theme.px(self._width), self._theme.px(0.46))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and share."""
        painter = QPainter(self)
        draw_bar(painter, QRectF(self.rect()), self._share, self._theme)


class TabStrip(QTabBar):
    """Tabs as words with a line of accent under the present one."""

    def __init__(
        self, theme: Theme, *, height: float, gap: float = 1.4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._height, self._gap = theme, height, gap
        self._room: int | None = None  # pixels; None: as much as it wants
        self._has_ring = False
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setMouseTracking(True)

    def fit(self, room: int) -> None:
        """Stand closer together where there is less room than the words and their gaps need."""
        before, self._room = self.gap, room
        if self.gap != before:
            self.setIconSize(self.iconSize())  # lays the tabs out anew

    @property
    def gap(self) -> int:
        """Give the pixels between two words."""
        theme, wanted = self._theme, self._theme.px(self._gap)
        if self._room is None or not self.count():
            return wanted
        metrics = QFontMetrics(theme.font(is_strong=True))
        words = sum(metrics.horizontalAdvance(self.tabText(index)) for index in range(self.count()))
        return max(theme.px(_LEAST_GAP), min(wanted, (self._room - words) // self.count()))

    def tabSizeHint(self, index: int) -> QSize:
        """Give each tab the room of its semi-bold word, so that choosing moves nothing."""
        metrics = QFontMetrics(self._theme.font(is_strong=True))
        return QSize(metrics.horizontalAdvance(self.tabText(index)) + self.gap, self._theme.px(self._height))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never squeeze a word."""
        return self.tabSizeHint(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring only after the keyboard brought the focus here."""
        self._has_ring = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, the line under the present one, and the focus ring."""
        painter = QPainter(self)
        theme, gap = self._theme, self.gap
        thickness = theme.px(0.15)
        for index in range(self.count()):
            rect = self.tabRect(index)
            is_current = index == self.currentIndex()
            is_hovered = rect.contains(self.mapFromGlobal(self.cursor().pos()))
            painter.setFont(theme.font(is_strong=is_current))
            painter.setPen(theme.color("ink" if is_current or is_hovered else "ink2"))
            words = rect.adjusted(0, 0, -gap, 0)
            painter.drawText(
                words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tabText(index)
            )
            if is_current:
                width = QFontMetrics(painter.font()).horizontalAdvance(self.tabText(index))
                line = QRect(rect.left(), rect.bottom() - thickness + 1, width, thickness)
                painter.fillRect(line, theme.color("accent"))
                if self.hasFocus() and self._has_ring:
                    painter.setPen(QPen(theme.color("accent"), max(1, theme.px(0.08))))
                    painter.drawRect(QRect(rect.left(), rect.top() + 3 * thickness, width + thickness,
                                           rect.height() - 5 * thickness))  # fmt: skip


def draw_bar(painter: QPainter, rect: QRectF, share: float, theme: Theme) -> None:
    """Draw a flat bar with round ends."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = rect.height() / 2
    painter.setBrush(theme.color("hover"))
    painter.drawRoundedRect(rect, radius, radius)
    if share > 0:
        filled = QRectF(rect)
        filled.setWidth(max(rect.height(), rect.width() * share))
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(filled, radius, radius)


def draw_dot(painter: QPainter, rect: QRectF, color: QColor, diameter: float) -> None:
    """Draw a source's dot in the middle of a rectangle."""
    dot = QRectF(0, 0, diameter, diameter)
    dot.moveCenter(rect.center())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(dot)


def draw_stance(painter: QPainter, rect: QRectF, stance: Stance, color: QColor, ground: QColor) -> None:
    """Draw the sign of a stance: disc, hollow ring, dashed ring, struck disc, disc with a question mark."""
    side = min(rect.width(), rect.height())
    disc = QRectF(0, 0, side, side)
    disc.moveCenter(rect.center())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    stroke = side * 0.2
    if stance in (Stance.PLANNED, Stance.FORECAST):
        pen = QPen(color, stroke)
        if stance is Stance.FORECAST:
            pen.setDashPattern([1.4, 1.2])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(disc)
    if stance is Stance.DENIED:
        for pen_color, width in ((ground, stroke * 2), (color, stroke)):
            painter.setPen(QPen(pen_color, width))
            painter.drawLine(disc.bottomLeft(), disc.topRight())
    elif stance is Stance.ALLEGED:
        font = painter.font()
        mark = type(font)(font)
        mark.setPixelSize(max(6, round(side * 0.95)))
        mark.setWeight(mark.Weight.DemiBold)
        painter.save()
        painter.setFont(mark)
        painter.setPen(ground)
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, "?")
        painter.restore()
