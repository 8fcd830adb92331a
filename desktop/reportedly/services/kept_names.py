"""Names learnt in one project and kept for the next: a file in the user's configuration folder.

Nothing is kept and nothing is used without a visible act: `keep_for_next` writes the file, and a new project
takes its names over as merged names like any other, in one step that can be undone.
"""

import logging
import tomllib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from sqlite3 import Connection

from platformdirs import user_config_path

from reportedly.analysis.naming_aliases import join, leads
from reportedly.model.changes import NO_CHANGE, ChangeSet
from reportedly.model.errors import UserError
from reportedly.services.named_things import NameKind
from reportedly.services.session import ProjectSession
from reportedly.services.toml_files import toml_text, write_whole
from reportedly.store.queries import names as queries
from reportedly.store.queries.touched import figures_named

__all__ = ["KeptName", "apply_kept", "forget_kept", "keep_for_next", "kept_names", "new_project"]

_LOG = logging.getLogger(__name__)
_HEAD = "# Names of sources and series that were merged in a project and kept for the next ones.\n"
_KINDS: tuple[NameKind, ...] = ("source", "series")


@dataclass(frozen=True, slots=True)
class KeptName:
    """A name that stands for another one; `project` and `kept_on` say where and when that was learnt."""

    kind: NameKind
    alias: str
    name: str
    project: str
    kept_on: date


def kept_names(path: Path | None = None) -> list[KeptName]:
    """Give the kept names, in the order of the file; raises UserError R324 where it cannot be read."""
    file = _file(path)
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        return [
            KeptName(kind, _text(row, "alias"), _text(row, "name"), str(row.get("project", "")), _day(row))
            for kind in _KINDS
            for row in table.get(kind, [])
        ]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise UserError(
            "R324", f"The kept names in {file} cannot be read: {error}.", "Mend the file, or remove it."
        ) from error


def keep_for_next(
    session: ProjectSession, names: Collection[str] | None = None, *, path: Path | None = None
) -> int:
    """Keep the merged names of a project for new ones, of all sources and series or of these; give how many.

    A name that was kept before and now leads elsewhere is replaced. Raises UserError R324 where the file cannot
    be read or written.
    """
    joined = {kind: session.read(partial(queries.joined_names, kind=kind)) for kind in _KINDS}
    found = [
        KeptName(kind, alias, name, session.name, date.today())
        for kind in _KINDS
        for alias, name in leads(joined[kind]).items()
        if names is None or name in names
    ]
    if found:
        again = {(one.kind, one.alias) for one in found}
        # What counts here is led on nowhere: an older word to the contrary goes.
        again |= {(one.kind, one.name) for one in found}
        _write([one for one in kept_names(path) if (one.kind, one.alias) not in again] + found, path)
    return len(found)


def forget_kept(names: Iterable[KeptName], *, path: Path | None = None) -> None:
    """Take names out of those that are kept; projects that use them stay as they are."""
    gone = {(one.kind, one.alias) for one in names}
    _write([one for one in kept_names(path) if (one.kind, one.alias) not in gone], path)


def apply_kept(session: ProjectSession, *, path: Path | None = None) -> ChangeSet:
    """Merge names as they were kept, in one step; what this project says of a name itself stays.

    Raises UserError R324 where the file cannot be read.
    """
    kept = kept_names(path)

    def work(connection: Connection) -> ChangeSet:
        changes = NO_CHANGE
        for kind in _KINDS:
            before = queries.joined_names(connection, kind)
            after = _joined(connection, kind, kept)
            if after != before:
                old, new = leads(before), leads(after)
                queries.put_names(connection, kind, after, new)
                moved = [name for name in new if new[name] != old.get(name, name)]
                changes |= figures_named(connection, moved) | ChangeSet(settings=True)
        return changes

    count = session.read(lambda connection: sum(_count_new(connection, kind, kept) for kind in _KINDS))
    if not count:
        return NO_CHANGE
    return session.change(f"Use {count:,} kept names" if count > 1 else "Use a kept name", work)


def new_project(path: Path | None = None) -> ProjectSession:
    """Make a project that uses the kept names; as `ProjectSession.create`.

    A file of kept names that cannot be read is told in the log, and the project begins without them.
    """
    session = ProjectSession.create(path)
    try:
        apply_kept(session)
    except UserError as error:
        _LOG.warning("%s", error)
    return session


def _joined(connection: Connection, kind: NameKind, kept: Iterable[KeptName]) -> dict[str, str]:
    """Give the merged names of a project with the kept ones, of which it says nothing itself."""
    joined = queries.joined_names(connection, kind)
    settled = {*joined, *joined.values()}
    apart = {frozenset(pair) for pair in queries.declined_pairs(connection, kind)}
    for one in kept:
        if one.kind == kind and one.alias not in settled and frozenset((one.alias, one.name)) not in apart:
            joined = join(joined, [one.alias], leads(joined).get(one.name, one.name))
    return joined


def _count_new(connection: Connection, kind: NameKind, kept: Iterable[KeptName]) -> int:
    return len(_joined(connection, kind, kept)) - len(queries.joined_names(connection, kind))


def _write(names: Iterable[KeptName], path: Path | None) -> None:
    file = _file(path)
    try:
        write_whole(file, [_HEAD, *_lines(names)])
    except OSError as error:
        raise UserError(
            "R324", f"The kept names in {file} cannot be written: {error.strerror}.", "Check the disk."
        ) from error


def _lines(names: Iterable[KeptName]) -> Iterator[str]:
    for one in sorted(names, key=lambda one: (_KINDS.index(one.kind), one.name, one.alias)):
        yield f"\n[[{one.kind}]]\n"
        yield f"alias = {toml_text(one.alias)}\nname = {toml_text(one.name)}\n"
        yield f"project = {toml_text(one.project)}\nkept_on = {one.kept_on.isoformat()}\n"


def _text(row: dict[str, object], field: str) -> str:
    text = row.get(field)
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"an entry has no {field}")
    return text


def _day(row: dict[str, object]) -> date:
    day = row.get("kept_on")
    return day if isinstance(day, date) else date.min


def _file(path: Path | None) -> Path:
    return path or user_config_path("reportedly", appauthor=False) / "names.toml"
