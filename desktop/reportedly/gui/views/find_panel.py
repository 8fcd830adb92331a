"""Find in the whole project: a field over what was found in articles, figures and notes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.models.found_list import FoundListModel
from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.found_delegate import FoundDelegate

if TYPE_CHECKING:
    from reportedly.services.searching import SearchResult

__all__ = ["FindPanel"]

_WAIT_MS = 120  # typing searches after a pause, not at each key
_LEAST_WIDTH, _MOST_HEIGHT = 46.0, 40.0  # e
_PAGE = 8  # rows
_FEW, _MANY = 5, 500  # of each kind: so that all three are seen at once, and after "more"


class FindPanel(QFrame):
    """Opens over the search field of the toolbar; arrows walk, Enter goes there, Esc closes."""

    searched = Signal(str, int)  # words, and how many of each kind are shown
    chosen = Signal(object)  # SearchHit
    filter_wanted = Signal(str)  # show the figures with these words in the table

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._theme, self._window = theme, window
        self.setProperty("look", "popup")
        self.setAccessibleName("Find")
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in articles, figures and notes")
        self.field.setAccessibleName("Find in articles, figures and notes")
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._on_typed)
        self.model = FoundListModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(FoundDelegate(self.model, theme))
        self.list.setAccessibleName("Found")
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.clicked.connect(self._choose)
        self._note, self._hint = QLabel(), QLabel("Enter goes there, Tab to the next group, Esc closes")
        for label in (self._note, self._hint):
            label.setProperty("look", "muted")
        self._filter = QToolButton()
        self._filter.setText("Filter the table by these words")
        self._filter.setProperty("look", "link")
        self._filter.setToolTip("Show only the figures with these words (Ctrl+Enter)")
        self._filter.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._filter.clicked.connect(self._want_filter)
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(lambda: self.searched.emit(self.field.text(), _FEW))
        self._place = QRect()
        self._shown = ""  # the words that what is listed was found for
        self._is_entered = False  # Enter was pressed before the answer to the words came
        self._more_from: int | None = None  # the row that stays chosen when more are shown
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show_note("")

    def open_over(self, place: QRect, text: str) -> None:
        """Show the panel over a place of the screen, with words to begin with; those of last time where none."""
        self._place = place
        if text:
            self.field.setText(text)
        self.field.selectAll()
        self._fit()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.field.text():
            self.searched.emit(self.field.text(), _FEW)  # the project may have changed since

    def show_result(self, result: "SearchResult") -> None:
        """Show what was found; an answer to words typed before is left out."""
        if result.text != self.field.text():
            return
        self.model.set_result(result)
        place = self._more_from if self._more_from is not None else self.model.next_row(-1, 1)
        self._more_from = None
        if place is not None and place < len(self.model.rows):
            self.list.setCurrentIndex(self.model.index(place))
        words = result.text.strip()
        self._show_note("Nothing found." if words and not result.total else "")
        if place is not None:
            self.list.scrollTo(self.model.index(place))
        self._filter.setVisible(result.figure_count > 0)
        self._fit()
        self._shown = result.text
        if self._is_entered:
            self._enter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let keys walk the list while the field has the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, step = event.key(), 0
            if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
                step = 1 if key == Qt.Key.Key_Down else _PAGE
            elif key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp):
                step = -1 if key == Qt.Key.Key_Up else -_PAGE
            if step:
                self._walk(step)
                return True
            if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._step_group(1 if key == Qt.Key.Key_Tab else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self._want_filter()
                else:
                    self._enter()
                return True
        return super().eventFilter(watched, event)

    # Private

    def _enter(self) -> None:
        """Go to what is current; where the words were typed a moment ago, to what will be found for them."""
        self._is_entered = self._shown != self.field.text()
        if not self._is_entered:
            self._choose(self.list.currentIndex())

    def _on_typed(self, text: str) -> None:
        self._is_entered = False
        if text.strip():
            self._timer.start()
            return
        from reportedly.services.searching import SearchResult

        self._timer.stop()
        self.show_result(SearchResult(text))

    def _walk(self, step: int) -> None:
        row, way = self.list.currentIndex().row(), 1 if step > 0 else -1
        for _ in range(abs(step)):
            found = self.model.next_row(row, way)
            if found is None:
                break
            row = found
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            is_first = row == self.model.next_row(-1, 1)
            self.list.scrollTo(self.model.index(0 if is_first else row))  # the head stays in sight

    def _step_group(self, step: int) -> None:
        place = self.model.next_group(self.list.currentIndex().row(), step)
        if place is not None:
            self.list.setCurrentIndex(self.model.index(place))
            self.list.scrollTo(self.model.index(place - 1))

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self.model.rows[index.row()]
        if row.is_more:
            self._more_from = index.row()
            self.searched.emit(self.field.text(), _MANY)
        elif row.hit is not None:
            self.hide()
            self.chosen.emit(row.hit)

    def _want_filter(self) -> None:
        if self._filter.isVisibleTo(self):
            self.hide()
            self.filter_wanted.emit(self.field.text().strip())

    def _show_note(self, words: str) -> None:
        self._note.setText(words or "Words may stand apart; “words in quotes” stand together.")
        self._note.setVisible(not self.model.rows)
        self.list.setVisible(bool(self.model.rows))
        if not self.model.rows:
            self._filter.hide()

    def _build(self) -> None:
        self._glass = QLabel()
        self._head = QFrame()
        self._head.setProperty("look", "search")
        self._head.setProperty("active", "true")
        self.field.setProperty("look", "bare")
        self._top = QHBoxLayout(self._head)
        self._top.addWidget(self._glass)
        self._top.addWidget(self.field, 1)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._filter)
        self._foot.addStretch(1)
        self._foot.addWidget(self._hint)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._head)
        self._column.addWidget(self._note)
        self._column.addWidget(self.list, 1)
        self._column.addLayout(self._foot)

    def _fit(self) -> None:
        """Be as high as what was found needs, over the search field; nothing jumps sideways while typing."""
        theme, window = self._theme, self._window
        rows = sum(self.list.sizeHintForRow(row) for row in range(len(self.model.rows)))
        width = min(max(self._place.width(), theme.px(_LEAST_WIDTH)), window.width())
        most = min(theme.px(_MOST_HEIGHT), window.height() - theme.px(8))
        self.list.setFixedHeight(max(0, min(rows, most)))
        self._column.activate()
        height = self._column.sizeHint().height()
        left = self._place.center().x() - width // 2
        self.setGeometry(left, self._place.top() - theme.px(0.3), width, height)

    def _restyle(self) -> None:
        theme = self._theme
        pad = theme.space("s")
        self._column.setContentsMargins(pad, pad, pad, pad)
        self._column.setSpacing(pad)
        self._top.setContentsMargins(theme.px(0.7), 0, theme.px(0.5), 0)
        self._foot.setContentsMargins(pad, 0, pad, 0)
        self._head.setFixedHeight(theme.size("button"))
        self._note.setContentsMargins(pad, 0, pad, 0)
        self._glass.setPixmap(themed_icon("search", theme, color="ink3").pixmap(theme.size("icon")))
