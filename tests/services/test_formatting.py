"""The words and signs of the design for figures and dates."""

from decimal import Decimal
from typing import Any

import pytest

from helpers.records import make_figure
from reportedly.model.figure import Stance
from reportedly.model.formatting import sentence_case
from reportedly.model.quantity import Kind, Relation
from reportedly.services.formatting import (
    Separators,
    format_bounds,
    format_date,
    format_figure,
    format_number,
    format_target,
    format_value,
)


def bounded(
    value: str | None = None, low: str | None = None, high: str | None = None, **fields: Any
) -> dict[str, Any]:
    numbers = {"value": value, "low": low, "high": high}
    return (
        {name: None if n is None else Decimal(n) for name, n in numbers.items()} | {"text": "3,000"} | fields
    )


CASES: dict[str, tuple[dict[str, Any], str]] = {
    "exact": (bounded("3000"), "3,000"),
    "about": (bounded("3000", relation=Relation.ABOUT), "~3,000"),
    "more than": (bounded("3000", "3000", relation=Relation.MORE_THAN), ">3,000"),
    "at least": (bounded("3000", "3000", relation=Relation.AT_LEAST), "≥3,000"),
    "less than": (bounded("3000", None, "3000", relation=Relation.LESS_THAN), "<3,000"),
    "up to": (bounded("3000", None, "3000", relation=Relation.AT_MOST), "≤3,000"),
    "range": (bounded(None, "11000", "12000", relation=Relation.RANGE), "11,000–12,000"),
    "increment": (bounded("1500", kind=Kind.INCREMENT), "+1,500"),
    "fall": (bounded("-0.5", kind=Kind.CHANGE, unit="percent", text="0.5 %"), "−0.5 %"),
    "points": (bounded("3", kind=Kind.CHANGE, unit="percentage points", text="3 points"), "+3 points"),
    "percent": (bounded("0.30", unit="percent", text="0.3 %"), "0.3 %"),
    "money": (bounded("4E+8", unit="USD", text="$400 million"), "$400 million"),
    "money in short": (bounded("1.2E+9", unit="GBP", text="£1.2bn"), "£1.2 billion"),
    "money in full": (bounded("1200", unit="USD", text="$1,200"), "$1,200"),
    "other money": (bounded("5E+6", unit="CHF", text="CHF 5m"), "CHF 5 million"),
    "lakh crore": (bounded("5E+12", unit="INR", text="Rs 5 lakh crore"), "₹5 trillion"),
    "many zeros": (bounded("5E+9", unit="USD", text="$5,000,000,000"), "$5 billion"),
    "many digits": (bounded("1234567890", unit="USD", text="$1,234,567,890"), "$1,234,567,890"),
    "loss": (bounded("-2E+6", unit="USD", text="$2 million", kind=Kind.CHANGE), "−$2 million"),
    "range of millions": (
        bounded(None, "2E+6", "3E+6", relation=Relation.RANGE, text="2 to 3 million"), "2–3 million",
    ),
    "range of falls": (
        bounded(None, "-8", "-5", relation=Relation.RANGE, kind=Kind.CHANGE, unit="percent", text="5% and 8%"),
        "−8 to −5 %",
    ),
    "range of losses": (
        bounded(None, "-3E+6", "-2E+6", relation=Relation.RANGE, unit="USD", text="$2 million to $3 million"),
        "−$3 to −$2 million",
    ),
    "vague": (bounded(None, "24", relation=Relation.AT_LEAST, text="dozens"), "dozens"),
    "kilometres": (bounded("23", unit="km", text="23 kilometres"), "23 km"),
    "fraction": (bounded("0.333333", unit="fraction", text="a third"), "1/3"),
    "share of ten": (bounded("0.3", unit="fraction", text="three out of ten"), "3/10"),
    "about a half": (bounded("0.5", unit="fraction", text="half", relation=Relation.ABOUT), "~1/2"),
    "range of fractions": (
        bounded(None, "0.25", "0.333333", unit="fraction", relation=Relation.RANGE, text="1/4 to 1/3"), "1/4–1/3",
    ),
    "multiple": (bounded("2", kind=Kind.CHANGE, unit="times", text="doubled"), "×2"),
    "more than a multiple": (
        bounded("3", "3", kind=Kind.CHANGE, unit="times", text="threefold", relation=Relation.MORE_THAN), ">×3",
    ),
    "price": (bounded("9", unit="USD per share", text="$9"), "$9 per share"),
    "rate": (bounded("0.3", unit="percent per year", text="0.3 %"), "0.3 % per year"),
    "temperature": (bounded("49.1", unit="celsius", text="49.1 C"), "49.1 °C"),
    "weight": (bounded("14.2", unit="pound", text="14.20 pounds"), "14.2 lb"),
    "area": (bounded("12", unit="square kilometre", text="12 sq km"), "12 km²"),
    "no number": (bounded(relation=Relation.ABOUT, text="half"), "half"),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "written"), CASES.values(), ids=CASES)
def test_figures_are_written_as_the_design_says(fields: dict[str, Any], written: str):
    assert format_figure(make_figure(**fields)) == written


def test_a_number_of_more_digits_than_decimals_are_divided_with_is_written():
    assert format_figure(make_figure(**bounded("1" + "0" * 40))) == f"10{',000' * 9} trillion"
    assert format_figure(make_figure(**bounded("1" + "0" * 39 + "1"))).startswith("10,000,000,")


def test_a_figure_and_its_successor_are_written_with_an_arrow():
    first, second = make_figure(**bounded("41")), make_figure(**bounded("44"))

    assert format_figure(first, second) == "41 → 44"


def test_the_full_number_stands_behind_words_and_scales():
    vague = make_figure(**bounded(None, "24", relation=Relation.AT_LEAST, text="dozens"))
    money = make_figure(**bounded("4E+8", unit="USD", text="$400 million"))

    assert (format_bounds(vague), format_bounds(money)) == ("≥24", "$400,000,000")


def test_numbers_follow_the_reader_s_separators():
    assert format_number(Decimal("-1234567.80"), Separators(".", ",")) == "−1.234.567,8"


@pytest.mark.parametrize(
    ("iso", "written"),
    [
        ("2024-10-23", "23 Oct 2024"), ("2024-10", "Oct 2024"), ("2024-W42", "week 42 of 2024"), ("2025", "2025"),
        (None, ""), ("", ""), ("soon", "soon"),
    ],
)  # fmt: skip
def test_dates_keep_their_precision(iso: str | None, written: str):
    assert format_date(iso) == written


@pytest.mark.parametrize(
    ("target", "start", "end", "stance", "written"),
    [
        (None, None, None, Stance.ASSERTED, ""),
        ("2024-12", None, "2024-12-31", Stance.PLANNED, "by Dec 2024"),
        ("2024-11-05", None, "2024-11-05", Stance.ASSERTED, "until 5 Nov 2024"),
        ("2025", "2025-01-01", "2025-12-31", Stance.FORECAST, "in 2025"),
        ("2024-11-05", "2024-11-05", "2024-11-05", Stance.ASSERTED, "on 5 Nov 2024"),
        ("2022-02-24", "2022-02-24", None, Stance.ASSERTED, "since 24 Feb 2022"),
        ("2021", "2021-01-01", None, Stance.ASSERTED, "since 2021"),
        ("2024-10", "2024-10-21", "2024-10-31", Stance.ASSERTED, "21–31 Oct 2024"),
        (None, "2024-10-01", "2024-12-31", Stance.ASSERTED, "Oct–Dec 2024"),
        (None, "2024-10-28", "2024-11-03", Stance.ASSERTED, "28 Oct – 3 Nov 2024"),
        (None, "2023-12-30", "2024-01-02", Stance.ASSERTED, "30 Dec 2023 – 2 Jan 2024"),
        ("2024-12", None, None, Stance.ASSERTED, "Dec 2024"),
    ],
)
def test_target_dates_have_their_word(
    target: str | None, start: str | None, end: str | None, stance: Stance, written: str
):
    figure = make_figure(target_date=target, target_start=start, target_end=end, stance=stance)

    assert format_target(figure) == written


def test_a_number_of_a_series_takes_the_unit_of_its_figures_but_not_their_hedge() -> None:
    figure = make_figure(text="about 3 million euros", value=Decimal(3_000_000), low=None, high=None,
                         relation=Relation.ABOUT, unit="EUR")  # fmt: skip

    assert format_value(Decimal(3_000_000), figure) == "€3 million"


def test_a_far_larger_end_of_a_series_has_a_scale_word_of_its_own() -> None:
    figure = make_figure(text="Rs 450 crore", value=Decimal("4.5E+9"), low=None, high=None, unit="INR")

    assert format_value(Decimal("4.5E+9"), figure) == "₹4.5 billion"
    assert format_value(Decimal("1.2E+12"), figure) == "₹1.2 trillion"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("people killed", "People killed"),
        ("iPhones sold", "iPhones sold"),
        ("U.S. troops", "U.S. troops"),
        ("", ""),
    ],
)
def test_a_line_begins_with_a_capital_but_for_a_name_that_has_it_elsewhere(words: str, line: str) -> None:
    assert sentence_case(words) == line
