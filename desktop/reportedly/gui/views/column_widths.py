"""How wide the columns of the figures table are: no wider than their words, so that "Of what" gets the room."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from PySide6.QtGui import QFontMetrics

from reportedly.gui.models.columns import COLUMNS, STRETCHED
from reportedly.gui.shell.theme import Theme
from reportedly.model.figure import Figure

__all__ = ["CellWidths", "column_widths"]

_MOST_MEASURED = 400  # figures; of more, as many are taken evenly from all of them
_DOT, _SIGN = 0.69, 0.58  # e: what stands before the words of a source and of a stance
_ARROW = 0.9  # e, beside the title of the column that is sorted
_WHOLE, _MOST_WHOLE = ("statement_date", "target_date", "published"), 10.8  # days are not cut; e
_WIDE, _MOST_VALUE = 84.0, 19.0  # e: where there is room beside all columns, no number is cut
_MOST_SOURCE = 14.0  # e; a source grows so far where Of what needs no more


class CellWidths:
    """How wide the cells of figures are in the fonts of now: each is written and measured once."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._plain, self._strong = (
            QFontMetrics(theme.font(is_strong=is_strong)) for is_strong in (False, True)
        )
        self._head = QFontMetrics(theme.font(0.92, is_strong=True))
        self._known: dict[
            str, tuple[Figure, tuple[int, ...]]
        ] = {}  # px by figure, those of the latest sample

    def needed(self, figures: Sequence[Figure], share: float = 1.0) -> dict[str, float]:
        """Give the width in e that the words of each column need, by column id: those of this share of the rows."""
        theme = self._theme
        rows = self._rows(figures[:: max(1, len(figures) // _MOST_MEASURED)], figures)
        needed = {}
        for place, column in enumerate(COLUMNS):
            widest = _widest(Counter(row[place] for row in rows), share)
            before = {"source": _DOT, "stance": _SIGN}.get(column.id, 0)
            air = theme.space("s") * (1 if column.is_right else 2) + (theme.space("s") if before else 0)
            title = self._head.horizontalAdvance(column.title) + theme.space("s") * 2 + theme.px(_ARROW)
            needed[column.id] = max(widest + before * theme.e + air + 2, title) / theme.e
        return needed

    def _rows(self, sample: Sequence[Figure], figures: Sequence[Figure]) -> list[tuple[int, ...]]:
        """Give the widths in px of the cells of each figure of a sample."""
        by_id = {figure.id: figure for figure in figures} if any(f.superseded_by for f in sample) else {}
        known, advances, rows = self._known, dict[tuple[str, str], int](), []
        self._known = {}
        for figure in sample:
            kept, row = known.get(figure.id, (None, ()))
            if kept is not figure:
                row = tuple(
                    self._advance(column.id, column.written(figure, by_id), advances) for column in COLUMNS
                )
            if not figure.superseded_by:  # else it shows the number of another figure too
                self._known[figure.id] = figure, row
            rows.append(row)
        return rows

    def _advance(self, column: str, text: str, known: dict[tuple[str, str], int]) -> int:
        if (column, text) not in known:
            metrics = self._strong if column == "value" else self._plain
            known[column, text] = metrics.horizontalAdvance(text)
        return known[column, text]


def _widest(counts: Mapping[int, int], share: float) -> int:
    """Give the least width in which so many of the texts are whole."""
    left = round(sum(counts.values()) * (1 - share))
    for width in sorted(counts, reverse=True):
        left -= counts[width]
        if left < 0:
            return width
    return 0


def column_widths(
    room: float, shown: Collection[str], needed: Mapping[str, float], kept: Mapping[str, float]
) -> dict[str, float]:
    """Give the widths in e of the shown columns but the stretched one; `room` is that of all of them.

    A column has its width of the design, or less where its words need less, and one of days the width of its
    longest day; `kept` are the widths that a person gave. What "Of what" does not need goes to the sources.
    """
    widths: dict[str, float] = {}
    for column in COLUMNS:
        if column.id in shown and column.id != STRETCHED:
            most = _MOST_WHOLE if column.id in _WHOLE else column.width
            if column.id == "value" and room >= _WIDE:  # "€120 million → €150 million"
                most = _MOST_VALUE
            least = column.width if column.id == "review" else min(most, needed[column.id])
            widths[column.id] = kept.get(column.id, least)
    spare = room - sum(widths.values()) - needed[STRETCHED]
    if spare > 0 and "source" in widths and "source" not in kept:
        widths["source"] += min(spare, max(0.0, min(needed["source"], _MOST_SOURCE) - widths["source"]))
    return widths
