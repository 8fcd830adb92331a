"""Banners: one line at the top that says what is, and offers what to do."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QTextDocumentFragment
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.theme import Theme

__all__ = ["Banner"]

_ICONS = {"bad": "warning", "warn": "warning", "plain": "information"}
_SECOND_MS = 1000


class Banner(QFrame):
    """The place under the toolbar where failures and take-backs are offered; hidden while there are none."""

    opened = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("look", "banner")
        self.setAccessibleName("Message")
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setWordWrap(True)  # the banner is two lines high; what is longer shows whole on hover
        self._buttons: list[QPushButton] = []
        self._close = QToolButton()
        self._close.setProperty("look", "quiet")
        self._close.setToolTip("Close this message")
        self._close.setAccessibleName("Close this message")
        self._close.clicked.connect(self._close_it)
        self._on_closed: Callable[[], object] | None = None
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._motion = QPropertyAnimation(self, b"maximumHeight", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._tone = "plain"
        self._former: QWidget | None = None  # what had the focus before the banner
        QApplication.instance().focusChanged.connect(self._on_focus_changed)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def text(self) -> str:
        """Give the message as it is shown."""
        return self._text.text()

    def show_message(
        self,
        html: str,
        *,
        tone: str = "plain",
        actions: tuple[tuple[str, Callable[[], None]], ...] = (),
        seconds: float | None = None,
        on_closed: Callable[[], object] | None = None,
    ) -> None:
        """Show a message with its buttons; `tone` is bad, warn or plain; None seconds: until it is closed.

        `on_closed` is called where a person closes it, without having pressed one of its buttons.
        """
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()  # deleteLater waits for the event loop; the row must not show both until then
            button.deleteLater()
        self._buttons = []
        self._tone, self._on_closed = tone, on_closed
        self.setProperty("tone", tone)
        self._text.setText(html)
        self._text.setToolTip(html)
        self.setAccessibleDescription(QTextDocumentFragment.fromHtml(html).toPlainText())
        for title, run in actions:
            button = QPushButton(title)
            button.setProperty("look", "small")
            button.clicked.connect(lambda _=False, run=run: self._act(run))
            self._row.insertWidget(self._row.count() - 1, button)
            self._buttons.append(button)
        self._restyle()
        self._timer.stop()
        if seconds is not None:
            self._timer.start(round(seconds * _SECOND_MS))
        self._open()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))  # read out at once

    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self._motion.stop()
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.hide()
        self.dismissed.emit()
        if had_focus and self._former is not None and isValid(self._former) and self._former.isVisible():
            self._former.setFocus(Qt.FocusReason.OtherFocusReason)

    def act(self, place: int) -> None:
        """Press one of the buttons, as a click on it does."""
        self._buttons[place].click()

    def _close_it(self) -> None:
        on_closed, self._on_closed = self._on_closed, None
        self.dismiss()
        if on_closed is not None:
            on_closed()

    def _act(self, run: Callable[[], None]) -> None:
        self.dismiss()
        run()

    def _on_focus_changed(self, left: QWidget | None, reached: QWidget | None) -> None:
        if (
            reached is not None
            and self.isAncestorOf(reached)
            and left is not None
            and not self.isAncestorOf(left)
        ):
            self._former = left

    def _open(self) -> None:
        height = self._theme.size("banner")
        self.opened.emit()
        self.setMinimumHeight(0)
        if self.isVisible() or not self._theme.animates:
            self.setFixedHeight(height)
            self.show()
            return
        self._motion.stop()
        self._motion.setDuration(self._theme.token("motion", "banner"))
        self._motion.setStartValue(0)
        self._motion.setEndValue(height)
        self.show()
        self._motion.start()

    def _restyle(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.space("m"), 0, theme.space("m"), 0)
        self._row.setSpacing(theme.space("s"))
        color = {"bad": "bad", "warn": "warn"}.get(self._tone, "ink2")
        self._icon.setPixmap(themed_icon(_ICONS[self._tone], theme, color=color).pixmap(theme.size("icon")))
        self._close.setIcon(themed_icon("close", theme))
        self.style().unpolish(self)
        self.style().polish(self)
