"""Units of measure and currencies: the table resources/units.toml as typed, quick look-ups."""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from reportedly.assets import resource
from reportedly.extraction.lexicon import Lexicon
from reportedly.extraction.pounds import PoundWords
from reportedly.extraction.unit_signs import SPACES, SignsAfter, SignsBefore
from reportedly.model.span import Span

__all__ = ["SharedName", "Unit", "UnitMatch", "UnitTable", "convert", "shared_units", "unit_table"]

_TABLES = ("units", "currencies", "currency_words")
_QUOTED = 300  # code points over which a quotation is looked back for
# A quotation that opens (group 1), or one that closes; a mark behind a digit may be inches and is neither.
_QUOTES = re.compile(r'(?:(?<=[\s(])|(?<![\s\S]))(")|(?<=[^\s\d(])"|\n')
# The longest names have six words ("barrels of oil equivalent", "million british thermal units").
_MOST_WORDS = 6
_FIRST_WORD = re.compile(r"[ \u00a0\u202f-]?([^\W\d_%](?:[^\W_]|[.'’](?=\w)|\.)*|%)")
_WORDS_AHEAD = re.compile(r"[ \u00a0\u202f-]?((?:%|[^\W\d_])[\w.’']*(?:[ \u00a0-][^\W\d_][\w.’']*){0,5})")
_GAP = re.compile(r"[ \u00a0-]")
_OPENING, _CLOSING = tuple("([{<"), tuple(")]}>")
# "10 \" long": inches with a space before the mark, shown by what follows.
_SPACED_INCHES = re.compile(r'\s(")(?=\s(?:long|wide|tall|thick|high|deep|in\s+diameter|across|x|by)\b)')
_RATE_NEXT = re.compile(r"\s?/|\s+(?:per|an?)\s+(?:second|minute|hour|day|week|month|year)\b")
_CAPITALS = frozenset("ACFLRVW")
_ILLNESS = re.compile(r"TB\s(?:patients?|cases?|deaths?|infections?|sufferers?|drugs?|tests?|clinics?)\b")
_LOOSE_NEXT = re.compile(r"[,.;:)]|\s(?:[a-z(]|$)|$")
_NUMBER_BEHIND = re.compile(r"[\d.,/¼½¾ -]*$")
_FEET = re.compile(r"['’]\s?\d{1,2}(?!\d)\s?(?:[\"″”]|['’]{2})?")
# "won", "crowns": a currency only behind a large number.
_LEAST_BIG = Decimal(100)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: canonical name, dimension, and the way to the dimension's base unit (factor, then offset)."""

    name: str
    dimension: str
    factor: Decimal = Decimal(1)
    offset: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit found in the text; a sign ("$", "%", "km") belongs to the figure's text, a name does not.

    `word` is the shared name that was read, where the unit is only the default of it ("pound").
    """

    unit: Unit
    span: Span
    is_sign: bool
    word: str = ""


@dataclass(frozen=True, slots=True)
class SharedName:
    """A name that several countries use for their money: the default, the bare word, the money of each country."""

    default: Unit
    bare: Unit
    places: Mapping[str, Unit]

    def of(self, countries: Collection[str]) -> Unit | None:
        """Give the one money that these countries have under this name; None where they have none or several."""
        found = {self.places[country] for country in countries if country in self.places}
        return next(iter(found)) if len(found) == 1 else None

    def most_likely(self, countries: Collection[str]) -> Unit:
        """Give the money of the one country that shares the name, the default, or else the bare name."""
        found = {self.places[country] for country in countries if country in self.places}
        if len(found) == 1:
            return next(iter(found))
        return self.default if not found or self.default in found else self.bare


def convert(value: Decimal, unit: Unit, to: Unit) -> Decimal:
    """Give the value in another unit of the same dimension; raises ValueError where the dimensions differ."""
    if unit.dimension != to.dimension:
        raise ValueError(f"{unit.name} ({unit.dimension}) is no {to.name} ({to.dimension})")
    return (value * unit.factor + unit.offset - to.offset) / to.factor


class UnitTable:
    """Finds units right behind or right before a number."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]], pounds: PoundWords | None = None) -> None:
        self._pounds = pounds
        self.by_name: dict[str, Unit] = {}
        self.canonical: dict[str, Unit] = {}
        self.shared: dict[str, SharedName] = {}
        self._big: dict[str, Unit] = {}
        self._shared_of: dict[str, str] = {}  # spelling or sign -> the shared name that it stands for
        self._after: dict[str, Unit] = {}
        self._glued: dict[str, Unit] = {}
        self._loose: dict[str, Unit] = {}
        self._with_rate: dict[str, Unit] = {}
        self._before: dict[str, Unit] = {}
        self._before_glued: dict[str, Unit] = {}
        self._guarded: set[str] = set()
        for dimension, entries in tables["units"].items():
            for name, entry in entries.items():
                self._add_unit(name, dimension, entry)
        for code, entry in tables["currencies"].items():
            self._add_currency(code, entry, tables["currency_words"])
        for word, entry in tables["currency_words"].items():
            self._add_shared(word, entry, tables["currencies"])
        self._first_words = frozenset(
            re.split("[ -]", name)[0].rstrip(".") for name in (*self.by_name, *self._big)
        )
        self._signs_after = SignsAfter(self._after)
        self._signs_glued = SignsAfter(self._glued)
        self._signs_with_rate = SignsAfter(self._with_rate)
        self._signs_before = SignsBefore(self._before, self._before_glued, self._guarded)

    def _add_unit(self, name: str, dimension: str, entry: Mapping[str, Any]) -> None:
        unit = Unit(name, dimension, Decimal(entry["factor"]), Decimal(entry.get("offset", "0")))
        self.canonical[name] = unit
        self._name(unit, entry["names"], self.by_name)
        self._after.update(dict.fromkeys(entry["signs"], unit))
        self._glued.update(dict.fromkeys(entry.get("glued", ()), unit))
        self._loose.update(dict.fromkeys(entry.get("loose_signs", ()), unit))
        self._with_rate.update(dict.fromkeys(entry.get("rate_signs", ()), unit))

    def _add_currency(self, code: str, entry: Mapping[str, Any], words: Mapping[str, Any]) -> None:
        unit = Unit(code, f"money:{code}")
        self.canonical[code] = unit
        invariant = entry.get("is_invariant", False)
        self._name(unit, entry.get("names", ()), self.by_name, is_invariant=invariant)
        self._name(unit, entry.get("big_names", ()), self._big, is_invariant=invariant)
        if "word" in entry:
            shared = words[entry["word"]]
            named = [f"{of} {name}" for of in entry["of"] for name in shared["names"]]
            self._name(unit, named, self.by_name, is_invariant=shared.get("is_invariant", False))
        if "minor" in entry:
            factor = Decimal(entry.get("minor_factor", "0.01"))
            minor = Unit(entry["minor"][0], f"money:{code}", factor)
            self.canonical.setdefault(minor.name, minor)
            self._name(minor, entry["minor"], self.by_name)
            self._glued.update(dict.fromkeys(entry.get("minor_glued", ()), minor))
            self._after.update(dict.fromkeys(entry.get("minor_signs", ()), minor))
        self._guarded.update(entry.get("guarded", ()))
        if entry.get("code_is_word"):
            self._guarded.add(code)
        for sign in (*entry.get("signs", ()), *entry.get("guarded", ()), code):
            self._before[sign] = unit
            # "300 PS", "20 Rs": plain letters behind a number are a currency only as its code.
            if sign == code or not sign.replace(".", "").replace(" ", "").isascii() or "$" in sign:
                self._after.setdefault(sign, unit)
        self._after.update(dict.fromkeys(entry.get("after", ()), unit))
        self._before_glued.update(dict.fromkeys(entry.get("glued", ()), unit))

    def _add_shared(self, word: str, entry: Mapping[str, Any], currencies: Mapping[str, Any]) -> None:
        """Add a name that several countries use for their money ("dinar")."""
        words = (word, *entry.get("also", ()))
        own = {code: row for code, row in currencies.items() if row.get("word") in words}
        default = self.canonical.get(entry.get("default", ""), Unit(word, f"money:{word}"))
        places = {country: self.canonical[code] for code, row in own.items() for country in row.get("in", ())}
        self.canonical.setdefault(word, Unit(word, f"money:{word}"))
        self.shared[word] = SharedName(default, Unit(word, f"money:{word}"), places)
        table = self._big if entry.get("is_big") else self.by_name
        invariant = entry.get("is_invariant", False)
        for spelling in self._name(default, entry["names"], table, is_invariant=invariant):
            self._shared_of[spelling] = word
        for sign in entry.get("signs", ()):
            self._before[sign] = self._after[sign] = default
            self._shared_of[sign] = word

    @staticmethod
    def _name(
        unit: Unit, names: Iterable[str], table: dict[str, Unit], *, is_invariant: bool = False
    ) -> list[str]:
        """Enter the names of a unit with their plurals; what a plural says already is not said again."""
        spellings = list(names) if is_invariant else [s for name in names for s in (name, _plural(name))]
        for spelling in spellings:
            table.setdefault(spelling, unit)
        return spellings

    def named(self, words: str) -> Unit | None:
        """Give the unit that a name in any case or a sign as written stands for ("hour", "MWh")."""
        return self.by_name.get(words.lower()) or self._after.get(words)

    def money(self, words: str, span: Span) -> UnitMatch | None:
        """Give the currency that a name at a place stands for, with no number beside it; no minor units."""
        name = words.lower()
        unit = self._big.get(name) or self.by_name.get(name)
        if unit is None or unit.factor != 1 or not unit.dimension.startswith("money"):
            return None
        return UnitMatch(unit, span, is_sign=False, word=self._shared_of.get(name, ""))

    def after(self, text: str, position: int, size: Decimal | None = None) -> UnitMatch | None:
        """Find the unit behind a number that ends at `position`; `size` tells "2 pounds" from "£2,000"."""
        following = text[position : position + 1]
        if not following or following in ",.;:!?\n)":
            return None
        sign = self._sign_after(text, position, size)
        by_name = self._name_after(text, position, size)
        if sign and by_name:
            return sign if sign.span.end >= by_name.span.end else by_name
        return sign or by_name

    def _sign_after(self, text: str, position: int, size: Decimal | None) -> UnitMatch | None:
        """Find the longest sign behind the number; one in brackets ("20 (kg)") stays outside the figure's text."""
        is_spaced = text[position] in SPACES
        found = None if is_spaced else self._signs_glued.find(text, position)
        if found and found[1].of(text) in "\"'’" and not _is_measure_mark(text, found[1]):
            found = None
        start = position + 1 if is_spaced or text[position] in "-‑" else position
        other = self._signs_after.find(text, start)
        if other and start > position and text[position] in "-‑" and other[1].of(text) in _CAPITALS:
            other = None  # "Division 3-A"
        if other and (self._is_word_code(text, other[1], size) or _ILLNESS.match(text, other[1].start)):
            other = None
        if other is None and (spaced := _SPACED_INCHES.match(text, position)):
            other = self.by_name["inch"], Span(*spaced.span(1))
        if other is None and (rated := self._signs_with_rate.find(text, start)):
            other = rated if _RATE_NEXT.match(text, rated[1].end) else None
        letter = text[start : start + 1]
        if other is None and is_spaced and letter in self._loose and _LOOSE_NEXT.match(text, start + 1):
            other = self._loose[letter], Span(start, start + 1)
        best = other if other and not (found and found[1].end >= other[1].end) else found
        if best:
            word = self._shared_of.get(best[1].of(text), "")
            return UnitMatch(best[0], best[1], is_sign=True, word=word)
        inside = self._signs_after.find(text, start + 1) if text[start : start + 1] in _OPENING else None
        if inside and text[inside[1].end : inside[1].end + 1] in _CLOSING:
            return UnitMatch(*inside, is_sign=False)
        return None

    def _is_word_code(self, text: str, span: Span, size: Decimal | None) -> bool:
        """Tell a code that is an English word ("20 ALL") from one behind a sum ("20,000 TRY")."""
        code = span.of(text)
        return code in self._guarded and code in self.canonical and (size is None or size < _LEAST_BIG)

    def _name_after(self, text: str, position: int, size: Decimal | None) -> UnitMatch | None:
        first = _FIRST_WORD.match(text, position)
        if not first or first[1].lower().rstrip(".") not in self._first_words:
            return None
        found = _WORDS_AHEAD.match(text, position, min(len(text), position + 80))
        if not found:
            return None
        phrase, start = found[1], found.start(1)
        cuts = [m.start() for m in _GAP.finditer(phrase)] + [len(phrase)]
        for cut in reversed(cuts[: _MOST_WORDS + 1]):
            words = phrase[:cut].lower().replace("\u00a0", " ").replace("’", "'")
            for candidate in (words, words.rstrip("."), words.removesuffix("'s"), words.replace("-", " ")):
                unit = self.by_name.get(candidate)
                if candidate in self._big:
                    unit = self._money_or(unit, text, Span(start, start + len(candidate)), size)
                if unit:
                    span = Span(start, start + len(candidate))
                    is_money = unit.dimension.startswith("money")
                    word = self._shared_of.get(candidate, "") if is_money else ""
                    return UnitMatch(unit, span, is_sign=unit.name == "percent", word=word)
        return None

    def _money_or(self, unit: Unit | None, text: str, span: Span, size: Decimal | None) -> Unit | None:
        """Choose between a currency that counts behind large numbers only and a unit of the same name."""
        money = self._big[span.of(text).lower().replace("\u00a0", " ")]
        if unit is None:
            is_price = size is not None and size.as_tuple().exponent == -2  # "3.72 crowns"
            return money if is_price or (size is not None and size >= _LEAST_BIG) else None
        return unit if self._pounds is None or self._pounds.is_weight(text, span, size) else money

    def before(self, text: str, position: int) -> UnitMatch | None:
        """Find the currency sign or code that ends right before a number."""
        found = self._signs_before.find(text, position)
        if found is None:
            return None
        return UnitMatch(*found, is_sign=True, word=self._shared_of.get(found[1].of(text), ""))


def _is_measure_mark(text: str, mark: Span) -> bool:
    """Tell inches and feet from quotation marks; a foot mark stands before inches (6'2")."""
    if mark.of(text) in "'’":
        return bool(_FEET.match(text, mark.start))
    number = _NUMBER_BEHIND.search(text, max(0, mark.start - 24), mark.start)
    is_quoted = number is not None and text[number.start() - 1 : number.start()] == '"'  # id="1448"
    return not is_quoted and not _is_closing(text, mark.start)


def _is_closing(text: str, position: int) -> bool:
    """Tell whether a straight quotation mark closes a quotation, or stands behind a word: no inches then."""
    if not text[position - 1].isnumeric():
        return True
    marks = [m.group(1) for m in _QUOTES.finditer(text, max(0, position - _QUOTED), position)]
    return bool(marks) and marks[-1] is not None


@cache
def unit_table(lexicon: Lexicon) -> UnitTable:
    """Give the units that a language's texts are read with."""
    tables = {name: lexicon.table(name) for name in _TABLES}
    return UnitTable(tables, PoundWords.of(lexicon.table("pounds")))


@cache
def shared_units() -> UnitTable:
    """Give the units of all languages, for conversions; costs some milliseconds at the first call."""
    return UnitTable(tomllib.loads(resource("units.toml").read_text("utf-8")))


def _plural(name: str) -> str:
    if name.endswith(("s", "old", "age")):
        return name
    return name[:-1] + "ies" if name.endswith("ny") else name + "s"
