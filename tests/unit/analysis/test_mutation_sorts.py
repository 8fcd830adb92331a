"""A number told of another sort: deeds told together, tries, shares of others, kinds of prices, other spans, units."""

import pytest

from helpers.changes import changes_in
from reportedly.model.mutation import MutationKind


def kinds_in(first: str, second: str) -> set[MutationKind]:
    return {change.kind for change in changes_in(first, second)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The railway said 418 trains were cancelled.", "The railway said 418 trains were delayed or cancelled."),
        ("The railway said 418 trains were delayed or cancelled.", "The railway said 418 trains were cancelled."),
        ("It raised 42 million euros in debt and equity, it said.", "It raised 42 million euros in equity, it said."),
    ],
)  # fmt: skip
def test_one_of_two_deeds_that_were_told_together_is_another_measure(first: str, second: str) -> None:
    assert MutationKind.MEASURE in kinds_in(first, second)


def test_what_people_only_tried_is_not_what_they_did() -> None:
    first = "The institute said 21 percent of smokers have tried to quit."

    assert MutationKind.MEASURE in kinds_in(first, "The institute said 21 percent of smokers have quit.")
    assert kinds_in(first, "The institute said 21 percent of smokers have tried to stop.") == set()


@pytest.mark.parametrize(
    ("before", "after"), [("voters", "parents"), ("smokers", "people"), ("adults", "drivers")]
)
def test_a_share_of_all_people_is_none_of_one_sort_of_them(before: str, after: str) -> None:
    first = f"The institute said 58 percent of {before} back the ban."

    assert kinds_in(first, f"The institute said 58 percent of {after} back the ban.") == {
        MutationKind.MEASURE
    }


def test_two_words_for_all_people_are_one_base_of_a_share() -> None:
    first = "The institute said 58 percent of adults back the ban."

    assert kinds_in(first, "The institute said 58 percent of people back the ban.") == set()


@pytest.mark.parametrize(
    ("before", "after"),
    [("Inflation", "Core inflation"), ("Core inflation", "Inflation"), ("Prices", "Food prices")],
)
def test_prices_of_one_kind_are_another_measure(before: str, after: str) -> None:
    told = "rose by 5.4 percent in May, the statistics office said."

    assert MutationKind.MEASURE in kinds_in(f"{before} {told}", f"{after} {told}")


def test_people_told_as_children_are_fewer_people_where_the_earlier_article_names_none() -> None:
    later = "Police said 386 children waited at a motorway stop."

    assert MutationKind.MEASURE in kinds_in("Police said 386 singers waited at a motorway stop.", later)
    known = "Police said 386 singers of a children's choir waited at a motorway stop."
    assert MutationKind.MEASURE not in kinds_in(known, later)


@pytest.mark.parametrize(
    ("before", "after", "is_other"),
    [
        ("patients", "patient records", True),
        ("seal pups", "seals", True),
        ("vaccines", "vaccine doses", False),
    ],
)
def test_a_thing_named_after_another_is_not_that_thing(before: str, after: str, *, is_other: bool) -> None:
    changes = kinds_in(
        f"The clinic lost 8,460 {before}, it said.", f"The clinic lost 8,460 {after}, it said."
    )

    assert (MutationKind.MEASURE in changes) is is_other


def test_customers_of_a_supply_are_no_number_of_people() -> None:
    first = "The grid company said 9,140 customers were without power."

    assert MutationKind.MEASURE in kinds_in(first, "The grid company said 9,140 people were without power.")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The bank said its share rose by 2 percentage points.",
            "The bank said its share rose by 2 percent.",
        ),
        (
            "The club pays him 140,000 pounds a week, it said.",
            "The club pays him 7.3 million pounds a year, it said.",
        ),
    ],
)
def test_points_told_as_percent_and_weeks_told_as_years_are_another_unit(first: str, second: str) -> None:
    assert MutationKind.UNIT in kinds_in(first, second)


@pytest.mark.parametrize(
    ("number", "part", "is_one"),
    [("48 percent", "Nearly half", True), ("34 percent", "A third", True), ("21 percent", "Half", False)],
)
def test_a_share_told_as_a_plain_fraction_is_a_rounding_where_it_is_near(
    number: str, part: str, *, is_one: bool
) -> None:
    first = f"The office said {number} of the wells are dry."

    assert (
        MutationKind.ROUNDING in kinds_in(first, f"{part} of the wells are dry, the office said.")
    ) is is_one


def test_a_deed_is_told_of_an_amount_in_another_currency_too() -> None:
    first = "The minister said 20 million euros of aid were paid to growers."
    second = "The minister said $21 million of loans were paid to growers."

    assert kinds_in(first, second) == {MutationKind.UNIT, MutationKind.MEASURE}


def test_what_somebody_would_get_told_as_what_he_earns_has_lost_its_stance() -> None:
    first = "The club said he would sign for wages of 140,000 pounds a week."

    assert MutationKind.STANCE in kinds_in(first, "He earns 140,000 pounds a week, the club said.")


def test_a_wish_told_as_done_is_told_by_the_stance_alone() -> None:
    first = "The minister promised 20 million euros for growers."

    assert kinds_in(first, "The minister has paid 20 million euros to growers, he said.") == {
        MutationKind.STANCE
    }


def test_where_somebody_spoke_is_no_place_of_the_number() -> None:
    first = "The commission said 83 refineries were sealed in Nigeria."

    assert MutationKind.PLACE not in kinds_in(
        first, "83 refineries were sealed, the commission disclosed in Abuja."
    )


def test_a_jailed_man_is_not_one_who_was_arrested_though_the_reading_takes_both_for_one() -> None:
    assert MutationKind.MEASURE in kinds_in(
        "Police said 73 men were arrested.", "Police said 73 men were jailed."
    )


def test_a_deed_of_the_number_before_is_none_of_this_one() -> None:
    first = "The hospital said it had received 47 dead and 133 injured people."

    assert MutationKind.MEASURE not in kinds_in(first, "The hospital said it had treated 133 injured people.")


def test_a_source_in_other_words_behind_by_is_no_lost_one() -> None:
    first = "The harbour master said 180 passengers were on the ferry."
    later = "The figure of 180 passengers on the ferry was given by those who watch over ships."

    assert MutationKind.SOURCE_LOST not in kinds_in(first, later)
