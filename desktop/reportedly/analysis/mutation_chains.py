"""The numbers of a statement and how its reports tell each of them: the chains along which something may change."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportedly.analysis.comparable import key_parts
from reportedly.analysis.mutation_numbers import are_points_and_share, is_of_other_span
from reportedly.analysis.origin_numbers import Likeness, likeness_of, number_of, rougher
from reportedly.analysis.shingles import passage_of, shared_words
from reportedly.model.dates import known_period
from reportedly.model.figure import AHEAD, Figure
from reportedly.model.origin import Origin, Report
from reportedly.model.quantity import Relation

__all__ = ["LOOKED_BACK", "Chain", "Recent", "Telling", "alike", "chains_of"]

_ANOTHER = 0.4  # another number for one thing, which a person put into one statement
_ANOTHER_STANCE = 1.2  # of two numbers, one planned and one not, the one of the same stance is meant
_OTHER_MONEY = 0.05  # amounts of two currencies for two things: one only where a person says so
LOOKED_BACK = 20
"""Reports of a number, the last ones, that a newer one is held against, besides the first: of many hundred reports a
person cannot follow more either."""
_WORDS = 0.1  # share of telling words from which amounts of two currencies may be one


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report tells of a number: in its headline, in its text, or twice."""

    report: Report
    figures: tuple[Figure, ...]

    @property
    def last(self) -> Figure:
        """Give the figure that stands last: of headline and text, that of the text."""
        return self.figures[-1]


class Recent:
    """The first figure that tells a number, and the last ones: what a newer one is held against."""

    def __init__(self) -> None:
        self._first: Figure | None = None
        self._last: deque[Figure] = deque(maxlen=LOOKED_BACK)

    def add(self, figure: Figure) -> None:
        """Take the next figure."""
        if self._first is None:
            self._first = figure
        else:
            self._last.append(figure)

    def __iter__(self) -> Iterator[Figure]:
        return iter((self._first, *self._last) if self._first is not None else ())


@dataclass(slots=True)
class Chain:
    """One number of a statement, as its reports tell it, in their order."""

    tellings: list[Telling] = field(default_factory=list)
    recent: Recent = field(default_factory=Recent)


def chains_of(origin: Origin, by_id: Mapping[str, Figure]) -> list[Chain]:
    """Put the figures of the reports into chains: each goes where an earlier one is most alike, or begins one."""
    # Another number is told for one thing only where a person says that it is one statement.
    least = 0.0 if origin.is_by_hand else _ANOTHER
    chains: list[Chain] = []
    for report in origin.reports:
        mine: dict[int, list[Figure]] = {}
        for figure in (by_id[name] for name in report.figures if name in by_id):
            fits = [
                max((alike(figure, other) for other in (*chain.recent, *mine.get(at, ()))), default=0.0)
                for at, chain in enumerate(chains)
            ]
            best = max(range(len(chains)), key=fits.__getitem__, default=-1)
            if best < 0 or fits[best] <= least:
                chains.append(Chain())
                best = len(chains) - 1
            mine.setdefault(best, []).append(figure)
        for at, figures in mine.items():
            chains[at].tellings.append(Telling(report, tuple(figures)))
            for figure in figures:
                chains[at].recent.add(figure)
    return chains


def _is_beyond(one: Figure, other: Figure) -> bool:
    """Tell whether an exact number lies outside a range: 67 is another count than 70 to 80, though it rounds to 70."""
    if other.relation is not Relation.RANGE or one.relation is not Relation.EXACT:
        return False
    mine, its = number_of(one), number_of(other)
    if mine.unit != its.unit or not mine.sizes or not its.sizes:
        return False
    return not min(its.sizes) <= mine.sizes[0] <= max(its.sizes)


def _is_own_update(one: Figure, other: Figure) -> bool:
    """Tell whether one source gave both, each on a day that its text tells, and the later number is no rougher."""
    if one.source is None or one.source != other.source:
        return False
    days = [known_period(figure.statement_date) if _tells_day(figure) else None for figure in (one, other)]
    if days[0] is None or days[1] is None or days[0].end is None or days[1].end is None:
        return False
    first, last = (one, other) if days[0].end < days[1].end else (other, one)
    starts = [period.start for period in days if period is not None and period.start is not None]
    is_later = len(starts) == len(days) and max(starts) > min(days[0].end, days[1].end)
    return is_later and rougher(number_of(first), number_of(last)) is not number_of(last)


def _tells_day(figure: Figure) -> bool:
    evidence = figure.evidence.get("statement_date")
    return "statement_date" in figure.corrected or (evidence is not None and evidence.rule == "statement.cue")


def _is_headline(figure: Figure) -> bool:
    return figure.title is not None and figure.sentence.strip() == figure.title.strip()


def alike(one: Figure, other: Figure) -> float:
    """Weigh whether two figures of a statement are one number of it; 0 where they are two."""
    likeness = likeness_of(number_of(one), number_of(other))
    if one.article == other.article:
        # A headline tells the number of its text, often more roughly.
        is_told = likeness is Likeness.SAME or (
            likeness is Likeness.NEAR
            and one.series == other.series
            and _is_headline(one) is not _is_headline(other)
        )
        return 3.0 if is_told and one.unit == other.unit else 0.0
    if likeness is not Likeness.SAME and (
        _is_beyond(one, other) or _is_beyond(other, one) or _is_own_update(one, other)
    ):
        likeness = Likeness.NONE
    if likeness is Likeness.NONE and (is_of_other_span(one, other) or are_points_and_share(one, other)):
        likeness = Likeness.NEAR
    is_same = one.series == other.series
    if likeness is Likeness.NONE:
        return _ANOTHER if is_same and one.kind is other.kind else 0.0
    words = shared_words(passage_of(one.sentence), passage_of(other.sentence))
    if likeness is Likeness.EXCHANGED and key_parts(one).thing != key_parts(other).thing and words < _WORDS:
        return _OTHER_MONEY
    is_other_stance = (one.stance in AHEAD) is not (other.stance in AHEAD)
    return float(likeness) + is_same + words - (_ANOTHER_STANCE if is_other_stance else 0.0)
