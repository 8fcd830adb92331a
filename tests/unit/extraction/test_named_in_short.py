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


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("Hill Bank's Al Berg expects 412 closures.", "Hill Bank", id="a body's person"),
        pytest.param("The Red Cross's country head, Ida Holm, spoke of 412 tents.", "Red Cross", id="a country head"),
        pytest.param("The ministry's spokesman, Al Berg, said 412 people had left.", "ministry", id="a ministry's"),
        pytest.param("The head of the clinic, Ida Holm, said 412 people had come.", "clinic", id="the head of it"),
        pytest.param("The official Xinwa agency said 412 boats were lost.", "Xinwa agency", id="an official agency"),
        pytest.param(
            "The owner has the report of the Lund Mine Review. Sanova owns the mine. The review found 412 faults.",
            "Lund Mine Review", id="a review by its title",
        ),
        pytest.param("Oxfam asked people in May. The survey found 412 ill.", "Oxfam", id="a survey without one"),
        pytest.param(
            "Data was stolen from the lender Norbank. The bank said 412 files were lost.", "Norbank", id="a lender",
        ),
        pytest.param(
            "A study by the University of Osten came to 412.", "University of Osten", id="came to",
        ),
        pytest.param("The fees of the valley came to 412.", None, id="fees came to"),
        pytest.param(
            "The regional governor spoke first. INDECA had counted 9 dead. The regional governor said homes fell. “I "
            "saw 412 people outside,” he told them.", "regional governor", id="a holder without a name",
        ),
        pytest.param("A police count found 412 tents in the square.", "police", id="a police count"),
        pytest.param("Some 412 people joined in, by police estimates.", "police", id="by police estimates"),
        pytest.param("The police estimate was 412.", "police", id="the police estimate"),
        pytest.param("Others wrote 412 lines on their social media accounts.", None, id="media accounts"),
        pytest.param("We are hearing from clinic staff that 412 people are ill.", "clinic staff", id="hearing from"),
        pytest.param("The jury heard that Lund had sold 412 boats.", None, id="what a jury heard"),
        pytest.param("XNA cited the governor as saying 412 boats were lost.", "governor", id="cited as saying"),
        pytest.param("Sides disagree: 90 dead according to Lund, 412 according to Berg.", "Berg", id="two accounts"),
        pytest.param("The debris field was 412 miles long, as predicted.", None, id="as predicted"),
        pytest.param("Sanova will cut 412 jobs, said people who have seen the plan.", "people who have seen the plan",
                     id="people who"),
    ],
)  # fmt: skip
def test_who_is_described_by_his_body_speaks_for_it(text: str, source: str | None) -> None:
    assert attribute(text).of("412").source == source
