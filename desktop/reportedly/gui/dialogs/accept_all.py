"""Accept all shown: how many these are is said first, and what a person said of them before."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reportedly.gui.shell.theme import Theme
from reportedly.model.figure import Figure, Review

__all__ = ["AcceptAllDialog"]


class AcceptAllDialog(QDialog):
    """Asks once; `accepted` is the answer."""

    def __init__(self, parent: QWidget, theme: Theme, figures: Sequence[Figure], *, total: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Accept all shown")
        count = len(figures)
        noun = "figure" if count == 1 else "figures"
        title = QLabel(f"Accept {count:,} {noun}?")
        title.setProperty("type", "detail")
        told = QLabel(_what(figures, total))
        told.setWordWrap(True)
        told.setProperty("look", "second")
        told.setMinimumWidth(theme.px(30))
        self.confirm, self.cancel = QPushButton(f"Accept {count:,}"), QPushButton("Cancel")
        self.confirm.setProperty("look", "primary")
        font = theme.font(is_strong=True)
        self.confirm.setFont(font)
        # The style sheet makes it semi-bold when it is shown, after its room was asked.
        words = QFontMetrics(font).horizontalAdvance(self.confirm.text())
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


def _what(figures: Sequence[Figure], total: int) -> str:
    """Say which rows these are, and which of them a person has judged otherwise."""
    if len(figures) == total:
        which = "These are all figures of the project, on the screen or not."
    else:
        which = f"These are all rows that pass the filter, on the screen or not, of {total:,}."
    counts = Counter(figure.review for figure in figures)
    before = [
        f"{counts[verdict]:,} {verdict.value}"
        for verdict in (Review.REJECTED, Review.UNDECIDED)
        if counts[verdict]
    ]
    told = f" That takes in what was judged otherwise before: {' and '.join(before)}." if before else ""
    return f"{which}{told} One undo takes it back."
