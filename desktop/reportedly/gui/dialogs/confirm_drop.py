"""A drop that changes many figures is asked for: a slip of the hand must not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from reportedly.gui.dialogs.question import keep_room, lay_out_question
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
        keep_room(self.confirm, theme)
        self.confirm.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.confirm.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        lay_out_question(self, theme, (title, told), (self.cancel, self.confirm))
        self.confirm.setFocus()
