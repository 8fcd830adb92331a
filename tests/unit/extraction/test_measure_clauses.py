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
