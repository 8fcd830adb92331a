"""Figures of one measure -> a sentence that says no more than they do."""

from collections.abc import Collection, Iterable, Mapping

from reportedly.analysis.latest import NO_ORIGINS
from reportedly.model.figure import Figure
from reportedly.model.party_word import PartyWord
from reportedly.model.sentence import SafeSentence

__all__ = ["figure_sentence", "safe_sentence"]


def safe_sentence(
    figures: Iterable[Figure],
    series: str,
    words: Iterable[PartyWord] = (),
    *,
    origins: Mapping[str, str] = NO_ORIGINS,
    only: Collection[str] | None = None,
    name: str = "",
) -> SafeSentence | None:
    """Say what the sources of one series say: range, who, when, plans apart, who denies, how many origins.

    `only` are the ids of the figures to be told (the selection), None for all. None where nothing is left.
    """
    raise NotImplementedError


def figure_sentence(figure: Figure, words: Iterable[PartyWord] = ()) -> SafeSentence:
    """Say one figure: who said what when, and who denies it (Copy as sentence)."""
    raise NotImplementedError
