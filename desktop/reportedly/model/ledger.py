"""The ledger of one source: what it gave of a series, when, and what that replaced."""

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.dates import DatePeriod
from reportedly.model.party_word import PartyWord

__all__ = ["Change", "LedgerRow"]


class Change(StrEnum):
    """What a statement does to what the source had said before; the value is the word on the screen."""

    FIRST_WORD = "first word"  # a statement without a figure, before any other
    WORD = "word"  # a later statement without a figure
    FIRST_FIGURE = "first figure"
    UPDATE = "update"
    CORRECTION = "correction"  # the earlier figure is said to have been wrong
    CONTRADICTION = "contradiction"  # both cannot hold for the same day
    WITHDRAWN = "withdrawn"  # the source takes a number back that it had given
    BOUND_RAISED = "bound raised"
    BOUND_LOWERED = "bound lowered"
    REPEAT = "repeat"  # the same again: no new statement


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One statement of a source.

    `figure` is the id of its figure, None for a statement without one (then `word` has it). `series` is the key of
    the measure. `replaced` is the id of the figure that it replaces or contradicts, `repeats` of that which it only
    repeats; `days` lie between the two statements (None where one is not dated to the day). `reason` says in plain
    words why it is this change; `sign` is the words of the text on which that rests ("revised"), "" where the numbers
    decide.
    """

    series: str
    said: DatePeriod | None
    change: Change
    reason: str
    figure: str | None = None
    word: PartyWord | None = None
    replaced: str | None = None
    repeats: str | None = None
    days: int | None = None
    sign: str = ""
