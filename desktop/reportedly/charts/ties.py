"""Ties: from the day on which a plan or forecast was said to the mark at its target."""

from dataclasses import dataclass

from reportedly.charts.frame import Frame
from reportedly.charts.marks import Mark
from reportedly.model.estimate import Estimate

__all__ = ["Tie", "is_tied", "tie_of"]


@dataclass(frozen=True)
class Tie:
    """The dotted line from the day on which a plan or forecast was said to the mark at its target."""

    voice: str
    said_x: float
    mark: Mark
    period: tuple[float | None, float]  # first and last day of the target in pixels; no start is None


def is_tied(estimate: Estimate) -> bool:
    """Tell whether a plan or forecast has both a target and a day on which it was said."""
    return estimate.possible_days is not None and estimate.aim is not None


def tie_of(mark: Mark, frame: Frame) -> Tie:
    """Give the tie of a mark for which `is_tied` holds."""
    estimate = mark.estimate
    assert estimate.possible_days is not None
    start = frame.x_of(estimate.target_start.toordinal()) if estimate.target_start else None
    end = estimate.target_end or estimate.target_start
    assert end is not None
    return Tie(estimate.voice, frame.x_of(estimate.possible_days[1].toordinal()), mark,
               (start, frame.x_of(end.toordinal())))  # fmt: skip
