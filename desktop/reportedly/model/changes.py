"""What an operation changed: the only thing that flows upwards from the store."""

from dataclasses import dataclass

__all__ = ["NO_CHANGE", "ChangeSet"]


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Ids of the figures and keys of the articles that were added, changed or removed.

    `settings` tells that something beside the figures changed: saved filters, what is said of a name.
    `is_reset` asks views to read everything again (another project was opened).
    """

    figures: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    settings: bool = False
    is_reset: bool = False

    def __or__(self, other: "ChangeSet") -> "ChangeSet":
        return ChangeSet(
            self.figures | other.figures,
            self.articles | other.articles,
            self.settings or other.settings,
            self.is_reset or other.is_reset,
        )

    def __bool__(self) -> bool:
        return bool(self.figures or self.articles or self.settings or self.is_reset)


NO_CHANGE = ChangeSet()
