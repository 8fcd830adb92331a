"""Whether two numbers can both hold of one thing at one time: the same, rounded, within bounds, near an "about"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto

from reportedly.analysis.one_unit import in_one_unit, is_counted
from reportedly.analysis.series import estimate_of
from reportedly.model.figure import Figure
from reportedly.model.formatting import is_vague
from reportedly.model.interval import Interval

__all__ = ["ABOUT_MEETS", "ABOUT_MISSES", "Meeting", "Numbers", "compare_numbers", "in_units_of"]

ABOUT_MEETS = Decimal("0.03")
"""Up to this share of it a number is as good as "about" it: "about 3,000" and 2,950."""
ABOUT_MISSES = Decimal("0.20")
"""From this share on nobody would say "about": "about 3,000" and 3,600. In between the texts do not settle it. Both
ends stand between what readers of newspapers hold for near and far in the guideline of tests/comparison."""
_VAGUE_NEAR = Decimal("0.5")  # "hundreds" are 200 and more; 180 just misses, 40 does not
_VAGUE_FAR = 5  # from here on the next word would be said: "hundreds" of 200 to 1,000
_CONVERTED = Decimal(
    "0.05"
)  # "12,400 acres" are "5,000 hectares"; round numbers are converted to round numbers
_SLACK = Decimal("0.0001")


class Meeting(Enum):
    """How two numbers stand to each other."""

    SAME = auto()
    CONVERTED = auto()  # the same in another unit
    ROUNDED = auto()  # the same, one written less exactly
    BOUNDS = auto()  # open ends or ranges meet
    ABOUT = auto()  # as near as "about" means
    VAGUE = auto()  # a vague word holds the number
    NEAR = auto()  # an "about" may or may not reach it
    VAGUE_NEAR = auto()  # a vague word just misses it, or is seldom said of so many
    APART = auto()

    @property
    def meets(self) -> bool:
        """Tell whether both numbers can hold."""
        return self not in (Meeting.NEAR, Meeting.VAGUE_NEAR, Meeting.APART)

    @property
    def is_open(self) -> bool:
        """Tell whether nobody can tell."""
        return self in (Meeting.NEAR, Meeting.VAGUE_NEAR)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The meeting of two numbers, their intervals in one unit, and how far they are apart as a share (0 = not)."""

    meeting: Meeting
    first: Interval
    second: Interval
    distance: Decimal = Decimal(0)


def in_units_of(a: Figure, b: Figure) -> tuple[Figure, Figure] | None:
    """Give two figures in one unit; None where their units do not convert into each other."""
    if is_counted(a.unit) and is_counted(b.unit):  # houses and homes: what is counted is the measure's affair
        return a, b
    _, converted = in_one_unit([a, b])
    return (converted[0], converted[1]) if len(converted) == 2 else None


def compare_numbers(a: Figure, b: Figure) -> Numbers:
    """Compare the numbers of two figures in units that convert. Symmetric."""
    pair = in_units_of(a, b)
    assert pair is not None
    first, second = (estimate_of(figure).interval for figure in pair)
    is_converted = a.unit != b.unit and not is_counted(a.unit)
    if is_vague(a) is not is_vague(b):
        return _vague(a, b, first, second)
    if _same(first, second):
        return Numbers(Meeting.CONVERTED if is_converted else Meeting.SAME, first, second)
    precisions = [
        _step(figure, other, is_round=is_converted) for figure, other in zip((a, b), pair, strict=True)
    ]
    points = [interval.low for interval in (first, second) if interval.is_point and interval.low is not None]
    if len(points) == len(precisions) and _is_rounded(points, precisions, is_converted=is_converted):
        return Numbers(Meeting.CONVERTED if is_converted else Meeting.ROUNDED, first, second)
    wide = (
        (_widened(first, precisions[0]), _widened(second, precisions[1])) if is_converted else (first, second)
    )
    if not (first.is_point and second.is_point) and wide[0].meets(wide[1]):
        return Numbers(Meeting.BOUNDS, first, second)
    return _apart(first, second)


def _same(first: Interval, second: Interval) -> bool:
    return replace(first, is_about=False) == replace(second, is_about=False)


def _apart(first: Interval, second: Interval) -> Numbers:
    """Judge two numbers that do not meet as they stand."""
    size = _size(first, second)
    gap = first.gap(second)
    distance = gap / size if size else Decimal(1)
    if not (first.is_about or second.is_about):
        # "More than 3,000" and 3,000: they touch, and many who retell it drop the word.
        return Numbers(Meeting.APART if gap else Meeting.NEAR, first, second, distance)
    if distance <= ABOUT_MEETS:
        return Numbers(Meeting.ABOUT, first, second, distance)
    if distance < ABOUT_MISSES:
        return Numbers(Meeting.NEAR, first, second, distance)
    return Numbers(Meeting.APART, first, second, distance)


def _size(first: Interval, second: Interval) -> Decimal:
    """Give the number of which the distance is a share: the "about", the larger of two."""
    abouts = [abs(i.low) for i in (first, second) if i.is_about and i.low is not None]
    ends = [abs(end) for i in (first, second) for end in (i.low, i.high) if end is not None]
    return max(abouts, default=max(ends, default=Decimal(0)))


def _vague(a: Figure, b: Figure, first: Interval, second: Interval) -> Numbers:
    """Judge a vague word beside a number."""
    vague, other = (first, second) if is_vague(a) else (second, first)
    least = vague.low or Decimal(0)
    most = other.high if other.high is not None else other.low
    if vague.meets(other):
        is_far = most is not None and least > 0 and other.low is not None and other.low > least * _VAGUE_FAR
        return Numbers(Meeting.VAGUE_NEAR if is_far else Meeting.VAGUE, first, second)
    is_near = most is not None and most >= least * _VAGUE_NEAR
    return Numbers(Meeting.VAGUE_NEAR if is_near else Meeting.APART, first, second)


def _step(figure: Figure, converted: Figure, *, is_round: bool) -> Decimal:
    """Give the worth of the last digit that a figure was written with, in the unit of the comparison.

    "1.2 million" is exact to 100,000, "3,000" to 1: who writes all digits means them. `is_round` takes zeros at the
    end for rounding.
    """
    number = figure.value if figure.value is not None else figure.low
    other = converted.value if converted.value is not None else converted.low
    if number is None or other is None:
        return Decimal(0)
    digits = figure.text.replace(",", "").replace(" ", "")
    written = "".join(c for c in digits if c.isdigit() or c == ".").strip(".")
    if not written:
        return Decimal(0)
    shown = Decimal(written) if written.count(".") <= 1 else number
    if not shown or not number:
        return Decimal(0)
    last = Decimal(1).scaleb(-len(written.partition(".")[2]))
    if is_round and "." not in written:
        last = Decimal(1).scaleb(len(written) - len(written.rstrip("0")))
    return abs(last * (number / shown) * (other / number))


def _is_rounded(points: Sequence[Decimal], steps: Sequence[Decimal], *, is_converted: bool) -> bool:
    """Tell whether two numbers are one, as exactly as each is written; people convert roughly."""
    distance = abs(points[0] - points[1])
    if is_converted:
        most = max(map(abs, points)) * _CONVERTED
        return distance <= min(most, (steps[0] + steps[1]) / 2) * (1 + _SLACK)
    return steps[0] != steps[1] and distance <= max(steps) / 2 * (1 + _SLACK)


def _widened(interval: Interval, step: Decimal) -> Interval:
    half = step / 2
    return replace(
        interval,
        low=None if interval.low is None else interval.low - half,
        high=None if interval.high is None else interval.high + half,
    )
