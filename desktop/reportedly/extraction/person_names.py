"""The names of people: their own words, and which of "he" and "she" the article may call them."""

import re
from collections.abc import Collection

from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.referents import strip_owner

__all__ = ["PersonGender", "is_one_person", "own_name"]

_TITLED = re.compile(r"\b(Mr|Sir|Lord|Mrs|Ms|Miss|Dame|Lady)\.? ((?:[A-Z][\w’'-]+ ){0,2}[A-Z][\w’'-]+)")
_ROLE_BEFORE = re.compile(
    r"\b(\w+(?:man|woman)|king|queen|prince|princess) ((?:[A-Z][\w’'-]+ ?){1,3})", re.IGNORECASE
)
_ROLE_BEHIND = re.compile(
    r"\b((?:[A-Z][\w’'-]+ ){1,2}[A-Z][\w’'-]+), (?:[\w’'-]+ ){0,4}?(\w+(?:man|woman))\b"
)
_WOMEN = ("mrs", "ms", "miss", "dame", "lady", "queen", "princess")
_MEN = ("mr", "sir", "lord", "king", "prince")
_COMPOUND = re.compile(r"^.*\w-[a-z]{4,} (?=[A-Z])")  # "mega-donor Ana Ruiz"
_MANY = frozenset(
    {"many", "some", "most", "several", "other", "few", "all", "two", "three", "both", "these", "those"}
)


def own_name(words: str, labels: Collection[str], persons: Collection[str]) -> str:
    """Give a person's name without what stands before it: whose he is, his party, his people, what he is."""
    kept = _COMPOUND.sub("", strip_owner(words)).split()
    while len(kept) > 2 and kept[0].lower() in labels:
        kept.pop(0)
    if len(kept) > 1 and {kept[0].lower(), kept[0].lower().removesuffix("s")} & set(persons):
        kept.pop(0)  # "Survivor Al Lund" opens a sentence
    return " ".join(kept)


def is_one_person(name: str) -> bool:
    """Tell whether a name may be that of one person, whom "he" or "she" stands for."""
    words = name.split()
    return (
        not {"and", "or", "&"} & set(words)
        and words[0].lower() not in _MANY
        and not re.search(r"['’]s? ", name)
    )


class PersonGender:
    """What titles, roles and first names of an article tell: "f", "m" or "" (either)."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        names = lexicon.table("sources")["first_names"]
        self._first = {
            name: letter
            for letter, key in (("f", "feminine"), ("m", "masculine"))
            for name in names[key].split()
        }
        self._told: dict[str, str] = {}
        for found in _TITLED.finditer(text):
            self._tell(found[2], found[1])
        for found in _ROLE_BEFORE.finditer(text):
            self._tell(found[2], found[1])
        for found in _ROLE_BEHIND.finditer(text):
            self._tell(found[1], found[2])

    def of(self, name: str) -> str:
        """Give the letter of a person named so."""
        words = name.split()
        if not words:
            return ""
        return self._told.get(words[-1].lower()) or self._first.get(words[0].lower(), "")

    def is_first_name(self, word: str) -> bool:
        """Tell whether a word is known as a person's first name."""
        return word.lower() in self._first

    def _tell(self, name: str, word: str) -> None:
        lowered = word.lower()
        letter = "f" if lowered in _WOMEN or lowered.endswith("woman") else ""
        letter = letter or ("m" if lowered in _MEN or lowered.endswith("man") else "")
        if letter and name.split():
            self._told.setdefault(name.split()[-1].lower(), letter)
