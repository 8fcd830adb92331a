"""What the words beside a bare number tell of it: room for so many, so many of us, so many of the others."""

from collections.abc import Sequence

from reportedly.extraction.counted_unit import PEOPLE
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.measure_text import Parts
from reportedly.extraction.measure_words import MeasureWords
from reportedly.extraction.syntax import SUBJECTS, children
from reportedly.model.span import Span

__all__ = [
    "ROOM", "is_of_those", "is_of_us", "is_some_of", "is_some_of_them", "is_there", "is_whole_of_part", "room_for",
    "sought",
]  # fmt: skip

ROOM = "room"
_SHELTERING = frozenset({"hold", "house", "shelter"})
_NOW = frozenset({"now", "already", "currently", "still", "today"})
_BACK = 7  # tokens before a number that may say what it is room for
_HEDGES = frozenset(
    "about around some roughly nearly almost just only at least most up to more than over under fewer".split()
)
_MADE = frozenset(
    "built designed licensed licenced meant intended equipped certified fitted room space".split()
)
_LICENSED = _MADE | frozenset({"permitted", "allowed", "authorised", "authorized", "able"})
_HOLDING = frozenset({"carry", "hold", "house", "seat", "take", "accommodate", "sleep", "fit"})
_SEATING = frozenset({"hold", "seat", "accommodate", "sleep"})
_THEM = frozenset({"them", "whom", "which", "those", "these"})
_OWNERS = frozenset({"the", "its", "their", "those", "these", "our", "all"})
_OWNING = frozenset({"PRP$", "POS", "NNP", "JJ", "VBG", "VBN"})  # tags of "its remaining"
_PARTS = frozenset({"half", "third", "quarter", "fifth", "most", "all", "none", "some", "part"})
_MANY = frozenset({"people", "person", "passenger", "spectator", "fan", "guest", "patient", "inmate"})
_HURT = frozenset({"dead", "killed", "wounded", "injured", "victims", "missing", "casualties", "deceased"})
_SEARCHING = frozenset({"search"})


def room_for(parse: Parse, span: Span, own: Parts, words: MeasureWords) -> Parts | None:
    """Give what so many fit into: "a boat built for 120", "licensed to carry 62", "the ground holds 75,000"."""
    if own.lemma and not words.is_person(own.lemma):
        return None
    before = _before(parse, span)
    if not _says_room(before) and not _is_held(parse, before, own):
        return None
    noun = f"{ROOM} for {own.noun or PEOPLE}"
    return Parts(ROOM, noun, own.lemma or PEOPLE, place=own.place, spans=own.spans)


def is_of_us(parse: Parse, span: Span) -> bool:
    """Tell whether a number counts those who speak: "there were seven of us", "we were three hundred"."""
    inside = parse.tokens_in(span)
    if not inside:
        return False
    behind = [t.text.lower() for t in parse.tokens[inside[-1].index + 1 : inside[-1].index + 3]]
    before = [t.text.lower() for t in _before(parse, span)[-2:]]
    return behind == ["of", "us"] or (
        before in (["we", "were"], ["we", "are"]) and not _counts_noun(parse, inside)
    )


def is_there(parse: Parse, span: Span) -> bool:
    """Tell whether a number without a noun only says how many there were: "there were 95 and not 130"."""
    before = [t.text.lower() for t in _before(parse, span)[-4:]]
    while before and before[-1] in ("been", "be", "have", "must"):
        before.pop()
    return before[-2:] in (["there", "were"], ["there", "are"]) or before[-1:] == ["there"]


def is_some_of(parse: Parse, span: Span) -> bool:
    """Tell whether a number counts some of a number: "46 of 48 glaciers", "four of the six boreholes"."""
    inside = parse.tokens_in(span)
    if not inside:
        return False
    behind = parse.tokens[inside[-1].index + 1 : inside[-1].index + 5]
    if len(behind) < 2 or behind[0].text.lower() not in ("of", "out"):
        return False
    whole = [t for t in behind[1:] if t.text.lower() not in _OWNERS | {"of"}]
    return bool(whole) and whole[0].pos == "NUM"


def is_of_those(parse: Parse, span: Span) -> bool:
    """Tell whether those told before stand right before a number that counts some of them: "Of these, about 1,200"."""
    before = [t.text.lower() for t in _before(parse, span) if t.text != ","]
    return len(before) > 1 and before[-2] in ("of", "among", "amongst") and before[-1] in _THEM


def is_whole_of_part(parse: Parse, span: Span) -> bool:
    """Tell whether a number is the whole of which the clause tells a part: "half of its 1,050 soldiers"."""
    before = _before(parse, span)
    while before and (before[-1].text.lower() in _OWNERS or before[-1].tag in _OWNING):
        before.pop()
    if len(before) < 2 or before[-1].text.lower() != "of":
        return False
    part = before[-2]
    return part.pos == "NUM" or part.lemma.lower() in _PARTS


def is_some_of_them(parse: Parse, span: Span) -> bool:
    """Tell whether a number counts some of those told before: "five of them", "ten of the dead", "of the dead, 17"."""
    inside = parse.tokens_in(span)
    if not inside:
        return False
    if _begins_with_whole(parse.tokens[: inside[0].index]) or is_of_those(parse, span):
        return True
    behind = [t.text.lower() for t in parse.tokens[inside[-1].index + 1 : inside[-1].index + 4]]
    is_hurt = behind[:2] == ["of", "the"] and behind[2:] and behind[2] in _HURT
    return is_hurt or behind[:2] == ["of", "them"] or behind[:2] == ["of", "whom"]


def _begins_with_whole(before: Sequence[Token]) -> bool:
    """Tell whether a sentence begins with those of whom a number is a part: "Of the 58 killed, at least"."""
    words = [token.text.lower() for token in before]
    if words[:1] not in (["of"], ["among"]) or "," not in words:
        return False
    comma = words.index(",")
    is_told = any(token.pos in ("VERB", "AUX") for token in before[comma:])
    return not is_told and not _HURT.isdisjoint(words[:comma])


def sought(parse: Parse, inside: list[Token]) -> Token | None:
    """Give the verb where a bare number is searched for: "searching for around 10 others"."""
    first = min(t.index for t in inside)
    near = list(parse.tokens[max(0, first - 4) : first])
    while near and near[-1].text.lower() in _HEDGES:
        near.pop()
    is_for = len(near) > 1 and near[-1].text.lower() == "for"
    return near[-2] if is_for and near[-2].lemma.lower() in _SEARCHING and near[-2].pos == "VERB" else None


def _before(parse: Parse, span: Span) -> list[Token]:
    """Give the words before a number without what hedges it."""
    inside = parse.tokens_in(span)
    first = inside[0].index if inside else 0
    near = list(parse.tokens[max(0, first - _BACK) : first])
    while near and near[-1].text.lower() in _HEDGES - {"to"}:
        near.pop()
    return near


def _says_room(before: list[Token]) -> bool:
    texts = [t.text.lower() for t in before]
    if texts[-1:] == ["for"]:
        return bool(_MADE & set(texts[-3:]))
    is_verb = bool(before) and before[-1].lemma.lower() in _HOLDING and texts[-2:-1] == ["to"]
    return is_verb and bool(_LICENSED & set(texts[-4:-2]))


def _is_held(parse: Parse, before: list[Token], own: Parts) -> bool:
    """Tell whether a place is said to hold so many: no captives, so no person or name does it."""
    if not before or before[-1].lemma.lower() not in _SEATING or before[-1].tag not in ("VBZ", "VBP", "VB"):
        return False
    is_now = any(t.text.lower() in _NOW for t in children(parse, before[-1], "advmod"))
    if is_now and before[-1].lemma.lower() in _SHELTERING:
        return False  # "the camp now holds 43,000"
    subjects = children(parse, before[-1], *SUBJECTS)
    is_thing = any(t.tag == "NN" for t in subjects)
    return is_thing and (not own.lemma or own.lemma in _MANY)


def _counts_noun(parse: Parse, inside: list[Token]) -> bool:
    following = parse.tokens[inside[-1].index + 1 : inside[-1].index + 2]
    return any(t.pos in ("NOUN", "ADJ") for t in following)
