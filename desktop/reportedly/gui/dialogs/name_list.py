"""What the dialogs about names share: a list of names with their counts, and a field that narrows it."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.shell.theme import Theme

__all__ = ["NameDialog", "NameList"]

_NAME = Qt.ItemDataRole.UserRole
_WIDTH, _ROWS = 30, 9  # e, rows


class NameList(QTreeWidget):
    """Names with their number of figures; with boxes to check, or one to choose."""

    checks_changed = Signal()

    def __init__(self, theme: Theme, *, has_boxes: bool) -> None:
        super().__init__()
        self._theme, self._has_boxes = theme, has_boxes
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setMinimumSize(theme.px(_WIDTH), _ROWS * theme.size("table_row"))
        self.itemChanged.connect(lambda *_: self.checks_changed.emit())

    def fill(self, rows: Iterable[tuple[str | None, str, int]], checked: Collection[str] = ()) -> None:
        """Take (name, title, count) of each row; checked ones come first."""
        ordered = sorted(rows, key=lambda row: row[0] not in checked) if self._has_boxes else list(rows)
        self.blockSignals(True)  # one signal at the end, not one a row
        self.clear()
        for name, title, count in ordered:
            item = QTreeWidgetItem([title, f"{count:,}" if count else ""])
            item.setData(0, _NAME, name)
            item.setToolTip(0, title)
            item.setSizeHint(0, QSize(0, self._theme.size("table_row")))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{title}, {count:,} figures")
            item.setForeground(1, self._theme.color("ink3"))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if self._has_boxes:
                is_checked = name in checked
                item.setCheckState(0, Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked)
            self.addTopLevelItem(item)
        self.blockSignals(False)
        if ordered and self._has_boxes:
            self.setCurrentItem(self.topLevelItem(0))
        self.checks_changed.emit()

    def checked(self) -> list[str]:
        """Give the names whose box is checked."""
        return [item.data(0, _NAME) for item in self._items() if item.checkState(0) is Qt.CheckState.Checked]

    def check(self, name: str, *, is_checked: bool = True) -> None:
        """Check a box, or clear it."""
        for item in self._items():
            if item.data(0, _NAME) == name:
                item.setCheckState(0, Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked)

    def narrow(self, text: str) -> None:
        """Show the names that hold all words typed, and those that are checked."""
        words = text.casefold().split()
        for item in self._items():
            title = item.text(0).casefold()
            is_checked = self._has_boxes and item.checkState(0) is Qt.CheckState.Checked
            item.setHidden(not is_checked and not all(word in title for word in words))

    def chosen(self) -> tuple[str | None, str] | None:
        """Give (name, title) of the row that is chosen; None where none is."""
        found = self.selectedItems()
        return (found[0].data(0, _NAME), found[0].text(0)) if found and not found[0].isHidden() else None

    def step(self, by: int) -> None:
        """Choose the next row that is shown, or the one before."""
        shown = [item for item in self._items() if not item.isHidden()]
        found = self.selectedItems()
        at = shown.index(found[0]) + by if found and found[0] in shown else (0 if by > 0 else -1)
        if shown:
            self.setCurrentItem(shown[min(max(at, -1), len(shown) - 1)])

    def _items(self) -> list[QTreeWidgetItem]:
        return [self.topLevelItem(row) for row in range(self.topLevelItemCount())]


class NameDialog(QDialog):
    """A field over a list of names; the arrows walk the list while the field has the focus."""

    def __init__(self, parent: QWidget, theme: Theme, title: str, *, has_boxes: bool, button: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.field = QLineEdit()
        self.field.installEventFilter(self)
        self.list = NameList(theme, has_boxes=has_boxes)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.button = self.buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.button.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(theme.space("l"),) * 4)
        self.column.setSpacing(theme.space("s"))
        self.column.addWidget(self.field)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.buttons)

    def add_rows(self, *rows: QWidget) -> None:
        """Put more between the list and the buttons."""
        for row in rows:
            self.column.insertWidget(self.column.count() - 1, row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list with the arrows."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(event.key())
            if step is not None:
                self.list.step(step)
                return True
        return super().eventFilter(watched, event)
