"""Sources and series as objects: which names are one, what a source is, which figure belongs where.

A name is merged by leading it to another one; figures keep what machine or person gave them, so that a split
gives all back. Names that are surely one bear one name by themselves (`services/found_names.py`), and are split like
any other. Every function that writes is one step of undo, and gives what it changed. `kind` is "source"
or "series" throughout; the name of a series is its key, its title the words for people.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from sqlite3 import Connection

from reportedly.analysis.naming_aliases import join, leads, part
from reportedly.analysis.naming_kinds import SOURCE_KINDS, read_country
from reportedly.model.changes import NO_CHANGE, ChangeSet
from reportedly.model.errors import UserError
from reportedly.model.figure import Review
from reportedly.services.kept_names import apply_kept, forget_kept, keep_for_next, kept_names
from reportedly.services.named_things import PLURAL, Member, NamedThing, NameKind, Names
from reportedly.services.naming_suggestions import Suggestion, decline, suggestions
from reportedly.services.review_rows import check_found, named_count, row_of
from reportedly.services.session import ProjectSession
from reportedly.store.queries import names as queries
from reportedly.store.queries.found_names import found_names
from reportedly.store.queries.reviews import Spot, put_reviews, spots_with
from reportedly.store.queries.touched import figures_named

__all__ = [
    "SOURCE_KINDS", "Member", "NameKind", "NamedThing", "Suggestion", "apply_kept", "decline", "describe", "find_name",
    "forget_kept", "keep_for_next", "kept_names", "list_names", "merge", "move_figures", "move_name",
    "rename", "said_of_names", "split", "suggestions",
]  # fmt: skip


def list_names(session: ProjectSession, kind: NameKind) -> list[NamedThing]:
    """Give the sources or series that figures and denials in view bear, those with most figures first."""

    def read(connection: Connection) -> list[NamedThing]:
        return Names(connection, kind).things()

    return session.read(read)


def said_of_names(session: ProjectSession) -> tuple[object, ...]:
    """Give all that was said of names, found ones too, to compare it with what it was; quick, empty for nothing."""

    def read(connection: Connection) -> tuple[object, ...]:
        found: list[object] = [
            query(connection, kind)
            for kind in ("source", "series")
            for query in (queries.joined_names, queries.descriptions, queries.declined_pairs)
        ]
        found.append(found_names(connection))
        return tuple(found) if any(found) else ()

    return session.read(read)


def find_name(session: ProjectSession, kind: NameKind, text: str) -> str:
    """Give the name that counts for what a person typed: a name, one that was merged, the words of a series.

    Raises UserError R320 where the project knows none, or several series have these words.
    """
    return session.read(lambda connection: Names(connection, kind).find(text))


def merge(session: ProjectSession, kind: NameKind, names: Collection[str], into: str) -> ChangeSet:
    """Make names one, under the name `into`, which may be a new one; what was merged into them comes along.

    Raises UserError R320 for a name that the project does not know, R321 for an empty one.
    """
    into = _checked(into)

    def work(connection: Connection) -> ChangeSet:
        known = Names(connection, kind)
        for name in names:
            known.check(name)
        return _put(connection, kind, known.joined, join(known.joined, names, into))

    others = [name for name in dict.fromkeys(names) if name != into]
    if not others:
        return NO_CHANGE
    what = _title(session, kind, others[0]) if len(others) == 1 else f"{len(others):,} {PLURAL[kind]}"
    return session.change(f"Merge {what} into {_title(session, kind, into)}", work)


def rename(session: ProjectSession, kind: NameKind, name: str, new: str) -> ChangeSet:
    """Give a source another name, or a series other words; all that was merged into it comes along.

    A source takes what was said of it to the new name. Raises UserError R320 for an unknown name, R321 for an
    empty one and for one that another source has: that is a merge.
    """
    new = _checked(new)
    if kind == "series":
        return describe(session, kind, name, title=new)

    def work(connection: Connection) -> ChangeSet:
        known = Names(connection, kind)
        known.check(name)
        old = known.leads.get(name, name)
        if new == old:
            return NO_CHANGE
        if known.knows(new) and known.leads.get(new, new) != old:
            raise UserError("R321", f"There is a source “{new}” already.", "Merge the two.")
        said = known.said_of(old)
        if said:
            queries.describe_name(connection, kind, new, said)
        return _put(connection, kind, known.joined, join(known.joined, [old], new))

    return session.change(f"Rename {name} to {new}", work)


def split(session: ProjectSession, kind: NameKind, aliases: Collection[str]) -> ChangeSet:
    """Give merged names back to themselves; what had been merged into them before comes along.

    They are not suggested for merging with the name that they were split from again. Raises UserError R322 for a
    name that is not merged into another one.
    """

    def work(connection: Connection) -> ChangeSet:
        known = Names(connection, kind)
        joined, leading = known.joined, known.leads
        for alias in aliases:
            if alias not in leading:
                raise UserError(
                    "R322", f"“{alias}” is not merged into another name.", "Look at the names of the source."
                )
            queries.decline_pair(connection, kind, alias, leading[alias])
        return _put(connection, kind, joined, part(joined, aliases))

    if not aliases:
        return NO_CHANGE
    first = next(iter(aliases))
    what = _title(session, kind, first) if len(set(aliases)) == 1 else f"{len(set(aliases)):,} names"
    name = session.read(lambda connection: Names(connection, kind).leads.get(first, first))
    return session.change(f"Split {what} from {_title(session, kind, name)}", work)


def move_name(session: ProjectSession, kind: NameKind, alias: str, into: str) -> ChangeSet:
    """Split a merged name off and merge it into another one, in one step; what was merged into it comes along.

    Raises UserError R320 for a name that the project does not know, R322 for one that is not merged.
    """

    def work(connection: Connection) -> ChangeSet:
        known = Names(connection, kind)
        known.check(into)
        if alias not in known.leads:
            raise UserError(
                "R322", f"“{alias}” is not merged into another name.", "Look at the names of the source."
            )
        apart = part(known.joined, [alias])
        return _put(connection, kind, known.joined, join(apart, [alias], into))

    return session.change(f"Move {_title(session, kind, alias)} to {_title(session, kind, into)}", work)


def move_figures(
    session: ProjectSession, kind: NameKind, figures: Collection[str], name: str | None
) -> ChangeSet:
    """Give some figures another source or series and leave all others where they are.

    None takes a figure's source away: the outlet says it itself. A series that there is not yet goes by the words
    of `name`. Figures that have the name already are not touched. Raises UserError R321 for an empty name, R309
    where a figure is not in view, R323 where the name was merged into the one that the figures have already.
    """
    if name is None and kind == "series":
        raise ValueError("a figure has a series")
    name = None if name is None else _checked(name)

    def work(connection: Connection) -> ChangeSet:
        known = Names(connection, kind)
        there = None if name is None else known.leads.get(name, name)
        found = spots_with(connection, figures, (kind,))
        check_found(figures, [spot for spot, _ in found])
        moved = [spot for spot, (present,) in found if present != there]
        if name is not None and name != there and not moved:
            raise UserError(
                "R323",
                f"“{name}” is one of the names of “{there}”, so the figures would stay there.",
                f"Split “{name}” off first, or give another name.",
            )
        if name is not None and kind == "series" and moved and not known.knows(name):
            queries.describe_name(connection, kind, name, replace(known.said_of(name), title=name))
        put_reviews(connection, [row_of(_said(spot, kind, name)) for spot in moved])
        return ChangeSet(
            frozenset(spot.figure for spot in moved),
            frozenset(spot.article for spot in moved),
            settings=bool(moved),
        )

    if not figures:
        return NO_CHANGE
    where = "the outlet’s own voice" if name is None else _title(session, kind, name)
    return session.change(f"Move {named_count(session, figures)} to {where}", work)


def _said(spot: Spot, kind: NameKind, name: str | None) -> Spot:
    return replace(spot, verdict=Review.EDITED.value, fields={**spot.fields, kind: name})


def describe(
    session: ProjectSession,
    kind: NameKind,
    name: str,
    *,
    title: str | None = None,
    source_kind: str | None = None,
    country: str | None = None,
) -> ChangeSet:
    """Say what a source is or what the words for a series are; "" takes it back, None leaves it.

    A country may be written in any form; it is kept as the table of sources writes it. Raises UserError R320
    for an unknown name, R321 for a kind that is none of `SOURCE_KINDS`, ValueError for the words of a source,
    which are its name.
    """
    if title is not None and kind == "source":
        raise ValueError("the words for a source are its name: rename it")
    if source_kind and source_kind not in SOURCE_KINDS:
        raise UserError(
            "R321", f"“{source_kind}” is no kind of source.", f"Kinds are {', '.join(SOURCE_KINDS)}."
        )
    country = read_country(country) if country else country
    given = {"title": title, "source_kind": source_kind, "country": country}
    changes = {field: text.strip() or None for field, text in given.items() if text is not None}
    if not changes:
        return NO_CHANGE

    def work(connection: Connection) -> ChangeSet:
        known = Names(connection, kind)
        known.check(name)
        top = known.leads.get(name, name)
        said = known.said_of(top)
        if replace(said, **changes) == said:
            return NO_CHANGE
        queries.describe_name(connection, kind, top, replace(said, **changes))
        members = [alias for alias, leading in known.leads.items() if leading == top]
        return figures_named(connection, [top, *members]) | ChangeSet(settings=True)

    return session.change(_describing(_title(session, kind, name), changes), work)


_FIELD_WORDS = {"source_kind": "kind", "country": "country"}


def _describing(name: str, changes: Mapping[str, str | None]) -> str:
    if changes.get("title"):
        return f"Rename {name} to {changes['title']}"
    words = " and ".join(_FIELD_WORDS[field] for field in changes if field in _FIELD_WORDS) or "words"
    values = [value for value in changes.values() if value]
    return f"Set {words} of {name} to {', '.join(values)}" if values else f"Take back {words} of {name}"


def _put(
    connection: Connection, kind: NameKind, before: Mapping[str, str], after: Mapping[str, str]
) -> ChangeSet:
    """Write which names are one, and give the figures whose name that changes."""
    if before == after:
        return NO_CHANGE
    old, new = leads(before), leads(after)
    moved = [name for name in {**old, **new} if old.get(name, name) != new.get(name, name)]
    queries.put_names(connection, kind, after, new)
    return figures_named(connection, moved) | ChangeSet(settings=True)


def _title(session: ProjectSession, kind: NameKind, name: str) -> str:
    """Give the words for a name in the title of a step."""
    if kind == "source":
        return name
    return session.read(lambda connection: Names(connection, kind).title(name, [name]))


def _checked(name: str) -> str:
    written = name.strip()
    if not written:
        raise UserError("R321", "The name is empty.", "Type a name.")
    return written
