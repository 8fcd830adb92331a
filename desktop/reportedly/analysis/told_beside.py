"""Numbers that stand beside another of the same source in one sentence: what was told together replaces nothing."""

from collections.abc import Iterable

from reportedly.analysis.ledger_change import same_number
from reportedly.model.figure import Figure
from reportedly.model.filter import voice_of

__all__ = ["told_beside"]


def told_beside(figures: Iterable[Figure]) -> frozenset[str]:
    """Give the ids of figures that follow another number of their source and series in the same sentence.

    "4,500 of its 30,000 workers", "287,000, as 23,000 had been listed twice": the first is what is said, the other is
    of something else that the series cannot tell apart. "Rose from 34 to 41" is no such pair.
    """
    first: dict[tuple[object, ...], Figure] = {}
    beside: set[str] = set()
    for figure in sorted(figures, key=lambda one: (one.article, one.start)):
        if figure.superseded_by is not None:
            continue
        place = (
            figure.article,
            figure.sentence_start,
            voice_of(figure),
            figure.series,
            figure.kind,
            figure.stance,
            figure.statement_date,
        )
        told = first.setdefault(place, figure)
        if told is not figure and not same_number(told, figure) and told.target_date == figure.target_date:
            beside.add(figure.id)
    return frozenset(beside)
