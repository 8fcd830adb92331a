"""Compare figures: of a project, open or only looked at, and of articles without a project."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from reportedly.analysis.as_of import is_published_by, publication_days, published_by, published_day
from reportedly.analysis.consensus import consensus_of
from reportedly.analysis.disagreement import disagreement_of
from reportedly.analysis.estimates import group_estimates
from reportedly.analysis.latest import latest_of
from reportedly.analysis.origins import find_origins, origins_of_figures
from reportedly.analysis.pair_choice import pairs_of
from reportedly.analysis.party_words import party_words
from reportedly.model.article import ArticleSummary
from reportedly.model.both_true import Answer
from reportedly.model.comparison import Comparison, SeriesComparison
from reportedly.model.dates import parse_iso_period
from reportedly.model.document import Document
from reportedly.model.errors import UserError
from reportedly.model.figure import Figure, Review
from reportedly.model.filter import NO_FILTER, FilterSpec
from reportedly.model.origin import Origin, OriginCorrection
from reportedly.model.party_word import PartyWord
from reportedly.model.source_estimates import SeriesEstimates
from reportedly.services.extracting import Reading
from reportedly.services.found_names import lead_sources
from reportedly.services.project_reader import ProjectReader

__all__ = [
    "Compared",
    "checked_day",
    "compare",
    "material_of_project",
    "material_of_readings",
]

_MOST_NAMED = 8  # measures that a message lists


@dataclass(frozen=True, slots=True)
class Compared:
    """What is compared: figures, their articles with texts by key, a person's words for series and for origins."""

    figures: Sequence[Figure]
    articles: Sequence[ArticleSummary | Document]
    texts: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)
    corrections: Collection[OriginCorrection] = ()


def material_of_readings(readings: Iterable[Reading]) -> Compared:
    """Give what articles say that were read without a project; sources that are surely one bear one name."""
    known = list(readings)
    figures = [
        replace(
            figure, outlet=reading.document.outlet, title=reading.document.title,
            published=reading.document.published,
        )
        for reading in known
        for figure in reading.extraction.figures
    ]  # fmt: skip
    documents = [reading.document for reading in known]
    texts = {document.key: document.text for document in documents}
    return Compared(lead_sources(figures, texts), documents, texts)


def material_of_project(path: Path) -> Compared:
    """Give what a project says, without opening it for others; raises what `ProjectReader` does."""
    with ProjectReader(path) as project:
        return Compared(
            project.figures(), project.articles(), project.texts(), project.series_titles(),
            project.origin_corrections(),
        )  # fmt: skip


def checked_day(text: str) -> date:
    """Read the day of --as-of, of a month or year its last one. Raises UserError R203."""
    try:
        day = parse_iso_period(text).end
    except ValueError:
        day = None
    if day is None:
        raise UserError("R203", f"{text!r} in --as-of is not a date.", "Write it as 2024-10-23.")
    return day


def compare(
    compared: Compared, *, as_of: date | None = None, measure: str = "", spec: FilterSpec = NO_FILTER
) -> Comparison:
    """Compare figures as they stood at a day; `measure` are words of the measures that are wanted.

    Raises UserError R210 where no measure has these words.
    """
    dates = publication_days(compared.articles)
    known = [
        figure for figure in compared.figures if figure.review is not Review.REJECTED and spec.accepts(figure)
    ]
    figures = published_by(known, as_of, dates)
    shown = [article for article in compared.articles if is_published_by(article.published, as_of)]
    undated = sum(published_day(article.published) is None for article in compared.articles)
    texts = {article.key: compared.texts.get(article.key, "") for article in shown}
    found = find_origins(figures, texts, compared.corrections)
    groups = group_estimates(figures, names=compared.names)
    if measure.strip():
        groups = _with_words(groups, figures, measure)
    words = party_words(figures, texts)
    by_id = {figure.id: figure for figure in figures}
    return Comparison(
        as_of=as_of,
        articles=len(shown),
        left_out=len(compared.articles) - len(shown) - (undated if as_of is not None else 0),
        undated=undated,
        figures=by_id,
        series=tuple(_series(group, by_id, found, words) for group in groups),
        origins=found,
    )


def _series(
    group: SeriesEstimates,
    figures: Mapping[str, Figure],
    every: Sequence[Origin],
    words: Sequence[PartyWord],
) -> SeriesComparison:
    ids = {estimate.figure_id for estimate in group.series.estimates}
    own = tuple(origin for origin in every if ids.intersection(origin.figures))
    mapping = origins_of_figures(own)
    latest = latest_of(group.series, origins=mapping)
    pairs = pairs_of([figures[row.figure_id] for row in latest if row.is_independent])
    return SeriesComparison(
        estimates=group,
        latest=latest,
        disagreement=disagreement_of(group.series, figures, latest=latest),
        consensus=consensus_of(latest),
        origins=own,
        denials=tuple(word for word in words if ids.intersection(word.figures)),
        pairs=tuple(pair for pair in pairs if pair.verdict.answer is not Answer.YES),
    )


def _with_words(
    groups: Sequence[SeriesEstimates], figures: Iterable[Figure], measure: str
) -> tuple[SeriesEstimates, ...]:
    """Give the series of this key, or with all of these words in what their figures count."""
    exact = tuple(group for group in groups if measure.strip() == group.series.key)
    if exact:
        return exact
    wanted = measure.casefold().split()
    said: dict[str, set[str]] = {}
    for figure in figures:
        said.setdefault(figure.series, {figure.series.casefold()}).add(figure.measure.casefold())
    found = tuple(
        group
        for group in groups
        if any(
            all(word in words for word in wanted)
            for words in {*said[group.series.key], group.series.name.casefold()}
        )
    )
    if not found:
        names = [group.series.name for group in groups[:_MOST_NAMED]]
        more = f" and {len(groups) - len(names)} more" if len(groups) > len(names) else ""
        there = f"There are: {', '.join(names)}{more}." if names else "There are no figures."
        raise UserError("R210", f"No measure has the words {measure!r}.", there)
    return found
