"""How the window stood when a project was closed: kept in the project, so that it reopens as it was."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.selection import LinkedSelection
from reportedly.gui.views.headline import VIEWS
from reportedly.gui.views.workspace import Workspace
from reportedly.model.filter import FilterSpec

__all__ = ["restore_state", "state_of"]


def state_of(linked: LinkedSelection, project: ProjectModels, panels: Workspace) -> dict[str, Any]:
    """Give a small JSON object: filter, days, figure, article, measure, view, tabs, switches, sorting, colours."""
    return {
        "filter": linked.filter.to_json(),
        "current": linked.current,
        "article": linked.article,
        "measure": linked.measure,
        "as_of": [None if day is None else day.isoformat() for day in (linked.as_of, linked.since)],
        "view": panels.view,
        "sort": panels.table.sorted_by(),
        "source_colours": dict(project.source_places),
        "pinned_sources": list(project.pinned_sources),
        "tabs": {
            "names": panels.source_head.tabs.currentIndex(),
            "figure": panels.detail.tabs.currentIndex(),
        },
        "switches": panels.comparing.switches(),
    }


def restore_state(
    state: Mapping[str, Any], linked: LinkedSelection, project: ProjectModels, panels: Workspace
) -> None:
    """Put the window as it was, without what is no longer there; at first one figure of the chart is chosen."""
    kept = state.get("filter")
    if isinstance(kept, Mapping):
        linked.set_filter(FilterSpec.from_json(kept))
    linked.set_as_of(*_days(state.get("as_of")))
    counts = {next(iter(tally.values)): tally.count for tally in project.measure_tallies}
    measure = project.names.series_now(state.get("measure"), lambda name: counts.get(name, 0))
    linked.set_measure(measure if measure in counts else project.first_measure())
    articles = project.documents.articles
    key = state.get("article")
    if project.documents.article(key) is None:
        key = articles[0].key if articles else None
    linked.set_article(key)
    figure = project.figures.figure(state.get("current"))
    if not state:  # opened for the first time: all panels show one figure of the chart
        figure = next((one for one in project.figures.figures if one.series == linked.measure), None)
    if figure is not None:
        linked.choose(figure.id)
    sorting = state.get("sort")
    if isinstance(sorting, str):
        panels.table.sort_by(sorting)
    tabs = state.get("tabs")
    if isinstance(tabs, Mapping):
        for name, strip in (("names", panels.source_head.tabs), ("figure", panels.detail.tabs)):
            place = tabs.get(name)
            if isinstance(place, int) and 0 <= place < strip.count():
                strip.setCurrentIndex(place)
    switched = state.get("switches")
    if isinstance(switched, list):
        panels.comparing.switch(name for name in switched if isinstance(name, str))
    view = str(state.get("view", "over_time"))
    panels.show_view(view if view in VIEWS else "over_time")


def _days(kept: object) -> tuple[date | None, date | None]:
    """Read the days of the slider; what is none counts as everything."""
    if not isinstance(kept, list) or len(kept) != 2:
        return None, None
    try:
        day, since = (date.fromisoformat(text) if isinstance(text, str) else None for text in kept)
    except ValueError:
        return None, None
    return day, since
