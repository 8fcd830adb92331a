"""A comparison as plain rows: what `reportedly compare` writes as JSON, and its estimates as CSV.

Numbers are exact decimals in the unit of their series, dates ISO text, figures named by their ids. Rows of all lists
name their series by `series` and `kind`.
"""

from collections.abc import Iterator
from typing import Any

from reportedly.analysis.headline import headline_of
from reportedly.analysis.origins import origins_of_figures
from reportedly.model.comparison import Comparison, SeriesComparison
from reportedly.model.disagreement import Latest
from reportedly.model.estimate import Estimate
from reportedly.model.figure import Figure, Stance
from reportedly.model.interval import Interval
from reportedly.model.origin import Origin

__all__ = ["ESTIMATE_COLUMNS", "LISTS", "comparison_rows"]

Row = dict[str, Any]

LISTS = ("series", "sources", "estimates", "disagreement", "reports", "origins", "denials", "pairs")
"""The lists of a comparison in JSON, in their order."""

ESTIMATE_COLUMNS = (
    "series", "kind", "measure", "source", "is_own_voice", "figure", "article", "outlet", "title", "published",
    "value", "low", "high", "relation", "unit", "stance", "statement_date", "target_date", "target_start",
    "target_end", "origin", "is_latest", "is_replaced", "source_text", "speaker", "via", "cue", "denied_by", "text",
    "start", "end", "sentence", "sentence_start", "sentence_end",
)  # fmt: skip
"""The columns of the CSV table, which are the keys of `estimates`."""


def comparison_rows(comparison: Comparison) -> Row:
    """Give the whole comparison: {"schema", "as_of", "articles", "left_out", "undated", and the lists of `LISTS`}."""
    origins = origins_of_figures(comparison.origins)
    shown = {origin.id: origin for one in comparison.series for origin in one.origins}
    lists: dict[str, list[Row]] = {
        "series": [_series(one) for one in comparison.series],
        "sources": [_source(one, row) for one in comparison.series for row in one.latest],
        "estimates": [row for one in comparison.series for row in _estimates(one, comparison, origins)],
        "disagreement": [row for one in comparison.series for row in _disagreement(one)],
        "reports": [row for origin in shown.values() for row in _reports(origin)],
        "origins": [_origin(origin) for origin in shown.values()],
        "denials": [row for one in comparison.series for row in _denials(one, comparison)],
        "pairs": [row for one in comparison.series for row in _pairs(one)],
    }
    return {
        "schema": {"name": "reportedly.comparison", "version": 1},
        "as_of": comparison.as_of.isoformat() if comparison.as_of else None,
        "articles": comparison.articles,
        "left_out": comparison.left_out,
        "undated": comparison.undated,
        **{name: lists[name] for name in LISTS},
    }


def _key(one: SeriesComparison) -> Row:
    return {"series": one.estimates.series.key, "kind": one.estimates.kind.value}


def _series(one: SeriesComparison) -> Row:
    series = one.estimates.series
    head = headline_of(series)
    return {
        **_key(one), "measure": series.name, "unit": series.unit, "low": head.low, "high": head.high,
        "is_open_below": head.is_open_below, "is_open_above": head.is_open_above,
        "reports": series.reports, "tellings": _tellings(one), "origins": len(one.origins), "sources": head.sources,
        "own_voices": head.own_voices, "denied_by": list(head.deniers),
        "consensus": _interval(one.consensus) if one.consensus else None,
    }  # fmt: skip


def _tellings(one: SeriesComparison) -> int:
    """Count the reports of the series: each article's telling of each statement."""
    own = {estimate.figure_id for estimate in one.estimates.series.estimates}
    return sum(bool(own.intersection(report.figures)) for origin in one.origins for report in origin.reports)


def _interval(interval: Interval) -> Row:
    return {
        "low": interval.low, "high": interval.high, "is_above": interval.is_above, "is_below": interval.is_below,
        "is_about": interval.is_about,
    }  # fmt: skip


def _source(one: SeriesComparison, row: Latest) -> Row:
    estimate = row.estimate
    return {
        **_key(one), "source": row.voice, "is_own_voice": row.is_own_voice, "figure": row.figure_id,
        **_numbers(estimate), "unit": one.estimates.series.unit, "stance": estimate.stance.value,
        "statement_date": estimate.said.iso if estimate.said else None, "origin": row.origin,
        "is_independent": row.is_independent, "is_compared": estimate.stance is Stance.ASSERTED and row.is_independent,
        "others": list(row.others), "ahead": row.ahead.figure_id if row.ahead else None,
    }  # fmt: skip


def _numbers(estimate: Estimate) -> Row:
    return {
        "value": estimate.value,
        "low": estimate.low,
        "high": estimate.high,
        "relation": estimate.relation.value,
    }


def _estimates(one: SeriesComparison, comparison: Comparison, origins: dict[str, str]) -> Iterator[Row]:
    latest = {row.figure_id for row in one.latest}
    for source in one.estimates.sources:
        for estimate in (*source.asserted, *source.ahead):
            figure = comparison.figures[estimate.figure_id]
            row = {
                **_key(one), "measure": figure.measure, "source": source.voice, "is_own_voice": source.is_own_voice,
                "figure": figure.id, **_numbers(estimate), "unit": one.estimates.series.unit,
                "stance": figure.stance.value, "origin": origins.get(figure.id), "is_latest": figure.id in latest,
                "is_replaced": estimate.is_replaced, **_evidence(figure),
            }  # fmt: skip
            yield {column: row[column] for column in ESTIMATE_COLUMNS}


def _evidence(figure: Figure) -> Row:
    names = ("article", "outlet", "title", "published", "statement_date", "target_date", "target_start", "target_end",
             "source_text", "speaker", "via", "cue", "text", "start", "end", "sentence", "sentence_start",
             "sentence_end")  # fmt: skip
    return {
        **{name: getattr(figure, name) for name in names},
        "denied_by": [denial.to_json() for denial in figure.denied_by],
    }


def _disagreement(one: SeriesComparison) -> Iterator[Row]:
    found = one.disagreement
    if found is None:
        return
    sides = {
        name: {"source": row.voice, "figure": row.figure_id, **_numbers(row.estimate)}
        for name, row in (("lower", found.lower), ("upper", found.upper))
    }
    yield {
        **_key(one), "gap": found.gap, "unit": found.unit, "is_open": found.is_open, "is_about": found.is_rough,
        "days": found.days, **sides, "words": found.words, "reason": found.reason,
        "others": [list(pair) for pair in found.others],
    }  # fmt: skip


def _reports(origin: Origin) -> Iterator[Row]:
    for report in origin.reports:
        yield {
            "origin": origin.id, "article": report.article, "outlet": report.outlet, "title": report.title,
            "published": report.published, "source": report.voice, "via": report.via,
            "statement_date": report.said, "figures": list(report.figures), "sentence": report.text,
            "evidence": [
                {"kind": one.kind.value, "words": one.words, "other": one.other, "quoted": one.quoted}
                for one in report.evidence
            ],
        }  # fmt: skip


def _origin(origin: Origin) -> Row:
    return {
        "origin": origin.id, "title": origin.title, "source": origin.voice, "is_own_voice": origin.is_own_voice,
        "what": origin.what, "statement_date": origin.said.iso if origin.said else None,
        "reports": len(origin.reports), "articles": origin.articles, "figures": list(origin.figures),
        "is_by_hand": origin.is_by_hand,
    }  # fmt: skip


def _denials(one: SeriesComparison, comparison: Comparison) -> Iterator[Row]:
    """Give who denies or declines without a number, and the figures that their own sources deny."""
    for word in one.denials:
        yield {
            **_key(one), "source": word.voice, "position": word.position.value, "figures": list(word.figures),
            "denied": None, "statement_date": word.said.iso if word.said else None, "article": word.article,
            "outlet": word.outlet, "start": word.start, "end": word.end, "sentence": word.sentence,
        }  # fmt: skip
    for estimate in one.estimates.series.estimates:
        if estimate.stance is Stance.DENIED:
            figure = comparison.figures[estimate.figure_id]
            yield {
                **_key(one), "source": estimate.voice, "position": "denies", "figures": [], "denied": figure.id,
                "statement_date": figure.statement_date, "article": figure.article, "outlet": figure.outlet,
                "start": figure.start, "end": figure.end, "sentence": figure.sentence,
            }  # fmt: skip


def _pairs(one: SeriesComparison) -> Iterator[Row]:
    for pair in one.pairs:
        verdict = pair.verdict
        yield {
            **_key(one), "first": pair.first, "second": pair.second, "answer": verdict.answer.value,
            "rule": verdict.rule, "reason": verdict.reason, "check": verdict.check,
        }  # fmt: skip
