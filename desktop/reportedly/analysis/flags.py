"""Figures -> flags: what is odd about them, each with the figures that it rests on."""

from collections.abc import Iterable, Mapping

from reportedly.analysis.latest import NO_ORIGINS
from reportedly.model.figure import Figure
from reportedly.model.flag import Flag

__all__ = ["find_flags"]


def find_flags(figures: Iterable[Figure], *, origins: Mapping[str, str] = NO_ORIGINS) -> tuple[Flag, ...]:
    """Give the flags of all figures, in the order of the figures that carry them; rejected figures have none."""
    raise NotImplementedError
