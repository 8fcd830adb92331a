"""Figures of one measure -> statements by parties: who asserts, plans or forecasts, denies, declines, is silent."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from reportedly.analysis.declining import is_pronoun
from reportedly.analysis.matrix import POSITIONS
from reportedly.analysis.one_unit import in_one_unit
from reportedly.analysis.series import build_series
from reportedly.analysis.statement_words import cluster_words, whole_words
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.date_range import said_days
from reportedly.model.dates import known_period
from reportedly.model.figure import AHEAD, Figure, Review, Stance
from reportedly.model.filter import voice_of
from reportedly.model.interval import Interval
from reportedly.model.matrix import DenialMatrix, PartyCell, Statement
from reportedly.model.party_word import PartyWord, Position
from reportedly.model.quantity import Relation

__all__ = ["denial_matrix", "denies_number"]

_NEAR = Decimal("1.05")
"""Figures no more than a twentieth apart may be one statement,"""
_WIDEST = Decimal("1.25")
"""but no statement spans more than a quarter, and a wider range stands alone."""
_SILENT = PartyCell(position=Position.SILENT)
_Ends = tuple[Decimal, Decimal]
_Said = tuple[Position, tuple[date, int], Figure | PartyWord]


def denial_matrix(
    figures: Iterable[Figure], series: str, words: Iterable[PartyWord], *, name: str = ""
) -> DenialMatrix | None:
    """Give the matrix of one series; None where it has no figure. `words` as `analysis.party_words` gives them.

    The first row is the measure as such: what a party last said of it, at the day on which it first said so. Then
    come clusters of figures that say nearly the same, what is planned or forecast apart. A figure that its own source
    denies stands with those of its size. An outlet's own voice is no party, unless nobody else speaks,
    and neither is an "it" that nobody resolved.
    """
    members = [f for f in figures if f.series == series and f.review is not Review.REJECTED]
    unit, members = in_one_unit(members)
    if not members:
        return None
    kind = Counter(figure.kind for figure in members).most_common(1)[0][0]
    members = [figure for figure in members if figure.kind is kind]
    ids = {figure.id for figure in members}
    said = [word for word in words if ids.intersection(word.figures) and not is_pronoun(word.voice)]
    if any(figure.source is not None for figure in members):
        members = [f for f in members if f.source is not None and not is_pronoun(f.source)]
    parties = _parties(members, said)
    shown = name or build_series(members, series).name or series
    whole = Statement(
        words=whole_words(shown, unit), is_whole=True, is_ahead=False, interval=None,
        figures=tuple(figure.id for figure in members),
        cells=tuple(_whole_cells(parties, members, said)),
    )  # fmt: skip
    years = {figure.statement_date[:4] for figure in members if figure.statement_date}
    numbers = _denied_numbers(members, said)
    rows = [_row(cluster, parties, numbers, is_year_said=len(years) > 1) for cluster in _clusters(members)]
    return DenialMatrix(series, shown, parties, (whole, *rows))


def denies_number(sentence: str) -> bool:
    """Tell whether words that deny are of a number: "dismissed the Ukrainian figure" says nothing of the soldiers.

    So are words about what was just said: "called this pure invention" is of the number before it.
    """
    return _of_number().search(sentence) is not None


@cache
def _of_number() -> re.Pattern[str]:
    counts = "|".join(map(re.escape, load_lexicon("en").table("corrections")["counts"]))
    owners = r"(?<!\bthat )\b(?:the|this|that|these|those|its|their|his|her|such)|['’]s?"
    return re.compile(
        rf"(?:{owners})\s+(?:(?!(?:the|an?|any)\b)[\w-]+\s+){{0,2}}(?:{counts})\b"
        r"|\bthis\b(?=\s*(?:$|[^\w\s]|(?:an?|as|to|pure|mere)\b))",
        re.IGNORECASE,
    )


def _parties(figures: Sequence[Figure], words: Sequence[PartyWord]) -> tuple[str, ...]:
    """Give who speaks: those with most figures first, then who declines, then who denies."""
    counts = Counter(voice_of(figure) for figure in figures if figure.stance is not Stance.DENIED)
    giving = sorted(counts, key=lambda voice: (-counts[voice], voice.casefold(), voice))
    declining = sorted({word.voice for word in words if word.position is Position.DECLINES}, key=str.casefold)
    denying = sorted(
        {word.voice for word in words if word.position is Position.DENIES}
        | {voice_of(figure) for figure in figures if figure.stance is Stance.DENIED},
        key=str.casefold,
    )
    return tuple(dict.fromkeys([*giving, *declining, *denying]))


def _whole_cells(
    parties: Sequence[str], figures: Sequence[Figure], words: Sequence[PartyWord]
) -> Iterator[PartyCell]:
    """Give what each party last said of the measure as such: a denied number denies only that number."""
    said: defaultdict[str, list[_Said]] = defaultdict(list)
    for place, figure in enumerate(figures):
        if figure.stance is not Stance.DENIED:
            said[voice_of(figure)].append((POSITIONS[figure.stance], (_day(figure), place), figure))
    giving = {voice for voice, own in said.items() if any(one[0] is Position.ASSERTS for one in own)}
    for place, word in enumerate(words):
        if word.position is Position.DENIES and (word.voice in giving or denies_number(word.sentence)):
            continue  # it denies the number of another
        day = (word.said.start if word.said else None) or date.max
        said[word.voice].append((word.position, (day, place), word))
    for party in parties:
        # What is so counts before what is only planned or alleged.
        own = said[party]
        firm = [one for one in own if one[0] not in (Position.AHEAD, Position.ALLEGES)] or own
        dated = [one for one in firm if one[1][0] != date.max] or firm
        if not dated:
            yield _SILENT
            continue
        last = max(dated, key=lambda one: one[1])[0]
        first = min((one for one in dated if one[0] is last), key=lambda one: one[1])[2]
        yield _figure_cell([first]) if isinstance(first, Figure) else _word_cell(first)


def _denied_numbers(
    figures: Sequence[Figure], words: Sequence[PartyWord]
) -> dict[tuple[str, str], PartyWord]:
    """Give by party and figure the denials of a number: in words, or by who gives one and so denies that of others."""
    giving = {voice_of(figure) for figure in figures if figure.stance is Stance.ASSERTED}
    return {
        (word.voice, figure): word
        for word in words
        if word.position is Position.DENIES and (word.voice in giving or denies_number(word.sentence))
        for figure in word.figures
    }


def _row(
    figures: Sequence[Figure],
    parties: Sequence[str],
    denied: Mapping[tuple[str, str], PartyWord],
    *,
    is_year_said: bool,
) -> Statement:
    own: dict[str, list[Figure]] = {}
    for figure in figures:
        own.setdefault(voice_of(figure), []).append(figure)
    ends = [_ends(figure) for figure in figures]
    known = [end for end in ends if end is not None]
    interval = Interval(min(low for low, _ in known), max(high for _, high in known)) if known else None
    return Statement(
        words=cluster_words(figures, is_year_said=is_year_said), is_whole=False,
        is_ahead=all(figure.stance in AHEAD for figure in figures), interval=interval,
        figures=tuple(figure.id for figure in figures),
        cells=tuple(
            _cell(own.get(party, ()), next((denied[party, f.id] for f in figures if (party, f.id) in denied), None))
            for party in parties
        ),
    )  # fmt: skip


def _cell(figures: Sequence[Figure], denied: PartyWord | None) -> PartyCell:
    """Give what a party's latest figure of a cluster says, or that it denies the number of others."""
    if not figures:
        return _word_cell(denied) if denied is not None else _SILENT
    latest_first = sorted(figures, key=lambda f: (_known_day(f), f.published or "", f.start), reverse=True)
    return _figure_cell(latest_first)


def _figure_cell(figures: Sequence[Figure]) -> PartyCell:
    first = figures[0]
    return PartyCell(
        position=POSITIONS[first.stance], figures=tuple(figure.id for figure in figures),
        said=known_period(first.statement_date), article=first.article, outlet=first.outlet, sentence=first.sentence,
        start=first.start, end=first.end,
    )  # fmt: skip


def _word_cell(word: PartyWord) -> PartyCell:
    return PartyCell(
        position=word.position, said=word.said, article=word.article, outlet=word.outlet, sentence=word.sentence,
        start=word.start, end=word.end,
    )  # fmt: skip


def _clusters(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Give the figures that say nearly the same, the smallest first; denied ones join what they are as large as."""
    clusters = [
        *_by_size([f for f in figures if f.stance not in (*AHEAD, Stance.DENIED)]),
        *_by_size([f for f in figures if f.stance in AHEAD]),
    ]
    reaches = [_reach(cluster) for cluster in clusters]
    for figure in (f for f in figures if f.stance is Stance.DENIED):
        ends = _ends(figure)
        found = (place for place, reach in enumerate(reaches) if ends and reach and _joins(ends, reach))
        place = next(found, None)
        if place is None:
            clusters.append([figure])
            reaches.append(ends)
        else:
            clusters[place].append(figure)
            reaches[place] = _reach(clusters[place])
    return sorted(clusters, key=lambda cluster: (_low(cluster), cluster[0].stance in AHEAD))


def _by_size(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Cut the figures, in order of size, where the next is too far from what stands before."""
    # "10,000 to 100,000" is nobody else's number.
    clusters = [[figure] for figure in figures if _is_wide(figure)]
    reach: _Ends | None = None
    for figure in sorted(figures, key=lambda f: _ends(f) or (Decimal(0), Decimal(0))):
        if _is_wide(figure):
            continue
        ends = _ends(figure)
        if ends is None or reach is None or not _joins(ends, reach):
            clusters.append([figure])
            reach = ends
        else:
            clusters[-1].append(figure)
            reach = min(reach[0], ends[0]), max(reach[1], ends[1])
    return clusters


def _is_wide(figure: Figure) -> bool:
    ends = _ends(figure)
    return ends is not None and ends[1] > abs(ends[0]) * _WIDEST


def _joins(ends: _Ends, reach: _Ends) -> bool:
    (low, high), (bottom, top) = ends, reach
    if bottom <= low and high <= top:
        return True
    if bottom <= 0:
        return False
    return low <= top * _NEAR and bottom <= high * _NEAR and max(high, top) <= min(low, bottom) * _WIDEST


def _reach(cluster: Sequence[Figure]) -> _Ends | None:
    """Give the least and the greatest number of some figures."""
    known = [ends for figure in cluster if (ends := _ends(figure)) is not None]
    return (min(low for low, _ in known), max(high for _, high in known)) if known else None


def _ends(figure: Figure) -> _Ends | None:
    """Give the numbers that a figure names; a bound is grouped by the number that it names, whatever lies beyond."""
    if figure.relation is Relation.RANGE and figure.low is not None and figure.high is not None:
        return figure.low, figure.high
    number = next((n for n in (figure.value, figure.low, figure.high) if n is not None), None)
    return None if number is None else (number, number)


def _low(figures: Sequence[Figure]) -> Decimal:
    return min((ends[0] for figure in figures if (ends := _ends(figure)) is not None), default=Decimal(0))


def _day(figure: Figure) -> date:
    """Give the day by which it had surely been said: of "in week 42" the last one."""
    days = said_days(figure)
    return days[1] if days else date.max


def _known_day(figure: Figure) -> date:
    days = said_days(figure)
    return days[1] if days else date.min
