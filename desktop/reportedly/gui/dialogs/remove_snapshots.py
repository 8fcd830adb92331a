"""Snapshots are removed for good, which no undo takes back: it is asked first, and Enter alone removes nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from reportedly.gui.dialogs.question import keep_room, lay_out_question
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
            keep_room(button, theme)
        self.confirm.setAutoDefault(False)
        self.cancel.setDefault(True)
        self.confirm.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        lay_out_question(self, theme, (title, told), (self.confirm, self.cancel))
        self.cancel.setFocus()
