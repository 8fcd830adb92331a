"""What a chart shows beside its marks, and on which scales: the same in the window and in a picture."""

from dataclasses import dataclass
from datetime import date

from reportedly.model.interval import Interval

__all__ = ["AT_FIRST", "Showing"]


@dataclass(frozen=True)
class Showing:
    """The choices of the View menu.

    `is_whole`: the scale holds all numbers, else those far beyond the others stand at its edge. `is_by_target`:
    marks stand at the day that they are about, where there is one. `has_lines`: step lines join what each
    source had last said. `has_names`: labels name their source, not only the figure. `has_revisions`: the
    latest figure of a source says what it replaced. `consensus` is the band that more than half of the origins
    share. `as_of` is the day up to which it is shown; `since` an earlier one, so that what was published
    between the two stands out.
    """

    is_log: bool = False
    is_whole: bool = False
    is_by_target: bool = False
    has_lines: bool = True
    has_names: bool = True
    has_revisions: bool = True
    consensus: Interval | None = None
    as_of: date | None = None
    since: date | None = None


AT_FIRST = Showing()
"""What a chart shows before anybody chose."""
