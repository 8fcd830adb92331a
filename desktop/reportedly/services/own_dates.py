"""Dates of a person's own figures: they follow the publication date of their article as the machine's do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from sqlite3 import Connection

from reportedly.model.document import Document
from reportedly.model.figure import Figure
from reportedly.model.progress import Progress
from reportedly.services.jobs import Runner
from reportedly.services.marking import Mark, read_mark
from reportedly.services.review_rows import row_of
from reportedly.services.session import ProjectSession
from reportedly.store.queries.reviews import put_reviews, spots_of

__all__ = ["follow_dates"]

_DATES = ("statement_date", "target_date", "target_start", "target_end")


def follow_dates(
    session: ProjectSession,
    before: Sequence[Document],
    after: Sequence[Document],
    runner: Runner,
    progress: Progress,
) -> Callable[[Connection], None]:
    """Read the person's own figures of articles with the old and the new date; give what writes their new dates.

    A date that is not the one read with the old publication date was typed, and stays. So do those of a figure
    whose words hold no number of their own.
    """
    own = [figure for figure in session.figures([d.key for d in before]) if figure.is_added]
    documents = {old.key: (old, new) for old, new in zip(before, after, strict=True)}
    marks = [Mark(d, figure.start, figure.end) for figure in own for d in documents[figure.article]]
    read: dict[int, Figure | BaseException] = {}
    if marks:
        runner.run(read_mark, marks, on_result=read.__setitem__, progress=progress)
    moved = {
        figure.id: _moved(figure, read.get(2 * place), read.get(2 * place + 1))
        for place, figure in enumerate(own)
    }
    return lambda connection: _write(connection, {figure: dates for figure, dates in moved.items() if dates})


def _moved(
    figure: Figure, before: Figure | BaseException | None, after: Figure | BaseException | None
) -> dict[str, str | None]:
    """Give the dates that differ now, of those that nobody typed."""
    if not isinstance(before, Figure) or not isinstance(after, Figure):
        return {}
    dates = {name: (getattr(before, name), getattr(after, name)) for name in _DATES}
    return {name: new for name, (old, new) in dates.items() if old != new and getattr(figure, name) == old}


def _write(connection: Connection, moved: Mapping[str, Mapping[str, str | None]]) -> None:
    spots = spots_of(connection, list(moved)) if moved else []
    put_reviews(
        connection, [row_of(replace(spot, fields={**spot.fields, **moved[spot.figure]})) for spot in spots]
    )
