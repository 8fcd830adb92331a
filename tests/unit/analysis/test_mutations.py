"""What a report says of a number that none before it said; once, with the words of both sides."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.changes import changes_in, told
from helpers.reports import read_reports, told_figure
from reportedly.analysis.mutations import mutations_of
from reportedly.analysis.origins import find_origins
from reportedly.model.figure import Stance
from reportedly.model.mutation import MutationKind
from reportedly.model.origin import OriginCorrection
from reportedly.model.quantity import Relation

FIRST = "About 4,250 homes in Lund were damaged in the storm, the grid operator said on Tuesday."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (FIRST.replace("About", "Some"), []),
        (FIRST.replace("About ", ""), [("hedge lost", "“About” dropped")]),
        (FIRST.replace("About", "More than"), [("bound", "“About” became “More than”")]),
        (FIRST.replace("About 4,250", "Around 4,000"), [("rounding", "“About 4,250” became “Around 4,000”")]),
        (FIRST.replace("damaged", "destroyed"), [("measure", "“damaged” became “destroyed”")]),
        (FIRST.replace(", the grid operator said on Tuesday", ""), [("source lost", "“the grid operator” dropped")]),
    ],
)  # fmt: skip
def test_a_change_is_told_with_the_words_of_both_sides(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert told(changes_in(FIRST, sentence)) == expected


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("The drug helped 55 percent of patients", "The drug cured 55 percent of patients", "“helped” became “cured”"),
        ("The law affects 64,000 tenants", "The law affects 64,000 landlords", "“tenants” became “landlords”"),
        ("The blast killed 9 people in Tarsa", "The blast killed 9 people in Velma", "“Tarsa” became “Velma”"),
        ("The storm cut off 940 households", "The storm cut off 940 people", "“households” became “people”"),
    ],
)  # fmt: skip
def test_one_word_exchanged_in_the_same_sentence_is_told(first: str, second: str, words: str) -> None:
    changes = changes_in(f"{first}, the office said on Tuesday.", f"{second}, the office said on Tuesday.")

    assert [change.words for change in changes] == [words]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The storm cut power to 9,400 homes", "The storm cut power to 9,400 houses"),
        ("More than 300 people died in the flood", "Over 300 people were killed in the flood"),
    ],
)
def test_other_words_for_the_same_change_nothing(first: str, second: str) -> None:
    assert changes_in(f"{first}, the office said on Tuesday.", f"{second}, the office said on Tuesday.") == []


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("The police have questioned 22 men, they said.", "22 men are behind bars, the police said.", "measure"),
        ("The firm had 18,000 staff, it said.", "The firm had 18,000 customers, it said.", "measure"),
        ("The lab found lead in 26 percent of samples, it said.",
         "Lead was found in 26 percent of homes, it said.", "measure"),
        ("The union says 4,600 nurses in the north have quit.",
         "4,600 nurses in the south have quit, it says.", "place"),
        ("In the district of Marn 84 schools closed, the office said.",
         "Across the country 84 schools closed, it said.", "place"),
        ("The drought hit 90 farms around Sorn, the office said.",
         "The drought hit 90 farms in the whole country, the office said.", "place"),
        ("Police believe that 60 people were hidden, they said.", "60 people were hidden, police said.", "stance"),
        ("The union called for a rise of 7 percent, it said.",
         "Workers won a rise of 7 percent, the union said.", "stance"),
    ],
)  # fmt: skip
def test_another_step_sort_of_people_place_or_stance_is_told(first: str, second: str, kind: str) -> None:
    assert [change.kind.value for change in changes_in(first, second)] == [kind]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The fire destroyed 31 shops, the service said.", "The service said that 31 shops were burnt out."),
        ("In Norway 310 farms report lice, the agency said.", "The agency said 310 Norwegian farms report lice."),
        ("The disease made 66 children sick, the clinic said.", "66 children caught the disease, the clinic said."),
        ("The firm is in talks to buy 25 ships, it said.", "The firm wants to buy 25 ships, it said."),
        ("Around 70 percent of the harvest is lost, growers said.", "Growers say some 70 percent of the crop is gone."),
        ("At least 120 people died when a ferry sank off Java, rescuers said.",
         "Over 120 people drowned when a ferry sank in Indonesia, rescuers said."),
    ],
)  # fmt: skip
def test_the_same_step_share_or_place_in_other_words_changes_nothing(first: str, second: str) -> None:
    assert changes_in(first, second) == []


def test_an_exact_number_does_not_speak_for_its_rounded_one() -> None:
    exact, rounded = "The office counted 38,206 runners.", "Some 38,000 runners finished, the office said."
    changes = changes_in(exact, rounded, rounded.replace("Some ", ""))

    assert told(changes) == [
        ("rounding", "“38,206” became “Some 38,000”"),
        ("hedge lost", "“Some” dropped"),
    ]


def test_a_credit_is_lost_where_the_source_itself_had_it_first() -> None:
    changes = changes_in(
        "We sold 94,600 tickets in May.",
        "Coast Wire sold 94,600 tickets in May, the company said.",
        "They sold 94,600 tickets in May and still want more money from us.",
    )

    assert told(changes) == [("source lost", "“the company” dropped")]


def test_a_hedge_that_came_up_on_the_way_is_gained() -> None:
    assert told(changes_in(FIRST.replace("About ", ""), FIRST)) == [("hedge gained", "“About” added")]


def test_a_plan_told_as_done_has_lost_its_stance() -> None:
    plan = "The city plans to build 2,300 homes, the mayor of Lund said on Tuesday."
    done = "The city has built 2,300 homes, the mayor of Lund said on Tuesday."

    [change] = changes_in(plan, done)

    assert (change.kind, change.before) == (MutationKind.STANCE, "plans")


def test_what_is_to_come_may_be_told_in_the_present() -> None:
    ahead = "The contract will bring in 2,300 jobs, the mayor of Lund said on Tuesday."
    present = "The contract brings in 2,300 jobs, the mayor of Lund said on Tuesday."

    assert not [change for change in changes_in(ahead, present) if change.kind is MutationKind.STANCE]


def test_money_of_another_country_is_another_unit_and_no_other_meaning() -> None:
    [change] = [
        change
        for change in changes_in(
            "The bridge will cost 600 million pounds, minister Ida Holm said on Tuesday.",
            "The bridge will cost about 700 million euros, minister Ida Holm said on Tuesday.",
        )
        if change.kind is MutationKind.UNIT
    ]

    assert not change.changes_meaning


def test_a_change_is_told_once_where_it_came_up() -> None:
    without = FIRST.replace("About ", "")

    changes = changes_in(FIRST, without, without)

    assert [(change.kind, change.article) for change in changes] == [(MutationKind.HEDGE_LOST, "Lund Post")]


def test_a_headline_loses_nothing_that_its_article_says() -> None:
    with_headline = "4,250 homes damaged in Lund\n\n" + FIRST

    assert told(changes_in(FIRST, with_headline)) == []


def test_an_outlet_that_is_the_source_does_not_lose_it() -> None:
    figures, texts = read_reports(
        (
            "Lund Post",
            "2024-03-05",
            "The Hill Aid Group said on Tuesday that it had fed 4,250 people in Lund.",
        ),
        ("Hill Aid Group", "2024-03-06", "We have fed 4,250 people in Lund."),
    )
    [origin] = find_origins(figures, texts, [OriginCorrection(figure.id, 1) for figure in figures])

    assert not [c for c in mutations_of(origin, figures, texts) if c.kind is MutationKind.SOURCE_LOST]


def test_no_order_is_claimed_where_a_date_is_unknown() -> None:
    [change] = changes_in(FIRST, FIRST.replace("damaged", "destroyed"), days=("2024-03-05", None))

    assert not change.is_ordered
    assert change.words == "“destroyed”, elsewhere “damaged”"


def test_another_number_is_told_only_where_a_person_made_it_one_statement() -> None:
    figures = [told_figure("a", "one", 4210), told_figure("b", "two", 4210), told_figure("c", "two", 96)]
    joined = [replace(figures[0], published="2024-05-05"), told_figure("d", "two", 9135)]

    machine = [change for origin in find_origins(figures, {}) for change in mutations_of(origin, figures)]
    [origin] = find_origins(joined, {}, [OriginCorrection(figure.id, 1) for figure in joined])

    assert machine == []
    assert told(list(mutations_of(origin, joined))) == [("value", "“4210” became “9135”")]


_RELATIONS = st.sampled_from([Relation.EXACT, Relation.ABOUT, Relation.AT_LEAST, Relation.AT_MOST])
_STANCES = st.sampled_from(list(Stance))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(_RELATIONS, _STANCES, st.sampled_from(["Navy", None])), min_size=1, max_size=6))
def test_a_copy_of_an_earlier_report_changes_nothing(
    rows: list[tuple[Relation, Stance, str | None]],
) -> None:
    figures = [
        replace(
            told_figure(f"f{place}", f"report {place}", 4210, relation=relation, source=source,
                        published=f"2024-05-{10 + place}"),
            stance=stance,
        )
        for place, (relation, stance, source) in enumerate([*rows, rows[0]])
    ]  # fmt: skip
    [origin] = find_origins(figures, {}, [OriginCorrection(figure.id, 1) for figure in figures])

    changes = mutations_of(origin, figures)

    assert not [change for change in changes if change.article == f"report {len(rows)}"]
    assert len({(change.article, change.kind) for change in changes}) == len(changes)


def test_a_word_that_makes_what_is_counted_fewer_of_them_is_another_measure() -> None:
    plain = "The city will build 2,300 homes in Lund, the grid operator said on Tuesday."

    changes = changes_in(plain, plain.replace("homes", "council homes"))

    assert [change.kind for change in changes] == [MutationKind.MEASURE]


def test_a_plan_that_was_only_considered_and_is_told_as_decided_has_become_surer() -> None:
    considered = "The council is considering closing 14 schools in Lund, its leader said on Tuesday."
    decided = "The council has decided to close 14 schools in Lund, its leader said on Tuesday."

    assert MutationKind.STANCE in [change.kind for change in changes_in(considered, decided)]
    assert MutationKind.STANCE not in [change.kind for change in changes_in(decided, considered)]


def test_two_names_for_one_outcome_are_no_change() -> None:
    first = "The coastguard rescued 112 people off Lund, it said on Tuesday."

    assert told(changes_in(first, first.replace("rescued", "picked up"))) == []


def test_a_source_that_published_the_number_itself_is_lost_where_nobody_is_credited() -> None:
    bulletin = ("Norrkraft", "2024-12-07", "182,340 homes are without electricity in Lund.")
    wire = ("Coast Wire", "2024-12-07", "The storm left 182,340 homes in Lund dark, Norrkraft said.")
    letter = ("Lund Post", "2024-12-08", "182,340 homes in Lund sat in the dark, and nobody came.")
    figures, texts = read_reports(bulletin, wire, letter)
    said = [OriginCorrection(figure.id, 1) for figure in figures]

    [origin] = find_origins(figures, texts, said)
    lost = [
        change for change in mutations_of(origin, figures, texts) if change.kind is MutationKind.SOURCE_LOST
    ]

    assert [change.article for change in lost] == ["Lund Post"]


def test_so_many_each_week_told_as_so_many_in_all_is_another_measure() -> None:
    first = "Planes treat 5,200 hectares a week in Lund, the ministry said on Tuesday."
    changes = told(changes_in(first, "Planes treated 5,200 hectares in Lund, the ministry said on Tuesday."))

    assert [kind for kind, _ in changes] == ["measure"]


def test_a_week_earlier_is_no_span() -> None:
    first = "At least 25 drones stood in Lund on Thursday, the ministry said."
    changes = told(
        changes_in(first, "The ministry counted 40 drones in Lund, up from at least 25 a week earlier.")
    )

    assert not [words for kind, words in changes if kind == "measure"]


def test_a_number_told_without_its_unit_is_no_other_number() -> None:
    first = "The service forecasts wheat exports of 8.0 million tonnes."
    changes = told(changes_in(first, "The service, cited by every broker, pencils in 8 million."))

    assert "value" not in [kind for kind, _ in changes]


def test_a_place_is_held_against_the_last_report_that_names_one() -> None:
    first = (
        "Locusts stripped 22,300 hectares of millet in the district of Karo, the ministry said on Tuesday."
    )
    between = "Locusts stripped 22,300 hectares of millet in the east, the ministry said on Tuesday."
    last = (
        "Locusts stripped 22,300 hectares of millet in the district of Bessa, the ministry said on Tuesday."
    )

    assert ("place", "“Karo” became “Bessa”") in told(changes_in(first, between, last))


def test_what_is_estimated_at_a_number_has_no_hedge_to_lose() -> None:
    first = "The area under poppy in Lund is estimated at 12,800 hectares, the drugs office said on Tuesday."
    changes = told(changes_in(first, "The drugs office found 12,800 hectares under poppy in Lund."))

    assert "hedge lost" not in [kind for kind, _ in changes]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Growth was 4.2 percent in May, the bank said.", "Growth was 4 percent in May, the bank said.", "rounding"),
        ("The fund paid 2.37 million euros, it said.", "The fund paid 2.4 million euros, it said.", "rounding"),
        ("The slick covers 13 square kilometres, the navy said.",
         "The slick covers about five square miles, the navy said.", "unit"),
        ("Exports fell by 9 percent, the office said.", "Exports rose by 9 percent, the office said.", "measure"),
        ("The clinics gave out 7,300 doses, the ministry said.",
         "The clinics treated 7,300 people, the ministry said.", "measure"),
        ("Raiders took 26 villagers, police said.", "Raiders shot dead 26 villagers, police said.", "measure"),
        ("In the past week the camp took in 920 people, the agency said.",
         "In a single night the camp took in 920 people, the agency said.", "measure"),
        ("The port will pay 8 million euros to the town, the judge said.",
         "The port must pay a fine of 8 million euros, the judge said.", "measure"),
        ("The clinic says 52 people have pneumonia.", "52 people have cholera, the clinic says.", "measure"),
        ("The board bought 61,000 tonnes of coffee, it said.",
         "Farmers harvested 61,000 tonnes of coffee, the board said.", "measure"),
        ("There were 77 cases of measles in Orla province, the office said.",
         "There were 77 cases of measles in Orla city, the office said.", "place"),
        ("Across Europe 77 farms were closed, the agency said.",
         "In Norway alone 77 farms were closed, the agency said.", "place"),
        ("In the south of the country 77 schools are shut, the union said.",
         "Nationwide 77 schools are shut, the union said.", "place"),
        ("The navy claims to have sunk 12 boats.", "The navy sank 12 boats, it says.", "stance"),
        ("On preliminary figures 58 percent of members took part, the union said.",
         "58 percent of members took part, the union said.", "stance"),
        ("The city will be short 31 million euros, the mayor said.",
         "This city is 31 million euros in the hole, the mayor said.", "stance"),
    ],
)  # fmt: skip
def test_a_rounding_span_sort_or_smaller_place_is_told(first: str, second: str, kind: str) -> None:
    assert kind in [change.kind.value for change in changes_in(first, second)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The quake destroyed 83 houses, the office said.", "The quake levelled 83 homes, the office said."),
        ("The plant will close with the loss of 450 jobs, the firm said.",
         "The firm said 450 workers will lose their jobs as the plant closes."),
        ("Between January and June 83 families were evicted, the court said.",
         "In the first half of the year 83 families were evicted, the court said."),
        ("The worst storm in ten years tore down 83 trees, the council said.",
         "In one night the storm tore down 83 trees, the council said."),
        ("Frost damaged 6,100 hectares of vines, the growers said.",
         "Frost damaged 6,100 hectares of vineyards, the growers said."),
        ("The line had 83 men aboard, rescuers said.", "Rescuers said the boat had 83 men aboard."),
    ],
)  # fmt: skip
def test_the_same_span_thing_or_harm_in_other_words_changes_nothing(first: str, second: str) -> None:
    assert changes_in(first, second) == []


@pytest.mark.parametrize(
    "second",
    [
        "Board: 61,000 tonnes of coffee bought.",
        "The Coffee Board's 61,000 tonnes leave out what was smuggled.",
    ],
)
def test_a_name_before_a_colon_and_an_owner_are_credits(second: str) -> None:
    changes = changes_in("The Coffee Board bought 61,000 tonnes of coffee, it said.", second)

    assert not [change for change in changes if change.kind is MutationKind.SOURCE_LOST]


def test_what_a_report_left_open_does_not_hide_a_change_that_comes_after_it() -> None:
    changes = changes_in(
        "The raid wounded 64 people, the clinic said.",
        "There were 64 people, the clinic said.",
        "The raid killed 64 people, the clinic said.",
    )

    assert told(changes) == [("measure", "“wounded” became “killed”")]


def test_a_hedge_that_went_with_a_conversion_is_not_lost_again() -> None:
    first = "Around 30,000 litres of oil ran into the lake, the port said."
    second = "Some 7,900 gallons of oil ran into the lake, the port said.".replace("Some ", "")
    changes = changes_in(first, second, first.replace("Around ", ""))

    assert [
        (change.kind.value, change.article) for change in changes if change.kind is MutationKind.HEDGE_LOST
    ] == [("hedge lost", "Lund Post")]
