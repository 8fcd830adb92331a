"""Ranges, shares and scores: what two numbers side by side say together."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reportedly.extraction.draft import Number, NumberForm
from reportedly.extraction.number_grammar import Atom
from reportedly.extraction.number_words import NumberWords
from reportedly.extraction.units import UnitMatch, UnitTable

__all__ = ["is_change_before", "join_numbers"]

_LONGEST_GAP = 48
_WINDOW = 90
_HYPHEN = re.compile(r"\s*[-–—‒−]\s*")
_SENTENCE_OVER = re.compile(r"\s*(?:[.,;:!?)]|$)")
_TO_ONE = re.compile(r"[\s-]to[\s-]", re.I)
_OF = re.compile(r"\s+of\s+", re.I)
_OR = re.compile(r"\s+or\s+", re.I)
_TO_NEXT = re.compile(r"\s*(?:%|per\s?cent)?\s+to\s+\S{0,3}\d", re.I)
_SENTENCE_END = re.compile(r"[.;!?]\s")
_WORD = re.compile(r"[^\W\d_]+")
_YEAR_BEFORE = re.compile(r"\b(?:in|since|of|by|during|until|and|to|from)\s$", re.I)
_VOTE = re.compile(
    r"\b(?:vote[sd]?|voters?|voting|bill|lawmakers|backed|margin|ballot|referendum|senate|house|parliament|court|passed|approved|ruled|ruling)\b",
    re.I,
)
_PLACES = Decimal("0.000001")


def is_change_before(text: str, position: int, words: NumberWords) -> bool:
    """Tell whether the clause before a number holds a word of change ("rose", "revised", "down")."""
    window = text[max(0, position - _WINDOW) : position]
    ends = [m.end() for m in _SENTENCE_END.finditer(window)]
    clause = window[ends[-1] if ends else 0 :]
    return any(w.lower() in words.change_words for w in _WORD.findall(clause))


def join_numbers(text: str, atoms: list[Atom], words: NumberWords, units: UnitTable) -> list[Number]:
    """Join neighbours into ranges, shares and scores; the rest is passed on."""
    joiner = _Joiner(text, words, units)
    numbers: list[Number] = []
    at = 0
    while at < len(atoms):
        following = atoms[at + 1] if at + 1 < len(atoms) else None
        joined = joiner.join(atoms[at], following) if following is not None else None
        if joined is None:
            numbers.append(joiner.carried(atoms[at], following))
            at += 1
        else:
            numbers.append(joined)
            at += 2
    return numbers


@dataclass(frozen=True, slots=True)
class _Between:
    """What stands between two numbers: the words, and the units that belong to either."""

    gap: str
    after_first: UnitMatch | None
    before_first: UnitMatch | None
    before_second: UnitMatch | None
    after_second: UnitMatch | None


class _Joiner:
    def __init__(self, text: str, words: NumberWords, units: UnitTable) -> None:
        self.text, self.words, self.units = text, words, units

    def join(self, first: Atom, second: Atom) -> Number | None:
        """Give the range, share or score that two numbers make, or None."""
        a, b = first.number, second.number
        if not (first.is_plain and second.is_plain) or b.span.start - a.span.end > _LONGEST_GAP:
            return None
        between = self._between(first, second)
        assert a.value is not None
        assert b.value is not None
        if self.words.share_gap.fullmatch(between.gap) or (
            _OF.fullmatch(between.gap) and b.value in (10, 100)
        ):
            return self._share(a, b, between)
        if (whole := self._sum(first, second, between)) is not None:
            return Number(a.span.joined(b.span), a.form, whole, ends=(a.span, b.span), rule="number.sum")
        if not self._units_agree(between) or (self._is_year(a) and not self._is_year(b)):
            return None
        if self._is_range(first, second, between):
            low = self._carry(first, second)
            rule = "number.range" + (".carried" if low != a.value else "")
            return Number(a.span.joined(b.span), NumberForm.RANGE, low=min(low, b.value), high=max(low, b.value),
                          ends=(a.span, b.span), rule=rule)  # fmt: skip
        if b.value == 1 < a.value and _TO_ONE.fullmatch(between.gap) and between.after_second is None:
            return Number(a.span.joined(b.span), NumberForm.COMPOUND, rule="number.compound.ratio")
        if self._is_score(a, b, between.gap):
            return Number(a.span.joined(b.span), NumberForm.COMPOUND, rule="number.compound.score")
        return None

    def carried(self, first: Atom, second: Atom | None) -> Number:
        """Give a number alone; in "from 2 to 5 million" it takes the scale of the one behind."""
        number = first.number
        if second is None or not (first.is_plain and second.is_plain):
            return number
        if not self.words.from_before.search(self.text, max(0, number.span.start - 40), number.span.start):
            return number
        if second.number.span.start - number.span.end > _LONGEST_GAP:
            return number
        between = self._between(first, second)
        if between.after_first or not self.words.range_gap.fullmatch(between.gap):
            return number
        return replace(number, value=self._carry(first, second))

    def _between(self, first: Atom, second: Atom) -> _Between:
        a, b = first.number, second.number
        after = self.units.after(self.text, a.span.end, a.value)
        if after and after.span.end > b.span.start:
            after = None
        before = self.units.before(self.text, b.span.start)
        if before and before.span.start < a.span.end:
            before = None
        start = after.span.end if after else a.span.end
        end = before.span.start if before and before.span.start >= start else b.span.start
        return _Between(
            self.text[start:end], after, self.units.before(self.text, a.span.start), before,
            self.units.after(self.text, b.span.end, b.value),
        )  # fmt: skip

    def _sum(self, first: Atom, second: Atom, between: _Between) -> Decimal | None:
        """Add up a sum of money in two parts: "3 dollars and 50 cents", "75 USD million"."""
        a, b, unit = first.number.value, second.number.value, between.after_first
        if unit is None or not unit.unit.dimension.startswith("money") or a is None or b is None:
            return None
        if (
            unit.is_sign
            and between.gap.isspace()
            and second.number.span.of(self.text).lower() in self.words.scales
        ):
            return a * b
        is_pair = not unit.is_sign and (
            between.gap.isspace() or bool(self.words.and_gap.fullmatch(between.gap))
        )
        small = second.scale == 1 and 0 < b < 100 and all(v == v.to_integral_value() for v in (a, b))
        if not (is_pair and small) or between.before_second:
            return None
        minor = between.after_second
        if minor is None:
            return a + b / 100 if _SENTENCE_OVER.match(self.text, second.number.span.end) else None
        is_minor = minor.unit.dimension == unit.unit.dimension and minor.unit.factor < unit.unit.factor
        return a + b / 100 if is_minor else None

    @staticmethod
    def _units_agree(between: _Between) -> bool:
        first = between.before_first or between.after_first
        second = between.before_second or between.after_second
        if first is None:
            # "10 to $15": the sign stands before the first number, or behind both.
            return between.before_second is None
        if second is None:
            return between.before_first is not None
        return first.unit == second.unit

    def _is_range(self, first: Atom, second: Atom, between: _Between) -> bool:
        a, b, gap = first.number, second.number, between.gap
        assert a.value is not None
        assert b.value is not None
        start = between.before_first.span.start if between.before_first else a.span.start
        window = max(0, start - 40)
        if self.words.between_before.search(self.text, window, start):
            return bool(self.words.and_gap.fullmatch(gap) or self.words.range_gap.fullmatch(gap))
        if _OR.fullmatch(gap):
            return b.value - a.value == 1 and b.value <= 20
        if not self.words.range_gap.fullmatch(gap):
            return False
        if self.words.from_before.search(self.text, window, start):
            return not is_change_before(self.text, start, self.words) or bool(
                _TO_NEXT.match(self.text, b.span.end)
            )
        rises = self._carry(first, second) < b.value
        if _HYPHEN.fullmatch(gap):
            return rises and not (a.value < 0) and not self._is_vote(a)
        return rises and not self._is_new_level(start, between)

    def _is_new_level(self, start: int, between: _Between) -> bool:
        """Tell "rose 18 to 1,478" (by 18, to 1,478) from a range: no unit stands for both."""
        last = _WORD.findall(self.text[max(0, start - 30) : start])
        if is_change_before(self.text, start, self.words) and "by" in (word.lower() for word in last[-3:]):
            return True  # "fell by 22,000 to 220,000", "rose by about 2 % to 40 %"
        return bool(last) and last[-1].lower() in self.words.change_words and between.after_second is None

    def _is_year(self, number: Number) -> bool:
        """Tell a year that a preposition shows: "in 2018 to 3.9 million" is no range."""
        surface = number.span.of(self.text)
        if len(surface) != 4 or not surface.isdecimal() or not 1900 <= int(surface) <= 2100:
            return False
        return bool(_YEAR_BEFORE.search(self.text, max(0, number.span.start - 8), number.span.start))

    def _is_vote(self, a: Number) -> bool:
        return bool(_VOTE.search(self.text, max(0, a.span.start - 40), a.span.start))

    def _is_score(self, a: Number, b: Number, gap: str) -> bool:
        """Tell whether "3-2" is a result; a vote of 52-48 is two figures."""
        assert a.value is not None
        assert b.value is not None
        small = a.form is b.form is NumberForm.DIGITS and 0 <= a.value < 1000 and 0 <= b.value < 1000
        return small and bool(_HYPHEN.fullmatch(gap)) and not self._is_vote(a) and " " not in gap

    def _carry(self, first: Atom, second: Atom) -> Decimal:
        """Give the first number with the scale of the second where it has none ("$10 to $15 billion")."""
        a, b = first.number.value, second.number.value
        assert a is not None
        assert b is not None
        if first.scale == 1 and second.scale > 1 and 0 < a < 1000 and a * second.scale <= b * 10:
            raw = b / second.scale
            if a <= raw or a < 100:
                return a * second.scale
        return a

    def _share(self, a: Number, b: Number, between: _Between) -> Number | None:
        """Read "one in five", "three out of ten"; "three in ten days" is none."""
        assert a.value is not None
        assert b.value is not None
        is_whole = a.value == a.value.to_integral_value() and b.value == b.value.to_integral_value()
        follows = between.after_second
        is_year = 1900 <= b.value <= 2100 and b.form is NumberForm.DIGITS
        if not is_whole or not 0 < a.value < b.value or (follows and not follows.is_sign) or is_year:
            return None
        return Number(a.span.joined(b.span), NumberForm.FRACTION, (a.value / b.value).quantize(_PLACES).normalize(),
                      ends=(a.span, b.span), rule="number.fraction.share")  # fmt: skip
