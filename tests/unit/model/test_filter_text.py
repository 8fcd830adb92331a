"""Filters as a person types them."""

from datetime import date

import pytest
from hypothesis import given

from helpers.filters import SPECS
from reportedly.model.date_range import DateRange
from reportedly.model.errors import UserError
from reportedly.model.filter import NO_FILTER, FilterSpec
from reportedly.model.filter_text import filter_from_text, filter_to_text


@given(SPECS)
def test_a_filter_written_as_text_reads_back_the_same(spec: FilterSpec) -> None:
    assert filter_from_text(filter_to_text(spec)) == spec


def test_fields_words_ranges_and_flags_are_read() -> None:
    spec = filter_from_text(
        'source:NIS,"Kyiv Independent" -stance:denied said:2024-10..2024-12 is:doubtful North troops'
    )

    assert spec == FilterSpec(
        text="North troops",
        source=frozenset({"NIS", "Kyiv Independent"}),
        said=DateRange(date(2024, 10, 1), date(2024, 12, 31)),
        is_doubtful=True,
        excluded=frozenset({("stance", "denied")}),
    )


def test_alternatives_stand_between_or() -> None:
    expected = (FilterSpec(unit=frozenset({"people"})), FilterSpec(tag=frozenset({"to call"})))

    assert filter_from_text('unit:people or tag:"to call"') == FilterSpec(alternatives=(expected,))
    assert filter_from_text('(unit:people or tag:"to call") troops').text == "troops"


def test_each_range_and_each_text_behind_commas_is_asked_for() -> None:
    october, december = (DateRange.read(month) for month in ("2024-10", "2024-12"))

    assert filter_from_text("said:2024-10,2024-12") == FilterSpec(
        alternatives=((FilterSpec(said=october), FilterSpec(said=december)),)
    )
    assert filter_from_text("-said:2024-10,2024-12").excluded == {
        ("said", str(october)), ("said", str(december))
    }  # fmt: skip
    assert filter_from_text('text:"North troops",soldiers') == FilterSpec(
        alternatives=((FilterSpec(text="North troops"), FilterSpec(text="soldiers")),)
    )


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("value:3,000", "3000..3000"),
        ("value:3,000..12,000", "3000..12000"),
        ("value:1,200,000..", "1200000.."),
        ("value:-5..3", "-5..3"),
    ],
)
def test_commas_group_the_digits_of_a_number(text: str, asked: str) -> None:
    assert str(filter_from_text(text).value) == asked


def test_no_text_is_no_filter() -> None:
    assert filter_from_text("  ") == NO_FILTER


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("origin:NIS", "There is no field “origin”"),
        ("stance:maybe", "“maybe” is no stance"),
        ("said:autumn", "“autumn” is no range of dates"),
        ("said:2024-12..2024-10", "is no range of dates"),
        ("said:2024-10,autumn", "“autumn” is no range of dates"),
        ("said:9999-W52", "is no range of dates"),
        ("value:1e999999999", "“1e999999999” is no range of numbers"),
        ("is:red", "“is:red” is not understood"),
        ("(unit:people", "A “)” is missing"),
        ("unit:people)", "There is a “)” too many"),
        ('source:"NIS', "is not understood"),
    ],
)
def test_what_is_not_understood_is_said(text: str, words: str) -> None:
    with pytest.raises(UserError, match=r"\[?") as caught:
        filter_from_text(text)

    assert caught.value.code == "R340"
    assert words in caught.value.message
