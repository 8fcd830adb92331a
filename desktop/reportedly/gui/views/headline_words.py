"""The headline of a series: the range, the reports, who denies; with the numbers set strong."""

import re
from collections.abc import Mapping
from html import escape

from reportedly.analysis.headline import headline_of, range_words
from reportedly.gui.models.project import ProjectModels
from reportedly.gui.shell.theme import Theme
from reportedly.model.estimate import Series

__all__ = ["headline_html"]


def headline_html(
    series: Series, project: ProjectModels, theme: Theme, origins: Mapping[str, str] | None = None
) -> str:
    """Say in one line what is reported of a series; origins are counted as soon as they are known."""
    head, ink = headline_of(series, origins), theme.color("ink").name()

    def strong(words: str) -> str:
        return f"<span style='color:{ink};font-weight:600'>{escape(words)}</span>"

    named_by = (project.figures.figure(name) for name in (head.single, head.least, head.most, head.ahead))
    said = range_words(head, series, {figure.id: figure for figure in named_by if figure is not None})
    parts = [strong(said)] if said else []
    counts = head.counts if head.origins is not None else head.counts.partition(", ")[0]
    parts.append(re.sub(r"[0-9][0-9,]*", lambda found: strong(found[0]), escape(counts)))
    for what, names in head.denied_by_names:
        named = [escape(name) if name.endswith(" more") else strong(name) for name in names]
        said = " and ".join([", ".join(named[:-1]), named[-1]]) if named[1:] else named[0]
        parts.append(f"{what}denied by {said}")
    dot = f"<span style='color:{theme.color('ink3').name()}'>&nbsp;&nbsp;·&nbsp; </span>"
    return dot.join(parts)
