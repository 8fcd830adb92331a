"""Numbers that somebody stands by or gives: "stood by its 412", "stuck to its estimate", "had given 47"."""

from collections.abc import Iterator

from reportedly.extraction.cue_words import CueWords
from reportedly.extraction.draft import Cue, CueKind, Parse, Token
from reportedly.extraction.somebody import is_somebody
from reportedly.extraction.syntax import children, is_verbal, mention_span, runs, subject_of

__all__ = ["KEPT", "find_kept_cues"]

KEPT = "cue.kept"
PRECISION = 0.75  # a guess: fired too seldom in the training half
_LINKS = frozenset({"by", "to", "with", "on"})
_NUMBERS = frozenset({"number", "total", "sum", "claim", "version"})
_SEEING = frozenset({"see", "fear", "eye"})
_GIVING = frozenset({"give", "name", "cite"})


def find_kept_cues(
    parse: Parse, sentence: int, words: CueWords, *, is_heading: bool = False
) -> Iterator[Cue]:
    """Give a cue for each number that a body says again, or gives without a word of what it counts.

    In a headline a body also "sees 8,000 wells dry" or "fears 40 dead".
    """
    for verb in parse.tokens:
        if not is_verbal(verb) or verb.dep in ("aux", "auxpass"):
            continue
        source = subject_of(parse, verb)
        values = list(_kept(parse, verb, words) or _given(parse, verb))
        values = values or (_seen(parse, verb) if is_heading else [])
        if source is None or not values or not is_somebody(source, words, but=words.revisable):
            continue
        yield Cue(
            CueKind.CLAUSE,
            verb.span,
            mention_span(parse, source),
            runs([t for value in values for t in parse.subtree(value.index)]),
            verb.lemma.lower(),
            sentence=sentence,
            rule=KEPT,
            confidence=PRECISION,
        )


def _kept(parse: Parse, verb: Token, words: CueWords) -> list[Token]:
    """Give the number of "stood by its 412" and "insisted on its toll of 31", but not of "stood by 412 workers"."""
    lemma = verb.lemma.lower()
    if lemma not in words.keeping or children(parse, verb, "dobj"):
        return []
    links = [c for c in children(parse, verb, "prep", "prt", "agent") if c.text.lower() in _LINKS]
    values = [v for link in links for v in children(parse, link, "pobj")]
    if lemma == "insist":  # "insisted on 17 dead"
        return [v for v in values if any(t.pos == "NUM" for t in children(parse, v))]
    return [v for v in values if _is_number(parse, v) or _is_of_number(parse, v, words)]


def _given(parse: Parse, verb: Token) -> list[Token]:
    """Give the number of "had given 47 as the number of wounded", but not of "gave 47 to the school"."""
    if verb.lemma.lower() not in _GIVING or children(parse, verb, "dative", "agent", "prt"):
        return []
    if any(c.text.lower() in ("to", "for", "in") for c in children(parse, verb, "prep")):
        return []
    values = [v for v in children(parse, verb, "dobj") if v.tag == "CD" and _is_number(parse, v)]
    # "gave $3 million" pays it
    return [v for v in values if not any(t.tag == "$" for t in children(parse, v))]


def _seen(parse: Parse, verb: Token) -> list[Token]:
    """Give the number of "Oxfam sees up to 8,000 wells dry"."""
    if verb.lemma.lower() not in _SEEING or verb.tag not in ("VBZ", "VBP") or verb.dep != "ROOT":
        return []
    return [v for v in children(parse, verb, "dobj") if any(t.pos == "NUM" for t in parse.subtree(v.index))]


def _is_number(parse: Parse, value: Token) -> bool:
    """Tell a number that stands alone, or with its owner: "its 412", "its 4 percent"."""
    own = (c for c in children(parse, value) if c.dep not in ("prep", "relcl", "punct", "acl", "npadvmod"))
    is_alone = all(c.dep in ("poss", "quantmod", "advmod", "compound", "nmod", "det", "nummod") for c in own)
    return (value.pos == "NUM" or value.text.lower() in ("percent", "cent", "%")) and is_alone


def _is_of_number(parse: Parse, value: Token, words: CueWords) -> bool:
    """Tell "its figure of 412" and "their earlier count, 412"."""
    is_named = value.lemma.lower() in words.revisable | _NUMBERS
    return is_named and any(t.pos == "NUM" for t in parse.subtree(value.index))
