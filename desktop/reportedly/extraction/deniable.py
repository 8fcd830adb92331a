"""Which figures of an article a denial without a number denies."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reportedly.extraction.denials import Denying, groups_of
from reportedly.extraction.draft import (
    ATTRIBUTIONS,
    PARSES,
    QUANTITIES,
    VERDICTS,
    Draft,
    Parse,
)
from reportedly.extraction.stance_words import StanceWords
from reportedly.extraction.syntax import clause_root, is_verbal
from reportedly.model.span import Span

__all__ = ["Deniable", "key"]

# Sentences: longer than nearly all articles. In a report of a hundred pages a denial speaks of its own chapter.
REACH = 120
# How far back "the reports" may have stood, and what stands beside a denial.
TOLD = 10
BESIDE = 2


def key(source: str | None) -> str | None:
    """Fold "Rebels" and "the rebels" of the next sentence into one."""
    return source.casefold() if source is not None else None


class Deniable:
    """The figures of an article that a denial may speak of, in reading order with their sentences."""

    def __init__(self, draft: Draft, places: Sequence[int], words: StanceWords) -> None:
        self._words = words
        self._starts = [q.span.start for q in draft[QUANTITIES]]
        self._ends = [q.span.end for q in draft[QUANTITIES]]
        self._indices = [
            i
            for i, verdict in enumerate(draft[VERDICTS])
            if verdict.reason is None and places[i] >= 0 and draft[PARSES][places[i]] is not None
        ]
        self._places = [places[i] for i in self._indices]
        self._texts = [draft[QUANTITIES][i].span.of(draft.text) for i in self._indices]
        self._sources = [key(draft[ATTRIBUTIONS][i].source) for i in self._indices]
        self._own = [at for at, source in enumerate(self._sources) if source is None]
        events = {
            place: groups_of(parse.tokens, words)
            for place in set(self._places)
            if (parse := draft[PARSES][place]) is not None
        }
        self._events = [events[place] for place in self._places]
        self._clauses = [
            _events_beside(draft[PARSES][place], self._starts[i], words)
            for i, place in zip(self._indices, self._places, strict=True)
        ]
        self._nouns = [
            _nouns_of(draft[PARSES][place], self._starts[i])
            for i, place in zip(self._indices, self._places, strict=True)
        ]
        self._above = [
            _words_above(draft[PARSES][place], self._starts[i])
            for i, place in zip(self._indices, self._places, strict=True)
        ]

    def has_quantity(self, span: Span) -> bool:
        """Tell whether some number stands in the words."""
        before = bisect_left(self._starts, span.end) - 1
        return before >= 0 and self._ends[before] > span.start

    def nearest(self, sentence: int, start: int) -> int | None:
        """Give the index of the figure that somebody stated last before an offset."""
        told = self._told_before(sentence, start, set())
        return self._indices[told] if told is not None else None

    def denied(self, denying: Denying, sentence: int, deniers: set[str]) -> tuple[int, ...]:
        """Give the figures of the same event that others state, within reach of the denial.

        "Denied the reports" names no event: it is that of the last figure before that somebody else stated.
        What the outlet says itself is denied only where the event is named and stands beside, or where it says a
        denied number again.
        """
        event = groups_of(denying.denied, self._words)
        if not event and denying.is_of_claim and not any(is_verbal(t) for t in denying.denied):
            return self._reported(denying, sentence, deniers)
        if not event:
            return self._alike(denying, sentence, deniers)
        found = [
            at
            for at in self._near(sentence, REACH)
            if event <= self._events[at]
            and event & self._clauses[at]
            and denying.group <= self._nouns[at]
            and self._sources[at] not in deniers
            and (self._sources[at] is not None or abs(self._places[at] - sentence) <= BESIDE)
        ]
        again = [
            at
            for at in self._outlets_own(sentence)
            if at not in found and any(self._is_same(at, told) for told in found)
        ]
        return tuple(self._indices[at] for at in sorted(found + again))

    def _outlets_own(self, sentence: int) -> list[int]:
        """Give the figures within reach that nobody is credited with."""
        near = self._near(sentence, REACH)
        first, last = bisect_left(self._own, near.start), bisect_left(self._own, near.stop)
        return self._own[first:last]

    def _reported(self, denying: Denying, sentence: int, deniers: set[str]) -> tuple[int, ...]:
        """Give what "denied the report" denies: the figure told last; of "the reports" all of its event."""
        if denying.asked:
            return tuple(
                self._indices[at]
                for at in range(len(self._places))
                if self._places[at] in denying.asked and self._sources[at] not in deniers
            )
        told = self._told_before(sentence, denying.span.start, deniers, denying.event)
        if told is None:
            return ()
        about, place, source = self._clauses[told], self._places[told], self._sources[told]

        def is_meant(at: int) -> bool:
            if self._is_same(at, told):
                return True
            if self._sources[at] is None or (self._places[at] == place and self._sources[at] != source):
                return False
            if not denying.is_of_many:
                return self._places[at] == place
            # "Such accounts": what he said just before too, and what others tell of the same event.
            is_beside = self._sources[at] == source and 0 <= place - self._places[at] <= BESIDE
            return is_beside or self._places[at] == place or bool(about & self._clauses[at])

        near = self._near(sentence, REACH)
        return tuple(self._indices[at] for at in near if self._sources[at] not in deniers and is_meant(at))

    def _is_same(self, at: int, told: int) -> bool:
        """Tell the number said again, in the headline or without its source."""
        return self._texts[at] == self._texts[told] and bool(
            (self._above[at] | self._nouns[at]) & (self._above[told] | self._nouns[told])
        )

    def _alike(self, denying: Denying, sentence: int, deniers: set[str]) -> tuple[int, ...]:
        """Give the figures close before that count what a denied clause speaks of."""
        spoken = {t.lemma.lower() for t in denying.denied if t.pos in ("NOUN", "VERB")}
        return tuple(
            self._indices[at]
            for at in self._near(sentence, BESIDE)
            if spoken & (self._above[at] | self._nouns[at]) and self._sources[at] not in deniers
        )

    def so_many(self, denying: Denying, sentence: int, deniers: set[str]) -> tuple[int, ...]:
        """Give the figures before whose sentence counts what the denial speaks of ("so many boats")."""
        before = range(bisect_left(self._places, sentence - REACH), bisect_left(self._places, sentence))
        event = groups_of(denying.denied, self._words)
        return tuple(
            self._indices[at]
            for at in before
            if self._sources[at] not in deniers
            and (denying.alike & self._above[at] or (event and event <= self._events[at]))
        )

    def _near(self, sentence: int, reach: int) -> range:
        return range(
            bisect_left(self._places, sentence - reach), bisect_right(self._places, sentence + reach)
        )

    def _told_before(
        self, sentence: int, start: int, deniers: set[str], event: frozenset[int] = frozenset()
    ) -> int | None:
        """Give the last figure before that somebody else stated; beyond a few sentences only one of an event."""
        first = bisect_left(self._places, sentence - TOLD)
        close = bisect_left(self._places, sentence - BESIDE)
        told = [
            at
            for at in range(first, bisect_right(self._places, sentence))
            if self._sources[at] is not None and self._sources[at] not in deniers
            if (not event or event & self._events[at]) and self._starts[self._indices[at]] < start
        ]
        return max((at for at in told if at >= close or self._events[at]), default=None)

    def number_before(
        self, denying: Denying, sentence: int, deniers: set[str], owner: str | None
    ) -> tuple[int, ...]:
        """Give the figures of the nearest sentence before, within ten, whose numbers the deniers may mean.

        The number may stand in the sentence of the denial too ("2,300, a figure that Rome dismissed"). With an
        owner ("the president's figure") those of the nearest sentence with a number of his.
        """
        first = bisect_left(self._places, sentence - TOLD)
        before = range(first, bisect_right(self._places, sentence))
        meant = [
            at
            for at in before
            if self._starts[self._indices[at]] < denying.span.start and self._may_mean(at, deniers, owner)
        ]
        found = [at for at in meant if self._places[at] == self._places[meant[-1]]]
        again = [
            at
            for at in self._near(sentence, REACH)
            if self._sources[at] not in deniers and any(self._is_same(at, other) for other in found)
        ]
        return tuple(self._indices[at] for at in sorted({*found, *again}))

    def _may_mean(self, at: int, deniers: set[str], owner: str | None) -> bool:
        source = self._sources[at]
        if owner is None:
            return source not in deniers
        # "The police figure" is that of the river police.
        return source is not None and (owner == source or owner in source.split())


def _events_beside(parse: Parse | None, offset: int, words: StanceWords) -> frozenset[int]:
    """Give the events of the clause that a number stands in: a sentence may tell of several."""
    token = parse.token_at(offset) if parse is not None else None
    if parse is None or token is None:
        return frozenset()
    root = clause_root(parse, token)
    # "Killed 31 and captured six": of two verbs each has its own number.
    beside = {
        t.index
        for verb in parse.subtree(root.index)
        if verb.dep == "conj" and is_verbal(verb) and verb.index != root.index
        for t in parse.subtree(verb.index)
    }
    return groups_of([t for t in parse.subtree(root.index) if t.index not in beside], words)


def _nouns_of(parse: Parse | None, offset: int) -> frozenset[str]:
    """Give the words of the noun phrase that a number stands in."""
    token = parse.token_at(offset) if parse is not None else None
    if parse is None or token is None:
        return frozenset()
    noun = parse.tokens[token.head] if token.dep in ("nummod", "amod", "compound", "quantmod") else token
    return frozenset(t.lemma.lower() for t in parse.subtree(noun.index) if t.pos in ("NOUN", "PROPN", "VERB"))


def _words_above(parse: Parse | None, offset: int) -> frozenset[str]:
    """Give what a number counts, and the verbs over it."""
    token = parse.token_at(offset) if parse is not None else None
    if parse is None or token is None:
        return frozenset()
    return frozenset(above.lemma.lower() for above in parse.ancestors(token.index))
