"""Bodies that are named once and then described: a company by its trade, a body by its noun, a head by his post."""

import pytest

from helpers.attribution import attribute


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "Kestrel Foods will shut two plants. The Oslo-listed brewer told investors that 412 jobs would go.",
            "Kestrel Foods", id="listed in a town",
        ),
        pytest.param("Norvik fell on Friday. The chipmaker said it had sold 412 tools.", "Norvik", id="a trade"),
        pytest.param(
            "Lindhaven Water has been fined. The utility said 412 homes were dry.", "Lindhaven Water", id="a utility",
        ),
        pytest.param(
            "The Office for Rail Safety opened an inquiry. The regulator said 412 bolts were missing.",
            "Office for Rail Safety", id="a regulator",
        ),
        pytest.param(
            "Kestrel Foods opened a plant. The regulator said 412 bolts were missing.", "regulator", id="no regulator",
        ),
        pytest.param(
            "The Lindhaven Constabulary cleared the square. The force said 412 people had been held.",
            "Lindhaven Constabulary", id="a force",
        ),
        pytest.param(
            "Police in Lindhaven cleared the square. The army said 412 people had been held.", "army", id="an army",
        ),
        pytest.param(
            "The University of Osten published the study. The researchers counted 412 species.", "University of Osten",
            id="researchers",
        ),
        pytest.param(
            "The Harbour Gazette told its staff. The newspaper said 412 jobs would go.", "Harbour Gazette", id="paper",
        ),
        pytest.param(
            "The central bank of Osten raised rates. The bank expects growth of 412 percent.", "central bank of Osten",
            id="a longer description before",
        ),
        pytest.param("Al Berg, a farmer, lost his barn. The farmer said 412 hens were dead.", "Al Berg", id="a trade"),
        pytest.param("Sanova plans a clinic. A company spokesman said it had 412 beds.", "Sanova", id="a company's"),
        pytest.param("Sanova plans a clinic. Its finance chief, Ida Holm, spoke of 412 beds.", "Sanova", id="chief"),
        pytest.param("Sanova plans a clinic. Finance director Ida Holm spoke of 412 beds.", "Sanova", id="a post"),
        pytest.param("The Green Bloc won. Party chairman Al Berg spoke of 412 mayors.", "Green Bloc", id="a party's"),
    ],
)  # fmt: skip
def test_a_body_is_known_by_its_description(text: str, source: str) -> None:
    found = attribute(text)
    assert {
        a.source for a, q in zip(found.attributions, found.numbers, strict=True) if q.startswith("412")
    } == {source}
