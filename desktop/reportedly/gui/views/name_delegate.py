"""Paints and edits the rows of the trees of sources and measures."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reportedly.gui.models.name_tree import NameTreeModel, Node
from reportedly.gui.models.source_list import Tally
from reportedly.gui.shell.icons import paint_icon
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import draw_dot
from reportedly.model.figure import Figure, Review
from reportedly.services.formatting import format_figure
from reportedly.services.naming import Member

__all__ = ["FIELD_OF", "NameDelegate"]

Index = QModelIndex | QPersistentModelIndex
_ROW = 1.92  # e
_DOT = 0.69
_ARROW = 0.8
_SMALL = 0.92
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine

FIELD_OF = {"source": "source", "series": "measure"}
"""The field of the filter that the names of a kind stand in."""


class NameDelegate(QStyledItemDelegate):
    """A dot, a name and a count; rows that the filter asks for are selected. Names are edited in place."""

    renamed = Signal(str, str)  # name, what was typed

    def __init__(self, theme: Theme, selection: LinkedSelection, view: QWidget) -> None:
        super().__init__(view)
        self._theme, self._linked, self._view = theme, selection, view
        self.hovered: QPersistentModelIndex | None = None
        self.target: QPersistentModelIndex | None = None  # where what is dragged would land
        self.ringed: QPersistentModelIndex | None = None  # where the keyboard is

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(0, self._theme.px(_ROW))

    def left_of_words(self, model: NameTreeModel, node: Node | None) -> int:
        """Give where the words of a row begin, from its left edge."""
        theme = self._theme
        left = theme.space("m")
        if model.kind == "source" or isinstance(node, Figure | Member):
            left += theme.px(_DOT) + theme.space("s")
        return left

    def arrow_width(self) -> int:
        """Give how far the arrow that opens a row reaches, from its left edge."""
        return self._theme.space("m")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        model = index.model()
        if not isinstance(model, NameTreeModel):
            return
        node = model.node(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(0, option.rect.top(), self._view.viewport().width(), option.rect.height())
        self._paint_ground(painter, rect, index, model, node)
        self._paint_signs(painter, rect, index, model, node)
        self._paint_words(painter, rect, index, model, node)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, rect: QRect, index: Index, model: NameTreeModel, node: Node | None
    ) -> None:
        theme = self._theme
        if self._is_chosen(model, node):
            painter.fillRect(rect, theme.color("select"))
            bar = QRect(rect.left(), rect.top(), theme.size("current_bar"), rect.height())
            painter.fillRect(bar, theme.color("accent"))
        elif _is(index, self.hovered):
            painter.fillRect(rect, theme.color("hover"))
        if _is(index, self.target):
            painter.fillRect(rect, theme.color("select"))
        if _is(index, self.target) or _is(index, self.ringed):
            width = theme.size("focus_ring")
            painter.setPen(QPen(theme.color("accent"), width))
            painter.drawRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2))

    def _is_chosen(self, model: NameTreeModel, node: Node | None) -> bool:
        if isinstance(node, Tally):
            return bool(node.values & getattr(self._linked.filter, FIELD_OF[model.kind]))
        return isinstance(node, Figure) and node.id == self._linked.current

    def _paint_signs(
        self, painter: QPainter, rect: QRect, index: Index, model: NameTreeModel, node: Node | None
    ) -> None:
        """Paint the dot of a source, the arrow of a row that can be opened, the sign of another name."""
        theme = self._theme
        pad, dot = theme.space("m"), _DOT * theme.e
        place = QRectF(rect.left() + pad, rect.top(), dot, rect.height())
        if isinstance(node, Tally):
            if node.has_dot:
                draw_dot(painter, place, theme.source_mark(node.color), dot)
            is_opened = self._view.isExpanded(QModelIndex(index))
            if model.hasChildren(index) and (
                is_opened or _is(index, self.hovered) or _is(index, self.ringed)
            ):
                side = min(_ARROW * theme.e, pad)
                arrow = QRectF(rect.left() + (pad - side) / 2, rect.top(), side, rect.height())
                paint_icon(painter, "down" if is_opened else "right", arrow, theme.color("ink3"))
        elif isinstance(node, Member):
            paint_icon(painter, "merge", place, theme.color("ink3"))

    def _paint_words(
        self, painter: QPainter, rect: QRect, index: Index, model: NameTreeModel, node: Node | None
    ) -> None:
        pad = self._theme.space("m")
        words = rect.adjusted(self.left_of_words(model, node), 0, -pad, 0)
        if isinstance(node, Figure):
            self._paint_figure(painter, words, model, node)
            return
        count = model.count(node)
        font = self._theme.font()
        _draw(painter, words, count, font, self._theme.color("ink3"), Qt.AlignmentFlag.AlignRight)
        words.setRight(words.right() - _width(font, count) - self._theme.space("s"))
        aliases = _aliases_in_words(model, index) if isinstance(node, Tally) else ""
        room = words.width() - (_width(font, f"  {aliases}") if aliases else 0)
        shown = QFontMetrics(font).elidedText(model.words(node), Qt.TextElideMode.ElideRight, max(0, room))
        _draw(painter, words, shown, font, self._theme.color("ink" if isinstance(node, Tally) else "ink2"))
        words.setLeft(words.left() + _width(font, f"{shown}  "))
        _draw(painter, words, aliases, font, self._theme.color("ink3"))

    def _paint_figure(self, painter: QPainter, words: QRect, model: NameTreeModel, figure: Figure) -> None:
        """Paint a number, of what or by whom, and its date where there is room for it beside the words."""
        theme, is_rejected = self._theme, figure.review is Review.REJECTED
        plain, strong = theme.font(_SMALL), theme.font(_SMALL, is_strong=True)
        for font in (plain, strong):
            font.setStrikeOut(is_rejected)
        number = format_figure(figure)
        text = model.words(figure).removeprefix(number).strip()
        _draw(painter, words, number, strong, theme.color("ink3" if is_rejected else "ink"))
        words.setLeft(words.left() + _width(strong, number) + theme.space("s"))
        date = model.count(figure)
        beside = _width(plain, date) + theme.space("s")
        if _width(plain, text) + beside <= words.width():
            _draw(painter, words, date, theme.font(_SMALL), theme.color("ink3"), Qt.AlignmentFlag.AlignRight)
        shown = QFontMetrics(plain).elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        _draw(painter, words, shown, plain, theme.color("ink3" if is_rejected else "ink2"))

    # Renaming

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Give a field over the name."""
        editor = QLineEdit(parent)
        editor.setProperty("look", "inline")
        model = index.model()
        is_source = isinstance(model, NameTreeModel) and model.kind == "source"
        editor.setAccessibleName("Name of the source" if is_source else "Words for the measure")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Start from the name."""
        model = index.model()
        if isinstance(editor, QLineEdit) and isinstance(model, NameTreeModel):
            node = model.node(index)
            editor.setText((isinstance(node, Tally) and node.words) or model.words(node))
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the field over the words."""
        model = index.model()
        if isinstance(model, NameTreeModel):
            left = self.left_of_words(model, model.node(index)) - self._theme.space("xs")
            width = self._view.viewport().width() - left - self._theme.space("xs")
            height = option.rect.height()
            editor.setFixedHeight(height)
            editor.setGeometry(left, option.rect.top(), width, height)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand on what was typed."""
        if isinstance(editor, QLineEdit) and isinstance(model, NameTreeModel):
            node, typed = model.node(index), " ".join(editor.text().split())
            if isinstance(node, Tally) and typed and typed != (node.words or node.name):
                self.renamed.emit(next(iter(node.values)), typed)


def _draw(
    painter: QPainter, rect: QRect, text: str, font: QFont, color: QColor,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:  # fmt: skip
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(rect, side | _LINE, text)


def _width(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)


def _aliases_in_words(model: NameTreeModel, index: Index) -> str:
    """Say how many other names a row has: +2."""
    thing = model.thing(index)
    return f"+{len(thing.aliases)}" if thing is not None and thing.aliases else ""


def _is(index: Index, other: QPersistentModelIndex | None) -> bool:
    return other is not None and other.isValid() and QModelIndex(other) == QModelIndex(index)
