"""Figures of one measure -> a sentence that says no more than they do.

From templates: the range of what the sources last said, who and when; plans and forecasts apart; who denies or
declines; how many reports and origins there are. Every clause carries the ids of the figures that it rests on.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from reportedly.analysis.by_number import ByNumber
from reportedly.analysis.declining import is_pronoun
from reportedly.analysis.footnotes import Footnotes
from reportedly.analysis.latest import NO_ORIGINS, compared, latest_of
from reportedly.analysis.ledger_change import same_number
from reportedly.analysis.prose import outlet_prose
from reportedly.analysis.sentence_clauses import (
    Telling,
    ahead_clauses,
    counted_clauses,
    denied_clauses,
    said_clauses,
    word_clauses,
)
from reportedly.analysis.series import build_series
from reportedly.analysis.taking_back import is_anonymous, takes_back
from reportedly.analysis.told_beside import told_beside
from reportedly.analysis.withdrawals import withdrawn
from reportedly.model.date_range import said_days
from reportedly.model.estimate import Estimate, Series
from reportedly.model.figure import AHEAD, Figure, Review, Stance
from reportedly.model.filter import voice_of
from reportedly.model.party_word import PartyWord, Position
from reportedly.model.sentence import Clause, SafeSentence

__all__ = ["figure_sentence", "safe_sentence"]


def safe_sentence(
    figures: Iterable[Figure],
    series: str,
    words: Iterable[PartyWord] = (),
    *,
    origins: Mapping[str, str] = NO_ORIGINS,
    only: Collection[str] | None = None,
    name: str = "",
) -> SafeSentence | None:
    """Say what the sources of one series say: range, who, when, plans apart, who denies, how many origins.

    `only` are the ids of the figures to be told (the selection), None for what each source last said. None where
    nothing is left. An outlet that names no source is told of only where no source is named.
    """
    members = [
        f
        for f in figures
        if f.series == series and f.review is not Review.REJECTED and not is_pronoun(f.source or "")
    ]
    if only is not None and all(figure.id in only for figure in members):
        only = None  # all of them: what each source last said
    chosen = members if only is None else [figure for figure in members if figure.id in only]
    beside = told_beside(chosen) if only is None else frozenset()
    built = build_series([figure for figure in chosen if figure.id not in beside], series, name)
    if not built.estimates:
        return None
    whole = built if len(chosen) - len(beside) == len(members) else build_series(members, series)
    standing = _standing(built, whole, {figure.id: figure for figure in members})
    told = _latest(standing, origins) if only is None else (standing.estimates or built.estimates)
    telling = Telling(built.name, Footnotes(chosen))
    return _composed(_in_order(told, chosen), chosen, _words_about(words, chosen, told), telling, origins)


def figure_sentence(figure: Figure, words: Iterable[PartyWord] = ()) -> SafeSentence:
    """Say one figure: who said what when, in which outlet, and who denies it (Copy as sentence)."""
    telling = Telling(figure.measure, Footnotes([figure]))
    if figure.stance in AHEAD:
        clauses = ahead_clauses([figure], telling)
    elif figure.stance is Stance.DENIED:
        clauses = denied_clauses([figure], telling)
    else:
        clauses = said_clauses([figure], telling)
    if figure.source is not None and figure.outlet:
        body = "".join(clause.text for clause in clauses).removesuffix(".")
        clauses = [telling.clause(f"{body}, {outlet_prose(figure.outlet)} reported.", [figure])]
    about = [word for word in words if figure.id in word.figures]
    denied = word_clauses(about, {figure.id: figure}, telling)
    return SafeSentence((*clauses, *([Clause(" ")] if denied else []), *denied), telling.notes.all)


def _in_order(told: Sequence[Estimate], chosen: Sequence[Figure]) -> list[Figure]:
    """Give the figures that are told, the smallest first, each by its fullest sentence; outlets only where alone."""
    by_id = {figure.id: figure for figure in chosen}
    named = [estimate for estimate in told if not estimate.is_own_voice] or told
    return _each_once(
        _best_telling(by_id[estimate.figure_id], chosen) for estimate in sorted(named, key=_by_value)
    )


def _words_about(
    words: Iterable[PartyWord], chosen: Sequence[Figure], told: Sequence[Estimate]
) -> list[PartyWord]:
    """Give who denies or declines one of the figures; who once declined to say has said it since."""
    ids = {figure.id for figure in chosen}
    giving = {estimate.voice for estimate in told if estimate.stance is Stance.ASSERTED}
    return [
        word
        for word in words
        if ids.intersection(word.figures)
        and not is_pronoun(word.voice)
        and not (word.position is Position.DECLINES and word.voice in giving)
    ]


def _composed(
    told: Sequence[Figure], members: Sequence[Figure], words: Sequence[PartyWord], telling: Telling,
    origins: Mapping[str, str],
) -> SafeSentence:  # fmt: skip
    """Put the sentences one behind the other: what is said, what is alleged, what is ahead, denials, reports."""
    asserted = [figure for figure in told if figure.stance is Stance.ASSERTED]
    groups = [said_clauses(asserted, telling)]
    years = {(figure.statement_date or "")[:4] for figure in told} | {
        w.said.iso[:4] for w in words if w.said and w.said.iso
    }
    telling = replace(telling, is_named=bool(asserted), is_year_said=len(years) > 1 or not asserted)
    for stance in (Stance.ALLEGED, *AHEAD, Stance.DENIED):
        figures = [figure for figure in told if figure.stance is stance]
        if not figures:
            continue
        if stance is Stance.ALLEGED:
            groups += [said_clauses([figure], telling) for figure in figures]
        elif stance is Stance.DENIED:
            groups.append(denied_clauses(figures, telling))
        else:
            groups.append(ahead_clauses(figures, telling))
        telling = replace(telling, is_named=True)
    groups.append(word_clauses(words, {figure.id: figure for figure in members}, telling))
    groups.append([counted_clauses(members, origins)])
    clauses: list[Clause] = []
    for group in filter(None, groups):
        clauses += [Clause(" "), *group] if clauses else group
    return SafeSentence(tuple(clauses), telling.notes.all)


def _latest(series: Series, origins: Mapping[str, str]) -> list[Estimate]:
    """Give what each voice last said, its latest plan or forecast, and the number that it last denied.

    A repeat of another's origin is no voice.
    """
    denied = {e.voice: e for e in series.estimates if e.stance is Stance.DENIED}
    rows = latest_of(series, origins=origins)
    independent = compared(rows)
    kept = [row for row in rows if row.estimate.stance is not Stance.ASSERTED or row in independent]
    ahead = [row.ahead for row in rows if row.ahead is not None]
    return list(
        {e.figure_id: e for e in [*(row.estimate for row in kept), *ahead, *denied.values()]}.values()
    )


def _standing(told: Series, whole: Series, figures: Mapping[str, Figure]) -> Series:
    """Leave out what its source has taken back since, or denies; `whole` has all figures of the series.

    Who gave it without a name ("officials") may have been that source.
    """
    gone = set(withdrawn(whole))
    denied: ByNumber[Figure] = ByNumber()
    for estimate in whole.estimates:
        if estimate.stance is Stance.DENIED:
            denied.add(figures[estimate.figure_id], figures[estimate.figure_id])
    for estimate in told.estimates:
        figure = figures[estimate.figure_id]
        if estimate.stance is Stance.ASSERTED and any(_is_of(figure, back) for back in denied.like(figure)):
            gone.add(estimate.figure_id)
    return replace(told, estimates=tuple(e for e in told.estimates if e.figure_id not in gone))


def _is_of(figure: Figure, back: Figure) -> bool:
    """Tell whether a denied number is that of a figure: its source's own, or withdrawn where it names no source."""
    if voice_of(figure) == voice_of(back):
        days, others = said_days(figure), said_days(back)
        return days is None or others is None or days[0] <= others[1]
    return takes_back(back) and is_anonymous(figure.source)


def _each_once(figures: Iterable[Figure]) -> list[Figure]:
    """Leave out what the same source says a second time of the same day."""
    found: dict[object, Figure] = {}
    for figure in figures:
        number = figure.relation, figure.value, figure.low, figure.high, figure.unit
        when = figure.statement_date, figure.target_date, figure.target_start, figure.target_end
        found.setdefault((voice_of(figure), figure.stance, figure.kind, number, when), figure)
    return list(found.values())


def _best_telling(figure: Figure, figures: Sequence[Figure]) -> Figure:
    """Give the fullest sentence of the article that tells the same: a headline is the poorest evidence."""
    same = [
        other
        for other in figures
        if other.article == figure.article
        and voice_of(other) == voice_of(figure)
        and (other.stance, other.kind, other.statement_date)
        == (figure.stance, figure.kind, figure.statement_date)
        and same_number(other, figure)
    ]
    return max(
        same, key=lambda other: (other.sentence.rstrip("”\"’'").endswith("."), other.start), default=figure
    )


def _by_value(estimate: Estimate) -> tuple[object, ...]:
    heights = estimate.heights
    return not heights, max(heights, default=0), min(heights, default=0), estimate.voice
