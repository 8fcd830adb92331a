"""Second speakers without a verb of their own: "The ministry put the crowd at 180, a survivor at 300."."""

from collections.abc import Sequence
from itertools import pairwise

from reportedly.extraction.cue_words import CueVerb, CueWords
from reportedly.extraction.draft import Parse, Token
from reportedly.extraction.syntax import is_verbal

__all__ = ["find_gapped"]

LONGEST_NAME = 8  # words of the second speaker
_BREAKS = frozenset({",", ";", "and", "but", "while"})
_NAMES_NOBODY = frozenset({"up", "down", "from", "compared", "with", "against", "not"})


def find_gapped(
    parse: Parse, verb: Token, entry: CueVerb, words: CueWords
) -> list[tuple[Sequence[Token], Sequence[Token]]]:
    """Give each second speaker with his value, where a verb like "put" has a first value with "at"."""
    if "at" not in entry.frames or verb.lemma.lower() == "find":
        return []
    places = [
        t.index for t in parse.tokens[verb.index + 1 :] if t.text == "at" and _has_number(parse, t.index)
    ]
    found: list[tuple[Sequence[Token], Sequence[Token]]] = []
    for first, place in pairwise(places):
        start = place
        while start > first and parse.tokens[start - 1].text.lower() not in _BREAKS:
            start -= 1
        named = parse.tokens[start:place]
        if start == first or not _is_name(named, words):
            continue
        end = place + 1
        while end < len(parse.tokens) and parse.tokens[end].text not in (",", ";", "."):
            end += 1
        found.append((named, parse.tokens[place:end]))
    return found


def _has_number(parse: Parse, place: int) -> bool:
    """Tell whether a number follows within a few words: "at no fewer than 180"."""
    return any(t.pos == "NUM" or t.tag == "CD" for t in parse.tokens[place + 1 : place + 6])


def _is_name(named: Sequence[Token], words: CueWords) -> bool:
    if not 1 <= len(named) <= LONGEST_NAME or named[0].text.lower() in _NAMES_NOBODY:
        return False
    is_plain = not any(is_verbal(t) or t.pos == "NUM" or t.text == "at" for t in named)
    # "put the dead at 41 and the injured at 300" counts two things; who speaks is somebody who can be cited.
    return is_plain and (named[-1].lemma.lower() in words.citable or named[-1].text.isupper())
