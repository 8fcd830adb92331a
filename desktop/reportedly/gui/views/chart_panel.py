"""The chart over time of one measure; its library is imported after the window shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from html import escape
from textwrap import shorten
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QShowEvent, QTextDocumentFragment
from PySide6.QtWidgets import QFrame, QVBoxLayout

from reportedly.analysis.consensus import consensus_of
from reportedly.analysis.latest import latest_of
from reportedly.charts.showing import AT_FIRST
from reportedly.charts.wording import Wording, Wordings
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.models.series_cache import SeriesCache
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.shell.theme import Theme
from reportedly.gui.views.empty_note import measure_words
from reportedly.gui.views.headline_words import headline_html
from reportedly.model.date_range import DateRange
from reportedly.model.estimate import Series
from reportedly.model.figure import FIELD_ORDER, Figure, Review
from reportedly.model.filter import voice_of
from reportedly.model.interval import Interval
from reportedly.model.number_range import NumberRange
from reportedly.services.formatting import format_date, format_figure, format_target

if TYPE_CHECKING:
    from reportedly.charts.brush import Brushed
    from reportedly.charts.chart_theme import ChartTheme
    from reportedly.charts.image_export import ChartImage
    from reportedly.charts.multiples import Multiples
    from reportedly.charts.series_chart import SeriesChart
    from reportedly.model.estimate import LoneDenial

__all__ = ["ChartPanel"]

_LONGEST_SENTENCE = 220  # characters of the hover card; the whole stands in the article
_DRAW_AFTER_MS = 20
_CHEAP_MS = 8.0  # a drawing that takes less is done after each edit
_PAUSE_MS = 350
_MOST_CACHES = 16  # series of small multiples
_LOOK = tuple(name for name in FIELD_ORDER if name != "review")


class ChartPanel(QFrame):
    """Hands the figures that pass the filter to the chart, and the chart's choices to the selection."""

    place_wanted = Signal(str, int, int)  # article, start, end: the words that deny
    table_wanted = Signal()  # figures without a day were chosen there
    opened = Signal(str)  # double click or Enter on a mark: go to the sentence
    shown = Signal(object)  # Series or None
    menu_wanted = Signal(QPoint)  # a right click, in pixels of the screen
    figure_menu_wanted = Signal(QPoint)  # the same on a mark, which is chosen then
    ready = Signal()  # the chart's library is imported and its view stands in the panel

    def __init__(self, project: ProjectModels, selection: LinkedSelection, theme: Theme) -> None:
        super().__init__()
        self._project, self._linked, self._theme = project, selection, theme
        self.setProperty("look", "surface")
        self.series: Series | None = None
        self.chart: SeriesChart | None = None
        self.multiples: Multiples | None = None
        self._caches: dict[str, SeriesCache] = {}
        self.showing = AT_FIRST
        self.setAccessibleName("Chart")
        self._drawn: tuple[Series | None, dict[str, int]] | None = None
        self._whole: Series | None = None
        self._has_consensus = False
        self._origins: Mapping[str, str] = {}
        self._voices: Sequence[str] = ()  # those that are drawn
        self._is_other_shown = False  # a change let other figures pass the filter
        self._is_late = False  # nothing was drawn while it could not be seen
        # Whether the line that sums the series up can be read, where the chart itself is not shown.
        self.is_line_shown: Callable[[], bool] = lambda: True
        self._cost_ms = 0.0  # of the drawing before
        self._cache = SeriesCache(project)
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
        selection.marked_changed.connect(lambda *_: self._ring())
        selection.filter_changed.connect(lambda *_: self._timer.start(_DRAW_AFTER_MS))
        selection.as_of_changed.connect(lambda *_: self._timer.start(_DRAW_AFTER_MS))
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

    def show_as(self, **choices: bool) -> None:
        """Choose what is shown and how: the fields of `Showing`, such as `is_log` or `has_lines`."""
        self.showing = replace(self.showing, **choices)
        if self.chart is not None:
            self.chart.set_showing(replace(self.chart.showing, **choices))
        if self.multiples is not None:
            self.multiples.set_showing(replace(self.showing, consensus=None))

    def show_consensus(self, is_shown: bool) -> None:
        """Show or hide the band that more than half of the independent origins share."""
        self._has_consensus = is_shown
        if self.chart is not None:
            self._draw()

    def set_origins(self, origins: Mapping[str, str]) -> None:
        """Take which figures tell one statement, figure id -> origin id: repeats share no band with themselves."""
        if origins != self._origins:
            self._origins = origins
            self._said = (None, "", "")
            if not self._timer.isActive():  # else it is said with what is drawn next
                self.shown.emit(self.series)  # the headline counts them
            if self._has_consensus:
                self._timer.start(_DRAW_AFTER_MS)

    def _consensus(self) -> Interval | None:
        if not self._has_consensus or self.series is None:
            return None
        return consensus_of(latest_of(self.series, origins=self._origins))

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
            showing=replace(self.showing, as_of=self._linked.as_of, since=self._linked.since),
            filter_words=self._filter_words(),
            origins=self._origins,
        )

    def _filter_words(self) -> str:
        """Say what a figure has to be to be drawn; the measure is the title."""
        spec, found = self._linked.filter, []
        for field, title in (("source", "Source"), ("unit", "Unit"), ("article", "Article")):
            names = sorted({self._project.name_of(field, value) for value in getattr(spec, field)})
            found += [f"{title}: {' or '.join(names)}"] if names else []
        found += [f"Text: “{spec.text.strip()}”"] if spec.text.strip() else []
        return ", ".join(found)

    def texts(self) -> Mapping[str, Wording]:
        """Give each figure of the series as it is written."""
        return Wordings(self.series, self._project.figures.figure)

    def figures(self) -> list[Figure]:
        """Give the figures of the chart in the order of their days."""
        estimates = self.series.estimates if self.series is not None else ()
        found = (self._project.figures.figure(estimate.figure_id) for estimate in estimates)
        return [figure for figure in found if figure is not None]

    def copy_rows(self) -> int:
        """Put the figures of the chart on the clipboard as a table; give their number."""
        from reportedly.gui.models.comparison_table import chart_table
        from reportedly.gui.views.copied import copy_table

        table = chart_table(self.figures())
        return copy_table(table.heads, table.rows)

    def summary(self) -> str:
        """Say the chart in words: the headline, and one sentence a source."""
        from reportedly.charts.spoken import spoken

        headline = QTextDocumentFragment.fromHtml(self.headline_html()).toPlainText()
        return f"{headline}\n{spoken(self.series, self.texts())}" if self.series is not None else ""

    def reset_view(self) -> None:
        """Show all again after panning or zooming."""
        if self.chart is not None:
            self.chart.reset_view()
        if self.multiples is not None:
            self.multiples.reset_view()

    def brush_view(self) -> None:
        """Make what the chart shows the filter."""
        if self.chart is not None:
            self.chart.brush_view()

    def headline_html(self) -> str:
        """Say in one line: the range, the reports, who denies."""
        if self.series is None:
            return ""
        if not self.series.estimates:
            return escape(measure_words(self._project, self._linked))
        series, scheme, html = self._said
        if series is not self.series or scheme != self._theme.scheme_name:
            html = headline_html(self.series, self._project, self._theme, self._origins)
            self._said = (self.series, self._theme.scheme_name, html)
        return html

    def _import_chart(self) -> None:
        from reportedly.charts.series_chart import SeriesChart

        chart = SeriesChart(self.chart_theme())
        chart.figure_chosen.connect(lambda figure_id: self._linked.choose(figure_id, self))
        chart.figure_opened.connect(self.opened)
        chart.figures_selected.connect(lambda figures: self._linked.set_selected(figures, self))
        chart.denial_chosen.connect(self._show_denial)
        chart.denial_reached.connect(self._leave_figure)
        chart.undated_wanted.connect(self._show_undated)
        chart.brushed.connect(self._on_brushed)
        chart.menu_wanted.connect(self.menu_wanted)
        chart.figure_menu_wanted.connect(self.figure_menu_wanted)
        chart.set_showing(self.showing)
        chart.setAccessibleName("Chart")  # it has the focus, and describes itself a sentence a source
        self._column.addWidget(chart, 1)
        self.chart = chart
        self.setFocusProxy(chart)
        self.ready.emit()
        self._draw()

    def _show_undated(self, figures: Sequence[str]) -> None:
        """Select figures without a mark in the table, the first one as the current one."""
        if figures:
            self._linked.set_selected(figures, self)
            self._linked.set_current(figures[0], self)
            self.table_wanted.emit()

    def _leave_figure(self) -> None:
        """Let no figure be current while a key walks the crosses: a verdict would be of one not looked at."""
        self._linked.choose(None, self)

    def _show_denial(self, lone: "LoneDenial") -> None:
        """Go to the words of a denial: the figures that it is about stand elsewhere."""
        for name in lone.figures:
            figure = self._project.figures.figure(name)
            for denial in figure.denied_by if figure is not None else ():
                if denial.sentence == lone.sentence:
                    self.place_wanted.emit(denial.article, denial.start, denial.end)
                    return

    def _on_brushed(self, brushed: "Brushed", key: str | None = None) -> None:
        """Make the filter of the days and numbers that were brushed; of numbers in several units only the days.

        `key` is the series of several in which it was done: numbers are those of one measure.
        """
        series, linked = self.series, self._linked
        if series is None:
            return
        changes: dict[str, object] = {}
        if brushed.first is not None or brushed.last is not None:
            field = "target" if brushed.is_by_target else "said"
            changes[field] = DateRange(brushed.first, brushed.last)
        has_number = brushed.low is not None or brushed.high is not None
        if has_number and self._cache.is_in_one_unit(key or series.key):
            changes["value"] = NumberRange(brushed.low, brushed.high)
        if changes:
            is_asked = linked.filter.measure and (key is None or not has_number)
            spec = linked.filter if is_asked else linked.filter.only("measure", key or series.key)
            linked.set_filter(replace(spec, **changes), self)

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
            figure, former = self._project.figures.figure(name), self._cache.former(name)
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
        else:
            self._ring(is_wanted=True)

    def follow(self) -> None:
        """Take what changed while neither the chart nor its line could be seen."""
        if self._is_late:
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw before the first paint what was not drawn while another view was shown."""
        super().showEvent(event)
        self.catch_up()

    def _is_seen(self) -> bool:
        return self.isVisible() or self.parentWidget() is None

    def _draw(self, *, is_wanted: bool = False) -> None:
        """Say what the series holds and draw it; what cannot be seen waits for `catch_up`."""
        is_seen = is_wanted or self._is_seen()
        self._is_late = not is_seen
        if not is_seen and not self.is_line_shown():
            return
        began = perf_counter()
        key = self._linked.measure
        name = self._project.name_of("measure", key) if key else ""
        self.series = self._cache.shown(key, name) if key else None
        if is_seen:
            self._draw_series(key, name, is_wanted=is_wanted)
        summary = QTextDocumentFragment.fromHtml(self.headline_html()).toPlainText()
        self.setAccessibleDescription(summary)
        self.shown.emit(self.series)
        self._cost_ms = 1000 * (perf_counter() - began)

    def _draw_series(self, key: str | None, name: str, *, is_wanted: bool) -> None:
        # The axes hold what passes the filter at any day: as it goes on, marks come in and nothing moves.
        is_whole = self._linked.as_of is None or key is None
        whole = self.series if is_whole else self._cache.passing(key or "", name)
        self._voices = whole.voices if whole is not None else ()
        drawn = (whole, self._places())
        chart = self.chart
        if chart is None:
            return
        if drawn[0] is not self._whole or drawn != self._drawn:
            is_recolored = self._drawn is None or drawn[1] != self._drawn[1]
            self._drawn, self._whole = drawn, whole
            theme = self.chart_theme() if is_recolored else None
            chart.show_series(whole, self.texts(), self._details, theme=theme)
            self._ring(is_wanted=is_wanted)
        is_filtered = bool(replace(self._linked.filter, measure=frozenset()))
        chart.set_filtered(is_filtered=is_filtered)
        self._draw_multiples(is_filtered=is_filtered)
        self.showing = replace(self.showing, consensus=self._consensus())
        denials = self.series.denials if self.series is not None else ()
        # At the day that is drawn: another one comes with the denials of its own, and all is laid out once.
        before = chart.showing
        chart.set_showing(replace(self.showing, as_of=before.as_of, since=before.since))
        chart.set_as_of(self._linked.as_of, self._linked.since, denials=denials)
        is_shown = self.series is not None or not self._project.figures.figures
        chart.setVisible(is_shown and not self.is_multiple)

    @property
    def is_multiple(self) -> bool:
        """Tell whether several measures are shown below each other."""
        return self.multiples is not None and not self.multiples.isHidden()

    def _draw_multiples(self, *, is_filtered: bool) -> None:
        """Show the measures that the filter names below each other, where it names several."""
        wanted = self._linked.filter.measure
        tallies = [tally for tally in self._project.measure_tallies if not wanted.isdisjoint(tally.values)]
        keys = {tally.name: sorted(wanted.intersection(tally.values))[0] for tally in tallies}
        if len(keys) < 2:
            if self.multiples is not None:
                self.multiples.hide()
            return
        if self.multiples is None:
            self.multiples = self._make_multiples()
        if len(self._caches) > _MOST_CACHES:
            self._caches.clear()
        series = []
        for name, key in keys.items():
            cache = self._caches.setdefault(key, SeriesCache(self._project))
            found = cache.shown(key, name)
            series += [found] if found.estimates else []
        self.multiples.set_filtered(is_filtered=is_filtered)
        self.multiples.show_series(series, self._texts_of, self._details, self.chart_theme())
        self.multiples.set_showing(replace(self.showing, consensus=None))
        self.multiples.show()
        self._ring()

    def _make_multiples(self) -> "Multiples":
        from reportedly.charts.multiples import Multiples

        made = Multiples(self.chart_theme())
        made.figure_chosen.connect(lambda figure_id: self._linked.choose(figure_id, self))
        made.figure_opened.connect(self.opened)
        made.figures_selected.connect(lambda figures: self._linked.set_selected(figures, self))
        made.denial_chosen.connect(self._show_denial)
        made.denial_reached.connect(self._leave_figure)
        made.undated_wanted.connect(self._show_undated)
        made.brushed.connect(lambda brushed, key: self._on_brushed(brushed, key))
        made.menu_wanted.connect(self.menu_wanted)
        made.figure_menu_wanted.connect(self.figure_menu_wanted)
        self._column.addWidget(made, 1)
        return made

    def _texts_of(self, series: Series) -> Mapping[str, Wording]:
        return Wordings(series, self._project.figures.figure)

    def _details(self, figure_id: str) -> Sequence[str]:
        """Give the lines of the hover card of one mark."""
        figure = self._project.figures.figure(figure_id)
        if figure is None:
            return ()
        said = f"said {format_date(figure.statement_date)}" if figure.statement_date else "date unknown"
        when = ", ".join(part for part in (figure.stance.value, format_target(figure), said) if part)
        return (f"{voice_of(figure)}: {format_figure(figure)}", figure.measure, when, figure.outlet or "",
                f"“{shorten(' '.join(figure.sentence.split()), _LONGEST_SENTENCE, placeholder=' …')}”")  # fmt: skip

    def _ring(self, *, is_wanted: bool = False) -> None:
        if not is_wanted and not self._is_seen():
            return  # `catch_up` rings it: a crowd of marks is laid out anew for it, 30 ms at each key of the review
        if self.chart is not None:
            self.chart.set_chosen(self._linked.current, self._linked.selected)
            self.chart.set_changed(self._linked.marked)
        if self.multiples is not None and self.is_multiple:
            self.multiples.set_chosen(self._linked.current, self._linked.selected)
            self.multiples.set_changed(self._linked.marked)

    def _restyle(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(theme.px(0.9), theme.px(0.3), theme.px(0.6), theme.px(0.3))
        if self.chart is not None:
            self.chart.set_theme(self.chart_theme())
        if self.multiples is not None:
            self.multiples.set_theme(self.chart_theme())
        self.shown.emit(self.series)


def _look(figure: Figure) -> tuple[object, ...]:
    """Give all of a figure that its mark and its words follow."""
    return (figure.review is Review.REJECTED, *(getattr(figure, name) for name in _LOOK))
