"""The table `stance` of a lexicon."""

from dataclasses import dataclass
from functools import cache

from reportedly.extraction.draft import Token
from reportedly.extraction.lexicon import Lexicon
from reportedly.model.figure import Stance
from reportedly.model.span import Span

__all__ = ["Reading", "StanceWords", "is_in", "stance_words"]


@dataclass(frozen=True, slots=True)
class StanceWords:
    """The words of one language that decide a stance; `events` maps a word to the groups it belongs to."""

    plan_verbs: frozenset[str]
    strivings: frozenset[str]
    demands: frozenset[str]
    offers: frozenset[str]
    sufferings: frozenset[str]
    hindsight: frozenset[str]
    weighing: frozenset[str]
    plan_adjectives: frozenset[str]
    plan_modifiers: frozenset[str]
    plan_nouns: frozenset[str]
    forecast_verbs: frozenset[str]
    forecast_adjectives: frozenset[str]
    open_adjectives: frozenset[str]
    forecast_nouns: frozenset[str]
    forecast_paths: frozenset[str]
    estimates: frozenset[str]
    changes: frozenset[str]
    actions: frozenset[str]
    things: frozenset[str]
    future: frozenset[str]
    possible: frozenset[str]
    able: frozenset[str]
    asked: frozenset[str]
    polls: frozenset[str]
    choices: frozenset[str]
    deeds: frozenset[str]
    finding: frozenset[str]
    reckoning: frozenset[str]
    remaining: frozenset[str]
    guesses: frozenset[str]
    courts: frozenset[str]
    accusers: frozenset[str]
    crimes: frozenset[str]
    forecasters: frozenset[str]
    next_times: frozenset[str]
    outlooks: frozenset[str]
    grounds: frozenset[str]
    fronted: frozenset[str]
    aftermath: frozenset[str]
    alleged_adverbs: frozenset[str]
    alleged_verbs: frozenset[str]
    alleged_passive: frozenset[str]
    alleged_nouns: frozenset[str]
    alleged_modifiers: frozenset[str]
    charges: frozenset[str]
    fears: frozenset[str]
    claiming: frozenset[str]
    unproven: frozenset[str]
    proof: frozenset[str]
    false_words: frozenset[str]
    invented: frozenset[str]
    nowhere: frozenset[str]
    lacking: frozenset[str]
    sizes: frozenset[str]
    true_words: frozenset[str]
    so_words: frozenset[str]
    familiar: frozenset[str]
    claim_nouns: frozenset[str]
    tellings: frozenset[str]
    not_upheld: frozenset[str]
    denial_verbs: frozenset[str]
    denial_nouns: frozenset[str]
    accepting: frozenset[str]
    retracting: frozenset[str]
    taking_back: frozenset[str]
    backing: frozenset[str]
    earlier: frozenset[str]
    confirming: frozenset[str]
    confirmation: frozenset[str]
    unconfirmed: frozenset[str]
    negated_deeds: frozenset[str]
    scoffing: frozenset[str]
    pouring: frozenset[str]
    cold_water: frozenset[str]
    records: frozenset[str]
    anybody: frozenset[str]
    several: frozenset[str]
    lands: frozenset[str]
    fighters: frozenset[str]
    guilt: frozenset[str]
    believing: frozenset[str]
    hiding: frozenset[str]
    outright: frozenset[str]
    refusals: frozenset[str]
    brushing: frozenset[str]
    number_nouns: frozenset[str]
    calling: frozenset[str]
    vague_objects: frozenset[str]
    events: dict[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A stance with the word that gives it and the rule."""

    stance: Stance
    span: Span
    rule: str
    confidence: float


def is_in(token: Token, words: frozenset[str]) -> bool:
    """Tell whether a list has a token by its basic form or, where the tagger has another one, as written."""
    return token.lemma.lower() in words or token.text.lower() in words


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
