"""Figures -> origins: which reports carry one and the same statement, and by what evidence."""

from collections.abc import Collection, Iterable, Mapping

from reportedly.model.figure import Figure
from reportedly.model.origin import Origin, OriginCorrection

__all__ = ["find_origins", "origins_of_figures"]


def find_origins(
    figures: Iterable[Figure], texts: Mapping[str, str], corrections: Collection[OriginCorrection] = ()
) -> tuple[Origin, ...]:
    """Group the reports of figures by the statement that they carry, the origin of the earliest report first.

    `texts` gives the articles' texts by key; of an article without one only the sentences are compared. Rejected
    figures belong to no origin; each other one to exactly one.
    """
    raise NotImplementedError


def origins_of_figures(origins: Iterable[Origin]) -> dict[str, str]:
    """Give the id of the origin for each figure's id."""
    return {figure: origin.id for origin in origins for figure in origin.figures}
