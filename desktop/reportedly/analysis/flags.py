"""Figures -> flags: what is odd about them, each with the figures that it rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal

from reportedly.analysis.comparable import KeyParts, key_parts
from reportedly.analysis.figure_pair import FigurePair
from reportedly.analysis.latest import NO_ORIGINS, latest_of
from reportedly.analysis.ledger_change import same_number
from reportedly.analysis.one_matter import is_one_matter
from reportedly.analysis.one_unit import in_one_unit
from reportedly.analysis.outliers import outlier_flags
from reportedly.analysis.pair_sense import share_names, shared_words
from reportedly.analysis.pair_words import days_between, days_later
from reportedly.analysis.series import build_series, by_series
from reportedly.analysis.sums import sum_flags
from reportedly.analysis.told_beside import told_beside
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.date_range import said_days
from reportedly.model.figure import AHEAD, Figure, Review, Stance
from reportedly.model.filter import voice_of
from reportedly.model.flag import Flag, FlagKind
from reportedly.model.formatting import article_name, format_date, format_figure
from reportedly.model.quantity import Kind
from reportedly.model.scope import Scope
from reportedly.model.unit_kind import unit_kind

__all__ = ["find_flags"]

_LASTING = (Kind.LEVEL, Kind.SHARE)  # what was added, changed or is so much a day is of its own time
_LEAST_SAME, _LEAST_DIGITS = Decimal(100), 2
"""Small and round numbers are often the same for two things: 3 dead and 3 wounded, 100 tents and 100 beds."""
_TYING_WORDS = 2  # that two sentences of one matter share


def find_flags(figures: Iterable[Figure], *, origins: Mapping[str, str] = NO_ORIGINS) -> tuple[Flag, ...]:
    """Give the flags of all figures, in the order of the figures that carry them; rejected figures have none."""
    members = [figure for figure in figures if figure.review is not Review.REJECTED]
    matters = {key: own for key, own in by_series(members).items() if is_one_matter(own)}
    found = [
        *_stale_flags(matters, origins),
        *_same_number_flags(members, origins),
        *outlier_flags(matters, origins),
        *sum_flags(members),
    ]
    places = {figure.id: place for place, figure in enumerate(members)}
    order = list(FlagKind)
    return tuple(sorted(found, key=lambda flag: (places[flag.figures[0]], order.index(flag.kind))))


def _stale_flags(series: Mapping[str, Sequence[Figure]], origins: Mapping[str, str]) -> Iterator[Flag]:
    """Flag what its source has replaced by a figure of a later day: the badge "newer: 10,000, 28 Oct"."""
    for key, members in series.items():
        beside = told_beside(members)
        _, shown = in_one_unit([figure for figure in members if figure.id not in beside])
        by_id = {figure.id: figure for figure in shown}
        for ahead in (False, True):
            side = [
                figure for figure in shown if (figure.stance in AHEAD) is ahead and figure.kind in _LASTING
            ]
            rows = latest_of(build_series(side, key), origins=origins) if len(side) > 1 else ()
            newest = {row.voice: by_id[row.figure_id] for row in rows if row.figure_id in by_id}
            for figure in side:
                new = newest.get(voice_of(figure))
                # An outlet's own voice is nobody who corrects what he said.
                if new is not None and figure.source is not None and _is_replaced(figure, new):
                    yield _stale_flag(figure, new)


def _is_replaced(old: Figure, new: Figure) -> bool:
    if old.id == new.id or old.stance is Stance.DENIED or old.kind is not new.kind or same_number(old, new):
        return False
    days, others = said_days(old), said_days(new)
    if days is None or others is None or days[1] >= others[0]:
        return False
    pair = FigurePair(old, new)
    if pair.place.scope is Scope.OTHER or pair.measure.scope is Scope.OTHER:
        return False  # fields of another district
    if not key_parts(new).outcome and not (
        share_names(old, new) or len(shared_words(old, new)) >= _TYING_WORDS
    ):
        return False  # earnings of another club, what so many say of another question
    is_closed = [
        f.target_end is not None and (f.target_start is not None or f.stance in AHEAD) for f in (old, new)
    ]
    # What is told of another period stands beside it: sales of May and of June.
    return not all(is_closed) or (old.target_start, old.target_end) == (new.target_start, new.target_end)


def _stale_flag(old: Figure, new: Figure) -> Flag:
    day = format_date(new.statement_date)
    days = days_between(old, new)
    later = f", {days_later(days)}" if days else ""
    words = f"{voice_of(old)} has since given {format_figure(new)}, on {day}{later}."
    return Flag(FlagKind.STALE, (old.id, new.id), words, f"newer: {format_figure(new)}, {_short(new, day)}")


def _short(figure: Figure, day: str) -> str:
    """Leave out the year where the older figure's badge can do without: "28 Oct"."""
    days = said_days(figure)
    is_day = days is not None and days[0] == days[1]
    return day.removesuffix(f" {days[0].year}") if days is not None and is_day else day


def _same_number_flags(figures: Sequence[Figure], origins: Mapping[str, str]) -> Iterator[Flag]:
    """Flag one number on two measures: along the reports of one statement, or of one source in one article."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        number = figure.value if figure.value is not None else figure.low
        if number is None or figure.superseded_by is not None:
            continue
        what = number, figure.high, unit_kind(figure.unit), figure.kind
        groups.setdefault(("article", figure.article, voice_of(figure), *what), []).append(figure)
        if figure.id in origins:
            groups.setdefault(("origin", origins[figure.id], *what), []).append(figure)
    flagged: set[str] = set()
    for (how, *_), members in groups.items():
        first = members[0]
        for other in members[1:]:
            if other.id in flagged or not _is_confusing(first, other, is_told_again=how == "origin"):
                continue
            flagged.add(other.id)
            yield _same_number_flag(other, first)


def _is_confusing(first: Figure, other: Figure, *, is_told_again: bool) -> bool:
    """Tell whether two measures differ in what happened or where, and in nothing else."""
    if first.series == other.series:
        return False
    if first.article == other.article and first.sentence_start == other.sentence_start:
        return False  # "100 killed and 100 wounded": whoever wrote both knew
    differing = _differing(key_parts(first), key_parts(other))
    if len(differing) != 1 or differing[0][0] not in ("outcome", "place"):
        return False
    name, mine, its = differing[0]
    # Centres that are run and centres that are open: a verb is no fate.
    known = {row["label"] for row in load_lexicon("en").table("measures")["outcomes"].values()}
    is_fate = name == "place" or first.unit == "people" or bool(known & {mine, its})
    return bool(mine and its) and is_fate and (is_told_again or _is_telling(first))


def _differing(first: KeyParts, other: KeyParts) -> list[tuple[str, str, str]]:
    pairs = ((f.name, getattr(first, f.name), getattr(other, f.name)) for f in fields(KeyParts))
    return [(name, mine, its) for name, mine, its in pairs if mine != its]


def _is_telling(figure: Figure) -> bool:
    number = figure.value if figure.value is not None else figure.low
    return (
        number is not None
        and number >= _LEAST_SAME
        and len(number.normalize().as_tuple().digits) >= _LEAST_DIGITS
    )


def _same_number_flag(figure: Figure, first: Figure) -> Flag:
    name = article_name(first.article, first.outlet, first.title)
    where = "earlier in the article" if figure.article == first.article else f"in {name}"
    words = f"The same number stands for “{first.measure}” {where}."
    return Flag(FlagKind.SAME_NUMBER, (figure.id, first.id), words, f"also: {first.measure}")
