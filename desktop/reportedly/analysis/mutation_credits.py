"""Whom the reports of a statement credit, number by number: whether a report still says whose its number is.

A credit is for the numbers of its sentence and for those of the sentences beside it: "Two are dead. The office
confirmed the toll." One of another number further off says nothing of this one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, pairwise
from operator import itemgetter

from reportedly.analysis.article_sentences import beside
from reportedly.analysis.comparing_words import any_of, word_set, word_table
from reportedly.analysis.declining import is_pronoun
from reportedly.analysis.mutation_chains import LOOKED_BACK, alike
from reportedly.analysis.origin_stories import cites_outlet
from reportedly.analysis.origin_voices import Tie, Voice, VoiceBook, is_named_in, named_words, saying_words
from reportedly.analysis.shingles import passage_of
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.figure import Figure
from reportedly.model.origin import Origin

__all__ = ["Credits"]

_OWNER = re.compile(r"[A-Z][\w.-]+['’]s? (?:own )?$")
_HEAD_WORDS = 4  # of a name before a colon
_BESIDE = 2  # characters between two sentences of one paragraph, at most
_BULLETS = "*•·-–— "
_TAIL_WORDS = 7  # of a clause behind a comma that credits


class Credits:
    """Whom the reports of a statement credit, by the place of the report: what was known before each of them.

    `texts` are those of the articles, by key; without one, only the sentences of its figures are known.
    """

    def __init__(self, origin: Origin, by_id: Mapping[str, Figure], texts: Mapping[str, str]) -> None:
        self._book = VoiceBook(by_id.values())
        self._texts = texts
        self._figures = {
            report.article: [by_id[name] for name in report.figures if name in by_id]
            for report in origin.reports
        }
        self._places = {report.article: place for place, report in enumerate(origin.reports)}
        self._credited = {
            article
            for article, own in self._figures.items()
            if any(figure.source is not None for figure in own)
        }
        self._voices: dict[Voice, int] = {}
        self._outlets: dict[str, int] = {}
        self._sourced: list[tuple[int, Figure]] = []
        for place, report in enumerate(origin.reports):
            for figure in self._figures[report.article]:
                if figure.source is not None:
                    self._voices.setdefault(self._book.voice_of(figure), place)
                    self._sourced.append((place, figure))
            if report.outlet:
                self._outlets.setdefault(report.outlet, place)
        first = origin.reports[0]
        if first.outlet and any(_is_about(figure, first.outlet) for _, figure in self._sourced):
            self._credited.add(first.article)  # the source speaks there for itself
        self._credited |= {
            article
            for article, own in self._figures.items()
            if own and (self._is_source(own[0]) or any(_is_headed(figure, self._voices) for figure in own))
        }
        if _speaks_for_itself(texts.get(first.article, "")):
            self._credited.add(first.article)

    def lost(self, figures: Sequence[Figure], past: Iterable[str]) -> Figure | None:
        """Give the earlier figure whose source a report credits nowhere near its own `figures` of one number.

        None where somebody is credited, or where one of the `past` reports of the number credited nobody.
        """
        article = figures[-1].article
        mine = self._figures[article]
        if any(figure.source is not None for figure in figures) or not self._credited.issuperset(past):
            return None
        voices, outlets, sourced = self._before(article)
        own = self._book.voice_of(figures[-1])
        if any(self._book.tie(own, voice) is Tie.SAME for voice in voices):
            return None  # the outlet is the source itself
        if any(self._is_kept(figure, mine, voices, outlets) for figure in figures):
            self._credited.add(article)  # as later reports are held against it
            return None
        named = [figure for figure in sourced if not is_pronoun(figure.source or "")]
        return max(named, key=lambda figure: alike(figures[-1], figure), default=None)

    def _is_source(self, figure: Figure) -> bool:
        """Tell whether an outlet is the source itself, whom other reports credit: it does not lose what it says."""
        own = self._book.voice_of(figure)
        return own.is_own and any(
            self._book.tie(own, voice) is Tie.SAME for voice in islice(self._voices, LOOKED_BACK)
        )

    def _before(self, article: str) -> tuple[list[Voice], list[str], Iterable[Figure]]:
        """Give the voices and outlets of the reports before one, and figures with a source, the first and last ones."""
        place = self._places[article]
        end = bisect_left(self._sourced, place, key=itemgetter(0))
        near = self._sourced[:1] + self._sourced[max(1, end - LOOKED_BACK) : end] if end else []
        return (
            [voice for voice, at in self._voices.items() if at < place],
            [outlet for outlet, at in self._outlets.items() if at < place],
            [figure for _, figure in near],
        )

    def _is_kept(
        self, figure: Figure, mine: Iterable[Figure], voices: Sequence[Voice], outlets: Sequence[str]
    ) -> bool:
        """Tell whether a figure's sentence, or one beside it, credits somebody."""
        if _is_credited(figure, voices, outlets):
            return True
        if any(
            other.source is not None or _says(_clause_of(other), voices, outlets, other.measure)
            for other in mine
            if other is not figure and _are_beside(figure, other)
        ):
            return True
        return any(_says(sentence, voices, outlets) for sentence in self._beside(figure))

    def _beside(self, figure: Figure) -> Iterator[str]:
        """Give the sentences before and after a figure's own, in its paragraph."""
        text = self._texts.get(figure.article, "")
        for span in beside(figure, text) if text else ():
            gap = text[min(span.end, figure.sentence_end) : max(span.start, figure.sentence_start)]
            sentence = text[span.start : span.end]
            if "\n" not in gap and not any(sign.isdigit() for sign in sentence):
                yield sentence  # one with a number credits somebody with that one


def _are_beside(one: Figure, other: Figure) -> bool:
    """Tell whether two figures of an article stand in one sentence, or in two beside each other."""
    first, second = sorted((one, other), key=lambda figure: figure.sentence_start)
    return second.sentence_start - first.sentence_end <= _BESIDE


def _speaks_for_itself(text: str) -> bool:
    """Tell whether who writes a text tells of what they did themselves: "We tagged eels in nine rivers"."""
    return _own_deed().search(_quoted().sub(" ", text)) is not None


def _is_about(figure: Figure, outlet: str) -> bool:
    """Tell whether a credited sentence names the outlet that had its number first: whom it speaks for."""
    return bool(passage_of(outlet).telling & passage_of(figure.sentence).telling)


def _is_credited(figure: Figure, voices: Iterable[Voice], outlets: Iterable[str]) -> bool:
    """Tell whether a sentence credits somebody with its number, though the figure has no source."""
    if _is_owned(figure) or _is_headed(figure, voices) or _is_written_of(figure):
        return True
    clause = _clause_of(figure)
    words = passage_of(clause).words
    if any(one in _third_persons() and _is_said(other) for one, other in pairwise(words)):
        return True  # "it said", "they counted"
    return _own_number().search(_before(figure)) is not None or _says(clause, voices, outlets, figure.measure)


def _clause_of(figure: Figure) -> str:
    """Give the part of a sentence that tells a number: "14 are ill, and the office tells us not to worry"."""
    place = figure.start - figure.sentence_start
    joints = [*_joints().finditer(figure.sentence)]
    start = max((match.end() for match in joints if match.end() <= place), default=0)
    end = min((match.start() for match in joints if match.start() >= place), default=len(figure.sentence))
    return figure.sentence[start:end]


def _before(figure: Figure) -> str:
    return figure.sentence[: figure.start - figure.sentence_start]


def _says(words_told: str, voices: Iterable[Voice], outlets: Iterable[str], measure: str = "") -> bool:
    """Tell whether a sentence or clause names one of these sources with a word of saying, or for "the numbers".

    What is counted (`measure`) says nothing: "thieves took 9,000 patient records".
    """
    words = passage_of(words_told).words
    idle = word_set("retold", "deeds") | {*passage_of(measure).words}
    # Who declines or plans something has not said a number by it.
    is_said = any(_is_said(word) and word not in idle for word in words)
    if not is_said and _numbers().search(words_told) is None:
        return False
    return any(is_named_in(voice, words_told, words) for voice in voices) or any(
        cites_outlet(words_told, outlet) for outlet in outlets
    )


def _is_said(word: str) -> bool:
    return word in saying_words() or word in _giving()


def _is_written_of(figure: Figure) -> bool:
    """Tell whether words of credit stand around a number: "the press writes of 1,800", "40, the office has stated"."""
    if _spoken_of().search(_before(figure)) is not None or _credit().search(figure.sentence) is not None:
        return True
    words = passage_of(figure.sentence.rpartition(",")[2]).words
    if not 1 < len(words) <= _TAIL_WORDS or words[0] in word_set("retold", "joints"):
        return False
    # "…, the office has stated", "…, say keepers in Lund"
    return any(_is_said(word) and word not in word_set("retold", "deeds") for word in (words[0], words[-1]))


def _is_owned(figure: Figure) -> bool:
    """Tell whether a number stands right behind the name of whose number it is: "The Gate Authority's 112"."""
    return _OWNER.search(_before(figure)) is not None


def _is_flash(figure: Figure, voices: Iterable[Voice]) -> bool:
    """Tell whether a number stands in a line of a list that opens with the source's name: "* Zipp Q3 revenue"."""
    start = figure.start - figure.sentence_start
    line = figure.sentence[figure.sentence.rfind("\n", 0, max(0, start)) + 1 : max(0, start)]
    opening = line.lstrip(_BULLETS)
    words = set(passage_of(opening).words[:1])
    return opening != line and any(named_words(voice) & words for voice in voices)


def _is_headed(figure: Figure, voices: Iterable[Voice]) -> bool:
    """Tell whether the sentence is headed by the name of a source: "Board: 398,000 tonnes bought"."""
    if _is_flash(figure, voices):
        return True
    head, colon, _ = figure.sentence.partition(": ")
    words = passage_of(head).words
    if not colon or len(words) > _HEAD_WORDS:
        return False
    return any(is_named_in(voice, head, words) or named_words(voice) & set(words) for voice in voices)


@cache
def _giving() -> frozenset[str]:
    return frozenset(load_lexicon("en").table("origins")["giving"].split())


@cache
def _third_persons() -> frozenset[str]:
    cues = load_lexicon("en").table("cues")
    return frozenset(
        word for name in ("feminine", "masculine", "plural", "neuter") for word in str(cues[name]).split()
    )


@cache
def _joints() -> re.Pattern[str]:
    """Find what joins two clauses that tell two things."""
    return re.compile(rf"; |, (?:{any_of(word_table('retold')['joints'])}) ")


@cache
def _numbers() -> re.Pattern[str]:
    """Find what speaks of numbers told before or after: "the figures come from", "that count is"."""
    return re.compile(
        rf"\b(?:[Tt]he|[Tt]h[eo]se|[Tt]h(?:is|at)) (?:{any_of(word_table('retold')['numbers'])})s?\b"
    )


@cache
def _own_number() -> re.Pattern[str]:
    """Find what a writer says of themselves right before a number: "we were", "we counted at least"."""
    own = word_table("retold")["ours"]
    who, counted, hedges = (any_of(own[name]) for name in ("plural", "counted", "hedges"))
    return re.compile(rf"\b(?:{who}) (?:{counted}) (?:(?:{hedges}) )?$", re.IGNORECASE)


@cache
def _spoken_of() -> re.Pattern[str]:
    verbs, hedges = (
        any_of(word_table("retold")["speaking"].split()),
        any_of(word_table("retold")["about"].split()),
    )
    return re.compile(rf"\b(?:{verbs}) of (?:(?:{hedges}) )?$")


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(any_of(word_table("retold")["credit"]), re.IGNORECASE)


@cache
def _own_deed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(word_table('retold')['ours']['plural'])})\b", re.IGNORECASE)


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile(r"[\"“][^\"”]*[\"”]")
