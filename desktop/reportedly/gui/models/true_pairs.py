"""Whether the current figure and another one can both be true, and which other pairs are worth a look."""

from collections.abc import Collection
from dataclasses import dataclass

from reportedly.gui.models.comparison import Facts, Question
from reportedly.model.both_true import BothTrue, TruePair
from reportedly.model.figure import Figure, Review

__all__ = ["ShownPair", "TruePairs", "true_pairs"]

_MOST = 24  # pairs that are listed


@dataclass(frozen=True, slots=True)
class ShownPair:
    """Two figures and the answer."""

    first: Figure
    second: Figure
    verdict: BothTrue

    @property
    def ids(self) -> frozenset[str]:
        """Give the ids of both."""
        return frozenset((self.first.id, self.second.id))


@dataclass(frozen=True, slots=True)
class TruePairs:
    """The pair that is looked at, None where the figure has no other to stand against, and further ones."""

    shown: ShownPair | None
    others: tuple[ShownPair, ...]


def true_pairs(selected: Collection[str], facts: Facts, question: Question) -> TruePairs | None:
    """Set the current figure against the other selected one, else against that which says most otherwise."""
    from reportedly.analysis.both_true import can_both_be_true
    from reportedly.analysis.pair_choice import pairs_of

    figures = [figure for figure in facts.figures if figure.review is not Review.REJECTED]
    by_id = {figure.id: figure for figure in facts.figures}
    current = by_id.get(question.current or "")
    if current is None:
        return None
    own = [_shown(pair, by_id) for pair in pairs_of(figures, current)]
    chosen = [by_id[name] for name in selected if name != current.id and name in by_id]
    if len(chosen) == 1 and current.id in selected:
        shown = ShownPair(current, chosen[0], can_both_be_true(current, chosen[0]))
    else:
        shown = own[0] if own else None
    series = [figure for figure in figures if figure.series == current.series]
    rest = [*own, *(_shown(pair, by_id) for pair in pairs_of(series))]
    others: dict[frozenset[str], ShownPair] = {}
    for pair in rest:
        if shown is None or pair.ids != shown.ids:
            others.setdefault(pair.ids, pair)
    return TruePairs(shown, tuple(others.values())[:_MOST])


def _shown(pair: TruePair, by_id: dict[str, Figure]) -> ShownPair:
    return ShownPair(by_id[pair.first], by_id[pair.second], pair.verdict)
