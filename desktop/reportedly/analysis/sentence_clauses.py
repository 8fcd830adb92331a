"""The clauses of a safe sentence: what is said, what is ahead, who denies, how many reports there are."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from reportedly.analysis.denial_words import own_taken_back
from reportedly.analysis.denied_matter import Denied, Matter, denied_of, matter_of
from reportedly.analysis.footnotes import Footnotes
from reportedly.analysis.ledger_change import same_number
from reportedly.analysis.prose import (
    NO_NOUN,
    NO_SHARE,
    joined,
    measure_words,
    name_prose,
    number_prose,
    said_on,
    small_number,
    target_prose,
    voice_prose,
)
from reportedly.analysis.statement_words import denied_words, long_date
from reportedly.analysis.taking_back import takes_back
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.date_range import said_days
from reportedly.model.figure import Figure, Stance
from reportedly.model.filter import voice_of
from reportedly.model.formatting import sentence_case
from reportedly.model.party_word import PartyWord, Position
from reportedly.model.quantity import STEPS, Kind
from reportedly.model.sentence import Clause

__all__ = ["Telling", "ahead_clauses", "counted_clauses", "denied_clauses", "said_clauses", "word_clauses"]

_MOST_NAMED = 6
"""So many sources are named with their numbers; more make no sentence."""


class _Saying(Protocol):
    """Says one figure behind its source; only the first of a list needs the verb."""

    def __call__(self, figure: Figure, day: str, number: str, *, is_first: bool) -> str: ...


@dataclass(frozen=True, slots=True)
class Telling:
    """What all clauses share: the name of the measure, the footnotes, and what stands in the text already.

    `is_named` says that the measure does, `is_year_said` that each day needs its year.
    """

    name: str
    notes: Footnotes
    is_named: bool = False
    is_year_said: bool = True

    def clause(self, text: str, figures: Sequence[Figure]) -> Clause:
        """Give a clause that rests on some figures."""
        return Clause(text, tuple(figure.id for figure in figures), self.notes.of_figures(figures))

    def when(self, figure: Figure) -> str:
        """Say when a figure was given, with a space in front; "" where nobody knows."""
        words = said_on(figure, is_year_said=self.is_year_said)
        return f" {words}" if words else ""


def said_clauses(figures: Sequence[Figure], telling: Telling) -> list[Clause]:
    """Say what sources give: `figures` are one of each voice, the smallest number first.

    One number of all is one clause; else the range from the lowest to the highest, and the others after it.
    """
    if not figures:
        return []
    if all(same_number(figures[0], figure) for figure in figures[1:]):
        return _one_number(figures, telling)
    if len({voice_of(figure) for figure in figures}) == 1:
        return _one_voice(figures, telling)
    if figures[0].kind in STEPS:
        return _one_after_another(figures, telling)
    return _range(figures, telling)


def ahead_clauses(figures: Sequence[Figure], telling: Telling) -> list[Clause]:
    """Say what is planned or forecast, apart from what is so; those who say the same stand together."""
    return _together(figures, telling, _ahead_words, "gave other plans or forecasts")


def denied_clauses(figures: Sequence[Figure], telling: Telling) -> list[Clause]:
    """Say which numbers a source denies of itself."""
    return _together(figures, telling, _denied_words, "denied other figures")


def word_clauses(words: Iterable[PartyWord], known: Mapping[str, Figure], telling: Telling) -> list[Clause]:
    """Say who denies and who declines without a number; `known` are the figures of the series by id.

    Each says what is denied: who gives a number himself denies those of others, and not that there is one.
    """
    giving = {voice_of(figure) for figure in known.values() if figure.stance is Stance.ASSERTED}
    matter = matter_of(known.values())
    parties: dict[tuple[str, str], dict[str, PartyWord]] = {}
    for word in words:
        figures = [known[figure] for figure in word.figures if figure in known]
        what = f"would not confirm the figure{'s' if len(figures) > 1 else ''} or comment"
        if back := own_taken_back(word, figures):
            what = f"withdrawn its figure of {joined(list(dict.fromkeys(map(number_prose, back))))}"
        elif word.position is Position.DENIES:
            denied = _denied(word, figures, telling, matter, is_giving=word.voice in giving)
            if not denied:
                continue
            what = f"denied {denied}"
        parties.setdefault((word.position.value, what), {}).setdefault(word.voice, word)
    clauses: list[Clause] = []
    for (position, what), by_voice in sorted(
        parties.items(), key=lambda item: item[0][0] != Position.DENIES.value
    ):
        told = list(by_voice.values())
        has = ("has " if len(told) == 1 else "have ") if position == Position.DENIES.value else ""
        named = [f"{name_prose(word.voice)}{_day_of(word, telling)}" for word in told]
        ids = tuple(dict.fromkeys(f for word in told for f in word.figures if f in known))
        clauses += [Clause(" ")] if clauses else []
        clauses.append(
            Clause(f"{sentence_case(joined(named))} {has}{what}.", ids, telling.notes.of_words(told))
        )
    return clauses


def _denied(
    word: PartyWord, figures: Sequence[Figure], telling: Telling, matter: Matter, *, is_giving: bool
) -> str:
    """Say what is denied: the matter, or by number what others gave; "" where the words tell of something else."""
    denied = denied_of(word.sentence, matter)
    if denied is Denied.UNCLEAR or not figures:
        return ""
    if denied is Denied.MATTER and not is_giving:
        return denied_words(telling.name, figures[0].unit)
    told: dict[str, None] = {}
    for figure in figures:
        if voice_of(figure) != word.voice:
            by = f" given by {name_prose(figure.source)}" if figure.source else ""
            told[f"{number_prose(figure)}{by}"] = None
    return f"the figure{'s' if len(told) > 1 else ''} of {joined(list(told))}" if told else ""


def counted_clauses(figures: Sequence[Figure], origins: Mapping[str, str]) -> Clause:
    """Say how many reports there are, and to how many origins they go back where that is known."""
    reports = len({figure.article for figure in figures})
    ids = tuple(figure.id for figure in figures)
    if reports == 1:
        return Clause(
            f"{'The figure comes' if len(figures) == 1 else 'The figures come'} from one report.", ids
        )
    text = f"The figures come from {small_number(reports)} reports"
    if all(figure.id in origins for figure in figures):
        count = len({origins[figure.id] for figure in figures})
        if count < reports:
            text += f", which go back to {small_number(count)} origin{'' if count == 1 else 's'}"
        else:  # several sources speak in one report
            text += f", which carry {small_number(count)} separate statements"
    return Clause(f"{text}.", ids)


def _one_number(figures: Sequence[Figure], telling: Telling) -> list[Clause]:
    """Say one number: "On 28 October 2024 the Pentagon put the number of ... at about 10,000."."""
    figure = figures[0]
    days = {f.statement_date for f in figures}
    voices = _voices(figures)
    if len(days) == 1 and (day := telling.when(figure).strip()):
        text = f"{sentence_case(day)} {voices} {_gave(figure, telling.name)}."
    else:
        text = f"{sentence_case(voices)} {_gave(figure, telling.name)}{_between_days(figures)}."
    return [telling.clause(text, figures)]


def _one_voice(figures: Sequence[Figure], telling: Telling) -> list[Clause]:
    """Say the numbers of one source in order of time."""
    ordered = sorted(figures, key=_day)
    first = ordered[0]
    clauses = [
        telling.clause(
            f"{sentence_case(voice_prose(first))} {_gave(first, telling.name)}{telling.when(first)}", [first]
        )
    ]
    for place, figure in enumerate(ordered[1:], 2):
        link = " and " if place == len(ordered) else ", "
        words = f"at {number_prose(figure)}{_target(figure)}{telling.when(figure)}"
        clauses += [Clause(link), telling.clause(words, [figure])]
    return [*clauses, Clause(".")]


def _one_after_another(figures: Sequence[Figure], telling: Telling) -> list[Clause]:
    """Say what was added or changed, each of its own time: no range holds them together."""
    ordered = sorted(figures, key=_day)
    clauses: list[Clause] = []
    for place, figure in enumerate(ordered[:_MOST_NAMED]):
        gave = _gave(figure, telling.name) if place == 0 else f"{_amount(figure)}{_target(figure)}"
        words = f"{voice_prose(figure)} {gave}{telling.when(figure)}"
        clauses.append(telling.clause(sentence_case(words) if place == 0 else words, [figure]))
    return _listed(clauses, ordered[_MOST_NAMED:], telling, "gave other figures")


def _range(figures: Sequence[Figure], telling: Telling) -> list[Clause]:
    """Say the range from the lowest to the highest number, then the others."""
    low, high, between = figures[0], figures[-1], figures[1:-1]
    years = {(figure.statement_date or "")[:4] for figure in figures}
    short = replace(telling, is_year_said=len(years) > 1)
    what = measure_words(low, telling.name)
    opening = "The latest figures" if what == NO_NOUN else f"Latest figures for {what}"
    clauses = [
        Clause(f"{opening} range from ", (low.id, high.id)),
        telling.clause(f"{number_prose(low)}{_target(low)} ({_source_and_day(low, short)})", [low]),
        Clause(" to "),
        telling.clause(
            f"{number_prose(high).replace('up to', 'no more than')}{_target(high)} ({_source_and_day(high, telling)})",
            [high],
        ),
        Clause("."),
    ]
    if len(figures) > _MOST_NAMED:
        count = len({voice_of(figure) for figure in between} - {voice_of(low), voice_of(high)})
        others = (
            f"{small_number(count)} other source{'' if count == 1 else 's'}" if count else "the same sources"
        )
        text = f" {sentence_case(others)} gave {'figures' if count else 'other figures'}."
        return [*clauses, telling.clause(text, between)]
    for place, figure in enumerate(between):
        clauses.append(Clause(" " if place == 0 else " and " if place == len(between) - 1 else ", "))
        voice = voice_prose(figure).removesuffix(",")
        day = _day_words(figure, short)
        gave = ", gave" if figure.source is None else " gave"  # "the Post, naming no source, gave"
        voice = voice if place else f"{sentence_case(voice)}{gave}"
        words = f"{voice} {number_prose(figure)}{_target(figure)}"
        clauses.append(telling.clause(f"{words} ({day})", [figure]))
    return [*clauses, Clause(".")] if between else clauses


def _together(figures: Sequence[Figure], telling: Telling, say: _Saying, words: str) -> list[Clause]:
    """Say figures by number, each with all who give it."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        what = number_prose(figure), target_prose(figure), figure.stance, takes_back(figure)
        groups.setdefault(what, []).append(figure)
    clauses: list[Clause] = []
    for place, members in enumerate([*groups.values()][:_MOST_NAMED]):
        number = number_prose(members[0])
        if place == 0 and not telling.is_named:
            number = _with_measure(members[0], number, telling.name)
        day = telling.when(members[0]) if len({figure.statement_date for figure in members}) == 1 else ""
        said = f"{_voices(members)}{say(members[0], day, number, is_first=place == 0)}"
        clauses.append(telling.clause(sentence_case(said) if place == 0 else said, members))
    rest = [figure for members in [*groups.values()][_MOST_NAMED:] for figure in members]
    return _listed(clauses, rest, telling, words)


def _ahead_words(figure: Figure, day: str, number: str, *, is_first: bool) -> str:
    is_forecast = figure.stance is Stance.FORECAST
    if not is_first:
        return f"{'' if is_forecast else ' of'} {number}{_target(figure)}{_bracketed(day)}"
    return f"{day} {'forecast' if is_forecast else 'spoke of a plan for'} {number}{_target(figure)}"


def _denied_words(figure: Figure, day: str, number: str, *, is_first: bool) -> str:
    if not is_first:
        return f" of {number}{_of_time(figure)}{_bracketed(day)}"
    return f"{day} {'withdrew' if takes_back(figure) else 'denied'} a figure of {number}{_of_time(figure)}"


def _of_time(figure: Figure) -> str:
    """Say for when a denied number was: "denied a figure of 9,240 for 6 May"."""
    return re.sub(r"^ (?:on|in) ", " for ", _target(figure))


def _bracketed(day: str) -> str:
    return f" ({day.removeprefix(' on ').removeprefix(' in ').strip()})" if day else ""


def _listed(clauses: Sequence[Clause], rest: Sequence[Figure], telling: Telling, words: str) -> list[Clause]:
    """Join clauses to one sentence, with a clause for those that are not named."""
    parts = list(clauses)
    if not parts:
        return []
    if rest:
        parts.append(
            telling.clause(f"{small_number(len(rest))} other{'s' if len(rest) > 1 else ''} {words}", rest)
        )
    found: list[Clause] = []
    for place, part in enumerate(parts):
        if place:
            found.append(Clause(", and " if place == len(parts) - 1 else ", "))
        found.append(part)
    return [*found, Clause(".")]


def _gave(figure: Figure, name: str) -> str:
    """Say what a source gave, without when: "put the number of houses at 40"; "reported a fall of 3% in sales"."""
    number, target = number_prose(figure), _target(figure)
    what = measure_words(figure, name)
    if figure.kind is Kind.INCREMENT:
        return f"reported {_amount(figure)} {what}{target}"
    if figure.kind is Kind.CHANGE:
        return f"reported {_changed(figure, name)}{target}"
    if figure.stance is Stance.ALLEGED:
        return f"spoke of an alleged {_with_measure(figure, number, name)}{target}"
    least = number.removeprefix("at least ")  # "put it at at least 100"
    return f"put {what}{target} at {number if least == number else f'{least} or more'}"


def _changed(figure: Figure, name: str) -> str:
    """Say what was changed: "a fall of 3% in sales"."""
    is_named = figure.measure.removeprefix("change in ") not in load_lexicon("en").table("totals")["nothing"]
    return f"{_amount(figure)} in {measure_words(figure, name)}" if is_named else _amount(figure)


def _amount(figure: Figure) -> str:
    """Say what was added or changed: "another 1,500", "a fall of 3%", "a rise to 5 times the size"."""
    number = number_prose(figure)
    if figure.kind is Kind.INCREMENT:
        return f"another {number}"
    if figure.unit == "times":
        return f"a rise to {number} the size"
    amount = next(iter(figure.numbers), 0)
    return f"a {'fall' if amount < 0 else 'rise'} of {number}"


def _voices(figures: Sequence[Figure]) -> str:
    voices = list(dict.fromkeys(voice_prose(figure) for figure in figures))
    more = len(voices) - _MOST_NAMED
    return joined(voices if more <= 0 else [*voices[:_MOST_NAMED], f"{small_number(more)} others"])


def _with_measure(figure: Figure, number: str, name: str) -> str:
    """Say number and measure together: "10,000 troops sent to Russia", "3.2% for inflation"."""
    what = measure_words(figure, name)
    if figure.kind is Kind.CHANGE:
        return _changed(figure, name)
    if what in (NO_NOUN, NO_SHARE):
        return number
    counted = what.removeprefix("the number of ")
    return (
        f"{number} {counted}" if counted != what or figure.kind is Kind.INCREMENT else f"{number} for {what}"
    )


def _source_and_day(figure: Figure, telling: Telling) -> str:
    """Say source and day for brackets: "the White House, 23 October"."""
    return f"{voice_prose(figure).removesuffix(',')}, {_day_words(figure, telling)}"


def _day_words(figure: Figure, telling: Telling) -> str:
    return telling.when(figure).removeprefix(" on ").removeprefix(" in ").strip() or "date unknown"


def _target(figure: Figure) -> str:
    words = target_prose(figure)
    return f" {words}" if words else ""


def _between_days(figures: Sequence[Figure]) -> str:
    """Say from when to when one number was given."""
    dated = sorted((figure for figure in figures if said_days(figure) is not None), key=_day)
    if len(dated) < len(figures):
        return ""
    first, last = (said_days(figure) for figure in (dated[0], dated[-1]))
    if first is None or last is None or first[0] != first[1] or last[0] != last[1]:
        return ""
    is_year_said = first[0].year != last[0].year
    if len({said_days(figure) for figure in dated}) == 2:
        if (first[0].year, first[0].month) == (last[0].year, last[0].month):
            return f" on {first[0].day} and {long_date(last[0], is_year_said=True)}"
        return f" on {long_date(first[0], is_year_said=is_year_said)} and {long_date(last[0], is_year_said=True)}"
    return f" between {long_date(first[0], is_year_said=is_year_said)} and {long_date(last[0], is_year_said=True)}"


def _day_of(word: PartyWord, telling: Telling) -> str:
    day = word.said.start if word.said and word.said.is_day else None
    return f" ({long_date(day, is_year_said=telling.is_year_said)})" if day else ""


def _day(figure: Figure) -> tuple[int, int]:
    days = said_days(figure)
    return (days[1].toordinal() if days else 10**7), figure.start
