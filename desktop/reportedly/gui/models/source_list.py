"""Who gives figures, and of what: names with their counts, for the panel at the left."""

from dataclasses import dataclass

__all__ = ["OWN_VOICE", "Tally"]

OWN_VOICE = "Outlet’s own voice"


@dataclass(frozen=True, slots=True)
class Tally:
    """One row: the values of the filter that it stands for, a name, and how many figures it has.

    `words` are the name without what tells it from a row of the same name, where the name has that: for sentences
    and for typing another name.
    """

    values: frozenset[str]
    name: str
    count: int
    color: int | None = None
    has_dot: bool = False
    words: str = ""
