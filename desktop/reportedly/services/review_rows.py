"""The one way in which a person's word on figures reaches the project: a row for each span, as one step."""

import json
from collections.abc import Callable, Collection, Sequence
from sqlite3 import Connection

from reportedly.model.changes import NO_CHANGE, ChangeSet
from reportedly.model.errors import UserError
from reportedly.model.figure import Review
from reportedly.services.session import ProjectSession
from reportedly.store.queries.reviews import (
    Field,
    ReviewRow,
    Spot,
    delete_reviews,
    put_reviews,
    spots_of,
    spots_with,
)

__all__ = [
    "change_reviews",
    "change_seen",
    "check_found",
    "find_spots",
    "named_count",
    "row_of",
    "says_nothing",
    "settled",
]

_ACCEPTED, _EDITED, _MACHINE = Review.ACCEPTED.value, Review.EDITED.value, Review.MACHINE.value


def change_reviews(
    session: ProjectSession, figures: Collection[str], title: str, say: Callable[[Spot], Spot]
) -> ChangeSet:
    """Write what a person says of some figures, as one step with their number or words behind its title.

    `say` gives the spot with what is said now; a row that says nothing goes, one that says what is said already
    is not written. Raises UserError R309 where a figure is not in view.
    """
    return change_seen(session, figures, title, lambda spot, _: say(spot))


def change_seen(
    session: ProjectSession,
    figures: Collection[str],
    title: str,
    say: Callable[[Spot, tuple[Field, ...]], Spot],
    *,
    seen: Sequence[str] = (),
) -> ChangeSet:
    """Do as `change_reviews`, where `say` also gets the effective values of the columns `seen`."""
    if not figures:
        return NO_CHANGE

    def work(connection: Connection) -> ChangeSet:
        found = spots_with(connection, figures, seen)
        check_found(figures, [spot for spot, _ in found])
        said = [(spot, settled(say(spot, values))) for spot, values in found]
        changed = [(spot, row_of(new)) for spot, new in said if new != spot]
        empty = [spot.id for spot, row in changed if spot.id is not None and says_nothing(row)]
        put_reviews(connection, [row for _, row in changed if not says_nothing(row)])
        delete_reviews(connection, empty)
        return ChangeSet(
            frozenset(spot.figure for spot, _ in changed), frozenset(spot.article for spot, _ in changed)
        )

    return session.change(f"{title} {named_count(session, figures)}", work)


def find_spots(connection: Connection, figures: Collection[str]) -> list[Spot]:
    """Give where figures stand; raises UserError R309 where one of them is not in view."""
    spots = spots_of(connection, figures)
    check_found(figures, spots)
    return spots


def check_found(figures: Collection[str], spots: Sequence[Spot]) -> None:
    """Raise UserError R309 where a figure is not among those found."""
    if len(spots) < len(set(figures)):
        missing = set(figures) - {spot.figure for spot in spots}
        raise UserError("R309", f"The project shows no figure {min(missing)!r}.", "It may have been removed.")


def settled(spot: Spot) -> Spot:
    """Give the spot with the verdict that its fields ask for: the one rule of accepted and edited.

    Who stands for a figure with a corrected field has edited it, who stands for one without has accepted it; a
    correction that nobody has judged is an edit. Rejected and undecided stay, whatever was corrected. A figure of
    the person's own is what he says of it.
    """
    if spot.role != "correction":
        return spot
    if spot.fields:
        return spot.saying(_EDITED) if spot.verdict in (_ACCEPTED, _MACHINE) else spot
    return spot.saying(_ACCEPTED) if spot.verdict == _EDITED else spot


def row_of(spot: Spot) -> ReviewRow:
    """Give the row for what is said at a spot."""
    return ReviewRow(
        spot.document_id,
        spot.start,
        spot.end,
        spot.text,
        verdict=spot.verdict,
        fields=json.dumps(spot.fields, ensure_ascii=False, sort_keys=True) if spot.fields else "{}",
        note=spot.note,
        tags=json.dumps(list(spot.tags), ensure_ascii=False) if spot.tags else "[]",
        is_starred=int(spot.is_starred),
        role=spot.role,
        figure_id=spot.figure if spot.role == "added" else None,
    )


def named_count(session: ProjectSession, figures: Collection[str]) -> str:
    """Name figures in the title of a step: the words of one, the number of several."""
    if len(figures) > 1:
        return f"{len(figures):,} figures"
    spots = session.read(lambda connection: spots_of(connection, figures))
    return spots[0].text if spots else "a figure"


def says_nothing(row: ReviewRow) -> bool:
    """Tell whether a row can go: the machine's word counts, and there is no remark."""
    return (row.verdict, row.fields, row.note, row.tags, row.is_starred, row.role) == (
        "machine", "{}", "", "[]", 0, "correction")  # fmt: skip
