"""Series -> sources by measures: what each source last said of each."""

from collections import Counter
from collections.abc import Mapping, Sequence

from reportedly.analysis.latest import NO_ORIGINS, latest_of
from reportedly.model.estimate import Series
from reportedly.model.figure import Stance
from reportedly.model.matrix import MatrixCell, MatrixColumn, SourceMatrix
from reportedly.model.party_word import Position

__all__ = ["POSITIONS", "matrix_of"]

POSITIONS: Mapping[Stance, Position] = {
    Stance.ASSERTED: Position.ASSERTS, Stance.ALLEGED: Position.ALLEGES, Stance.DENIED: Position.DENIES,
    Stance.PLANNED: Position.AHEAD, Stance.FORECAST: Position.AHEAD,
}  # fmt: skip
"""The sign of a figure in a matrix, by its stance."""


def matrix_of(series: Sequence[Series], *, origins: Mapping[str, str] = NO_ORIGINS) -> SourceMatrix:
    """Give the latest figure of each voice for each series, with its sign.

    A figure that is asserted stands before plans and forecasts, as in Side by side; measures without a figure are
    left out.
    """
    cells: dict[tuple[str, str], MatrixCell] = {}
    columns: list[MatrixColumn] = []
    own: set[str] = set()
    for one in series:
        rows = latest_of(one, origins=origins)
        for row in rows:
            cells[row.voice, one.key] = MatrixCell(row, POSITIONS[row.estimate.stance])
            if row.is_own_voice:
                own.add(row.voice)
        if rows:
            columns.append(MatrixColumn(one.key, one.name, one.unit))
    measures = Counter(voice for voice, _ in cells)
    sources = Counter(key for _, key in cells)
    voices = sorted(measures, key=lambda voice: (voice in own, -measures[voice], voice.casefold(), voice))
    columns.sort(key=lambda column: -sources[column.series])
    return SourceMatrix(tuple(voices), tuple(columns), cells)
