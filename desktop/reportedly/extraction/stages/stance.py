"""How each source stands to its figure, and which figures others deny without giving a number."""

from bisect import bisect_right
from collections.abc import Sequence

from reportedly.extraction.accusations import accuses
from reportedly.extraction.denial_links import link_denials
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
    Parse,
    StanceReading,
    Token,
)
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.mentions import RESOLVER
from reportedly.extraction.modality import read_modality
from reportedly.extraction.own_denials import read_own_denial
from reportedly.extraction.stage import Stage
from reportedly.extraction.stance_words import StanceWords, is_in, stance_words
from reportedly.extraction.syntax import children, clause_root
from reportedly.model.figure import Stance
from reportedly.model.span import Span

__all__ = ["STAGE"]

ASSERTED = StanceReading(Stance.ASSERTED)
_WHO = frozenset({"he", "she", "they"})
_RULING = frozenset({"order", "award", "rule"})
_JUDGES = frozenset({"judge", "magistrate", "justice", "judges"})


def _run(draft: Draft, lexicon: Lexicon) -> Draft:
    starts = [s.span.start for s in draft[SENTENCES]]
    places = [bisect_right(starts, q.span.start) - 1 for q in draft[QUANTITIES]]
    open_cues = _open_cues(draft)
    stances = tuple(_read(draft, i, place, open_cues, lexicon) for i, place in enumerate(places))
    denials = link_denials(draft, places, stances, lexicon)
    return draft.with_layer(STANCES, stances).with_layer(DENIALS, denials)


def _read(
    draft: Draft, index: int, sentence: int, open_cues: Sequence[Cue], lexicon: Lexicon
) -> StanceReading:
    words = stance_words(lexicon)
    attribution = draft[ATTRIBUTIONS][index]
    parse = draft[PARSES][sentence] if sentence >= 0 else None
    token = parse.token_at(draft[QUANTITIES][index].span.start) if parse is not None else None
    if parse is None or token is None:
        return ASSERTED
    number = draft[QUANTITIES][index].span
    found = read_own_denial(draft.text, draft[SENTENCES][sentence].span, parse, number, lexicon)
    cue = draft[CUES][attribution.cue] if attribution.cue is not None else None
    if found is not None and found.stance is Stance.DENIED and cue is not None and cue.rule == "cue.as":
        return ASSERTED  # "denied that 230 had gone, as the union claimed": the number is the union's
    if found is None and cue is not None and _is_court_order(draft.text, cue, words):
        return ASSERTED
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
    who = cue or next((c for c in open_cues if any(span.overlaps(number) for span in c.content)), None)
    if who is not None and accuses(draft.text, parse, who, token, words):
        return StanceReading(Stance.ALLEGED, (who.speech_span,), "stance.court", 0.7)
    ahead = _looks_ahead(parse, cue, token, words) if cue is not None else None
    if ahead is not None:
        return StanceReading(Stance.FORECAST, (ahead,), "stance.next", 0.7)
    return ASSERTED


def _open_cues(draft: Draft) -> list[Cue]:
    """Give the words of each "she" of whom the article may not tell who she is: she charges somebody all the same."""
    return [
        cue
        for cue in draft[CUES]
        if cue.source_mention is not None and cue.source_mention.of(draft.text).lower() in _WHO
    ]


def _is_court_order(text: str, cue: Cue, words: StanceWords) -> bool:
    """Tell a court's order from a wish: what a judge orders holds from then on."""
    if cue.lemma not in _RULING or cue.source_mention is None:
        return False
    named = {word.strip(".,").lower() for word in cue.source_mention.of(text).split()}
    return bool(named & (words.courts | _JUDGES))


def _looks_ahead(parse: Parse, cue: Cue, number: Token, words: StanceWords) -> Span | None:
    """Give the "next" of "put growth next year at 3 percent"."""
    root = clause_root(parse, number)
    if root.tag == "VBD" and not root.span.overlaps(cue.speech_span):
        return None
    for token in parse.subtree(root.index):
        if token.text.lower() == "next" and parse.tokens[token.head].lemma.lower() in words.next_times:
            return token.span if clause_root(parse, token).index == root.index else None
    return None


def _says_nothing_ahead(parse: Parse, rule: str, cue: Span, words: StanceWords) -> bool:
    """Tell "as expected, it won 42 seats", "declined to comment on the 90 deaths", "considers 400 to be unsafe"."""
    verb = parse.token_at(cue.start)
    if rule == "cue.as" or verb is None:
        return rule == "cue.as"
    is_opinion = is_in(verb, words.weighing) and bool(children(parse, verb, "ccomp", "xcomp", "oprd"))
    is_demand = is_in(verb, words.demands) and not children(parse, verb, "xcomp", "ccomp")
    return is_opinion or is_demand or verb.lemma.lower() in words.refusals


STAGE = Stage(
    "stance",
    (SENTENCES, PARSES, QUANTITIES, VERDICTS, CUES, ATTRIBUTIONS, RESOLVER),
    (STANCES, DENIALS),
    _run,
)
