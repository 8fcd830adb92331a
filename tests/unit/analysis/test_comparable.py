"""Why figures are one series, and which series may be one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction_reading import only_figure
from helpers.records import make_document, make_figure
from reportedly.analysis.comparable import KeyParts, grouping_reason, key_parts, suggest_series
from reportedly.model.figure import Figure


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Some 510 Chadian troops were killed in Mali.", KeyParts("chadian troops", "killed", "mali")),
        ("About 4,100 Chadian troops are in Mali.", KeyParts("chadian troops", "", "mali")),
        (
            "Another 130 tourists were injured in Peru.",
            KeyParts("tourist", "wounded", "peru", kind="increment"),
        ),
        ("Inflation in Kenya rose to 4.2 percent.", KeyParts("inflation", "", "kenya", unit="percent")),
        ("Some 300,000 homes were left without power.", KeyParts("homes", "without power")),
    ],
)
def test_the_parts_of_a_key_are_told_from_each_other(sentence: str, parts: KeyParts) -> None:
    assert key_parts(only_figure(sentence)) == parts


def test_the_reason_of_a_group_names_what_all_its_figures_share() -> None:
    figure = only_figure("Some 510 Chadian troops were killed in Mali.")

    assert grouping_reason(figure) == (
        ("thing", "chadian troops"), ("outcome", "killed"), ("place", "mali"), ("kind", "total"),
    )  # fmt: skip


def _suggested(*sentences: str) -> list[tuple[str, str, str]]:
    pairs = suggest_series(only_figure(sentence) for sentence in sentences)
    return [(pair.narrow, pair.broad, pair.part) for pair in pairs]


def test_a_place_that_one_report_leaves_out_suggests_one_series() -> None:
    found = _suggested("Some 40 miners were killed in Peru.", "The blast killed 41 miners.")

    assert found == [("miner · killed · peru", "miner · killed", "place")]


def test_a_place_has_its_capital_in_the_reason() -> None:
    narrow = only_figure("Some 40 miners were killed in Peru.")
    broad = only_figure("The blast killed 41 miners.")

    (pair,) = suggest_series([broad, narrow])

    assert pair.reason == "one says Peru, the other gives no place; all else agrees"


def test_a_broader_word_suggests_one_series_and_says_why() -> None:
    narrow = only_figure("Some 72 nurses were detained in Serbia.")
    broad = only_figure("Police arrested 70 people in Serbia.")

    (pair,) = suggest_series([broad, narrow])

    assert pair.reason == "one says nurse, the other people; all else agrees"


def test_an_outcome_that_a_measure_tells_in_other_words_is_no_place_that_one_leaves_out() -> None:
    rows = [("worker · laid off", "redundancies"), ("worker", "workers")]
    figures = [
        replace(make_figure(make_document(), i, i + 1, series=key, measure=measure), unit="people")
        for i, (key, measure) in enumerate(rows)
    ]

    assert suggest_series(figures) == ()


def test_people_of_whom_nothing_is_said_are_nobody_in_particular() -> None:
    keys = ["people · Oren", "doctor · Oren", "displaced people · Oren"]
    figures = [
        replace(
            make_figure(make_document(), i, i + 1, series=key, measure=key.split(" · ")[0]), unit="people"
        )
        for i, key in enumerate(keys)
    ]

    assert suggest_series(figures) == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Some 40 miners were killed in Peru.", "Some 41 miners were injured in Peru."),
        ("Some 40 troops were killed in Mali.", "Some 90 troops were killed or wounded in Mali."),
        ("Chad sent 500 troops to Mali.", "Chad sent another 500 troops to Mali."),
        ("Some 40 people were injured in Peru.", "Some 41 people were hospitalised in Peru."),
        ("Some 40 soldiers were killed in Mali.", "Some 41 civilians were killed in Mali."),
        ("Inflation in Kenya will be 4 percent in 2026.", "Inflation in Kenya will be 5 percent in 2027."),
    ],
)
def test_what_is_not_the_same_is_neither_joined_nor_suggested(first: str, second: str) -> None:
    figures = [only_figure(first), only_figure(second)]

    assert figures[0].series != figures[1].series
    assert suggest_series(figures) == ()


KEYS = [
    "troops",
    "chadian troops",
    "troops · killed · mali",
    "troops · killed",
    "people · killed",
    "case · peru",
]


def _figures(keys: list[str]) -> list[Figure]:
    return [make_figure(make_document(), i, i + 1, series=key, measure=key) for i, key in enumerate(keys)]


@given(st.lists(st.sampled_from(KEYS)), st.lists(st.sampled_from(KEYS)))
def test_more_figures_take_no_suggestion_back(few: list[str], more: list[str]) -> None:
    before = suggest_series(_figures(few))

    assert set(before) <= set(suggest_series(_figures([*few, *more])))
