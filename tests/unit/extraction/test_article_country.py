"""Which country an article is about, so that its bare ministries are that country's and no bystander's."""

import pytest

from reportedly.extraction.described_names import country_of_article
from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.source_names import source_table


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Riot\n\nThe interior ministry said 45 people were arrested in Lima.", "PE"),
        ("LIMA, Oct 3 - The interior ministry said 45 people were arrested.", "PE"),
        ("Sea Post\n3 March 2025\n\nFloods kill at least 14 in the north\n\nSHKODER - The interior ministry counted "
         "37 injured in northern Albania.", "AL"),
        ("Exports\n\nGerman exports rose by 3 percent, the economy ministry said.", "DE"),
        ("Quake\n\nThe town lies in ruins. The health ministry counted 31 dead in northern Arosa. Tents stand "
         "throughout Peru.", "PE"),
        ("Quake\n\nNine died. Chile sent tents. Chile sent food. The minister of Chile said so.", "CL"),
    ],
)  # fmt: skip
def test_a_country_in_the_lead_named_as_a_place_or_often_is_the_articles(text: str, code: str):
    assert country_of_article(text, source_table(load_lexicon("en"))) == code


@pytest.mark.parametrize(
    "text",
    [
        "Quake\n\nThe health ministry counted 31 dead in Arosa. Chile has promised 200 tents.",
        "Vote\n\nThe electoral commission counted 3,000 votes. India's High Commission in Marosa had counted 20.",
        "Flood\n\nThe ministry counted 41 dead in Tarosa. Tarosa's prime minister was in Britain on Monday.",
        "Clinic\n\nThe health ministry said 45 were ill. Patients had eaten Chilean grapes.",
    ],
)
def test_a_donor_an_embassy_or_a_visit_tells_no_country(text: str):
    assert country_of_article(text, source_table(load_lexicon("en"))) == ""
