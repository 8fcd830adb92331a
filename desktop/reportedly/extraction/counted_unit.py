"""The unit of counted things: persons are people, all else the noun with the words that make it another kind.

"Twelve new fighter jets" count "fighter jet", "seven European countries" "European country": what only counts
or judges ("new", "more", "huge") is no part of the kind.
"""

from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_words import MeasureWords
from reportedly.model.span import Span

__all__ = ["PEOPLE", "unit_phrase"]

PEOPLE = "people"
_LINKS = ("amod", "compound", "nmod", "conj", "cc", "punct")
_PLAIN = frozenset({"ADJ", "NOUN", "PROPN", "CCONJ"})
_CLOSING = frozenset({",", ";", ":", "(", ")", '"', "“", "”"})
_PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})
_COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})
_LONGEST = 3  # words before the noun; what stands further off says less
_TITLED = 0.7  # of the longer words of a heading begin with a capital
_TITLED_LENGTH = 4


def unit_phrase(parse: Parse, noun: Token, quantity: Span, words: MeasureWords) -> str:
    """Give the counted noun in the singular with its classifying words, names with their capitals."""
    is_heading = _is_titled(parse)
    kinds = [_written(t, words, is_heading=is_heading) for t in _kinds(parse, noun, quantity, words)]
    return " ".join(
        _joined([*kinds, _singular(noun, words, is_heading=is_heading, is_long=bool(kinds))])[-_LONGEST - 1 :]
    )


def _kinds(parse: Parse, noun: Token, quantity: Span, words: MeasureWords) -> list[Token]:
    """Give the classifying words right before a noun, with the hyphens between them."""
    found: list[Token] = []
    between = [t for t in parse.tokens[: noun.index] if t.span.start >= quantity.end]
    is_listed = any(t.tag == "CC" for t in between)  # "Tata and Volvo buses"
    for token in reversed(parse.tokens[: noun.index]):
        if token.span.overlaps(quantity):  # "the previous two sessions"
            continue
        is_between = token.span.start >= quantity.end and token.pos in _PLAIN
        is_inside = _hangs_on(parse, token, noun) or (is_between and is_listed)
        is_joined = "-" in (token.text, parse.tokens[token.index + 1].text) and not token.text[:1].isdigit()
        if not (is_inside or is_joined) or token.text in _CLOSING:
            break
        if token.text == "-" and parse.tokens[token.index - 1].text[:1].isdigit():
            del found[-1:]  # "seven 30-round magazines"
            break
        found.append(token)
    return [t for t in reversed(found) if _is_kind(t, words) or _is_second(parse, t)]


def _is_second(parse: Parse, token: Token) -> bool:
    """Tell whether a word ends another with a hyphen: "work-related"."""
    return token.index > 0 and parse.tokens[token.index - 1].text == "-"


def _hangs_on(parse: Parse, token: Token, noun: Token) -> bool:
    """Tell whether a word is part of the noun phrase, if need be through others ("Tata and Volvo buses")."""
    here = token
    while here.dep in _LINKS and here.head != here.index:
        here = parse.tokens[here.head]
        if here.index == noun.index:
            return True
    return False


def _is_kind(token: Token, words: MeasureWords) -> bool:
    if token.text == "-":
        return True
    word, lemma = token.text.lower(), token.lemma.lower()
    if token.tag in _COMPARED or token.pos not in ("ADJ", "NOUN", "PROPN", "VERB"):
        return False
    if token.text[:1].isdigit() or (token.tag in _PARTICIPLES and word not in words.kind_participles):
        return False
    is_event = token.tag in ("VBN", "VBD", "JJ") and (word in words.outcome_of or lemma in words.outcome_of)
    return not is_event and word not in words.unclassing


def _joined(kinds: list[str]) -> list[str]:
    """Put words with a hyphen between them together: "first", "-", "team"."""
    found: list[str] = []
    is_cut = False  # behind a hyphen whose first word was left out: "first-time claims"
    for kind in kinds:
        if kind == "-" and not found:
            is_cut = True
        elif kind == "-":
            found[-1] += "-"
        elif found and found[-1].endswith("-"):
            found[-1] += kind
        elif not is_cut or kind is kinds[-1]:
            found.append(kind)
            is_cut = False
        else:
            is_cut = False
    return [kind for kind in found if not kind.endswith("-")]


def _written(token: Token, words: MeasureWords, *, is_heading: bool) -> str:
    is_name = token.pos == "PROPN" or words.country(token.text) is not None
    if is_name or (token.text[:1].isupper() and not is_heading):
        return token.text
    return token.text.lower()


def _singular(noun: Token, words: MeasureWords, *, is_heading: bool, is_long: bool) -> str:
    text = noun.text
    if (known := words.singulars.get(text.lower())) is not None:
        return known
    if noun.tag in ("NNP", "NNPS"):
        is_plain = is_heading or text.lower() in words.thing_of
        is_many = noun.tag == "NNPS" or is_long  # "World Cups", not "Mercedes"
        singular = text[:-1] if is_many and text.endswith("s") and not text.endswith("ss") else text
        return singular.lower() if is_plain else singular
    return noun.lemma.lower()


def _is_titled(parse: Parse) -> bool:
    """Tell whether a heading is written with capitals all through."""
    long = [t.text for t in parse.tokens if len(t.text) >= _TITLED_LENGTH and t.text.isalpha()]
    return bool(long) and sum(word[0].isupper() for word in long) >= _TITLED * len(long)
