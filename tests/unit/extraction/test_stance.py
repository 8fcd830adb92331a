"""How a source stands to its figure, and which figures others deny."""

import pytest

from helpers.attribution import attribute
from reportedly.model.figure import Stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Oslo said 300 boats were lost.", Stance.ASSERTED),
        ("Oslo plans to send 300 boats to the lake.", Stance.PLANNED),
        ("Oslo said it had decided to buy 300 boats.", Stance.PLANNED),
        ("Oslo will send 300 boats to the lake by May.", Stance.PLANNED),
        ("Oslo is ready to send 300 boats.", Stance.PLANNED),
        ("The planned purchase of 300 boats was stopped.", Stance.PLANNED),
        ("The number of boats could reach 300 by May.", Stance.FORECAST),
        ("The number of boats is expected to rise to 300.", Stance.FORECAST),
        ("The World Bank forecasts growth of 3.5 percent next year.", Stance.FORECAST),
        ("The bank cut its growth forecast to 3.5 percent.", Stance.FORECAST),
        ("The mill will likely lose 300 customers.", Stance.FORECAST),
        ("The clerk allegedly took 300 coins.", Stance.ALLEGED),
        ("The clerk is accused of taking 300 coins.", Stance.ALLEGED),
        ("The clerk is said to have taken 300 coins.", Stance.ALLEGED),
        ("Oslo rejected the claim that 300 boats were lost.", Stance.DENIED),
        ("Oslo said reports of 300 lost boats were false.", Stance.DENIED),
        ("Oslo denied that 300 boats were lost.", Stance.DENIED),
        ("Oslo denies having sent 300 boats.", Stance.DENIED),
        ("Oslo had resolved to buy ships and had already sold 300 boats.", Stance.ASSERTED),
    ],
)
def test_the_words_around_a_number_decide_its_stance(text, stance):
    found = attribute(text)
    number = "3.5 percent" if "3.5" in text else "300"

    assert found.stance(number).stance is stance


def test_the_deciding_words_are_the_evidence():
    text = "Oslo said it plans to send 300 boats."

    found = attribute(text).stance("300")

    assert [span.of(text) for span in found.spans] == ["plans"]


def test_each_denier_of_a_numberless_denial_is_named_by_itself():
    text = (
        "Seoul said that 300 soldiers were sent to the lake. It rained for a week. "
        "Norway and Sweden have denied the troop movements. Seoul said 12,000 more troops will be deployed in May."
    )

    found = attribute(text)

    (denial,) = found.denials
    assert [name for name, _ in denial.sources] == ["Norway", "Sweden"]
    assert found.denied(denial) == ["300", "12,000"]


def test_a_denial_leaves_other_events_alone():
    text = (
        "Seoul said that 300 soldiers were sent to the lake. The storm broke 45 roofs. "
        "Norway denied the troop movements."
    )

    found = attribute(text)

    assert found.denied(found.denials[0]) == ["300"]


def test_a_denial_leaves_the_deniers_own_figures_alone():
    text = "Norway said that 300 soldiers were sent to the lake. Norway denied any further troop movements."

    assert attribute(text).denials == ()


def test_a_denial_of_reports_denies_what_stands_beside_it():
    text = "Seoul said that 300 goats were stolen. Norway called the reports baseless."

    found = attribute(text)

    assert found.denied(found.denials[0]) == ["300"]


def test_a_negated_denial_denies_nothing():
    text = "Seoul said that 300 soldiers were sent to the lake. Norway did not deny the troop movements."

    assert attribute(text).denials == ()


def test_a_number_that_could_be_is_a_forecast():
    found = attribute("Officials in Oslo put at about 300 the number that could be at sea by May.")

    assert found.stance("300").stance is Stance.FORECAST


def test_a_number_that_was_predicted_is_a_forecast():
    found = attribute("Output grew by 1 percent, Oslo said, down from the 3 percent it predicted in March.")

    assert found.stance("3 percent").stance is Stance.FORECAST


def test_what_is_to_happen_is_planned():
    found = attribute("Spending is to rise to 3 percent by 2027, Anna Lind said.")

    assert found.stance("3 percent").stance is Stance.PLANNED


def test_a_denied_number_is_the_one_before():
    found = attribute(
        "Norway said 300 jobs were lost. A spokesman for the Swedish army rejected that number. Talks begin at 5 sites."
    )

    assert [found.denied(denial) for denial in found.denials] == [["300"]]


def test_the_number_of_somebody_is_the_one_that_he_gave():
    found = attribute(
        "President Ana Ruiz said 300 came. The police spoke of 900. Anna Lind denied the president's figure."
    )

    assert [found.denied(denial) for denial in found.denials] == [["300"]]


def test_what_only_describes_a_noun_is_no_event():
    found = attribute(
        "Drone pictures showed 300 people, Anna Lind said. The army has denied using such a weapon."
    )

    assert found.denials == ()


@pytest.mark.parametrize(
    "denied",
    [
        pytest.param("so many boats had sunk", id="what is counted"),
        pytest.param("so many had sunk", id="what happened to them"),
    ],
)
def test_a_denial_of_how_many_leaves_other_counts_alone(denied):
    text = (
        "Sailors said 300 boats had sunk. Doctors said 15 people were killed on a road. "
        f"Mayor Ivan Rask denied that {denied}."
    )

    found = attribute(text)

    assert [found.denied(d) for d in found.denials] == [["300"]]


def test_a_denial_of_the_reports_reaches_all_figures_of_their_event():
    text = (
        "Norway said Sweden had sent 300 soldiers north.\n\nFinland put the number at 900 soldiers.\n\n"
        "The talks went on.\n\nSnow fell.\n\nA storm broke 40 roofs, Oslo said.\n\n"
        "Finland said 900 soldiers had no tents.\n\nSweden’s foreign ministry denied the reports."
    )

    found = attribute(text)

    assert [found.denied(d) for d in found.denials] == [["300", "900", "900"]]


def test_a_denial_of_something_else_than_reports_stays_near():
    text = (
        "Norway said 300 soldiers came.\n\nSnow fell.\n\nIt got dark.\n\nAda Lind denied that she was late."
    )

    assert not attribute(text).denials
