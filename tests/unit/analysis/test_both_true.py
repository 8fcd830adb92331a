"""Can both be true? On sentences as the program reads them, and on figures made by hand."""

import tomllib
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from helpers.comparing import figure_lists, said
from reportedly.analysis.both_true import can_both_be_true
from reportedly.analysis.pair_choice import pairs_of
from reportedly.analysis.series import estimate_of
from reportedly.extraction.pipeline import load_pipeline
from reportedly.model.both_true import Answer
from reportedly.model.document import Document
from reportedly.model.figure import Figure, Review, Stance
from reportedly.model.quantity import Kind

PAIRS = tomllib.loads(Path(__file__).with_name("true_pairs.toml").read_text(encoding="utf-8"))["pair"]
TITLE = "What happened this week"


@cache
def _read(key: str, published: str, text: str) -> tuple[Figure, ...]:
    day = published or None
    document = Document(
        key, f"{TITLE}\n\n{text}", title=TITLE, outlet=f"Paper {key}", published=day, language="en"
    )
    figures = load_pipeline().read(document).figures
    return tuple(replace(figure, outlet=document.outlet, published=day) for figure in figures)


def _figure(key: str, side: list[str]) -> Figure:
    published, text, number = side
    start = len(f"{TITLE}\n\n") + text.index(number)
    return next(f for f in _read(key, published, text) if f.start < start + len(number) and start < f.end)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["name"])
def test_the_answer_is_right_and_the_same_from_both_sides(pair: dict[str, Any]) -> None:
    is_one_article = pair["a"][1] == pair["b"][1]
    a, b = _figure("a", pair["a"]), _figure("a" if is_one_article else "b", pair["b"])

    verdict = can_both_be_true(a, b)

    assert verdict.answer.value == pair["answer"], verdict
    assert can_both_be_true(b, a) == verdict
    assert verdict.reason.endswith(".")
    assert verdict.reason.count(". ") == 0
    assert verdict.check == "" or verdict.check.startswith("Check the words: “")


def test_the_pairs_hold_enough_of_each_answer() -> None:
    counts = Counter(pair["answer"] for pair in PAIRS)

    assert min(counts[answer.value] for answer in Answer) >= 10


# --- by hand ----------------------------------------------------------------------------------------------


@given(figure_lists())
def test_any_two_figures_get_one_answer_that_does_not_depend_on_their_order(figures: list[Figure]) -> None:
    for first in figures:
        for second in figures:
            assert can_both_be_true(first, second) == can_both_be_true(second, first)
        assert can_both_be_true(first, first).answer is Answer.YES


@given(figure_lists())
def test_asserted_numbers_of_one_day_that_do_not_meet_are_never_both_true(figures: list[Figure]) -> None:
    told = [replace(figure, stance=Stance.ASSERTED, statement_date="2024-03-05") for figure in figures]

    for first in told:
        for second in told:
            verdict = can_both_be_true(first, second)
            is_rough = "~" in (first.relation.value, second.relation.value) or verdict.rule == "about"
            meets = estimate_of(first).interval.meets(estimate_of(second).interval)
            assert is_rough or (verdict.answer is Answer.YES) is meets


@pytest.mark.parametrize(
    ("other", "answer"),
    [("=2950", "yes"), ("=3080", "yes"), ("~3050", "yes"), ("3050..4000", "yes"), ("=3200", "unclear"),
     ("=2500", "unclear"), (">=3100", "unclear"), ("=3700", "no")],
)  # fmt: skip
def test_about_has_no_stated_width(other: str, answer: str) -> None:
    about = said(1, "Army", "~3000", "2024-03-05")

    assert can_both_be_true(about, said(2, "Mayor", other, "2024-03-05")).answer.value == answer


def test_the_threshold_of_about_is_told_with_its_reason() -> None:
    verdict = can_both_be_true(
        said(1, "Army", "~3000", "2024-03-05"), said(2, "Mayor", "=3200", "2024-03-05")
    )

    assert verdict.reason == (
        "“About” has no stated width: 3,200 is 7 % from ~3,000, too far to be sure, too near to rule out "
        "(sure up to 3 %, ruled out from 20 %)."
    )


def test_a_jump_of_another_source_within_a_day_is_looked_at() -> None:
    first = said(1, "NIS", "~3000", "2024-10-23", measure="soldiers", series="troops")
    second = said(2, "HUR", "~12000", "2024-10-24", measure="soldiers", series="troops")

    assert can_both_be_true(first, second).answer is Answer.UNCLEAR


def test_a_plan_and_a_fact_can_both_be_true() -> None:
    plan = said(
        1,
        "Army",
        "=10000",
        "2024-03-05",
        stance=Stance.PLANNED,
        target_date="2024-12",
        target_end="2024-12-31",
    )

    verdict = can_both_be_true(plan, said(2, "Army", "=3000", "2024-03-05"))

    assert (verdict.answer, verdict.rule) == (Answer.YES, "planned")
    assert verdict.reason == "10,000 is planned by Dec 2024, 3,000 is told as a fact."


def test_an_increment_larger_than_the_total_is_no_part_of_it() -> None:
    added = said(1, "Army", "=500", "2024-03-05", kind=Kind.INCREMENT)

    assert can_both_be_true(added, said(2, "Army", "=300", "2024-03-05")).answer is Answer.NO


# --- other pairs ------------------------------------------------------------------------------------------


def test_pairs_that_exclude_each_other_come_first_and_rejected_figures_not_at_all() -> None:
    figures = [
        said(1, "Army", "=10", "2024-03-05"),
        said(2, "Mayor", "=90", "2024-03-05"),
        said(3, "Ministry", ">=80", "2024-03-05"),
        said(4, "Hospital", "=55", "2024-03-05", review=Review.REJECTED),
    ]

    pairs = pairs_of(figures)

    assert [{pair.first, pair.second} for pair in pairs] == [{"f1", "f3"}, {"f1", "f2"}, {"f2", "f3"}]
    assert [pair.verdict.answer.value for pair in pairs] == ["no", "no", "yes"]


def test_pairs_of_a_current_figure_are_its_own() -> None:
    figures = [
        said(1, "Army", "=10", "2024-03-05"),
        said(2, "Mayor", "=90", "2024-03-05"),
        said(3, "Press", "=40", "2024-03-05"),
    ]

    assert {pair.second for pair in pairs_of(figures, figures[0])} == {"f2", "f3"}
    assert {pair.first for pair in pairs_of(figures, figures[0])} == {"f1"}


# --- two figures of one article ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "second", "answer"),
    [
        ("Of the 240 people on board, 87 were children, the airline said on Monday.", "240", "87", "yes"),
        ("Eleven of the 40 hostages have been freed, the negotiator said on Monday.", "Eleven", "40", "yes"),
        ("The company made 3,400 bicycles in May and 2,900 in June, it said.", "3,400", "2,900", "yes"),
        ("Police say 4,000 people came to Sunday's rally. The organisers speak of 11,000.", "4,000", "11,000", "no"),
        ("By 8 a.m. 14 houses had burned down; by 4 p.m. 22 houses had burned down, it said.", "14", "22", "yes"),
        ("Rebels said on Monday they held 40 hostages. The army said on Monday they held 15.", "40", "15", "no"),
        ("There are 58,400 open claims. The fall is owed to 2,600 claims that stood twice.", "58,400", "2,600", "yes"),
        ("The blaze in Lund killed 12 people. The blaze in Lund killed 19 people.", "12", "19", "no"),
        ("Police counted 9,000 marchers in Sarn on Sunday; the unions claimed 21,000.", "9,000", "21,000", "no"),
        ("Ana Lind said 17 patients died in the fire in Sarn. Firemen spoke of 25 dead patients.", "17", "25", "no"),
        ("The storm killed 14 people in Sarn and 22 in Dole, the agency said on Monday.", "14", "22", "yes"),
        ("The agency counted 1,200 seals in 2022. This year it counted 1,450.", "1,200", "1,450", "yes"),
    ],
    ids=["of the 240", "eleven of the 40", "May and June", "police and organisers", "hours", "both hold",
         "one voice, two things", "one voice, the same words", "police and unions", "a place told once", "two towns",
         "two years"],
)  # fmt: skip
def test_two_figures_of_one_article(text: str, first: str, second: str, answer: str) -> None:
    a, b = (_figure("one", ["2024-05-13", text, number]) for number in (first, second))

    assert can_both_be_true(a, b).answer.value == answer


def test_a_toll_that_names_its_event_is_no_part_of_another_toll_of_its_series() -> None:
    told = (("53", "Tessin dam toll", "The toll was 53."), ("71", "bodies", "It had 71 bodies."),
            ("120", "people killed", "It said 120 people were killed."))  # fmt: skip
    figures = [
        said(
            n,
            f"Source {n}",
            f"={number}",
            "2025-03-08",
            measure=what,
            sentence=sentence,
            series="people|killed",
        )
        for n, (number, what, sentence) in enumerate(told)
    ]

    assert "part_of_whole" not in {can_both_be_true(a, b).rule for a, b in combinations(figures, 2)}


def test_what_happened_is_no_place_of_which_a_count_without_a_place_is_the_whole() -> None:
    told = said(1, "Party", "~120", "2025-03-04", measure="people killed", series="people|killed",
                sentence="About 120 people died in the collapse of the Tessin dam.")  # fmt: skip
    plain = said(2, "Ministry", "=53", "2025-03-08", measure="people killed", series="people|killed",
                 sentence="The ministry said 53 people were killed.")  # fmt: skip

    assert can_both_be_true(plain, told).rule != "part_of_whole"


@pytest.mark.parametrize(
    ("series", "sentences", "reason"),
    [
        ("home", ("40 homes in the north were flooded", "70 homes were flooded nationwide"),
         "Whether “homes” means the same in both is not told."),
        ("home · flooded", ("Some 40 homes were hit in Lund.", "Water reached 70 homes of the village."),
         "Two things are counted, and both are called homes."),
    ],
)  # fmt: skip
def test_one_word_for_both_is_said_once(series: str, sentences: tuple[str, str], reason: str) -> None:
    words = {"measure": "homes", "unit": "home"}
    first = said(1, "mayor", "=40", "2024-10-01", series="home", sentence=sentences[0], **words)
    second = said(2, "army", "=70", "2024-10-01", series=series, sentence=sentences[1], **words)

    assert can_both_be_true(first, second).reason == reason
