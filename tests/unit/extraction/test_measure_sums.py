"""What a sum or a measured quantity is, said by the verb of its clause."""

import pytest

from extraction_reading import figures_of


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The fund invested $40 million in the new port.", "money invested in the new port"),
        ("Donors gave the town $2 million.", "money given to the town"),
        ("The mine has offered each family $500.", "money offered to each family"),
        ("The club asked for $80 million.", "money asked for"),
        ("The report says $250 million had been handed over in two instalments.", "money handed over"),
        ("They put $240,000 into the scheme.", "amount put into the scheme"),
        ("She got $900 a month.", "amount got"),
        ("The bank set aside $140 million for the case.", "amount set aside"),
    ],
)
def test_a_sum_is_named_by_the_verb_of_its_clause(text, measure):
    assert figures_of(text)[0].measure == measure


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("About 4.5 million cubic metres entered the river.", "amount that entered the river"),
        ("Around 2.1 million cubic metres had escaped by noon.", "amount that had escaped"),
        ("By noon 400 litres were pumped into the tank.", "amount pumped into the tank"),
    ],
)
def test_a_quantity_that_is_a_subject_is_named_by_what_it_did_or_what_befell_it(text, measure):
    assert figures_of(text)[0].measure == measure


def test_tonnes_go_on_with_what_was_measured_before_them():
    first, second = figures_of("Some 300 tonnes of rice were shipped and 40 tonnes were burned.")

    assert (first.series, second.series) == ("rice · mass", "rice · mass")


def test_what_a_thing_costs_to_build_is_not_taken_by_anybody():
    assert figures_of("It takes $4 million to build a school.")[0].measure == "amount"


def test_a_share_of_the_vote_is_no_sum_that_was_taken():
    assert "taken" not in figures_of("Reform took 46.3% in the north.")[0].measure


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The partner intends to seek $75m in immediate compensation.", "immediate compensation"),
        ("He is accused of taking $450 in bribes to let them pass.", "bribes"),
        ("He raised $3m in Boston.", "money raised"),
    ],
)
def test_the_kind_of_money_is_what_a_sum_is_and_no_place(text, measure):
    assert figures_of(text)[0].measure == measure


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The depot stored 900 tonnes.", "amount stored"),
        ("The mine shipped 30,000 tonnes last year.", "amount shipped"),
        ("The brewer made 4 million litres.", "amount made"),
        ("The bridge measures 400 metres.", "bridge"),
    ],
)
def test_who_does_something_to_a_quantity_is_not_what_it_measures(text, measure):
    assert figures_of(text)[0].measure == measure


def test_residents_who_were_moved_sheltered_and_treated_are_three_measures():
    text = "The council moved 300 residents to a school. The club sheltered 120 residents. It treated 40 residents."

    figures = figures_of(text)

    assert [f.measure for f in figures] == ["residents moved", "residents sheltered", "residents treated"]
    assert len({f.series for f in figures}) == 3


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Jets struck 40 targets.", "targets struck"),
        ("Some 300 drivers struck on Monday.", "drivers on strike"),
    ],
)
def test_targets_that_are_struck_are_on_no_strike(text, measure):
    assert figures_of(text)[0].measure == measure
