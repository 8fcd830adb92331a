"""What a party says of a matter without giving a figure: it denies, or it declines to say."""

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.dates import DatePeriod

__all__ = ["PartyWord", "Position"]


class Position(StrEnum):
    """How a party stands to a statement; the value is the word on the screen."""

    ASSERTS = "asserts"
    ALLEGES = "alleges"
    AHEAD = "plans or forecasts"
    DENIES = "denies"
    DECLINES = "declines"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyWord:
    """One sentence in which a party denies or declines, with the figures that it is about.

    `position` is DENIES or DECLINES. `start` and `end` are the words that say so ("declined to comment"), in code
    points of the article's text; `sentence` is the evidence. `said` is None where nobody knows the day.
    """

    voice: str
    position: Position
    article: str
    outlet: str | None
    start: int
    end: int
    sentence: str
    said: DatePeriod | None
    figures: tuple[str, ...]
