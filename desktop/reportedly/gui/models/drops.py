"""What a drop on a source or a measure would do, in words and figures: shown while dragging, asked if it is much."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.services.naming import NamedThing, NameKind

__all__ = ["Drop", "drop_of"]


@dataclass(frozen=True, slots=True)
class Drop:
    """Words without an end, the one word of it for a button, and how many figures would say something else."""

    words: str
    button: str
    figures: int

    @property
    def line(self) -> str:
        """Give the words with the number of figures."""
        return f"{self.words} · {_counted(self.figures)}"


def drop_of(
    kind: NameKind,
    dragged: Mapping[str, Any],
    target: NamedThing | None,
    thing_of: Callable[[str], NamedThing | None],
) -> Drop:
    """Tell what dropping names, one other name or figures on a target does; None stands for outlets' own voices."""
    into = target.title if target is not None else "the outlet’s own voice"
    if "figures" in dragged:
        words = f"Count as {into}" if kind == "series" else f"Give to {into}"
        return Drop(words, "Move", len(dragged["figures"]))
    if "alias" in dragged:
        title, count = _other_name(dragged["alias"], thing_of)
        return Drop(f"Move {title} to {into}", "Move", count)
    things = [thing for name in dragged["names"] if (thing := thing_of(name)) is not None and thing != target]
    return Drop(f"Merge {_listed(kind, things)} into {into}", "Merge", sum(thing.figures for thing in things))


def _other_name(alias: str, thing_of: Callable[[str], NamedThing | None]) -> tuple[str, int]:
    """Give the words of a name that stands for a thing with another one, and its figures."""
    thing = thing_of(alias)
    members = thing.members if thing is not None else ()
    return next(((one.title, one.figures) for one in members if one.name == alias), (alias, 0))


def _listed(kind: NameKind, things: Sequence[NamedThing]) -> str:
    if len(things) == 1:
        return things[0].title
    return f"{len(things):,} {'sources' if kind == 'source' else 'measures'}"


def _counted(figures: int) -> str:
    return "1 figure" if figures == 1 else f"{figures:,} figures"
