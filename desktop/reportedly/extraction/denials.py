"""Denials without a number of their own: who denies what in a sentence."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from reportedly.extraction.denying import Denying, deny, each_of, points
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.negated_numbers import FIRST_PERSON, withdrawn_claims
from reportedly.extraction.stance_words import StanceWords, is_in
from reportedly.extraction.syntax import children, is_verbal, subject_of
from reportedly.extraction.untruth import calls_false, has_none, is_claim, is_negated
from reportedly.model.span import Span

__all__ = ["find_denials"]

_BEFORE_VERDICTS = (
    "a",
    "an",
    "as",
    "pure",
    "sheer",
    "plain",
    "wildly",
    "grossly",
    "simply",
    '"',
    "“",
    "‘",
    "'",
    "to",
    "be",
)


def find_denials(
    parse: Parse, words: StanceWords, voice_at: Callable[[int], Span | None]
) -> Iterator[Denying]:
    """Give the denials of a sentence: "X denied the movements", "X called the reports baseless".

    `voice_at` gives who is quoted at an offset: he denies where "the figure is wrong" has no denier of its own.
    """
    verbs = [token for token in parse.tokens if is_verbal(token)]
    # "The number was wrong and we take it back" is of one's own.
    claims = {verb.index: withdrawn_claims(parse, verb, words) for verb in verbs}
    withdrawn = {claim.index for taken in claims.values() for claim in taken}
    for verb in verbs:
        if (bare := _bare_denial(parse, verb, words)) is not None:
            yield bare
        if (own := _taken_back(parse, verb, claims[verb.index], words, voice_at)) is not None:
            yield own
            continue
        for found, rule in _denied_by(parse, verb, words):
            denied = [_antecedent(parse, verb, token) for token in found]
            if withdrawn.issuperset(token.index for token in denied):
                continue
            subject = _denier(parse, verb, denied)
            if subject is not None and _is_nobody(parse, subject, words):
                continue
            if subject is not None and _can_deny(subject):
                deniers = tuple(each_of(parse, subject))
            elif rule == "denial.called-false" and (voice := voice_at(verb.span.start)) is not None:
                deniers = (voice,)
            else:
                continue
            yield deny(parse, verb, deniers, denied, rule, words)


def _bare_denial(parse: Parse, verb: Token, words: StanceWords) -> Denying | None:
    """Read "the army says 74 died, the rebels deny": what was said before is denied, without an object."""
    is_denial = verb.lemma.lower() in words.outright and not is_negated(parse, verb)
    subject = subject_of(parse, verb)
    if not is_denial or subject is None or not _can_deny(subject) or _objects(parse, verb, words):
        return None
    if not any(c.index < verb.index for c in children(parse, verb, "ccomp")):
        return None
    deniers = tuple(each_of(parse, subject))
    return Denying(verb.span, deniers, (verb,), "denial.verb", 0.75, is_of_claim=True, is_pointing=True)


def _taken_back(
    parse: Parse,
    verb: Token,
    claims: list[Token],
    words: StanceWords,
    voice_at: Callable[[int], Span | None],
) -> Denying | None:
    """Read "the union later withdrew the claim" and "took back what it had said": nothing of others is denied."""
    subject = _denier(parse, verb, claims)
    if not claims or subject is None or not _can_deny(subject):
        return None
    voice = voice_at(verb.span.start) if subject.text.lower() in FIRST_PERSON else None
    deniers = (voice,) if voice is not None else tuple(each_of(parse, subject))
    denying = deny(parse, verb, deniers, claims, "denial.withdrawn", words)
    owner = denying.owner  # "withdrew the charges of the other party" is no word on its own
    is_own = owner is None or any(c.tag == "PRP$" for claim in claims for c in children(parse, claim, "poss"))
    marks = [c for claim in claims for c in children(parse, claim, "amod", "advmod")]
    is_earlier = any(is_in(mark, words.earlier) for mark in marks)
    return replace(denying, is_own=True, is_inside=False, is_earlier=is_earlier) if is_own else None


def _is_nobody(parse: Parse, subject: Token, words: StanceWords) -> bool:
    """Tell "nobody disputed the figure"; "few" and "no one" as well."""
    text = subject.text.lower()
    is_none = has_none(parse, subject) or text in ("nobody", "none", "few")
    return is_none or (text in words.anybody and bool(children(parse, subject, "neg")))


def _can_deny(subject: Token) -> bool:
    """Tell a body or person; the tagger takes a strange name for an adjective."""
    return subject.pos in ("NOUN", "PROPN", "PRON") or (subject.pos == "ADJ" and subject.text[:1].isupper())


def _denied_by(parse: Parse, verb: Token, words: StanceWords) -> Iterator[tuple[list[Token], str]]:
    """Give what a verb denies, if it denies a claim, a number or an event."""
    lemma = verb.lemma.lower()
    if lemma in words.denial_verbs | words.brushing | words.calling and is_negated(parse, verb):
        return
    if lemma in words.denial_verbs or (lemma in words.brushing and _particle(parse, verb)):
        for denied in _objects(parse, verb, words):
            if _is_deniable(parse, verb, denied, words):
                yield [denied], "denial.verb"
                return
    elif lemma in words.accepting and is_negated(parse, verb):
        # "Did not recognise the figure".
        yield from (([d], "denial.verb") for d in children(parse, verb, "dobj") if is_claim(parse, d, words))
    elif lemma in words.pouring and (claims := _cold_water(parse, verb, words)):
        yield claims, "denial.verb"
    elif lemma in words.calling and _false_complement(parse, verb, words):
        called = _called(parse, verb, words)
        if called:
            yield called, "denial.called-false"
    elif lemma in ("have", "get") and verb.dep == "ccomp" and children(parse, verb, "ccomp"):
        # "Said she had her numbers wrong."
        verdicts = [v for v in children(parse, verb, "ccomp") if is_in(v, words.false_words)]
        claims = [c for v in verdicts for c in children(parse, v, "nsubj") if is_claim(parse, c, words)]
        if claims:
            yield claims, "denial.called-false"
    elif calls_false(parse, verb, words) is not None:
        # "Said the reports were untrue."
        # "The accusations that had been invented" only describes them.
        subjects = children(parse, verb, "nsubj", "nsubjpass") if verb.dep != "relcl" else []
        clause = _clause_of_it(parse, verb, subjects)
        claims = [clause] if clause is not None else [d for d in subjects if _is_told(parse, d, words)]
        if claims:
            yield claims, "denial.called-false"
    elif verb.dep == "ccomp":
        # "Said there were no such troops."
        for noun in children(parse, verb, "attr", "dobj", "nsubj"):
            marks = {c.text.lower() for c in children(parse, noun, "det", "amod", "predet")}
            if {"no", "such"} <= marks:
                yield [noun], "denial.verb"


def _clause_of_it(parse: Parse, verb: Token, subjects: list[Token]) -> Token | None:
    """Give the clause that "it" announces: "it is not true that 300 people were there"."""
    if [t.text.lower() for t in subjects] != ["it"]:
        return None
    tops = (verb, *children(parse, verb, "acomp", "attr", "oprd"))
    below = [
        c for top in tops for c in children(parse, top, "ccomp", "acl", "relcl", "advcl") if is_verbal(c)
    ]
    return next((c for c in below if any(m.text.lower() == "that" for m in children(parse, c, "mark"))), None)


def _called(parse: Parse, verb: Token, words: StanceWords) -> list[Token]:
    """Give the claims of "called the claims hoaxes"."""
    verdict = max(t.index for t in parse.subtree(verb.index) if is_in(t, words.false_words))
    called = children(parse, verb, "dobj", "nsubj") or children(parse, verb, "ccomp", "oprd")
    # "Which Oslo calls hoaxes": the verdict is not what it is passed on.
    called = [d for d in called if d.index > verb.index or d.tag == "WDT"]
    # "Called the claim nonsense", which the parser takes for one noun.
    called += [
        c for d in called if d.index == verdict for c in children(parse, d, "compound", "nmod", "nsubj")
    ]
    called = [d for d in called if d.index != verdict]
    if not called and verb.dep == "relcl" and subject_of(parse, verb) is not None:
        called = [parse.tokens[verb.head]]  # "a sum that the union branded a fantasy"
    told = (_antecedent(parse, verb, d) for d in called)
    # A law or a man may be called wrong as well.
    if any(_is_told(parse, d, words) or d.lemma.lower() in words.events for d in told):
        return called
    # "Called the organisers' count a fantasy", "called that absurd", where the parser is lost.
    between = parse.tokens[verb.index + 1 : verdict]
    last = next((t for t in reversed(between) if t.text.lower() not in _BEFORE_VERDICTS), None)
    return [last] if last is not None and _is_told(parse, last, words) else []


def _is_told(parse: Parse, token: Token, words: StanceWords) -> bool:
    return is_claim(parse, token, words) or points(token) or token.lemma.lower() in words.tellings


def _cold_water(parse: Parse, verb: Token, words: StanceWords) -> list[Token]:
    """Give the claim of "poured cold water on his claim" and "took issue with the figure"."""
    poured = [t for t in children(parse, verb, "dobj") if t.lemma.lower() in words.cold_water]
    links = [link for top in (verb, *poured) for link in children(parse, top, "prep")] if poured else []
    return [
        n for link in links for n in children(parse, link, "pobj") if is_claim(parse, n, words) or points(n)
    ]


def _objects(parse: Parse, verb: Token, words: StanceWords) -> list[Token]:
    """Give what a verb acts on; that of "laughed off the claim" may hang on the particle."""
    if children(parse, verb, "agent"):
        above = parse.tokens[verb.head]
        is_beside = verb.dep == "acl" and above.pos in ("NOUN", "PROPN")
        return children(parse, verb, "nsubjpass") or ([above] if is_beside else [])
    particles = children(parse, verb, "prep") if verb.lemma.lower() in words.brushing | words.scoffing else []
    behind = [noun for p in particles for noun in children(parse, p, "pobj")]
    # "The army says 74 died, the rebels deny this": the clause before is no object of theirs.
    own = [
        c for c in children(parse, verb, "dobj", "ccomp", "xcomp") if c.index > verb.index or c.dep == "dobj"
    ]
    # "The service, for its part, disputes this account", where the parser is lost.
    own = own or [
        c for c in children(parse, verb, "npadvmod") if c.index > verb.index and is_claim(parse, c, words)
    ]
    found = [_whole(parse, noun) for noun in own or behind]
    # "A charge the company denies".
    is_gap = not found and verb.dep == "relcl" and bool(children(parse, verb, "nsubj"))
    return [parse.tokens[verb.head]] if is_gap else found


def _whole(parse: Parse, noun: Token) -> Token:
    """Give the "this" of "denies all of this"."""
    if noun.text.lower() not in ("all", "any", "most", "none"):
        return noun
    links = (link for link in children(parse, noun, "prep") if link.text.lower() == "of")
    return next((n for link in links for n in children(parse, link, "pobj") if points(n)), noun)


def _is_deniable(parse: Parse, verb: Token, denied: Token, words: StanceWords) -> bool:
    """Tell "denied the killings", "rejected the claim" and "denied it" from "rejected his request"."""
    if any(t.lemma.lower() in words.hiding for t in (denied, *children(parse, denied, "amod", "compound"))):
        return False  # "denies hiding deaths": there were deaths
    if denied.dep in ("ccomp", "xcomp"):
        return is_verbal(denied)
    lemma = denied.lemma.lower()
    if lemma in words.guilt:
        return True
    if lemma in words.vague_objects or children(parse, verb, "dative"):
        return False
    if is_claim(parse, denied, words) or points(denied):
        return True
    if verb.lemma.lower() not in words.outright:
        return False
    # "Denied any use of force": the force that others spoke of.
    marks = {c.text.lower() for c in children(parse, denied, "det")}
    return lemma in words.events or ("any" in marks and bool(children(parse, denied, "prep")))


def _denier(parse: Parse, verb: Token, denied: list[Token]) -> Token | None:
    """Give who denies: the subject, the "by" of a passive, who is quoted with "the reports were untrue"."""
    for agent in children(parse, verb, "agent"):
        return next(iter(children(parse, agent, "pobj")), None)
    subject, above = subject_of(parse, verb), parse.tokens[verb.head]
    speaker = subject_of(parse, above) if verb.dep == "ccomp" and is_verbal(above) else None
    if verb.lemma.lower() in ("be", "get", "have") or (subject is not None and subject in denied):
        return speaker
    # "The Treasury said it did not recognise the figure."
    if subject is not None and subject.pos == "PRON" and speaker is not None and speaker.pos != "PRON":
        return speaker
    return None if children(parse, verb, "auxpass") else subject


def _antecedent(parse: Parse, verb: Token, denied: Token) -> Token:
    """Give the claims of "the claims, which Oslo denies"."""
    return parse.tokens[verb.head] if verb.dep == "relcl" and denied.tag == "WDT" else denied


def _particle(parse: Parse, verb: Token) -> bool:
    return any(
        c.text.lower() in ("off", "aside", "away") for c in children(parse, verb, "prt", "advmod", "prep")
    )


def _false_complement(parse: Parse, verb: Token, words: StanceWords) -> bool:
    """Tell "called it false"; what a second verb says is no verdict of the first ("finds too low and X calls lies")."""
    other = {
        t.index
        for second in children(parse, verb, "conj")
        if is_verbal(second)
        for t in parse.subtree(second.index)
    }
    below = (t for t in parse.subtree(verb.index) if t.index > verb.index and t.index not in other)
    return any(is_in(t, words.false_words) for t in below)
