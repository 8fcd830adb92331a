"""Counts whose noun stands elsewhere: in a label, in the case counted first, before "whose number"."""

import pytest

from extraction_reading import figures_of
from reportedly.model.quantity import Kind


def _told(text):
    return [(f.measure, f.unit) for f in figures_of(text)]


@pytest.mark.parametrize(
    ("text", "measure", "unit"),
    [
        ("tanks - 9,410", "tanks", "tank"),
        ("Injured - 230", "people wounded", "people"),
        ("artillery systems – 20,612", "artillery systems", "artillery system"),
    ],
)
def test_a_line_of_a_label_and_a_number_counts_what_the_label_says(text, measure, unit):
    assert _told(text)[0] == (measure, unit)


def test_what_a_day_added_stands_in_brackets_behind_the_total():
    total, day = figures_of("tanks - 9,410 (+8)")

    assert (day.unit, day.kind, total.kind) == ("tank", Kind.INCREMENT, Kind.LEVEL)


def test_a_second_kind_of_case_is_a_case_too():
    text = "The district has registered 412 cases of skin irritation and 23 of acute vomiting."

    assert _told(text)[1] == ("cases of acute vomiting", "case")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Some 30 of those arrested were minors.", "people arrested"),
        ("The raiders, whose number has been put at anything from 60 to 200, came at night.", "raiders"),
        ("Calls to its helpline have run at 2,500 a day.", "calls"),
    ],
)
def test_what_is_counted_is_found_where_the_number_leans(text, measure):
    assert figures_of(text)[0].measure == measure


def test_a_former_share_is_of_what_the_newer_one_is():
    newer, former = figures_of("Only 44% of boards had tested a plan for such an event, up from 31% in 2022.")

    assert (former.measure, former.series, former.kind) == (newer.measure, newer.series, Kind.SHARE)


def test_a_verb_that_comes_again_counts_the_same():
    text = "The agency has reached 96,000 people with water and plans to reach 250,000 by August."

    assert [f.unit for f in figures_of(text)] == ["people", "people"]


def test_those_whose_things_were_taken_are_persons():
    assert figures_of("Among them are 270,000 whose account numbers were sold.")[-1].unit == "people"


def test_corporate_clients_are_no_persons():
    assert figures_of("It has 220 corporate clients.")[0].unit == "client"


def test_a_standard_has_the_unit_of_what_it_is_held_against():
    assert (
        figures_of("Each camp has 6 litres a day against an emergency standard of 15.")[-1].unit
        == "litre per day"
    )
