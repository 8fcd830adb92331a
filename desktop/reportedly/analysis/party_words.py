"""Articles and figures -> what parties say without a number: they deny, or they decline to say."""

from collections.abc import Iterable, Mapping

from reportedly.model.figure import Figure
from reportedly.model.party_word import PartyWord

__all__ = ["declining_words", "denying_words", "party_words"]


def party_words(figures: Iterable[Figure], texts: Mapping[str, str]) -> tuple[PartyWord, ...]:
    """Give who denies and who declines, the earliest first; `texts` are the articles' texts by key."""
    raise NotImplementedError


def denying_words(figures: Iterable[Figure]) -> tuple[PartyWord, ...]:
    """Give the denials without a number, one for each party and article sentence, with the figures denied."""
    raise NotImplementedError


def declining_words(figures: Iterable[Figure], texts: Mapping[str, str]) -> tuple[PartyWord, ...]:
    """Give who declined to comment, could not confirm or would not say, tied to figures of sentences beside it."""
    raise NotImplementedError
