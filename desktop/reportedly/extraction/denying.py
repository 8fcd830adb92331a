"""What a denial without a number says: who denies, and the words that tell which claim is meant."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.stance_words import StanceWords
from reportedly.extraction.syntax import children, mention_span
from reportedly.extraction.untruth import is_claim
from reportedly.model.span import Span

__all__ = ["Denying", "deny", "each_of", "groups_of", "points"]


@dataclass(frozen=True, slots=True)
class Denying:
    """A denial of a sentence: its words, who denies, and the words of what is denied.

    `is_of_number`: a number named before is denied ("rejected that figure"); `owner`: whose claim it is.
    `about`: the words of what the denied number counts ("the number of boats").
    `alike`: the words of what was counted, where only its size is denied ("that so many boats had sunk").
    `group`: whom alone the denial speaks of ("that any civilians had died").
    `event`: groups of words one of which the denied claim must speak of; `asked`: the sentences that are answered.
    `is_of_claim`: what others said is denied, `is_of_many`: all that they said ("the reports").
    `is_pointing`: what was said last is denied ("denied this"); `is_of_charge`: what the denier is accused of.
    `intended`: the words of what nobody has a plan to do, where they name no event.
    `where`: the places of which alone it speaks.
    `is_flat`: an event is denied in plain words ("no civilians were killed"), which is no denial but after a claim.
    `is_more`: what is denied is that there were more than the denier says ("denied that there were others").
    `is_inside`: the numbers stand in the denied words themselves ("the claim that 50 had died was denied by Oslo").
    `is_own`: the denier takes back what he said himself ("withdrew the claim").
    `is_earlier`: it is an older number of his ("that first estimate").
    `is_beside`: the claim stands before it in the sentence ("..., an allegation rejected by Oslo").
    """

    span: Span
    deniers: tuple[Span, ...]
    denied: tuple[Token, ...]
    rule: str
    confidence: float
    is_of_number: bool = False
    owner: Span | None = None
    about: frozenset[str] = frozenset()
    alike: frozenset[str] = frozenset()
    group: frozenset[str] = frozenset()
    is_of_claim: bool = False
    is_of_many: bool = False
    is_pointing: bool = False
    is_of_charge: bool = False
    is_flat: bool = False
    is_beside: bool = False
    is_more: bool = False
    is_inside: bool = False
    is_own: bool = False
    is_earlier: bool = False
    where: frozenset[str] = frozenset()
    event: frozenset[int] = frozenset()
    intended: frozenset[str] = frozenset()
    asked: tuple[int, ...] = ()


def deny(
    parse: Parse, verb: Token, deniers: tuple[Span, ...], denied: list[Token], rule: str, words: StanceWords
) -> Denying:
    """Give the denial that a verb makes of the words `denied`."""
    beside = {t.index for t in parse.subtree(verb.index)} if verb.dep in ("relcl", "acl") else set()
    content = tuple(
        t
        for d in denied
        for t in parse.subtree(d.index)
        if not any(t.span.overlaps(span) for span in deniers) and (t.index not in beside or d.index in beside)
    )
    content = content or tuple(denied)
    number = next((d for d in denied if d.lemma.lower() in words.number_nouns), None)
    claim = number or next((d for d in denied if is_claim(parse, d, words)), None)
    marks = {c.text.lower() for d in denied for c in children(parse, d, "det")}
    that = next((d for d in denied if d.text.lower() in ("that", "those") and _of(parse, d)), None)
    if that is not None:  # "rejected that of the police"
        number, claim = that, that
    return Denying(
        verb.span.joined(Span(content[0].span.start, content[-1].span.end)),
        deniers,
        content,
        rule,
        0.8,
        is_of_number=number is not None,
        owner=_owner(parse, claim, is_number=number is not None) if claim is not None else None,
        about=_about(parse, number, beside) if number is not None and that is None else frozenset(),
        group=_group([t for t in content if t not in denied], content, words),
        alike=_so_many(parse, content),
        is_of_many=any(
            d.tag in ("NNS", "NNPS") or d.text.lower() in ("both", "these", "those") for d in denied
        ),
        is_of_claim=any(
            is_claim(parse, d, words) or points(d) or d.lemma.lower() in words.tellings for d in denied
        ),
        is_pointing=all(points(d) for d in denied),
        is_beside=bool(beside) and bool(marks & {"a", "an"}),
        is_of_charge=any(d.lemma.lower() in words.guilt for d in denied),
        is_more=_is_of_more(content),
        is_inside=bool(children(parse, verb, "auxpass")) and claim is not None and claim.index < verb.index,
    )


def points(token: Token) -> bool:
    """Tell "it", "this" and others that stand for what was said last."""
    pointing = ("it", "this", "that", "them", "which", "both", "these", "those", "something")
    return token.text.lower() in pointing


def each_of(parse: Parse, subject: Token) -> Iterator[Span]:
    """Give each of "Norway and Sweden" by itself."""
    conjuncts = children(parse, subject, "conj")
    if not conjuncts:
        yield mention_span(parse, subject)
        return
    first = [t for t in parse.subtree(subject.index) if t.index <= subject.index]
    yield Span(first[0].span.start, subject.span.end)
    for other in conjuncts:
        yield from each_of(parse, other)


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


def _owner(parse: Parse, claim: Token, *, is_number: bool) -> Span | None:
    """Give whose "the police figure", "the president's count" and "his claim" is."""
    links = ("poss", "compound", "nmod") if is_number else ("poss",)
    if (of := _of(parse, claim)) is not None and claim.text.lower() in ("that", "those"):
        return mention_span(parse, of)
    for owner in children(parse, claim, *links):
        if owner.pos in ("NOUN", "PROPN", "PRON"):
            return mention_span(parse, owner)
    # "The organisers' count", where the parser takes the count for a verb.
    before = parse.tokens[max(0, claim.index - 2) : claim.index]
    if len(before) == 2 and before[1].tag == "POS" and before[0].pos in ("NOUN", "PROPN"):
        return mention_span(parse, before[0])
    return None


def _of(parse: Parse, token: Token) -> Token | None:
    """Give the police of "that of the police"."""
    links = (p for p in children(parse, token, "prep") if p.text.lower() == "of")
    return next((noun for p in links for noun in children(parse, p, "pobj") if noun.pos != "NUM"), None)


def _is_of_more(content: Sequence[Token]) -> bool:
    """Tell "that there were more", "any others" and "higher losses": larger numbers of others are denied."""
    for token in content:
        is_greater = token.tag == "JJR" and token.lemma.lower() not in ("few", "less", "small", "low")
        if (is_greater and token.text.lower() not in ("fewer", "less", "lower", "smaller")) or (
            token.text.lower() == "others"
        ):
            return True
    return False


def _about(parse: Parse, number: Token, beside: Container[int]) -> frozenset[str]:
    """Give the words of "the number of boats that sank" that say what is counted."""
    links = [
        link
        for link in children(parse, number, "prep", "relcl")
        if link.text.lower() != "as" and link.index not in beside
    ]
    below = [t for link in links for t in parse.subtree(link.index)]  # but not "the toll as propaganda"
    return frozenset(t.lemma.lower() for t in below if t.pos in ("NOUN", "VERB") and t.tag != "VBG")


def _group(below: Sequence[Token], content: Sequence[Token], words: StanceWords) -> frozenset[str]:
    """Give the civilians of "that any civilians had died": what is denied of them is not denied of others."""
    by_index = {t.index: t for t in below}
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
