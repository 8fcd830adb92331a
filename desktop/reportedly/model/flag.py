"""What the program points out about figures: a doubt with its reason, never a verdict."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Flag", "FlagKind"]


class FlagKind(StrEnum):
    """What is odd."""

    SAME_NUMBER = "same number"  # one value stands for two measures
    STALE = "stale"  # a newer figure of the same source exists
    OUTLIER = "outlier"  # far from what the others last said
    SUM = "sum"  # parts and total that do not add up


@dataclass(frozen=True, slots=True)
class Flag:
    """One flag: the first of `figures` carries it, the others are those it is held against.

    `words` say it in one sentence with its reason; `badge` is the short form for a row ("newer: 10,000, 28 Oct").
    """

    kind: FlagKind
    figures: tuple[str, ...]
    words: str
    badge: str
