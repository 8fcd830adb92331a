"""Ways through the tree of a sentence from a number to the noun it counts, and to what stands beside its verb."""

from collections.abc import Iterable

from reportedly.extraction.date_attachment import head_of
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.syntax import SUBJECTS

__all__ = ["NOUNS", "OBJECTS", "THEM", "modified_noun", "number_head", "object_of", "participant"]

_MODIFIERS = frozenset({"nummod", "quantmod", "amod", "compound", "nmod", "npadvmod", "poss", "appos"})
NOUNS = frozenset({"NOUN", "PROPN"})
OBJECTS = ("dobj", "attr", "oprd", "dative")
_PLACING = frozenset({"where", "when"})
THEM = frozenset({"them", "whom", "those", "these", "which"})


def number_head(tokens: Iterable[Token]) -> Token | None:
    """Give the token of a number that hangs highest in the tree."""
    inside = list(tokens)
    numeric = [t for t in inside if t.pos == "NUM" or t.tag == "CD"]
    return head_of(numeric) or head_of(inside)  # not the "a" of "a thousand"


def modified_noun(parse: Parse, head: Token, inside: list[Token]) -> Token | None:
    """Climb from a number to the noun that it modifies, through "of them" and compounds."""
    indices = {t.index for t in inside}
    here = head
    for _ in range(4):
        if here.dep not in _MODIFIERS or here.head == here.index:
            break
        here = parse.tokens[here.head]
        if _is_cut_off(parse, head, here):
            return None
        if here.index not in indices and (
            here.pos in NOUNS or (here.tag in ("JJ", "VBN") and here.dep in SUBJECTS)
        ):
            if _is_kind(parse, here):
                continue  # "six war crimes sleuths"
            return _last_part(parse, here) if here.index > head.index or here.dep != "appos" else None
    return None


def _is_kind(parse: Parse, noun: Token) -> bool:
    """Tell a plural that only says the kind of the plural right behind it: "war crimes sleuths"."""
    above = parse.tokens[noun.head]
    return noun.dep == "compound" and noun.tag == above.tag == "NNS" and above.index == noun.index + 1


def _last_part(parse: Parse, noun: Token) -> Token:
    """Go to the last part of a word with a hyphen, where the tree stops at the first: "e-mails"."""
    following = parse.tokens[noun.index + 1 : noun.index + 3]
    if len(following) < 2 or following[0].text != "-" or following[1].tag not in ("NN", "NNS"):
        return noun
    return following[1] if _is_glued(parse, following[0]) else noun


def _is_cut_off(parse: Parse, number: Token, noun: Token) -> bool:
    """Tell whether a dash, comma or bracket stands between a number and a noun: "pass 3,000 - Smith"."""
    first, last = sorted((number.index, noun.index))
    between = parse.tokens[first + 1 : last]
    return any(
        t.text in (",", ";", ":", "(", ")", "–", "—", "-", "--", "|") and not _is_glued(parse, t)
        for t in between
    )


def _is_glued(parse: Parse, mark: Token) -> bool:
    return (
        0 < mark.index < len(parse.tokens) - 1
        and parse.tokens[mark.index - 1].span.end == mark.span.start
        and mark.span.end == parse.tokens[mark.index + 1].span.start
    ) or mark.text == ","


def object_of(parse: Parse, head: Token, *prepositions: str) -> Token | None:
    """Give the noun that hangs on a token by one of these prepositions."""
    for child in (parse.tokens[i] for i in parse.children[head.index]):
        if child.dep == "prep" and child.text.lower() in prepositions:
            for below in (parse.tokens[i] for i in parse.children[child.index]):
                if below.dep == "pobj":
                    return _last_part(parse, below)
    return None


def participant(
    parse: Parse, verb: Token, number: Token, words: MeasureWords, preposition: str
) -> Token | None:
    """Give the object of a verb that has a number beside it, else its subject."""
    below = [parse.tokens[i] for i in parse.children[verb.index]]
    if preposition in ("at", "to", "by", "from"):
        for child in below:
            if child.dep in OBJECTS and child.index < number.index and child.pos != "NUM":
                return child
    if preposition == "at":  # "put at 10,000 the number of ..."
        for child in below:
            if child.dep in OBJECTS and child.pos in NOUNS:
                return child
    for child in below:
        is_teller = verb.lemma.lower() in words.reporting and child.dep != "nsubjpass"
        if child.dep in SUBJECTS and child.index != number.index and not is_teller:
            is_relative = verb.dep == "relcl" and child.text.lower() in ("which", "that", "who")
            return parse.tokens[verb.head] if is_relative else _past_dateline(parse, child, number)
    above = parse.tokens[verb.head]
    if verb.dep == "relcl" and any(t.text.lower() in _PLACING for t in below):
        return None  # "in the north, where 23 percent had received a dose": the place is not measured
    if verb.dep in ("acl", "relcl") and above.index != verb.index and above.pos in NOUNS:
        return above
    if verb.dep in ("conj", "xcomp", "advcl") and above.index != verb.index and above.pos in ("VERB", "AUX"):
        return participant(parse, above, number, words, preposition) if above.index != number.index else None
    return None


def _past_dateline(parse: Parse, subject: Token, number: Token) -> Token:
    """Give the subject behind a place and a colon: "Abu Dhabi: Road deaths fell"."""
    behind = parse.tokens[subject.index + 1 : number.index]
    if subject.pos != "PROPN" or not behind or behind[0].text != ":":
        return subject
    verb = next((t.index for t in behind if t.pos in ("VERB", "AUX")), number.index)
    nouns = [t for t in behind if t.pos in NOUNS and t.index < verb]
    return next((t for t in nouns if t.dep != "compound"), nouns[-1] if nouns else subject)
