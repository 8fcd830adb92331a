"""A frame in the accent colour, laid over a panel: where F6 stopped, or where a drop would land."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from reportedly.gui.shell.theme import Theme

__all__ = ["Ring"]


class Ring(QWidget):
    """Takes no clicks and no focus. With `follows_focus` it goes when the focus leaves the panel, or at a click."""

    def __init__(self, window: QWidget, theme: Theme, *, follows_focus: bool) -> None:
        super().__init__(window)
        self._theme, self._panel = theme, window
        self._follows_focus = follows_focus
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def panel(self) -> QWidget | None:
        """Give the panel that has the ring."""
        return None if self.isHidden() else self._panel

    def show_on(self, panel: QWidget) -> None:
        """Lay the ring over a panel, which may float in a window of its own."""
        self.take_away()
        self._panel = panel
        self.setParent(panel.window())
        self._place()
        panel.installEventFilter(self)
        if self._follows_focus:
            QApplication.instance().focusChanged.connect(self._on_focus_changed)
        self.show()
        self.raise_()

    def take_away(self) -> None:
        """Hide the ring."""
        if self.isHidden():
            return
        self.hide()
        self._panel.removeEventFilter(self)
        if self._follows_focus:
            QApplication.instance().focusChanged.disconnect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the panel."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.take_away()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame."""
        width = self._theme.size("focus_ring")
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.color("accent"), width))
        half = width / 2
        painter.drawRect(self.rect().toRectF().adjusted(half, half, -half, -half))

    def _place(self) -> None:
        self.setGeometry(QRect(self._panel.mapTo(self._panel.window(), QPoint(0, 0)), self._panel.size()))

    def _on_focus_changed(self, _: QWidget | None, focused: QWidget | None) -> None:
        is_inside = focused is not None and (focused is self._panel or self._panel.isAncestorOf(focused))
        if not is_inside:
            self.take_away()
