"""Sources that are one body, as classes of names, and the name of each that counts."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from reportedly.analysis.naming_forms import BodyForm, body_form, gives_out, holder_of, person_of
from reportedly.analysis.naming_known import Known
from reportedly.analysis.naming_people import person_words
from reportedly.analysis.naming_stories import Tie

__all__ = ["Classes", "SureName"]


@dataclass(frozen=True, slots=True)
class SureName:
    """A name that stands for the source `name`; `reason` says why, in words."""

    alias: str
    name: str
    reason: str


class Classes:
    """Sources that are one, as sets; what a person said keeps names apart."""

    def __init__(self, known: Known, declined: frozenset[frozenset[str]]) -> None:
        self.known = known
        self._declined = declined
        self._ranks: dict[str, tuple[object, ...]] = {}
        self._people = frozenset(
            speaker
            for source in known.sources.values()
            for speaker in source.speakers
            if speaker not in source.name
        )
        self._of = {name: frozenset({name}) for name in known.sources}
        self._reasons: dict[str, list[Tie]] = defaultdict(list)

    def join(self, tie: Tie) -> None:
        """Make the classes of two names one."""
        one, other = self._of[tie.first], self._of[tie.second]
        if tie.first == tie.second:
            return
        self._reasons[tie.first].append(tie)
        self._reasons[tie.second].append(tie)
        both = one | other
        for name in both:
            self._of[name] = both

    def settle(self) -> None:
        """Leave out of each class what a person, or the list of known sources, holds for another one."""
        for members in set(self._of.values()):
            left = sorted(members, key=self._rank)
            while left:
                kept: list[str] = []
                for name in left:
                    if all(self._may_be_one(name, other) for other in kept):
                        kept.append(name)
                linked = self._linked(kept)
                for name in linked:
                    self._of[name] = linked
                left = [name for name in left if name not in linked]

    def _linked(self, names: Collection[str]) -> frozenset[str]:
        """Give those of the names that ties among them join to the first one."""
        linked, reached = set[str](), [next(iter(names))]
        while reached:
            name = reached.pop()
            linked.add(name)
            ends = (end for tie in self._reasons[name] for end in (tie.first, tie.second))
            reached += [end for end in ends if end in names and end not in linked]
        return frozenset(linked)

    def all(self) -> list[frozenset[str]]:
        """Give all classes, in the order of their first names."""
        return sorted(set(self._of.values()), key=sorted)

    def root(self, members: Collection[str]) -> str:
        """Give the name that counts for a class."""
        return min(members, key=self._rank)

    def forms(self, members: Collection[str]) -> list[BodyForm]:
        """Give the names of a class that are of bodies, taken apart."""
        names = {alias for name in members for alias in (name, *self.known.sources[name].names)}
        return [form for name in sorted(names) if (form := body_form(name)) is not None]

    def is_said(self, name: str) -> bool:
        """Tell whether a person gave a source several names."""
        return bool(set(self.known.sources[name].names) - {name})

    def are_declined(self, one: Collection[str], other: Collection[str]) -> bool:
        """Tell whether a person, or the list of known sources, holds a name of one class apart from one of another."""
        return any(not self._may_be_one(first, second) for first in one for second in other)

    def led(self, short_for: Mapping[frozenset[str], tuple[frozenset[str], str]]) -> dict[str, SureName]:
        """Give for each source that is one with another the one that counts."""
        found: dict[str, SureName] = {}
        for members in self.all():
            last, reason = members, ""
            seen = {members}
            while last in short_for and short_for[last][0] not in seen:
                last, why = short_for[last]
                seen.add(last)
                reason = reason or why
            root = self.root(last)
            for name in members:
                if name != root and not self.is_said(name):
                    found[name] = SureName(name, root, reason or self._reason(name, root))
        return found

    def _reason(self, name: str, root: str) -> str:
        ties = self._reasons[name]
        direct = [tie.reason for tie in ties if root in (tie.first, tie.second)]
        return (direct or [tie.reason for tie in ties])[0]

    def _may_be_one(self, name: str, other: str) -> bool:
        return (
            frozenset((name, other)) not in self._declined
            and not (self.is_said(name) and self.is_said(other))
            and not self.known.are_two(name, other)
        )

    def _rank(self, name: str) -> tuple[object, ...]:
        """Order names: a person's first, then those of the table, names in full, small before sentence capitals."""
        if name not in self._ranks:
            self._ranks[name] = self._ranked(name)
        return self._ranks[name]

    def _ranked(self, name: str) -> tuple[object, ...]:
        form = body_form(name)
        owned = len(form.words) if form is not None else 0
        return (
            not self.is_said(name),
            name in self._people,
            name not in self.known.bodies,
            name.isupper() and " " not in name,
            bool(person_of(name) or gives_out(name)),
            -owned,
            len(person_words(name)) < 2,
            name[:1].lower() + name[1:] in self.known.sources and name[:1].isupper(),
            form is not None and form.is_bound,
            form is not None and (form.is_led or bool(holder_of(name))),
            -self.known.sources[name].figures,
            name,
        )
