"""What changed between two stops of the as-of slider: a list in place of the table, each line tied to its figure."""

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.models.changes import Changes, ChangesModel
from reportedly.gui.models.comparison_table import changes_table
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.copied import copy_table
from reportedly.gui.views.row_delegate import Index, RowDelegate
from reportedly.model.as_of import ChangeKind
from reportedly.services.formatting import format_date

__all__ = ["ChangesPanel"]

_BADGE = 6.2  # e


class _Delegate(RowDelegate):
    """Paints the kind as a badge and the change in words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one change."""
        model = index.model()
        if not isinstance(model, ChangesModel):
            return
        theme, rect, row = self._theme, option.rect, model.rows[index.row()]
        painter.save()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "select" if is_chosen else "hover" if is_hovered else "surface"
        painter.fillRect(rect, theme.color(ground))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("grid"))
        left = rect.left() + theme.space("l")
        small = theme.font(0.88, is_strong=True)
        width = QFontMetrics(small).horizontalAdvance(row.kind.value) + 2 * theme.space("s")
        badge = QRectF(left, 0, width, theme.px(1.46))
        badge.moveTop(rect.top() + (rect.height() - badge.height()) / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface" if ground == "hover" else "hover"))
        painter.drawRoundedRect(badge, theme.px(0.3), theme.px(0.3))
        painter.setFont(small)
        painter.setPen(theme.color("ink2"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, row.kind.value)
        text = rect.adjusted(theme.space("l") + theme.px(_BADGE), 0, -theme.space("m"), 0)
        painter.setFont(theme.font())
        painter.setPen(theme.color("ink3" if row.kind is ChangeKind.STALE else "ink"))
        words = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        painter.restore()


class _Lines(QListView):
    """The changes; Enter opens the sentence as a double click does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current line's figure on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.doubleClicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class ChangesPanel(QFrame):
    """Head with the two days and the counts, and the list."""

    opened = Signal(str)  # figure id: to the sentence
    closed = Signal()  # the table is wanted again

    def __init__(self, selection: LinkedSelection, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._linked, self._theme = selection, theme
        self._shown: Changes | None = None
        self.setProperty("look", "surface")
        self.model = ChangesModel(self)
        self.lines = _Lines()
        self._title, self._counts, self._empty = QLabel(), QLabel(), QLabel()
        self._close = QPushButton("Show the table")
        self._set_up()
        theme.changed.connect(self._restyle)
        self._restyle()

    def clear(self, words: str) -> None:
        """Show nothing, and say why."""
        self.set_shown(None)
        for label, text in ((self._title, ""), (self._counts, ""), (self._empty, words)):
            label.setText(text)

    def set_shown(self, shown: Changes | None) -> None:
        """Show other changes, and mark their figures in the chart; what is selected stays as it is."""
        self._shown = shown
        rows = shown.rows if shown is not None else ()
        self.model.set_rows(rows)
        self.lines.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._linked.set_marked(shown.figures if shown is not None else ())
        if shown is None:
            return
        until = format_date(shown.until.isoformat()) if shown.until is not None else "now"
        self._title.setText(f"From {format_date(shown.since.isoformat())} to {until}")
        self._counts.setText(f"{shown.counts}, in corners on the chart" if shown.counts else "")
        self._empty.setText("Nothing changed between the two days.")
        self.lines.setAccessibleDescription(f"{self._title.text()}: {shown.counts or self._empty.text()}")

    def height_within(self, room: int, least: int, most: int) -> int:
        """Give the height of the head and of as many rows as a room has place for, at least and at most so many."""
        head, row = self._head.sizeHint().height(), self._theme.size("table_row")
        return head + row * min(max((room - head) // row, least), most)

    def copy_rows(self) -> int:
        """Put what is shown on the clipboard as a table; give the number of rows."""
        table = changes_table(self._shown) if self._shown is not None else None
        return copy_table(table.heads, table.rows) if table is not None else 0

    def _set_up(self) -> None:
        lines = self.lines
        lines.setModel(self.model)
        lines.setItemDelegate(_Delegate(self._theme, lines))
        lines.setFrameShape(QFrame.Shape.NoFrame)
        lines.setMouseTracking(True)
        lines.setUniformItemSizes(True)
        lines.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        lines.setAccessibleName("What changed between the two days")
        lines.clicked.connect(self._choose)
        lines.selectionModel().currentChanged.connect(self._choose)
        lines.doubleClicked.connect(lambda index: self.opened.emit(self._figure(index)))
        self.setFocusProxy(lines)
        self._title.setProperty("type", "head")
        self._counts.setProperty("look", "muted")
        self._close.setProperty("look", "small")
        self._close.setToolTip("Take the second day of the as-of slider away")
        self._close.clicked.connect(lambda _=False: self.closed.emit())
        self._empty.setProperty("look", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._counts)
        self._head.addStretch(1)
        self._head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(lines, 1)
        column.addWidget(self._empty, 1)

    def _figure(self, index: QModelIndex) -> str:
        row = self.model.rows[index.row()]
        return row.by or row.figure

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self._linked.set_current(self._figure(index), self)

    def _restyle(self) -> None:
        theme = self._theme
        self._head.setContentsMargins(theme.space("l"), theme.space("s"), theme.space("m"), theme.space("s"))
        self._head.setSpacing(theme.space("m"))
