"""The figures of an article as a denial sees them: where each stands, who tells it, what it counts."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportedly.extraction.denying import groups_of
from reportedly.extraction.draft import (
    ATTRIBUTIONS,
    PARSES,
    QUANTITIES,
    VERDICTS,
    Draft,
    Parse,
    QuantityMention,
    StanceReading,
    Token,
)
from reportedly.extraction.stance_words import StanceWords, is_in
from reportedly.extraction.syntax import children, clause_root, is_verbal
from reportedly.model.figure import Stance
from reportedly.model.span import Span

__all__ = ["ToldFigures", "key"]

# Sentences before a figure in which who told it may have been introduced.
DESCRIBED = 2
_SETTING = frozenset({"at", "in", "across", "within", "over", "during", "throughout"})
_SAYING = frozenset({"say", "tell", "be", "have", "do"})


def key(source: str | None) -> str | None:
    """Fold "Rebels" and "the rebels" of the next sentence into one."""
    return source.casefold() if source is not None else None


class ToldFigures:
    """The figures of an article in reading order; a figure is named by its place in that order.

    `sources` and `speakers` are folded, `events` those of the whole sentence, `clauses` those of the clause,
    `nouns` the words of the noun phrase, `above` what is counted and the verbs over it, `names` the capitalised words
    of the sentence, `is_setting` tells a number of where or over how long something happened ("in 4 towns"),
    `is_earlier` one that another has followed since, `written` gives the number as it stands with its unit.
    """

    def __init__(
        self, draft: Draft, places: Sequence[int], stances: Sequence[StanceReading], words: StanceWords
    ) -> None:
        spans = [q.span for q in draft[QUANTITIES]]
        self.indices = [
            i
            for i, verdict in enumerate(draft[VERDICTS])
            if verdict.reason is None and places[i] >= 0 and draft[PARSES][places[i]] is not None
        ]
        self.places = [places[i] for i in self.indices]
        self.starts = [spans[i].start for i in self.indices]
        self._ends = [spans[i].end for i in self.indices]
        self.sources = [key(draft[ATTRIBUTIONS][i].source) for i in self.indices]
        self.speakers = [key(draft[ATTRIBUTIONS][i].speaker) for i in self.indices]
        self.is_denied = [stances[i].stance is Stance.DENIED for i in self.indices]
        self.is_ahead = [stances[i].stance in (Stance.PLANNED, Stance.FORECAST) for i in self.indices]
        self.is_alleged = [stances[i].stance is Stance.ALLEGED for i in self.indices]
        self._texts = [draft[QUANTITIES][i].span.of(draft.text) for i in self.indices]
        self._sizes = [_size(draft[QUANTITIES][i]) for i in self.indices]
        self._units = [draft[QUANTITIES][i].unit for i in self.indices]
        self.written = list(zip(self._texts, self._units, strict=True))
        self._in_title = {t for t, place in zip(self._texts, self.places, strict=True) if place == 0}
        self._own = [at for at, source in enumerate(self.sources) if source is None]
        self._tellers = frozenset(
            word for source in set(self.sources) if source for word in (source, *source.split())
        )
        self._parses = draft[PARSES]
        self._roles: dict[int, list[tuple[str, frozenset[str]]]] = {}
        parses = [draft[PARSES][place] for place in self.places]
        events = {
            place: groups_of(parse.tokens, words)
            for place, parse in zip(self.places, parses, strict=True)
            if parse is not None
        }
        self.events = [events[place] for place in self.places]
        names = {place: _names_in(parse) for place, parse in zip(self.places, parses, strict=True)}
        self.names = [names[place] for place in self.places]
        beside = list(zip(parses, self.starts, strict=True))
        self.clauses = [_events_beside(parse, start, words) for parse, start in beside]
        self.nouns = [_nouns_of(parse, start) for parse, start in beside]
        self.is_difference = [_is_difference(parse, start) for parse, start in beside]
        self.is_earlier = [_is_earlier(parse, start, words) for parse, start in beside]
        self.is_setting = [_is_setting(parse, start) for parse, start in beside]
        self.above = [_words_above(parse, start) for parse, start in beside]

    def has_quantity(self, span: Span) -> bool:
        """Tell whether a figure stands in the words; "that first estimate" names none."""
        before = bisect_left(self.starts, span.end) - 1
        return before >= 0 and self._ends[before] > span.start

    def near(self, sentence: int, reach: int) -> range:
        """Give the figures within so many sentences on both sides."""
        return range(bisect_left(self.places, sentence - reach), bisect_right(self.places, sentence + reach))

    def before(self, sentence: int, reach: int, start: int) -> list[int]:
        """Give the figures in front of an offset of the sentence, back to so many sentences before."""
        first = bisect_left(self.places, sentence - reach)
        return [at for at in range(first, bisect_right(self.places, sentence)) if self.starts[at] < start]

    def outlets_own(self, near: range) -> list[int]:
        """Give those that nobody is credited with."""
        return self._own[bisect_left(self._own, near.start) : bisect_left(self._own, near.stop)]

    def spoken(self, at: int) -> frozenset[str]:
        """Give the words that say what a figure counts."""
        return self.above[at] | self.nouns[at]

    def size(self, at: int) -> Decimal:
        """Give the number of a figure; of a range its upper end."""
        return self._sizes[at]

    def measured(self, at: int) -> str | None:
        """Give the unit of a figure; None where a noun is counted."""
        return self._units[at]

    def is_described(self, at: int, owner: str) -> bool:
        """Tell the mayor of "the mayor of Varna, Ivan Petrov" who told a figure, by the sentences up to it."""
        source, place = self.sources[at], self.places[at]
        if source is None or owner in self._tellers:
            return False
        name = source.split()[-1]
        return any(
            name == told and not roles.isdisjoint(owner.split())
            for sentence in range(max(0, place - DESCRIBED), place + 1)
            for told, roles in self._roles_in(sentence)
        )

    def _roles_in(self, sentence: int) -> list[tuple[str, frozenset[str]]]:
        """Give the last names of a sentence with the words that say what they are."""
        if sentence not in self._roles:
            parse = self._parses[sentence]
            self._roles[sentence] = list(_roles_of(parse)) if parse is not None else []
        return self._roles[sentence]

    def is_in_title(self, at: int) -> bool:
        """Tell whether the opening sentence, most often the title, has the same number of three digits or more."""
        text = self._texts[at]
        return self.places[at] > 0 and text in self._in_title and sum(map(str.isdigit, text)) > 2

    def is_same(self, at: int, told: int) -> bool:
        """Tell the number said again, in the headline or without its source."""
        if self.written[at] != self.written[told]:
            return False
        shared = self.spoken(at) & self.spoken(told)
        is_long = sum(map(str.isdigit, self._texts[at])) > 2
        return bool(shared if is_long else shared - _SAYING)


def _roles_of(parse: Parse) -> Iterator[tuple[str, frozenset[str]]]:
    """Give the "Petrov" of "the mayor of Varna, Ivan Petrov" with "mayor", clauses about him left out."""
    for name in parse.tokens:
        if name.pos != "PROPN":
            continue
        top = parse.tokens[name.head] if name.dep == "appos" else name
        while name.dep == "appos" and top.dep == "pobj":  # hung on the town of "the mayor of Varna"
            top = parse.tokens[parse.tokens[top.head].head]
        found, order = set(), [top.index]
        for index in order:
            found.add(parse.tokens[index].text.casefold())
            order += [c for c in parse.children[index] if parse.tokens[c].dep not in ("relcl", "acl", "conj")]
        yield name.text.casefold(), frozenset(found - {name.text.casefold()})


def _size(quantity: QuantityMention) -> Decimal:
    return quantity.value or quantity.high or quantity.low or Decimal(0)


def _names_in(parse: Parse | None) -> frozenset[str]:
    return frozenset(t.text for t in parse.tokens if t.pos == "PROPN") if parse is not None else frozenset()


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


def _is_difference(parse: Parse | None, offset: int) -> bool:
    """Tell the three of "three more than the army said": nobody means it by "that figure"."""
    token = parse.token_at(offset) if parse is not None else None
    behind = (
        parse.tokens[token.index + 1 : token.index + 3] if parse is not None and token is not None else ()
    )
    return [t.text.lower() for t in behind] in (["more", "than"], ["fewer", "than"], ["less", "than"])


def _counted_at(parse: Parse | None, offset: int) -> Token | None:
    """Give the noun that a number counts, else the number itself."""
    token = parse.token_at(offset) if parse is not None else None
    return (
        parse.tokens[token.head]
        if parse is not None and token is not None and token.dep == "nummod"
        else token
    )


def _is_setting(parse: Parse | None, offset: int) -> bool:
    """Tell the three of "doctors at three hospitals": where something happened, or over how long.

    "Paid in two parts" tells how, and no place: its "in" hangs on a verb.
    """
    noun = _counted_at(parse, offset)
    if parse is None or noun is None:
        return False
    link = parse.tokens[noun.head]
    if noun.dep != "pobj" or link.dep != "prep" or link.text.lower() not in _SETTING:
        return False
    return link.text.lower() != "in" or parse.tokens[link.head].pos in ("NOUN", "PROPN")


def _is_earlier(parse: Parse | None, offset: int, words: StanceWords) -> bool:
    """Tell the 300 of "the 300 initially given" and "had first put it at 300": another number has come since."""
    noun = _counted_at(parse, offset)
    if parse is None or noun is None:
        return False
    marks = [c for above in parse.ancestors(noun.index) for c in children(parse, above, "advmod")]
    return any(is_in(t, words.earlier) for t in (*parse.subtree(noun.index), *marks))


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
