"""An office, what is said from it and who holds it are one source, where the articles leave no other holder."""

import random

import pytest

from reportedly.analysis.naming_classes import SureName
from reportedly.analysis.naming_known import KnownSource
from reportedly.analysis.naming_sure import sure_names

Article = tuple[str, tuple[str, ...]]

NAMED: Article = (
    "Governor Ada Lind said 41 people died in the flood at Brenna, where a dam broke.",
    ("Ada Lind",),
)
OFFICE: Article = (
    "The flood at Brenna killed 44 people after a dam broke, the governor's office said.",
    ("governor's office",),
)
BARE: Article = ("The governor said 46 people had died in the flood at Brenna as a dam broke.", ("governor",))
PLACED: Article = (
    "Velmar's governor said 47 people had died in the flood at Brenna, where a dam broke.",
    ("Velmar's governor",),
)
HOLDER: Article = (
    "Ada Lind, the governor of Velmar, put the dead of the flood at Brenna, where a dam broke, at 49.",
    ("Ada Lind",),
)
RIVAL: Article = (
    "The flood at Brenna, where a dam broke, killed 9 people downstream, Governor Bo Ek said.",
    ("Bo Ek",),
)
MAYOR: Article = (
    "Some 300 homes burned in the fire on the hills above Quilla, Mayor Jorge Paz said.",
    ("Jorge Paz",),
)
MAYORAL: Article = (
    "The mayor's office put the homes burned in the fire on the hills above Quilla at 320.",
    ("mayor's office",),
)
MINISTRY: Article = (
    "The health ministry said 1,300 people had cholera in the camp at Marl.",
    ("health ministry",),
)
MINISTER: Article = (
    "The minister said 1,400 people had caught cholera in the camp at Marl, where health workers are few.",
    ("minister",),
)
OF_HEALTH: Article = (
    "Minister of health officials count 1,450 people with cholera in the camp at Marl.",
    ("health minister",),
)


def found_in(*articles: Article, declined: tuple[tuple[str, str], ...] = ()) -> dict[str, SureName]:
    texts = {f"{number}.txt": text for number, (text, _) in enumerate(articles)}
    bearing: dict[str, set[str]] = {}
    for key, (_, names) in zip(texts, articles, strict=True):
        for name in names:
            bearing.setdefault(name, set()).add(key)
    sources = [
        KnownSource(name, len(keys), (name,), frozenset(), frozenset(keys)) for name, keys in bearing.items()
    ]
    return sure_names(sources, texts.__getitem__, [frozenset(pair) for pair in declined])


def led(*articles: Article, declined: tuple[tuple[str, str], ...] = ()) -> dict[str, str]:
    return {alias: one.name for alias, one in found_in(*articles, declined=declined).items()}


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ((NAMED, OFFICE, BARE), {"governor's office": "Ada Lind", "governor": "Ada Lind"}),
        ((OFFICE, BARE), {"governor's office": "governor"}),
        ((HOLDER, PLACED), {"Ada Lind": "Velmar's governor"}),
        ((MAYOR, MAYORAL), {"mayor's office": "Jorge Paz"}),
        ((MINISTRY, MINISTER), {"minister": "health ministry"}),
        ((MINISTRY, OF_HEALTH), {"health minister": "health ministry"}),
    ],
)
def test_an_office_is_who_holds_it(articles: tuple[Article, ...], expected: dict[str, str]):
    assert led(*articles) == expected


def test_the_reason_is_said_in_words():
    found = found_in(NAMED, BARE)

    assert found["governor"].reason == "Ada Lind is the only governor in the articles of this story"


def test_a_second_holder_in_the_story_leaves_the_bare_office_alone():
    assert led(NAMED, RIVAL, BARE) == {}
    assert led(NAMED, RIVAL, OFFICE) == {}


@pytest.mark.parametrize(
    "text",
    [
        "The governor said 46 people had died at Brenna, where a dam broke. The governor of Tarsk sent boats.",
        "The governor said 46 people had died at Brenna, where a dam broke. Tarsk Governor Bo Ek sent boats.",
        "The governor said 46 people had died at Brenna, where a dam broke. Bo Ek, the Tarsk governor, sent boats.",
    ],
)
def test_another_holder_or_place_in_the_article_itself_leaves_it_alone(text: str):
    assert led(NAMED, (text, ("governor",))) == {}


def test_a_former_governor_or_a_deputy_is_no_holder_and_no_rival():
    former = "Former governor Ada Lind said 41 people died in the flood at Brenna, where a dam broke."
    visited = "The governor said 46 had died in the flood at Brenna as a dam broke. Deputy governor Bo Ek was there."

    assert led((former, ("Ada Lind",)), BARE) == {}
    assert led(NAMED, (visited, ("governor",))) == {"governor": "Ada Lind"}
    assert (
        led(BARE, ("The deputy governor spoke of 46 dead in the Brenna dam flood.", ("deputy governor",)))
        == {}
    )


def test_an_article_of_another_story_leaves_it_alone():
    other = "Turnout on Sunday was 61 percent, the governor said after the polls had closed."

    assert led(NAMED, (other, ("governor",))) == {}
    assert led(NAMED, BARE, (other, ("governor",))) == {}


def test_the_holder_of_another_place_is_not_the_one_of_this_one():
    tarsk = "Tarsk's governor said 47 people had died in the flood at Brenna, where a dam broke."

    assert led(HOLDER, (tarsk, ("Tarsk's governor",))) == {}


def test_a_minister_among_two_ministries_is_of_neither_but_the_prime_minister_is_another_office():
    two = "The minister said 1,400 had caught cholera in the camp at Marl. The health and the interior minister met."
    prime = "The minister said 1,400 had caught cholera in the camp at Marl. The prime minister praised health workers."

    assert led(MINISTRY, (two, ("minister",))) == {}
    assert led(MINISTRY, (prime, ("minister",))) == {"minister": "health ministry"}


def test_an_office_that_is_a_body_is_nobodys():
    audits = "The Office of Local Audits said 41 people died in the flood at Brenna. Local Audits agreed."

    assert led((audits, ("Office of Local Audits", "Local Audits"))) == {}


def test_a_pair_that_a_person_keeps_apart_stays_two():
    found = led(NAMED, OFFICE, BARE, declined=(("governor", "Ada Lind"), ("governor", "governor's office")))

    assert found == {"governor's office": "Ada Lind"}


def test_the_order_of_articles_does_not_matter():
    articles = [NAMED, OFFICE, BARE, PLACED, HOLDER, MAYOR, MAYORAL, MINISTRY, MINISTER]
    expected, chance = led(*articles), random.Random(7)
    assert len(expected) == 5
    for _ in range(12):
        chance.shuffle(articles)
        assert led(*articles) == expected
