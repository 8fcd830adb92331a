"""Snapshots are removed for good, which no undo takes back: it is asked first, and Enter alone removes nothing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reportedly.gui.shell.theme import Theme

__all__ = ["RemoveSnapshotsDialog"]


class RemoveSnapshotsDialog(QDialog):
    """Asks once; `accepted` is the answer."""

    def __init__(self, parent: QWidget, theme: Theme, *, count: int, oldest: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Remove snapshots")
        title = QLabel("Remove 1 snapshot?" if count == 1 else f"Remove all {count:,} snapshots?")
        title.setProperty("type", "detail")
        since = f"It is of {oldest}." if count == 1 else f"They go back to {oldest}."
        told = QLabel(f"{since} No undo brings them back. The project itself stays as it is.")
        told.setProperty("look", "second")
        told.setWordWrap(True)
        told.setMinimumWidth(theme.px(30))
        self.confirm, self.cancel = QPushButton("Remove"), QPushButton("Cancel")
        for button in (self.confirm, self.cancel):
            button.setFont(theme.font(is_strong=True))
            # The style sheet makes the word semi-bold when it is shown, after its room was asked.
            words = QFontMetrics(button.font()).horizontalAdvance(button.text())
            button.setMinimumWidth(words + 2 * theme.space("l"))
        self.confirm.setAutoDefault(False)
        self.cancel.setDefault(True)
        self.confirm.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.confirm)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("l"),) * 4)
        column.setSpacing(theme.space("m"))
        column.addWidget(title)
        column.addWidget(told)
        column.addLayout(row)
        self.cancel.setFocus()
