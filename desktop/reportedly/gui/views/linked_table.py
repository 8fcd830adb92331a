"""The table of a comparing view: nothing is chosen unasked, Enter opens, the row under the pointer is marked."""

from PySide6.QtCore import QAbstractItemModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyledItemDelegate, QTableView, QWidget

__all__ = ["LinkedFrame", "LinkedTable", "RowDelegate"]


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of rows; `hovered` is the row under the pointer, set by the table."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hovered: int | None = None


class LinkedTable(QTableView):
    """Emits `doubleClicked` for Enter too."""

    menu_wanted = Signal(QPoint)  # of the current place, in pixels of the screen

    def set_up(self, model: QAbstractItemModel, delegate: QStyledItemDelegate, name: str) -> None:
        """Take model and delegate, and what all of these tables have: no frame, no grid, one place chosen."""
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(name)

    def choose_rows(self) -> None:
        """Let whole rows be chosen, without heads at the left, and mark the one under the pointer."""
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setMouseTracking(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus without choosing the first place, which Qt does where none is current."""
        is_new, chosen = not self.currentIndex().isValid(), self.selectionModel()
        blocked = chosen.blockSignals(True) if is_new else False
        super().focusInEvent(event)
        if is_new:
            chosen.clearCurrentIndex()
            chosen.blockSignals(blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current place on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.doubleClicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the current place."""
        if self.currentIndex().isValid():
            is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            at = self.visualRect(self.currentIndex()).center() if is_by_key else event.pos()
            self.menu_wanted.emit(self.viewport().mapToGlobal(at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the pointer."""
        super().mouseMoveEvent(event)
        index, delegate = self.indexAt(event.position().toPoint()), self.itemDelegate()
        row = index.row() if index.isValid() else None
        if isinstance(delegate, RowDelegate) and delegate.hovered != row:
            delegate.hovered = row
            self.viewport().update()


class LinkedFrame(QFrame):
    """The frame of a comparing view: a focus that it gets goes on to its table, Tab stops there and at the buttons."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._table: QTableView | None = None
        self.setProperty("look", "surface")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on, now or as soon as there is something in the table."""
        super().focusInEvent(event)
        if self._table is not None and self._table.isVisible():
            self._table.setFocus(event.reason())

    def _hand_focus_to(self, table: QTableView) -> None:
        """Say which table it is."""
        self._table = table
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _hand_focus_on(self) -> None:
        """Call this when the table has something to show."""
        if self.hasFocus() and self._table is not None:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
