"""The matrix: what each source last said of each measure, or who asserts, denies, declines and is silent."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reportedly.charts.chart_theme import ChartTheme, chart_theme
from reportedly.gui.models.comparison_table import grid_summary, grid_table
from reportedly.gui.models.matrix_rows import GridModel, Matrices
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import draw_dot
from reportedly.gui.views.copied import copy_table
from reportedly.gui.views.empty_note import EmptyNote
from reportedly.gui.views.linked_table import LinkedFrame, LinkedTable
from reportedly.gui.views.matrix_paint import KEY, SIGN, column_width, paint_cell, paint_name, paint_position
from reportedly.gui.views.segments import Segments
from reportedly.model.party_word import Position

__all__ = ["MatrixView"]

Index = QModelIndex | QPersistentModelIndex
_ROW, _HEAD, _SOURCE_WIDTH, _STATEMENT_WIDTH = 4.0, 3.4, 13.6, 16.6  # e
_KEY_GAP, _LEAST_KEY_GAP, _KEY_LINE = 1.4, 0.6, 1.6
_MOST_KEY_LINES = 3


class _Key(QWidget):
    """The signs and what they mean, beside the switch or below it; in several lines where needed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._is_left = theme, False
        words = ", ".join(words for _, words in KEY)
        self.setAccessibleName(f"Key of the signs: {words}")
        self.setToolTip(f"The signs, from left to right: {words}")

    def sizeHint(self) -> QSize:
        """Give the room of all words."""
        return QSize(self._width(KEY, _KEY_GAP), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Push no panel away: it may be cut in a window that has no room for a third of it."""
        return QSize(0, self._theme.px(_KEY_LINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height of its lines."""
        super().resizeEvent(event)
        self.fit()

    @property
    def least_width(self) -> int:
        """Give the room of all words in one line, close together."""
        return self._width(KEY, _LEAST_KEY_GAP)

    def set_left(self, *, is_left: bool) -> None:
        """Stand at the left, below the switch, or at the right beside it."""
        if is_left != self._is_left:
            self._is_left = is_left
            self.update()

    def fit(self) -> None:
        """Be as high as the lines need."""
        self.setFixedHeight(self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """Give the height of its lines."""
        return self._theme.px(_KEY_LINE) * len(self._lines(width))

    def paintEvent(self, event: object) -> None:
        """Paint sign and word, from the right; close together where there is little room."""
        painter, theme = QPainter(self), self._theme
        painter.setFont(theme.font(0.92))
        metrics, height = painter.fontMetrics(), theme.px(_KEY_LINE)
        for line, part in enumerate(self._lines(self.width())):
            right, top = float(self.width()), line * height
            gap = next((gap for gap in (_KEY_GAP, 1.0) if self._width(part, gap) <= right), _LEAST_KEY_GAP)
            right = min(right, self._width(part, gap)) if self._is_left else right
            for position, words in reversed(part):
                width = metrics.horizontalAdvance(words)
                left = right - width - theme.px(SIGN + 0.5)
                sign = QRectF(left, top, theme.px(SIGN), height)
                paint_position(painter, sign, position, theme.color("ink"), theme.color("surface"))
                painter.setPen(theme.color("ink2"))
                box = QRectF(right - width, top, width + 2, height)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
                right = left - theme.px(gap)

    def _lines(self, width: int) -> Sequence[Sequence[tuple[Position, str]]]:
        """Give the fewest lines that have room."""
        for count in range(1, _MOST_KEY_LINES):
            size = ceil(len(KEY) / count)
            parts = [KEY[first : first + size] for first in range(0, len(KEY), size)]
            if all(self._width(part, _LEAST_KEY_GAP) <= width for part in parts):
                return parts
        size = ceil(len(KEY) / _MOST_KEY_LINES)
        return [KEY[first : first + size] for first in range(0, len(KEY), size)]

    def _width(self, part: Sequence[tuple[Position, str]], gap: float) -> int:
        metrics = QFontMetrics(self._theme.font(0.92))
        words = sum(metrics.horizontalAdvance(words) for _, words in part)
        return words + len(part) * self._theme.px(SIGN + 0.5) + (len(part) - 1) * self._theme.px(gap) + 1


class _Header(QHeaderView):
    """Names of measures or parties, over two lines; at the left those of sources, with their dots, or statements."""

    def __init__(
        self, orientation: Qt.Orientation, theme: Theme, project: ProjectModels, view: QTableView
    ) -> None:
        super().__init__(orientation, view)
        self._theme, self._project = theme, project
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """Give the height of two lines, or the width of a name."""
        theme, model = self._theme, self.model()
        if self.orientation() is Qt.Orientation.Horizontal:
            return QSize(0, theme.px(_HEAD))
        has_sources = isinstance(model, GridModel) and model.grid is not None and model.grid.has_sources
        return QSize(theme.px(_SOURCE_WIDTH if has_sources else _STATEMENT_WIDTH), 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint one name."""
        theme, model = self._theme, self.model()
        if not isinstance(model, GridModel) or model.grid is None:
            return
        painter.save()
        is_row = self.orientation() is Qt.Orientation.Vertical
        painter.fillRect(rect, theme.color("surface" if is_row else "raised"))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, theme.color("grid" if is_row else "line"))
        pad = theme.space("l") if is_row else theme.space("s")
        box = rect.adjusted(pad, 0, -theme.space("s"), 0)
        name = str(model.headerData(section, self.orientation()) or "")
        if is_row and model.grid.has_sources:
            size = theme.px(SIGN)
            color = theme.source_mark(self._project.place_of(name))
            draw_dot(painter, QRectF(box.left(), box.top(), size, box.height()), color, size)
            box.adjust(size + theme.space("s"), 0, 0, 0)
        painter.setFont(theme.font() if is_row else theme.font(0.92, is_strong=True))
        painter.setPen(theme.color("ink" if is_row else "ink2"))
        paint_name(painter, QRectF(box), name)
        painter.restore()


class _Delegate(QStyledItemDelegate):
    """Paints one cell: the sign, a word or a figure, and the day below it."""

    def __init__(self, view: QTableView, look: ChartTheme) -> None:
        super().__init__(view)
        self.look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model = index.model()
        if not isinstance(model, GridModel):
            return
        cell = model.cell(index.row(), index.column())
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_cell(painter, QRectF(option.rect), cell, self.look, is_chosen=is_chosen)
        painter.restore()


class MatrixView(LinkedFrame):
    """Both matrices behind one switch, linked with the rest of the window."""

    opened = Signal(str)  # figure id: to the sentence
    menu_wanted = Signal(QPoint)  # of the current figure
    place_wanted = Signal(str, int, int)  # article, start, end: words without a figure

    def __init__(
        self, project: ProjectModels, selection: LinkedSelection, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._linked, self._theme = selection, theme
        self._shown = Matrices(None, None)
        self._is_leaving = False  # for a cell without a figure
        self.model = GridModel(self)
        self.cells = LinkedTable()
        self._delegate = _Delegate(self.cells, self._look())
        self._headers = [
            _Header(way, theme, project, self.cells)
            for way in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical)
        ]
        self.by_measure, self.who_denies = QPushButton("By measure"), QPushButton("Who denies")
        self._empty, self._note = EmptyNote(project, selection, theme), QLabel()
        self._set_up()
        selection.current_changed.connect(self._show_current)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.clear("")

    def clear(self, words: str) -> None:
        """Show nothing, and say why."""
        self.set_shown(Matrices(None, None))
        self._empty.say(words)

    def set_shown(self, shown: Matrices) -> None:
        """Show other matrices."""
        self._shown = shown
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the key below the switch where it has too little room beside it."""
        super().resizeEvent(event)
        self._fit_head()

    def copy_rows(self) -> int:
        """Put what is shown on the clipboard as a table; give the number of rows."""
        table = grid_table(self.model.grid) if self.model.grid is not None else None
        return copy_table(table.heads, table.rows) if table is not None else 0

    def _set_up(self) -> None:
        cells = self.cells
        cells.set_up(self.model, self._delegate, "Matrix")
        cells.setHorizontalHeader(self._headers[0])
        cells.setVerticalHeader(self._headers[1])
        cells.setCornerButtonEnabled(False)
        self._headers[1].setObjectName("matrix_rows")
        self._headers[0].setObjectName("matrix_columns")  # no ground beyond the last one
        cells.selectionModel().currentChanged.connect(self._on_cell)
        cells.doubleClicked.connect(self._on_opened)
        cells.menu_wanted.connect(self._on_menu)
        corner = QFrame()  # between the scroll bars
        corner.setProperty("look", "surface")
        cells.setCornerWidget(corner)
        self._hand_focus_to(cells)
        switch = Segments(self.by_measure, self.who_denies, self._show)
        switch.addStretch(1)
        self._key = _Key(self._theme)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addLayout(switch)
        self._head.addWidget(self._key)
        self._note.setProperty("look", "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self._column.addWidget(self._empty, 1)
        self._column.addWidget(cells, 1)
        self._column.addWidget(self._note)

    def _show(self) -> None:
        grid = self._shown.by_measure if self.by_measure.isChecked() else self._shown.who_denies
        self.model.set_grid(grid)
        self._empty.explain(
            "Needs two sources.", filtered="Only one source is shown, and a matrix needs two."
        )
        self._empty.setVisible(grid is None)
        self.cells.setVisible(grid is not None)
        left_out = grid.left_out if grid is not None else 0
        self._note.setText(
            f"{left_out:,} more measures with fewer sources are not shown; filter to see them."
        )
        self._note.setVisible(left_out > 0)
        self.cells.setAccessibleDescription(grid_summary(grid) if grid is not None else self._empty.text())
        self._fit()
        self._show_current()
        if grid is not None:
            self._hand_focus_on()

    def _fit_head(self) -> None:
        theme = self._theme
        switch = self.by_measure.sizeHint().width() + self.who_denies.sizeHint().width()
        room = self.width() - 2 * theme.space("l") - theme.space("m") - switch
        is_below = room < self._key.least_width
        way = QBoxLayout.Direction.TopToBottom if is_below else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(way)
        self._head.setSpacing(theme.space("xs" if is_below else "m"))
        self._key.set_left(is_left=is_below)
        self._key.fit()

    def _look(self) -> ChartTheme:
        theme = self._theme
        return chart_theme(theme.scheme_name, theme.e, theme.font(), {})

    def _fit(self) -> None:
        theme, grid = self._theme, self.model.grid
        look = self._delegate.look = self._look()
        if grid is not None:
            for column in range(len(grid.columns)):
                self.cells.setColumnWidth(column, ceil(column_width(grid, column, look)))
        self._headers[1].setDefaultSectionSize(theme.px(_ROW))
        self._headers[1].updateGeometry()
        self.cells.updateGeometries()

    def _show_current(self) -> None:
        if self._is_leaving:
            return
        place = self.model.place_of(self._linked.current)
        now = self.cells.currentIndex()
        if place is not None and (now.row(), now.column()) == place:
            return
        selection = self.cells.selectionModel()
        blocked = selection.blockSignals(True)  # the window chose it, not a person here
        if place is not None:
            self.cells.setCurrentIndex(self.model.index(*place))
        else:
            selection.clear()
        selection.blockSignals(blocked)
        self.cells.viewport().update()

    def _on_cell(self, index: QModelIndex) -> None:
        cell = self.model.cell(index.row(), index.column()) if index.isValid() else None
        if cell is None:
            return
        if cell.figure is not None:
            self._linked.choose(cell.figure, self)
            return
        # No other figure may stay current: a key would be of one that is not looked at.
        self._is_leaving = True
        self._linked.choose(None, self)
        self._is_leaving = False
        if cell.article is not None:
            self.place_wanted.emit(cell.article, cell.start, cell.end)

    def _on_opened(self, index: QModelIndex) -> None:
        figure = self.model.cell(index.row(), index.column()).figure
        if figure is not None:
            self.opened.emit(figure)

    def _on_menu(self, at: QPoint) -> None:
        now = self.cells.currentIndex()
        if self.model.cell(now.row(), now.column()).figure is not None:
            self.menu_wanted.emit(at)

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.space("l")
        self._head.setContentsMargins(side, theme.space("s"), side, theme.space("s"))
        self._note.setContentsMargins(side, theme.space("s"), side, theme.space("s"))
        self._fit_head()
        self._fit()
