"""What changed between two days of publication."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["AsOfChange", "ChangeKind"]


class ChangeKind(StrEnum):
    """How a figure stands otherwise at the later day."""

    NEW = "new"  # was published in between
    REPLACED = "replaced"  # was what its source last said, and a newer figure says something else
    STALE = "stale"  # repeats a figure that its source has replaced since
    DENIED = "denied"  # somebody has denied it since


@dataclass(frozen=True, slots=True)
class AsOfChange:
    """One change: the figure, and the figure that replaced it (None for others); `words` say it."""

    kind: ChangeKind
    figure: str
    by: str | None
    words: str
