"""Dates that count from an event which the article dates: "a year after the quake", "the third day of the strike".

The event is a noun; its day is certain only where a sentence of the article dates that noun and no other
sentence dates it otherwise. In every other case the expression stays open.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.extraction.date_attachment import governing_verb, head_of
from reportedly.extraction.date_grammar import DateMatch, find_dates
from reportedly.extraction.draft import PARSES, SENTENCES, Draft, Parse, Token
from reportedly.extraction.lexicon import Lexicon
from reportedly.model.dates import DatePeriod

__all__ = ["EventDates"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LONGEST = 31  # days of the longest period that still dates an event


@dataclass(slots=True)
class EventDates:
    """The dated events of one article, looked up once a noun."""

    draft: Draft
    lexicon: Lexicon
    published: DatePeriod | None
    known: dict[str, DatePeriod | None]

    def reference_of(self, match: DateMatch, parse: Parse | None) -> DatePeriod | None:
        """Give the day of the event that a match counts from; None where the article does not tell."""
        noun = _event_of(parse, match) if parse is not None else None
        if noun is None:
            return None
        name = noun.lemma.lower()
        if name not in self.known:
            self.known[name] = self._look_up(name, match)
        return self.known[name]

    def _look_up(self, name: str, match: DateMatch) -> DatePeriod | None:
        draft, found = self.draft, set()
        for number, parse in enumerate(draft[PARSES]):
            if parse is None:
                continue
            nouns = [t for t in parse.tokens if t.pos in ("NOUN", "PROPN") and t.lemma.lower() == name]
            if nouns:
                found |= set(self._dates_in(number, parse, nouns, match))
        return found.pop() if len(found) == 1 else None

    def _dates_in(
        self, sentence: int, parse: Parse, nouns: Iterable[Token], match: DateMatch
    ) -> Iterable[DatePeriod]:
        span = self.draft[SENTENCES][sentence].span
        for date in find_dates(self.draft.text, self.lexicon, start=span.start, end=span.end):
            if date.needs_reference or date.span.overlaps(match.span):
                continue
            period = date.resolve(self.published)
            if period is None or period.start is None or period.end is None:
                continue
            is_exact = (period.end - period.start).days <= _LONGEST
            if is_exact and any(_is_dated(parse, date, noun) for noun in nouns):
                yield period


def _event_of(parse: Parse, match: DateMatch) -> Token | None:
    """Give the noun behind "after", "since" or "of"."""
    tokens = list(parse.tokens_in(match.span))
    if not tokens:
        return None
    below: Mapping[int, tuple[int, ...]] = {i: tuple(c) for i, c in enumerate(parse.children)}
    for child in below[tokens[-1].index]:
        if parse.tokens[child].dep == "pobj":
            return parse.tokens[child]
    return None


def _is_dated(parse: Parse, date: DateMatch, noun: Token) -> bool:
    """Tell whether a date is that of a noun: "Sunday's quake", "the quake of May 3", "the quake struck on"."""
    head = head_of(parse.tokens_in(date.span))
    if head is None or date.role in ("since", "until", "before", "after", "by"):
        return False
    for above in parse.ancestors(head.index):
        if above.index == noun.index:
            return True
        if (
            above.pos not in ("ADP", "NOUN", "PROPN", "NUM")
            or above.dep in ("pobj", "dobj")
            or above.dep in _SUBJECTS
        ):
            break
    verb = governing_verb(parse, head)
    return verb is not None and noun.head == verb.index and noun.dep in _SUBJECTS
