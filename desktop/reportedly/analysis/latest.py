"""What each source last said of a series: the rows of Side by side.

Reports of one origin are one statement: what a source said is what the first of them tells, and a voice that
only repeats the origin of another is no second opinion.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from reportedly.model.disagreement import Latest
from reportedly.model.estimate import Estimate, Series
from reportedly.model.figure import Stance
from reportedly.model.quantity import Kind, Relation

__all__ = ["NO_ORIGINS", "compared", "latest_of"]

NO_ORIGINS: Mapping[str, str] = {}
"""Figure id -> origin id of no figure: each is its own origin."""

_When = tuple[date, date, int]
_RANK = {Relation.MORE_THAN: 0, Relation.AT_LEAST: 1, Relation.EXACT: 2, Relation.ABOUT: 3, Relation.RANGE: 4}
_LAST_RANK = 5


def latest_of(series: Series, *, origins: Mapping[str, str] = NO_ORIGINS) -> tuple[Latest, ...]:
    """Give what each voice last said, the greatest number first; an open top before a bottom.

    A voice that asserted a figure stands for the latest of these; any other for its latest plan, forecast,
    allegation or denied figure. Figures that the same clause replaces are history, and of a series that mixes
    kinds (by a person's merge) only those of the most frequent kind stand beside each other. A figure without
    a date never takes the place of one with a date.
    """
    kind = _main_kind(series.estimates)
    current = [
        (place, estimate)
        for place, estimate in enumerate(series.estimates)
        if estimate.kind is kind and not estimate.is_replaced
    ]
    owners = _owners(current, origins)
    voices: dict[str, list[tuple[int, Estimate]]] = {}
    for entry in current:
        voices.setdefault(entry[1].voice, []).append(entry)
    rows = [_latest(said, origins, owners) for said in voices.values()]
    return tuple(sorted(rows, key=_by_value))


def compared(latest: Iterable[Latest]) -> list[Latest]:
    """Give those that count where sources are compared: asserted, and one for each origin."""
    found: dict[str, Latest] = {}
    for row in latest:
        if row.estimate.stance is Stance.ASSERTED and row.is_independent:
            found.setdefault(row.origin, row)
    return list(found.values())


def _latest(
    said: Sequence[tuple[int, Estimate]], origins: Mapping[str, str], owners: Mapping[str, str]
) -> Latest:
    """Choose what stands for one voice."""
    tellings = _first_tellings(said, origins)
    asserted = [entry for entry in tellings if entry[1].stance is Stance.ASSERTED]
    ahead = [entry for entry in tellings if entry[1].is_ahead]
    chosen = max(asserted or tellings, key=_when)
    estimate = chosen[1]
    origin = origins.get(estimate.figure_id, estimate.figure_id)
    others = [
        other.figure_id
        for _, other in said
        if other.stance is estimate.stance
        and other.said == estimate.said
        and other.interval != estimate.interval
    ]
    return Latest(
        voice=estimate.voice,
        is_own_voice=estimate.is_own_voice,
        estimate=estimate,
        interval=estimate.interval,
        origin=origin,
        is_independent=owners[origin] == estimate.voice,
        others=tuple(others),
        ahead=max(ahead, key=_when)[1] if ahead else None,
    )


def _first_tellings(
    said: Sequence[tuple[int, Estimate]], origins: Mapping[str, str]
) -> list[tuple[int, Estimate]]:
    """Give the first report of each number of an origin, plans in it apart: repeats make nothing newer.

    A repeat that lost its "at least" gives the same number; another number of one briefing is a figure of its own.
    """
    known: dict[tuple[str, Stance], list[tuple[int, Estimate]]] = {}
    for entry in sorted(said, key=_told):
        estimate = entry[1]
        told = known.setdefault((origins.get(estimate.figure_id, estimate.figure_id), estimate.stance), [])
        before = next((n for n, (_, e) in enumerate(told) if set(e.heights) & set(estimate.heights)), None)
        if before is None:
            told.append(entry)
        elif _is_more_careful(estimate, told[before][1]):
            told[before] = entry
    return [entry for told in known.values() for entry in told]


def _is_more_careful(estimate: Estimate, first: Estimate) -> bool:
    """Tell whether a report keeps the hedge that its own headline leaves out."""
    is_one_report = (estimate.said, estimate.published) == (first.said, first.published)
    return is_one_report and first.relation is Relation.EXACT and estimate.relation is not Relation.EXACT


def _owners(entries: Sequence[tuple[int, Estimate]], origins: Mapping[str, str]) -> dict[str, str]:
    """Give the voice that was the first to tell of each origin."""
    owners: dict[str, str] = {}
    for _, estimate in sorted(entries, key=_told):
        owners.setdefault(origins.get(estimate.figure_id, estimate.figure_id), estimate.voice)
    return owners


def _told(entry: tuple[int, Estimate]) -> _When:
    """Order tellings: the earliest first, undated ones last."""
    place, estimate = entry
    days = estimate.possible_days
    return days[0] if days else date.max, estimate.published or date.max, place


def _when(entry: tuple[int, Estimate]) -> _When:
    """Order statements: the newest last, undated ones first; a month stands at its middle, as on the chart."""
    place, estimate = entry
    days = estimate.possible_days
    middle = date.fromordinal((days[0].toordinal() + days[1].toordinal()) // 2) if days else date.min
    return middle, estimate.published or date.min, place


def _main_kind(estimates: Iterable[Estimate]) -> Kind:
    counts = Counter(estimate.kind for estimate in estimates)
    kinds = list(Kind)
    return min(counts, key=lambda kind: (-counts[kind], kinds.index(kind)), default=Kind.LEVEL)


def _by_value(row: Latest) -> tuple[object, ...]:
    heights = row.estimate.heights
    size = max(heights) if heights else None
    return size is None, -(size or 0), _RANK.get(row.estimate.relation, _LAST_RANK), row.voice
