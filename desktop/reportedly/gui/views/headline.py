"""The band above chart and table: the measure, one line of what is reported, and the views."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reportedly.gui.models.project import AlikeSeries
from reportedly.gui.models.source_list import Tally
from reportedly.gui.shell.icons import themed_icon
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.as_of_slider import AsOfSlider
from reportedly.gui.views.controls import HairLine, TabStrip
from reportedly.model.formatting import sentence_case

__all__ = ["VIEWS", "Headline"]

VIEWS: dict[str, str] = {
    "over_time": "Over time",
    "side_by_side": "Side by side",
    "table": "Table",
    "matrix": "Matrix",
    "echo": "Echo",
    "ledger": "Ledger",
}
"""The views and their tabs, in their order."""

_MOST_ALIKE = 5
_LINE = 1.385  # e
_MOST_LINES = 2.5  # of the line beside the slider
_LEAST_CHOSEN = 10.0  # e in which the name of the chosen figure's measure says anything
_MOST_MEASURES = 30  # a menu longer than this is not read; the rest is in the panel at the left


class Headline(QFrame):
    """Tells which measure the chart shows and what is reported of it in one line."""

    measure_chosen = Signal(str)  # series key
    chosen_wanted = Signal()  # show the measure of the chosen figure
    view_chosen = Signal(str)  # one of VIEWS
    export_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._measures: Sequence[Tally] = ()
        self._alike: Callable[[], Sequence[AlikeSeries]] = tuple
        self._counted: Callable[[], Sequence[Tally]] = tuple
        self._name, self._chosen_name = "", ""
        self.setProperty("look", "surface")
        self._measure = QPushButton()
        self._measure.setProperty("look", "title")
        self._measure.clicked.connect(self._open_measures)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)  # the views below do not move when the first article comes
        self._measure.setSizePolicy(policy)
        self._line = QLabel()
        self._line.setTextFormat(Qt.TextFormat.RichText)
        self._line.setProperty("look", "second")
        self._arrow = self._tool("Choose a measure", None)
        self._arrow.clicked.connect(self._open_measures)
        self._arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the title opens the same menu
        self._chosen = QToolButton()
        self._chosen.setProperty("look", "quiet")
        self._chosen.clicked.connect(lambda _=False: self.chosen_wanted.emit())
        self._chosen.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._chosen.hide()
        self._line.setWordWrap(True)  # in a narrow window the deniers stand on a second line
        self._line.setAccessibleName("Headline")
        self.tabs = TabStrip(theme, height=2.55, gap=1.7)
        self.tabs.setAccessibleName("View")
        for title in VIEWS.values():
            self.tabs.addTab(title)
        self.tabs.currentChanged.connect(lambda place: self.view_chosen.emit(list(VIEWS)[place]))
        self.as_of = AsOfSlider(theme)
        self._export = self._tool("Export what is shown...", self.export_wanted.emit)
        self._title = QHBoxLayout()
        self._title.addWidget(self._measure)
        self._title.addWidget(self._arrow)
        self._title.addWidget(self._chosen)
        self._title.addStretch(1)
        self._head = QGridLayout()
        self._head.setColumnStretch(0, 1)
        self._placed: tuple[bool, bool] | None = None
        self._is_stacked = False  # the line above the slider, where it has no room beside it
        self._place(is_alone=False, is_stacked=False)
        self._tab_row = QHBoxLayout()
        self._tab_row.addWidget(self.tabs)
        self._tab_row.addStretch(1)
        self._tab_row.addWidget(self._export)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addLayout(self._tab_row)
        self._column.addWidget(HairLine(theme))
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_measures(
        self,
        measures: Sequence[Tally],
        shown: str | None,
        alike: Callable[[], Sequence[AlikeSeries]] = tuple,
        counted: Callable[[], Sequence[Tally]] | None = None,
    ) -> None:
        """Take the measures of the project, and which one the chart shows.

        `alike` gives those that may be the same as that one, `counted` the measures with their figures of the as-of
        day; they are asked when the menu is opened.
        """
        self._measures, self._alike = measures, alike
        self._counted = counted or (lambda: self._measures)
        self._name = next((tally.name for tally in measures if shown in tally.values), "")
        self._fit(keeps_stacked=True)

    def set_chosen_measure(self, name: str) -> None:
        """Say of what the chosen figure is where that is not what is shown; "" takes it away."""
        if name != self._chosen_name:
            self._chosen_name = name
            self._fit()

    def set_line(self, html: str) -> None:
        """Show the one line: range, reports, who denies."""
        self._line.setText(html)
        is_moving = self.as_of.hasFocus()  # who moves the slider shall find it, and all below, where it was
        self._line.setMinimumHeight(max(self._line.height() if is_moving else 0, self._theme.px(_LINE)))
        if not is_moving:
            self._fit(keeps_stacked=True)

    def set_view(self, name: str) -> None:
        """Mark the view that is shown."""
        self.tabs.setCurrentIndex(list(VIEWS).index(name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the measure to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _tool(self, title: str, run: Callable[[], None] | None) -> QToolButton:
        button = QToolButton()
        button.setProperty("look", "quiet")
        button.setToolTip(title)
        button.setAccessibleName(title.removesuffix("..."))
        if run is not None:
            button.clicked.connect(lambda _=False: run())
        return button

    def _fit(self, *, keeps_stacked: bool = False) -> None:
        metrics, name = QFontMetrics(self._theme.font(1.54, is_strong=True)), sentence_case(self._name)
        room = self.width() - 2 * self._theme.space("l") - self._theme.px(3)
        beside = room
        if not self.as_of.isHidden():
            beside -= self.as_of.sizeHint().width() + self._head.horizontalSpacing()
        is_alone = metrics.horizontalAdvance(name) > beside
        lines = self._line.heightForWidth(max(beside, 1)) / max(self._line.fontMetrics().lineSpacing(), 1)
        is_long = lines > _MOST_LINES and not self.as_of.isHidden()
        self._is_stacked = is_long or (keeps_stacked and self._is_stacked)
        is_alone = is_alone or self._is_stacked
        self._place(is_alone=is_alone, is_stacked=self._is_stacked)
        most = max(room if is_alone else beside, self._theme.px(8))
        text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, most)
        self._measure.setText(text)
        tip = "Choose which measure the chart shows"
        self._measure.setToolTip(tip if text == name else f"{name}\n{tip}")
        sides = self._theme.space("l") + self._theme.space("m")
        self.tabs.fit(self.width() - sides - self._export.sizeHint().width() - self._tab_row.spacing())
        # Its words are cut to the room, and must not keep it; nor stand apart from the arrow where they are few.
        needed = metrics.horizontalAdvance(text) + 2 * self._theme.space("xs")
        self._measure.setMinimumWidth(min(self._theme.px(8), needed))
        self._measure.setVisible(bool(self._name))
        self._arrow.setVisible(len(self._measures) > 1)
        self._measure.setAccessibleName(f"Measure: {self._name}")
        self._fit_chosen(most - self._measure.sizeHint().width() - self._arrow.sizeHint().width())

    def _fit_chosen(self, room: int) -> None:
        """Name the measure of the chosen figure beside the one that is shown, as far as there is room."""
        words = f"Show {self._chosen_name}"
        pads = 2 * self._theme.space("s")
        text = QFontMetrics(self._chosen.font()).elidedText(words, Qt.TextElideMode.ElideRight, room - pads)
        has_room = room > self._theme.px(_LEAST_CHOSEN)
        self._chosen.setText(text if has_room else "Show")
        tip = f"The chosen figure is of {self._chosen_name}. Show that measure"
        self._chosen.setToolTip(tip)
        self._chosen.setAccessibleName(tip)
        self._chosen.setVisible(bool(self._chosen_name and self._name))

    def _place(self, *, is_alone: bool, is_stacked: bool) -> None:
        """Put the measure beside the slider, or over the whole width; the line too where it is long."""
        if (is_alone, is_stacked) == self._placed:
            return
        self._placed = is_alone, is_stacked
        self._head.removeItem(self._title)
        for part in (self._line, self.as_of):
            self._head.removeWidget(part)
        self._head.addLayout(self._title, 0, 0, 1, 2 if is_alone else 1)
        self._head.addWidget(self._line, 1, 0, 1, 2 if is_stacked else 1)
        if is_stacked:
            self._head.addWidget(self.as_of, 2, 0, 1, 2, Qt.AlignmentFlag.AlignRight)
        else:
            row = 1 if is_alone else 0
            self._head.addWidget(self.as_of, row, 1, 2 - row, 1, Qt.AlignmentFlag.AlignBottom)

    def _open_measures(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_measure_menu(menu)
        menu.popup(self._measure.mapToGlobal(QPoint(0, self._measure.height())))

    def fill_measure_menu(self, menu: QMenu) -> None:
        """Put the measures into a menu; below, apart from them, those that may be the same as the one shown."""
        menu.setToolTipsVisible(True)
        for tally in self._counted()[:_MOST_MEASURES]:
            name = tally.name.replace("&", "&&")
            action = menu.addAction(f"{name}\t{tally.count}")
            action.setCheckable(True)
            action.setChecked(tally.name == self._name)
            value = next(iter(tally.values))
            action.triggered.connect(lambda _=False, series=value: self.measure_chosen.emit(series))
        alike = self._alike()
        if not alike:
            return
        menu.addSeparator()
        menu.addAction("May be the same as the one shown").setEnabled(False)
        for row in alike[:_MOST_ALIKE]:
            action = menu.addAction(f"{row.name.replace('&', '&&')}\t{row.count}")
            action.setToolTip(f"{sentence_case(row.reason)}. They are kept apart.")
            action.triggered.connect(lambda _=False, series=row.series: self.measure_chosen.emit(series))

    def _restyle(self) -> None:
        theme = self._theme
        side, air = theme.space("l"), theme.space("xs")  # the title has air for its ring
        self._head.setContentsMargins(side - air, theme.px(0.92), side, theme.px(0.6))
        self._line.setContentsMargins(air, 0, 0, 0)
        self._title.setSpacing(theme.space("xs"))
        self._head.setVerticalSpacing(theme.px(0.23))
        self._head.setHorizontalSpacing(theme.space("l"))
        self.as_of.updateGeometry()
        self._tab_row.setContentsMargins(side, 0, theme.space("m"), 0)
        self._arrow.setIcon(themed_icon("down", theme, color="ink3"))
        self._line.setMinimumHeight(theme.px(_LINE))
        self._export.setIcon(themed_icon("export", theme, color="ink3"))
        self._fit()
