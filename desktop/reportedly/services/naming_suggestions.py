"""Sources and series that could be one: offered with the reason, until a person says no."""

from collections.abc import Collection, Iterator
from functools import partial
from sqlite3 import Connection

from reportedly.analysis.naming_aliases import leads
from reportedly.analysis.naming_suggestions import (
    KnownSource,
    Suggestion,
    suggest_merges,
    suggest_sources,
)
from reportedly.model.changes import ChangeSet
from reportedly.model.errors import UserError
from reportedly.services.found_names import Mentions, known_sources, source_leads
from reportedly.services.named_things import NameKind, Names
from reportedly.services.session import ProjectSession
from reportedly.store.queries import names as queries

__all__ = ["Suggestion", "decline", "suggestions"]


def suggestions(session: ProjectSession, kind: NameKind) -> list[Suggestion]:
    """Give the pairs that could be one, the sure ones first, without those that a person turned down.

    Nothing is merged: `merge(session, kind, [suggestion.first], suggestion.second)` does what it says.
    """
    if kind == "series":
        found = suggest_merges(session.figures())
    else:
        found = suggest_sources(session.read(_known_sources), lambda articles: _texts(session, articles))
    declined = session.read(lambda connection: _declined(connection, kind))
    return [one for one in found if frozenset((one.first, one.second)) not in declined]


def decline(session: ProjectSession, kind: NameKind, first: str, second: str) -> ChangeSet:
    """Say that two names are not one: the pair is not suggested again, whatever is merged into either.

    Raises UserError R320 for a name that the project does not know, R321 for two that are one already.
    """

    def work(connection: Connection) -> ChangeSet:
        known = Names(connection, kind)
        known.check(first)
        known.check(second)
        tops = [known.leads.get(name, name) for name in (first, second)]
        if tops[0] == tops[1]:
            raise UserError("R321", f"“{first}” and “{second}” are one already.", "Split them instead.")
        queries.decline_pair(connection, kind, *tops)
        return ChangeSet(settings=True)

    titles = session.read(lambda connection: Names(connection, kind).titles([first, second]))
    return session.change(f"Keep {titles[0]} and {titles[1]} apart", work)


def _declined(connection: Connection, kind: NameKind) -> set[frozenset[str]]:
    leading = source_leads(connection) if kind == "source" else leads(queries.joined_names(connection, kind))
    return {
        frozenset(leading.get(name, name) for name in pair)
        for pair in queries.declined_pairs(connection, kind)
    }


def _known_sources(connection: Connection) -> list[KnownSource]:
    return known_sources(Mentions().read(connection), source_leads(connection))


def _texts(session: ProjectSession, articles: Collection[str]) -> Iterator[str]:
    """Give the texts one by one, so that other readers of the project come between."""
    for article in articles:
        yield session.read(partial(queries.text_of, article=article))
