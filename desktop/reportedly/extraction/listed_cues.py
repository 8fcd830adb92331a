"""Numbers of lists and counts that somebody keeps: "compiled a list of 141 names", "the union's own count is 300"."""

from collections.abc import Iterator

from reportedly.extraction.clause_content import own_words
from reportedly.extraction.cue_words import CueWords
from reportedly.extraction.draft import Cue, CueKind, Parse, Token
from reportedly.extraction.phrase_cues import owner_before
from reportedly.extraction.syntax import children, is_verbal, mention_span, runs, subject_of
from reportedly.model.span import Span

__all__ = ["find_listed_cues"]

LISTED, COUNTED = "cue.listed", "cue.own-count"
PRECISION = {LISTED: 0.7, COUNTED: 0.75}  # guesses: both fired too seldom in the training half
_KEEPING = frozenset(
    {"compile", "hold", "keep", "have", "publish", "draw", "collect", "give", "release", "make"}
)
_LISTS = frozenset({"list", "register", "roll", "database", "name"})
_RANGES = frozenset({"range", "sum"})
_COUNTS = frozenset({"number", "total", "toll", "version", "calculation", "reckoning"})


def find_listed_cues(parse: Parse, sentence: int, words: CueWords) -> Iterator[Cue]:
    """Give a cue for each list that somebody keeps, and for each count that is said to be somebody's."""
    for verb in parse.tokens:
        if not is_verbal(verb) or verb.dep in ("aux", "auxpass"):
            continue
        yield from _listed(parse, verb, sentence, words)
        yield from _counted(parse, verb, sentence, words)
        yield from _arrived(parse, verb, sentence, words)


def _listed(parse: Parse, verb: Token, sentence: int, words: CueWords) -> Iterator[Cue]:
    """Read "has the names of 611 men" and "compiled a list of 141 names"; "has a list" may be anybody's."""
    if verb.lemma.lower() not in _KEEPING:
        return
    source = subject_of(parse, verb)
    if source is None or source.pos not in ("NOUN", "PROPN", "PRON") or source.text.lower() in words.dummies:
        return
    for noun in children(parse, verb, "dobj"):
        of = [c for c in children(parse, noun, "prep") if c.text.lower() in ("of", "with")]
        numbered = [c for c in of if any(t.pos == "NUM" for t in parse.subtree(c.index))]
        is_list = noun.lemma.lower() in _LISTS and (noun.lemma.lower() != "name" or noun.tag == "NNS")
        if is_list and numbered:
            yield _cue(LISTED, verb.span, mention_span(parse, source), numbered, parse, noun, sentence)


def _counted(parse: Parse, verb: Token, sentence: int, words: CueWords) -> Iterator[Cue]:
    """Read "The union's own count is that ..." and "Its figure is 300": whose it is speaks."""
    if verb.lemma.lower() not in ("be", "stand"):
        return
    for noun in children(parse, verb, "nsubj"):
        owner = next(iter(children(parse, noun, "poss")), None) or owner_before(parse, noun, words)
        if noun.lemma.lower() not in words.revisable | words.owned | _COUNTS or owner is None:
            continue
        told = [c for c in children(parse, verb, "attr", "ccomp", "acomp", "prep") if c.index > verb.index]
        if any(t.pos == "NUM" for c in told for t in parse.subtree(c.index)):
            yield _cue(
                COUNTED, noun.span.joined(verb.span), _owner(parse, owner), told, parse, noun, sentence
            )


def _arrived(parse: Parse, verb: Token, sentence: int, words: CueWords) -> Iterator[Cue]:
    """Read "A study by the university came to 35,000" and "researchers arrived at an estimate of 300"."""
    if verb.lemma.lower() not in ("come", "arrive"):
        return
    for noun in children(parse, verb, "nsubj"):
        is_people = verb.lemma.lower() == "arrive" and noun.pos in ("NOUN", "PROPN")
        if noun.lemma.lower() not in words.things and not is_people:
            continue
        links = [c for c in children(parse, verb, "prep") if c.text.lower() in ("to", "at")]
        told = [
            c for c in links if any(_tells(t, words, is_people=is_people) for t in children(parse, c, "pobj"))
        ]
        if told:
            yield _cue(COUNTED, verb.span, mention_span(parse, noun), told, parse, noun, sentence)


def _tells(reached: Token, words: CueWords, *, is_people: bool) -> bool:
    """Tell what a count comes to, a number, from where people arrive: at a figure, and not at 300 camps."""
    is_figure = reached.lemma.lower() in words.revisable | words.things | _COUNTS | _RANGES
    return is_figure if is_people else reached.pos == "NUM"


def _owner(parse: Parse, owner: Token) -> Span:
    return owner.span if owner.tag == "PRP$" else mention_span(parse, owner)


def _cue(
    rule: str, speech: Span, mention: Span, tops: list[Token], parse: Parse, noun: Token, sentence: int
) -> Cue:
    content = runs([t for top in tops for t in own_words(parse, top)])
    lemma = noun.lemma.lower()
    return Cue(
        CueKind.NOMINAL,
        speech,
        mention,
        content,
        lemma,
        sentence=sentence,
        rule=rule,
        confidence=PRECISION[rule],
    )
