"""What a number counts whose noun stands elsewhere in its clause: a topic put first, a verb of care, receivers."""

import pytest

from extraction_reading import figures_of


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("As for the soldiers, 14 came home on Friday.", "soldiers returned"),
        ("As for the farmers, about 300 have left the valley.", "farmers"),
        ("As to the ships, two were sunk.", "ships"),
    ],
)
def test_a_topic_put_first_is_what_the_number_counts(text, measure):
    before = "Norvik has sent 4,000 nurses to the coast. "

    assert figures_of(before + text)[-1].measure == measure


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("As for the 30 soldiers, they are at home.", "soldiers"),
        ("As for the farmers, 12 tractors were burnt.", "tractors burnt"),
    ],
)
def test_a_number_with_its_own_noun_keeps_it_behind_a_topic(text, measure):
    assert figures_of(text)[-1].measure.startswith(measure)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The charity has fed 12,000 since Monday.", "people fed"),
        ("More than 500 were treated at the scene.", "people treated"),
        ("At least 40 were trampled.", "people trampled"),
        ("The mill laid off 300 clerks and hired 40.", "clerks hired"),
        ("The order buried 30 of its own.", "people buried"),
        ("The police put the number of those hurt at 85.", "people wounded"),
        ("Of the 300 who were hurt, some remain in intensive care.", "people wounded"),
        ("Another 17 hurt in the crush are in hospital.", "additional people wounded"),
    ],
)
def test_persons_are_counted_by_what_is_done_to_them(text, measure):
    assert figures_of(text)[-1].measure == measure


def test_a_deed_goes_with_its_own_object():
    killed, houses = figures_of("A fire that killed 60 also destroyed 200 houses.")

    assert (killed.measure, houses.measure) == ("people killed", "houses destroyed")


def test_who_gets_a_supply_is_not_what_befell_those_before():
    _, without = figures_of("The quake displaced 20,000 and cut power to 300,000.")

    assert (without.measure, without.unit) == ("people", "people")
    blankets = figures_of("The charity brought blankets to 900 families.")[-1]
    assert blankets.measure == "families"


def test_a_verb_behind_the_figure_of_is_not_counted():
    figure = figures_of("The figure of 3.1 million includes repeated attempts.")[0]

    assert "include" not in figure.measure
    assert "include" not in figure.series


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The laboratory tested 5,870 samples, of which 1,402 were positive.", "positive samples tested"),
        ("They counted 3,214 cases, of which 1,651 (51.4%) are male and 1,563 are female.", "female cases"),
        ("The town has 900 flats, of which 120 are empty.", "empty flats"),
    ],
)
def test_a_part_of_a_kind_has_a_series_of_its_own(text, measure):
    figures = figures_of(text)

    assert figures[-1].measure == measure
    assert figures[-1].series != figures[0].series


def test_a_part_of_which_nothing_is_said_stays_one():
    assert figures_of("The fleet has 40 ships, of which 12 were at sea.")[-1].measure.startswith("ships")


def test_a_price_is_no_count_of_what_came_before():
    price = figures_of(
        "The clashes killed 300 people. A litre of petrol, which cost 4,200 euros last week, was sold for 9,000."
    )[-1]

    assert (price.unit, price.measure) == ("EUR", "cost")
    alone = figures_of("The clashes killed 300 people. A goat was being sold for 9,000.")[-1]
    assert "killed" not in alone.measure


@pytest.mark.parametrize(
    "text",
    [
        "Guns shot at 40 drones on Friday. Another brigade had brought down nine.",
        "Guns shot at 40 drones on Friday. The second crew brought down 12.",
    ],
)
def test_what_is_brought_down_is_no_fall(text):
    figure = figures_of(text)[-1]

    assert figure.value > 0
    assert figure.measure == "drones destroyed"


def test_prices_that_are_brought_down_fall():
    assert figures_of("The bank wants to bring inflation down by 3 points.")[0].value < 0


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Divers pulled 112 out alive.", "people rescued"),
        ("Nine were pulled from the rubble.", "people rescued"),
        ("Investigators say 263 were aboard.", "people on board"),
        ("A bus carrying 40 fell into a ravine.", "people on board"),
        ("Ferry carrying more than 300 sinks", "people on board"),
    ],
)
def test_persons_on_a_ship_and_pulled_from_the_water(text, measure):
    assert figures_of(text)[0].measure == measure


def test_a_count_beside_another_is_not_what_befell_it():
    cases, deaths = figures_of("The town counted 912 new cases in the past week and 18 deaths.")

    assert cases.measure == "additional new cases"
    assert deaths.measure == "deaths"


@pytest.mark.parametrize(
    "text",
    [
        "The group has 2 GW in the south.",
        "It was 14 degrees in the park.",
        "The share hit a 52-week high of 918 rupees.",
    ],
)
def test_where_and_when_are_not_measured(text):
    assert not {"south", "park", "week"} & set(figures_of(text)[0].measure.split())


def test_a_verb_behind_a_country_is_no_noun():
    text = "Some 4.2 million people have fled. Chad hosts a further 1.2 million."

    assert figures_of(text)[-1].unit == "people"


def test_a_line_with_a_colon_is_counted():
    figures = figures_of("Ferry sinks on the lake\n\nDead: 94\n\nMissing: 55\n\nLicensed capacity: 180")

    assert [figure.value for figure in figures] == [94, 55, 180]
    assert figures[0].measure == "people killed"
    assert figures[2].measure == "licensed capacity"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In Oxbury 40 were hurt.", 40),
        ("In Tolmin 104 of 142 primary schools are closed.", 104),
        ("Schools closed in the south, in Oxbury 88 and in Tolmin none.", 88),
    ],
)
def test_a_number_behind_a_place_that_opens_a_clause_is_no_name(text, value):
    assert value in [figure.value for figure in figures_of(text)]


@pytest.mark.parametrize("text", ["In Apollo 11 three men flew.", "In Formula 1 ten teams race."])
def test_a_number_in_a_name_stays_one(text):
    assert len(figures_of(text)) == 1
