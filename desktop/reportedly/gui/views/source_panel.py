"""Sources and measures with their counts: the legend of the chart, and one click to a filter."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.models.source_list import TallyListModel
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import TabStrip, draw_dot

__all__ = ["SourceHead", "SourcePanel"]

Index = QModelIndex | QPersistentModelIndex
_ROW = 1.92  # e


class _TallyDelegate(QStyledItemDelegate):
    """Paints a dot, a name and a count; rows that the filter asks for are selected."""

    def __init__(self, theme: Theme, field: str, selection: LinkedSelection, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._field, self._linked = theme, field, selection
        self.hovered: int | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(0, self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        model = index.model()
        if not isinstance(model, TallyListModel):
            return
        theme, rect, tally = self._theme, option.rect, model.tally_at(index.row())
        painter.save()
        chosen = getattr(self._linked.filter, self._field)
        is_chosen = tally is not None and bool(tally.values & chosen)
        if is_chosen:
            painter.fillRect(rect, theme.color("select"))
            painter.fillRect(QRect(rect.left(), rect.top(), theme.size("current_bar"), rect.height()),
                             theme.color("accent"))  # fmt: skip
        elif index.row() == self.hovered:
            painter.fillRect(rect, theme.color("hover"))
        left, pad = rect.left() + theme.space("m"), theme.space("m")
        diameter = 0.69 * theme.e
        if tally is not None and tally.has_dot:
            place = QRectF(left, rect.top(), diameter, rect.height())
            draw_dot(painter, place, theme.source_mark(tally.color), diameter)
        is_sources = self._field == "source"
        if is_sources:
            left += round(diameter) + theme.space("s")
        count = model.count_at(index.row())
        count_text = f"{count:,}" if count else ""
        font = theme.font()
        metrics = QFontMetrics(font)
        count_width = metrics.horizontalAdvance(count_text)
        painter.setFont(font)
        painter.setPen(theme.color("ink3"))
        line = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(rect.adjusted(0, 0, -pad, 0), line | Qt.AlignmentFlag.AlignRight, count_text)
        painter.setPen(theme.color("ink" if tally is not None else "ink2"))
        words = QRect(
            left, rect.top(), rect.right() - pad - count_width - theme.space("s") - left, rect.height()
        )
        painter.drawText(words, line, metrics.elidedText(model.title_at(index.row()), Qt.TextElideMode.ElideRight,
                                                         words.width()))  # fmt: skip
        painter.restore()


class _TallyList(QListView):
    """One list; a click filters to the row, a second one takes the filter away, Ctrl adds."""

    def __init__(self, model: TallyListModel, field: str, selection: LinkedSelection, theme: Theme) -> None:
        super().__init__()
        self._tallies, self._field, self._linked = model, field, selection
        self._delegate = _TallyDelegate(theme, field, selection, self)
        self.setProperty("look", "window")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.clicked.connect(self._on_clicked)
        selection.filter_changed.connect(lambda *_: self.viewport().update())
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space do what a click does."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
            and self.currentIndex().isValid()
        ):
            self._choose(
                self.currentIndex().row(),
                is_added=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier),
            )
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: object) -> None:
        """Give the row under the pointer its ground."""
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: object) -> None:
        """Take the ground away."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        hovered = row if row >= 0 else None
        if hovered != self._delegate.hovered:
            self._delegate.hovered = hovered
            self.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        is_added = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        self._choose(index.row(), is_added=is_added)

    def _choose(self, row: int, *, is_added: bool) -> None:
        tally = self._tallies.tally_at(row)
        if tally is None:
            self._tallies.toggle_more()
            return
        spec = self._linked.filter
        present = getattr(spec, self._field)
        if is_added:
            values = present - tally.values if tally.values <= present else present | tally.values
        else:
            values = frozenset() if present == tally.values else tally.values
        self._linked.set_filter(spec.only(self._field, *values), self)


class SourceHead(QWidget):
    """The tabs Sources and Measures, which are also the dock's title bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.tabs = TabStrip(theme, height=2.2, gap=0.6)
        self.tabs.setAccessibleName("Sources or measures")
        self.tabs.addTab("Sources")
        self.tabs.addTab("Measures")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.tabs)
        self._row.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Give the height of a dock's title; docks ask this and not the fixed height."""
        return QSize(self._theme.px(8), self._theme.size("dock_title"))

    def minimumSizeHint(self) -> QSize:
        """Give the same height whatever the width."""
        return self.sizeHint()

    def _restyle(self) -> None:
        self._row.setContentsMargins(self._theme.space("m"), 0, self._theme.space("m"), 0)


class SourcePanel(QWidget):
    """Two lists, one for each tab of the head."""

    def __init__(
        self, sources: TallyListModel, measures: TallyListModel, selection: LinkedSelection, theme: Theme
    ) -> None:
        super().__init__()
        self._stack = QStackedWidget()
        for model, field, name in ((sources, "source", "Sources"), (measures, "measure", "Measures")):
            view = _TallyList(model, field, selection, theme)
            view.setAccessibleName(name)
            self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.space("xs"))
        layout.addWidget(self._stack)

    def show_tab(self, place: int) -> None:
        """Show the sources (0) or the measures (1)."""
        self._stack.setCurrentIndex(place)
