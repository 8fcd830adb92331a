"""A box drawn over a chart as days and numbers, for a filter."""

import math
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QRectF

from reportedly.charts.frame import Frame

__all__ = ["Brushed", "brushed_by"]

_SLACK = 0.3  # of a day: the box of an unsteady hand has the mark at its edge


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
        days = (
            _day(math.ceil(frame.day_at(box.left()) - _SLACK)),
            _day(math.floor(frame.day_at(box.right()) + _SLACK)),
        )
    if box.height() >= least and box.height() < frame.plot.height() - least:
        numbers = _round(frame, box.bottom()), _round(frame, box.top())
        if box.top() <= frame.edge:
            numbers = numbers[0], None  # what stands at the upper edge is beyond the scale
    first, last = days
    if first is not None and last is not None and last < first:
        last = first
    return Brushed(first, last, *numbers, is_by_target)


def _day(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def _round(frame: Frame, y: float) -> Decimal:
    """Give the roundest number within a pixel or so of an edge: nobody brushes 2,987.4."""
    number, slack = frame.number_at(y), abs(frame.number_at(y - 3) - frame.number_at(y + 3))
    step = Decimal(10) ** (Decimal(max(slack, 1e-9)).adjusted())
    return (Decimal(number) / step).quantize(Decimal(1)) * step
