"""How what one figure is about stands to what another is about."""

from dataclasses import dataclass
from enum import Enum, auto

__all__ = ["Scope", "Scoped"]


class Scope(Enum):
    """The first beside the second."""

    SAME = auto()
    PART = auto()  # the first is a part of the second
    WHOLE = auto()  # the second is a part of the first
    OTHER = auto()  # they have nothing in common, or only some of it
    DOUBTFUL = auto()  # the words do not tell

    @property
    def turned(self) -> "Scope":
        """Give how the second stands to the first."""
        return {Scope.PART: Scope.WHOLE, Scope.WHOLE: Scope.PART}.get(self, self)


@dataclass(frozen=True, slots=True)
class Scoped:
    """A scope with what told it: the rule, and the words of the first and of the second that differ."""

    scope: Scope
    rule: str = ""
    first: str = ""
    second: str = ""

    @property
    def turned(self) -> "Scoped":
        """Give it from the other side."""
        return Scoped(self.scope.turned, self.rule, self.second, self.first)
