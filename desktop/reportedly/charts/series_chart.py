"""The chart over time: each source's estimates of one measure."""

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reportedly.charts.axes import DayAxis, ValueAxis
from reportedly.charts.canvas import Canvas
from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.hover_card import HoverCard
from reportedly.charts.marks import Mark
from reportedly.charts.picture import Frame, Wording, build_picture
from reportedly.charts.points import PlottedSeries, Point
from reportedly.charts.scale import day_words, format_tick, nice_ceiling, value_ticks
from reportedly.charts.swarms import More
from reportedly.model.estimate import Estimate, Series

__all__ = ["SeriesChart"]

_MARGIN = 13.0  # e: room for the labels of the latest figures at the right
_HEADROOM, _HEADROOM_OFF_SCALE = 3.4, 4.6  # e above the highest tick: labels, the unit, what is off the scale
_FOOTROOM = 1.2  # e below the lowest tick: marks near zero stand whole
_LEAST_DAYS = 10
_MANY_POINTS = 500
_MOST_LISTED = 4  # figures that the card of a "+7" names
_MOST_SPOKEN = 8  # figures of one source; a screen reader reads them all

Details = Callable[[str], Sequence[str]]


class SeriesChart(QWidget):
    """Draws one series; choosing is done in figure ids.

    `figure_chosen` a click or an arrow key, `figure_opened` a double click or Enter: go to the sentence;
    `figures_selected` a click on "+7" beside a crowded day: the figures that have no mark of their own.
    `texts` gives each figure as it is written, `details` the lines of its hover card.
    """

    figure_chosen = Signal(str)
    figure_opened = Signal(str)
    figures_selected = Signal(object)  # frozenset of figure ids: a click on "+7"

    def __init__(self, theme: ChartTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._series: Series | None = None
        self._plotted: PlottedSeries | None = None  # of a series with a dated figure
        self._points: dict[str, Point] = {}
        self._texts: Mapping[str, Wording] = {}
        self._details: Details = lambda figure_id: ()
        self._is_log = self._is_whole = self._is_moved = self._is_setting = False
        self._values = ValueAxis(theme)
        self._days = DayAxis(theme)
        self._widget = pg.PlotWidget(axisItems={"left": self._values, "bottom": self._days})
        self._widget.setBackground(theme.color("surface"))
        self._widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._widget.setFrameShape(self._widget.Shape.NoFrame)
        plot = self._widget.getPlotItem()
        plot.hideButtons()
        plot.setMenuEnabled(False)
        # pyqtgraph makes this menu without a parent, shown or not: it shall go with the chart.
        plot.ctrlMenu.setParent(self, plot.ctrlMenu.windowFlags())
        plot.layout.setContentsMargins(0, 0, 0, 0)
        self._view = plot.getViewBox()
        self._view.setDefaultPadding(0)
        self._view.disableAutoRange()
        self._canvas = Canvas(self._view, theme)
        self._note = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._note.setWordWrap(True)
        self._card = HoverCard(theme, self)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._widget, 1)
        column.addWidget(self._note)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._view.sigRangeChangedManually.connect(self._on_moved)
        self._view.sigRangeChanged.connect(lambda *_: self._rebuild())
        self._view.sigResized.connect(lambda *_: self._on_resized())
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._fit)
        scene = self._widget.scene()
        scene.sigMouseMoved.connect(self._on_pointer_moved)
        scene.sigMouseClicked.connect(self._on_clicked)
        self._show_note()

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
            self._points.clear()
        plotted = None if series is None else PlottedSeries(series, self._points)
        self._plotted = plotted if plotted is not None and plotted.points else None
        self._details = details or (lambda figure_id: ())
        self._is_moved = self._is_moved and not is_other
        self._card.hide()
        self.setAccessibleDescription(_spoken(series, texts))
        self._show_note()
        self._fit()

    def set_chosen(self, current: str | None, selected: frozenset[str] = frozenset()) -> None:
        """Ring the current and the selected figures; nothing else of the chart moves."""
        if (current, selected) != (self._canvas.current, self._canvas.selected):
            self._canvas.current, self._canvas.selected = current, selected
            self._canvas.update()

    def set_theme(self, theme: ChartTheme) -> None:
        """Take other colours, sizes or places of sources."""
        self._take_theme(theme)
        self._show_note()
        self._fit()

    def _take_theme(self, theme: ChartTheme) -> None:
        self._theme = theme
        self._widget.setBackground(theme.color("surface"))
        self._canvas.set_theme(theme)
        self._values.set_theme(theme)
        self._days.set_theme(theme)
        self._card.set_theme(theme)

    def set_log_scale(self, is_log: bool) -> None:
        """Choose the logarithmic or the linear scale; a series with numbers below zero keeps the linear one."""
        self._is_log, self._is_moved = is_log, False
        self._fit()

    def set_whole_scale(self, is_whole: bool) -> None:
        """Choose whether the scale holds all numbers, or those beyond it stand at its edge."""
        self._is_whole, self._is_moved = is_whole, False
        self._fit()

    def reset_view(self) -> None:
        """Show all again after panning or zooming."""
        self._is_moved = False
        self._fit()

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

    # --- laying out ------------------------------------------------------------------------------------

    def _show_note(self) -> None:
        """Say why there is no chart, or, below it, that there is one source only."""
        is_empty = self._plotted is None
        is_single = not is_empty and self._series is not None and len(self._series.voices) == 1
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

    def _fit(self) -> None:
        """Set the ranges so that all days and numbers have room; a view that the person moved stays."""
        plotted = self._plotted
        if self._is_setting:
            return
        if plotted is not None and not self._is_moved and min(self._view.width(), self._view.height()) >= 2:
            self._is_setting = True
            self._set_range(plotted)
            # The words of the axes decide how much room is left: they come first, and the picture once.
            self._set_axes(plotted, self._frame(plotted))
            self._widget.getPlotItem().layout.activate()
            self._set_range(plotted)
            self._is_setting = False
        self._rebuild()

    def _set_range(self, plotted: PlottedSeries) -> None:
        first, last = _day_range(plotted)
        low, high = self._number_range(plotted)
        width, height = max(self._view.width(), 1.0), max(self._view.height(), 1.0)
        room = max(width - self._theme.px(_MARGIN), width * 0.4)
        foot = min(self._theme.px(_FOOTROOM), height * 0.1)
        inner = max(height - self._headroom(plotted) - foot, height * 0.5)
        end = first + (last - first) * width / room
        step = (high - low) / inner
        bottom = low - foot * step
        self._view.setRange(xRange=(first, end), yRange=(bottom, bottom + height * step), padding=0)

    def _rebuild(self) -> None:
        """Lay the picture out for the present range and size."""
        plotted = self._plotted
        if plotted is None or self._is_setting:
            if plotted is None:
                self._canvas.picture = None
            return
        frame = self._frame(plotted)
        self._canvas.prepareGeometryChange()
        self._canvas.picture = build_picture(plotted, frame, self._theme, self._texts, self._canvas.current)
        self._set_axes(plotted, frame)
        self._canvas.update()

    def _frame(self, plotted: PlottedSeries) -> Frame:
        view, theme = self._view, self._theme
        view_width, view_height = view.width(), view.height()
        width = max(view_width - theme.px(_MARGIN), view_width * 0.4)
        plot = QRectF(0, theme.px(0.9), width, max(view_height - theme.px(0.9), 1))
        (x0, x1), (y0, y1) = view.viewRange()
        last = min(x0 + (x1 - x0) * width / max(view_width, 1), _day_range(plotted)[1])

        def x_of(day: float) -> float:
            return (day - x0) / (x1 - x0) * view_width

        def y_of(number: float) -> float:
            return (y1 - self._place(number)) / (y1 - y0) * view_height

        return Frame(x_of, y_of, plot, last, self._greatest(plotted), plot.top() + theme.px(0.9), view_width)

    def _set_axes(self, plotted: PlottedSeries, frame: Frame) -> None:
        height = self._view.height()
        y0, y1 = self._view.viewRange()[1]
        head = (y1 - y0) * self._headroom(plotted) / max(height, 1)
        top = y1 - head + (y1 - y0) * 0.001
        # Where no number is below zero, the room under it is only for the marks: nothing is counted there.
        least = y0 if self._uses_log or (plotted.heights and plotted.heights[0] < 0) else max(y0, 0.0)
        ticks = [t for t in self._ticks(least, top) if frame.plot.top() <= frame.y_of(t) <= height + 1]
        self._canvas.plot, self._canvas.grid = frame.plot, [frame.y_of(tick) for tick in ticks]
        self._canvas.zero = frame.y_of(0.0) if not self._uses_log and 0 in ticks else None
        series = plotted.series
        unit = f"{series.unit}, log scale" if self._uses_log else series.unit
        self._values.set_ticks([(self._place(tick), format_tick(tick)) for tick in ticks], unit)
        self._days.set_content(series.denials, _deniers(series), frame.x_of(frame.last_day))

    @property
    def _uses_log(self) -> bool:
        """Tell whether the scale is logarithmic: never with a number below zero, which has no logarithm."""
        heights = self._plotted.heights if self._plotted is not None else []
        return self._is_log and not (heights and heights[0] < 0)

    def _greatest(self, plotted: PlottedSeries) -> float:
        if self._is_whole or self._uses_log:
            return plotted.heights[-1] if plotted.heights else 1.0
        return plotted.usual_greatest

    def _headroom(self, plotted: PlottedSeries) -> float:
        is_off = bool(plotted.heights) and plotted.heights[-1] > self._greatest(plotted)
        return self._theme.px(_HEADROOM_OFF_SCALE if is_off else _HEADROOM)

    def _number_range(self, plotted: PlottedSeries) -> tuple[float, float]:
        heights, greatest = plotted.heights, self._greatest(plotted)
        if self._uses_log:
            least = next((height for height in heights if height > 0), 1.0)
            return math.floor(math.log10(least)), max(math.ceil(math.log10(max(greatest, least) * 1.01)), 1)
        least = min(0.0, heights[0]) if heights else 0.0
        return (-nice_ceiling(-least) if least < 0 else 0.0), nice_ceiling(max(greatest, 1e-9))

    def _place(self, number: float) -> float:
        if not self._uses_log:
            return number
        return math.log10(number) if number > 0 else self._view.viewRange()[1][0]

    def _ticks(self, low: float, high: float) -> list[float]:
        if self._uses_log:
            return [10.0**power for power in range(math.floor(low), math.ceil(high) + 1)]
        return value_ticks(low, high, 4)

    # --- pointer and keys ------------------------------------------------------------------------------

    def _on_resized(self) -> None:
        """Lay out for another size: at once, or with very many marks once all panels have found their size."""
        if self._plotted is not None and len(self._plotted.points) > _MANY_POINTS and not self._is_setting:
            self._later.start()
        else:
            self._fit()

    def _on_moved(self) -> None:
        self._is_moved = True

    def _mark_at(self, scene_place: QPointF) -> Mark | None:
        picture = self._canvas.picture
        if picture is None or self._more_at(scene_place) is not None:
            return None  # the words "+7" stand closer to the last mark than a mark may be hit from
        return picture.mark_at(self._canvas.mapFromScene(scene_place), self._theme.e)

    def _more_at(self, scene_place: QPointF) -> More | None:
        picture = self._canvas.picture
        if picture is None:
            return None
        return picture.more_at(self._canvas.mapFromScene(scene_place), self._theme.e)

    def _on_pointer_moved(self, scene_place: QPointF) -> None:
        mark, more = self._mark_at(scene_place), self._more_at(scene_place)
        is_hand = mark is not None or more is not None
        self._widget.setCursor(Qt.CursorShape.PointingHandCursor if is_hand else Qt.CursorShape.ArrowCursor)
        if mark is not None:
            self._card.show_beside(self._to_widget(mark), self._details(mark.estimate.figure_id))
            return
        if more is not None:
            place = QPointF(self._widget.mapTo(self, self._widget.mapFromScene(scene_place)))
            self._card.show_beside(place, self._listed(more))
            return
        words = self._denial_card(self._days.mapFromScene(scene_place))
        if words:
            place = QPointF(self._widget.mapTo(self, self._widget.mapFromScene(scene_place)))
            self._card.show_beside(place, words)
        else:
            self._card.hide()

    def _denial_card(self, place: QPointF) -> list[str]:
        """Give the card of a cross with the sentence that denies, of a "+7", or of who denies."""
        reach = self._theme.px(0.6)
        denials = self._days.denials_at(place, reach)
        if len(denials) == 1:
            return [f"{denials[0].voice} denies", "", denials[0].sentence]
        names = [denial.voice for denial in denials] or list(self._days.deniers_at(place, reach))
        if not names:
            return []
        shown = names if len(names) < _MOST_LISTED else names[: _MOST_LISTED - 1]
        rest = len(names) - len(shown)
        head = f"{len(names):,} more deny" if denials else f"{'Denies' if len(names) == 1 else 'Deny'} it"
        return [head, *shown, *([f"and {rest:,} more"] if rest else [])]

    def _listed(self, more: More) -> list[str]:
        """List the figures behind a "+7" for the card: as many as it has lines."""
        heads = [lines[0] for figure_id in more.figures if (lines := self._details(figure_id))]
        shown = heads if len(heads) < _MOST_LISTED else heads[: _MOST_LISTED - 1]
        rest = len(more.figures) - len(shown)
        return [f"{len(more.figures):,} more on this day", *shown, *([f"and {rest:,} more"] if rest else [])]

    def _on_clicked(self, event: object) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        mark = self._mark_at(event.scenePos())
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if mark is not None:
            (self.figure_opened if event.double() else self.figure_chosen).emit(mark.estimate.figure_id)
            event.accept()
            return
        more = self._more_at(event.scenePos())
        if more is not None:
            self.figures_selected.emit(frozenset(more.figures))
            event.accept()
            return
        denials = self._days.denials_at(self._days.mapFromScene(event.scenePos()), self._theme.px(0.6))
        figures = [name for denial in denials for name in denial.figures]
        if len(denials) > 1:
            self.figures_selected.emit(frozenset(figures))
        elif figures:
            self.figure_chosen.emit(figures[0])
        elif event.double():
            self.reset_view()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the hover card when the pointer leaves."""
        self._card.hide()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the marks: left and right by date, up and down at a date, Enter to the sentence."""
        picture = self._canvas.picture
        key = event.key()
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if picture is None or not picture.marks:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._canvas.current:
            self.figure_opened.emit(self._canvas.current)
        elif key in steps:
            found = self._neighbour(*steps[key])
            if found is not None:
                self.figure_chosen.emit(found.estimate.figure_id)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            pick = min if key == Qt.Key.Key_Home else max
            self.figure_chosen.emit(pick(picture.marks, key=lambda mark: mark.x).estimate.figure_id)
        else:
            super().keyPressEvent(event)

    def _neighbour(self, dx: int, dy: int) -> Mark | None:
        """Give the next mark by date (dx), or the next by height among those of the same day (dy)."""
        picture = self._canvas.picture
        assert picture is not None
        here = picture.mark_of(self._canvas.current)
        if here is None:
            return min(picture.marks, key=lambda mark: mark.x)
        if dy:
            day = here.estimate.day
            column = [m for m in picture.marks if m.estimate.day == day]
            ahead = [m for m in column if (m.top - here.top) * dy > 0]
            return min(ahead, key=lambda m: abs(m.top - here.top), default=None)
        order = sorted(picture.marks, key=lambda mark: (mark.x, mark.top, mark.estimate.figure_id))
        place = order.index(here) + dx
        return order[place] if 0 <= place < len(order) else None

    def _to_widget(self, mark: Mark) -> QPointF:
        in_scene = self._canvas.mapToScene(mark.centre)
        return QPointF(self._widget.mapTo(self, self._widget.mapFromScene(in_scene)))


def _day_range(plotted: PlottedSeries) -> tuple[float, float]:
    first, last = plotted.days
    pad = max(3.0, (last - first) * 0.06)
    end = max(last, first + _LEAST_DAYS)
    return first - pad, float(end if end < date.max.toordinal() else last)


def _deniers(series: Series) -> list[str]:
    """Say who denies, and when first: "North Korea 21 Oct", "Russia 23 Oct"."""
    said = {}
    for denial in series.denials:
        said.setdefault(denial.voice, denial.said.start if denial.said is not None else None)
    return [f"{voice} {day_words(day)}" if day else voice for voice, day in said.items()]


def _spoken(series: Series | None, texts: Mapping[str, Wording]) -> str:
    """Say the chart in words: its name, and one sentence a source with the latest of its figures."""
    if series is None:
        return ""
    mine: dict[str, list[Estimate]] = {}
    for estimate in series.estimates:
        mine.setdefault(estimate.voice, []).append(estimate)
    said = [f"{series.name}, in {series.unit}."]
    for voice, estimates in mine.items():
        latest = [e for e in estimates if e.figure_id in texts][-_MOST_SPOKEN:]
        numbers = [f"{texts[e.figure_id].number} {e.stance.value}" for e in latest]
        earlier = len(estimates) - len(latest)
        if earlier:
            numbers.insert(0, f"{earlier:,} earlier")
        said.append(f"{voice}: {', '.join(numbers)}.")
    return " ".join(said)
