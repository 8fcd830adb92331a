"""The history of the project: a click goes back or forward to the state after a step."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedLayout,
    QStyle,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.models.history import HistoryModel
from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.row_delegate import Index, RowDelegate

__all__ = ["HistoryPanel"]


class _StepDelegate(RowDelegate):
    """Paints a step and its time; the present state has the bar of the current row, undone steps are grey."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._view = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one step."""
        model = index.model()
        if not isinstance(model, HistoryModel):
            return
        theme, rect, row = self._theme, option.rect, index.row()
        is_now = row == model.now
        painter.save()
        if is_now:
            painter.fillRect(rect, theme.color("select"))
            painter.fillRect(QRect(rect.left(), rect.top(), theme.size("current_bar"), rect.height()),
                             theme.color("accent"))  # fmt: skip
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        is_undone = row > model.now
        font = theme.font(is_strong=is_now)
        small = theme.font(0.9)
        side, time = theme.space("m"), model.time_at(row)
        line = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        inner = rect.adjusted(side, 0, -side, 0)
        painter.setFont(small)
        painter.setPen(theme.color("ink3"))
        painter.drawText(inner, line | Qt.AlignmentFlag.AlignRight, time)
        room = inner.width() - QFontMetrics(small).horizontalAdvance(time) - (side if time else 0)
        painter.setFont(font)
        painter.setPen(theme.color("ink3" if is_undone else "ink2" if row == 0 else "ink"))
        words = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, line, words)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()


class _StepList(QListView):
    """The steps; a click, Enter or Space goes to one."""

    chosen = Signal(int)  # row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the row that the arrows have reached."""
        is_choice = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if is_choice and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the row under the pointer."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.chosen.emit(index.row())


class HistoryPanel(QFrame):
    """All steps that are kept, the oldest at the top; `chosen` gives a row of the model."""

    chosen = Signal(int)
    close_wanted = Signal()

    def __init__(self, model: HistoryModel, theme: Theme) -> None:
        super().__init__()
        self._model, self._theme = model, theme
        self.setProperty("look", "surface")
        self.setAccessibleName("History")
        self.list = _StepList()
        self.list.setAccessibleName("Steps")
        self.list.setProperty("look", "surface")
        self.list.setModel(model)
        self.list.setItemDelegate(_StepDelegate(theme, self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.chosen.connect(self.chosen)
        self.setFocusProxy(self.list)
        self._empty = QLabel("Nothing was changed yet.")
        self._empty.setProperty("look", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._head, self._close = QFrame(), QToolButton()
        self._build_head()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addLayout(self._stack, 1)
        model.modelReset.connect(self._show_now)
        theme.changed.connect(self.list.scheduleDelayedItemsLayout)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show_now()

    def set_headed(self, *, is_headed: bool) -> None:
        """Name the panel where no tab does, with a way to close it."""
        self._head.setVisible(is_headed)

    def _build_head(self) -> None:
        self._head.setProperty("look", "window")
        title = QLabel("History")
        title.setProperty("look", "second")
        title.setProperty("type", "head")
        self._close.setProperty("look", "quiet")
        self._close.setToolTip("Close the history (Ctrl+H)")
        self._close.setAccessibleName("Close the history")
        self._close.clicked.connect(self.close_wanted)
        row = QHBoxLayout(self._head)
        row.addWidget(title, 1)
        row.addWidget(self._close)
        self._head.hide()

    def _restyle(self) -> None:
        theme = self._theme
        self._head.layout().setContentsMargins(theme.space("m"), 0, theme.space("s"), 0)
        self._head.setFixedHeight(theme.size("dock_title"))
        self._close.setIcon(themed_icon("close", theme, color="ink3"))

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the present state into view: nothing was scrolled while nobody saw it."""
        super().showEvent(event)
        self._show_now()

    def _show_now(self) -> None:
        if not self.isVisible():
            return
        self._stack.setCurrentIndex(0 if self._model.rowCount() else 1)
        index = self._model.index(self._model.now)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)
