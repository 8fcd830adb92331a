"""Letters that an article spells out, and people who are named with a body in letters or with their trade."""

import pytest

from helpers.attribution import attribute


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "The paramilitary Rapid Support Forces hit the town. The RSF said 41 had died.", "Rapid Support Forces",
            id="the article's own body comes before a listed one",
        ),
        pytest.param("The RSF said 41 reporters were freed.", "Reporters Without Borders", id="listed alone"),
        pytest.param(
            "The Roof Safety Fund was shut. Reporters Without Borders wrote about it. The RSF said 41 were freed.",
            "Reporters Without Borders", id="the listed one is spelled out, too",
        ),
        pytest.param(
            "The Hill Workers League went on strike. HWL said 41 had joined.", "Hill Workers League", id="unlisted"
        ),
        pytest.param(
            "The Hill Workers League met the Harbour Women Lobby. HWL said 41 had joined.", "HWL", id="two names",
        ),
        pytest.param("The Workers Health Office was shut. The WHO said 41 had died.", "WHO", id="known everywhere"),
        pytest.param("The Chief Executive Officer left. The CEO said 41 would go.", "CEO", id="a role"),
    ],
)  # fmt: skip
def test_letters_stand_for_the_body_that_the_article_spells_out(text: str, source: str) -> None:
    assert attribute(text).of("41").source == source


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        pytest.param("NUMSA president Al Berg told reporters that 41 had died.", "NUMSA", "Al Berg", id="letters"),
        pytest.param(
            "The Hill Doctors Union (HDU) met. HDU president Al Berg said 41 had died.", "Hill Doctors Union",
            "Al Berg", id="letters in brackets",
        ),
        pytest.param("Green Union president Al Berg said 41 had died.", "Green Union", "Al Berg", id="a body's word"),
        pytest.param("USA president Al Berg said 41 had died.", "Al Berg", None, id="a country"),
        pytest.param("Norwegian president Al Berg said 41 had died.", "Al Berg", None, id="a people"),
        pytest.param("Al Berg of the HWLU said 41 had died.", "HWLU", "Al Berg", id="of a body in letters"),
        pytest.param("Anna Berg of Lima said 41 had died.", "Anna Berg", None, id="of a town"),
        pytest.param("HWLU organiser Al Berg said 41 had joined.", "HWLU", "Al Berg", id="organiser"),
        pytest.param("Community organizer Al Berg said 41 had joined.", "Al Berg", None, id="of no body"),
        pytest.param("Shop steward Al Berg, 58, said 41 had joined.", "Al Berg", None, id="steward"),
        pytest.param(
            "Unison's Scottish secretary, Al Berg, said 41 had joined.", "Unison", "Al Berg", id="secretary of a union"
        ),
        pytest.param(
            "The Hill Fire Service came. Chief Fire Officer Al Berg said 41 homes burned.", "Hill Fire Service",
            "Al Berg", id="chief fire officer",
        ),
        pytest.param("Chief Fire Officer Al Berg said 41 homes burned.", "Al Berg", None, id="of no known service"),
        pytest.param("Owners Berg Lines said 41 jobs would go.", "Berg Lines", None, id="owners before a name"),
        pytest.param(
            "Chairman and managing director Al Berg said 41 jobs would go.", "Al Berg", None, id="two roles"
        ),
    ],
)  # fmt: skip
def test_who_is_named_with_a_body_speaks_for_it(text: str, source: str, speaker: str | None) -> None:
    found = attribute(text).of("41")
    assert (found.source, found.speaker) == (source, speaker)


def test_a_code_before_reports_is_no_body() -> None:
    assert attribute("Sales came to 41, G-III reports show.").of("41").source != "III"
