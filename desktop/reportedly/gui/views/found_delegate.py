"""Paints what a search found: heads with counts; names with the words found in their sentence."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reportedly.gui.models.found_list import FoundListModel, FoundRow
from reportedly.gui.shell.theme import Theme

__all__ = ["FoundDelegate"]

_HEAD, _HIT = 2.1, 3.3  # e: heights of rows
_LEAST_BESIDE = 8.0  # e: what stands beside a name keeps so much room where it needs it


class FoundDelegate(QStyledItemDelegate):
    """One line for a head, two for what was found."""

    def __init__(self, model: FoundListModel, theme: Theme) -> None:
        super().__init__(model)
        self._model, self._theme = model, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give a head the height of a table's head."""
        row = self._model.rows[index.row()]
        return QSize(self._theme.px(10), self._theme.px(_HIT if row.hit is not None else _HEAD))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        theme, row = self._theme, self._model.rows[index.row()]
        painter.save()
        side = theme.px(0.9)
        room = option.rect.adjusted(side, 0, -side, 0)
        if option.state & QStyle.StateFlag.State_Selected and not row.is_head:
            painter.fillRect(option.rect, theme.color("select"))
            bar = QRect(option.rect.left(), option.rect.top(), theme.px(0.23), option.rect.height())
            painter.fillRect(bar, theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver and not row.is_head:
            painter.fillRect(option.rect, theme.color("hover"))
        if row.is_more:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            self._write(painter, room, row.title, theme.font(0.92), theme.color("accent"), left)
        elif row.hit is None:
            self._paint_head(painter, room, row)
        else:
            gap = theme.px(0.3)
            half = (room.height() - 2 * gap) // 2
            self._paint_name(painter, QRect(room.left(), room.top() + gap, room.width(), half), row)
            self._paint_words(painter, QRect(room.left(), room.top() + gap + half, room.width(), half), row)
        painter.restore()

    def _paint_head(self, painter: QPainter, room: QRect, row: FoundRow) -> None:
        theme = self._theme
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        strong = theme.font(0.92, is_strong=True)
        self._write(painter, room, f"{row.title}  ", strong, theme.color("ink2"), flags)
        room = room.adjusted(QFontMetrics(strong).horizontalAdvance(f"{row.title}  "), 0, 0, 0)
        self._write(painter, room, row.beside, theme.font(0.92), theme.color("ink3"), flags)

    def _paint_name(self, painter: QPainter, room: QRect, row: FoundRow) -> None:
        theme = self._theme
        strong, plain = theme.font(is_strong=True), theme.font(0.92)
        wanted = QFontMetrics(plain).horizontalAdvance(row.beside)
        gap = theme.px(0.9)
        least = min(wanted, theme.px(_LEAST_BESIDE))
        most = max(0, room.width() - least - gap)
        name = QFontMetrics(strong).elidedText(row.title, Qt.TextElideMode.ElideRight, most)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._write(painter, room, name, strong, theme.color("ink"), left)
        rest = room.adjusted(QFontMetrics(strong).horizontalAdvance(name) + gap, 0, 0, 0)
        beside = QFontMetrics(plain).elidedText(row.beside, Qt.TextElideMode.ElideRight, rest.width())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._write(painter, rest, beside, plain, theme.color("ink3"), right)

    def _paint_words(self, painter: QPainter, room: QRect, row: FoundRow) -> None:
        """Paint the snippet, the words found semi-bold on the ground of a mark, cut at the right."""
        assert row.hit is not None
        theme, place = self._theme, 0
        x, end = float(room.left()), float(room.right())
        painter.setClipRect(room)
        for start, stop in (*row.hit.marks, (len(row.hit.snippet), len(row.hit.snippet))):
            for piece, is_found in (
                (row.hit.snippet[place:start], False),
                (row.hit.snippet[start:stop], True),
            ):
                font = theme.font(0.92, is_strong=is_found)
                metrics = QFontMetrics(font)
                words = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, max(0, int(end - x)))
                width = metrics.horizontalAdvance(words)
                if is_found and words:
                    height = metrics.height()
                    top = room.top() + (room.height() - height) / 2
                    painter.fillRect(QRectF(x, top, width, height), theme.color("mark"))
                box = QRect(int(x), room.top(), width + 1, room.height())
                color = theme.color("ink" if is_found else "ink2")
                self._write(painter, box, words, font, color, Qt.AlignmentFlag.AlignVCenter)
                x += width
                if words != piece:
                    return
            place = stop

    def _write(
        self, painter: QPainter, room: QRect, words: str, font: QFont, color: QColor, flags: Qt.AlignmentFlag
    ) -> None:
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, words)
