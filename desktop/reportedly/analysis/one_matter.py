"""Whether the figures of a series are surely numbers of one thing: "people" and "amount" may be anything."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from reportedly.analysis.comparable import key_parts
from reportedly.analysis.one_unit import is_counted
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.figure import Figure, Stance
from reportedly.model.filter import voice_of

__all__ = ["is_one_matter"]

_MOST_AT_ONCE = 2
"""One source gives a range or a slip at most; three numbers of one day in one series are of several things."""
_FEW = Decimal("0.34")


def is_one_matter(figures: Sequence[Figure]) -> bool:
    """Tell whether the figures of one series are numbers of one thing.

    The key must say more than a word that fits anything, and no source may give three numbers of it in one day, nor
    most sources two: then the key joins what the articles keep apart.
    """
    parts, table = key_parts(figures[0]), load_lexicon("en").table("totals")
    is_said = bool(parts.outcome or parts.place) and parts.thing not in table["nothing"]
    is_bare = parts.thing == figures[0].unit and not is_counted(parts.thing)  # "USD", where no noun was read
    if (parts.thing in table["anything"] or is_bare) and not is_said:
        return False
    at_once: defaultdict[tuple[str, str | None], set[object]] = defaultdict(set)
    for figure in figures:
        if figure.stance is Stance.ASSERTED and figure.superseded_by is None:
            number = figure.value if figure.value is not None else (figure.low, figure.high)
            at_once[voice_of(figure), figure.statement_date].add((number, figure.target_date, figure.kind))
    if any(len(numbers) > _MOST_AT_ONCE for numbers in at_once.values()):
        return False
    several = sum(len(numbers) > 1 for numbers in at_once.values())
    return several <= 1 or several <= len(at_once) * _FEW
