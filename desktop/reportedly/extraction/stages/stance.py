"""How each source stands to its figure, and which figures others deny without giving a number."""

from bisect import bisect_right
from functools import partial

from reportedly.extraction.deniable import Deniable, key
from reportedly.extraction.denial_answers import find_answers
from reportedly.extraction.denials import find_denials
from reportedly.extraction.draft import (
    ATTRIBUTIONS,
    CUES,
    DENIALS,
    PARSES,
    QUANTITIES,
    SENTENCES,
    STANCES,
    VERDICTS,
    Cue,
    Draft,
    NumberlessDenial,
    Parse,
    StanceReading,
    Token,
)
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.mentions import RESOLVER
from reportedly.extraction.modality import read_modality
from reportedly.extraction.own_denials import read_own_denial
from reportedly.extraction.reference import Resolver
from reportedly.extraction.stage import Stage
from reportedly.extraction.stance_words import StanceWords, stance_words
from reportedly.extraction.syntax import clause_root, mention_span, subject_of
from reportedly.model.figure import Stance
from reportedly.model.span import Span

__all__ = ["STAGE"]

PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i"})
ASSERTED = StanceReading(Stance.ASSERTED)


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    words = stance_words(lexicon)
    starts = [s.span.start for s in draft[SENTENCES]]
    places = [bisect_right(starts, q.span.start) - 1 for q in draft[QUANTITIES]]
    stances = tuple(_read(draft, i, place, words) for i, place in enumerate(places))
    denials = tuple(_denials(draft, Deniable(draft, places, words), places, words, lexicon))
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
    if (
        found is not None
        and found.rule in ("stance.said-to", "stance.feared")
        and attribution.source is not None
    ):
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
    if cue is not None and _accuses(draft, parse, cue, token, words):
        return StanceReading(Stance.ALLEGED, (cue.speech_span,), "stance.court", 0.7)
    return ASSERTED


def _accuses(draft: Draft, parse: Parse, cue: Cue, number: Token, words: StanceWords) -> bool:
    """Tell what prosecutors say of a person's deeds: "Prosecutors said that he had bought three houses"."""
    named = cue.source_mention.of(draft.text).lower() if cue.source_mention is not None else ""
    if not any(word.removesuffix("s") in words.accusers for word in named.split()):
        return False
    verb = clause_root(parse, number)
    doers = [t for t in parse.tokens if t.head == verb.index and t.dep == "nsubj"]
    is_passive = any(t.head == verb.index and t.dep == "auxpass" for t in parse.tokens)
    return not is_passive and any(t.pos == "PROPN" or t.text.lower() in ("he", "she") for t in doers)


def _says_nothing_ahead(parse: Parse, rule: str, cue: Span, words: StanceWords) -> bool:
    """Tell "as expected, it won 42 seats" and "declined to comment on the 90 deaths"."""
    verb = parse.token_at(cue.start)
    return rule == "cue.as" or (verb is not None and verb.lemma.lower() in words.refusals)


def _denials(
    draft: Draft, deniable: Deniable, places: list[int], words: StanceWords, lexicon: Lexicon
) -> list[NumberlessDenial]:
    given: list[NumberlessDenial] = []
    resolver = draft[RESOLVER]
    saying = lexicon.table("dates")["saying_verbs"]
    for sentence, parse in enumerate(draft[PARSES]):
        if parse is None:
            continue
        for denying in (*find_denials(parse, words), *find_answers(draft, sentence, words, saying)):
            if deniable.has_quantity(denying.span):
                continue
            denier = partial(_denier, draft, deniable, resolver, sentence)
            sources = tuple((denier(span), span) for span in denying.deniers)
            deniers = {name.casefold() for name, _ in sources}
            if denying.alike:
                denies = deniable.so_many(denying, sentence, deniers)
            elif denying.is_of_number:
                owner = key(_name(resolver, denying.owner)) if denying.owner is not None else None
                denies = deniable.number_before(denying, sentence, deniers, owner)
            else:
                denies = deniable.denied(denying, sentence, deniers)
            if deniers & PRONOUNS:
                # Who denies is open, and may be who told the rest: only what stands right before is meant.
                before = [i for i in denies if places[i] < sentence]
                denies = tuple(before[-1:]) if before and sentence - places[before[-1]] <= 1 else ()
            if denies:
                given.append(
                    NumberlessDenial(
                        denying.span, sources, sentence, denies, denying.rule, denying.confidence
                    )
                )
    return given


def _denier(draft: Draft, deniable: Deniable, resolver: Resolver, sentence: int, span: Span) -> str:
    """Name who denies: a pronoun is never who told it, but may be the person of whom it was told."""
    name = _name(resolver, span)
    word = span.of(draft.text)
    if word.lower() not in PRONOUNS:
        return name
    told = deniable.nearest(sentence, span.start)
    source = draft[ATTRIBUTIONS][told].source if told is not None else None
    if told is None or source is None or key(source) != name.casefold():
        return name
    accused = _spoken_of(draft, draft[QUANTITIES][told].span) if word.lower() in ("he", "she") else None
    accused_name = _name(resolver, accused) if accused is not None else word
    return accused_name if accused_name != source else word


def _spoken_of(draft: Draft, number: Span) -> Span | None:
    """Give the person who did what a number tells: "Ana Ruiz is said to have taken $2 million"."""
    starts = [s.span.start for s in draft[SENTENCES]]
    parse = draft[PARSES][bisect_right(starts, number.start) - 1]
    token = parse.token_at(number.start) if parse is not None else None
    if parse is None or token is None:
        return None
    subject = subject_of(parse, clause_root(parse, token))
    return mention_span(parse, subject) if subject is not None and subject.pos == "PROPN" else None


def _name(resolver: Resolver, span: Span) -> str:
    return resolver.resolve(span).name


STAGE = Stage(
    "stance",
    (SENTENCES, PARSES, QUANTITIES, VERDICTS, CUES, ATTRIBUTIONS, RESOLVER),
    (STANCES, DENIALS),
    _run,
)
