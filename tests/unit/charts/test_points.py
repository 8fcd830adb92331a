"""The points of a chart: what is drawn no more is let go."""

import gc
import weakref

from helpers.figures import sample_figures
from reportedly.analysis.series import build_series
from reportedly.charts.points import KnownPoints, PlottedSeries


def test_a_series_that_is_drawn_no_more_is_freed_at_once() -> None:
    """The window keeps what is there from the collector, so that what waits for it would stay for ever."""
    figures = sample_figures()
    series = build_series(figures, figures[0].series)
    gc.disable()
    try:
        whole = PlottedSeries(series, KnownPoints())
        part = whole.only([0], ())
        assert part.whole is part.only([0], ()).whole is whole.whole is whole
        left = [weakref.ref(whole), weakref.ref(part)]

        del whole, part

        assert [ref() for ref in left] == [None, None]
    finally:
        gc.enable()
