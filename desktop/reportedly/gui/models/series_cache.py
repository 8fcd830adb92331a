"""The series of a measure as filter and as-of day leave it, quick to narrow: one for the chart of thousands."""

from dataclasses import dataclass
from itertools import compress

import numpy as np

from reportedly.analysis.one_unit import is_counted
from reportedly.analysis.series import KnownEstimates, build_series, part_of_series
from reportedly.gui.models.project import ProjectModels
from reportedly.model.estimate import Series
from reportedly.model.figure import Figure, Review

__all__ = ["SeriesCache"]


@dataclass(frozen=True)
class _Whole:
    """The series of all figures of one measure, and where these are among all figures."""

    figures: tuple[Figure, ...]
    series: Series
    is_one_unit: bool
    members: np.ndarray  # of each figure of the project, whether it is drawn
    places: np.ndarray  # of the estimates' figures
    rejected: tuple[Figure, ...]  # which are not drawn, and replace nothing


class SeriesCache:
    """Keeps the series of all figures of one measure: a filter takes some away, and leaves their order."""

    def __init__(self, project: ProjectModels) -> None:
        self._project = project
        self._estimates = KnownEstimates()
        self._whole: _Whole | None = None
        self._passing: tuple[Series, np.ndarray, Series] | None = None

    def shown(self, key: str, name: str) -> Series:
        """Give the series of the figures that are shown: they pass the filter and had been published."""
        if self._project.figures.as_of is None:
            return self.passing(key, name)
        return self._narrowed(self._whole_of(key, name), self._project.figures.shown_mask())

    def passing(self, key: str, name: str) -> Series:
        """Give the series of the figures that pass the filter, whenever they were published; the same if it is."""
        whole = self._whole_of(key, name)
        mask = self._project.figures.passing_filter() & whole.members
        known = self._passing
        if known is None or known[0] is not whole.series or not np.array_equal(known[1], mask):
            known = self._passing = whole.series, mask, self._narrowed(whole, mask, is_ever=True)
        return known[2]

    def former(self, figure_id: str) -> Figure | None:
        """Give the figure as it was when it was last drawn."""
        return self._estimates.former(figure_id)

    def is_in_one_unit(self, key: str) -> bool:
        """Tell whether all numbers of the series are drawn as they are stated."""
        units = {figure.unit for figure in self._project.figures.figures if figure.series == key}
        return len(units) <= 1 or all(is_counted(unit) for unit in units)

    def _whole_of(self, key: str, name: str) -> _Whole:
        figures, known = self._project.figures.figures, self._whole
        if (
            known is None
            or known.figures is not figures
            or (known.series.key, known.series.name) != (key, name)
        ):
            place_of = {figure.id: place for place, figure in enumerate(figures) if figure.series == key}
            own = [figures[place] for place in place_of.values()]
            series = build_series(own, key, name, estimate=self._estimates)
            rejected = tuple(figure for figure in own if figure.review is Review.REJECTED)
            members = np.zeros(len(figures), bool)
            members[[place_of[figure.id] for figure in own if figure.review is not Review.REJECTED]] = True
            is_one_unit = len({figure.unit for figure in own}) <= 1
            places = np.array([place_of[one.figure_id] for one in series.estimates], dtype=np.int64)
            known = self._whole = _Whole(figures, series, is_one_unit, members, places, rejected)
        return known

    def _narrowed(self, whole: _Whole, mask: np.ndarray, *, is_ever: bool = False) -> Series:
        """Give the series of some figures; `is_ever`: with all that is known of them, whatever the day."""
        table, series, mask = self._project.figures, whole.series, mask & whole.members
        if not whole.is_one_unit:
            own = table.at(np.flatnonzero(mask), is_ever=is_ever)
            return build_series([*own, *whole.rejected], series.key, series.name, estimate=self._estimates)
        estimates = compress(series.estimates, mask[whole.places].tolist())
        denied = table.denied(mask, is_ever=is_ever)
        return part_of_series(series, estimates, denied, table.count_articles(mask))
