"""What each source last said of one measure, as rows: the greatest number first."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from reportedly.analysis.declining import is_pronoun
from reportedly.analysis.denied_matter import denies_number
from reportedly.analysis.disagreement import disagreement_of
from reportedly.analysis.headline import headline_of
from reportedly.analysis.latest import latest_of
from reportedly.analysis.series import build_series
from reportedly.charts.scale import nice_ceiling, usual_greatest, value_ticks
from reportedly.gui.models.comparison import Facts, Question
from reportedly.gui.models.titled_rows import TitledRows
from reportedly.model.disagreement import Disagreement, Latest
from reportedly.model.estimate import Series
from reportedly.model.figure import Denial, Figure, Stance
from reportedly.model.filter import voice_of
from reportedly.services.formatting import format_date, format_figure

__all__ = [
    "COLUMN_TITLES",
    "PLOT",
    "Axis",
    "Denier",
    "SideBySide",
    "SideBySideModel",
    "SideRow",
    "side_by_side",
    "undated_words",
]

COLUMN_TITLES = ("Source", "", "Latest", "Stance", "Said")
PLOT = 1
_SOURCE = 0
_NO_NUMBER = "no figure"
_MOST_NUMBERS = 3  # of others that a line of who denies names
_ROOM = 1.12  # for the arrow of the greatest bound

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class SideRow:
    """One source with the figure that stands for it."""

    latest: Latest
    figure: Figure


@dataclass(frozen=True)
class Axis:
    """The ends of the axis and its numbers; what is over `high` stands at its edge, off the scale."""

    low: float
    high: float
    ticks: tuple[float, ...]


@dataclass(frozen=True)
class Denier:
    """Who denies a figure, or the measure without one; the words, one of each day, in the order of the days.

    `others` are the numbers of others that the words are about, where they deny no more than these.
    """

    voice: str
    denials: tuple[Denial, ...]
    figure: Figure | None = None
    others: tuple[str, ...] = ()
    is_taken_back: bool = False  # the number was its own

    @property
    def number(self) -> str:
        """Give the number that is denied, in words."""
        return _NO_NUMBER if self.figure is None else format_figure(self.figure)

    @property
    def what(self) -> str:
        """Say what is denied: the matter, or only the number that another gave."""
        if self.is_taken_back:
            return f"took back {self.number}"
        if not self.others:
            return f"{self.number}: denies it"
        named = [*self.others[:_MOST_NUMBERS]]
        if rest := len(self.others) - len(named):
            named.append(f"{rest:,} more")
        return f"denies {' and '.join([', '.join(named[:-1]), named[-1]] if named[1:] else named)}"

    @property
    def days(self) -> list[str]:
        """Give the days of the denials that are known."""
        return [format_date(one.statement_date) for one in self.denials if one.statement_date]


def denier_words(who: str, days: Sequence[str], what: str) -> str:
    """Say who denies what, and when; the parts may carry marks of a text."""
    return ", ".join((f"{who}\N{NO-BREAK SPACE} {what}", *days))


@dataclass(frozen=True)
class SideBySide:
    """All rows, who denies besides, and how far the sources are apart.

    `axis` is set by the middle of what is said, as that of the chart; `whole` holds all. `repeats` counts the
    voices that only repeat another's origin.
    """

    name: str
    rows: tuple[SideRow, ...]
    deniers: tuple[Denier, ...]
    disagreement: Disagreement | None
    unit: str
    axis: Axis
    whole: Axis
    repeats: int
    undated: tuple[str, ...] = ()  # "2,200 (Ministry)": numbers without a day, which take the place of none
    counts: str = ""  # "14 reports, 6 origins"
    summary: str = field(init=False, repr=False, compare=False)  # for those who do not see it

    def __post_init__(self) -> None:
        object.__setattr__(self, "summary", _summary(self))  # here, on the thread that answers


def _summary(shown: SideBySide) -> str:
    """Say the view in sentences."""
    lines = [f"{shown.name}: {shown.counts}."]
    for row in shown.rows:
        said = format_date(row.figure.statement_date)
        words = (format_figure(row.figure), row.figure.stance.value, said)
        lines.append(f"{row.latest.voice}: {', '.join(part for part in words if part)}.")
    lines += [f"{denier_words(denier.voice, denier.days, denier.what)}." for denier in shown.deniers]
    if shown.disagreement is not None:
        lines.append(f"{shown.disagreement.words}. {shown.disagreement.reason}")
    return " ".join([*lines, undated_words(shown.undated)]).strip()


def side_by_side(facts: Facts, question: Question) -> SideBySide | None:
    """Set the sources of the shown measure side by side; None without a measure or a figure of it."""
    if question.measure is None:
        return None
    series = build_series(question.shown, question.measure, question.name, estimate=question.estimate)
    by_id = {figure.id: figure for figure in question.shown}
    latest = latest_of(series, origins=facts.origin_of)
    rows = tuple(SideRow(row, by_id[row.figure_id]) for row in latest)
    if not rows:
        return None
    heights = [float(height) for row in latest for height in row.estimate.heights]
    return SideBySide(
        name=question.name,
        rows=rows,
        deniers=_deniers(
            [by_id[estimate.figure_id] for estimate in series.estimates], {row.figure_id for row in latest}
        ),
        disagreement=disagreement_of(series, by_id, latest=latest),
        unit=series.unit,
        axis=_axis(heights, usual_greatest(heights)),
        whole=_axis(heights, max([0.0, *heights])),
        repeats=sum(not row.is_independent for row in latest),
        undated=_undated(series, latest, by_id),
        counts=headline_of(series, facts.origin_of).counts,
    )


def _undated(series: Series, latest: Sequence[Latest], by_id: Mapping[str, Figure]) -> tuple[str, ...]:
    """Name the numbers without a day whose source stands for another one with a day."""
    shown = {row.voice: row.estimate for row in latest if row.estimate.said is not None}
    found = [
        one
        for one in series.estimates
        if one.said is None and one.voice in shown and one.stance is not Stance.DENIED
        and one.bounds != shown[one.voice].bounds
    ]  # fmt: skip
    return tuple(dict.fromkeys(f"{format_figure(by_id[one.figure_id])} ({one.voice})" for one in found))


def undated_words(undated: Sequence[str]) -> str:
    """Say which numbers stand in no row for want of a day; nothing where there are none."""
    if not undated:
        return ""
    named, rest = undated[:_MOST_NUMBERS], len(undated) - _MOST_NUMBERS
    words = ", ".join(named) + (f" and {rest:,} more" if rest > 0 else "")
    return f"Without a day, so in no row: {words}."


def _axis(heights: Sequence[float], high: float) -> Axis:
    """Give an axis from zero, or from below it, up to a number, with room for the arrow of the greatest bound."""
    low = min([0.0, *heights])
    if low < 0:
        low = -nice_ceiling(-low)
    ticks = value_ticks(low, nice_ceiling(high) if high > 0 else 0.0, 4)
    return Axis(low, max(high * _ROOM, ticks[-1]), tuple(ticks))


def _deniers(figures: Sequence[Figure], rows: Set[str]) -> tuple[Denier, ...]:
    """Give each party that denies one of the figures, and each number that a source denies beside its row."""
    found: dict[tuple[str, str], dict[str, Denial]] = {}
    denied: dict[tuple[str, str], Figure] = {}
    others: dict[str, dict[str, None]] = {}
    given = {(voice_of(figure), _number(figure)) for figure in figures if figure.stance is Stance.ASSERTED}
    giving = {voice for voice, _ in given}
    for figure in figures:
        for denial in figure.denied_by:
            voice = denial.source or denial.source_text or "not named"
            if is_pronoun(voice):  # who denies is not known
                continue
            found.setdefault((voice, ""), {}).setdefault(denial.statement_date or "", denial)
            who = f" ({figure.source})" if figure.source else ""
            others.setdefault(voice, {})[f"{format_figure(figure)}{who}"] = None
        if figure.stance is Stance.DENIED and figure.source and figure.id not in rows:
            key = figure.source, format_figure(figure)
            denied.setdefault(key, figure)
            found.setdefault(key, {}).setdefault(figure.statement_date or "", _as_denial(figure))
    deniers = []
    for key, own in found.items():
        denials = tuple(own[day] for day in sorted(own))
        is_of_numbers = not key[1] and (
            key[0] in giving or all(denies_number(one.sentence) for one in denials)
        )
        numbers = tuple(others[key[0]]) if is_of_numbers else ()
        is_own = key in denied and (key[0], _number(denied[key])) in given
        deniers.append(Denier(key[0], denials, denied.get(key), numbers, is_taken_back=is_own))
    return tuple(sorted(deniers, key=lambda row: (row.denials[0].statement_date or "", row.voice.casefold())))


def _number(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.low, figure.high


def _as_denial(figure: Figure) -> Denial:
    return Denial(
        figure.article,
        figure.source,
        figure.source_text,
        figure.start,
        figure.end,
        figure.sentence,
        figure.statement_date,
    )


class SideBySideModel(TitledRows):
    """The rows as a table: source, place on the axis, latest figure, stance, day."""

    TITLES = COLUMN_TITLES

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown: SideBySide | None = None

    def set_shown(self, shown: SideBySide | None) -> None:
        """Take other rows."""
        self.beginResetModel()
        self.shown = shown
        self.endResetModel()

    def row_at(self, row: int) -> SideRow:
        """Give one row."""
        return self.rows[row]

    @property
    def rows(self) -> tuple[SideRow, ...]:
        """Give all rows."""
        return self.shown.rows if self.shown is not None else ()

    def row_of(self, figure_id: str | None) -> int | None:
        """Give the row that a figure stands for, or None."""
        return next((place for place, row in enumerate(self.rows) if row.figure.id == figure_id), None)

    def listed(self) -> Sequence[object]:
        """Give the sources."""
        return self.rows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell's words; the tooltip of a row is its sentence."""
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            sentence = f"“{' '.join(row.figure.sentence.split())}”"
            return f"{row.latest.voice}\n{sentence}" if index.column() == _SOURCE else sentence
        if role != Qt.ItemDataRole.DisplayRole and role != Qt.ItemDataRole.AccessibleTextRole:
            return None
        return (
            row.latest.voice,
            "" if role == Qt.ItemDataRole.DisplayRole else format_figure(row.figure),
            format_figure(row.figure),
            row.figure.stance.value,
            format_date(row.figure.statement_date),
        )[index.column()]
