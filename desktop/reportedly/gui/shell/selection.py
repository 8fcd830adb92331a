"""The one place that knows what is in view, what is selected, and which figure is current."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QObject, Signal

from reportedly.model.filter import NO_FILTER, FilterSpec

__all__ = ["LinkedSelection"]


class LinkedSelection(QObject):
    """Filter, days of the as-of slider, selected figures, current figure, measure and article shown; ids, never rows.

    `selected` is what a command works on; `marked` are figures that the chart points at, and no command knows them.
    `as_of` is the day by which something must have been published to be shown, None for everything; `since` an
    earlier day, where the two are compared.

    Setters compare and emit once, with the view that set it: a view ignores its own origin, and one that
    cannot show an id ignores it silently.
    """

    filter_changed = Signal(object, object)  # FilterSpec, origin
    selected_changed = Signal(object, object)  # frozenset of figure ids, origin
    marked_changed = Signal(object)  # frozenset of figure ids
    current_changed = Signal(object, object)  # figure id or None, origin
    measure_changed = Signal(object, object)  # series key or None, origin
    article_changed = Signal(object, object)  # article key or None, origin
    as_of_changed = Signal(object, object)  # day or None, earlier day or None

    def __init__(self) -> None:
        super().__init__()
        self.filter = NO_FILTER
        self.selected: frozenset[str] = frozenset()
        self.marked: frozenset[str] = frozenset()
        self.current: str | None = None
        self.measure: str | None = None
        self.article: str | None = None
        self.as_of: date | None = None
        self.since: date | None = None

    def set_filter(self, spec: FilterSpec, origin: object = None) -> None:
        """Show only what passes."""
        if spec != self.filter:
            self.filter = spec
            self.filter_changed.emit(spec, origin)

    def set_selected(self, figures: Iterable[str], origin: object = None) -> None:
        """Select figures; the current one is not touched."""
        selected = frozenset(figures)
        if selected != self.selected:
            self.selected = selected
            self.selected_changed.emit(selected, origin)

    def set_marked(self, figures: Iterable[str]) -> None:
        """Point at figures in the chart, without selecting them."""
        marked = frozenset(figures)
        if marked != self.marked:
            self.marked = marked
            self.marked_changed.emit(marked)

    def set_current(self, figure: str | None, origin: object = None) -> None:
        """Make one figure current."""
        if figure != self.current:
            self.current = figure
            self.current_changed.emit(figure, origin)

    def choose(self, figure: str | None, origin: object = None) -> None:
        """Make one figure current and the only one selected: what a click means."""
        self.set_selected(frozenset() if figure is None else frozenset({figure}), origin)
        self.set_current(figure, origin)

    def set_measure(self, series: str | None, origin: object = None) -> None:
        """Show the figures of one series on the chart."""
        if series != self.measure:
            self.measure = series
            self.measure_changed.emit(series, origin)

    def set_article(self, key: str | None, origin: object = None) -> None:
        """Show one article."""
        if key != self.article:
            self.article = key
            self.article_changed.emit(key, origin)

    def set_as_of(self, day: date | None, since: date | None = None) -> None:
        """Show only what had been published by a day, and compare with an earlier one."""
        if (day, since) != (self.as_of, self.since):
            self.as_of, self.since = day, since
            self.as_of_changed.emit(day, since)
