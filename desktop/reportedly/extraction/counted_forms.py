"""Ways to write a count that leave its noun elsewhere: a label and a dash, a second kind of case, "whose number"."""

from collections.abc import Sequence

from reportedly.extraction.counted_tree import NOUNS
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.syntax import children
from reportedly.model.span import Span

__all__ = [
    "is_added_in_brackets",
    "is_former",
    "is_of_those_who",
    "is_of_which",
    "is_persons_who",
    "kind_of_cases",
    "label_of",
    "number_of_those",
    "whose",
]

_FORMER = {("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to")}
_DASHES = frozenset({"-", "–", "—", ":"})
_LONGEST_LABEL = 5  # words of "armoured personnel carriers" with what stands before it
_LONGEST_REST = 6  # words behind the number of such a line
_COUNT_LABELS = frozenset(
    "capacity turnout attendance population toll membership workforce staff crew output enrolment".split()
)
_HEDGES = frozenset(
    "about around some roughly nearly almost over up to at least more than approximately approx .".split()
)


def label_of(parse: Parse, inside: Sequence[Token], words: MeasureWords) -> Token | None:
    """Give the noun of a line that is only a label and its number: "tanks - 9,410 (+8)", "Injured - 230"."""
    first, last = inside[0].index, inside[-1].index
    if _opens_bracket(parse, first):
        opened = parse.tokens[: first - 1]
        numbers = [t for t in opened if t.pos == "NUM" or t.tag == "CD"]
        first = numbers[0].index if numbers else first
    before = list(parse.tokens[:first])
    while before and before[-1].text.lower() in _HEDGES:
        before.pop()
    if len(before) < 2 or before[-1].text not in _DASHES or len(before) > _LONGEST_LABEL + 1:
        return None
    label, rest = before[:-1], parse.tokens[last + 1 :]
    is_told = any(t.pos in ("VERB", "AUX") and t.tag != "VBN" for t in rest)
    if is_told or len(rest) > _LONGEST_REST or any(t.pos in ("PUNCT", "ADP", "AUX", "NUM") for t in label):
        return None
    noun = label[-1]
    if noun.lemma.lower() in _COUNT_LABELS and before[-1].text == ":":
        return noun  # "Licensed capacity: 180"
    is_state = noun.text.lower() in words.outcome_of
    return (
        noun
        if noun.tag in ("NNS", "NNPS", "VBZ") or is_state or words.is_person(noun.lemma.lower())
        else None
    )


def is_added_in_brackets(parse: Parse, span: Span) -> bool:
    """Tell the daily "(+8)" behind a total."""
    inside = parse.tokens_in(span)
    return (
        bool(inside)
        and _opens_bracket(parse, inside[0].index)
        and (inside[0].text.startswith("+") or parse.tokens[inside[0].index - 1].text == "+")
    )


def _opens_bracket(parse: Parse, first: int) -> bool:
    before = [t.text for t in parse.tokens[max(0, first - 2) : first]]
    return before[-1:] == ["("] or before == ["(", "+"]


def kind_of_cases(parse: Parse, inside: Sequence[Token], base: Token) -> Token | None:
    """Give the noun that a second kind shares with the first: "412 cases of flu and 23 of acute vomiting"."""
    last = inside[-1].index
    if parse.tokens[last + 1 : last + 2] and parse.tokens[last + 1].text.lower() != "of":
        return None
    is_one = base.tag in ("NN", "NNP") and not children(parse, base, "det", "poss")
    if not is_one or base.lemma.lower() in ("cent",):
        return None
    for token in reversed(parse.tokens[: inside[0].index]):
        if token.text in (";", ":"):
            return None
        is_kind = any(t.text.lower() == "of" for t in children(parse, token, "prep"))
        if token.tag == "NNS" and is_kind and children(parse, token, "nummod"):
            return token
    return None


def is_of_which(parse: Parse, span: Span) -> bool:
    """Tell a part of what was told right before it: "$3 million, of which two thirds", "a fifth of which"."""
    inside = parse.tokens_in(span)
    if not inside:
        return False
    before = [t.text.lower() for t in parse.tokens[: inside[0].index]]
    behind = [t.text.lower() for t in parse.tokens[inside[-1].index + 1 : inside[-1].index + 3]]
    return behind == ["of", "which"] or ("which" in before and before[before.index("which") - 1] == "of")


def is_of_those_who(parse: Parse, span: Span) -> bool:
    """Tell "six of those who fled"."""
    inside = parse.tokens_in(span)
    behind = (
        [t.text.lower() for t in parse.tokens[inside[-1].index + 1 : inside[-1].index + 4]] if inside else []
    )
    return behind == ["of", "those", "who"]


def is_persons_who(parse: Parse, inside: Sequence[Token]) -> bool:
    """Tell whether a bare number counts persons by what stands behind it: "270,000 whose names were sold"."""
    behind = parse.tokens[inside[-1].index + 1 : inside[-1].index + 2]
    return any(t.text.lower() in ("who", "whose", "whom") for t in behind)


def is_former(parse: Parse, span: Span) -> bool:
    """Tell a number that another one is held against: "up from 31%", "compared with 45% a decade ago"."""
    inside = parse.tokens_in(span)
    before = list(parse.tokens[: inside[0].index]) if inside else []
    while before and (before[-1].text.lower() in _HEDGES | {"the", "a"} or before[-1].tag == "$"):
        before.pop()
    texts = tuple(t.text.lower() for t in before[-2:])
    return texts in _FORMER


def whose(parse: Parse, word: Token) -> Token | None:
    """Give those whose number it is: "the raiders, whose number has been put at 60"."""
    if not any(t.text.lower() == "whose" for t in children(parse, word, "poss")):
        return None
    clause = next((t for t in (word, *parse.ancestors(word.index)) if t.dep == "relcl"), None)
    held = parse.tokens[clause.head] if clause is not None else None
    return held if held is not None and held.pos in NOUNS else None


def number_of_those(parse: Parse, base: Token | None, words: MeasureWords) -> Token | None:
    """Give what happened to them in "about 20 of those freed"."""
    if base is None or base.text.lower() != "those":
        return None
    done = next(iter(children(parse, base, "acl")), None)
    if done is None or done.tag != "VBN":
        return None
    known = done.lemma.lower() in words.outcome_of or done.text.lower() in words.outcome_of
    return done if known else None
