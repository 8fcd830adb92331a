"""Who is credited with each quantity: the outermost cue that covers it, unless that only relays.

Set-aside numbers are attributed too: promoting one must lose nothing.
"""

from collections.abc import Sequence

from reportedly.extraction.draft import (
    ATTRIBUTIONS,
    CUES,
    PARSES,
    QUANTITIES,
    Attribution,
    Cue,
    Draft,
    Parse,
)
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.reference import Referent, Resolver
from reportedly.extraction.stage import Stage
from reportedly.extraction.syntax import SUBJECTS, mention_span
from reportedly.model.span import Span

__all__ = ["STAGE"]

OUTLET = Attribution(None)
_NAMED_AS = SUBJECTS | {"pobj", "dobj", "appos", "conj", "poss", "ROOT", "compound"}


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    cues = draft[CUES]
    named = [span for parse in draft[PARSES] if parse is not None for span in _names(parse)]
    resolver = Resolver(draft.text, lexicon, [*named, *(c.source_mention for c in cues if c.source_mention)])
    naming = [_naming_words(draft, cue) for cue in cues]
    given: list[Attribution] = []
    for quantity in draft[QUANTITIES]:
        covering = [
            i for i, cue in enumerate(cues)
            if cue.source_mention is not None and _covers(cue, quantity.span) and cue.rule != "cue.plan.weak"
        ]
        covering.sort(key=lambda i: (cues[i].depth, -_width(cues[i])))
        given.append(_attribute(cues, covering, naming, resolver))
    return draft.with_layer(ATTRIBUTIONS, tuple(given))


def _naming_words(draft: Draft, cue: Cue) -> Span | None:
    """Give the words to resolve: for "who" of a relative clause those of the noun it describes."""
    if cue.source_mention is None or cue.source_mention.of(draft.text).lower() not in ("who", "which", "that"):
        return cue.source_mention
    parse = draft[PARSES][cue.sentence]
    token = parse.token_at(cue.source_mention.start) if parse is not None else None
    if parse is None or token is None:
        return cue.source_mention
    verb = parse.tokens[token.head]
    return mention_span(parse, parse.tokens[verb.head])


def _names(parse: Parse) -> list[Span]:
    return [
        mention_span(parse, token) for token in parse.tokens if token.pos == "PROPN" and token.dep in _NAMED_AS
    ]


def _covers(cue: Cue, span: Span) -> bool:
    return any(part.start <= span.start < part.end for part in cue.content)


def _width(cue: Cue) -> int:
    return sum(len(part) for part in cue.content)


def _attribute(
    cues: Sequence[Cue], covering: Sequence[int], naming: Sequence[Span | None], resolver: Resolver
) -> Attribution:
    """Walk inwards from the outermost cue past those who only pass on what others say."""
    chain: list[tuple[int, Referent | None]] = []
    for index in covering:
        mention = naming[index]
        assert mention is not None
        chain.append((index, resolver.resolve(mention)))
    if not chain:
        return OUTLET
    place = 0
    while place + 1 < len(chain) and _only_relays(cues, chain, place, resolver):
        place += 1
    index, referent = chain[place]
    cue = cues[index]
    outer = chain[place - 1] if place else None
    via = outer[1].name if outer and outer[1] else None
    if referent is None:
        assert cue.source_mention is not None
        return Attribution(None, cue.source_mention, cue=index, cue_span=cue.speech_span, rule=cue.rule,
                           confidence=cue.confidence * 0.5)
    return Attribution(
        source=referent.name,
        source_span=cue.source_mention,
        speaker=referent.speaker,
        speaker_span=referent.speaker_span,
        via=via,
        via_span=cues[outer[0]].source_mention if outer and via else None,
        cue=index,
        cue_span=cue.speech_span,
        rule=f"{cue.rule} {referent.rule}",
        confidence=round(cue.confidence * referent.confidence, 3),
    )


def _only_relays(
    cues: Sequence[Cue], chain: Sequence[tuple[int, Referent | None]], place: int, resolver: Resolver
) -> bool:
    index, outer = chain[place]
    following, inner = chain[place + 1]
    if inner is None or (outer is not None and inner.name == outer.name):
        return False
    if cues[following].rule == "cue.citing":
        return True
    mention = cues[index].source_mention
    assert mention is not None
    return outer is not None and resolver.is_relayer(outer, mention)


STAGE = Stage("sources", (PARSES, QUANTITIES, CUES), (ATTRIBUTIONS,), _run)
