"""The first look at the raw text: digit runs and number words with exact offsets, nothing joined yet."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from reportedly.extraction.compounds import Compound
from reportedly.extraction.number_digits import DIGITS, POWER, SPACED, to_decimal, to_power
from reportedly.extraction.number_scales import TIMES, ScaleReader
from reportedly.extraction.number_words import NumberWords
from reportedly.extraction.rates import find_rate
from reportedly.extraction.units import UnitTable
from reportedly.model.span import Span

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


_LETTER = r"[^\W\d_¼-¾⅐-⅞¹²³⁰-⁹]"
_TOKEN = re.compile(rf"({POWER})|({DIGITS})|([¼-¾⅐-⅞])|({_LETTER}+)")
_LETTERS = re.compile(rf"{_LETTER}+")
_WORD_CHARACTERS = re.compile(r"[^\W¹²³⁰-⁹]{0,200}")
_SIGNS = "-−"
_MINUS_BEHIND = " \t\n(\u00a0\u202f["
_CODE_BEFORE = re.compile(r"(?<![^\W_])(Mn|mn|bn|Bn|[kKTmMB])([A-Z]{3})[ \u00a0]?$")
# What stands before "1 500" where it is one number, and what follows; else they may be two.
_GROUPED = re.compile(r"\d,\d{3}(?!\d)")
_WORD_BEFORE = re.compile(r"(?:^|(?<=\s))\S{1,30}\s$")
_SPACED_NEXT = re.compile(r"\s?(?:%|[€$£¥])|\s+(?!(?:and|or)\s)[a-z]|\s?[-–]\s?\d")
# "doubled down", "double standards", "10x zoom": set phrases, and what is built so.
_NO_MULTIPLE = re.compile(
    r"[\s-](?:digits?|figures?|standards?|down|over|up|back|as\s+an?|check|jeopardy|agents?|jumps?|zoom|magnification|lens)\b",
    re.I,
)
# A batter doubles and triples too; "the reasons are threefold".
_BASEBALL = re.compile(
    r"\b(?:innings?|homered|homers?|RBIs?|singled|batters?|bunt(?:ed)?|strikeouts?|dugout)\b"
)
_INNINGS = 120
_OFTEN = frozenset({"twice", "thrice"})
_BEING_FOLD = re.compile(r"\b(?:is|are|was|were|be)\s$", re.I)
_ACCOUNTED = re.compile(r"\)(?:\s?%)?")


def read_lexemes(text: str, compounds: list[Compound], words: NumberWords, units: UnitTable) -> list[Lexeme]:
    """Read all lexemes outside the compounds, and codes such as "T-72" that are found on the way."""
    reader = _Reader(text, words, units)
    inside = iter(compounds)
    compound = next(inside, None)
    lexemes: list[Lexeme] = []
    done = 0
    for found in _TOKEN.finditer(text):
        if found.lastindex == 4 and not reader.is_number_word(found):
            continue
        start, end = found.span()
        if start < done:
            if done < end and found.lastindex in (1, 2):
                # A code took the first digits of "1,000" ("6of1,000"): the others belong to it too.
                lexemes[-1], done = Lexeme(lexemes[-1].start, end, LexemeKind.COMPOUND, word="code"), end
            continue
        while compound is not None and compound.span.end <= start:
            done, compound = max(done, compound.span.end), next(inside, None)
        if compound is not None and compound.span.start < end:
            lexemes += _beside(text, start, end, compound.span)
            done = lexemes[-1].end if lexemes else 0
            continue
        room = compound.span.start if compound is not None else len(text)
        lexeme = reader.read(found, done, room)
        if lexeme is not None:
            lexemes.append(lexeme)
            done = lexeme.end
    return lexemes


def _beside(text: str, start: int, end: int, compound: Span) -> list[Lexeme]:
    """Give what a compound leaves of a run of digits ("#tag1,000"), so that no digit is lost."""
    rests = ((start, min(end, compound.start)), (max(start, compound.end), end))
    return [
        Lexeme(a, b, LexemeKind.COMPOUND, word="code")
        for a, b in rests
        if a < b and any(c.isdecimal() for c in text[a:b])
    ]


def _kinds(words: NumberWords) -> dict[str, tuple[LexemeKind, Decimal]]:
    """Give kind and value of each number word; a word of two kinds is what comes last here."""
    tables = (
        (words.ordinals, LexemeKind.ORDINAL),
        (words.open_multiples, LexemeKind.MULTIPLE),
        (words.multiples, LexemeKind.MULTIPLE),
        (words.parts, LexemeKind.PART),
        (words.vague_multipliers, LexemeKind.VAGUE),
        (words.vague, LexemeKind.VAGUE),
        (words.scales, LexemeKind.SCALE),
        (words.cardinals, LexemeKind.CARDINAL),
    )
    return {word: (kind, value) for table, kind in tables for word, value in table.items()}


class _Reader(ScaleReader):
    def __init__(self, text: str, words: NumberWords, units: UnitTable) -> None:
        super().__init__(text, words, units)
        self.kinds = _kinds(words)
        self._is_grouped: bool | None = None

    def is_number_word(self, found: "re.Match[str]") -> bool:
        """Tell whether a run of letters is a number word, or a scale and a currency behind a number."""
        word = found.group()
        return word.lower() in self.kinds or (len(word) in (4, 5) and self._code_scale(word) is not None)

    def read(self, found: "re.Match[str]", floor: int, room: int) -> Lexeme | None:
        """Read one token; `floor` is where the lexeme before ends, `room` where the next compound begins."""
        start, end = found.span()
        match found.lastindex:
            case 1:
                value = to_power(found.group())
                word = "" if value is not None else "code"
                kind = LexemeKind.COMPOUND if value is None else LexemeKind.DIGITS
                return Lexeme(start, end, kind, value, word)
            case 2:
                return self._digits(start, self._spaced_end(start, end, room), floor)
            case 3:
                part = Decimal(str(round(unicodedata.numeric(found.group()), 6)))
                return Lexeme(start, end, LexemeKind.PART, part, "half")
            case _:
                return self._word(start, end, floor)

    # --- words ------------------------------------------------------------------------------------------

    def _word(self, start: int, end: int, floor: int) -> Lexeme | None:
        text = self.text
        word = text[start:end].lower()
        if word not in self.kinds:
            # "twenty MUSD": the letter multiplies the number that stands right before it.
            scale = self._code_scale(text[start:end])
            behind_number = floor and text[floor:start] in ("", " ", "\u00a0")
            letter = end - 3
            return Lexeme(start, letter, LexemeKind.SCALE, scale, "code") if behind_number else None
        kind, value = self.kinds[word]
        if kind is LexemeKind.SCALE and text[max(0, start - 4) : start].lower() == "per ":
            return Lexeme(start, end, LexemeKind.COMPOUND, word="base")  # "parts per million"
        before = text[start - 1] if start else " "
        if (before.isdigit() and kind is not LexemeKind.SCALE) or before == "_":
            return None
        if kind is LexemeKind.MULTIPLE and not self._multiplies(word, start, end):
            is_open = word in self.words.open_multiples
            return None if is_open else Lexeme(start, end, LexemeKind.COMPOUND, word="phrase")
        return Lexeme(start, end, kind, value, word)

    def _multiplies(self, word: str, start: int, end: int) -> bool:
        """Tell "twice as many", "double the sum", "could triple" from "twice a week", "a double murder"."""
        text, words = self.text, self.words
        if _NO_MULTIPLE.match(text, end) or _BASEBALL.search(text, max(0, start - _INNINGS), end + _INNINGS):
            return False
        if word not in words.open_multiples:
            return not (word.endswith("fold") and _BEING_FOLD.search(text, max(0, start - 5), start))
        if words.multiple_after.match(text, end) or (word in _OFTEN and find_rate(text, end, self.units)):
            return True
        return bool(words.multiple_before.search(text, max(0, start - 16), start))

    # --- digits -----------------------------------------------------------------------------------------

    def _spaced_end(self, start: int, end: int, room: int) -> int:
        """Give the end of a number with plain spaces between its thousands ("1 500 troops")."""
        text = self.text
        if end - start > 3 or text[end : end + 1] != " " or not text[end + 1 : end + 2].isdigit():
            return end
        found = SPACED.match(text, start, room)
        if not found or found.end() <= end or not _SPACED_NEXT.match(text, found.end()):
            return end
        before = _WORD_BEFORE.search(text, max(0, start - 32), start)
        word = before.group().strip().strip("(\"“‘'") if before else ""
        if word and (word.lower() in self.words.not_before_spaced or word[-1].isdigit() or word[-1] in "#№"):
            return end
        is_name = word[:1].isupper() and not self._opens_sentence(start - len(word) - 1)
        return end if is_name or self._has_grouped() else found.end()

    def _opens_sentence(self, position: int) -> bool:
        before = self.text[max(0, position - 3) : position].rstrip(" \"“‘'(")
        return not before or before[-1] in ".!?:;\n–—"

    def _has_grouped(self) -> bool:
        """Tell whether the text parts its thousands with commas: then a space parts two numbers."""
        if self._is_grouped is None:
            self._is_grouped = bool(_GROUPED.search(self.text))
        return self._is_grouped

    def _digits(self, start: int, end: int, floor: int) -> Lexeme | None:
        text = self.text
        body = text[start:end]
        if body[0] == "." and start and (text[start - 1].isalnum() or text[start - 1] in "./"):
            # ".5" behind a letter or a full stop is no decimal: "No.5", "...5".
            start, body = start + 1, body[1:]
        letters_after = _LETTERS.match(text, end)
        code = self._code(start, end, letters_after, floor)
        if code is not None:
            return code
        value = to_decimal(body)
        if value is None:
            return Lexeme(start, end, LexemeKind.COMPOUND, word="code" if body.isdecimal() else "unclear")
        begin, value = self._signed(start, end, value)
        if prefix := _CODE_BEFORE.search(text, max(floor, start - 6), start):
            # "MAUD 60": the letter before the currency's code multiplies the number behind it.
            factor = self._code_scale(prefix.group().rstrip(" \u00a0"))
            if factor is not None:
                return Lexeme(begin, end, LexemeKind.DIGITS, value * factor, scale=factor)
        if letters_after is None:
            if start and text[start - 1] == "(" and (closed := self._accounted(start, end)):
                return Lexeme(start - 1, closed, LexemeKind.DIGITS, -value)
            loose = self._loose_scale(start, end)
            if loose is not None:
                return Lexeme(begin, loose[1], LexemeKind.DIGITS, value * loose[0], scale=loose[0])
            return Lexeme(begin, end, LexemeKind.DIGITS, value)
        after = letters_after.group()
        if after in self.words.ordinal_endings and body.replace(",", "").isdecimal():
            return Lexeme(start, letters_after.end(), LexemeKind.ORDINAL, value, "digits")
        if TIMES.fullmatch(after):
            return Lexeme(begin, letters_after.end(), LexemeKind.MULTIPLE, value, "times")
        scale, letters_end = self._short_scale(after, start, end, letters_after.end())
        if scale is not None:
            return Lexeme(begin, letters_end, LexemeKind.DIGITS, value * scale, scale=scale)
        return Lexeme(begin, end, LexemeKind.DIGITS, value)

    def _signed(self, start: int, end: int, value: Decimal) -> tuple[int, Decimal]:
        """Give the begin and the value with the sign before a number: "-3", "minus 3"; "500-700" has none."""
        text = self.text
        if start and (start == 1 or text[start - 2] in _MINUS_BEHIND):
            if text[start - 1] in _SIGNS:
                return start - 1, -value
            if text[start - 1] == "–" and self.units.after(text, end, value):
                return start - 1, -value
        minus = self.words.minus_before.search(text, max(0, start - 12), start)
        if minus and not self.words.plus_before.search(text, max(0, minus.start() - 9), minus.start()):
            return minus.start(), -value
        return start, value

    def _accounted(self, start: int, end: int) -> int | None:
        """Give the end of a loss in an account's brackets: "$(3.2) million", "(3.2)%"."""
        closing = _ACCOUNTED.match(self.text, end)
        if closing is None:
            return None
        is_share = len(closing.group()) > 1
        return end + 1 if is_share or (start > 1 and self.text[start - 2] in "$€£¥") else None

    # --- codes ------------------------------------------------------------------------------------------

    def _code(self, start: int, end: int, letters_after: "re.Match[str] | None", floor: int) -> Lexeme | None:
        """Give the whole of "T-72", "COVID-19", "A320neo", "5G" or "24703L202"; None for a plain number."""
        text = self.text
        begin = start
        before = text[start - 1] if start else " "
        if (
            (before.isalpha() or before == "_")
            and not self._is_prefixed(start)
            and not self._is_sum(start, end)
        ):
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
