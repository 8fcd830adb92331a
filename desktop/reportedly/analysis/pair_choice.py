"""Which pairs of figures are worth showing: of thousands those that exclude each other, or only seem to."""

from collections.abc import Iterable
from itertools import combinations

from reportedly.analysis.both_true import can_both_be_true
from reportedly.model.both_true import Answer, TruePair
from reportedly.model.figure import Figure, Review
from reportedly.model.filter import voice_of

__all__ = ["pairs_of"]

_ORDER = (Answer.NO, Answer.UNCLEAR, Answer.YES)
# A pair takes 0.1 ms, the first of a figure 1 (2026-11-23).
_MOST_OF_SERIES, _MOST_BESIDE, _MOST_ASKED = 40, 400, 4_000  # figures, figures, pairs
_EASY = ("planned", "denied")  # said of many pairs, and seldom a surprise
_DULL = ("same", "different_measure", "unit", "rounding")


def pairs_of(
    figures: Iterable[Figure], current: Figure | None = None, *, most: int = 40
) -> tuple[TruePair, ...]:
    """Give pairs worth showing: those that exclude each other first, then the unclear, then those that only seem to.

    With a `current` figure its pairs, else those of what each source last told of a series as a fact, a plan or a
    denial. Pairs of other measures and of one number say nothing and are left out, and so are rejected figures.
    At most `most`, looked for among the newest.
    """
    shown = _tellings(figures)
    if current is not None:
        own = [figure for figure in shown if figure.series == current.series and figure.id != current.id]
        candidates = [(current, other) for other in own[:_MOST_BESIDE]]
    else:
        candidates = [
            pair for own in _last_told(shown).values() for pair in combinations(own[:_MOST_OF_SERIES], 2)
        ]
    found = [
        TruePair(a.id, b.id, verdict)
        for a, b in candidates[:_MOST_ASKED]
        if (verdict := can_both_be_true(a, b)).rule not in _DULL
    ]
    found.sort(key=lambda pair: (_ORDER.index(pair.verdict.answer), pair.verdict.rule in _EASY))
    return tuple(found[:most])


def _tellings(figures: Iterable[Figure]) -> list[Figure]:
    """Give the figures that say something new, the newest first: one for each source, series and number of a day."""
    kept: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        if figure.review is not Review.REJECTED:
            number = figure.value, figure.low, figure.high
            kept.setdefault(
                (voice_of(figure), figure.series, figure.stance, figure.statement_date, number), figure
            )
    return sorted(
        kept.values(),
        key=lambda figure: (figure.statement_date or "", figure.article, figure.start),
        reverse=True,
    )


def _last_told(newest_first: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Give, series by series, the newest figure of each source and stance."""
    found: dict[tuple[str, str, str], Figure] = {}
    for figure in newest_first:
        if figure.superseded_by is None:
            found.setdefault((figure.series, voice_of(figure), figure.stance.value), figure)
    by_series: dict[str, list[Figure]] = {}
    for (series, _, _), figure in found.items():
        by_series.setdefault(series, []).append(figure)
    return by_series
