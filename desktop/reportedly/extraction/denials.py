"""Denials: of a figure by its own source, and without a number, linked to the figures they deny."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.modality import Reading, StanceWords
from reportedly.extraction.syntax import children, mention_span, subject_of
from reportedly.model.figure import Stance
from reportedly.model.span import Span

__all__ = ["Denying", "find_denials", "groups_of", "read_own_denial"]


@dataclass(frozen=True, slots=True)
class Denying:
    """A denial of a sentence: its words, who denies, and the words of what is denied.

    `is_of_number`: a number named before is denied ("rejected that figure"), `owner` says whose, where it is said.
    `alike`: the words of what was counted, where only its size is denied ("that so many boats had sunk").
    """

    span: Span
    deniers: tuple[Span, ...]
    denied: tuple[Token, ...]
    rule: str
    confidence: float
    is_of_number: bool = False
    owner: Span | None = None
    alike: frozenset[str] = frozenset()


def read_own_denial(parse: Parse, token: Token, words: StanceWords) -> Reading | None:
    """Read "says stories about 100,000 soldiers are false" and "rejects the claim that 100,000 ..."."""
    chain = [token, *parse.ancestors(token.index)]
    for below, here in pairwise(chain):
        lemma = here.lemma.lower()
        if here.pos not in ("VERB", "AUX"):
            continue
        if (
            lemma in words.denial_verbs
            and below.dep in ("dobj", "ccomp", "xcomp", "prep")
            and not _is_negated(parse, here)
        ):
            return Reading(Stance.DENIED, here.span, "stance.denial-verb", 0.85)
        if below.dep not in ("nsubj", "nsubjpass", "csubj") or not _is_claim(parse, below, words):
            continue
        verdict = _calls_false(parse, here, words)
        if verdict is not None:
            return Reading(Stance.DENIED, verdict.span, "stance.called-false", 0.85)
    return None


def find_denials(parse: Parse, words: StanceWords) -> Iterator[Denying]:
    """Give the denials of a sentence: "X denied the movements", "X called the reports baseless"."""
    for verb in parse.tokens:
        if verb.pos != "VERB" or _is_negated(parse, verb):
            continue
        lemma = verb.lemma.lower()
        if lemma in words.denial_verbs or (lemma in words.brushing and _particle(parse, verb)):
            denied = children(parse, verb, "dobj", "ccomp", "xcomp")
            rule = "denial.verb"
        elif lemma in words.calling and _false_complement(parse, verb, words):
            denied = children(parse, verb, "dobj", "nsubj") or children(parse, verb, "ccomp", "oprd")
            denied = [d for d in denied if d.index > verb.index] or denied
            rule = "denial.called-false"
        else:
            continue
        subject = subject_of(parse, verb)
        if subject is None or not denied or subject.pos not in ("NOUN", "PROPN", "PRON"):
            continue
        content = tuple(
            t for d in denied for t in parse.subtree(d.index) if not t.span.overlaps(subject.span)
        )
        number = next((d for d in denied if d.lemma.lower() in words.number_nouns), None)
        owners = children(parse, number, "poss") if number is not None else []
        yield Denying(
            verb.span.joined(_end(content)),
            tuple(_each(parse, subject)),
            content,
            rule,
            0.8,
            is_of_number=number is not None,
            owner=mention_span(parse, owners[0]) if owners else None,
            alike=_so_many(parse, content),
        )


def groups_of(tokens: Sequence[Token], words: StanceWords) -> frozenset[int]:
    """Give the groups of event words (`stance.events`) that the tokens speak of."""
    found: set[int] = set()
    by_index = {token.index: token for token in tokens}
    for token in tokens:
        # "drone pictures show 300 people": what only describes another noun is not what happens.
        above = by_index.get(token.head) if token.dep == "compound" else None
        if above is not None and above.pos == "NOUN" and above.lemma.lower() not in words.events:
            continue
        found |= words.events.get(token.lemma.lower(), frozenset())
    return frozenset(found)


def _so_many(parse: Parse, content: Sequence[Token]) -> frozenset[str]:
    """Give what "so many boats" counts, or what "so many had drowned" did; nothing where no size is denied."""
    for many in content:
        before = parse.tokens[many.index - 1].text.lower() if many.index else ""
        if many.lemma.lower() in ("many", "much") and before in ("so", "that", "as"):
            return frozenset({parse.tokens[many.head].lemma.lower()})
    return frozenset()


def _end(tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].span.start, tokens[-1].span.end)


def _each(parse: Parse, subject: Token) -> Iterator[Span]:
    """Give each of "Norway and Sweden" by itself."""
    conjuncts = children(parse, subject, "conj")
    if not conjuncts:
        yield mention_span(parse, subject)
        return
    first = [t for t in parse.subtree(subject.index) if t.index <= subject.index]
    yield Span(first[0].span.start, subject.span.end)
    for other in conjuncts:
        yield from _each(parse, other)


def _is_negated(parse: Parse, verb: Token) -> bool:
    return bool(children(parse, verb, "neg"))


def _particle(parse: Parse, verb: Token) -> bool:
    return any(
        c.text.lower() in ("off", "aside", "away") for c in children(parse, verb, "prt", "advmod", "prep")
    )


def _is_claim(parse: Parse, noun: Token, words: StanceWords) -> bool:
    return noun.lemma.lower() in words.claim_nouns


def _calls_false(parse: Parse, verb: Token, words: StanceWords) -> Token | None:
    """Give the word that calls the verb's subject untrue: "are false", "do not hold up"."""
    if verb.lemma.lower() in words.not_upheld and _is_negated(parse, verb):
        return verb
    for child in children(parse, verb, "acomp", "attr", "oprd"):
        if child.lemma.lower() in words.false_words and not _is_negated(parse, verb):
            return child
        if child.lemma.lower() in ("true", "correct", "accurate") and _is_negated(parse, verb):
            return child
    return None


def _false_complement(parse: Parse, verb: Token, words: StanceWords) -> bool:
    return any(
        t.lemma.lower() in words.false_words for t in parse.subtree(verb.index) if t.index > verb.index
    )
