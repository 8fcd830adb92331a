"""Paints one cell of the ledger: day, figure, what it is of, stance, change as a badge, what it replaced."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reportedly.gui.models.ledger_lines import COLUMN_TITLES, LedgerLine, LedgerModel
from reportedly.gui.shell.icons import paint_icon
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import AT_LEFT, AT_RIGHT
from reportedly.gui.views.ledger_paint import paint_badge, paint_sign
from reportedly.gui.views.linked_table import RowDelegate
from reportedly.gui.views.review_signs import REVIEW_SIGNS

__all__ = [
    "CHANGE", "FIGURE", "REPLACED", "SAID", "SIGN", "STANCE", "WHAT", "LedgerDelegate", "LedgerHeader",
]  # fmt: skip

Index = QModelIndex | QPersistentModelIndex
SAID, FIGURE, WHAT, STANCE, CHANGE, REPLACED, SIGN = range(7)
_ROW, _HEAD = 2.5, 2.1  # e
_LEAST_STANCE_WORD = 4.0


class LedgerHeader(QHeaderView):
    """Titles of the columns, numbers over their right edge."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """Give the height of the line of titles."""
        return QSize(super().sizeHint().width(), self._theme.px(_HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one title."""
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.color("raised"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("line"))
        painter.setFont(theme.font(0.92, is_strong=True))
        painter.setPen(theme.color("ink2"))
        side = Qt.AlignmentFlag.AlignRight if section == FIGURE else Qt.AlignmentFlag.AlignLeft
        words = rect.adjusted(_left(theme, section), 0, -theme.space("s"), 0)
        if words.width() >= painter.fontMetrics().horizontalAdvance(COLUMN_TITLES[section]):
            painter.drawText(words, side | Qt.AlignmentFlag.AlignVCenter, COLUMN_TITLES[section])
        painter.restore()


class LedgerDelegate(RowDelegate):
    """Paints one cell."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.current: int | None = None  # row of the figure that is current in the window

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(self._theme.px(4), self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model = index.model()
        if not isinstance(model, LedgerModel):
            return
        line, theme, rect, column = model.lines[index.row()], self._theme, option.rect, index.column()
        painter.save()
        is_chosen = index.row() == self.current or bool(option.state & QStyle.StateFlag.State_Selected)
        ground = theme.color("select" if is_chosen else "hover" if index.row() == self.hovered else "surface")
        painter.fillRect(rect, ground)
        ends_group = index.row() + 1 < len(model.lines) and model.lines[index.row() + 1].is_first
        edge = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        rule = "grid" if not ends_group else "control" if index.row() < model.first_measure else "line"
        painter.fillRect(edge, theme.color(rule))
        if is_chosen and column == SAID:
            bar = QRect(rect.left(), rect.top(), theme.size("current_bar"), rect.height())
            painter.fillRect(bar, theme.color("accent"))
        box = rect.adjusted(_left(theme, column), 0, -theme.space("s"), 0)
        if column == STANCE:
            box = self._paint_stance(painter, box, line, is_chosen=is_chosen)
        if column == CHANGE:
            paint_badge(painter, box, line, theme, is_on_hover=ground == theme.color("hover"))
        elif column == SIGN:
            self._paint_sign(painter, box, line)
        elif column != STANCE or box.width() >= theme.px(_LEAST_STANCE_WORD):
            self._paint_words(painter, box, line, str(index.data()), column)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, line: LedgerLine, words: str, column: int) -> None:
        theme = self._theme
        is_quiet = line.is_repeat or (column == FIGURE and line.figure is None)
        color = "ink3" if is_quiet else "ink2" if column in (STANCE, REPLACED) else "ink"
        painter.setFont(theme.font(is_strong=column == FIGURE and line.figure is not None))
        painter.setPen(theme.color(color))
        fitted = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, AT_RIGHT if column == FIGURE else AT_LEFT, fitted)

    def _paint_stance(self, painter: QPainter, box: QRect, line: LedgerLine, *, is_chosen: bool) -> QRect:
        theme = self._theme
        side = round(0.62 * theme.e)
        square = QRectF(box.left(), box.top(), side, box.height())
        paint_sign(
            painter, square, line, theme.color("ink2"), theme.color("select" if is_chosen else "surface")
        )
        return box.adjusted(side + theme.space("s"), 0, 0, 0)

    def _paint_sign(self, painter: QPainter, box: QRect, line: LedgerLine) -> None:
        sign = REVIEW_SIGNS.get(line.figure.review) if line.figure is not None else None
        if sign is not None:
            side = self._theme.px(1.0)
            square = QRectF(0, 0, side, side)
            square.moveCenter(QRectF(box).center())
            paint_icon(painter, sign[0], square, self._theme.color(sign[1]))


def _left(theme: Theme, column: int) -> int:
    return theme.space("l") if column == SAID else theme.space("s")
