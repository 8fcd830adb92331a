"""A series with every kind of mark, made up for tests of charts: soldiers said to have crossed a border."""

from datetime import date
from decimal import Decimal

from reportedly.charts.wording import Wording
from reportedly.model.dates import parse_iso_period
from reportedly.model.estimate import Estimate, LoneDenial, Series
from reportedly.model.figure import Stance
from reportedly.model.quantity import Kind, Relation

_SIGNS = {"=": "", "~": "~", ">": ">", ">=": "≥", "<": "<", "<=": "≤"}
_ROWS = (
    ("army", "Army (North)", "~", 1500, None, "asserted", "2024-03-04", None),
    ("army2", "Army (North)", "~", 3000, None, "asserted", "2024-03-09", None),
    ("ministry", "Ministry", "=", 3000, None, "asserted", "2024-03-09", None),
    ("observers", "Observers", "range", 11000, 12000, "asserted", "2024-03-20", None),
    ("observers2", "Observers", ">=", 12000, None, "asserted", "2024-04-11", None),
    ("plan", "Army (North)", "=", 10000, None, "planned", "2024-03-09", "2024-05-31"),
    ("forecast", "Ministry", "<=", 12000, None, "forecast", "2024-03-14", None),
    ("denied", "Embassy", "=", 100000, None, "denied", "2024-03-02", None),
    ("own", "The Courier, own voice", "~", 12000, None, "alleged", "2024-05-20", None),
    ("month", "Observers", "=", 8000, None, "asserted", "2024-04", None),
)

PLACES = {"Army (North)": 0, "Ministry": 1, "Observers": 2, "Embassy": 3}


def make_estimate(
    figure_id: str = "a", voice: str = "Army", relation: str = "=", value: int = 3000, high: int | None = None,
    stance: str = "asserted", said: str | None = "2024-03-04", target_end: str | None = None,
) -> Estimate:  # fmt: skip
    kind = Relation(relation)
    number = Decimal(value)
    is_range = kind is Relation.RANGE
    has_low = kind in (Relation.EXACT, Relation.AT_LEAST, Relation.MORE_THAN, Relation.RANGE)
    has_high = kind in (Relation.EXACT, Relation.AT_MOST, Relation.LESS_THAN)
    return Estimate(
        figure_id=figure_id,
        voice=voice,
        is_own_voice=voice.endswith("own voice"),
        relation=kind,
        kind=Kind.LEVEL,
        stance=Stance(stance),
        value=None if is_range else number,
        low=number if has_low else None,
        high=Decimal(high) if high is not None else number if has_high else None,
        said=parse_iso_period(said) if said else None,
        target_end=date.fromisoformat(target_end) if target_end else None,
    )


def troops_series(*, without: tuple[str, ...] = ()) -> Series:
    estimates = tuple(make_estimate(*row) for row in _ROWS if row[0] not in without)
    denials = (LoneDenial("Capital", parse_iso_period("2024-03-07"), "The capital denies it.", ("army",)),)
    return Series("soldier|cross", "soldiers across the border", "people", estimates, denials, 9)


def troops_wordings(series: Series) -> dict[str, Wording]:
    words = {}
    for estimate in series.estimates:
        number = (
            f"{estimate.low:,}–{estimate.high:,}"
            if estimate.relation is Relation.RANGE
            else f"{estimate.value:,}"
        )
        target = "by May 2024" if estimate.target_end else ""
        words[estimate.figure_id] = Wording(
            _SIGNS.get(estimate.relation.value, "") + number, target, "9 Mar 2024"
        )
    return words
