"""Words that change often, in panels that stay where they are."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

__all__ = ["Still"]

_MOST_KNOWN = 8  # heights: one pass of a layout asks for those of several widths
_OTHER_FONT = (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.LayoutRequest)


class Still(QWidget):
    """Holds a label whose words change at each step. Only words of another height make others move.

    A label in a layout asks for new room with every text, and all panels up to the window are laid out anew for
    it: 2 ms at each key of the review (22 Nov 2026).
    """

    def __init__(self, label: QLabel) -> None:
        super().__init__()
        self._label = label
        self._known: dict[tuple[str, int], int] = {}  # heights by words and width
        label.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Tell that words which are broken into lines need a height of their own."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the words in this width; one line where there are none."""
        label = self._label
        asked = (label.text(), width if label.wordWrap() else 0)
        if asked not in self._known:
            wanted = label.heightForWidth(width) if label.wordWrap() else label.sizeHint().height()
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[asked] = max(wanted, label.fontMetrics().height())
        return self._known[asked]

    def sizeHint(self) -> QSize:
        """Give the room of the words in the present width."""
        return QSize(self._label.sizeHint().width(), self.heightForWidth(max(1, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Never ask for width: what finds no room is cut."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the label all the room."""
        self._label.setGeometry(self.rect())

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the room of the words that came while nothing was shown."""
        self._known.clear()
        self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Hear that the label has other words: others are told only where the height changes."""
        if event.type() in _OTHER_FONT:
            self._known.clear()
        if event.type() == QEvent.Type.LayoutRequest and self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()
        return super().event(event)
