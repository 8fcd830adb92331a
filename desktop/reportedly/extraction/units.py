"""Units of measure and currencies: the table resources/units.toml as typed, quick look-ups."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from reportedly.assets import resource
from reportedly.extraction.lexicon import Lexicon
from reportedly.model.span import Span

__all__ = ["Unit", "UnitMatch", "UnitTable", "convert", "shared_units", "unit_table"]

# The longest unit name has four words ("new israeli shekel", "pounds per square inch").
_QUOTED = 300  # code points over which a quotation is looked back for
# A quotation that opens (group 1), or one that closes; a mark behind a digit may be inches and is neither.
_QUOTES = re.compile(r'(?:(?<=[\s(])|(?<![\s\S]))(")|(?<=[^\s\d(])"|\n')
_MOST_WORDS = 4
_WORDS_AHEAD = re.compile(r"[ \u00a0\u202f-]?((?:[^\W\d_][\w.’']*)(?:[ \u00a0-][^\W\d_][\w.’']*){0,3})")
_SCALED_CODE = re.compile(r"(?<![^\W_])(?:[kKTmMB]|[mMbB]n)([A-Z]{3})[ \u00a0]?$")
_SPACE = " \u00a0\u202f\u2009"
# "won", "pounds": a currency only behind a large number; two pounds are a weight.
_LEAST_BIG, _LEAST_WEIGHT = Decimal(100), Decimal(1000)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: canonical name, dimension, and the way to the dimension's base unit (factor, then offset)."""

    name: str
    dimension: str
    factor: Decimal = Decimal(1)
    offset: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit found in the text; a sign ("$", "%", "km") belongs to the figure's text, a name does not."""

    unit: Unit
    span: Span
    is_sign: bool


def convert(value: Decimal, unit: Unit, to: Unit) -> Decimal:
    """Give the value in another unit of the same dimension; raises ValueError where the dimensions differ."""
    if unit.dimension != to.dimension:
        raise ValueError(f"{unit.name} ({unit.dimension}) is no {to.name} ({to.dimension})")
    return (value * unit.factor + unit.offset - to.offset) / to.factor


class UnitTable:
    """Finds units right behind or right before a number."""

    def __init__(self, units: Mapping[str, Any], currencies: Mapping[str, Any]) -> None:
        self.by_name: dict[str, Unit] = {}
        self._big: dict[str, Unit] = {}
        self._after: dict[str, Unit] = {}
        self._glued: dict[str, Unit] = {}
        self._before: dict[str, Unit] = {}
        self._before_glued: dict[str, Unit] = {}
        self.canonical: dict[str, Unit] = {}
        for dimension, entries in units.items():
            for name, entry in entries.items():
                self._add_unit(name, dimension, entry)
        for code, entry in currencies.items():
            self._add_currency(code, entry)
        self._after_pattern = _pattern_after(self._after)
        self._bracketed_pattern = re.compile(rf"\s?[(\[{{<]{self._after_pattern.pattern}[)\]}}>]")
        self._glued_pattern = _pattern_after(self._glued)
        self._before_pattern = _pattern_before(self._before, self._before_glued)
        self.sign_characters = frozenset(s[-1] for s in self._before if not s[-1].isalnum())

    def _add_unit(self, name: str, dimension: str, entry: Mapping[str, Any]) -> None:
        unit = Unit(name, dimension, Decimal(entry["factor"]), Decimal(entry.get("offset", "0")))
        self.canonical[name] = unit
        for spelling in entry["names"]:
            self.by_name[spelling] = unit
            self.by_name.setdefault(_plural(spelling), unit)
        for sign in entry["signs"]:
            self._after[sign] = unit
        for sign in entry.get("glued", ()):
            self._glued[sign] = unit

    def _add_currency(self, code: str, entry: Mapping[str, Any]) -> None:
        unit = Unit(code, f"money:{code}")
        self.canonical[code] = unit
        for spelling in entry.get("names", ()):
            self.by_name[spelling] = unit
            self.by_name.setdefault(_plural(spelling), unit)
        for spelling in entry.get("big_names", ()):
            self._big[spelling] = self._big[_plural(spelling)] = unit
        minor = Unit(entry.get("minor", [code])[0], f"money:{code}", Decimal("0.01"))
        for spelling in entry.get("minor", ()):
            self.by_name[spelling] = minor
            self.by_name.setdefault(_plural(spelling), minor)
        for sign in entry.get("minor_glued", ()):
            self._glued[sign] = minor
        for sign in (*entry.get("signs", ()), code):
            self._before[sign] = unit
            # "300 PS", "20 Rs": letters behind a number are a currency only as its code.
            if sign == code or not any(c.isascii() and c.isalpha() for c in sign):
                self._after.setdefault(sign, unit)
        for sign in entry.get("glued", ()):
            self._before_glued[sign] = unit

    def after(self, text: str, position: int, size: Decimal | None = None) -> UnitMatch | None:
        """Find the unit behind a number that ends at `position`; `size` tells "2 pounds" from "£2,000"."""
        sign = self._sign_after(text, position)
        by_name = self._name_after(text, position, size)
        if sign and by_name:
            return sign if sign.span.end >= by_name.span.end else by_name
        return sign or by_name

    def _sign_after(self, text: str, position: int) -> UnitMatch | None:
        """Find the longest sign behind the number; one in brackets ("20 (kg)") stays outside the figure's text."""
        spaced = (
            position + 1 if text[position : position + 1] in _SPACE and position < len(text) else position
        )
        found = self._glued_pattern.match(text, position)
        other = self._after_pattern.match(text, spaced)
        if found and found[1] == '"' and _is_closing(text, position):
            found = None
        if found and not (other and other.end(1) > found.end(1)):
            return UnitMatch(self._glued[found[1]], Span(*found.span(1)), is_sign=True)
        if other and not (text[other.start(1)] == '"' and _is_closing(text, other.start(1))):
            return UnitMatch(self._after[other[1]], Span(*other.span(1)), is_sign=True)
        bracketed = self._bracketed_pattern.match(text, position)
        return (
            UnitMatch(self._after[bracketed[1]], Span(*bracketed.span(1)), is_sign=False)
            if bracketed
            else None
        )

    def _name_after(self, text: str, position: int, size: Decimal | None) -> UnitMatch | None:
        found = _WORDS_AHEAD.match(text, position, min(len(text), position + 80))
        if not found:
            return None
        phrase = found[1]
        cuts = [m.start() for m in re.finditer(r"[ \u00a0-]", phrase)] + [len(phrase)]
        for cut in reversed(cuts[: _MOST_WORDS + 1]):
            words = phrase[:cut].lower().replace("\u00a0", " ")
            for candidate in (words, words.rstrip(".")):
                unit = self.by_name.get(candidate)
                if (
                    candidate in self._big
                    and size is not None
                    and size >= (_LEAST_WEIGHT if unit else _LEAST_BIG)
                ):
                    is_weight = (
                        text.startswith(" of ", found.start(1) + len(candidate)) or text[position] == "-"
                    )
                    unit = unit if is_weight and unit else self._big[candidate]
                if unit:
                    start = found.start(1)
                    is_sign = unit.dimension == "share" and unit.name == "percent"
                    return UnitMatch(unit, Span(start, start + len(candidate)), is_sign)
        return None

    def before(self, text: str, position: int) -> UnitMatch | None:
        """Find the currency sign or code that ends right before a number."""
        if position == 0:
            return None
        last = text[position - 1]
        if last not in self.sign_characters and not last.isalpha() and last not in _SPACE and last != ".":
            return None
        window = max(0, position - 10)
        found = self._before_pattern.search(text, window, position)
        if not found:
            return self._scaled_code(text, window, position)
        if found[1]:
            return UnitMatch(self._before[found[1]], Span(*found.span(1)), is_sign=True)
        return UnitMatch(self._before_glued[found[2]], Span(*found.span(2)), is_sign=True)

    def _scaled_code(self, text: str, window: int, position: int) -> UnitMatch | None:
        """Find a code with a scale letter before it ("MAUD 60"); the number itself carries the scale."""
        found = _SCALED_CODE.search(text, window, position)
        unit = self.canonical.get(found[1]) if found else None
        is_money = unit is not None and unit.dimension.startswith("money")
        return UnitMatch(unit, Span(found.start(), found.end(1)), True) if found and unit and is_money else None


def _is_closing(text: str, position: int) -> bool:
    """Tell whether a straight quotation mark closes a quotation, or stands behind a word: no inches then."""
    if not text[position - 1].isnumeric():
        return True
    marks = [m.group(1) for m in _QUOTES.finditer(text, max(0, position - _QUOTED), position)]
    return bool(marks) and marks[-1] is not None


@cache
def unit_table(lexicon: Lexicon) -> UnitTable:
    """Give the units that a language's texts are read with."""
    return UnitTable(lexicon.table("units"), lexicon.table("currencies"))


@cache
def shared_units() -> UnitTable:
    """Give the units of all languages, for conversions; costs some milliseconds at the first call."""
    tables = tomllib.loads(resource("units.toml").read_text("utf-8"))
    return UnitTable(tables["units"], tables["currencies"])


def _plural(name: str) -> str:
    if name.endswith(("s", "old", "age")):
        return name
    return name[:-1] + "ies" if name.endswith("ny") else name + "s"


def _pattern_after(signs: Mapping[str, Unit]) -> re.Pattern[str]:
    """Match a sign behind a number; a currency sign with digits behind it belongs to the next number."""
    return re.compile("(" + "|".join(_closed(s) for s in sorted(signs, key=len, reverse=True)) + ")")


def _closed(sign: str) -> str:
    return re.escape(sign) + (
        r"(?![^\W_])" if sign[-1].isalnum() else r"(?!\s?\d)" if sign not in "%°″′" else ""
    )


def _pattern_before(signs: Mapping[str, Unit], glued: Mapping[str, Unit]) -> re.Pattern[str]:
    """Match a sign that ends at the end of the search, with one space before the number or none."""

    def alternatives(table: Mapping[str, Unit]) -> str:
        ordered = sorted(table, key=len, reverse=True)
        return "|".join((r"(?<![^\W_])" if s[0].isalpha() else "") + re.escape(s) for s in ordered)

    return re.compile(f"(?:({alternatives(signs)})[ \u00a0\u202f]?|({alternatives(glued)}))$")
