"""Speech without a verb of saying: "made the case that", "expressed doubt that", "is confident that"."""

from collections.abc import Iterator

from reportedly.extraction.clause_content import own_words
from reportedly.extraction.cue_words import CueWords
from reportedly.extraction.draft import Cue, CueKind, Parse, Token
from reportedly.extraction.somebody import is_somebody
from reportedly.extraction.syntax import children, is_verbal, mention_span, runs, subject_of

__all__ = ["find_light_cues"]

# Shares of right answers; a guess, since both fired five times in the training half (all right, 2026-11-22).
PRECISION = {"cue.light": 0.70, "cue.minded": 0.70}

_NOBODY = frozenset({"it", "there"})  # "it is clear that"
_KNOWING = frozenset({"aware", "certain", "confident"})


def find_light_cues(parse: Parse, sentence: int, words: CueWords) -> Iterator[Cue]:
    """Give the cues of a sentence whose meaning lies in a noun or an adjective beside a common verb."""
    for verb in parse.tokens:
        if not is_verbal(verb) or verb.dep in ("aux", "auxpass"):
            continue
        for said in _sayings(parse, verb, words):
            source = subject_of(parse, verb)
            content = _content(parse, verb, said)
            if source is None or not content or not is_somebody(source, words, but=_NOBODY):
                continue
            rule = "cue.light" if said.pos == "NOUN" else "cue.minded"
            yield Cue(
                CueKind.CLAUSE,
                verb.span.joined(said.span),
                mention_span(parse, source),
                runs(content),
                said.lemma.lower(),
                sentence=sentence,
                rule=rule,
                confidence=PRECISION[rule],
            )


def _sayings(parse: Parse, verb: Token, words: CueWords) -> Iterator[Token]:
    if verb.lemma.lower() in words.light:
        yield from (c for c in children(parse, verb, "dobj") if c.lemma.lower() in words.light_nouns)
    if verb.lemma.lower() in ("make", "be", "remain", "feel", "seem"):
        yield from (
            c for c in children(parse, verb, "acomp", "ccomp", "oprd") if c.lemma.lower() in words.minded
        )


def _content(parse: Parse, verb: Token, said: Token) -> list[Token]:
    """Give the clause that tells what is said, on the noun or on the verb."""
    tops = [c for c in children(parse, said, "ccomp", "acl", "xcomp") if c.index > said.index]
    tops += [c for c in children(parse, verb, "ccomp", "xcomp") if c.index > said.index]
    if said.lemma.lower() in _KNOWING:  # "is aware of 300 cases"
        tops += [c for c in children(parse, said, "prep") if c.text.lower() == "of"]
    # "made it clear that ...": the parser takes the clause for a circumstance.
    loose = children(parse, said, "advcl")
    tops += [c for c in loose if any(m.text.lower() == "that" for m in children(parse, c, "mark"))]
    return [t for top in tops for t in own_words(parse, top)]
