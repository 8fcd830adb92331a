"""Numbers of headlines that the text below attributes, and sources in brackets at the end of a line."""

import pytest

from helpers.attribution import attribute

_ARTICLE = "Landslide buries 40 carts near Vik\n\nA landslide buried 40 carts near Vik on Monday, {below}\n"


def test_the_number_of_a_headline_has_the_source_of_the_same_number_below():
    found = attribute(_ARTICLE.format(below="the road office said."))

    assert found.of("40", 0).source == found.of("40", 1).source == "road office"
    assert found.of("40", 0).confidence < found.of("40", 1).confidence


def test_a_headline_whose_number_two_sources_give_has_none():
    found = attribute(
        _ARTICLE.format(below="the road office said.\n\nThe guild also put the number of buried carts at 40.")
    )

    assert found.of("40", 0).source is None


def test_a_headline_with_the_same_number_of_something_else_has_no_source():
    found = attribute("Mill burns 40 days\n\nThe road office said that 40 carts were lost.\n")

    assert found.of("40", 0).source is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("• 412 cases in 11 districts (Health Office, 11 March).", "Health Office", id="dated"),
        pytest.param("Some 412 wells are dry (source: Hill Watch).", "Hill Watch", id="called a source"),
        pytest.param("Some 412 carts were burnt (Vik, 3 May).", None, id="a place"),
        pytest.param("Some 412 homes were lost (see the map).", None, id="no source"),
    ],
)
def test_brackets_at_the_end_of_a_sentence_name_its_source(text: str, source: str | None):
    assert attribute(text).of("412").source == source


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        pytest.param("Flash flood: water reaches 34 houses", None, id="a topic"),
        pytest.param("Road office: water reaches 34 houses", "Road office", id="who speaks below"),
    ],
)
def test_only_who_speaks_below_speaks_before_the_colon_of_a_headline(headline: str, source: str | None):
    text = f"{headline}\n\nThe road office said on Monday that the rain would stop. The mayor put the damage at $40.\n"

    assert attribute(text).of("34").source == source


def test_behind_the_colon_of_a_headline_somebody_else_may_speak():
    found = attribute(
        "Vik: road office says 34 houses lost\n\nThe mayor of Vik said that the rain would stop.\n"
    )

    assert found.source_text("34") != "Vik"
