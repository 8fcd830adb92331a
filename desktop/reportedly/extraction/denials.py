"""Denials: of a figure by its own source, and without a number, linked to the figures they deny."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.presupposed import is_presupposed
from reportedly.extraction.stance_words import Reading, StanceWords
from reportedly.extraction.syntax import children, is_verbal, mention_span, subject_of
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
        # "Denied that the raid, which killed 19, broke the law": the 19 are not denied.
        if is_presupposed(parse, below, here, words):
            return None
        if here.pos == "NOUN" and here.lemma.lower() in words.proof and _has_none(parse, here):
            return Reading(Stance.DENIED, here.span, "stance.no-truth", 0.8)
        verdict = _judged(parse, here, below, words)
        if verdict is not None:
            return Reading(Stance.DENIED, verdict.span, "stance.called-false", 0.85)
        if here.pos not in ("VERB", "AUX"):
            continue
        if here.lemma.lower() in words.denial_verbs and not _is_negated(parse, here):
            if _is_denied(parse, here, below, token, words):
                return Reading(Stance.DENIED, here.span, "stance.denial-verb", 0.85)
            return None
    return None


def _is_denied(parse: Parse, verb: Token, below: Token, number: Token, words: StanceWords) -> bool:
    """Tell "denied that 12 died" and "denied the deaths of 12" from "denied entry to 300"."""
    if below.dep in ("ccomp", "xcomp"):
        return True
    if below.dep == "advcl":  # "dismissed as fabricated a report that ..."
        below = next(iter(children(parse, below, "dobj")), below)
    if below.dep != "dobj":
        return False
    if _is_claim(parse, below, words) or below.lemma.lower() in words.number_nouns:
        return True
    # To refuse money, people and requests is no word about how many there were.
    if verb.lemma.lower() not in words.outright or below.lemma.lower() in words.vague_objects:
        return False
    return below.lemma.lower() in words.events and not children(parse, verb, "dative")


def _judged(parse: Parse, here: Token, below: Token, words: StanceWords) -> Token | None:
    """Give the word that calls untrue what stands beneath: as subject, as clause, or named so by a verb."""
    if not is_verbal(here):
        return None
    if below.dep in ("nsubj", "nsubjpass", "csubj") and _is_claim(parse, below, words):
        verdict = _calls_false(parse, here, words)
        if verdict is not None:
            return verdict
    if below.dep in ("ccomp", "csubj", "advcl") and here.lemma.lower() == "be":
        # "It was not true that 40 schools had closed."
        return _calls_false(parse, here, words)
    if (
        here.lemma.lower() in words.calling
        and _is_claim(parse, below, words)
        and not _is_negated(parse, here)
    ):
        return next(
            (
                t
                for t in parse.subtree(here.index)
                if t.lemma.lower() in words.false_words and t.index > below.index
            ),
            None,
        )
    return None


def _has_none(parse: Parse, noun: Token) -> bool:
    """Tell "no truth in" and "without any evidence of"; "no evidence" of a thing denies that it is known."""
    return any(c.text.lower() in ("no", "little") for c in children(parse, noun, "det", "amod"))


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
    return noun.lemma.lower() in words.claim_nouns or noun.lemma.lower() in words.number_nouns


def _calls_false(parse: Parse, verb: Token, words: StanceWords) -> Token | None:
    """Give the word that calls the verb's subject untrue: "are false", "do not hold up"."""
    if verb.lemma.lower() in words.not_upheld and _is_negated(parse, verb):
        return verb
    for child in children(parse, verb, "acomp", "attr", "oprd"):
        if child.lemma.lower() in words.false_words and not _is_negated(parse, verb):
            return child
        if child.lemma.lower() in words.true_words and _is_negated(parse, verb):
            return child
    return None


def _false_complement(parse: Parse, verb: Token, words: StanceWords) -> bool:
    return any(
        t.lemma.lower() in words.false_words for t in parse.subtree(verb.index) if t.index > verb.index
    )
