"""The toolbar: add and paste at the left, search in the middle, export at the right."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme

__all__ = ["ToolBar"]

_SEARCH = 33.0  # e
_WORDS_FROM = 1440  # pixels at a font of 13: narrower windows show words on Add articles and Export only
_WAIT_MS = 150  # typing filters after a pause, not at each key


class ToolBar(QToolBar):
    """Built before the commands exist; `connect_actions` gives the buttons their work."""

    def __init__(self, theme: Theme, selection: LinkedSelection) -> None:
        super().__init__("Toolbar")
        self._theme, self._linked = theme, selection
        self.setObjectName("tools")
        self.setMovable(False)
        self.toggleViewAction().setVisible(False)
        self._add = self._button("Add articles", "add")
        self._paste = self._button("Paste", "paste")
        self._undo, self._redo = self._button("Undo", "undo"), self._button("Redo", "redo")
        for button in (self._undo, self._redo):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._export = self._button("Export", "export")
        self._review = self._button("Review", "accept")
        self._sentence = self._button("Safe sentence", "quote")
        self._review.setProperty("look", "review")
        self._review.setCheckable(True)
        self._reviewed = self._longest = ""
        self._export.setProperty("look", "framed")
        self._export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.search = QLineEdit()
        self.search.setProperty("look", "bare")
        self.search.setPlaceholderText("Search figures, sources and sentences")
        self.search.setAccessibleName("Search figures, sources and sentences")
        self.search.installEventFilter(self)
        self._glass, self._keys = QLabel(), QLabel()
        self._keys.setText(QKeySequence(QKeySequence.StandardKey.Find).toString(
            QKeySequence.SequenceFormat.NativeText))  # fmt: skip
        self._keys.setProperty("look", "key")
        self._field = QFrame()
        self._field.setProperty("look", "search")
        row = QHBoxLayout(self._field)
        row.setContentsMargins(theme.px(0.7), 0, theme.px(0.5), 0)
        row.setSpacing(theme.space("s"))
        row.addWidget(self._glass)
        row.addWidget(self.search, 1)
        row.addWidget(self._keys, 0, Qt.AlignmentFlag.AlignVCenter)
        holder = QWidget()
        self._line = line = QHBoxLayout(holder)
        line.setSpacing(theme.space("xs"))
        line.addWidget(self._add)
        line.addWidget(self._paste)
        line.addWidget(self._undo)
        line.addWidget(self._redo)
        line.addStretch(1)
        line.addWidget(self._field)
        line.addStretch(1)
        line.addWidget(self._review)
        line.addWidget(self._sentence)
        line.addWidget(self._export)
        holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(holder)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._filter)
        self.search.textEdited.connect(lambda _: self._timer.start())
        self.search.returnPressed.connect(self._filter)
        selection.filter_changed.connect(self._on_filter_changed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def connect_actions(
        self, add: QAction, paste: QAction, export: QMenu, review: QAction, sentence: QAction
    ) -> None:
        """Give the buttons their commands."""
        for button, action in ((self._review, review), (self._sentence, sentence)):
            button.clicked.connect(action.trigger)
            button.setToolTip(action.toolTip())
            button.setEnabled(action.isEnabled())
            action.enabledChanged.connect(button.setEnabled)
        for button, action in ((self._add, add), (self._paste, paste)):
            button.clicked.connect(action.trigger)
            button.setToolTip(action.toolTip())
        self._export.setMenu(export)
        for action in export.actions():
            action.enabledChanged.connect(lambda _: self._follow_export(export))
        self._follow_export(export)
        self._export.setToolTip("Export figures or the chart")

    def set_reviewing(self, *, is_open: bool) -> None:
        """Mark the review as open, with its counter."""
        self._review.setChecked(is_open)
        self._show_reviewed()

    def set_reviewed(self, done: int, total: int) -> None:
        """Say how far the review is."""
        self._reviewed = f"{done:,} of {total:,}"
        self._longest = f"Review  {total:,} of {total:,}"
        self._show_reviewed()

    def _show_reviewed(self) -> None:
        is_told = self._review.isChecked() and bool(self._reviewed)
        theme = self._theme
        if is_told:
            # As wide as the longest count: one that asks for more or less room lays the whole window out anew.
            words = QFontMetrics(theme.font(is_strong=True)).horizontalAdvance(self._longest)
            is_wide = self._review.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            self._review.setFixedWidth((words if is_wide else 0) + theme.px(3.1))
        else:
            self._review.setMinimumWidth(0)
            self._review.setMaximumWidth(theme.px(100))
        self._review.setText(f"Review  {self._reviewed}" if is_told else "Review")
        color = "accent" if self._review.isChecked() else "ink"
        self._review.setIcon(themed_icon("accept", theme, color=color))

    def _follow_export(self, export: QMenu) -> None:
        """Let the button be of use where one of its entries is."""
        self._export.setEnabled(any(action.isEnabled() for action in export.actions()))

    def connect_history(self, undo: QAction, redo: QAction) -> None:
        """Let two buttons follow the commands for undo and redo."""
        for button, action in ((self._undo, undo), (self._redo, redo)):
            button.clicked.connect(action.trigger)
            action.changed.connect(lambda button=button, action=action: _follow(button, action))
            _follow(button, action)

    @property
    def search_field(self) -> QWidget:
        """Give the frame of the search field, over which Find opens."""
        return self._field

    @property
    def last_stop(self) -> QWidget:
        """Give the last widget of the toolbar at which Tab stops."""
        return self._export

    def focus_search(self) -> None:
        """Put the caret into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def fit(self, width: int) -> None:
        """Show words beside the icons where there is room."""
        has_room = width * 13 / self._theme.e >= _WORDS_FROM
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if has_room else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        self._paste.setToolButtonStyle(style)
        self._review.setToolButtonStyle(style)
        self._sentence.setToolButtonStyle(style)
        self._field.setFixedWidth(min(self._theme.px(_SEARCH), width // 3))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the focus around the whole field, and leave it with Esc."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._field.setProperty("active", "true" if event.type() == QEvent.Type.FocusIn else "false")
            self._field.style().unpolish(self._field)
            self._field.style().polish(self._field)
        elif event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.search.clear()
            self._filter()
            return True
        return super().eventFilter(watched, event)

    def _button(self, text: str, icon: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setObjectName(icon)
        button.setAccessibleName(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _filter(self) -> None:
        self._timer.stop()
        self._linked.set_filter(self._linked.filter.with_text(self.search.text().strip()), self)

    def _on_filter_changed(self, spec: object, origin: object) -> None:
        if origin is not self and self.search.text().strip() != spec.text:
            self.search.setText(spec.text)

    def _restyle(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.size("tool_bar"))
        self._line.setContentsMargins(theme.space("s"), 0, theme.space("s"), 0)
        self._review.setFixedHeight(theme.size("button"))
        self._show_reviewed()
        for button in (self._add, self._paste, self._undo, self._redo, self._sentence, self._export):
            button.setIcon(themed_icon(button.objectName(), theme))
            button.setFixedHeight(theme.size("button"))
        self._field.setFixedHeight(theme.size("button"))
        self._glass.setPixmap(themed_icon("search", theme, color="ink3").pixmap(theme.size("icon")))
        self.fit(self.width())


def _follow(button: QToolButton, action: QAction) -> None:
    button.setEnabled(action.isEnabled())
    button.setToolTip(action.toolTip())
