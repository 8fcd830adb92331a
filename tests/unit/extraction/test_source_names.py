"""One canonical name for each body, and the words of a mention taken apart."""

import pytest

from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.roles import role_words, take_apart
from reportedly.extraction.source_names import normalize_name, source_table
from reportedly.model.span import Span


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("South Korean intelligence", "NIS (South Korea)"),
        ("Seoul's spy agency", "NIS (South Korea)"),
        ("the South Korean National Intelligence Service", "NIS (South Korea)"),
        ("Seoul", "South Korea"),
        ("authorities in Seoul", "South Korea"),
        ("the U.N.", "UN"),
        ("World Health Organisation", "WHO"),
        ("Peru's Ministry of Health", "Peruvian health ministry"),
        ("the Peruvian Health Ministry", "Peruvian health ministry"),
        ("Ministry of Health of Peru", "Peruvian health ministry"),
        ("the U.S. Defense Secretary", "Pentagon"),
        ("Zelenskyy", "Volodymyr Zelensky"),
    ],
)
def test_any_name_of_a_body_gives_its_canonical_name(words, name):
    table = source_table(load_lexicon("en"))

    assert table.find(words).name == name


def test_a_spy_agency_of_no_listed_country_is_nobody_in_the_table():
    assert source_table(load_lexicon("en")).find("Atlantis's spy agency") is None


def test_names_are_found_in_text_longest_first():
    text = "The Kyiv Independent wrote that Kyiv agreed; who knows."

    found = [(span.of(text), body.name) for span, body in source_table(load_lexicon("en")).scan(text)]

    assert found == [("The Kyiv Independent", "Kyiv Independent"), ("Kyiv", "Ukraine")]


def test_each_alias_stands_for_one_body_only():
    table = load_lexicon("en").table("sources")
    owner: dict[str, str] = {}
    for rows in table["bodies"].values():
        for row in rows.strip().splitlines():
            name, _, *aliases = (part.strip() for part in row.split("|"))
            for form in {normalize_name(alias) for alias in (name, *aliases) if alias}:
                assert owner.setdefault(form, name) == name, f"{form!r} stands for {owner[form]} and {name}"


def test_the_table_has_bodies_of_every_sort():
    bodies = load_lexicon("en").table("sources")["bodies"]

    assert sum(len(rows.strip().splitlines()) for rows in bodies.values()) >= 250
    assert {"ministry", "service", "un", "ngo", "outlet", "person"} <= set(bodies)


@pytest.mark.parametrize(
    ("text", "body", "role", "person"),
    [
        ("World Bank President Ann Lee", "World Bank", "president", "Ann Lee"),
        ("deputy Pentagon spokeswoman Ann Lee", "Pentagon", "spokeswoman", "Ann Lee"),
        ("Ann Lee, a spokeswoman for the World Bank", "World Bank", "spokeswoman", "Ann Lee"),
        ("The mayor of Oslo, Ann Lee", "Oslo", "mayor", "Ann Lee"),
        ("Prime Minister Ann Lee", None, "prime-minister", "Ann Lee"),
        ("eastern Chad's health minister Ann Lee", "eastern Chad's health minister", "minister", "Ann Lee"),
        ("Ann van der Lee", None, "", "Ann van der Lee"),
    ],
)
def test_a_mention_falls_into_body_role_and_person(text, body, role, person):
    found = take_apart(text, Span(0, len(text)), role_words(load_lexicon("en")))

    assert (found.body and found.body.of(text), found.role) == (body, role)
    assert (found.person and found.person.of(text)) == person
