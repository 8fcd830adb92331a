"""Tellings: the figures of one article that it credits to one source on one day; the atoms of origins."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from reportedly.analysis.comparing_words import any_of, word_table
from reportedly.analysis.origin_numbers import Likeness, Number, likeness_of, number_of
from reportedly.analysis.origin_voices import Tie, Voice, VoiceBook, credited_behind, saying_words
from reportedly.analysis.shingles import Passage, passage_of
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.dates import DatePeriod, parse_iso_period
from reportedly.model.evidence import Evidence
from reportedly.model.figure import Figure
from reportedly.model.origin import OriginCorrection
from reportedly.model.quantity import Kind

__all__ = ["Telling", "days_of", "said_day", "tellings_of"]

# Rules by which a day of saying stands in the text; by any other it is the article's own day, or nobody knows.
_GIVEN = frozenset({"cue", "saying", "carried", "before", "after", "repeated", "retold", "older"})
_MOST_COMPARED = (
    40  # tellings of an article that a figure with a source may belong to: the first and the last ones
)
_OLDER = frozenset({"retold", "older"})


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """What one article tells of one statement: the atom of grouping.

    `said` is the day that the text gives, None where only the article's own day could stand for it. `published`
    are the first and last day on which the article may have appeared. `hand` is what a person said of it. `numbers`
    are those of the figures, in their order, as they are compared.
    """

    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    voice: Voice
    said: DatePeriod | None
    published: tuple[date, date] | None
    hand: OriginCorrection | None = None
    numbers: tuple[Number, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "numbers", tuple(map(number_of, self.figures)))

    @property
    def is_uncredited(self) -> bool:
        """Tell whether the sentences have no words of saying and the outlet does not speak of itself: "we counted"."""
        first = frozenset(load_lexicon("en").table("cues")["first"].split())
        told = zip(self.figures, self.passages, strict=True)
        return all(
            figure.source is None and (first | saying_words()).isdisjoint(passage.words)
            for figure, passage in told
        )

    @property
    def article(self) -> str:
        """Give the key of the article."""
        return self.figures[0].article

    @property
    def outlet(self) -> str:
        """Give who published it, by the title or key of the article where no outlet is known."""
        first = self.figures[0]
        return first.outlet or first.title or first.article


def tellings_of(
    figures: Sequence[Figure], book: VoiceBook, corrections: Collection[OriginCorrection] = ()
) -> list[Telling]:
    """Split the figures of one article into tellings, in the order of the text.

    Figures of one source are one telling unless the text gives two days for them, one had been replaced by another
    one ("rose from 41"), or they are two totals of one thing. Each of the outlet's own is one by itself: it may
    repeat anybody.
    """
    hands = {correction.figure: correction for correction in corrections}
    told = _Told()
    for figure in figures:
        told.add(figure, book.voice_of(figure), hands.get(figure.id), book)
    older = _contrasted(figures)
    return [_telling(group.figures, book, group.hand, older) for group in told.groups]


@dataclass(slots=True, eq=False)
class _Group:
    """A telling that grows: the voice of its first figure, the days given, its figures by what parts them."""

    voice: Voice
    hand: OriginCorrection | None
    is_older: bool
    figures: list[Figure] = field(default_factory=list)
    days: list[DatePeriod] = field(default_factory=list)
    is_of_one_day: bool = True
    numbers: list[Number] = field(default_factory=list)
    by_series: defaultdict[str, list[tuple[Figure, Number]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    by_sentence: defaultdict[int, list[Figure]] = field(default_factory=lambda: defaultdict(list))

    def take(self, figure: Figure, number: Number, hand: OriginCorrection | None) -> None:
        day = said_day(figure)
        if day is not None and day not in self.days:
            self.is_of_one_day = self.is_of_one_day and (not self.days or _overlap(self.days[0], day))
            self.days.append(day)
        self.figures.append(figure)
        self.numbers.append(number)
        self.hand = self.hand if self.hand is not None else hand
        self.is_older = self.is_older or _is_older(figure)
        self.by_series[figure.series].append((figure, number))
        self.by_sentence[figure.sentence_start].append(figure)


class _Told:
    """The tellings of an article as they grow; what an outlet says itself is looked for by its number."""

    def __init__(self) -> None:
        self.groups: list[_Group] = []
        self._of_source: list[int] = []
        self._by_number: defaultdict[tuple[str, str], dict[int, None]] = defaultdict(dict)
        self._by_hand: dict[int, dict[int, None]] = {}

    def add(self, figure: Figure, voice: Voice, hand: OriginCorrection | None, book: VoiceBook) -> None:
        """Put a figure into the first telling that it belongs to, else into one of its own."""
        number = number_of(figure)
        keys = [(figure.unit, key) for key in number.same_keys]
        near = {place for key in keys for place in self._by_number.get(key, ())}
        if not voice.may_repeat:
            near.update(self._of_source[:_MOST_COMPARED], self._of_source[-_MOST_COMPARED:])
        near |= set(self._by_hand.get(hand.group, ()) if hand is not None else ())
        home = next(
            (
                place
                for place in sorted(near)
                if _belongs(figure, number, voice, hand, self.groups[place], book)
            ),
            None,
        )
        if home is None:
            home = len(self.groups)
            self.groups.append(_Group(voice, hand, is_older=False))
            if not voice.may_repeat:
                self._of_source.append(home)
        self.groups[home].take(figure, number, hand)
        for key in keys:
            self._by_number[key][home] = None
        if hand is not None:
            self._by_hand.setdefault(hand.group, {})[home] = None


def said_day(figure: Figure) -> DatePeriod | None:
    """Give the day of saying that the text itself gives; None where there is none."""
    evidence = figure.evidence.get("statement_date")
    if figure.statement_date is None:
        return None
    is_typed = "statement_date" in figure.corrected
    if not is_typed and credited_behind(figure):
        return None  # the day is that of who speaks, the number somebody else's
    if not is_typed and (evidence is None or evidence.rule.rpartition(".")[2] not in _GIVEN):
        return None
    if not is_typed and evidence is not None and _is_of_another(figure, evidence):
        return None
    return _period(figure.statement_date)


def _about(days: tuple[date, date] | None) -> DatePeriod | None:
    """Give the days about that of a publication: others hear a statement a day before or after it stands there."""
    if days is None:
        return None
    return DatePeriod(None, days[0] - timedelta(days=1), days[1] + timedelta(days=1))


def _is_of_another(figure: Figure, evidence: Evidence) -> bool:
    """Tell whether a day is that of the number which a figure is held against: "18 million, up from 15 in 2012"."""
    if not evidence.spans:
        return False
    between = figure.sentence[
        figure.end - figure.sentence_start : max(0, evidence.spans[0].start - figure.sentence_start)
    ]
    return ";" in between or _held_against().search(between) is not None


@cache
def _held_against() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word_table('retold')['held_against'])})\b")


def days_of(published: str | None) -> tuple[date, date] | None:
    """Give the first and last day that a date of publication may mean; None where it is not known."""
    period = _period(published) if published else None
    return (
        None if period is None or period.start is None or period.end is None else (period.start, period.end)
    )


def _belongs(
    figure: Figure,
    number: Number,
    voice: Voice,
    mine: OriginCorrection | None,
    group: _Group,
    book: VoiceBook,
) -> bool:
    its = group.hand
    if mine is not None and its is not None and mine.group == its.group:
        return True
    if any(said is not None and said.is_apart for said in (mine, its)) or (mine and its):
        return False
    if _is_older(figure) or group.is_older:
        return False
    if voice.may_repeat or group.voice.may_repeat:
        # A headline that says what the text says again, and a number told twice.
        is_open = (
            (voice.may_repeat and group.voice.may_repeat)
            or _is_headline(figure)
            or _is_headline(group.figures[0])
        )
        return is_open and any(
            figure.unit == told.unit and likeness_of(number, its_number) is Likeness.SAME
            for told, its_number in zip(group.figures, group.numbers, strict=True)
        )
    if voice is not group.voice and book.tie(voice, group.voice) is not Tie.SAME and voice != group.voice:
        return False
    if any(
        _is_one_total(figure, told) and likeness_of(number, its_number) is Likeness.NONE
        for told, its_number in group.by_series.get(figure.series, ())
    ):
        return False
    if any(_is_contrasted(told, figure) for told in group.by_sentence.get(figure.sentence_start, ())):
        return False
    day = said_day(figure)
    return group.is_of_one_day if day is None else all(_overlap(day, told) for told in group.days)


def _is_one_total(figure: Figure, told: Figure) -> bool:
    """Tell whether two numbers are totals of one thing, which a source cannot give at one time ("it had been 340")."""
    return (
        figure.series == told.series
        and figure.kind is told.kind is Kind.LEVEL
        and figure.stance is told.stance
        and (figure.target_date == told.target_date or None in (figure.target_date, told.target_date))
        and likeness_of(number_of(figure), number_of(told)) is Likeness.NONE
    )


def _contrasted(figures: Iterable[Figure]) -> set[str]:
    """Give the ids of the figures that another one of their sentence is held against."""
    sentences: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        sentences[figure.sentence_start].append(figure)
    return {
        figure.id
        for own in sentences.values()
        for figure in own
        if any(_is_contrasted(told, figure) for told in own)
    }


def _is_contrasted(told: Figure, figure: Figure) -> bool:
    """Tell whether a figure is what another of its sentence is held against: "more than the 26 at first"."""
    if told.sentence_start != figure.sentence_start or told.end > figure.start:
        return False
    if likeness_of(number_of(told), number_of(figure)) is not Likeness.NONE:
        return False
    between = figure.sentence[told.end - told.sentence_start : figure.start - told.sentence_start]
    if told.unit != figure.unit:
        return _held_against().search(between) is not None
    return bool(_contrasts() & set(passage_of(between).words))


@cache
def _contrasts() -> frozenset[str]:
    return frozenset(load_lexicon("en").table("origins")["contrasts"].split())


def _telling(
    group: Sequence[Figure], book: VoiceBook, hand: OriginCorrection | None, older: Collection[str]
) -> Telling:
    named = [figure for figure in group if figure.source is not None] or list(group)
    voices = [book.voice_of(figure) for figure in named]
    voice = next((voice for voice in voices if voice.is_source), voices[0])
    is_older = _is_older(group[0]) or group[0].id in older
    days = [day for day in map(said_day, group) if day is not None and not is_older]
    said = min(days, key=_length) if days else None
    if said is None and not is_older and book.is_publisher(group[0]) and group[0].published:
        said = _about(days_of(group[0].published))  # what is said by being published
    passages = tuple(passage_of(figure.sentence) for figure in group)
    return Telling(tuple(group), passages, voice, said, days_of(group[0].published), hand)


def _is_older(figure: Figure) -> bool:
    """Tell whether the text tells the figure as what had been said before."""
    evidence = figure.evidence.get("statement_date")
    is_retold = evidence is not None and evidence.rule.rpartition(".")[2] in _OLDER
    return figure.superseded_by is not None or is_retold


def _is_headline(figure: Figure) -> bool:
    return figure.title is not None and figure.sentence.strip() == figure.title.strip()


def _overlap(one: DatePeriod, other: DatePeriod) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    return one.start <= other.end and other.start <= one.end


def _length(period: DatePeriod) -> int:
    return (period.end - period.start).days if period.start and period.end else 10_000


def _period(iso: str) -> DatePeriod | None:
    try:
        return parse_iso_period(iso)
    except ValueError:
        return None


def by_article(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Give the figures of each article in the order of the text."""
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        found[figure.article].append(figure)
    return {
        article: sorted(group, key=lambda figure: (figure.start, figure.id))
        for article, group in found.items()
    }
