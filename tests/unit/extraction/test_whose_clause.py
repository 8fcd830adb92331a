"""Two sources in one sentence: the number belongs to the clause that it stands in."""

import pytest

from helpers.attribution import attribute
from reportedly.model.figure import Stance


@pytest.mark.parametrize(
    ("text", "number", "source"),
    [
        pytest.param(
            "UNICEF expects 300 wells, more than the 412 that Oxfam forecast on Monday.",
            "412", "Oxfam", id="that somebody forecast",
        ),
        pytest.param(
            "UNICEF expects 300 wells, more than the 412 that Oxfam forecast on Monday.",
            "300", "UNICEF", id="the number before it",
        ),
        pytest.param(
            "UNICEF said that the camp held 300 tents, fewer than the 412 tents given by Oxfam.",
            "412", "Oxfam", id="given by",
        ),
        pytest.param(
            "UNICEF said that the camp held 300 tents, not the 412 tents given by Oxfam.",
            "412", "UNICEF", id="given, but denied",
        ),
        pytest.param(
            "The 412 tents which Oxfam announced on Monday did not come, UNICEF said.", "412", "Oxfam", id="announced",
        ),
        pytest.param(
            "Oxfam said it had seen 300 tents, and UNICEF estimates that 412 wells may be dry.",
            "412", "UNICEF", id="a second clause",
        ),
        pytest.param(
            "Oxfam said it had seen 300 tents, and UNICEF estimates that 412 wells may be dry.",
            "300", "Oxfam", id="the first clause",
        ),
        pytest.param(
            "Oxfam said that 300 tents were full and that 412 wells were dry.", "412", "Oxfam", id="and that",
        ),
        pytest.param(
            "Some 58 farms agreed, by the count of Oxfam, and 412 did not, by the count of UNICEF.",
            "58", "Oxfam", id="two counts, the first",
        ),
        pytest.param(
            "Some 58 farms agreed, by the count of Oxfam, and 412 did not, by the count of UNICEF.",
            "412", "UNICEF", id="two counts, the second",
        ),
        pytest.param("By the data of UNICEF, 412 wells were dry.", "412", "UNICEF", id="by the data of"),
        pytest.param(
            "The Hill League's general secretary, Ana Lund, warned that 412 wells were dry.",
            "412", "Hill League", id="general secretary",
        ),
        pytest.param(
            "UNICEF said that 300 wells were dry. Oxfam stood by its figure. “We have a list of 412,” its leader, Ana "
            "Osten, said.", "412", "Oxfam", id="its leader",
        ),
        pytest.param(
            "Oxfam called for 412 people to be moved.", "412", "Oxfam", id="called for",
        ),
        pytest.param(
            "The Minister of Food and Health Ana Lund said that 412 wells were dry.",
            "412", "ministry of Food and Health", id="minister of, with a name",
        ),
        pytest.param(
            "The chamber of commerce said that 412 shops were shut.", "412", "chamber of commerce", id="any chamber",
        ),
        pytest.param("By our own survey, the lake measures 412 hectares.", "412", None, id="what is measured"),
        pytest.param(
            "Oxfam said that 40 people had drowned. A further 412 passengers are presumed dead.",
            "412", "Oxfam", id="the rest",
        ),
        pytest.param(
            "Oxfam said that 40 people had drowned. The hall holds 412 seats.", "412", None, id="no rest",
        ),
        pytest.param(
            "Flood, as it happens\n\n09:20 Interior ministry: 412 of the men are back.\n\n10:05 Update: 7 beds.",
            "412", "Interior ministry", id="a line with its time",
        ),
        pytest.param(
            "Oxfam lost 412 tents, the BBC reported, citing a letter to staff.",
            "412", "letter to staff", id="what an outlet has read",
        ),
        pytest.param(
            "The state audit office of the valley has looked at the wells. It expects 412 of them to dry up.",
            "412", "state audit office of the valley", id="it acted",
        ),
        pytest.param(
            "Oxfam said that 40 people had drowned. Of the dead, 17 were children.", "17", "Oxfam", id="of the dead",
        ),
        pytest.param(
            "The head of Peru's intelligence service told lawmakers that 40 guns had come. Opposition lawmakers allege "
            "that 412 more are on their way.", "412", "Opposition lawmakers", id="what lawmakers allege",
        ),
        pytest.param(
            "“We have a list of 412,” Green Bloc leader Ana Osten said.", "412", "Green Bloc", id="a party's leader",
        ),
        pytest.param("We counted 412 boats on the river.", "412", None, id="we, outside a quotation"),
        pytest.param("Our measurements show that 412 wells are dry.", "412", None, id="our measurements"),
        pytest.param(
            "The 412 wells, opened by UNICEF with a brass band, are dry.", "412", None, id="no giving"),
    ],
)  # fmt: skip
def test_a_number_belongs_to_the_clause_that_it_stands_in(text: str, number: str, source: str | None) -> None:
    assert attribute(text).of(number).source == source


def test_what_has_been_ordered_is_no_plan_and_what_somebody_seeks_to_do_is_one():
    found = attribute(
        "Judge Ana Lund ordered the fund to pay 412 farmers. The minister ordered 300 boats to leave. "
        "She seeks to send 150 boats home."
    )
    assert found.stance("412").stance is Stance.ASSERTED
    assert found.stance("300").stance is Stance.ASSERTED
    assert found.stance("150").stance is Stance.PLANNED


def test_a_name_that_reports_what_another_said_passes_it_on():
    found = attribute("The health ministry of Chile said that 412 people were ill, Hillwire reported.").of(
        "412"
    )
    assert (found.source, found.via) == ("Chilean health ministry", "Hillwire")
