"""The first look at the raw text: digit runs and number words with exact offsets, nothing joined yet."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from reportedly.extraction.compounds import Compound
from reportedly.extraction.number_words import NumberWords
from reportedly.extraction.units import UnitTable

__all__ = ["Lexeme", "LexemeKind", "read_lexemes"]


class LexemeKind(Enum):
    """What a lexeme can do in a number."""

    DIGITS = auto()
    CARDINAL = auto()
    SCALE = auto()
    VAGUE = auto()  # dozens, hundreds
    ORDINAL = auto()
    PART = auto()  # half, third, quarters
    MULTIPLE = auto()
    COMPOUND = auto()


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One digit run (with its sign and short scale) or one number word."""

    start: int
    end: int
    kind: LexemeKind
    value: Decimal | None = None
    word: str = ""
    scale: Decimal = Decimal(1)


# Repeats are bounded: without that, "1,111,111,..." over a megabyte is tried anew at every comma.
_DIGITS = (
    r"\d{1,2}(?:,\d{2}){1,5},\d{3}(?!,?\d)|"  # 1,50,000: lakhs and crores
    r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,9})?(?!,?\d)"
    r"|\d{1,3}(?:\.\d{3}){1,6},\d{1,9}(?![.,]?\d)|\d{1,3}(?:\.\d{3}){2,6}(?![.,]?\d)"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3}){1,6}(?:[.,]\d{1,9})?(?![.,]?\d)"
    r"|\d{1,3}(?: \d{3}){0,3} 000(?![.,]?\d)|\d{1,3}, 000(?![.,]?\d)"
    r"|\d{1,12},\d{1,2}(?![\d.,]|\s*[-–]\s*\d)(?=\s?(?:%|per\s?cent|million|billion|[€$£°k]))"
    r"|\d{0,18}\.\d{1,18}(?![.,]?\d)"
    r"|\d+"
)
_TOKEN = re.compile(rf"({_DIGITS})|([¼-¾⅐-⅞])|([^\W\d_¼-¾⅐-⅞²³]+)")
_LETTERS = re.compile(r"[^\W\d_¼-¾⅐-⅞²³]+")
_WORD_CHARACTERS = re.compile(r"\w{0,200}")
# More digits than this are no amount but a code; Decimal arithmetic stays exact below it.
_MOST_DIGITS = 18
_SIGNS = "-−"
# "42m users" is a count, "42m high" or "42m of cable" a length.
_NAME_NEXT = re.compile(r" [A-Z]")
_COUNTED_NEXT = re.compile(r"[ \u00a0]([a-z][a-z-]+)")


def read_lexemes(text: str, compounds: list[Compound], words: NumberWords, units: UnitTable) -> list[Lexeme]:
    """Read all lexemes outside the compounds, and codes such as "T-72" that are found on the way."""
    reader = _Reader(text, words, units)
    inside = iter(compounds)
    compound = next(inside, None)
    lexemes: list[Lexeme] = []
    done = 0
    kinds = reader.kinds
    for found in _TOKEN.finditer(text):
        if found.lastindex == 3 and found.group().lower() not in kinds:
            continue
        start = found.start()
        if start < done:
            continue
        while compound is not None and compound.span.end <= start:
            compound = next(inside, None)
        if compound is not None and compound.span.start < found.end():
            continue
        lexeme = reader.read(found, lexemes[-1].end if lexemes else 0)
        if lexeme is not None:
            lexemes.append(lexeme)
            done = lexeme.end
    return lexemes


def _kinds(words: NumberWords) -> dict[str, tuple[LexemeKind, Decimal]]:
    """Give kind and value of each number word; a word of two kinds is what comes last here."""
    tables = (
        (words.ordinals, LexemeKind.ORDINAL),
        (words.multiples, LexemeKind.MULTIPLE),
        (words.parts, LexemeKind.PART),
        (words.vague_multipliers, LexemeKind.VAGUE),
        (words.vague, LexemeKind.VAGUE),
        (words.scales, LexemeKind.SCALE),
        (words.cardinals, LexemeKind.CARDINAL),
    )
    return {word: (kind, value) for table, kind in tables for word, value in table.items()}


class _Reader:
    def __init__(self, text: str, words: NumberWords, units: UnitTable) -> None:
        self.text, self.words, self.units = text, words, units
        self.kinds = _kinds(words)

    def read(self, found: "re.Match[str]", floor: int) -> Lexeme | None:
        if found.lastindex == 1:
            return self._digits(found.start(), found.end(), floor)
        if found.lastindex == 2:
            value = Decimal(str(round(unicodedata.numeric(found.group()), 6)))
            return Lexeme(found.start(), found.end(), LexemeKind.PART, value, "half")
        return self._word(found.start(), found.end())

    def _word(self, start: int, end: int) -> Lexeme | None:
        word = self.text[start:end].lower()
        kind, value = self.kinds[word]
        if kind is LexemeKind.SCALE and self.text[max(0, start - 4) : start].lower() == "per ":
            return Lexeme(start, end, LexemeKind.COMPOUND, word="base")  # "parts per million"
        before = self.text[start - 1] if start else " "
        if (before.isdigit() and kind is not LexemeKind.SCALE) or before == "_":
            return None
        return Lexeme(start, end, kind, value, word)

    def _digits(self, start: int, end: int, floor: int) -> Lexeme | None:
        text = self.text
        body = text[start:end]
        if body[0] == "." and start and (text[start - 1].isalnum() or text[start - 1] == "."):
            # ".5" behind a letter or a full stop is no decimal: "No.5", "...5".
            start, body = start + 1, body[1:]
        letters_after = _LETTERS.match(text, end)
        code = self._code(start, end, letters_after, floor)
        if code is not None:
            return code
        value = _to_decimal(body)
        if value is None:
            return Lexeme(start, end, LexemeKind.COMPOUND, word="code")
        begin = start
        if start and text[start - 1] in _SIGNS and (start == 1 or text[start - 2] in " \t\n(\u00a0\u202f["):
            begin, value = start - 1, -value
        elif minus := self.words.minus_before.search(text, max(0, start - 12), start):
            begin, value = minus.start(), -value
        if letters_after is None:
            return Lexeme(begin, end, LexemeKind.DIGITS, value)
        after = letters_after.group()
        if after in self.words.ordinal_endings and body.isdecimal():
            return Lexeme(start, letters_after.end(), LexemeKind.ORDINAL, value, "digits")
        scale = self._short_scale(after, start, end, letters_after.end())
        if scale is not None:
            return Lexeme(begin, letters_after.end(), LexemeKind.DIGITS, value * scale, scale=scale)
        return Lexeme(begin, end, LexemeKind.DIGITS, value)

    def _short_scale(self, after: str, start: int, end: int, after_end: int) -> Decimal | None:
        if after in self.words.short_scales:
            is_label = (
                after == "B" and "." not in self.text[start:end] and _NAME_NEXT.match(self.text, after_end)
            )
            if not is_label or self.units.before(self.text, start):  # "221B Baker Street"
                return self.words.short_scales[after]
        if after not in self.words.money_scales:
            return None
        if self.units.before(self.text, start):
            return self.words.money_scales[after]
        follows = _COUNTED_NEXT.match(self.text, after_end)
        if after == "m" and follows and (
            (follows[1].endswith("s") and len(follows[1]) > 3) or follows[1] in ("people", "children", "combined")
            or self.units.by_name.get(follows[1])
        ):  # fmt: skip
            return self.words.money_scales[after]
        return None

    def _code(self, start: int, end: int, letters_after: "re.Match[str] | None", floor: int) -> Lexeme | None:
        """Give the whole of "T-72", "COVID-19", "A320neo", "5G" or "24703L202"; None for a plain number."""
        text = self.text
        begin = start
        before = text[start - 1] if start else " "
        if (before.isalpha() or before == "_") and not self._is_prefixed(start):
            while begin > floor and (text[begin - 1].isalnum() or text[begin - 1] in "_-"):
                begin -= 1
        elif before in "-‑" and start > 1 and text[start - 2].isalnum() and not text[start - 2].isdigit():
            name = start - 1
            while name > floor and (text[name - 1].isalnum() or text[name - 1] == "-"):
                name -= 1
            word = text[name : start - 1]
            if word.lower() not in self.words.prefixes and word != word.lower():
                begin = name
        glued = letters_after is not None and not self._is_suffix(start, end, letters_after.group())
        if begin == start and not glued and end < len(text) and text[end] == "_":
            glued = True
        if begin == start and not glued:
            return None
        tail = _WORD_CHARACTERS.match(text, end)
        return Lexeme(
            begin, tail.end() if tail else end, LexemeKind.COMPOUND, word="code" if glued else "name"
        )

    def _is_prefixed(self, start: int) -> bool:
        return self.units.before(self.text, start) is not None

    def _is_suffix(self, start: int, end: int, letters: str) -> bool:
        """Tell whether letters right behind digits are a scale, an ordinal ending or a unit."""
        words = self.words
        unit = self.units.after(self.text, end)
        follows = self.text[end + len(letters) : end + len(letters) + 1]
        if follows.isdigit() or follows == "_":
            return unit is not None and unit.span.end > end + len(letters)  # "32m2"
        if (
            letters in words.short_scales
            or letters in words.ordinal_endings
            or letters.lower() in words.scales
        ):
            return True
        if letters in words.money_scales and self.units.before(self.text, start):
            return True
        return unit is not None


def _to_decimal(body: str) -> Decimal | None:
    """Read digits under any convention of thousands and decimals; None where they are too many."""
    compact = re.sub(r"[\s\u00a0\u202f\u2009]", "", body)
    if sum(c.isdigit() for c in compact) > _MOST_DIGITS:
        return None
    comma, dot = compact.rfind(","), compact.rfind(".")
    if comma >= 0 and dot >= 0:
        decimal_mark = "," if comma > dot else "."
    elif comma >= 0:
        decimal_mark = "." if re.fullmatch(r"\d{1,3}(?:,\d{2,3})*,\d{3}", compact) else ","
    else:
        # Nobody writes "3.000" for three: it is three thousand, from an outlet on the Continent.
        is_thousands = compact.count(".") > 1 or (compact.endswith(".000") and compact[0] != "0" and dot <= 3)
        decimal_mark = "," if is_thousands else "."
    thousands = "." if decimal_mark == "," else ","
    return Decimal(compact.replace(thousands, "").replace(decimal_mark, "."))
