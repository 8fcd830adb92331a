"""A box drawn over a chart as days and numbers, for a filter."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QRectF

from reportedly.charts.frame import Frame

__all__ = ["Brushed", "brushed_by"]


@dataclass(frozen=True, slots=True)
class Brushed:
    """What was brushed: the days (said, or those that figures are about), the numbers, or both."""

    first: date | None
    last: date | None
    low: Decimal | None
    high: Decimal | None
    is_by_target: bool


def brushed_by(box: QRectF, frame: Frame, least: float, is_by_target: bool) -> Brushed:
    """Give what a box covers; one that is flatter than `least` asks for days only, a narrow one for numbers only."""
    days: tuple[date | None, date | None] = (None, None)
    numbers: tuple[Decimal | None, Decimal | None] = (None, None)
    if box.width() >= least or box.height() < least:
        days = _day(frame.day_at(box.left()), 0.5), _day(frame.day_at(box.right()), -0.5)
    if box.height() >= least and box.height() < frame.plot.height() - least:
        numbers = _round(frame, box.bottom()), _round(frame, box.top())
        if box.top() <= frame.edge:
            numbers = numbers[0], None  # what stands at the upper edge is beyond the scale
    first, last = days
    if first is not None and last is not None and last < first:
        last = first
    return Brushed(first, last, *numbers, is_by_target)


def _day(place: float, shift: float) -> date:
    """Give the day whose mark is the first, or the last, inside an edge."""
    ordinal = round(place + shift)
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def _round(frame: Frame, y: float) -> Decimal:
    """Give the roundest number within a pixel or so of an edge: nobody brushes 2,987.4."""
    number, slack = frame.number_at(y), abs(frame.number_at(y - 3) - frame.number_at(y + 3))
    step = Decimal(10) ** (Decimal(max(slack, 1e-9)).adjusted())
    return (Decimal(number) / step).quantize(Decimal(1)) * step
