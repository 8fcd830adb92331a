"""Where numbers and days stand: scales, ticks and the marks that share a day. Pure functions."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.services.formatting import MONTH_NAMES

__all__ = ["DayTick", "crowds", "day_ticks", "day_words", "format_tick", "nice_ceiling", "spread",
           "stacks", "usual_greatest", "value_ticks"]  # fmt: skip

# A number stands off the scale when it is over three times the next smaller one and among the top 5 % (at
# least one) of the distinct numbers: the scale is set by the middle of what is said (DESIGN section 3).
_FAR_OUT = 3.0
_SHARE_OUT = 0.05
_STEPS = (1.0, 2.0, 2.5, 3.0, 5.0, 10.0)

DayTick = tuple[date, str]  # an empty label is a tick without words


def usual_greatest(heights: Iterable[float]) -> float:
    """Give the greatest number that the scale must hold; those beyond stand at its edge."""
    distinct = sorted({height for height in heights if height > 0})
    if not distinct:
        return 1.0
    may_drop = max(1, int(len(distinct) * _SHARE_OUT)) if len(distinct) >= 4 else 0
    for _ in range(may_drop):
        if distinct[-1] <= _FAR_OUT * distinct[-2]:
            break
        distinct.pop()
    return distinct[-1]


def value_ticks(low: float, high: float, count: int = 5) -> list[float]:
    """Give round numbers from `low` to `high`, about `count` of them."""
    if not high > low:
        return [low]
    step = _step(high - low, count)
    first = math.ceil(low / step - 1e-9)
    return [round(n * step, 12) for n in range(first, math.floor(high / step + 1e-9) + 1)]


def nice_ceiling(high: float, count: int = 4) -> float:
    """Give the first round tick at or above a number."""
    step = _step(high, count)
    return math.ceil(high / step - 1e-9) * step


def format_tick(value: float) -> str:
    """Write a tick: 10,000 up to 99,999, then 100k, 1.2m, 3bn."""
    size = abs(value)
    sign = "\N{MINUS SIGN}" if value < 0 else ""
    if size < 100_000:
        return sign + f"{size:,.6f}".rstrip("0").rstrip(".")
    for unit, word in ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if size >= unit:
            return sign + f"{size / unit:.4g}{word}"
    return sign + f"{size:,.0f}"


def day_ticks(first: date, last: date, room: int) -> list[DayTick]:
    """Give the ticks of the days' axis; `room` is the number of labels that fit.

    Up to two weeks each day, then weeks on a Monday with a label as often as they fit, then months, then
    years.
    """
    days = (last - first).days
    if days <= 14:
        step = max(1, math.ceil((days + 1) / max(room, 1)))
        every = [first + timedelta(n) for n in range(days + 1)]
        return [(day, day_words(day) if n % step == 0 else "") for n, day in enumerate(every)]
    if days <= 7 * 3 * max(room, 3):
        monday = first + timedelta((7 - first.weekday()) % 7)
        weeks = [monday + timedelta(7 * n) for n in range((last - monday).days // 7 + 1)]
        step = max(1, math.ceil(len(weeks) / max(room, 1)))
        return [(day, day_words(day) if n % step == 0 else "") for n, day in enumerate(weeks)]
    months = (last.year - first.year) * 12 + last.month - first.month
    if months <= 12 * 3:
        step = next(s for s in (1, 2, 3, 6, 12, 36) if months / s <= max(room, 1) or s == 36)
        starts = [_month_after(first, n) for n in range(1, months + 1)]
        return [
            (day, MONTH_NAMES[day.month - 1] if (day.month - 1) % step == 0 else "")
            for day in starts
            if day <= last
        ]
    years = range(first.year + 1, last.year + 1)
    step = next((s for s in (1, 2, 5, 10, 20, 50) if len(years) / s <= max(room, 1)), 100)
    return [(date(year, 1, 1), str(year) if year % step == 0 else "") for year in years]


def day_words(day: date) -> str:
    """Write a day without its year: 23 Oct."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]}"


def crowds(places: Sequence[tuple[float, float]], pitch: float) -> list[list[int]]:
    """Group places that lie within `pitch` of the first of their group, sideways and up and down.

    Gives the indices of each group, in the order of the places. Takes one step for each place: a grid of
    cells as wide as the pitch tells which groups can be near.
    """
    groups: list[list[int]] = []
    cells: dict[tuple[int, int], list[int]] = {}
    homes: dict[tuple[float, float], int] = {}  # many figures stand at the very same place
    for index, (x, y) in enumerate(places):
        if (x, y) in homes:
            groups[homes[x, y]].append(index)
            continue
        column, row = math.floor(x / pitch), math.floor(y / pitch)
        near = (
            number
            for cell in ((column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
            for number in cells.get(cell, ())
            if abs(places[groups[number][0]][0] - x) < pitch and abs(places[groups[number][0]][1] - y) < pitch
        )
        home = min(near, default=None)
        if home is None:
            home = len(groups)
            cells.setdefault((column, row), []).append(home)
            groups.append([])
        groups[home].append(index)
        homes[x, y] = home
    return groups


def spread(
    places: Sequence[tuple[float, float]],
    groups: Sequence[Sequence[int]],
    pitch: float,
    most: int,
    *,
    edges: tuple[float, float] = (-math.inf, math.inf),
    beside: float = 0.0,
) -> list[tuple[float, int] | None]:
    """Spread the marks of each group (`crowds`) sideways about their middle.

    `places` are (x, y) in pixels, in the order in which they shall stand. Gives for each its new x and the
    number of its group (-1: alone), or None where the group is larger than `most` and this one is left out:
    `beside` such a group stays room for their count. No mark that is moved leaves the `edges`.
    """
    rows = [
        _Row(
            sum(places[i][0] for i in group) / len(group),
            places[group[0]][1],
            reach := (min(len(group), most) - 1) / 2 * pitch,
            reach + (beside if len(group) > most else 0.0),
        )
        for group in groups
    ]
    _push_apart(rows, pitch, edges)
    result: list[tuple[float, int] | None] = [None] * len(places)
    for number, group in enumerate(groups):
        shown = group[:most]
        for n, index in enumerate(shown):
            middle = rows[number].middle
            x = middle + (n - (len(shown) - 1) / 2) * pitch if len(group) > 1 else places[index][0]
            result[index] = (x, number if len(group) > 1 else -1)
    return result


def stacks(
    places: Sequence[float], pitch: float, most: int, beside: float, edges: tuple[float, float]
) -> list[tuple[list[int], float]]:
    """Put signs of a lane side by side: (indices, x of the first) of each row, in order, none on another.

    Signs that have no room about their true places are put into one row. A row shows at most `most` signs,
    the rest is counted `beside` it. No row leaves the `edges`.
    """
    rows: list[list[int]] = []
    starts: list[float] = []

    def fit() -> None:
        row = rows[-1]
        shown = min(len(row), most)
        middle = sum(places[index] for index in row) / len(row)
        width = (shown - 1) * pitch
        last = edges[1] - width - (beside if len(row) > most else 0.0)
        starts[-1] = max(min(middle - width / 2, last), edges[0])

    def end(number: int) -> float:
        row = rows[number]
        return starts[number] + (min(len(row), most) - 1) * pitch + (beside if len(row) > most else 0.0)

    for index in sorted(range(len(places)), key=lambda index: places[index]):
        rows.append([index])
        starts.append(0.0)
        fit()
        while len(rows) > 1 and starts[-1] < end(len(rows) - 2) + pitch * 0.999:
            joined = rows.pop()
            rows[-1] += joined
            starts.pop()
            fit()
    return list(zip(rows, starts, strict=True))


@dataclass(slots=True)
class _Row:
    """A group of marks that was spread: its middle, its height, and how far it reaches left and right."""

    middle: float
    height: float
    left: float
    right: float


def _push_apart(rows: Sequence[_Row], pitch: float, edges: tuple[float, float]) -> None:
    """Move rows of the same height that run into each other apart, by the same way each; in place."""
    order = sorted(rows, key=lambda row: row.middle)
    # No row reaches farther than this, even after it was moved a little.
    window = 2 * (max((row.left + row.right for row in rows), default=0.0) + pitch)
    for _ in range(4):  # a few rounds settle the rows that one meets; a packed one stays packed
        is_settled = True
        _keep_inside(order, edges)
        for place, left in enumerate(order):
            for right in order[place + 1 :]:
                if right.middle - left.middle > window:
                    break
                if abs(left.height - right.height) >= pitch or not (left.right or right.left):
                    continue
                overlap = left.middle + left.right + pitch - (right.middle - right.left)
                if overlap > 0:
                    is_settled = False
                    share = 0.5 if left.right and right.left else 1.0  # a mark alone stays on its day
                    left.middle -= overlap * share if left.right else 0.0
                    right.middle += overlap * share if right.left else 0.0
        if is_settled:
            return
    _keep_inside(order, edges)


def _keep_inside(rows: Sequence[_Row], edges: tuple[float, float]) -> None:
    for row in rows:
        if row.left:  # a mark alone stays on its day
            row.middle = max(min(row.middle, edges[1] - row.right), edges[0] + row.left)


def _step(span: float, count: int) -> float:
    raw = span / max(count, 1)
    power = 10.0 ** math.floor(math.log10(raw))
    return next(s * power for s in _STEPS if s * power >= raw * 0.99)  # 0.99: not a step more for a hair


def _month_after(first: date, months: int) -> date:
    month = first.month - 1 + months
    return date(first.year + month // 12, month % 12 + 1, 1)
