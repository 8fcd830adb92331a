"""Asides that end a sentence and whose verb the parser lost, verbs read as nouns, times before a sentence."""

import pytest

from helpers.attribution import attribute


@pytest.mark.parametrize(
    ("text", "number", "source"),
    [
        pytest.param(
            "The bridge was built to carry 120 carts, the guild's director, Ana Roe, told a news conference.",
            "120",
            "guild",
            id="told with a person between commas",
        ),
        pytest.param(
            "The captain took $450 for the passage, a court document seen by the Post shows.",
            "$450",
            "court document",
            id="a document seen by somebody",
        ),
        pytest.param(
            "Up to 3,000 geese may have left the marsh since April, a proud Mayor Per Lund of Vik boasted last night.",
            "3,000",
            "Per Lund",
            id="a verb of the tabloids",
        ),
        pytest.param(
            "The hill union demands $20,000 a family and says that the mill earned $2 million.",
            "$20,000",
            "hill union",
            id="the first of two verbs",
        ),
        pytest.param(
            "Organisers claimed a turnout of 120,000, but police put it at 45,000.",
            "120,000",
            "Organisers",
            id="claiming a count",
        ),
        pytest.param(
            "UNICEF plans to reach 412 villages by the end of March.",
            "412",
            "UNICEF",
            id="plans read as a noun",
        ),
        pytest.param(
            "10:30 Divers told reporters that they had found ten seals.",
            "ten",
            "Divers",
            id="a time before the sentence",
        ),
        pytest.param(
            "The weather office had, as of 6 March, confirmed 31 avalanches.",
            "31",
            "weather office",
            id="a parenthesis behind the auxiliary",
        ),
    ],
)
def test_who_says_it_is_found(text: str, number: str, source: str):
    assert attribute(text).of(number).source == source


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The floods claimed 300 in May alone.", id="a thing that claims"),
        pytest.param(
            "The guild owns 300 carts, which its members showed on Tuesday.", id="a relative clause"
        ),
        pytest.param("The guild sold 300 carts in May, its best month.", id="no verb of saying"),
    ],
)
def test_an_end_that_is_no_aside_names_nobody(text: str):
    assert attribute(text).of("300").source is None
