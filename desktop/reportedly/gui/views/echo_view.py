"""Echo: which reports tell the same statement, one lane an origin, and what changed on the way."""

from html import escape

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.models.echo_grid import EchoGrid
from reportedly.gui.models.echo_ledger_tables import echo_summary, echo_table
from reportedly.gui.models.echo_map import EchoCell, Echoes, EchoMap, Part, Telling, outlet_of
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import HairLine
from reportedly.gui.views.copied import copy_table
from reportedly.gui.views.echo_delegate import EchoDelegate, EchoSizes
from reportedly.gui.views.empty_note import EmptyNote
from reportedly.gui.views.linked_table import LinkedFrame, LinkedTable
from reportedly.gui.views.segments import Segments

__all__ = ["EchoView"]

_STEPS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip
_NO_MAP = EchoMap()
_LEAST = 26.0  # e of width
_NARROW, _LOW = 42.0, 40.0  # e: the switches stand below the words; there is no room for all of these


class _Cards(LinkedTable):
    """The cards; arrows go from card to card."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step over places without a card."""
        key = Qt.Key(event.key())
        if key in _STEPS and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        ):  # fmt: skip
            self._step(*_STEPS[key])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the card under the pointer."""
        super().mouseMoveEvent(event)
        index, delegate = self.indexAt(event.position().toPoint()), self.itemDelegate()
        place = (index.row(), index.column()) if index.isValid() else None
        if isinstance(delegate, EchoDelegate) and delegate.hovered != place:
            delegate.hovered = place
            self.viewport().update()

    def _step(self, down: int, right: int) -> None:
        """Go to the next card in a direction; up and down to the nearest one of that row."""
        grid, now = self.model(), self.currentIndex()
        if not isinstance(grid, EchoGrid) or not grid.rows:
            return
        row, column = (now.row(), now.column()) if now.isValid() else (0, -1 if right else 0)
        while True:
            row, column = row + down, column + right
            if not (0 <= row < len(grid.rows) and 0 <= column < len(grid.rows[0])):
                return
            found = _nearest(grid.rows[row], column, is_level=bool(right))
            if found is not None:
                self.setCurrentIndex(grid.index(row, found))
                return


def _nearest(cells: list[EchoCell], column: int, *, is_level: bool) -> int | None:
    """Give the column of the card at a place of a row, or nearest to it; None for a row without cards."""
    places = [place for place, cell in enumerate(cells) if cell.figures]
    if is_level:
        return column if column in places else None
    return min(places, key=lambda place: abs(place - column), default=None)


class EchoView(LinkedFrame):
    """The echo map, linked with the rest of the window; what a person says of origins goes out as signals."""

    opened = Signal(str)  # figure id: to the sentence
    menu_wanted = Signal(QPoint)  # of the current figure
    same_wanted = Signal()  # the selected reports are one origin
    own_wanted = Signal()  # they have an origin of their own
    forget_wanted = Signal()  # what was said of them counts no longer

    def __init__(
        self, project: ProjectModels, selection: LinkedSelection, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._linked, self._theme, self._sizes = selection, theme, EchoSizes(theme)
        self._shown = Echoes(_NO_MAP, _NO_MAP)
        self._is_following = False  # the window chooses, not a person here
        self.model, self.cards = EchoGrid(self), _Cards()
        self._delegate = EchoDelegate(theme, project, self.cards)
        self.by_origin, self.by_time = QPushButton("By origin"), QPushButton("By time")
        self.of_measure, self.of_all = QPushButton("This measure"), QPushButton("All")
        self.same, self.own = QPushButton("Same origin"), QPushButton("Own origin")
        self.forget = QPushButton("Take back")
        self._words_of = [(button, button.text()) for button in (self.same, self.own, self.forget)]
        for button, words in self._words_of:
            button.setAccessibleName(words)
        self._title, self._line, self._evidence = QLabel(), QLabel(), QLabel()
        self._empty = EmptyNote(project, selection, theme)
        self._set_up_cards()
        self._build()
        selection.current_changed.connect(self._show_current)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.clear("")

    def clear(self, words: str) -> None:
        """Show nothing, and say why."""
        self.set_shown(Echoes(_NO_MAP, _NO_MAP))
        self._empty.say(words)

    def set_shown(self, shown: Echoes) -> None:
        """Show another map."""
        self._shown = shown
        self._show()

    def copy_rows(self) -> int:
        """Put what is shown on the clipboard as a table; give the number of rows."""
        table = echo_table(self.model.shown)
        return copy_table(table.heads, table.rows)

    def minimumSizeHint(self) -> QSize:
        """Give the side panels their widths: the switches may be cut in a very narrow window."""
        return QSize(self._theme.px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: object) -> None:
        """Put as many reports beside each other as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Mark no card when the pointer has left them."""
        if watched is self.cards.viewport() and event.type() == QEvent.Type.Leave and self._delegate.hovered:
            self._delegate.hovered = None
            self.cards.viewport().update()
        return super().eventFilter(watched, event)

    # Building

    def _set_up_cards(self) -> None:
        cards = self.cards
        cards.set_up(self.model, self._delegate, "Echo")
        cards.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        cards.setMouseTracking(True)
        cards.setWordWrap(False)
        for header in (cards.verticalHeader(), cards.horizontalHeader()):
            header.hide()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        cards.selectionModel().selectionChanged.connect(self._on_selected)
        cards.doubleClicked.connect(self._on_opened)
        cards.menu_wanted.connect(self._on_menu)
        cards.viewport().installEventFilter(self)
        self._hand_focus_to(cards)

    def _build(self) -> None:
        self._title.setProperty("type", "detail")
        self._line.setProperty("look", "second")
        self._evidence.setProperty("look", "second")
        self._evidence.setTextFormat(Qt.TextFormat.RichText)
        self._evidence.setAccessibleName("Evidence")
        for label in (self._line, self._evidence):
            label.setWordWrap(True)
        self._evidence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._line)
        self._head, self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
        self._switches = QHBoxLayout()
        self._head.addLayout(words, 1)
        for pair in ((self.of_measure, self.of_all), (self.by_origin, self.by_time)):
            self._switches.addLayout(Segments(*pair, self._show))
        self._switches.addStretch()
        self._head.addLayout(self._switches)
        self._foot.addWidget(self._evidence, 1)
        for button, tip, signal in (
            (self.same, "The selected reports tell the same statement", self.same_wanted),
            (self.own, "The selected reports tell a statement of their own", self.own_wanted),
            (self.forget, "Group the selected reports as the program does", self.forget_wanted),
        ):
            button.setProperty("look", "small")
            button.setToolTip(tip)
            button.clicked.connect(lambda _=False, signal=signal: self._correct(signal))
            self._foot.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._rule = HairLine(self._theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._empty, 1)
        column.addWidget(self.cards, 1)
        column.addWidget(self._rule)
        column.addLayout(self._foot)

    # Showing

    def _show(self) -> None:
        shown = self._shown.of_measure if self.of_measure.isChecked() else self._shown.of_all
        self.model.set_shown(shown, is_by_time=self.by_time.isChecked())
        self._select_again()
        self._title.setText(_counted(shown))
        self._line.setText(_line_of(shown))
        self._title.setVisible(shown.reports > 0)
        self._empty.explain_measure()
        self._empty.setVisible(shown.reports == 0)
        for part in (self._rule, self._evidence, self.same, self.own):
            part.setVisible(shown.reports > 0)
        self.cards.setVisible(shown.reports > 0)
        self.cards.setAccessibleDescription(echo_summary(shown) if shown.reports else self._empty.text())
        self._fit()
        self._show_current()
        if self.cards.isVisible():
            self._hand_focus_on()

    def _fit(self) -> None:
        sizes, theme = self._sizes, self._theme
        is_narrow = self.width() < theme.px(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(way)
        has_room = not is_narrow or self.height() > theme.px(_LOW)
        shown = self._shown.of_measure if self.of_measure.isChecked() else self._shown.of_all
        has_any = shown.reports > 0
        # The headline above says the same of the measure; nothing else of it can be left out.
        self._title.setVisible(has_any and (has_room or self.of_all.isChecked()))
        self._line.setVisible(has_room and has_any)
        for button, words in self._words_of:
            button.setText(words if has_room else "")  # its tooltip says what it does
        self._evidence.setMinimumHeight(theme.px((3 if has_room else 2) * 1.385))
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        first = sizes.first(is_by_time=self.model.is_by_time)
        room = self.cards.width() - bar - first - theme.space("s")
        columns = max(1, room // sizes.report)
        before = self.model.columnCount()
        self.model.set_columns(columns)
        if self.model.columnCount() != before:
            self._select_again()
            self._show_current()
        width = max(room // columns, theme.px(8))
        for column in range(self.model.columnCount()):
            self.cards.setColumnWidth(column, width if column else first)
        self.cards.verticalHeader().setDefaultSectionSize(sizes.usual)
        for row, cells in enumerate(self.model.rows):
            height = sizes.height(cells, width)
            if height != sizes.usual:
                self.cards.setRowHeight(row, height)

    def _select_again(self) -> None:
        """Select the reports of the selected figures, after the cards were laid out anew."""
        self._is_following = True
        for figure in self._linked.selected:
            for place in self.model.places_of(figure):
                here = self.model.index(*place)
                self.cards.selectionModel().select(here, QItemSelectionModel.SelectionFlag.Select)
        self._is_following = False

    def _show_current(self) -> None:
        """Mark the card of the figure that is current in the window, and select it where another one is."""
        current = self._delegate.current = self._linked.current
        places = self.model.places_of(current)
        chosen = {(index.row(), index.column()) for index in self.cards.selectionModel().selectedIndexes()}
        has_it = any(current in self.model.cell(*place).figures for place in chosen)
        if not has_it:
            self._is_following = True
            if places:
                self.cards.setCurrentIndex(self.model.index(*places[0]))
            else:
                self.cards.selectionModel().clear()
            self._is_following = False
        self._show_evidence()
        self.cards.viewport().update()

    def _show_evidence(self) -> None:
        cells = self._chosen()
        reports = [cell for cell in cells if cell.telling is not None]
        current = next((cell for cell in reports if self._linked.current in cell.figures), None)
        words = _evidence_words(current or (cells[0] if cells else None))
        self._evidence.setText(words or "Choose a report to see why it stands where it does.")
        lanes = {cell.lane.origin.id: cell.lane for cell in cells if cell.lane is not None}
        tellings = {telling.report for cell in cells for telling in _tellings(cell)}
        self.same.setEnabled(len(lanes) > 1)
        self.own.setEnabled(
            bool(tellings) and len(tellings) < sum(len(lane.tellings) for lane in lanes.values())
        )
        self.forget.setVisible(any(lane.origin.is_by_hand for lane in lanes.values()))

    def _chosen(self) -> list[EchoCell]:
        indexes = self.cards.selectionModel().selectedIndexes()
        cells = [self.model.cell(index.row(), index.column()) for index in indexes]
        return [cell for cell in cells if cell.figures]

    # What a person does

    def _on_selected(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        if self._is_following:
            return
        cells, now = self._chosen(), self.cards.currentIndex()
        figures = [figure for cell in cells for figure in cell.figures]
        here = self.model.cell(now.row(), now.column()) if now.isValid() else None
        cell = here if here in cells else cells[0] if cells else None
        if cell is None:
            self._show_evidence()
            return
        first = _tellings(cell)[0].figure.id
        self._linked.set_selected(figures, self)
        self._linked.set_current(first, self)
        self._show_evidence()

    def _correct(self, signal: SignalInstance) -> None:
        signal.emit()
        self.cards.setFocus(Qt.FocusReason.OtherFocusReason)  # the button may have nothing left to do

    def _on_opened(self, index: QModelIndex) -> None:
        tellings = _tellings(self.model.cell(index.row(), index.column()))
        if tellings:
            self.opened.emit(tellings[0].figure.id)

    def _on_menu(self, at: QPoint) -> None:
        if self._chosen():
            self.menu_wanted.emit(at)

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.space("l")
        self._head.setContentsMargins(side, theme.space("s"), side, theme.space("s"))
        self._head.setSpacing(theme.space("s"))
        self._switches.setSpacing(theme.space("m"))
        self._foot.setContentsMargins(side, theme.space("s"), side, theme.space("s"))
        self._foot.setSpacing(theme.space("s"))
        self._evidence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        size = QSize(theme.size("icon"), theme.size("icon"))
        for button, icon in ((self.same, "link"), (self.own, "split"), (self.forget, "undo")):
            button.setIcon(themed_icon(icon, theme, color="ink2"))
            button.setIconSize(size)
        self._fit()


def _tellings(cell: EchoCell) -> tuple[Telling, ...]:
    """Give the reports that a card stands for."""
    if cell.telling is not None:
        return (cell.telling,)
    return cell.lane.tellings if cell.part is Part.ORIGIN and cell.lane is not None else ()


def _counted(shown: EchoMap) -> str:
    reports = "1 report" if shown.reports == 1 else f"{shown.reports:,} reports"
    return f"{reports}, 1 origin" if shown.origins == 1 else f"{reports}, {shown.origins:,} origins"


def _line_of(shown: EchoMap) -> str:
    if not shown.lanes:
        return "Every report here has its own origin."
    words = "Grouped by shared text, figure and source, in order of time; dashed where the date is not known."
    return f"<b>{shown.changed:,}</b> changed on the way. {words}" if shown.changed else words


def _evidence_words(cell: EchoCell | None) -> str:
    """Say why a report stands in its lane, with the words that it shares."""
    if cell is None or cell.lane is None:
        return ""
    title = escape(cell.lane.origin.title)
    if cell.telling is None:
        return f"<b>{title}</b>: {escape(cell.lane.origin.what)}"
    outlet = f"<b>{escape(outlet_of(cell.telling.report))}</b>"
    if len(cell.lane.tellings) == 1 or not cell.telling.report.evidence:
        return f"{outlet}: no other report tells the same statement."
    reasons = []
    for one in cell.telling.report.evidence:
        quoted = " ".join(one.quoted.split())
        reasons.append(escape(one.words) + (f" (“{escape(quoted)}”)" if quoted else ""))
    changes = "".join(f" <b>{escape(change.words)}.</b>" for change in cell.telling.changes)
    return f"{outlet} belongs to {title}: {'; '.join(reasons)}.{changes}"
