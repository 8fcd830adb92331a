"""Figures of a person's own: marked in the text, made of a set-aside number, split out of others or joined."""

import json
from collections.abc import Collection
from dataclasses import replace
from sqlite3 import Connection
from typing import Any

from reportedly.model.changes import NO_CHANGE, ChangeSet
from reportedly.model.errors import UserError
from reportedly.model.figure import Figure, Review
from reportedly.model.progress import NO_PROGRESS
from reportedly.model.set_aside import SetAside
from reportedly.services.jobs import InlineRunner, Runner
from reportedly.services.review_rows import find_spots, named_count, says_nothing
from reportedly.services.session import ProjectSession
from reportedly.store.queries.documents import document_id
from reportedly.store.queries.figures import list_figures
from reportedly.store.queries.reviews import (
    PlacedRow,
    ReviewRow,
    delete_reviews,
    put_reviews,
    rows_of_article,
)
from reportedly.store.rows import figure_to_fields

__all__ = [
    "add_figure",
    "own_row",
    "promote",
    "read_marked",
    "refuse_touching",
    "remove_added",
    "shown_again",
]


def add_figure(
    session: ProjectSession, article: str, start: int, end: int, *, runner: Runner | None = None
) -> tuple[str, ChangeSet]:
    """Make a figure of marked words, as one step; give its id.

    The mark may be wider than the number. Its measure, source and dates are read as those of all others, in `runner`
    (default: here; the first reading loads the parser for 2 s). A set-aside number at the mark is promoted. Raises
    UserError R311 where the mark holds no number, or several, R312 where it touches a figure.
    """
    aside = next((n for n in session.set_aside(article) if n.start < end and start < n.end), None)
    figure = read_marked(session, article, (start, end), runner)
    if aside is not None and aside.start < figure.end and figure.start < aside.end:
        figure = _as_set_aside(read_marked(session, article, (aside.start, aside.end), runner), aside)
    return _write(session, figure, f"Add {figure.text}")


def promote(
    session: ProjectSession, article: str, start: int, end: int, *, runner: Runner | None = None
) -> tuple[str, ChangeSet]:
    """Make a figure of a set-aside number, with the value and the attribution that it has; give its id.

    Raises UserError R313 where no number was set aside at this span, and as `add_figure`.
    """
    aside = next((n for n in session.set_aside(article) if (n.start, n.end) == (start, end)), None)
    if aside is None:
        raise UserError("R313", "No number was set aside there.", "It may be a figure already.")
    figure = _as_set_aside(read_marked(session, article, (start, end), runner), aside)
    return _write(session, figure, f"Promote {figure.text}")


def remove_added(session: ProjectSession, figures: Collection[str]) -> ChangeSet:
    """Take figures of a person's own out of the project, as one step; what they stood in for shows again.

    Raises UserError R314 for a figure of the machine's, R309 for one that is not in view.
    """

    def work(connection: Connection) -> ChangeSet:
        spots = find_spots(connection, figures)
        if foreign := [spot for spot in spots if not spot.is_own]:
            raise UserError("R314", f"“{foreign[0].text}” was found by the program.", "Reject it instead.")
        delete_reviews(connection, [spot.id for spot in spots if spot.id is not None])
        ids = {spot.figure for spot in spots}
        for document in {spot.document_id for spot in spots}:
            ids |= bring_back(connection, document)
        return ChangeSet(frozenset(ids), frozenset(spot.article for spot in spots))

    if not figures:
        return NO_CHANGE
    return session.change(f"Remove {named_count(session, figures)}", work)


def bring_back(connection: Connection, document: int) -> set[str]:
    """Let those of the machine's figures show again that nothing stands in for any more; give their ids."""
    rows = rows_of_article(connection, document)
    own = [placed.row for placed in rows if placed.row.role == "added"]
    free = [
        placed
        for placed in rows
        if placed.row.role == "replaced"
        and not any(one.start < placed.row.end and placed.row.start < one.end for one in own)
    ]
    shown_again(connection, free)
    return {placed.machine for placed in free if placed.machine is not None}


def shown_again(connection: Connection, rows: Collection[PlacedRow]) -> None:
    """Let the machine's figures at these rows show again, with what a person had said of them."""
    corrections = [(placed.id, replace(placed.row, role="correction")) for placed in rows]
    put_reviews(connection, [row for _, row in corrections if not says_nothing(row)])
    delete_reviews(connection, [number for number, row in corrections if says_nothing(row)])


def read_marked(
    session: ProjectSession, article: str, span: tuple[int, int], runner: Runner | None
) -> Figure:
    """Read the number at a mark in the runner."""
    from reportedly.services.marking import Mark, read_mark

    found: list[Figure | BaseException] = []
    (runner or InlineRunner()).run(
        read_mark,
        [Mark(session.document(article), *span)],
        on_result=lambda _, result: found.append(result),
        progress=NO_PROGRESS,
    )
    if isinstance(found[0], BaseException):
        raise found[0]
    return found[0]


def _as_set_aside(figure: Figure, number: SetAside) -> Figure:
    """Give the figure the place, value and attribution that the set-aside number has in the project."""
    changes: dict[str, Any] = {"start": number.start, "end": number.end, "text": number.text}
    if number.relation is not None and (number.value, number.low, number.high) != (None, None, None):
        changes |= {name: getattr(number, name) for name in ("value", "low", "high", "relation")}
    if number.unit is not None:
        changes["unit"] = number.unit
    if number.source is not None or number.cue is not None:
        names = ("source", "source_text", "source_start", "source_end", "cue")
        changes |= {name: getattr(number, name) for name in names}
    return replace(figure, **changes)


def _write(session: ProjectSession, figure: Figure, title: str) -> tuple[str, ChangeSet]:
    """Put one figure of the person's own into the project; it must not touch another figure in view."""

    def work(connection: Connection) -> ChangeSet:
        refuse_touching(connection, figure.article, (figure.start, figure.end))
        row = document_id(connection, figure.article)
        assert row is not None
        put_reviews(connection, [_with_remarks(own_row(row, figure), rows_of_article(connection, row))])
        return ChangeSet(frozenset({figure.id}), frozenset({figure.article}))

    return figure.id, session.change(title, work)


def _with_remarks(row: ReviewRow, said: Collection[PlacedRow]) -> ReviewRow:
    """Give the row with the remarks on the same words, left from a figure that is not found any more."""
    for placed in said:
        if (placed.row.start, placed.row.end) == (row.start, row.end):
            old = placed.row
            return replace(row, note=old.note, tags=old.tags, is_starred=old.is_starred)
    return row


def refuse_touching(connection: Connection, article: str, span: tuple[int, int]) -> None:
    """Raise UserError R312 where a figure in view touches a span of an article."""
    for figure in list_figures(connection, [article]):
        if figure.start < span[1] and span[0] < figure.end:
            raise UserError(
                "R312", f"“{figure.text}” is a figure already.", "Edit it, or split it into several."
            )


def own_row(document: int, figure: Figure) -> ReviewRow:
    """Give the row of a person's own figure; what a person made is accepted."""
    return ReviewRow(
        document,
        figure.start,
        figure.end,
        figure.text,
        verdict=Review.ACCEPTED.value,
        fields=json.dumps(figure_to_fields(figure), ensure_ascii=False, sort_keys=True),
        role="added",
        figure_id=figure.id,
    )
