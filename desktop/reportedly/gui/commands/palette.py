"""The command palette: type a few letters, press Enter."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.commands.registry import CommandTable
from reportedly.gui.shell.theme import Theme

__all__ = ["CommandPalette", "matches"]

_WIDTH, _ROWS = 40, 12  # e, rows
_NOTHING = "No command has these words"


def matches(typed: str, title: str) -> bool:
    """Tell whether every word typed starts a word of the title, or its letters stand in it in order."""
    words, folded = typed.casefold().split(), title.casefold()
    if all(any(part.startswith(word) for part in folded.split()) for word in words):
        return True
    letters = iter(folded)
    return all(letter in letters for letter in "".join(words))


class CommandPalette(QFrame):
    """A field over a list of all commands that can be used now."""

    def __init__(self, table: CommandTable, theme: Theme, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._table, self._theme, self._window = table, theme, window
        self.setProperty("look", "card")
        self.setAccessibleName("Commands")
        self._field = QLineEdit()
        self._field.setPlaceholderText("Type a command")
        self._field.setAccessibleName("Type a command")
        self._field.textChanged.connect(self._fill)
        self._field.installEventFilter(self)
        self._list = QTreeWidget()
        self._list.setAccessibleName("Commands")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setColumnCount(2)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._list.itemClicked.connect(self._run)
        column = QVBoxLayout(self)
        pad = theme.space("s")
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(pad)
        column.addWidget(self._field)
        column.addWidget(self._list)

    def open(self) -> None:
        """Show the palette over the middle of the window."""
        theme = self._theme
        self.resize(theme.px(_WIDTH), theme.px(4) + _ROWS * theme.size("table_row"))
        left = (self._window.width() - self.width()) // 2
        self.move(self._window.mapToGlobal(QPoint(left, theme.px(6))))
        self._field.clear()
        self._fill("")
        self.show()
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk the list while the field has the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(event.key())
            if step is not None:
                row = self._list.indexOfTopLevelItem(self._list.currentItem()) + step
                self._choose(min(max(row, 0), self._list.topLevelItemCount() - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _fill(self, typed: str) -> None:
        self._list.clear()
        for title, action in self._table.runnable:
            if action.isEnabled() and action.objectName() != "help.commands" and matches(typed, title):
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                title = title.removesuffix("...")
                item = QTreeWidgetItem([title, keys])
                item.setData(0, Qt.ItemDataRole.UserRole, action)
                item.setForeground(1, self._theme.color("ink3"))
                item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setSizeHint(0, QSize(0, self._theme.size("table_row")))
                self._list.addTopLevelItem(item)
        if not self._list.topLevelItemCount():
            item = QTreeWidgetItem([_NOTHING])
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addTopLevelItem(item)
        self._choose(0)

    def _choose(self, row: int) -> None:
        self._list.setCurrentItem(self._list.topLevelItem(row))

    def _run(self, item: QTreeWidgetItem | None) -> None:
        action = item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None
        self.hide()
        if isinstance(action, QAction):
            action.trigger()
