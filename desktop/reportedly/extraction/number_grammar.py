"""Lexemes to numbers: spelled numbers, scale words, parts, shares, vague plurals, ordinals."""

import re
from dataclasses import dataclass
from decimal import Context, Decimal

from reportedly.extraction.draft import Number, NumberForm
from reportedly.extraction.number_lexer import Lexeme, LexemeKind
from reportedly.extraction.number_words import NumberWords
from reportedly.model.span import Span

__all__ = ["Atom", "read_atoms", "short"]

_JOIN = re.compile(r"[ \u00a0\u202f\t]?(?:\r?\n)?|[-‑]")
_OF_GAP = re.compile(r"\s+of\s+(?:an?\s+)?|\s+an?\s+|[\s-]", re.I)
_OF = re.compile(r"\s+of\s+", re.I)
# Behind "a third": what shows that it is a part and not the next in a row ("a third man").
_PART_END = re.compile(r"\s*(?:[.,;:)!?\"”’—–]|$)")
# And before it: "up to a third came".
_PART_BOUND = re.compile(r"\b(?:than|up to|at least|at most|nearly|almost|roughly)\s+$", re.I)
_TENS_END = (Decimal(20), Decimal(90))
_SLASHES = ("/", "⁄")
# Beyond this "million million ..." is no number any more, and decimals would be rounded.
_LARGEST = Decimal(10) ** 18
_PLACES = Decimal("0.000001")
_SIX_DIGITS = Context(prec=6)
_FOLD = re.compile(r"(?:[\s-]|-\s)?fold(?!\w)", re.I)
# "half as many", "a third as large": a multiple below one.
_AS = re.compile(
    r"\s+as\s+(?:many|much|big|large|high|long|likely|often|expensive|strong|fast|great)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Atom:
    """A number before ranges are joined; `scale` is the scale word or letter in it, 1 for none."""

    number: Number
    scale: Decimal = Decimal(1)

    @property
    def is_plain(self) -> bool:
        """Tell whether it is one value in digits or words, so that it can be the end of a range."""
        return self.number.form in (NumberForm.DIGITS, NumberForm.WORDS, NumberForm.FRACTION)


def read_atoms(text: str, lexemes: list[Lexeme], words: NumberWords) -> list[Atom]:
    """Group the lexemes into numbers, in reading order."""
    grammar = _Grammar(text, lexemes, words)
    atoms: list[Atom] = []
    at = 0
    while at < len(lexemes):
        atom, at = grammar.read(at, atoms[-1].number.span.end if atoms else 0)
        if atom is not None:
            atoms.append(atom)
    return atoms


def _scaled(total: Decimal, current: Decimal, factor: Decimal) -> tuple[Decimal, Decimal]:
    """Apply a scale word: `total` holds what thousands and more have closed, `current` what is open."""
    if factor <= 100:
        return total, (current or Decimal(1)) * factor
    if current == 0:
        return (total or Decimal(1)) * factor, current
    if 0 < total < current * factor:  # "two hundred thousand million" and the like
        return (total + current) * factor, Decimal(0)
    return total + current * factor, Decimal(0)


def short(value: Decimal) -> Decimal:
    """Give the value to six decimals, or six digits below one: a third has no exact decimal."""
    if abs(value) >= _LARGEST:
        return value
    if abs(value) < 1:
        return Decimal(format(value.normalize(_SIX_DIGITS), "f"))
    rounded = value.quantize(_PLACES)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded.normalize()


class _Grammar:
    def __init__(self, text: str, lexemes: list[Lexeme], words: NumberWords) -> None:
        self.text, self.lexemes, self.words = text, lexemes, words

    def read(self, at: int, floor: int) -> tuple[Atom | None, int]:
        """Read one number from lexeme `at`; `floor` is the end of the number before."""
        lexeme = self.lexemes[at]
        match lexeme.kind:
            case LexemeKind.COMPOUND:
                return self._atom(
                    lexeme.start, at, NumberForm.COMPOUND, None, f"number.compound.{lexeme.word}"
                ), at + 1
            case LexemeKind.MULTIPLE:
                rule = "number.multiple.sign" if lexeme.word == "times" else "number.multiple"
                return self._atom(lexeme.start, at, NumberForm.MULTIPLE, lexeme.value, rule), at + 1
            case LexemeKind.ORDINAL:
                return self._ordinal(at, floor)
            case LexemeKind.VAGUE:
                return self._vague(at, floor)
            case LexemeKind.PART:
                return self._part(at, floor)
            case _:
                return self._counted(at, floor)

    # --- plain numbers ----------------------------------------------------------------------------------

    def _counted(self, at: int, floor: int) -> tuple[Atom | None, int]:
        lexemes = self.lexemes
        first = lexemes[at]
        start = first.start
        if first.kind is LexemeKind.SCALE:
            few = self.words.few_before.search(self.text, max(floor, start - 24), start)
            if few:
                return self._few_hundred(at, few.start())
            article = self.words.article_before.search(self.text, max(floor, start - 4), start)
            start = article.start() if article else start
        sign = 1
        if first.kind is LexemeKind.CARDINAL and (
            minus := self.words.minus_before.search(self.text, max(floor, start - 12), start)
        ):
            start, sign = minus.start(), -1
        value, scale, end = self._digits_run(at) if first.kind is LexemeKind.DIGITS else self._word_run(at)
        form = NumberForm.DIGITS if first.kind is LexemeKind.DIGITS else NumberForm.WORDS
        if end < len(lexemes):
            mixed = self._with_part(end, start, value, scale)
            if mixed is not None:
                return mixed
            if form is NumberForm.WORDS and self._is_ordinal_end(end, value):
                return self._atom(start, end, NumberForm.ORDINAL, None, "number.ordinal"), end + 1
        if fold := _FOLD.match(self.text, lexemes[end - 1].end):
            number = Number(Span(start, fold.end()), NumberForm.MULTIPLE, value=value, rule="number.multiple")
            return Atom(number), end
        rule = f"number.{form.value}" + (".scaled" if scale != 1 else "")
        if scale != 1:
            value = short(value)
        return self._atom(start, end - 1, form, sign * value, rule, scale), end

    def _is_ordinal_end(self, end: int, value: Decimal) -> bool:
        """Tell whether an ordinal word closes a spelled number: "twenty-first", "two hundred and first"."""
        following, gap = self.lexemes[end], self._gap(end - 1)
        if following.word not in self.words.ordinals:
            return False
        is_tens = _TENS_END[0] <= value <= _TENS_END[1] and value % 10 == 0
        return gap == "-" or (gap == " " and is_tens and (following.value or 0) < 10)

    def _digits_run(self, at: int) -> tuple[Decimal, Decimal, int]:
        first = self.lexemes[at]
        value, scale, end = first.value or Decimal(0), first.scale, at + 1
        while end < len(self.lexemes) and scale < 10**12 and self._joins(end - 1):
            factor = self._scale_of(end)
            if factor is None or value * factor > _LARGEST:
                break
            value, scale, end = value * factor, scale * factor, end + 1
        return value, scale, end

    def _word_run(self, at: int) -> tuple[Decimal, Decimal, int]:
        """Read "two hundred and fifty thousand" as far as it is one number."""
        total = current = Decimal(0)
        scale = least = Decimal(1)
        end = at
        while end < len(self.lexemes):
            lexeme = self.lexemes[end]
            if end > at and not self._continues(end, current, least):
                break
            factor = self._scale_of(end)
            if factor is None:
                current += lexeme.value or Decimal(0)
                least = Decimal(10) if (lexeme.value or 0) >= 20 else Decimal(1)
            else:
                scaled = _scaled(total, current, factor)
                if sum(scaled) > _LARGEST:
                    break
                (total, current), scale, least = scaled, factor, factor
            end += 1
        return total + current, scale, end

    def _continues(self, at: int, current: Decimal, least: Decimal) -> bool:
        """Tell whether lexeme `at` goes on with the number before it."""
        gap, lexeme = self._gap(at - 1), self.lexemes[at]
        value = lexeme.value or Decimal(0)
        if lexeme.kind is LexemeKind.CARDINAL:
            if least == 10:  # twenty-one
                return current % 10 == 0 and 0 < value < 10 and bool(_JOIN.fullmatch(gap))
            if least >= 100:  # two hundred (and) fifty
                return value < least and value > 0 and (
                    bool(_JOIN.fullmatch(gap)) or (bool(self.words.and_gap.fullmatch(gap)))
                )  # fmt: skip
            return False
        if not _JOIN.fullmatch(gap):
            return False
        factor = self._scale_of(at)
        if factor is None:
            return False
        if factor <= 100:
            return 0 < current < 100
        return True

    def _scale_of(self, at: int) -> Decimal | None:
        """Give the factor of a scale word, in the plural too where a number stands before ("five millions")."""
        lexeme = self.lexemes[at]
        if lexeme.kind is LexemeKind.SCALE:
            return lexeme.value
        if lexeme.kind is LexemeKind.VAGUE and lexeme.word.endswith("s"):
            return self.words.scales.get(lexeme.word[:-1])
        return None

    def _with_part(self, end: int, start: int, value: Decimal, scale: Decimal) -> tuple[Atom, int] | None:
        """Read "two-thirds", "2 1/2", "two and a half (million)", "a million and a half"."""
        part, gap = self.lexemes[end], self._gap(end - 1)
        if part.kind is not LexemeKind.PART or part.value is None:
            return self._slashed(end, start, value)
        is_sign = part.value < 1
        if not is_sign and _JOIN.fullmatch(gap) and self._is_share_of(value, part, gap, start, part.end):
            return self._scaled_part(start, end, value / part.value)
        fraction = part.value if is_sign else 1 / part.value
        if (self.words.and_gap.fullmatch(gap) and gap.strip().lower() != "and") or (
            is_sign and _JOIN.fullmatch(gap)
        ):
            if scale > 1 and not self._next_is_scale(end):
                whole = short(value + fraction * scale)
                return self._atom(start, end, NumberForm.WORDS, whole, "number.words.part", scale), end + 1
            return self._scaled_part(start, end, value + fraction)
        return None

    def _is_share_of(self, value: Decimal, part: Lexeme, gap: str, start: int, end: int) -> bool:
        """Tell "two thirds" and "a three-quarter majority" from "two quarters", which are half a year."""
        below = part.value or Decimal(1)
        if value != value.to_integral_value():
            return False
        if below == 4 and value != 1:
            before = self.text[max(0, start - 16) : start]
            is_time = self.words.quarters_before.search(before) or self.words.quarters_after.match(
                self.text, end
            )
            return value == 3 and (gap == "-" or not is_time)
        if part.word.endswith("s"):
            return 1 < value <= below * 2
        return value == 1 or (gap == "-" and value == below - 1)

    def _slashed(self, end: int, start: int, value: Decimal) -> tuple[Atom, int] | None:
        """Read "1/4" and "2 1/4", where a slash follows."""
        part, gap = self.lexemes[end], self._gap(end - 1)
        if part.kind is not LexemeKind.DIGITS:
            return None
        if gap in _SLASHES:
            return self._slash(start, end, value, Decimal(0))
        if gap in (" ", "-", "\u00a0") and end + 1 < len(self.lexemes) and value < 1000:
            below = self.lexemes[end + 1]
            if self._gap(end) in _SLASHES and below.kind is LexemeKind.DIGITS:
                return self._slash(start, end + 1, part.value or Decimal(0), value)
        return None

    def _slash(self, start: int, end: int, above: Decimal, whole: Decimal) -> tuple[Atom, int]:
        """Read "1/4" and, with a whole number before it, "2 1/4"."""
        below = self.lexemes[end].value or Decimal(0)
        if 0 < above < below <= 1000 and above == above.to_integral_value():
            form = NumberForm.DIGITS if whole else NumberForm.FRACTION
            # "5.61-3/4" of a grain market: three quarters of a cent.
            size = 1 if whole == whole.to_integral_value() else Decimal("0.01")
            value = whole + short(above / below) * size
            return self._atom(start, end, form, value, "number.fraction.slash"), end + 1
        return self._atom(start, end, NumberForm.COMPOUND, None, "number.compound.ratio"), end + 1

    # --- parts ------------------------------------------------------------------------------------------

    def _part(self, at: int, floor: int) -> tuple[Atom | None, int]:
        part = self.lexemes[at]
        if part.value is None:
            return None, at + 1
        start = part.start
        article = self.words.article_before.search(self.text, max(floor, start - 4), start)
        if part.word == "half":
            value = part.value if part.value < 1 else Decimal("0.5")
            return self._scaled_part(article.start() if article else start, at, value)
        if article and not part.word.endswith("s"):
            if self._is_open_part(article.start(), part.end) or self._next_is_scale(at):
                return self._scaled_part(article.start(), at, Decimal(1) / part.value)
        elif not part.word.endswith("s") and self._next_is_scale(at):
            return self._scaled_part(start, at, Decimal(1) / part.value)
        if part.word == "quarter" and self.words.part_next.match(self.text, part.end):
            return self._scaled_part(article.start() if article else start, at, Decimal(1) / part.value)
        if part.word in self.words.ordinals:
            return self._ordinal(at, floor)
        return None, at + 1

    def _is_open_part(self, start: int, end: int) -> bool:
        """Tell "a third of", "a third said", "than a third" from the next in a row ("a third man")."""
        if _PART_END.match(self.text, end) or self.words.part_of.match(self.text, end):
            return True
        return _PART_BOUND.search(self.text, max(0, start - 12), start) is not None

    def _next_is_scale(self, at: int) -> bool:
        following = self.lexemes[at + 1] if at + 1 < len(self.lexemes) else None
        return (
            following is not None
            and following.kind is LexemeKind.SCALE
            and bool(_OF_GAP.fullmatch(self._gap(at)))
        )

    def _scaled_part(self, start: int, last: int, value: Decimal) -> tuple[Atom, int]:
        """Give a part, times the scale word behind it ("a quarter of a million")."""
        if self._next_is_scale(last):
            factor = self.lexemes[last + 1].value or Decimal(1)
            whole = short(value * factor)
            return self._atom(start, last + 1, NumberForm.WORDS, whole, "number.words.part", factor), last + 2
        if value < 1 and _AS.match(self.text, self.lexemes[last].end):
            return self._atom(start, last, NumberForm.MULTIPLE, short(value), "number.multiple"), last + 1
        form = NumberForm.FRACTION if value < 1 else NumberForm.WORDS
        return self._atom(start, last, form, short(value), "number.fraction"), last + 1

    # --- vague plurals and ordinals ---------------------------------------------------------------------

    def _few_hundred(self, at: int, start: int) -> tuple[Atom, int]:
        value, scale, end = self._word_run(at)
        low = 2 * value
        number = Number(
            Span(start, self.lexemes[end - 1].end), NumberForm.VAGUE, low=low, rule="number.vague.several"
        )
        return Atom(number, scale), end

    def _vague(self, at: int, floor: int) -> tuple[Atom | None, int]:
        lexeme = self.lexemes[at]
        low, end = lexeme.value or Decimal(0), at + 1
        if lexeme.word in self.words.vague_before_of and not self._is_vague_count(lexeme):
            return None, end
        while end < len(self.lexemes) and _OF.fullmatch(self._gap(end - 1)):
            factor = self._scale_of(end)
            if factor is None:
                break
            low = self.words.vague_multipliers.get(self.lexemes[end - 1].word, low) if end == at + 1 else low
            low, end = low * factor, end + 1
        few = self.words.few_before.search(self.text, max(floor, lexeme.start - 24), lexeme.start)
        start = few.start() if few else lexeme.start
        number = Number(
            Span(start, self.lexemes[end - 1].end), NumberForm.VAGUE, low=low, rule="number.vague.plural"
        )
        return Atom(number), end

    def _is_vague_count(self, lexeme: Lexeme) -> bool:
        """Tell "scores of people" and "scores injured" from "he scores"."""
        if self.words.vague_next.match(self.text, lexeme.end):
            return True
        if lexeme.word != "scores":
            return False
        behind = self.words.vague_behind.search(self.text, max(0, lexeme.start - 16), lexeme.start)
        return bool(behind or self.words.vague_beside.match(self.text, lexeme.end))

    def _ordinal(self, at: int, floor: int) -> tuple[Atom | None, int]:
        lexeme = self.lexemes[at]
        if (
            lexeme.value == 2
            and floor
            and self.text[floor : lexeme.start] in (" ", "-")
            and lexeme.word == "second"
        ):
            return None, at + 1  # "a 4.3 second dash": the unit of time
        last = at
        if at + 1 < len(self.lexemes) and self.lexemes[at + 1].word == "half" and self._gap(at) in (" ", "-"):
            # "the first half", "second-half profit": a time, no share; but "the first half million".
            last = at if self._next_is_scale(at + 1) else at + 1
        return self._atom(lexeme.start, last, NumberForm.ORDINAL, None, "number.ordinal"), last + 1

    # --- small things -----------------------------------------------------------------------------------

    def _gap(self, at: int) -> str:
        """Give the text between lexeme `at` and the next, cut where it is too long to matter."""
        start, end = self.lexemes[at].end, self.lexemes[at + 1].start
        return self.text[start:end] if end - start <= 24 else "\0"

    def _joins(self, at: int) -> bool:
        return bool(_JOIN.fullmatch(self._gap(at)))

    def _atom(
        self,
        start: int,
        last: int,
        form: NumberForm,
        value: Decimal | None,
        rule: str,
        scale: Decimal = Decimal(1),
    ) -> Atom:
        return Atom(Number(Span(start, self.lexemes[last].end), form, value=value, rule=rule), scale)
