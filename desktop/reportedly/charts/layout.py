"""Lays a chart out: the ranges of its view, its axes, and the picture of the marks in it."""

from typing import TYPE_CHECKING

import pyqtgraph as pg

from reportedly.analysis.statement_words import many_units
from reportedly.charts.axes import DayAxis, ValueAxis
from reportedly.charts.canvas import Canvas
from reportedly.charts.crowd import Thinning, build_crowd
from reportedly.charts.fitting import Fitting, Ranges
from reportedly.charts.frame import Frame
from reportedly.charts.picture import Picture, build_picture
from reportedly.charts.points import PlottedSeries
from reportedly.charts.scale import format_tick
from reportedly.charts.showing import AT_FIRST, Showing
from reportedly.charts.spoken import deniers_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportedly.charts.chart_theme import ChartTheme
    from reportedly.charts.chart_view import ChartView
    from reportedly.charts.wording import Wording

__all__ = ["ChartLayout"]

_MOST_APART = 200  # marks in view that each get a place of their own; of more, those of one spot are counted


class ChartLayout:
    """Knows what is drawn and how; `fit` after a change of it, `rebuild` after the view was moved.

    `is_moved` tells that a person chose the view, which then stays; `is_dragged` that it is being moved now.
    `days_shared` are the days that all charts of a page show.
    """

    def __init__(self, plot_item: pg.PlotItem, canvas: Canvas, values: ValueAxis, days: DayAxis) -> None:
        self._plot_item, self._canvas, self._values, self._days = plot_item, canvas, values, days
        self._view: ChartView = plot_item.getViewBox()
        self.theme: ChartTheme = canvas.theme
        self.showing: Showing = AT_FIRST
        self.plotted: PlottedSeries | None = None
        self.texts: Mapping[str, Wording] = {}
        self.days_shared: tuple[float, float] | None = None
        self.is_moved = self.is_dragged = self._is_setting = False
        self._thinning: tuple[tuple[object, ...], Thinning] | None = None

    @property
    def is_setting(self) -> bool:
        """Tell whether the ranges are just being set."""
        return self._is_setting

    def _fitting(self) -> Fitting | None:
        if self.plotted is None:
            return None
        return Fitting(self.plotted, self.showing, self.theme, self.days_shared)

    def fit(self) -> None:
        """Set the ranges so that all days and numbers have room; a view that the person moved stays."""
        fitting, view = self._fitting(), self._view
        if self._is_setting:
            return
        if fitting is not None and not self.is_moved and min(view.width(), view.height()) >= 2:
            self._is_setting = True
            self._set_ranges(fitting)
            # The words of the axes decide how much room is left: they come first, and the picture once.
            frame = self.frame()
            assert frame is not None
            self._set_axes(fitting, frame)
            self._plot_item.layout.activate()
            self._set_ranges(fitting)
            self._is_setting = False
        self.rebuild()

    def _set_ranges(self, fitting: Fitting) -> None:
        ranges = fitting.ranges(max(self._view.width(), 1.0), max(self._view.height(), 1.0))
        self._view.limit(ranges.days, ranges.numbers)
        self._view.setRange(xRange=ranges.days, yRange=ranges.numbers, padding=0)

    def frame(self) -> Frame | None:
        """Give where days and numbers stand in the present view; None where nothing is drawn."""
        fitting, view = self._fitting(), self._view
        if fitting is None:
            return None
        (x0, x1), (y0, y1) = view.viewRange()
        return fitting.frame(Ranges((x0, x1), (y0, y1)), max(view.width(), 1.0), max(view.height(), 1.0))

    def rebuild(self) -> None:
        """Lay the picture out for the present range and size."""
        canvas, fitting, frame = self._canvas, self._fitting(), self.frame()
        if fitting is None or frame is None:
            canvas.picture = None
            return
        if self._is_setting:
            return
        plotted, theme, texts = fitting.plotted, self.theme, self.texts
        canvas.prepareGeometryChange()
        if self._is_crowd(plotted, frame):
            thinning = self._thinned(plotted, frame)
            canvas.picture = build_crowd(thinning, frame, theme, texts, canvas.current, self.showing)
        else:
            former = canvas.picture if self.is_dragged and isinstance(canvas.picture, Picture) else None
            canvas.picture = build_picture(
                plotted, frame, theme, texts, canvas.current, self.showing, former=former
            )
        self._set_axes(fitting, frame)
        canvas.update()

    def _is_crowd(self, plotted: PlottedSeries, frame: Frame) -> bool:
        """Tell whether there are more marks in view than can have places of their own.

        A view that is being dragged stays what it is: marks that come in at its edge must not move the others.
        """
        if len(plotted.points) <= _MOST_APART:
            return False
        if self.is_dragged and self._canvas.picture is not None:
            return not isinstance(self._canvas.picture, Picture)
        columns = plotted.columns
        shown = frame.places_in_view(columns.day, columns.top, columns.bottom, 0.0)
        return len(shown) > _MOST_APART

    def _thinned(self, plotted: PlottedSeries, frame: Frame) -> Thinning:
        """Give the spots of the present scale; they are the same as long as it is only panned."""
        key = (plotted, self.theme, round(frame.day_px, 9), round(frame.number_px, 12), frame.is_log,
               frame.is_log and frame.floor, frame.greatest)  # fmt: skip
        if self._thinning is None or self._thinning[0] != key:
            self._thinning = key, Thinning(plotted, frame, self.theme)
        return self._thinning[1]

    def _set_axes(self, fitting: Fitting, frame: Frame) -> None:
        canvas, series = self._canvas, fitting.plotted.series
        ticks = fitting.ticks(frame, self._view.height())
        canvas.plot, canvas.grid = frame.plot, [frame.y_of(tick) for tick in ticks]
        canvas.zero = frame.y_of(0.0) if not frame.is_log and 0 in ticks else None
        places = [frame.top - frame.y_of(tick) / frame.number_px for tick in ticks]
        unit = many_units(series.unit)
        unit = f"{unit}, log scale" if frame.is_log else unit
        words = [format_tick(tick) for tick in ticks]
        self._values.set_ticks(list(zip(places, words, strict=True)), unit)
        denials = fitting.plotted.denials
        self._days.set_content(denials, deniers_of(denials), frame.x_of(frame.last_day))
