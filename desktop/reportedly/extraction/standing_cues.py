"""Numbers that stand: "the union's tally stands at 41", "the figure of 41 comes from the army"."""

from collections.abc import Iterator

from reportedly.extraction.clause_content import own_words
from reportedly.extraction.cue_words import CueWords
from reportedly.extraction.draft import Cue, CueKind, Parse, Token
from reportedly.extraction.somebody import is_somebody
from reportedly.extraction.syntax import children, is_verbal, mention_span, runs

__all__ = ["STANDING", "find_standing_cues"]

STANDING = "cue.standing"
PRECISION = 0.75  # a guess: fired too seldom in the training half
_STANDING = frozenset({"be", "stand", "remain", "reach", "total"})
_GIVING = frozenset({"give", "set", "fix"})
_NUMBERS = frozenset({"number", "total", "tally", "count", "figure", "toll", "estimate", "sum"})
_COUNTED = frozenset({"number", "total", "sum"})
_OF_EVENTS = frozenset({"toll"})
_OWN = frozenset({"its", "his", "her", "their"})


def find_standing_cues(parse: Parse, sentence: int, words: CueWords) -> Iterator[Cue]:
    """Give a cue for each number of which the subject of its sentence tells whose it is."""
    for verb in parse.tokens:
        if not is_verbal(verb) or verb.dep in ("aux", "auxpass"):
            continue
        for subject in children(parse, verb, "nsubj", "nsubjpass"):
            if subject.lemma.lower() not in _NUMBERS | words.revisable:
                continue
            stands = _stands(parse, verb, subject)
            named, content = stands or _comes(parse, verb, subject) or (None, [])
            is_of_event = stands is not None and subject.lemma.lower() in _OF_EVENTS
            # "the town's toll", "the toll from Yagi": the name of an event or a place counts nobody
            if named is None or (is_of_event and named.pos != "NOUN"):
                continue
            if not is_somebody(named, words, nouns=words.citable, pronouns=_OWN):
                continue
            if not any(t.pos == "NUM" for t in content):
                continue
            yield Cue(
                CueKind.NOMINAL,
                verb.span,
                mention_span(parse, named),
                runs(content),
                subject.lemma.lower(),
                sentence=sentence,
                rule=STANDING,
                confidence=PRECISION,
            )


def _stands(parse: Parse, verb: Token, subject: Token) -> tuple[Token, list[Token]] | None:
    """Read "the latest toll from the ministry stands at 41" and "the ministry's own count was 41"."""
    owner = _owner(parse, subject)
    if any(aux.tag == "MD" for aux in children(parse, verb, "aux")):
        return None  # "its toll could reach 41" tells what is to come
    if owner is None or verb.lemma.lower() not in _STANDING:
        return None
    tops = [
        c for c in children(parse, verb, "attr", "prep", "dobj", "acomp", "nummod") if c.index > verb.index
    ]
    return owner, [t for top in tops for t in own_words(parse, top)]


def _comes(parse: Parse, verb: Token, subject: Token) -> tuple[Token, list[Token]] | None:
    """Read "the figure of 41 comes from the army" and "the toll was given as 41 by the army"."""
    lemma = verb.lemma.lower()
    if lemma == "come" and subject.dep == "nsubj":
        links = [c for c in children(parse, verb, "prep") if c.text.lower() == "from"]
        content = parse.subtree(subject.index)
    elif lemma in _GIVING and subject.dep == "nsubjpass":
        links = [t for t in parse.subtree(verb.index) if t.text.lower() == "by" and t.index > verb.index]
        content = [t for t in parse.subtree(verb.index) if links and verb.index < t.index < links[0].index]
    else:
        return None
    named = next((n for link in links for n in children(parse, link, "pobj")), None)
    return (named, content) if named is not None else None


def _owner(parse: Parse, noun: Token) -> Token | None:
    """Give whose count it is; "their number" tells who are counted."""
    owners = children(parse, noun, "poss") if noun.lemma.lower() not in _COUNTED else []
    owner = next((c for c in owners if c.pos in ("NOUN", "PROPN")), None)
    own = next((c for c in owners if c.text.lower() in _OWN), None)
    links = [c for c in children(parse, noun, "prep") if c.text.lower() in ("from", "by")]
    given = next((n for link in links for n in children(parse, link, "pobj")), None)
    return owner or own or given
