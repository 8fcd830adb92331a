"""Figures that a source tells again as what was so before: "27, down from 31 on Tuesday", "it had counted 180"."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportedly.model.date_range import said_days, target_days
from reportedly.model.figure import Figure, Stance
from reportedly.model.filter import voice_of
from reportedly.model.quantity import Kind

if TYPE_CHECKING:
    from datetime import date

__all__ = ["recalled"]

_OF_THEIR_TIME = (Kind.INCREMENT, Kind.CHANGE)  # each stands beside the others


def recalled(figures: Iterable[Figure]) -> frozenset[str]:
    """Give the ids of levels and shares for an older day, beside one for a later day of the same source and article.

    Both were said on one day, and the one for the older day is history. A number for an older day that stands alone
    is what the source says; and so is each of several of one day.
    """
    told: dict[tuple[object, ...], list[tuple[date, Figure]]] = {}
    for figure in figures:
        if figure.kind in _OF_THEIR_TIME or figure.stance is not Stance.ASSERTED:
            continue
        said = said_days(figure)
        if said is None or said[0] != said[1]:
            continue
        about = target_days(figure)
        is_before = about is not None and about[1] < said[0]
        place = figure.article, voice_of(figure), figure.series, said[0]
        told.setdefault(place, []).append((about[1] if about is not None and is_before else said[0], figure))
    found: set[str] = set()
    for rows in told.values():
        newest = max(day for day, _ in rows)
        if newest == min(day for day, _ in rows):
            continue
        numbers = {(figure.value, figure.low, figure.high) for day, figure in rows if day == newest}
        found.update(
            figure.id
            for day, figure in rows
            if day < newest and (figure.value, figure.low, figure.high) not in numbers
        )
    return frozenset(found)
