"""The sources and series of the open project as objects, and where names lead that are merged by now."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from reportedly.model.filter import FilterSpec
from reportedly.services import naming
from reportedly.services.naming import NamedThing, NameKind, Suggestion

if TYPE_CHECKING:
    from reportedly.services.session import ProjectSession

__all__ = ["KINDS", "KnownNames", "Suggestions", "Things", "read_names", "read_suggestions"]

KINDS: tuple[NameKind, ...] = ("source", "series")
_FILTER_FIELDS: Mapping[NameKind, str] = {"source": "source", "series": "measure"}


Things = Mapping[NameKind, tuple[NamedThing, ...]]
Suggestions = Mapping[NameKind, tuple[Suggestion, ...]]


def read_names(session: "ProjectSession") -> Things:
    """Ask the project for its names; to be called on a thread."""
    return {kind: tuple(naming.list_names(session, kind)) for kind in KINDS}


def read_suggestions(session: "ProjectSession") -> Suggestions:
    """Ask the project for what may be the same; to be called on a thread: it may read all articles."""
    return {kind: tuple(naming.suggestions(session, kind)) for kind in KINDS}


class KnownNames(QObject):
    """Sources and series by name.

    `changed` is emitted when something about them did, `suggested` when what may be the same did.
    """

    changed = Signal()
    suggested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._things: dict[NameKind, dict[str, NamedThing]] = {kind: {} for kind in KINDS}
        self._leads: dict[NameKind, dict[str, str]] = {kind: {} for kind in KINDS}
        self._before = self._things
        self._suggestions: Suggestions = {}

    def take(self, found: Things) -> bool:
        """Take what was read anew; tells whether it is other than before."""
        things = {kind: {thing.name: thing for thing in found.get(kind, ())} for kind in KINDS}
        if things == self._things:
            return False
        self._before, self._things = self._things, things
        self._leads = {
            kind: {member.name: thing.name for thing in those.values() for member in thing.members}
            for kind, those in things.items()
        }
        self.changed.emit()
        self.suggested.emit()  # a pair that is one by now is none to suggest
        return True

    def take_suggestions(self, found: Suggestions) -> None:
        """Take what may be the same."""
        if found != self._suggestions:
            self._suggestions = found
            self.suggested.emit()

    def is_suggested(self, kind: NameKind, first: str, second: str) -> bool:
        """Tell whether two names may be one; also while nobody has looked yet. A pair turned down is not."""
        found = self._suggestions.get(kind)
        return found is None or any({one.first, one.second} == {first, second} for one in found)

    def drop_suggestion(self, kind: NameKind, first: str, second: str) -> None:
        """Suggest a pair no longer."""
        pair = {first, second}
        left = tuple(one for one in self._suggestions.get(kind, ()) if {one.first, one.second} != pair)
        self.take_suggestions({**self._suggestions, kind: left})

    @property
    def shape(self) -> frozenset[tuple[NameKind, str, frozenset[str]]]:
        """Give which names there are and what each holds: what suggestions rest on, and counts do not change."""
        return frozenset(
            (kind, thing.name, frozenset(thing.aliases))
            for kind in KINDS
            for thing in self._things[kind].values()
        )

    def forget(self) -> None:
        """Know nothing: another project is on its way."""
        self.take_suggestions({})
        self.take({})
        self._before = self._things

    def things(self, kind: NameKind) -> Collection[NamedThing]:
        """Give the sources or series, those with most figures first."""
        return self._things[kind].values()

    def thing(self, kind: NameKind, name: str) -> NamedThing | None:
        """Give the source or series of this name; None where the project has none, or it was merged."""
        return self._things[kind].get(name)

    def suggestions(self, kind: NameKind) -> tuple[Suggestion, ...]:
        """Give what may be the same, the surest first, as far as both are there and not one already."""
        things = self._things[kind]
        found = (
            one for one in self._suggestions.get(kind, ()) if one.first in things and one.second in things
        )
        return tuple(sorted(found, key=lambda one: not one.is_sure))

    def found_names(self, source: str) -> tuple[tuple[str, str], ...]:
        """Give the other names that the program found a source to have, each with the reason in words."""
        thing = self.thing("source", source)
        return (
            tuple((one.title, one.found) for one in thing.members if one.found) if thing is not None else ()
        )

    def titles(self) -> dict[str, str]:
        """Give the words for each series that a person has named or merged."""
        things = self._things["series"].values()
        return {thing.name: thing.title for thing in things if "title" in thing.said or thing.aliases}

    def find(self, kind: NameKind, text: str) -> str | None:
        """Give the name that counts for what was typed: a name, one that was merged, the words of a series.

        None where nothing, or more than one thing, goes by these words.
        """
        if text in self._leads[kind]:
            return self._leads[kind][text]
        wanted = " ".join(text.split()).casefold()
        found = {
            thing.name
            for thing in self._things[kind].values()
            for words in (
                thing.title,
                *(part for member in thing.members for part in (member.name, member.title)),
            )
            if words.casefold() == wanted
        }
        return found.pop() if len(found) == 1 else None

    def now(self, kind: NameKind, name: str) -> frozenset[str]:
        """Give what a name is called now: what it was merged into or renamed to, or the parts it was split into."""
        things, leads = self._things[kind], self._leads[kind]
        if name in things:
            return frozenset({name})
        if name in leads:
            return frozenset({leads[name]})
        before = self._before[kind].get(name)
        parts = {leads[member.name] for member in before.members if member.name in leads} if before else set()
        return frozenset(parts or {name})

    def follow(self, spec: FilterSpec) -> FilterSpec:
        """Give a filter that lets the same figures pass under the names of now."""
        changes: dict[str, Any] = {}
        for kind, part in _FILTER_FIELDS.items():
            values: frozenset[str] = getattr(spec, part)
            changes[part] = frozenset(new for value in values for new in self.now(kind, value))
        kinds = {part: kind for kind, part in _FILTER_FIELDS.items()}
        changes["excluded"] = frozenset(
            (part, new)
            for part, value in spec.excluded
            for new in (self.now(kinds[part], value) if part in kinds else (value,))
        )
        groups = (tuple(self.follow(one) for one in group) for group in spec.alternatives)
        return replace(spec, **changes, alternatives=tuple(groups))

    def series_now(self, series: str | None, counts: Callable[[str], int]) -> str | None:
        """Give the series that stands in the place of one: of several parts, the one that counts most."""
        if series is None:
            return None
        return max(self.now("series", series), key=lambda name: (counts(name), name))

    def color_of(self, source: str, places: Mapping[str, int]) -> int | None:
        """Give the colour of a source: that of the largest of its names that has one."""
        thing = self.thing("source", source)
        names = sorted(thing.members, key=lambda member: -member.figures) if thing is not None else ()
        return next((places[m.name] for m in names if m.name in places), places.get(source))
