"""Small multiples: several series below each other, each on its own scale, over the same days."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.fitting import day_range
from reportedly.charts.series_chart import SeriesChart
from reportedly.charts.showing import AT_FIRST, Showing
from reportedly.charts.spoken import Details
from reportedly.charts.wording import Wording
from reportedly.model.estimate import Series
from reportedly.model.formatting import sentence_case

__all__ = ["MOST_MULTIPLES", "Multiples"]

MOST_MULTIPLES = 8
"""More charts below each other are not compared any more."""

_LEAST_HEIGHT = 12.0  # e of one chart; where there is less room, the column scrolls


class Multiples(QScrollArea):
    """A column of charts; panning or zooming one over time moves all. Signals as those of `SeriesChart`."""

    figure_chosen = Signal(str)
    figure_opened = Signal(str)
    figures_selected = Signal(object)
    denial_chosen = Signal(object)
    denial_reached = Signal()
    undated_wanted = Signal(object)
    brushed = Signal(object, str)  # Brushed, and the key of the series
    menu_wanted = Signal(QPoint)
    figure_menu_wanted = Signal(QPoint)

    def __init__(self, theme: ChartTheme) -> None:
        super().__init__()
        self._theme, self._showing = theme, AT_FIRST
        self.charts: list[SeriesChart] = []
        self._titles: list[QLabel] = []
        self.series: Sequence[Series] = ()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._align)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

    def show_series(
        self, series: Sequence[Series], texts_of: Callable[[Series], Mapping[str, Wording]], details: Details,
        theme: ChartTheme,
    ) -> None:  # fmt: skip
        """Draw these series, in this order."""
        self.series, self._theme = series[:MOST_MULTIPLES], theme
        while len(self.charts) < len(self.series):
            self._add()
        for place, (chart, title) in enumerate(zip(self.charts, self._titles, strict=True)):
            is_used = place < len(self.series)
            chart.setVisible(is_used)
            title.setVisible(is_used)
            if not is_used:
                chart.show_series(None, {})
                continue
            one = self.series[place]
            chart.set_days_named(is_named=place == len(self.series) - 1)
            chart.show_series(one, texts_of(one), details, theme=theme)
            chart.setAccessibleName(f"Chart of {one.name}")
            title.setText(sentence_case(one.name))
        self._restyle()
        self._align()
        self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the axes one width again once all charts have found their height."""
        super().resizeEvent(event)
        self._later.start()

    def set_chosen(self, current: str | None, selected: frozenset[str] = frozenset()) -> None:
        """Ring the current and the selected figures."""
        for chart in self.charts:
            chart.set_chosen(current, selected)

    def set_changed(self, changed: frozenset[str]) -> None:
        """Mark what changed between two as-of days."""
        for chart in self.charts:
            chart.set_changed(changed)

    def set_filtered(self, *, is_filtered: bool) -> None:
        """Take whether a filter may hide figures of a measure."""
        for chart in self.charts:
            chart.set_filtered(is_filtered=is_filtered)

    def set_theme(self, theme: ChartTheme) -> None:
        """Take other colours, sizes or places of sources."""
        self._theme = theme
        for chart in self.charts:
            chart.set_theme(theme)
        self._restyle()
        self._align()

    def set_showing(self, showing: Showing) -> None:
        """Take other choices; a band that origins share is of one series, and is left to its own chart."""
        self._showing = showing
        for chart in self.charts:
            chart.set_showing(showing)
        self._align()

    def reset_view(self) -> None:
        """Show all days again."""
        for chart in self.charts:
            chart.set_days(None)

    def _add(self) -> None:
        chart, title = SeriesChart(self._theme), QLabel()
        title.setTextFormat(Qt.TextFormat.PlainText)
        chart.set_showing(self._showing)
        chart.figure_chosen.connect(self.figure_chosen)
        chart.figure_opened.connect(self.figure_opened)
        chart.figures_selected.connect(self.figures_selected)
        chart.denial_chosen.connect(self.denial_chosen)
        chart.denial_reached.connect(self.denial_reached)
        chart.undated_wanted.connect(self.undated_wanted)
        chart.width_changed.connect(self._later.start)
        chart.menu_wanted.connect(self.menu_wanted)
        chart.figure_menu_wanted.connect(self.figure_menu_wanted)
        place = len(self.charts)
        chart.brushed.connect(lambda brushed: self.brushed.emit(brushed, self.series[place].key))
        chart.moved.connect(lambda days: self._follow(chart, days))
        self.charts.append(chart)
        self._titles.append(title)
        self._column.addWidget(title)
        self._column.addWidget(chart, 1)

    def _follow(self, moved: SeriesChart, days: tuple[float, float] | None) -> None:
        for chart in self._used():
            if chart is not moved:
                chart.set_days(days)
        self._later.start()

    def _used(self) -> list[SeriesChart]:
        return self.charts[: len(self.series)]

    def _align(self) -> None:
        """Give all charts the same days, and axes of the same width: a day stands at one place in all of them."""
        used = [chart for chart in self._used() if chart.plotted is not None]
        ranges = [day_range(chart.plotted.whole) for chart in used if chart.plotted is not None]
        if not ranges:
            return
        days = min(first for first, _ in ranges), max(last for _, last in ranges)
        for chart in used:
            chart.share_days(days)
        widest = max(chart.value_width for chart in used)
        for chart in used:
            chart.set_value_width(widest)

    def _restyle(self) -> None:
        theme = self._theme
        for chart, title in zip(self.charts, self._titles, strict=True):
            chart.setMinimumHeight(round(theme.px(_LEAST_HEIGHT)))
            title.setFont(theme.text_font(1.0, is_strong=True))
            palette = title.palette()
            palette.setColor(palette.ColorRole.WindowText, theme.color("ink"))
            title.setPalette(palette)
            title.setContentsMargins(0, round(theme.px(0.5)), 0, round(theme.px(0.2)))
