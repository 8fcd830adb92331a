"""Parts of a whole, words for a count, and lists with one verb: what a number leans on and what it does not."""

import pytest

from extraction_reading import figures_of
from reportedly.model.quantity import Kind

WHOLES = [
    ("Oslo sent 3,000 soldiers to Chad, including 500 officers and three generals. The total will reach 9,000.",
     "Norwegian soldiers sent to Chad"),
    ("A bus fell into a gorge in Peru, killing 40 people, of whom 12 were children. The number rose to 80.",
     "people killed in Peru"),
    ("At least 30 people died, including five children. The toll later rose to 41.", "toll"),
    ("Some 200 miners were trapped, among them 15 women. Rescuers said 40 had been freed.", "miners freed"),
    ("The ferry carried 300 passengers, 40 of whom were tourists. The figure rose to 350.", "passengers carried"),
    ("At least 11 people, including four children, drowned and about 20 went missing.", "people missing"),
    ("Police arrested 120 protesters, including seven minors. On Monday they arrested 60 more.",
     "additional protesters arrested"),
    ("The firm hired 2,000 workers, including 300 engineers. It plans to hire 1,000 more.",
     "additional workers hired"),
    ("Kyiv says 10,000 Norwegian troops are in Chad. The Norwegian military sent more. A spokesman put the number"
     " at 11,000.", "Norwegian troops in Chad"),
    ("The quake injured 400 people, among them 30 nurses. By night the number stood at 650.", "people wounded"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "measure"), WHOLES)
def test_what_is_counted_next_is_counted_against_the_whole(text, measure):
    last = figures_of(text)[-1]

    assert (last.measure, last.unit) == (measure, "people")


PARTS = [
    ("The blast killed 40 people, including five children.", "children killed"),
    ("A fire killed 40 people, of whom 12 were women.", "women killed"),
    ("Some 200 miners were trapped, among them 15 women.", "women trapped"),
]


@pytest.mark.parametrize(("text", "measure"), PARTS)
def test_what_befell_the_whole_befell_the_part(text, measure):
    assert figures_of(text)[-1].measure == measure


TOLD = [
    ("The union put the turnout at 250,000.", "turnout"),
    ("Police put the number on board at no fewer than 180.", "people on board"),
    ("The official toll of Monday's earthquake rose to 43.", "official toll"),
    ("Ferry toll climbs to 29", "ferry toll"),
    ("The toll of the market fire hit 38.", "toll"),
    ("It put the number of injured at 60 to 70.", "people wounded"),
    ("The ministry gave the number of missing as 112.", "people missing"),
    ("The official attendance was 74,216.", "attendance"),
    ("Ferry sinks with 180 aboard", "people on board"),
    ("The refinery denies plans to lay off 2,000.", "people laid off"),
    ("Police raised their estimate of Sunday's protest from 45,000 to 60,000.", "protesters"),
    ("At least 700 Keralites could lose their jobs.", "Keralites"),
    ("Nine tots were among the dead.", "tots killed"),
    ("Fans put the number of those locked out at 10,000.", "people"),
]


@pytest.mark.parametrize(("text", "measure"), TOLD)
def test_a_word_for_the_count_says_who_is_counted(text, measure):
    figure = figures_of(text)[0]

    assert (figure.measure, figure.unit) == (measure, "people")


@pytest.mark.parametrize(
    "text",
    [
        "The number of tents doubled to 8,000.",
        "Its tents tripled to 8,000.",
        "Nurses counted 300 children. The number of tents doubled to 8,000.",
    ],
)
def test_a_level_behind_a_multiple_counts_what_grew(text):
    assert figures_of(text)[-1].unit == "tent"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Prices are four times higher than in 2021.", Kind.CHANGE),
        ("Output was 1.5 times the level of 2019.", Kind.CHANGE),
        ("They lost $75 million in the deal.", Kind.LEVEL),
        ("The company posted a loss of 3.2 billion kronor.", Kind.LEVEL),
        ("The index lost 212 points.", Kind.CHANGE),
        ("The bus plunged 60 metres into a ravine.", Kind.LEVEL),
        ("The general said 1,500 soldiers left; another 1,500 would follow by December.", Kind.INCREMENT),
    ],
)
def test_losses_ways_and_comparisons_have_their_kind(text, kind):
    assert figures_of(text)[-1].kind is kind


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("A 5 percent drop in exports hurt.", "change in exports"),
        ("A drop of 12 percent was seen.", "change"),
    ],
)
def test_a_negative_change_never_says_its_direction_twice(text, measure):
    assert figures_of(text)[0].measure == measure


def test_each_sum_of_a_list_is_what_was_pledged():
    text = "Japan pledged $20m, South Korea 80 billion won and Germany 90 million euros."

    figures = figures_of(text)

    assert [(f.measure, f.unit) for f in figures] == [
        ("money pledged", "USD"),
        ("money pledged", "KRW"),
        ("money pledged", "EUR"),
    ]


def test_a_bare_sum_of_a_list_has_the_currency_that_all_before_it_share():
    figures = figures_of("Germany pledged 200 million euros, France 150 million and Italy 90 million.")

    assert {(f.measure, f.unit, f.series) for f in figures} == {("money pledged", "EUR", "funding · eur")}


def test_a_sum_behind_a_sentence_of_its_own_is_in_no_list():
    figures = figures_of("The tax raised $5 million. Norway has 300 million trees.")

    assert (figures[-1].measure, figures[-1].unit) == ("trees in Norway", "tree")


@pytest.mark.parametrize(
    "text",
    [
        "More than 3,000 jobs went last week in Peru.",
        "Some 40,000 refugees in Chad want to go home.",
    ],
)
def test_to_go_is_no_sending_where_no_end_is_named(text):
    assert "sent" not in figures_of(text)[0].measure


def test_what_a_country_has_is_there_and_not_where_the_article_plays():
    text = "In Nigeria, ministers spoke of Nigeria and Nigerian jobs. India has 320,000 pensioners."

    assert figures_of(text)[-1].measure == "pensioners in India"


def test_who_else_counted_is_not_counted():
    figures = figures_of("Hundreds marched in Lima. The police counted 4,000, the unions 20,000.")

    assert figures[-1].unit == "people"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("The charity counted 5,600 displaced people. Of these, 1,200 are children.", "children displaced"),
        ("Doctors treated 340 injured people. Of them, at least 45 were miners.", "miners wounded"),
        ("The bank has 12,400 employees, of whom about 300 are apprentices.", "apprentices"),
    ],
)
def test_what_some_of_those_before_are_is_counted_and_takes_what_befell_all(text: str, measure: str) -> None:
    assert figures_of(text)[1].measure == measure


def test_some_of_those_before_are_no_newer_number_of_all() -> None:
    every, some = figures_of(
        "The ministry said 340 people were injured. Of those, 45 were in a critical state."
    )

    assert some.series == f"{every.series} · part"


@pytest.mark.parametrize(
    "text",
    [
        "Peru will withdraw half of its 1,050 soldiers from the border.",
        "Peru will withdraw 400 of its 1,050 soldiers from the border.",
        "Peru will withdraw a quarter of the remaining 1,050 soldiers from the border.",
    ],
)
def test_what_is_done_to_a_part_is_not_done_to_the_whole(text: str) -> None:
    part, whole = figures_of(text)

    assert "withdrawn" in part.measure
    assert "withdrawn" not in whole.measure


def test_a_place_of_some_of_the_counted_is_not_that_of_all() -> None:
    every, some = figures_of("The firm employs 12,400 people, of whom 3,100 work in Spain.")

    assert (every.measure, some.measure) == ("people employed", "people employed in Spain")
