"""The open project as the window sees it: its models, names and colours, kept up to date."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from reportedly.analysis.as_of import is_published_by, publication_days
from reportedly.gui.models.counts import FigureCounts, source_rows
from reportedly.gui.models.document_list import DocumentListModel
from reportedly.gui.models.figure_table import FigureTableModel
from reportedly.gui.models.history import HistoryModel
from reportedly.gui.models.job_list import JobListModel
from reportedly.gui.models.name_tree import NameTreeModel
from reportedly.gui.models.names import KnownNames
from reportedly.gui.models.source_list import OWN_VOICE, Tally
from reportedly.model.article import ArticleSummary
from reportedly.model.changes import ChangeSet
from reportedly.model.date_range import said_days, target_days
from reportedly.model.figure import Figure
from reportedly.model.filter import DATE_FIELDS, values_of

if TYPE_CHECKING:
    from reportedly.services.session import ProjectSession

__all__ = ["AlikeSeries", "ProjectModels"]

_ANYBODY = frozenset({"people"})  # keys of series that may be of anybody
_MUCH_MORE = 3  # times as many figures: a colour changes hands
_COLORS = 10
_COUNT_AFTER_MS = (
    80  # who drags the as-of slider through the days sees the table follow; the lists count at rest
)
_MOST_CHOICES = 40  # values in one menu of the filter


@dataclass(frozen=True, slots=True)
class AlikeSeries:
    """A series that may be the same as another one, and why; nothing joins them but a person."""

    series: str
    name: str
    count: int
    reason: str


class ProjectModels(QObject):
    """Models of one window.

    `refreshed` is emitted after articles or figures were taken; `latest` tells which, and `is_regrouped` whether
    the sources, measures or their counts are others than before.
    """

    refreshed = Signal()
    saved = Signal()  # the project was written under another name

    def __init__(self) -> None:
        super().__init__()
        self.session: ProjectSession | None = None
        self.documents = DocumentListModel(self)
        self.figures = FigureTableModel(self)
        self.names = KnownNames(self)
        self.sources = NameTreeModel("source", 8, self)
        self.measures = NameTreeModel("series", 12, self)
        self.jobs = JobListModel(self)
        self.history = HistoryModel(self)
        self.measure_tallies: Sequence[Tally] = ()
        self._places: dict[str, int] = {}
        self._pinned: set[str] = set()  # sources whose colour a person chose
        self.latest = ChangeSet(is_reset=True)
        self.is_regrouped = True
        self.is_dealing = False  # colours are dealt anew as articles of a new project arrive
        self.drawn_measure: str | None = None  # the series on the chart: who speaks of it comes first then
        self.is_taking = False  # a change: what follows from it comes with `refreshed`
        self._counts = FigureCounts()
        self._alike: dict[str, list[AlikeSeries]] | None = None  # worked out when a figure is looked at
        # By which series are told apart and found alike: they take a tenth of a second, which can wait.
        self.are_words_loaded = True
        self._titles: dict[str, str] = {}  # words that a person gave to series, or that merged ones have
        self.as_of: date | None = None  # what is shown had been published by then; None: everything
        self._recount = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._recount.timeout.connect(self._show_groups)
        self.names.changed.connect(self._on_names_changed)
        self.names.suggested.connect(self._on_suggested)
        for model in (self.sources, self.measures):
            model.connect_names(self.names, self._figures_of)

    @property
    def source_places(self) -> Mapping[str, int]:
        """Give the colour of each source that has one: its place in the order of colours, 0 to 9."""
        return self._places

    @property
    def voice_places(self) -> Mapping[str, int]:
        """Give the place of every source: 0 to 9, or 10 where all colours are taken; own voices have none."""
        places = {voice: self.place_of(voice) for voice in self._counts.sources}
        return {voice: place for voice, place in places.items() if place is not None}

    def place_of(self, voice: str) -> int | None:
        """Give the colour of a source, 10 for the eleventh and later; None for an outlet's own voice."""
        place = self.names.color_of(voice, self._places)
        return _COLORS if place is None and voice in self._counts.sources else place

    @property
    def pinned_sources(self) -> Sequence[str]:
        """Give the sources whose colour a person chose: no other source takes it over."""
        return sorted(self._pinned)

    def has_color(self, source: str) -> bool:
        """Tell whether a source has one of the ten colours."""
        return self.names.color_of(source, self._places) is not None

    def least_used(self, most: int) -> list[str]:
        """Give those of the sources with a colour that have fewest figures; none while a colour is free."""
        if len(set(self._places.values())) < _COLORS:
            return []
        counts = self._counts.sources
        owners = [name for name in counts if self.has_color(name)]
        return sorted(owners, key=lambda name: (name in self._pinned, counts[name], name))[:most]

    def pin(self, source: str, instead_of: str | None = None) -> None:
        """Give a source a colour of its own: a free one, else that of another source, which becomes grey."""
        free = [place for place in range(_COLORS) if place not in self._places.values()]
        place = free[0] if free else self.place_of(instead_of or "")
        if place is None or place == _COLORS or self.has_color(source):
            return
        self._places = {**{name: one for name, one in self._places.items() if one != place}, source: place}
        self._pinned = (self._pinned & self._places.keys()) | {source}
        self._show_groups()
        self.latest = ChangeSet()
        self.refreshed.emit()

    def set_places(self, places: Mapping[str, Any], pinned: object = ()) -> None:
        """Take the colours that were kept in the project, and which of them a person chose."""
        self._pinned = {name for name in pinned if name in places} if isinstance(pinned, list) else set()
        self._places = {
            str(name): place
            for name, place in places.items()
            if isinstance(place, int) and 0 <= place < _COLORS
        }

    def name_of(self, field: str, value: str) -> str:
        """Give the words for a value of the filter: a measure's name, an article's outlet."""
        if field == "measure":
            return self._titles.get(value) or self._counts.names.get(value, value)
        if field == "article":
            article = self.documents.article(value)
            return (article.outlet or article.title or value) if article else value
        own = self._counts.own_voices
        if field == "source" and value in own and len(own) > 1:
            return OWN_VOICE
        return value

    def alike(self, series: str | None) -> Sequence[AlikeSeries]:
        """Give the series that may be the same as this one, those with most figures first."""
        if not self.are_words_loaded:
            return ()
        if self._alike is None:
            self._alike = self._find_alike()
        return self._alike.get(series or "", ())

    def choices(self, field: str) -> list[tuple[str, str, int]]:
        """Give (value, name, count) for the filter's menu, the most frequent first; of dates the months in order."""
        if field in DATE_FIELDS:
            read = said_days if field == "said" else target_days
            months = Counter(f"{days[0]:%Y-%m}" for figure in self.figures.figures if (days := read(figure)))
            return [(month, month, months[month]) for month in sorted(months)[-_MOST_CHOICES:]]
        counts = Counter(value for figure in self.figures.figures for value in values_of(figure, field))
        return [(value, self.name_of(field, value) if field == "measure" else value, count)
                for value, count in counts.most_common(_MOST_CHOICES)]  # fmt: skip

    def set_as_of(self, day: date | None) -> None:
        """Show only what had been published by a day; None shows everything."""
        if day != self.as_of:
            self.as_of = day
            self.figures.set_as_of(day, publication_days(self.documents.articles))
            self._recount.start()

    def published_articles(self) -> int:
        """Count the articles that had been published by the day that is asked for."""
        return len(self._published())

    def take(self, articles: Sequence[ArticleSummary], figures: Sequence[Figure]) -> None:
        """Show these articles and figures."""
        self._counts = FigureCounts(figures)
        self.latest = ChangeSet(is_reset=True)
        self._regroup()
        self.documents.set_articles(articles)
        self.figures.set_as_of(self.as_of, publication_days(articles))
        self.figures.set_figures(figures)
        self._show_groups()
        self.refreshed.emit()

    def take_changed(
        self,
        change: ChangeSet,
        figures: Sequence[Figure],
        articles: Sequence[ArticleSummary],
        *,
        is_whole: bool,
    ) -> None:
        """Show what changed: `figures` and `articles` are those of the change that are there now.

        `is_whole`: the articles are all that there are, not only those of the change.
        """
        known = [figure for name in change.figures if (figure := self.figures.figure(name)) is not None]
        self.latest, self.is_regrouped = change, self._counts.change(known, figures)
        if self.is_regrouped:
            alike = self._alike
            self._regroup()
            if not self._counts.is_series_changed:
                self._alike = alike  # other sources say nothing of which series may be one
        self.is_taking = True
        (self.documents.set_articles if is_whole else self.documents.update_articles)(articles)
        if self.as_of is not None:
            self.figures.set_as_of(self.as_of, publication_days(self.documents.articles))
        former = {figure.id: (figure.article, figure.start) for figure in known}
        if former == {figure.id: (figure.article, figure.start) for figure in figures}:
            self.figures.replace(figures)
        else:
            self._take_others(change, figures)
        self.is_taking = False
        if self.is_regrouped:
            self._show_groups()
        else:
            for model in (self.sources, self.measures):
                model.update_figures(self.figures.figure)
        self.refreshed.emit()

    def _take_others(self, change: ChangeSet, figures: Sequence[Figure]) -> None:
        """Put figures that are new where they belong, and leave out those that are gone."""
        place = {article.key: row for row, article in enumerate(self.documents.articles)}
        kept = [figure for figure in self.figures.figures if figure.id not in change.figures]
        together = [figure for figure in (*kept, *figures) if figure.article in place]
        together.sort(key=lambda figure: (place[figure.article], figure.start, figure.end))
        self.figures.set_figures(together)

    def _regroup(self) -> None:
        self.is_regrouped, self._alike = True, None
        rows, titles = self._counts.measure_rows(), self._titles
        named = ((row, titles.get(next(iter(row.values)))) for row in rows) if titles else ()
        self.measure_tallies = (
            [replace(row, name=name, words="") if name else row for row, name in named] if titles else rows
        )
        self._assign_colors()

    def published_measures(self) -> Sequence[Tally]:
        """Give the measures with a figure that had been published by the day asked for, with the number of these."""
        return self.measure_tallies if self.as_of is None else self._measures_in(self.figures.tally().series)

    def _measures_in(self, then: Mapping[str, int]) -> list[Tally]:
        rows = ((row, sum(then.get(value, 0) for value in row.values)) for row in self.measure_tallies)
        return [replace(row, count=count) for row, count in rows if count]

    def _show_groups(self) -> None:
        measures = self.measure_tallies
        if self.as_of is None:
            sources = self._counts.source_rows(self.voice_places)
        else:
            then = self.figures.tally()
            sources = source_rows(then.sources, then.own_voices, self.voice_places)
            measures = self._measures_in(then.series)
        self.sources.set_tallies(sources)
        self.measures.set_tallies(measures)

    def _figures_of(self, tally: Tally) -> list[Figure]:
        """Give the figures of one row of the trees, in the order of the project."""
        field = "source" if tally.has_dot else "measure"  # rows of sources have one
        return self.figures.published_of(field, tally.values)

    def _on_suggested(self) -> None:
        self._alike = None

    def _on_names_changed(self) -> None:
        """Call series what a person calls them now, and let merged sources have the colour of the larger one."""
        titles = self.names.titles()
        if titles != self._titles:
            self._titles, self.is_regrouped = titles, True
        if self._counts.sources or self._counts.own_voices:
            self._regroup()
            self._show_groups()

    def first_measure(self) -> str | None:
        """Give the series with the most figures; among equals the first by name.

        "People" of whom nothing more is said may be anybody: another one comes first, where there is one.
        """
        if not self.measure_tallies:
            return None
        rows = (tally for tally in self.measure_tallies if not tally.values <= _ANYBODY)
        return next(iter(next(rows, self.measure_tallies[0]).values))

    def counts(self) -> tuple[int, int, int]:
        """Give the figures, set-aside numbers and numbers to check of all articles published by the day asked for."""
        articles = self._published()
        return (
            sum(article.figures for article in articles),
            sum(article.set_aside for article in articles),
            sum(article.to_check for article in articles),
        )

    def _published(self) -> Sequence[ArticleSummary]:
        """Give the articles that had been published by the day that is asked for."""
        articles = self.documents.articles
        if self.as_of is None:
            return articles  # asked after each verdict: nothing is looked at one by one
        return [article for article in articles if is_published_by(article.published, self.as_of)]

    def _find_alike(self) -> dict[str, list[AlikeSeries]]:
        from reportedly.analysis.comparable import suggest_series

        found: dict[str, list[AlikeSeries]] = {}
        # As in the list of measures, where those of one name are told apart.
        names = {series: tally.name for tally in self.measure_tallies for series in tally.values}
        for pair in suggest_series(self._counts.samples()):
            if not self.names.is_suggested("series", pair.narrow, pair.broad):
                continue  # a person said that they are two
            for series, other in ((pair.narrow, pair.broad), (pair.broad, pair.narrow)):
                name = names.get(other) or self.name_of("measure", other)
                row = AlikeSeries(other, name, self._counts.count_of(other), pair.reason)
                found.setdefault(series, []).append(row)
        for rows in found.values():
            rows.sort(key=lambda row: (-row.count, row.name))
        return found

    def _assign_colors(self) -> None:
        """Give the free colours in their order, by number of figures in the measure on the chart, then in all.

        They stay once they are given, but for one case: a source that is named much more often than one that has a
        colour, and came later, takes it over. While the first articles of a project arrive all are free, else whoever
        is named first would have them, and not who is named most.
        """
        if self.is_dealing:
            self._places = {name: place for name, place in self._places.items() if name in self._pinned}
        everywhere = self._counts.sources
        inside = self._counts.sources_in(self.drawn_measure) or self._counts.sources_in(self.first_measure())
        free = [place for place in range(_COLORS) if place not in self._places.values()]
        if free:
            for name in sorted(everywhere, key=lambda name: (-inside.get(name, 0), -everywhere[name], name)):
                if self.names.color_of(name, self._places) is None and free:
                    self._places[name] = free.pop(0)
        else:
            self._hand_colors_over(everywhere)

    def _hand_colors_over(self, everywhere: Mapping[str, int]) -> None:
        """Give the colours of who is hardly named to who is named much more often: all others look alike."""
        used: Counter[int] = Counter()  # by colour: a source has that of any of its names
        bare = []
        for name, count in everywhere.items():
            place = self.names.color_of(name, self._places)
            if place is None:
                bare.append(name)
            else:
                used[place] += count
        owners = sorted(self._places.keys() - self._pinned, key=lambda name: (used[self._places[name]], name))
        for owner, name in zip(
            owners, sorted(bare, key=lambda name: (-everywhere[name], name)), strict=False
        ):
            if everywhere[name] < _MUCH_MORE * max(used[self._places[owner]], 1):
                return
            places = {one: place for one, place in self._places.items() if one != owner}
            self._places = {**places, name: self._places[owner]}
