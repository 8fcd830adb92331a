"""Which figures and names a person means who types ids, beginnings of ids, or words."""

from collections.abc import Iterable
from sqlite3 import Connection
from typing import TYPE_CHECKING

from reportedly.model.errors import UserError
from reportedly.services.formatting import format_figure
from reportedly.services.session import ProjectSession
from reportedly.store.queries.figures import figures_by_id
from reportedly.store.queries.prefixes import ids_beginning

if TYPE_CHECKING:
    from reportedly.services.naming import NameKind

__all__ = ["find_figures", "find_or_new"]

_LISTED = 5  # ids that a refusal names


def find_figures(session: ProjectSession, typed: Iterable[str]) -> list[str]:
    """Give the ids of the figures that each begin with what was typed, each once, in the order of typing.

    Raises UserError R309 where no figure of the project begins so, R350 where several do; it lists them.
    """
    wanted = list(dict.fromkeys(typed))

    def find(connection: Connection) -> list[str]:
        return [_one_of(connection, prefix) for prefix in wanted]

    return list(dict.fromkeys(session.read(find)))


def find_or_new(session: ProjectSession, kind: "NameKind", text: str) -> str:
    """Give the source or series that what was typed names; what names none is a new name.

    Raises UserError R320 where several series have these words.
    """
    from reportedly.services.naming import find_name, list_names  # 0.1 s that a call on ids does without

    words = " ".join(text.split())
    is_known = any(
        words.casefold()
        in {thing.title.casefold(), *(part.casefold() for m in thing.members for part in (m.name, m.title))}
        for thing in list_names(session, kind)
    )
    return find_name(session, kind, words) if is_known else words


def _one_of(connection: Connection, prefix: str) -> str:
    found = ids_beginning(connection, prefix, limit=_LISTED + 1) if prefix else []
    if len(found) == 1 or prefix in found:
        return prefix if prefix in found else found[0]
    if not found:
        raise UserError(
            "R309", f"The project shows no figure {prefix!r}.", "Its article may have been removed."
        )
    listed = ", ".join(
        f"{figure.id} ({format_figure(figure)}, {figure.measure})"
        for figure in figures_by_id(connection, found[:_LISTED])
    )
    more = " and others" if len(found) > _LISTED else ""
    raise UserError("R350", f"Several figures begin with {prefix!r}: {listed}{more}.", "Type more of the id.")
