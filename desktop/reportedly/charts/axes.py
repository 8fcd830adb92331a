"""The two axes: numbers at the left with the unit on top, days below with the lane of denials."""

from collections.abc import Callable, Sequence
from datetime import date

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.denier_words import deny_words, fitting_words, shortened
from reportedly.charts.scale import DayTick, day_ticks, stacks
from reportedly.model.estimate import LoneDenial

__all__ = ["DayAxis", "ValueAxis"]

_MOST_CROSSES = 6  # side by side; more are counted
_LEAST_DENIER = 5.0  # e beside a cross in which a name says anything
_COUNT_ROOM = 2.4  # e beside the crosses for their "+7"


class ValueAxis(pg.AxisItem):
    """Tick labels right-aligned, no line; the unit stands at the top, not turned."""

    def __init__(self, theme: ChartTheme) -> None:
        super().__init__("left")
        self.enableAutoSIPrefix(False)
        self._theme, self._unit = theme, ""
        self._ticks: Sequence[tuple[float, str]] = ()
        self._least = self._told = 0.0  # pixels, for charts below each other
        self.on_needed: Callable[[], object] = lambda: None  # called when the words ask for another width
        self._fit()

    def set_theme(self, theme: ChartTheme) -> None:
        """Take other colours or sizes."""
        self._theme = theme
        self._fit()

    def set_ticks(self, ticks: Sequence[tuple[float, str]], unit: str) -> None:
        """Take the ticks as (place on the axis, words), and the unit."""
        self._ticks, self._unit = ticks, unit
        self._fit()

    @property
    def needed(self) -> float:
        """Give the width of the words with their air."""
        metrics = QFontMetricsF(self._theme.text_font())
        words = [words for _, words in self._ticks] + [self._unit, "denials"]
        return max(metrics.horizontalAdvance(word) for word in words) + self._theme.px(1.3)

    def set_least_width(self, least: float) -> None:
        """Be as wide as the axes of other charts."""
        self._least = least
        self._fit()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None) -> None:
        """Paint the labels beside the plot."""
        view = self.linkedView()
        if view is None:
            return
        theme = self._theme
        painter.setFont(theme.text_font())
        painter.setPen(theme.color("ink3"))
        metrics = QFontMetricsF(painter.font())
        right = self.boundingRect().width() - theme.px(0.7)
        top = self.mapFromItem(view, QPointF(0, 0)).y()
        for place, words in self._ticks:
            y = self.mapFromItem(view, view.mapFromView(QPointF(0, place))).y()
            if y < top + metrics.height() * 1.4 and self._unit:
                continue  # the unit stands there
            _draw_right(painter, words, right, y + metrics.capHeight() / 2)
        if self._unit:
            _draw_right(painter, self._unit, right, top + metrics.ascent())

    def boundingRect(self) -> QRectF:
        """Give the axis' own rectangle: nothing is painted into the plot."""
        return QRectF(QPointF(0, 0), self.size())

    def _fit(self) -> None:
        needed = self.needed
        self.setWidth(max(needed, self._least))
        self.update()
        if needed != self._told:
            self._told = needed
            self.on_needed()


class DayAxis(pg.AxisItem):
    """Days below the plot; above them, where somebody denies without a number, the lane of denials."""

    def __init__(self, theme: ChartTheme) -> None:
        super().__init__("bottom")
        self._theme = theme
        self._denials: Sequence[LoneDenial] = ()
        self._deniers: Sequence[str] = ()
        self._plot_right = 0.0
        self._is_named = True  # else another chart below names the days
        self._words_box = QRectF()
        self._reached: tuple[LoneDenial, ...] = ()  # by key
        self._fit()

    def set_theme(self, theme: ChartTheme) -> None:
        """Take other colours or sizes."""
        self._theme = theme
        self._fit()

    def set_content(self, denials: Sequence[LoneDenial], deniers: Sequence[str], plot_right: float) -> None:
        """Take the denials, who denies and when ("Russia 23 Oct"), and where the plot ends (pixels of the view)."""
        self._denials, self._deniers, self._plot_right = denials, deniers, plot_right
        self._fit()

    def set_named(self, *, is_named: bool) -> None:
        """Name the days, or leave that to the chart below."""
        self._is_named = is_named
        self._fit()

    def denials_at(self, place: QPointF, reach: float) -> tuple[LoneDenial, ...]:
        """Give what stands at a place in the axis' own pixels: a cross, or all that a "+7" counts."""
        if abs(self._lane_y() - place.y()) > reach:
            return ()
        crosses, more = self._crosses()
        for denial, x in crosses:
            if abs(x - place.x()) <= reach:
                return (denial,)
        for denials, x in more:
            if -reach / 2 <= place.x() - x <= self._theme.px(_COUNT_ROOM):
                return denials
        return ()

    def denial_stops(self) -> list[tuple[tuple[LoneDenial, ...], QPointF]]:
        """Give where a key may halt, from left to right in the axis' own pixels: crosses, and what is only counted."""
        crosses, more = self._crosses()
        aside, lane = self._theme.px(0.6), self._lane_y()
        stops = [((denial,), QPointF(x, lane)) for denial, x in crosses]
        stops += [(denials, QPointF(x + aside, lane)) for denials, x in more]
        return sorted(stops, key=lambda stop: stop[1].x())

    @property
    def reached(self) -> tuple[LoneDenial, ...]:
        """Give the denials that a key has reached; none where it walks the figures."""
        return self._reached

    def set_reached(self, denials: tuple[LoneDenial, ...]) -> None:
        """Ring a cross or a count."""
        if denials != self._reached:
            self._reached = denials
            self.update()

    def deniers_at(self, place: QPointF, reach: float) -> Sequence[str]:
        """Give who denies where a place is on the words of the lane, which may be cut."""
        is_lane = bool(self._words_box) and abs(self._lane_y() - place.y()) <= reach
        return (
            self._deniers
            if is_lane and self._words_box.left() <= place.x() <= self._words_box.right()
            else ()
        )

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None) -> None:
        """Paint the lane, the axis and its labels."""
        view = self.linkedView()
        if view is None:
            return
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.text_font())
        left = self.mapFromItem(view, QPointF(0, 0)).x()
        right = left + self._plot_right
        if self._denials:
            self._paint_lane(painter, left, right)
        base = self._base_y()
        painter.setPen(QPen(theme.color("control"), 1))
        painter.drawLine(QPointF(left, base), QPointF(right, base))
        self._paint_ticks(painter, left, right, base)

    def boundingRect(self) -> QRectF:
        """Give the axis' rectangle with the room at its left where the lane is named."""
        return QRectF(QPointF(-self._theme.px(8), 0), QPointF(self.size().width(), self.size().height()))

    def _paint_lane(self, painter: QPainter, left: float, right: float) -> None:
        theme, lane = self._theme, self._lane_y()
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QPen(theme.color("grid"), 1))
        painter.drawLine(QPointF(left, lane), QPointF(right, lane))
        painter.setPen(theme.color("ink3"))
        _draw_right(painter, "denials", left - theme.px(0.7), lane + metrics.capHeight() / 2)
        half = theme.px(0.35)
        pen = QPen(theme.color("ink"), theme.px(0.135))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        crosses, more = self._crosses()
        painter.setPen(pen)
        for _, x in crosses:
            painter.drawLine(QPointF(x - half, lane - half), QPointF(x + half, lane + half))
            painter.drawLine(QPointF(x - half, lane + half), QPointF(x + half, lane - half))
        painter.setFont(theme.text_font(is_strong=True))
        for denials, x in more:
            painter.drawText(QPointF(x, lane + metrics.capHeight() / 2), f"+{len(denials)}")
        painter.setFont(theme.text_font())
        self._paint_ring(painter)
        beside = self._names_beside(crosses, metrics)
        if beside:
            self._words_box = QRectF()
            painter.setPen(theme.color("ink2"))
            for x, words in beside:
                box = QRectF(
                    x, lane - metrics.height() / 2, metrics.horizontalAdvance(words), metrics.height()
                )
                painter.fillRect(box, theme.color("surface"))
                painter.drawText(QPointF(x, lane + metrics.capHeight() / 2), words)
            return
        count = theme.px(_COUNT_ROOM) - theme.px(0.5)
        self._paint_deniers(painter, left, right, [x for _, x in crosses], [x + count for _, x in more])

    def _paint_ring(self, painter: QPainter) -> None:
        """Ring what a key has reached, as a current mark is ringed."""
        at = next((place for denials, place in self.denial_stops() if denials == self._reached), None)
        if at is not None:
            reach = self._theme.px(0.73)
            painter.setPen(QPen(self._theme.color("ink"), self._theme.px(0.135)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, reach, reach)

    def _names_beside(
        self, crosses: Sequence[tuple[LoneDenial, float]], metrics: QFontMetricsF
    ) -> list[tuple[float, str]]:
        """Give who denies beside each cross, where one line has no room for all and each has some."""
        gap, named = self._theme.px(0.75), [shortened(one) for one in self._deniers]
        if len(crosses) < max(len(self._denials), 2):
            return []
        last = max(x for _, x in crosses)
        if metrics.horizontalAdvance(deny_words(named, 0)) <= self.size().width() - last - 2 * gap:
            return []
        ordered = sorted(crosses, key=lambda one: one[1])
        ends = [x for _, x in ordered[1:]] + [self.size().width()]
        rooms = [end - x - 2 * gap for (_, x), end in zip(ordered, ends, strict=True)]
        if min(rooms) < self._theme.px(_LEAST_DENIER):
            return []
        return [
            (x + gap, metrics.elidedText(denial.voice, Qt.TextElideMode.ElideRight, room))
            for (denial, x), room in zip(ordered, rooms, strict=True)
        ]

    def _paint_deniers(
        self, painter: QPainter, left: float, right: float, crosses: Sequence[float], counts: Sequence[float]
    ) -> None:
        """Say who denies at the right of the crosses, over the margin too, or else at their left."""
        theme, lane = self._theme, self._lane_y()
        metrics, gap = QFontMetricsF(painter.font()), theme.px(0.75)
        start, end = min(crosses, default=left), max((*crosses, *counts), default=left)
        beyond = self.size().width() - end - 2 * gap
        before = start - left - 2 * gap
        named = self._deniers
        if metrics.horizontalAdvance(deny_words(named, 0)) > max(beyond, before):
            named = [shortened(one) for one in named]
        is_left = metrics.horizontalAdvance(deny_words(named, 0)) > beyond and before > beyond
        words = fitting_words(named, metrics, before if is_left else beyond)
        self._words_box = QRectF()
        if not words:
            return
        width, height = metrics.horizontalAdvance(words), metrics.height()
        box = QRectF(start - gap - width if is_left else end + gap, lane - height / 2, width, height)
        painter.fillRect(box, theme.color("surface"))
        painter.setPen(theme.color("ink2"))
        painter.drawText(QPointF(box.left(), lane + metrics.capHeight() / 2), words)
        self._words_box = box

    def _paint_ticks(self, painter: QPainter, left: float, right: float, base: float) -> None:
        theme = self._theme
        metrics = QFontMetricsF(painter.font())
        view = self.linkedView()
        length, drop = theme.px(0.3), theme.px(0.55) + metrics.ascent()
        last_end, years = left - theme.px(4), set()
        for day, words in self._day_ticks(right - left, metrics):
            x = self.mapFromItem(view, view.mapFromView(QPointF(day.toordinal(), 0))).x()
            if not left - 1 <= x <= right + 1:
                continue
            years.add(day.year)
            painter.setPen(QPen(theme.color("control"), 1))
            painter.drawLine(QPointF(x, base), QPointF(x, base + length))
            width = metrics.horizontalAdvance(words)
            if self._is_named and words and x - width / 2 > last_end + theme.px(0.6):
                painter.setPen(theme.color("ink3"))
                painter.drawText(QPointF(x - width / 2, base + drop), words)
                last_end = x + width / 2
        painter.setPen(theme.color("ink3"))
        are_years = all(words.isdigit() for _, words in self._day_ticks(right - left, metrics) if words)
        if years and not are_years and self._is_named:
            span = str(max(years)) if len(years) == 1 else f"{min(years)}\N{EN DASH}{max(years)}"
            painter.drawText(QPointF(max(right + theme.px(1), last_end + theme.px(0.8)), base + drop), span)

    def _day_ticks(self, width: float, metrics: QFontMetricsF) -> list[DayTick]:
        view = self.linkedView()
        (first, last), _ = view.viewRange()
        total = max(view.width(), 1.0)
        end = first + (last - first) * min(width / total, 1.0)
        last_ordinal = date.max.toordinal() - 400
        earliest, latest = (date.fromordinal(min(max(1, round(day)), last_ordinal)) for day in (first, end))
        return day_ticks(earliest, latest, max(2, int(width / (metrics.horizontalAdvance("28 Oct") * 2.6))))

    def _crosses(self) -> tuple[list[tuple[LoneDenial, float]], list[tuple[tuple[LoneDenial, ...], float]]]:
        """Give each dated denial with its place, and what is only counted, with the place of the count.

        Those of one day stand side by side about it, inside the plot: no cross may claim a later day.
        """
        view, theme = self.linkedView(), self._theme
        dated = [(denial, day) for denial in self._denials if (day := _day_of(denial)) is not None]
        if view is None or not dated:
            return [], []
        left = self.mapFromItem(view, QPointF(0, 0)).x()
        pitch, half, slack = theme.px(0.95), theme.px(0.5), theme.px(0.6)
        xs = [self.mapFromItem(view, view.mapFromView(QPointF(day.toordinal(), 0))).x() for _, day in dated]
        right = left + self._plot_right
        inside = [place for place, x in enumerate(xs) if left - slack <= x <= right + slack]
        room = theme.px(_COUNT_ROOM)
        rows = stacks(
            [xs[place] for place in inside], pitch, _MOST_CROSSES, room, (left + half, right - half)
        )
        crosses, more = [], []
        for row, start in rows:
            denials = [dated[inside[index]][0] for index in row]
            crosses += [(denial, start + n * pitch) for n, denial in enumerate(denials[:_MOST_CROSSES])]
            if denials[_MOST_CROSSES:]:
                more.append((tuple(denials[_MOST_CROSSES:]), start + _MOST_CROSSES * pitch - theme.px(0.2)))
        return crosses, more

    def _lane_y(self) -> float:
        return self._theme.size("lane_denials")

    def _base_y(self) -> float:
        return self._theme.size("lane_denials") * 1.9 if self._denials else self._theme.px(0.8)

    def _fit(self) -> None:
        self.setHeight(self._base_y() + self._theme.px(2.1 if self._is_named else 0.5))
        self.update()


def _day_of(denial: LoneDenial) -> date | None:
    return (denial.said.end or denial.said.start) if denial.said else None


def _draw_right(painter: QPainter, words: str, right: float, baseline: float) -> None:
    painter.drawText(QPointF(right - QFontMetricsF(painter.font()).horizontalAdvance(words), baseline), words)
