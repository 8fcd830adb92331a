"""The two matrices as tables of cells: sources by measures, and statements by parties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reportedly.analysis.denials import denial_matrix
from reportedly.analysis.matrix import matrix_of
from reportedly.analysis.series import build_series
from reportedly.gui.models.comparison import Facts, Question
from reportedly.gui.models.matrix_words import words_by_measure
from reportedly.model.figure import Figure, Stance
from reportedly.model.matrix import DenialMatrix, MatrixCell, PartyCell, SourceMatrix, Statement
from reportedly.model.party_word import PartyWord, Position
from reportedly.services.formatting import format_date, format_figure

__all__ = ["Cell", "Grid", "GridModel", "Matrices", "matrices"]

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MOST_COLUMNS = 40
"""Measures beyond these have fewest sources; the filter finds them."""
_FEW_PARTIES = 7  # all of them are seen at once
_VERBS = {Stance.PLANNED: "plans", Stance.FORECAST: "forecasts"}  # one sign, but two things to say


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its sign, its words, its day; the figure to choose, else the place of the words in an article.

    `said` is the day as the cell shows it, `day` the whole one, `iso` the one for programs.
    """

    position: Position
    words: str = ""
    said: str = ""
    sentence: str = ""
    figure: str | None = None
    article: str | None = None
    start: int = 0
    end: int = 0
    day: str = ""
    iso: str = ""


_SILENT = Cell(Position.SILENT)


@dataclass(frozen=True, slots=True)
class Grid:
    """Titles of rows and columns, and the cells of each row; `voices` tells which rows are sources."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    has_sources: bool = False  # the rows are sources, with their colours; else the columns are parties
    left_out: int = 0  # columns that are not shown


@dataclass(frozen=True, slots=True)
class Matrices:
    """Both grids; None where there is nothing to compare."""

    by_measure: Grid | None
    who_denies: Grid | None


def matrices(facts: Facts, question: Question) -> Matrices:
    """Give sources by measures of all figures shown, and statements by parties of the shown measure."""
    by_id = {figure.id: figure for figure in facts.figures}
    return Matrices(
        _in_one_year(_by_measure(facts, question, by_id)), _in_one_year(_who_denies(facts, question, by_id))
    )


def _in_one_year(grid: Grid | None) -> Grid | None:
    """Say the days without the year where it is the same in all cells."""
    if grid is None:
        return None
    years = {cell.said[-4:] for row in grid.cells for cell in row if cell.said}
    if len(years) != 1:
        return grid
    year = next(iter(years))
    cells = tuple(
        tuple(replace(cell, said=cell.said.removesuffix(f" {year}").removesuffix(" of")) for cell in row)
        for row in grid.cells
    )
    return replace(grid, cells=cells)


def _by_measure(facts: Facts, question: Question, by_id: Mapping[str, Figure]) -> Grid | None:
    members: dict[str, list[Figure]] = {}
    for figure in question.shown:
        members.setdefault(figure.series, []).append(figure)
    series = [
        build_series(own, key, question.names.get(key, ""), estimate=question.estimate)
        for key, own in members.items()
    ]
    matrix = matrix_of(series, origins=facts.origin_of)
    words = words_by_measure(members, facts.words, matrix.cells)
    columns = matrix.columns[:_MOST_COLUMNS]
    shown = {column.series for column in columns}
    voices = [
        voice
        for voice in _with_deniers(matrix, words)
        if any((voice, key) in matrix.cells or (voice, key) in words for key in shown)
    ]
    if len(voices) < 2:
        return None
    cells = tuple(
        tuple(
            _measure_cell(matrix.cell(voice, column.series), words.get((voice, column.series)), by_id)
            for column in columns
        )
        for voice in voices
    )
    titles = tuple(column.name for column in columns)
    return Grid(tuple(voices), titles, cells, has_sources=True, left_out=len(matrix.columns) - len(columns))


def _with_deniers(matrix: SourceMatrix, words: Iterable[tuple[str, str]]) -> list[str]:
    """Give all who speak: sources with figures, who only denies, outlets that speak for themselves."""
    own = {voice for (voice, _), cell in matrix.cells.items() if cell.latest.is_own_voice}
    silent = {voice for voice, _ in words}.difference(matrix.voices)
    sources = [voice for voice in matrix.voices if voice not in own]
    return [
        *sources,
        *sorted(silent, key=lambda voice: (voice.casefold(), voice)),
        *(voice for voice in matrix.voices if voice in own),
    ]


def _measure_cell(
    cell: MatrixCell | None, said: tuple[PartyWord, str] | None, by_id: Mapping[str, Figure]
) -> Cell:
    if cell is not None:
        return _figure_cell(cell.position, by_id[cell.latest.figure_id])
    return _SILENT if said is None else _word_cell(*said)


def _figure_cell(position: Position, figure: Figure, *, has_number: bool = True) -> Cell:
    words = format_figure(figure) if has_number else _VERBS.get(figure.stance, position.value)
    day = format_date(figure.statement_date)
    return Cell(position, words, day, figure.sentence, figure.id, day=day, iso=figure.statement_date or "")


def _who_denies(facts: Facts, question: Question, by_id: Mapping[str, Figure]) -> Grid | None:
    if question.measure is None:
        return None
    matrix = denial_matrix(question.shown, question.measure, facts.words, name=question.name)
    if matrix is None or len(matrix.parties) < 2:
        return None
    cells = tuple(tuple(_party_cell(row, cell, by_id) for cell in row.cells) for row in matrix.rows)
    order = _order_of(matrix)
    cells = tuple(tuple(row[place] for place in order) for row in cells)
    parties = tuple(matrix.parties[place] for place in order)
    return Grid(tuple(row.words for row in matrix.rows), parties, cells)


def _order_of(matrix: DenialMatrix) -> list[int]:
    """Give the order of the parties; of many, who denies or declines comes first: the view is opened to see them."""
    places = list(range(len(matrix.parties)))
    if len(places) <= _FEW_PARTIES:
        return places
    against = (Position.DENIES, Position.DECLINES)
    return sorted(
        places, key=lambda place: all(row.cells[place].position not in against for row in matrix.rows)
    )


def _party_cell(row: Statement, cell: PartyCell, by_id: Mapping[str, Figure]) -> Cell:
    if cell.position is Position.SILENT:
        return _SILENT
    figure = by_id.get(cell.figures[0]) if cell.figures else None
    if figure is not None:
        return _figure_cell(cell.position, figure, has_number=not row.is_whole)
    return _word_cell(cell, cell.position.value)


def _word_cell(word: PartyCell | PartyWord, words: str) -> Cell:
    day = format_date(word.said.iso) if word.said is not None else ""
    iso = word.said.iso if word.said is not None else ""
    return Cell(
        word.position, words, day, word.sentence, None, word.article, word.start, word.end, day=day, iso=iso
    )


class GridModel(QAbstractTableModel):
    """One grid as a table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid: Grid | None = None

    def set_grid(self, grid: Grid | None) -> None:
        """Take another grid."""
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    def cell(self, row: int, column: int) -> Cell:
        """Give one cell."""
        return self.grid.cells[row][column] if self.grid is not None else _SILENT

    def place_of(self, figure_id: str | None) -> tuple[int, int] | None:
        """Give the first row and column whose cell stands for a figure, or None."""
        for row, cells in enumerate(self.grid.cells if self.grid is not None and figure_id else ()):
            for column, cell in enumerate(cells):
                if cell.figure == figure_id:
                    return row, column
        return None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Give the number of rows."""
        return 0 if parent.isValid() or self.grid is None else len(self.grid.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() or self.grid is None else len(self.grid.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Give the title of a column or a row, whole as its tooltip."""
        if self.grid is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        titles = self.grid.columns if orientation is Qt.Orientation.Horizontal else self.grid.rows
        return titles[section] if section < len(titles) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell's words; its sentence as tooltip; for a screen reader also sign and day."""
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.words
        if role == Qt.ItemDataRole.ToolTipRole and cell.sentence:
            return f"“{' '.join(cell.sentence.split())}”"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (cell.position.value, cell.words if cell.words != cell.position.value else "", cell.said)
            return ", ".join(part for part in said if part)
        return None
