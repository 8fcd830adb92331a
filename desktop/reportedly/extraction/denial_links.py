"""The denials of an article: who denies in which sentence, and which figures."""

from collections.abc import Iterator, Sequence
from functools import partial

from reportedly.extraction.deniable import Deniable
from reportedly.extraction.denial_answers import find_answers
from reportedly.extraction.denials import find_denials
from reportedly.extraction.denying import Denying
from reportedly.extraction.draft import (
    ATTRIBUTIONS,
    PARSES,
    QUANTITIES,
    Draft,
    NumberlessDenial,
    Parse,
    StanceReading,
)
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.mentions import RESOLVER
from reportedly.extraction.negations import find_negations
from reportedly.extraction.stance_words import StanceWords, stance_words
from reportedly.extraction.syntax import clause_root, mention_span, subject_of
from reportedly.extraction.told_figures import ToldFigures, key
from reportedly.extraction.voices import Voices
from reportedly.model.span import Span

__all__ = ["link_denials"]

PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i"})


def link_denials(
    draft: Draft, places: Sequence[int], stances: Sequence[StanceReading], lexicon: Lexicon
) -> tuple[NumberlessDenial, ...]:
    """Give the denials without a number that deny some figure; `places` are the sentences of the quantities."""
    return tuple(_Article(draft, places, stances, lexicon).denials())


class _Article:
    """One article with what the reading of all of its denials shares."""

    def __init__(
        self, draft: Draft, places: Sequence[int], stances: Sequence[StanceReading], lexicon: Lexicon
    ) -> None:
        self._draft = draft
        self._places = places
        self._words: StanceWords = stance_words(lexicon)
        self._saying: Sequence[str] = lexicon.table("dates")["saying_verbs"]
        self._voices = Voices(draft)
        self._told = ToldFigures(draft, places, stances, self._words)
        self._deniable = Deniable(self._told, self._words, self._voices.has_claim)

    def denials(self) -> Iterator[NumberlessDenial]:
        for sentence, parse in enumerate(self._draft[PARSES]):
            if parse is None or not self._told.indices:
                continue
            for denying in self._found(sentence, parse):
                if self._told.has_quantity(denying.span):
                    continue
                found = self._linked(denying, sentence)
                if found is not None:
                    yield found

    def _found(self, sentence: int, parse: Parse) -> Iterator[Denying]:
        yield from find_denials(parse, self._words, self._voices.at)
        yield from find_answers(self._draft, sentence, self._words, self._saying, self._voices.at)
        yield from find_negations(parse, self._words, self._voices.at)

    def _linked(self, denying: Denying, sentence: int) -> NumberlessDenial | None:
        denier = partial(self._denier, sentence)
        sources = tuple((denier(span), span) for span in denying.deniers)
        deniers = {name.casefold() for name, _ in sources}
        owner = key(self._name(denying.owner)) if denying.owner is not None else None
        denies = self._deniable.find(denying, sentence, deniers, owner)
        if not denies and owner is not None and not denying.is_of_number:
            denies = self._deniable.find(denying, sentence, deniers, None)
        if deniers & PRONOUNS:
            # Who denies is open, and may be who told the rest: only what stands right before is meant.
            before = [i for i in denies if self._places[i] < sentence]
            denies = tuple(before[-1:]) if before and sentence - self._places[before[-1]] <= 1 else ()
        if not denies:
            return None
        return NumberlessDenial(denying.span, sources, sentence, denies, denying.rule, denying.confidence)

    def _denier(self, sentence: int, span: Span) -> str:
        """Name who denies: a pronoun is never who told it, but may be the person of whom it was told."""
        name = self._name(span)
        word = span.of(self._draft.text)
        if word.lower() not in PRONOUNS:
            return name
        told = self._deniable.nearest(sentence, span.start)
        source = self._draft[ATTRIBUTIONS][told].source if told is not None else None
        if told is None or source is None or key(source) != name.casefold():
            return name
        if self._places[told] == sentence:
            return name  # "Bello admitted to three deaths, but she called reports of a massacre lies."
        is_person = word.lower() in ("he", "she")
        accused = self._spoken_of(self._draft[QUANTITIES][told].span, told) if is_person else None
        accused_name = self._name(accused) if accused is not None else word
        return accused_name if accused_name != source else word

    def _spoken_of(self, number: Span, quantity: int) -> Span | None:
        """Give the person who did what a number tells: "Ana Ruiz is said to have taken $2 million"."""
        parse = self._draft[PARSES][self._places[quantity]]
        token = parse.token_at(number.start) if parse is not None else None
        if parse is None or token is None:
            return None
        subject = subject_of(parse, clause_root(parse, token))
        return mention_span(parse, subject) if subject is not None and subject.pos == "PROPN" else None

    def _name(self, span: Span) -> str:
        return self._draft[RESOLVER].resolve(span).name
