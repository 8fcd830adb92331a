"""What a person says of figures: accepted, rejected, corrected, remarked on, added, split and joined.

Nothing of the machine's is changed: each word of the person is a row of its own at the figure's span and
wins over the machine's. Every function is one step of undo, and gives what it changed.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from sqlite3 import Connection

from reportedly.model.changes import NO_CHANGE, ChangeSet
from reportedly.model.errors import UserError
from reportedly.model.figure import Review
from reportedly.services.session import ProjectSession
from reportedly.store.queries.reviews import ReviewRow, Spot, delete_reviews, put_reviews, spots_of
from reportedly.store.schema import CORRECTABLE

__all__ = ["Value", "correct", "remark", "set_verdict", "take_back_corrections"]

Value = str | int | float | None
"""What a corrected field may hold: decimals as text, dates as ISO text, None for nothing."""

_TITLES = {
    Review.ACCEPTED: "Accept",
    Review.REJECTED: "Reject",
    Review.UNDECIDED: "Mark undecided",
    Review.MACHINE: "Take back the review of",
    Review.EDITED: "Mark edited",
}


def set_verdict(session: ProjectSession, figures: Collection[str], verdict: Review) -> ChangeSet:
    """Say of figures that they are accepted, rejected or undecided; MACHINE takes the word back.

    A figure with corrected fields stays `edited` when it is accepted. Raises UserError R309 where a figure is
    not in view.
    """

    def judged(spot: Spot) -> ReviewRow:
        is_kept = spot.fields and spot.role == "correction" and verdict in (Review.ACCEPTED, Review.MACHINE)
        return _row(spot, verdict=(Review.EDITED if is_kept else verdict).value)

    return _change(session, figures, _TITLES[verdict], judged)


def correct(session: ProjectSession, figures: Collection[str], fields: Mapping[str, Value]) -> ChangeSet:
    """Put these values in place of the machine's; names are those of the record, values as `Value` says.

    What was corrected before stays, where it is not named. Raises ValueError for a field that no correction
    can hold, UserError R309 where a figure is not in view.
    """
    if unknown := fields.keys() - set(CORRECTABLE):
        raise ValueError(f"no field to correct: {', '.join(sorted(unknown))}")

    def corrected(spot: Spot) -> ReviewRow:
        return _row(spot, verdict=Review.EDITED.value, fields={**spot.fields, **fields})

    return _change(session, figures, f"Edit {' and '.join(sorted(fields))} of", corrected)


def take_back_corrections(
    session: ProjectSession, figures: Collection[str], fields: Collection[str] | None = None
) -> ChangeSet:
    """Let the machine's values count again, in some fields or in all; remarks stay. Added figures stay as they are."""

    def bare(spot: Spot) -> ReviewRow:
        if spot.role == "added":
            return _row(spot)
        left = {} if fields is None else {k: v for k, v in spot.fields.items() if k not in fields}
        is_edited = spot.verdict == Review.EDITED.value and not left
        return _row(spot, fields=left, **({"verdict": Review.MACHINE.value} if is_edited else {}))

    return _change(session, figures, "Take back corrections of", bare)


def remark(
    session: ProjectSession,
    figures: Collection[str],
    *,
    note: str | None = None,
    tags: Iterable[str] | None = None,
    is_starred: bool | None = None,
) -> ChangeSet:
    """Set the note, the tags or the star of figures; what is None stays."""
    changes: dict[str, object] = {}
    if note is not None:
        changes["note"] = note.strip()
    if tags is not None:
        changes["tags"] = tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))
    if is_starred is not None:
        changes["is_starred"] = is_starred
    titles = {"note": "Note on", "tags": "Tag", "is_starred": "Star" if is_starred else "Take the star from"}
    return (
        _change(session, figures, titles[next(iter(changes))], lambda spot: _row(spot, **changes))
        if changes
        else NO_CHANGE
    )


def _change(
    session: ProjectSession,
    figures: Collection[str],
    title: str,
    make: Callable[[Spot], ReviewRow],
) -> ChangeSet:
    """Write what a person says of some figures, as one step."""
    if not figures:
        return NO_CHANGE

    def work(connection: Connection) -> ChangeSet:
        spots = spots_of(connection, figures)
        if len(spots) < len(set(figures)):
            missing = set(figures) - {spot.figure for spot in spots}
            raise UserError(
                "R309", f"The project shows no figure {min(missing)!r}.", "It may have been removed."
            )
        rows = [make(spot) for spot in spots]
        changed = [(spot, row) for spot, row in zip(spots, rows, strict=True) if row != _row(spot)]
        empty = [spot.id for spot, row in changed if spot.id is not None and _says_nothing(row)]
        put_reviews(connection, [row for _, row in changed if not _says_nothing(row)])
        delete_reviews(connection, empty)
        return ChangeSet(
            frozenset(spot.figure for spot, _ in changed), frozenset(spot.article for spot, _ in changed)
        )

    count = f"{len(figures):,} figures"
    return session.change(f"{title} {count if len(figures) > 1 else _name_of(session, figures)}", work)


def _row(spot: Spot, **changes: object) -> ReviewRow:
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
        role=spot.role,
        figure_id=spot.figure if spot.role == "added" else None,
    )


def _says_nothing(row: ReviewRow) -> bool:
    return (row.verdict, row.fields, row.note, row.tags, row.is_starred, row.role) == (
        "machine", "{}", "", "[]", 0, "correction")  # fmt: skip


def _name_of(session: ProjectSession, figures: Collection[str]) -> str:
    """Give the words of one figure for the title of a step."""
    spots = session.read(lambda connection: spots_of(connection, figures))
    return spots[0].text if spots else "a figure"
