"""What the first edit and the first comparison load, loaded ahead: word lists, grammars, the project's questions."""

import sqlite3
from contextlib import suppress
from importlib import import_module

from reportedly.analysis.series_parts import series_of_words
from reportedly.model.errors import UserError
from reportedly.model.figure import Review
from reportedly.model.quantity import Kind
from reportedly.services.reviewing import seen_for
from reportedly.services.session import ProjectSession
from reportedly.services.typed_fields import EDITABLE_FIELDS, figure_with, read_typed
from reportedly.store.queries.reviews import spots_with

__all__ = ["warm_up"]

_EXAMPLES = (
    ("figure", "~3,000 km"), ("unit", "kilometres"), ("measure", "ships"), ("source", "Seoul"),
    ("stance", "planned"), ("statement_date", "last Wednesday"), ("target_date", "by Dec 2024"), ("kind", "change"),
)  # fmt: skip

_COMPARING = ("analysis.denials", "analysis.disagreement", "analysis.ledger", "analysis.matrix", "analysis.mutations",
              "services.publishing")  # fmt: skip
"""What the comparing views import, but for what needs Qt: half of the 55 ms that they take from the window."""


def warm_up(session: ProjectSession) -> None:
    """Let the first edit be as quick as all others; 0.3 s of work, for a thread that nobody waits for.

    Without it the first number that is typed takes 130 ms and the first date 65 ms (22 Nov 2026). Nothing of the
    project is changed. Raises Cancelled where it was closed meanwhile.
    """
    for name in _COMPARING:
        import_module(f"reportedly.{name}")
    figure = figure_with({"published": "2024-10-23", "review": Review.MACHINE.value})
    for field, text in _EXAMPLES:
        with suppress(UserError):
            read_typed(field, text, figure)
    series_of_words("ships", Kind.LEVEL, "ship")
    session.maintain(_ask)


def _ask(connection: sqlite3.Connection) -> None:
    """Ask for no figure at all, in the words in which the edits will ask: the questions are kept, prepared."""
    for field in EDITABLE_FIELDS:
        spots_with(connection, [""], seen_for(field))
    spots_with(connection, [""], ())
