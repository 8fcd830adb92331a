"""What changes along reports of one statement, for the tests of mutations."""

from helpers.reports import read_reports
from reportedly.analysis.mutations import mutations_of
from reportedly.analysis.origins import find_origins
from reportedly.model.mutation import Mutation
from reportedly.model.origin import OriginCorrection

__all__ = ["changes_in", "told"]


def changes_in(*sentences: str, days: tuple[str | None, ...] = ()) -> list[Mutation]:
    """Give the mutations along one statement, told by one outlet after the other."""
    days = days or tuple(f"2024-03-0{5 + place}" for place in range(len(sentences)))
    outlets = ("Coast Wire", "Lund Post", "Ystad Radio", "Evening Tide")
    figures, texts = read_reports(*zip(outlets, days, sentences, strict=False))
    said = [OriginCorrection(figure.id, 1) for figure in figures]
    [origin] = find_origins(figures, texts, said)
    return list(mutations_of(origin, figures, texts))


def told(changes: list[Mutation]) -> list[tuple[str, str]]:
    return [(change.kind.value, change.words) for change in changes]
