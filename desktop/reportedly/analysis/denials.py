"""Figures of one measure -> statements by parties: who asserts, plans or forecasts, denies, declines, is silent."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from decimal import Decimal

from reportedly.analysis.by_number import ByNumber
from reportedly.analysis.declining import is_pronoun
from reportedly.analysis.denial_words import own_taken_back
from reportedly.analysis.denied_matter import Denied, Matter, denied_of, matter_of
from reportedly.analysis.matrix import POSITIONS
from reportedly.analysis.one_unit import in_one_unit
from reportedly.analysis.series import build_series
from reportedly.analysis.statement_words import cluster_words, whole_words
from reportedly.analysis.withdrawals import withdrawn
from reportedly.model.date_range import said_days
from reportedly.model.dates import known_period
from reportedly.model.figure import AHEAD, Figure, Review, Stance
from reportedly.model.filter import voice_of
from reportedly.model.interval import Interval
from reportedly.model.matrix import DenialMatrix, PartyCell, Statement
from reportedly.model.party_word import PartyWord, Position
from reportedly.model.quantity import Relation

__all__ = ["denial_matrix"]

_NEAR = Decimal("1.05")
"""Figures no more than a twentieth apart may be one statement,"""
_WIDEST = Decimal("1.25")
"""but no statement spans more than a quarter, and a wider range stands alone."""
_SILENT = PartyCell(position=Position.SILENT)
_Ends = tuple[Decimal, Decimal]
_FIRST = (Position.ASSERTS, Position.DENIES, Position.ALLEGES, Position.AHEAD, Position.DECLINES)
_Said = tuple[Position, tuple[date, int], Figure | PartyWord]


def denial_matrix(
    figures: Iterable[Figure], series: str, words: Iterable[PartyWord], *, name: str = ""
) -> DenialMatrix | None:
    """Give the matrix of one series; None where it has no figure. `words` as `analysis.party_words` gives them.

    The first row is the measure as such: what a party said of it, at the day on which it first said so; who gives
    figures asserts it, whether or not it declines to comment later. Then come clusters of figures that say nearly the
    same, what is planned or forecast apart. A denial of a number is of this number of this source alone: whoever denies
    in a row denies all of its figures. An outlet's own voice is no party, unless nobody else speaks, and neither is an
    "it" that nobody resolved, nor who denies what cannot be told.
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
    built = build_series(members, series)
    gone = withdrawn(built)
    shown = name or built.name or series
    matter = matter_of(members)
    denied = _Denied(members, said, matter)
    parties = _parties(members, said)
    whole = Statement(
        words=whole_words(shown, unit), is_whole=True, is_ahead=False, interval=None,
        figures=tuple(figure.id for figure in members),
        cells=tuple(_whole_cells(parties, [f for f in members if f.id not in gone], said, matter)),
    )  # fmt: skip
    years = {figure.statement_date[:4] for figure in members if figure.statement_date}
    clusters = _clusters(members, denied)
    names = _row_names(clusters, is_year_said=len(years) > 1)
    rows = [whole, *(_row(own, words, parties, denied) for own, words in zip(clusters, names, strict=True))]
    return _without_silent(DenialMatrix(series, shown, parties, tuple(rows)))


def _without_silent(matrix: DenialMatrix) -> DenialMatrix:
    """Leave out who has a word in no row."""
    kept = [
        place
        for place in range(len(matrix.parties))
        if any(row.cells[place].position is not Position.SILENT for row in matrix.rows)
    ]
    rows = [replace(row, cells=tuple(row.cells[place] for place in kept)) for row in matrix.rows]
    return replace(matrix, parties=tuple(matrix.parties[place] for place in kept), rows=tuple(rows))


class _Denied:
    """Who denies the number of a figure: in words that are of a number, or by giving the same number as denied.

    Words that deny one figure of a source are of all its figures with this number, whichever article tells them.
    """

    def __init__(self, figures: Sequence[Figure], words: Sequence[PartyWord], matter: Matter) -> None:
        giving = {voice_of(figure) for figure in figures if figure.stance is Stance.ASSERTED}
        by_id = {figure.id: figure for figure in figures}
        self._words: defaultdict[object, dict[str, PartyWord]] = defaultdict(dict)
        for word in words:
            if not _is_of_number(word, giving, matter):
                continue
            for name in word.figures:
                if name in by_id:
                    self._words[_claim(by_id[name])].setdefault(word.voice, word)
        self._own: ByNumber[Figure] = ByNumber()
        self._known: dict[str, Mapping[str, PartyWord | Figure]] = {}
        for figure in figures:
            if figure.stance is Stance.DENIED:
                self._own.add(figure, figure)

    def numbers_like(self, figure: Figure) -> list[Figure]:
        """Give the denied figures of the same number."""
        return self._own.like(figure)

    def of(self, figure: Figure) -> Mapping[str, PartyWord | Figure]:
        """Give who denies the number of a figure, with what says so."""
        if figure.id not in self._known:
            own = {voice_of(other): other for other in self._own.like(figure) if other.id != figure.id}
            self._known[figure.id] = {**own, **self._words.get(_claim(figure), {})}
        return self._known[figure.id]


def _is_of_number(word: PartyWord, giving: Set[str], matter: Matter) -> bool:
    """Tell a denial of a number; who gives one itself denies no matter, only the number of another."""
    if word.position is not Position.DENIES:
        return False
    denied = denied_of(word.sentence, matter)
    return denied is Denied.NUMBER or (denied is Denied.MATTER and word.voice in giving)


def _claim(figure: Figure) -> object:
    return voice_of(figure), figure.stance in AHEAD, figure.relation, figure.value, figure.low, figure.high


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
    parties: Sequence[str], figures: Sequence[Figure], words: Sequence[PartyWord], matter: Matter
) -> Iterator[PartyCell]:
    """Give what each party said of the measure as such: a denied number denies only that number.

    What is so counts before a denial, a denial before what is only alleged or planned, and all that before a refusal.
    """
    said: defaultdict[str, list[_Said]] = defaultdict(list)
    for place, figure in enumerate(figures):
        if figure.stance is not Stance.DENIED:
            said[voice_of(figure)].append((POSITIONS[figure.stance], (_day(figure, date.max), place), figure))
    for place, word in enumerate(words):
        if word.position is Position.DENIES and denied_of(word.sentence, matter) is not Denied.MATTER:
            continue
        day = (word.said.start if word.said else None) or date.max
        said[word.voice].append((word.position, (day, place), word))
    for party in parties:
        if not said[party]:
            yield _SILENT
            continue
        position = min((one[0] for one in said[party]), key=_FIRST.index)
        first = min((one for one in said[party] if one[0] is position), key=lambda one: one[1])[2]
        yield _figure_cell([first]) if isinstance(first, Figure) else _word_cell(first)


def _row(figures: Sequence[Figure], words: str, parties: Sequence[str], denied: _Denied) -> Statement:
    own: dict[str, list[Figure]] = {}
    denying: dict[str, PartyWord | Figure] = {}
    for figure in figures:
        own.setdefault(voice_of(figure), []).append(figure)
        denying = {**denied.of(figure), **denying}
    ends = [_ends(figure) for figure in figures]
    known = [end for end in ends if end is not None]
    interval = Interval(min(low for low, _ in known), max(high for _, high in known)) if known else None
    return Statement(
        words=words, is_whole=False,
        is_ahead=all(figure.stance in AHEAD for figure in figures), interval=interval,
        figures=tuple(figure.id for figure in figures),
        cells=tuple(_cell(own.get(party, ()), denying.get(party)) for party in parties),
    )  # fmt: skip


def _row_names(clusters: Sequence[Sequence[Figure]], *, is_year_said: bool) -> list[str]:
    """Name each row by its number, and where two have one number, by who gives it."""
    names = [cluster_words(cluster, is_year_said=is_year_said) for cluster in clusters]
    often = Counter(names)
    voices = [", ".join(dict.fromkeys(map(voice_of, cluster))) for cluster in clusters]
    return [
        f"{name} ({voice})" if often[name] > 1 else name for name, voice in zip(names, voices, strict=True)
    ]


def _cell(figures: Sequence[Figure], denied: PartyWord | Figure | None) -> PartyCell:
    """Give what a party's latest figure of a cluster says, or that it denies the number of others."""
    if isinstance(denied, PartyWord) and figures and own_taken_back(denied, figures):
        return _word_cell(denied)
    if not figures:
        if denied is None:
            return _SILENT
        return _figure_cell([denied]) if isinstance(denied, Figure) else _word_cell(denied)
    latest_first = sorted(
        figures, key=lambda f: (_day(f, date.min), f.published or "", f.start), reverse=True
    )
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


def _clusters(figures: Sequence[Figure], denied: _Denied) -> list[list[Figure]]:
    """Give the figures that say nearly the same, the smallest first, parted where one is denied and the next is not.

    A denied figure joins those of the very number.
    """
    clusters = [
        part
        for cluster in (
            *_by_size([f for f in figures if f.stance not in (*AHEAD, Stance.DENIED)]),
            *_by_size([f for f in figures if f.stance in AHEAD]),
        )
        for part in _by_denier(cluster, denied)
    ]
    homes: dict[str, list[Figure]] = {}
    for cluster in clusters:
        for figure in cluster:
            for back in denied.numbers_like(figure):
                homes.setdefault(back.id, cluster)
    lone: ByNumber[list[Figure]] = ByNumber()
    for figure in (f for f in figures if f.stance is Stance.DENIED):
        own = homes.get(figure.id) or next(iter(lone.like(figure)), [])
        if not own:
            clusters.append(own)
            lone.add(figure, own)
        own.append(figure)
    return sorted(clusters, key=lambda cluster: (_low(cluster), cluster[0].stance in AHEAD))


def _by_denier(cluster: Sequence[Figure], denied: _Denied) -> list[list[Figure]]:
    parts: dict[frozenset[str], list[Figure]] = {}
    for figure in cluster:
        parts.setdefault(frozenset(denied.of(figure)), []).append(figure)
    return list(parts.values())


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


def _ends(figure: Figure) -> _Ends | None:
    """Give the numbers that a figure names; a bound is grouped by the number that it names, whatever lies beyond."""
    if figure.relation is Relation.RANGE and figure.low is not None and figure.high is not None:
        return figure.low, figure.high
    number = next(iter(figure.numbers), None)
    return None if number is None else (number, number)


def _low(figures: Sequence[Figure]) -> Decimal:
    return min((ends[0] for figure in figures if (ends := _ends(figure)) is not None), default=Decimal(0))


def _day(figure: Figure, unknown: date) -> date:
    """Give the day by which it had surely been said: of "in week 42" the last one."""
    days = said_days(figure)
    return days[1] if days else unknown
