"""What a person types into a field, as values of the record."""

from decimal import Decimal

import pytest

from helpers.records import make_figure
from reportedly.model.errors import UserError
from reportedly.model.figure import Figure, Stance
from reportedly.model.quantity import Kind, Relation
from reportedly.services.typed_fields import EDITABLE_FIELDS, FIELDS_OF, read_typed, with_fields, words_of

NUMBERS = {
    "3,000": ("=", "3000", "3000", "3000"),
    "~3,000": ("~", "3000", None, None),
    "≈ 3000": ("~", "3000", None, None),
    "about 3,000 soldiers": ("~", "3000", None, None),
    "11,000-12,000": ("range", None, "11000", "12000"),
    "11,000–12,000": ("range", None, "11000", "12000"),
    "between 5 and 7": ("range", None, "5", "7"),
    "-8--5": ("range", None, "-8", "-5"),
    "at least 600": (">=", "600", "600", None),
    "600 or more": (">=", "600", "600", None),
    ">=3000": (">=", "3000", "3000", None),
    ">= 3000": (">=", "3000", "3000", None),
    "≥3,000": (">=", "3000", "3000", None),
    "> 5": (">", "5", "5", None),
    "more than 10 000": (">", "10000", "10000", None),
    "up to 12,000": ("<=", "12000", None, "12000"),
    "< 5": ("<", "5", None, "5"),
    "3k": ("=", "3000", "3000", "3000"),
    "half a million": ("=", "500000", "500000", "500000"),
    "-5": ("=", "-5", "-5", "-5"),
    "dozens": (">=", None, "24", None),
    "0.30": ("=", "0.30", "0.30", "0.30"),
}


@pytest.mark.parametrize("typed", NUMBERS)
def test_a_number_is_read_with_its_bounds(typed: str) -> None:
    fields = read_typed("figure", typed, make_figure(value=Decimal(7)))

    assert tuple(fields[name] for name in ("relation", "value", "low", "high")) == NUMBERS[typed]
    assert "unit" not in fields


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("$4.2m", "4200000", "USD"),
        ("5 %", "5", "percent"),
        ("3 km", "3", "km"),
        ("€3bn", "3000000000", "EUR"),
    ],
)
def test_a_unit_typed_with_the_number_is_set_and_moves_the_series(typed: str, value: str, unit: str) -> None:
    fields = read_typed("figure", typed, make_figure())

    assert (fields["value"], fields["unit"]) == (value, unit)
    assert fields["series"] == f"soldier|arrive · {unit.lower()}"


def test_a_plus_sign_says_that_so_many_came_on_top() -> None:
    fields = read_typed("figure", "+1,500", make_figure())

    assert (fields["value"], fields["kind"]) == ("1500", "increment")
    assert fields["series"] == "soldier|arrive · increment"


@pytest.mark.parametrize(
    "typed",
    [
        "3,000 to",
        "3,000 -",
        "between 3 and",
        "at least",
        "from 3,000",
        "about 3,000 and",
        "3,000 or",
        "3,000 at",
        "3,",
    ],
)
def test_a_number_that_is_still_being_typed_is_refused(typed: str) -> None:
    figure = make_figure(sentence="At least 3,000 soldiers were to go at once, or from there, and more.")

    with pytest.raises(UserError, match=r"Write ") as caught:
        read_typed("figure", typed, figure)

    assert caught.value.code == "R310"


@pytest.mark.parametrize("typed", ["", "none", "12 and 13", "41 → 44", "3,000 ships", "Oct 5", "many"])
def test_what_is_no_single_number_is_refused_with_what_to_write(typed: str) -> None:
    with pytest.raises(UserError, match=r"Write ") as caught:
        read_typed("figure", typed, make_figure())

    assert caught.value.code == "R310"


DATES = {
    "23 Oct 2024": ("2024-10-23", "2024-10-23", "2024-10-23"),
    "Oct 23, 2024": ("2024-10-23", "2024-10-23", "2024-10-23"),
    "23.10.2024": ("2024-10-23", "2024-10-23", "2024-10-23"),
    "2024-10-23": ("2024-10-23", "2024-10-23", "2024-10-23"),
    "Oct 2024": ("2024-10", "2024-10-01", "2024-10-31"),
    "2025": ("2025", "2025-01-01", "2025-12-31"),
    "by Dec 2024": ("2024-12", None, "2024-12-31"),
    "by dec": ("2024-12", None, "2024-12-31"),
    "until March 2025": ("2025-03", None, "2025-03-31"),
    "before 2025": (None, None, "2024-12-31"),
    "since 2021": ("2021", "2021-01-01", None),
    "after 1 Oct 2024": (None, "2024-10-02", None),
    "week 42 of 2024": ("2024-W42", "2024-10-14", "2024-10-20"),
    "2021-2023": (None, "2021-01-01", "2023-12-31"),
    "28 Oct – 3 Nov 2024": ("2024", "2024-10-28", "2024-11-03"),
    "from 1 Oct to 5 Nov 2024": ("2024", "2024-10-01", "2024-11-05"),
    "2024-10-23 to 2024-11-05": ("2024", "2024-10-23", "2024-11-05"),
    "wed": ("2024-10-23", "2024-10-23", "2024-10-23"),
    "last month": ("2024-09", "2024-09-01", "2024-09-30"),
    "": (None, None, None),
}


@pytest.mark.parametrize("typed", DATES)
def test_a_date_is_read_as_people_type_it(typed: str) -> None:
    fields = read_typed("target_date", typed, make_figure(published="2024-10-24"))

    assert tuple(fields[name] for name in FIELDS_OF["target_date"]) == DATES[typed]


@pytest.mark.parametrize("typed", ["soon", "31 Nov 2024", "23 oct 24", "23", "2024-13", "10/12/2024", "on"])
def test_what_is_no_date_or_could_be_two_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match=r"Write ") as caught:
        read_typed("statement_date", typed, make_figure(published="2024-10-24"))

    assert caught.value.code == "R310"


def test_a_weekday_needs_the_publication_date() -> None:
    with pytest.raises(UserError, match="publication date"):
        read_typed("statement_date", "Wednesday", make_figure())


def test_the_words_that_name_a_typed_source_are_found_in_the_sentence() -> None:
    fields = read_typed("source", "seoul", make_figure(sentence_start=100))

    assert fields == {"source": "seoul", "source_text": "Seoul", "source_start": 113, "source_end": 118}


def test_an_empty_source_is_the_outlets_own_voice() -> None:
    fields = read_typed("source", " ", make_figure(source="NIS", source_text="NIS"))

    assert fields == {"source": None, "source_text": None, "source_start": None, "source_end": None}
    assert read_typed("source", "BBC, own voice", make_figure(outlet="BBC")) == {"source": None}


@pytest.mark.parametrize(("typed", "stance"), [("denied", "denied"), ("den", "denied"), ("Plan", "planned")])
def test_a_stance_is_one_of_five_or_the_beginning_of_one(typed: str, stance: str) -> None:
    assert read_typed("stance", typed, make_figure()) == {"stance": stance}


def test_another_word_for_a_stance_is_refused_with_the_five() -> None:
    with pytest.raises(UserError, match="asserted, denied, planned, forecast, alleged"):
        read_typed("stance", "perhaps", make_figure())


@pytest.mark.parametrize(
    ("typed", "unit"), [("%", "percent"), ("kilometres", "km"), ("$", "USD"), ("jet", "jet")]
)
def test_a_unit_is_read_by_its_sign_or_name(typed: str, unit: str) -> None:
    assert read_typed("unit", typed, make_figure())["unit"] == unit


FIGURES = [
    make_figure(),
    make_figure(value=Decimal(-5), low=None, high=None, relation=Relation.ABOUT, unit="percent"),
    make_figure(value=None, low=Decimal(18000), high=Decimal(20000), relation=Relation.RANGE),
    make_figure(value=None, low=Decimal(-8), high=Decimal(-5), relation=Relation.RANGE, unit="percent"),
    make_figure(
        value=Decimal("4.2e9"), low=None, high=Decimal("4.2e9"), relation=Relation.AT_MOST, unit="USD"
    ),
    make_figure(kind=Kind.INCREMENT, value=Decimal(1500), low=Decimal(1500), high=Decimal(1500)),
    make_figure(target_date="2024-12", target_end="2024-12-31", stance=Stance.FORECAST, via="AFP"),
    make_figure(target_date="2024", target_start="2024-10-21", target_end="2024-11-03"),
    make_figure(target_date="2021", target_start="2021-01-01", statement_date="2024-W42"),
    make_figure(source="Seoul", source_text="Seoul", source_start=13, source_end=18, speaker="Cho"),
]


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("field", EDITABLE_FIELDS)
def test_what_the_window_shows_is_read_back_as_what_is_there(figure: Figure, field: str) -> None:
    again = with_fields(figure, read_typed(field, words_of(field, figure), figure))

    assert again == figure


def test_what_no_keyboard_types_is_left_out() -> None:
    assert read_typed("speaker", " Cho\0Tae-yong\n", make_figure()) == {"speaker": "Cho Tae-yong"}
