"""A drop that changes many figures is asked for: a slip of the hand must not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reportedly.gui.models.drops import Drop
from reportedly.gui.shell.theme import Theme

__all__ = ["ConfirmDropDialog"]


class ConfirmDropDialog(QDialog):
    """Asks once; `accepted` is the answer."""

    def __init__(self, parent: QWidget, theme: Theme, drop: Drop) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{drop.button} {drop.figures:,} figures")
        title, told = (
            QLabel(f"{drop.words}?"),
            QLabel(f"{drop.figures:,} figures change. One undo takes it back."),
        )
        title.setProperty("type", "detail")
        told.setProperty("look", "second")
        for label in (title, told):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setMinimumWidth(theme.px(30))
        self.confirm, self.cancel = QPushButton(drop.button), QPushButton("Cancel")
        self.confirm.setProperty("look", "primary")
        self.confirm.setFont(theme.font(is_strong=True))
        # The style sheet makes the word semi-bold when it is shown, after its room was asked.
        words = QFontMetrics(self.confirm.font()).horizontalAdvance(drop.button)
        self.confirm.setMinimumWidth(words + 2 * theme.space("l"))
        self.confirm.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.confirm.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("l"),) * 4)
        column.setSpacing(theme.space("m"))
        column.addWidget(title)
        column.addWidget(told)
        column.addLayout(row)
        self.confirm.setFocus()
