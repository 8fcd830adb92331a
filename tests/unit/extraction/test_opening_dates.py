"""A past year that opens a sentence holds for it; "by" after a hope looks ahead; growth from one level to another."""

import pytest

from extraction_reading import figures_of


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("In 1996 more than 800 people died when the ferry sank.", "1996"),
        ("In 1996 the ferry sank and more than 800 people died.", "1996"),
        ("In 2022, the union claimed 13,000 marchers and the police said 9,000.", "2022"),
    ],
)
def test_a_past_year_that_opens_a_sentence_is_when_it_was(text, year):
    assert figures_of(text, published="2025-03-10")[-1].target_date == year


def test_a_month_in_which_something_was_said_is_no_date_of_it():
    figure = figures_of("In January the company spoke of up to $42 million.", published="2025-03-10")[0]

    assert figure.target_date is None


def test_another_date_of_the_sentence_keeps_its_figure():
    text = "In 1996 the dam broke, and on Friday 40 people were moved."

    assert figures_of(text, published="2025-03-10")[-1].target_date != "1996"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The charity hoped to raise £2 million by Easter.", "2025-04-20"),
        ("The charity hoped to raise £2 million by May.", "2025-05"),
        ("The group had called for $60 million by Christmas.", "2025-12-25"),
        ("By Christmas it had sold 300 trees.", "2024-12-25"),
    ],
)
def test_a_deadline_of_a_hope_is_ahead(text, date):
    assert figures_of(text, published="2025-03-06")[0].target_date == date


@pytest.mark.parametrize(
    "text",
    [
        "We plan to double our bed capacity from 80 to 160.",
        "The mill tripled its output of beds from 80 to 160.",
    ],
)
def test_what_is_doubled_from_one_number_to_another_is_two_levels(text):
    values = [figure.value for figure in figures_of(text)]

    assert values[-2:] == [80, 160]


def test_from_one_number_to_another_is_a_range_where_nothing_grew():
    assert figures_of("Tickets cost from 80 to 160 euros.")[0].relation.value == "range"


def test_what_is_on_board_has_no_place_in_its_series():
    here, there = (
        figures_of(text)[0].series
        for text in (
            "Some 300 people were on board when the ferry left Kigali in Rwanda.",
            "Some 300 people were on board.",
        )
    )

    assert here == there
