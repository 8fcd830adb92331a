"""What changed along a chain of reports of one statement."""

from collections.abc import Iterable

from reportedly.model.figure import Figure
from reportedly.model.mutation import Mutation
from reportedly.model.origin import Origin

__all__ = ["mutations_of"]


def mutations_of(origin: Origin, figures: Iterable[Figure]) -> tuple[Mutation, ...]:
    """Give what each report of an origin says that no earlier one did, in order of the reports.

    `figures` are those of the project, or at least those of the origin. Figures of different reports are compared
    where they stand for the same number of the statement.
    """
    raise NotImplementedError
