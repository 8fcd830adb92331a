"""What the project knows already: values to complete what is typed, and what the machine said."""

from collections.abc import Mapping
from enum import StrEnum

from reportedly.model.figure import Figure, Stance
from reportedly.model.quantity import Kind
from reportedly.services.session import ProjectSession
from reportedly.store.queries.figures import machine_figure as machine_figure_of
from reportedly.store.queries.figures import values_of

__all__ = ["completions", "machine_figure"]

_MOST = 20
_CHOICES: Mapping[str, type[StrEnum]] = {"stance": Stance, "kind": Kind}
_NAMES = frozenset({"source", "speaker", "via", "measure", "unit"})


def completions(session: ProjectSession, field: str, prefix: str, *, limit: int = _MOST) -> list[str]:
    """Give values that the project has for an editable field, those that most figures have first.

    Values that begin with `prefix` come before those in which a later word does; case does not matter. Numbers and
    dates have none.
    """
    if field in _CHOICES:
        values = [choice.value for choice in _CHOICES[field]]
    elif field in _NAMES:
        values = session.read(lambda connection: values_of(connection, field))
    else:
        return []
    typed = " ".join(prefix.split()).casefold()
    first = [value for value in values if value.casefold().startswith(typed)]
    later = [value for value in values if f" {typed}" in f" {value.casefold()}" and value not in first]
    return [*first, *later][:limit]


def machine_figure(session: ProjectSession, figure_id: str) -> Figure | None:
    """Give what the machine says of a figure, without any correction or merge; None for a person's own."""
    return session.read(lambda connection: machine_figure_of(connection, figure_id))
