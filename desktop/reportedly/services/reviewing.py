"""What a person says of figures: accepted, rejected, corrected, remarked on, added, split and joined.

Nothing of the machine's is changed: each word of the person is a row of its own at the figure's span and
wins over the machine's. Every function is one step of undo, and gives what it changed.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from reportedly.analysis.series_parts import series_of_words
from reportedly.model.changes import NO_CHANGE, ChangeSet
from reportedly.model.figure import Figure, Review
from reportedly.services.own_figures import add_figure, promote, remove_added
from reportedly.services.review_rows import change_reviews, change_seen
from reportedly.services.session import ProjectSession
from reportedly.services.splitting import join_figures, parts_of, split_figure
from reportedly.services.typed_fields import (
    FIELD_TITLES,
    FIELDS_OF,
    READS,
    Value,
    cell_of,
    figure_with,
    is_said,
    read_typed,
    with_fields,
    words_of,
)
from reportedly.services.unplaced import (
    UnplacedCorrection,
    drop_unplaced,
    keep_as_own,
    place_again,
    unplaced,
)
from reportedly.store.queries.figures import series_named
from reportedly.store.queries.reviews import Field, Spot
from reportedly.store.schema import CORRECTABLE

__all__ = [
    "UnplacedCorrection", "Value", "add_figure", "correct", "drop_unplaced", "edit", "join_figures",
    "keep_as_own", "parts_of", "place_again", "preview_edit", "promote", "remark", "remove_added",
    "seen_for", "set_verdict", "split_figure", "take_back_corrections", "unplaced",
]  # fmt: skip

_TITLES = {
    Review.ACCEPTED: "Accept",
    Review.REJECTED: "Reject",
    Review.UNDECIDED: "Mark undecided",
    Review.MACHINE: "Take back the review of",
    Review.EDITED: "Mark edited",
}


_EDITED = Review.EDITED.value
_FOLLOWING = {  # fields that may change with the one that is typed
    "figure": ("unit", "kind", "series"), "unit": ("series",), "kind": ("series",), "measure": ("series",),
}  # fmt: skip
_LEADING = frozenset({"measure", "unit", "kind"})  # what the series follows


def set_verdict(session: ProjectSession, figures: Collection[str], verdict: Review) -> ChangeSet:
    """Say of figures that they are accepted, rejected or undecided; MACHINE takes the word back.

    A figure with corrected fields is `edited` when it is accepted (`review_rows.settled`). Raises UserError R309
    where a figure is not in view.
    """
    return change_reviews(session, figures, _TITLES[verdict], lambda spot: spot.saying(verdict.value))


def correct(session: ProjectSession, figures: Collection[str], fields: Mapping[str, Value]) -> ChangeSet:
    """Put these values in place of the machine's; names are those of the record, values as `Value` says.

    What was corrected before stays, where it is not named. Raises ValueError for a field that no correction
    can hold, UserError R309 where a figure is not in view.
    """
    if unknown := fields.keys() - set(CORRECTABLE):
        raise ValueError(f"no field to correct: {', '.join(sorted(unknown))}")

    def corrected(spot: Spot) -> Spot:
        return replace(spot, verdict=_EDITED, fields={**spot.fields, **fields})

    return change_reviews(session, figures, f"Edit {' and '.join(sorted(fields))} of", corrected)


def edit(session: ProjectSession, figures: Collection[str], field: str, text: str) -> ChangeSet:
    """Set a field of `typed_fields.EDITABLE_FIELDS` to what a person typed, in all of these figures, as one step.

    Words typed for `measure` that are those of a series move the figure to it, other words to a series of their own.
    Figures that have the value already are not touched. Raises UserError R310 for what cannot be read, with nothing
    changed, and R309 where a figure is not in view.
    """
    reads = READS[field]
    names = seen_for(field)
    series = _series_words(session, field, text)
    read: dict[tuple[Field, ...], dict[str, Value]] = {}  # most of many figures are alike in what counts here

    def edited(spot: Spot, values: tuple[Field, ...]) -> Spot:
        case = values[: len(reads)]
        if case not in read:
            figure = figure_with(dict(zip(reads, case, strict=True)))
            read[case] = _read(field, text, figure, series)
        changes = _new(read[case], dict(zip(names, values, strict=True)))
        return spot.saying(_EDITED, {**spot.fields, **changes}) if changes else spot

    return change_seen(session, figures, f"Edit {FIELD_TITLES[field]} of", edited, seen=names)


def seen_for(field: str) -> tuple[str, ...]:
    """Give the columns of a figure that an edit of a field looks at."""
    return tuple(dict.fromkeys((*READS[field], *FIELDS_OF[field], *_FOLLOWING.get(field, ()))))


def preview_edit(
    session: ProjectSession, figures: Collection[str], field: str, text: str
) -> list[tuple[Figure, str, str]]:
    """Give what `edit` would change: each figure with its words before and after, in the order of the project."""
    series = _series_words(session, field, text)
    rows = []
    for figure in session.figures_by_id(figures):
        read = _read(field, text, figure, series)
        if changes := _new(read, {name: cell_of(figure, name) for name in read}):
            rows.append((figure, words_of(field, figure), words_of(field, with_fields(figure, changes))))
    return rows


def _read(field: str, text: str, figure: Figure, series: str | None) -> dict[str, Value]:
    """Read what was typed for a figure; `series` goes by the words typed for what is counted."""
    fields = read_typed(field, text, figure)
    if field == "measure" and fields["measure"] != figure.measure:
        measure = str(fields["measure"])
        fields["series"] = series or series_of_words(measure, figure.kind, figure.unit)
    return fields


def _new(read: Mapping[str, Value], shown: Mapping[str, Value]) -> dict[str, Value]:
    """Leave out what a figure says already."""
    changes = {name: value for name, value in read.items() if not is_said(name, value, shown[name])}
    if changes.keys() == {"target_date"} and shown["target_date"] is None:
        return {}  # the days are the same; only a name was missing ("since 1 Aug 2023" of "the past two months")
    return changes


def _series_words(session: ProjectSession, field: str, text: str) -> str | None:
    """Give the series that goes by the words typed for what is counted; None for another field, or new words."""
    words = " ".join(text.split())
    return session.read(lambda connection: series_named(connection, words)) if field == "measure" else None


def take_back_corrections(
    session: ProjectSession, figures: Collection[str], fields: Collection[str] | None = None
) -> ChangeSet:
    """Let the machine's values count again, in some fields or in all; remarks stay. Added figures stay as they are.

    `fields` are names of EDITABLE_FIELDS or of the record. The series goes back with the last
    of measure, unit and kind.
    """
    taken = None if fields is None else {part for name in fields for part in FIELDS_OF.get(name, (name,))}

    def bare(spot: Spot) -> Spot:
        if spot.role == "added":
            return spot
        left = {} if taken is None else {k: v for k, v in spot.fields.items() if k not in taken}
        if _LEADING & spot.fields.keys() and not _LEADING & left.keys():
            left.pop("series", None)
        is_bare = spot.verdict == _EDITED and not left
        return replace(spot, fields=left, verdict=Review.MACHINE.value if is_bare else spot.verdict)

    return change_reviews(session, figures, "Take back corrections of", bare)


def remark(
    session: ProjectSession,
    figures: Collection[str],
    *,
    note: str | None = None,
    tags: Iterable[str] | None = None,
    is_starred: bool | None = None,
) -> ChangeSet:
    """Set the note, the tags or the star of figures; what is None stays."""
    changes: dict[str, Any] = {}
    if note is not None:
        changes["note"] = note.strip()
    if tags is not None:
        changes["tags"] = tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))
    if is_starred is not None:
        changes["is_starred"] = is_starred
    titles = {"note": "Note on", "tags": "Tag", "is_starred": "Star" if is_starred else "Take the star from"}
    return (
        change_reviews(session, figures, titles[next(iter(changes))], lambda spot: replace(spot, **changes))
        if changes
        else NO_CHANGE
    )
