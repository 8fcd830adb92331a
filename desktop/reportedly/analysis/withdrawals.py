"""Numbers that their own source has taken back since: nobody stands for them any more."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from reportedly.model.dates import DatePeriod, middle_day
from reportedly.model.estimate import LoneDenial, Series
from reportedly.model.figure import Stance

__all__ = ["withdrawn"]

_Number = tuple[str, tuple[Decimal, ...]]  # of a voice


def withdrawn(series: Series) -> frozenset[str]:
    """Give the ids of figures that their voice took back on their day or later: in words, or by denying the number.

    A figure without a day counts as said before; a denial without one takes back only such figures. It is of all
    figures of that voice with the same number, whichever article tells them.
    """
    back: dict[_Number, date] = {}
    for number, day in _taken_back(series):
        back[number] = max(day, back.get(number, date.min))
    if not back:
        return frozenset()
    voices = {voice for voice, _ in back}  # few of thousands: no key is made of the others
    return frozenset(
        one.figure_id
        for one in series.estimates
        if one.voice in voices
        and one.stance is not Stance.DENIED
        and (last := back.get((one.voice, one.heights))) is not None
        and _middle(one.said) <= last
    )


def _taken_back(series: Series) -> Iterator[tuple[_Number, date]]:
    for one in series.estimates:
        if one.stance is Stance.DENIED:
            yield (one.voice, one.heights), _middle(one.said)
    told: dict[str, list[LoneDenial]] = {}  # denials by the figures that they are about
    for denial in series.denials:
        for name in denial.figures:
            told.setdefault(name, []).append(denial)
    for one in series.estimates if told else ():
        for denial in told.get(one.figure_id, ()):
            if denial.voice == one.voice:
                yield (one.voice, one.heights), _middle(denial.said)


def _middle(said: DatePeriod | None) -> date:
    """Give the middle of the days on which something may have been said; the first of all where nobody knows."""
    days = said.days if said is not None else None
    return date.min if days is None else middle_day(days)
