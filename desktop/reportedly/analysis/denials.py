"""Figures of one measure -> statements by parties: who asserts, plans or forecasts, denies, declines, is silent."""

from collections.abc import Iterable

from reportedly.model.figure import Figure
from reportedly.model.matrix import DenialMatrix
from reportedly.model.party_word import PartyWord

__all__ = ["denial_matrix"]


def denial_matrix(
    figures: Iterable[Figure], series: str, words: Iterable[PartyWord], *, name: str = ""
) -> DenialMatrix | None:
    """Give the matrix of one series; None where it has no figure. `words` as `analysis.party_words` gives them."""
    raise NotImplementedError
