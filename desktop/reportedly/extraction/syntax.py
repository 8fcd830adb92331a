"""Walks over the dependency tree that several stages need."""

from collections.abc import Iterable

from reportedly.extraction.draft import Parse, Token
from reportedly.model.span import Span

__all__ = [
    "SUBJECTS", "children", "clause_root", "is_verbal", "mention_span", "named_beside", "runs", "subject_of",
]  # fmt: skip

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
# What hangs on a noun and belongs to its name; relative clauses and adverbs are not part of a mention.
_MENTION_LINKS = frozenset({
    "det", "amod", "compound", "nmod", "poss", "case", "prep", "pobj", "appos", "conj", "cc", "nummod", "flat",
    "punct", "predet", "advmod", "quantmod",
})  # fmt: skip
# Words that name nobody without what is said of them.
_ANYBODY = frozenset({"people", "person", "those"})
_CLAUSE_LINKS = frozenset(
    {"ccomp", "xcomp", "advcl", "relcl", "acl", "parataxis", "ROOT", "pcomp", "conj", "csubj"}
)


def children(parse: Parse, token: Token, *deps: str) -> list[Token]:
    """Give the children of a token, all of them or those with one of the relations."""
    tokens, below = parse.tokens, parse.children[token.index]
    if not deps:
        return [tokens[i] for i in below]
    return [tokens[i] for i in below if tokens[i].dep in deps]


def is_verbal(token: Token) -> bool:
    """Tell whether the tagger took the token for a verb."""
    return token.pos in ("VERB", "AUX")


def clause_root(parse: Parse, token: Token) -> Token:
    """Give the verb (or other root) of the smallest clause that holds the token."""
    here = token
    while here.head != here.index:
        if is_verbal(here) and here.dep in _CLAUSE_LINKS:
            return here
        here = parse.tokens[here.head]
    return here


def subject_of(parse: Parse, verb: Token) -> Token | None:
    """Give the head of a verb's subject: its own, or the one it shares with the clause above.

    A participle or a conjunct takes the subject of the verb that it hangs on, a relative clause the noun
    that it describes.
    """
    seen: set[int] = set()
    here = verb
    while here.index not in seen:
        seen.add(here.index)
        # The tokenizer splits the dot of "ltd. said", and the parser takes it for a subject.
        own = [t for t in children(parse, here, *SUBJECTS) if any(map(str.isalnum, t.text))]
        if own:
            subject = own[-1] if len(own) == 1 else min(own, key=lambda t: abs(t.index - here.index))
            if here.dep == "relcl" and subject.text.lower() in ("who", "which", "that"):
                return parse.tokens[here.head]
            return subject
        above = parse.tokens[here.head]
        if here.dep in ("acl", "relcl") and not is_verbal(above):
            return above if here.tag in ("VBG", "VBD", "VBZ", "VBP") else None
        if here.dep in ("conj", "xcomp", "advcl", "acl", "dep") and is_verbal(above):
            here = above
            continue
        return None
    return None


def named_beside(parse: Parse, source: Token) -> Token:
    """Give the name of "one of them, Maria Ortega, said"; the source itself where it has none beside it."""
    if source.pos not in ("NUM", "PRON") and source.lemma.lower() != "one":
        return source
    return next((c for c in children(parse, source, "appos") if c.pos == "PROPN"), source)


def mention_span(parse: Parse, head: Token) -> Span:
    """Give the words that name what a noun stands for, without relative clauses and stray punctuation."""
    kept, stack = {head.index}, [head]
    while stack:
        top = stack.pop()
        for child in children(parse, top):
            # "the London-listed miner", but not "quoted company spokesman Al Lund as saying"
            opens = any(c.index < child.index for c in children(parse, top, "det", "poss"))
            is_before = child.dep == "amod" and child.index < top.index and opens
            is_what = child.dep == "npadvmod" and top.dep == "amod" and is_verbal(top)
            is_part = child.dep in _MENTION_LINKS or is_what
            # "Aid groups": a name that the tagger takes for a verb
            is_tied = child.dep == "compound" and child.index == top.index - 1 and child.text[0].isupper()
            is_name = is_part and (is_before or is_tied or not is_verbal(child))
            if is_name and not _is_tool(parse, child):
                kept.add(child.index)
                stack.append(child)
    for clause in children(parse, head, "acl", "relcl") if head.lemma.lower() in _ANYBODY else ():
        kept.update(t.index for t in parse.subtree(clause.index))  # "people involved in the talks"
    # Only what touches the head without a gap: a dropped clause cuts off what follows it.
    first = last = head.index
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    # "..., among them 5 women,” a trader", "Vik: the guild": what stands before such a mark names nobody.
    ends = [i for i in range(first + 1, head.index) if _ends_other(parse, i)]
    tokens = list(parse.tokens[ends[-1] + 1 if ends else first : last + 1])
    while len(tokens) > 1 and (_is_edge(tokens[-1]) and tokens[-1].index > head.index):
        tokens.pop()
    while len(tokens) > 1 and _is_edge(tokens[0]) and tokens[0].index < head.index:
        tokens.pop(0)
    return Span(tokens[0].span.start, tokens[-1].span.end)


def runs(tokens: Iterable[Token]) -> tuple[Span, ...]:
    """Join neighbouring tokens (by index) into spans, in reading order."""
    spans: list[Span] = []
    last = -2
    for token in sorted(tokens, key=lambda t: t.index):
        if token.index == last + 1:
            spans[-1] = Span(spans[-1].start, token.span.end)
        else:
            spans.append(token.span)
        last = token.index
    return tuple(spans)


def _is_tool(parse: Parse, link: Token) -> bool:
    """Tell "customs with a photograph", which is no name, from "an officer with the ministry"."""
    held = children(parse, link, "pobj") if link.text.lower() == "with" else []
    return any(word.text.lower() in ("a", "an") for thing in held for word in children(parse, thing, "det"))


def _ends_other(parse: Parse, place: int) -> bool:
    mark = parse.tokens[place].text
    return mark == ":" or (mark in ("”", '"', "''") and parse.tokens[place - 1].text == ",")


def _is_edge(token: Token) -> bool:
    return token.dep in ("punct", "cc", "advmod") and token.text not in (")", "]")
