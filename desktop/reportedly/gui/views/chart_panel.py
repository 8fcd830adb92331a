"""The chart over time of one measure; its library is imported after the window shows."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from textwrap import shorten
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QFrame, QVBoxLayout

from reportedly.analysis.headline import Headline, headline_of
from reportedly.analysis.series import build_series, estimate_of, narrow_series
from reportedly.charts.showing import AT_FIRST
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.model.estimate import Estimate, Series
from reportedly.model.figure import FIELD_ORDER, Figure, Review
from reportedly.model.filter import voice_of
from reportedly.services.formatting import (
    format_date,
    format_figure,
    format_number,
    format_target,
    format_value,
)

if TYPE_CHECKING:
    from reportedly.charts.chart_theme import ChartTheme
    from reportedly.charts.image_export import ChartImage
    from reportedly.charts.series_chart import SeriesChart
    from reportedly.charts.wording import Wording

__all__ = ["ChartPanel"]

_LONGEST_SENTENCE = 220  # characters of the hover card; the whole stands in the article
_DRAW_AFTER_MS = 20
_CHEAP_MS = 8.0  # a drawing that takes less is done after each edit
_PAUSE_MS = 350
_LOOK = tuple(name for name in FIELD_ORDER if name != "review")
_MOST_KNOWN = 50_000  # estimates kept from one drawing to the next
_MOST_DENIERS = 3  # named in the headline; the rest is counted


class _Wordings(Mapping[str, "Wording"]):
    """Figures as they are written, each worked out when a label asks for it: most of thousands have none."""

    def __init__(self, series: Series | None, figure_of: Callable[[str], Figure | None]) -> None:
        self._series, self._figure_of = series, figure_of
        self._written: dict[str, Wording] = {}

    def __getitem__(self, figure_id: str) -> "Wording":
        from reportedly.charts.wording import Wording

        if figure_id not in self._written:
            figure = self._figure_of(figure_id)
            if figure is None:
                raise KeyError(figure_id)
            said = format_date(figure.statement_date)
            self._written[figure_id] = Wording(format_figure(figure), format_target(figure), said)
        return self._written[figure_id]

    def __iter__(self) -> Iterator[str]:
        return (estimate.figure_id for estimate in (self._series.estimates if self._series else ()))

    def __len__(self) -> int:
        return len(self._series.estimates) if self._series else 0

    def __contains__(self, figure_id: object) -> bool:
        return isinstance(figure_id, str) and self._figure_of(figure_id) is not None


class ChartPanel(QFrame):
    """Hands the figures that pass the filter to the chart, and the chart's choices to the selection."""

    opened = Signal(str)  # double click or Enter on a mark: go to the sentence
    shown = Signal(object)  # Series or None
    ready = Signal()  # the chart's library is imported and its view stands in the panel

    def __init__(self, project: ProjectModels, selection: LinkedSelection, theme: Theme) -> None:
        super().__init__()
        self._project, self._linked, self._theme = project, selection, theme
        self.setProperty("look", "surface")
        self.series: Series | None = None
        self.chart: SeriesChart | None = None
        self.showing = AT_FIRST
        self.setAccessibleName("Chart")
        self._drawn: tuple[Series | None, dict[str, int]] | None = None
        self._voices: Sequence[str] = ()  # those that are drawn
        self._is_other_shown = False  # a change let other figures pass the filter
        self._is_late = False  # nothing was drawn while it could not be seen
        self._cost_ms = 0.0  # of the drawing before
        self._estimates: dict[str, tuple[Figure, Estimate]] = {}
        self._whole: tuple[object, Series, bool] | None = None  # of all figures of the measure
        self._said: tuple[Series | None, str, str] = (None, "", "")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(0.9), theme.px(0.3), theme.px(0.6), theme.px(0.3))
        # One figure changes filter, measure and models in one go: the chart is drawn once, after all of them,
        # and after the lists have been painted, so that neither keeps the other waiting.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DRAW_AFTER_MS)
        self._timer.timeout.connect(self._draw)
        project.refreshed.connect(self._on_refreshed)
        project.figures.shown_changed.connect(self._on_shown_changed)
        selection.measure_changed.connect(lambda *_: self._timer.start(_DRAW_AFTER_MS))
        selection.current_changed.connect(lambda *_: self._ring())
        selection.selected_changed.connect(lambda *_: self._ring())
        theme.changed.connect(self._restyle)
        # On this thread: pyqtgraph touches every class of Qt while it is imported, PySide 6.11 makes classes
        # when they are first touched, and two threads that do so crashed one start of nine (22 Nov 2026).
        # In a turn of its own it costs 0.15 s while the project is read on another thread.
        QTimer.singleShot(0, self, self._import_chart)

    def chart_theme(self) -> "ChartTheme":
        """Give the colours, sizes and places of sources that the chart is drawn with now."""
        from reportedly.charts.chart_theme import chart_theme

        theme = self._theme
        return chart_theme(theme.scheme_name, theme.e, theme.font(), self._project.voice_places)

    def set_whole_scale(self, is_whole: bool) -> None:
        """Choose whether the scale holds all numbers."""
        self._show(is_whole=is_whole)

    def set_log_scale(self, is_log: bool) -> None:
        """Choose the logarithmic or the linear scale."""
        self._show(is_log=is_log)

    def _show(self, **choices: bool) -> None:
        self.showing = replace(self.showing, **choices)
        if self.chart is not None:
            self.chart.set_showing(self.showing)

    def image(self) -> "ChartImage | None":
        """Give what is drawn now, for a file or for paper; None while there is nothing."""
        from reportedly.charts.image_export import ChartImage

        self.catch_up()
        if self.series is None or not self.series.estimates:
            return None
        return ChartImage(
            self.series,
            self.texts(),
            self.chart_theme(),
            showing=self.showing,
            filter_words=self._filter_words(),
        )

    def _filter_words(self) -> str:
        """Say what a figure has to be to be drawn; the measure is the title."""
        spec, found = self._linked.filter, []
        for field, title in (("source", "Source"), ("unit", "Unit"), ("article", "Article")):
            names = sorted({self._project.name_of(field, value) for value in getattr(spec, field)})
            found += [f"{title}: {' or '.join(names)}"] if names else []
        found += [f"Text: “{spec.text.strip()}”"] if spec.text.strip() else []
        return ", ".join(found)

    def texts(self) -> "Mapping[str, Wording]":
        """Give each figure of the series as it is written."""
        return _Wordings(self.series, self._project.figures.figure)

    def headline_html(self) -> str:
        """Say in one line: the range, the reports, who denies."""
        if self.series is None or not self.series.estimates:
            return ""
        series, scheme, html = self._said
        if series is not self.series or scheme != self._theme.scheme_name:
            html = self._headline(self.series)
            self._said = (self.series, self._theme.scheme_name, html)
        return html

    def _headline(self, series: "Series") -> str:
        head, ink = headline_of(series), self._theme.color("ink").name()

        def strong(words: str) -> str:
            return f"<span style='color:{ink};font-weight:600'>{escape(words)}</span>"

        parts = [strong(said)] if (said := self._range(head)) else []
        parts.append(re.sub(r"[0-9][0-9,]*", lambda found: strong(found[0]), escape(head.counts)))
        if head.deniers:
            named = [strong(name) for name in head.deniers[:_MOST_DENIERS]]
            rest = len(head.deniers) - len(named)
            if rest:
                named.append(f"{rest:,} more")
            parts.append(
                "denied by " + (" and ".join([", ".join(named[:-1]), named[-1]]) if named[1:] else named[0])
            )
        dot = f"<span style='color:{self._theme.color('ink3').name()}'>&nbsp;&nbsp;·&nbsp; </span>"
        return dot.join(parts)

    def _range(self, head: Headline) -> str:
        """Write the range that is claimed; the hedge of a figure stands only where all claim the same."""
        single = self._project.figures.figure(head.single)
        if single is not None:
            return format_figure(single)
        if head.low is None or head.high is None:
            return ""
        figure = self._project.figures.figure(head.least)
        if figure is not None and self.series is not None:
            figure = replace(figure, unit=self.series.unit)  # the axis may have another unit of its dimension
        ends = [format_value(end, figure) if figure else format_number(end) for end in (head.low, head.high)]
        words = ends[0] if head.low == head.high else f"{ends[0]} to {ends[1]}"
        if head.is_open_above:
            return f"{words} or more"
        return f"{words} or fewer" if head.is_open_below and head.low == head.high else words

    def _import_chart(self) -> None:
        from reportedly.charts.series_chart import SeriesChart

        chart = SeriesChart(self.chart_theme())
        chart.figure_chosen.connect(lambda figure_id: self._linked.choose(figure_id, self))
        chart.figure_opened.connect(self.opened)
        chart.figures_selected.connect(lambda figures: self._linked.set_selected(figures, self))
        chart.set_showing(self.showing)
        chart.setAccessibleName("Chart")  # it has the focus, and describes itself a sentence a source
        self._column.addWidget(chart)
        self.chart = chart
        self.setFocusProxy(chart)
        self.ready.emit()
        self._draw()

    def _on_refreshed(self) -> None:
        """Draw anew where the edited figures are of the measure that is shown."""
        project, key = self._project, self._linked.measure
        if self.chart is not None and self.series is None and project.figures.figures:
            self.chart.hide()  # what it says of a project without figures is read until they are drawn
        name = project.name_of("measure", key) if key else ""
        is_other = self._is_other_shown or project.latest.is_reset or self.series is None
        self._is_other_shown = False
        if (
            is_other
            or name != self.series.name
            or (self._drawn is not None and self._places() != self._drawn[1])
            or self._is_touched()
        ):
            # Who goes through a measure of thousands of figures waits for no drawing: it comes with the pause.
            self._timer.start(_DRAW_AFTER_MS if self._cost_ms < _CHEAP_MS else _PAUSE_MS)

    def _on_shown_changed(self) -> None:
        if self._project.is_taking:
            self._is_other_shown = True
        else:
            self._timer.start(_DRAW_AFTER_MS)

    def _is_touched(self) -> bool:
        """Tell whether what was edited is drawn, or was, and looks otherwise now."""
        key = self._linked.measure
        for name in self._project.latest.figures:
            figure, known = self._project.figures.figure(name), self._estimates.get(name)
            former = None if known is None else known[0]
            if key not in (getattr(former, "series", None), getattr(figure, "series", None)):
                continue
            if former is None or figure is None or _look(former) != _look(figure):
                return True
        return False

    def _places(self) -> dict[str, int]:
        """Give the places of the colours of the sources that are drawn."""
        places = self._project.voice_places
        return {voice: places[voice] for voice in self._voices if voice in places}

    def catch_up(self) -> None:
        """Draw what was not drawn while it could not be seen."""
        if self._is_late:
            self._draw(is_wanted=True)

    def _draw(self, *, is_wanted: bool = False) -> None:
        holder = self.parentWidget()
        self._is_late = not is_wanted and holder is not None and not holder.isVisible()
        if self._is_late:
            return
        began = perf_counter()
        key = self._linked.measure
        name = self._project.name_of("measure", key) if key else ""
        self.series = self._series_of(key, name) if key else None
        self._voices = self.series.voices if self.series is not None else ()
        drawn = (self.series, self._places())
        if self.chart is not None and drawn != self._drawn:
            is_recolored = self._drawn is None or drawn[1] != self._drawn[1]
            self._drawn = drawn
            theme = self.chart_theme() if is_recolored else None
            self.chart.show_series(self.series, self.texts(), self._details, theme=theme)
            self._ring()
        if self.chart is not None:
            self.chart.setVisible(self.series is not None or not self._project.figures.figures)
        summary = QTextDocumentFragment.fromHtml(self.headline_html()).toPlainText()
        self.setAccessibleDescription(summary)
        self.shown.emit(self.series)
        self._cost_ms = 1000 * (perf_counter() - began)

    def _series_of(self, key: str, name: str) -> Series:
        """Give the series of the figures that pass the filter.

        That of all figures of a measure is kept: a filter takes some away, and leaves their order and their unit,
        where there is only one.
        """
        figures = self._project.figures
        known = self._whole
        if known is None or known[0] is not figures.figures or (known[1].key, known[1].name) != (key, name):
            members = [figure for figure in figures.figures if figure.series == key]
            is_one_unit = len({figure.unit for figure in members}) == 1
            whole = build_series(members, key, name, estimate=self._estimate)
            known = self._whole = figures.figures, whole, is_one_unit
        _, whole, is_one_unit = known
        if is_one_unit:
            return narrow_series(whole, figures.shown())
        return build_series(figures.shown(), key, name, estimate=self._estimate)

    def _estimate(self, figure: Figure) -> Estimate:
        """Give a figure as an estimate; most are the same at each change of the filter."""
        known = self._estimates.get(figure.id)
        if known is None or known[0] is not figure:
            if len(self._estimates) > _MOST_KNOWN:
                self._estimates.clear()
            known = self._estimates[figure.id] = (figure, estimate_of(figure))
        return known[1]

    def _details(self, figure_id: str) -> Sequence[str]:
        """Give the lines of the hover card of one mark."""
        figure = self._project.figures.figure(figure_id)
        if figure is None:
            return ()
        said = f"said {format_date(figure.statement_date)}" if figure.statement_date else "date unknown"
        when = ", ".join(part for part in (figure.stance.value, format_target(figure), said) if part)
        return (f"{voice_of(figure)}: {format_figure(figure)}", figure.measure, when, figure.outlet or "",
                f"“{shorten(' '.join(figure.sentence.split()), _LONGEST_SENTENCE, placeholder=' …')}”")  # fmt: skip

    def _ring(self) -> None:
        if self.chart is not None:
            self.chart.set_chosen(self._linked.current, self._linked.selected)

    def _restyle(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(theme.px(0.9), theme.px(0.3), theme.px(0.6), theme.px(0.3))
        if self.chart is not None:
            self.chart.set_theme(self.chart_theme())
        self.shown.emit(self.series)


def _look(figure: Figure) -> tuple[object, ...]:
    """Give all of a figure that its mark and its words follow."""
    return (figure.review is Review.REJECTED, *(getattr(figure, name) for name in _LOOK))
