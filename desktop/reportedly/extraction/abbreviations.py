"""The short forms that an article gives: "the Hill Workers' League (HWL)", "HWL (Hill Workers' League)", or apart."""

import re
from collections.abc import Iterator

__all__ = ["find_abbreviations", "find_bracketed", "find_spelled_out"]

# Words of a name are bounded, and it begins a word: in a text of one long word each letter would begin a search.
_SMALL = "of|for|the|and|on|in|to|de|du|des|di|da|do|del|la|le|et|pour|für"
_CAPITAL = r"[^\W\d_a-zà-ÿ][\w'’&.-]{0,40}"
_LONG = rf"({_CAPITAL}(?:\s(?:{_CAPITAL}|{_SMALL})){{1,9}})"
_SHORT = r"([A-Z][A-Za-z&.-]{1,9})"
_INTRODUCED = (
    re.compile(rf"(?<!\w){_LONG}\s?\({_SHORT}\)"),
    re.compile(rf"(?<!\w){_LONG},? (?:or|(?:also )?known as|abbreviated as) (?:the )?{_SHORT}\b"),
)
_NAME = re.compile(rf"(?<!\w){_LONG}")
_ACRONYM = re.compile(r"(?<![\w.&-])[A-Z]{3,6}(?![\w&]|-[A-Z]|\.\w)")
_REVERSED = re.compile(rf"(?<!\w)([A-Z][A-Z&.-]{{1,8}})\s?\((?:the )?{_LONG}\)")


def find_abbreviations(text: str) -> Iterator[tuple[str, str]]:
    """Give the pairs of a short form and the long name it stands for, in no order."""
    for pattern in _INTRODUCED:
        for found in pattern.finditer(text):
            long = _fitting(found[1], found[2])
            if long and sum(letter.isupper() for letter in found[2]) > 1:
                yield found[2], long
    for found in _REVERSED.finditer(text):
        if _fitting(found[2], found[1]) == found[2]:
            yield found[1], found[2]


def find_bracketed(text: str) -> Iterator[tuple[str, str]]:
    """Give each name with the capitals in brackets behind it, which may be short for it in another tongue."""
    for found in _INTRODUCED[0].finditer(text):
        if found[2].isupper() and len(found[2]) > 2:
            yield found[2], found[1]


def find_spelled_out(text: str) -> Iterator[tuple[str, str]]:
    """Give each word of three to six capitals with the name of the article whose initials it is.

    "The Rapid Support Forces ... the RSF": in this article no other body has these letters. Where two names of
    the article have them, neither is meant surely.
    """
    shorts = set(_ACRONYM.findall(text))
    spelled: dict[str, set[str]] = {}
    for long in {found[1] for found in _NAME.finditer(text)} if shorts else ():
        words = long.split()
        great = [i for i, word in enumerate(words) if word[0].isupper()]
        for short in shorts:
            for at, first in enumerate(great):
                name = words[first : great[at + len(short) - 1] + 1] if at + len(short) <= len(great) else []
                if name and _initials([w for w in name if w[0].isupper()]) == short.lower():
                    spelled.setdefault(short, set()).add(" ".join(name))
    yield from ((short, names.pop()) for short, names in spelled.items() if len(names) == 1)


def _fitting(words: str, short: str) -> str | None:
    """Give the end of some words that a short form abbreviates: by initials, else letter by letter."""
    parts = words.split()
    letters = re.sub(r"[^a-z]", "", short.lower())
    tails = [parts[start:] for start in range(len(parts)) if parts[start][0].isupper()]
    for tail in tails:
        initials = {_initials(tail), _initials([word for word in tail if word[0].isupper()])}
        if letters in initials:
            return " ".join(tail)
    for tail in reversed(tails):
        if len(tail) > 1 and _spells(tail, letters):
            return " ".join(tail)
    return None


def _initials(words: list[str]) -> str:
    return "".join(part[0] for word in words for part in re.split(r"[-’']", word) if part).lower()


def _spells(words: list[str], letters: str) -> bool:
    """Tell whether each great word gives one or more letters in their order ("NEtwork for CAre" is NECA)."""
    places = {0}  # how many letters the words so far may have given
    for word in words:
        given = {end for place in places for end in _ends(word.lower(), letters, place)}
        places = given if word[0].isupper() else places | given
    return len(letters) in places


def _ends(word: str, letters: str, place: int) -> set[int]:
    """Give up to where a word may take letters that begin with its own first one."""
    if letters[place : place + 1] != word[0]:
        return set()
    ends, at = {place + 1}, 0
    for end in range(place + 1, len(letters)):
        at = word.find(letters[end], at + 1)
        if at < 0:
            break
        ends.add(end + 1)
    return ends
