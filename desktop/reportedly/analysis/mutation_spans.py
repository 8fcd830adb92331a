"""Whether a number of one span of time became that of another: so many a day and in all, in a week and in one night."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from reportedly.analysis.comparable import key_parts
from reportedly.analysis.comparing_words import any_of, word_table
from reportedly.analysis.mutation_classes import without_source
from reportedly.analysis.mutation_words import measure_words
from reportedly.analysis.pair_sense import clause_of
from reportedly.analysis.shingles import passage_of
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.figure import Figure
from reportedly.model.quantity import Kind

__all__ = ["changed_span", "is_span_word"]

_PER = " per "
_OTHER = 1.5  # times as long: a fortnight and two weeks are one span, a week and a night are two
_HOURS_OF_MONTH = 730


def changed_span(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the words of both where the later report tells the number of another span of time; None for none."""
    if _is_now_a_rate(earlier, later):
        return _with_unit(earlier), _with_unit(later)
    period = _each(later)
    if period and not _each(earlier) and not _tells_each(earlier, period):
        return measure_words(earlier), f"{measure_words(later)} {period}"
    return _lost_rate(earlier, later) or _other_length(earlier, later) or _only_then(earlier, later)


def is_span_word(word: str) -> bool:
    """Tell whether a word tells how often: daily, yearly."""
    return any(word.lower() in words.split() for words in _table()["each"].values())


def _is_now_a_rate(one: Figure, other: Figure) -> bool:
    """Tell whether the other is per day or year where the first gives no span, or another one."""
    if other.kind is not Kind.RATE or _PER not in other.unit:
        return other.kind is Kind.RATE and one.kind is not Kind.RATE
    span = other.unit.rpartition(_PER)[2]
    if span not in _table()["each"]:
        return False  # a price is told of a kilo in many ways
    return _are_two_rates(one, other) or (one.kind is not Kind.RATE and not _tells_each(one, span))


def _are_two_rates(earlier: Figure, later: Figure) -> bool:
    """Tell whether two rates are per different spans: a day, a week."""
    one, other = (figure.unit.rpartition(_PER)[2] for figure in (earlier, later))
    return _PER in earlier.unit and _PER in later.unit and one != other


def _lost_rate(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the words of both where so many each day or year are told as so many in all."""
    span = earlier.unit.rpartition(_PER)[2] if _PER in earlier.unit else _each(earlier)
    rows = _table()["each"].items()
    name = next((name for name, words in rows if span.split()[-1:] == [name] or span in words.split()), "")
    is_rate = later.kind is Kind.RATE or _PER in later.unit or key_parts(later).kind == Kind.RATE.value
    if not name or is_rate or _each(later) or _tells_each(later, name):
        return None
    told = measure_words(earlier)
    return told if told.endswith(span) else f"{told} {_each(earlier) or span}", measure_words(later)


def _other_length(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the spans in which both say that it happened, where they are not about equally long."""
    one, other = _lengths(earlier), _lengths(later)
    if len(one) != 1 or len(other) != 1:
        return None
    (before, hours), (after, its) = one.popitem(), other.popitem()
    return (before, after) if max(hours, its) > _OTHER * min(hours, its) else None


def _lengths(figure: Figure) -> dict[str, float]:
    """Give the spans of a sentence in hours by their words: "in the past week", "between May and July"."""
    text = without_source(figure)
    found: dict[str, float] = {}
    for match in _within().finditer(text):
        if _superlative().search(text[: match.start()]) is not None:
            continue  # the worst fire in ten years
        hours = _table()["hours"][match["unit"].lower()] * _count(match["count"])
        found[match[0].strip()] = hours / 2 if match["half"] else hours
    for match in _between_months().finditer(text):
        names = word_table("prose")["months"]
        first, last = names.index(match["first"]), names.index(match["last"])
        if first < last:
            found[match[0].strip()] = float((last - first + 1) * _HOURS_OF_MONTH)
    return found


def _count(word: str | None) -> float:
    if not word:
        return 1.0
    return float(word) if word.isdigit() else float(_cardinals()[word.lower()])


def _only_then(earlier: Figure, later: Figure) -> tuple[str, str] | None:
    """Give the times of which alone one of the two is, which come again and again: on weekends, at night."""
    one, other = (_recurring().search(without_source(figure)) for figure in (earlier, later))
    if (one is None) is (other is None):
        return None
    found = one or other
    words = found[0] if found is not None else ""
    return (words, measure_words(later)) if other is None else (measure_words(earlier), words)


def _each(figure: Figure) -> str:
    """Give the words behind a number, or those that open its clause, that make it one of each day, year or season."""
    found = _behind().match(figure.sentence, figure.end - figure.sentence_start)
    if found is None:
        found = _opening().match(clause_of(figure).lstrip("“”\"‘’'* "))
    return found[1] if found is not None else ""


def _tells_each(figure: Figure, span: str) -> bool:
    """Tell whether a figure is one of each span in other words: "on an average day", "weekly"."""
    name = span.split()[-1]
    if figure.kind is Kind.RATE and figure.unit.endswith(f"{_PER}{name}"):
        return True
    if not set(_table()["each"].get(name, "").split()).isdisjoint(passage_of(figure.sentence).words):
        return True
    return re.search(rf"\b(?:{any_of(_table()['average'])}) {re.escape(name)}\b", figure.sentence) is not None


def _with_unit(figure: Figure) -> str:
    return f"{measure_words(figure)} ({figure.unit})" if _PER in figure.unit else measure_words(figure)


@cache
def _table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = word_table("retold")["spans"]
    return found


@cache
def _cardinals() -> Mapping[str, Any]:
    found: Mapping[str, Any] = load_lexicon("en").table("numbers")["cardinals"]
    return found


@cache
def _behind() -> re.Pattern[str]:
    units = any_of([*_table()["each"], *_table()["ones"].split()])
    words = any_of(" ".join(_table()["each"].values()))
    after = any_of(_table()["not_before"].split())
    return re.compile(
        rf"\W{{0,2}}(?:[a-z]+ )?((?:{any_of(_table()['distributing'])}) (?:{units})|{words})\b(?! (?:{after})\b)"
    )


@cache
def _opening() -> re.Pattern[str]:
    """Find "Every year" at the start of a clause."""
    return re.compile(rf"((?:every|each) (?:{any_of([*_table()['each']])}))\b", re.IGNORECASE)


@cache
def _recurring() -> re.Pattern[str]:
    leads, times = any_of(_table()["then"].split()), any_of(_table()["recurring"].split())
    return re.compile(rf"\b(?:{leads}) (?:{times})\b", re.IGNORECASE)


@cache
def _within() -> re.Pattern[str]:
    units, counts = any_of([*_table()["hours"]]), any_of([*_cardinals()])
    leads, after = any_of(_table()["within"].split()), any_of(_table()["not_before"].split())
    fillers = any_of(_table()["fillers"].split())
    return re.compile(
        rf"(?<!\w)(?<!time )(?:{leads}) (?:(?:{fillers}) )*?(?P<half>half (?:of )?(?:an? |the |this |last )?)?"
        rf"(?:(?P<count>\d{{1,3}}|{counts}) )?(?P<unit>{units})s?\b"
        rf"(?!['’]|-| (?:{after})\b| of (?!(?:the |this |last )?(?:year|(?:19|20)\d\d)\b))",
        re.IGNORECASE,
    )


@cache
def _superlative() -> re.Pattern[str]:
    words = any_of(_table()["superlatives"].split())
    return re.compile(rf"\b(?:{words}|[a-z]+est)\b(?: [\w-]+){{0,2}} $", re.IGNORECASE)


@cache
def _between_months() -> re.Pattern[str]:
    months = any_of(word_table("prose")["months"])
    return re.compile(
        rf"\b(?P<first>{months})(?: and| to|-|–| until| through)(?: the end of)? ?(?P<last>{months})\b"
    )
