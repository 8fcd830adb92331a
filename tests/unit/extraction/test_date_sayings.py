"""Days of sayings and of deeds where the tree alone would lose them."""

import pytest

from extraction_reading import figures_of

PUBLISHED = "2025-09-17"  # a Wednesday


def _first(text):
    return figures_of(text, published=PUBLISHED)[0]


def test_the_month_of_may_is_no_word_of_what_is_to_come():
    figure = _first("The ministry said on 5 May that 30 had died; by 9 May the toll was 41.")

    assert (figure.statement_date, figure.stance) == ("2025-05-05", "asserted")


@pytest.mark.parametrize(
    "text",
    [
        "Residents were told on Monday that 73 homes would go.",
        "Investors were informed on Monday that the fund had lost $40 million.",
    ],
)
def test_a_day_on_which_people_were_told_is_that_of_the_statement(text):
    assert _first(text).statement_date == "2025-09-15"


@pytest.mark.parametrize("text", ["On Monday we found 12 boats.", "On Monday they shot 12 men."])
def test_a_day_of_a_deed_of_which_nobody_is_quoted_is_what_the_number_is_about(text):
    figure = _first(text)

    assert (figure.target_date, figure.statement_date) == ("2025-09-15", PUBLISHED)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Foreign Office said last night it was in touch with 14 of them.", "2025-09-16"),
        (
            "The state has agreed to give the town $2 million, Gov. Ellen Marsh announced Monday.",
            "2025-09-15",
        ),
        ("Some 40 homes burned on Monday, police said.", PUBLISHED),
    ],
)
def test_a_day_right_behind_a_saying_is_its_day(text, said):
    assert _first(text).statement_date == said


@pytest.mark.parametrize(
    "text",
    [
        "He says 14 men died, three more than the army said on Tuesday.",
        "The closing will put 910 people out of work, 70 more than the company said in January.",
        "That is double what it reported yesterday.",
        "Turnout was 58.7% at noon, four points lower than at the same hour in 2021.",
    ],
)
def test_the_day_of_the_number_it_is_held_against_is_not_what_a_number_is_about(text):
    figure = figures_of(text, published=PUBLISHED)[-1]

    assert (figure.target_date, figure.statement_date) == (None, PUBLISHED)
