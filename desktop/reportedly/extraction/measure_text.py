"""The parts of a measure and its words: the noun phrase of the text, what stands behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.syntax import children
from reportedly.model.span import Span

__all__ = ["GENERIC", "TIMES", "Parts", "phrase_tokens", "tail_of", "written"]

GENERIC = frozenset(
    {"forecast", "estimate", "projection", "prediction", "outlook", "rate", "figure", "level"}
)
_DROPPED = frozenset({"det", "nummod", "quantmod", "advmod", "punct", "cc", "predet"})
# Scale letters and words, and brackets, that a tree leaves before a noun.
_LETTERS = frozenset({"m", "mn", "bn", "k", "lakh", "crore", "[", "%", "-"})
_LONGEST_TAIL = 5  # words of "excise duty on fuel" behind its noun
TIMES = frozenset(
    "hour minute second decade "
    "year quarter month week day january february march april may june july august september october november "
    "december monday tuesday wednesday thursday friday saturday sunday today yesterday time period".split()
)


@dataclass(frozen=True, slots=True)
class Parts:
    """Normalised parts in lower case; "" where the clause does not say.

    `noun` is the counted noun as written, without number and hedges; `said` how an outcome of no class is
    said, `place_said` and `place_preposition` the place as written. The noun's span comes first in `spans`.
    """

    thing: str = ""
    noun: str = ""
    lemma: str = ""
    group: str = ""
    outcome: str = ""
    place: str = ""
    spans: tuple[Span, ...] = ()
    said: str = ""
    place_said: str = ""
    place_preposition: str = ""
    unit: str = ""  # the counted noun with what makes it another kind of thing ("fighter jet")
    told: str = ""  # what the counted persons do, for the words of the measure alone: "who took refuge"


def tail_of(parse: Parse, noun: Token, quantity: Span | None, prepositions: Sequence[str]) -> list[Token]:
    """Give the words behind a noun that say which: "excise duty on fuel", "officers in the army"."""
    for preposition in children(parse, noun, "prep"):
        phrase = parse.subtree(preposition.index)
        is_near = preposition.index == noun.index + 1 or quantity is None
        if not is_near or preposition.text.lower() not in prepositions or len(phrase) > _LONGEST_TAIL + 2:
            continue
        words = [t for t in phrase if t.dep not in ("det", "case") and t.pos != "PART"]
        is_plain = all(t.pos in ("ADP", "NOUN", "PROPN", "ADJ", "DET", "PART") for t in phrase)
        is_whole = phrase[-1].index - phrase[0].index + 1 == len(phrase)
        is_other = quantity is None or not any(t.span.overlaps(quantity) for t in phrase)
        is_time = any(t.lemma.lower() in TIMES for t in phrase)
        if preposition.text.lower() in ("of", "in") and any(c.isdigit() for t in phrase for c in t.text):
            continue  # "profit surged 34 percent in Q3", not "spending on a Gulfstream G550"
        if any(t.tag == "PRP$" for t in phrase):
            continue
        if is_plain and is_whole and is_other and not is_time and 1 < len(words) <= _LONGEST_TAIL:
            return phrase
    return []


def written(tokens: Sequence[Token], words: MeasureWords) -> str:
    """Give the words with one space where the text has any, a sentence's first word in lower case."""
    if not tokens:
        return ""
    pieces = [
        token.text + (" " if following is not None and following.span.start > token.span.end else "")
        for token, following in zip(tokens, [*tokens[1:], None], strict=True)
    ]
    text = " ".join("".join(pieces).split())
    is_name = tokens[0].pos == "PROPN" or words.country_pattern.match(text) is not None
    opens = tokens[0].index == 0 and not is_name
    return text[:1].lower() + text[1:] if opens and text[1:2].islower() else text


def _opens_hyphened(parse: Parse, index: int, quantity: Span) -> bool:
    """Tell whether a word begins another with a hyphen, and is neither a number nor the start of one."""
    word, mark, rest = parse.tokens[index : index + 3]
    is_glued = word.span.end == mark.span.start and mark.span.end == rest.span.start
    is_plain = word.text.isalpha() and word.pos not in ("NUM", "DET") and word.tag != "CD"
    return mark.text == "-" and is_glued and is_plain and not word.span.overlaps(quantity)


def phrase_tokens(parse: Parse, noun: Token, quantity: Span) -> list[Token]:
    """Give the words of the noun phrase between the number and its end, or around a noun before it."""
    indices = {noun.index}
    for token in children(parse, noun, "amod", "compound", "poss", "nmod"):
        if token.pos == "NUM" or token.span.overlaps(quantity) or token.tag in ("PRP$", "JJR", "JJS"):
            continue
        is_other = any(t.pos == "NUM" and not t.span.overlaps(quantity) for t in parse.subtree(token.index))
        if is_other or token.text in ("%", "$"):  # "seven 30-round magazines"
            continue
        indices |= {t.index for t in parse.subtree(token.index) if not t.span.overlaps(quantity)}
    first, last = noun.index, noun.index
    while (
        first > 1
        and parse.tokens[first - 1].text == "-"
        and not parse.tokens[first - 2].span.overlaps(quantity)
    ):
        part = parse.tokens[first - 2]
        if part.span.end != parse.tokens[first - 1].span.start or not part.text.isalpha():
            break
        indices |= {first - 1, first - 2}  # "e-mails"
        first -= 2
    claims = [i for i in indices if parse.tokens[i].lemma.lower() in GENERIC and i < noun.index]
    if claims:  # "the IMF forecasts growth of 3 percent", read as one noun phrase
        indices = {i for i in indices if i > max(claims)}
    while first - 1 in indices and not parse.tokens[first - 1].span.overlaps(quantity):
        first -= 1
    if parse.tokens[first].text == "-":  # "the 2,400-strong force"
        first = min(first + 2, last)
    inside = parse.tokens[first : last + 1]
    while len(inside) > 1 and (inside[0].text[:1].isdigit() or inside[0].text.lower() in _LETTERS):
        inside = inside[1:]  # "1.9m people": a number is no word of what it counts
    kept = [
        t
        for t in inside
        if t.dep not in _DROPPED
        or t.index == noun.index
        or t.text == "-"
        or (t.index + 2 <= last and _opens_hyphened(parse, t.index, quantity))
    ]
    return kept[1:] if kept[0].text == "-" and len(kept) > 1 else kept
