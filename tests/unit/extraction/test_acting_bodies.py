"""Whom "it" stands for: the body that acted last, also where the article says only what it is."""

import pytest

from helpers.attribution import attribute


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "The city moved 90 families on Thursday. Oxfam said 12 of them were ill. The city disputes that. It still "
            "plans to move 412 more.", "city", id="a city",
        ),
        pytest.param(
            "The province ordered everyone off the coast. It aims to shelter 412 people in schools.", "province",
            id="a province",
        ),
        pytest.param(
            "The town of Lindhaven emptied its lower streets. Rain went on. It hopes to move 412 people by Friday.",
            "town of Lindhaven", id="a town with its name",
        ),
        pytest.param(
            "The port authority cleared the quay. It hopes to unload 412 ships this week.", "port authority",
            id="a body with its field",
        ),
        pytest.param(
            "Oxfam sent tents. The factory, which stands by the river, went on. It said 412 of its workers were "
            "ill.", "factory", id="a clause behind it",
        ),
        pytest.param(
            "Lund Mills shut its plant in May, and the union called it a betrayal. The company did not comment. It has "
            "said 412 jobs will go.", "Lund Mills", id="the company named before",
        ),
        pytest.param(
            "Lund Mills shut its plant in May. The union called it a betrayal and went to court. It says 412 jobs were "
            "lost.", "union", id="the union acted last",
        ),
        pytest.param(
            "Oxfam ran the shelters. The bridge over the Sel broke on Sunday. It plans to send 412 tents.", "Oxfam",
            id="a bridge does not plan",
        ),
    ],
)  # fmt: skip
def test_it_is_the_body_that_acted_last(text: str, source: str) -> None:
    assert attribute(text).of("412").source == source
