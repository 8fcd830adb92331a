"""The shipped table of bodies holds what it promises, and nothing that reads everyday words as names."""

import re

import pytest

from reportedly.extraction.lexicon import load_lexicon
from reportedly.extraction.source_names import normalize_name, source_table

KINDS = {
    "government",
    "parliament",
    "ministry",
    "service",
    "spies",
    "agency",
    "court",
    "party",
    "un",
    "organization",
    "ngo",
    "research",
    "company",
    "outlet",
    "person",
}
# Words that a sentence may begin with; a name that is one of them needs "the" or more words.
EVERYDAY = """
about after again all amazon among apple army bank before bloc care center chief citizen city coalition committee
council country court crisis dawn day defense economy energy fire fortune future general government group halifax health
herald hill home hope hospital independent industry information insider institute job journal labor land law leader life
market metro military mint mirror mission monitor morning nation nationwide nature news night observer office official
order paper party people police post power press print public record red reform report russian salon science security
shell shelter slate south standard star state storm sun target telegraph time times today tour trade tribune trust
truth union unit unity university vanguard voice war water week welfare west winter wire wired woman work world year
"""
# Bodies outside any one state.
NO_STATE = {"", "EU", "VA"}


def _rows(text):
    return [[part.strip() for part in row.split("|")] for row in text.strip().splitlines()]


@pytest.fixture(scope="module")
def table():
    return load_lexicon("en").table("sources")


def test_the_table_names_more_than_nine_hundred_bodies(table):
    listed = {row[0] for rows in table["bodies"].values() for row in _rows(rows)}
    national = {row[2] for row in _rows(table["national"]["rows"])}

    assert len(listed | national) >= 1500


def test_each_kind_of_body_is_known(table):
    assert set(table["bodies"]) == KINDS


def test_each_body_belongs_to_a_listed_country_or_to_none(table):
    codes = {row[1] for row in _rows(table["countries"])}

    wrong = [
        row[0]
        for rows in table["bodies"].values()
        for row in _rows(rows)
        if len(row) < 2 or row[1] not in codes | NO_STATE
    ]

    assert wrong == []


def test_country_codes_and_forms_are_unique(table):
    owner: dict[str, str] = {}
    for name, code, *forms in _rows(table["countries"]):
        for form in {code, *map(normalize_name, (name, *forms))}:
            assert owner.setdefault(form, name) == name, f"{form} is {owner[form]} and {name}"


def test_each_national_row_has_a_listed_country_and_institution(table):
    codes = {row[1] for row in _rows(table["countries"])}
    institutions = {row[0] for rows in table["institutions"].values() for row in _rows(rows)}

    wrong = [
        row
        for row in _rows(table["national"]["rows"])
        if row[0] not in codes or row[1] not in institutions or not row[2]
    ]

    assert wrong == []


def test_each_alias_of_a_national_row_stands_for_one_body_only(table):
    owner = {
        normalize_name(form): row[0]
        for rows in table["bodies"].values()
        for row in _rows(rows)
        for form in (row[0], *row[2:])
        if form
    }
    for _, _, name, *aliases in _rows(table["national"]["rows"]):
        for form in (name, *aliases):
            assert owner.setdefault(normalize_name(form), name) == name, form


def test_no_alias_is_an_everyday_word(table):
    everyday = set(EVERYDAY.split()) - set(table["with_article"].split())
    names = [row for rows in table["bodies"].values() for row in _rows(rows)]
    names += [[row[2], row[0], *row[3:]] for row in _rows(table["national"]["rows"])]

    found = [
        form
        for name, _, *aliases in names
        for form in (name, *aliases)
        if normalize_name(form) in everyday and not form.isupper()
    ]

    assert found == []


def test_names_hold_no_stray_signs(table):
    forms = [form for rows in table["bodies"].values() for row in _rows(rows) for form in (row[0], *row[2:])]

    assert [form for form in forms if form and re.search(r"[\"*<>]|\s{2}|^\W+$", form)] == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Turkey's statistics office", "TurkStat"),
        ("the Turkish Statistical Institute", "TurkStat"),
        ("the Turkish health ministry", "Turkish health ministry"),
        ("Türkiye's Ministry of Health", "Turkish health ministry"),
        ("Ankara's foreign ministry", "Turkish foreign ministry"),
        ("Mexico's central bank", "Bank of Mexico"),
        ("Banxico", "Bank of Mexico"),
        ("Iran's state news agency", "IRNA"),
        ("Chinese state television", "Chinese state TV"),
        ("Sweden's public health agency", "Public Health Agency of Sweden"),
        ("India's Ministry of Home Affairs", "Indian interior ministry"),
        ("Nigeria's disaster management agency", "NEMA (Nigeria)"),
        ("Canadian intelligence service", "CSIS (Canada)"),
        ("the Philippine military", "Armed Forces of the Philippines"),
        ("the U.S. health ministry", "US Department of Health and Human Services"),
        ("Peru's supreme court", "Peruvian supreme court"),
        ("Fijian police", "Fijian police"),
        ("the European-Mediterranean Seismological Centre", "EMSC"),
        ("Stats SA", "Statistics South Africa"),
    ],
)
def test_regular_names_are_composed_from_country_and_institution(words, name):
    assert source_table(load_lexicon("en")).find(words).name == name


@pytest.mark.parametrize(
    ("words", "country", "name"),
    [
        ("the NDMA", "PK", "NDMA (Pakistan)"),
        ("the NDMA", "IN", "NDMA (India)"),
        ("the INEC", "NG", "INEC (Nigeria)"),
        ("the Health Ministry", "KE", "Kenyan health ministry"),
        ("the Electoral Commission", "KE", "IEBC"),
        ("the statistics office", "TR", "TurkStat"),
        ("RSF", "SD", "Rapid Support Forces"),
        ("RSF", "FR", "Reporters Without Borders"),
    ],
)
def test_a_name_that_many_countries_have_takes_the_country_of_the_article(words, country, name):
    found = source_table(load_lexicon("en")).find(words, country)

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("words", ["the NDMA", "the INEC", "the health ministry", "Election Commission"])
def test_a_name_that_many_countries_have_is_nobodys_without_a_country(words):
    assert source_table(load_lexicon("en")).find(words) is None


@pytest.mark.parametrize("words", ["the police", "the health department", "health officials", "the army"])
def test_what_a_town_may_have_too_is_not_the_countrys(words):
    assert source_table(load_lexicon("en")).find(words, "KE") is None


@pytest.mark.parametrize(
    "text",
    ["Dawn broke over the hill.", "Sun and rain followed.", "Leta went home.", "Independent experts left."],
)
def test_everyday_words_at_the_start_of_a_sentence_name_nobody(text):
    assert list(source_table(load_lexicon("en")).scan(text)) == []
