"""Accept all shown: how many these are is said first; what a person has judged stays as it is unless it is ticked."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QPushButton, QWidget

from reportedly.gui.dialogs.question import lay_out_question
from reportedly.gui.shell.theme import Theme
from reportedly.model.figure import Figure, Review

__all__ = ["AcceptAllDialog", "not_judged"]

_OFFERED = (Review.REJECTED, Review.UNDECIDED)
_LEFT = (Review.ACCEPTED, Review.EDITED)  # what a person stands for already


def not_judged(figures: Sequence[Figure]) -> list[Figure]:
    """Give those of which nobody has said anything yet."""
    return [figure for figure in figures if figure.review is Review.MACHINE]


class AcceptAllDialog(QDialog):
    """Asks once; `accepted` is the answer, `wanted()` says which figures."""

    def __init__(self, parent: QWidget, theme: Theme, figures: Sequence[Figure], *, total: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme, self._figures = theme, figures
        self.setWindowTitle("Accept all shown")
        counts = Counter(figure.review for figure in figures)
        self.title = QLabel()
        self.title.setProperty("type", "detail")
        self.told = QLabel(_what(counts, len(figures), total))
        self.told.setWordWrap(True)
        self.told.setProperty("look", "second")
        self.told.setMinimumWidth(theme.px(30))
        self.boxes = {verdict: QCheckBox(f"Also the {counts[verdict]:,} {verdict.value}")
                      for verdict in _OFFERED if counts[verdict]}  # fmt: skip
        self.confirm, self.cancel = QPushButton(), QPushButton("Cancel")
        self.confirm.setProperty("look", "primary")
        self.confirm.setFont(theme.font(is_strong=True))
        self.confirm.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.confirm.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        for box in self.boxes.values():
            box.toggled.connect(lambda _: self._count())
        lay_out_question(
            self, theme, (self.title, self.told, *self.boxes.values()), (self.cancel, self.confirm)
        )
        self._count()
        (
            self.confirm if self.confirm.isEnabled() else next(iter(self.boxes.values()), self.cancel)
        ).setFocus()

    def wanted(self) -> list[Figure]:
        """Give the figures that are accepted by the answer yes, in their order."""
        verdicts = {Review.MACHINE, *(verdict for verdict, box in self.boxes.items() if box.isChecked())}
        return [figure for figure in self._figures if figure.review in verdicts]

    def _count(self) -> None:
        count = len(self.wanted())
        noun = "figure" if count == 1 else "figures"
        self.title.setText(f"Accept {count:,} {noun}?" if count else "All of these are judged.")
        self.confirm.setText(f"Accept {count:,}")
        self.confirm.setEnabled(count > 0)
        # The style sheet makes the words semi-bold when they are shown, after their room was asked.
        words = QFontMetrics(self.confirm.font()).horizontalAdvance(self.confirm.text())
        self.confirm.setMinimumWidth(words + 2 * self._theme.space("l"))


def _what(counts: Counter[Review], shown: int, total: int) -> str:
    """Say which rows these are, and which of them stay as a person judged them."""
    which = (
        f"{shown:,} figures of the project"
        if shown == total
        else f"{shown:,} of {total:,} figures that pass the filter"
    )
    judged = [f"{counts[verdict]:,} {verdict.value}" for verdict in (*_LEFT, *_OFFERED) if counts[verdict]]
    if judged:
        left = f"those that nobody has judged yet, of all {which}, on the screen or not. What is judged stays as it is"
        told = f"These are {left}: {', '.join(judged)}."
    else:
        told = f"These are all {which}, on the screen or not."
    return f"{told} One undo takes it back."
