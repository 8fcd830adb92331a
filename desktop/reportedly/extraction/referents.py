"""What mentions stand for, in reading order, and the small words around a name."""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from reportedly.extraction.source_names import normalize_name
from reportedly.model.span import Span

__all__ = [
    "FARTHEST", "ReadingOrder", "Referent", "is_capitalised", "is_former", "strip_determiner", "strip_owner",
    "strip_rank",
]  # fmt: skip

_CAPITALISED = re.compile(r"[A-Z][^\s,()]*")
_DETERMINER = re.compile(
    r"^(?:the|a|an|its|his|her|their|our|this|that|these|those)\s+(?:(?:country|nation)['’]s\s+)?",
    re.IGNORECASE,
)
_FORMER = re.compile(r"\b(?:former|ex|retired|late|onetime|one-time|then)[ -](?=\w)", re.IGNORECASE)
_OWNED = re.compile(r"^.*['’]s? (?=[A-Z])")  # "Mr. Lind's Council of Elders", "the Herald's Ana Ruiz"
FARTHEST = 200  # names back at which "the Norwegian agency" still points


@dataclass(frozen=True, slots=True)
class Referent:
    """What a mention stands for: the canonical `name`, and the `speaker` who spoke for it.

    `kind` is the table's kind of the body, "person", "group" or "" (unknown). `role` is the role named,
    `country` the ISO code of the body's country, "" where it has none.
    """

    name: str
    kind: str
    at: int
    speaker: str | None = None
    speaker_span: Span | None = None
    role: str = ""
    rule: str = "source.named"
    confidence: float = 0.9
    country: str = ""

    @property
    def person(self) -> str | None:
        """Give the person's name where one is named."""
        return self.speaker or (self.name if self.kind == "person" else None)


class ReadingOrder:
    """Some of the names of an article in reading order; `words_of` gives the words of a body's names."""

    def __init__(
        self, referents: Iterable[Referent], words_of: Callable[[str], Collection[str]] | None = None
    ) -> None:
        self._referents = sorted(referents, key=lambda r: r.at)
        self._places = [r.at for r in self._referents]
        self._words_of = words_of or (lambda name: normalize_name(name).split())

    def before(
        self,
        place: int,
        country: str = "",
        words: Collection[str] = frozenset(),
        refused: frozenset[str] = frozenset(),
    ) -> Referent | None:
        """Give the last one that stands before a place: of a country, with some words in its name or without."""
        count = bisect_left(self._places, place)
        if not country and not words and not refused:
            return self._referents[count - 1] if count else None
        for referent in reversed(self._referents[max(0, count - FARTHEST) : count]):
            is_refused = not refused.isdisjoint(self._words_of(referent.name)) if refused else False
            if not is_refused and self._is_meant(referent, country, words):
                return referent
        return None

    def only_one(self, country: str = "", words: Collection[str] = frozenset()) -> Referent | None:
        """Give the one body of a country, with some words in its name; None where there are several."""
        found = {r.name: r for r in self._referents[:FARTHEST] if self._is_meant(r, country, words)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_meant(self, referent: Referent, country: str, words: Collection[str]) -> bool:
        has_words = not words or set(words) <= set(self._words_of(referent.name))
        return has_words and country in ("", referent.country)

    @property
    def only(self) -> Referent | None:
        """Give the one that there is, None where there are several."""
        return self._referents[0] if len(self._referents) == 1 else None


def is_capitalised(words: str) -> bool:
    """Tell whether some word is written like a name."""
    return _CAPITALISED.search(words) is not None


def is_former(words: str) -> bool:
    """Tell whether some words name who held an office once ("the former minister")."""
    return _FORMER.search(words) is not None


def strip_rank(words: str, ranks: Collection[str]) -> str:
    """Give a name without the title in front ("Mrs. Lind")."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower().strip(".") in ranks else words


def strip_determiner(words: str) -> str:
    """Give the words without an article or possessive in front."""
    return _DETERMINER.sub("", words.strip())


def strip_owner(words: str) -> str:
    """Give a name without whose it is."""
    return _OWNED.sub("", words)
