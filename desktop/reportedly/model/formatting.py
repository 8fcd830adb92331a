"""How figures and dates are written for people: one set of pure formatters for table, chart and export.

The forms are those of the design: 3,000; ~3,000; ≥3,000; 11,000–12,000; +1,500; 41 → 44; 0.3 %;
1/3; ×2; $400 million; vague words as themselves; dates as 23 Oct 2024. Files for machines never use these.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import PurePath

from reportedly.model.dates import known_period
from reportedly.model.figure import AHEAD, Figure
from reportedly.model.quantity import STEPS, Relation

__all__ = [
    "ENGLISH", "MONTH_NAMES", "Separators", "article_name", "counted", "format_bounds", "format_date", "format_figure",
    "format_number", "format_target", "format_value", "is_vague", "plain_decimal", "sentence_case",
]  # fmt: skip

TIMES = "\N{MULTIPLICATION SIGN}"
MINUS = "\N{MINUS SIGN}"
EN_DASH = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class Separators:
    """The grouping and decimal signs of the reader's locale; display only."""

    group: str = ","
    decimal: str = "."


ENGLISH = Separators()

_SIGNS = {
    Relation.EXACT: "", Relation.ABOUT: "~", Relation.MORE_THAN: ">", Relation.AT_LEAST: "≥",
    Relation.LESS_THAN: "<", Relation.AT_MOST: "≤",
}  # fmt: skip
_CURRENCY_SIGNS = {
    "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "KRW": "₩", "INR": "₹", "UAH": "₴", "ILS": "₪",
}  # fmt: skip
_CURRENCY = re.compile(r"[A-Z]{3}")
_SUFFIXES = {
    "percent": " %", "percentage points": " points", "percentage point": " points", "per mille": " ‰",
    "basis point": " basis points", "km": " km", "metre": " m", "cm": " cm", "mm": " mm",
    "mile": " mi", "foot": " ft", "inch": " in", "kg": " kg", "gram": " g", "pound": " lb",
    "tonne": " t", "hectare": " ha", "square kilometre": " km²", "square metre": " m²", "litre": " L",
    "celsius": " °C", "fahrenheit": " °F", "degree": "°", "km/h": " km/h", "mph": " mph",
    "megawatt": " MW", "gigawatt": " GW", "kilowatt": " kW", "megawatt hour": " MWh", "kilowatt hour": " kWh",
    "cent": "¢", "penny": "p",
}  # fmt: skip
_SCALES = (
    ("trillion", Decimal(10) ** 12, re.compile(r"\b(?:trillion|trn|tn)\b|\dtr?n\b", re.IGNORECASE)),
    ("billion", Decimal(10) ** 9, re.compile(r"\b(?:billion|bln|bn)\b|\d(?:bn|b)\b", re.IGNORECASE)),
    ("million", Decimal(10) ** 6, re.compile(r"\b(?:million|mln|mn|m)\b|\d(?:mn|m)\b", re.IGNORECASE)),
)
# A fraction is kept to six decimals: what is nearer than half of the last one is the fraction that was said.
_LARGEST_DENOMINATOR, _FRACTION_ERROR = 1000, Fraction(1, 2_000_000)
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def plain_decimal(number: Decimal) -> str:
    """Write a decimal in full: no exponent, no grouping, no zeros that only trail the point."""
    written = format(number, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def format_number(number: Decimal, separators: Separators = ENGLISH) -> str:
    """Write a number with its thousands grouped and a true minus sign."""
    whole, _, fraction = plain_decimal(abs(number)).partition(".")
    grouped = f"{int(whole):,}".replace(",", separators.group)
    sign = MINUS if number < 0 else ""
    return sign + grouped + (separators.decimal + fraction if fraction else "")


def format_figure(figure: Figure, successor: Figure | None = None, separators: Separators = ENGLISH) -> str:
    """Write a figure as the table and the chart's labels show it.

    `successor` is the figure that `superseded_by` names, where the reader should see both: "41 → 44".
    A vague figure keeps its words ("dozens"), money and large numbers their scale word ("$400 million").
    """
    if successor is not None:
        return f"{format_figure(figure, None, separators)} → {format_figure(successor, None, separators)}"
    if is_vague(figure):
        return figure.text
    return _written(figure, separators, *_scale_of(figure))


def format_bounds(figure: Figure, separators: Separators = ENGLISH) -> str:
    """Write a figure as a full number: what stands behind "dozens" (≥24) or "$1.2bn" ($1,200,000,000)."""
    return _written(figure, separators, "", Decimal(1))


def format_value(number: Decimal, figure: Figure, separators: Separators = ENGLISH) -> str:
    """Write a number in the unit and the scale word of a figure, without its hedge: €3 million, 5 %."""
    scale, divisor = _scale_of(figure)
    for name, size, _ in _SCALES:  # an end of a series may be far larger than the figure whose words it takes
        if scale and size > divisor and abs(number) >= size:
            scale, divisor = name, size
            break
    return _with_unit(_plain(number / divisor, figure.unit, separators), figure.unit, scale, plus="")


def counted(number: int, noun: str) -> str:
    """Write a number of things: 1 figure, 1,200 figures."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def format_date(iso: str | None) -> str:
    """Write an ISO date for people at its own precision: 23 Oct 2024, Oct 2024, week 42 of 2024, 2025.

    None gives an empty text; anything that is no ISO date comes back as it is.
    """
    if not iso:
        return ""
    period = known_period(iso)
    if period is None:
        return iso
    assert period.start is not None
    if "W" in iso:
        return f"week {int(iso[-2:])} of {iso[:4]}"
    if period.is_day:
        return _day(period.start)
    return iso if len(iso) == len("2024") else f"{MONTH_NAMES[period.start.month - 1]} {period.start.year}"


def format_target(figure: Figure) -> str:
    """Write the date that a figure is about with its word: by Dec 2024, in 2025, on 5 Nov 2024."""
    start, end = _as_day(figure.target_start), _as_day(figure.target_end)
    named = format_date(figure.target_date)
    if start is None and end is None:
        return named
    if start is None:
        word = "by" if figure.stance in AHEAD else "until"
        return f"{word} {named or format_date(figure.target_end)}"
    if end is None:
        return f"since {named if _starts_with(figure.target_date, start) else _day(start)}"
    if start == end:
        return f"on {_day(start)}"
    if figure.target_date and _spans_exactly(figure.target_date, start, end):
        return f"in {named}"
    return _days(start, end)


def _written(figure: Figure, separators: Separators, scale: str, divisor: Decimal) -> str:
    """Put relation, sign, currency, number, scale word and unit together."""
    if figure.relation is Relation.RANGE and figure.low is not None and figure.high is not None:
        low, high = (_plain(end / divisor, figure.unit, separators) for end in (figure.low, figure.high))
        if figure.low < 0:  # a dash beside a minus sign is read as two: −8–−5 %
            if _CURRENCY.fullmatch(figure.unit):
                low, high = (_with_unit(end, figure.unit, "", plus="") for end in (low, high))
                return f"{low} to {high} {scale}".rstrip()
            return _with_unit(f"{low} to {high}", figure.unit, scale, plus="")
        return _with_unit(f"{low}{EN_DASH}{high}", figure.unit, scale, plus="")
    number = next(iter(figure.numbers), None)
    if number is None:
        return figure.text
    is_added = figure.kind in STEPS and number > 0
    written = _plain(number / divisor, figure.unit, separators)
    plus = "+" if is_added else ""
    return _SIGNS.get(figure.relation, "") + _with_unit(written, figure.unit, scale, plus=plus)


def _plain(number: Decimal, unit: str, separators: Separators) -> str:
    """Write a number without its unit; a fraction as people say it ("1/3"), not as 0.333333."""
    if unit == "fraction":
        nearest = Fraction(abs(number)).limit_denominator(_LARGEST_DENOMINATOR)
        if nearest and abs(nearest - Fraction(abs(number))) <= _FRACTION_ERROR:
            return (MINUS if number < 0 else "") + str(nearest)
    return format_number(number, separators)


def _with_unit(number: str, unit: str, scale: str, *, plus: str) -> str:
    what, per, base = unit.partition(" per ")
    if per and (what in _SUFFIXES or _CURRENCY.fullmatch(what)):  # $9 per share, 15 L per person
        return f"{_with_unit(number, what, scale, plus=plus)} per {base}"
    scaled = f"{number} {scale}" if scale else number
    if sign := _CURRENCY_SIGNS.get(unit):
        return f"{MINUS}{sign}{scaled[1:]}" if scaled.startswith(MINUS) else f"{plus}{sign}{scaled}"
    if unit == "times":
        return f"{TIMES}{scaled}"
    if _CURRENCY.fullmatch(unit):
        return f"{plus}{unit} {scaled}"
    return f"{plus}{scaled}{_SUFFIXES.get(unit, '')}"


def article_name(article: str, outlet: str | None, title: str | None) -> str:
    """Name an article for people: by its outlet, else by its title, else by its file without the folders."""
    return outlet or (f"“{title}”" if title else PurePath(article).name)


def is_vague(figure: Figure) -> bool:
    """Tell whether a figure has words and no number: "dozens"."""
    return figure.value is None and figure.high is None and not any(c.isdigit() for c in figure.text)


def _scale_of(figure: Figure) -> tuple[str, Decimal]:
    """Give the scale word that the text uses, when the number stays readable in it.

    A sum of a thousand million and more that is round ("Rs 5 lakh crore", "$5,000,000,000") gets one all the
    same: no column is wide enough for its zeros.
    """
    sizes = [abs(number) for number in figure.numbers]
    largest = max(sizes, default=Decimal(0))
    for name, size, pattern in _SCALES:
        if largest >= size and pattern.search(figure.text):
            return name, size
    for name, size, _ in _SCALES[:2]:
        # As whole numbers: Decimal refuses a remainder of one with more than 37 digits.
        if largest >= size and all(n == int(n) and int(n) % int(size / 1000) == 0 for n in sizes):
            return name, size
    return "", Decimal(1)


def _as_day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _day(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _days(start: date, end: date) -> str:
    """Write two days with what they share once: Oct–Dec 2024, 21–31 Oct 2024, 28 Oct – 3 Nov 2024."""
    if start.year != end.year:
        return f"{_day(start)} {EN_DASH} {_day(end)}"
    first, last = MONTH_NAMES[start.month - 1], MONTH_NAMES[end.month - 1]
    if start.day == 1 and end.day == monthrange(end.year, end.month)[1] and first != last:
        return f"{first}{EN_DASH}{last} {end.year}"
    if first == last:
        return f"{start.day}{EN_DASH}{_day(end)}"
    return f"{start.day} {first} {EN_DASH} {_day(end)}"


def _starts_with(iso: str | None, start: date) -> bool:
    """Tell whether a date as it was given begins on a day: since 2021, and not since 1 Jan 2021."""
    period = known_period(iso)
    return period is not None and period.start == start


def _spans_exactly(iso: str, start: date, end: date) -> bool:
    period = known_period(iso)
    return period is not None and (period.start, period.end) == (start, end)


def sentence_case(words: str) -> str:
    """Give words as they begin a line: with a capital, but for a name that has its capital elsewhere ("iPhones")."""
    is_plain = words.partition(" ")[0].islower()
    return words[:1].upper() + words[1:] if is_plain else words
