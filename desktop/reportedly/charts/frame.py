"""Where days and numbers stand in the pixels of a view."""

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF

__all__ = ["Frame"]


@dataclass(frozen=True)
class Frame:
    """Days and numbers to pixels, and the edges of the plot. Both scales are even: log numbers are powers of 10."""

    first_day: float  # at x = 0
    day_px: float  # pixels of one day
    top: float  # the number (or its power of ten) at y = 0
    number_px: float  # pixels of one of these
    is_log: bool
    floor: float  # where numbers without a logarithm stand on a log scale
    plot: QRectF  # the ground of the marks; the margin for labels lies at its right
    last_day: float
    until: float  # where step lines end: the last day, or the day up to which is shown
    greatest: float  # numbers above stand at the upper edge
    edge: float  # where they stand, in pixels
    right: float  # the end of the margin for labels

    def x_of(self, day: float) -> float:
        """Give the place of a day."""
        return (day - self.first_day) * self.day_px

    def y_of(self, number: float) -> float:
        """Give the place of a number."""
        return (self.top - self._place(number)) * self.number_px

    def level_of(self, number: float) -> float:
        """Give the place of a number, or that of the upper edge where it is off the scale."""
        return self.y_of(number) if number <= self.greatest else self.edge

    def day_at(self, x: float) -> float:
        """Give the day at a place."""
        return self.first_day + x / self.day_px

    def number_at(self, y: float) -> float:
        """Give the number at a place."""
        place = self.top - y / self.number_px
        return 10.0**place if self.is_log else place

    def levels(self, numbers: np.ndarray) -> np.ndarray:
        """Give how far above the number 0 (or 1 on a log scale) numbers stand, in pixels: the same after panning."""
        if self.is_log:
            least = 10.0**self.floor
            return np.log10(np.maximum(numbers, least)) * self.number_px
        return numbers * self.number_px

    def places_in_view(
        self, days: np.ndarray, tops: np.ndarray, bottoms: np.ndarray, slack: float
    ) -> np.ndarray:
        """Give the places of the marks that the plot shows, with `slack` pixels at its edges."""
        x = (days - self.first_day) * self.day_px
        high, low = (
            np.where(ends > self.greatest, self.edge, self.base - self.levels(ends))
            for ends in (tops, bottoms)
        )
        is_in = (x >= self.plot.left() - slack) & (x <= self.plot.right() + slack)
        is_in &= (low >= self.plot.top() - slack) & (high <= self.plot.bottom() + slack)
        return np.flatnonzero(is_in)

    @property
    def base(self) -> float:
        """Give the place from which `levels` count."""
        return self.top * self.number_px

    def _place(self, number: float) -> float:
        if not self.is_log:
            return number
        return math.log10(number) if number > 0 else self.floor
