"""Lists, own counts, labels, headlines and relays: each with texts of other stories."""

import pytest

from helpers.attribution import attribute


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "A rowers' league that went from pier to pier compiled a list of 412 boats.", "rowers' league", id="a list",
        ),
        pytest.param("The guild has given the names of 412 sailors.", "guild", id="the names"),
        pytest.param("The clinic has 412 beds.", None, id="no list"),
        pytest.param(
            "The guild's own count is that the town is 412 nurses short.", "guild", id="an own count",
        ),
        pytest.param("Oxfam spoke first. Its figure is 412.", "Oxfam", id="its figure"),
        pytest.param("The harbour's share is 412.", None, id="a share is no count"),
        pytest.param("The keeper had seen 412 seals, Osten went on.", "Osten", id="went on"),
        pytest.param("Some 412 seals came, the rain continued.", None, id="the rain continued"),
        pytest.param(
            "A former nurse said she had sent letters. “I heard back about 412.”", "former nurse", id="she goes on",
        ),
        pytest.param(
            "A former nurse said she had sent many letters to the old town hall. “The valley has 412.”", None,
            id="others may speak",
        ),
        pytest.param(
            "A survey drawn up in May describes 412 leaks along the wall.", "survey", id="a report describes",
        ),
        pytest.param("Police questioned 412 people and arrested nobody.", None, id="questioning people"),
        pytest.param(
            "People close to the talks said so. People involved in the talks said that 412 men were free.",
            "People involved in the talks", id="people who are described",
        ),
        pytest.param(
            "Letters name boats, each seeking about 31 crowns; lawyers for insurers put the bill at 412 crowns.",
            "lawyers for insurers", id="behind a semicolon",
        ),
        pytest.param("Lindhaven flood: 412 dead\n\nRain fell all night.", None, id="a topic before the colon"),
        pytest.param("Lindhaven mayor: 412 dead\n\nRain fell all night.", "Lindhaven mayor", id="a role before it"),
        pytest.param("Oxfam sees up to 412 wells at risk\n\nRain fell all night.", "Oxfam", id="a headline sees"),
        pytest.param(
            "Health: The district clinic has registered 412 cases of rash.", "district clinic", id="a label",
        ),
        pytest.param(
            "On Sunday the coast guard raised the number of dead to 412.", "coast guard", id="a number raised",
        ),
        pytest.param("On Sunday the mayor raised the number of buses to 412.", None, id="buses raised"),
        pytest.param(
            "Investigators say 263 were on board. He did not say why that differed from the 412 passengers and crew "
            "listed by the owner, Hill Marine Services.", "Hill Marine Services", id="the owner of a thing",
        ),
        pytest.param(
            "There are reports of 412 dead in Camana, the agency said.", "agency", id="a place before who speaks",
        ),
        pytest.param(
            "The chair of the union Casa Aberta. She said 412 families were out.", None, id="a name ends at the stop",
        ),
    ],
)  # fmt: skip
def test_who_keeps_or_tells_a_number_is_its_source(text: str, source: str | None) -> None:
    assert attribute(text).of("412").source == source


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        pytest.param(
            "The council of Osten, quoted by Interfax, says 412 families refused.", "council of Osten", "Interfax",
            id="quoted by",
        ),
        pytest.param(
            "Some 412 boats sank, according to a paper prepared for the mayor and seen by Reuters.", "paper", "Reuters",
            id="seen by",
        ),
        pytest.param(
            "OSTEN (Coast Press) - Rain fell. Ana Lund told Coast Press that 412 boats sank.", "Ana Lund", None,
            id="told the outlet itself",
        ),
    ],
)  # fmt: skip
def test_who_passes_a_number_on_is_named(text: str, source: str, via: str | None) -> None:
    found = attribute(text).of("412")
    assert (found.source, found.via) == (source, via)


def test_the_head_of_a_company_speaks_for_it():
    assert (
        attribute("Sanova's chief executive Marta Lind said 412 jobs would go.").of("412").source == "Sanova"
    )
    text = "Castle Hospital opened. Al Lund, the hospital's fourth chief executive in ten years, said 412 were free."
    assert attribute(text).of("412").source == "Castle Hospital"
