"""Figures -> the ledger of one source: what it gave, when, and what that did to what it had said before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from reportedly.analysis.by_number import ByNumber
from reportedly.analysis.correction_words import taken_back_beside
from reportedly.analysis.denial_words import own_taken_back, what_is_denied
from reportedly.analysis.ledger_change import is_number_of, is_rougher, judge, same_number
from reportedly.analysis.one_unit import in_one_unit
from reportedly.analysis.pair_words import days_between
from reportedly.analysis.recalled import recalled
from reportedly.analysis.series import places_of_latest
from reportedly.analysis.taking_back import takes_back
from reportedly.analysis.told_beside import told_beside
from reportedly.analysis.totals import are_of_one_time, can_only_grow
from reportedly.model.date_range import said_days
from reportedly.model.dates import known_period, middle_day
from reportedly.model.figure import AHEAD, Figure, Review, Stance
from reportedly.model.filter import voice_of
from reportedly.model.formatting import format_date, format_figure
from reportedly.model.ledger import Change, LedgerRow
from reportedly.model.party_word import PartyWord, Position

__all__ = ["ledger_of"]

_NO_TEXTS: Mapping[str, str] = {}


def ledger_of(
    figures: Iterable[Figure],
    voice: str,
    words: Iterable[PartyWord] = (),
    *,
    texts: Mapping[str, str] = _NO_TEXTS,
) -> tuple[LedgerRow, ...]:
    """Give every statement of one voice, by series, the oldest first, undated ones last.

    `figures` may be those of all voices: those of the same articles tell whether a sentence beside a figure is about
    something else. `words` are statements without a figure (`analysis.party_words`), `texts` the articles' texts by
    key: the sentences beside a figure's may say that an older one was wrong. What is asserted, what is ahead and what
    is denied never replace each other.
    """
    everything = [figure for figure in figures if figure.review is not Review.REJECTED]
    articles: dict[str, list[Figure]] = {}
    own: dict[str, list[Figure]] = {}
    for figure in everything:
        articles.setdefault(figure.article, []).append(figure)
        if voice_of(figure) == voice:
            own.setdefault(figure.series, []).append(figure)
    by_id = {figure.id: figure for figure in everything}
    said = [word for word in words if word.voice == voice]
    about = _by_series(said, {name: figure.series for name, figure in by_id.items()}, own)
    rows: list[LedgerRow] = []
    for key in dict.fromkeys([*own, *about]):
        found = [
            *_figure_rows(own.get(key, []), articles, texts),
            *_word_rows(key, about.get(key, []), by_id),
        ]
        rows += _with_first_word(sorted(found, key=_order))
    return tuple(rows)


def _by_series(
    words: Iterable[PartyWord], series: Mapping[str, str], own: Mapping[str, object]
) -> dict[str, list[PartyWord]]:
    """Give each statement without a figure to one series: that of which the voice gives figures, else the first."""
    found: dict[str, list[PartyWord]] = {}
    for word in words:
        keys = [series[figure] for figure in word.figures if figure in series]
        if keys:
            found.setdefault(next((key for key in keys if key in own), keys[0]), []).append(word)
    return found


def _figure_rows(
    figures: Sequence[Figure], articles: Mapping[str, Sequence[Figure]], texts: Mapping[str, str]
) -> list[LedgerRow]:
    """Give the rows of the figures of one series: those that can be said in one unit stand against each other."""
    rows: list[LedgerRow] = []
    rest = list(figures)
    while rest:
        _, members = in_one_unit(rest)
        taken = {figure.id for figure in members}
        rest = [figure for figure in rest if figure.id not in taken]
        chains: dict[object, list[Figure]] = {}
        for figure in _in_time(members):
            chains.setdefault((figure.kind, _side(figure)), []).append(figure)
        for chain in chains.values():
            rows += _chain_rows(chain, articles, texts)
    return _with_own_denials(rows, {figure.id: figure for figure in figures})


def _with_own_denials(rows: Sequence[LedgerRow], figures: Mapping[str, Figure]) -> list[LedgerRow]:
    """Say where a source takes back a number that it had given, and call it a contradiction where it denies it."""
    found: list[LedgerRow] = []
    given = [figures[row.figure] for row in rows if row.figure is not None]
    for row in rows:
        denied = figures[row.figure] if row.figure is not None else None
        if row.change is Change.CONTRADICTION and (back := _back_before(row, figures)) is not None:
            day = format_date(back.statement_date)
            reason = f"It had taken {format_figure(back)} back{f' on {day}' if day else ''}."
            found.append(replace(row, change=Change.CORRECTION, reason=reason))
            continue
        if denied is None or denied.stance is not Stance.DENIED or row.change is Change.REPEAT:
            found.append(row)
            continue
        own = [
            figure
            for figure in given
            if figure.stance is Stance.ASSERTED and same_number(figure, denied) and _is_before(figure, denied)
        ]
        if takes_back(denied):
            given_at = f"that it gave{_told_by(own[-1])}" if own else "it had given"
            reason = f"It takes back the number {given_at}."
            row = _row(denied, Change.WITHDRAWN, reason, replaced=own[-1] if own else None)
        elif own:
            reason = f"It denies the number that it gave{_told_by(own[-1])}."
            row = _row(denied, Change.CONTRADICTION, reason, replaced=own[-1])
        found.append(row)
    return found


def _back_before(row: LedgerRow, figures: Mapping[str, Figure]) -> Figure | None:
    """Give what takes back the number that a row stands against, on its day or before."""
    if row.figure is None or row.replaced is None or figures[row.figure].stance is Stance.DENIED:
        return None
    new, old = figures[row.figure], figures[row.replaced]
    back = (f for f in figures.values() if takes_back(f) and same_number(f, old))
    return next((f for f in back if _is_before(old, f) and _is_before(f, new)), None)


def _is_before(figure: Figure, other: Figure) -> bool:
    days, others = said_days(figure), said_days(other)
    return days is not None and others is not None and days[0] <= others[1]


def _chain_rows(
    chain: Sequence[Figure], articles: Mapping[str, Sequence[Figure]], texts: Mapping[str, str]
) -> list[LedgerRow]:
    """Judge each figure against the last one before it that is no repeat; one without a day replaces nothing."""
    rows: list[LedgerRow] = []
    told: list[Figure] = []  # the statements so far, repeats left out
    known: ByNumber[Figure] = ByNumber()
    aside: ByNumber[Figure] = ByNumber()  # what only stands beside a statement
    beside, past = told_beside(chain), recalled(chain)
    for figure in chain:
        same = [*reversed(known.like(figure)), *reversed(aside.like(figure))]
        again = next((old for old in same if _repeats(figure, old, told[-1:])), None)
        if again is None and figure.id in past:
            again = next((old for old in reversed(told) if is_number_of(figure, old)), None)
        if again is not None:
            reason = f"The same number as {format_figure(again)}{_told_by(again)}."
            rows.append(_row(figure, Change.REPEAT, reason, repeats=again))
        elif told and is_rougher(figure, told[-1]):
            reason = f"A rougher word for {format_figure(told[-1])}{_told_by(told[-1])}."
            rows.append(_row(figure, Change.REPEAT, reason, repeats=told[-1]))
        elif figure.id in beside:
            reason = "Told in one sentence with another number: it may count something else."
            rows.append(_row(figure, Change.FIRST_FIGURE, reason))
            aside.add(figure, figure)
        elif told and said_days(figure) is None:
            rows.append(_row(figure, Change.FIRST_FIGURE, "Its day is not known: it may be older or newer."))
            aside.add(figure, figure)
        elif not told:
            rows.append(_row(figure, Change.FIRST_FIGURE, _first_words(figure)))
            told.append(figure)
            known.add(figure, figure)
        else:
            old = _named(figure, told, articles[figure.article], texts) or told[-1]
            reading = judge(figure, old, articles[figure.article], texts)
            rows.append(_row(figure, reading.change, reading.reason, replaced=old, sign=reading.sign))
            told.append(figure)
            known.add(figure, figure)
    return rows


def _named(
    figure: Figure, told: Sequence[Figure], article: Sequence[Figure], texts: Mapping[str, str]
) -> Figure | None:
    """Give the statement whose number is taken back beside a new one: it is replaced, whatever came after it."""
    back = taken_back_beside(figure, article, texts)
    return next((old for old in reversed(told) if any(same_number(old, other) for other in back)), None)


def _repeats(figure: Figure, old: Figure, last: Sequence[Figure]) -> bool:
    """Tell whether a figure only tells an older one of the same number again.

    What the source had replaced since comes again only as news of old: of a total that cannot go back, and where
    the same day is given. A state may come back to what it was.
    """
    if figure.target_date and old.target_date and figure.target_date != old.target_date:
        return False
    is_one_telling = (figure.article, figure.statement_date) == (old.article, old.statement_date)
    return old in last or is_one_telling or can_only_grow(figure) or are_of_one_time(figure, old)


def _row(
    figure: Figure, change: Change, reason: str, *, replaced: Figure | None = None, repeats: Figure | None = None,
    sign: str = "",
) -> LedgerRow:  # fmt: skip
    other = replaced or repeats
    return LedgerRow(
        series=figure.series,
        said=known_period(figure.statement_date),
        change=change,
        reason=reason,
        figure=figure.id,
        replaced=replaced.id if replaced else None,
        repeats=repeats.id if repeats else None,
        days=_days_after(other, figure) if other else None,
        sign=sign,
    )


def _days_after(old: Figure, figure: Figure) -> int | None:
    """Give the days between two statements; None where the day of one is not known, or only its week or month."""
    days = [said_days(old), said_days(figure)]
    is_exact = all(period is not None and period[0] == period[1] for period in days)
    return days_between(old, figure) if is_exact else None


def _word_rows(key: str, words: Sequence[PartyWord], figures: Mapping[str, Figure]) -> list[LedgerRow]:
    """Give the statements without a figure; the same word of the same day in another article is a repeat."""
    rows: list[LedgerRow] = []
    told: set[tuple[object, ...]] = set()
    for word in sorted(words, key=lambda word: (_first_day(word), word.article, word.start)):
        what = word.position, word.said
        change = Change.REPEAT if word.said is not None and what in told else Change.WORD
        told.add(what)
        about = [figures[name] for name in word.figures if name in figures and figures[name].series == key]
        if back := own_taken_back(word, about):
            reason = f"It takes back the number that it gave{_told_by(back[-1])}."
            rows.append(
                LedgerRow(series=key, said=word.said, change=Change.WITHDRAWN, reason=reason, word=word)
            )
            continue
        reason = f"{_word_words(word, about)}, and gives no figure."
        rows.append(LedgerRow(series=key, said=word.said, change=change, reason=reason, word=word))
    return rows


def _word_words(word: PartyWord, figures: Sequence[Figure]) -> str:
    """Say what is denied: the matter, or by number what another gave."""
    if word.position is not Position.DENIES:
        return "It declines to say"
    return f"It denies {what_is_denied(word, figures) or 'the matter'}"


def _first_day(word: PartyWord) -> date:
    return (word.said.start if word.said else None) or date.max


def _with_first_word(rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Call a statement without a figure the first word where nothing of the source stands before it."""
    if rows and rows[0].change is Change.WORD:
        return [replace(rows[0], change=Change.FIRST_WORD), *rows[1:]]
    return list(rows)


def _in_time(figures: Sequence[Figure]) -> list[Figure]:
    """Put figures in order of the day said, then of publication, then of where they stand."""
    places = places_of_latest(figures)
    return sorted(
        figures,
        key=lambda f: (_middle(said_days(f)), f.published or "9999", f.article, places[f.id], f.start),
    )


def _order(row: LedgerRow) -> tuple[date, bool]:
    return _middle(row.said.days if row.said else None), row.figure is not None


def _middle(days: tuple[date, date] | None) -> date:
    return middle_day(days) if days else date.max


def _side(figure: Figure) -> str:
    """Tell what never replaces each other apart: what is so, what is to come, what is denied."""
    if figure.stance is Stance.DENIED:
        return "denied"
    return "ahead" if figure.stance in AHEAD else "said"


def _first_words(figure: Figure) -> str:
    if figure.stance is Stance.DENIED:
        return "The first figure that it denies."
    ahead = {Stance.PLANNED: "plan", Stance.FORECAST: "forecast"}.get(figure.stance)
    return f"Its first {ahead} of this." if ahead else "The first figure that it gave of this."


def _told_by(figure: Figure) -> str:
    """Say of which day and told by whom: "of 23 Oct 2024 in KBS World"."""
    day = format_date(figure.statement_date)
    return f"{f' of {day}' if day else ''}{f' in {figure.outlet}' if figure.outlet else ''}"
