"""Ranges, shares and scores: what two numbers side by side say together."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reportedly.extraction.draft import Number, NumberForm
from reportedly.extraction.number_grammar import Atom, short
from reportedly.extraction.number_words import NumberWords
from reportedly.extraction.units import UnitMatch, UnitTable
from reportedly.model.span import Span

__all__ = ["is_change_before", "join_numbers"]

_LONGEST_GAP = 48
_WINDOW = 90
_HYPHEN = re.compile(r"\s*[-–—‒−~〜]\s*")
_SENTENCE_OVER = re.compile(r"\s*(?:[.,;:!?)]|$)")
_TO_ONE = re.compile(r"[\s-]to[\s-]", re.I)
_OF = re.compile(r"\s+of\s+", re.I)
_TO_FOLD = re.compile(r"-?\s(?:to|or)\s|\s?[-–]\s?", re.I)
_OR = re.compile(r"\s+or\s+", re.I)
_TO_NEXT = re.compile(r"\s*(?:%|per\s?cent)?\s+to\s+\S{0,3}\d", re.I)
_SENTENCE_END = re.compile(r"[.;!?]\s")
_WORD = re.compile(r"[^\W\d_]+")
_YEAR_BEFORE = re.compile(r"\b(?:in|since|of|by|during|until|and|to|from)\s$", re.I)
_VOTE = re.compile(
    r"\b(?:vote[sd]?|voters?|voting|bill|lawmakers|backed|margin|ballot|referendum|senate|house|parliament|court|passed|approved|ruled|ruling)\b",
    re.I,
)
_POLL = re.compile(r"\b(?:polls?|polling|pollsters?|surveys?|surveyed|match-?ups?|head-to-heads?)\b", re.I)
_POLL_BEFORE = 100
_POLL_BEHIND = 40
_SMALLEST_SHARE = 20
# "10-15 people": a plural, but not the votes themselves.
_COUNTED_NEXT = re.compile(r"\s+(?!votes\b)(?:people|[a-z]+s)\b")
# "$5 million to 40 families": those who are paid. Function words in -s do not count anybody.
_RECEIVERS = re.compile(
    r"\s+(?:(?!(?:per|an?|more|less|in|of|to|for|at|by|on|from|and|or|each)\b)[a-z-]+\s+)?"
    r"(?:people|children|women|men|(?!(?:plus|less|as|this|its|his|was|is|towards|versus|across|thus)\b)[a-z]{3,}s)\b"
)
_TO = re.compile(r"\s+to\s+(?:\w+\s+)?", re.I)
_OF_OR_IN = re.compile(r"-(?:of|in)-", re.I)
_RULING_NEXT = re.compile(
    r"[\s-](?:votes?|ties?|tied|rulings?|decisions?|margins?|majority|wins?|loss|victory|defeat)\b"
)
_SET_BEFORE = re.compile(r"(?<!\d)(\d{1,2})[-–](\d{1,2})\)?,\s\(?$")
_SET_NEXT = re.compile(r"(?:,|\s\(?)\s?(\d{1,2})[-–](\d{1,2})(?![\d,.-])")
_MOST_POINTS = 30
_WHOLE_BEFORE = re.compile(
    r"(?<!\bof\s)\b(?:an?|one|(?:past|last|previous|next|first))\s([a-z]+)\sand\s$", re.I
)
# "double its beds from 80 to 160": what there is, and what is to be.
_MULTIPLIED = re.compile(
    r"\b(?:doubl|tripl|trebl|quadrupl)(?:e|es|ed|ing)\b(?:(?!\.\s|[;:,])[^\d])*\bfrom\s+(?:\w+\s+){0,2}$",
    re.I,
)
_FEW, _BILLION = 20, 10**9
# Times the first number from which "by X to Y" tells a step and a level: with a unit behind both, without one.
_NEW_LEVEL, _ONE_RANGE = Decimal(3), Decimal("1.5")


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
    atoms = [joiner.with_whole(atom, atoms[i - 1] if i else None) for i, atom in enumerate(atoms)]
    while at < len(atoms):
        following = atoms[at + 1] if at + 1 < len(atoms) else None
        joined = joiner.join(atoms[at], following) if following is not None else None
        beyond = atoms[at + 2] if at + 2 < len(atoms) else None
        if following and beyond and joiner.is_to_range(atoms[at], following, beyond):
            numbers.append(joiner.with_scale(atoms[at], beyond))
            at += 1
        elif joined is None:
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
        if a.form is b.form is NumberForm.VAGUE:
            return self._vague(a, b)
        if first.is_plain and b.form is NumberForm.MULTIPLE:
            return self._multiples(a, b)
        if not (first.is_plain and second.is_plain) or b.span.start - a.span.end > _LONGEST_GAP:
            return None
        between = self._between(first, second)
        assert a.value is not None
        assert b.value is not None
        if self._is_ratio(first, second, between):
            return Number(a.span.joined(b.span), NumberForm.COMPOUND, rule="number.compound.ratio")
        if self._is_set(first, second, between):
            return Number(a.span.joined(b.span), NumberForm.COMPOUND, rule="number.compound.score")
        if self.words.share_gap.fullmatch(between.gap) or (
            _OF.fullmatch(between.gap) and b.value in (10, 100)
        ):
            return self._share(a, b, between)
        if (whole := self._sum(first, second, between)) is not None:
            return Number(a.span.joined(b.span), a.form, whole, ends=(a.span, b.span), rule="number.sum")
        if not self._units_agree(between) or (self._is_year(a) and not self._is_year(b)):
            return None
        if self._is_paid_to(second, between):
            return None
        if self._is_range(first, second, between):
            low, high = self._carry(first, second), self._carry_back(first, second, between)
            rule = "number.range" + (".carried" if (low, high) != (a.value, b.value) else "")
            return Number(a.span.joined(b.span), NumberForm.RANGE, low=min(low, high), high=max(low, high),
                          ends=(a.span, b.span), rule=rule)  # fmt: skip
        if b.value == 1 < a.value and _TO_ONE.fullmatch(between.gap) and between.after_second is None:
            return Number(a.span.joined(b.span), NumberForm.COMPOUND, rule="number.compound.ratio")
        if self._is_score(first, second, between):
            return Number(a.span.joined(b.span), NumberForm.COMPOUND, rule="number.compound.score")
        return None

    def _vague(self, a: Number, b: Number) -> Number | None:
        """Read "hundreds, if not thousands" and "tens to hundreds" as one: at least the smaller."""
        if b.span.start - a.span.end > _LONGEST_GAP or a.low is None or b.low is None or a.low >= b.low:
            return None
        if not self.words.vague_gap.fullmatch(self.text, a.span.end, b.span.start):
            return None
        return Number(a.span.joined(b.span), NumberForm.VAGUE, low=a.low, ends=(a.span, b.span),
                      rule="number.vague.joined")  # fmt: skip

    def _multiples(self, a: Number, b: Number) -> Number | None:
        """Read "a two- to three-fold rise" as one."""
        if a.value is None or b.value is None or not a.value < b.value:
            return None
        if not _TO_FOLD.fullmatch(self.text, a.span.end, b.span.start):
            return None
        return Number(a.span.joined(b.span), NumberForm.RANGE, low=a.value, high=b.value, ends=(a.span, b.span),
                      rule="number.range.multiple")  # fmt: skip

    def is_to_range(self, first: Atom, second: Atom, third: Atom) -> bool:
        """Tell "24.2 to 33-35 billion": a level, and the range that it goes to."""
        gap = self.text[second.number.span.end : third.number.span.start]
        if not (third.is_plain and _HYPHEN.fullmatch(gap)):
            return False
        between = self._between(first, second).gap if first.is_plain and second.is_plain else ""
        joined = self.join(second, third) if self.words.to_gap.fullmatch(between) else None
        return joined is not None and joined.form is NumberForm.RANGE

    def with_whole(self, atom: Atom, previous: Atom | None) -> Atom:
        """Read "a year and a half" as 1.5: the noun between says the unit, the article before it is the one."""
        number = atom.number
        if number.form is not NumberForm.FRACTION or number.value is None:
            return atom
        found = _WHOLE_BEFORE.search(self.text, max(0, number.span.start - 32), number.span.start)
        floor = previous.number.span.end if previous else 0
        if not found or found.start() < floor or found[1].lower() not in self.units.by_name:
            return atom
        unit = Span(found.start(1), found.start(1))
        whole = Number(Span(found.start(1), number.span.end), NumberForm.WORDS, 1 + number.value,
                       ends=(unit, number.span), rule="number.sum")  # fmt: skip
        return Atom(whole)

    def with_scale(self, first: Atom, last: Atom) -> Number:
        """Give the first number with the scale that stands behind the last."""
        return replace(first.number, value=self._carry(first, last))

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
        if unit is None or a is None or b is None:
            return None
        is_rest = second.number.form is NumberForm.FRACTION and not between.after_second
        if is_rest and not unit.is_sign and self.words.and_gap.fullmatch(between.gap):
            return a + b  # "two years and a half"
        if not unit.unit.dimension.startswith("money"):
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

    def _is_paid_to(self, second: Atom, between: _Between) -> bool:
        """Tell "$5 million to 40 families" from a range: a sum, and behind "to" those who get it."""
        sum_only = between.before_first is not None and between.before_second is between.after_second is None
        is_to = sum_only and second.scale == 1 and bool(_TO.fullmatch(between.gap))
        return is_to and bool(_RECEIVERS.match(self.text, second.number.span.end))

    def _is_range(self, first: Atom, second: Atom, between: _Between) -> bool:
        a, b, gap = first.number, second.number, between.gap
        assert a.value is not None
        assert b.value is not None
        start = between.before_first.span.start if between.before_first else a.span.start
        window = max(0, start - 40)
        if self.words.between_before.search(self.text, window, start):
            return bool(self.words.between_gap.fullmatch(gap) or self.words.range_gap.fullmatch(gap))
        if _OR.fullmatch(gap):
            return self._is_or_range(first, second)
        if not self.words.range_gap.fullmatch(gap):
            return False
        rises = self._carry(first, second) < self._carry_back(first, second, between)
        if self.words.from_before.search(self.text, window, start) and not _HYPHEN.fullmatch(gap):
            if _TO_NEXT.match(self.text, b.span.end) or self.words.ranging_before.search(
                self.text, window, start
            ):
                return True
            is_multiplied = _MULTIPLIED.search(self.text, max(0, start - _WINDOW), start) is not None
            return rises and not is_multiplied and not is_change_before(self.text, start, self.words)
        if _HYPHEN.fullmatch(gap):
            return rises and not (a.value < 0) and not self._is_vote(first, second, between)
        return rises and not self._is_new_level(first, second, start, between)

    def _is_or_range(self, first: Atom, second: Atom) -> bool:
        """Tell "five or six", "two or three dozen" and "15 or 20": neighbours in a row, not a choice."""
        a, b = first.number.value, second.number.value
        if a is None or b is None or first.scale not in (1, second.scale):
            return False
        a, b = a / first.scale, b / second.scale
        if b <= _FEW and b - a in (1, 2) and a == a.to_integral_value():
            return b - a == 1 or a >= 6
        return 0 < a < b <= 2 * a and b <= 100 and a % 5 == b % 5 == 0

    def _is_new_level(self, first: Atom, second: Atom, start: int, between: _Between) -> bool:
        """Tell "rose 18 to 1,478" (by 18, to 1,478) from a range: no unit stands for both."""
        last = _WORD.findall(self.text[max(0, start - 30) : start])
        if is_change_before(self.text, start, self.words) and "by" in (word.lower() for word in last[-3:]):
            # "fell by 22,000 to 220,000", "rose by about 2 % to 40 %"; but "by 40 to 60 percent" is a range,
            # as is "by 150 to 200 students", and not "by 9 billion to 71 billion zloty".
            if between.after_first is not None or between.before_first is not None:
                return True
            is_share = between.after_second is not None and between.after_second.unit.dimension == "share"
            times = (second.number.value or 0) / (first.number.value or 1)
            return times > (_NEW_LEVEL if between.after_second is not None else _ONE_RANGE) and not is_share
        return bool(last) and last[-1].lower() in self.words.change_words and between.after_second is None

    def _is_year(self, number: Number) -> bool:
        """Tell a year that a preposition shows: "in 2018 to 3.9 million" is no range."""
        surface = number.span.of(self.text)
        if len(surface) != 4 or not surface.isdecimal() or not 1900 <= int(surface) <= 2100:
            return False
        return bool(_YEAR_BEFORE.search(self.text, max(0, number.span.start - 8), number.span.start))

    def _is_vote(self, first: Atom, second: Atom, between: _Between) -> bool:
        """Tell the two counts of a vote, which have no scale, no unit and nothing that they count."""
        a, b = first.number, second.number
        if second.scale != 1 or between.before_first or between.after_second:
            return False
        if _COUNTED_NEXT.match(self.text, b.span.end):
            return False
        return bool(_VOTE.search(self.text, max(0, a.span.start - 40), a.span.start))

    def _is_score(self, first: Atom, second: Atom, between: _Between) -> bool:
        """Tell whether "3-2" is a result; a vote of 52-48 is two figures."""
        a, b, gap = first.number, second.number, between.gap
        assert a.value is not None
        assert b.value is not None
        if between.before_first or between.after_first or between.after_second:
            return False  # "by 58%-33%": two shares of a poll
        small = a.form is b.form is NumberForm.DIGITS and 0 <= a.value < 1000 and 0 <= b.value < 1000
        return (
            small
            and bool(_HYPHEN.fullmatch(gap))
            and " " not in gap
            and not self._is_vote(first, second, between)
            and not self._is_poll(first, second)
        )

    def _is_poll(self, first: Atom, second: Atom) -> bool:
        """Tell two shares of those asked: "the survey puts her ahead 44-41" is no result of a game."""
        a, b = first.number, second.number
        assert a.value is not None
        assert b.value is not None
        around = self.text[max(0, a.span.start - _POLL_BEFORE) : b.span.end + _POLL_BEHIND]
        return (
            min(a.value, b.value) >= _SMALLEST_SHARE
            and a.value + b.value <= 100
            and bool(_POLL.search(around))
        )

    def _carry(self, first: Atom, second: Atom) -> Decimal:
        """Give the first number with the scale of the second where it has none ("$10 to $15 billion")."""
        a, b = first.number.value, second.number.value
        assert a is not None
        assert b is not None
        if first.scale == 1 and second.scale > 1 and 0 < a < 1000 and a * second.scale <= b * 10:
            raw = b / second.scale
            if a <= raw or a < 100:
                return a * second.scale
        if first.scale == 1 and second.scale >= _BILLION and 100 <= a < 1000 and b < 10 * second.scale:
            return a * second.scale / 1000  # "500 to 1 billion": 500 million
        return a

    def _carry_back(self, first: Atom, second: Atom, between: _Between) -> Decimal:
        """Give the second number with the scale of the first: "from 5 million to 10", "$1 billion to $1.5"."""
        a, b = first.number.value, second.number.value
        assert a is not None
        assert b is not None
        has_own = between.after_second is not None and between.after_first != between.after_second
        if first.scale > 1000 and second.scale == 1 and 0 < a / first.scale < b < 1000 and not has_own:
            return b * first.scale
        return b

    def _is_ratio(self, first: Atom, second: Atom, between: _Between) -> bool:
        """Tell "12-of-19 shooting", "a one-in-100-year flood" and "31-to-12": numbers made one word."""
        if _OF_OR_IN.fullmatch(between.gap):
            return between.gap.lower() == "-of-" or between.after_second is not None
        if between.gap.lower() != "-to-":
            return False
        falls = (second.number.value or 0) <= (first.number.value or 0) and second.scale == 1
        return falls or bool(_RULING_NEXT.match(self.text, second.number.span.end))

    def _is_set(self, first: Atom, second: Atom, between: _Between) -> bool:
        """Tell the "3-6" of "6-4, 3-6, 7-6": one of a row of results."""
        a, b = first.number, second.number
        if not (a.form is b.form is NumberForm.DIGITS and between.gap in ("-", "–")) or between.after_second:
            return False
        if not (0 <= (a.value or 0) <= _MOST_POINTS and 0 <= (b.value or 0) <= _MOST_POINTS):
            return False
        behind = _SET_BEFORE.search(self.text, max(0, a.span.start - 12), a.span.start)
        ahead = _SET_NEXT.match(self.text, b.span.end)
        return any(found and int(found[1]) > int(found[2]) for found in (behind, ahead))

    def _share(self, a: Number, b: Number, between: _Between) -> Number | None:
        """Read "one in five", "three out of ten"; "three in ten days" is none."""
        assert a.value is not None
        assert b.value is not None
        is_whole = a.value == a.value.to_integral_value() and b.value == b.value.to_integral_value()
        follows = between.after_second
        is_year = 1900 <= b.value <= 2100 and b.form is NumberForm.DIGITS
        if not is_whole or not 0 < a.value < b.value or (follows and not follows.is_sign) or is_year:
            return None
        return Number(a.span.joined(b.span), NumberForm.FRACTION, short(a.value / b.value),
                      ends=(a.span, b.span), rule="number.fraction.share")  # fmt: skip
