"""What is said of those who are just "people", and what a number with a unit measures where no noun says it."""

import pytest

from extraction_reading import figures_of


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Nearly 74,000 people have crossed into Temba.", "people who have crossed into Temba"),
        ("By noon 300 people were staying at the school.", "people staying"),
        ("Some 8,400 people have caught dengue this year.", "people who have caught dengue"),
        ("Rescuers had flown 640 people to safety.", "people evacuated"),
        ("At least 37 people died and more than 12,000 driven from their homes.", "people displaced"),
        ("The ministry said 7,200 nurses were taking part in the campaign.", "nurses"),
    ],
)
def test_people_are_told_with_what_they_do_or_what_befell_them(text, measure):
    assert figures_of(text)[-1].measure == measure


def test_nurses_who_take_part_in_a_campaign_are_no_protesters():
    figure = figures_of("The ministry said 7,200 nurses were taking part in the campaign.")[0]

    assert figure.series.startswith("nurse")


def test_those_who_crossed_and_those_who_wait_are_two_series():
    crossed, waiting = figures_of(
        "On Friday 900 people crossed the river. Some 400 people waited at the gate."
    )

    assert crossed.series != waiting.series


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The fraud hid losses of 1.1 billion euros.", "losses"),
        ("It asked donors for $145 million; so far 22% has been pledged.", "share of the funding pledged"),
        ("The missile left a crater 12 metres wide.", "width of crater"),
        ("Losses came to $9.8 billion, 18 percent more than the year before.", "losses"),
        ("Frontline Europe logged 21,300 arrivals, down a fifth on last year.", "change in arrivals logged"),
        ("The union wants a rise of 11%, while the company has offered 5.5%.", "rise"),
    ],
)
def test_who_gives_or_counts_is_not_what_is_measured(text, measure):
    assert figures_of(text)[-1].measure == measure


def test_money_that_was_lost_counts_no_people():
    assert "people" not in figures_of("It fears losses that could climb to $4.1 million.")[0].series


@pytest.mark.parametrize(
    "text", ["The money was booked under two names.", "They dug under two collapsed arcades."]
)
def test_what_lies_under_a_few_things_is_no_bound(text):
    assert figures_of(text)[0].relation.value == "="


def test_fewer_than_forty_stay_a_bound():
    assert figures_of("Under 40 people saw it.")[0].relation.value == "<"


def test_a_step_and_the_level_it_led_to_are_two_figures_in_one_currency():
    step, level, later = figures_of(
        "Defence spending rose by 9 billion to 71 billion zloty and will hit 80 billion next year."
    )

    assert [figure.unit for figure in (step, level, later)] == ["PLN"] * 3
    assert [figure.kind.value for figure in (step, level)] == ["change", "level"]


def test_a_step_between_two_sizes_stays_a_range():
    (figure,) = figures_of("The office expects enrolment to drop by 150 to 200 students.")

    assert (figure.low, figure.high) == (-200, -150)


def test_a_camp_that_now_holds_so_many_tells_no_room():
    figures = figures_of("The camp, built for 15,000, now holds 43,000.")

    assert [figure.measure for figure in figures] == ["room for people", "people"]


def test_what_carries_something_is_not_taken_for_the_thing_carried():
    ferries = figures_of("The state had 430 licensed ferries, of which only 112 carried life jackets.")[-1]

    assert ferries.unit == "ferry"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Some 2,100 people arrive every day, up from 600 a fortnight ago.", "people per day"),
        ("The clinic treats 85 patients a day, down from 120 last week.", "people per day"),
        ("The bank has 5 million customers and branches in 12 countries, up from 10 a year ago.", "country"),
        ("The bank has 5 million customers in 12 countries, up from 4.6 million a year ago.", "people"),
    ],
)
def test_a_former_count_counts_what_stood_before_it(text, unit):
    assert figures_of(text)[-1].unit == unit


def test_the_dead_of_the_day_before_are_not_the_wounded():
    former = figures_of("The agency said 37 people were killed and 62 injured, up from 14 dead on Thursday.")[
        -1
    ]

    assert former.measure == "people killed"


def test_a_sum_is_not_of_the_noun_behind_and():
    shortfall = figures_of("It predicts a shortfall of 55 billion zloty and growth of 1.2 per cent.")[0]

    assert shortfall.measure == "shortfall"
