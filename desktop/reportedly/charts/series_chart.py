"""The chart over time: each source's estimates of one measure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reportedly.charts.axes import DayAxis, ValueAxis
from reportedly.charts.brush import brushed_by
from reportedly.charts.canvas import Canvas
from reportedly.charts.chart_note import note_html, published, undated_of
from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.chart_view import ChartView
from reportedly.charts.hover_card import HoverCard
from reportedly.charts.keys import ChartKeys
from reportedly.charts.layout import ChartLayout
from reportedly.charts.marks import Mark
from reportedly.charts.picture import Picture
from reportedly.charts.pointer import Met, Pointer
from reportedly.charts.points import KnownPoints, PlottedSeries, published_part
from reportedly.charts.showing import Showing
from reportedly.charts.spoken import Details, denial_card, spoken
from reportedly.charts.wording import Wording
from reportedly.model.estimate import Estimate, LoneDenial, Series

if TYPE_CHECKING:
    from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent

__all__ = ["SeriesChart"]

_MANY_POINTS = 500
_PAUSE_MS = 400


class SeriesChart(QWidget):
    """Draws one series; choosing is done in figure ids.

    `figure_chosen` a click or an arrow key, `figure_opened` a double click or Enter: go to the sentence;
    `figures_selected` a click on "+7" beside a crowded day: the figures that have no mark of their own.
    `undated_wanted` those that have no day, and so no mark at all.
    `brushed` days and numbers that shall become the filter; `moved` the days in view, after the person moved them.
    `texts` gives each figure as it is written, `details` the lines of its hover card.
    """

    figure_chosen = Signal(str)
    figure_opened = Signal(str)
    figures_selected = Signal(object)  # frozenset of figure ids: a click on "+7"
    denial_chosen = Signal(object)  # LoneDenial: a click on its cross, or Enter
    denial_reached = Signal()  # by key: no figure is looked at any more
    undated_wanted = Signal(object)  # the same, in the order of the series
    brushed = Signal(object)  # Brushed
    width_changed = Signal()  # of the words of the axis of numbers
    menu_wanted = Signal(QPoint)  # a right click, in pixels of the screen
    figure_menu_wanted = Signal(QPoint)  # the same on a mark, which is chosen then
    moved = Signal(object)  # the first and the last day in view

    def __init__(
        self, theme: ChartTheme, parent: QWidget | None = None, *, is_of_one_source: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._series: Series | None = None
        self._whole: PlottedSeries | None = None  # of a series with a dated figure
        self._is_of_one_source = is_of_one_source  # by its caller's wish: nothing is said of others
        self._is_filtered = False
        self._undated: Sequence[Estimate] = ()  # those that have no mark for want of a day
        self._points = KnownPoints()
        self._denials_then: Sequence[LoneDenial] | None = None
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
        self._keys = ChartKeys(self)
        self._layout = ChartLayout(plot, self._canvas, self._values, self._days)
        self._pointer = Pointer(self._canvas, self._days, lambda: self._theme)
        self._note = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._note.setWordWrap(True)
        self._note.setTextFormat(Qt.TextFormat.RichText)
        self._note.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._note.linkActivated.connect(lambda _: self._ask_undated())
        self._card = HoverCard(theme, self)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._widget, 1)
        column.addWidget(self._note)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._layout.fit)
        self._speak = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._speak.timeout.connect(self._describe)
        self._connect()
        self._show_note()

    def _connect(self) -> None:
        view, scene = self._view, self._widget.scene()
        self._values.on_needed = self.width_changed.emit
        view.sigRangeChangedManually.connect(self._on_moved)
        view.sigRangeChanged.connect(lambda *_: self._layout.rebuild())
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
        as_of: date | None = None,
    ) -> None:
        """Draw another series, or none; the view starts anew when it is another measure.

        `theme` is taken with it where the places of sources are others, `as_of` where it is drawn for a day
        (`set_as_of`): all is laid out once.
        """
        if theme is not None:
            self._take_theme(theme)
        if as_of is not None:
            self._layout.showing = replace(self._layout.showing, as_of=as_of, since=None)
        is_other = series is None or self._series is None or series.key != self._series.key
        self._series, self._layout.texts = series, texts
        self._days.set_reached(())
        if is_other:
            self._points = KnownPoints(is_by_target=self._layout.showing.is_by_target)
        self._pointer.details = details or (lambda figure_id: ())
        self._layout.is_moved = self._layout.is_moved and not is_other
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
        if current is not None and current != canvas.current:
            self._days.set_reached(())
        canvas.current, canvas.selected = current, selected
        if canvas.picture is not None and not isinstance(canvas.picture, Picture):
            self._layout.rebuild()  # a figure behind another mark comes before it
        canvas.update()

    def set_changed(self, changed: frozenset[str]) -> None:
        """Mark what changed between two as-of days: figures that are new, or stand where others stood."""
        if changed != self._canvas.changed:
            self._canvas.changed = changed
            self._canvas.update()

    def set_filtered(self, *, is_filtered: bool) -> None:
        """Take whether a filter may hide figures of the measure: what is not shown may still be there."""
        if is_filtered != self._is_filtered:
            self._is_filtered = is_filtered
            self._show_note()

    def set_theme(self, theme: ChartTheme) -> None:
        """Take other colours, sizes or places of sources."""
        self._take_theme(theme)
        self._show_note()
        self._layout.fit()

    def set_showing(self, showing: Showing) -> None:
        """Take other choices of what is shown and how; the view is kept where the scales are the same."""
        before, self._layout.showing = self._layout.showing, showing
        if showing == before:
            return
        if (showing.is_log, showing.is_whole, showing.is_by_target) != (
            before.is_log, before.is_whole, before.is_by_target,
        ):  # fmt: skip
            self._layout.is_moved = False
        self._canvas.consensus = showing.consensus
        if showing.is_by_target != before.is_by_target:
            self._points = KnownPoints(is_by_target=showing.is_by_target)
            self._plot()
            return
        if (showing.as_of, showing.since) != (before.as_of, before.since):
            self._card.hide()  # of a mark that may be gone
            self._cut()
            if self._undated:
                self._show_note()
        self._layout.fit()

    def set_as_of(
        self, day: date | None, since: date | None = None, *, denials: Sequence[LoneDenial] | None = None
    ) -> None:
        """Show only what had been published by a day; lines end there, and no axis moves.

        Figures of articles without a date show only without such a day. What was there already `since` an
        earlier day stands back. `denials` are those of that day (default: of the figures that show).
        """
        if denials is not None and day is not None and denials != self._denials_then:
            self._denials_then = denials
            if day == self._layout.showing.as_of:
                self._cut()
                self._layout.fit()
        self.set_showing(replace(self._layout.showing, as_of=day, since=since))

    def share_days(self, days: tuple[float, float] | None) -> None:
        """Show these days at rest, whatever the series holds: those of all charts of a page."""
        if days != self._layout.days_shared:
            self._layout.days_shared = days
            self._layout.fit()

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
        self._layout.is_moved = False
        self._layout.fit()
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
            self._layout.is_moved = False
            self._layout.fit()
        else:
            self._layout.is_moved = True
            self._view.setXRange(*days, padding=0)

    def brush_view(self) -> None:
        """Make what is in view the filter: the brush of those who use no mouse."""
        frame = self._layout.frame()
        if frame is not None:
            self._on_brushed(QRectF(frame.plot))

    def sizeHint(self) -> QSize:
        """Give the size of the picture in the design."""
        return QSize(round(self._theme.px(70)), round(self._theme.px(30)))

    def minimumSizeHint(self) -> QSize:
        """Give the least size at which a chart can be read."""
        return QSize(round(self._theme.px(24)), round(self._theme.px(12)))

    def hasHeightForWidth(self) -> bool:
        """Tell that it takes the height that it is given, though the note below it may need two lines."""
        return False

    def mark_place(self, figure_id: str) -> QPointF | None:
        """Give where a figure's mark stands, in this widget's pixels; for tests and for the hover card."""
        mark = self._canvas.picture.mark_of(figure_id) if self._canvas.picture else None
        return None if mark is None else self._to_widget(mark)

    @property
    def reached(self) -> tuple[LoneDenial, ...]:
        """Give the denials whose cross a key has reached."""
        return self._days.reached

    def denial_stops(self) -> list[tuple[tuple[LoneDenial, ...], QPointF]]:
        """Give the crosses of the lane and its counts from left to right, with their places in this widget."""
        return [
            (denials, self._from_scene(self._days.mapToScene(at)))
            for denials, at in self._days.denial_stops()
        ]

    def reach(self, denials: tuple[LoneDenial, ...]) -> None:
        """Ring a cross and show what it says; none leaves the lane."""
        self._days.set_reached(denials)
        at = next((place for own, place in self.denial_stops() if own == denials), None)
        if at is None:
            return
        card = denial_card(denials, ())
        self._card.show_beside(at, card, is_above=True)  # the crosses beside it are where a key goes next
        words = ". ".join(line for line in card if line)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.denial_reached.emit()

    def open_reached(self) -> None:
        """Go to the words of the cross that a key has reached; a count selects the figures it is of, as a click."""
        denials = self.reached
        if len(denials) == 1:
            self.denial_chosen.emit(denials[0])
        elif denials:
            self.figures_selected.emit(frozenset(name for one in denials for name in one.figures))

    def paint_into(self, painter: QPainter, target: QRectF) -> None:
        """Paint the chart as it stands into a rectangle of any device: a picture, paper, an SVG."""
        self.layout().activate()
        self._widget.getPlotItem().layout.activate()
        self._layout.fit()
        self._widget.scene().render(painter, target, QRectF(self._widget.viewport().rect()))

    @property
    def showing(self) -> Showing:
        """Give what is shown and how."""
        return self._layout.showing

    @property
    def canvas(self) -> Canvas:
        """Give the item that paints; its picture says what stands where."""
        return self._canvas

    @property
    def plotted(self) -> PlottedSeries | None:
        """Give what is drawn; None where nothing has a date."""
        return self._layout.plotted

    @property
    def layouter(self) -> ChartLayout:
        """Give what knows where everything stands."""
        return self._layout

    def show_moved(self) -> None:
        """Tell others that the person has moved the view."""
        self._on_moved()

    @property
    def view(self) -> ChartView:
        """Give the view that is panned and zoomed."""
        return self._view

    def _describe(self) -> None:
        self.setAccessibleDescription(spoken(self._series, self._layout.texts))

    # --- laying out ------------------------------------------------------------------------------------

    def _take_theme(self, theme: ChartTheme) -> None:
        self._theme = self._layout.theme = theme
        self._widget.setBackground(theme.color("surface"))
        for part in (self._canvas, self._values, self._days, self._card, self._view):
            part.set_theme(theme)

    def _plot(self) -> None:
        """Make points of the series, and lay them out."""
        whole = None if self._series is None else PlottedSeries(self._series, self._points)
        self._whole = whole if whole is not None and whole.points else None
        by_target = self._layout.showing.is_by_target
        self._undated = undated_of(self._series, is_by_target=by_target) if self._series is not None else ()
        self._cut()
        self._show_note()
        self._layout.fit()

    def _cut(self) -> None:
        """Take what had been published by the day that is asked for."""
        day, since, whole = self._layout.showing.as_of, self._layout.showing.since, self._whole
        self._layout.plotted, self._canvas.fresh = whole, None
        if whole is None or (day is None and since is None):
            return
        part, fresh = published_part(whole, day, since, self._denials_then)
        self._layout.plotted, self._canvas.fresh = part, fresh

    def _show_note(self) -> None:
        """Say why there is no chart, or below it what it cannot show."""
        is_empty = self._whole is None
        words = ""
        undated = published(self._undated, self._layout.showing.as_of)
        if self._whole is not None and not self._is_of_one_source:
            words = note_html(
                self._whole.voices,
                undated,
                self._layout.texts,
                color=self._theme.color("ink2").name(),
                is_filtered=self._is_filtered,
            )
        self._widget.setVisible(not is_empty)
        has_room = bool(self._undated) and not self._is_of_one_source  # as of no day does the chart move
        self._note.setVisible(is_empty or bool(words) or has_room)
        self._column.setStretchFactor(self._note, 1 if is_empty else 0)  # alone, it stands in the middle
        palette = self._note.palette()
        palette.setColor(palette.ColorRole.WindowText, self._theme.color("ink3"))
        self._note.setPalette(palette)
        if self._series is None:
            self._note.setText("No figures yet.")
        elif not self._series.estimates:
            self._note.setText("No figure of this measure fits these filters.")
        else:
            self._note.setText(words if not is_empty else "These figures have no date.")

    def _ask_undated(self) -> None:
        undated = published(self._undated, self._layout.showing.as_of)
        self.undated_wanted.emit([one.figure_id for one in undated])

    # --- pointer and keys ------------------------------------------------------------------------------

    def _on_resized(self) -> None:
        """Lay out for another size: at once, or with very many marks once all panels have found their size."""
        layout = self._layout
        if layout.plotted is not None and len(layout.plotted.points) > _MANY_POINTS and not layout.is_setting:
            self._later.start()
        else:
            self._layout.fit()

    def _on_moved(self) -> None:
        self._layout.is_moved = True
        self._card.hide()
        self.moved.emit(tuple(self._view.viewRange()[0]))

    def _on_dragged(self, is_going_on: bool) -> None:
        self._layout.is_dragged = is_going_on
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if not is_going_on:
            self._layout.rebuild()  # labels find their places when the hand rests

    def _on_boxed(self, box: QRectF) -> None:
        """Look into a box."""
        frame = self._layout.frame()
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
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        frame = self._layout.frame()
        if frame is not None and self._series is not None:
            self.brushed.emit(brushed_by(box, frame, self._theme.px(1.5), self._layout.showing.is_by_target))

    def _on_pointer_moved(self, scene_place: QPointF) -> None:
        met = Met() if self._layout.is_dragged or self._view.is_drawing else self._pointer.at(scene_place)
        self._widget.setCursor(
            Qt.CursorShape.PointingHandCursor if met.is_any else Qt.CursorShape.ArrowCursor
        )
        if not met.card:
            self._card.hide()
            return
        place = QPointF(self._widget.mapTo(self, self._widget.mapFromScene(scene_place)))
        self._card.show_beside(self._to_widget(met.mark) if met.mark else place, met.card)

    def _on_clicked(self, event: "MouseClickEvent") -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._days.set_reached(())
        if event.button() != Qt.MouseButton.LeftButton:
            return
        met = self._pointer.at(event.scenePos())
        if met.denial is not None:
            self.denial_chosen.emit(met.denial)
        elif met.figure is not None:
            (self.figure_opened if event.double() else self.figure_chosen).emit(met.figure)
        if met.figures:
            self.figures_selected.emit(frozenset(met.figures))
        if met.is_any:
            event.accept()
        elif event.double():
            self.reset_view()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the mark, else of what is shown and how."""
        self._card.hide()
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        mark, at = self._mark_of_current(), event.globalPos()
        figure = self._pointer.at(self._widget.mapToScene(self._widget.mapFromGlobal(at))).figure
        if is_by_key and mark is not None:
            figure, at = mark.estimate.figure_id, self.mapToGlobal(self._to_widget(mark).toPoint())
        if figure is None or (is_by_key and mark is None):
            self.menu_wanted.emit(at)
        else:
            self.figure_chosen.emit(figure)
            self.figure_menu_wanted.emit(at)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the hover card when the pointer leaves."""
        self._card.hide()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the card that a key has opened."""
        self._card.hide()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the figures with the arrows, zoom with plus and minus, pan with Ctrl and the arrows.

        Down from the last figure of a day goes to the crosses, Up back. Enter goes to the sentence, 0 shows all,
        B makes what is in view the filter, Escape ends a box.
        """
        self._card.hide()  # of a mark that is left now
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def _mark_of_current(self) -> Mark | None:
        picture = self._canvas.picture
        return None if picture is None else picture.mark_of(self._canvas.current)

    def _to_widget(self, mark: Mark) -> QPointF:
        return self._from_scene(self._canvas.mapToScene(mark.centre))

    def _from_scene(self, place: QPointF) -> QPointF:
        return QPointF(self._widget.mapTo(self, self._widget.mapFromScene(place)))
