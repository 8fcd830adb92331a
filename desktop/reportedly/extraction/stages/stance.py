"""How each source stands to its figure, and which figures others deny without giving a number."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reportedly.extraction.denials import Denying, find_denials, groups_of, read_own_denial
from reportedly.extraction.draft import (
    ATTRIBUTIONS,
    CUES,
    DENIALS,
    PARSES,
    QUANTITIES,
    SENTENCES,
    STANCES,
    VERDICTS,
    Draft,
    NumberlessDenial,
    Parse,
    StanceReading,
    Token,
)
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.mentions import build_resolver
from reportedly.extraction.modality import read_modality
from reportedly.extraction.reference import Resolver
from reportedly.extraction.stage import Stage
from reportedly.extraction.stance_words import StanceWords, stance_words
from reportedly.extraction.syntax import is_verbal
from reportedly.model.figure import Stance
from reportedly.model.span import Span

__all__ = ["STAGE"]

ASSERTED = StanceReading(Stance.ASSERTED)


# Sentences: longer than nearly all articles. In a report of a hundred pages a denial speaks of its own chapter.
REACH = 120


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    words = stance_words(lexicon)
    starts = [s.span.start for s in draft[SENTENCES]]
    places = [bisect_right(starts, q.span.start) - 1 for q in draft[QUANTITIES]]
    stances = tuple(_read(draft, i, place, words) for i, place in enumerate(places))
    denials = tuple(_denials(draft, _Deniable(draft, places, words), words, lexicon))
    return draft.with_layer(STANCES, stances).with_layer(DENIALS, denials)


def _read(draft: Draft, index: int, sentence: int, words: StanceWords) -> StanceReading:
    attribution = draft[ATTRIBUTIONS][index]
    parse = draft[PARSES][sentence] if sentence >= 0 else None
    token = parse.token_at(draft[QUANTITIES][index].span.start) if parse is not None else None
    if parse is None or token is None:
        return ASSERTED
    found = read_own_denial(parse, token, words)
    cue = draft[CUES][attribution.cue] if attribution.cue is not None else None
    if found is None:
        found = read_modality(parse, token, cue.speech_span if cue else None, words)
    if found is not None and found.rule == "stance.said-to" and attribution.source is not None:
        found = None  # "are said to have died, according to the ministry": the ministry asserts it
    if found is not None:
        return StanceReading(found.stance, (found.span,), found.rule, found.confidence)
    if cue is not None and _says_nothing_ahead(parse, cue.rule, cue.speech_span, words):
        return ASSERTED
    # A misread verb of denial is no verb above the number, so its cue alone tells of it.
    if (
        cue is not None
        and cue.stance is not None
        and (cue.stance is not Stance.DENIED or cue.rule == "cue.misread")
    ):
        return StanceReading(cue.stance, (cue.speech_span,), "stance.cue", 0.85)
    return ASSERTED


def _says_nothing_ahead(parse: Parse, rule: str, cue: Span, words: StanceWords) -> bool:
    """Tell "as expected, it won 42 seats" and "declined to comment on the 90 deaths"."""
    verb = parse.token_at(cue.start)
    return rule == "cue.as" or (verb is not None and verb.lemma.lower() in words.refusals)


def _denials(
    draft: Draft, deniable: "_Deniable", words: StanceWords, lexicon: Lexicon
) -> list[NumberlessDenial]:
    given: list[NumberlessDenial] = []
    resolver: Resolver | None = None
    for sentence, parse in enumerate(draft[PARSES]):
        if parse is None:
            continue
        for denying in find_denials(parse, words):
            if deniable.has_quantity(denying.span):
                continue
            if resolver is None:
                resolver = build_resolver(draft, lexicon)
            sources = tuple((_name(resolver, span), span) for span in denying.deniers)
            deniers = {name for name, _ in sources}
            if denying.alike:
                denies = deniable.so_many(denying, sentence, deniers)
            elif denying.is_of_number:
                owner = _name(resolver, denying.owner) if denying.owner is not None else None
                denies = deniable.number_before(sentence, deniers, owner)
            else:
                denies = deniable.denied(denying, sentence, deniers)
            if denies:
                given.append(
                    NumberlessDenial(
                        denying.span, sources, sentence, denies, denying.rule, denying.confidence
                    )
                )
    return given


def _name(resolver: Resolver, span: Span) -> str:
    return resolver.resolve(span).name


class _Deniable:
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
        self._sources = [draft[ATTRIBUTIONS][i].source for i in self._indices]
        events = {
            place: groups_of(parse.tokens, words)
            for place in set(self._places)
            if (parse := draft[PARSES][place]) is not None
        }
        self._events = [events[place] for place in self._places]
        self._above = [
            _words_above(draft[PARSES][place], self._starts[i])
            for i, place in zip(self._indices, self._places, strict=True)
        ]

    def has_quantity(self, span: Span) -> bool:
        """Tell whether some number stands in the words."""
        before = bisect_left(self._starts, span.end) - 1
        return before >= 0 and self._ends[before] > span.start

    def denied(self, denying: Denying, sentence: int, deniers: set[str]) -> tuple[int, ...]:
        """Give the figures of the same event that others state, within reach of the denial.

        "Denied the reports" names no event: it is that of the last figure before that somebody else stated,
        and without one what stands within two sentences.
        """
        event = groups_of(denying.denied, self._words)
        is_of_reports = not event and self._are_reports(denying.denied)
        if is_of_reports and (told := self._told_before(sentence, deniers)) is not None:
            about = self._events[told]
            return tuple(
                self._indices[at]
                for at in self._near(sentence, REACH)
                if (at == told or about & self._events[at])
                and self._sources[at] not in deniers
                and self._sources[at] is not None
            )
        reach = REACH if event else 2
        return tuple(
            self._indices[at]
            for at in self._near(sentence, reach)
            if event <= self._events[at] and self._sources[at] not in deniers
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

    def _are_reports(self, denied: Sequence[Token]) -> bool:
        """Tell "denied the reports" from "denied that he had been inside"."""
        claims = any(t.lemma.lower() in self._words.claim_nouns for t in denied)
        return claims and not any(is_verbal(t) for t in denied)

    def _told_before(self, sentence: int, deniers: set[str]) -> int | None:
        """Give the last figure before, in a sentence of some event, that somebody else stated."""
        before = range(bisect_left(self._places, sentence - REACH), bisect_right(self._places, sentence))
        for at in reversed(before):
            if self._sources[at] is not None and self._sources[at] not in deniers and self._events[at]:
                return at
        return None

    def number_before(self, sentence: int, deniers: set[str], owner: str | None) -> tuple[int, ...]:
        """Give the figures of the nearest sentence before, within ten, whose numbers the deniers may mean.

        With an owner ("the president's figure") those of the nearest sentence with a number of his.
        """
        before = range(bisect_left(self._places, sentence - 10), bisect_left(self._places, sentence))
        meant = [at for at in before if self._may_mean(at, deniers, owner)]
        return tuple(self._indices[at] for at in meant if self._places[at] == self._places[meant[-1]])

    def _may_mean(self, at: int, deniers: set[str], owner: str | None) -> bool:
        source = self._sources[at]
        return source == owner if owner is not None else source not in deniers


def _words_above(parse: Parse | None, offset: int) -> frozenset[str]:
    """Give what a number counts, and the verbs over it."""
    token = parse.token_at(offset) if parse is not None else None
    if parse is None or token is None:
        return frozenset()
    return frozenset(above.lemma.lower() for above in parse.ancestors(token.index))


STAGE = Stage(
    "stance", (SENTENCES, PARSES, QUANTITIES, VERDICTS, CUES, ATTRIBUTIONS), (STANCES, DENIALS), _run
)
