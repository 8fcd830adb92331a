"""The start page: what the program is for, three ways to begin, and the recent projects."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.controls import HairLine
from reportedly.gui.views.start_picture import StartPicture

__all__ = ["RecentProject", "WelcomePage"]

_WIDTH = 77.0  # e
_MOST_RECENT = 5


@dataclass(frozen=True, slots=True)
class RecentProject:
    """A project that was open before: its name, folder and when it was last changed, in words."""

    path: str
    name: str
    folder: str
    changed: str


class _Card(QFrame):
    """A large button: icon, key, title and one line."""

    clicked = Signal()

    def __init__(self, theme: Theme, icon: str, key: str, title: str, line: str, *, is_primary: bool) -> None:
        super().__init__()
        self._theme, self._icon_name, self._is_primary = theme, icon, is_primary
        self.setProperty("look", "primary" if is_primary else "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self._icon, self._key, self._title, self._line = QLabel(), QLabel(key), QLabel(title), QLabel(line)
        self._key.setProperty("type", "small")
        self._title.setProperty("type", "detail")
        self._top = QHBoxLayout()
        self._top.addWidget(self._icon)
        self._top.addStretch(1)
        self._top.addWidget(self._key)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self._title)
        self._column.addWidget(self._line)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_line(self, line: str) -> None:
        """Change the line under the title."""
        self._line.setText(line)
        self.setAccessibleDescription(line)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Act on a click that ends inside."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on Enter and Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.px(1.54)
        self._column.setContentsMargins(side, side, side, theme.px(1.4))
        self._column.setSpacing(theme.px(0.23))
        color = "on_accent" if self._is_primary else "ink"
        self._icon.setPixmap(themed_icon(self._icon_name, theme, color=color).pixmap(theme.px(1.7)))
        self._title.setContentsMargins(0, theme.px(1.4), 0, 0)
        if not self._is_primary:
            for label in (self._key, self._line):
                label.setProperty("look", "second")


class _RecentRow(QFrame):
    """One recent project: name and when above, folder below."""

    clicked = Signal()

    def __init__(self, theme: Theme, project: RecentProject) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"Open {project.name}")
        self.setToolTip(project.path)
        grid = QGridLayout(self)
        grid.setContentsMargins(theme.px(0.15), theme.px(0.7), theme.px(0.15), theme.px(0.7))
        grid.setVerticalSpacing(theme.px(0.1))
        grid.setColumnStretch(0, 1)
        name, when, folder = QLabel(project.name), QLabel(project.changed), QLabel(project.folder)
        name.setProperty("type", "strong")
        when.setProperty("look", "muted")
        folder.setProperty("look", "muted")
        folder.setProperty("type", "small")
        folder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid.addWidget(name, 0, 0)
        grid.addWidget(when, 0, 1)
        grid.addWidget(folder, 1, 0, 1, 2)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the project."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the project on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class WelcomePage(QScrollArea):
    """Shown while no project is open. Files can be dropped anywhere on it."""

    sample_wanted = Signal()
    add_wanted = Signal()
    paste_wanted = Signal()
    project_wanted = Signal(str)
    shown = Signal()

    def __init__(self, theme: Theme, *, sample_line: str, add_key: str, paste_key: str, formats: str) -> None:
        super().__init__()
        self._theme = theme
        self._recent: Sequence[RecentProject] = ()
        self.setAccessibleName("Start page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        paper = QFrame()
        paper.setProperty("look", "paper")
        self._body = QWidget()
        self.picture = StartPicture(theme)
        outer = QVBoxLayout(paper)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        # A row of its own, so that wrapped words get the height that they need at their width.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._body)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addWidget(self.picture, 1)
        self._title = QLabel("Who said which number, about what, when?")
        self._title.setWordWrap(True)
        self._title.setProperty("type", "hero")
        self._lead = QLabel(
            "Load news articles. Reportedly finds every reported figure and shows it in a table, in the text and "
            "on a chart, with the sentence behind it one click away."
        )
        self._lead.setWordWrap(True)
        self._lead.setProperty("type", "lead")
        self._lead.setProperty("look", "second")
        cards = (("table", "Enter", "Open the sample", sample_line, self.sample_wanted),
                 ("add", add_key, "Add articles", "Files, folders or a saved page", self.add_wanted),
                 ("paste", paste_key, "Paste text", "From the clipboard", self.paste_wanted))  # fmt: skip
        self._cards = QHBoxLayout()
        self.first: QWidget | None = None
        for place, (icon, key, title, line, signal) in enumerate(cards):
            card = _Card(theme, icon, key, title, line, is_primary=place == 0)
            card.clicked.connect(lambda signal=signal: signal.emit())
            self._cards.addWidget(card, 1)
            self.first = self.first or card
        self._drop = QFrame()
        self._drop.setProperty("look", "drop")
        self._drop_icon, drop_text = QLabel(), QLabel(f"Or drop articles here: {formats}")
        drop_text.setProperty("look", "second")
        drop_row = QHBoxLayout(self._drop)
        drop_row.addStretch(1)
        drop_row.addWidget(self._drop_icon)
        drop_row.addWidget(drop_text)
        drop_row.addStretch(1)
        self._lists = QGridLayout()
        self._column = QVBoxLayout(self._body)
        for part in (self._title, self._lead):
            self._column.addWidget(part)
        self._column.addLayout(self._cards)
        self._column.addWidget(self._drop)
        self._column.addLayout(self._lists)
        self.setWidget(paper)
        self.setFocusProxy(self.first)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_recent(self, projects: Sequence[RecentProject]) -> None:
        """Show the recent projects."""
        self._recent = projects[:_MOST_RECENT]
        self._write_lists()

    def set_dropping(self, is_over: bool) -> None:
        """Mark the place to drop while something is held over the window."""
        self._drop.setProperty("active", "true" if is_over else "false")
        self._drop.style().unpolish(self._drop)
        self._drop.style().polish(self._drop)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that there is a page to draw a picture on."""
        super().showEvent(event)
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as wide as it may be."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        theme = self._theme
        self._body.setFixedWidth(
            min(theme.px(_WIDTH), max(self.viewport().width() - theme.px(6), theme.px(40)))
        )
        self._lead.setMaximumWidth(theme.px(49))

    def _write_lists(self) -> None:
        while self._lists.count():
            widget = self._lists.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._recent:
            rows = [self._recent_row(project) for project in self._recent]
            self._lists.addWidget(self._list("Recent projects", rows), 0, 0, Qt.AlignmentFlag.AlignTop)
        known = [self._hint("eye", "Nothing leaves this computer unless you ask."),
                 self._hint("keys", "Every command:", "Ctrl+K")]  # fmt: skip
        column = 1 if self._recent else 0
        self._lists.addWidget(self._list("Good to know", known), 0, column, Qt.AlignmentFlag.AlignTop)
        self._lists.setColumnStretch(0, 1)
        self._lists.setColumnStretch(1, 1)

    def _list(self, title: str, rows: Sequence[QWidget]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QLabel(title)
        head.setProperty("look", "second")
        head.setProperty("type", "strong")
        head.setContentsMargins(0, 0, 0, self._theme.px(0.46))
        column.addWidget(head)
        column.addWidget(HairLine(self._theme, color="control"))
        for row in rows:
            column.addWidget(row)
            column.addWidget(HairLine(self._theme))
        return holder

    def _recent_row(self, project: RecentProject) -> QWidget:
        row = _RecentRow(self._theme, project)
        row.clicked.connect(lambda path=project.path: self.project_wanted.emit(path))
        return row

    def _hint(self, icon: str, text: str, key: str = "") -> QWidget:
        theme = self._theme
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, theme.px(0.7), 0, theme.px(0.7))
        row.setSpacing(theme.px(0.8))
        sign = QLabel()
        sign.setPixmap(themed_icon(icon, theme, color="ink3").pixmap(theme.size("icon")))
        row.addWidget(sign)
        row.addWidget(QLabel(text))
        if key:
            label = QLabel(key)
            label.setProperty("look", "key")
            row.addWidget(label)
        row.addStretch(1)
        return holder

    def _restyle(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(0, theme.px(4.6), 0, theme.px(2))
        self._column.setSpacing(theme.px(1.08))
        self._lead.setContentsMargins(0, 0, 0, theme.px(1.5))
        self._cards.setSpacing(theme.px(1.08))
        self._drop.setFixedHeight(theme.px(4.46))
        self._drop_icon.setPixmap(themed_icon("file", theme, color="ink2").pixmap(theme.size("icon")))
        self._lists.setContentsMargins(0, theme.px(1.2), 0, 0)
        self._lists.setHorizontalSpacing(theme.px(3.08))
        self._write_lists()
        self._fit()
