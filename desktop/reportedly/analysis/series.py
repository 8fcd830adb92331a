"""Figures -> the series of one measure: each source's estimates over time, and who denies."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from operator import attrgetter, is_

from reportedly.analysis.declining import is_pronoun
from reportedly.analysis.denied_matter import Denied, denied_of, matter_of
from reportedly.analysis.one_unit import in_one_unit
from reportedly.analysis.recalled import recalled
from reportedly.analysis.told_beside import told_beside
from reportedly.model.dates import DatePeriod, known_period
from reportedly.model.estimate import Estimate, LoneDenial, Series
from reportedly.model.figure import Denial, Figure, Review
from reportedly.model.filter import voice_of

__all__ = ["KnownEstimates", "build_series", "by_series", "estimate_of", "part_of_series", "places_of_latest"]

_MOST_KNOWN = 50_000  # estimates that are kept
_read = attrgetter("source", "outlet", "relation", "kind", "stance", "value", "low", "high", "statement_date",
                   "target_start", "target_end", "published", "superseded_by")  # fmt: skip
"""All of a figure that its estimate follows; a test holds it against `estimate_of`."""


def build_series(
    figures: Iterable[Figure],
    key: str,
    name: str = "",
    *,
    estimate: Callable[[Figure], Estimate] | None = None,
) -> Series:
    """Give the estimates of one series; rejected figures are left out, and replace nothing ("from 41 to 44", no 44).

    No more does a figure that is counted in another series: what the reader of this one sees stands.
    `name` is what people read (default: the words that most figures use). The unit is the most frequent
    one: figures in units that convert into it are converted, others cannot stand on the same axis and are
    left out.
    `estimate` may give estimates that are known already (default: `estimate_of`).
    """
    own = [f for f in figures if f.series == key]
    members = [f for f in own if f.review is not Review.REJECTED]
    unit, drawn = in_one_unit(members)
    words = Counter(figure.measure or figure.unit for figure in drawn)
    shown = name or (min(words, key=lambda w: (-words[w], len(w), w)) if words else key)
    # Of one source on one day, what was published later and stands further down comes last.
    places = places_of_latest(drawn)
    drawn.sort(key=lambda figure: (figure.published or "", figure.article, places[figure.id]))
    standing, past = {f.id for f in members}, recalled(drawn)
    made = map(estimate or estimate_of, drawn)
    current = [
        _placed(one, is_replaced=figure.id in past or figure.superseded_by in standing)
        for figure, one in zip(drawn, made, strict=True)
    ]
    estimates = sorted(current, key=_order)
    reports = len({figure.article for figure in drawn})
    denials = _lone_denials((figure, figure.denied_by) for figure in drawn)
    return Series(key, shown, unit, tuple(estimates), denials, reports)


def _placed(estimate: Estimate, *, is_replaced: bool) -> Estimate:
    return estimate if estimate.is_replaced is is_replaced else replace(estimate, is_replaced=is_replaced)


def part_of_series(
    whole: Series,
    estimates: Iterable[Estimate],
    denied: Iterable[tuple[Figure, Sequence[Denial]]],
    reports: int,
) -> Series:
    """Give what `build_series` would give for some of the figures of a series in one unit, much sooner.

    `denied` are those of them that somebody denies, with the denials of the day that is asked for; `reports` counts
    the articles of all of them.
    """
    told = [(figure, denials) for figure, denials in denied if denials]
    places = places_of_latest([figure for figure, _ in told])
    told.sort(key=lambda one: (one[0].published or "", one[0].article, places[one[0].id]))
    unit = whole.unit if reports else ""
    return Series(whole.key, whole.name, unit, tuple(estimates), _lone_denials(told), reports)


def estimate_of(figure: Figure) -> Estimate:
    """See a figure as an estimate; a null source stands for its outlet and is joined with no other."""
    return Estimate(
        figure_id=figure.id,
        voice=voice_of(figure),
        is_own_voice=figure.source is None,
        relation=figure.relation,
        kind=figure.kind,
        stance=figure.stance,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        said=known_period(figure.statement_date),
        target_start=_day(figure.target_start),
        target_end=_day(figure.target_end),
        published=_last_day(figure.published),
        is_replaced=figure.superseded_by is not None,
    )


class KnownEstimates:
    """Gives figures as estimates, each made once: of thousands few change from one question to the next.

    A figure that only gained or lost a denial, as at another day, keeps its estimate.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[Figure, Estimate]] = {}

    def __call__(self, figure: Figure) -> Estimate:
        """Give a figure as an estimate."""
        known = self._known.get(figure.id)
        if known is not None and known[0] is figure:
            return known[1]
        is_alike = known is not None and all(map(is_, _read(known[0]), _read(figure)))
        made = known[1] if known is not None and is_alike else estimate_of(figure)
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[figure.id] = figure, made
        return made

    def former(self, figure_id: str) -> Figure | None:
        """Give the figure as it was when its estimate was last asked for."""
        known = self._known.get(figure_id)
        return None if known is None else known[0]


def _lone_denials(told: Iterable[tuple[Figure, Sequence[Denial]]]) -> tuple[LoneDenial, ...]:
    """Join the denials of all figures: one for each party and day, with the figures that it denies; "it" is none."""
    denied: dict[tuple[str, str | None], list[tuple[Figure, Denial]]] = {}
    for figure, denials in told:
        for denial in denials:
            voice = denial.source or denial.source_text or "not named"
            if not is_pronoun(voice):
                denied.setdefault((voice, denial.statement_date), []).append((figure, denial))
    rows = [_lone_denial(voice, said, members) for (voice, said), members in denied.items()]
    return tuple(sorted(rows, key=lambda row: (_first_day(row.said), row.voice)))


def _lone_denial(voice: str, said: str | None, members: Sequence[tuple[Figure, Denial]]) -> LoneDenial:
    kinds = {denied_of(denial.sentence, matter_of([figure])) for figure, denial in members}
    return LoneDenial(
        voice,
        known_period(said),
        sentence=members[0][1].sentence,
        figures=tuple(dict.fromkeys(figure.id for figure, _ in members)),
        is_of_matter=Denied.MATTER in kinds,
        is_of_number=Denied.NUMBER in kinds,
    )


def by_series(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Give figures by the key of their series, both in the order in which they come."""
    members: dict[str, list[Figure]] = {}
    for figure in figures:
        members.setdefault(figure.series, []).append(figure)
    return members


def places_of_latest(figures: Sequence[Figure]) -> dict[str, tuple[int, int]]:
    """Give each figure the place to sort by: where its newest level stands, then how far it is from being that.

    "Rose to 41 from 34" names the newer level first, and 34 still is what stood before: each figure goes where
    the one is first told that replaced it in the end, perhaps in the title, the oldest level first. "At least 25,
    including 12": what follows another number in its sentence goes before that sentence. "It had counted 180 on
    Wednesday" goes before all that is of a later day.
    """
    beside, past = told_beside(figures), recalled(figures)
    first: dict[tuple[object, ...], int] = {}
    for figure in figures:
        number = _number_told(figure)
        first[number] = min(figure.start, first.get(number, figure.start))
    by_id = {figure.id: figure for figure in figures}
    places: dict[str, tuple[int, int]] = {}
    for figure in figures:
        if figure.id in past:
            places[figure.id] = -1, figure.start
            continue
        if figure.superseded_by is None:
            is_beside = figure.id in beside
            places[figure.id] = (figure.sentence_start - 1, figure.start) if is_beside else (figure.start, 0)
            continue
        last, steps, seen = figure, 0, {figure.id}
        while (newer := by_id.get(last.superseded_by or "")) is not None and newer.id not in seen:
            last, steps = newer, steps + 1
            seen.add(newer.id)
        places[figure.id] = (first[_number_told(last)], -steps)
    return places


def _number_told(figure: Figure) -> tuple[object, ...]:
    said = figure.article, voice_of(figure), figure.statement_date
    return (*said, figure.relation, figure.value, figure.low, figure.high)


def _order(estimate: Estimate) -> tuple[date, str]:
    return estimate.day or date.max, estimate.voice


def _first_day(period: DatePeriod | None) -> date:
    days = period.days if period else None
    return days[0] if days else date.max


def _last_day(iso: str | None) -> date | None:
    period = known_period(iso)
    return period.end if period else None


@lru_cache(4096)
def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None
