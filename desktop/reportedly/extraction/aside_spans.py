"""Numbers that are years, ages, spans of time and lengths, and when these are what is reported."""

import re

from reportedly.extraction.aside_context import Context, counts_next
from reportedly.extraction.aside_words import AsideWords
from reportedly.extraction.draft import NumberForm
from reportedly.model.set_aside import Reason

__all__ = ["age", "distance", "duration", "year"]

_TIME_NEXT = re.compile(r"\s*(?:,|or|to|-|–)\s*(?:even\s+|perhaps\s+|maybe\s+)?")
_YEARS = range(1000, 2151)
_YEAR_JOINED = re.compile(r"(?<![\d.,])(?:19|20)\d\d[-–]$")
_TIMES_PAST = re.compile(r"\s+and\s+")
_PAPER_AT = re.compile(r"-year(?:\s+(?:was|is|yields?))?\s+at\s+\d")
_RACE_BEFORE = re.compile(r"(?:\b(?:the|over)|\w['’]s)\s+$", re.I)
_RACES = frozenset({50, 60, 80, 100, 110, 200, 400, 500, 600, 800, 1000, 1500, 2000, 3000, 5000, 10000})
_MODERN = range(1900, 2151)
_BRACKET = re.compile(r"\s*\([^()\n]{1,24}\)")
_AGE_PLURAL = re.compile(
    r"\b(?:his|her|their|my|your|our|whose)\s+(?:(?:early|mid|late|very|to|or|and|\d0s)[\s-]+){0,4}$", re.I
)
_PLURAL_AGE = re.compile(r"(?:(?:mid|early|late)-)?\d\ds$")
_SPAN_BEFORE = 40
_SPAN_BEHIND = 30


def age(context: Context, words: AsideWords) -> Reason | None:
    """Set aside ages: "aged 34", "children under 5", "in her 40s", "over-65s"."""
    if context.quantity.dimension == "age":
        return Reason.AGE
    if context.number.form is not NumberForm.COMPOUND or not _PLURAL_AGE.fullmatch(context.surface):
        return None
    before = context.text[max(0, context.span.start - _SPAN_BEHIND) : context.span.start]
    is_age = _AGE_PLURAL.search(before) or words.over_under.search(before)
    return Reason.AGE if is_age else None


def year(context: Context, words: AsideWords) -> Reason | None:
    """Set aside years: four digits without a separator, and nothing countable behind them."""
    number = context.number
    if context.has_unit or number.form not in (NumberForm.DIGITS, NumberForm.RANGE):
        return None
    start = context.span.start
    if context.surface.isdecimal() and _YEAR_JOINED.search(context.text, max(0, start - 6), start):
        return Reason.YEAR  # "2008-9"
    ends = [e.of(context.text) for e in number.ends] if number.ends else [number.span.of(context.text)]
    if not all(len(e) == 4 and e.isdecimal() and int(e) in _YEARS for e in ends):
        return (
            Reason.YEAR if context.word_after.lower() in words.eras and context.surface.isdecimal() else None
        )
    if number.form is NumberForm.RANGE:
        return Reason.YEAR if all(int(e) in _MODERN for e in ends) else None
    before = context.word_before.lower().strip("(,;–—-\"“‘'")
    counts = _counts(context, words, before)
    if int(ends[0]) in _MODERN:
        return None if counts and before not in words.year_before - words.year_doubtful else Reason.YEAR
    noun = context.head_noun
    is_free = not counts_next(context) or (noun is not None and noun.tag == "NN")  # "the 1828 race"
    return Reason.YEAR if before in words.year_before and not counts and is_free else None


def _counts(context: Context, words: AsideWords, before: str) -> bool:
    """Tell whether a plural follows that the number counts: "2010 workers", not "the firm's 2010 sales"."""
    following = context.neighbour(1)
    if following is None:
        return False
    if following.tag in ("NNS", "NNPS"):
        is_of_year = following.text.lower() in words.year_nouns and not context.surface.endswith("00")
        return not is_of_year and (context.is_hedged or not context.has_separators)
    if not context.is_hedged or not counts_next(context):
        return False
    noun = context.head_noun
    return following.tag not in ("NN", "NNP") or (noun is not None and noun.tag in ("NNS", "NNPS"))


def duration(context: Context, words: AsideWords) -> Reason | None:
    """Set aside spans of time, unless they are what is reported (a sentence, a truce, a delay)."""
    if context.quantity.dimension != "time":
        return Reason.DURATION if _is_part_of_time(context, words) else None
    text, start, end = context.text, context.span.start, context.end_with_unit
    if _PAPER_AT.match(text, context.number.span.end):
        return Reason.NAME  # "the 10-year at 4.5%"
    if words.papers.match(text, end) and context.quantity.unit in ("year", "month", "week", "day"):
        return Reason.NAME  # "the 10-year bond"
    is_when = context.word_before.lower() in words.when_before and not words.to_last.search(
        text, max(0, start - 20), start
    )
    if is_when or words.when_after.match(text, end):
        return Reason.DURATION
    if words.penalties.search(text, max(0, start - _SPAN_BEFORE), start):
        return None
    if words.court_penalties.search(text, max(0, start - _SPAN_BEFORE), start) and words.court_words.search(
        context.around
    ):
        return None
    first, last = max(0, start - _SPAN_BEFORE), end + _SPAN_BEHIND
    if context.sentence is not None:
        first, last = max(context.sentence.start, first), min(context.sentence.end, last)
    return None if words.reported_times.search(text[first:last]) else Reason.DURATION


def _is_part_of_time(context: Context, words: AsideWords) -> bool:
    """Tell the rest of "a month and a half" and the first of "40 or 50 years"."""
    number = context.number
    if number.form is NumberForm.FRACTION:
        start = context.span.start
        return words.time_and.search(context.text, max(0, start - 20), start) is not None
    if words.plus_time.match(context.text, context.span.end):
        return True
    following = context.next_quantity
    if following is None or following.dimension != "time" or context.has_unit:
        return False
    if number.form not in (NumberForm.DIGITS, NumberForm.WORDS) or number.value is None:
        return False
    gap = context.text[context.span.end : following.span.start]
    unit = following.unit_span
    is_past = unit is not None and context.text[unit.end : unit.end + 4] == " ago"
    return _TIME_NEXT.fullmatch(gap) is not None or (is_past and _TIMES_PAST.fullmatch(gap) is not None)


def distance(context: Context, words: AsideWords) -> Reason | None:
    """Set aside lengths that say where a place lies, and those that describe a make ("155mm shells")."""
    if context.quantity.dimension != "length":
        return None
    end = context.end_with_unit
    if words.races.match(context.text, end):
        return Reason.MEASUREMENT  # "the 100-metre final"
    if _is_race(context, words):
        return Reason.MEASUREMENT  # "she won the 1,500m"
    if bracket := _BRACKET.match(context.text, end, min(len(context.text), end + 40)):
        end = bracket.end()  # "35 km (22 miles) north of the town"
    if words.sizes.match(context.text, end):
        return None  # "10 metres deep", "2 metres above the danger mark"
    if words.places.match(context.text, end, min(len(context.text), end + 40)):
        return Reason.DISTANCE
    follows = context.text[end : end + 2]
    if (
        context.quantity.unit in words.make_units
        and follows[:1] in " -"
        and follows[1:].islower()
        and _is_attribute(context)
    ):
        return Reason.MEASUREMENT
    return None


def _is_race(context: Context, words: AsideWords) -> bool:
    """Tell a distance that is run or swum, written in one piece, in a sentence about races."""
    text, start = context.text, context.span.start
    if context.quantity.unit != "metre" or context.number.value not in _RACES:
        return False
    is_glued = text[context.number.span.end : context.number.span.end + 1] == "m"
    return (
        is_glued
        and _RACE_BEFORE.search(text, max(0, start - 12), start) is not None
        and words.race_words.search(context.around) is not None
    )


def _is_attribute(context: Context) -> bool:
    """Tell whether the length stands before a noun that it describes."""
    token = context.parse.token_at(context.end_with_unit - 1) if context.parse else None
    return token is not None and token.dep in ("compound", "nmod", "amod", "nummod")
