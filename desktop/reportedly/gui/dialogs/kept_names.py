"""The names that were kept for next projects: what stands for what, where that was learnt, and a way to forget it."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.shell.theme import Theme
from reportedly.services.formatting import format_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.services.kept_names import KeptName

__all__ = ["KeptNamesDialog"]

_HEADS = ("Name", "Stands for", "", "Kept from", "On")
_KINDS = {"source": "source", "series": "measure"}
_WIDTH, _HEIGHT = 58.0, 28.0  # e


class KeptNamesDialog(QDialog):
    """The list; it stays open until it is closed. `forget_wanted` gives the chosen ones."""

    forget_wanted = Signal(object)  # list of KeptName

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Kept aliases")
        self._rows: Sequence[KeptName] = ()
        self.told = QLabel()
        self.told.setProperty("look", "second")
        self.told.setWordWrap(True)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find names")
        self.field.setAccessibleName("Find names")
        self.field.textChanged.connect(self._narrow)
        self.table = self._make_table(theme)
        self.forget, close = QPushButton("Forget"), QPushButton("Close")
        self.forget.setToolTip("New projects no longer begin with it")
        self.forget.clicked.connect(lambda: self.forget_wanted.emit(self.chosen()))
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.forget)
        buttons.addStretch(1)
        buttons.addWidget(close)
        for button in (self.forget, close):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space("l"),) * 4)
        column.setSpacing(theme.space("m"))
        for widget in (self.told, self.field):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.fill(())

    def fill(self, rows: "Sequence[KeptName]") -> None:
        """Show these names."""
        self._rows = tuple(rows)
        self.told.setText(
            "New projects begin with these names merged. Projects that have them already stay as they are."
            if rows
            else "No names are kept. Merge names, then choose Keep aliases for next projects."
        )
        self.table.setRowCount(len(self._rows))
        for place, row in enumerate(self._rows):
            kept_on = format_date(row.kept_on.isoformat()) if row.kept_on != date.min else ""
            cells = (row.alias, row.name, _KINDS[row.kind], row.project, kept_on)
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self.table.setItem(place, column, item)
        for widget in (self.field, self.table, self.forget):
            widget.setVisible(bool(rows))
        self._narrow(self.field.text())

    def chosen(self) -> "list[KeptName]":
        """Give the names of the chosen rows that are in view."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._rows[row] for row in rows if row < len(self._rows) and not self.table.isRowHidden(row)]

    def _make_table(self, theme: Theme) -> QTableWidget:
        table = QTableWidget(0, len(_HEADS))
        table.setAccessibleName("Kept aliases")
        table.setHorizontalHeaderLabels(list(_HEADS))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.size("table_row"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (0, 1):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.itemSelectionChanged.connect(self._count)
        return table

    def _narrow(self, text: str) -> None:
        """Show the rows that hold all words typed."""
        words = text.casefold().split()
        for place, row in enumerate(self._rows):
            held = f"{row.alias} {row.name} {row.project}".casefold()
            self.table.setRowHidden(place, not all(word in held for word in words))
        self._count()

    def _count(self) -> None:
        count = len(self.chosen())
        self.forget.setEnabled(count > 0)
        self.forget.setText(f"Forget {count:,}" if count > 1 else "Forget")
