"""What the painters of lists share: rows as high as a table's."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reportedly.gui.shell.theme import Theme

__all__ = ["Index", "RowDelegate"]

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints rows of one line; who derives from it paints what stands in them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the height of a table's row."""
        return QSize(0, self._theme.size("table_row"))
