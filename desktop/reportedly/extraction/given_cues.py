"""Numbers with a source of their own inside a sentence: "above the 6 percent that the ministry forecast".

Whoever speaks in the sentence around them only recalls or compares what another has given.
"""

from collections.abc import Iterator

from reportedly.extraction.cue_words import CueWords
from reportedly.extraction.draft import Cue, CueKind, Parse, Token
from reportedly.extraction.somebody import is_somebody
from reportedly.extraction.syntax import children, is_verbal, mention_span, runs
from reportedly.model.figure import Stance

__all__ = ["GIVEN", "find_attributed_cues", "find_given_cues"]

GIVEN = "cue.given"
PRECISION = 0.75  # a guess: fired too seldom in the training half
_RELATIVE = frozenset({"that", "which", "whom", "who", "what"})
_NUMBERS = frozenset({"number", "figure", "toll", "total", "sum", "tally", "count", "cost", "bill", "loss"})
_ONES = frozenset({"it", "he", "she", "they"})
_PUT = frozenset({"at", "as"})
_NUMBERED = frozenset({"CD", "$"})


def find_given_cues(parse: Parse, sentence: int, words: CueWords) -> Iterator[Cue]:
    """Give a cue for each number whose own clause names who gave it."""
    for verb in parse.tokens:
        if verb.dep not in ("relcl", "acl") or verb.lemma.lower() not in words.giving:
            continue
        thing = _first_of_pair(parse, parse.tokens[verb.head])
        giver = _giver(parse, verb, thing)
        if giver is None or thing.index > verb.index or not is_somebody(giver, words, pronouns=_ONES):
            continue
        first = parse.subtree(verb.index)[0].index
        named = [t for t in parse.subtree(thing.index) if t.index < first]
        # "a number that the union puts at 300"
        is_number = thing.lemma.lower() in _NUMBERS
        put = [c for c in children(parse, verb, "prep") if is_number and c.text.lower() in _PUT]
        if put:
            named = [t for c in put for t in parse.subtree(c.index)]
        if not any(t.tag in _NUMBERED for t in named):
            continue
        entry = words.verb_of(verb)
        yield Cue(
            CueKind.CLAUSE,
            verb.span,
            mention_span(parse, giver),
            runs(named if put else _last_stretch(named, thing)),
            verb.lemma.lower(),
            entry.stance if entry is not None and entry.stance is not Stance.DENIED else None,
            sentence=sentence,
            rule=GIVEN,
            confidence=PRECISION,
        )


def find_attributed_cues(parse: Parse, sentence: int, words: CueWords) -> Iterator[Cue]:
    """Read "the ministry noted reports attributed to the guild that 120 had died": the guild has said it."""
    for verb in parse.tokens:
        thing = parse.tokens[verb.head]
        if verb.lemma.lower() != "attribute" or verb.dep != "acl" or not _is_told(thing, words):
            continue
        links = [c for c in children(parse, verb, "prep", "dative") if c.text.lower() == "to"]
        giver = next((n for link in links for n in children(parse, link, "pobj")), None)
        if giver is None or not is_somebody(giver, words, pronouns=_ONES):
            continue
        mention = mention_span(parse, giver)
        behind = [t for t in parse.tokens if t.span.start >= mention.end]
        if not behind or behind[0].text.lower() != "that" or not any(t.tag in _NUMBERED for t in behind):
            continue
        yield Cue(
            CueKind.CLAUSE,
            verb.span,
            mention,
            runs(behind),
            "attribute",
            sentence=sentence,
            rule=GIVEN,
            confidence=PRECISION,
        )


def _first_of_pair(parse: Parse, thing: Token) -> Token:
    """Give "passengers" of "the 185 passengers and crew listed by the owner"."""
    before = parse.tokens[thing.head]
    is_pair = thing.dep == "conj" and before.pos in ("NOUN", "PROPN") and not children(parse, thing, "nummod")
    return before if is_pair else thing


def _is_told(thing: Token, words: CueWords) -> bool:
    return thing.lemma.lower() in words.nominal | words.things | words.light_nouns | {"rumour", "rumor"}


def _giver(parse: Parse, verb: Token, thing: Token) -> Token | None:
    """Give who gave it: the subject of the clause, or whom "by" names behind a participle."""
    if verb.dep == "acl" and verb.tag == "VBN":
        for agent in children(parse, verb, "agent", "prep"):
            if agent.text.lower() == "by":
                return next(iter(children(parse, agent, "pobj")), None)
        return None
    if verb.dep != "relcl" or children(parse, verb, "nsubjpass", "ccomp"):
        return None
    if any(c.index != thing.index and is_verbal(c) for c in children(parse, verb, "xcomp")):
        return None  # "the 300 troops that Peru promised to send" is a plan
    own = [t for t in children(parse, verb, "nsubj", "nmod") if t.text.lower() not in _RELATIVE]
    # "the 300 people the ministry reported": the object is the number itself.
    is_open = not any(t.text.lower() not in _RELATIVE for t in children(parse, verb, "dobj"))
    return own[0] if len(own) == 1 and is_open and own[0].index < verb.index else None


def _last_stretch(named: list[Token], thing: Token) -> list[Token]:
    """Give the words from the number's own phrase on: behind a comma the sentence's speaker counts."""
    commas = [t.index for t in named if t.text in (",", ";") and t.index < thing.index]
    return [t for t in named if not commas or t.index > commas[-1]]
