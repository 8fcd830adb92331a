"""Denials without a number of their own: who denies what in a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.stance_words import StanceWords, is_in
from reportedly.extraction.syntax import children, is_verbal, mention_span, subject_of
from reportedly.extraction.untruth import calls_false, is_claim, is_negated
from reportedly.model.span import Span

__all__ = ["Denying", "find_denials", "groups_of"]


@dataclass(frozen=True, slots=True)
class Denying:
    """A denial of a sentence: its words, who denies, and the words of what is denied.

    `is_of_number`: a number named before is denied ("rejected that figure"), `owner` says whose, where it is said.
    `alike`: the words of what was counted, where only its size is denied ("that so many boats had sunk").
    `group`: whom alone the denial speaks of ("that any civilians had died").
    `event`: groups of words one of which the denied claim must speak of; `asked`: the sentences that are answered.
    `is_of_claim`: what others said is denied, `is_of_many`: all that they said ("the reports").
    """

    span: Span
    deniers: tuple[Span, ...]
    denied: tuple[Token, ...]
    rule: str
    confidence: float
    is_of_number: bool = False
    owner: Span | None = None
    alike: frozenset[str] = frozenset()
    group: frozenset[str] = frozenset()
    is_of_claim: bool = False
    is_of_many: bool = False
    event: frozenset[int] = frozenset()
    asked: tuple[int, ...] = ()


def find_denials(parse: Parse, words: StanceWords) -> Iterator[Denying]:
    """Give the denials of a sentence: "X denied the movements", "X called the reports baseless"."""
    for verb in parse.tokens:
        if not is_verbal(verb):
            continue
        for found, rule in _denied_by(parse, verb, words):
            denied = [_antecedent(parse, verb, token) for token in found]
            subject = _denier(parse, verb, denied)
            if subject is None or not _can_deny(subject):
                continue
            yield _denying(parse, verb, subject, denied, rule, words)


def _can_deny(subject: Token) -> bool:
    """Tell a body or person; the tagger takes a strange name for an adjective."""
    return subject.pos in ("NOUN", "PROPN", "PRON") or (subject.pos == "ADJ" and subject.text[:1].isupper())


def _denied_by(parse: Parse, verb: Token, words: StanceWords) -> Iterator[tuple[list[Token], str]]:
    """Give what a verb denies, if it denies a claim, a number or an event."""
    lemma = verb.lemma.lower()
    if lemma in words.denial_verbs | words.brushing | words.calling and is_negated(parse, verb):
        return
    if lemma in words.denial_verbs or (lemma in words.brushing and _particle(parse, verb)):
        passive = children(parse, verb, "nsubjpass") if children(parse, verb, "agent") else []
        for denied in passive or _objects(parse, verb, words):
            if _is_deniable(parse, verb, denied, words):
                yield [denied], "denial.verb"
                return
    elif lemma in words.calling and _false_complement(parse, verb, words):
        called = children(parse, verb, "dobj", "nsubj") or children(parse, verb, "ccomp", "oprd")
        # "Which Oslo calls hoaxes": the verdict is not what it is passed on.
        called = [d for d in called if d.index > verb.index or d.tag == "WDT"]
        # "Called the claim nonsense", which the parser takes for one noun.
        called += [c for d in called if is_in(d, words.false_words) for c in children(parse, d, "compound")]
        called = [d for d in called if not is_in(d, words.false_words)]
        told = (_antecedent(parse, verb, d) for d in called)
        # A law or a man may be called wrong as well.
        if any(is_claim(parse, d, words) or _points(d) or d.lemma.lower() in words.events for d in told):
            yield called, "denial.called-false"
    elif verb.dep == "ccomp" and calls_false(parse, verb, words) is not None:
        # "Said the reports were untrue."
        claims = [
            d for d in children(parse, verb, "nsubj", "nsubjpass") if is_claim(parse, d, words) or _points(d)
        ]
        if claims:
            yield claims, "denial.called-false"
    elif verb.dep == "ccomp":
        # "Said there were no such troops."
        for noun in children(parse, verb, "attr", "dobj", "nsubj"):
            marks = {c.text.lower() for c in children(parse, noun, "det", "amod", "predet")}
            if {"no", "such"} <= marks:
                yield [noun], "denial.verb"


def _objects(parse: Parse, verb: Token, words: StanceWords) -> list[Token]:
    """Give what a verb acts on; that of "laughed off the claim" may hang on the particle."""
    particles = children(parse, verb, "prep") if verb.lemma.lower() in words.brushing else []
    behind = [noun for p in particles for noun in children(parse, p, "pobj")]
    return children(parse, verb, "dobj", "ccomp", "xcomp") or behind


def _is_deniable(parse: Parse, verb: Token, denied: Token, words: StanceWords) -> bool:
    """Tell "denied the killings", "rejected the claim" and "denied it" from "rejected his request"."""
    if any(t.lemma.lower() in words.hiding for t in (denied, *children(parse, denied, "amod", "compound"))):
        return False  # "denies hiding deaths": there were deaths
    if denied.dep in ("ccomp", "xcomp"):
        return is_verbal(denied)
    lemma = denied.lemma.lower()
    if lemma in words.vague_objects or children(parse, verb, "dative"):
        return False
    if is_claim(parse, denied, words) or _points(denied):
        return True
    if verb.lemma.lower() not in words.outright:
        return False
    # "Denied any use of force": the force that others spoke of.
    marks = {c.text.lower() for c in children(parse, denied, "det")}
    return lemma in words.events or ("any" in marks and bool(children(parse, denied, "prep")))


def _points(token: Token) -> bool:
    return token.text.lower() in ("it", "this", "that", "them", "which")


def _denier(parse: Parse, verb: Token, denied: list[Token]) -> Token | None:
    """Give who denies: the subject, the "by" of a passive, who is quoted with "the reports were untrue"."""
    for agent in children(parse, verb, "agent"):
        return next(iter(children(parse, agent, "pobj")), None)
    subject = subject_of(parse, verb)
    if verb.lemma.lower() == "be" or (subject is not None and subject in denied):
        above = parse.tokens[verb.head]
        return subject_of(parse, above) if verb.dep == "ccomp" and is_verbal(above) else None
    return None if children(parse, verb, "auxpass") else subject


def _antecedent(parse: Parse, verb: Token, denied: Token) -> Token:
    """Give the claims of "the claims, which Oslo denies"."""
    return parse.tokens[verb.head] if verb.dep == "relcl" and denied.tag == "WDT" else denied


def _denying(
    parse: Parse, verb: Token, subject: Token, denied: list[Token], rule: str, words: StanceWords
) -> Denying:
    beside = {t.index for t in parse.subtree(verb.index)} if verb.dep == "relcl" else set()
    content = tuple(
        t
        for d in denied
        for t in parse.subtree(d.index)
        if not t.span.overlaps(subject.span) and (t.index not in beside or d.index in beside)
    )
    content = content or tuple(denied)
    number = next((d for d in denied if d.lemma.lower() in words.number_nouns), None)
    owner = _owner(parse, number) if number is not None else None
    return Denying(
        verb.span.joined(_end(content)),
        tuple(_each(parse, subject)),
        content,
        rule,
        0.8,
        is_of_number=number is not None,
        owner=owner,
        group=_group(content, words),
        alike=_so_many(parse, content),
        is_of_many=any(d.tag in ("NNS", "NNPS") for d in denied),
        is_of_claim=any(is_claim(parse, d, words) or _points(d) for d in denied),
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


def _owner(parse: Parse, number: Token) -> Span | None:
    """Give whose "the police figure" and "the president's count" is."""
    for owner in children(parse, number, "poss", "compound", "nmod"):
        if owner.pos in ("NOUN", "PROPN"):
            return mention_span(parse, owner)
    return None


def _group(content: Sequence[Token], words: StanceWords) -> frozenset[str]:
    """Give the civilians of "that any civilians had died": what is denied of them is not denied of others."""
    by_index = {t.index: t for t in content}
    return frozenset(
        noun.lemma.lower()
        for t in content
        if t.text.lower() == "any" and (noun := by_index.get(t.head)) is not None and noun.pos == "NOUN"
        if noun.lemma.lower() not in words.events and noun.dep in ("nsubj", "nsubjpass", "dobj")
    )


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


def _particle(parse: Parse, verb: Token) -> bool:
    return any(
        c.text.lower() in ("off", "aside", "away") for c in children(parse, verb, "prt", "advmod", "prep")
    )


def _false_complement(parse: Parse, verb: Token, words: StanceWords) -> bool:
    return any(is_in(t, words.false_words) for t in parse.subtree(verb.index) if t.index > verb.index)
