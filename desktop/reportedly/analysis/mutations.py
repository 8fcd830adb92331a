"""What changed along a chain of reports of one statement: what a report says that none before it did.

Each later report of a number is held against the earlier ones, so that a change is told once, where it came up; the
words of the other side are those of the earlier report that is most alike. What all earlier ones said of the number, of
its hedge, of how sure it is and of its source is kept along the chain; words are held against those of the first report
and of the last ones.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice
from types import MappingProxyType

from reportedly.analysis.comparing_words import any_of, word_set, word_table
from reportedly.analysis.mutation_chains import LOOKED_BACK, Chain, Recent, Telling, alike, chains_of
from reportedly.analysis.mutation_classes import are_one_step, changed_step, is_told_done, is_unsure
from reportedly.analysis.mutation_credits import Credits
from reportedly.analysis.mutation_measures import changed_measure, changed_where, tells_nothing
from reportedly.analysis.mutation_numbers import (
    are_points_and_share,
    is_converted,
    is_of_other_span,
    is_rounded,
    is_turned,
)
from reportedly.analysis.mutation_places import replaced_place
from reportedly.analysis.mutation_words import (
    amount_words,
    hedge_words,
    moving_words,
    number_words,
    source_words,
    stance_words,
)
from reportedly.analysis.origin_numbers import Likeness, Number, in_other_unit, likeness_of, number_of
from reportedly.analysis.pair_place import place_of
from reportedly.analysis.pair_sense import clause_of
from reportedly.analysis.shingles import passage_of
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.figure import AHEAD, Figure, Stance
from reportedly.model.mutation import Mutation, MutationKind
from reportedly.model.origin import Origin
from reportedly.model.quantity import Relation

__all__ = ["mutations_of"]

# How sure each stance makes a figure; what is told as surer than before has lost something on the way.
_SURENESS = {
    Stance.DENIED: 0, Stance.ALLEGED: 1, Stance.FORECAST: 1, Stance.PLANNED: 1, Stance.ASSERTED: 2,
}  # fmt: skip
_NEAR_WORDS = 3  # before a number, in which a verb is its own
_NO_TEXTS: Mapping[str, str] = MappingProxyType({})
_BOUNDS = {
    Relation.MORE_THAN: "above", Relation.AT_LEAST: "above", Relation.LESS_THAN: "below", Relation.AT_MOST: "below",
}  # fmt: skip


def mutations_of(
    origin: Origin, figures: Iterable[Figure], texts: Mapping[str, str] = _NO_TEXTS
) -> tuple[Mutation, ...]:
    """Give what each report of an origin says that no earlier one did, in order of the reports.

    `figures` are those of the project, or at least those of the origin. Figures of different reports are compared
    where they stand for the same number of the statement. A headline loses nothing that its article still says.
    `texts` are those of the articles, by key: a sentence beside a number may tell whose it is.
    """
    wanted = set(origin.figures)
    by_id = {figure.id: figure for figure in figures if figure.id in wanted}
    order = {report.article: place for place, report in enumerate(origin.reports)}
    credited = Credits(origin, by_id, texts)
    found = [
        mutation
        for chain in chains_of(origin, by_id)
        for mutation in _along(_steps(origin, chain, texts), credited)
    ]
    return tuple(sorted(found, key=lambda mutation: order[mutation.article]))


@dataclass(slots=True)
class _Past:
    """What the reports of a number have said so far; a headline says less than its article, which stands for both."""

    recent: Recent = field(default_factory=Recent)
    numbers: dict[Number, None] = field(default_factory=dict)  # the last one told stands last
    sorts: dict[tuple[Decimal, ...], set[str]] = field(default_factory=dict)  # of hedges, by number
    surest: int = 0
    are_open: bool = True  # each one was only thought about
    are_unsure: bool = True  # each one was only asked for, or said of others
    articles: set[str] = field(default_factory=set)
    last_day: date | None = date.min  # None: one of them has none

    def add(self, telling: Telling) -> None:
        """Take the next report."""
        figure, days = telling.last, telling.report.days
        self.recent.add(figure)
        number = number_of(figure)
        self.numbers.pop(number, None)
        self.numbers[number] = None
        self.sorts.setdefault(number.sizes, set()).add(_sort(figure))
        self.surest = max(self.surest, _SURENESS[figure.stance])
        self.are_open = self.are_open and bool(
            _listed("tentative") & set(passage_of(clause_of(figure)).words)
        )
        self.are_unsure = self.are_unsure and is_unsure(figure)
        self.articles.add(figure.article)
        self.last_day = (
            max(self.last_day, days[0]) if days is not None and self.last_day is not None else None
        )

    def sorts_of(self, figures: Iterable[Figure]) -> set[str]:
        """Give the hedges that the very number of figures had, or those of all numbers where none was the same.

        With the number go its conversions: "around 30,000 litres" told as "7,900 gallons" has lost the hedge already.
        """
        own = [number_of(figure) for figure in figures]
        same = [self.sorts[number.sizes] for number in own if number.sizes in self.sorts]
        if not same:
            return set().union(*self.sorts.values())
        converted = [
            self.sorts[known.sizes]
            for known in islice(reversed(self.numbers), LOOKED_BACK)
            if any(known.unit != number.unit and likeness_of(known, number) for number in own)
        ]
        return set().union(*same, *converted)

    def likeness(self, figures: Iterable[Figure]) -> Likeness:
        """Give how like figures are to the number as it was told before."""
        own = {number_of(figure) for figure in figures}
        known = *islice(reversed(self.numbers), LOOKED_BACK), *(own & self.numbers.keys())
        return max(likeness_of(number, other) for number in own for other in known)


@dataclass(frozen=True, slots=True)
class _Step:
    """One report of a number, what the reports before it said, and the earlier figure that is most like it."""

    origin: Origin
    telling: Telling
    past: _Past
    earlier: Figure
    is_ordered: bool
    texts: Mapping[str, str]  # of the articles

    @property
    def later(self) -> Figure:
        return self.telling.last

    def changed_measure(self, earlier: Figure, later: Figure) -> tuple[str, str] | None:
        """Give how what is counted differs from an earlier figure."""
        return changed_measure(earlier, later, self.texts.get(earlier.article, ""))

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


def _steps(origin: Origin, chain: Chain, texts: Mapping[str, str]) -> Iterator[_Step]:
    """Give each report of a number after the first; what it rests on is that of its moment."""
    past = _Past()
    for place, telling in enumerate(chain.tellings):
        if place:
            nearest = max(enumerate(past.recent), key=lambda pair: (alike(telling.last, pair[1]), pair[0]))
            days = telling.report.days
            is_ordered = days is not None and past.last_day is not None and past.last_day <= days[0]
            yield _Step(origin, telling, past, nearest[1], is_ordered, texts)
        past.add(telling)


def _along(steps: Iterable[_Step], credited: Credits) -> Iterator[Mutation]:
    """Give the changes along one number; a source is lost once."""
    is_lost = False
    for step in steps:
        for change in _changes(step, credited):
            if change.kind is not MutationKind.SOURCE_LOST or not is_lost:
                yield change
            is_lost = is_lost or change.kind is MutationKind.SOURCE_LOST


def _changes(step: _Step, credited: Credits) -> Iterator[Mutation]:
    likeness = step.past.likeness(step.telling.figures)
    is_sure = _has_become_sure(step)
    is_wanted = is_sure or step.later.stance in AHEAD
    yield from (change for change in _changed_number(step, likeness) if not (is_sure and _is_modal(change)))
    yield from (change for change in _changed_measures(step) if not (is_wanted and _is_wish(change)))
    if is_sure:
        yield step.change(MutationKind.STANCE, stance_words(step.earlier), stance_words(step.later))
    if (source := credited.lost(step.telling.figures, step.past.articles)) is not None:
        yield step.change(MutationKind.SOURCE_LOST, source_words(source), "")


def _is_modal(change: Mutation) -> bool:
    """Tell whether a hedge that was lost is a word of what may be: "could reach" told as done loses its stance."""
    is_lost = change.kind is MutationKind.HEDGE_LOST
    return is_lost and not word_set("retold", "modal").isdisjoint(change.before.lower().split())


def _is_wish(change: Mutation) -> bool:
    """Tell whether a deed stands for one that was only wanted: "promised" told as "paid" is told by the stance."""
    words = change.before.lower().split()
    return change.kind is MutationKind.MEASURE and not word_set("retold", "apart", "wanted").isdisjoint(words)


def _changed_number(step: _Step, likeness: Likeness) -> Iterator[Mutation]:
    earlier, later = step.earlier, step.later
    if likeness is Likeness.EXCHANGED or _is_in_other_unit(earlier, later, likeness):
        yield step.change(MutationKind.UNIT, amount_words(earlier), amount_words(later), is_meant=False)
        yield from _changed_bound(step)
    elif likeness is Likeness.NEAR or (likeness is Likeness.NONE and is_rounded(earlier, later)):
        yield step.change(MutationKind.ROUNDING, number_words(earlier), number_words(later), is_meant=False)
    elif likeness is Likeness.NONE and is_turned(earlier, later):
        yield step.change(MutationKind.MEASURE, moving_words(earlier), moving_words(later))
    elif likeness is Likeness.NONE:
        # "Pencils in 8 million": a number without its unit is still the number.
        if number_of(earlier).told != number_of(later).told:
            yield step.change(MutationKind.VALUE, number_words(earlier), number_words(later))
    else:
        yield from _changed_bound(step)


def _is_in_other_unit(earlier: Figure, later: Figure, likeness: Likeness) -> bool:
    if likeness is Likeness.NONE:
        return (
            is_converted(earlier, later)
            or is_of_other_span(earlier, later)
            or are_points_and_share(earlier, later)
        )
    return in_other_unit(earlier, later)


def _changed_bound(step: _Step) -> Iterator[Mutation]:
    """Give what became of the hedge: nothing, where one telling of the report has one that was there before."""
    if step.past.sorts_of(step.telling.figures) & {_sort(figure) for figure in step.telling.figures}:
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
    """Give what a bound claims: more than and at least are one, and so are less than and up to.

    What "is estimated at" a number tells how it is known, and not that it is rough.
    """
    if figure.relation is Relation.ABOUT and hedge_words(figure).lower() in word_table("retold")["known_as"]:
        return Relation.EXACT.value
    return _BOUNDS.get(figure.relation, figure.relation.value)


def _changed_measures(step: _Step) -> Iterator[Mutation]:
    """Give what else is counted, and where, than in any report before: those that leave it open say neither."""
    recent = list(step.past.recent)
    for kind, changed in ((MutationKind.MEASURE, step.changed_measure), (MutationKind.PLACE, changed_where)):
        placed = [known for known in recent if _is_placed(known)] if kind is MutationKind.PLACE else []
        for figure in (step.earlier, recent[0], recent[-1], *placed[-1:]):
            found = [changed(figure, later) for later in step.telling.figures]
            last = found[-1]
            if last is None or None in found or (kind is MutationKind.MEASURE and _is_back(figure, step)):
                continue
            is_deed = kind is MutationKind.MEASURE and changed_step(figure, step.later) == last
            new = passage_of(last[1]).telling - passage_of(figure.sentence).telling
            if all(
                changed(known, step.later)
                or _is_silent(known, step.later, new, kind)
                or (is_deed and known is not figure and _is_open(known, step.later, new))
                for known in recent
            ):
                yield step.change(kind, *last)
                break
        else:
            if kind is MutationKind.PLACE and (moved := _moved(step)) is not None:
                yield step.change(kind, *moved)


def _is_back(figure: Figure, step: _Step) -> bool:
    """Tell whether a report counts what one before it did, though not the one that it is held against."""
    series = step.later.series
    is_told = figure.series != series and not tells_nothing(step.later)
    return is_told and any(known.series == series for known in step.past.recent)


def _is_silent(known: Figure, later: Figure, new: frozenset[str], kind: MutationKind) -> bool:
    """Tell whether an earlier report says nothing of what is counted, or of where, and has none of the new words."""
    if kind is MutationKind.MEASURE and are_one_step(known, later):
        return False
    told = passage_of(f"{known.sentence} {known.measure}").telling
    is_open = not _is_placed(known) if kind is MutationKind.PLACE else tells_nothing(known)
    return is_open and not new & told


def _is_open(known: Figure, later: Figure, new: frozenset[str]) -> bool:
    """Tell whether an earlier report has another series and none of the new words: it tells something else, or leaves
    open what.
    """
    told = passage_of(f"{known.sentence} {known.measure}").telling
    return bool(new) and not new & told and not are_one_step(known, later)


def _is_placed(figure: Figure) -> bool:
    """Tell whether a sentence names a place; that of its source is none of its number."""
    place = place_of(figure)
    return (
        place is not None
        and place.name.lower() not in f"{figure.source_text or ''} {figure.source or ''}".lower()
    )


def _moved(step: _Step) -> tuple[str, str] | None:
    """Give the place of an earlier report for which another one stands; those that name none say nothing of it."""
    for figure in step.past.recent:
        moved = replaced_place(figure, step.later)
        if moved is not None and not any(moved[1] in known.sentence for known in step.past.recent):
            return moved
    return None


def _has_become_sure(step: _Step) -> bool:
    """Tell whether what was planned, expected or alleged is told as more; "will bring in" and "brings in" are one."""
    if _is_now_settled(step) or _has_come_about(step):
        return True
    if min(_SURENESS[figure.stance] for figure in step.telling.figures) <= step.past.surest:
        return False
    sources = {step.earlier.source, step.later.source}
    if step.earlier.stance is Stance.DENIED and None not in sources and len(sources) > 1:
        return False  # one denies what another says: nobody has told a denial as a fact
    if step.later.stance is not Stance.ASSERTED:
        return True
    told = frozenset(passage_of(step.later.sentence).words)
    if step.earlier.stance in AHEAD and told & word_set("retold", "coming"):
        return False  # "the coming shortfall of 38 million"
    near = passage_of(clause_of(step.later)).words
    is_past = any(word in _listed("pasts") or word.endswith("ed") for word in near)
    return is_past or _is_told_now(step.later) or stance_words(step.earlier).lower() not in _listed("futures")


def _is_told_now(figure: Figure) -> bool:
    """Tell whether a number stands beside a word of what is so: "the city is 42 million short"."""
    at = figure.start - figure.sentence_start
    before = passage_of(figure.sentence[:at]).words[-_NEAR_WORDS:]
    near = {*before, *passage_of(figure.sentence[at:]).words[: 2 * _NEAR_WORDS]}
    if _stated().search(figure.sentence[:at]) is not None:
        return True
    return bool(word_set("retold", "present") & near) and word_set("retold", "there").isdisjoint(before)


def _has_come_about(step: _Step) -> bool:
    """Tell whether what was only asked for, or said of others, is told as done: "demand", "won"."""
    figures = step.telling.figures
    are_asserted = all(figure.stance is Stance.ASSERTED for figure in figures)
    return step.past.are_unsure and are_asserted and all(map(is_told_done, figures))


def _is_now_settled(step: _Step) -> bool:
    """Tell whether what was only thought about is told as settled: "is considering", "has approved"."""
    if step.later.stance is not Stance.PLANNED:
        return False
    told = set(passage_of(clause_of(step.later)).words)
    return step.past.are_open and bool(_listed("settled") & told) and not _listed("tentative") & told


@cache
def _stated() -> re.Pattern[str]:
    """Find a verb right before a number that tells how many there are: "he earns up to"."""
    verbs, hedges = (
        any_of(word_table("retold")["so_now"].split()),
        any_of(word_table("retold")["ours"]["hedges"]),
    )
    return re.compile(rf"(?<!will )(?<!would )(?<!to )(?<!could )\b(?:{verbs}) (?:(?:{hedges}) )?\W?$")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load_lexicon("en").table("origins")[name].split())
