"""Figures, days, sources and measures as they stand in a sentence of plain British news style."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from reportedly.analysis.comparing_words import any_of, comparing_words, singular, word_table
from reportedly.analysis.naming_words import known_sources, naming_words
from reportedly.analysis.one_unit import is_counted
from reportedly.analysis.statement_words import counted_words, in_plural, is_plural, long_date, long_month
from reportedly.extraction.lexicon import load_lexicon
from reportedly.model.date_range import said_days, target_days
from reportedly.model.dates import parse_iso_period
from reportedly.model.figure import AHEAD, Figure
from reportedly.model.formatting import MONTH_NAMES, TIMES, format_figure, format_target
from reportedly.model.quantity import RELATIVE_UNITS, STEPS, Kind, Relation

__all__ = [
    "NO_NOUN",
    "NO_SHARE",
    "joined",
    "measure_words",
    "name_prose",
    "number_prose",
    "said_on",
    "small_number",
    "target_prose",
    "voice_prose",
]

NO_NOUN, NO_SHARE = "the figure", "the share"
"""What a number is of where no noun was read."""
_BRACKETED = re.compile(r"(.+) \((.+)\)")
_OWN_VOICE = ", own voice"
_SYLLABLES = re.compile(r"(?=.{4})[AEIOU]?(?:[B-DF-HJ-NP-TV-Z][AEIOU])+[B-DF-HJ-NP-TV-Z]?")
_CURRENCY = re.compile(r"[A-Z]{3}( per .+)?")


def number_prose(figure: Figure) -> str:
    """Write a figure's number with its hedge in words: "about 3,000", "more than $2 million", "3.2%", "dozens"."""
    shown = format_figure(figure).replace(" %", "%")
    if figure.unit.startswith("percentage point"):
        shown = shown.replace(" points", " percentage points")
    if figure.unit == _prose()["magnitude"]:
        return f"{figure.unit} {shown.removesuffix(f' {figure.unit}')}"
    shown = _with_unit(shown, figure.unit)
    if figure.kind in STEPS:
        shown = shown.replace("+", "", 1).replace("\N{MINUS SIGN}", "", 1)
    if figure.unit == "fraction":
        shown = _said_fraction(shown)
    if figure.unit == "times":
        shown = f"{shown.replace(TIMES, '')} times"
    if figure.relation is Relation.RANGE:
        return shown.replace("\N{EN DASH}", " to ")
    if shown.isdigit() and int(shown) < len(_prose()["small"]) and not _is_measured(figure.unit):
        return small_number(int(shown))
    if shown[:1] not in "~≥>≤<":
        return shown
    fewer = "less" if _is_measured(figure.unit) else "fewer"
    words = {"~": "about", "≥": "at least", ">": "more than", "≤": "up to", "<": f"{fewer} than"}
    rest = shown[1:]
    if rest.isdigit() and int(rest) < len(_prose()["small"]) and not _is_measured(figure.unit):
        rest = small_number(int(rest))
    return f"{words[shown[0]]} {rest}"


def _with_unit(shown: str, unit: str) -> str:
    """Write a unit out: "12 tonnes"; the table may leave a barrel to the measure, a sentence may not."""
    sign, name = _prose()["units"].get(unit, ("", ""))
    if name and shown.endswith(f" {sign}"):
        return f"{shown.removesuffix(sign)}{name}"
    is_plain = shown[-1:].isdigit() and unit not in ("fraction", "times") and " per " not in unit
    if is_plain and _is_measured(unit) and not _CURRENCY.fullmatch(unit):
        return f"{shown} {unit if shown == '1' else f'{unit}s'}"
    return shown


def _said_fraction(shown: str) -> str:
    """Say 1/3 as people do."""
    sign, number = (shown[:1], shown[1:]) if shown[:1] in "~≥>≤<" else ("", shown)
    return f"{sign}{_prose()['fractions'].get(number, number)}"


def measure_words(figure: Figure, measure: str) -> str:
    """Name what a number is of: "the number of houses destroyed in Chad", "the turnout", "inflation"."""
    name = measure or figure.unit
    if figure.kind is Kind.CHANGE:
        name = name.removeprefix("change in ")
        return name if is_plural(name) else _with_article(name)
    if figure.kind is Kind.INCREMENT:
        return name.removeprefix("additional ")
    is_unread = name.split()[-1].lower() in load_lexicon("en").table("totals")["nothing"]
    if figure.kind is Kind.SHARE and is_unread:
        return NO_SHARE
    if figure.kind is Kind.SHARE or (figure.unit in ("percent", "fraction") and is_plural(name)):
        return f"the share of {name}"
    if name.split()[0].lower() in _prose()["articles"]:
        return name
    head = counted_words(name).split()[-1]
    if head.lower() in load_lexicon("en").table("totals")["nothing"]:
        return NO_NOUN
    if not _is_measured(figure.unit):
        return _counted_words(figure, name, head)
    if figure.unit in _prose()["mass"]:
        return f"the amount of {name}"
    return _with_article(name)


def _with_article(name: str) -> str:
    """Name one thing: "the cost", "the Farmers' Party", and "inflation", "Grauer Ferner" as they are."""
    head = counted_words(name).split()[-1].lower()
    is_name = name[:1].isupper() and head not in _prose()["named_the"].split()
    has_article = (
        is_name or head in _prose()["bare"].split() or name.split()[0].lower() in _prose()["articles"]
    )
    return name if has_article else f"the {name}"


def _counted_words(figure: Figure, name: str, head: str) -> str:
    """Name what is counted; "one woman" is read as a woman, of whom there is a number."""
    if is_plural(name):
        return f"the number of {name}"
    table = load_lexicon("en").table("sentence")["with_article"]
    if head.lower() in table or head.lower() in _prose()["bodies"].split():
        return f"the {name}"
    return f"the number of {in_plural(name)}"


def said_on(figure: Figure, *, is_year_said: bool = True) -> str:
    """Say when it was said: "on 23 October 2024", "in the week of 14 October 2024"; "" where nobody knows."""
    days = said_days(figure)
    if days is None or figure.statement_date is None:
        return ""
    period = parse_iso_period(figure.statement_date)
    if period.is_day:
        return f"on {long_date(days[0], is_year_said=is_year_said)}"
    if "W" in figure.statement_date:
        return f"in the week of {long_date(days[0], is_year_said=is_year_said)}"
    if len(figure.statement_date) == len("2024"):
        return f"in {figure.statement_date}"
    return f"in {long_month(days[0])}{f' {days[0].year}' if is_year_said else ''}"


def target_prose(figure: Figure) -> str:
    """Say what time a figure is about: "by December 2024", "in 2025", "for 21–31 October 2024"; "" for none."""
    words = format_target(figure)
    if not words or figure.target_date == figure.statement_date:
        return ""
    days = target_days(figure)
    if words.startswith("in week ") and days is not None:
        return f"in the week of {long_date(days[0], is_year_said=True)}"
    for short, long in zip(MONTH_NAMES, _prose()["months"], strict=True):
        words = re.sub(rf"\b{short}\b", long, words)
    is_about_to_come = figure.stance in AHEAD
    said, days = said_days(figure), target_days(figure)
    if said and days and words.startswith("on ") and days[0].year == said[0].year:
        words = words.removesuffix(f" {days[0].year}")
    if not words.split()[0].islower():
        words = f"for {words}"
    return words if is_about_to_come or not words.startswith("by ") else words.replace("by ", "up to ", 1)


def voice_prose(figure: Figure) -> str:
    """Name who gives a figure; an outlet that names no source is named as that."""
    if figure.source is None:
        return f"{outlet_prose(figure.outlet or 'the outlet')}, naming no source,"
    return name_prose(figure.source)


def outlet_prose(name: str) -> str:
    """Put the article before the names of papers that have one: "the Guardian", "BBC" as "the BBC"."""
    table = load_lexicon("en").table("sources")
    has_article = (
        name in table["articles"]["with_the"] or name.split()[-1].lower() in table["with_article"].split()
    )
    return f"the {name}" if has_article else name


@cache
def name_prose(name: str) -> str:
    """Put the article before a name where English has one: "the Pentagon", "South Korea's NIS", "police"."""
    bracketed = _BRACKETED.fullmatch(name)
    if bracketed is not None and known_sources().code_of(bracketed[2]):
        owner = name_prose(bracketed[2])
        return f"{owner}{'’' if owner.endswith('s') else '’s'} {bracketed[1]}"
    if name.split()[0].lower() in (*_prose()["articles"], *_prose()["several"]):
        return name
    first, *rest = name.split()
    if not rest and first.lower() in naming_words().kinds:
        return f"{_article(name.lower())}{name.lower()}"  # "Police" at the head of a sentence
    if first.endswith(("'s", "’s")):
        return f"the {name}" if first.islower() else name  # "the ministry's own meters"
    is_plain = bool(rest) and first.istitle() and all(word.islower() for word in rest) and is_plural(name)
    if is_plain and singular(first.lower()) in comparing_words().common:
        return f"{first.lower()} {' '.join(rest)}"  # "Health experts" at the head of a sentence
    if "," in name:  # "Ana Ruiz, the mayor"
        return f"{_article(name.partition(',')[0])}{name}"
    if name.lower() in _prose()["with_the"]:
        return f"the {name}"
    head = re.split(rf" (?:{any_of(_prose()['links_of_names'])}) ", name)[0]
    last = head.split()[-1].lower()
    if head != name and head.islower() and _kind_of(head) in ("anonymous", "expert") and not is_plural(head):
        return f"{_indefinite(head)}{name}"  # "a doctor at the hospital"
    if " " in name and (last in _prose()["named_the"].split() or (head != name and _is_role(head))):
        return f"the {name}"
    holder, of, _ = name.partition(" of ")
    if of and not holder.split()[-1].islower() and _kind_of(holder) is None:
        return f"{_article(holder)}{name}"  # "Ana Ruiz of the union"
    if rest and _kind_of(first) in ("anonymous", "expert") and not rest[0][:1].isupper():
        return f"{first.lower()} {' '.join(rest)}"  # "Researchers at the university"
    return f"{_article(name)}{name}"


def _indefinite(name: str) -> str:
    is_vowel = name[0].lower() in "aeiou" and not name.lower().startswith(tuple(_prose()["like_you"]))
    return "an " if is_vowel else "a "


def _is_role(words: str) -> bool:
    """Tell "mayor" and "provisional toll" from "residents" and "police", which stand without an article."""
    return words.islower() and not is_plural(words)


def small_number(number: int) -> str:
    """Write a count in a sentence: words below ten."""
    small = _prose()["small"]
    return small[number] if number < len(small) else f"{number:,}"


def joined(parts: Sequence[str]) -> str:
    """Join with commas and "and"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _kind_of(word: str) -> str | None:
    """Give the sort of body that a word is, also in the plural."""
    kinds, folded = naming_words().kinds, word.split()[-1].lower()
    return kinds.get(folded) or kinds.get(folded.removesuffix("s"))


def _article(name: str) -> str:
    table = load_lexicon("en").table("sources")["articles"]
    if name in table["with_the"]:
        return "the "
    body = known_sources().find(name)
    if (
        name in table["without_the"]
        or known_sources().code_of(name)
        or (body is not None and body.kind == "person")
    ):
        return ""
    last = name.split()[-1]
    kind = _kind_of(last)
    is_land = known_sources().code_of(last) or last.lower() in _prose()["lands"].split()
    if is_land and name != last and " of " not in name:
        return ""  # "Police Scotland"
    if name.istitle() and name != last and last.lower() in _prose()["firms"].split():
        return ""
    if last.islower():
        if last == "police" or (last.endswith("s") and not last.endswith(("ss", "us"))):
            return ""
        if kind in ("anonymous", "expert"):
            return _indefinite(name)
        return "the "
    if body is not None and body.kind in ("company", "outlet", "person"):
        return ""
    if name in _prose()["spoken"].split() or _SYLLABLES.fullmatch(name):
        return ""
    if name.isupper() and " " not in name:
        return "the "
    is_body = kind in ("government", "agency", "organization") or (
        body is not None and body.kind != "research"
    )
    return "the " if is_body and (" " in name or kind is not None) else ""


def _prose() -> Mapping[str, Any]:
    return word_table("prose")


def _is_measured(unit: str) -> bool:
    """Tell money, shares and measures, of which there is less, from what is counted, of which there are fewer."""
    return _CURRENCY.fullmatch(unit) is not None or unit in RELATIVE_UNITS or not is_counted(unit)
