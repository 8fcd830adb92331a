"""The origins of a project's reports, and what a person says of them; each correction is one step of undo.

A correction goes before what the program found: figures joined are one origin whatever speaks against it, and what was
given an origin of its own is tied to nothing else.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from sqlite3 import Connection

from reportedly.model.changes import NO_CHANGE, ChangeSet
from reportedly.model.origin import OriginCorrection
from reportedly.services.review_rows import find_spots, named_count
from reportedly.services.session import ProjectSession
from reportedly.store.queries import origins as queries

__all__ = ["corrections_of", "forget", "own_origin", "same_origin", "texts_of"]

_TEXTS_AT_ONCE = 200


def corrections_of(session: ProjectSession) -> tuple[OriginCorrection, ...]:
    """Give what a person said of origins."""
    return session.read(queries.list_corrections)


def texts_of(session: ProjectSession, articles: Sequence[str]) -> dict[str, str]:
    """Give the texts of these articles by key; those that are no longer there are left out.

    Asked for some at a time, for who reads something else of the project waits meanwhile.
    """
    found: dict[str, str] = {}
    for first in range(0, len(articles), _TEXTS_AT_ONCE):
        some = articles[first : first + _TEXTS_AT_ONCE]
        found |= session.read(partial(queries.list_texts, articles=some))
    return found


def same_origin(session: ProjectSession, figures: Collection[str]) -> ChangeSet:
    """Say that figures come from one statement; what they were joined to by hand before comes along.

    Reports that the program ties to them stay with them. Raises UserError R309 where a figure is not in view.
    """

    def work(connection: Connection) -> ChangeSet:
        find_spots(connection, figures)
        known = {said.figure: said for said in queries.list_corrections(connection)}
        joined = {known[figure].group for figure in figures if figure in known}
        group = min(joined, default=_new_group(known.values()))
        members = dict.fromkeys(figures) | {
            said.figure: None for said in known.values() if said.group in joined
        }
        rows = [
            OriginCorrection(figure, group, figure in known and known[figure].is_apart) for figure in members
        ]
        changed = [row for row in rows if known.get(row.figure) != row]
        queries.put_corrections(connection, changed)
        return _changed(row.figure for row in changed)

    if len(set(figures)) < 2:
        return NO_CHANGE
    return session.change(f"Same origin for {named_count(session, figures)}", work)


def own_origin(session: ProjectSession, figures: Collection[str]) -> ChangeSet:
    """Say that figures come from a statement of their own, whatever ties them to others.

    Raises UserError R309 where a figure is not in view.
    """

    def work(connection: Connection) -> ChangeSet:
        find_spots(connection, figures)
        known = queries.list_corrections(connection)
        theirs = {said.figure for said in known if said.figure in figures and said.is_apart}
        groups = {said.group for said in known if said.figure in figures}
        others = {said.figure for said in known if said.group in groups and said.figure not in figures}
        if theirs == set(figures) and len(groups) == 1 and not others:
            return NO_CHANGE
        group = _new_group(known)
        queries.put_corrections(
            connection, [OriginCorrection(figure, group, is_apart=True) for figure in dict.fromkeys(figures)]
        )
        return _changed(figures)

    if not figures:
        return NO_CHANGE
    return session.change(f"Own origin for {named_count(session, figures)}", work)


def forget(session: ProjectSession, figures: Collection[str]) -> ChangeSet:
    """Take back what was said of the origin of figures: what the program finds counts again."""

    def work(connection: Connection) -> ChangeSet:
        said = {row.figure for row in queries.list_corrections(connection)} & set(figures)
        queries.forget_origins(connection, said)
        return _changed(said)

    if not figures:
        return NO_CHANGE
    return session.change(f"Take back the origin of {named_count(session, figures)}", work)


def _new_group(known: Iterable[OriginCorrection]) -> int:
    return max((said.group for said in known), default=0) + 1


def _changed(figures: Iterable[str]) -> ChangeSet:
    names = frozenset(figures)
    return ChangeSet(names, settings=True) if names else NO_CHANGE
