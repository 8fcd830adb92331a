"""The numbers of a statement and how its reports tell each of them: the chains along which something may change."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportedly.analysis.comparable import key_parts
from reportedly.analysis.origin_numbers import Likeness, compare_numbers
from reportedly.analysis.shingles import passage_of, shared_words
from reportedly.model.figure import Figure, Stance
from reportedly.model.origin import Origin, Report

__all__ = ["AHEAD", "Chain", "Telling", "alike", "chains_of"]

_ANOTHER = 0.4  # another number for one thing, which a person put into one statement
_ANOTHER_STANCE = 1.2  # of two numbers, one planned and one not, the one of the same stance is meant
AHEAD = frozenset({Stance.PLANNED, Stance.FORECAST})
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


@dataclass(slots=True)
class Chain:
    """One number of a statement, as its reports tell it, in their order."""

    tellings: list[Telling] = field(default_factory=list)

    @property
    def figures(self) -> list[Figure]:
        """Give all figures that tell the number."""
        return [figure for telling in self.tellings for figure in telling.figures]

    def before(self, place: int) -> list[Figure]:
        """Give the figures of all reports before the one at a place; a headline says less than its article."""
        return [telling.last for telling in self.tellings[:place]]


def chains_of(origin: Origin, by_id: Mapping[str, Figure]) -> list[Chain]:
    """Put the figures of the reports into chains: each goes where an earlier one is most alike, or begins one."""
    # Another number is told for one thing only where a person says that it is one statement.
    least = 0.0 if origin.is_by_hand else _ANOTHER
    chains: list[Chain] = []
    for report in origin.reports:
        mine: dict[int, list[Figure]] = {}
        for figure in (by_id[name] for name in report.figures if name in by_id):
            fits = [
                max((alike(figure, other) for other in [*chain.figures, *mine.get(at, ())]),
                    default=0.0)
                for at, chain in enumerate(chains)
            ]  # fmt: skip
            best = max(range(len(chains)), key=fits.__getitem__, default=-1)
            if best < 0 or fits[best] <= least:
                chains.append(Chain())
                best = len(chains) - 1
            mine.setdefault(best, []).append(figure)
        for at, figures in mine.items():
            chains[at].tellings.append(Telling(report, tuple(figures)))
    return chains


def alike(one: Figure, other: Figure) -> float:
    """Weigh whether two figures of a statement are one number of it; 0 where they are two."""
    likeness = compare_numbers(one, other)
    if one.article == other.article:
        return 3.0 if likeness is Likeness.SAME and one.unit == other.unit else 0.0
    is_same = one.series == other.series
    words = shared_words(passage_of(one.sentence), passage_of(other.sentence))
    if likeness is Likeness.NONE:
        return _ANOTHER if is_same and one.kind is other.kind else 0.0
    if likeness is Likeness.EXCHANGED and key_parts(one).thing != key_parts(other).thing and words < _WORDS:
        return 0.0
    is_other_stance = (one.stance in AHEAD) is not (other.stance in AHEAD)
    return float(likeness) + is_same + words - (_ANOTHER_STANCE if is_other_stance else 0.0)
