"""What stands beneath a plan, a forecast or a wish and has happened all the same; what a voice does not accept."""

import pytest

from helpers.attribution import attribute
from reportedly.model.figure import Stance


def _stance(marked: str) -> Stance:
    number = marked.split("[[")[-1].split("]]")[0]
    return attribute(marked.replace("[[", "").replace("]]", "")).stance(number).stance


@pytest.mark.parametrize(
    "marked",
    [
        "The inquiry found that [[12]] passengers could have survived the sinking.",
        "As many as [[300]] birds might have been saved, the ranger said.",
        "The ferry might have carried [[400]] cars, the owner said.",
    ],
)
def test_a_possibility_that_is_past_is_no_forecast(marked):
    assert _stance(marked) is Stance.ASSERTED


def test_what_will_have_happened_by_a_day_is_a_forecast():
    assert _stance("By December the plant will have lost [[300]] workers, the union said.") is Stance.FORECAST


@pytest.mark.parametrize(
    "marked",
    [
        "The coach expects more, with [[30]] new players having signed since May.",
        "The charity will help the [[90]] families who lost their homes.",
        "The city plans to pay the [[300]] nurses who worked through the strike.",
        "Fares will rise again, as [[three]] of its lines lose money.",
    ],
)
def test_what_has_happened_stays_a_fact_beneath_a_plan(marked):
    assert _stance(marked) is Stance.ASSERTED


@pytest.mark.parametrize(
    "marked",
    [
        "The city plans to pay [[300]] nurses who worked through the strike.",
        "The bank expects growth of 4.9%, down from the [[5.2%]] it had predicted in May.",
    ],
)
def test_an_indefinite_number_and_one_that_was_predicted_stay_ahead(marked):
    assert _stance(marked) is not Stance.ASSERTED


@pytest.mark.parametrize(
    "marked",
    [
        "Another [[45]] guests would only speak to him by telephone.",
        "[[Twelve]] guests would not say who they were.",
    ],
)
def test_how_people_behaved_is_no_forecast(marked):
    assert _stance(marked) is Stance.ASSERTED


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ('"We will lose [[40]] jobs," the mayor said.', Stance.FORECAST),
        ('"We will need [[200]] beds," the nurse said.', Stance.FORECAST),
        ('"We will open [[40]] shops," the mayor said.', Stance.PLANNED),
        ("The club said it expected [[20,000]] members to join a claim.", Stance.FORECAST),
        ("The ministry expects to send [[400]] teachers to the north.", Stance.PLANNED),
        ("Analysts put the likely cost at [[$25 million]].", Stance.FORECAST),
    ],
)
def test_only_ones_own_act_is_a_plan(marked, stance):
    assert _stance(marked) is stance


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("The farmers are seeking [[$4 million]] from the dam's owner.", Stance.ASSERTED),
        ("The governor ordered [[30]] mines to close.", Stance.ASSERTED),
        ("The mine has paid 300 families and offered each worker [[$500]].", Stance.ASSERTED),
        ("The charity seeks to raise [[$30 million]].", Stance.PLANNED),
        ("The union considers [[400]] of the posts to be unsafe.", Stance.ASSERTED),
        ("The minister is considering [[300]] new checkpoints.", Stance.PLANNED),
    ],
)
def test_a_demand_an_order_and_an_opinion_are_no_plans(marked, stance):
    assert _stance(marked) is stance


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("The trust does not recognise the figure of [[300]] deaths.", Stance.DENIED),
        ("The bank does not accept that it lost [[400]] customers.", Stance.DENIED),
        ("Rumours of [[40]] deaths were examined by the clinic and are untrue.", Stance.DENIED),
        ('"We do not see [[9,000]] soldiers," the spokesman said.', Stance.DENIED),
        ("The college does not accept applications from [[300]] candidates.", Stance.ASSERTED),
        ("The hospital did not see [[40]] patients that day.", Stance.ASSERTED),
        ("Reports of [[30]] arrests reached the police and are being checked.", Stance.ASSERTED),
    ],
)
def test_a_number_that_its_voice_does_not_accept_is_denied(marked, stance):
    assert _stance(marked) is stance


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("The club said it had never sold [[400]] tickets.", Stance.DENIED),
        ('"There were never [[400]] people there," she said.', Stance.DENIED),
        ('"It is not [[15]], whatever they say," said one.', Stance.DENIED),
        ('The hospital called the [[300]] cases "pure invention".', Stance.DENIED),
        ("He said the ministry's [[40]] was nonsense.", Stance.DENIED),
        ("The union does not believe that only [[12]] jobs will go.", Stance.DENIED),
        ("It never paid the [[40]] men.", Stance.ASSERTED),
        ("He said it had not paid [[300]] workers.", Stance.ASSERTED),
        ("It is not the [[40]] dead that trouble him.", Stance.ASSERTED),
        ("The union does not believe that: of 600 men asked, [[81%]] said no.", Stance.ASSERTED),
    ],
)
def test_what_never_was_is_denied_and_what_was_not_done_to_so_many_is_a_fact(marked, stance):
    assert _stance(marked) is stance
