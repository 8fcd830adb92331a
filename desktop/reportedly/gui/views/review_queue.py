"""The queue of the review: a head with the count and the order, and one row a figure."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reportedly.gui.models.columns import is_doubtful
from reportedly.gui.models.review_queue import ReviewQueueModel
from reportedly.gui.shell.icons import paint_icon
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import draw_dot
from reportedly.gui.views.review_signs import REVIEW_SIGNS
from reportedly.gui.views.segments import Segments
from reportedly.model.figure import Figure, Review
from reportedly.model.filter import voice_of
from reportedly.services.formatting import article_name, format_figure

__all__ = ["QueueHead", "QueueList"]

Index = QModelIndex | QPersistentModelIndex
_MOST_WRITTEN = 2_000
_PAD, _GAP, _SIGN, _DOT, _FIGURE = 0.92, 0.54, 1.385, 1.08, 9.0  # e; a range of five digits is whole in it


class QueueHead(QFrame):
    """Says how many are left, and lets the order be chosen."""

    def __init__(self, model: ReviewQueueModel, theme: Theme) -> None:
        super().__init__()
        self._model, self._theme = model, theme
        self.setProperty("look", "window")
        self._title, self._count = QLabel("To review"), QLabel()
        self._title.setProperty("type", "head")
        self._title.setProperty("look", "second")
        self._count.setProperty("type", "small")
        self._count.setProperty("look", "muted")
        self.by_article, self.by_doubt = QPushButton("By article"), QPushButton("By doubt")
        self.by_article.setToolTip("In the order of the articles")
        self.by_doubt.setToolTip("The least sure figures first")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._title)
        self._row.addWidget(self._count)
        self._row.addStretch(1)
        order = Segments(
            self.by_article,
            self.by_doubt,
            lambda: model.set_by_doubt(self.by_doubt.isChecked()),
            take_focus=True,
        )
        self._row.addLayout(order)
        model.counted.connect(self._show_count)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_by_doubt(self, is_by_doubt: bool) -> None:
        """Choose the order."""
        (self.by_doubt if is_by_doubt else self.by_article).setChecked(True)

    def _show_count(self) -> None:
        total = self._model.rowCount()
        self._count.setText(f"{total - self._model.done:,} of {total:,}")

    def _restyle(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.px(2.92))
        self._row.setContentsMargins(theme.px(_PAD), 0, theme.px(_PAD), 0)
        self._row.setSpacing(theme.space("s"))
        self._count.setFixedSize(theme.px(8), theme.px(1.5))  # other room would lay all out anew at each key


class QueueList(QListView):
    """The rows; linked to the rest of the window by LinkedSelection."""

    opened = Signal()  # Enter: to the sentence

    def __init__(
        self,
        model: ReviewQueueModel,
        selection: LinkedSelection,
        theme: Theme,
        place_of: Callable[[str], int | None],
    ) -> None:
        super().__init__()
        self._queue, self._linked = model, selection
        self._is_syncing = False
        self.setAccessibleName("To review")
        self._delegate = _QueueDelegate(theme, place_of, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setAutoScroll(False)  # see `_reveal`
        self.selectionModel().currentChanged.connect(self._on_row_current)
        selection.current_changed.connect(self._on_current_changed)
        model.modelReset.connect(lambda: self._on_current_changed(selection.current, None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the sentence; letters are keys of the review, not a search in the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.text().isalnum() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def dataChanged(self, first: QModelIndex, last: QModelIndex, roles: Sequence[int] = ()) -> None:
        """Paint the changed rows; Qt's own list lays all rows out anew, though each is as high as before."""
        for row in range(first.row(), last.row() + 1):
            self.update(self._queue.index(row))

    def _on_row_current(self, current: QModelIndex, _: QModelIndex) -> None:
        figure = self._queue.figure_at(current.row()) if current.isValid() else None
        if figure is not None and not self._is_syncing:
            self._reveal(current)
            self._linked.choose(figure.id, self)

    def _on_current_changed(self, figure_id: str | None, origin: object) -> None:
        if not self.isVisible() or origin is self:
            return
        row = self._queue.row_of(figure_id)
        self._is_syncing = True
        index = self._queue.index(row) if row is not None else QModelIndex()
        self.setCurrentIndex(index)
        self._is_syncing = False
        if row is not None:
            self._reveal(index)

    def _reveal(self, index: QModelIndex) -> None:
        """Bring a row into the middle when it is out of view: a step by one row would paint all at each key."""
        place = self.visualRect(index)
        if place.top() < 0 or place.bottom() >= self.viewport().height():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def show_current(self) -> None:
        """Mark the row of the current figure, which may have been chosen while the queue was not shown."""
        self._on_current_changed(self._linked.current, None)


class _QueueDelegate(QStyledItemDelegate):
    """Paints a row: sign, dot, figure, what is counted over the outlet."""

    def __init__(self, theme: Theme, place_of: Callable[[str], int | None], view: QWidget) -> None:
        super().__init__(view)
        self._theme, self._place_of, self._view = theme, place_of, view
        self._written: dict[str, tuple[Figure, int, tuple[str, str, str]]] = {}
        theme.changed.connect(self._measure)
        self._measure()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(self._theme.px(10), self._theme.size("review_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        model = index.model()
        figure = model.figure_at(index.row()) if isinstance(model, ReviewQueueModel) else None
        if figure is None:
            return
        theme, rect = self._theme, option.rect
        painter.save()
        is_current = index.row() == self._view.currentIndex().row()
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)  # asking the pointer takes 0.7 ms
        ground = "select" if is_current and self._view.isActiveWindow() else "hover"
        painter.fillRect(rect, theme.color(ground if is_current or is_hovered else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("grid"))
        if is_current:
            painter.fillRect(
                QRect(rect.left(), rect.top(), theme.size("current_bar"), rect.height()),
                theme.color("accent"),
            )
        left = rect.left() + theme.px(_PAD)
        self._paint_sign(painter, QRect(left, rect.top(), theme.px(_SIGN), rect.height()), figure)
        left += theme.px(_SIGN) + theme.px(_GAP)
        dot = QRectF(left, rect.top(), theme.px(_DOT), rect.height())
        draw_dot(painter, dot, theme.source_mark(self._place_of(voice_of(figure))), 0.69 * theme.e)
        left += theme.px(_DOT) + theme.px(_GAP)
        after = left + theme.px(_FIGURE) + 2 * theme.px(_GAP)
        room = rect.right() - after - theme.px(_GAP)
        number, measure, outlet = self._words_of(figure, room)
        is_struck = figure.review is Review.REJECTED
        place = QRect(left, rect.top(), theme.px(_FIGURE), rect.height())
        painter.setFont(self._struck if is_struck else self._strong)
        painter.setPen(theme.color("ink3" if is_struck else "ink"))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        line = theme.px(1.154)
        top = rect.center().y() - line + 1
        for words, font, color, y in (
            (measure, self._font, "ink3" if is_struck else "ink", top),
            (outlet, self._small, "ink3", top + line),
        ):
            painter.setFont(font)
            painter.setPen(theme.color(color))
            place = QRect(after, y, room, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _measure(self) -> None:
        theme = self._theme
        self._strong, self._font, self._small = theme.font(is_strong=True), theme.font(), theme.font(0.885)
        self._struck = QFont(self._strong)
        self._struck.setStrikeOut(True)
        self._written.clear()

    def _paint_sign(self, painter: QPainter, rect: QRect, figure: Figure) -> None:
        sign = REVIEW_SIGNS.get(figure.review)
        if sign is None and is_doubtful(figure):
            sign = ("warning", "warn")
        if sign is not None:
            side = self._theme.px(1.08)
            square = QRectF(rect.left(), rect.center().y() - side / 2 + 0.5, side, side)
            paint_icon(painter, sign[0], square, self._theme.color(sign[1]))

    def _words_of(self, figure: Figure, room: int) -> tuple[str, str, str]:
        """Give number, measure and outlet, cut to their room; a row is painted at each key and is known then."""
        known = self._written.get(figure.id)
        if known is not None and known[0] is figure and known[1] == room:
            return known[2]
        if len(self._written) >= _MOST_WRITTEN:
            self._written.clear()
        strong = self._struck if figure.review is Review.REJECTED else self._strong
        number, measure, outlet = (
            QFontMetrics(font).elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, width)
            for words, font, width in (
                (format_figure(figure), strong, self._theme.px(_FIGURE)),
                (figure.measure, self._font, room),
                (article_name(figure.article, figure.outlet, figure.title), self._small, room),
            )
        )
        self._written[figure.id] = figure, room, (number, measure, outlet)
        return number, measure, outlet
