"""The table `stance` of a lexicon, and what the words above a number in its clause say of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.syntax import children, is_verbal
from reportedly.model.figure import Stance
from reportedly.model.span import Span

__all__ = ["Reading", "StanceWords", "read_modality", "stance_words"]


@dataclass(frozen=True, slots=True)
class StanceWords:
    """The words of one language that decide a stance; `events` maps a word to the groups it belongs to."""

    plan_verbs: frozenset[str]
    plan_adjectives: frozenset[str]
    plan_nouns: frozenset[str]
    forecast_verbs: frozenset[str]
    forecast_adjectives: frozenset[str]
    forecast_nouns: frozenset[str]
    actions: frozenset[str]
    future: frozenset[str]
    possible: frozenset[str]
    alleged_adverbs: frozenset[str]
    alleged_verbs: frozenset[str]
    alleged_passive: frozenset[str]
    alleged_nouns: frozenset[str]
    false_words: frozenset[str]
    claim_nouns: frozenset[str]
    not_upheld: frozenset[str]
    denial_verbs: frozenset[str]
    brushing: frozenset[str]
    calling: frozenset[str]
    number_nouns: frozenset[str]
    events: dict[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A stance with the word that gives it and the rule."""

    stance: Stance
    span: Span
    rule: str
    confidence: float


@cache
def stance_words(lexicon: Lexicon) -> StanceWords:
    """Read the table."""
    table = lexicon.table("stance")
    events: dict[str, frozenset[int]] = {}
    for number, group in enumerate(table["events"]):
        for word in group.split():
            events[word] = events.get(word, frozenset()) | {number}
    names = [name for name in StanceWords.__dataclass_fields__ if name != "events"]
    return StanceWords(**{name: frozenset(table[name].split()) for name in names}, events=events)


def read_modality(parse: Parse, token: Token, stop: Span | None, words: StanceWords) -> Reading | None:
    """Read the words that govern a number, from the inside out, up to the cue at `stop`.

    The innermost decision wins: "said it plans to send 3,000" is planned whatever stands above "said".
    """
    below: Token | None = None
    is_apart = False
    for here in (token, *parse.ancestors(token.index)):
        if stop is not None and here.span.overlaps(stop):
            return _of_forecast(parse, here, words)
        # "had resolved to send 12 and had already moved 3": the second half has tense of its own.
        if below is not None:
            begins_apart = below.dep == "conj" and is_verbal(below) and _has_tense(parse, below)
            is_apart = begins_apart or (is_apart and below.dep == "xcomp")
        found = None if is_apart else _of_word(parse, here, words)
        below = here
        if found is not None:
            return found
        if here.dep == "ROOT":
            return None
    return None


def _has_tense(parse: Parse, verb: Token) -> bool:
    return verb.tag in ("VBD", "VBZ", "VBP") or bool(children(parse, verb, "aux", "nsubj", "nsubjpass"))


def _of_word(parse: Parse, here: Token, words: StanceWords) -> Reading | None:
    lemma = here.lemma.lower()
    if here.pos in ("NOUN", "PROPN"):
        return _of_noun(parse, here, lemma, words)
    if here.pos == "ADJ" and lemma in words.plan_adjectives and children(parse, here, "xcomp"):
        return Reading(Stance.PLANNED, here.span, "stance.plan-adjective", 0.85)
    if here.pos == "ADJ" and lemma in words.forecast_adjectives:
        return Reading(Stance.FORECAST, here.span, "stance.forecast-adjective", 0.8)
    if not is_verbal(here):
        return None
    return next(_of_verb(parse, here, lemma, words), None)


def _of_noun(parse: Parse, noun: Token, lemma: str, words: StanceWords) -> Reading | None:
    for child in children(parse, noun, "amod"):
        if child.lemma.lower() in words.plan_adjectives or child.text.lower() in words.plan_adjectives:
            return Reading(Stance.PLANNED, child.span, "stance.plan-adjective", 0.85)
        if child.text.lower() in words.forecast_adjectives:
            return Reading(Stance.FORECAST, child.span, "stance.forecast-adjective", 0.8)
    for child in children(parse, noun, "acl"):
        if (
            child.tag in ("VBN", "VBG")
            and child.lemma.lower() in words.plan_verbs
            and _is_passive(parse, child)
        ):
            return Reading(Stance.PLANNED, child.span, "stance.plan-verb", 0.75)
    for child in children(parse, noun, "relcl"):  # "the 1.9 percent it predicted"
        if child.lemma.lower() in words.forecast_verbs:
            return Reading(Stance.FORECAST, child.span, "stance.forecast-verb", 0.8)
    for child in children(parse, noun, "compound"):
        if child.lemma.lower() in words.forecast_nouns:
            return Reading(Stance.FORECAST, child.span, "stance.forecast-noun", 0.8)
    if lemma in words.plan_nouns:
        return Reading(Stance.PLANNED, noun.span, "stance.plan-noun", 0.75)
    if lemma in words.forecast_nouns:
        return Reading(Stance.FORECAST, noun.span, "stance.forecast-noun", 0.85)
    if lemma in words.alleged_nouns:
        return Reading(Stance.ALLEGED, noun.span, "stance.alleged-noun", 0.7)
    return None


def _is_passive(parse: Parse, verb: Token) -> bool:
    """Tell "troops being readied" and "money earmarked for" from "a firm planning"."""
    return verb.tag == "VBN" or bool(children(parse, verb, "auxpass"))


def _of_verb(parse: Parse, verb: Token, lemma: str, words: StanceWords) -> Iterator[Reading]:
    below = children(parse, verb)
    for child in below:
        if child.dep == "advmod" and child.lemma.lower() in words.alleged_adverbs:
            yield Reading(Stance.ALLEGED, child.span, "stance.alleged-adverb", 0.85)
    is_passive = any(c.dep in ("auxpass", "nsubjpass") for c in below)
    if is_passive and lemma in words.alleged_passive and children(parse, verb, "xcomp"):
        yield Reading(Stance.ALLEGED, verb.span, "stance.said-to", 0.75)
    if lemma in words.alleged_verbs:
        yield Reading(Stance.ALLEGED, verb.span, "stance.alleged-verb", 0.8)
    if lemma in words.plan_verbs and (is_passive or children(parse, verb, "xcomp", "ccomp", "dobj")):
        yield Reading(Stance.PLANNED, verb.span, "stance.plan-verb", 0.85)
    if lemma in words.forecast_verbs:
        action = next((c for c in below if c.dep == "xcomp" and c.lemma.lower() in words.actions), None)
        stance = Stance.PLANNED if action is not None else Stance.FORECAST
        yield Reading(stance, verb.span, "stance.forecast-verb", 0.85)
    forecast = _of_forecast(parse, verb, words)
    if forecast is not None:
        yield forecast
    above = parse.tokens[verb.head]
    if (
        verb.dep == "xcomp"
        and verb.tag == "VB"
        and above.lemma.lower() == "be"
        and above.tag in ("VBZ", "VBP", "VBD")
    ):
        yield Reading(Stance.PLANNED, above.span, "stance.is-to", 0.8)  # "spending is to rise to 3 percent"
    for aux in children(parse, verb, "aux"):
        modal = aux.text.lower().replace("’", "'")
        if modal in words.future or modal in words.possible:
            stance = Stance.PLANNED if lemma in words.actions else Stance.FORECAST
            yield Reading(stance, aux.span, "stance.modal", 0.8)


def _of_forecast(parse: Parse, verb: Token, words: StanceWords) -> Reading | None:
    """Read "cut its growth forecast to 3 percent"."""
    for noun in children(parse, verb, "dobj", "nsubj", "nsubjpass"):
        if noun.lemma.lower() in words.forecast_nouns:
            return Reading(Stance.FORECAST, noun.span, "stance.forecast-noun", 0.8)
    # "put at 10,000 the number that could be there by May"
    for noun in children(parse, verb, "dobj"):
        for clause in children(parse, noun, "relcl"):
            for aux in children(parse, clause, "aux"):
                if aux.text.lower() in words.future or aux.text.lower() in words.possible:
                    return Reading(Stance.FORECAST, aux.span, "stance.modal", 0.7)
    return None
