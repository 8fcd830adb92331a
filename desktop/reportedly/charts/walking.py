"""From figure to figure by key: left and right by day, up and down among those of one day."""

from reportedly.charts.points import PlottedSeries

__all__ = ["ends_of", "next_figure"]


def ends_of(plotted: PlottedSeries) -> tuple[str, str]:
    """Give the first and the last figure by day."""
    order = plotted.order
    first, last = (plotted.points[int(order[place])] for place in (0, -1))
    return first.estimate.figure_id, last.estimate.figure_id


def next_figure(plotted: PlottedSeries, current: str | None, dx: int, dy: int) -> str | None:
    """Give the figure one step away: by day (dx), or among those of the same day (dy; the source's next number).

    Without a current figure it is the first one; None where there is no further one.
    """
    points, order = plotted.points, plotted.order
    here = plotted.place_of(current)
    if here is None:
        return points[int(order[0])].estimate.figure_id
    if dy:
        day = points[here].day
        column = [place for place in order.tolist() if points[place].day == day]
        target = column.index(here) + dy
        return points[column[target]].estimate.figure_id if 0 <= target < len(column) else None
    target = int((order == here).argmax()) + dx
    return points[int(order[target])].estimate.figure_id if 0 <= target < len(order) else None
