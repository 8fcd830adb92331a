"""Which units compare: counted things of one head noun do, however finely a report names them."""

from functools import lru_cache

__all__ = ["unit_kind"]

# Last words of units of measure in several words: a square kilometre is no kilometre.
_MEASURES = frozenset(
    "point metre kilometre centimetre millimetre foot mile inch yard ounce pound ton tonne gallon litre hour second "
    "degree year age dollar".split()
)


@lru_cache(4096)
def unit_kind(unit: str) -> str:
    """Give the head noun of a counted thing ("jet" of "fighter jet"), any other unit as it stands.

    >>> unit_kind("fighter jet"), unit_kind("square mile"), unit_kind("USD per barrel")
    ('jet', 'square mile', 'USD per barrel')
    """
    if " " not in unit:
        return unit
    counted, per, base = unit.partition(" per ")
    head = counted.partition(" of ")[0].rpartition(" ")[2].lower()
    if head.removesuffix("s") in _MEASURES or not head:
        return unit
    return f"{head}{per}{base}" if " " in counted else unit
