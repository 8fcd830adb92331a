"""The panel of jobs: each file that was added, and what became of it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.models.job_list import JobListModel, JobRow
from reportedly.gui.shell.icons import paint_icon, themed_icon
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import Bar
from reportedly.gui.views.row_delegate import Index, RowDelegate

__all__ = ["JobPanel"]

_SIGNS = {
    "failed": ("close", "bad"), "skipped": ("right", "ink3"), "reading": ("clock", "accent"),
    "waiting": ("more", "ink3"), "loaded": ("accept", "ok"), "cancelled": ("stop", "ink3"),
}  # fmt: skip
_STATE, _NAME, _SECONDS, _RETRY = 8.6, 18.3, 5.0, 5.4  # e: the columns


class _JobDelegate(RowDelegate):
    """Paints state, name, reason, seconds and Retry."""

    def retry_place(self, rect: QRect) -> QRect:
        """Give where Retry stands in a row."""
        width = self._theme.px(_RETRY)
        return QRect(rect.right() - width - self._theme.space("m"), rect.top(), width, rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one file."""
        model = index.model()
        if not isinstance(model, JobListModel):
            return
        row, theme, rect = model.rows[index.row()], self._theme, option.rect
        painter.save()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.color("select" if is_chosen else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("grid"))
        icon, color = _SIGNS[row.state]
        left = rect.left() + theme.px(1.2)
        side = theme.px(1.08)
        square = QRectF(left, 0, side, side)
        square.moveTop(rect.top() + (rect.height() - side) / 2)
        paint_icon(painter, icon, square, theme.color(color))
        words = left + side + theme.space("s")
        state_end = rect.left() + theme.px(_STATE)
        self._text(painter, QRect(words, rect.top(), state_end - words, rect.height()), row.state, color,
                   is_strong=row.state == "failed")  # fmt: skip
        name = QRect(state_end, rect.top(), theme.px(_NAME) - theme.space("s"), rect.height())
        self._text(painter, name, row.name, "ink", mode=Qt.TextElideMode.ElideMiddle)
        retry = self.retry_place(rect)
        seconds = QRect(retry.left() - theme.px(_SECONDS), rect.top(), theme.px(_SECONDS), rect.height())
        reason = QRect(name.right() + theme.space("s"), rect.top(), 0, rect.height())
        reason.setRight(seconds.left() - theme.space("s"))
        self._text(painter, reason, row.reason, "ink" if row.state == "failed" else "ink2")
        if row.seconds is not None:
            self._text(painter, seconds, f"{row.seconds:.1f} s", "ink3", is_right=True)
        if row.state in ("failed", "cancelled"):
            self._text(painter, retry, "Retry", "accent", is_strong=True, is_right=True)
        painter.restore()

    def _text(
        self, painter: QPainter, rect: QRect, text: str, color: str, *, is_strong: bool = False,
        is_right: bool = False, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:  # fmt: skip
        font = self._theme.font(is_strong=is_strong)
        painter.setFont(font)
        painter.setPen(self._theme.color(color))
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        fitted = QFontMetrics(font).elidedText(text, mode, rect.width())
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fitted)


class _JobList(QListView):
    """The rows; a click on Retry, or Enter, reads the file again; a click on a loaded one shows it."""

    retried = Signal(object)  # JobRow
    shown = Signal(str)  # article key

    def __init__(self, model: JobListModel, theme: Theme) -> None:
        super().__init__()
        self._jobs = model
        self._delegate = _JobDelegate(theme, self)
        self.setAccessibleName("Files")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Retry or show the row under the pointer."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            is_retry = self._delegate.retry_place(self.visualRect(index)).contains(event.position().toPoint())
            self._act(self._jobs.rows[index.row()], is_retry=is_retry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter retries a failed file and shows a loaded one."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._act(self._jobs.rows[self.currentIndex().row()], is_retry=True)
        else:
            super().keyPressEvent(event)

    def _act(self, row: JobRow, *, is_retry: bool) -> None:
        if is_retry and row.state in ("failed", "cancelled"):
            self.retried.emit(row)
        elif row.article:
            self.shown.emit(row.article)


class JobPanel(QFrame):
    """Head with counts, bar and Cancel; below, one row a file."""

    cancelled = Signal()
    all_retried = Signal(str)  # the state of the rows to read: failed or cancelled
    closed = Signal()
    retried = Signal(object)  # JobRow
    shown = Signal(str)  # article key

    def __init__(self, model: JobListModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._theme = model, theme
        self.setProperty("look", "surface")
        self._title, self._counts = QLabel("Jobs"), QLabel()
        self._counts.setTextFormat(Qt.TextFormat.RichText)
        self._title.setProperty("type", "head")
        self._counts.setProperty("type", "small")
        self._bar = Bar(theme, width=17)
        self._cancel = QPushButton("Cancel")
        self._cancel.setProperty("look", "small")
        self._cancel.setToolTip("Stop; what is loaded stays")
        self._cancel.clicked.connect(self.cancelled)
        self.retry_failed, self.read_rest = QPushButton(), QPushButton("Read the rest")
        for button, state, tip in (
            (self.retry_failed, "failed", "Read the files that failed once more"),
            (self.read_rest, "cancelled", "Read the files that did not get their turn"),
        ):
            button.setProperty("look", "small")
            button.setToolTip(tip)
            button.clicked.connect(lambda _=False, state=state: self.all_retried.emit(state))
        self._is_running = False
        self._close = QToolButton()
        self._close.setProperty("look", "quiet")
        self._close.setToolTip("Close the panel")
        self._close.setAccessibleName("Close the panel")
        self._close.clicked.connect(self.closed)
        self._row = QHBoxLayout()
        for widget in (self._title, self._counts, self._bar):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        for button in (self.retry_failed, self.read_rest, self._cancel):
            self._row.addWidget(button)
        self._row.addWidget(self._close)
        self._list = _JobList(model, theme)
        self._list.retried.connect(self.retried)
        self._list.shown.connect(self.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(self._list)
        for signal in (model.dataChanged, model.rowsInserted, model.modelReset):
            signal.connect(self._count)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_running(self, is_running: bool) -> None:
        """Show or hide what belongs to a running job."""
        self._is_running = is_running
        self._cancel.setVisible(is_running)
        self._bar.setVisible(is_running)
        self._count()

    def sizeHint(self) -> QSize:
        """Ask for the head and seven rows."""
        return QSize(self._theme.px(60), self._theme.px(2.9) + 7 * self._theme.size("table_row"))

    def _count(self, *_: object) -> None:
        counts, total = self._jobs.counts(), self._jobs.rowCount()
        self.retry_failed.setText("Retry all failed" if counts["failed"] > 1 else "Retry failed")
        self.retry_failed.setVisible(counts["failed"] > 0 and not self._is_running)
        self.read_rest.setVisible(counts["cancelled"] > 0 and not self._is_running)
        if not total:
            self._counts.setText("Nothing running.")
            return
        to_go = counts["waiting"] + counts["reading"]
        bad = self._theme.color("bad").name()
        parts = [f"<b>{counts['loaded']:,} loaded</b>", f"{counts['skipped']:,} skipped"]
        failed = f"{counts['failed']:,} failed"
        parts.append(f"<b style='color:{bad}'>{failed}</b>" if counts["failed"] else failed)
        if counts["cancelled"]:
            parts.append(f"{counts['cancelled']:,} cancelled")
        if to_go:
            parts.append(f"{to_go:,} to go")
        noun = "file" if total == 1 else "files"
        self._counts.setText(f"{'Reading ' if to_go else ''}{total:,} {noun}: {', '.join(parts)}")
        self._bar.set_share((total - to_go) / total)

    def _restyle(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.px(1.2), theme.px(0.3), theme.space("m"), theme.px(0.3))
        self._row.setSpacing(theme.space("m"))
        self._cancel.setIcon(themed_icon("stop", theme))
        for button in (self.retry_failed, self.read_rest):
            button.setIcon(themed_icon("retry", theme))
        self._close.setIcon(themed_icon("close", theme))
        self._count()
