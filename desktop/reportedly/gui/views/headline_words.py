"""The headline of a series: the range, the reports, who denies; with the numbers set strong."""

import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape

from reportedly.analysis.headline import Headline, headline_of
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.theme import Theme
from reportedly.model.estimate import Series
from reportedly.services.formatting import format_figure, format_number, format_value

__all__ = ["headline_html"]

_MOST_DENIERS = 3  # named; the rest is counted


def headline_html(
    series: Series, project: ProjectModels, theme: Theme, origins: Mapping[str, str] | None = None
) -> str:
    """Say in one line what is reported of a series; origins are counted as soon as they are known."""
    head, ink = headline_of(series, origins), theme.color("ink").name()

    def strong(words: str) -> str:
        return f"<span style='color:{ink};font-weight:600'>{escape(words)}</span>"

    parts = [strong(said)] if (said := _range(head, series, project)) else []
    counts = head.counts if head.origins is not None else head.counts.partition(", ")[0]
    parts.append(re.sub(r"[0-9][0-9,]*", lambda found: strong(found[0]), escape(counts)))
    if head.deniers:
        named = [strong(name) for name in head.deniers[:_MOST_DENIERS]]
        rest = len(head.deniers) - len(named)
        if rest:
            named.append(f"{rest:,} more")
        parts.append(
            "denied by " + (" and ".join([", ".join(named[:-1]), named[-1]]) if named[1:] else named[0])
        )
    dot = f"<span style='color:{theme.color('ink3').name()}'>&nbsp;&nbsp;·&nbsp; </span>"
    return dot.join(parts)


def _range(head: Headline, series: Series, project: ProjectModels) -> str:
    """Write the range that is claimed; the hedge of a figure stands only where all claim the same."""
    single = project.figures.figure(head.single)
    if single is not None:
        return format_figure(single)
    if head.low is None or head.high is None:
        return ""
    figure = project.figures.figure(head.least)
    if figure is not None:
        figure = replace(figure, unit=series.unit)  # the axis may have another unit of its dimension
    ends = [format_value(end, figure) if figure else format_number(end) for end in (head.low, head.high)]
    words = ends[0] if head.low == head.high else f"{ends[0]} to {ends[1]}"
    if head.is_open_above:
        return f"{words} or more"
    return f"{words} or fewer" if head.is_open_below and head.low == head.high else words
