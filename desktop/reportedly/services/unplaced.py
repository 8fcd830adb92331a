"""Corrections whose figure a new reading of the article does not find any more: never dropped, but listed."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from sqlite3 import Connection

from reportedly.model.changes import ChangeSet
from reportedly.model.errors import UserError
from reportedly.model.figure import Figure, Review
from reportedly.services.jobs import Runner
from reportedly.services.own_figures import own_row, read_marked, refuse_touching
from reportedly.services.review_rows import find_spots, row_of, settled
from reportedly.services.session import ProjectSession
from reportedly.services.typed_fields import Value, with_fields
from reportedly.store.queries.figures import list_figures, machine_figure
from reportedly.store.queries.reviews import PlacedRow, delete_reviews, put_reviews, unplaced_rows
from reportedly.store.rows import figure_to_fields

__all__ = ["UnplacedCorrection", "drop_unplaced", "keep_as_own", "place_again", "unplaced"]


@dataclass(frozen=True, slots=True)
class UnplacedCorrection:
    """What a person said of words in which the machine sees no figure now.

    `start`, `end` and `text` are the words, in code points of the article; `fields` the corrected ones. `candidate`
    is the id of the figure that may be meant: one that touches the words, or has the same ones.
    """

    id: int
    article: str
    start: int
    end: int
    text: str
    verdict: Review
    fields: Mapping[str, Value]
    note: str
    tags: tuple[str, ...]
    is_starred: bool
    candidate: str | None


def unplaced(session: ProjectSession) -> list[UnplacedCorrection]:
    """Give the corrections of present articles that have no figure, in the order of loading and of reading."""

    def query(connection: Connection) -> list[UnplacedCorrection]:
        rows = unplaced_rows(connection)
        figures = list_figures(connection, {placed.article for placed in rows}) if rows else []
        return [_correction(placed, figures) for placed in rows]

    return session.read(query)


def drop_unplaced(session: ProjectSession, corrections: Collection[UnplacedCorrection]) -> ChangeSet:
    """Forget corrections that have no figure, as one step."""

    def work(connection: Connection) -> ChangeSet:
        delete_reviews(connection, [_still(connection, one).id for one in corrections])
        return ChangeSet(articles=frozenset(one.article for one in corrections), settings=True)

    count = f"{len(corrections):,} corrections" if len(corrections) > 1 else "a correction"
    return session.change(f"Drop {count}", work) if corrections else ChangeSet()


def place_again(session: ProjectSession, correction: UnplacedCorrection, figure: str) -> ChangeSet:
    """Say of this figure what was said of the one that is not found any more, as one step.

    What is said of the figure itself already stays where the two differ; an accepted one that gets corrected fields
    is edited. Raises UserError R309 where it is not in
    view, R316 where it is in another article or the correction was placed or dropped already.
    """

    def work(connection: Connection) -> ChangeSet:
        old = _still(connection, correction)
        spot = find_spots(connection, [figure])[0]
        if spot.article != correction.article:
            raise UserError(
                "R316", f"“{spot.text}” is in another article.", "Choose a figure of the same one."
            )
        is_new = spot.verdict == Review.MACHINE.value
        merged = replace(
            spot,
            verdict=old.row.verdict if is_new else spot.verdict,
            fields={**json.loads(old.row.fields), **spot.fields},
            note="\n".join(filter(None, dict.fromkeys((spot.note, old.row.note)))),
            tags=tuple(dict.fromkeys((*spot.tags, *json.loads(old.row.tags)))),
            is_starred=spot.is_starred or bool(old.row.is_starred),
        )
        put_reviews(connection, [row_of(settled(merged))])
        delete_reviews(connection, [old.id])
        return ChangeSet(frozenset({figure}), frozenset({spot.article}))

    return session.change(f"Place the correction of {correction.text}", work)


def keep_as_own(
    session: ProjectSession, correction: UnplacedCorrection, *, runner: Runner | None = None
) -> ChangeSet:
    """Make a figure of the person's own of a correction that has none, as one step.

    It is what the machine said of the words when it last saw a figure there, with the correction laid over it; where
    no reading is kept that saw one, the words are read as marked ones. Raises UserError R312 where they touch a
    figure, R316 where the correction was placed or dropped already.
    """
    figure = _as_it_was(session, correction)
    if figure is None:
        figure = read_marked(session, correction.article, (correction.start, correction.end), runner)
    own = with_fields(figure, {k: v for k, v in correction.fields.items() if hasattr(figure, k)})

    def work(connection: Connection) -> ChangeSet:
        old = _still(connection, correction)
        refuse_touching(connection, correction.article, (correction.start, correction.end))
        fields = json.dumps(figure_to_fields(own), ensure_ascii=False, sort_keys=True)
        row = own_row(old.row.document_id, own)
        put_reviews(connection, [replace(old.row, role="added", fields=fields, figure_id=row.figure_id)])
        return ChangeSet(frozenset({own.id}), frozenset({correction.article}))

    return session.change(f"Keep {correction.text}", work)


def _as_it_was(session: ProjectSession, correction: UnplacedCorrection) -> Figure | None:
    """Give the figure at the correction's words in the latest run that has one there."""
    return session.read(
        lambda connection: machine_figure(connection, correction.article, (correction.start, correction.end))
    )


def _still(connection: Connection, correction: UnplacedCorrection) -> PlacedRow:
    for placed in unplaced_rows(connection):
        if placed.id == correction.id:
            return placed
    raise UserError("R316", f"The correction of “{correction.text}” has its place.", "Look at the table.")


def _correction(placed: PlacedRow, figures: Collection[Figure]) -> UnplacedCorrection:
    row = placed.row
    near = [figure for figure in figures if figure.article == placed.article]
    touching = [figure.id for figure in near if figure.start < row.end and row.start < figure.end]
    same = [figure.id for figure in near if figure.text == row.text and figure.review is Review.MACHINE]
    return UnplacedCorrection(
        placed.id,
        placed.article,
        row.start,
        row.end,
        row.text,
        Review(row.verdict),
        json.loads(row.fields),
        row.note,
        tuple(json.loads(row.tags)),
        bool(row.is_starred),
        next(iter((*touching, *same)), None),
    )
