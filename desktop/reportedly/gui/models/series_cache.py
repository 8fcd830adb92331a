"""The series of a measure as filter and as-of day leave it, quick to narrow: one for the chart of thousands."""

from collections.abc import Sequence

import numpy as np

from reportedly.analysis.one_unit import is_counted
from reportedly.analysis.series import build_series, estimate_of, narrow_series
from reportedly.gui.models.project import ProjectModels
from reportedly.model.estimate import Estimate, Series
from reportedly.model.figure import Figure

__all__ = ["SeriesCache"]

_MOST_KNOWN = 50_000  # estimates kept from one drawing to the next


class SeriesCache:
    """Keeps the series of all figures of one measure: a filter takes some away, and leaves their order."""

    def __init__(self, project: ProjectModels) -> None:
        self._project = project
        self._estimates: dict[str, tuple[Figure, Estimate]] = {}
        self._whole: tuple[object, Series, bool] | None = None
        self._passing: tuple[Series, np.ndarray, Series] | None = None

    def shown(self, key: str, name: str) -> Series:
        """Give the series of the figures that are shown: they pass the filter and had been published."""
        return self._narrowed(key, name, self._project.figures.shown_of(key))

    def passing(self, key: str, name: str) -> Series:
        """Give the series of the figures that pass the filter, whenever they were published; the same if it is."""
        figures = self._project.figures
        whole = self._whole_of(key, name)[1]
        mask = figures.passing_filter(key)
        if (
            self._passing is None
            or self._passing[0] is not whole
            or not np.array_equal(self._passing[1], mask)
        ):
            members = [figures.figures[place] for place in np.flatnonzero(mask)]
            self._passing = whole, mask, self._narrowed(key, name, members)
        return self._passing[2]

    def former(self, figure_id: str) -> Figure | None:
        """Give the figure as it was when it was last drawn."""
        known = self._estimates.get(figure_id)
        return None if known is None else known[0]

    def is_in_one_unit(self, key: str) -> bool:
        """Tell whether all numbers of the series are drawn as they are stated."""
        units = {figure.unit for figure in self._project.figures.figures if figure.series == key}
        return len(units) <= 1 or all(is_counted(unit) for unit in units)

    def _whole_of(self, key: str, name: str) -> tuple[object, Series, bool]:
        figures = self._project.figures.figures
        known = self._whole
        if known is None or known[0] is not figures or (known[1].key, known[1].name) != (key, name):
            members = [figure for figure in figures if figure.series == key]
            is_one_unit = len({figure.unit for figure in members}) <= 1
            whole = build_series(members, key, name, estimate=self._estimate)
            known = self._whole = figures, whole, is_one_unit
        return known

    def _narrowed(self, key: str, name: str, figures: Sequence[Figure]) -> Series:
        _, whole, is_one_unit = self._whole_of(key, name)
        if is_one_unit:
            return narrow_series(whole, figures)
        return build_series(figures, key, name, estimate=self._estimate)

    def _estimate(self, figure: Figure) -> Estimate:
        """Give a figure as an estimate; most are the same at each change of the filter."""
        known = self._estimates.get(figure.id)
        if known is None or known[0] is not figure:
            if len(self._estimates) > _MOST_KNOWN:
                self._estimates.clear()
            known = self._estimates[figure.id] = (figure, estimate_of(figure))
        return known[1]
