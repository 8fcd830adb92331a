"""The sources or series of a project, each with all of its names and what is known of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from sqlite3 import Connection
from typing import Literal

from reportedly.analysis.naming_aliases import leads
from reportedly.analysis.naming_kinds import SourceGuess, guess_source
from reportedly.model.errors import UserError
from reportedly.store.queries import names as queries
from reportedly.store.queries.found_names import found_names
from reportedly.store.queries.names import Description, NameUse

__all__ = ["PLURAL", "Member", "NameKind", "NamedThing", "Names"]

NameKind = Literal["source", "series"]
PLURAL = {"source": "sources", "series": "series"}


@dataclass(frozen=True, slots=True)
class Member:
    """One of the names of a source or series: its words, how many figures bear it, what it was joined to.

    `found` says why the program took it for a name of this source by itself; "" where a person said so.
    """

    name: str
    title: str
    figures: int
    joined: str | None = None
    found: str = ""


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A source or series as the project shows it.

    `title` are the words for people. `members` are all of its names with that own number of figures, the one
    that counts first. `source_kind` and `country` are a guess unless `said` names them; "" is not known.
    """

    name: str
    title: str
    source_kind: str
    country: str
    members: tuple[Member, ...]
    figures: int
    denials: int = 0
    said: frozenset[str] = frozenset()

    @property
    def aliases(self) -> tuple[str, ...]:
        """Give the names that were merged into this one."""
        return tuple(member.name for member in self.members if member.name != self.name)


class Names:
    """What the project knows of the names of one kind; what needs a look at all figures is read when asked for."""

    def __init__(self, connection: Connection, kind: NameKind) -> None:
        self.kind = kind
        self._connection = connection
        self.joined = queries.joined_names(connection, kind)
        self.found = found_names(connection) if kind == "source" else {}
        self.leads = {alias: one.name for alias, one in self.found.items()} | leads(self.joined)
        self._said = queries.descriptions(connection, kind)
        self._words: dict[str, dict[str, int]] | None = None

    @cached_property
    def _uses(self) -> dict[str, NameUse]:
        return {use.name: use for use in queries.list_uses(self._connection, self.kind)}

    def knows(self, name: str) -> bool:
        """Tell whether a figure or a denial has this name, or an alias leads from or to it."""
        if name in self.leads or name in self.leads.values():
            return True
        return queries.is_borne(self._connection, self.kind, name)

    def check(self, name: str) -> None:
        """Raise UserError R320 for a name that the project does not know."""
        if not self.knows(name):
            close = get_close_matches(name, self._uses, 1)
            raise UserError(
                "R320",
                f"The project knows no {self.kind} “{name}”.",
                f"There is “{close[0]}”." if close else f"Look at the list of {PLURAL[self.kind]}.",
            )

    def find(self, text: str) -> str:
        """Give the name that counts for what a person typed."""
        if self.knows(text):
            return self.leads.get(text, text)
        things = self.things()
        wanted = " ".join(text.split()).casefold()
        found = {
            thing.name
            for thing in things
            if wanted in {word.casefold() for m in thing.members for word in (m.name, m.title)}
            or wanted == thing.title.casefold()
        }
        if len(found) > 1:
            raise UserError(
                "R320",
                f"{len(found):,} {PLURAL[self.kind]} are called “{text}”.",
                f"Name one by its key: {'; '.join(sorted(found))}.",
            )
        if not found:
            self.check(text)
        return found.pop()

    def said_of(self, name: str) -> Description:
        """Give what a person said of a name itself."""
        return self._said.get(name, Description())

    def things(self) -> list[NamedThing]:
        """Give all that has figures or denials, the most figures first."""
        self._words = queries.list_words(self._connection) if self.kind == "series" else {}
        groups: dict[str, list[str]] = {}
        for name in dict.fromkeys([*self._uses, *self.leads]):
            groups.setdefault(self.leads.get(name, name), []).append(name)
        guesses = self._guesses()
        things = [
            self._thing(name, members, guesses)
            for name, members in groups.items()
            if any(member in self._uses for member in members)
        ]
        return sorted(things, key=lambda thing: (-thing.figures, -thing.denials, thing.title, thing.name))

    def _guesses(self) -> dict[str, SourceGuess]:
        """Give what each source may be; where its name does not tell, by the rule that found it."""
        if self.kind == "series":
            return {}
        outlets = queries.list_outlets(self._connection)
        names = {*self._uses, *self.leads, *self.leads.values()}  # a name that a person gave, no figure bears
        found = {name: guess_source(name, outlets=outlets) for name in names}
        unknown = [name for name, guess in found.items() if not guess.kind]
        rules = queries.rules_of(self._connection, unknown) if unknown else {}
        return found | {name: guess_source(name, rule=rule, outlets=outlets) for name, rule in rules.items()}

    def _thing(self, name: str, names: Iterable[str], guessed: Mapping[str, SourceGuess]) -> NamedThing:
        members = [self._member(name), *(self._member(other) for other in sorted(names) if other != name)]
        members[1:] = sorted(members[1:], key=lambda member: (-member.figures, member.title))
        uses = [self._uses[member.name] for member in members if member.name in self._uses]
        said = self._said_of_all(members)
        guesses = [guessed[member.name] for member in members if member.name in guessed]
        return NamedThing(
            name=name,
            title=self.title(name, [member.name for member in members]),
            source_kind=said.source_kind or next((guess.kind for guess in guesses if guess.kind), ""),
            country=said.country or next((guess.country for guess in guesses if guess.country), ""),
            members=tuple(members),
            figures=sum(use.figures for use in uses),
            denials=sum(use.denials for use in uses),
            said=frozenset(field for field in Description.__slots__ if getattr(said, field) is not None),
        )

    def _member(self, name: str) -> Member:
        figures = self._uses[name].figures if name in self._uses else 0
        found = self.found.get(name)
        joined = self.joined.get(name) or (found.name if found is not None else None)
        reason = found.reason if found is not None and name not in self.joined else ""
        return Member(name, self.title(name, [name]), figures, joined, reason)

    def _said_of_all(self, members: Iterable[Member]) -> Description:
        """Give what was said of the name that counts, else of one merged into it; words are only its own."""
        said = [self.said_of(member.name) for member in members]
        return Description(
            said[0].title,
            next((one.source_kind for one in said if one.source_kind is not None), None),
            next((one.country for one in said if one.country is not None), None),
        )

    def titles(self, names: Iterable[str]) -> list[str]:
        """Give the words for some names, each on its own."""
        return [self.title(name, [name]) for name in names]

    def title(self, name: str, members: Iterable[str]) -> str:
        """Give the words for people: a person's, else those of most figures of the key itself, else of all."""
        if self.kind == "source":
            return name
        if (said := self.said_of(name).title) is not None:
            return said
        counts = Counter(self._words_of(name))
        if not counts:
            for member in members:
                counts.update(self._words_of(member))
        return min(counts, key=lambda words: (-counts[words], len(words), words)) if counts else name

    def _words_of(self, name: str) -> dict[str, int]:
        if self._words is None:
            return queries.words_of(self._connection, name)
        return self._words.get(name, {})
