"""What a body tells of itself beside what it says: "needs $4 million and fears that ..."."""

from collections.abc import Iterator

from reportedly.extraction.clause_content import own_words
from reportedly.extraction.cue_words import CueVerb, CueWords
from reportedly.extraction.draft import Cue, CueKind, Parse, Token
from reportedly.extraction.syntax import children, is_verbal, mention_span, runs, subject_of

__all__ = ["find_joined_cues"]

# Shares of right answers; guesses, since each fired fewer than ten times in the training half (2026-11-22).
PRECISION = {"cue.joined": 0.70, "cue.need": 0.70, "cue.joined-noun": 0.80}
_PRESENT = frozenset({"VBZ", "VBP"})
_OPENS_CLAUSE = frozenset({"that", "he", "she", "it", "they", "there"})


def find_joined_cues(parse: Parse, sentence: int, words: CueWords) -> Iterator[Cue]:
    """Give the cues of a sentence whose verbs tell of the speaker himself: what he has, does and needs."""
    for verb in parse.tokens:
        if verb.pos == "NOUN" and verb.dep == "conj":
            yield from _misread_conjunct(parse, verb, sentence, words)
        if not is_verbal(verb) or verb.dep in ("aux", "auxpass", "amod"):
            continue
        source = subject_of(parse, verb)
        if source is None or not _is_body(source, words):
            continue
        if verb.lemma.lower() in words.needing and _needs_money(parse, verb):
            yield _cue(parse, verb, source, own_words(parse, verb), "cue.need", sentence)
        elif _says_next(parse, verb, words):
            yield _cue(parse, verb, source, _before_conjunct(parse, verb), "cue.joined", sentence)


def _misread_conjunct(parse: Parse, noun: Token, sentence: int, words: CueWords) -> Iterator[Cue]:
    """Read "needs $4 million and fears that 300 ...": the parser takes the second verb for a noun."""
    above = parse.tokens[noun.head]
    entry = words.verbs.get(noun.lemma.lower())
    after = parse.tokens[noun.index + 1 :]
    if entry is None or "clause" not in entry.frames or not is_verbal(above) or len(after) < 3:
        return
    source = subject_of(parse, above)
    if source is None or after[0].text.lower() not in _OPENS_CLAUSE or above.tag not in _PRESENT:
        return
    yield _cue(parse, noun, source, list(after), "cue.joined-noun", sentence, entry)
    if _is_body(source, words):
        yield _cue(parse, above, source, _before_conjunct(parse, above), "cue.joined", sentence)


def _says_next(parse: Parse, verb: Token, words: CueWords) -> bool:
    """Tell whether the verb stands in the present and its subject says, warns or hopes in the same breath."""
    is_now = verb.tag in _PRESENT or any(a.tag in _PRESENT for a in children(parse, verb, "aux"))
    if not is_now or (words.verb_of(verb) is not None and verb.lemma.lower() != "have"):
        return False
    return any(
        second.tag in _PRESENT
        and (entry := words.verb_of(second)) is not None
        and bool(entry.frames & {"clause", "to"})
        and bool(children(parse, second, "ccomp", "xcomp"))
        and not children(parse, second, "nsubj")
        for second in children(parse, verb, "conj")
    )


def _before_conjunct(parse: Parse, verb: Token) -> list[Token]:
    """Give the words of a verb without those of the verbs that are joined to it."""
    joined = {t.index for c in children(parse, verb, "conj") for t in parse.subtree(c.index)}
    return [t for t in own_words(parse, verb) if t.index > verb.index and t.index not in joined]


def _needs_money(parse: Parse, verb: Token) -> bool:
    """Tell "needs $4 million" and "want 6.5 percent" from "needs 270 votes": who is short of money says so itself."""
    if children(parse, verb, "neg", "nsubjpass"):
        return False
    return any(
        t.tag == "$" or t.text in ("€", "£") or (verb.lemma.lower() == "want" and t.text in ("%", "percent"))
        for needed in children(parse, verb, "dobj")
        for t in parse.subtree(needed.index)
    )


def _is_body(source: Token, words: CueWords) -> bool:
    """Tell a body that speaks for itself: a name, "it", or "the agency"."""
    if source.tag in ("WDT", "WP") or source.lemma.lower() in words.counted:
        return False
    is_name = source.pos == "PROPN" or (source.text.isupper() and len(source.text) > 2)
    return is_name or source.text.lower() == "it" or source.lemma.lower() in words.citable


def _cue(
    parse: Parse,
    verb: Token,
    source: Token,
    content: list[Token],
    rule: str,
    sentence: int,
    entry: CueVerb | None = None,
) -> Cue:
    return Cue(
        CueKind.CLAUSE,
        verb.span,
        mention_span(parse, source),
        runs(t for t in content if t.index > verb.index),
        verb.lemma.lower(),
        None if entry is None else entry.stance,
        sentence=sentence,
        rule=rule,
        confidence=PRECISION[rule],
    )
