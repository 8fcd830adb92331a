"""The one way in which a person's word on figures reaches the project: a row for each span, as one step."""

import json
from collections.abc import Callable, Collection
from sqlite3 import Connection

from reportedly.model.changes import NO_CHANGE, ChangeSet
from reportedly.model.errors import UserError
from reportedly.services.session import ProjectSession
from reportedly.store.queries.reviews import ReviewRow, Spot, delete_reviews, put_reviews, spots_of

__all__ = ["change_reviews", "find_spots", "named_count", "row_of"]


def change_reviews(
    session: ProjectSession, figures: Collection[str], title: str, make: Callable[[Spot], ReviewRow]
) -> ChangeSet:
    """Write what a person says of some figures, as one step with their number or words behind its title.

    `make` gives the row for a spot; a row that says nothing goes, one that says what is said already is not
    written. Raises UserError R309 where a figure is not in view.
    """
    if not figures:
        return NO_CHANGE

    def work(connection: Connection) -> ChangeSet:
        spots = find_spots(connection, figures)
        rows = [make(spot) for spot in spots]
        changed = [(spot, row) for spot, row in zip(spots, rows, strict=True) if row != row_of(spot)]
        empty = [spot.id for spot, row in changed if spot.id is not None and _says_nothing(row)]
        put_reviews(connection, [row for _, row in changed if not _says_nothing(row)])
        delete_reviews(connection, empty)
        return ChangeSet(
            frozenset(spot.figure for spot, _ in changed), frozenset(spot.article for spot, _ in changed)
        )

    return session.change(f"{title} {named_count(session, figures)}", work)


def find_spots(connection: Connection, figures: Collection[str]) -> list[Spot]:
    """Give where figures stand; raises UserError R309 where one of them is not in view."""
    spots = spots_of(connection, figures)
    if len(spots) < len(set(figures)):
        missing = set(figures) - {spot.figure for spot in spots}
        raise UserError("R309", f"The project shows no figure {min(missing)!r}.", "It may have been removed.")
    return spots


def row_of(spot: Spot, **changes: object) -> ReviewRow:
    """Give the row for what was said at a spot so far, with some of it changed."""
    fields = changes.get("fields", spot.fields)
    return ReviewRow(
        spot.document_id,
        spot.start,
        spot.end,
        spot.text,
        verdict=str(changes.get("verdict", spot.verdict)),
        fields=json.dumps(fields, ensure_ascii=False, sort_keys=True),
        note=str(changes.get("note", spot.note)),
        tags=json.dumps(list(changes.get("tags", spot.tags)), ensure_ascii=False),  # type: ignore[call-overload]
        is_starred=int(bool(changes.get("is_starred", spot.is_starred))),
        role=str(changes.get("role", spot.role)),
        figure_id=spot.figure if changes.get("role", spot.role) == "added" else None,
    )


def named_count(session: ProjectSession, figures: Collection[str]) -> str:
    """Name figures in the title of a step: the words of one, the number of several."""
    if len(figures) > 1:
        return f"{len(figures):,} figures"
    spots = session.read(lambda connection: spots_of(connection, figures))
    return spots[0].text if spots else "a figure"


def _says_nothing(row: ReviewRow) -> bool:
    return (row.verdict, row.fields, row.note, row.tags, row.is_starred, row.role) == (
        "machine", "{}", "", "[]", 0, "correction")  # fmt: skip
