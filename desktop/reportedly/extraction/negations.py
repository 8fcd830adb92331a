"""Denials in plain words: "no civilians were killed", "has no record of such cases", "did not pay anyone".

They deny only where somebody has just claimed the event; else they tell news of their own.
"""

from collections.abc import Callable, Iterator

from reportedly.extraction.denying import Denying, groups_of
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.stance_words import StanceWords
from reportedly.extraction.syntax import SUBJECTS, children, is_verbal, mention_span, subject_of
from reportedly.model.span import Span

__all__ = ["find_negations"]

_NOBODY = frozenset({"nobody", "none"})


def find_negations(
    parse: Parse, words: StanceWords, voice_at: Callable[[int], Span | None]
) -> Iterator[Denying]:
    """Give the plain negations of a sentence; `voice_at` gives who is quoted at an offset."""
    for verb in parse.tokens:
        if not is_verbal(verb):
            continue
        if any(t.text.lower() == "never" for t in children(parse, verb, "neg", "advmod")):
            doer = subject_of(parse, verb)
            if doer is not None and _is_some(parse, doer, words):
                continue  # "Thousands had never registered" is news of its own
            is_named = doer is not None and doer.pos in ("NOUN", "PROPN")
            speaker = voice_at(verb.span.start) or (
                mention_span(parse, doer) if doer is not None and is_named else None
            )
            if speaker is not None:
                yield _flat(parse, verb, verb, speaker, [verb], words)
        for noun in children(parse, verb, *SUBJECTS, "attr", "dobj"):
            if not _is_none(parse, noun):
                continue
            speaker = _speaker(parse, verb) or voice_at(verb.span.start)
            if noun.lemma.lower() in words.records and noun.dep == "dobj":
                subject = subject_of(parse, verb)
                owner = (
                    mention_span(parse, subject) if subject is not None and subject.pos != "PRON" else speaker
                )
                below = [t for t in parse.subtree(noun.index) if t.index > noun.index]
                if owner is not None and below:
                    yield _flat(parse, verb, noun, owner, below, words)
            elif speaker is not None:
                is_counted = noun.dep in SUBJECTS and verb.lemma.lower() != "be"
                # "We have arrested nobody" tells the deed alone.
                is_counted = is_counted or noun.text.lower() in _NOBODY
                told = [noun, verb] if is_counted else list(parse.subtree(noun.index))
                told += [c for c in children(parse, noun, "amod") if is_counted and c.text.lower() == "such"]
                if groups_of(told, words) or any(t.text.lower() == "such" for t in told):
                    yield _flat(parse, verb, noun, speaker, told, words)


def _flat(
    parse: Parse, verb: Token, noun: Token, denier: Span, told: list[Token], words: StanceWords
) -> Denying:
    lemma = noun.lemma.lower()
    is_named = noun.dep in SUBJECTS and noun.pos == "NOUN" and lemma not in words.anybody
    return Denying(
        verb.span.joined(noun.span),
        (denier,),
        tuple(told),
        "denial.none",
        0.7,
        group=frozenset({lemma}) if is_named else frozenset(),
        where=_where(parse, verb, noun),
        event=groups_of(told, words) if noun is not verb else frozenset(),
        is_flat=True,
    )


def _where(parse: Parse, verb: Token, noun: Token) -> frozenset[str]:
    """Give the names that a negated verb acts on or happens in: "no soldier has entered Kenya"."""
    links = [link for top in {verb.index, noun.index} for link in children(parse, parse.tokens[top], "prep")]
    named = [t for link in links for t in children(parse, link, "pobj")] + children(parse, verb, "dobj")
    return frozenset(t.text for t in named if t.pos == "PROPN")


def _is_some(parse: Parse, doer: Token, words: StanceWords) -> bool:
    """Tell "thousands", "many of them" and "40 families": a number of its own, of whom nobody is accused."""
    is_counted = bool(children(parse, doer, "nummod")) or doer.pos == "NUM"
    described = (doer, *children(parse, doer, "amod", "det"))
    return is_counted or any(token.lemma.lower() in words.several for token in described)


def _is_none(parse: Parse, noun: Token) -> bool:
    """Tell "no civilians", "no one", "nobody", "not a single soldier"."""
    text = noun.text.lower()
    said = {c.text.lower() for c in children(parse, noun, "det", "neg", "amod", "preconj", "advmod")}
    return text in _NOBODY or "no" in said or {"not", "single"} <= said


def _speaker(parse: Parse, verb: Token) -> Span | None:
    """Give who says the clause of a verb."""
    above = parse.tokens[verb.head]
    if verb.dep != "ccomp" or not is_verbal(above):
        return None
    subject = subject_of(parse, above)
    return mention_span(parse, subject) if subject is not None and subject.pos != "ADJ" else None
