"""What had been published by a day, and what changed between two days.

A figure counts from the day on which its article had surely been published: of "October 2024" that is the
31st. An article without a date is shown only where no day is asked for, at the last stop.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Protocol

from reportedly.analysis.latest import NO_ORIGINS, latest_of
from reportedly.analysis.recalled import recalled, told_late
from reportedly.analysis.series import build_series, by_series
from reportedly.model.as_of import AsOfChange, ChangeKind
from reportedly.model.dates import known_period
from reportedly.model.disagreement import Latest
from reportedly.model.figure import Denial, Figure, Review, Stance
from reportedly.model.filter import voice_of
from reportedly.model.formatting import format_date, format_figure

__all__ = [
    "AsItStood",
    "Dated",
    "changes_between",
    "days_of",
    "is_published_by",
    "publication_days",
    "published_by",
    "published_day",
    "undated_count",
]


class Dated(Protocol):
    """What an article is here: its key, and the date of its publication as ISO text."""

    @property
    def key(self) -> str:
        """Give the article's key."""

    @property
    def published(self) -> str | None:
        """Give the publication date, None where it is not known."""


class AsItStood:
    """Gives figures as they stood at the end of a day: without the denials that were published later.

    Who steps through the days asks for the same figures again and again: each is made once for the denials it had.
    """

    def __init__(self, dates: Mapping[str, str | None]) -> None:
        self.dates = dates  # of publication, by article
        self._known: dict[str, _Stages] = {}

    def on(self, day: date | None, figure: Figure) -> Figure:
        """Give a figure that had been published by a day; itself where nothing of it came later."""
        if day is None or not figure.denied_by:
            return figure
        return self._stages_of(figure).on(day)

    def denials_on(self, day: date | None, figure: Figure) -> tuple[Denial, ...]:
        """Give the denials of a figure that had been published by a day: much sooner than the whole figure."""
        if day is None or not figure.denied_by:
            return figure.denied_by
        return self._stages_of(figure).denials_on(day)

    def _stages_of(self, figure: Figure) -> "_Stages":
        known = self._known.get(figure.id)
        if known is None or known.figure is not figure:
            days = [published_day(self.dates.get(denial.article)) for denial in figure.denied_by]
            known = self._known[figure.id] = _Stages(figure, days)
        return known


class _Stages:
    """One figure that is denied, as it stood from one denial to the next."""

    __slots__ = ("_days", "_kept", "_made", "_order", "figure")

    def __init__(self, figure: Figure, days: Sequence[date | None]) -> None:
        """Take the days of publication of the figure's denials, None where one is not known."""
        self.figure, self._days = figure, days
        self._order = sorted(day for day in days if day is not None)
        self._kept: dict[int, tuple[Denial, ...]] = {len(days): figure.denied_by}  # by their number
        self._made: dict[int, Figure] = {len(days): figure}

    def on(self, day: date) -> Figure:
        """Give it as it stood at the end of a day."""
        count = bisect_right(self._order, day)
        found = self._made.get(count)
        if found is None:
            found = self._made[count] = replace(self.figure, denied_by=self.denials_on(day))
        return found

    def denials_on(self, day: date) -> tuple[Denial, ...]:
        """Give the denials that had been published by the end of a day."""
        count = bisect_right(self._order, day)
        found = self._kept.get(count)
        if found is None:
            told = zip(self.figure.denied_by, self._days, strict=True)
            kept = [denial for denial, known in told if known is not None and known <= day]
            found = self._kept[count] = tuple(kept)
        return found


def days_of(articles: Iterable[Dated]) -> tuple[date, ...]:
    """Give the days on which articles were published, the earliest first: the stops of the slider."""
    days = (published_day(article.published) for article in articles)
    return tuple(sorted({day for day in days if day is not None}))


def undated_count(articles: Iterable[Dated]) -> int:
    """Count the articles without a publication date; they are shown only at the last stop."""
    return sum(published_day(article.published) is None for article in articles)


def publication_days(articles: Iterable[Dated]) -> dict[str, str | None]:
    """Give the publication dates by key, as `published_by` takes them."""
    return {article.key: article.published for article in articles}


def published_by(
    figures: Iterable[Figure],
    day: date | None,
    published: Mapping[str, str | None] | None = None,
    *,
    stood: AsItStood | None = None,
) -> list[Figure]:
    """Give the figures as they stood at the end of a day; None gives all, also those without a date.

    `published` gives the dates of articles by key, for denials by articles that give no figure; a denial of
    which the date is not known counts only where no day is asked for. Who asks for one day after the other gives the
    `stood` of the time before, made with the same dates: the same figures come back.
    """
    if day is None:
        return list(figures)
    figures = list(figures)
    if stood is None:
        stood = AsItStood({figure.article: figure.published for figure in figures} | dict(published or {}))
    return [stood.on(day, figure) for figure in figures if is_published_by(figure.published, day)]


def changes_between(
    figures: Iterable[Figure],
    first: date,
    second: date | None,
    *,
    published: Mapping[str, str | None] | None = None,
    origins: Mapping[str, str] = NO_ORIGINS,
) -> tuple[AsOfChange, ...]:
    """Give what the later of two days shows otherwise: what is new, replaced, gone stale or denied.

    In the order of publication; rejected figures never count. A number that an article only recalls ("up from
    3,500", or "3,500 on Wednesday" after a newer one), or that its source had given before, is not new, and one that
    several articles tell is new once.
    """
    everything = [figure for figure in figures if figure.review is not Review.REJECTED]
    before = published_by(everything, first, published)
    after = published_by(everything, second, published)
    known = {figure.id: figure for figure in before}
    newer = _replacements(before, after, origins)
    by_id = {figure.id: figure for figure in after}
    told = {_statement(by_id[new]) for new, is_latest in newer.values() if is_latest}
    told |= {_statement(figure) for figure in before}
    changes: list[tuple[Figure, AsOfChange]] = []
    past = recalled(after)
    known_of, told_of = (by_series(figures) for figures in (before, after))
    for figure in after:
        is_recalled = figure.superseded_by in by_id or figure.id in past
        is_other = figure.id not in known and not is_recalled and _statement(figure) not in told
        if is_other and not told_late(figure, known_of.get(figure.series, ()), told_of[figure.series]):
            told.add(_statement(figure))
            changes.append((figure, AsOfChange(ChangeKind.NEW, figure.id, None, f"{_said(figure)}.")))
        elif figure.id in known:
            changes += [(figure, change) for change in _denied_since(known[figure.id], figure)]
    for old, (new, is_latest) in newer.items():
        kind = ChangeKind.REPLACED if is_latest else ChangeKind.STALE
        words = _replaced_words(known[old], by_id[new], is_latest=is_latest)
        changes.append((by_id[new], AsOfChange(kind, old, new, words)))
    order = {kind: place for place, kind in enumerate(ChangeKind)}
    changes.sort(key=lambda pair: (pair[0].published or "9999", order[pair[1].kind], *_place(pair[0])))
    return tuple(change for _, change in changes)


@lru_cache(4096)  # thousands of figures share a few hundred dates
def published_day(published: str | None) -> date | None:
    """Give the day from which an article had surely been published."""
    period = known_period(published)
    return period.end if period else None


def is_published_by(published: str | None, day: date | None) -> bool:
    """Tell whether something of this date had surely been published by a day; None lets everything pass."""
    known = published_day(published)
    return day is None or (known is not None and known <= day)


def _replacements(
    before: Sequence[Figure], after: Sequence[Figure], origins: Mapping[str, str]
) -> dict[str, tuple[str, bool]]:
    """Give the figures that a newer one of their source replaced: by which, and whether they were its latest."""
    found: dict[str, tuple[str, bool]] = {}
    then, now = (_latest_by_voice(figures, origins) for figures in (before, after))
    told: dict[tuple[str, str], list[Figure]] = {}
    for figure in before:
        told.setdefault((figure.series, voice_of(figure)), []).append(figure)
    for place, row in then.items():
        new = now.get(place)
        if new is None or new.interval == row.interval or new.estimate.is_ahead is not row.estimate.is_ahead:
            continue
        found[row.figure_id] = (new.figure_id, True)
        for figure in told.get(place, ()):
            if figure.id != row.figure_id and _repeats(figure, row):
                found[figure.id] = (new.figure_id, False)
    return found


def _latest_by_voice(figures: Sequence[Figure], origins: Mapping[str, str]) -> dict[tuple[str, str], Latest]:
    return {
        (key, row.voice): row
        for key, own in by_series(figures).items()
        for row in latest_of(build_series(own, key), origins=origins)
    }


def _repeats(figure: Figure, row: Latest) -> bool:
    estimate = row.estimate
    return (figure.stance, figure.kind) == (estimate.stance, estimate.kind) and (
        figure.value, figure.low, figure.high) == (estimate.value, estimate.low, estimate.high)  # fmt: skip


def _denied_since(old: Figure, new: Figure) -> list[AsOfChange]:
    known = set(old.denied_by)
    return [
        AsOfChange(ChangeKind.DENIED, new.id, None, _denied_words(new, denial))
        for denial in new.denied_by
        if denial not in known
    ]


def _statement(figure: Figure) -> tuple[object, ...]:
    """Give what makes two figures one number of one source, whoever tells it and wherever."""
    number = figure.value, figure.low, figure.high, figure.relation
    return figure.series, voice_of(figure), figure.stance, number


def _place(figure: Figure) -> tuple[str, int]:
    return figure.article, figure.start


def _said(figure: Figure) -> str:
    said = f"{voice_of(figure)}: {format_figure(figure)} {figure.measure}".rstrip()
    return said if figure.stance is Stance.ASSERTED else f"{said}, {figure.stance.value}"


def _replaced_words(old: Figure, new: Figure, *, is_latest: bool) -> str:
    measure = f" {new.measure}" if new.measure else ""
    was, now = (format_date(figure.statement_date) or "an unknown day" for figure in (old, new))
    if is_latest:
        return (
            f"{voice_of(old)}: {format_figure(new)}{measure} ({now}) instead of {format_figure(old)} ({was})."
        )
    title = f"“{old.title}”" if old.title else old.article.replace("\\", "/").rpartition("/")[2]
    where = old.outlet or title
    return f"{format_figure(old)}{measure} ({was}) in {where}: {voice_of(old)} has said {format_figure(new)} ({now})."


def _denied_words(figure: Figure, denial: Denial) -> str:
    denier = denial.source or denial.source_text or "somebody"
    return f"{denier} denies {format_figure(figure)} of {voice_of(figure)}."
