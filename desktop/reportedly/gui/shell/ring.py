"""A frame in the accent colour, laid over a panel: where F6 stopped, or where a drop would land."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from reportedly.gui.shell.theme import Theme

__all__ = ["Ring"]

_SETTLE_MS = 50  # panels are laid out again in a few turns of the event loop


class Ring(QWidget):
    """Takes no clicks and no focus. With `follows_focus` it goes when the focus leaves the panel, or at a click."""

    def __init__(self, window: QWidget, theme: Theme, *, follows_focus: bool) -> None:
        super().__init__(window)
        self._theme, self._panel = theme, window
        self._follows_focus = follows_focus
        self._later = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._later.timeout.connect(self._place)
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
        panel.window().installEventFilter(self)
        if self._follows_focus:
            QApplication.instance().focusChanged.connect(self._on_focus_changed)
        self.show()
        self.raise_()

    def take_away(self) -> None:
        """Hide the ring."""
        if self.isHidden():
            return
        self.hide()
        self._later.stop()
        for watched in (self._panel, self._panel.window()):
            watched.removeEventFilter(self)
        if self._follows_focus:
            QApplication.instance().focusChanged.disconnect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the panel, which also moves when the window lays out what is around it."""
        kind = event.type()
        if watched is self._panel and kind in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        elif watched is self._panel and kind == QEvent.Type.Hide:
            self.take_away()
        elif kind in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._later.start()
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
