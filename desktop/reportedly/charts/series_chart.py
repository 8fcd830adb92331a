"""The chart over time: each source's estimates of one measure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reportedly.charts.axes import DayAxis, ValueAxis
from reportedly.charts.brush import brushed_by
from reportedly.charts.canvas import Canvas
from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.chart_view import ChartView
from reportedly.charts.crowd import Thinning, build_crowd
from reportedly.charts.fitting import Fitting, Ranges
from reportedly.charts.frame import Frame
from reportedly.charts.hover_card import HoverCard
from reportedly.charts.marks import Mark
from reportedly.charts.picture import Picture, build_picture
from reportedly.charts.pointer import Met, Pointer
from reportedly.charts.points import KnownPoints, PlottedSeries
from reportedly.charts.scale import format_tick
from reportedly.charts.showing import Showing
from reportedly.charts.spoken import Details, deniers_of, spoken
from reportedly.charts.walking import ends_of, next_figure
from reportedly.charts.wording import Wording
from reportedly.model.estimate import LoneDenial, Series

if TYPE_CHECKING:
    from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent

__all__ = ["SeriesChart"]

_MANY_POINTS = 500
_PAUSE_MS = 400
_MOST_APART = 300  # marks in view that each get a place of their own; of more, those of one spot are counted
_ZOOM = 1.4
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class SeriesChart(QWidget):
    """Draws one series; choosing is done in figure ids.

    `figure_chosen` a click or an arrow key, `figure_opened` a double click or Enter: go to the sentence;
    `figures_selected` a click on "+7" beside a crowded day: the figures that have no mark of their own.
    `brushed` days and numbers that shall become the filter; `moved` the days in view, after the person moved them.
    `texts` gives each figure as it is written, `details` the lines of its hover card.
    """

    figure_chosen = Signal(str)
    figure_opened = Signal(str)
    figures_selected = Signal(object)  # frozenset of figure ids: a click on "+7"
    brushed = Signal(object)  # Brushed
    table_wanted = Signal()  # the figures as a table, and the chart in words
    menu_wanted = Signal(QPoint)  # a right click, in pixels of the screen
    moved = Signal(object)  # the first and the last day in view

    def __init__(self, theme: ChartTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.showing = theme, Showing()
        self._series: Series | None = None
        self._whole: PlottedSeries | None = None  # of a series with a dated figure
        self._plotted: PlottedSeries | None = None  # what of it had been published
        self._points = KnownPoints()
        self._texts: Mapping[str, Wording] = {}
        self._thinning: tuple[tuple[object, ...], Thinning] | None = None
        self._is_moved = self._is_setting = self._is_dragged = False
        self._denials_then: Sequence[LoneDenial] | None = None
        self._days_shared: tuple[float, float] | None = None
        self._values, self._days = ValueAxis(theme), DayAxis(theme)
        self._view = ChartView(theme)
        self._widget = pg.PlotWidget(
            viewBox=self._view, axisItems={"left": self._values, "bottom": self._days}, enableMenu=False
        )
        self._widget.setBackground(theme.color("surface"))
        self._widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._widget.setFrameShape(self._widget.Shape.NoFrame)
        plot = self._widget.getPlotItem()
        plot.hideButtons()
        plot.setMenuEnabled(False)
        # pyqtgraph makes this menu without a parent, shown or not: it shall go with the chart.
        plot.ctrlMenu.setParent(self, plot.ctrlMenu.windowFlags())
        plot.layout.setContentsMargins(0, 0, 0, 0)
        self._canvas = Canvas(self._view, theme)
        self._pointer = Pointer(self._canvas, self._days, lambda: self._theme)
        self._note = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._note.setWordWrap(True)
        self._card = HoverCard(theme, self)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._widget, 1)
        column.addWidget(self._note)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)
        self._speak = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._speak.timeout.connect(self._describe)
        self._connect()
        self._show_note()

    def _connect(self) -> None:
        view, scene = self._view, self._widget.scene()
        view.sigRangeChangedManually.connect(self._on_moved)
        view.sigRangeChanged.connect(lambda *_: self._rebuild())
        view.sigResized.connect(lambda *_: self._on_resized())
        view.dragged.connect(self._on_dragged)
        view.boxed.connect(self._on_boxed)
        view.brushed.connect(self._on_brushed)
        scene.sigMouseMoved.connect(self._on_pointer_moved)
        scene.sigMouseClicked.connect(self._on_clicked)

    # --- what is shown ---------------------------------------------------------------------------------

    def show_series(
        self,
        series: Series | None,
        texts: Mapping[str, Wording],
        details: Details | None = None,
        *,
        theme: ChartTheme | None = None,
    ) -> None:
        """Draw another series, or none; the view starts anew when it is another measure.

        `theme` is taken with it where the places of sources are others: all is laid out once.
        """
        if theme is not None:
            self._take_theme(theme)
        is_other = series is None or self._series is None or series.key != self._series.key
        self._series, self._texts = series, texts
        if is_other:
            self._points = KnownPoints(is_by_target=self.showing.is_by_target)
        self._pointer.details = details or (lambda figure_id: ())
        self._is_moved = self._is_moved and not is_other
        self._card.hide()
        if series is not None and len(series.estimates) > _MANY_POINTS:
            self._speak.start()  # nobody listens while a filter is typed
        else:
            self._describe()
        self._plot()

    def set_chosen(self, current: str | None, selected: frozenset[str] = frozenset()) -> None:
        """Ring the current and the selected figures; nothing else of the chart moves."""
        canvas = self._canvas
        if (current, selected) == (canvas.current, canvas.selected):
            return
        canvas.current, canvas.selected = current, selected
        if canvas.picture is not None and not isinstance(canvas.picture, Picture):
            self._rebuild()  # a figure behind another mark comes before it
        canvas.update()

    def set_theme(self, theme: ChartTheme) -> None:
        """Take other colours, sizes or places of sources."""
        self._take_theme(theme)
        self._show_note()
        self._fit()

    def set_showing(self, showing: Showing) -> None:
        """Take other choices of what is shown and how; the view is kept where the scales are the same."""
        before, self.showing = self.showing, showing
        if showing == before:
            return
        if (showing.is_log, showing.is_whole, showing.is_by_target) != (
            before.is_log, before.is_whole, before.is_by_target,
        ):  # fmt: skip
            self._is_moved = False
        self._canvas.consensus = showing.consensus
        if showing.is_by_target != before.is_by_target:
            self._points = KnownPoints(is_by_target=showing.is_by_target)
            self._plot()
            return
        if (showing.as_of, showing.since) != (before.as_of, before.since):
            self._cut()
        self._fit()

    def set_as_of(
        self, day: date | None, since: date | None = None, *, denials: Sequence[LoneDenial] | None = None
    ) -> None:
        """Show only what had been published by a day; lines end there, and no axis moves.

        Figures of articles without a date show only without such a day. What was there already `since` an
        earlier day stands back. `denials` are those of that day (default: of the figures that show).
        """
        if denials is not None and day is not None and denials != self._denials_then:
            self._denials_then = denials
            if day == self.showing.as_of:
                self._cut()
                self._fit()
        self.set_showing(replace(self.showing, as_of=day, since=since))

    def share_days(self, days: tuple[float, float] | None) -> None:
        """Show these days at rest, whatever the series holds: those of all charts of a page."""
        if days != self._days_shared:
            self._days_shared = days
            self._fit()

    @property
    def value_width(self) -> float:
        """Give how wide the words of the axis of numbers are, in pixels."""
        return self._values.needed

    def set_value_width(self, width: float) -> None:
        """Give the axis of numbers the width that it has in other charts."""
        self._values.set_least_width(width)

    def set_days_named(self, *, is_named: bool) -> None:
        """Name the days, or leave that to a chart below."""
        self._days.set_named(is_named=is_named)

    def reset_view(self) -> None:
        """Show all again after panning or zooming."""
        self._is_moved = False
        self._fit()
        self.moved.emit(None)

    def zoom(self, factor: float) -> None:
        """Look closer (above 1) or from farther away, about the current figure or the middle."""
        mark = self._mark_of_current()
        place = self._canvas.mapToItem(self._view, mark.centre) if mark is not None else None
        centre = None if place is None else self._view.mapToView(place)
        self._view.scaleBy((1 / factor, 1 / factor), center=centre)
        self._on_moved()

    def set_days(self, days: tuple[float, float] | None) -> None:
        """Show these days, as another chart of the page does; None shows all."""
        if days is None:
            self._is_moved = False
            self._fit()
        else:
            self._is_moved = True
            self._view.setXRange(*days, padding=0)

    def brush_view(self) -> None:
        """Make what is in view the filter: the brush of those who use no mouse."""
        frame = self._frame()
        if frame is not None:
            self._on_brushed(QRectF(frame.plot))

    def sizeHint(self) -> QSize:
        """Give the size of the picture in the design."""
        return QSize(round(self._theme.px(70)), round(self._theme.px(30)))

    def minimumSizeHint(self) -> QSize:
        """Give the least size at which a chart can be read."""
        return QSize(round(self._theme.px(24)), round(self._theme.px(12)))

    def mark_place(self, figure_id: str) -> QPointF | None:
        """Give where a figure's mark stands, in this widget's pixels; for tests and for the hover card."""
        mark = self._canvas.picture.mark_of(figure_id) if self._canvas.picture else None
        return None if mark is None else self._to_widget(mark)

    def paint_into(self, painter: QPainter, target: QRectF) -> None:
        """Paint the chart as it stands into a rectangle of any device: a picture, paper, an SVG."""
        self.layout().activate()
        self._widget.getPlotItem().layout.activate()
        self._fit()
        self._widget.scene().render(painter, target, QRectF(self._widget.viewport().rect()))

    @property
    def canvas(self) -> Canvas:
        """Give the item that paints; its picture says what stands where."""
        return self._canvas

    @property
    def plotted(self) -> PlottedSeries | None:
        """Give what is drawn; None where nothing has a date."""
        return self._plotted

    @property
    def view(self) -> ChartView:
        """Give the view that is panned and zoomed."""
        return self._view

    def _describe(self) -> None:
        self.setAccessibleDescription(spoken(self._series, self._texts))

    # --- laying out ------------------------------------------------------------------------------------

    def _take_theme(self, theme: ChartTheme) -> None:
        self._theme = theme
        self._widget.setBackground(theme.color("surface"))
        for part in (self._canvas, self._values, self._days, self._card, self._view):
            part.set_theme(theme)

    def _plot(self) -> None:
        """Make points of the series, and lay them out."""
        whole = None if self._series is None else PlottedSeries(self._series, self._points)
        self._whole = whole if whole is not None and whole.points else None
        self._cut()
        self._show_note()
        self._fit()

    def _cut(self) -> None:
        """Take what had been published by the day that is asked for."""
        day, since, whole = self.showing.as_of, self.showing.since, self._whole
        self._plotted, self._canvas.fresh = whole, None
        if day is None or whole is None:
            return
        published = whole.published
        by_then = published <= day.toordinal()
        shown = {whole.points[place].estimate.figure_id for place in np.flatnonzero(by_then)}
        # A denial stands in an article with a figure that it denies.
        denials = self._denials_then
        if denials is None:
            denials = [denial for denial in whole.series.denials if not shown.isdisjoint(denial.figures)]
        self._plotted = whole.only(np.flatnonzero(by_then), denials)
        if since is not None:
            fresh = np.flatnonzero((published > since.toordinal()) & by_then)
            self._canvas.fresh = frozenset(whole.points[place].estimate.figure_id for place in fresh)

    def _show_note(self) -> None:
        """Say why there is no chart, or, below it, that there is one source only."""
        is_empty = self._whole is None
        is_single = self._whole is not None and len(self._whole.voices) == 1
        self._widget.setVisible(not is_empty)
        self._note.setVisible(is_empty or is_single)
        self._column.setStretchFactor(self._note, 1 if is_empty else 0)  # alone, it stands in the middle
        palette = self._note.palette()
        palette.setColor(palette.ColorRole.WindowText, self._theme.color("ink3"))
        self._note.setPalette(palette)
        if self._series is None:
            self._note.setText("No figures yet.")
        elif not self._series.estimates:
            self._note.setText("No figure of this measure fits these filters.")
        elif is_single:
            self._note.setText("Only one source gives this figure so far.")
        else:
            self._note.setText("These figures have no date.")

    def _fitting(self) -> Fitting | None:
        if self._plotted is None:
            return None
        return Fitting(self._plotted, self.showing, self._theme, self._days_shared)

    def _fit(self) -> None:
        """Set the ranges so that all days and numbers have room; a view that the person moved stays."""
        fitting, view = self._fitting(), self._view
        if self._is_setting:
            return
        if fitting is not None and not self._is_moved and min(view.width(), view.height()) >= 2:
            self._is_setting = True
            self._set_ranges(fitting)
            # The words of the axes decide how much room is left: they come first, and the picture once.
            frame = self._frame()
            assert frame is not None
            self._set_axes(fitting, frame)
            self._widget.getPlotItem().layout.activate()
            self._set_ranges(fitting)
            self._is_setting = False
        self._rebuild()

    def _set_ranges(self, fitting: Fitting) -> None:
        ranges = fitting.ranges(max(self._view.width(), 1.0), max(self._view.height(), 1.0))
        self._view.limit(ranges.days, ranges.numbers)
        self._view.setRange(xRange=ranges.days, yRange=ranges.numbers, padding=0)

    def _frame(self) -> Frame | None:
        fitting, view = self._fitting(), self._view
        if fitting is None:
            return None
        (x0, x1), (y0, y1) = view.viewRange()
        return fitting.frame(Ranges((x0, x1), (y0, y1)), max(view.width(), 1.0), max(view.height(), 1.0))

    def _rebuild(self) -> None:
        """Lay the picture out for the present range and size."""
        canvas, fitting, frame = self._canvas, self._fitting(), self._frame()
        if fitting is None or frame is None:
            canvas.picture = None
            return
        if self._is_setting:
            return
        plotted, theme, texts = fitting.plotted, self._theme, self._texts
        canvas.prepareGeometryChange()
        if self._is_crowd(plotted, frame):
            thinning = self._thinned(plotted, frame)
            canvas.picture = build_crowd(thinning, frame, theme, texts, canvas.current, self.showing)
        else:
            former = canvas.picture if self._is_dragged and isinstance(canvas.picture, Picture) else None
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
        if self._is_dragged and self._canvas.picture is not None:
            return not isinstance(self._canvas.picture, Picture)
        columns = plotted.columns
        shown = frame.places_in_view(columns.day, columns.top, columns.bottom, 0.0)
        return len(shown) > _MOST_APART

    def _thinned(self, plotted: PlottedSeries, frame: Frame) -> Thinning:
        """Give the spots of the present scale; they are the same as long as it is only panned."""
        key = (plotted, self._theme, round(frame.day_px, 9), round(frame.number_px, 12), frame.is_log,
               frame.is_log and frame.floor, frame.greatest)  # fmt: skip
        if self._thinning is None or self._thinning[0] != key:
            self._thinning = key, Thinning(plotted, frame, self._theme)
        return self._thinning[1]

    def _set_axes(self, fitting: Fitting, frame: Frame) -> None:
        canvas, series = self._canvas, fitting.plotted.series
        ticks = fitting.ticks(frame, self._view.height())
        canvas.plot, canvas.grid = frame.plot, [frame.y_of(tick) for tick in ticks]
        canvas.zero = frame.y_of(0.0) if not frame.is_log and 0 in ticks else None
        places = [frame.top - frame.y_of(tick) / frame.number_px for tick in ticks]
        unit = f"{series.unit}, log scale" if frame.is_log else series.unit
        words = [format_tick(tick) for tick in ticks]
        self._values.set_ticks(list(zip(places, words, strict=True)), unit)
        denials = fitting.plotted.denials
        self._days.set_content(denials, deniers_of(denials), frame.x_of(frame.last_day))

    # --- pointer and keys ------------------------------------------------------------------------------

    def _on_resized(self) -> None:
        """Lay out for another size: at once, or with very many marks once all panels have found their size."""
        if self._plotted is not None and len(self._plotted.points) > _MANY_POINTS and not self._is_setting:
            self._later.start()
        else:
            self._fit()

    def _on_moved(self) -> None:
        self._is_moved = True
        self._card.hide()
        self.moved.emit(tuple(self._view.viewRange()[0]))

    def _on_dragged(self, is_going_on: bool) -> None:
        self._is_dragged = is_going_on
        if not is_going_on:
            self._rebuild()  # labels find their places when the hand rests

    def _on_boxed(self, box: QRectF) -> None:
        """Look into a box."""
        frame = self._frame()
        if frame is None:
            return
        wide = box if box.width() > self._theme.e else QRectF(0, box.top(), frame.right, box.height())
        days = frame.day_at(wide.left()), frame.day_at(wide.right())
        high = box if box.height() > self._theme.e else QRectF(0, 0, 1, self._view.height())
        numbers = [frame.top - y / frame.number_px for y in (high.bottom(), high.top())]
        self._view.setRange(xRange=days, yRange=numbers, padding=0)
        self._on_moved()

    def _on_brushed(self, box: QRectF) -> None:
        """Make a filter of the days and numbers in a box."""
        frame = self._frame()
        if frame is not None and self._series is not None:
            self.brushed.emit(brushed_by(box, frame, self._theme.px(1.5), self.showing.is_by_target))

    def _on_pointer_moved(self, scene_place: QPointF) -> None:
        met = Met() if self._is_dragged else self._pointer.at(scene_place)
        is_hand = met.figure is not None or bool(met.figures)
        self._widget.setCursor(Qt.CursorShape.PointingHandCursor if is_hand else Qt.CursorShape.ArrowCursor)
        if not met.card:
            self._card.hide()
            return
        place = QPointF(self._widget.mapTo(self, self._widget.mapFromScene(scene_place)))
        self._card.show_beside(self._to_widget(met.mark) if met.mark else place, met.card)

    def _on_clicked(self, event: "MouseClickEvent") -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        met = self._pointer.at(event.scenePos())
        if met.figure is not None:
            (self.figure_opened if event.double() else self.figure_chosen).emit(met.figure)
        if met.figures:
            self.figures_selected.emit(frozenset(met.figures))
        if met.figure is not None or met.figures:
            event.accept()
        elif event.double():
            self.reset_view()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is shown and how."""
        self.menu_wanted.emit(event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the hover card when the pointer leaves."""
        self._card.hide()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the figures with the arrows, zoom with plus and minus, pan with Ctrl and the arrows.

        Enter goes to the sentence, 0 shows all, B makes what is in view the filter, T shows the table behind the
        chart, Escape ends a box.
        """
        plotted, key = self._plotted, event.key()
        if plotted is None or not plotted.points or not self._pressed(event, plotted):
            if key == Qt.Key.Key_Escape and self._view.cancel():
                return
            super().keyPressEvent(event)

    def _pressed(self, event: QKeyEvent, plotted: PlottedSeries) -> bool:
        """Do what a key asks for; tell whether it asks for anything."""
        key, current = event.key(), self._canvas.current
        is_held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _ARROWS and is_held:
            self._pan(*_ARROWS[key])
        elif key in _ARROWS:
            self._choose(next_figure(plotted, current, *_ARROWS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current:
            self.figure_opened.emit(current)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(ends_of(plotted)[key == Qt.Key.Key_End])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus) and not is_held:
            self.zoom(1 / _ZOOM if key == Qt.Key.Key_Minus else _ZOOM)
        elif key == Qt.Key.Key_0 and not is_held:
            self.reset_view()
        elif key == Qt.Key.Key_B and not is_held:
            self.brush_view()
        elif key == Qt.Key.Key_T and not is_held:
            self.table_wanted.emit()
        else:
            return False
        return True

    def _choose(self, figure_id: str | None) -> None:
        """Choose a figure, and bring it into a view that was zoomed."""
        if figure_id is None:
            return
        self.figure_chosen.emit(figure_id)
        frame, plotted = self._frame(), self._plotted
        place = plotted.place_of(figure_id) if plotted is not None else None
        if not self._is_moved or frame is None or plotted is None or place is None:
            return
        point = plotted.points[place]
        x, y = frame.x_of(point.day), frame.level_of(point.top)
        inner = frame.plot.adjusted(self._theme.e, self._theme.e, -self._theme.e, -self._theme.e)
        dx = 0.0 if inner.left() <= x <= inner.right() else (x - inner.center().x()) / frame.day_px
        dy = 0.0 if inner.top() <= y <= inner.bottom() else (inner.center().y() - y) / frame.number_px
        if dx or dy:
            self._view.translateBy(x=dx, y=dy)
            self._on_moved()

    def _pan(self, dx: int, dy: int) -> None:
        (x0, x1), (y0, y1) = self._view.viewRange()
        self._view.translateBy(x=dx * (x1 - x0) / 8, y=-dy * (y1 - y0) / 8)
        self._on_moved()

    def _mark_of_current(self) -> Mark | None:
        picture = self._canvas.picture
        return None if picture is None else picture.mark_of(self._canvas.current)

    def _to_widget(self, mark: Mark) -> QPointF:
        in_scene = self._canvas.mapToScene(mark.centre)
        return QPointF(self._widget.mapTo(self, self._widget.mapFromScene(in_scene)))
