"""A question in a small dialog: what is asked, and below it two buttons at the right."""

from collections.abc import Sequence

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reportedly.gui.shell.theme import Theme

__all__ = ["keep_room", "lay_out_question"]


def lay_out_question(
    dialog: QDialog, theme: Theme, parts: Sequence[QWidget], buttons: Sequence[QPushButton]
) -> None:
    """Set the parts below each other and the buttons, in the order given, under them."""
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*(theme.space("l"),) * 4)
    column.setSpacing(theme.space("m"))
    for part in parts:
        column.addWidget(part)
    column.addLayout(row)


def keep_room(button: QPushButton, theme: Theme) -> None:
    """Make a button's word strong, with room for it.

    The style sheet makes the word semi-bold when it is shown, after its room was asked.
    """
    button.setFont(theme.font(is_strong=True))
    words = QFontMetrics(button.font()).horizontalAdvance(button.text())
    button.setMinimumWidth(words + 2 * theme.space("l"))
