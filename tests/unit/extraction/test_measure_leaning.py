"""Which count a bare number of a later sentence stands beside."""

import pytest

from extraction_reading import figures_of


def _last(text):
    figure = figures_of(text)[-1]
    return figure.measure, figure.unit


@pytest.mark.parametrize(
    ("text", "measure", "unit"),
    [
        ("About 300 pupils were taken in two lorries. The union says 340.", "pupils", "people"),
        ("The strike hit 70 flights at two airports. The airline says 52.", "flights", "flight"),
        ("The mine has paid 300 families in six villages. The council says it is 240.", "families paid", "family"),
        ("A total of 900 lambs in 14 villages are thin. This is 90 more than before.", "change in lambs", "lamb"),
        ("The agency counted 5,100 tents in three camps. That is 400 fewer than in May.", "change in tents", "tent"),
        ("Some 58 boys were freed, after men stopped four buses. The union spoke of 45.", "boys freed", "people"),
    ],
)  # fmt: skip
def test_a_rival_count_is_not_of_what_only_said_where_and_when(text, measure, unit):
    assert _last(text) == (measure, unit)


@pytest.mark.parametrize(
    ("text", "measure", "unit"),
    [
        (
            "Officials say 12 miners died and 3 shafts are closed. The union puts it at 15.",
            "miners killed",
            "people",
        ),
        (
            "The firm said 47 schemes and 1.1 million people were hit. The regulator says 61.",
            "schemes",
            "scheme",
        ),
    ],
)
def test_of_two_counts_a_number_stands_against_the_one_of_its_size(text, measure, unit):
    found, own = _last(text)

    assert (found.split()[0], own) == (measure.split()[0], unit)


def test_a_former_toll_leans_on_the_toll_and_not_on_who_was_counted_twice():
    text = (
        "The flood killed 19 people. Two people had been counted twice. The ministry had given 21 on Tuesday."
    )

    toll, _, former = figures_of(text)

    assert former.series == toll.series


def test_what_some_did_is_told_of_a_count_that_can_hold_them():
    text = "The hospital met 640 families. It wrote 12 reports. Only 58 got a letter."

    assert _last(text) == ("families", "family")


def test_what_a_body_has_is_not_what_was_counted_long_before():
    text = "The plant will shed 1,500 jobs. The town was quiet. Snow fell. It was cold. The district has 1,430 now."

    assert "job" not in _last(text)[0]


@pytest.mark.parametrize(
    ("text", "measure", "unit"),
    [
        ("Insurers put the damage at 60 million euros. The state says it is 100 million.", "damage", "EUR"),
        ("Vaccination has fallen to 71 percent, and in the north it is 52.", "vaccination", "percent"),
        ("It lost 14 million crowns a day and expects the bill to reach 40 million.", "bill", "crown"),
    ],
)
def test_a_bare_number_stands_against_a_sum_or_a_share_too(text, measure, unit):
    assert _last(text) == (measure, unit)


def test_so_many_cannot_be_a_share():
    text = "Some 6,000 guests stayed. Turnout was 61 percent. The club says 5,200."

    assert _last(text)[1] == "people"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The works will cost $3.2 million, of which donors have pledged two thirds.", "cost"),
        ("The vote cost $120 million, a fifth of which came from abroad.", "cost"),
    ],
)
def test_a_fraction_of_which_is_of_the_sum_before_it(text, measure):
    assert _last(text)[0] == measure


def test_some_that_are_only_told_as_part_are_another_series_than_the_whole():
    whole, part = figures_of("Observers saw 140 incidents, including 22 in which voters were beaten.")

    assert whole.series != part.series


def test_there_have_been_two_of_the_deaths_that_were_reported():
    assert _last("The minister rejected reports of 30 deaths. There have been two.")[0] == "people killed"


def test_what_has_a_speed_is_told_by_its_unit():
    assert _last("The fire jumped it on Friday and was moving at 3 km an hour.")[0] == "speed"


def test_the_killed_among_the_casualties_are_all_that_were_killed():
    _, killed = figures_of("There were 1,100 casualties, of whom at least 100 were killed.")

    assert killed.series == "people · killed"
