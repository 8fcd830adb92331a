"""The matrix: what each source last said of each measure, or who asserts, denies, declines and is silent."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
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

from reportedly.gui.models.matrix_rows import GridModel, Matrices
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import draw_dot, draw_stance
from reportedly.model.figure import Stance
from reportedly.model.party_word import Position

__all__ = ["MatrixView"]

Index = QModelIndex | QPersistentModelIndex
_ROW, _HEAD, _SOURCE_WIDTH, _STATEMENT_WIDTH = 4.0, 3.4, 13.6, 16.6  # e
_COLUMN, _WIDEST, _WIDEST_TITLE = 6.4, 13.0, 11.0
_KEY_GAP, _LEAST_KEY_GAP = 1.4, 0.6
_SIGN = 0.69
_STANCES = {
    Position.ASSERTS: Stance.ASSERTED,
    Position.ALLEGES: Stance.ALLEGED,
    Position.AHEAD: Stance.PLANNED,
}
_GROUNDS = {Position.DENIES: "hover", Position.DECLINES: "raised"}
_KEY = (
    (Position.ASSERTS, "asserts"),
    (Position.AHEAD, "plans or forecasts"),
    (Position.ALLEGES, "alleges"),
    (Position.DENIES, "denies"),
    (Position.DECLINES, "declines to say"),
    (Position.SILENT, "silent"),
)


def paint_position(painter: QPainter, rect: QRectF, position: Position, ink: QColor, ground: QColor) -> None:
    """Paint the sign of a position: disc, ring, question, cross, dash, point. All in ink: colour takes no side."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side, middle = min(rect.width(), rect.height()), rect.center()
    if position in _STANCES:
        draw_stance(painter, rect, _STANCES[position], ink, ground)
    elif position is Position.SILENT:
        draw_dot(painter, rect, ink, side * 0.3)
    else:
        reach = side * 0.45
        painter.setPen(QPen(ink, side * 0.22, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if position is Position.DENIES:
            painter.drawLine(middle + QPointF(-reach, -reach), middle + QPointF(reach, reach))
            painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))
        else:
            painter.drawLine(middle + QPointF(-reach, 0), middle + QPointF(reach, 0))
    painter.restore()


class _Key(QWidget):
    """The signs and what they mean, in one line at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        words = ", ".join(words for _, words in _KEY)
        self.setAccessibleName(f"Key of the signs: {words}")
        self.setToolTip(f"The signs, from left to right: {words}")

    def sizeHint(self) -> QSize:
        """Give the room of all words."""
        return QSize(self._width(_KEY_GAP), self._theme.px(1.6))

    def minimumSizeHint(self) -> QSize:
        """Let it be cut in a narrow window."""
        return QSize(0, self._theme.px(1.6))

    def paintEvent(self, event: object) -> None:
        """Paint sign and word, from the right, close together or as many as there is room for."""
        painter, theme = QPainter(self), self._theme
        painter.setFont(theme.font(0.92))
        metrics, right = painter.fontMetrics(), float(self.width())
        gap = next((gap for gap in (_KEY_GAP, 1.0) if self._width(gap) <= right), _LEAST_KEY_GAP)
        for position, words in reversed(_KEY):
            width = metrics.horizontalAdvance(words)
            left = right - width - theme.px(_SIGN + 0.5)
            if left < 0:
                return
            sign = QRectF(left, 0, theme.px(_SIGN), self.height())
            paint_position(painter, sign, position, theme.color("ink"), theme.color("surface"))
            painter.setPen(theme.color("ink2"))
            box = QRectF(right - width, 0, width + 2, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            right = left - theme.px(gap)

    def _width(self, gap: float) -> int:
        metrics = QFontMetrics(self._theme.font(0.92))
        words = sum(metrics.horizontalAdvance(words) for _, words in _KEY)
        return words + len(_KEY) * self._theme.px(_SIGN + 0.5) + (len(_KEY) - 1) * self._theme.px(gap) + 1


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
            size = theme.px(_SIGN)
            color = theme.source_mark(self._project.place_of(name))
            draw_dot(painter, QRectF(box.left(), box.top(), size, box.height()), color, size)
            box.adjust(size + theme.space("s"), 0, 0, 0)
        painter.setFont(theme.font() if is_row else theme.font(0.92, is_strong=True))
        painter.setPen(theme.color("ink" if is_row else "ink2"))
        _draw_two_lines(painter, box, name)
        painter.restore()


class _Delegate(QStyledItemDelegate):
    """Paints one cell: the sign, a word or a figure, and the day below it."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        model = index.model()
        if not isinstance(model, GridModel):
            return
        cell, theme, rect = model.cell(index.row(), index.column()), self._theme, option.rect
        painter.save()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = theme.color("select" if is_chosen else _GROUNDS.get(cell.position, "surface"))
        painter.fillRect(rect, ground)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("grid"))
        size, pad = theme.px(_SIGN), theme.space("s")
        line = theme.px(1.385)
        top = rect.top() + (rect.height() - 2 * line) // 2
        middle = line if cell.position is not Position.SILENT else rect.height()
        sign = QRectF(rect.left() + pad, top if cell.words else rect.top(), size, middle)
        quiet = cell.position is Position.SILENT
        paint_position(painter, sign, cell.position, theme.color("ink3" if quiet else "ink"), ground)
        box = QRect(rect.left() + pad + size + pad, top, rect.width() - size - 3 * pad, line)
        for text, font, color in (
            (cell.words, theme.font(is_strong=True), "ink"),
            (cell.said, theme.font(0.9), "ink2" if is_chosen else "ink3"),
        ):
            painter.setFont(font)
            painter.setPen(theme.color(color))
            fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, fitted)
            box.translate(0, line)
        painter.restore()


class _Cells(QTableView):
    """The cells; Enter opens the sentence as a double click does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current cell on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.doubleClicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class MatrixView(QFrame):
    """Both matrices behind one switch, linked with the rest of the window."""

    opened = Signal(str)  # figure id: to the sentence
    place_wanted = Signal(str, int, int)  # article, start, end: words without a figure

    def __init__(
        self, project: ProjectModels, selection: LinkedSelection, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._linked, self._theme = selection, theme
        self._shown = Matrices(None, None)
        self.setProperty("look", "surface")
        self.model = GridModel(self)
        self.cells = _Cells()
        self._headers = [
            _Header(way, theme, project, self.cells)
            for way in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical)
        ]
        self.by_measure, self.who_denies = QPushButton("By measure"), QPushButton("Who denies")
        self._empty, self._note = QLabel(), QLabel()
        self._set_up()
        selection.current_changed.connect(self._show_current)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show()

    def set_shown(self, shown: Matrices) -> None:
        """Show other matrices."""
        self._shown = shown
        self._show()

    def _set_up(self) -> None:
        cells = self.cells
        cells.setModel(self.model)
        cells.setItemDelegate(_Delegate(self._theme, cells))
        cells.setHorizontalHeader(self._headers[0])
        cells.setVerticalHeader(self._headers[1])
        cells.setCornerButtonEnabled(False)
        self._headers[1].setObjectName("matrix_rows")
        cells.setShowGrid(False)
        cells.setFrameShape(QFrame.Shape.NoFrame)
        cells.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        cells.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        cells.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        cells.setTabKeyNavigation(False)
        cells.setAccessibleName("Matrix")
        cells.selectionModel().currentChanged.connect(self._on_cell)
        cells.doubleClicked.connect(self._on_opened)
        corner = QFrame()  # between the scroll bars
        corner.setProperty("look", "surface")
        cells.setCornerWidget(corner)
        self.setFocusProxy(cells)
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(0)
        for button, place in ((self.by_measure, "first"), (self.who_denies, "last")):
            button.setProperty("look", "segment")
            button.setProperty("place", place)
            button.setCheckable(True)
            group.addButton(button)
            row.addWidget(button)
        self.by_measure.setChecked(True)
        group.buttonToggled.connect(lambda _, is_on: self._show() if is_on else None)
        row.addSpacing(self._theme.space("m"))
        row.addStretch(1)
        row.addWidget(_Key(self._theme))
        self._head = row
        self._empty.setProperty("look", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._note.setProperty("look", "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(row)
        self._column.addWidget(self._empty, 1)
        self._column.addWidget(cells, 1)
        self._column.addWidget(self._note)

    def _show(self) -> None:
        grid = self._shown.by_measure if self.by_measure.isChecked() else self._shown.who_denies
        self.model.set_grid(grid)
        self._empty.setText("Needs two sources.")
        self._empty.setVisible(grid is None)
        self.cells.setVisible(grid is not None)
        left_out = grid.left_out if grid is not None else 0
        self._note.setText(
            f"{left_out:,} more measures with fewer sources are not shown; filter to see them."
        )
        self._note.setVisible(left_out > 0)
        self._fit()
        self._show_current()

    def _fit(self) -> None:
        theme, grid = self._theme, self.model.grid
        metrics, small = QFontMetrics(theme.font(is_strong=True)), QFontMetrics(theme.font(0.9))
        heads = QFontMetrics(theme.font(0.92, is_strong=True))
        for column in range(self.model.columnCount()):
            own = [row[column] for row in grid.cells]
            words = [metrics.horizontalAdvance(cell.words) for cell in own]
            days = [small.horizontalAdvance(cell.said) for cell in own]
            needed = max([0, *words, *days]) + theme.px(_SIGN) + 3 * theme.space("s") + 2
            title = _width_in_two_lines(heads, grid.columns[column])
            needed = max(needed, min(title, theme.px(_WIDEST_TITLE)) + 2 * theme.space("s"))
            self.cells.setColumnWidth(column, min(max(needed, theme.px(_COLUMN)), theme.px(_WIDEST)))
        self._headers[1].setDefaultSectionSize(theme.px(_ROW))
        self._headers[1].updateGeometry()
        self.cells.updateGeometries()

    def _show_current(self) -> None:
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
        elif cell.article is not None:
            self.place_wanted.emit(cell.article, cell.start, cell.end)

    def _on_opened(self, index: QModelIndex) -> None:
        figure = self.model.cell(index.row(), index.column()).figure
        if figure is not None:
            self.opened.emit(figure)

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.space("l")
        self._head.setContentsMargins(side, theme.space("s"), side, theme.space("s"))
        self._note.setContentsMargins(side, theme.space("s"), side, theme.space("s"))
        self._fit()


def _width_in_two_lines(metrics: QFontMetrics, text: str) -> int:
    """Give the least width in which a text stands on two lines."""
    words = text.split()
    halves = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words) + 1))
    return min((max(map(metrics.horizontalAdvance, pair)) for pair in halves), default=0) + 2


def _draw_two_lines(painter: QPainter, box: QRect, text: str) -> None:
    """Draw a name over at most two lines, cut with a sign where it is longer."""
    metrics, lines, words = painter.fontMetrics(), [""], text.split()
    while words:
        longer = f"{lines[-1]} {words[0]}".strip()
        if metrics.horizontalAdvance(longer) <= box.width() or not lines[-1]:
            lines[-1] = longer
            words.pop(0)
        elif len(lines) < 2:
            lines.append("")
        else:
            lines[-1] = " ".join([lines[-1], *words])
            break
    height = metrics.height()
    top = box.top() + (box.height() - height * len(lines)) // 2
    for line in lines:
        fitted = metrics.elidedText(line, Qt.TextElideMode.ElideRight, box.width())
        place = QRect(box.left(), top, box.width(), height)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fitted)
        top += height
