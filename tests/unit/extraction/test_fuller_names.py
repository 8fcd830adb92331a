"""One body, one name: a first word for the whole name, people at "the lender", words that only stand large."""

import pytest

from helpers.attribution import attribute


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "Gullwing Research wrote a report. Gullwing said 41 sales were false.", "Gullwing Research", id="firm"
        ),
        pytest.param("Skyvale Airways Ltd cut flights. Skyvale said 41 jobs went.", "Skyvale Airways", id="Ltd"),
        pytest.param(
            "Skyvale Airways cut flights. Skyvale Chief Executive Ana Roe left. Skyvale said 41 jobs went.",
            "Skyvale Airways", id="before a role",
        ),
        pytest.param("Hydro Foods and Hydro Farms merged. Hydro said 41 jobs went.", "Hydro", id="two longer names"),
        pytest.param("Kelda Marine Lines sank. In Kelda rain fell. Kelda said 41 died.", "Kelda", id="a place"),
        pytest.param("The Maravia Red Cross came. Maravia said 41 died.", "Maravia", id="a country"),
        pytest.param(
            "Vardo Solar rose. On Monday Suresh Vardo wept. Vardo said 41 jobs went.", "Suresh Vardo", id="a last name"
        ),
        pytest.param(
            "Nordbank, a lender in Peru, shut. Analysts at the lender said 41 jobs went.", "analysts at Nordbank",
            id="at the lender",
        ),
        pytest.param("Staff at the lender said 41 jobs went.", "Staff at the lender", id="at an unknown one"),
        pytest.param(
            "Kelda Regional Commissioner Al Lund said 41 had died.", "Al Lund", id="commissioner of a place"
        ),
        pytest.param("Police Commissioner Al Lund said 41 had died.", "police", id="commissioner of a force"),
        pytest.param("Doctors Abroad said 41 had died.", "Doctors Abroad", id="a name that begins like one"),
        pytest.param("A MOTHER said 41 had died.", "mother", id="a word in capitals"),
        pytest.param(
            "Fire controller Ana Lind of the Hill Rescue Service (HRS) said 41 had died.", "Hill Rescue Service",
            id="what he does, name, body and letters",
        ),
    ],
)  # fmt: skip
def test_one_body_has_one_name(text: str, source: str) -> None:
    assert attribute(text).of("41").source == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "HWLU, which runs the clinic, reports a higher number: 41 patients had come.", "HWLU", id="colon"
        ),
        pytest.param(
            "Lind Berg said nine had died, 41 of them children.", "Lind Berg", id="a part told behind"
        ),
        pytest.param(
            "Aerial surveys show that 41 homes have burned, Fire Commissioner Ana Lind said.",
            "Ana Lind",
            id="a survey within somebody's words",
        ),
        pytest.param("Aerial surveys show that 41 homes have burned.", "Aerial surveys", id="a survey alone"),
        pytest.param(
            "Gullwing Research alleged a hole of $41 million.", "Gullwing Research", id="alleging a thing"
        ),
    ],
)
def test_the_words_reach_as_far_as_they_are_told(text: str, source: str) -> None:
    found = attribute(text)
    assert [a.source for a, n in zip(found.attributions, found.numbers, strict=True) if "41" in n] == [source]
