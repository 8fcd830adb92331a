"""Ways of saying who gives a number that say it without "said": each names its source whoever that is."""

import pytest

from helpers.attribution import attribute


@pytest.mark.parametrize(
    ("text", "number", "source"),
    [
        pytest.param("The latest count from Oxfam stands at 412.", "412", "Oxfam", id="count stands at"),
        pytest.param("Oxfam's own count was 412.", "412", "Oxfam", id="own count was"),
        pytest.param("The toll was raised to 412 by Oxfam.", "412", "Oxfam", id="raised by"),
        pytest.param("The death toll was given as 412 by Oxfam.", "412", "Oxfam", id="given as, by"),
        pytest.param("The figure of 412 comes from Oxfam.", "412", "Oxfam", id="comes from"),
        pytest.param(
            "The number of dry wells, currently put at 412 by Oxfam, may rise.", "412", "Oxfam", id="put at by",
        ),
        pytest.param("UNICEF says 12 wells are dry, a number that Oxfam puts at 412.", "412", "Oxfam", id="puts at"),
        pytest.param("Lawmakers were told by Oxfam that 412 wells were dry.", "412", "Oxfam", id="were told by"),
        pytest.param("The paper has learned from Oxfam that 412 wells were dry.", "412", "Oxfam", id="learned from"),
        pytest.param("Oxfam is aware of 412 dry wells.", "412", "Oxfam", id="is aware of"),
        pytest.param("Oxfam predicted losses of $412 million.", "$412 million", "Oxfam", id="predicted losses"),
        pytest.param("As Oxfam reported on Monday, 412 wells are dry.", "412", "Oxfam", id="as somebody reported"),
        pytest.param(
            "Citing the health ministry, local media said 412 wells were dry.", "412", "health ministry",
            id="citing, at the beginning",
        ),
        pytest.param(
            "Oxfam said the drought was getting worse: 412 wells were dry.", "412", "Oxfam", id="behind a colon",
        ),
        pytest.param(
            "UNICEF said 12 wells were dry, against 412 according to Oxfam.", "412", "Oxfam", id="against",
        ),
        pytest.param(
            "UNICEF said 12 wells were dry, against 412 according to Oxfam.", "12", "UNICEF", id="what is compared",
        ),
        pytest.param(
            "UNICEF said 12 wells were dry but Governor Ana Lund said 412 were dry.", "412", "Ana Lund", id="but",
        ),
        pytest.param("UNICEF says 12 wells are dry; Oxfam says 412.", "412", "Oxfam", id="semicolon"),
        pytest.param("UNICEF says 12 wells are dry; Oxfam says 412.", "12", "UNICEF", id="before the semicolon"),
        pytest.param("“We will dig 412 wells,” Ana Lund promised.", "412", "Ana Lund", id="promised, quoted"),
        pytest.param("VHRO raised the toll to 412.", "412", "VHRO", id="short name read as an adverb"),
        pytest.param(
            "At least 412 wells were dry, Ana Lund, who runs the clinic, said.", "412", "Ana Lund", id="told of behind",
        ),
        pytest.param(
            "Data released by police on Monday showed 412 arrests.", "412", "police", id="released by",
        ),
    ],
)  # fmt: skip
def test_a_number_is_of_who_gives_it(text: str, number: str, source: str) -> None:
    assert source in (attribute(text).of(number).source or "")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("Two hospital officials said 412 wells were dry.", "Two hospital officials", id="two officials"),
        pytest.param("Aid groups put the number of dry wells at 412.", "Aid groups", id="a noun read as a verb"),
        pytest.param(
            "The blast hit 412 homes, ambulance service spokeswoman Dana Reiss said.", "ambulance service",
            id="spokeswoman of a body in small letters",
        ),
        pytest.param(
            "A spokesman for Oxfam said the wells were dry. He said 412 people had left.", "Oxfam",
            id="he, after a spokesman without a name",
        ),
        pytest.param(
            "A police spokeswoman said the road was closed. She said 412 people were held.", "police",
            id="she, after a spokeswoman without a name",
        ),
        pytest.param("Police have arrested 412 people, they said.", "Police", id="they, of the same sentence"),
        pytest.param(
            "The Vardonian air force shot down 412 drones, it said.", "Vardonian air force", id="it, said",
        ),
        pytest.param(
            "Hydrocor's net loss rose to 412 lorries, the company said.", "Hydrocor", id="the company",
        ),
        pytest.param(
            "Hydrocor closed the mine. Its chief executive, Al Berg, said 412 jobs would go.", "Hydrocor",
            id="its chief executive",
        ),
    ],
)  # fmt: skip
def test_who_speaks_is_called_by_the_whole_name(text: str, source: str) -> None:
    assert (attribute(text).of("412").source or "").lower() == source.lower()


def test_a_headline_may_name_its_source_behind_a_colon() -> None:
    assert (
        attribute("412 feared dead: police\n\nA blast shook the town on Monday.").of("412").source == "police"
    )


def test_whoever_is_named_comes_before_the_director_without_a_name() -> None:
    text = (
        "The director of the Hill Institute, Ana Lund, came on Monday. The institute's director met farmers. "
        "She said 412 wells were dry."
    )
    found = attribute(text).of("412")
    assert "Ana Lund" in (found.speaker, found.source)
