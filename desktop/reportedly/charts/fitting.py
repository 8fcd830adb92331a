"""Which days and numbers a chart holds: the ranges of its axes, their ticks, and the frame of a view."""

import math
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF

from reportedly.charts.chart_theme import ChartTheme
from reportedly.charts.frame import Frame
from reportedly.charts.points import PlottedSeries
from reportedly.charts.scale import nice_ceiling, value_ticks
from reportedly.charts.showing import Showing

__all__ = ["Fitting", "Ranges", "day_range"]

_MARGIN = 13.0  # e: room for the labels of the latest figures at the right
_HEADROOM, _HEADROOM_OFF_SCALE = 3.4, 4.6  # e above the highest tick: labels, the unit, what is off the scale
_FOOTROOM = 1.2  # e below the lowest tick: marks near zero stand whole
_LEAST_DAYS = 10
_MOST_TICKS, _LEAST_STEP = 4, 1.6  # of the axis of numbers; e between them
_LEAST_NUMBER = 1e-9

Range = tuple[float, float]


@dataclass(frozen=True)
class Ranges:
    """The days and the numbers (or powers of ten) that a view holds, from edge to edge."""

    days: Range
    numbers: Range


@dataclass(frozen=True)
class Fitting:
    """Fits a series into views; `days` are those of all charts on one page, where they share their axis."""

    plotted: PlottedSeries
    showing: Showing
    theme: ChartTheme
    days: Range | None = None

    @property
    def uses_log(self) -> bool:
        """Tell whether the scale is logarithmic: never with a number below zero, which has no logarithm."""
        heights = self.plotted.whole.heights
        return self.showing.is_log and not (heights and heights[0] < 0)

    @property
    def greatest(self) -> float:
        """Give the greatest number that the scale holds."""
        whole = self.plotted.whole
        if self.showing.is_whole or self.uses_log:
            return whole.heights[-1] if whole.heights else 1.0
        return whole.usual_greatest

    def ranges(self, width: float, height: float) -> Ranges:
        """Give what a view of this size shows at rest: everything, with room for labels."""
        theme = self.theme
        first, last = self.days or day_range(self.plotted.whole)
        low, high = self._numbers()
        room = max(width - theme.px(_MARGIN), width * 0.4)
        foot = min(theme.px(_FOOTROOM), height * 0.1)
        inner = max(height - self._headroom() - foot, height * 0.5)
        step = (high - low) / inner
        bottom = low - foot * step
        return Ranges((first, first + (last - first) * width / room), (bottom, bottom + height * step))

    def frame(self, ranges: Ranges, width: float, height: float) -> Frame:
        """Give where days and numbers stand in a view that shows these ranges."""
        theme, showing = self.theme, self.showing
        (x0, x1), (y0, y1) = ranges.days, ranges.numbers
        inner = max(width - theme.px(_MARGIN), width * 0.4)
        plot = QRectF(0, theme.px(0.9), inner, max(height - theme.px(0.9), 1))
        end = (self.days or day_range(self.plotted.whole))[1]
        last = min(x0 + (x1 - x0) * inner / max(width, 1), end)
        return Frame(
            first_day=x0,
            day_px=width / (x1 - x0),
            top=y1,
            number_px=height / (y1 - y0),
            is_log=self.uses_log,
            floor=y0,
            plot=plot,
            last_day=last,
            until=last if showing.as_of is None else min(last, float(showing.as_of.toordinal())),
            greatest=self.greatest,
            edge=plot.top() + theme.px(0.9),
            right=width,
        )

    def ticks(self, frame: Frame, height: float) -> list[float]:
        """Give the numbers at which a view has a grid line."""
        top = frame.top - (self._headroom() - height * 0.001) / frame.number_px
        least = frame.top - height / frame.number_px
        heights = self.plotted.whole.heights
        # Where no number is below zero, the room under it is only for the marks: nothing is counted there.
        if not frame.is_log and not (heights and heights[0] < 0):
            least = max(least, 0.0)
        room = (frame.y_of(least) - frame.y_of(top)) if not frame.is_log else height
        count = min(max(int(room / self.theme.px(_LEAST_STEP)), 1), _MOST_TICKS)
        ticks = _powers(least, top) if frame.is_log else value_ticks(least, top, count)
        return [tick for tick in ticks if frame.plot.top() <= frame.y_of(tick) <= height + 1]

    def _headroom(self) -> float:
        heights = self.plotted.whole.heights
        is_off = bool(heights) and heights[-1] > self.greatest
        return self.theme.px(_HEADROOM_OFF_SCALE if is_off else _HEADROOM)

    def _numbers(self) -> Range:
        heights, greatest = self.plotted.whole.heights, self.greatest
        if self.uses_log:
            least = next((height for height in heights if height > 0), 1.0)
            return math.floor(math.log10(least)), max(math.ceil(math.log10(max(greatest, least) * 1.01)), 1)
        least = min(0.0, heights[0]) if heights else 0.0
        return (-nice_ceiling(-least) if least < 0 else 0.0), nice_ceiling(max(greatest, _LEAST_NUMBER))


def day_range(plotted: PlottedSeries) -> Range:
    """Give the days that the axis holds: those of the marks, with air at the left."""
    first, last = plotted.days
    pad = max(3.0, (last - first) * 0.06)
    end = max(last, first + _LEAST_DAYS)
    return first - pad, float(end if end < date.max.toordinal() else last)


def _powers(low: float, high: float) -> list[float]:
    """Give the powers of ten in a range of exponents; within one of them, the 2 and the 5 too."""
    powers = [10.0**power for power in range(math.floor(low), math.ceil(high) + 1)]
    if high - low > 2:
        return powers
    return [power * step for power in powers for step in (1, 2, 5)]
