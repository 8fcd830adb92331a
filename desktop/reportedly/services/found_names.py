"""Sources that are surely one under several names: found anew after each change, in its transaction.

What is found is no step of undo and no row of a person's: it follows from the articles in view and from what a person
says of names, so undo takes back what it rested on, and a split keeps two names apart for good.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from sqlite3 import Connection

from reportedly.analysis.naming_aliases import leads
from reportedly.analysis.naming_known import KnownSource
from reportedly.model.changes import NO_CHANGE, ChangeSet
from reportedly.model.figure import Figure
from reportedly.store.queries import found_names as found_queries
from reportedly.store.queries import names as queries
from reportedly.store.queries.found_names import FoundName, Mention
from reportedly.store.queries.touched import figures_named

__all__ = ["Mentions", "known_sources", "lead_sources", "settle_names", "source_leads"]


class Mentions:
    """The names that the figures of an open project bear; of an article whose names may have changed read anew."""

    def __init__(self) -> None:
        self._keys: dict[int, int] = {}
        self._of: dict[int, list[Mention]] = {}

    def read(self, connection: Connection) -> list[Mention]:
        """Give who is named where."""
        keys = found_queries.bearing(connection)
        changed = [document for document, key in keys.items() if self._keys.get(document) != key]
        self._of = {document: own for document, own in self._of.items() if document in keys}
        self._of |= {document: [] for document in changed}
        for mention in found_queries.names_in(connection, changed) if changed else ():
            self._of[mention.document].append(mention)
        self._keys = keys
        return [mention for own in self._of.values() for mention in own]


def settle_names(connection: Connection, mentions: Mentions) -> ChangeSet:
    """Find the names anew where something that they rest on changed; give the figures that have another name now."""
    if not found_queries.are_stale(connection):
        return NO_CHANGE
    from reportedly.analysis.naming_sure import sure_names  # 0.1 s that opening a project does without

    joined = leads(queries.joined_names(connection, "source"))
    declined = {
        frozenset(joined.get(name, name) for name in pair)
        for pair in queries.declined_pairs(connection, "source")
    }
    sources = known_sources(mentions.read(connection), joined)
    sure = sure_names(sources, lambda article: queries.text_of(connection, article), declined)
    before = found_queries.found_names(connection)
    after = {alias: FoundName(one.name, one.reason) for alias, one in sure.items()}
    found_queries.put_found_names(connection, after)
    moved = [alias for alias in {**before, **after} if before.get(alias) != after.get(alias)]
    return figures_named(connection, moved) | ChangeSet(settings=True) if moved else NO_CHANGE


def source_leads(connection: Connection) -> dict[str, str]:
    """Give the names of sources that are one with others, by a person's word or found, with the one that counts."""
    found = {alias: one.name for alias, one in found_queries.found_names(connection).items()}
    return found | leads(queries.joined_names(connection, "source"))


def known_sources(mentions: Iterable[Mention], leading: Mapping[str, str]) -> list[KnownSource]:
    """Give the sources that names lead to, as suggestions and sure names look at them."""
    names: defaultdict[str, dict[str, None]] = defaultdict(dict)
    figures: defaultdict[str, int] = defaultdict(int)
    speakers: defaultdict[str, set[str]] = defaultdict(set)
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        top = leading.get(mention.name, mention.name)
        names[top][mention.name] = None
        figures[top] += mention.is_figure
        articles[top].add(mention.article)
        if mention.speaker is not None:
            speakers[top].add(mention.speaker)
    return [
        KnownSource(top, figures[top], tuple(own), frozenset(speakers[top]), frozenset(articles[top]))
        for top, own in names.items()
    ]


def lead_sources(figures: Iterable[Figure], texts: Mapping[str, str]) -> list[Figure]:
    """Give the figures of articles without a project with the sources that count, as a project shows them."""
    from reportedly.analysis.naming_sure import sure_names

    known = list(figures)
    mentions = [mention for figure in known for mention in _mentions(figure)]
    sure = sure_names(known_sources(mentions, {}), lambda article: texts.get(article, ""))
    return (
        [_led(figure, {alias: one.name for alias, one in sure.items()}) for figure in known]
        if sure
        else known
    )


def _mentions(figure: Figure) -> Iterator[Mention]:
    if figure.source is not None:
        yield Mention(0, figure.article, figure.source, figure.speaker)
    for denial in figure.denied_by:
        if denial.source is not None:
            yield Mention(0, figure.article, denial.source, None, is_figure=False)


def _led(figure: Figure, leading: Mapping[str, str]) -> Figure:
    def led(source: str | None) -> str | None:
        return source if source is None else leading.get(source, source)

    denials = tuple(
        replace(denial, source=led(denial.source)) if denial.source in leading else denial
        for denial in figure.denied_by
    )
    source = led(figure.source)
    is_same = source == figure.source and denials == figure.denied_by
    return figure if is_same else replace(figure, source=source, denied_by=denials)
