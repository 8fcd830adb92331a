"""The line below a chart: that one source stands alone, and which figures have no day to stand at."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from reportedly.charts.wording import Wording
from reportedly.model.estimate import Estimate, Series

__all__ = ["note_html", "published", "undated_of"]

_MOST_NAMED = 4


def undated_of(series: Series, *, is_by_target: bool) -> list[Estimate]:
    """Give the estimates that stand at no day, so that no mark shows them."""
    return [
        one
        for one in series.estimates
        if one.day is None and not (is_by_target and (one.target_end or one.target_start))
    ]


def published(undated: Sequence[Estimate], day: date | None) -> Sequence[Estimate]:
    """Give those that had been published by a day; None for all."""
    if day is None:
        return undated
    return [one for one in undated if one.published is not None and one.published <= day]


def note_html(
    voices: Sequence[str],
    undated: Sequence[Estimate],
    texts: Mapping[str, Wording],
    *,
    color: str,
    is_filtered: bool,
) -> str:
    """Say what a reader of the chart could miss; `voices` are those that are drawn, `color` is that of the link."""
    found = []
    if len(voices) == 1:
        words = "Only one source is shown" if is_filtered else "Only one source gives this figure so far"
        found.append(f"{words}: {escape(voices[0])}.")
    if undated:
        count = (
            "1 figure without a day is"
            if len(undated) == 1
            else f"{len(undated):,} figures without a day are"
        )
        named = [
            escape(texts[one.figure_id].number) for one in undated[:_MOST_NAMED] if one.figure_id in texts
        ]
        more = f" and {len(undated) - len(named):,} more" if len(undated) > len(named) else ""
        link = f"<a href='undated' style='color: {color}'>Show in the table</a>"
        found.append(f"{count} not drawn: {', '.join(named)}{more}. {link}")
    return " ".join(found)
