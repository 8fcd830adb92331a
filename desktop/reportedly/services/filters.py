"""Filters that a person keeps in the project under a name."""

import json
from dataclasses import dataclass
from sqlite3 import Connection

from reportedly.model.changes import NO_CHANGE, ChangeSet
from reportedly.model.errors import UserError
from reportedly.model.filter import FilterSpec
from reportedly.services.session import ProjectSession
from reportedly.store.queries import filters as queries

__all__ = ["SavedFilter", "remove_filter", "rename_filter", "save_filter", "saved_filters"]

_CHANGED = ChangeSet(settings=True)


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter and its name, which no other filter of the project has."""

    name: str
    spec: FilterSpec


def saved_filters(session: ProjectSession) -> list[SavedFilter]:
    """Give the filters that are kept, by name."""
    rows = session.read(queries.list_filters)
    found = [SavedFilter(name, FilterSpec.from_json(json.loads(text))) for name, text in rows]
    return sorted(found, key=lambda saved: (saved.name.casefold(), saved.name))


def save_filter(session: ProjectSession, name: str, spec: FilterSpec) -> ChangeSet:
    """Keep a filter; one of the same name is replaced. Raises UserError R341 without a name."""
    name = _checked(name)
    text = json.dumps(spec.to_json(), ensure_ascii=False)
    if session.read(lambda connection: dict(queries.list_filters(connection)).get(name)) == text:
        return NO_CHANGE

    def work(connection: Connection) -> ChangeSet:
        queries.put_filter(connection, name, text)
        return _CHANGED

    return session.change(f"Save filter {name}", work)


def rename_filter(session: ProjectSession, name: str, new: str) -> ChangeSet:
    """Give a filter another name. Raises UserError R341 (no name, or taken), R342 (no such filter)."""
    new = _checked(new)

    def work(connection: Connection) -> ChangeSet:
        names = dict(queries.list_filters(connection))
        _check_known(names, name)
        if new != name and new in names:
            raise UserError("R341", f"There is a filter “{new}” already.", "Type another name.")
        queries.rename_filter(connection, name, new)
        return _CHANGED if new != name else NO_CHANGE

    return session.change(f"Rename filter {name}", work)


def remove_filter(session: ProjectSession, name: str) -> ChangeSet:
    """Forget a filter. Raises UserError R342 where there is none of this name."""

    def work(connection: Connection) -> ChangeSet:
        _check_known(dict(queries.list_filters(connection)), name)
        queries.delete_filter(connection, name)
        return _CHANGED

    return session.change(f"Remove filter {name}", work)


def _checked(name: str) -> str:
    short = " ".join(name.split())
    if not short:
        raise UserError("R341", "The filter has no name.", "Type one.")
    return short


def _check_known(names: dict[str, str], name: str) -> None:
    if name not in names:
        raise UserError("R342", f"The project has no filter “{name}”.", "Look at the list of saved filters.")
