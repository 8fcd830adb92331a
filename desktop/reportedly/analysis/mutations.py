"""What changed along a chain of reports of one statement: what a report says that none before it did.

Each later report of a number is held against all earlier ones, so that a change is told once, where it came up; the
words of the other side are those of the earlier report that is most alike.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.analysis.mutation_chains import Chain, Telling, alike, chains_of
from reportedly.analysis.mutation_measures import changed_measure
from reportedly.analysis.mutation_words import (
    amount_words,
    hedge_words,
    number_words,
    source_words,
    stance_words,
)
from reportedly.analysis.origin_numbers import Likeness, compare_numbers, in_other_unit
from reportedly.analysis.origin_stories import cites_outlet
from reportedly.analysis.origin_voices import Tie, Voice, VoiceBook, is_named_in, saying_words
from reportedly.analysis.shingles import passage_of
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.figure import Figure, Stance
from reportedly.model.mutation import Mutation, MutationKind
from reportedly.model.origin import Origin
from reportedly.model.quantity import Relation

__all__ = ["mutations_of"]

# How sure each stance makes a figure; what is told as surer than before has lost something on the way.
_SURENESS = {
    Stance.DENIED: 0, Stance.ALLEGED: 1, Stance.FORECAST: 1, Stance.PLANNED: 1, Stance.ASSERTED: 2,
}  # fmt: skip
_BOUNDS = {
    Relation.MORE_THAN: "above", Relation.AT_LEAST: "above", Relation.LESS_THAN: "below", Relation.AT_MOST: "below",
}  # fmt: skip


def mutations_of(origin: Origin, figures: Iterable[Figure]) -> tuple[Mutation, ...]:
    """Give what each report of an origin says that no earlier one did, in order of the reports.

    `figures` are those of the project, or at least those of the origin. Figures of different reports are compared
    where they stand for the same number of the statement. A headline loses nothing that its article still says.
    """
    wanted = set(origin.figures)
    by_id = {figure.id: figure for figure in figures if figure.id in wanted}
    order = {report.article: place for place, report in enumerate(origin.reports)}
    found = [
        mutation
        for chain in chains_of(origin, by_id)
        for place in range(1, len(chain.tellings))
        for mutation in _changes(_step(origin, chain, place), by_id)
    ]
    return tuple(sorted(found, key=lambda mutation: order[mutation.article]))


@dataclass(frozen=True, slots=True)
class _Step:
    """One report of a number, the reports before it, and the earlier figure that is most like it."""

    origin: Origin
    telling: Telling
    before: Sequence[Figure]
    earlier: Figure
    is_ordered: bool

    @property
    def later(self) -> Figure:
        return self.telling.last

    def change(self, kind: MutationKind, before: str, after: str, *, is_meant: bool = True) -> Mutation:
        return Mutation(
            kind=kind,
            origin=self.origin.id,
            earlier=self.earlier.id,
            later=self.later.id,
            article=self.later.article,
            before=before,
            after=after,
            changes_meaning=is_meant,
            is_ordered=self.is_ordered,
        )


def _step(origin: Origin, chain: Chain, place: int) -> _Step:
    telling, before = chain.tellings[place], chain.before(place)
    last = {figure.id: at for at, figure in enumerate(before)}
    earlier = max(before, key=lambda figure: (alike(telling.last, figure), last[figure.id]))
    reports = [told.report for told in chain.tellings[:place]]
    days = telling.report.days
    is_ordered = days is not None and all(
        report.days is not None and report.days[0] <= days[0] for report in reports
    )
    return _Step(origin, telling, before, earlier, is_ordered)


def _changes(step: _Step, by_id: dict[str, Figure]) -> Iterator[Mutation]:
    likeness = max(compare_numbers(figure, other) for figure in step.telling.figures for other in step.before)
    if likeness is Likeness.NONE:
        yield step.change(MutationKind.VALUE, number_words(step.earlier), number_words(step.later))
    elif likeness is Likeness.EXCHANGED or in_other_unit(step.earlier, step.later):
        yield step.change(
            MutationKind.UNIT, amount_words(step.earlier), amount_words(step.later), is_meant=False
        )
        yield from _changed_bound(step)
    elif likeness is Likeness.NEAR:
        yield step.change(
            MutationKind.ROUNDING, number_words(step.earlier), number_words(step.later), is_meant=False
        )
    else:
        yield from _changed_bound(step)
    if likeness is not Likeness.EXCHANGED and not in_other_unit(step.earlier, step.later):
        yield from _changed_measures(step)
    if _has_become_sure(step):
        yield step.change(MutationKind.STANCE, stance_words(step.earlier), stance_words(step.later))
    if (source := _lost_source(step, by_id)) is not None:
        yield step.change(MutationKind.SOURCE_LOST, source_words(source), "")


def _changed_bound(step: _Step) -> Iterator[Mutation]:
    """Give what became of the hedge: nothing, where one telling of the report has one that was there before."""
    known = {_sort(figure) for figure in step.before}
    if known & {_sort(figure) for figure in step.telling.figures}:
        return
    earlier, later = step.earlier, step.later
    if Relation.RANGE in (earlier.relation, later.relation):
        yield step.change(MutationKind.BOUND, number_words(earlier), number_words(later))
    elif later.relation is Relation.EXACT:
        yield step.change(MutationKind.HEDGE_LOST, hedge_words(earlier), "")
    elif later.relation is Relation.ABOUT and earlier.relation is Relation.EXACT:
        yield step.change(MutationKind.HEDGE_GAINED, "", hedge_words(later))
    else:
        yield step.change(MutationKind.BOUND, hedge_words(earlier), hedge_words(later))


def _sort(figure: Figure) -> str:
    """Give what a bound claims: more than and at least are one, and so are less than and up to."""
    return _BOUNDS.get(figure.relation, figure.relation.value)


def _changed_measures(step: _Step) -> Iterator[Mutation]:
    changed = changed_measure(step.earlier, step.later)
    is_new = changed is not None and all(
        changed_measure(figure, told) for figure in step.before for told in step.telling.figures
    )
    if changed is not None and is_new:
        yield step.change(*changed)


def _has_become_sure(step: _Step) -> bool:
    """Tell whether what was planned, expected or alleged is told as more; "will bring in" and "brings in" are one."""
    if _is_now_settled(step):
        return True
    surest = max(_SURENESS[figure.stance] for figure in step.before)
    if min(_SURENESS[figure.stance] for figure in step.telling.figures) <= surest:
        return False
    words = load_lexicon("en").table("origins")
    is_future = stance_words(step.earlier).lower() in words["futures"].split()
    told = passage_of(step.later.sentence).words
    is_past = any(word in words["pasts"].split() or word.endswith("ed") for word in told)
    return step.later.stance is not Stance.ASSERTED or not is_future or is_past


def _is_now_settled(step: _Step) -> bool:
    """Tell whether what was only thought about is told as settled: "is considering", "has approved"."""
    if step.later.stance is not Stance.PLANNED:
        return False
    words = load_lexicon("en").table("origins")
    tentative, settled = (frozenset(words[name].split()) for name in ("tentative", "settled"))
    were_open = all(tentative & set(passage_of(figure.sentence).words) for figure in step.before)
    told = set(passage_of(step.later.sentence).words)
    return were_open and bool(settled & told) and not tentative & told


def _lost_source(step: _Step, by_id: dict[str, Figure]) -> Figure | None:
    """Give the earlier figure whose source the report credits nowhere; None where somebody is, or nobody was before."""
    reports = list(step.origin.reports)
    place = reports.index(step.telling.report)
    mine = [by_id[name] for name in reports[place].figures if name in by_id]
    if step.origin.is_own_voice or any(figure.source is not None for figure in mine):
        return None
    articles = {report.article for report in reports[:place]}
    before = [figure for figure in by_id.values() if figure.article in articles]
    credited = {figure.article for figure in before if figure.source is not None}
    if any(figure.article not in credited for figure in step.before):
        return None  # an earlier report had lost it already
    book = VoiceBook(by_id.values())
    own = book.voice_of(mine[0])
    sourced = [figure for figure in before if figure.source is not None]
    if any(book.tie(own, book.voice_of(figure)) is Tie.SAME for figure in sourced):
        return None  # the outlet is the source itself
    voices = [book.voice_of(figure) for figure in sourced]
    outlets = [report.outlet for report in reports[:place] if report.outlet]
    if any(_is_credited(figure, voices, outlets) for figure in mine):
        return None
    return max(sourced, key=lambda figure: alike(step.later, figure), default=None)


def _is_credited(figure: Figure, voices: Iterable[Voice], outlets: Iterable[str]) -> bool:
    """Tell whether a sentence names one of these sources with a word of saying, though the figure has none."""
    words = passage_of(figure.sentence).words
    giving = frozenset(load_lexicon("en").table("origins")["giving"].split())
    if not any(word in saying_words() or word in giving for word in words):
        return False
    return any(is_named_in(voice, figure.sentence, words) for voice in voices) or any(
        cites_outlet(figure.sentence, outlet) for outlet in outlets
    )
