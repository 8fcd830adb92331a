"""Random filters, and figures for them to choose from."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from helpers.figures import make_figure
from reportedly.model.date_range import DateRange
from reportedly.model.figure import Figure, Review, Stance
from reportedly.model.filter import DATE_FIELDS, FILTER_FIELDS, FilterSpec
from reportedly.model.number_range import NumberRange

__all__ = ["FIGURES", "NEAR_SPECS", "SPECS"]

_DAYS = st.dates(date(2024, 9, 1), date(2025, 2, 1))
_RANGES = st.tuples(st.none() | _DAYS, st.none() | _DAYS).filter(any).map(
    lambda days: DateRange(*(sorted(days) if all(days) else days))
)  # fmt: skip
_NUMBER = st.sampled_from(["0", "40", "250", "3000", "3000.5", "12000"]) | st.integers(-9999, 9999).map(str)
_NUMBERS = st.tuples(st.none() | _NUMBER, st.none() | _NUMBER).filter(any).map(
    lambda ends: NumberRange(*(sorted(map(Decimal, ends)) if all(ends) else (Decimal(e) if e else None for e in ends)))
)  # fmt: skip
_FLAG = st.none() | st.booleans()


def _specs(values: st.SearchStrategy[str], words: st.SearchStrategy[str]) -> st.SearchStrategy[FilterSpec]:
    of_field: dict[str, st.SearchStrategy[str]] = {
        name: values for name in FILTER_FIELDS if name not in ("stance", "review")
    } | {"stance": st.sampled_from(Stance).map(str), "review": st.sampled_from(Review).map(str)}
    excluded = st.one_of(
        *(st.tuples(st.just(name), strategy) for name, strategy in of_field.items()),
        st.tuples(st.sampled_from(DATE_FIELDS), _RANGES.map(str)),
        st.tuples(st.just("value"), _NUMBERS.map(str)),
        st.tuples(st.just("text"), words),
    )
    fields: dict[str, Any] = {name: st.frozensets(one, max_size=2) for name, one in of_field.items()}
    plain = {
        **{name: st.just(frozenset()) | strategy for name, strategy in fields.items()},
        "text": st.just("") | words,
        "said": st.none() | _RANGES, "target": st.none() | _RANGES,
        "value": st.none() | _NUMBERS, "is_starred": _FLAG, "is_doubtful": _FLAG,
        "excluded": st.just(frozenset()) | st.frozensets(excluded, max_size=2),
    }  # fmt: skip
    return st.recursive(
        st.builds(FilterSpec, **plain),
        lambda inner: st.builds(
            FilterSpec,
            **plain,
            alternatives=st.lists(st.lists(inner, max_size=3).map(tuple), max_size=2).map(tuple),
        ),
        max_leaves=4,
    )


SPECS = _specs(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=8) | st.sampled_from(["or", "-a", "a b", '"']),
    st.text('abcäß:,.-()"\\ \t\n', max_size=8).filter(str.strip),
)
"""Any filters, with the signs in them that a grammar stumbles over."""

NEAR_SPECS = _specs(
    st.sampled_from(["troops", "houses", "Mayor", "Coast Radio, own voice", "people", "house", "one.txt",
                     "two.txt", "Coast Radio", "Daily Post", "a", "b"]),
    st.sampled_from(["coast", "mayor 250", "MINISTRY", "40", "note", "b"]),
)  # fmt: skip
"""Filters that let some of FIGURES pass."""

FIGURES: tuple[Figure, ...] = tuple(
    make_figure(f"f{number}", **changes)
    for number, changes in enumerate([
        {},
        {"tags": ("a",), "is_starred": True, "stance": Stance.DENIED, "review": Review.ACCEPTED},
        {"tags": ("a", "b"), "statement_date": "2024-10", "target_date": "2024-12", "target_end": "2024-12-31"},
        {"source": None, "outlet": "Coast Radio", "article": "two.txt", "confidence": 0.3, "note": "a note"},
        {"source": "Mayor", "outlet": None, "statement_date": None, "review": Review.REJECTED, "text": "250"},
        {"series": "houses", "unit": "house", "measure": "houses burned", "statement_date": "2024-W42",
         "target_start": "2024-11-05", "target_date": "2025"},
        {"stance": Stance.FORECAST, "target_date": "2025", "review": Review.UNDECIDED, "is_starred": True},
        {"statement_date": "spring", "target_start": "2024-12-01", "target_end": "2024-12-31", "tags": ("b",)},
    ])
)  # fmt: skip
