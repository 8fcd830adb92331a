"""A look-up by the numbers that figures claim: of thousands only few need to be held against each."""

from collections import defaultdict
from typing import Generic, TypeVar

from reportedly.analysis.ledger_change import number_keys, same_number
from reportedly.model.figure import Figure

__all__ = ["ByNumber"]

_Kept = TypeVar("_Kept")


class ByNumber(Generic[_Kept]):
    """What is kept by the number of a figure: of thousands few can claim the same."""

    def __init__(self) -> None:
        self._kept: defaultdict[object, list[tuple[int, Figure, _Kept]]] = defaultdict(list)
        self._count = 0

    def add(self, figure: Figure, kept: _Kept) -> None:
        """Keep something by the number of a figure."""
        self._count += 1
        for key in number_keys(figure):
            self._kept[key].append((self._count, figure, kept))

    def like(self, figure: Figure) -> list[_Kept]:
        """Give what is kept by the same number, in the order in which it came."""
        if not self._kept:
            return []
        near = {row[0]: row for key in number_keys(figure) for row in self._kept.get(key, ())}
        return [near[place][2] for place in sorted(near) if same_number(near[place][1], figure)]
