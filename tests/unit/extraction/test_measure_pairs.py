"""Figures that stand together, signs of comparisons, and what sums and victims are named by."""

import pytest

from extraction_reading import figures_of, only_figure
from reportedly.model.quantity import Kind


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("The index lost 212 points, or 1.4 percent.", -1),
        ("The index added 32 points, or 0.4 percent, on Friday.", 1),
        ("Exports were down $4 billion (7.1%).", -1),
    ],
)
def test_a_change_that_is_said_twice_is_a_change_twice(text, sign):
    figures = figures_of(text)

    assert [figure.kind for figure in figures] == [Kind.CHANGE, Kind.CHANGE]
    assert all(figure.value * sign > 0 for figure in figures)


@pytest.mark.parametrize(
    "text",
    [
        "Reyes won 41 percent of the vote to Wells' 33 percent.",
        "Of the 1,200 nurses asked, 7 in 10 oppose the plan; just 19% back it.",
        "Some 60 camps opened, 70 percent of which lack water.",
        "Nearly 5,000 people crossed the gap; 21 percent were minors.",
    ],
)
def test_a_percentage_of_those_before_or_against_another_share_is_a_share(text):
    assert figures_of(text)[-1].kind is Kind.SHARE


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Turnout was almost 20 points up on 2022.", 20),
        ("Unemployment edged up 0.5 points.", 0.5),
        ("The winter was 2 degrees Celsius warmer than usual.", 2),
        ("They emitted 73 million tonnes fewer than the year before.", -73_000_000),
    ],
)
def test_what_is_compared_is_a_signed_change(text, value):
    figure = figures_of(text)[0]

    assert (figure.kind, float(figure.value)) == (Kind.CHANGE, value)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The judge ordered him to forfeit $26.4 million.", "amount forfeited"),
        ("A lotto winner scooped $33 million.", "amount scooped"),
        ("The airline ordered jets worth $52 billion.", "value of jets"),
        ("Duarte leads by three percentage points.", "lead"),
    ],
)
def test_a_sum_is_never_named_by_who_pays_or_orders_it(text, measure):
    assert figures_of(text)[-1].measure == measure


def test_each_place_of_a_list_stands_with_its_own_number():
    text = "The cyclone killed 603 people in Mozambique, 299 in Zimbabwe and 59 in Malawi."

    assert [figure.series.rpartition(" ")[2] for figure in figures_of(text)] == [
        "mozambique",
        "zimbabwe",
        "malawi",
    ]


def test_a_place_that_opens_the_sentence_is_that_of_the_counted():
    figure = figures_of("In India's Assam, 18 deaths took the toll to 89.")[0]

    assert "india" in figure.series


def test_attackers_name_no_place_of_their_victims():
    text = "Russian forces launched 87 drones in an overnight attack, killing two people."

    assert "in Russia" not in figures_of(text)[-1].measure


def test_those_still_held_were_not_freed():
    held = figures_of("Rebels freed five soldiers on Monday; 15 others are still captive.")[-1]

    assert "freed" not in held.measure
    assert "rescued" not in held.series


def test_a_force_that_loses_officers_buries_none():
    assert "killed" not in only_figure("The police force has lost 1,100 officers.").measure


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The army said it had hit 230 targets and killed two dozen gunmen.", "targets"),
        ("The storm killed at least 43 people in four states.", "states"),
    ],
)
def test_places_and_targets_are_not_killed(text, measure):
    assert measure in [figure.measure for figure in figures_of(text)]


def test_a_percentage_right_before_persons_is_their_share():
    assert only_figure("Guests on the show were 77% men.").kind is Kind.SHARE


def test_years_of_life_expectancy_are_years():
    figures = figures_of("Life expectancy at birth fell by 1.8 years to 71.4.")

    assert [figure.unit for figure in figures] == ["year", "year"]


def test_a_word_with_a_hyphen_stays_whole_in_a_measure():
    figure = only_figure("The far-right Nova party won 33.1 percent of the vote.")

    assert not figure.measure.startswith("right")
