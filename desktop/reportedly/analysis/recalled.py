"""Figures that a source tells again as what was so before: "27, down from 31 on Tuesday", "it had counted 180"."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportedly.model.date_range import said_days, target_days
from reportedly.model.figure import Figure, Stance
from reportedly.model.filter import voice_of
from reportedly.model.quantity import STEPS

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

__all__ = ["recalled", "told_late"]


def told_late(figure: Figure, known: Iterable[Figure], told: Iterable[Figure]) -> bool:
    """Tell whether a figure only says what was so on one older day, though no newer one stands beside it.

    It is history where that number is among those `known` of its series, or where its source has `told` one for a later
    time: "3,500 on Wednesday" of one article, 4,200 on Thursday in another. Not where the later one names its day
    too: these are counts of days.
    """
    said, about = said_days(figure), target_days(figure)
    if figure.kind in STEPS or figure.stance is not Stance.ASSERTED or said is None or about is None:
        return False
    if about[0] != about[1] or about[1] >= said[0]:
        return False
    voice = voice_of(figure)
    if any(_number(one) == _number(figure) for one in known if _is_like(one, figure)):
        return True
    later = (said_days(one) for one in told if _is_like(one, figure) and voice_of(one) == voice
             and one.target_start is None)  # fmt: skip
    return any(days is not None and days[0] > about[1] for days in later)


def _is_like(one: Figure, figure: Figure) -> bool:
    return one.id != figure.id and one.stance is Stance.ASSERTED and one.kind is figure.kind


def recalled(figures: Iterable[Figure]) -> frozenset[str]:
    """Give the ids of levels and shares for an older day, beside one for a later day of the same source and article.

    Both were said on one day, and the one for the older day is history. A number for an older day that stands alone
    is what the source says; and so is each of several of one day.
    """
    told: dict[tuple[object, ...], list[tuple[date, Figure]]] = {}
    for figure in figures:
        if figure.kind in STEPS or figure.stance is not Stance.ASSERTED:
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
        numbers = {_number(figure) for day, figure in rows if day == newest}
        found.update(figure.id for day, figure in rows if day < newest and _number(figure) not in numbers)
    return frozenset(found)


def _number(figure: Figure) -> "tuple[Decimal | None, ...]":
    return figure.value, figure.low, figure.high
