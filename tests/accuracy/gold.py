"""Reads the own accuracy set and refuses what does not hold together.

A sentence stands in TOML as its text, with each number in brackets, and one line of gold for each bracket:

    ["At least [400] people were killed on [23 October].", ">=400; people; people, killed", "!date"]

A figure is `numbers; unit; kind; heads` (kind left out: level). `numbers` is a relation and a value, a range
`18000..20000`, or `vague 24`. A number that is no figure is `!reason`, with relation, value and unit where the words
give them. ` / ` parts answers that are equally right, `*` takes any unit; heads are words of the counted thing.
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from reportedly.model.quantity import Kind, Quantity, Relation
from reportedly.model.set_aside import Reason

__all__ = ["PARTS", "GoldError", "GoldNumber", "GoldSentence", "load_part", "parse_sentence", "set_digest"]

PARTS = ("development", "untouched")
_HERE = Path(__file__).parent
_NUMBERS = re.compile(r"(=|~|>=|<=|>|<)(-?[\d.e]+)")
_RANGE = re.compile(r"(-?[\d.e]+)\.\.(-?[\d.e]+)")
_VAGUE = re.compile(r"vague (\d+)")
_NUMBER_WORD = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozens?|scores|hundreds?|thousands?|millions?|billions?|trillions?"
    r"|lakh|crore|half|quarters?|first|third|fourth|fifth|sixth|seventh|once|twice|thrice|doubled?|tripled?|\w+fold)\b",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"[^\d]*?(\d[\d,]*(?:\.\d+)?)[^\da-z]*(?:%|per ?cent| ?[ckm]m| ?k[gm]| ?sq km| ?mg| ?C| ?GW| ?ppm| ?[mk]ph)?"
)
_UNIT_DUE = frozenset({Reason.AGE, Reason.DURATION, Reason.DISTANCE, Reason.RESTATEMENT, Reason.MEASUREMENT})


class GoldError(ValueError):
    """A line of the set that contradicts itself; names the sentence."""


@dataclass(frozen=True, slots=True)
class GoldNumber:
    """One number of a sentence: a figure (no reasons), or set aside for one of `reasons`.

    Offsets are code points of the sentence without its brackets, half-open. `quantity` is None where the words
    give no value; its unit is the first of `units`, all of which are right ("*": any).
    """

    start: int
    end: int
    text: str
    quantity: Quantity | None
    units: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    heads: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def is_figure(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """One sentence with all its numbers; `name` is its topic and place in the file."""

    name: str
    topic: str
    text: str
    numbers: tuple[GoldNumber, ...]


def load_part(part: str) -> list[GoldSentence]:
    """Read one part of the set; raises GoldError at the first row that does not hold together."""
    sentences: list[GoldSentence] = []
    seen: set[str] = set()
    for path in sorted((_HERE / part).glob("*.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["sentences"]
        for place, (marked, *lines) in enumerate(rows, 1):
            sentence = parse_sentence(f"{path.stem} {place}", marked, lines)
            if sentence.text in seen:
                raise GoldError(f"{sentence.name}: stands twice")
            seen.add(sentence.text)
            sentences.append(sentence)
    return sentences


def set_digest(part: str) -> str:
    """Give the SHA-256 of one part: names and bytes of its files."""
    digest = hashlib.sha256()
    for path in sorted((_HERE / part).glob("*.toml")):
        digest.update(path.name.encode() + b"\n" + path.read_bytes())
    return digest.hexdigest()


def parse_sentence(name: str, marked: str, lines: list[str]) -> GoldSentence:
    """Take the brackets out of a sentence and read its gold; raises GoldError where they disagree."""
    pieces = re.split(r"[\[\]]", marked)
    if len(pieces) != 2 * len(lines) + 1 or not lines:
        raise GoldError(f"{name}: {len(pieces) // 2} brackets, {len(lines)} lines of gold")
    text = "".join(pieces)
    for outside in pieces[::2]:
        if found := _NUMBER_WORD.search(outside):
            raise GoldError(f"{name}: {found.group()!r} stands outside the brackets")
    numbers = []
    start = 0
    for place, piece in enumerate(pieces):
        if place % 2:
            number = _parse_number(name, start, piece, lines[place // 2])
            _check_heads(name, text, number)
            numbers.append(number)
        start += len(piece)
    return GoldSentence(name, name.split()[0], text, tuple(numbers))


def _parse_number(name: str, start: int, piece: str, line: str) -> GoldNumber:
    end = start + len(piece)
    if line.startswith("!"):
        return _parse_aside(name, start, piece, line[1:])
    fields = [field.strip() for field in line.split(";")]
    if len(fields) not in (3, 4):
        raise GoldError(f"{name}: {line!r} is not numbers; unit; kind; heads")
    units = tuple(fields[1].split(" / "))
    kinds = tuple(Kind(kind) for kind in fields[2].split(" / ")) if len(fields) == 4 else (Kind.LEVEL,)
    quantity = _parse_quantity(name, fields[0], units[0])
    _check_plain(name, piece, quantity)
    if Kind.SHARE in kinds and units[0] not in ("percent", "fraction"):
        raise GoldError(f"{name}: a share in {units[0]!r}")
    has_rate = any(" per " in unit or unit in ("*", "km/h") for unit in units)
    if Kind.RATE in kinds and not has_rate:
        raise GoldError(f"{name}: {line!r} is a rate without what it is counted by")
    return GoldNumber(start, end, piece, quantity, units, kinds, tuple(fields[-1].split(", ")))


def _parse_aside(name: str, start: int, piece: str, line: str) -> GoldNumber:
    found = re.fullmatch(r"([a-z /]+?)(?: ([=~<>\d-]\S*)(?: (.+))?)?", line)
    if found is None:
        raise GoldError(f"{name}: {line!r} is not a reason")
    reasons = tuple(Reason(reason) for reason in found[1].split(" / "))
    unit = found[3] or ("year of age" if Reason.AGE in reasons else None)
    quantity = _parse_quantity(name, found[2], unit) if found[2] else None
    if quantity and unit is None and _UNIT_DUE.intersection(reasons):
        raise GoldError(f"{name}: {line!r} has a value without its unit")
    units = ("year of age", "year") if unit == "year of age" else ((unit,) if unit else ())
    return GoldNumber(start, start + len(piece), piece, quantity, units, reasons=reasons)


def _parse_quantity(name: str, numbers: str, unit: str | None) -> Quantity:
    if found := _NUMBERS.fullmatch(numbers):
        return Quantity.bounded(Decimal(found[2]), Relation(found[1]), unit)
    if found := _RANGE.fullmatch(numbers):
        low, high = Decimal(found[1]), Decimal(found[2])
        if low >= high:
            raise GoldError(f"{name}: the range {numbers} ends before it begins")
        return Quantity.range(low, high, unit)
    if found := _VAGUE.fullmatch(numbers):
        return Quantity.vague(Decimal(found[1]), unit)
    raise GoldError(f"{name}: {numbers!r} is not a number")


def _check_plain(name: str, piece: str, quantity: Quantity) -> None:
    """Refuse a value that differs from the digits it was marked on, where these stand alone."""
    found = _PLAIN.fullmatch(piece)
    if found is None or quantity.value is None:
        return
    written = Decimal(found[1].replace(",", ""))
    if abs(quantity.value) not in (written, written / 100):
        raise GoldError(f"{name}: {piece!r} marked as {quantity.value}")


def _check_heads(name: str, text: str, number: GoldNumber) -> None:
    if number.is_figure and not any(head[:4].lower() in text.lower() for head in number.heads):
        raise GoldError(f"{name}: no word like {number.heads} in the sentence")
