"""What changed on the way: a later report of a statement says something that no earlier one did."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Mutation", "MutationKind"]


class MutationKind(StrEnum):
    """What is other than in the reports before."""

    HEDGE_LOST = "hedge lost"  # "about 600" became "600"
    HEDGE_GAINED = "hedge gained"
    BOUND = "bound"  # "at least 600" became "up to 600", "600" "more than 600", "500 to 600" "600"
    VALUE = "value"  # another number, which no rounding explains
    ROUNDING = "rounding"  # 11,230 became "about 11,000"
    UNIT = "unit"  # 3 miles became 5 km, crowns became dollars
    MEASURE = "measure"  # "casualties" became "killed"
    PLACE = "place"  # "in Russia" became "in Ukraine"
    STANCE = "stance"  # "may climb" became "planned", "planned" became "sent"
    SOURCE_LOST = "source lost"  # attributed, then told in the outlet's own voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """One change between two reports of a statement.

    `before` and `after` are the words of both sides, "" where the words are missing there; `earlier` and `later`
    the figures. `changes_meaning` is False for what says the same in another way (a rounding, a unit that
    converts). `is_ordered` tells that the dates show which report came first; else neither is claimed to be.
    """

    kind: MutationKind
    origin: str
    earlier: str
    later: str
    article: str  # of the later report
    before: str
    after: str
    changes_meaning: bool = True
    is_ordered: bool = True

    @property
    def words(self) -> str:
        """Say it in a few words: “casualties” became “killed”, “around” dropped."""
        if not self.after:
            return f"“{self.before}” dropped" if self.is_ordered else f"without “{self.before}”"
        if not self.before:
            return f"“{self.after}” added" if self.is_ordered else f"with “{self.after}”"
        if not self.is_ordered:
            return f"“{self.after}”, elsewhere “{self.before}”"
        return f"“{self.before}” became “{self.after}”"
