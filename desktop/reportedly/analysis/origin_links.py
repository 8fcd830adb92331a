"""Links between tellings of different articles: candidates by an inverted index, weighed by what they share.

A link is for the same number. What speaks for one origin adds up: how special the number is, the same thing
counted, the same source or a relay, runs of the same words, the same day. Another source, another day or another
sort of number forbid it. Weights were set on the development half of tests/comparison (Nov 2026) and are the same
for all subjects.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from reportedly.analysis.comparable import key_parts
from reportedly.analysis.origin_numbers import (
    Likeness,
    Number,
    in_other_unit,
    likeness_of,
    number_of,
)
from reportedly.analysis.origin_stories import Stories, cites_outlet
from reportedly.analysis.origin_tellings import Telling
from reportedly.analysis.origin_voices import Tie, VoiceBook, is_named_in, named_words
from reportedly.analysis.shingles import passage_of, shared_shingles, shared_words
from reportedly.model.dates import DatePeriod
from reportedly.model.figure import Figure
from reportedly.model.progress import NO_PROGRESS, Progress
from reportedly.model.quantity import Kind, Relation

__all__ = ["Link", "are_days_apart", "find_links"]

THRESHOLD = 1.0
_VOICE = {Tie.NAMED: 0.6, Tie.SAME: 0.7, Tie.RELAY: 0.9}
_NAMED_ELSEWHERE = 0.3  # in the article, not in the sentence
_WORDS = 0.6
_STORY = 0.5
_SAME_DAY = 0.2
_MORE_NUMBERS, _MOST_MORE = 0.25, 2  # that the two tellings have in common
_SPECIAL = 0.6  # a number that finds its like without a word beside it
_CROWD = 40  # tellings with one number and word: each is held against its neighbours in time only
_NEIGHBOURS = 6
_COPY = 0.5  # share of shingles from which a sentence is a copy
_GAP_DAYS = 7  # between two reports of one statement there are seldom more
_DAYS_OF_TIE = {
    Tie.SILENT: 4,
    Tie.NAMED: 10,
}  # in which a plain number may be retold without its source's name
_EVENT = 0.3  # how surely two articles tell one story
_EVENT_WORDS = 2  # that both have, beside those of what happened
_DAYS_OF_EVENT = 7
_DAYS_OF_COUNT = 2  # in which a count is told again in other words
_A_DAY_LOST = 0.04
_MOST_LOST = 0.6
_PLAIN_LOST = 4.0  # more, of a number that anything may have
_VAGUE = 0.1  # how special a number is that nobody counted
_PLAIN = 0.5  # a number that is no more special needs words in common
_LEAST_ALIKE = 0.25
_SMALL = 0.2
_SMALL_ALIKE = 0.4
_KNOWN = 0.75  # a number that is no more special needs words in common where nobody says whose it is
_MOST_SLACK = 1  # days
_BEFALLING = frozenset({"killed", "wounded", "missing", "arrested", "displaced"})
_UNDATED = (date.max, date.max)
_ASK_EACH = 256  # pairs, some milliseconds


@dataclass(frozen=True, slots=True)
class Link:
    """Two tellings that may be one statement, and what speaks for it: `one` and `other` are their places."""

    one: int
    other: int
    weight: float
    tie: Tie
    figures: tuple[Figure, Figure]
    likeness: Likeness
    text: float  # share of common shingles
    words: float  # share of common telling words
    is_same_day: bool = False

    @property
    def is_copy(self) -> bool:
        """Tell whether one sentence was copied from the other, or both from a third."""
        return self.text >= _COPY

    @property
    def slack(self) -> int:
        """Give how many days may lie between two that are given.

        A copy may count them in another zone, and of what was found on one day and told on the next either is given.
        """
        is_special = self.likeness is Likeness.SAME and number_of(self.figures[0]).special >= _SPECIAL
        return _MOST_SLACK if self.is_copy or is_special else 0


def find_links(
    tellings: Sequence[Telling], book: VoiceBook, stories: Stories, progress: Progress = NO_PROGRESS
) -> list[Link]:
    """Give the links that are strong enough, the strongest first; raises Cancelled where `progress` does."""
    found = []
    for number, pair in enumerate(_candidates(tellings)):
        if number % _ASK_EACH == 0:
            progress.raise_if_cancelled()
        if (link := _link(tellings, *pair, book, stories)) is not None:
            found.append(link)
    links = [link for link in found if link.weight >= THRESHOLD]
    return sorted(links, key=lambda link: (-link.weight, link.one, link.other))


def are_days_apart(one: DatePeriod | None, other: DatePeriod | None, *, slack: int = 0) -> bool:
    """Tell whether two days of saying exclude each other; `slack` days between them do not."""
    if one is None or other is None or one.start is None or one.end is None:
        return False
    if other.start is None or other.end is None:
        return False
    return (other.start - one.end).days > slack or (one.start - other.end).days > slack


def _candidates(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Give pairs of tellings of two articles that share a number, rounded or not; a small one needs a word too."""
    in_time = sorted(range(len(tellings)), key=lambda place: (tellings[place].published or _UNDATED, place))
    index: defaultdict[object, list[int]] = defaultdict(list)
    for place in in_time:
        for key in _keys(tellings[place]):
            index[key].append(place)
    articles: dict[str, int] = {}
    own = [articles.setdefault(telling.article, len(articles)) for telling in tellings]
    seen: set[int] = set()
    for places in {tuple(places) for places in index.values() if len(places) > 1}:
        for one, other in _pairs(places):
            pair = one * len(own) + other if one < other else other * len(own) + one
            if own[one] != own[other] and pair not in seen:
                seen.add(pair)
                yield divmod(pair, len(own))


def _keys(telling: Telling) -> set[object]:
    """Give what a telling is found by: each number with each telling word of its sentence, a special one alone."""
    names = named_words(telling.voice)
    keys: set[object] = set()
    for figure, number, passage in zip(telling.figures, telling.numbers, telling.passages, strict=True):
        words = passage.telling | names | {figure.series}
        keys.update(product(number.keys, words))
        if number.is_money:
            keys.update(("money", word) for word in names)
        if number.special >= _SPECIAL:
            keys.update(number.keys)
    return keys


def _pairs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pair tellings, which are in the order of time: all of a few, of many each with the next ones."""
    ahead = len(places) if len(places) <= _CROWD else _NEIGHBOURS
    for at, one in enumerate(places):
        for other in places[at + 1 : at + 1 + ahead]:
            yield one, other


def _link(
    tellings: Sequence[Telling], one: int, other: int, book: VoiceBook, stories: Stories
) -> Link | None:
    """Weigh two tellings of different articles; None where no number is alike, or something forbids one origin."""
    first, second = tellings[one], tellings[other]
    if _is_too_early(first, second) or _is_too_early(second, first):
        return None
    if are_days_apart(first.said, second.said, slack=_MOST_SLACK):
        return None
    links = [
        Link(one, other, *weighed)
        for at, mine in enumerate(first.numbers)
        for place, its in enumerate(second.numbers)
        if (likeness := likeness_of(mine, its)) is not Likeness.NONE
        and (weighed := _weigh(first, second, at, place, likeness, book, stories)) is not None
    ]
    best = max(links, key=lambda link: link.weight, default=None)
    if best is None or best.tie is Tie.OTHER:
        return None
    same = {_named(link.figures[0]) for link in links if link.likeness is Likeness.SAME}
    is_same_day = None not in (first.said, second.said) and not are_days_apart(first.said, second.said)
    weight = (
        best.weight
        + _STORY * stories.likeness(first.article, second.article)
        + (_SAME_DAY if is_same_day else -_lost_days(first, second, best))
        + _MORE_NUMBERS * min(max(len(same) - 1, 0), _MOST_MORE)
    )
    return replace(best, weight=weight, is_same_day=is_same_day)


def _named(figure: Figure) -> tuple[object, ...]:
    """Give the number of a figure with its unit, to count different ones."""
    return figure.unit, *number_of(figure).sizes


def _weigh(
    first: Telling,
    second: Telling,
    at: int,
    place: int,
    likeness: Likeness,
    book: VoiceBook,
    stories: Stories,
) -> tuple[float, Tie, tuple[Figure, Figure], Likeness, float, float] | None:
    """Weigh two figures with numbers alike by number, thing, words and source; None where they are two after all.

    `at` and `place` are theirs in the two tellings.
    """
    mine, its = first.figures[at], second.figures[place]
    my_passage, its_passage = first.passages[at], second.passages[place]
    text, words = shared_shingles(my_passage, its_passage), shared_words(my_passage, its_passage)
    tie, voice = _tie(first, second, mine, its, book, stories, text)
    if likeness is Likeness.EXCHANGED and tie is not Tie.SAME:
        return None
    days = _days_between(first, second)
    if _is_chance(mine, its, tie, likeness, max(words, text), days) and not _is_one_event(
        mine, its, likeness, days, stories
    ):
        return None
    if _is_only_near(mine, its, likeness, max(words, text), tie):
        return None
    number = _number_weight(mine, its, likeness)
    weight = number + _same_measure(mine, its) + text + _WORDS * words + voice
    return weight, tie, (mine, its), likeness, text, words


def _is_one_event(mine: Figure, its: Figure, likeness: Likeness, days: int, stories: Stories) -> bool:
    """Tell whether two figures of articles on one story count the same: to whom one thing happened, or within days.

    That leaves "26 people hurt" and "26 are fighting for their lives", but no shares, which anybody may have.
    """
    number = number_of(mine)
    if mine.series == its.series and key_parts(mine).outcome:
        most_days = _DAYS_OF_EVENT
    elif likeness is Likeness.SAME and _is_counted(number) and _may_be_one_thing(mine, its):
        most_days = _DAYS_OF_COUNT
    else:
        return False
    if days > most_days or min(number.special, number_of(its).special) <= _VAGUE:
        return False
    if stories.likeness(mine.article, its.article) < _EVENT:
        return False
    counted = passage_of(mine.series).telling | passage_of(its.series).telling
    return len(stories.common_words(mine.article, its.article) - counted) >= _EVENT_WORDS


def _is_counted(number: Number) -> bool:
    """Tell whether somebody counted a number to the unit, and its figure tells what."""
    return number.special >= _SPECIAL and not (number.is_share or number.is_bare or number.is_in_dozens)


def _may_be_one_thing(mine: Figure, its: Figure) -> bool:
    """Tell whether two figures may count the same: of one unit, and with a word in common or one of just people."""
    if mine.unit != its.unit or mine.kind is not its.kind:
        return False
    one, other = (passage_of(key_parts(figure).thing).telling for figure in (mine, its))
    return not one.isdisjoint(other) or mine.unit in (key_parts(mine).thing, key_parts(its).thing)


def _is_chance(mine: Figure, its: Figure, tie: Tie, likeness: Likeness, shared: float, days: int) -> bool:
    """Tell whether two figures may have one number by chance: anybody counts two of something, or 40 percent.

    `shared` is the share of their sentences' words, or of runs of them, that both have; `days` lie between them.
    """
    numbers = number_of(mine), number_of(its)
    special = min(number.special for number in numbers)
    is_series = mine.series == its.series and special > _VAGUE and not numbers[0].is_share
    is_alike = shared >= _LEAST_ALIKE or is_series
    if numbers[0].is_share and is_alike:
        # Of what a share is, the unit does not tell: one word, which may be the place, is not enough.
        things = (passage_of(key_parts(figure).thing).telling for figure in (mine, its))
        common = passage_of(mine.sentence).telling & passage_of(its.sentence).telling
        is_alike = len(common) > 1 or not next(things).isdisjoint(next(things))
    is_loose = special < _KNOWN or likeness in (Likeness.NEAR, Likeness.PART)
    is_fresh = tie in (Tie.SAME, Tie.RELAY) and days <= _DAYS_OF_TIE[Tie.SILENT]
    is_told_at_once = is_fresh and days <= 1 and likeness is Likeness.SAME and special > _SMALL
    are_two = not is_told_at_once and _count_two_things(mine, its)
    if is_loose and not is_alike and ((special < _PLAIN and not is_fresh) or are_two):
        return True
    if special >= _KNOWN or shared >= _COPY or tie not in _DAYS_OF_TIE:
        return False
    is_silent = tie is Tie.SILENT and (not is_alike or (special < _SMALL and shared < _SMALL_ALIKE))
    return is_silent or days > _DAYS_OF_TIE[tie]


def _is_only_near(mine: Figure, its: Figure, likeness: Likeness, shared: float, tie: Tie) -> bool:
    """Tell whether nothing but two numbers near each other speaks for one statement: 147 missing, 150 bodies.

    What is told of them differs: neither one thing nor one thing in other words, and other outcomes; or one is a
    rise, the other a share.
    """
    if likeness not in (Likeness.NEAR, Likeness.PART) or in_other_unit(mine, its):
        return False
    is_moved = Kind.CHANGE in (mine.kind, its.kind) and mine.kind is not its.kind
    if mine.series == its.series or shared >= _COPY:
        return False
    parts = key_parts(mine), key_parts(its)
    deeds = {part.outcome for part in parts}
    are_two_deeds = len(deeds) > 1 and deeds <= _BEFALLING and tie is not Tie.SAME
    if are_two_deeds or (is_moved and number_of(mine).is_share):
        return True
    return shared < _LEAST_ALIKE and not _may_be_one_thing(mine, its)


def _is_too_early(first: Telling, second: Telling) -> bool:
    """Tell whether one was published before the other one's statement was made."""
    if first.published is None or second.said is None or second.said.start is None:
        return False
    return (second.said.start - first.published[1]).days > 1


def _lost_days(first: Telling, second: Telling, link: Link) -> float:
    """Give what speaks against one origin where reports are far from each other in time.

    A special number is recalled after weeks; a plain one was said anew.
    """
    gap = _days_between(first, second) - _GAP_DAYS
    most = _MOST_LOST if link.tie >= Tie.SAME else 2 * _MOST_LOST
    plain = max(0.0, _KNOWN - min(number_of(figure).special for figure in link.figures))
    return min(max(gap, 0) * _A_DAY_LOST, most + _PLAIN_LOST * plain)


def _days_between(first: Telling, second: Telling) -> int:
    """Give how many days lie between two tellings, 0 where a day is not known."""
    days = [
        telling.said.end if telling.said is not None and telling.said.end is not None
        else telling.published[1] if telling.published is not None else None
        for telling in (first, second)
    ]  # fmt: skip
    return abs((days[0] - days[1]).days) if days[0] is not None and days[1] is not None else 0


def _number_weight(mine: Figure, its: Figure, likeness: Likeness) -> float:
    specials = number_of(mine).special, number_of(its).special
    special = min(specials)
    if likeness is Likeness.SAME:
        return 0.4 + 0.7 * special
    if likeness is Likeness.PART:
        return 0.3 + 0.3 * special
    if likeness is Likeness.NEAR:
        # What agrees after it was converted is no accident: few numbers do.
        share = 0.5 if in_other_unit(mine, its) else 0.3
        return 0.3 + share * max(specials)
    return (
        0.3 if Relation.ABOUT in (mine.relation, its.relation) else 0.0
    )  # what was exchanged is seldom exact


def _count_two_things(mine: Figure, its: Figure) -> bool:
    """Tell whether two figures count things that no word makes one: people and drones."""
    if mine.unit == its.unit or in_other_unit(mine, its) or mine.series == its.series:
        return False
    return (
        not passage_of(f"{mine.measure} {mine.unit}").telling
        & passage_of(f"{its.measure} {its.unit}").telling
    )


def _same_measure(mine: Figure, its: Figure) -> float:
    """Weigh whether two figures count the same thing."""
    if mine.series == its.series:
        return 0.3
    if mine.kind is not its.kind and Kind.INCREMENT in (mine.kind, its.kind) and mine.unit == its.unit:
        return 0.0
    one, other = passage_of(mine.measure).telling, passage_of(its.measure).telling
    if mine.unit == its.unit or in_other_unit(mine, its):
        return 0.25 if one & other else 0.15
    parts = key_parts(mine), key_parts(its)
    if parts[0].thing == parts[1].thing or one & other:
        return 0.2
    return 0.0


def _tie(
    first: Telling, second: Telling, mine: Figure, its: Figure, book: VoiceBook, stories: Stories, text: float
) -> tuple[Tie, float]:
    """Compare the sources of two tellings by their names and by whom the texts name; with the weight of it."""
    sides = ((first, mine, second), (second, its, first))
    tie = book.tie(first.voice, second.voice)
    is_relayed = any(
        _has_it_from(figure, there) or _names(figure.sentence, figure, there) for _, figure, there in sides
    )
    if tie is Tie.SAME and first.voice.is_own and second.voice.is_own:
        tie = Tie.SILENT  # what an outlet says in two articles, it may have from two sources
    if tie is Tie.SAME:  # also who publishes its own bulletin, and is cited
        return tie, _VOICE[Tie.RELAY if is_relayed else tie]
    if is_relayed:
        return Tie.RELAY, _VOICE[Tie.RELAY]
    if any(
        is_named_in(there.voice, figure.sentence, passage_of(figure.sentence).words)
        for telling, figure, there in sides
        if there.voice.is_source and (not telling.voice.is_source or stories.has_one_voice(figure))
    ):
        return Tie.NAMED, _VOICE[Tie.NAMED]
    if tie is Tie.OTHER:
        # One sentence cannot have two sources: one of them was misread.
        return (Tie.SILENT, 0.0) if text >= _COPY else (Tie.OTHER, 0.0)
    named = [
        (telling, there)
        for telling, _, there in sides
        if there.voice.is_source and not telling.voice.is_source
    ]
    if any(_is_cited(telling.article, figure, there, stories) for telling, figure, there in sides):
        return Tie.RELAY, _NAMED_ELSEWHERE
    if any(stories.names(telling.article, there.voice) for telling, there in named):
        return Tie.SILENT, _NAMED_ELSEWHERE
    return tie, 0.0


def _has_it_from(figure: Figure, there: Telling) -> bool:
    """Tell whether a figure was read as one that another telling's outlet has told."""
    outlet = there.figures[0].outlet
    return bool(outlet) and outlet != figure.outlet and figure.via == outlet


def _names(text: str, figure: Figure, there: Telling) -> bool:
    """Tell whether words beside a figure say that it is from the other telling's outlet."""
    outlet = there.figures[0].outlet
    return outlet is not None and outlet != figure.outlet and cites_outlet(text, outlet)


def _is_cited(article: str, figure: Figure, there: Telling, stories: Stories) -> bool:
    """Tell whether the article of a figure names the other telling's outlet anywhere."""
    outlet = there.figures[0].outlet
    return outlet is not None and outlet != figure.outlet and stories.cites(article, outlet)
