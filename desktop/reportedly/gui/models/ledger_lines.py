"""The ledger of one source as rows: what it gave, when, and what that replaced."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from reportedly.analysis.ledger import ledger_of
from reportedly.analysis.series import build_series
from reportedly.gui.models.comparison import Facts, Question
from reportedly.gui.models.titled_rows import TitledRows
from reportedly.model.estimate import Series
from reportedly.model.figure import Figure
from reportedly.model.filter import voice_of
from reportedly.model.ledger import Change, LedgerRow
from reportedly.services.formatting import format_date, format_figure

__all__ = ["COLUMN_TITLES", "Ledger", "LedgerLine", "LedgerModel", "ledger"]

COLUMN_TITLES = ("Said", "Figure", "Of what", "Stance", "Change", "Replaced", "")

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One statement with its figure; `what` is the measure, or the sentence where it gave no figure.

    `words` are those of all columns, worked out with it, on the thread that answers.
    """

    row: LedgerRow
    figure: Figure | None
    what: str
    replaced: str = ""
    is_first: bool = False  # of its measure
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", _words(self))

    @property
    def is_repeat(self) -> bool:
        """Tell whether it says nothing new."""
        return self.row.change is Change.REPEAT


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that one source gave; `series` are its estimates by measure, without repeats.

    `voices` are all that may be asked for, with the number of their figures, sources first.
    """

    voice: str
    voices: tuple[tuple[str, int], ...]
    lines: tuple[LedgerLine, ...]
    series: Mapping[str, Series]
    # Worked out here, on the thread that answers: of thousands of lines 25 ms.
    summary: str = field(init=False, repr=False, compare=False)  # for those who do not see it
    told: tuple[LedgerLine, ...] = field(init=False, repr=False, compare=False)  # without repeats
    places: Mapping[str, int] = field(init=False, repr=False, compare=False)  # among these, by figure

    def __post_init__(self) -> None:
        told = tuple(line for line in self.lines if not line.is_repeat)
        object.__setattr__(self, "told", told)
        object.__setattr__(self, "places", _places(told, self.lines))
        object.__setattr__(self, "summary", _summary(self))

    @property
    def repeats(self) -> int:
        """Count the statements that say nothing new."""
        return len(self.lines) - len(self.told)


def _places(shown: Sequence[LedgerLine], lines: Sequence[LedgerLine]) -> dict[str, int]:
    """Give the rows of the figures that are shown; of a repeat that is left out the row of what it repeats."""
    rows = {line.row.figure: row for row, line in enumerate(shown) if line.row.figure}
    repeated = [line.row for line in lines if line.is_repeat and line.row.figure not in rows]
    return rows | {row.figure: rows[row.repeats] for row in repeated if row.repeats in rows}


def ledger(wanted: str | None, facts: Facts, question: Question) -> Ledger | None:
    """Give the ledger of a source, else of the one with most figures of the measure; None without any."""
    voices = _voices(facts, question)
    if not voices:
        return None
    names = [name for name, _ in voices]
    voice = wanted if wanted in names else _most_frequent(names, question)
    shown = {figure.id: figure for figure in question.shown}
    by_id = {figure.id: figure for figure in facts.figures}
    rows = [
        row
        for row in ledger_of(facts.figures, voice, facts.words, texts=facts.texts)
        if _is_shown(row, shown)
    ]
    measures = list(dict.fromkeys(row.series for row in rows))
    measures.sort(key=lambda key: key != question.measure)  # what the window is about comes first
    said: set[tuple[str, int]] = set()
    lines: list[LedgerLine] = []
    for measure in measures:
        of_measure = [row for row in rows if row.series == measure and _is_new(row, said)]
        lines += [_line(row, by_id, is_first=place == 0) for place, row in enumerate(of_measure)]
    told = [line.figure for line in lines if line.figure is not None and not line.is_repeat]
    told_of: dict[str, list[Figure]] = {key: [] for key in measures}
    for figure in told:
        if figure.series in told_of:
            told_of[figure.series].append(figure)
    built = {
        key: build_series(own, key, question.names.get(key, ""), estimate=question.estimate)
        for key, own in told_of.items()
    }
    series = {key: replace(one, denials=()) for key, one in built.items()}  # those are what others said
    return Ledger(voice, voices, tuple(lines), series)


def _voices(facts: Facts, question: Question) -> tuple[tuple[str, int], ...]:
    """Give who gave a figure or spoke without one; outlets in their own voice come last."""
    counts = Counter(voice_of(figure) for figure in question.shown)
    own = {voice_of(figure) for figure in question.shown if not figure.source}
    shown = {figure.id for figure in question.shown}
    for word in facts.words:
        if not shown.isdisjoint(word.figures):
            counts.setdefault(word.voice, 0)
    return tuple(sorted(counts.items(), key=lambda item: (item[0] in own, -item[1], item[0])))


def _most_frequent(names: Sequence[str], question: Question) -> str:
    of_measure = Counter(voice_of(f) for f in question.shown if f.series == question.measure and f.source)
    return of_measure.most_common(1)[0][0] if of_measure else names[0]


def _is_shown(row: LedgerRow, shown: Mapping[str, Figure]) -> bool:
    if row.figure is not None:
        return row.figure in shown
    return row.word is not None and not shown.keys().isdisjoint(row.word.figures)


def _is_new(row: LedgerRow, said: set[tuple[str, int]]) -> bool:
    """Tell whether a statement without a figure was not given under another measure already."""
    if row.word is None:
        return True
    place = row.word.article, row.word.start
    is_new = place not in said
    said.add(place)
    return is_new


def _line(row: LedgerRow, by_id: Mapping[str, Figure], *, is_first: bool) -> LedgerLine:
    figure = by_id.get(row.figure or "")
    if figure is None:
        what = " ".join(row.word.sentence.split()) if row.word is not None else ""
        return LedgerLine(row, None, what, is_first=is_first)
    return LedgerLine(row, figure, figure.measure or figure.unit, _replaced(row, by_id), is_first)


def _replaced(row: LedgerRow, by_id: Mapping[str, Figure]) -> str:
    """Say what a statement replaced, and after how many days."""
    former = by_id.get(row.replaced or "")
    if former is None:
        return ""
    if row.days is None:
        return format_figure(former)
    days = {0: "the same day", 1: "after 1 day"}.get(row.days, f"after {row.days:,} days")
    return f"{format_figure(former)}, {days}"


def _words(line: LedgerLine) -> tuple[str, ...]:
    """Give the words of all columns."""
    figure, word = line.figure, line.row.word
    said = line.row.said
    stance = figure.stance.value if figure is not None else word.position.value if word is not None else ""
    number = format_figure(figure) if figure is not None else "no figure"
    day = format_date(said.iso) if said is not None else ""
    return day, number, line.what, stance, line.row.change.value, line.replaced, ""


def _summary(shown: Ledger) -> str:
    """Say what the source gave, a sentence for each statement that is new."""
    lines = [f"Ledger of {shown.voice}."]
    for line in shown.lines:
        if not line.is_repeat:
            day, number, what, _, change, replaced, _ = line.words
            said = [part for part in (day, f"{number} {what}", change) if part]
            lines.append(f"{', '.join(said)}{f', replaced {replaced}' if replaced else ''}.")
    return " ".join(lines)


class LedgerModel(TitledRows):
    """The rows as a table; repeats are left out unless they are asked for."""

    TITLES = COLUMN_TITLES

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: Ledger | None = None
        self.lines: Sequence[LedgerLine] = ()
        self.first_measure = 0  # how many rows are of the first measure
        # Both are worked out when a figure is first asked for.
        self._figures: dict[str, Figure] | None = None  # of all lines
        self._rows: Mapping[str, int] | None = None
        self._has_repeats = False

    def set_shown(self, shown: Ledger | None) -> None:
        """Take another ledger."""
        self._take(shown, has_repeats=self._has_repeats)

    def set_repeats(self, has_repeats: bool) -> None:
        """Show what says nothing new, or leave it out."""
        self._take(self.shown, has_repeats=has_repeats)

    def _take(self, shown: Ledger | None, *, has_repeats: bool) -> None:
        self.beginResetModel()
        self.shown, self._has_repeats = shown, has_repeats
        self.lines = () if shown is None else shown.lines if has_repeats else shown.told
        starts = (row for row, line in enumerate(self.lines) if line.is_first and row)
        self.first_measure = next(starts, len(self.lines))
        self._figures, self._rows = None, None
        self.endResetModel()

    def figure(self, figure_id: str) -> Figure | None:
        """Give a figure of the source, its row shown or not."""
        if self._figures is None:
            lines = self.shown.lines if self.shown is not None else ()
            self._figures = {line.figure.id: line.figure for line in lines if line.figure is not None}
        return self._figures.get(figure_id)

    def row_of(self, figure_id: str | None) -> int | None:
        """Give the row of a figure; of a repeat that is left out the row of what it repeats."""
        if figure_id is None or self.shown is None:
            return None
        if self._rows is None:
            is_whole, shown = self._has_repeats, self.shown
            self._rows = _places(shown.lines, shown.lines) if is_whole else shown.places
        return self._rows.get(figure_id)

    def listed(self) -> Sequence[object]:
        """Give the statements."""
        return self.lines

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell's words; reason and sentence as tooltip; all of a row for a screen reader."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            sentence = line.figure.sentence if line.figure is not None else line.what
            return f"{line.row.reason}\n“{' '.join(sentence.split())}”"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = line.words
            return ", ".join(filter(None, words)) if index.column() == 0 else words[index.column()]
        return line.words[index.column()] if role == Qt.ItemDataRole.DisplayRole else None
