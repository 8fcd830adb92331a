"""A measure says what is counted, not who counted, paid or sold it, and where only if it happened there."""

import pytest

from extraction_reading import figures_of, only_figure


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("A sack of maize now sells for $30.", "price of sack of maize"),
        ("The fund bought the hotel for $90 million.", "price of hotel"),
        ("The regulator fined the bank $20 million.", "fine"),
        ("Wildfires have burned 16,000 hectares.", "area burned"),
        ("The kingdom pumped 9 million barrels.", "amount pumped"),
        ("A court jailed the mayor for three years.", "prison sentence"),
        ("The central bank held its policy rate at 13 percent.", "policy rate"),
    ],
)
def test_a_sum_or_an_extent_is_named_by_what_was_done(text: str, measure: str) -> None:
    assert measure in only_figure(text).measure


@pytest.mark.parametrize("text", ["MPs backed the deal 521-73.", "The chamber voted 62 to 38 to adopt it."])
def test_both_sides_of_a_ballot_are_votes(text: str) -> None:
    assert [(f.measure, f.unit) for f in figures_of(text)] == [("votes", "vote"), ("votes", "vote")]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Some 300,000 homes were left without power in Ireland.", "homes without power in Ireland"),
        ("In all, 310,000 homes lost power.", "homes without power"),
        ("Kenya has withdrawn 2,000 troops from Somalia.", "withdrawn from Somalia"),
        ("Some 41,000 nurses went on strike on Monday.", "nurses on strike"),
        ("Police said 73 demonstrators were taken into custody.", "demonstrators arrested"),
        ("Chad hosts 610,000 refugees.", "refugees in Chad"),
    ],
)
def test_what_happened_is_read_from_more_than_the_verb(text: str, measure: str) -> None:
    assert measure in only_figure(text).measure


def test_the_place_of_an_article_is_said_of_events_only() -> None:
    text = "Floods hit Peru on Monday. In Peru 40 people were killed. The poll asked 1,200 adults. Some 31 people died."

    killed, asked, died = figures_of(text)

    assert killed.measure == died.measure == "people killed in Peru"
    assert asked.measure == "adults asked"


def test_a_place_before_a_colon_is_no_subject() -> None:
    first = figures_of("Abu Dhabi: Road deaths fell 37 percent in the first nine months.")[0]

    assert first.measure.lower() == "change in road deaths"


def test_what_became_of_a_part_did_not_befall_the_whole() -> None:
    figure = figures_of("The rebels still hold 101 hostages, a third of whom are thought dead.")[0]

    assert "killed" not in figure.measure


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The charity released a list of 200 donors.", "freed"),
        ("The project brought meals to 31 schools.", "sent"),
        ("The team bounced back after five losses.", "killed"),
    ],
)
def test_a_verb_that_moves_something_else_says_nothing_of_the_counted(text: str, wrong: str) -> None:
    assert wrong not in only_figure(text).measure


def test_a_capital_inside_the_name_of_another_place_tells_no_country() -> None:
    inner = figures_of("A ferry sank off Porto Lima on Monday, killing 12 people, the health ministry said.")
    own = figures_of(
        "A bus fell from a bridge in Lima on Monday, killing 12 people, the health ministry said."
    )

    assert [(one.measure, one.source) for one in inner] == [("people killed", "health ministry")]
    assert [(one.measure, one.source) for one in own] == [
        ("people killed in Peru", "Peruvian health ministry")
    ]


@pytest.mark.parametrize(
    "text", ["Of the dead, at least 17 were children.", "Among the 58 killed, 17 were tourists."]
)
def test_some_of_the_dead_are_no_toll(text: str) -> None:
    toll, *some = figures_of(f"A dam collapse killed 58 people on Sunday, the ministry said. {text}")

    assert some[-1].text == "17"
    assert some[-1].series != toll.series


@pytest.mark.parametrize(
    "text",
    [
        "Police counted 9,000 stolen phones last year, up from 1,590 two years earlier.",
        "The union has 640 members, down from 1,120 ten months ago.",
    ],
)
def test_the_time_that_has_passed_is_not_what_the_number_before_it_counts(text: str) -> None:
    newer, older = figures_of(text)[:2]

    assert (older.series, older.unit) == (newer.series, newer.unit)
