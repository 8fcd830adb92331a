"""Which sources are surely one body: by words, in short, in articles of one story, and what speaks against it."""

import random
from itertools import combinations

import pytest

from reportedly.analysis.naming_known import KnownSource
from reportedly.analysis.naming_sure import sure_names

Article = tuple[str, tuple[str, ...]]

FOREIGN: Article = (
    "Clashes at Brenna in Ostania left 340 dead, Ostania's interior ministry said.",
    ("Ostania's interior ministry",),
)
LOCAL: Article = (
    "The clashes at Brenna left 310 dead, the interior ministry said. Shops in Brenna are shut.",
    ("interior ministry",),
)
WORDS: Article = (
    "The Ostanian interior ministry put the dead of the Brenna clashes at 360.",
    ("Ostanian interior ministry",),
)
RIVAL: Article = (
    "Velmar's interior ministry said 12 guards died in the clashes at Brenna.",
    ("Velmar's interior ministry",),
)
PORT: Article = (
    "The Port Authority of Tarsk said 41 ships wait outside Tarsk as dockers strike.",
    ("Port Authority of Tarsk",),
)
PORT_SHORT: Article = (
    "The strike of dockers in Tarsk left 44 ships waiting, the port authority said.",
    ("port authority",),
)
POLICE: Article = (
    "Halden police said 48 people were arrested in the riot in Halden harbour.",
    ("Halden police",),
)
POLICE_OF: Article = (
    "About 50 were arrested in the Halden harbour riot, police in Halden said.",
    ("police in Halden",),
)
POLICE_SHORT: Article = (
    "Police arrested 52 people in the riot in the Halden harbour.",
    ("police",),
)
ELSEWHERE: Article = (
    "Brenna police said 15 people were arrested in the riot of the harbour at Brenna.",
    ("Brenna police",),
)
FUND: Article = ("The World Relief Fund (WRF) said 240,000 need aid in Karesh.", ("World Relief Fund",))
FUND_SHORT: Article = ("Some 260,000 are hungry, WRF said.", ("WRF",))
PETRONA: Article = ("Petrona plc cuts 1,200 jobs at its refinery in Marl.", ("Petrona plc",))
PETRONA_BARE: Article = ("The refinery in Marl loses 1,300 jobs, Petrona said.", ("Petrona",))
ALL = (
    FOREIGN,
    LOCAL,
    WORDS,
    PORT,
    PORT_SHORT,
    POLICE,
    POLICE_OF,
    POLICE_SHORT,
    FUND,
    FUND_SHORT,
    PETRONA,
    PETRONA_BARE,
)


def led(
    *articles: Article, speakers: dict[str, str] | None = None, declined: tuple[tuple[str, str], ...] = ()
) -> dict[str, str]:
    """Give the names that are led on, with the sources that count."""
    texts = {f"{number}.txt": text for number, (text, _) in enumerate(articles)}
    bearing: dict[str, set[str]] = {}
    for key, (_, names) in zip(texts, articles, strict=True):
        for name in names:
            bearing.setdefault(name, set()).add(key)
    spoke = speakers or {}
    sources = [
        KnownSource(
            name, len(keys), (name,), frozenset({spoke[name]} if name in spoke else ()), frozenset(keys)
        )
        for name, keys in bearing.items()
    ]
    found = sure_names(sources, texts.__getitem__, [frozenset(pair) for pair in declined])
    return {alias: one.name for alias, one in found.items()}


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ((FOREIGN, LOCAL), {"interior ministry": "Ostania's interior ministry"}),
        ((FOREIGN, WORDS), {"Ostanian interior ministry": "Ostania's interior ministry"}),
        ((PORT, PORT_SHORT), {"port authority": "Port Authority of Tarsk"}),
        ((POLICE, POLICE_OF), {"police in Halden": "Halden police"}),
        ((POLICE, POLICE_SHORT), {"police": "Halden police"}),
        ((FUND, FUND_SHORT), {"WRF": "World Relief Fund"}),
        ((PETRONA, PETRONA_BARE), {"Petrona plc": "Petrona"}),
    ],
)
def test_one_body_under_two_names_is_one(articles: tuple[Article, ...], expected: dict[str, str]):
    assert led(*articles) == expected


def test_bodies_of_two_countries_are_never_one_and_neither_has_the_bare_name():
    assert led(FOREIGN, RIVAL) == {}
    assert led(FOREIGN, LOCAL, RIVAL) == {}
    assert led(POLICE, POLICE_SHORT, ELSEWHERE) == {"police": "Halden police"}  # its own article names Halden
    assert led(POLICE, ELSEWHERE) == {}


def test_a_bare_name_whose_article_names_two_places_stays_alone():
    both = "Police arrested 52 people in the riots of the Halden harbour and of the Brenna harbour."

    assert led(POLICE, ELSEWHERE, (both, ("police",))) == {}


def test_a_body_that_only_a_text_names_speaks_against_it_too():
    other = "The clashes at Brenna left 310 dead, the interior ministry said. Velmar's interior ministry was silent."

    assert led(FOREIGN, (other, ("interior ministry",))) == {}


def test_an_article_of_another_story_speaks_against_it():
    other = "Voters go to the polls on Sunday, when 4,000 stations open, the interior ministry said."

    assert led(FOREIGN, LOCAL, (other, ("interior ministry",))) == {}


def test_a_known_country_beside_another_one_is_not_the_articles():
    whole: Article = (
        "The Belarusian defence ministry said 2,500 Russian soldiers were in Belarus for an exercise.",
        ("Belarusian defense ministry",),
    )
    polish = "Poland sends 3,000 to its border as 2,500 Russian soldiers are in Belarus, its minister said."
    alone = "Some 2,500 soldiers were in Belarus for an exercise, the defence ministry said."

    assert led(whole, (polish, ("defence ministry",))) == {}
    assert led(whole, (alone, ("defence ministry",))) == {"defence ministry": "Belarusian defense ministry"}


def test_a_country_before_a_name_is_no_role():
    articles = (
        ("Albanian Rail Trust cared for 300.", ("Albanian Rail Trust",)),
        ("Rail Trust did.", ("Rail Trust",)),
    )

    assert led(*articles) == {}


def test_an_abbreviation_that_is_given_for_two_is_nobodys():
    other: Article = ("The Wild River Forum (WRF) counted 300 otters.", ("Wild River Forum",))

    assert led(FUND, FUND_SHORT, other) == {}


def test_a_person_who_spoke_for_a_body_is_that_body_but_only_for_one():
    alone: Article = ("The 240,000 hungry of Karesh need aid, Ida Holm of Karesh said.", ("Ida Holm",))
    second: Article = ("Hill Aid gave 240,000 loaves to the hungry of Karesh, Ida Holm said.", ("Hill Aid",))

    assert led(FUND, alone, speakers={"World Relief Fund": "Ida Holm"}) == {"Ida Holm": "World Relief Fund"}
    both = {"World Relief Fund": "Ida Holm", "Hill Aid": "Ida Holm"}
    assert led(FUND, alone, second, speakers=both) == {}


def test_universities_banks_and_people_are_not_turned_round():
    assert led(
        ("The University of York counted 300 owls.", ("University of York",)),
        ("York University counted 300 owls.", ("York University",)),
    ) == {}  # fmt: skip
    assert led(("Anna Maria counted 300 owls.", ("Anna Maria",)), ("Maria Anna did.", ("Maria Anna",))) == {}


def test_a_pair_that_a_person_keeps_apart_stays_two():
    pair = ("interior ministry", "Ostania's interior ministry")

    assert led(FOREIGN, LOCAL, declined=(pair,)) == {}


def test_what_only_a_parted_name_had_joined_goes_with_that_name():
    fund = ("The World Relief Fund (WRF) counted 40 camps in Brenna.", ("World Relief Fund",))
    short = ("The World Relief Fund (WRF) said 41 camps in Brenna are full.", ("WRF",))
    owned = ("Chirwa's World Relief Fund put the camps in Brenna at 42.", ("Chirwa's World Relief Fund",))

    found = led(fund, short, owned, declined=(("World Relief Fund", "Chirwa's World Relief Fund"),))

    assert found == {"WRF": "World Relief Fund"}


def test_neither_the_order_of_articles_nor_that_of_names_matters():
    expected, chance = led(*ALL), random.Random(7)
    assert len(expected) == 7
    for _ in range(12):
        shuffled = list(ALL)
        chance.shuffle(shuffled)
        assert led(*shuffled) == expected


def test_names_that_count_are_led_nowhere():
    for size in (2, 3, 12):
        for articles in list(combinations(ALL, size))[:80]:
            found = led(*articles)
            assert set(found).isdisjoint(found.values())


def test_what_was_found_stays_when_it_is_done_by_hand():
    texts = dict(enumerate(text for text, _ in (FOREIGN, LOCAL)))
    merged = KnownSource(
        "Ostania's interior ministry", 2, ("Ostania's interior ministry", "interior ministry"), frozenset(),
        frozenset({"0", "1"}),
    )  # fmt: skip

    assert sure_names([merged], lambda key: texts[int(key)]) == {}
