"""Line icons, tinted in the colours of the theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reportedly.assets import resource
from reportedly.gui.shell.theme import Theme

__all__ = ["icon_exists", "paint_icon", "themed_icon"]


def icon_exists(name: str) -> bool:
    """Tell whether the program ships an icon of this name."""
    return resource("icons", f"{name}.svg").is_file()


def themed_icon(name: str, theme: Theme, *, color: str = "ink") -> QIcon:
    """Give an icon in one token's colour, with a quiet twin for disabled controls."""
    if (known := theme.icons.get((name, color))) is not None:
        return known
    icon = theme.icons[name, color] = QIcon()
    side = theme.size("icon")
    for ratio in (1.0, 2.0):
        icon.addPixmap(_pixmap(name, theme.color(color).name(), side, ratio))
        faded = QColor(theme.color("ink3"))
        faded.setAlphaF(0.7)
        icon.addPixmap(_pixmap(name, faded.name(QColor.NameFormat.HexArgb), side, ratio), QIcon.Mode.Disabled)
    return icon


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Draw an icon into a square of a painted item."""
    side = max(1, round(min(rect.width(), rect.height())))
    pixmap = _pixmap(name, color.name(QColor.NameFormat.HexArgb), side, painter.device().devicePixelRatioF())
    target = QRectF(0, 0, side, side)
    target.moveCenter(rect.center())
    painter.drawPixmap(target.toRect().topLeft(), pixmap)


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


@cache
def _pixmap(name: str, color: str, side: int, ratio: float) -> QPixmap:
    tint = QColor(color)
    svg = _source(name).replace("#000", tint.name())
    pixmap = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(tint.alphaF())
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
