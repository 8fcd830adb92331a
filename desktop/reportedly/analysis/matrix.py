"""Series -> sources by measures: what each source last said of each."""

from collections.abc import Mapping, Sequence

from reportedly.analysis.latest import NO_ORIGINS
from reportedly.model.estimate import Series
from reportedly.model.matrix import SourceMatrix

__all__ = ["matrix_of"]


def matrix_of(series: Sequence[Series], *, origins: Mapping[str, str] = NO_ORIGINS) -> SourceMatrix:
    """Give the latest figure of each voice for each series, with its sign."""
    raise NotImplementedError
