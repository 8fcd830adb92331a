"""Numbers that their own source has taken back since: nobody stands for them any more."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

from reportedly.analysis.comparing_words import any_of, word_table
from reportedly.analysis.naming_words import naming_words
from reportedly.model.estimate import Series
from reportedly.model.figure import Figure, Stance

__all__ = ["is_anonymous", "middle_day", "takes_back", "withdrawn"]

_WITHDRAWN, _ANONYMOUS = "stance.withdrawn", "anonymous"

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
    return frozenset(
        one.figure_id
        for one in series.estimates
        if one.stance is not Stance.DENIED
        and (last := back.get((one.voice, one.heights))) is not None
        and middle_day(one.possible_days) <= last
    )


def takes_back(figure: Figure) -> bool:
    """Tell a number that its source takes back ("withdrew its figure of 46") from one that it denies to be true."""
    if figure.stance is not Stance.DENIED:
        return False
    found = figure.evidence.get("stance")
    return (found is not None and found.rule == _WITHDRAWN) or _taking().search(figure.sentence) is not None


def is_anonymous(source: str | None) -> bool:
    """Tell "officials" and "a doctor", who may be of any body, from a name."""
    last, kinds = (source or "").rpartition(" ")[2].lower(), naming_words().kinds
    return _ANONYMOUS in (kinds.get(last), kinds.get(last.removesuffix("s")))


@cache
def _taking() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word_table('withdrawals')['words'])})\b", re.IGNORECASE)


def middle_day(days: tuple[date, date] | None) -> date:
    """Give the middle of the days on which something may have been said; the first of all where nobody knows."""
    return date.min if days is None else date.fromordinal((days[0].toordinal() + days[1].toordinal()) // 2)


def _taken_back(series: Series) -> Iterator[tuple[_Number, date]]:
    for one in series.estimates:
        if one.stance is Stance.DENIED:
            yield (one.voice, one.heights), middle_day(one.possible_days)
    if not series.denials:
        return
    by_id = {one.figure_id: one for one in series.estimates}
    for denial in series.denials:
        said = denial.said
        start, end = (said.start or said.end, said.end or said.start) if said is not None else (None, None)
        day = middle_day(None if start is None or end is None else (start, end))
        for name in denial.figures:
            denied = by_id.get(name)
            if denied is not None and denied.voice == denial.voice:
                yield (denied.voice, denied.heights), day
