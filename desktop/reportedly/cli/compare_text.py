"""A comparison as a person reads it first: how far it is apart, who says what, who denies, how often it was retold."""

import textwrap
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from reportedly.analysis.denial_words import what_is_denied
from reportedly.analysis.headline import headline_of, range_words
from reportedly.analysis.origins import origins_of_figures
from reportedly.analysis.pair_words import interval_words
from reportedly.model.both_true import Answer
from reportedly.model.comparison import Comparison, SeriesComparison
from reportedly.model.disagreement import Latest
from reportedly.model.estimate import Estimate
from reportedly.model.figure import Figure, Stance
from reportedly.model.filter import voice_of
from reportedly.model.formatting import (
    article_name,
    counted,
    format_date,
    format_figure,
    format_target,
    sentence_case,
)
from reportedly.model.origin import Origin, Report
from reportedly.model.party_word import Position
from reportedly.model.quantity import Relation

__all__ = ["comparison_lines"]

_BAR = 20  # signs of a bar
_LEAST, _MOST = 60, 100  # columns
_MOST_PAIRS, _MOST_OUTLETS, _MOST_LONE = 5, 4, 30
_MARKS = {Relation.EXACT: "●", Relation.ABOUT: "◎"}
_BEYOND = Decimal("1.5")  # plans reach so far beyond what is asserted before they are off the scale
_OFF = "»"  # beyond the scale
_CAVEAT = "Reported figures, not verified."
_KEY = ("● exact", "◎ about", "┝▶ at least", "◀┥ up to", "├─┤ range", "○ planned or forecast", "? alleged",
        "» off the scale")  # fmt: skip


def comparison_lines(comparison: Comparison, width: int) -> Iterator[str]:
    """Give the lines of a comparison in so many columns."""
    width = max(_LEAST, min(_MOST, width))
    yield from _head(comparison, width)
    several = [one for one in comparison.series if one.voices > 1]
    lone = [one for one in comparison.series if one.voices == 1 and one.latest]
    for one in several:
        yield ""
        yield from _series(one, comparison.figures, width)
    if lone:
        yield ""
        yield from _lone(lone, comparison.figures, width, is_all=not several)
    if several:
        yield ""
        yield from _key_lines(width)


def _head(comparison: Comparison, width: int) -> Iterator[str]:
    parts = [counted(comparison.articles, "article"), counted(len(comparison.figures), "figure")]
    parts.append(counted(len(comparison.origins), "origin"))
    yield from _wrapped(f"{', '.join(parts)}. {_CAVEAT}", width)
    if comparison.as_of is not None:
        left = [counted(comparison.left_out, "later article")] if comparison.left_out else []
        left += [f"{counted(comparison.undated, 'article')} without a date"] if comparison.undated else []
        behind = f"; left out: {', '.join(left)}" if left else ""
        yield from _wrapped(f"As published by {format_date(comparison.as_of.isoformat())}{behind}.", width)


def _series(one: SeriesComparison, figures: Mapping[str, Figure], width: int) -> Iterator[str]:
    series = one.estimates.series
    head = headline_of(series, origins_of_figures(one.origins))
    title = sentence_case(series.name)
    yield from _wrapped(title, width)
    yield "═" * min(width, len(title))
    parts = [range_words(head, series, figures), head.counts, head.denied_by]
    yield from _wrapped(" · ".join(part for part in parts if part), width)
    if one.disagreement is not None:
        found = one.disagreement
        yield ""
        yield from _wrapped(f"{found.words}. {found.reason}", width, "  ")
        if not found.lower.interval.meets(found.upper.interval):
            sides = [figures[row.figure_id] for row in (found.lower, found.upper)]
            for figure in sorted(sides, key=lambda side: side.statement_date or "9999"):
                yield from _quoted(figure, width)
    yield from _latest(one.latest, figures, width)
    yield from _consensus(one, figures, width)
    yield from _denials(one, figures, width)
    yield from _pairs(one, figures, width)
    yield from _origins(one, figures, width)


# --- the latest figure of each source ---------------------------------------------------------------------


def _latest(latest: Sequence[Latest], figures: Mapping[str, Figure], width: int) -> Iterator[str]:
    """Give a line a source: number, bar, source, stance, day; the greatest on top. What is denied nobody said."""
    latest = [row for row in latest if row.estimate.stance is not Stance.DENIED]
    if not latest:
        return
    yield ""
    yield "  Last said by each source"
    numbers = [_number(row, figures) for row in latest]
    wide = max(len(number) for number in numbers)
    low, high = _scale([row.estimate for row in latest])
    dates = [format_date(figures[row.figure_id].statement_date) or "no date" for row in latest]
    room = width - 4 - wide - 2 - _BAR - 2 - max(len(day) for day in dates) - 2
    for row, number, day in zip(latest, numbers, dates, strict=True):
        words = row.voice + _stance_words(row, figures)
        first, *rest = textwrap.wrap(words, room) or [""]
        yield f"    {number:>{wide}}  {_bar(row.estimate, low, high)}  {first:<{room}}  {day}".rstrip()
        for more in rest:
            yield f"    {'':>{wide}}  {'':<{_BAR}}  {more}"


def _number(row: Latest, figures: Mapping[str, Figure]) -> str:
    return format_figure(figures[row.figure_id])


def _stance_words(row: Latest, figures: Mapping[str, Figure]) -> str:
    figure = figures[row.figure_id]
    parts = [] if figure.stance is Stance.ASSERTED else [figure.stance.value]
    if target := format_target(figure):
        parts.append(target)
    if not row.is_independent:
        parts.append("repeats another")
    return f" ({', '.join(parts)})" if parts else ""


def _scale(estimates: Sequence[Estimate]) -> tuple[Decimal, Decimal]:
    """Give the ends of the scale: those of what is asserted, where anything is; a plan may lie off it."""
    asserted = [estimate for estimate in estimates if estimate.stance is Stance.ASSERTED] or list(estimates)
    heights = [height for estimate in asserted for height in estimate.heights]
    top = max([Decimal(0), *heights])
    near = [height for estimate in estimates for height in estimate.heights if height <= top * _BEYOND]
    return min([Decimal(0), *heights]), max([top, *near])


def _bar(estimate: Estimate, low: Decimal, high: Decimal) -> str:
    """Draw one figure along the scale: a bound is an arrow, a range a bar, and only a number is a dot."""
    cells = ["·"] * _BAR

    def place(number: Decimal) -> int:
        return round((number - low) / (high - low) * (_BAR - 4)) + 1 if high > low else 1

    bottom, top = estimate.bounds
    if any(height > high for height in estimate.heights):
        return "".join(cells[:-1]) + _OFF
    if estimate.relation is Relation.RANGE and bottom is not None and top is not None:
        first, last = place(bottom), place(top)
        cells[first : last + 1] = ["├", *"─" * max(0, last - first - 1), "┤"][: max(2, last - first + 1)]
        return "".join(cells)[:_BAR]
    if bottom is None and top is None:
        return "".join(cells)
    at = place(bottom if bottom is not None else top if top is not None else low)
    if top is None:
        cells[at : at + 2] = ["┝", "▶"]
    elif bottom is None:
        cells[at - 1 : at + 1] = ["◀", "┥"]
    elif estimate.is_ahead:
        cells[at] = "○"
    elif estimate.stance is Stance.ALLEGED:
        cells[at] = "?"
    else:
        cells[at] = _MARKS.get(estimate.relation, "●")
    return "".join(cells)[:_BAR]


# --- what follows from them -------------------------------------------------------------------------------


def _consensus(one: SeriesComparison, figures: Mapping[str, Figure], width: int) -> Iterator[str]:
    if one.consensus is None:
        return
    figure = figures[one.estimates.series.estimates[0].figure_id]
    words = f"More than half of the independent sources share {interval_words(one.consensus, figure)}."
    yield ""
    yield from _wrapped(words, width, "  ")


def _denials(one: SeriesComparison, figures: Mapping[str, Figure], width: int) -> Iterator[str]:
    """Give who denies or declines without a number, and the numbers that are denied."""
    lines = []
    for word in one.denials:
        day = format_date(word.said.iso if word.said else None)
        about = [figures[e.figure_id] for e in one.estimates.series.estimates if e.figure_id in word.figures]
        denied = what_is_denied(word, about) if word.position is Position.DENIES else ""
        words = f"{word.voice} {word.position.value}{f' {denied}' if denied else ''}"
        lines.append(f"{words}{f', {day}' if day else ''}: “{_flat(word.sentence)}”")
    for estimate in one.estimates.series.estimates:
        if estimate.stance is Stance.DENIED:
            figure = figures[estimate.figure_id]
            day = format_date(figure.statement_date)
            words = f"{estimate.voice} denies {format_figure(figure)}{f', {day}' if day else ''}"
            lines.append(f"{words}: “{_flat(figure.sentence)}”")
    if lines:
        yield ""
        yield "  Who denies or declines"
    for line in dict.fromkeys(lines):
        yield from _wrapped(line, width, "    ", "      ")


def _pairs(one: SeriesComparison, figures: Mapping[str, Figure], width: int) -> Iterator[str]:
    if not one.pairs:
        return
    yield ""
    yield "  Cannot both be true, or not clear"
    for pair in one.pairs[:_MOST_PAIRS]:
        sides = " and ".join(
            f"{voice_of(figures[side])} {format_figure(figures[side])}" for side in (pair.first, pair.second)
        )
        answer = "No" if pair.verdict.answer is Answer.NO else "Unclear"
        yield from _wrapped(f"{answer}: {sides}. {pair.verdict.reason}", width, "    ", "      ")
    if (rest := len(one.pairs) - _MOST_PAIRS) > 0:
        yield f"    and {counted(rest, 'more pair')}"


def _origins(one: SeriesComparison, figures: Mapping[str, Figure], width: int) -> Iterator[str]:
    """Give the origins that several reports carry; one that stands alone is its source's row above."""
    own = {estimate.figure_id for estimate in one.estimates.series.estimates}
    echoed = [(origin, _told(origin, own)) for origin in one.origins]
    echoed = sorted((pair for pair in echoed if len(pair[1]) > 1), key=lambda pair: -len(pair[1]))
    if not echoed:
        return
    yield ""
    yield "  Told more than once"
    for origin, reports in echoed:
        outlets = list(
            dict.fromkeys(article_name(report.article, report.outlet, report.title) for report in reports)
        )
        named = ", ".join(outlets[:_MOST_OUTLETS])
        more = f" and {len(outlets) - _MOST_OUTLETS} more" if len(outlets) > _MOST_OUTLETS else ""
        first = next(figures[name] for name in reports[0].figures if name in own)
        day = format_date(origin.said.iso if origin.said else None)
        title = f"{origin.title}{f', {day}' if day else ''}: {format_figure(first)} {first.measure}"
        words = f"{counted(len(reports), 'report')} of one origin — {title} ({named}{more})"
        yield from _wrapped(words, width, "    ", "      ")


def _told(origin: Origin, own: Collection[str]) -> list[Report]:
    """Give the reports of an origin that give a figure of the series."""
    return [report for report in origin.reports if any(name in own for name in report.figures)]


def _lone(
    series: Sequence[SeriesComparison], figures: Mapping[str, Figure], width: int, *, is_all: bool
) -> Iterator[str]:
    """List what only one source gives: nothing to compare there."""
    title = "Every figure here has only one source so far" if is_all else "Only one source gives these so far"
    yield title
    yield "─" * len(title)
    for one in series[:_MOST_LONE]:
        row = one.latest[0]
        figure = figures[row.figure_id]
        day = format_date(figure.statement_date)
        words = (
            f"{format_figure(figure)} {one.estimates.series.name} — {row.voice}{f', {day}' if day else ''}"
        )
        yield from _wrapped(words, width, "  ", "      ")
    if len(series) > _MOST_LONE:
        yield f"  and {counted(len(series) - _MOST_LONE, 'more measure')}"


def _quoted(figure: Figure, width: int) -> Iterator[str]:
    words = f"“{_flat(figure.sentence)}” — {article_name(figure.article, figure.outlet, figure.title)}"
    yield from _wrapped(words, width, "    ", "    ")


def _key_lines(width: int) -> Iterator[str]:
    """Give the marks with their meaning, none of them broken over two lines."""
    glued = "  ".join(entry.replace(" ", "\u00a0") for entry in _KEY)
    for line in _wrapped(glued, width):
        yield line.replace("\u00a0", " ")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=first if rest is None else rest,
                         break_long_words=False, break_on_hyphens=False)  # fmt: skip
