"""The current figure: its fields, why each of them has its value, and what it can be true beside."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.both_true_page import BothTruePage
from reportedly.gui.views.controls import HairLine, TabStrip
from reportedly.gui.views.detail_rows import WhyPage
from reportedly.gui.views.fields_page import FieldsPage
from reportedly.gui.views.figure_words import FigureWords
from reportedly.gui.views.flag_strip import FlagStrip
from reportedly.gui.views.review_signs import REVIEW_SIGNS

__all__ = ["DetailPanel"]

_WHY, _BOTH_TRUE = 1, 2  # tabs


class DetailPanel(QFrame):
    """Title, tabs Fields, Why? and Both true?, and what can be done with the figure."""

    copy_wanted = Signal()
    chart_wanted = Signal()  # show the measure of this figure on the chart
    typed = Signal(str, str, str)  # figure id, field, text
    edit_left = Signal()
    star_wanted = Signal()
    accept_wanted = Signal()
    reject_wanted = Signal()
    edit_wanted = Signal()
    both_true_shown = Signal(bool)  # the tab was opened or left

    def __init__(
        self,
        theme: Theme,
        choices: Callable[[str], Sequence[str]] = lambda _: (),
        place_of: Callable[[str], int | None] = lambda _: None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("look", "surface")
        self.setAccessibleName("Figure")
        self._title, self._subtitle, self._place = QLabel(), QLabel(), QLabel()
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._subtitle.setProperty("look", "second")
        self._title.setProperty("type", "detail")
        self._place.setProperty("look", "muted")
        self.tabs = TabStrip(theme, height=2.23, gap=1.4)
        self.tabs.setAccessibleName("About the figure")
        self.tabs.addTab("Fields")
        self.tabs.addTab("Why?")
        self.tabs.addTab("Both true?")
        self._fields, self._why = FieldsPage(theme, choices), WhyPage(theme)
        self.both_true = BothTruePage(theme, place_of)
        self._fields.typed.connect(self.typed)
        self._fields.edit_left.connect(self.edit_left)
        self._stack = QStackedWidget()
        areas = [
            _scrolled(self._fields, "Fields"),
            _scrolled(self._why, "Why?"),
            _scrolled(self.both_true, "Both true?"),
        ]
        for area in areas:
            self._stack.addWidget(area)
        self._area = areas[0]
        self._before: int | None = None  # how far it was scrolled before a line was brought into sight
        self._fields.opened.connect(self._bring)
        self._fields.edit_left.connect(self._scroll_back)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.tabs.currentChanged.connect(lambda place: self.both_true_shown.emit(place == _BOTH_TRUE))
        self._chart, self._copy, self._star = QToolButton(), QToolButton(), QToolButton()
        self.accept, self.reject, self.edit_figure = QPushButton(), QPushButton(), QPushButton()
        self._star.setProperty("look", "quiet")
        self._star.setAccessibleName("Star")
        self._star.setToolTip("Star this figure")
        self._star.clicked.connect(self.star_wanted)
        self.flags = FlagStrip(theme)
        self._sign = QLabel()
        self._words: FigureWords | None = None
        self._chosen = 1
        self._empty = QLabel("Choose a figure to see its fields and why it was read so.")
        self._empty.setProperty("look", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.set_figure(None)

    def set_figure(self, words: FigureWords | None, *, place: str = "", is_on_chart: bool = True) -> None:
        """Show a figure, or what to do while there is none; `place` says "7 of 16"."""
        self._body.setVisible(words is not None)
        self._empty.setVisible(words is None)
        if words is None or self._words is None or words.id != self._words.id:
            self._scroll_back()
        self._words = words
        if words is None:
            return
        self._title.setText(words.title)
        self._show_signs(words)
        self._subtitle.setText(words.subtitle)
        self._subtitle.setToolTip(words.subtitle)
        self._place.setText(place)
        self._chart.setVisible(not is_on_chart)
        self._fields.set_words(words)
        self._why.set_words(words)

    def _bring(self, value: QWidget) -> None:
        """Bring a value whose line was opened into sight, until it is left."""
        if self._before is None:
            self._before = self._area.verticalScrollBar().value()
        self._area.ensureWidgetVisible(value, 0, self._theme.space("m"))

    def _scroll_back(self) -> None:
        """Show again what was in sight before."""
        if self._before is not None:
            self._area.verticalScrollBar().setValue(self._before)
            self._before = None

    def set_chosen(self, count: int) -> None:
        """Say how many figures are chosen together with this one: the verdicts are of all of them."""
        if count != self._chosen:
            self._chosen = count
            self._fit_foot()

    def edit(self, field: str) -> None:
        """Open the line of a field in the tab Fields."""
        self.tabs.setCurrentIndex(0)
        if not self._fields.edit(field):
            self._fields.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def end_edit(self) -> None:
        """Close the line: what was typed is in the project."""
        self._fields.end_edit()
        self._scroll_back()

    def show_wrong(self, why: str) -> None:
        """Say why what was typed cannot be kept."""
        self._fields.show_wrong(why)

    def show_why(self) -> None:
        """Show the tab Why?."""
        self.tabs.setCurrentIndex(_WHY)

    def show_both_true(self) -> None:
        """Show the tab Both true?."""
        self.tabs.setCurrentIndex(_BOTH_TRUE)

    def _build(self) -> None:
        self._head, self._buttons = QHBoxLayout(), QWidget()
        self._buttons.setMinimumWidth(1)  # what finds no room is shortened; the panel is not widened for it
        self._foot = QHBoxLayout(self._buttons)
        for button, text, tip, signal in (
            (self._chart, "Show on the chart", "Show this figure’s measure on the chart", self.chart_wanted),
            (self._copy, "Copy row", "Copy this figure as a row of text", self.copy_wanted),
        ):
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(text)
            button.clicked.connect(lambda _=False, signal=signal: signal.emit())
        self._chart.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)  # its words have no room here
        for verdict, text, wanted in (
            (self.accept, "Accept  A", self.accept_wanted),
            (self.reject, "Reject  X", self.reject_wanted),
            (self.edit_figure, "Edit  E", self.edit_wanted),
        ):
            verdict.setProperty("words", text)
            verdict.setAccessibleName(text.split()[0])
            verdict.setAutoDefault(False)
            verdict.clicked.connect(wanted)
            self._foot.addWidget(verdict)
        self.accept.setProperty("look", "primary")
        self._head.addWidget(self._sign)
        self._head.addWidget(self._title)
        self._head.addWidget(self._subtitle, 1)
        self._head.addWidget(self._star)
        self._head.addWidget(self._place)
        self._foot.addStretch(1)
        self._foot.addWidget(self._chart)
        self._foot.addWidget(self._copy)
        self._tab_row = QHBoxLayout()
        self._tab_row.addWidget(self.tabs)
        self._tab_row.addStretch(1)
        self._body = QWidget()
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(self._head)
        inner.addLayout(self._tab_row)
        inner.addWidget(HairLine(self._theme))
        inner.addWidget(self._stack, 1)
        inner.addWidget(self.flags)
        inner.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body, 1)
        column.addWidget(self._empty, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write as much on the buttons as there is room for."""
        super().resizeEvent(event)
        self.both_true.set_room(self.height())
        self._fit_foot()

    def _fit_foot(self) -> None:
        """Show signs, keys and the words of Copy; with less room leave out the last of these, and one more."""
        theme = self._theme
        verdicts = (
            (self.accept, themed_icon("accept", theme, color="on_accent")),
            (self.reject, themed_icon("close", theme)),
            (self.edit_figure, themed_icon("edit", theme)),
        )
        for left_out in range(4):
            for button, icon in verdicts:
                words = self._verdict_words(button)
                button.setText(words if left_out < 2 else words.rpartition("  ")[0])
                button.setToolTip("" if left_out < 2 else words)
                button.setAccessibleName(words.rpartition("  ")[0])
                button.setIcon(icon if left_out < 3 else QIcon())
            self._copy.setToolButtonStyle(
                Qt.ToolButtonStyle.ToolButtonIconOnly
                if left_out
                else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            )
            if self._foot.minimumSize().width() <= self.width():
                break

    def _verdict_words(self, button: QPushButton) -> str:
        """Write what a button does, with its key; of several figures with their number."""
        name, _, key = str(button.property("words")).rpartition("  ")
        number = f" {self._chosen:,}" if self._chosen > 1 and button is not self.edit_figure else ""
        return f"{name}{number}  {key}"

    def _restyle(self) -> None:
        theme, side = self._theme, self._theme.px(1.08)
        self._head.setContentsMargins(side, theme.px(0.7), side, theme.px(0.3))
        self._head.setSpacing(theme.space("s"))
        self._tab_row.setContentsMargins(side, 0, side, 0)
        self._foot.setContentsMargins(side, theme.px(0.45), side - theme.space("s"), theme.px(0.6))
        self._foot.setSpacing(theme.space("s"))
        if self._words is not None:
            self._show_signs(self._words)
        self._chart.setIcon(themed_icon("clock", theme, color="ink2"))
        self._copy.setIcon(themed_icon("table", theme, color="ink2"))
        self._fit_foot()

    def _show_signs(self, words: FigureWords) -> None:
        """Show what was said of the figure, and its star."""
        theme = self._theme
        sign = REVIEW_SIGNS.get(words.review)
        self._sign.setVisible(sign is not None)
        if sign is not None:
            self._sign.setPixmap(themed_icon(sign[0], theme, color=sign[1]).pixmap(theme.px(1.23)))
            self._sign.setToolTip(words.review.value.capitalize())
            self._sign.setAccessibleName(words.review.value)
        name = "starred" if words.is_starred else "star"
        self._star.setIcon(themed_icon(name, theme, color="warn" if words.is_starred else "ink3"))
        self._star.setToolTip("Take the star away" if words.is_starred else "Star this figure")
        self._star.setAccessibleName("Star")


def _scrolled(page: QWidget, name: str) -> QScrollArea:
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    return area
