"""Tellings: the figures of one article that it credits to one source on one day; the atoms of origins."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from reportedly.analysis.origin_numbers import Likeness, compare_numbers
from reportedly.analysis.origin_voices import Tie, Voice, VoiceBook, credited_behind, saying_words
from reportedly.analysis.shingles import Passage, passage_of
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.dates import DatePeriod, parse_iso_period
from reportedly.model.figure import Figure
from reportedly.model.origin import OriginCorrection
from reportedly.model.quantity import Kind

__all__ = ["Telling", "days_of", "said_day", "tellings_of"]

# Rules by which a day of saying stands in the text; by any other it is the article's own day, or nobody knows.
_GIVEN = frozenset({"cue", "saying", "carried", "before", "after", "repeated", "retold", "older"})
_OLDER = frozenset({"retold", "older"})


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """What one article tells of one statement: the atom of grouping.

    `said` is the day that the text gives, None where only the article's own day could stand for it. `published`
    are the first and last day on which the article may have appeared. `hand` is what a person said of it.
    """

    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    voice: Voice
    said: DatePeriod | None
    published: tuple[date, date] | None
    hand: OriginCorrection | None = None

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
    groups: list[list[Figure]] = []
    for figure in figures:
        home = next((group for group in groups if _belongs(figure, group, book, hands)), None)
        if home is None:
            groups.append([figure])
        else:
            home.append(figure)
    said = (next((hands[figure.id] for figure in group if figure.id in hands), None) for group in groups)
    older = {figure.id for figure in figures if any(_is_contrasted(told, figure) for told in figures)}
    return [_telling(group, book, hand, older) for group, hand in zip(groups, said, strict=True)]


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
    return _period(figure.statement_date)


def days_of(published: str | None) -> tuple[date, date] | None:
    """Give the first and last day that a date of publication may mean; None where it is not known."""
    period = _period(published) if published else None
    return (
        None if period is None or period.start is None or period.end is None else (period.start, period.end)
    )


def _belongs(
    figure: Figure, group: Sequence[Figure], book: VoiceBook, hands: Mapping[str, OriginCorrection]
) -> bool:
    mine = hands.get(figure.id)
    its = next((hands[told.id] for told in group if told.id in hands), None)
    if mine is not None and its is not None and mine.group == its.group:
        return True
    if any(said is not None and said.is_apart for said in (mine, its)) or (mine and its):
        return False
    if _is_older(figure) or any(_is_older(other) for other in group):
        return False
    one, other = book.voice_of(figure), book.voice_of(group[0])
    if one.is_own or other.is_own:
        # A headline that says what the text says again, and a number told twice.
        is_again = any(
            compare_numbers(figure, told) is Likeness.SAME and figure.unit == told.unit for told in group
        )
        return is_again and ((one.is_own and other.is_own) or _is_headline(figure) or _is_headline(group[0]))
    if book.tie(one, other) is not Tie.SAME and one != other:
        return False
    if any(_is_another_count(figure, told) or _is_contrasted(told, figure) for told in group):
        return False
    days = [day for day in map(said_day, (figure, *group)) if day is not None]
    return all(_overlap(days[0], day) for day in days[1:])


def _is_another_count(figure: Figure, told: Figure) -> bool:
    """Tell whether a source cannot have said both at one time: two totals of one thing ("it had been 340")."""
    return (
        figure.series == told.series
        and figure.kind is told.kind is Kind.LEVEL
        and figure.stance is told.stance
        and figure.target_date == told.target_date
        and compare_numbers(figure, told) is Likeness.NONE
    )


def _is_contrasted(told: Figure, figure: Figure) -> bool:
    """Tell whether a figure is what another of its sentence is held against: "more than the 26 at first"."""
    if told.sentence_start != figure.sentence_start or told.unit != figure.unit or told.end > figure.start:
        return False
    if compare_numbers(told, figure) is not Likeness.NONE:
        return False
    between = figure.sentence[told.end - told.sentence_start : figure.start - told.sentence_start]
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
    first = group[0]
    if said is None and voice.is_own and first.outlet and first.published and book.is_credited(first.outlet):
        said = _period(first.published)
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
