"""What two figures count: the same, one a part of the other, two things, or words that do not tell."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from reportedly.analysis.comparing_words import (
    Pairs,
    comparing_words,
    singular,
    spaced,
    word_pairs,
    word_set,
    word_table,
    words_of,
)
from reportedly.analysis.one_unit import is_length
from reportedly.analysis.pair_sense import PEOPLE, Sense, content_words, dimension_of, outcomes_in, subject_of
from reportedly.model.figure import Figure
from reportedly.model.scope import Scope, Scoped

__all__ = ["are_alike", "combined", "measure_scope"]

# Two sentences of which so many words are the same tell of one thing, whatever the series say (own pairs, 2026-11-22).
_ALIKE = 0.6
_NEAR_WORDS = 3
_YEAR = re.compile(r"\d{4}")
_SAME = Scoped(Scope.SAME)


def measure_scope(a: Figure, b: Figure, first: Sense, second: Sense) -> Scoped:
    """Tell how what one figure counts stands to what another counts; places and times are not looked at."""
    if _is_year_doubtful(a, b):
        return Scoped(Scope.DOUBTFUL, "measure.year", *(_year_words(figure) for figure in (a, b)))
    dimensions = [dimension_of(figure) if is_length(figure.unit) else "" for figure in (a, b)]
    if all(dimensions) and dimensions[0] != dimensions[1]:
        return Scoped(Scope.OTHER, "measure.dimension", *dimensions)
    deeds = [_deeds(figure, sense) for figure, sense in ((a, first), (b, second))]
    if all(deeds) and deeds[0].isdisjoint(deeds[1]):
        return Scoped(Scope.OTHER, "measure.deed", *(" ".join(sorted(names)) for names in deeds))
    outcome = _outcome_scope(a, b, first, second)
    thing = _thing_scope(a, b, first, second)
    if outcome.scope not in (Scope.SAME, Scope.OTHER) and outcome.rule == "measure.doubtful":
        return outcome  # victims and killed, whoever they are
    return combined(outcome, thing)


def _deeds(figure: Figure, sense: Sense) -> frozenset[str]:
    """Give what was done with goods that are weighed or poured: dug, exported, lost."""
    if sense.is_counted or sense.is_share or figure.unit.isupper() or is_length(figure.unit):
        return frozenset()
    words = set(re.findall(r"[a-z]+", figure.sentence.lower()))
    return frozenset(name for name, row in word_table("deeds").items() if words.intersection(row.split()))


def combined(first: Scoped, second: Scoped) -> Scoped:
    """Put two scopes together: a part in one way and a whole in the other have only some in common."""
    for scope in (Scope.OTHER, Scope.DOUBTFUL):
        for one in (first, second):
            if one.scope is scope:
                return one
    if first.scope is Scope.SAME:
        return second
    if second.scope in (Scope.SAME, first.scope):
        return first
    return Scoped(Scope.OTHER, "measure.crossing", first.first, first.second)


def _outcome_scope(a: Figure, b: Figure, first: Sense, second: Sense) -> Scoped:
    words = comparing_words()
    mine, its = first.outcome, second.outcome
    if mine == its:
        return _SAME
    if frozenset((mine or first.head, its or second.head)) in words.doubtful_outcomes:
        return Scoped(Scope.DOUBTFUL, "measure.doubtful", mine, its)
    if not mine or not its:
        if a.series == b.series or _tells_of(a, its) or _tells_of(b, mine):
            return _SAME
        if {first.head, second.head} <= words.closed_things:  # onlookers who came, or whom it drew
            return _SAME
        if first.is_counted and second.is_counted:  # the killed are a part of those who are there
            scope = Scope.PART if mine else Scope.WHOLE
            return Scoped(scope, "measure.part", mine or "all of them", its or "all of them")
        return _SAME if are_alike(a, b) else Scoped(Scope.OTHER, "measure.other", mine, its)
    if its in words.wider_outcomes.get(mine, ()):
        return Scoped(Scope.PART, "measure.part", mine, its)
    if mine in words.wider_outcomes.get(its, ()):
        return Scoped(Scope.WHOLE, "measure.part", mine, its)
    if a.series == b.series:
        return _SAME
    return Scoped(Scope.OTHER, "measure.other", mine, its)


def _tells_of(figure: Figure, outcome: str) -> bool:
    """Tell whether a figure's sentence has a word for something that happened, though its measure has none."""
    if not outcome or outcome in outcomes_in(figure.sentence):
        return bool(outcome)
    stem = outcome.split()[0].removesuffix("d").removesuffix("e")
    return re.search(rf"\b{re.escape(stem)}", figure.sentence, re.IGNORECASE) is not None


def _thing_scope(a: Figure, b: Figure, first: Sense, second: Sense) -> Scoped:
    """Tell how the things stand to each other that two figures count: by the first rule that tells."""
    for rule in _THING_RULES:
        if (found := rule(a, b, first, second)) is not None:
            return found
    return Scoped(Scope.OTHER, "measure.other", first.head, second.head)


def _other_owner(a: Figure, b: Figure, first: Sense, second: Sense) -> Scoped | None:
    """Tell things of two owners: who opens the sentence, a rival beside a winner, whose the measure says they are."""
    words = comparing_words()
    subjects = subject_of(a), subject_of(b)
    is_place = any(name in words.country_of or name in words.inside for names in subjects for name in names)
    if all(subjects) and not subjects[0] & subjects[1] and a.article != b.article and not is_place:
        return Scoped(Scope.OTHER, "measure.owner", *(" ".join(sorted(names)) for names in subjects))
    rivals = [
        bool(_lists().rivals.intersection(figure.sentence.lower().split()[:_NEAR_WORDS])) for figure in (a, b)
    ]
    if rivals[0] is not rivals[1] and first.thing in word_set("pairs", "won"):
        return Scoped(Scope.OTHER, "measure.owner", "one", "a rival")
    if first.owner and second.owner and not first.owner & second.owner:
        return Scoped(Scope.OTHER, "measure.owner", *("’s, ".join(sorted(s.owner)) for s in (first, second)))
    return None


def _other_group(_a: Figure, _b: Figure, first: Sense, second: Sense) -> Scoped | None:
    """Tell groups apart: two countries' soldiers, the women among the workers, women and children."""
    if first.group and second.group and first.group != second.group:
        return Scoped(Scope.OTHER, "measure.group", first.group, second.group)
    groups = [sense.head in _lists().demographic for sense in (first, second)]
    if first.is_people and second.is_people and groups[0] is not groups[1]:
        scope = Scope.PART if groups[0] else Scope.WHOLE
        return Scoped(scope, "measure.part", first.head, second.head)
    if all(groups) and first.head != second.head and first.thing != second.thing:
        return Scoped(Scope.OTHER, "measure.other", first.head, second.head)
    return None


def _one_noun(a: Figure, b: Figure, first: Sense, second: Sense) -> Scoped | None:
    """Judge what goes by one noun, or is the toll of one series: "the Tessin dam toll", "people killed"."""
    if a.series == b.series and {first.head, second.head} & word_set("pairs", "tolls"):
        return _SAME
    if first.head != second.head:
        return None
    if first.among != second.among and not (first.is_counted and second.is_counted):
        return Scoped(Scope.OTHER, "measure.group", *(" ".join(sorted(s.among)) for s in (first, second)))
    return _kind_scope(a, b, first, second)


def _listed_nouns(a: Figure, b: Figure, first: Sense, second: Sense) -> Scoped | None:
    """Judge two nouns of which the word lists say how they stand to each other, or that are one thing there."""
    lists = _lists()
    pair = frozenset((first.head, second.head))
    if pair in lists.doubtful:
        return Scoped(Scope.DOUBTFUL, "measure.doubtful", first.head, second.head)
    if pair in lists.same:
        return _kind_scope(a, b, first, second)
    if _is_kind_of(first, second):
        return Scoped(Scope.PART, "measure.part", first.head, second.head)
    if _is_kind_of(second, first):
        return Scoped(Scope.WHOLE, "measure.part", first.head, second.head)
    if first.thing == second.thing or a.series == b.series:
        return _kind_scope(a, b, first, second)
    return None


def _part_of_people(_a: Figure, _b: Figure, first: Sense, second: Sense) -> Scoped | None:
    """Tell that whoever is told by another noun is a part of the people."""
    if not (first.is_people and second.is_people and PEOPLE in (first.head, second.head)):
        return None
    scope = Scope.WHOLE if first.head == PEOPLE else Scope.PART
    return Scoped(scope, "measure.part", first.head, second.head)


def _told_alike(a: Figure, b: Figure, first: Sense, second: Sense) -> Scoped | None:
    """Tell that two sentences that are nearly the same count one thing, where a noun was read from afar."""
    is_read = _stands_behind(a, first.head) and _stands_behind(b, second.head)
    is_one = not is_read and are_alike(a, b) and (_is_told(first, b) or _is_told(second, a))
    return _SAME if is_one else None


_THING_RULES = (_other_owner, _other_group, _one_noun, _listed_nouns, _part_of_people, _told_alike)


def _is_told(sense: Sense, other: Figure) -> bool:
    """Tell whether another sentence has a word for what is counted."""
    words = {singular(word.lower()) for word in re.findall(r"[\w’'-]+", other.sentence)}
    return bool({sense.head, *sense.kinds} & words) or sense.is_bare


def _stands_behind(figure: Figure, noun: str) -> bool:
    """Tell whether a noun stands right behind the number, so that nothing else is counted there."""
    behind = re.findall(r"[\w-]+", figure.sentence_behind)
    return noun in {singular(word.lower()) for word in behind[:_NEAR_WORDS]}


def _kind_scope(a: Figure, b: Figure, first: Sense, second: Sense) -> Scoped:
    """Compare what makes two things of one name another kind: special forces are a part of all soldiers."""
    mine = (first.kinds | first.of) - {second.head, second.thing}
    its = (second.kinds | second.of) - {first.head, first.thing}
    if mine == its:
        return _SAME
    told = [
        {singular(word.lower()) for word in re.findall(r"[\w’'-]+", figure.sentence)} for figure in (a, b)
    ]
    extra, others = mine - its - told[1], its - mine - told[0]
    if not extra and not others:
        return _SAME
    phrases = " ".join(sorted(extra)), " ".join(sorted(others))
    if extra and others:
        is_one = a.series == b.series and are_alike(a, b)
        return _SAME if is_one else Scoped(Scope.OTHER, "measure.kind", *phrases)
    if not first.is_counted or first.is_share:
        if (extra ^ others) & _lists().other_kinds:
            return Scoped(Scope.OTHER, "measure.kind", *phrases)
        if a.series == b.series or (extra <= content_words(b) and others <= content_words(a)):
            return _SAME
        return Scoped(Scope.DOUBTFUL, "measure.doubtful", *phrases)
    return Scoped(Scope.PART if extra else Scope.WHOLE, "measure.part", *phrases)


def _is_kind_of(narrow: Sense, wide: Sense) -> bool:
    wider = _lists().wider.get(narrow.head, frozenset())
    return wide.head in wider or wide.thing in wider


def are_alike(a: Figure, b: Figure) -> bool:
    """Tell whether two sentences say nearly the same; of one sentence, two numbers are of two things."""
    if (a.article, a.sentence_start) == (b.article, b.sentence_start):
        return False
    mine, its = content_words(a), content_words(b)
    return bool(mine and its) and len(mine & its) / min(len(mine), len(its)) >= _ALIKE


def _is_year_doubtful(a: Figure, b: Figure) -> bool:
    """Tell a fiscal year from one that is not said to be one."""
    if any(figure.target_date is None or not _YEAR.fullmatch(figure.target_date) for figure in (a, b)):
        return False
    return bool(_year_words(a)) is not bool(_year_words(b))


def _year_words(figure: Figure) -> str:
    found = _lists().year.search(figure.sentence)
    return found.group() if found else ""


class _Lists(NamedTuple):
    """Words for what is counted."""

    wider: Mapping[str, frozenset[str]]
    doubtful: Pairs
    same: Pairs
    rivals: frozenset[str]
    other_kinds: frozenset[str]
    demographic: frozenset[str]  # who people are, whatever they do
    year: re.Pattern[str]  # "fiscal year", "fiscal 2024": no calendar year


@cache
def _lists() -> _Lists:
    doubtful = word_table("doubtful")
    year = rf"\b(?:{'|'.join(doubtful['years'])})[\s-](?:year\b|(?:19|20)\d\d)|\bFY\s?\d"
    return _Lists(
        wider={spaced(name): words_of(row) for name, row in word_table("thing_parts").items()},
        doubtful=word_pairs(doubtful["things"]),
        same=word_pairs(doubtful["same"]),
        rivals=frozenset(doubtful["rivals"].split()),
        other_kinds=words_of(doubtful["other_kinds"]),
        demographic=words_of(word_table("people")["demographic"]),
        year=re.compile(year, re.IGNORECASE),
    )
