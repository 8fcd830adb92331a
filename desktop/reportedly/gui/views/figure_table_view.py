"""The figures table: sorting by head, columns to show, hide and move, rows to copy."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QLabel, QMenu, QTableView, QWidget

from reportedly.gui.models.columns import COLUMNS, STRETCHED, column_place
from reportedly.gui.models.figure_table import FigureTableModel
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.column_widths import CellWidths, column_widths
from reportedly.gui.views.dragged import figures_data
from reportedly.gui.views.figure_delegate import FigureDelegate
from reportedly.model.filter import voice_of
from reportedly.services.formatting import format_figure

if TYPE_CHECKING:
    from reportedly.model.figure import Figure

__all__ = ["FigureTableView"]

_HIDES_OUTLET = 13.0  # e; with less room for "Of what", and less than its words need, Outlet hides
_LEAST_MEASURE = 8.0  # e; with less room for "Of what" the table scrolls sideways
_SMALL_STANCE = 2.6  # e; the sign alone, its column without a title
_SHRINKS_STANCE = 62.0  # e of width below which Stance shows only its sign
_WANTED_MEASURE = 16.0  # e; with less for "Of what", days are whole in most rows, not in all
_MOST_ROWS = 0.9  # of the rows: of 65 figures of the sample three were said in "week 42 of 2024"
_DAYS = ("statement_date", "target_date")


class _Pressed(NamedTuple):
    """Where the pointer went down, and whether several rows that were chosen wait for what it does."""

    place: QPoint
    row: int
    is_kept: bool


class FigureTableView(QTableView):
    """Rows of figures, linked to the rest of the window by LinkedSelection."""

    opened = Signal(str)  # double click or Enter: to the sentence, and its measure on the chart
    columns_changed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self,
        model: FigureTableModel,
        selection: LinkedSelection,
        theme: Theme,
        place_of: Callable[[str], int | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._figures, self._linked, self._theme = model, selection, theme
        self._hidden = {column.id for column in COLUMNS if column.is_hidden}
        self._is_syncing = False
        self.is_walking = False  # a person goes from row to row by key
        self._pressed: _Pressed | None = None
        self._cells = CellWidths(theme)
        self._needed = self._cells.needed(())
        self._usual: dict[str, float] = {}  # what most rows need, of the columns that may be cut
        self._measured: Sequence[Figure] = ()
        self._kept: dict[str, float] = {}  # widths in e that a person gave by dragging
        self._is_fitting = False
        self._delegate = FigureDelegate(theme, place_of, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._set_up()
        self._set_up_header()
        model.shown_changed.connect(self._measure_columns)
        model.modelReset.connect(self._show_selection)
        model.shown_changed.connect(self._show_selection)
        selection.selected_changed.connect(self._on_selected_changed)
        selection.current_changed.connect(self._on_current_changed)
        self.selectionModel().selectionChanged.connect(self._on_rows_selected)
        self.selectionModel().currentRowChanged.connect(self._on_row_current)
        theme.changed.connect(self._restyle)
        self._measured_at, self._measured = model.generation, model.figures
        self._restyle()

    def set_badges(self, badges: Mapping[str, str]) -> None:
        """Take what is odd about figures, in a few words, by their ids."""
        self._delegate.badges = badges
        self.viewport().update()

    # Columns

    def shown_columns(self) -> list[str]:
        """Give the ids of the columns shown, in their order on the screen."""
        header = self.horizontalHeader()
        logical = (header.logicalIndex(visual) for visual in range(header.count()))
        return [COLUMNS[place].id for place in logical if COLUMNS[place].id not in self._hidden]

    def set_columns(self, names: tuple[str, ...]) -> None:
        """Show exactly these columns, in this order; unknown names are left out."""
        known = [name for name in names if any(column.id == name for column in COLUMNS)]
        if not known:
            return
        header = self.horizontalHeader()
        with QSignalBlocker(self):  # half of the columns are no choice of anyone
            for target, name in enumerate(known):
                header.moveSection(header.visualIndex(column_place(name)), target)
        self._hidden = {column.id for column in COLUMNS} - set(known)
        self._fit()

    def set_column_shown(self, name: str, *, is_shown: bool) -> None:
        """Show or hide one column; the last one stays."""
        if not is_shown and self.shown_columns() == [name]:
            return
        (self._hidden.discard if is_shown else self._hidden.add)(name)
        self._fit()
        self.columns_changed.emit()

    def reset_columns(self) -> None:
        """Put columns, order and widths back as they were at first."""
        header = self.horizontalHeader()
        for place in range(len(COLUMNS)):
            header.moveSection(header.visualIndex(place), place)
        self._hidden = {column.id for column in COLUMNS if column.is_hidden}
        self._kept.clear()
        self._fit()
        self.columns_changed.emit()

    def sorted_by(self) -> str:
        """Name the sorted column, a minus sign first where it falls; empty for the order of reading."""
        column, is_descending = self._figures.sorting
        return "" if column is None else ("-" if is_descending else "") + COLUMNS[column].id

    def sort_by(self, name: str) -> None:
        """Sort as `sorted_by` gave it; an unknown name is the order of reading."""
        wanted = name.removeprefix("-")
        place = column_place(wanted) if any(column.id == wanted for column in COLUMNS) else -1
        falling = name.startswith("-")
        self._figures.sort(place, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder)

    def fill_column_menu(self, menu: QMenu) -> None:
        """Put one check mark per column into a menu."""
        for column in COLUMNS:
            action = menu.addAction(column.title or "Doubt")
            action.setCheckable(True)
            action.setChecked(column.id not in self._hidden)
            action.toggled.connect(lambda is_on, name=column.id: self.set_column_shown(name, is_shown=is_on))
        menu.addSeparator()
        menu.addAction("Reset columns").triggered.connect(self.reset_columns)

    # Copy

    def as_rows(self) -> tuple[list[str], list[list[str]]]:
        """Give the heads and the texts of all rows shown, for paper."""
        places = [column_place(name) for name in self.shown_columns() if name != "review"]
        model = self._figures
        rows = [
            [str(model.index(row, place).data() or "") for place in places] for row in range(model.rowCount())
        ]
        return [COLUMNS[place].title for place in places], rows

    def rows_as_text(self) -> str:
        """Give the selected rows, else the current one, as lines of tab-separated text with the heads."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        current = self._figures.row_of(self._linked.current)
        if not rows and current is not None:
            rows = [current]
        places = [column_place(name) for name in self.shown_columns() if name != "review"]
        lines = ["\t".join(COLUMNS[place].title for place in places)]
        for row in rows:
            cells = (str(self._figures.index(row, place).data() or "") for place in places)
            lines.append("\t".join(" ".join(cell.split()) for cell in cells))
        return "\n".join(lines) + "\n" if rows else ""

    def copy_rows(self) -> int:
        """Put the selected rows on the clipboard; give their number."""
        text = self.rows_as_text()
        if text:
            QGuiApplication.clipboard().setText(text)
        return max(0, text.count("\n") - 1)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the sentence; J and K step like the arrows."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._linked.current:
            self.opened.emit(self._linked.current)
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K) and not event.modifiers():
            self.step(1 if key == Qt.Key.Key_J else -1)
        else:
            self.is_walking = True
            super().keyPressEvent(event)
            self.is_walking = False

    def step(self, by: int) -> None:
        """Go to the next or the previous row."""
        row = self._figures.row_of(self._linked.current)
        target = 0 if row is None else row + by
        if 0 <= target < self._figures.rowCount():
            self.is_walking = True
            self.selectRow(target)
            self.is_walking = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the focus without choosing the first row, as Qt would: nobody chose it."""
        has_current = self.currentIndex().isValid()
        self._is_syncing = not has_current
        super().focusInEvent(event)
        if not has_current:
            self.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.NoUpdate)
        self._is_syncing = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Give the row under the pointer its ground; sideways, the chosen figures are dragged to another name."""
        place = event.position().toPoint()
        self._hover(self.indexAt(place).row())
        pressed = self._pressed
        if pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            way = place - pressed.place
            if way.manhattanLength() >= QApplication.startDragDistance():
                self._pressed = None
                if pressed.is_kept or abs(way.x()) > abs(way.y()):  # up and down selects rows, as ever
                    self._drag(pressed.row)
                    return
            if pressed.is_kept:
                return
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag may begin; several chosen rows stay chosen until it is known that they are not dragged."""
        index = self.indexAt(event.position().toPoint())
        is_plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed = None
        if is_plain and index.isValid():
            is_chosen = self._figures.figure_at(index.row()).id in self._linked.selected
            is_kept = is_chosen and len(self._linked.selected) > 1
            self._pressed = _Pressed(event.position().toPoint(), index.row(), is_kept)
            if is_kept:
                return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the one row of several that was only clicked."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and pressed.is_kept:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.selectRow(pressed.row)
        super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the ground away."""
        self._hover(-1)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let the window show the commands for figures."""
        self.menu_wanted.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide and stretch columns for the new width; hide no first row for which there is room now."""
        super().resizeEvent(event)
        self._fit()
        current, scrolled = self._delegate.current, self.verticalScrollBar().value()
        if current is not None and scrolled:
            top = self.verticalHeader().sectionPosition(current)
            if scrolled <= top and top + self.rowHeight(current) <= self.viewport().height():
                self.scrollToTop()  # a project is opened in a table of no height, and scrolled to its current row

    # Private

    def _drag(self, row: int) -> None:
        """Drag the chosen figures, else the one of the row, to a source or a measure of the tree."""
        figure = self._figures.figure_at(row)
        selected = self._linked.selected
        if figure.id in selected:
            ids = [self._figures.figure_at(place).id for place in self._figures.rows_of(selected)]
        else:
            ids = [figure.id]
        label = QLabel(
            f"{len(ids):,} figures" if len(ids) > 1 else f"{voice_of(figure)} {format_figure(figure)}"
        )
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("look", "hint")
        label.adjustSize()
        drag = QDrag(self)
        drag.setMimeData(figures_data(ids))
        drag.setPixmap(label.grab())
        drag.setHotSpot(QPoint(-self._theme.space("m"), label.height() // 2))
        self._hover(-1)
        self.setState(self.State.NoState)
        drag.exec(Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)

    def _set_up(self) -> None:
        self.setAccessibleName("Figures")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setFrameShape(self.Shape.NoFrame)
        self.verticalHeader().hide()
        self.doubleClicked.connect(lambda index: self.opened.emit(self._figures.figure_at(index.row()).id))

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_column_menu)
        header.sectionClicked.connect(self._on_head_clicked)
        header.sectionMoved.connect(self._on_section_moved)
        header.sectionResized.connect(self._on_section_resized)

    def _restyle(self) -> None:
        theme = self._theme
        rows, header = self.verticalHeader(), self.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(theme.size("table_row"))
        rows.setDefaultSectionSize(theme.size("table_row"))
        header.setFixedHeight(theme.size("table_head"))
        header.setMinimumSectionSize(theme.px(2))
        self._cells = CellWidths(theme)
        self._needed, self._usual = self._cells.needed(self._measured), {}
        self._fit()

    def _measure_columns(self) -> None:
        """Ask anew how wide the words are when there are other figures; a filter moves no column."""
        if self._figures.generation != self._measured_at:  # an edited figure moves no column either
            self._measured_at, self._measured = self._figures.generation, self._figures.figures
            self._needed, self._usual = self._cells.needed(self._measured), {}
            self._fit()

    def _fit(self) -> None:
        """Hide what the user hid, and Outlet where Of what needs its room; never let Of what vanish."""
        e, header = self._theme.e, self.horizontalHeader()
        room, is_small = self.viewport().width() / e, 0 < self.width() / e < _SHRINKS_STANCE
        needed = dict(self._needed)
        if is_small:
            needed["stance"] = _SMALL_STANCE
        self._figures.set_untitled({"stance"} if is_small and "stance" not in self._kept else set())
        shown = {column.id for column in COLUMNS} - self._hidden
        widths = column_widths(room, shown, needed, self._kept)
        wanted = min(_HIDES_OUTLET, needed[STRETCHED]) if STRETCHED in shown else 0
        if "outlet" in widths and self.width() and room - sum(widths.values()) < wanted:
            shown.remove("outlet")
            widths = column_widths(room, shown, needed, self._kept)
        if room - sum(widths.values()) < min(_WANTED_MEASURE, needed[STRETCHED]):
            if not self._usual:
                usual = self._cells.needed(self._measured, _MOST_ROWS)
                self._usual = {name: usual[name] for name in _DAYS}
            widths = column_widths(room, shown, needed | self._usual, self._kept)
        self._is_fitting = True
        for place, column in enumerate(COLUMNS):
            self.setColumnHidden(place, column.id not in shown)
            if column.id in widths:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(place, round(widths[column.id] * e))
        place = column_place(STRETCHED)
        has_room = room - sum(widths.values()) >= _LEAST_MEASURE
        mode = QHeaderView.ResizeMode.Stretch if has_room else QHeaderView.ResizeMode.Interactive
        header.setSectionResizeMode(place, mode)
        if not has_room:
            header.resizeSection(place, self._theme.px(_LEAST_MEASURE))
        self._is_fitting = False
        self._find_first_column()

    def _find_first_column(self) -> None:
        header = self.horizontalHeader()
        shown = [p for p in range(len(COLUMNS)) if not self.isColumnHidden(p)]
        self._delegate.first_column = min(shown, key=header.visualIndex, default=0)

    def _hover(self, row: int) -> None:
        hovered = row if row >= 0 else None
        if hovered != self._delegate.hovered:
            self._delegate.hovered = hovered
            self.viewport().update()

    def _on_head_clicked(self, place: int) -> None:
        column, is_descending = self._figures.sorting
        if column != place:
            self._figures.sort(place, Qt.SortOrder.AscendingOrder)
        elif not is_descending:
            self._figures.sort(place, Qt.SortOrder.DescendingOrder)
        else:
            self._figures.sort(-1)
        self.scrollToTop()  # the first rows are what one sorts for; the current one stays selected
        self.columns_changed.emit()

    def _open_column_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_column_menu(menu)
        menu.popup(self.horizontalHeader().viewport().mapToGlobal(point))

    def _on_section_moved(self, *_: int) -> None:
        self._fit()
        self.columns_changed.emit()

    def _on_section_resized(self, place: int, _: int, size: int) -> None:
        """Keep the width that a person gave a column, whatever its words need."""
        column = COLUMNS[place]
        if not self._is_fitting and size and column.id != STRETCHED and not self.isColumnHidden(place):
            self._kept[column.id] = size / self._theme.e

    def _on_rows_selected(self, *_: QItemSelection) -> None:
        if not self._is_syncing:
            # Ranges, not selectedRows: that makes one index after another, 0.2 s for 5,000 rows.
            ranges = self.selectionModel().selection()
            rows = {row for part in ranges for row in range(part.top(), part.bottom() + 1)}
            self._linked.set_selected((self._figures.figure_at(row).id for row in rows), self)

    def _on_row_current(self, current: QModelIndex, _: QModelIndex) -> None:
        if not self._is_syncing and current.isValid():
            self._linked.set_current(self._figures.figure_at(current.row()).id, self)

    def _on_selected_changed(self, selected: frozenset[str], origin: object) -> None:
        if self._is_put_away():
            return
        if origin is not self:
            self._show_selection()
            rows = self._figures.rows_of(selected) if self._linked.current is None else []
            if rows:  # one alone is about to be the current one, and needs not stand at the top
                hint = self.ScrollHint.PositionAtTop if len(rows) > 1 else self.ScrollHint.EnsureVisible
                self.scrollTo(self._figures.index(rows[0], 0), hint)

    def _on_current_changed(self, figure_id: str | None, origin: object) -> None:
        if self._is_put_away():
            return
        self._delegate.current = self._figures.row_of(figure_id)
        if origin is not self:
            self._show_selection()
            if self._delegate.current is not None:
                self.scrollTo(self._figures.index(self._delegate.current, 0))
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Mark what was chosen while another view was shown."""
        super().showEvent(event)
        self._show_selection()
        if self._delegate.current is not None:
            self.scrollTo(self._figures.index(self._delegate.current, 0))

    def _is_put_away(self) -> bool:
        """Tell whether another view is shown in the window: marking rows that nobody sees takes 2 ms."""
        return self.window().isVisible() and not self.isVisible()

    def _show_selection(self) -> None:
        """Show what is selected and current elsewhere, as merged ranges of rows."""
        self._is_syncing = True
        try:
            model, last = self._figures, len(COLUMNS) - 1
            chosen = QItemSelection()
            start = previous = None
            for row in [*model.rows_of(self._linked.selected), None]:
                if start is not None and (row is None or row != previous + 1):
                    chosen.merge(
                        QItemSelection(model.index(start, 0), model.index(previous, last)),
                        QItemSelectionModel.SelectionFlag.Select,
                    )
                    start = None
                if start is None:
                    start = row
                previous = row
            selection = self.selectionModel()
            selection.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            current = model.row_of(self._linked.current)
            self._delegate.current = current
            index = model.index(current, 0) if current is not None else QModelIndex()
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        finally:
            self._is_syncing = False
        self.viewport().update()
