"""Paints one cell of the figures table: one delegate, no widgets in cells."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reportedly.gui.models.columns import COLUMNS, is_doubtful
from reportedly.gui.models.figure_table import FigureTableModel
from reportedly.gui.shell.icons import paint_icon
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import AT_LEFT, AT_RIGHT, draw_dot, draw_stance
from reportedly.gui.views.review_signs import REVIEW_SIGNS
from reportedly.model.figure import Figure, Review
from reportedly.model.filter import voice_of

__all__ = ["FigureDelegate"]

Index = QModelIndex | QPersistentModelIndex
_QUIET = frozenset({"stance", "statement_date", "target_date", "outlet", "unit", "kind", "speaker", "via", "cue",
                    "published", "article", "confidence"})  # fmt: skip
_OWN_VOICE = ", own voice"  # the end of what `voice_of` gives for an outlet
_LEAST_STANCE_WORD = 4.0  # e; in a narrower column the sign stands alone


class FigureDelegate(QStyledItemDelegate):
    """Grounds, the bar of the current row, dots, signs and texts.

    `place_of` gives the colour of a source; `current` and `hovered` are rows, set by the view.
    """

    def __init__(self, theme: Theme, place_of: Callable[[str], int | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._place_of, self._view = theme, place_of, parent
        self.badges: Mapping[str, str] = {}  # what is odd about a figure, in a few words, by its id
        self.current: int | None = None
        self.hovered: int | None = None
        self.first_column = 0
        theme.changed.connect(self._measure)
        self._measure()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(self._theme.px(COLUMNS[index.column()].width), self._row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model = index.model()
        if not isinstance(model, FigureTableModel):
            return
        figure, column, theme = model.figure_at(index.row()), COLUMNS[index.column()], self._theme
        painter.save()
        ground = self._paint_ground(painter, option, index)
        # A number at the right needs no air at its left: a range is whole sooner than it is cut.
        rect = option.rect.adjusted(0 if column.is_right else self._pad, 0, -self._pad, 0)
        if column.id == "review":
            self._paint_sign(painter, rect, figure)
        else:
            color = theme.color("ink2" if column.id in _QUIET else "ink")
            if column.id == "source":
                rect = self._paint_dot(painter, rect, figure)
            elif column.id == "stance":
                rect = self._paint_stance(painter, rect, figure, ground)
                if rect.width() < self._theme.px(_LEAST_STANCE_WORD):
                    painter.restore()
                    return
            elif column.id == "measure":
                rect = self._paint_badge(painter, rect, figure, model.data(index))
            font = self._strong if column.id == "value" else self._font
            if figure.review is Review.REJECTED:
                color, font = theme.color("ink3"), self._struck
            self._paint_text(painter, rect, model.data(index), color, font, is_right=column.is_right)
        painter.restore()

    def _measure(self) -> None:
        theme = self._theme
        self._row_height = theme.size("table_row")
        self._pad = theme.space("s")
        self._font, self._strong = theme.font(), theme.font(is_strong=True)
        self._struck = QFont(self._font)
        self._struck.setStrikeOut(True)
        self._metrics = {id(font): QFontMetrics(font) for font in (self._font, self._strong, self._struck)}

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> QColor:
        theme, rect = self._theme, option.rect
        is_current = index.row() == self.current
        is_chosen = is_current or bool(option.state & QStyle.StateFlag.State_Selected)
        is_active = self._view.isActiveWindow()  # not State_Active, which views clear without focus
        if is_chosen:
            ground = theme.color("select" if is_active else "hover")
        else:
            ground = theme.color("hover" if index.row() == self.hovered else "surface")
        painter.fillRect(rect, ground)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("grid"))
        if is_current and index.column() == self.first_column:
            width = theme.size("current_bar")
            painter.fillRect(QRect(rect.left(), rect.top(), width, rect.height()), theme.color("accent"))
        return ground

    def _paint_sign(self, painter: QPainter, rect: QRect, figure: Figure) -> None:
        sign = REVIEW_SIGNS.get(figure.review)
        if sign is None and is_doubtful(figure):
            sign = ("warning", "warn")
        if sign is not None:
            side = self._theme.px(1.0)
            square = QRectF(0, 0, side, side)
            square.moveCenter(QRectF(rect).center())
            paint_icon(painter, sign[0], square, self._theme.color(sign[1]))

    def _paint_dot(self, painter: QPainter, rect: QRect, figure: Figure) -> QRect:
        theme = self._theme
        diameter = 0.69 * theme.e
        place = QRectF(rect.left(), rect.top(), diameter, rect.height())
        color = theme.source_mark(self._place_of(voice_of(figure)))
        draw_dot(painter, place, color, diameter)
        return rect.adjusted(round(diameter) + theme.space("s"), 0, 0, 0)

    def _paint_badge(self, painter: QPainter, rect: QRect, figure: Figure, text: str) -> QRect:
        """Paint what is odd about a figure behind the words of its measure, where both have room."""
        badge = self.badges.get(figure.id, "")
        if not badge:
            return rect
        theme, font = self._theme, self._theme.font(0.88)
        pad = theme.space("s")
        width = QFontMetrics(font).horizontalAdvance(badge) + pad
        if self._metrics[id(self._font)].horizontalAdvance(text) + width + pad > rect.width():
            return rect
        box = QRectF(0, 0, width, theme.px(1.46))
        box.moveCenter(QRectF(rect).center())
        box.moveRight(rect.right())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("hover"))
        painter.drawRoundedRect(box, theme.px(0.3), theme.px(0.3))
        painter.setFont(font)
        painter.setPen(theme.color("ink2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, badge)
        return rect.adjusted(0, 0, -round(width) - pad, 0)

    def _paint_stance(self, painter: QPainter, rect: QRect, figure: Figure, ground: QColor) -> QRect:
        side = round(0.58 * self._theme.e)
        square = QRectF(rect.left(), rect.top(), side, rect.height())
        draw_stance(painter, square, figure.stance, self._theme.color("ink2"), ground)
        return rect.adjusted(side + self._theme.space("s"), 0, 0, 0)

    def _paint_text(
        self, painter: QPainter, rect: QRect, text: str, color: QColor, font: QFont, *, is_right: bool
    ) -> None:
        if not text:
            return
        metrics = self._metrics[id(font)]
        painter.setFont(font)
        painter.setPen(color)
        # A line break inside a measure would break the row: it is shown as a space.
        flat = text.replace("\n", " ")
        fitted = _fitted(flat, metrics, rect.width())
        painter.drawText(rect, AT_RIGHT if is_right else AT_LEFT, fitted)


def _fitted(text: str, metrics: QFontMetrics, width: int) -> str:
    """Cut a text that is too long at its end; of "Daily Ledger, own voice" the name, so that whose voice stays."""
    name, comma, rest = text.rpartition(_OWN_VOICE)
    room = width - metrics.horizontalAdvance(comma + rest)
    if comma and not rest and room > metrics.horizontalAdvance(name[:2] + "…"):
        return metrics.elidedText(name, Qt.TextElideMode.ElideRight, room) + comma
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
