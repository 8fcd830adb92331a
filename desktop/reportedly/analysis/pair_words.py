"""How two figures are told apart in words: number, place and day of each."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from reportedly.analysis.comparing_words import any_of, word_table
from reportedly.model.date_range import said_days
from reportedly.model.dates import parse_iso_period
from reportedly.model.figure import Figure
from reportedly.model.filter import voice_of
from reportedly.model.formatting import format_date, format_figure, format_number, format_value, sentence_case
from reportedly.model.interval import Interval
from reportedly.model.quantity import Relation

__all__ = ["days_between", "days_later", "gap_words", "interval_words", "said_by", "where_of"]

_SHARES = ("percent", "fraction")


def said_by(figure: Figure, *, is_year_said: bool = True, has_place: bool = True) -> str:
    """Say who gave a figure, where and when: "White House: ~3,000 in eastern Russia, 23 Oct 2024"."""
    where = f" {where_of(figure)}" if has_place and where_of(figure) else ""
    when = format_date(figure.statement_date)
    if not is_year_said and figure.statement_date and _is_day(figure.statement_date):
        when = when.removesuffix(f" {figure.statement_date[:4]}")
    return f"{voice_of(figure)}: {format_figure(figure)}{where}{f', {when}' if when else ''}"


def where_of(figure: Figure) -> str:
    """Give the place in the words of the measure; "" where it names none."""
    found = _where().search(figure.measure)
    return found.group() if found else ""


@cache
def _where() -> re.Pattern[str]:
    """Find the place at the end of a measure: "in Kursk region", "sent to Russia"."""
    table = word_table("where")
    motion, inside, ends = (any_of(table[name]) for name in ("motion", "measure", "not_inside"))
    return re.compile(
        rf"(?<!^)\b(?:(?:{motion}) )?(?:{inside}) (?:the |all of |all |areas near )*"
        r"(?:(?:north|south|east|west|centr)[a-z-]* )*(?:[a-z-]+ of (?:the )?)?(?=[A-Z])"
        rf"(?:(?! (?:{ends})\b).)*"
    )


def days_between(first: Figure, second: Figure) -> int | None:
    """Give how many days lie between two statements: 0 where they may be of one day, None where one is not dated."""
    days, others = said_days(first), said_days(second)
    if days is None or others is None:
        return None
    return max(0, (others[0] - days[1]).days, (days[0] - others[1]).days)


def days_later(days: int) -> str:
    """Say how much later: "the same day", "1 day later", "34 days later"."""
    if days == 0:
        return "the same day"
    return "1 day later" if days == 1 else f"{days:,} days later"


def gap_words(gap: Decimal, figure: Figure, *, is_open: bool, is_rough: bool) -> str:
    """Say a distance in the unit of a figure: "About 9,000 or more apart", "2.5 percentage points apart".

    "More than 500" and "500" lie next to each other, without a number in both.
    """
    if not gap:
        return "Next to each other"
    if figure.unit in _SHARES:
        size = f"{format_number(gap * (100 if figure.unit == 'fraction' else 1))} percentage points"
    else:
        size = format_value(gap, figure)
        if size.startswith("0.") or size[1:].startswith("0."):  # 60,000, not 0.06 million
            size = format_value(gap, replace(figure, text="1", value=gap, low=gap, high=gap))
    words = f"{'about ' if is_rough else ''}{size}{' or more' if is_open else ''} apart"
    return sentence_case(words)


def interval_words(interval: Interval, figure: Figure) -> str:
    """Write an interval in the unit of a figure: 11,000–12,000, ≥12,000, ~3,000; "any number" without ends."""
    low, high = interval.low, interval.high
    if low is None and high is None:
        return "any number"
    if low is None:
        relation = Relation.LESS_THAN if interval.is_below else Relation.AT_MOST
    elif high is None:
        relation = Relation.MORE_THAN if interval.is_above else Relation.AT_LEAST
    elif low != high:
        relation = Relation.RANGE
    else:
        relation = Relation.ABOUT if interval.is_about else Relation.EXACT
    value = None if relation is Relation.RANGE else low if low is not None else high
    text = figure.text if any(c.isdigit() for c in figure.text) else str(value)  # no words of a vague figure
    return format_figure(replace(figure, value=value, low=low, high=high, relation=relation, text=text))


def _is_day(iso: str) -> bool:
    return len(iso) == len(date.min.isoformat()) and parse_iso_period(iso).is_day
