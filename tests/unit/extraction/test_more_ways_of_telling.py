"""Who tells a number in ways of few words: offers, demands, ranges, reports attributed to another, lines of a table."""

import pytest

from helpers.attribution import attribute


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "Community volunteers of the Lund Red Cross told us that 41 had died.",
            "Community volunteers of the Lund Red Cross", id="volunteers are no verb",
        ),
        pytest.param("Cosla offered a rise of 41 percent.", "Cosla", id="an offer of a rise"),
        pytest.param("Cosla offered 41 beds to the town.", None, id="an offer of beds"),
        pytest.param("The unions want 41 percent this year.", "unions", id="a demand in percent"),
        pytest.param("The unions want 41 buses.", None, id="a wish for things"),
        pytest.param("Academics at Lund University arrived at a range of 41 to 50.", "Academics at Lund University",
                     id="arriving at a range"),
        pytest.param("Academics at Lund University arrived at 41 camps.", None, id="arriving at camps"),
        pytest.param("Survivors described waves of 41 feet.", "Survivors", id="survivors describe"),
        pytest.param("Brokerage Kotak has cut its target price to $41.", "Kotak", id="target price"),
        pytest.param("Brokerage Kotak has cut its lunch price to $41.", None, id="any price"),
        pytest.param(
            "The ministry noted reports attributed to the Hill Guild that 41 had died.", "Hill Guild",
            id="reports attributed to",
        ),
        pytest.param("The joint response plan seeks $41 million.", None, id="a plan aims at something"),
        pytest.param("The plan says that 41 homes will be built.", "plan", id="a plan says something"),
        pytest.param("Petrol-Is withdrew its estimate of 41 spills.", "Petrol-Is", id="Is within a name"),
        pytest.param("The tanker spilled oil. Petrol-Is expects 41 fines.", "Petrol-Is", id="Is within a name, later"),
    ],
)  # fmt: skip
def test_who_tells_a_number_in_few_words(text: str, source: str | None) -> None:
    found = [
        a.source
        for a, n in zip(attribute(text).attributions, attribute(text).numbers, strict=True)
        if "41" in n
    ]
    assert found == [source]


@pytest.mark.parametrize(
    ("line", "source"),
    [
        pytest.param("Dead: 41", None, id="what is counted"),
        pytest.param("Survivors: 41", None, id="people who are counted"),
        pytest.param("Licensed capacity: 41", None, id="a property"),
        pytest.param("Police: 41 arrested", "police", id="who speaks"),
        pytest.param("Police: 41", "police", id="who speaks of a bare number"),
    ],
)
def test_of_a_table_in_lines_nobody_speaks(line: str, source: str | None) -> None:
    text = f"Ferry sinks\n\nThe ferry sank on Monday night off the coast.\n\n{line}\n\nIt was built long ago, in May."
    assert attribute(text).of("41").source == source


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        pytest.param(
            "Doctors' body faults government figures, says over 41 dead", "Doctors' body", id="faults"
        ),
        pytest.param("Minister defends cuts, says 41 clinics safe", "Minister", id="defends"),
        pytest.param("Storm hits coast, kills 41", None, id="no verb of saying"),
    ],
)
def test_the_second_verb_of_a_headline_has_its_first_name(headline: str, source: str | None) -> None:
    text = f"{headline}\n\nThe week was long for all who live on the coast, and rain fell."
    assert attribute(text).of("41").source == source


def test_a_line_below_a_text_names_its_source() -> None:
    text = "The flood killed 41 people.\n\nSource: {}"
    assert attribute(text.format("Ministry of Health")).of("41").source == "Ministry of Health"
    assert attribute(text.format("Reuters")).of("41").source is None
    credited = "Police said the flood killed 41 people.\n\nSource: Ministry of Health"
    assert attribute(credited).of("41").source == "police"


def test_who_is_heard_in_parliament_briefs_nobody() -> None:
    text = (
        "Transport Minister Al Roe told parliament that 263 people were on board.\n\n"
        'Opposition MP Bo Lund said he hid the scale. "The government has lost 41 people," he said.'
    )
    assert attribute(text).of("41").source == "Bo Lund"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("Nordbahn cancelled 41 trains, by its own account.", "Nordbahn", id="its own account"),
        pytest.param("The Hill Union met. In 41 villages, by its count, fires were lit.", "Hill Union", id="its count"),
        pytest.param("Of the members 41 are girls, by their own account.", None, id="of nobody who is known"),
        pytest.param("The bridge grew by 41 metres.", None, id="by so much"),
        pytest.param(
            "About 41 barrels of crude leaked from a pipeline into Pelican Bay, the operator, Petrona, said on Monday.",
            "Petrona", id="barrels say nothing",
        ),
        pytest.param("The Hill Union met. It fears losses of 41 tonnes.", "Hill Union", id="fearing a loss"),
    ],
)  # fmt: skip
def test_whose_own_count_it_is(text: str, source: str | None) -> None:
    assert attribute(text).of("41").source == source
