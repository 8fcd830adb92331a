"""Side by side: what each source last said of the measure, on one axis, and how far that is apart."""

from html import escape

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reportedly.charts.chart_theme import ChartTheme, chart_theme
from reportedly.charts.scale import format_tick
from reportedly.charts.side_marks import paint_side_mark
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.models.side_by_side import PLOT, SideBySide, SideBySideModel, SideRow
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import draw_dot, draw_stance
from reportedly.services.formatting import format_date

__all__ = ["SideBySideView"]

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = (13.6, 0.0, 10.4, 7.6, 9.2)  # e; the plot takes what is left
_ROW, _HEAD = 2.9, 2.5
_LEAST_PLOT = 12.0
_INSET = 1.0  # e of the plot's sides, for half a mark


class _Axis:
    """Where numbers lie in the plot column."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.shown: SideBySide | None = None

    def x(self, number: float, rect: QRect) -> float:
        """Give where a number lies, within the column."""
        inset = self._theme.px(_INSET)
        shown = self.shown
        span = shown.high - shown.low if shown is not None and shown.high > shown.low else 1.0
        low = shown.low if shown is not None else 0.0
        share = min(max((number - low) / span, 0.0), 1.0)
        return rect.left() + inset + share * (rect.width() - 2 * inset)


class _Header(QHeaderView):
    """Titles of the columns; over the plot the numbers of the axis."""

    def __init__(self, theme: Theme, axis: _Axis, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._axis = theme, axis
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Give the height of the line of titles."""
        return QSize(super().sizeHint().width(), self._theme.px(_HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a title, or the numbers of the axis."""
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.color("surface"))
        painter.setFont(theme.font(0.92, is_strong=section != PLOT))
        painter.setPen(theme.color("ink3" if section == PLOT else "ink2"))
        if section == PLOT:
            self._paint_ticks(painter, rect)
        else:
            is_last = section == len(_WIDTHS) - 1
            side = Qt.AlignmentFlag.AlignRight if is_last else Qt.AlignmentFlag.AlignLeft
            pad = theme.space("l") if section == 0 else theme.space("s")
            title = self.model().headerData(section, Qt.Orientation.Horizontal)
            words = rect.adjusted(pad, 0, -theme.space("l") if is_last else 0, 0)
            painter.drawText(words, side | Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()

    def _paint_ticks(self, painter: QPainter, rect: QRect) -> None:
        shown = self._axis.shown
        if shown is None:
            return
        metrics, end = QFontMetrics(painter.font()), -1.0
        for number in shown.ticks:
            text = format_tick(number)
            width = metrics.horizontalAdvance(text)
            left = self._axis.x(number, rect) - width / 2
            with_unit = f"{text} {shown.unit}"
            if number == shown.ticks[-1] and left + metrics.horizontalAdvance(with_unit) < rect.right():
                text, width = with_unit, metrics.horizontalAdvance(with_unit)
            if left > end:
                box = QRectF(left, rect.top(), width + 2, rect.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
                end = left + width + self._theme.px(0.6)


class _Delegate(QStyledItemDelegate):
    """Paints one cell: dot and name, the mark on the axis, the figure, its stance and day."""

    def __init__(self, theme: Theme, project: ProjectModels, axis: _Axis, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._project, self._axis, self._view = theme, project, axis, view
        self.current: int | None = None
        self.hovered: int | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        return QSize(self._theme.px(4), self._theme.px(_ROW))

    def chart_theme(self) -> ChartTheme:
        """Give the look of the marks."""
        theme = self._theme
        return chart_theme(theme.scheme_name, theme.e, theme.font(), self._project.voice_places)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model = index.model()
        if not isinstance(model, SideBySideModel):
            return
        row, theme, rect = model.row_at(index.row()), self._theme, option.rect
        painter.save()
        is_current = index.row() == self.current
        chosen = is_current or bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "select" if chosen else "hover" if index.row() == self.hovered else "surface"
        painter.fillRect(rect, theme.color(ground))
        if index.column() == PLOT:
            self._paint_plot(painter, rect, row)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("grid"))
        if is_current and index.column() == 0:
            painter.fillRect(QRect(rect.left(), rect.top(), theme.size("current_bar"), rect.height()),
                             theme.color("accent"))  # fmt: skip
        if index.column() != PLOT:
            self._paint_words(painter, rect, row, index)
        painter.restore()

    def _paint_plot(self, painter: QPainter, rect: QRect, row: SideRow) -> None:
        theme, shown = self._theme, self._axis.shown
        for number in shown.ticks if shown is not None else ():
            x = round(self._axis.x(number, rect))
            painter.fillRect(QRect(x, rect.top(), 1, rect.height()),
                             theme.color("control" if number == 0 else "grid"))  # fmt: skip
        middle = rect.top() + rect.height() / 2
        painter.setClipRect(rect)
        paint_side_mark(
            painter,
            self.chart_theme(),
            row.latest.estimate,
            lambda number: self._axis.x(number, rect),
            middle,
        )

    def _paint_words(self, painter: QPainter, rect: QRect, row: SideRow, index: Index) -> None:
        theme, column = self._theme, index.column()
        is_last = column == len(_WIDTHS) - 1
        rect = rect.adjusted(theme.space("l") if column == 0 else theme.space("s"), 0,
                             -theme.space("l" if is_last else "s"), 0)  # fmt: skip
        if column == 0:
            size = 0.69 * theme.e
            color = theme.source_mark(self._project.place_of(row.latest.voice))
            draw_dot(painter, QRectF(rect.left(), rect.top(), size, rect.height()), color, size)
            rect.adjust(round(size) + theme.space("s"), 0, 0, 0)
        elif column == 3:
            side = round(0.58 * theme.e)
            square = QRectF(rect.left(), rect.top(), side, rect.height())
            draw_stance(painter, square, row.figure.stance, theme.color("ink2"), theme.color("surface"))
            rect.adjust(side + theme.space("s"), 0, 0, 0)
        font = theme.font(is_strong=column == 2)
        painter.setFont(font)
        is_repeat = column == 0 and not row.latest.is_independent
        painter.setPen(theme.color("ink2" if column > 2 or is_repeat else "ink"))
        text = QFontMetrics(font).elidedText(index.data(), Qt.TextElideMode.ElideRight, rect.width())
        side = Qt.AlignmentFlag.AlignRight if is_last else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, text)


class _Rows(QTableView):
    """The table itself; as high as its rows where there is room."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row's figure on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.doubleClicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the pointer."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        delegate = self.itemDelegate()
        row = index.row() if index.isValid() else None
        if isinstance(delegate, _Delegate) and delegate.hovered != row:
            delegate.hovered = row
            self.viewport().update()

    def sizeHint(self) -> QSize:
        """Ask for the height of all rows."""
        rows = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), rows + self.horizontalHeader().sizeHint().height() + 2)


class SideBySideView(QFrame):
    """One row a source, linked with the rest of the window; below, who denies and the largest disagreement."""

    opened = Signal(str)  # figure id: to the sentence

    def __init__(
        self, project: ProjectModels, selection: LinkedSelection, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._linked, self._theme = selection, theme
        self.setProperty("look", "surface")
        self.model, self._axis = SideBySideModel(self), _Axis(theme)
        self.rows = _Rows()
        self._delegate = _Delegate(theme, project, self._axis, self.rows)
        self._empty, self._denials, self._reason = QLabel(), QLabel(), QLabel()
        self._gap = QLabel()
        self._set_up()
        selection.current_changed.connect(self._show_current)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.set_shown(None)

    def set_shown(self, shown: SideBySide | None) -> None:
        """Show other rows."""
        self._axis.shown = shown
        self.model.set_shown(shown)
        has_rows = shown is not None
        self.rows.setVisible(has_rows)
        self._empty.setVisible(not has_rows)
        self._denials.setText(_denial_words(shown) if shown else "")
        self._denials.setVisible(bool(self._denials.text()))
        apart = shown.disagreement if shown is not None else None
        self._gap.setText(apart.words if apart is not None else "")
        self._gap.setProperty("look", "badge" if apart is not None and apart.gap > 0 else "quiet_badge")
        self._gap.style().polish(self._gap)
        self._reason.setText(_reason_words(shown) if shown else "")
        self._gap.setVisible(apart is not None)
        self._reason.setVisible(bool(self._reason.text()))
        self._fit()
        self._show_current()

    def resizeEvent(self, event: object) -> None:
        """Give the plot what the words leave."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the columns to the rows' own room, which is narrower beside a scroll bar."""
        if watched is self.rows.viewport() and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _set_up(self) -> None:
        rows, theme = self.rows, self._theme
        rows.setModel(self.model)
        rows.setItemDelegate(self._delegate)
        rows.setHorizontalHeader(_Header(theme, self._axis, rows))
        rows.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.verticalHeader().hide()
        rows.setShowGrid(False)
        rows.setFrameShape(QFrame.Shape.NoFrame)
        rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        rows.setTabKeyNavigation(False)
        rows.setMouseTracking(True)
        rows.setAccessibleName("Side by side")
        rows.selectionModel().currentRowChanged.connect(self._on_row)
        rows.doubleClicked.connect(lambda index: self.opened.emit(self.model.row_at(index.row()).figure.id))
        rows.viewport().installEventFilter(self)
        self.setFocusProxy(rows)
        self._empty.setText("These figures have no source to set side by side.")
        self._empty.setProperty("look", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._reason.setProperty("look", "second")
        self._denials.setProperty("look", "second")
        for label in (self._denials, self._reason):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
        self._below = QHBoxLayout()
        self._below.addWidget(self._gap, 0, Qt.AlignmentFlag.AlignTop)
        self._below.addWidget(self._reason, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._empty, 1)
        self._column.addWidget(rows)
        self._column.addWidget(self._denials)
        self._column.addLayout(self._below)
        self._column.addStretch(1)

    def _fit(self) -> None:
        theme = self._theme
        widths = [0 if column == PLOT else theme.px(width) for column, width in enumerate(_WIDTHS)]
        plot = max(self.rows.viewport().width() - sum(widths), theme.px(_LEAST_PLOT))
        for column, width in enumerate(widths):
            self.rows.setColumnWidth(column, plot if column == PLOT else width)
        self.rows.setMaximumHeight(self.rows.sizeHint().height())

    def _show_current(self) -> None:
        row = self.model.row_of(self._linked.current)
        self._delegate.current = row
        selection = self.rows.selectionModel()
        if row is not None and self.rows.currentIndex().row() != row:
            blocked = selection.blockSignals(True)  # the window chose it, not a person here
            self.rows.selectRow(row)
            selection.blockSignals(blocked)
        elif row is None:
            self.rows.clearSelection()
        self.rows.viewport().update()

    def _on_row(self, index: QModelIndex) -> None:
        if index.isValid():
            self._linked.choose(self.model.row_at(index.row()).figure.id, self)

    def _restyle(self) -> None:
        theme = self._theme
        self.rows.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        side = theme.space("l")
        self._denials.setContentsMargins(side, theme.space("s"), side, theme.space("s"))
        self._below.setContentsMargins(side, theme.space("s"), side, theme.space("m"))
        self._below.setSpacing(theme.space("m"))
        self._fit()


def _denial_words(shown: SideBySide) -> str:
    """Say who denies without a figure, and when."""
    lines = []
    for voices, denials in shown.denials:
        days = dict.fromkeys(denial.said.iso for denial in denials if denial.said is not None)
        when = ", ".join(format_date(day) for day in days)
        who = ", ".join(escape(voice) for voice in voices)
        verb = "denies it" if len(voices) == 1 else "deny it"
        lines.append(f"<b>✕</b>&nbsp; <b>{who}</b>&nbsp; no figure: {verb}{f', {when}' if when else ''}")
    return "<br>".join(lines)


def _reason_words(shown: SideBySide) -> str:
    """Say what the gap is between, and how many only repeat another's figure."""
    words = escape(shown.disagreement.reason) if shown.disagreement is not None else ""
    if shown.repeats:
        count = "One source repeats" if shown.repeats == 1 else f"{shown.repeats:,} sources repeat"
        words += f" {count} what another had said before."
    return words.strip()
