"""The denials of an article: who denies in which sentence, and which figures."""

from collections.abc import Collection, Iterator, Sequence

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
from reportedly.extraction.syntax import children, clause_root, mention_span, subject_of
from reportedly.extraction.told_figures import ToldFigures, key
from reportedly.extraction.voices import Voices
from reportedly.model.span import Span

__all__ = ["link_denials"]

PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i"})
_ONE_PERSON = frozenset({"he", "she", "i"})
# Before "spokesman" these name no body: that of the words before is meant.
_UNNAMED = frozenset({"a", "the", "its", "their", "his", "her"})


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
        self._spokespeople = frozenset(lexicon.table("cues")["spokespeople"].split())
        self._seats = frozenset(lexicon.table("cues")["seats"].split())
        self._saying: Sequence[str] = lexicon.table("dates")["saying_verbs"]
        self._voices = Voices(draft)
        self._told = ToldFigures(draft, places, stances, self._words)
        self._deniable = Deniable(self._told, self._words, self._voices.has_claim)

    def denials(self) -> Iterator[NumberlessDenial]:
        for sentence, parse in enumerate(self._draft[PARSES]):
            if parse is None or not self._told.indices:
                continue
            seen: set[tuple[frozenset[str], tuple[int, ...]]] = set()
            for denying in self._found(sentence, parse):
                found = self._linked(denying, sentence)
                if found is None:
                    continue
                told = frozenset(name or "" for name, _ in found.sources), found.denies
                if told not in seen:  # "no such troops" is read as two denials
                    yield found
                seen.add(told)

    def _found(self, sentence: int, parse: Parse) -> Iterator[Denying]:
        yield from find_denials(parse, self._words, self._voices.at)
        yield from find_answers(self._draft, sentence, self._words, self._saying, self._voices.at)
        yield from find_negations(parse, self._words, self._voices.at)

    def _linked(self, denying: Denying, sentence: int) -> NumberlessDenial | None:
        sources = tuple((self._denier(denying, sentence, span), span) for span in denying.deniers)
        deniers = {name.casefold() for name, _ in sources}
        denies = self._denied(denying, sentence, self._sides(deniers))
        # Who denies is open, and may be who told the rest.
        if deniers & PRONOUNS or not denies:
            return None
        return NumberlessDenial(denying.span, sources, sentence, denies, denying.rule, denying.confidence)

    def _denied(self, denying: Denying, sentence: int, sides: Collection[str]) -> tuple[int, ...]:
        """Give the figures that a denial denies; of one that names its number those of others with that number."""
        if not denying.is_inside and self._told.has_quantity(denying.span):
            return self._deniable.repeated(denying.span, sentence, sides)
        owner = key(self._name(denying.owner)) if denying.owner is not None else None
        denies = self._deniable.find(denying, sentence, sides, owner)
        if not denies and owner is not None and not denying.is_of_number:
            # "Called the union's claim wrong": the union may go by its name, but no claim may stand between.
            near = self._deniable.find(denying, sentence, sides, None)
            is_pointed = self._deniable.is_pointed_at(sentence, denying.span.start)
            tellers = {self._teller(quantity) for quantity in near}
            is_lone = self._deniable.answering(sentence, denying.span.start) is None
            denies = near if is_pointed and is_lone and len(tellers) == 1 else ()
        return denies

    def _sides(self, deniers: Collection[str]) -> set[str]:
        """Give the deniers with the council of "council spokeswoman": nobody denies what his own side told."""
        bodies = (name.rpartition(" ") for name in deniers)
        return {*deniers, *(body for body, _, role in bodies if body and role in self._spokespeople)}

    def _denier(self, denying: Denying, sentence: int, span: Span) -> str:
        """Name who denies; a pronoun is who told another number than the denied one, or of whom it was told."""
        name = self._name(span)
        word = span.of(self._draft.text)
        told = self._deniable.nearest(sentence, span.start)
        source = self._teller(told)
        if word.lower() not in PRONOUNS:
            side = self._own_side(denying, sentence, span)
            if side is not None:
                return side
            return word.removeprefix("the ").removeprefix("The ") if self._is_guess(span, source) else name
        if denying.is_own:
            return name if name.lower() not in PRONOUNS else source or name
        if denying.is_more:
            return self._teller(self._deniable.smallest(sentence, span.start)) or name
        is_known = name.lower() not in PRONOUNS
        if told is None or source is None or (is_known and key(source) != name.casefold()):
            return name
        if self._places[told] == sentence:
            return name  # "Bello admitted to three deaths, but she called reports of a massacre lies."
        accused = self._spoken_of(self._draft[QUANTITIES][told].span, told, word.lower())
        if accused is not None and word.lower() in _ONE_PERSON and self._is_place(accused):
            return name if is_known else word  # "the country had counted 74": no country is a "he"
        accused_name = self._name(accused) if accused is not None else source
        if accused_name != source:
            return accused_name
        # "Rome had counted 90. The operator spoke of 20. It rejected the figure of Rome."
        return source if self._deniable.is_answer(sentence, span.start, source) else word

    def _own_side(self, denying: Denying, sentence: int, span: Span) -> str | None:
        """Give whom "a spokesman" of no body answers for: of two who told numbers just before, the last one.

        "Divers spoke of 90. The owner counted 12. A spokesman called the reports false." Where only one told
        something, the spokesman may be of whoever is accused, and nobody knows of whom.
        """
        words = span.of(self._draft.text).lower().split()
        is_bare = len(words) == 2 and words[0] in _UNNAMED and words[1] in self._spokespeople
        if denying.is_own or not is_bare:
            return None
        return self._teller(self._deniable.answering(sentence, span.start))

    def _is_place(self, span: Span) -> bool:
        word = span.of(self._draft.text).lower().split()[-1]
        return word in self._seats or word in self._words.lands

    def _is_guess(self, span: Span, teller: str | None) -> bool:
        """Tell "the company" that was taken for the activists who accuse it: nobody denies what he told."""
        referent = self._draft[RESOLVER].resolve(span)
        is_short = referent.rule == "source.short-name" and referent.name == teller
        words = span.of(self._draft.text).lower().split()
        return is_short and not any(word in referent.name.lower() for word in words if word != "the")

    def _teller(self, quantity: int | None) -> str | None:
        return self._draft[ATTRIBUTIONS][quantity].source if quantity is not None else None

    def _spoken_of(self, number: Span, quantity: int, pronoun: str) -> Span | None:
        """Give who did what a number tells: "Ana Ruiz is said to have taken $2 million", "the navy shot 12"."""
        parse = self._draft[PARSES][self._places[quantity]]
        token = parse.token_at(number.start) if parse is not None else None
        if parse is None or token is None:
            return None
        subject = subject_of(parse, clause_root(parse, token))
        counted = next(parse.ancestors(token.index), token)
        if subject is None or subject.index in (token.index, counted.index):
            return None
        is_body = subject.pos in ("NOUN", "PROPN") and not children(parse, subject, "nummod")
        is_one = subject.tag in ("NN", "NNP")
        return mention_span(parse, subject) if is_body and (is_one or pronoun == "they") else None

    def _name(self, span: Span) -> str:
        return self._draft[RESOLVER].resolve(span).name
