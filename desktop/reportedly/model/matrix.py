"""Two matrices: sources by measures, and statements by parties."""

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.model.dates import DatePeriod
from reportedly.model.disagreement import Latest
from reportedly.model.interval import Interval
from reportedly.model.party_word import Position

__all__ = ["DenialMatrix", "MatrixCell", "MatrixColumn", "PartyCell", "SourceMatrix", "Statement"]


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One measure: the key of its series, its name and its unit."""

    series: str
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one voice last said of one measure; `position` is its sign."""

    latest: Latest
    position: Position


@dataclass(frozen=True, slots=True)
class SourceMatrix:
    """Sources by measures; a source that says nothing of a measure has no cell.

    `voices` stand in the order of how many measures they speak of, outlets that speak for themselves last; `columns`
    in that of how many voices they have.
    """

    voices: tuple[str, ...]
    columns: tuple[MatrixColumn, ...]
    cells: Mapping[tuple[str, str], MatrixCell]  # (voice, series)

    def cell(self, voice: str, series: str) -> MatrixCell | None:
        """Give what a voice last said of a measure."""
        return self.cells.get((voice, series))


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyCell:
    """How one party stands to one statement, and the sentence that says so.

    `figures` are its figures there, the one that stands for them first; none where it denies or declines
    without a number, or is silent. `start` and `end` are the words to show in the article. A silent party has
    no article, no sentence and no date.
    """

    position: Position
    figures: tuple[str, ...] = ()
    said: DatePeriod | None = None
    article: str | None = None
    outlet: str | None = None
    sentence: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One row: the measure as such, or a cluster of figures that say the same.

    `words` name it ("About 3,000 by 23 October"); `interval` is what its figures claim together, None for the
    measure as such. `cells` stand in the order of the parties.
    """

    words: str
    is_whole: bool
    is_ahead: bool
    interval: Interval | None
    figures: tuple[str, ...]
    cells: tuple[PartyCell, ...]


@dataclass(frozen=True, slots=True)
class DenialMatrix:
    """Statements by parties, for one series."""

    series: str
    name: str
    parties: tuple[str, ...]
    rows: tuple[Statement, ...]
