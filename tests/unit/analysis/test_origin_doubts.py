"""What makes no origin: numbers that anybody may have, other bodies of one place, what does not travel together."""

from dataclasses import replace

import pytest

from helpers.comparing import said
from helpers.reports import grouped, read_reports
from reportedly.analysis.origin_apart import is_firm_of_place, is_of_another_trade, places_among
from reportedly.analysis.origin_numbers import Likeness, compare_numbers
from reportedly.analysis.origins import find_origins, origins_of_figures


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Two bridges in Lund were closed by the storm.", "The club sold two players to Lund in the summer."),
        ("Millions of people watched the final in Lund.", "The storm cost Lund millions of crowns."),
        ("Half of the homes in Lund lost power.", "Less than half of the voters in Lund chose the mayor."),
        (
            "Some 31 percent of the voters in Lund chose Ms Berg.",
            "Prices of flats in Lund rose by 31 percent.",
        ),
    ],
)
def test_numbers_that_anybody_may_have_join_no_two_reports_without_a_source(first: str, second: str) -> None:
    reports = read_reports(("Coast Wire", "2024-03-05", first), ("Lund Post", "2024-03-06", second))

    assert grouped(find_origins(*reports)) == [["Coast Wire"], ["Lund Post"]]


def test_a_plain_number_of_one_source_weeks_later_is_another_statement() -> None:
    first = ("Coast Wire", "2024-03-05", "Mayor Ana Berg said that 40 shops in Lund would close.")
    second = ("Lund Post", "2024-05-20", "Mayor Ana Berg said that 40 trees in Lund would be cut down.")

    assert grouped(find_origins(*read_reports(first, second))) == [["Coast Wire"], ["Lund Post"]]


def test_two_bodies_of_one_country_are_two_sources() -> None:
    first = (
        "Coast Wire",
        "2024-03-05",
        "Ostania's interior ministry said that at least 120 people were killed.",
    )
    second = ("Lund Post", "2024-03-06", "Ostania's intelligence service said that 120 people were killed.")

    assert grouped(find_origins(*read_reports(first, second))) == [["Coast Wire"], ["Lund Post"]]


def test_numbers_that_do_not_travel_together_are_two_statements_of_one_source() -> None:
    plan = (
        "Coast Wire",
        "2024-03-01",
        "The interior ministry said that it plans to evacuate 15,200 people from Lund.",
    )
    both = (
        "Lund Post",
        "2024-03-06",
        "The interior ministry said that 58 people were killed in Lund and that it plans to evacuate 15,200 people.",
    )
    toll = ("Ystad Radio", "2024-03-09", "The interior ministry said that 58 people were killed in Lund.")

    assert grouped(find_origins(*read_reports(plan, both, toll))) == [
        ["Coast Wire", "Lund Post"],
        ["Lund Post", "Ystad Radio"],
    ]


def test_a_bound_told_before_the_number_is_no_rounding_of_it_for_an_undated_report_between() -> None:
    before = ("Coast Wire", "2024-03-05", "More than 4,000 homes were damaged, mayor Ana Berg said.")
    after = ("Lund Post", "2024-03-06", "About 4,500 homes were damaged, mayor Ana Berg said.")
    undated = ("Ystad Radio", None, "About 4,500 homes were damaged, according to mayor Ana Berg.")

    assert grouped(find_origins(*read_reports(before, after, undated))) == [
        ["Coast Wire"],
        ["Lund Post", "Ystad Radio"],
    ]


def test_a_title_tells_the_figure_that_the_reports_share() -> None:
    first = ("Coast Wire", "2024-03-05", "The ministry said that 12 ships and 3,417 sailors left Lund.")
    second = ("Lund Post", "2024-03-06", "The ministry said that 3,417 sailors left Lund.")

    shared = next(origin for origin in find_origins(*read_reports(first, second)) if len(origin.reports) > 1)

    assert shared.what.startswith("3,417")


def test_a_title_names_no_place_that_only_one_of_three_reports_tells() -> None:
    reports = [
        ("Coast Wire", "2024-03-05", "The NIS told lawmakers that 3,417 soldiers left Lund."),
        ("Lund Post", "2024-03-05", "The NIS said that 3,417 soldiers left Lund."),
        ("Ystad Radio", "2024-03-06", "3,417 soldiers left Lund, the NIS said."),
    ]

    [origin] = find_origins(*read_reports(*reports))

    assert "lawmakers" not in origin.title


def test_an_amount_told_without_its_unit_is_found_again() -> None:
    first = ("Coast Wire", "2024-03-05", "The crop service forecasts exports of 8.3 million tonnes of wheat.")
    second = ("Lund Post", "2024-03-06", "For wheat exports the crop service pencils in 8.3 million.")

    assert grouped(find_origins(*read_reports(first, second))) == [["Coast Wire", "Lund Post"]]


def test_two_totals_of_one_sentence_are_two_statements() -> None:
    reports = [
        (outlet, day, "The agency counted 194,300 returns in January, and now counts 241,700 returns.")
        for outlet, day in (("Coast Wire", "2024-03-05"), ("Lund Post", "2024-03-06"))
    ]
    figures, texts = read_reports(*reports)
    origin_of = origins_of_figures(find_origins(figures, texts))

    by_number = {figure.text: origin_of[figure.id] for figure in figures}
    assert by_number["194,300"] != by_number["241,700"]


def test_a_minister_speaks_for_the_ministry() -> None:
    first = (
        "Coast Wire",
        "2024-03-05",
        "Foreign minister Liv Berg said that 340 citizens were still in Lund.",
    )
    second = ("Lund Post", "2024-03-06", "Some 340 citizens are left, according to the foreign ministry.")

    assert grouped(find_origins(*read_reports(first, second))) == [["Coast Wire", "Lund Post"]]


def test_a_small_number_of_one_source_is_found_again_within_days_in_other_words() -> None:
    first = ("Coast Wire", "2024-03-05", "Nine officers were hurt in Lund, police said on Tuesday.")
    second = ("Lund Post", "2024-03-06", "Police count nine wounded of their own.")

    assert grouped(find_origins(*read_reports(first, second))) == [["Coast Wire", "Lund Post"]]


@pytest.mark.parametrize(
    ("quantity", "likeness"),
    [
        ("=10000", Likeness.NONE),
        ("~11000", Likeness.NONE),
        ("=100000", Likeness.PART),
        ("10000..100000", Likeness.SAME),
    ],
)
def test_a_wide_range_is_not_told_by_its_lower_end(quantity: str, likeness: Likeness) -> None:
    wide, other = said(1, "Army", "10000..100000", "2024-10-01"), said(2, "Mayor", quantity, "2024-10-02")

    assert compare_numbers(wide, other) is compare_numbers(other, wide) is likeness


def test_an_end_of_a_narrow_range_may_be_told_for_it() -> None:
    narrow, low = said(1, "Army", "11000..12000", "2024-10-01"), said(2, "Mayor", "=11000", "2024-10-02")

    assert compare_numbers(narrow, low) is Likeness.PART


@pytest.mark.parametrize(
    ("later", "is_one"),
    [
        ("The Lund theatre burned down in a fire. Two people are dead.", True),
        ("A tanker ran aground off Ystad in the storm. Two people are dead.", False),
    ],
)
def test_a_small_toll_is_found_again_only_in_an_article_on_the_same_event(later: str, is_one: bool) -> None:
    fire = (
        "Coast Wire",
        "2024-03-05",
        "Fire swept the Lund theatre on Monday. Two people were killed, mayor Ana Berg said.",
    )

    groups = grouped(find_origins(*read_reports(fire, ("Ystad Radio", "2024-03-06", later))))

    assert (["Coast Wire", "Ystad Radio"] in groups) is is_one


def test_one_small_number_of_one_source_on_one_day_may_count_the_thing_by_another_noun() -> None:
    own = ("Coast Wire", "2024-03-05", "Some 14 holdings are affected by fever, the veterinary office said.")
    post = ("Lund Post", "2024-03-05", "Fever has reached 14 farms, according to the veterinary office.")

    assert grouped(find_origins(*read_reports(own, post))) == [["Coast Wire", "Lund Post"]]


def test_two_totals_that_only_an_outlet_gives_are_two_statements() -> None:
    text = "Last week 14 ferries sailed from Lund. Today 19 ferries sailed from Lund."
    reports = read_reports(("Coast Wire", "2024-03-05", text))

    assert len(find_origins(*reports)) == 2


@pytest.mark.parametrize(
    ("rough", "fine", "likeness"),
    [
        ("=1300000", "=1260000", Likeness.NEAR),
        ("=40000", "=42000", Likeness.NEAR),
        ("=20", "=21", Likeness.NONE),
        ("=30", "=28", Likeness.NONE),
        ("=2000000", "=2300000", Likeness.NONE),
    ],
)
def test_a_number_rounded_by_the_rules_needs_no_hedge_but_a_small_count_does(
    rough: str, fine: str, likeness: Likeness
) -> None:
    assert compare_numbers(said(1, None, rough, None), said(2, None, fine, None)) is likeness


def test_a_count_is_told_again_within_days_in_other_words_in_an_article_on_the_same_event() -> None:
    wire = (
        "Coast Wire",
        "2024-03-05",
        "A quake shook Lund with horror before dawn. "
        "The civil guard in Lund counted 26 wounded people, Colonel Ana Berg said.",
    )
    tabloid = ("Lund Post", "2024-03-06", "Quake horror in Lund! After the shock 26 patients lay in a tent.")
    bus = (
        "Ystad Radio",
        "2024-03-06",
        "The choir of Ystad has a new conductor. On Sunday 26 singers came.",
    )

    assert grouped(find_origins(*read_reports(wire, tabloid, bus))) == [
        ["Coast Wire", "Lund Post"],
        ["Ystad Radio"],
    ]


def test_people_without_a_name_are_no_second_source() -> None:
    wire = (
        "Coast Wire",
        "2024-03-05",
        "Two people familiar with the matter said that Volta had raised $81 million.",
    )
    post = ("Lund Post", "2024-03-06", "People close to the talks said that Volta had raised $81 million.")

    assert ["Coast Wire", "Lund Post"] in grouped(find_origins(*read_reports(wire, post)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Families reported 147 people missing in Lund.",
            "As many as 150 bodies may lie in the hall at Lund.",
        ),
        (
            "In the past week a 34 per cent increase in cases was recorded in Lund.",
            "Children account for nearly a third of deaths in Lund.",
        ),
        ("The lab at Lund will reach 5.4 gigawatts of cells.", "Shipments from Lund come to 5.5 gigawatts."),
    ],
)
def test_numbers_that_are_only_near_each_other_are_no_repeat(first: str, second: str) -> None:
    reports = read_reports(("Coast Wire", "2024-03-05", first), ("Lund Post", "2024-03-06", second))

    assert grouped(find_origins(*reports)) == [["Coast Wire"], ["Lund Post"]]


def test_a_rounding_of_one_thing_is_a_repeat() -> None:
    first = ("Coast Wire", "2024-03-05", "The coast guard of Lund said that 147 people were missing.")
    second = (
        "Lund Post",
        "2024-03-06",
        "Almost 150 people are missing, according to the coast guard of Lund.",
    )

    assert grouped(find_origins(*read_reports(first, second))) == [["Coast Wire", "Lund Post"]]


@pytest.mark.parametrize(
    ("place", "firm", "is_two"),
    [
        ("Tolmin", "Tolmin Marine Services", True),
        ("Tolmin", "Tolmin police", False),
        ("Halvard", "Halvard Shipping Services", False),
    ],
)
def test_a_town_and_a_firm_that_bears_its_name_are_two(place: str, firm: str, is_two: bool) -> None:
    assert is_firm_of_place({place}, {firm}, {"tolmin"}) is is_two


@pytest.mark.parametrize(
    ("trade", "other", "is_two"),
    [
        ("auditor", "Gullwing", True),
        ("the auditors", "Audit Court", False),
        ("residents", "Interior ministry", True),
        ("residents", "Residents' Union of Lund", False),
        ("officials", "Interior ministry", False),
    ],
)
def test_who_is_of_a_trade_of_their_own_repeats_no_other_party(trade: str, other: str, is_two: bool) -> None:
    assert is_of_another_trade({trade}, {other}) is is_two


def test_a_town_is_known_by_what_the_sentences_say_of_it() -> None:
    figures, _ = read_reports(
        ("Coast Wire", "2024-03-05", "In Tolmin, 40 people were killed, Tolmin said."),
        (
            "Lund Post",
            "2024-03-06",
            "Halvard said that 12 people were hurt. Shares in Halvard fell 3 percent.",
        ),
    )
    named = [replace(f, source="Tolmin" if "Tolmin" in f.sentence else "Halvard") for f in figures]

    assert places_among(named) == {"tolmin"}
