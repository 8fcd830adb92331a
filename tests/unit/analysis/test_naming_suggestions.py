"""Which names of sources could be one, and why; made-up names, and some of the shipped table."""

from collections.abc import Collection

import pytest

from reportedly.analysis.naming_kinds import guess_source, read_country
from reportedly.analysis.naming_suggestions import KnownSource, Suggestion, suggest_merges, suggest_sources
from reportedly.analysis.naming_words import folded_words, known_body, without_role


def suggest(*names: str, article: str = "a", text: str = "") -> list[Suggestion]:
    """Suggest among sources of one article, the first with the most figures."""
    sources = [
        KnownSource(name, len(names) - at, articles=frozenset({article})) for at, name in enumerate(names)
    ]
    return suggest_sources(sources, lambda articles: [text] if article in articles else [])


@pytest.mark.parametrize(
    ("names", "first", "reason"),
    [
        (("Mara Lindqvist", "Lindqvist"), "Lindqvist", "Lindqvist is the family name of Mara Lindqvist"),
        (("Mara Lindqvist", "Dr Lindqvist"), "Dr Lindqvist", "Lindqvist is the family name of Mara Lindqvist"),
        (("Paek Sun-yop", "Paek"), "Paek", "Paek is the family name of Paek Sun-yop"),
        (("Harbour Workers' League", "HWL"), "HWL", "HWL could be short for Harbour Workers' League"),
        (("Board of Water Safety", "Water Safety Board"), "Water Safety Board", "the same words in another order"),
        (
            ("Harbour Office of Peru", "Peruvian harbour office"), "Peruvian harbour office",
            "the same words in another order, with another form of the country",
        ),
        (("the Harbor League", "Harbor league"), "Harbor league",
         "the same name but for capitals, accents, dots or “the”"),
        (("Harbour League", "Harbour League spokesman"), "Harbour League spokesman",
         "“Harbour League spokesman” speaks for Harbour League"),
        (("Harbour League", "officials at the Harbour League"), "officials at the Harbour League",
         "“officials at the Harbour League” speaks for Harbour League"),
        (("Norrgruv Mining in Lund", "Norrgruv Mining"), "Norrgruv Mining",
         "“Norrgruv Mining” is a part of “Norrgruv Mining in Lund”"),
        (("Peruvian water board", "water board"), "water board",
         "“Peruvian water board” may be “water board” with its country"),
        (("Alliance to Save the Hills", "Alliance"), "Alliance",
         "“Alliance” is a part of “Alliance to Save the Hills”"),
        (("Abdulmenam Sahli", "Abdel-Moneim Sahli"), "Abdel-Moneim Sahli",
         "the same family name, the first names spelt alike"),
    ],
    ids=lambda value: value if isinstance(value, str) else " + ".join(value),
)  # fmt: skip
def test_names_that_could_be_one_are_suggested_with_the_reason_but_are_not_sure(
    names: tuple[str, str], first: str, reason: str
):
    assert suggest(*names) == [Suggestion(first, names[0], reason)]


@pytest.mark.parametrize(
    "names",
    [
        ("John Lindqvist", "Joan Lindqvist"),
        ("Ana Lindqvist", "Mara Lindqvist", "Lindqvist"),
        ("UN", "UN Security Council"),
        ("Peruvian health ministry", "Chilean health ministry"),
        ("Peruvian water board", "Chilean water board", "water board"),
        ("Harbour League", "Hill League"),
        ("officials", "local officials"),
        ("NDMA", "NDMA (Pakistan)", "NDMA (India)"),
    ],
    ids=" + ".join,
)
def test_names_that_are_two_or_could_be_of_several_are_not_suggested(names: tuple[str, ...]):
    assert suggest(*names) == []


def test_names_of_one_body_in_the_table_are_sure():
    (one,) = suggest("National Intelligence Service", "NIS (South Korea)")

    assert one == Suggestion(
        "National Intelligence Service", "NIS (South Korea)",
        "both are NIS (South Korea) in the list of known sources", is_sure=True,
    )  # fmt: skip


def test_an_abbreviation_that_an_article_introduces_is_sure_whatever_its_letters():
    text = "The NEtwork for CAre (NECA) said on Monday that it had no money."

    (one,) = suggest("NEtwork for CAre", "NECA", text=text)

    assert (one.first, one.is_sure) == ("NECA", True)
    assert one.reason == "an article introduces NECA as short for NEtwork for CAre"


def test_texts_are_read_only_where_something_like_an_abbreviation_is_a_source():
    asked: list[Collection[str]] = []

    def texts(articles: Collection[str]) -> list[str]:
        asked.append(articles)
        return []

    suggest_sources([KnownSource("Mara Lindqvist", 1, articles=frozenset({"a"}))], texts)
    suggest_sources([KnownSource("HWL", 1, articles=frozenset({"b"})), KnownSource("Ana", 1)], texts)

    assert asked == [["b"]]


def test_who_spoke_for_a_body_elsewhere_is_suggested():
    sources = [
        KnownSource("Harbour League", 1, speakers=frozenset({"Mara Lindqvist"})),
        KnownSource("Mara Lindqvist", 5),
    ]

    assert suggest_sources(sources, lambda _: []) == [
        Suggestion("Mara Lindqvist", "Harbour League", "Mara Lindqvist spoke for Harbour League elsewhere")
    ]


def test_a_name_merged_into_another_still_finds_its_like():
    sources = [
        KnownSource("Harbour people", 3, names=("Harbour Workers' League", "Harbour people")),
        KnownSource("HWL", 2),
    ]

    assert [(one.first, one.second) for one in suggest_sources(sources, lambda _: [])] == [
        ("HWL", "Harbour people")
    ]


def test_the_name_that_the_table_knows_is_the_one_to_lead_to():
    (one,) = suggest("date 2023-09-14 The Libyan Red Crescent", "Libyan Red Crescent")

    assert one.second == "Libyan Red Crescent"


def test_nothing_is_suggested_of_nothing():
    assert suggest() == []
    assert suggest_merges([]) == []


@pytest.mark.parametrize(
    ("name", "rule", "kind", "country"),
    [
        ("Pentagon", "", "government", "United States"),
        ("US military", "", "agency", "United States"),
        ("WHO", "", "organization", ""),
        ("AFP", "", "outlet", "France"),
        ("Boeing", "", "company", "United States"),
        ("RAND", "", "expert", "United States"),
        ("International Criminal Court", "", "organization", ""),
        ("European Commission", "", "organization", "European Union"),
        ("Vladimir Putin", "", "person", "Russia"),
        ("Mara Lindqvist", "cue.clause source.person", "person", ""),
        ("Mara Lindqvist", "", "", ""),
        ("local officials", "cue.clause source.as-written", "anonymous", ""),
        ("US and South Korean officials", "source.role", "anonymous", ""),
        ("Peruvian harbour police", "", "agency", "Peru"),
        ("Coast guard of Peru", "", "agency", "Peru"),
        ("surety companies", "", "company", ""),
        ("two epidemiologists", "", "expert", ""),
        ("the Coast Radio", "", "outlet", ""),
        ("Riverside", "", "outlet", ""),
        ("it", "source.pronoun", "", ""),
        ("", "", "", ""),
    ],
)
def test_a_kind_and_a_country_are_guessed_from_table_words_and_rule(
    name: str, rule: str, kind: str, country: str
):
    guess = guess_source(name, rule=rule, outlets={"Riverside"})

    assert (guess.kind, guess.country) == (kind, country)


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("kr", "South Korea"), ("South Korean", "South Korea"), ("Seoul", "South Korea"), ("EU", "European Union"),
        ("peru ", "Peru"), ("Abkhazia", "Abkhazia"), ("international", "international"),
    ],
)  # fmt: skip
def test_a_country_is_read_in_any_form_and_other_words_stay(written: str, country: str):
    assert read_country(written) == country


def test_words_of_a_name_are_compared_without_form_of_the_country():
    assert set(folded_words("Air Force of Ukraine")) == set(folded_words("the Ukrainian Air Force"))


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Harbour League spokeswoman", "Harbour League"), ("spokesman for the Harbour League", "Harbour League"),
        ("Harbour League’s chief", "Harbour League"), ("officials", ""), ("Ministry of Health", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_body_of_somebody_with_a_role_is_named(name: str, body: str):
    assert without_role(name) == body


def test_an_abbreviation_that_several_countries_have_stands_for_no_body():
    assert known_body("NDMA") is None
    assert known_body("NIS") is not None
