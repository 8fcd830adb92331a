"""All keys on one page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from reportedly.gui.shell.theme import Theme

__all__ = ["show_keys"]

_ROWS = 14  # a column


def show_keys(parent: QWidget, rows: Sequence[tuple[str, QKeySequence]], theme: Theme) -> None:
    """Show each command that has a key, without blocking the window."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("Keys")
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.space("l"))
    grid.setVerticalSpacing(theme.space("s"))
    with_keys = [(title, keys) for title, keys in rows if not keys.isEmpty()]
    with_keys += [("To the sentence (in the table)", QKeySequence("Return")), ("Next row", QKeySequence("J")),
                  ("Previous row", QKeySequence("K")), ("Edit the date (in the list)", QKeySequence("F2")),
                  ("Rename (in Sources and Measures)", QKeySequence("F2")),
                  ("Remove (in the list)", QKeySequence("Delete")),
                  ("Hide, show again (in Sources and Measures)", QKeySequence("Delete")),
                  ("Closer (in the chart)", QKeySequence("+")), ("Farther (in the chart)", QKeySequence("-")),
                  ("Show all (in the chart)", QKeySequence("0")), ("Pan (in the chart)", QKeySequence("Ctrl+Right")),
                  ("To the denials (in the chart, from the last figure of a day)", QKeySequence("Down")),
                  ("Filter by what the chart shows", QKeySequence("B"))]  # fmt: skip
    for place, (title, keys) in enumerate(with_keys):
        key = QLabel(keys.toString(QKeySequence.SequenceFormat.NativeText))
        key.setProperty("look", "key")
        column, row = divmod(place, _ROWS)
        grid.addWidget(QLabel(title), row, 2 * column)
        grid.addWidget(key, row, 2 * column + 1)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(*(theme.space("l"),) * 4)
    layout.setSpacing(theme.space("l"))
    layout.addLayout(grid)
    layout.addWidget(buttons)
    dialog.open()
