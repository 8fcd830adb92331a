"""Deeds that a source charges somebody with, in plain words: "They stole 300 votes"."""

from collections.abc import Iterator

from reportedly.extraction.draft import Cue, Parse, Token
from reportedly.extraction.stance_words import StanceWords
from reportedly.extraction.syntax import children, is_verbal

__all__ = ["accuses"]

_DOERS = frozenset({"he", "she", "they", "you"})


def accuses(text: str, parse: Parse, cue: Cue, number: Token, words: StanceWords) -> bool:
    """Tell whether the words of a cue charge a person by name with what the number tells.

    Prosecutors charge with whatever they tell of him; other people where the deed is a crime.
    """
    named = cue.source_mention.of(text).lower() if cue.source_mention is not None else ""
    is_accuser = any(word.removesuffix("s") in words.accusers for word in named.split())
    for verb in _verbs_within(parse, cue, number):
        if not is_accuser and verb.lemma.lower() not in words.crimes:
            continue
        if verb.lemma.lower() in words.claiming or children(parse, verb, "auxpass"):
            continue
        doers = [d for d in children(parse, verb, "nsubj") if d.text.lower() != named]
        if any(d.pos == "PROPN" or d.text.lower() in _DOERS for d in doers):
            return True
    return False


def _verbs_within(parse: Parse, cue: Cue, number: Token) -> Iterator[Token]:
    for above in parse.ancestors(number.index):
        if above.span.overlaps(cue.speech_span):
            return
        if is_verbal(above):
            yield above
